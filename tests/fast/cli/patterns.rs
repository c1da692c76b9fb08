//! `inward patterns`: what stands out, plain counts, what helped.

use inward::journal::practice::Kind;
use inward::journal::{Body, Entry, EntryId, Practice, TickList};
use inward::store::Store;
use serde_json::{Value, json};

use crate::harness::home::Home;
use crate::harness::home::flat;
use crate::harness::schema::Schema;

const SCHEMA: &str = include_str!("../../../docs/insight.schema.json");

/// Five weeks in which jealousy is higher on days with a late reply.
pub(crate) fn late_replies() -> Home {
    let mut home = Home::new();
    let days = (0..36).map(|day| {
        let late = [0, 1, 4, 6].contains(&(day % 9));
        let rating = match (late, day % 4) {
            (true, 0) => "4",
            (true, _) => "3",
            (false, 1) => "0",
            (false, _) => "1",
        };
        let helped = if [0, 3, 4].contains(&(day % 5)) { "moved" } else { "rest" };
        let trigger = if late { "late_reply" } else { "tired_hungry" };
        vec!["--jealousy", rating, "--trigger", trigger, "--helped", helped, "--did", "let_go"]
    });
    home.live(&days.collect::<Vec<_>>());
    home
}

fn ids(text: &str) -> Vec<String> {
    let words = text.split_whitespace();
    words
        .filter(|word| ["same_day.", "next_day.", "practised."].iter().any(|kind| word.starts_with(kind)))
        .map(str::to_owned)
        .collect()
}

#[test]
fn what_goes_together_is_said_with_its_days_and_one_caution() {
    let home = late_replies();
    let text = home.ok(&["patterns"]);
    assert!(
        text.starts_with("Patterns · 12 weeks · 31 August – 22 November 2026 · 33 of 33 days\n"),
        "{text}"
    );
    let json = home.json(&["patterns", "--json"]);
    let noticed = json["worth_noticing"].as_array().unwrap();
    assert!(noticed.contains(&json!("same_day.triggers.late_reply.jealousy.12")), "{noticed:?}");
    let flat = flat(&text);
    assert!(
        flat.contains(
            "Worth noticing More jealousy tends to go together with “late or short reply”. Days with"
        )
    );
    for id in noticed {
        let finding = find(&json["same_day"], id.as_str().unwrap());
        assert_eq!(finding["verdict"], json!("worth_noticing"));
        assert!(flat.contains(finding["words"].as_str().unwrap()), "{finding} {text}");
    }
    assert_eq!(flat.matches("You tick after you feel").count(), 1, "{text}");
    assert_eq!(flat.matches("Other things may explain it.").count(), 1, "{text}");
    assert!(text.contains("\n  let it go · 33 days\n  What you did comes after the feeling,"), "{text}");
}

fn find<'a>(findings: &'a Value, id: &str) -> &'a Value {
    findings
        .as_array()
        .unwrap()
        .iter()
        .find(|finding| finding["id"] == json!(id))
        .unwrap_or_else(|| panic!("{id}"))
}

