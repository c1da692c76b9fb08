//! `inward explain`: anybody can compute a statement again from what it prints.

use serde_json::{Value, json};

use crate::cli::patterns::{kindness_breaks, late_replies};
use crate::harness::home::flat;
use crate::harness::home::{Home, near};
use crate::harness::schema::Schema;

const SCHEMA: &str = include_str!("../../../docs/insight.schema.json");

fn explained(home: &Home, id: &str) -> Value {
    let json = home.json(&["explain", id, "--json"]);
    assert_eq!(Schema::new(SCHEMA).check_as("explanation", &json), Ok(()), "{id}");
    assert_eq!(json["finding"]["id"], json!(id));
    json
}

/// The days (counted from 1970), parts, ratings and next ratings of the entries.
fn rows(json: &Value) -> Vec<(i64, &str, f64, Option<f64>)> {
    let entries = json["entries"].as_array().unwrap().iter();
    let row = |entry: &'_ Value| -> (i64, f64, Option<f64>) {
        let day: inward::journal::Day = entry["day"].as_str().unwrap().parse().unwrap();
        (day.days_since_1970(), entry["rating"].as_f64().unwrap(), entry["next_rating"].as_f64())
    };
    entries
        .map(|entry| {
            let (day, rating, next) = row(entry);
            (day, entry["part"].as_str().unwrap_or_default(), rating, next)
        })
        .collect()
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / f64::from(u32::try_from(values.len()).unwrap())
}

fn part(rows: &[(i64, &str, f64, Option<f64>)], name: &str) -> Vec<f64> {
    rows.iter().filter(|row| row.1 == name).map(|row| row.2).collect()
}

#[test]
fn a_direction_can_be_computed_again() {
    let home = Home::with_sample(200);
    let json = explained(&home, "trend.jealousy.12");
    let (rows, figures) = (rows(&json), &json["finding"]["figures"]);
    near(mean(&part(&rows, "")), &figures["mean"]);
    let mut slopes = Vec::new();
    let mut s = 0.0;
    for (place, (x1, _, y1, _)) in rows.iter().enumerate() {
        for (x2, _, y2, _) in rows.iter().skip(place + 1) {
            slopes.push((y2 - y1) / f64::from(i32::try_from(x2 - x1).unwrap()));
            s += if y2 > y1 {
                1.0
            } else if y2 < y1 {
                -1.0
            } else {
                0.0
            };
        }
    }
    slopes.sort_by(f64::total_cmp);
    let half = slopes.len() / 2;
    let median = if slopes.len() % 2 == 0 { mean(&slopes[half - 1..=half]) } else { slopes[half] };
    near(median, &figures["slope_per_day"]);
    near(s, &figures["s"]);
    let (z, p) = (figures["z"].as_f64().unwrap(), figures["p"].as_f64().unwrap());
    near(
        (s - s.signum()) / (figures["var_s"].as_f64().unwrap() * figures["vif"].as_f64().unwrap()).sqrt(),
        &json!(z),
    );
    assert!((0.0..=1.0).contains(&p));
}

#[test]
fn a_baseline_can_be_computed_again() {
    let home = Home::with_sample(200);
    let json = explained(&home, "baseline.jealousy");
    let (rows, figures) = (rows(&json), &json["finding"]["figures"]);
    let (base, now) = (part(&rows, "base"), part(&rows, "now"));
    near(mean(&base), &figures["base_mean"]);
    near(mean(&now), &figures["now_mean"]);
    near(mean(&now) - mean(&base), &figures["difference"]);
    let pairs: Vec<f64> = base
        .iter()
        .flat_map(|then| {
            now.iter().map(move |now| {
                if now < then {
                    1.0
                } else if now > then {
                    0.0
                } else {
                    0.5
                }
            })
        })
        .collect();
    near(mean(&pairs), &figures["nap"]);
}

