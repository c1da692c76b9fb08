//! Series whose figures were computed elsewhere, from a journal on disk to the names in the JSON.

use inward::journal::{CheckIn, Day, Entry, Moment, Rating, Revision, Scale, Sign, TickList};
use inward::store::Store;
use serde_json::Value;

use crate::harness::home::{Home, TODAY};

const TRENDS: &str = include_str!("../../../src/insight/direction/vectors.json");
const AFTER: &str = include_str!("../../../src/insight/day_after/vectors.json");
const BASELINE: &str = include_str!("../../../src/insight/direction/baseline_vectors.json");
const HELPED: &str = include_str!("../../../src/insight/what_helped/vectors.json");

const SAME_DAY: &str = include_str!("../../../src/insight/association/vectors.json");

/// One day of a series: how many days after its first, the rating, and whether something was ticked.
type SeriesDay = (i64, u8, Option<bool>);

/// A journal in which a scale has these ratings, the last of them today, after three days of warm-up; what is ticked is in one
/// list.
fn journal(scale: Scale, series: &[SeriesDay], (list, id): (TickList, &str)) -> Home {
    let home = Home::in_memory();
    let store = Store::create(home.data()).unwrap();
    let today: Day = TODAY.parse().unwrap();
    let first = today.plus(-series.last().unwrap().0);
    let warm_up = (-3..0).map(|day| (day, 2, None));
    let entries = warm_up.chain(series.iter().copied()).map(|(after, rating, is_ticked)| {
        let day = first.plus(after);
        let mut check_in = CheckIn::default();
        check_in.ratings.set(scale, Rating::new(rating));
        if let Some(is_ticked) = is_ticked {
            check_in.set_ticked(list, Some(if is_ticked { vec![id.to_owned()] } else { Vec::new() }));
        }
        let now: Moment = format!("{day}T21:14:03+01:00").parse().unwrap();
        Revision::new(Entry::new_check_in(day, check_in, now, day))
    });
    store.save_all(entries.collect()).unwrap();
    home
}

/// One in which nothing is ticked.
fn rated(scale: Scale, series: &[SeriesDay]) -> Home {
    journal(scale, series, (TickList::Triggers, ""))
}

fn digits(text: &Value) -> Vec<u8> {
    text.as_str().unwrap().bytes().map(|digit| digit - b'0').collect()
}

/// The days, ratings and ticks of a vector.
fn series(vector: &Value) -> Vec<SeriesDay> {
    let ratings = digits(&vector["y"]);
    let days: Vec<i64> = match vector["days"].as_array() {
        Some(days) => days.iter().map(|day| day.as_i64().unwrap()).collect(),
        None => (0..).take(ratings.len()).collect(),
    };
    let ticked = vector["with"].is_string().then(|| digits(&vector["with"]));
    let is_ticked = |place: usize| Some(ticked.as_ref()?[place] == 1);
    days.into_iter()
        .zip(ratings)
        .enumerate()
        .map(|(at, (day, rating))| (day, rating, is_ticked(at)))
        .collect()
}

fn vectors(text: &str) -> Vec<(String, Value)> {
    let vectors: Value = serde_json::from_str(text).unwrap();
    vectors.as_object().unwrap().iter().map(|(name, vector)| (name.clone(), vector.clone())).collect()
}

/// Whether a figure is that of a vector, to nine digits; one that is not known is null in both.
fn is_same(found: &Value, expected: &Value) -> bool {
    match (found.as_f64(), expected.as_f64()) {
        (Some(found), Some(expected)) => (found - expected).abs() <= 1e-9 * expected.abs().max(1e-3),
        (None, None) => found.is_null() && expected.is_null(),
        _ => false,
    }
}

/// The figures of a direction: their names in the JSON, and in the vectors.
const NAMES: [(&str, &str); 17] = [
    ("s", "S"),
    ("var_s", "varS"),
    ("vif_ar1", "vif_ar1"),
    ("phi", "phi"),
    ("vif_noise", "vif_noise"),
    ("vif", "vif"),
    ("z", "z"),
    ("p", "p"),
    ("slope_mean", "slope_mean"),
    ("s2", "s2"),
    ("change", "change"),
    ("n_eff", "n_eff"),
    ("df", "df"),
    ("se_change", "se_change"),
    ("change_low", "low"),
    ("change_high", "high"),
    ("could_be_seen", "could_be_seen"),
];

