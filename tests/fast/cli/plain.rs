//! Everything line by line: the menu, each of its items, and what holds at every question.

mod days;
mod month;
mod newer;
mod notes;
mod pages;
mod pause;
mod settings;
mod ticks;
mod trash;
mod trial;
mod versions;
mod waits;

use std::io::{Read, Write};
use std::process::Stdio;

use crate::harness::chance::Chance;
use crate::harness::home::{Home, Ran, TODAY};

/// The answers of a first start, from the question of who may see the screen to that of the country.
const WELCOME: &str = "0\n\n";

/// Types lines in the menu, and holds what is said to what can be heard.
#[track_caller]
fn typed(home: &Home, lines: &str) -> String {
    let ran = home.run_with(&["--plain"], lines);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    is_text(&ran);
    ran.out
}

/// Types lines in the menu, and others once it has asked something that ends this way and something else was done meanwhile.
#[track_caller]
fn typed_before_and_after(
    home: &Home,
    before: &str,
    asks: &str,
    meanwhile: impl FnOnce(),
    after: &str,
) -> String {
    let mut child = home.command(&["--plain"]).stdin(Stdio::piped()).spawn().unwrap();
    let (mut input, mut output) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    input.write_all(before.as_bytes()).unwrap();
    let (mut out, mut chunk) = (Vec::new(), [0; 4096]);
    while !String::from_utf8_lossy(&out).contains(asks) {
        let count = output.read(&mut chunk).unwrap();
        assert!(count > 0, "{}", String::from_utf8_lossy(&out));
        out.extend_from_slice(&chunk[..count]);
    }
    meanwhile();
    input.write_all(after.as_bytes()).unwrap();
    drop(input);
    output.read_to_end(&mut out).unwrap();
    assert!(child.wait().unwrap().success());
    String::from_utf8(out).unwrap()
}

/// Whether all of it can be read aloud: no control character but the end of a line, nothing that is drawn.
#[track_caller]
fn is_text(ran: &Ran) {
    let is_drawn = |c: char| matches!(c, '\u{2500}'..='\u{259f}' | '\u{2800}'..='\u{28ff}');
    let odd = |c: char| c != '\n' && (c.is_control() || is_drawn(c));
    for line in ran.out.lines().chain(ran.err.lines()) {
        assert!(!line.contains(odd), "{line:?}");
    }
}

/// A home with a sample journal, whose owner knows what inward is.
fn sample() -> Home {
    Home::with_sample(60)
}

#[test]
fn a_whole_evening_reads_like_this() {
    let home = Home::new();
    let out = typed(
        &home,
        &format!(
            "{WELCOME}check-in\n?\n2\n1\nback\n3\n\n0\n-\n3\nlate_reply\n\n\n\n\nA long day.\n\nentries\n\n1\n\nback\nquit\n"
        ),
    );
    insta::assert_snapshot!(out.replace(home.data().to_str().unwrap(), "DATA"));
}

#[test]
fn each_item_is_walked_to_its_end_with_help_and_back_at_its_questions() {
    for (item, lines, said) in [
        ("1", "?\nback\n", "A number for Jealousy"),
        ("1", "?\n2\n\n\n\n\n\n?\n1 2\n\n\n\n?\n\n?\nWords.\n\n", "is recorded."),
        ("2", "?\ntomorrow\nyesterday\n?\nback\n", "is in the future"),
        ("2", "2024-01-01\n?\nn\nback\n", "more than 400 days back"),
        ("3", "?\nA note.\n\n", "Saved."),
        ("3", "back\n", "Menu"),
        ("4", "?\n99\nback\n", "Write the number or letter"),
        ("4", "18\n?\n\n\n-\n\n\n\n", "3 minutes left."),
        ("4", "27\n?\n\n", "If it is your partner"),
        ("5", "?\nnever\n\n", "Jealousy: "),
        ("5", "back\n", "Which week?"),
        ("6", "?\n\n?\nback\nback\n", "The week's review"),
        ("7", "?\n1\nall\n", "Write a whole number from 2 to 52, or all."),
        ("7", "back\n", "Over how many weeks?"),
        ("8", "?\n7\n26\n", "Write a whole number from 8 to 52."),
        ("9", "?\nback\n", "Which entries?"),
        ("9", "\n?\n\n99\n1\n?\nwhat\n\nback\n", "Write one of these: "),
        ("9", "kind:nothing\nzzzzzz\nback\n", "There is no such entry."),
        ("10", "?\n9\n2\n", "The loop"),
        ("10", "back\n", "Which card?"),
        ("11", "?\n\nback\n", "in one line"),
        ("11", "Will it rain?\n", "It's written down."),
        ("12", "?\n:unsafe\n\n\n", ":unsafe"),
        ("13", "?\n\n", "For the next ten minutes"),
        ("14", "", "inward export"),
        ("15", "?\nperhaps\nn\n", "Nothing is changed."),
        ("16", "", "There is nothing to bring back."),
        ("17", "?\nnever\n\n?\njealousy\nback\n", "\"never\" is no month and no sign"),
        ("18", "?\n99\n2\n?\n\nback\n", "Write a number from 1 to "),
        ("18", "country\n?\nback\nback\n", "Nothing is changed."),
        ("?", "", "Write the number of what you want"),
        ("back", "", "This is the menu."),
        ("walk", "", "There is no walk in the menu."),
        ("continue", "", "Nothing is unfinished."),
        ("support", "\n", "People"),
    ] {
        let home = sample();
        let out = typed(&home, &format!("{item}\n{lines}quit\n"));
        assert!(out.contains(said), "{item} {lines:?}: {out}");
        assert!(out.ends_with("\nClosed.\n"), "{item} {lines:?}: {out}");
    }
}

