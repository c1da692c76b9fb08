//! Answers that are not saved yet: kill the program at any moment, and the next start goes on where it was.

use crate::harness::home::{Home, TODAY};
use crate::harness::window::{CTRL_C, CTRL_S, DOWN, ENTER, ESC, TO_FIRST_ANSWER, until};
use crate::home::{NOT_YET, SAVED, SAVED_AGAIN};

#[test]
fn a_check_in_killed_on_any_page_goes_on_there_with_everything_in_it() {
    for page in 0..6 {
        let home = Home::welcomed();
        let mut window = home.open_check_in();
        if page == 0 {
            // Something must have been answered for there to be anything to go on with.
            window.press_for("2", "2 of 6");
            window.press_for(ESC, "1 of 6");
        }
        let answers = &"21034"[..page];
        let reached = format!("{} of 6", page + 1);
        window.press(answers);
        window.shows(&reached);
        window.kill();

        let mut window = home.open_offer();
        assert_eq!(home.check_in(TODAY), None, "an offer saves nothing");
        window.press_for(ENTER, &reached);
        window.press(&"21034"[page..]);
        window.shows("6 of 6");
        assert_eq!(home.drafts().len(), 1, "the draft stays until the entry is saved");
        window.press_for(ENTER, SAVED);
        assert_eq!(home.ratings(TODAY), "2 1 0 3 4", "killed on page {page}");
        assert_eq!(home.drafts(), [] as [String; 0]);
        window.press("q");
        window.left().is_done().is_tidy();
    }
}

#[test]
fn typed_words_reach_the_draft_by_themselves_and_survive_a_kill() {
    let home = Home::welcomed();
    let mut window = home.open_check_in();
    window.press_for("n", "Esc keep and close");
    window.press("She looked away, and I");
    until("the draft holds what was typed, without another key", || {
        home.drafted_text().filter(|text| text == "She looked away, and I")
    });
    window.press_for(" made up a whole story.", "made up a whole story.");
    window.kill();

    let mut window = home.open_offer();
    window.press_for(ENTER, "1 of 6");
    let screen = window.shows("She looked away, and I");
    window.press_for("2", "2 of 6");
    window.press_for("1034", "6 of 6");
    window.press_for(ENTER, SAVED);
    let shown = home.done(&["show", "today"], "");
    assert!(shown.contains("She looked away, and I"), "{shown}\n{screen}");
}

#[test]
fn a_draft_line_that_was_torn_loses_itself_alone() {
    let home = Home::welcomed();
    let mut window = home.open_check_in();
    window.press_for("21", "3 of 6");
    window.kill();
    let path = std::fs::read_dir(home.data().join("drafts")).unwrap().next().unwrap().unwrap().path();
    let whole = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, &whole[..whole.len() - 9]).unwrap();

    let mut window = home.open_offer();
    window.press_for(ENTER, "2 of 6");
    window.press_for("1034", "6 of 6");
    window.press_for(ENTER, SAVED);
    assert_eq!(home.ratings(TODAY), "2 1 0 3 4");
}

#[test]
fn a_discarded_draft_is_brought_back_with_everything_in_it() {
    let home = Home::welcomed();
    let mut window = home.open_check_in();
    window.press_for("21", "3 of 6");
    window.kill();

    let mut window = home.open_offer();
    window.press_for("d", NOT_YET);
    until("the draft is in the trash", || home.drafts().is_empty().then_some(()));
    window.press_for("u", "The draft is back.");
    window.press_for("r", "3 of 6");
    window.press_for("034", "6 of 6");
    window.press_for(ENTER, SAVED);
    assert_eq!(home.ratings(TODAY), "2 1 0 3 4");
}

#[test]
fn a_draft_that_was_discarded_is_not_offered_again() {
    let home = Home::welcomed();
    let mut window = home.open_check_in();
    window.press_for("21", "3 of 6");
    window.kill();
    let mut window = home.open_offer();
    window.press_for("d", NOT_YET);
    window.press("q");
    window.left().is_done().is_tidy();

    let mut window = home.open_at_home();
    window.shows(NOT_YET);
    // An offer would take these keys for itself.
    window.press_for("c", "1 of 6");
    window.press_for("0", "2 of 6");
    assert_eq!(home.drafts().len(), 1);
}

#[test]
fn a_draft_that_is_put_off_waits_on_home_and_for_the_next_start() {
    let home = Home::welcomed();
    let mut window = home.open_check_in();
    window.press_for("21", "3 of 6");
    window.kill();
    let mut window = home.open_offer();
    window.press_for(ESC, "unfinished");
    window.press(CTRL_C);
    window.left().is_done().is_tidy();

    let mut window = home.open_offer();
    window.press_for(ESC, "unfinished");
    window.press_for("r", "3 of 6");
}

#[test]
fn a_check_in_left_with_esc_is_kept_and_can_be_continued() {
    let home = Home::welcomed();
    let mut window = home.open_at_home();
    window.press_for("c", "1 of 6");
    window.press_for("4", "2 of 6");
    window.press_for(ESC, "1 of 6");
    window.press_for(ESC, "unfinished");
    window.press_for("r", "1 of 6");
    window.shows("▌ 4");
}

