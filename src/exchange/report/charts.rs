//! The weeks of each scale: as drawn charts, in words, and in a table; and the scales in rows.

use super::Material;
use crate::insight::association::Days;
use crate::insight::direction::{Direction, Verdict};
use crate::insight::phrases::Phrases;
use crate::insight::stats::numeric::{count, printed};
use crate::insight::trends::{WeekPoint, weeks};
use crate::insight::week::SOLID_FROM;
use crate::journal::{Day, Rating, Scale, Week};
use crate::wording::dates;
use crate::wording::marks::{NOT_RECORDED, label};
use crate::wording::report as words;

/// The size of a chart, and where its axes are, in millimetres.
const WIDTH: f64 = 58.0;
const LEFT: f64 = 4.5;
const TOP: f64 = 1.5;
const BOTTOM: f64 = 15.5;
/// The baseline of the numbers under the weeks.
const COUNTS: f64 = 19.2;
/// The largest size of these numbers.
const COUNT_SIZE: f64 = 2.1;

/// The charts, and the table behind them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charts {
    /// The first and the last day of the weeks, in words.
    pub span: String,
    /// A chart for each scale.
    pub charts: Vec<Chart>,
    /// Each week with its cells, oldest first.
    pub table: Vec<(String, Vec<String>)>,
}

/// The chart of one scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// The name of the scale.
    pub label: String,
    /// The name in ids of elements.
    pub key: &'static str,
    /// The weeks in words.
    pub description: String,
    /// The word for the direction, with its figures.
    pub caption: String,
    /// The weeks: each mean, and how many days it rests on.
    pub weeks: Vec<(String, usize)>,
    /// How it is drawn.
    pub drawing: Drawing,
}

/// The marks of a chart, their places in millimetres as they are written in SVG.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawing {
    /// The lines of the scale: where, and the number beside each.
    pub grid: Vec<(String, u8)>,
    /// From the lowest to the highest rating of a week: x, y of the top, y of the foot.
    pub bars: Vec<(String, String, String)>,
    /// The lines between means of weeks that follow each other, as points.
    pub lines: Vec<String>,
    /// The means: x, y, and whether each rests on few days.
    pub dots: Vec<(String, String, bool)>,
    /// The number of days under each week.
    pub counts: Vec<(String, usize)>,
    /// Where these numbers stand.
    pub counts_at: String,
    /// Their size.
    pub count_size: String,
}

/// A scale in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// Its name.
    pub label: String,
    /// The mean of the first 14 days, with its n.
    pub first: String,
    /// The mean of the last 14 days, with its n.
    pub last: String,
    /// The lowest and the highest rating.
    pub range: String,
    /// The word for its direction.
    pub direction: String,
    /// The change with its likely range.
    pub change: String,
    /// The days that it rests on, out of how many.
    pub days: String,
}

impl TableRow {
    /// The cells after the name, each with the name of its column.
    pub fn named(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let Self { first, last, range, direction, change, days, .. } = self;
        let cells = [first, last, range, direction, change, days].map(String::as_str);
        words::COLUMNS.into_iter().skip(1).zip(cells)
    }
}

impl Charts {
    pub(super) fn new(material: &Material<'_>, phrases: &Phrases<'_>) -> Self {
        let weeks = weeks(material.history, material.trends.span, material.today, material.week_start);
        let of_scale = |scale| points_of(material, scale, &weeks);
        let directions = material.trends.scales.iter().map(|trend| &trend.direction);
        let charts = directions.map(|direction| {
            let points = of_scale(direction.scale);
            Chart {
                label: label(direction.scale),
                key: direction.scale.key(),
                description: described(direction.scale, &weeks, &points, material.today),
                caption: caption(direction, phrases),
                weeks: points.iter().map(|point| (mean(*point), point.n)).collect(),
                drawing: Drawing::new(&points),
            }
        });
        let columns: Vec<Vec<WeekPoint>> = Scale::ALL.map(of_scale).into();
        let row = |(place, week): (usize, &Week)| {
            let cells = columns.iter().filter_map(|points| points.get(place)).map(|point| cell(*point));
            (dates::date(week.first(), material.today), cells.collect())
        };
        let last = material.today;
        let first = weeks.first().map_or(last, |week| week.first());
        Self {
            span: dates::full_span(first, last),
            charts: charts.collect(),
            table: weeks.iter().enumerate().map(row).collect(),
        }
    }
}

/// The points of a scale in some weeks; no day to come is in one, as in the trends.
fn points_of(material: &Material<'_>, scale: Scale, weeks: &[Week]) -> Vec<WeekPoint> {
    let seen = |week: &Week| material.history.range(week.first()..=week.last().min(material.today));
    weeks.iter().map(|week| WeekPoint::of(seen(week), scale)).collect()
}

