//! The marks next to ratings, and the direction of the scales.

use crate::journal::{Rating, Scale};
use crate::texts;

/// The mark of a scale that was skipped, or of a day without a check-in.
pub const NOT_RECORDED: &str = "·";

/// The mark next to steadiness, the one scale on which more is lighter.
pub const STEADIER: &str = "↑";

/// The parts into which bars divide a cell.
pub const EIGHTHS: u16 = 8;

/// A cell filled from its foot, in eighths: the mean of enough days.
pub const SOLID: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/// The same in dots: the mean of few days.
pub const DOTTED: [&str; 8] = ["⡀", "⣀", "⣄", "⣤", "⣦", "⣶", "⣷", "⣿"];

/// The shades on both sides of a rating's figure, fuller from level to level.
const SHADES: [&str; 5] = [" ", "░", "▒", "▓", "█"];

/// Returns the shade of a rating.
pub fn shade(rating: Rating) -> &'static str {
    SHADES.get(usize::from(rating.value())).copied().unwrap_or_default()
}

/// Returns one cell for each day of a week on which something was; not a full one, so that bars below each other stay apart.
pub fn day_bar(days: usize) -> String {
    let [.., nearly_full, _, _] = SOLID;
    nearly_full.repeat(days.min(7))
}

/// A cell filled from its left, in eighths.
const ACROSS: [&str; 8] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"];

/// Returns a mean (`sum / n`, 0 to 4) as a bar from the left that is `cells` wide at 4, in eighths of a cell from 1 on.
pub fn across(sum: i64, n: usize, cells: u16) -> String {
    let filled = eighths(sum, n, cells);
    let full = usize::from(filled / EIGHTHS);
    let rest = usize::from(filled % EIGHTHS).checked_sub(1).and_then(|place| ACROSS.get(place));
    format!("{}{}", "█".repeat(full), rest.copied().unwrap_or_default())
}

/// Returns the height of a mean (`sum / n`, 0 to 4) in a bar of `rows` rows, in eighths of a cell from 1 on: a mean of 0 is
/// a line, so that it can be told from no mean at all.
pub fn eighths(sum: i64, n: usize, rows: u16) -> u16 {
    1 + steps(sum, n, (rows * EIGHTHS).saturating_sub(1))
}

/// Returns the height of a mean (`sum / n`, 0 to 4) in steps, of which a 4 has `most`.
pub fn steps(sum: i64, n: usize, most: u16) -> u16 {
    let highest = i64::try_from(n).unwrap_or(i64::MAX).saturating_mul(i64::from(Rating::MAX)).max(1);
    let up = (2 * sum.clamp(0, highest) * i64::from(most) + highest) / (2 * highest);
    u16::try_from(up).unwrap_or_default()
}

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