#[test]
fn beginning_a_check_in_that_waits_goes_on_with_it() {
    let home = Home::welcomed();
    let mut window = home.open_check_in();
    window.press_for("n", "Esc keep and close");
    window.press_for("Words that took an hour", "Words that took");
    window.press_for(ESC, "Note  Words");
    window.press_for("21", "3 of 6");
    window.kill();
    let mut window = home.open_offer();
    window.press_for(ESC, "unfinished");
    window.press_for("c", "3 of 6");
    window.press_for("034", "6 of 6");
    window.press_for(ENTER, SAVED);
    assert_eq!(home.ratings(TODAY), "2 1 0 3 4");
    assert!(home.done(&["show", "today"], "").contains("Words that took an hour"));
}

#[test]
fn a_draft_of_an_older_day_keeps_its_day() {
    let mut home = Home::welcomed();
    let mut window = home.open_check_in();
    window.press_for("21", "3 of 6");
    window.kill();

    home.at("2026-11-23T09:00:00+01:00");
    let mut window = home.open_offer();
    window.press_for(ENTER, "Sunday 22 November");
    window.press_for("034", "6 of 6");
    window.press_for(ENTER, SAVED);
    assert_eq!(home.ratings(TODAY), "2 1 0 3 4");
    assert_eq!(home.check_in("2026-11-23"), None);
}

#[test]
fn a_draft_whose_words_were_saved_before_the_crash_is_not_offered() {
    let home = Home::welcomed();
    let mut window = home.open_check_in();
    window.press_for("21034", "6 of 6");
    let drafts = home.data().join("drafts");
    let path = std::fs::read_dir(&drafts).unwrap().next().unwrap().unwrap().path();
    let draft = std::fs::read(&path).unwrap();
    window.press_for(ENTER, SAVED);
    window.kill();
    // As if the crash had come between the save and the removal of the draft.
    std::fs::write(&path, draft).unwrap();

    let mut window = home.open_at_home();
    window.shows("Today was recorded");
    until("the draft is gone", || home.drafts().is_empty().then_some(()));
    window.press_for("c", "· edit");
}

#[test]
fn what_was_logged_while_a_draft_rested_is_named_and_nothing_waits_for_a_choice() {
    for is_edit in [false, true] {
        let home = Home::welcomed();
        if is_edit {
            home.done(&["log", "--jealousy", "4", "--over-analysis", "1"], "");
        }
        let mut window = home.open(&["checkin"]);
        if is_edit {
            window.shows("▌ Steadiness");
            window.press_for(TO_FIRST_ANSWER, "▌ Jealousy");
            window.press_for("-", "Jealousy                ·");
            window.press_for(DOWN, "▌ Reassurance");
            window.press_for("3", "3  ");
        } else {
            window.shows("1 of 6");
            window.press_for("-", "2 of 6");
            window.press_for("3", "3 of 6");
        }
        window.kill();
        home.done(&["log", "--jealousy", "2", "--trigger", "late_reply"], "");

        let mut window = home.open_offer();
        let screen = window.press_for(ENTER, "Changed since this draft: Jealousy 2, triggers.");
        if is_edit {
            assert!(screen.contains("6 of 6"), "seen as a whole: {screen}");
            window.press_for(TO_FIRST_ANSWER, "▌ Jealousy");
            window.press(DOWN);
            window.press_for(DOWN, "▌ Sensitivity");
            window.press_for("1", "1  ");
            window.press_for(DOWN, "▌ Self-criticism");
            window.press_for("2", "2  ");
            window.press_for(DOWN, "▌ Over-analysis");
            window.press_for("-", "Over-analysis           ·");
        } else {
            assert!(screen.contains("3 of 6"), "{screen}");
            window.press_for("12-", "6 of 6");
        }
        window.press_for(CTRL_S, SAVED_AGAIN);
        window.shows("Today was recorded");
        let jealousy = if is_edit { "-" } else { "2" };
        let over_analysis = "-";
        assert_eq!(home.ratings(TODAY), format!("{jealousy} 3 1 2 {over_analysis}"));
        let month = home.document(TODAY);
        assert_eq!(month.others().len(), 0);
        let entry = home.check_in(TODAY).unwrap();
        let ticked = entry.check_in().unwrap().ticked(inward::journal::TickList::Triggers);
        assert_eq!(ticked.map(<[String]>::to_vec), Some(vec!["late_reply".to_owned()]));
    }
}

#[test]
fn the_check_in_of_the_command_line_goes_on_with_the_draft_of_its_day() {
    let home = Home::welcomed();
    let mut window = home.open_check_in();
    window.press_for("21", "3 of 6");
    window.kill();
    let mut window = home.open(&["checkin"]);
    window.shows("3 of 6");
    window.press_for("034", "6 of 6");
    window.press_for(ENTER, SAVED);
    assert_eq!((home.ratings(TODAY), home.drafts().len()), ("2 1 0 3 4".to_owned(), 0));
}
