//! `inward trends`: its words, its figures, and the two agreeing.

use std::fs;

use serde_json::{Value, json};

use crate::harness::home::{Home, flat};
use crate::harness::schema::Schema;

const SCHEMA: &str = include_str!("../../../docs/insight.schema.json");
const SCALES: [&str; 6] =
    ["jealousy", "reassurance", "sensitivity", "self_criticism", "over_analysis", "steadiness"];

/// Three days of warm-up, then four weeks that fall.
fn a_fall() -> Home {
    let ratings = "0003433234323323232231221221121010".get(..31).unwrap();
    let ratings: Vec<String> = ratings.chars().map(String::from).collect();
    let mut home = Home::new();
    home.live(&ratings.iter().map(|rating| vec!["--jealousy", rating.as_str()]).collect::<Vec<_>>());
    home
}

/// A figure as it is printed: rounded half away from zero.
fn printed(figure: &Value) -> String {
    format!("{:.1}", (figure.as_f64().unwrap() * 10.0 + 1e-9).round() / 10.0)
}

#[test]
fn a_fall_is_named_with_its_range_and_its_days() {
    let home = a_fall();
    let text = home.ok(&["trends", "--weeks", "4"]);
    assert!(text.starts_with("Trends · 4 weeks · 26 October – 22 November 2026\n\n"), "{text}");
    let json = home.json(&["trends", "--weeks", "4", "--json"]);
    let trend = &json["scales"]["jealousy"]["trend"];
    assert_eq!(trend["verdict"], json!("easing"));
    assert_eq!((&trend["n"], &trend["d"]), (&json!(28), &json!(28)));
    let words = trend["words"].as_str().unwrap();
    assert!(words.starts_with("Jealousy: easing. From 2."), "{words}");
    assert!(words.contains("Likely fall over four weeks: between "), "{words}");
    assert!(flat(&text).contains(words), "{text}");
    let row = text.lines().find(|line| line.starts_with("Jealousy  ")).unwrap();
    let mean = printed(&trend["figures"]["mean"]);
    assert!(flat(row).ends_with(&format!("Too early for a direction {mean} 28 of 28 days")), "{row}");
    let short =
        "Below eight weeks no direction is named here, as such words also come and go when nothing changes.";
    assert_eq!(flat(&text).matches(short).count(), 1, "{text}");
    let text = home.ok(&["trends", "--weeks", "8"]);
    let row = text.lines().find(|line| line.starts_with("Jealousy  ")).unwrap();
    assert!(flat(row).ends_with(&format!("easing {mean} 28 of 28 days")), "{row}");
    assert!(
        !flat(&text).contains(short) && flat(&text).contains("also come and go when nothing changes."),
        "{text}"
    );
}

#[test]
fn text_and_json_say_the_same() {
    let home = Home::with_sample(200);
    for weeks in ["2", "12", "52", "all"] {
        let text = home.ok(&["trends", "--weeks", weeks]);
        let json = home.json(&["trends", "--weeks", weeks, "--json"]);
        assert_eq!(Schema::new(SCHEMA).check_as("trends", &json), Ok(()), "{weeks}");
        assert_eq!(json["span"], json!(weeks));
        assert_eq!(json["weeks_tested"], json!(weeks.parse().unwrap_or(52)));
        assert_eq!(json["last"], json!("2026-11-22"));
        let (flat, mut at) = (flat(&text), 0);
        for scale in SCALES {
            let scale = &json["scales"][scale];
            for finding in [&scale["trend"], &scale["baseline"], &scale["after_hard"]] {
                let (words, id) = (finding["words"].as_str().unwrap(), finding["id"].as_str().unwrap());
                // In order, each id behind its words.
                let said = format!("{words} ");
                at += flat.get(at..).unwrap().find(&said).unwrap_or_else(|| panic!("{said}: {text}"));
                at += flat.get(at..).unwrap().find(id).unwrap_or_else(|| panic!("{id}: {text}"));
                for note in finding["notes"].as_array().unwrap() {
                    assert!(flat.contains(note.as_str().unwrap()), "{note}: {text}");
                }
            }
            let baseline = &scale["baseline"];
            assert!(["counted", "not_enough"].contains(&baseline["verdict"].as_str().unwrap()), "{baseline}");
            assert_eq!(baseline["word"], json!(""));
            let trend = &scale["trend"];
            assert!(flat.contains(&format!("{} of {} days", trend["n"], trend["d"])), "{text}");
        }
        for once in ["0 = not at all, 4 = a lot.", "Some easing would come anyway.", "inward explain ID"] {
            assert_eq!(flat.matches(once).count(), 1, "{once}: {text}");
        }
        assert_eq!(flat.contains("The direction covers the last 52 weeks."), weeks == "all", "{text}");
        assert!(
            !text.chars().any(|c| ('▁'..='█').contains(&c) || ('⡀'..='⣿').contains(&c)),
            "no bars in a pipe: {text}"
        );
        let words = json["scales"]["jealousy"]["trend"]["words"].as_str().unwrap();
        assert!(text.contains(&format!("\n  {words}\n")), "nothing is wrapped in a pipe: {words} {text}");
    }
}