#[test]
fn what_goes_together_can_be_computed_again() {
    let home = late_replies();
    let json = explained(&home, "same_day.triggers.late_reply.jealousy.12");
    let (rows, figures) = (rows(&json), &json["finding"]["figures"]);
    let (with, without) = (part(&rows, "with"), part(&rows, "without"));
    near(mean(&with), &figures["with_mean"]);
    near(mean(&without), &figures["without_mean"]);
    near(mean(&with) - mean(&without), &figures["raw_difference"]);
    assert_eq!(json["finding"]["entries"].as_array().map(Vec::len), Some(rows.len()));
}

#[test]
fn what_helped_can_be_computed_again() {
    let home = Home::with_sample(400);
    for id in ["next_day.moved.jealousy", "next_day.moved.reassurance", "next_day.rest.over_analysis"] {
        let json = explained(&home, id);
        let (rows, figures) = (rows(&json), &json["finding"]["figures"]);
        let (mut sum, mut n) = (0.0, 0.0);
        for level in 0..5 {
            let after = |name: &str| -> Vec<f64> {
                let at = rows.iter().filter(|row| row.1 == name && (row.2 - f64::from(level)).abs() < 0.1);
                at.map(|row| row.3.unwrap()).collect()
            };
            let (with, without) = (after("with"), after("without"));
            let counts = with.len() >= 2 && without.len() >= 2;
            assert_eq!(figures[format!("d_{level}")].is_number(), counts, "{id} {level}");
            if counts {
                near(mean(&with) - mean(&without), &figures[format!("d_{level}")]);
                let days = f64::from(u32::try_from(with.len()).unwrap());
                sum += days * (mean(&with) - mean(&without));
                n += days;
            }
        }
        near(sum / n, &figures["change"]);
        let half = (figures["high"].as_f64().unwrap() - figures["low"].as_f64().unwrap()) / 2.0;
        near(figures["change"].as_f64().unwrap() - half, &figures["low"]);
        assert!(half > figures["se"].as_f64().unwrap());
    }
}

#[test]
fn the_text_holds_the_same_figures_and_the_days_that_the_list_has() {
    let home = Home::with_sample(400);
    let listed = home.json(&["list", "--kind", "check-in", "--json"]);
    for id in [
        "trend.self_criticism.all",
        "trend.steadiness.8",
        "baseline.over_analysis",
        "same_day.triggers.late_reply.sensitivity.26",
        "next_day.moved.sensitivity",
    ] {
        let (json, text) = (explained(&home, id), home.ok(&["explain", id]));
        let finding = &json["finding"];
        let flat = flat(&text);
        assert!(text.starts_with(&format!("{id}\n")), "{text}");
        assert!(flat.contains(finding["words"].as_str().unwrap()), "{text}");
        assert!(flat.contains(&format!("Based on {} of {} days.", finding["n"], finding["d"])), "{text}");
        for field in ["words", "formula"] {
            let said = json["method"][field].as_str().unwrap();
            assert!(!said.is_empty() && flat.contains(said), "{field} {text}");
        }
        assert!(text.contains(&format!("docs/method.md, section {}.", finding["method"].as_str().unwrap())));
        for (name, figure) in finding["figures"].as_object().unwrap() {
            // A line of the words above may begin with the same word.
            let numbers = |it: &str| it.split(", ").map(str::parse).collect::<Result<Vec<f64>, _>>();
            let is_figure = |it: &&str| *it == "not known" || numbers(it).is_ok();
            let behind = |line: &'_ str| {
                line.trim_start().strip_prefix(&format!("{name} ")).map(str::trim).map(str::to_owned)
            };
            let found = text.lines().filter_map(behind).find(|it| is_figure(&it.as_str()));
            let printed = found.unwrap_or_else(|| panic!("no {name}: {text}"));
            if figure.is_null() {
                assert_eq!(printed, "not known", "{name}");
                continue;
            }
            let list = figure.as_array().cloned().unwrap_or_else(|| vec![figure.clone()]);
            let bits = |numbers: Vec<f64>| numbers.into_iter().map(f64::to_bits).collect::<Vec<_>>();
            let figures = list.iter().map(|figure| figure.as_f64().unwrap()).collect();
            assert_eq!(bits(numbers(&printed).unwrap()), bits(figures), "{name}");
        }
        let scale = id.split('.').find(|word| listed[0]["ratings"].get(word).is_some()).unwrap();
        for entry in json["entries"].as_array().unwrap() {
            let listed = listed.as_array().unwrap().iter().find(|other| other["id"] == entry["id"]).unwrap();
            assert_eq!((&listed["day"], &listed["ratings"][scale]), (&entry["day"], &entry["rating"]));
            let (day, short) =
                (entry["day"].as_str().unwrap(), entry["id"].as_str().unwrap().get(28..).unwrap());
            assert!(text.contains(&format!("\n  {day}  {}  {short}", entry["rating"])), "{entry} {text}");
        }
    }
}