#[test]
fn the_figures_of_a_direction_have_their_names_in_the_json() {
    for (name, vector) in vectors(TRENDS) {
        let series = series(&vector);
        let home = rated(Sign::Jealousy.into(), &series);
        // Over a year there is no later window; the vectors that have its figure are looked at over a shorter one.
        let later = ["could_be_seen_182", "could_be_seen_364"].map(|name| vector[name].clone());
        let weeks = match &later {
            [Value::Number(_), _] => 12,
            [_, Value::Number(_)] => 26,
            _ => 52,
        };
        let later = later.into_iter().find(|it| !it.is_null()).unwrap_or_default();
        let id = format!("trend.jealousy.{weeks}");
        let finding = home.json(&["explain", &id, "--json"])["finding"].clone();
        let figures = finding["figures"].as_object().unwrap();
        let (first, last) = (series[0].0, series[series.len() - 1].0);
        for (ours, theirs) in NAMES {
            // What could be seen is a figure from 21 ratings over 28 days on.
            let is_given = ours != "could_be_seen" || series.len() >= 21 && last - first >= 27;
            let expected = if is_given { &vector[theirs] } else { &Value::Null };
            assert!(is_same(&figures[ours], expected), "{name} {ours}: {} {expected}", figures[ours]);
        }
        assert!(
            is_same(&figures["could_be_seen_later"], &later),
            "{name} {}",
            figures["could_be_seen_later"]
        );
        for by_lag in ["r_k", "m_k", "c_k"] {
            for lag in 0..3 {
                assert!(is_same(&figures[by_lag][lag], &vector[by_lag][lag]), "{name} {by_lag}");
            }
        }
        assert!(!figures.contains_key("slope_low") && !figures.contains_key("slope_high"), "{name}");
        assert_eq!(finding["word"], vector["word"], "{name}");
        assert_eq!(finding["method"], "theil_sen", "{name}");
        if let Some(word) = vector["as_steadiness"].as_str() {
            let home = rated(Scale::Steadiness, &series);
            let finding = home.json(&["explain", "trend.steadiness.26", "--json"])["finding"].clone();
            assert_eq!((&finding["word"], &finding["verdict"]), (&word.into(), &word.into()), "{name}");
        }
    }
}

#[test]
fn the_figures_of_what_helped_have_their_names_in_the_json() {
    for (name, vector) in vectors(HELPED) {
        let series = series(&vector);
        let home = journal(Sign::Jealousy.into(), &series, (TickList::Helped, "moved"));
        let finding = home.json(&["explain", "next_day.moved.jealousy", "--json"])["finding"].clone();
        let figures = &finding["figures"];
        for (ours, theirs) in [
            ("change", "d"),
            ("low", "low"),
            ("high", "high"),
            ("p", "p"),
            ("q", "p"),
            ("s2", "s2"),
            ("df", "df"),
            ("se", "se"),
            ("days_with_at_levels", "n"),
        ] {
            assert!(is_same(&figures[ours], &vector[theirs]), "{name} {ours}: {}", figures[ours]);
        }
        for level in vector["levels"].as_array().unwrap() {
            let at = level[0].as_u64().unwrap();
            assert!(is_same(&figures[format!("n_{at}")], &level[1]), "{name} {at}");
            assert!(is_same(&figures[format!("d_{at}")], &level[3]), "{name} {at}");
        }
        assert_eq!(
            (figures["comparisons"].as_f64(), &finding["verdict"]),
            (Some(1.0), &vector["word"]),
            "{name}"
        );
    }
}

#[test]
fn the_figures_of_the_day_after_have_their_names_in_the_json() {
    for (name, vector) in vectors(AFTER) {
        let scale = Scale::from_key(vector["scale"].as_str().unwrap()).unwrap();
        let home = rated(scale, &series(&vector));
        let (weeks, key) = (vector["weeks"].to_string(), scale.key());
        let id = format!("after_hard.{key}.{weeks}");
        let finding = home.json(&["explain", &id, "--json"])["finding"].clone();
        for figure in ["hard", "n", "followed", "lighter", "share", "low", "high"] {
            let (found, expected) = (&finding["figures"][figure], &vector[figure]);
            assert!(is_same(found, expected), "{name} {figure}: {found} {expected}");
        }
        let blocks = |value: &Value| -> Vec<Vec<f64>> {
            let block = |it: &Value| it.as_array().unwrap().iter().filter_map(Value::as_f64).collect();
            value.as_array().unwrap().iter().map(block).collect()
        };
        assert_eq!(blocks(&finding["figures"]["blocks"]), blocks(&vector["blocks"]), "{name}");
        assert_eq!((&finding["verdict"], &finding["method"]), (&"counted".into(), &"after_hard".into()));
        let trends = home.json(&["trends", "--weeks", &weeks, "--json"]);
        assert_eq!(trends["scales"][key]["after_hard"]["figures"], finding["figures"], "{name}");
    }
}

#[test]
fn the_figures_of_the_same_day_have_their_names_in_the_json() {
    for (name, vector) in vectors(SAME_DAY) {
        let home = journal(Sign::Jealousy.into(), &series(&vector), (TickList::Triggers, "silence"));
        let id = "same_day.triggers.silence.jealousy.12";
        let finding = home.json(&["explain", id, "--json"])["finding"].clone();
        for (figure, expected) in vector["figures"].as_object().unwrap() {
            let found = &finding["figures"][figure];
            assert!(is_same(found, expected), "{name} {figure}: {found} {expected}");
        }
        // One comparison alone is not corrected.
        assert_eq!(finding["figures"]["q"], finding["figures"]["p"], "{name}");
        assert_eq!(finding["figures"]["comparisons"].as_f64(), Some(1.0), "{name}");
    }
}

#[test]
fn the_figures_of_the_beginning_and_now_have_their_names_in_the_json() {
    for (name, vector) in vectors(BASELINE) {
        let home = rated(Sign::Jealousy.into(), &series(&vector));
        let finding = home.json(&["explain", "baseline.jealousy", "--json"])["finding"].clone();
        for (figure, expected) in vector["figures"].as_object().unwrap() {
            let found = &finding["figures"][figure];
            assert!(is_same(found, expected), "{name} {figure}: {found} {expected}");
        }
        assert_eq!((&finding["verdict"], &finding["word"]), (&"counted".into(), &"".into()), "{name}");
    }
}
