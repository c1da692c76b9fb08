//! `inward practice`: the list, and exercises line by line with answers from a pipe.

use serde_json::json;

use crate::harness::home::Home;

const THOUGHT: &str = "No answer since noon.\n1 2\n5\nThey are tired of me.\n70\n2\n1\nNo answer.\nA full day at work.\n\
                       b\nIt may be the day.\n45\n3\n50\nTake a walk.\n";

#[test]
fn the_list_names_every_exercise_and_what_waits() {
    let mut home = Home::new();
    let listed = home.ok(&["practice"]);
    assert!(listed.starts_with("Exercises\n  thought-record"), "{listed}");
    assert!(listed.contains("  monthly-check "), "{listed}");
    home.done(&["practice", "worry", "--plain"], "The call on Monday.\n\n");
    let listed = home.at("2026-11-23T10:00:00+01:00").ok(&["practice"]);
    assert!(listed.starts_with("Exercises\n"), "a worry waits for its time: {listed}");
    let listed = home.at("2026-11-23T20:00:00+01:00").ok(&["practice"]);
    assert!(listed.starts_with("To look back on\n"), "{listed}");
    assert!(listed.contains("  worry, 22 November: The call on Monday."), "{listed}");
}

#[test]
fn a_thought_record_from_a_pipe_is_saved_as_in_the_window_and_says_what_it_came_to() {
    let home = Home::new();
    let ran = home.run_with(&["practice", "thought-record", "--plain"], THOUGHT);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    assert!(ran.out.starts_with("\nThought record\n\n1 of 13. What happened"), "{ran:?}");
    for line in ["Saved.", "Feeling: 5 before, 3 after, of 10.", "What you will do: Take a walk."] {
        assert!(ran.out.contains(line), "{line}: {ran:?}");
    }
    let entry = home.json(&["show", "--json"])[0].clone();
    assert_eq!(entry["kind"], json!("thought_record"));
    assert_eq!(entry["feelings"], json!(["jealous", "anxious"]));
    assert_eq!((&entry["exit"], &entry["belief_balanced"]), (&json!("balanced"), &json!(45)));
    assert!(home.drafts().is_empty());
}

#[test]
fn when_the_input_ends_early_the_answers_are_a_draft() {
    for count in [1, 4, 14] {
        let home = Home::new();
        let lines: String = THOUGHT.split_inclusive('\n').take(count).collect();
        let ran = home.run_with(&["practice", "thought record", "--plain"], lines);
        ran.fails(1, "the answers are kept as a draft");
        assert_eq!(home.drafts().len(), 1, "after {count} answers");
        assert_eq!(home.run(&["list"]).out.lines().count(), 0);
    }
    Home::new()
        .run(&["practice", "calm", "--plain"])
        .fails(1, "nothing is saved, because there was no answer");
}

#[test]
fn an_answer_that_cannot_be_taken_ends_a_pipe_with_what_is_wrong_and_nothing_half_done() {
    let home = Home::new();
    let answers = "No answer since noon.\n1 2\n50\n4\n";
    let ran = home.run_with(&["practice", "thought-record", "--plain"], answers);
    ran.fails(2, "Write a number from 0 to 10: the answers are kept");
    assert!(!ran.err.contains("No answer since noon"), "{ran:?}");
    assert_eq!(home.drafts().len(), 1);
    home.run_with(&["practice", "thought-record", "--plain"], "x\nten\n").fails(2, "Write any of these");
}

#[test]
fn a_look_back_is_told_by_the_id_that_the_list_prints() {
    let mut home = Home::new();
    home.done(&["practice", "worry", "--plain"], "The call on Monday.\n\n");
    let id = home.json(&["show", "--json"])[0]["id"].as_str().unwrap().to_owned();
    home.at("2026-11-23T20:00:00+01:00");
    let ran = home.run_with(&["practice", &id, "--plain"], "1\n");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    assert!(ran.out.contains("The call on Monday."), "{ran:?}");
    let entry = home.json(&["show", "2026-11-22", "--json"])[0].clone();
    assert_eq!(entry["looked_back_on"], json!("2026-11-23"));
    home.run(&["practice", &id, "--plain"]).fails(1, "nothing that waits to be looked back on");
}

#[test]
fn an_exercise_that_is_closed_for_now_says_so_and_asks_nothing() {
    let home = Home::new();
    let evening = ["practice", "evening", "--plain"];
    home.done(&evening, "5\nIt began in spring.\n\n3\n1\n");
    let ran = home.run_with(&evening, "");
    assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{ran:?}");
    assert!(ran.err.contains("This evening is written."), "{ran:?}");
}

#[test]
fn what_is_not_an_exercise_is_told_with_the_nearest_name() {
    let home = Home::new();
    home.run(&["practice", "thougt-record", "--plain"]).fails(2, "did you mean thought-record?");
    home.run(&["practice", "quicksilver"]).fails(2, "inward practice lists them all");
    home.run(&["practice", "abcdef", "--plain"]).fails(1, "inward practice lists what does");
    home.run(&["practice", "--plain"]).fails(2, "");
    home.run(&["practice", "calm"]).fails(1, "no terminal");
}

#[test]
fn heavy_words_point_to_people_and_after_not_safe_kind_words_rest() {
    let home = Home::new();
    let ran = home.run_with(&["practice", "good-enough", "--plain"], "I want to die\n\n\n\n");
    assert!(ran.out.contains(":support"), "{ran:?}");
    let ran = home.run_with(&["practice", "chain", "--plain"], ":unsafe\n\n:close\n");
    assert!(ran.out.contains("It is not your fault"), "{ran:?}");
    home.run(&["practice", "kind-word", "--plain"]).fails(1, "rests");
}

#[test]
fn a_page_of_words_is_in_the_draft_line_by_line_and_ends_with_an_empty_line() {
    let home = Home::new();
    let ran = home.run_with(&["practice", "evening", "--plain"], "5\nThe first line.\nThe second line.\n\n");
    ran.fails(1, "the answers are kept as a draft");
    let drafts = home.drafts().concat();
    assert!(drafts.contains("The first line.\\nThe second line."), "{drafts}");
    let whole = "5\nThe first line.\nThe second line.\n\n3\n1\n";
    let ran = home.run_with(&["practice", "evening", "--plain"], whole);
    assert_eq!(ran.code, 0, "{ran:?}");
    let entry = home.json(&["show", "--json"])[0].clone();
    assert_eq!(entry["text"], json!("The first line.\nThe second line."));
}