#[test]
fn an_entry_is_found_read_changed_and_deleted() {
    let home = Home::new();
    home.ok(&["log", "--jealousy", "2"]);
    home.done(&["note"], "The phone rang.");
    let out = typed(&home, "entries\nphone\n1\nedit\nTwice.\n\nback\nquit\n");
    assert!(out.contains("1  Sunday 22 November 2026, note: The phone rang."), "{out}");
    assert_eq!(home.json(&["list", "--kind", "note", "--json"])[0]["text"], "The phone rang.\nTwice.");
    let out = typed(&home, "entries\nphone\n1\nedit\n:clear\nSilence.\n\nback\nquit\n");
    assert!(out.contains("The phone rang."), "{out}");
    assert_eq!(home.json(&["list", "--kind", "note", "--json"])[0]["text"], "Silence.");
    let out = typed(&home, "entries\nkind:check-in\n1\nedit\n4\n\n\n\n\n\n\n\n\n\n\n\n\nback\nquit\n");
    assert!(out.contains("This day is recorded.") && out.contains("Enter keeps 2"), "{out}");
    assert_eq!(home.json(&["list", "--kind", "check-in", "--json"])[0]["ratings"]["jealousy"], 4);
    typed(&home, "entries\ntoday\n1\ndelete\nn\nback\nquit\n");
    assert_eq!(home.json(&["list", "--json"]).as_array().map(Vec::len), Some(2));
    let out = typed(&home, "entries\nSilence\n1\ndelete\n?\ny\nquit\n");
    assert!(!out.contains("There is no such entry"), "that none is left is no news: {out}");
    assert!(out.contains("Deleted the entry of 2026-11-22."), "{out}");
    assert_eq!(home.json(&["list", "--json"]).as_array().map(Vec::len), Some(1));
}

#[test]
fn the_end_of_the_input_is_a_clean_end_that_keeps_what_was_answered() {
    let lines = ["3", "First line.", "Second line."];
    let home = sample();
    for end in [":close", "back"] {
        let out = typed(&home, &format!("3\n{end}\n"));
        assert!(out.ends_with("Closed.\n"), "{out}");
        assert!(home.drafts().is_empty(), "nothing was written");
    }
    let out = typed(&home, "1\n2\n1\n");
    assert!(
        out.contains("The answers are kept as a draft") || out.contains("the answers are kept as a draft"),
        "{out}"
    );
    assert_eq!(home.drafts().len(), 1);
    let out = typed(&home, "continue\ny\n\n\n0\n0\n0\n\n\n\n\n\n\n\nquit\n");
    assert!(out.contains("You have an unfinished check-in") && out.contains("is recorded."), "{out}");
    assert!(home.drafts().is_empty());
    // Words that end with the input are saved, as the last line of a page is its end.
    typed(&home, &lines.join("\n"));
    let note = home.json(&["list", "--kind", "note", "--json"]);
    assert_eq!(note[0]["text"], "First line.\nSecond line.");
}

#[test]
fn statements_are_read_in_the_menu_without_their_ids_and_printed_with_them_elsewhere() {
    let home = sample();
    let out = typed(&home, "trends\n\npatterns\n\nquit\n");
    for id in ["trend.", "baseline.", "after_hard.", "same_day.", "next_day.", "An id"] {
        assert!(!out.contains(id), "{id}: {out}");
    }
    assert_eq!(out.matches("inward explain ID, in the shell after quit").count(), 2, "{out}");
    let out = home.ok(&["trends", "--plain"]) + &home.ok(&["patterns", "--plain"]);
    for said in ["  trend.jealousy.12\n", "same_day.", "inward explain ID shows", "An id can name any sign"] {
        assert!(out.contains(said), "{said}: {out}");
    }
}

