//! Ratings in cells: the figure in its level's style, a dot where nothing was recorded.

use ratatui::style::Style;

use crate::journal::{Rating, Scale};
use crate::tui::theme::{Role, Theme};

/// What stands for a scale that was skipped, or a day without a check-in.
pub const NOT_RECORDED: &str = "·";

/// The figure of a rating and its style.
pub fn figure(theme: &Theme, scale: Scale, rating: Option<Rating>) -> (String, Style) {
    match rating {
        None => (NOT_RECORDED.to_owned(), theme.style(Role::Muted)),
        Some(rating) => {
            let style = match scale {
                Scale::Sign(_) => theme.level(rating),
                Scale::Steadiness => theme.steady(rating),
            };
            (rating.to_string(), style)
        }
    }
}
