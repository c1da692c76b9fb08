//! Ratings in cells: the figure in its level's style, a dot where nothing was recorded.

use crate::journal::{Day, Rating, Scale};
use crate::tui::theme::Role;
use crate::wording::marks::NOT_RECORDED;

/// The figure of a rating and its role.
pub fn figure(scale: Scale, rating: Option<Rating>) -> (String, Role) {
    match rating {
        None => (NOT_RECORDED.to_owned(), Role::Muted),
        Some(rating) => (rating.to_string(), Role::Rated(scale, rating)),
    }
}

/// The columns of labels and days, the same on every screen that shows days side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Columns {
    /// The width of the labels, in cells.
    pub label: u16,
    /// The distance from one day to the next, in cells.
    pub step: u16,
}

impl Columns {
    /// The columns at this width.
    pub fn new(cells: u16) -> Self {
        if cells < 60 { Self { label: 15, step: 3 } } else { Self { label: 18, step: 5 } }
    }

    /// Returns the column of the figure of the day with this index (0 to 6); its name stands around that cell.
    pub fn day(self, index: u16) -> u16 {
        self.label + self.step * index + self.step / 2
    }

    /// Returns the start of the columns after the days.
    pub fn after(self) -> u16 {
        self.label + self.step * 7
    }

    /// Returns a weekday for the head of its column: three letters, or two where days stand close.
    pub fn weekday(self, day: Day) -> &'static str {
        let name = day.weekday_short();
        if self.step < 4 { name.get(..2).unwrap_or(name) } else { name }
    }
}