/// The scales in rows.
pub(super) fn table(material: &Material<'_>, phrases: &Phrases<'_>) -> Vec<TableRow> {
    let weeks = weeks(material.history, material.trends.span, material.today, material.week_start);
    let row = |direction: &Direction| {
        let all = points_of(material, direction.scale, &weeks);
        let range = all.into_iter().fold(WeekPoint::default(), WeekPoint::and).range;
        let part = |days: &Days| {
            let mean = days.mean_text();
            mean.map_or_else(|| NOT_RECORDED.to_owned(), |mean| format!("{mean} ({})", days.n()))
        };
        TableRow {
            label: label(direction.scale),
            first: part(&direction.first),
            last: part(&direction.last),
            range: range.map_or_else(|| NOT_RECORDED.to_owned(), |(low, high)| words::range(low, high)),
            direction: direction.row_word(phrases),
            change: direction.change_text(phrases).unwrap_or_else(|| words::NONE.to_owned()),
            days: words::of(direction.n(), direction.d),
        }
    };
    material.trends.scales.iter().map(|trend| row(&trend.direction)).collect()
}

/// The word for a direction with its figures: `easing: 2.9 to 1.5, change −1.4 (−2.0 to −0.7), 71 of 84 days`.
fn caption(direction: &Direction, phrases: &Phrases<'_>) -> String {
    let parts = direction.first.mean_text().zip(direction.last.mean_text());
    let figures = match direction.row_verdict() {
        Verdict::JustStarting | Verdict::AllZero | Verdict::AllSame(_) => None,
        Verdict::Falling | Verdict::Rising => parts.map(|(first, last)| words::from_to(&first, &last)),
        _ => direction.all.mean_text().map(|mean| words::mean(&mean)),
    };
    let change = direction.change_text(phrases).map(|change| words::change(&change));
    let days = words::of_days(direction.n(), direction.d);
    let said: Vec<String> = [figures, change, Some(days)].into_iter().flatten().collect();
    format!("{}: {}", direction.row_word(phrases), said.join(", "))
}

fn mean(point: WeekPoint) -> String {
    point.tenths().map_or_else(|| NOT_RECORDED.to_owned(), printed)
}

/// A week in a cell of the table: `2.9 (6)`.
fn cell(point: WeekPoint) -> String {
    if point.n == 0 { NOT_RECORDED.to_owned() } else { format!("{} ({})", mean(point), point.n) }
}

/// The whole chart in words, for those who do not see it.
fn described(scale: Scale, weeks: &[Week], points: &[WeekPoint], today: Day) -> String {
    let week = |(week, point): (&Week, &WeekPoint)| {
        let first = dates::date(week.first(), today);
        match point.range {
            None => words::week_without(&first),
            Some((low, high)) => words::week(&first, &mean(*point), point.n, low, high),
        }
    };
    let said: Vec<String> = weeks.iter().zip(points).map(week).collect();
    format!("{} {}", words::chart_of(&label(scale)), said.join(" "))
}

impl Drawing {
    fn new(points: &[WeekPoint]) -> Self {
        let step = (WIDTH - LEFT) / count(points.len().max(1));
        let x = |place: usize| LEFT + step * (count(place) + 0.5);
        let mut drawing = Self {
            grid: (0..=Rating::MAX).map(|level| (mm(height(f64::from(level))), level)).collect(),
            counts_at: mm(COUNTS),
            count_size: mm(COUNT_SIZE.min(step)),
            ..Self::default()
        };
        let mut line: Vec<String> = Vec::new();
        for (place, point) in points.iter().enumerate() {
            drawing.counts.push((mm(x(place)), point.n));
            let Some((low, high)) = point.range else {
                drawing.end_line(&mut line);
                continue;
            };
            let bounds = [high, low].map(|rating| mm(height(f64::from(rating.value()))));
            let [top, foot] = bounds;
            drawing.bars.push((mm(x(place)), top, foot));
            let y = mm(height(mean_of(*point)));
            line.push(format!("{},{y}", mm(x(place))));
            drawing.dots.push((mm(x(place)), y, point.n < SOLID_FROM));
        }
        drawing.end_line(&mut line);
        drawing
    }

    /// Ends a line where a week has no rating.
    fn end_line(&mut self, line: &mut Vec<String>) {
        let points = std::mem::take(line);
        if points.len() > 1 {
            self.lines.push(points.join(" "));
        }
    }
}

fn mean_of(point: WeekPoint) -> f64 {
    i32::try_from(point.sum).map(f64::from).unwrap_or_default() / count(point.n.max(1))
}

fn height(rating: f64) -> f64 {
    BOTTOM - rating / f64::from(Rating::MAX) * (BOTTOM - TOP)
}

fn mm(length: f64) -> String {
    format!("{length:.2}")
}