#[test]
fn text_and_json_say_the_same() {
    let home = Home::with_sample(400);
    for weeks in ["8", "12", "26"] {
        let text = home.ok(&["patterns", "--weeks", weeks]);
        let json = home.json(&["patterns", "--weeks", weeks, "--json"]);
        assert_eq!(Schema::new(SCHEMA).check_as("patterns", &json), Ok(()), "{weeks}");
        assert_eq!(json["weeks"].to_string(), weeks);
        assert!(text.contains(&format!(" · {} of {} days\n", json["recorded_days"], json["days"])), "{text}");
        let labels = ["Jealousy", "Reassurance", "Sensitivity", "Self-criticism", "Over-analysis"];
        for finding in json["same_day"].as_array().unwrap() {
            let figures = &finding["figures"];
            let tested = figures["p"].is_number();
            if finding["id"].as_str().unwrap().starts_with("same_day.did.") {
                only_counted(finding, &text);
                continue;
            }
            assert_eq!(tested, ["counted", "worth_noticing"].contains(&finding["verdict"].as_str().unwrap()));
            let said = finding["words"].as_str().unwrap();
            let Some((_, means)) = said.split_once("”: ").filter(|_| tested) else { continue };
            let sign = finding["id"].as_str().unwrap().rsplit('.').nth(1).unwrap().replace('_', "-");
            let label = labels.iter().find(|label| label.to_lowercase() == sign).unwrap();
            let (with, without) = means.split_once(". Other days: ").unwrap();
            let line = format!("    {label}: {with}, other days {}\n", without.trim_end_matches('.'));
            assert!(text.contains(&line), "{line} {text}");
        }
        for (list, counts) in json["counts"].as_object().unwrap() {
            for count in counts.as_array().unwrap().iter().filter(|_| list != "helped") {
                let days = count["days"].as_u64().unwrap();
                let unit = if days == 1 { "day" } else { "days" };
                assert!(text.contains(&format!(" · {days} {unit}")), "{count} {text}");
                assert!(text.contains(&format!(" · opened on {} ", count["opened"])), "{count} {text}");
            }
        }
        for finding in json["next_day"].as_array().unwrap() {
            if ["lighter", "heavier"].contains(&finding["verdict"].as_str().unwrap()) {
                assert!(flat(&text).contains(finding["words"].as_str().unwrap()), "{finding} {text}");
            }
            if finding["verdict"] == json!("cannot_tell") {
                let (_, figures) =
                    finding["words"].as_str().unwrap().split_once(": can't tell yet (").unwrap();
                assert!(flat(&text).contains(figures.strip_suffix('.').unwrap()), "{finding} {text}");
            }
            let known = finding["verdict"] != json!("not_enough");
            assert_eq!(finding["figures"]["change"].is_number(), known, "{finding}");
        }
        let ids = ids(&text);
        assert!(ids.len() > 10, "{text}");
        for id in &ids {
            let findings = if id.starts_with("same_day") { &json["same_day"] } else { &json["next_day"] };
            find(findings, id);
        }
        let long = text.lines().filter(|line| line.chars().count() > 84).count();
        assert!(long > 0, "nothing is wrapped in a pipe: {text}");
    }
}

/// Checks that of an act of one's own only the days are said.
fn only_counted(finding: &Value, text: &str) {
    assert_eq!(finding["verdict"], json!("counted"), "{finding}");
    let figures = &finding["figures"];
    for name in ["r_corrected", "difference", "extreme", "labellings", "p", "q", "comparisons"] {
        assert_eq!(figures[name], Value::Null, "{name} {finding}");
    }
    let words = format!(": {:.0} of {}.", figures["with_n"].as_f64().unwrap(), finding["n"]);
    assert!(finding["words"].as_str().unwrap().ends_with(&words), "{finding}");
    assert!(figures["with_mean"].is_number() && figures["kept"].is_number(), "{finding}");
    let id = finding["id"].as_str().unwrap();
    assert!(!text.contains(id), "{id} {text}");
}

#[test]
fn less_on_days_with_something_and_acts_of_ones_own_are_never_worth_noticing() {
    let mut home = Home::new();
    // Both acts and both ticks of the trigger list go together with jealousy on exactly the same days.
    let days = (0..60).map(|day| {
        let heavy = day % 3 == 0;
        let rating = ["0", "1", "3", "4"][usize::from(heavy) * 2 + day / 3 % 2];
        let (trigger, did) = if heavy { ("nothing", "checked") } else { ("alcohol", "waited") };
        vec!["--jealousy", rating, "--trigger", trigger, "--did", did]
    });
    home.live(&days.collect::<Vec<_>>());
    let json = home.json(&["patterns", "--json"]);
    assert_eq!(json["worth_noticing"], json!([]));
    let of = |id: &str| find(&json["same_day"], id).clone();
    for id in ["same_day.triggers.nothing.jealousy.12", "same_day.triggers.alcohol.jealousy.12"] {
        let finding = of(id);
        assert!(finding["figures"]["q"].as_f64().unwrap() < 0.01, "{finding}");
        assert_eq!(
            (&finding["verdict"], &finding["figures"]["comparisons"]),
            (&json!("counted"), &json!(2.0))
        );
    }
    let text = home.ok(&["patterns"]);
    for (id, days) in [("checked", 19.0), ("waited", 38.0)] {
        let id = format!("same_day.did.{id}.jealousy.12");
        let finding = of(&id);
        only_counted(&finding, &text);
        assert_eq!(finding["figures"]["with_n"], json!(days));
        let explained = home.ok(&["explain", &id]);
        assert!(flat(&explained).contains(finding["words"].as_str().unwrap()), "{explained}");
        assert!(explained.contains("What you did comes after the feeling"), "{explained}");
    }
    assert!(!text.contains("Less "), "{text}");
}

