//! A scale's weekly means in one row: bars on a terminal, figures elsewhere.

use serde_json::{Value, json};

use crate::insight::stats::numeric::{count, printed};
use crate::insight::trends::WeekPoint;
use crate::insight::week::SOLID_FROM;
use crate::journal::Week;
use crate::wording::marks::{self, DOTTED, NOT_RECORDED, SOLID};
use crate::wording::screens::plain as wording;

/// Makes the rows of weeks, at most `columns` wide, oldest first; none when nothing was rated at all.
pub(super) fn rows(points: impl IntoIterator<Item = WeekPoint>, drawn: bool, columns: usize) -> Vec<String> {
    let (cell, step): (fn(WeekPoint) -> String, usize) = if drawn { (bar, 1) } else { (figure, 6) };
    let points: Vec<WeekPoint> = points.into_iter().collect();
    if points.iter().all(|point| point.n == 0) {
        return Vec::new();
    }
    let cells: Vec<String> = points.into_iter().map(cell).collect();
    cells.chunks((columns / step).max(1)).map(|row| row.concat().trim_end().to_owned()).collect()
}

/// The same in a sentence, for whoever hears it; none when nothing was rated at all.
pub(super) fn in_words(points: impl IntoIterator<Item = WeekPoint>) -> Option<String> {
    let points: Vec<WeekPoint> = points.into_iter().collect();
    let means = points.iter().map(|point| match point.tenths().map(printed) {
        None => wording::NOT_RECORDED.to_owned(),
        Some(mean) if point.few() => wording::mean_of_few_days(&mean),
        Some(mean) => mean,
    });
    let means = means.collect::<Vec<_>>().join(", ");
    points.iter().any(|point| point.n > 0).then(|| wording::weeks_in_words(&means))
}

/// One week in one column: as high as its mean, dotted when it rests on few days, blank without any.
fn bar(point: WeekPoint) -> String {
    if point.n == 0 {
        return " ".to_owned();
    }
    let forms = if point.few() { &DOTTED } else { &SOLID };
    let place = usize::from(marks::eighths(point.sum, point.n, 1)) - 1;
    forms.get(place).copied().unwrap_or_default().to_owned()
}

/// One week in six columns, as `inward week` prints means.
fn figure(point: WeekPoint) -> String {
    let mean = match point.tenths().map(printed) {
        None => format!("{NOT_RECORDED}  "),
        Some(mean) if point.few() => format!("({mean})"),
        Some(mean) => format!("{mean} "),
    };
    format!("{mean:>5} ")
}

/// Returns the legend of the rows, with the marks that occur.
pub(super) fn legend(points: impl Iterator<Item = WeekPoint>, drawn: bool) -> String {
    let (mut few, mut none) = (false, false);
    for point in points {
        few |= point.few();
        none |= point.n == 0;
    }
    let few_days = format!("few days: 1 to {}", SOLID_FROM - 1);
    let (head, few_mark, none_mark) = if drawn {
        let [low, .., high] = SOLID;
        (
            format!("A bar is a week's mean, {low} 0 to {high} 4, oldest first."),
            format!("{} {few_days}.", DOTTED[5]),
            "Blank: not recorded.".to_owned(),
        )
    } else {
        (
            "Below each row the means of its weeks, oldest first.".to_owned(),
            format!("In brackets {few_days}."),
            format!("{NOT_RECORDED} not recorded."),
        )
    };
    let parts = [Some(head), few.then_some(few_mark), none.then_some(none_mark)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

pub(super) fn as_json((week, point): &(Week, WeekPoint)) -> Value {
    let mean =
        u32::try_from(point.sum).ok().filter(|_| point.n > 0).map(|sum| f64::from(sum) / count(point.n));
    json!({
        "first": week.first(),
        "last": week.last(),
        "n": point.n,
        "mean": mean,
        "min": point.range.map(|(low, _)| low.value()),
        "max": point.range.map(|(_, high)| high.value()),
        "few": point.few(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(n: usize, sum: i64) -> WeekPoint {
        WeekPoint { n, sum, range: None }
    }

    #[test]
    fn a_bar_is_as_high_as_its_mean_and_dotted_on_few_days() {
        let points = [(7, 0), (7, 1), (4, 4), (4, 8), (7, 21), (5, 20), (3, 12), (0, 0), (4, 16), (0, 0)];
        let points = points.map(|(n, sum)| point(n, sum));
        assert!(rows([point(0, 0); 3], true, 80).is_empty());
        assert_eq!(rows(points, true, 80), ["▁▁▃▅▆█⣿ █"]);
        assert_eq!(rows(points, true, 4), ["▁▁▃▅", "▆█⣿", "█"]);
        assert_eq!(rows(points, false, 30), [" 0.0   0.1   1.0   2.0   3.0", " 4.0  (4.0)   ·    4.0    ·"]);
    }

    #[test]
    fn weeks_are_said_oldest_first() {
        assert_eq!(in_words([point(0, 0); 3]), None);
        let said = in_words([point(7, 7), point(3, 6), point(0, 0)]).unwrap();
        assert_eq!(said, "By week, oldest first: 1.0, 2.0 on few days, not recorded.");
    }

    #[test]
    fn only_marks_that_occur_are_explained() {
        let said = |points: &[WeekPoint], drawn| legend(points.iter().copied(), drawn);
        assert!(!said(&[point(4, 4)], true).contains(DOTTED[5]));
        assert!(!said(&[point(4, 4)], false).contains("brackets"));
        let all = [point(0, 0), point(1, 1)];
        assert!(said(&all, true).ends_with("⣶ few days: 1 to 3. Blank: not recorded."));
        assert!(said(&all, false).ends_with("In brackets few days: 1 to 3. · not recorded."));
    }
}
