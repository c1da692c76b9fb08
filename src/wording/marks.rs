//! The marks next to ratings, and the direction of the scales.

use crate::journal::{Rating, Scale};
use crate::texts;

/// The mark of a scale that was skipped, or of a day without a check-in.
pub const NOT_RECORDED: &str = "·";

/// The mark next to steadiness, the one scale on which more is lighter.
pub const STEADIER: &str = "↑";

/// A rating in one column; a dot for a skipped one.
pub fn figure(rating: Option<Rating>) -> String {
    rating.map_or_else(|| NOT_RECORDED.to_owned(), |rating| rating.to_string())
}

/// The name of a scale; the one on which more is lighter says so.
pub fn label(scale: Scale) -> String {
    let label = &texts::check_in().question(scale).label;
    if scale == Scale::Steadiness { format!("{label} {STEADIER}") } else { label.clone() }
}

/// Returns the directions of the scales, in words; shown once a screen.
pub fn directions() -> String {
    let texts = texts::check_in();
    let steadiness = texts.question(Scale::Steadiness);
    format!("{} {STEADIER} {}.", texts.generic.direction, steadiness.higher_means)
}
