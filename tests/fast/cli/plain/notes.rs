//! The notes that are written behind the number of a sign.

use serde_json::Value;

use super::{sample, typed};
use crate::harness::home::Home;

/// The answers to what comes after the first sign of a check-in.
const REST: &str = "\n\n\n\n\n\n\n\n\n\n\n";

fn note(home: &Home) -> Value {
    home.json(&["show", "--json"])[0]["notes"]["jealousy"].clone()
}

#[test]
fn words_behind_the_number_of_a_sign_are_a_note_on_it() {
    let home = sample();
    let out =
        typed(&home, "1\n?\n2 The message came late.\n- no idea\n\n3\n3\n2 of 4\n2\n\n\n\n\n\n\nquit\n");
    for said in [
        "0 to 4 and a note if you like, Enter or - to skip:",
        "such as 2 the message came late, are a note",
        "\nNoted, 4 words.\n",
        "\"2 of 4\" is not a rating for Steadiness",
    ] {
        assert!(out.contains(said), "{said}: {out}");
    }
    let day = || home.json(&["show", "--json"])[0].clone();
    let noted = day();
    assert_eq!(
        (&noted["ratings"]["jealousy"], &noted["notes"]["jealousy"]),
        (&2.into(), &"The message came late.".into())
    );
    assert_eq!(
        (&noted["ratings"]["reassurance"], &noted["notes"]["reassurance"]),
        (&Value::Null, &"no idea".into())
    );
    assert_eq!(noted["notes"].as_object().unwrap().len(), 2, "{noted}");
    let out = typed(&home, "entries\ntoday\n1\nedit\n3 Twice.\n:clear\n1\n\n\n\n\n\n\n\n\n\n\nback\nquit\n");
    assert!(out.contains("The note so far stays") && out.contains("The text is taken out."), "{out}");
    let changed = day();
    assert_eq!(changed["notes"]["jealousy"], "The message came late.\nTwice.");
    assert_eq!((&changed["ratings"]["reassurance"], changed["notes"].get("reassurance")), (&1.into(), None));
    let ran = home.run_with(&["checkin", "--plain"], "2 late\n");
    assert!(ran.code == 2 && ran.err.contains("\"2 late\" is not a rating"), "{ran:?}");
}

#[test]
fn words_with_which_a_note_ends_are_added_and_only_whole_lines_stand_there_already() {
    let home = sample();
    let again = "It stands there already.";
    let out = typed(&home, &format!("1\n2 the message came late\n{REST}quit\n"));
    assert!(!out.contains(again), "{out}");
    let out = typed(&home, &format!("1\n2 late\n{REST}quit\n"));
    assert!(out.contains("\nNoted, 1 word.\n") && !out.contains(again), "{out}");
    assert_eq!(note(&home), "the message came late\nlate");
    let out = typed(&home, &format!("1\n2 late\n{REST}quit\n"));
    assert!(out.contains(again) && !out.contains("Noted"), "{out}");
    assert_eq!(note(&home), "the message came late\nlate");
}

#[test]
fn the_answer_to_the_prompt_and_the_text_are_added_to_in_the_same_way() {
    let home = sample();
    let signs = "1\n1\n".to_owned() + &"\n".repeat(9);
    typed(&home, &format!("{signs}We walked home.\nIt was late.\n\nquit\n"));
    let out = typed(&home, &format!("{signs}home.\nlate.\n\nquit\n"));
    assert_eq!(out.matches("Noted, 1 word.").count(), 2, "{out}");
    let out = typed(&home, &format!("{signs}home.\nlate.\n\nquit\n"));
    assert_eq!(out.matches("It stands there already.").count(), 2, "{out}");
    let day = &home.json(&["show", "--json"])[0];
    assert_eq!(day["prompt"]["answer"], "We walked home.\nhome.");
    assert_eq!(day["text"], "It was late.\n\nlate.");
}

#[test]
fn a_second_number_behind_a_rating_is_refused_and_no_note() {
    let home = sample();
    let out = typed(&home, &format!("1\n2 3\n2\n{REST}quit\n"));
    assert!(out.contains("\"2 3\" is not a rating for Jealousy"), "{out}");
    assert_eq!(note(&home), Value::Null);
}