#[test]
fn weekly_means_are_those_of_the_week_itself() {
    let home = Home::with_sample(60);
    let json = home.json(&["trends", "--json"]);
    let text = home.ok(&["trends"]);
    let weeks = json["scales"]["jealousy"]["weeks"].as_array().unwrap();
    assert_eq!(weeks.len(), 12);
    assert_eq!(
        (&weeks[0]["n"], &weeks[0]["mean"], &weeks[0]["min"]),
        (&json!(0), &json!(null), &json!(null))
    );
    for week in weeks.iter().skip(4) {
        let day = week["first"].as_str().unwrap();
        let whole = home.json(&["week", day, "--json"]);
        let jealousy = &whole["scales"]["jealousy"];
        for field in ["n", "mean", "min", "max"] {
            assert_eq!(week[field], jealousy[field], "{day} {field}");
        }
        let mean = home.ok(&["week", day]);
        let mean = mean.lines().find(|line| line.starts_with("Jealousy")).unwrap().to_owned();
        let shown = text.lines().skip_while(|line| !line.starts_with("Jealousy")).nth(1).unwrap();
        if week["n"] != json!(0) {
            let figure = printed(&week["mean"]);
            assert!(mean.contains(&figure) && shown.contains(&figure), "{figure}: {mean} {shown}");
        }
    }
    assert!(text.contains("· not recorded."), "{text}");
}

#[test]
fn steadiness_is_told_in_its_own_words() {
    let ratings: Vec<String> = "000001110121112121222323233343".chars().map(String::from).collect();
    let mut home = Home::new();
    home.live(&ratings.iter().map(|rating| vec!["--steady", rating.as_str()]).collect::<Vec<_>>());
    let trend = home.json(&["trends", "--json"])["scales"]["steadiness"]["trend"].clone();
    assert_eq!((&trend["verdict"], &trend["word"]), (&json!("steadier"), &json!("steadier")));
    assert!(home.ok(&["trends"]).contains("\nSteadiness ↑      steadier "));
}

#[test]
fn an_empty_journal_says_so_and_that_is_no_failure() {
    let home = Home::new();
    let text = home.ok(&["trends"]);
    assert!(text.ends_with("\nNothing is recorded yet. The first check-in starts the picture.\n"), "{text}");
    for weeks in ["12", "all"] {
        let json = home.json(&["trends", "--weeks", weeks, "--json"]);
        assert_eq!(Schema::new(SCHEMA).check_as("trends", &json), Ok(()), "{weeks}");
        let jealousy = &json["scales"]["jealousy"];
        assert_eq!(jealousy["trend"]["verdict"], json!("just_starting"));
        assert_eq!(jealousy["trend"]["figures"]["p"], Value::Null);
        assert_eq!(jealousy["baseline"]["verdict"], json!("not_enough"));
    }
    assert!(home.tree().is_empty(), "reading makes nothing");
}

#[test]
fn the_first_days_are_only_counted() {
    let mut home = Home::new();
    home.live(&["1", "2", "3", "2", "1"].map(|rating| vec!["--jealousy", rating]));
    let text = home.ok(&["trends"]);
    assert!(text.contains("Just starting: 2 of 7"), "{text}");
    assert!(
        text.contains("(1.8)") || text.contains("1.8"),
        "the week's mean holds the first days too: {text}"
    );
}

#[test]
fn a_month_that_cannot_be_read_is_named_and_the_rest_is_shown() {
    let home = Home::with_sample(120);
    fs::write(home.month("2026-10"), "{").unwrap();
    for arguments in [&["trends"] as &[&str], &["patterns"], &["explain", "trend.jealousy.12"]] {
        let ran = home.run(arguments);
        ran.fails(1, "2026-10.json");
        assert!(ran.out.contains("days"), "{ran:?}");
        let ran = home.run(&[arguments, &["--json"]].concat());
        ran.fails(1, "2026-10.json");
        let json: Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(Schema::new(SCHEMA).check(&json), Ok(()));
    }
    assert_eq!(fs::read_to_string(home.month("2026-10")).unwrap(), "{");
}

#[test]
fn a_journal_that_cannot_be_read_at_all_is_not_called_empty() {
    let home = Home::new();
    fs::create_dir_all(home.data().join("journal")).unwrap();
    fs::write(home.month("2026-11"), "{").unwrap();
    for command in ["trends", "patterns"] {
        let ran = home.run(&[command]);
        ran.fails(1, "2026-11.json");
        assert!(ran.out.ends_with("No check-in could be read.\n"), "{ran:?}");
    }
}