/// The same weeks, with a kindness break on every day on which moving was ticked as having helped.
pub(crate) fn kindness_breaks() -> Home {
    let home = late_replies();
    let store = Store::create(home.data()).unwrap();
    for month in store.months().unwrap() {
        for entry in store.read(month).unwrap().document.entries() {
            let helped = entry.check_in().and_then(|check_in| check_in.ticked(TickList::Helped));
            if helped.is_some_and(|ids| ids.iter().any(|id| id == "moved")) {
                let id = EntryId::new_v7(entry.saved_at.unix_seconds() * 1000, [7; 10]);
                let body = Body::Practice(Practice::new(Kind::Kindness));
                store.save(Entry::new(id, entry.day, body, entry.saved_at.clone(), entry.day)).unwrap();
            }
        }
    }
    home
}

#[test]
fn what_is_said_of_an_exercise_is_what_is_said_of_a_tick_on_the_same_days() {
    let home = kindness_breaks();
    let text = home.ok(&["patterns"]);
    let json = home.json(&["patterns", "--json"]);
    assert_eq!(Schema::new(SCHEMA).check_as("patterns", &json), Ok(()));
    assert!(text.contains("\nExercises done · from the first day on\n  kindness break · "), "{text}");
    let moved =
        json["counts"]["helped"].as_array().unwrap().iter().find(|count| count["id"] == json!("moved"));
    assert_eq!(json["practised"], json!([{ "id": "kindness", "days": moved.unwrap()["days"] }]));
    let of = |id: &str| find(&json["next_day"], id).clone();
    let (ticked, done) = (of("next_day.moved.jealousy"), of("practised.kindness.jealousy"));
    assert!(ticked["figures"]["change"].is_number(), "{ticked}");
    for field in ["method", "verdict", "n", "d", "figures", "entries", "notes"] {
        assert_eq!(ticked[field], done[field], "{field}");
    }
    assert!(done["words"].as_str().unwrap().contains("likely between"), "{done}");
}

#[test]
fn an_empty_journal_says_so_and_that_is_no_failure() {
    let home = Home::new();
    let text = home.ok(&["patterns"]);
    assert!(text.ends_with("\nNothing is recorded yet. The first check-in starts the picture.\n"), "{text}");
    let json = home.json(&["patterns", "--json"]);
    assert_eq!(Schema::new(SCHEMA).check_as("patterns", &json), Ok(()));
    assert_eq!((&json["recorded_days"], &json["same_day"]), (&json!(0), &json!([])));
    assert!(home.tree().is_empty(), "reading makes nothing");
}

#[test]
fn own_ticks_are_named_as_the_config_names_them() {
    let mut home = Home::new();
    home.set_config("[ticks.triggers]\nrain = \"rain all day\"\n");
    home.live(&["1"; 6].map(|rating| vec!["--jealousy", rating, "--trigger", "rain"]));
    let text = home.ok(&["patterns"]);
    assert!(text.contains("\nNothing stands out so far.\n"), "{text}");
    assert!(
        text.contains(
            "\nWhat set it off · opened on 3 days\n  rain all day · 3 days. Not enough days yet.\n"
        ),
        "{text}"
    );
    let finding = home.json(&["explain", "same_day.triggers.rain.jealousy.12", "--json"])["finding"].clone();
    assert_eq!(finding["verdict"], json!("not_enough_days"));
    assert_eq!(finding["figures"]["p"], Value::Null);
}