#[test]
fn a_tick_that_does_not_occur_is_named() {
    let home = late_replies();
    for (id, part) in [
        ("same_day.triggers.swimming.jealousy.12", "\"swimming\" is not ticked under \"What set it off\""),
        ("same_day.roots.past.jealousy.8", "in the last 8 weeks: inward patterns prints what is"),
        (
            "next_day.late_reply.jealousy",
            "\"late_reply\" is not ticked under \"What helped\": inward patterns",
        ),
        ("next_day.nothing.jealousy", "is not ticked"),
        ("next_day.therapy.jealousy", "of \"therapy\" the days are counted and nothing more is said"),
        ("practised.pause.jealousy", "there is no wait yet"),
    ] {
        for arguments in [&["explain", id] as &[&str], &["explain", id, "--json"]] {
            home.run(arguments).fails(1, part);
        }
    }
}

#[test]
fn nothing_is_known_of_an_empty_journal() {
    let home = Home::new();
    for id in ["trend.jealousy.12", "trend.steadiness.all", "baseline.jealousy", "after_hard.jealousy.12"] {
        let text = home.ok(&["explain", id]);
        assert!(text.contains("Based on 0 of ") && text.contains("not known"), "{text}");
        assert!(
            text.ends_with("\nNothing is recorded yet. The first check-in starts the picture.\n"),
            "{text}"
        );
        assert_eq!(explained(&home, id)["entries"], json!([]));
    }
    assert!(home.tree().is_empty(), "reading makes nothing");
}

#[test]
fn nothing_that_is_said_judges_or_names_a_reason() {
    for home in [Home::with_sample(200), late_replies(), Home::new()] {
        let mut said =
            vec![home.ok(&["trends"]), home.ok(&["trends", "--weeks", "all"]), home.ok(&["patterns"])];
        for json in [&["trends", "--json"], &["patterns", "--json"]] {
            said.push(home.ok(json));
        }
        let ids: Vec<String> = said
            .iter()
            .flat_map(|text| text.split_whitespace())
            .filter(|word| {
                ["trend.", "baseline.", "after_hard.", "same_day.", "next_day."]
                    .iter()
                    .any(|kind| word.starts_with(kind))
            })
            .map(str::to_owned)
            .collect();
        // One of each kind is enough: the rest is made of the same words.
        for kind in ["trend.", "baseline.", "after_hard.", "same_day.", "next_day."] {
            said.extend(ids.iter().find(|id| id.starts_with(kind)).map(|id| home.ok(&["explain", id])));
        }
        for command in ["trends", "patterns", "explain"] {
            said.push(home.ok(&[command, "--help"]));
        }
        for text in said.iter().map(|text| text.to_lowercase()) {
            for forbidden in ["cause", "because", "prove", "improve", "worse", "diagnos", "disorder"] {
                assert!(!text.contains(forbidden), "{forbidden}: {text}");
            }
        }
    }
}

#[test]
fn an_exercise_is_explained_with_the_days_with_it_and_without() {
    let home = kindness_breaks();
    let (ticked, done) =
        (explained(&home, "next_day.moved.jealousy"), explained(&home, "practised.kindness.jealousy"));
    assert_eq!(ticked["entries"], done["entries"]);
    assert!(home.ok(&["explain", "practised.kindness.jealousy"]).contains("with or without the exercise"));
}