#[test]
fn in_a_pipe_quit_is_a_word_like_any_other() {
    let home = sample();
    typed(&home, "3\nquit\n\nquit\n");
    assert_eq!(home.json(&["list", "--kind", "note", "--limit", "1", "--json"])[0]["text"], "quit");
}

#[test]
fn what_was_left_is_offered_gone_on_with_and_discarded() {
    let home = sample();
    let out = typed(&home, "3\nHalf a note.\n:close\nquit\n");
    assert!(out.contains("Kept as a draft") && out.contains("You have an unfinished note."), "{out}");
    let out = typed(&home, "continue\n?\nn\nquit\n");
    assert!(out.contains("It is kept for later.") && !out.contains("Half a note."), "{out}");
    let out = typed(&home, "continue\ny\nAnd the rest.\n\nquit\n");
    assert!(out.contains("Half a note."), "{out}");
    let note = home.json(&["list", "--kind", "note", "--json"]);
    assert_eq!(note[0]["text"], "Half a note.\nAnd the rest.");
    typed(&home, "3\nAnother.\n:close\n11\nback\n1\n2\n:back\nback\nquit\n");
    assert_eq!(home.drafts().len(), 2);
    let out = typed(&home, "continue\n?\n9\nback\ncontinue\n1\ny\nback\ncontinue\n2\ndiscard\nquit\n");
    assert!(out.contains("Write a number from 1 to 2, or back."), "{out}");
}

#[test]
fn the_first_start_says_what_the_window_says_and_writes_nothing_before_it_is_answered() {
    for lines in ["", "?\n", "back\n", "9\n", "1\nback\nback\n", "2\n?\n"] {
        let home = Home::new();
        let out = typed(&home, lines);
        assert!(out.contains("Could someone else open this computer?"), "{out}");
        assert!(!home.data().exists(), "{lines:?}: {:?}", home.tree().keys());
    }
    let home = Home::new();
    let out = typed(&home, "2\nback\n1\nXX\nie\nquit\n");
    for said in
        ["It is not medical advice", "What to leave out", "Worry and safety", "Kept in", "inward encrypt"]
    {
        assert!(out.contains(said), "{said}: {out}");
    }
    let state = std::fs::read_to_string(home.data().join("state.json")).unwrap();
    assert!(state.contains("\"IE\"") && state.contains("maybe"), "{state}");
    assert!(!typed(&home, "quit\n").contains("Could someone else"), "it is asked once");
}

#[test]
fn a_quiet_home_says_nothing_before_it_is_asked_to() {
    let home = sample();
    typed(&home, "3\nHalf a note.\n:close\nquit\n");
    home.set_config("quiet_home = true\n");
    let out = typed(&home, "\nquit\n");
    for told in ["unfinished", "recorded", "review\" opens", "continue: ", "on this day: "] {
        assert!(!out.contains(told), "{told}: {out}");
    }
    let out = typed(&home, "show\n\nquit\n");
    assert!(out.contains("show: say") && out.contains("You have an unfinished note."), "{out}");
    assert!(out.contains("continue: go on"), "{out}");
}

#[test]
fn a_hard_evening_is_met_as_in_the_window() {
    let home = sample();
    let out = typed(&home, "1\n4\n4\n4\n4\n4\n0\n\n\n\n\n\n\nnight\n\nquit\n");
    assert!(out.contains("Saved. That was a hard evening."), "{out}");
    assert!(
        out.contains(":night opens a page for a hard night; :support has people who answer now."),
        "{out}"
    );
    assert!(out.contains("For the next ten minutes"), "{out}");
    let out = typed(&home, "3\nI want to end my life.\n\n3\nI want to end my life.\n\n:support\n\nquit\n");
    assert_eq!(out.matches("That was a lot.").count(), 1, "each reason once: {out}");
    let mut home = Home::new();
    let hard = || vec!["--jealousy", "4", "--reassurance", "3", "--sensitivity", "3", "--steady", "0"];
    home.live(&(0..9).map(|_| hard()).collect::<Vec<_>>());
    let out = typed(&home, "1\n4\n3\n3\n\n\n1\n\n\n\n\n\n\nquit\n");
    assert!(out.contains("These have been hard days."), "{out}");
}

