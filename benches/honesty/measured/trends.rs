//! The test for a direction: how often it sees one that is not there, and how often one that is.

use anyhow::{Context as _, Result};

use inward::insight::direction::ALPHA;
use inward::insight::{Direction, Series, Span, Verdict};
use inward::journal::Sign;

use super::Scope;
use super::diary::{Simulator, USUAL, around, day, points, ratings, sloping, true_mean};
use super::table::{Share, Table, beside};

/// Whether a diary seems to have a direction: to the plain test, to the inflated one, and in words.
pub(crate) struct Found {
    pub(crate) plain: bool,
    pub(crate) inflated: bool,
    /// The interval of the change, where it is known.
    pub(crate) interval: Option<(f64, f64)>,
    /// The change that would mostly show by now.
    pub(crate) could_be_seen: Option<f64>,
    verdict: Verdict,
}

impl Found {
    /// Whether a direction is named.
    pub(crate) fn is_said(&self) -> bool {
        matches!(self.verdict, Verdict::Falling | Verdict::Rising)
    }

    /// Whether it is said to fall.
    pub(crate) fn is_easing(&self) -> bool {
        self.verdict == Verdict::Falling
    }

    /// Whether it is said that nothing changes.
    pub(crate) fn is_same(&self) -> bool {
        self.verdict == Verdict::AboutTheSame
    }
}

/// Looks for the direction of a diary.
pub(crate) fn looked_for(feeling: &[f64]) -> Result<Found> {
    let points = points(&ratings(feeling)?);
    let today = day(points.len().saturating_sub(1));
    let series = Series::bare(Sign::Jealousy.into(), points, today);
    let direction = Direction::new(&series, Span::All.tested_weeks());
    let (_, p) = direction.tested().context("a diary has two days or more")?;
    let (interval, could_be_seen) = (direction.change_interval(), direction.could_be_seen());
    let p_plain = direction.trend.context("a diary has two days or more")?.p_plain;
    let (plain, inflated) = (p_plain < ALPHA, p < ALPHA);
    Ok(Found { plain, inflated, interval, could_be_seen, verdict: direction.verdict })
}

/// How often a direction is seen where there is none.
pub(crate) fn false_alarms(scope: &Scope) -> Result<Vec<Table>> {
    let head = &["φ", "n", "plain Mann-Kendall", "inflated (shipped)", "*easing* or *rising* said"];
    let mut table = Table::new("False alarms of the test for a direction, nominal .05", head);
    let mut simulator = Simulator::new(43);
    for phi in [0.0, 0.2, 0.4, 0.6] {
        let mut shares = [[Share::default(); 3]; 4];
        for (days, [plain, inflated, said]) in [28, 56, 84, 182].into_iter().zip(&mut shares) {
            for _ in 0..scope.diaries {
                let found = looked_for(&simulator.feeling(days, phi))?;
                plain.take(found.plain);
                inflated.take(found.inflated);
                said.take(found.is_said());
            }
        }
        let column = |place: usize| {
            let shares: Vec<Share> = shares.iter().filter_map(|row| row.get(place)).copied().collect();
            beside(&shares)
        };
        table.push([phi.to_string(), "28 / 56 / 84 / 182".to_owned(), column(0), column(1), column(2)]);
    }
    Ok(vec![table])
}

/// Measures how often the shipped test sees a steady fall, and how often the word for it appears.
pub(crate) fn power(scope: &Scope) -> Result<Vec<Table>> {
    let head = &["fall over the span (points)", "φ", "", "n=14", "21", "28", "42", "56"];
    let mut table = Table::new("How often a steady fall is seen", head);
    let mut simulator = Simulator::new(44);
    for fall in [1.2, 1.6, 2.0] {
        let row = |what: &str| vec![format!("{fall:.1}"), ".2 / .4".to_owned(), what.to_owned()];
        let (mut seen_row, mut said_row) = (row("p < .05"), row("*easing* said"));
        for days in [14, 21, 28, 42, 56] {
            let (mut seen, mut said) = ([Share::default(); 2], [Share::default(); 2]);
            for (phi, (seen, said)) in [0.2, 0.4].into_iter().zip(seen.iter_mut().zip(&mut said)) {
                for _ in 0..scope.diaries {
                    let found = looked_for(&sloping(&simulator.feeling(days, phi), -fall))?;
                    seen.take(found.inflated);
                    said.take(found.is_said());
                }
            }
            seen_row.push(beside(&seen));
            said_row.push(beside(&said));
        }
        table.push(seen_row);
        table.push(said_row);
    }
    Ok(vec![table])
}

/// Measures how often a diary that falls by so much is called *about the same*, and how often a direction.
pub(crate) fn by_middle(scope: &Scope) -> Result<Vec<Table>> {
    let head = &[
        "middle of the feeling",
        "its fall (points)",
        "fall of the mean rating",
        "*about the same*, n = 28 / 56 / 84 / 182",
        "the same although p < .05",
        "*easing* or *rising*",
    ];
    let mut table = Table::new("What is said of a diary that falls, φ = .3", head);
    let mut simulator = Simulator::new(50);
    for middle in [0.0, -1.0, -1.7] {
        for fall in [0.0, 1.2, 2.0] {
            let (mut same, mut although, mut said) =
                ([Share::default(); 4], [Share::default(); 4], [Share::default(); 4]);
            let cells = same.iter_mut().zip(&mut although).zip(&mut said);
            for (days, ((same, although), said)) in [28, 56, 84, 182].into_iter().zip(cells) {
                for _ in 0..scope.diaries {
                    let feeling = around(&simulator.feeling(days, 0.3), middle);
                    let found = looked_for(&sloping(&feeling, -fall))?;
                    same.take(found.is_same());
                    although.take(found.is_same() && found.inflated);
                    said.take(found.is_said());
                }
            }
            let true_fall = true_mean(middle + fall / 2.0) - true_mean(middle - fall / 2.0);
            let kind = [format!("{:.1}", USUAL + middle), format!("{fall:.1}"), format!("{true_fall:.1}")];
            table.push(kind.into_iter().chain([beside(&same), beside(&although), beside(&said)]));
        }
    }
    Ok(vec![table])
}