#[test]
fn words_that_were_kept_on_the_way_are_met_like_those_of_the_last_answer() {
    let up_to_the_words = "1\n".to_owned() + &"1\n".repeat(6) + &"\n".repeat(5);
    let heavy = "I want to end my life.\n";
    let home = sample();
    let out = typed(&home, &format!("{up_to_the_words}{heavy}:back\n\n\nquit\n"));
    assert!(out.contains("is recorded.") && out.contains("That was a lot."), "{out}");
    let home = sample();
    typed(&home, &format!("{up_to_the_words}{heavy}:back\n"));
    assert_eq!(home.drafts().len(), 1);
    let out = typed(&home, &format!("continue\ny\n{}quit\n", "\n".repeat(12)));
    assert!(out.contains("is recorded.") && out.contains("That was a lot."), "{out}");
    // Once it is saved, it is not new.
    let out = typed(&home, &format!("1\n3\n{}quit\n", "\n".repeat(11)));
    assert!(out.contains("is recorded.") && !out.contains("That was a lot."), "{out}");
}

#[test]
fn a_page_that_is_only_read_ends_without_a_word_on_saving() {
    let home = sample();
    for item in ["12", "13"] {
        let out = typed(&home, &format!("{item}\n"));
        assert!(
            !out.contains("nothing is saved") && out.ends_with("The input ended before the last answer.\n"),
            "{out}"
        );
    }
}

#[test]
fn support_is_a_word_of_every_step() {
    let home = sample();
    for lines in ["4\n1\nsupport\n", "13\nsupport\n"] {
        let out = typed(&home, &format!("{lines}:close\nquit\n"));
        assert!(out.contains("findahelpline"), "{lines:?}: {out}");
    }
}

#[test]
fn the_config_file_makes_everything_line_by_line() {
    let home = sample();
    home.set_config("plain = true\n");
    let ran = home.run_with(&[], "quit\n");
    assert!(ran.code == 0 && ran.out.contains("1  check-in"), "{ran:?}");
    let ran = home.run_with(&["checkin"], "2\n".to_owned() + &"\n".repeat(11));
    assert!(ran.code == 0 && ran.out.contains("is recorded."), "{ran:?}");
    let ran = home.run_with(&["practice", "calm"], "\n\n\n\n\n");
    assert!(ran.out.contains("Calm breathing"), "{ran:?}");
    let week = home.ok(&["week"]);
    assert!(week.contains("Jealousy: ") && week.contains("Sunday 2"), "{week}");
    is_text(&home.run_with(&["demo"], "7\n\nquit\n"));
}

#[test]
fn a_made_up_journal_is_looked_at_and_gone_afterwards() {
    let home = Home::new();
    let ran = home.run_with(&["demo", "--plain", "--days", "30"], "5\n\nquit\n");
    assert!(ran.code == 0 && ran.out.contains("This is a made-up journal."), "{ran:?}");
    assert!(!home.data().exists());
}

#[test]
fn what_comes_after_the_end_is_given_back() {
    let home = sample();
    let ran = home.run_with(&["--plain"], "quit\nA sentence that is nowhere else.\n");
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.out.ends_with("A sentence that is nowhere else.\n"), "{ran:?}");
}

#[test]
fn whatever_lines_are_typed_it_ends_and_all_it_says_is_text() {
    let often = [
        "?", "back", "", ":back", ":help", "quit?", "1", "2", "3", "4", "y", "n", "support", ":close",
        ":night",
    ];
    let rarely = [
        "5",
        "6",
        "7",
        "8",
        "9",
        "10",
        "11",
        "12",
        "13",
        "14",
        "15",
        "16",
        "17",
        "23",
        "continue",
        "show",
        "on this day",
        "discard",
        "edit",
        "month",
        "jealousy",
        "versions",
        "delete",
        "look back",
        "all",
        "yesterday",
        "-",
        "-3",
        "0",
        "late_reply",
        "kind:note",
        "sign:jealousy>=2",
        "\u{1b}[31mred",
        "\u{202e}turned",
        "tab\there",
        "漢字 🌙",
        "99999999999999999999",
        ":idea 2",
        ":clear",
        ":worry",
        ":unsafe",
        "a few words",
        "\"",
        "Ctrl-C \u{3}",
        "2026-11-22",
        "2024-02-30",
    ];
    for seed in 0..12 {
        let mut chance = Chance(seed);
        let home = if seed % 3 == 0 { Home::new() } else { sample() };
        let mut lines = if seed % 3 == 0 { WELCOME.to_owned() } else { String::new() };
        for _ in 0..160 {
            let from: &[&str] = if chance.below(2) == 0 { &often } else { &rarely };
            lines.push_str(from[chance.below(from.len())]);
            lines.push('\n');
        }
        let ran = home.run_with(&["--plain"], &lines);
        assert!(ran.code == 0, "seed {seed}: {} {}", ran.code, ran.err);
        is_text(&ran);
        let asked = ran.out.lines().count();
        assert!(asked < 160 * 160, "seed {seed}: it says {asked} lines to 160");
        let day = home.run(&["show", TODAY]);
        assert!(day.code != 101, "{day:?}");
    }
}
