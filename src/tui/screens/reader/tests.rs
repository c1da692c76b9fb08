use super::*;
use crate::journal::Document;
use crate::journal::practice::{Answer, Kind};
use crate::tui::task::{Move, Reply, Task};
use crate::tui::testing::samples::{
    brought, check_in, fortnight, full, id_of, late, made_at_once, monthly_check, months, newer, note,
    practice, practices, trial, whole_practice,
};
use crate::tui::testing::{Stage, day, draft, moment, whole};

fn stage() -> Stage {
    Stage::with(months(fortnight()))
}

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

#[test]
fn an_entry_is_shown_whole() {
    let mut stage = stage();
    let screen = ReaderScreen::new(full().id);
    insta::assert_snapshot!("check_in", stage.pictures(&screen));
    stage.sweep(&screen);
    insta::assert_snapshot!("styles_plain", stage.styles(&screen));
    insta::assert_snapshot!("styles_in_colour", stage.in_colour().styles(&screen));
}

#[test]
fn marks_tell_of_late_edited_and_other_versions() {
    let first = late(check_in("2026-11-20", "2132-2", |_| {}), "2026-11-22");
    let body = |text: &str| {
        let mut check_in = first.check_in().unwrap().clone();
        check_in.text = text.to_owned();
        Body::CheckIn(Box::new(check_in))
    };
    let here = first.edited(body("here"), moment("2026-11-22T20:00:00+01:00"));
    let there = first.edited(body("there"), moment("2026-11-22T19:00:00+01:00"));
    let document = Document::new(month("2026-11")).with(here).with(there);
    assert_eq!(document.others().len(), 1);
    let mut stage = Stage::with(vec![document]);
    let resting = draft("check_in", "2026-11-20", "2026-11-22T20:10:00+01:00", &[]);
    stage.drafts.push(resting);
    insta::assert_snapshot!("marks", stage.picture(&ReaderScreen::new(first.id)));
}

#[test]
fn a_note_from_another_program_says_where_it_is_from_and_what_it_brought() {
    let entry = brought("2025-03-27", "The kettle sang.");
    let stage = Stage::with(months([entry.clone()]));
    let text = whole(&stage, &ReaderScreen::new(entry.id));
    let parts =
        ["The kettle sang.", "From", "jrnl · mood: meh · tags: walk, tea", "Front matter", "a: 1", "b: 2"];
    for part in parts {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
    assert!(!text.contains("Filled in"), "it was not written late:\n{text}");
}

#[test]
fn other_versions_are_one_key_away_when_there_are_any() {
    let stage = Stage::with(months(made_at_once()));
    let mut screen = ReaderScreen::new(full().id);
    assert!(stage.footer(&screen).contains("v versions"));
    assert_eq!(stage.press(&mut screen, &["v"]), [Effect::Open(Route::Versions(full().id))]);
    let stage = Stage::with(months([full(), note("2026-11-19", 1, "words")]));
    let mut screen = ReaderScreen::new(full().id);
    assert!(!stage.footer(&screen).contains("v versions"));
    let said = Effect::Say("There is only one version of this entry.".to_owned());
    assert_eq!(stage.press(&mut screen, &["v"]), [said]);
}

#[test]
fn notes_and_newer_kinds_have_their_pages() {
    let short = note("2026-11-19", 1, "One line,\n\tand \u{1b}[31manother\u{202e}.");
    let stage = Stage::with(months([short.clone(), newer("2026-11-19")]));
    insta::assert_snapshot!("note", stage.picture(&ReaderScreen::new(short.id)));
    insta::assert_snapshot!("newer", stage.picture(&ReaderScreen::new(newer("2026-11-19").id)));
}

#[test]
fn an_entry_that_is_gone_says_so() {
    let mut stage = stage();
    let mut screen = ReaderScreen::new(id_of("2026-11-01"));
    assert!(stage.picture(&screen).contains("This entry is no longer here."));
    stage.deleted = Some(screen.id);
    assert!(stage.picture(&screen).contains("This entry was deleted."));
    assert_eq!(stage.press(&mut screen, &["e", "d", "7", "m", "left"]), []);
    assert_eq!(stage.press(&mut screen, &["esc"]), [Effect::Close]);
}

#[test]
fn edit_opens_the_page_that_the_kind_needs() {
    let note = note("2026-11-19", 2, "words");
    let stage = Stage::with(months([full(), note.clone(), newer("2026-11-19")]));
    let edit = |id| stage.press(&mut ReaderScreen::new(id), &["e"]);
    assert_eq!(edit(full().id), [Effect::Open(Route::CheckIn(day("2026-11-19")))]);
    assert_eq!(edit(note.id), [Effect::Open(Route::Note(day("2026-11-19"), Some(note.id)))]);
    assert!(matches!(edit(newer("2026-11-19").id).as_slice(), [Effect::Say(_)]));
}

#[test]
fn a_monthly_check_shows_its_scores_and_is_edited_item_by_item() {
    let check = monthly_check("2026-11-19", 1, ["4232432232", "5151515---", "", "21", "3-"]);
    let mut stage = Stage::with(months([check.clone()]));
    let mut screen = ReaderScreen::new(check.id);
    insta::assert_snapshot!("monthly_check_scores", stage.pictures(&screen));
    assert_eq!(stage.press(&mut screen, &["e"]), [Effect::Open(Route::MonthlyCheck(Some(check.id)))]);
}

#[test]
fn edit_goes_on_with_a_draft_that_rests() {
    let mut stage = stage();
    stage.drafts.push(draft("check_in", "2026-11-19", "2026-11-22T20:10:00+01:00", &[]));
    let effects = stage.press(&mut ReaderScreen::new(full().id), &["e"]);
    assert_eq!(effects, [Effect::Do(Task::ResumeDraft(full().id))]);
}

#[test]
fn delete_closes_the_page_and_a_reading_window_deletes_nothing() {
    let mut stage = stage();
    let delete = |stage: &Stage| stage.press(&mut ReaderScreen::new(full().id), &["d"]);
    assert_eq!(delete(&stage), [Effect::Do(Task::Delete(full().id, month("2026-11"))), Effect::Close]);
    stage.read_only = Some("It reads along.".to_owned());
    assert_eq!(delete(&stage), [Effect::Say("It reads along.".to_owned())]);
}

#[test]
fn left_and_right_walk_the_entries_in_the_order_of_their_days() {
    let far = check_in("2025-02-03", "000000", |_| {});
    let stage = Stage::with(months(fortnight().into_iter().chain([far.clone()])));
    let mut screen = ReaderScreen::new(id_of("2026-11-10"));
    stage.press(&mut screen, &["right", "right"]);
    assert_eq!(screen.id, id_of("2026-11-11"), "the note of noon comes first");
    stage.press(&mut screen, &["left", "left", "left", "left"]);
    assert_eq!(screen.id, far.id);
    assert_eq!(stage.press(&mut screen, &["left"]), [Effect::Say("This is the first entry.".to_owned())]);
    stage.press(&mut screen, &["right"]);
    assert_eq!(screen.id, id_of("2026-11-09"));
    let mut screen = ReaderScreen::new(id_of("2026-11-22"));
    assert_eq!(stage.press(&mut screen, &["right"]), [Effect::Say("This is the last entry.".to_owned())]);
}

#[test]
fn beyond_what_has_been_read_it_reads_everything_first() {
    let mut stage = stage();
    stage.all_read = false;
    let mut screen = ReaderScreen::new(id_of("2026-11-09"));
    assert!(stage.press(&mut screen, &["left"]).contains(&Effect::Do(Task::ReadAll)));
    assert_eq!(screen.id, id_of("2026-11-09"));
    let before = note("2025-03-01", 9, "long ago");
    stage.all_read = true;
    for document in months([before.clone()]) {
        stage.journal.put(document);
    }
    assert_eq!(screen.receive(&Reply::ReadAll, &stage.any_context()), []);
    assert_eq!(screen.id, before.id);
    assert_eq!(screen.receive(&Reply::ReadAll, &stage.any_context()), []);
    assert_eq!(screen.id, before.id, "it walks once");
}

#[test]
fn a_long_entry_scrolls_and_never_beyond_its_end() {
    let lines: Vec<String> = (1..=60).map(|line| format!("line {line}")).collect();
    let long = note("2026-11-19", 3, &lines.join("\n"));
    let stage = Stage::with(months([long.clone()]));
    let mut screen = ReaderScreen::new(long.id);
    assert!(stage.picture(&screen).contains("line 1\n"));
    stage.press(&mut screen, &["end", "down", "pagedown"]);
    let end = stage.picture(&screen);
    assert!(end.contains("line 60") && !end.contains("line 40\n"), "{end}");
    stage.press(&mut screen, &["home"]);
    assert_eq!(screen.top, 0);
}

#[test]
fn the_text_speaks_of_the_partner_as_it_was_settled() {
    let entry = check_in("2026-11-19", "000000", |check_in| {
        check_in.prompt = Some(crate::journal::GivenPrompt::new("J7", "Dinner."));
    });
    let mut stage = Stage::with(months([entry.clone()]));
    stage.settings.config.partner_words = crate::texts::PartnerWords::Dating;
    let picture = stage.picture(&ReaderScreen::new(entry.id));
    assert!(picture.contains("Is there something the person you're dating did"), "{picture}");
}

#[test]
fn the_week_of_the_entry_is_one_key_away() {
    let stage = stage();
    let effects = stage.press(&mut ReaderScreen::new(full().id), &["7"]);
    assert_eq!(effects, [Effect::Open(Route::Week(day("2026-11-19")))]);
    let effects = stage.press(&mut ReaderScreen::new(full().id), &["m"]);
    assert_eq!(effects, [Effect::Open(Route::GoToDate(DateFor::Move(full().id)))]);
}

#[test]
fn the_page_goes_on_with_an_entry_that_moved_under_another_id_and_back() {
    let stage = stage();
    let mut screen = ReaderScreen::new(full().id);
    let one = Box::new(Move { before: full(), id: id_of("2026-11-16"), day: day("2026-11-16") });
    let context = stage.context(&screen);
    screen.receive(&Reply::Moved(one.clone()), &context);
    assert_eq!(screen.id, id_of("2026-11-16"));
    screen.receive(&Reply::MovedBack(one), &context);
    assert_eq!(screen.id, full().id);
}

#[test]
fn what_has_a_draft_or_is_of_a_newer_version_is_not_moved() {
    let mut stage = Stage::with(months([full(), newer("2026-11-19")]));
    let mut page = ReaderScreen::new(newer("2026-11-19").id);
    assert_eq!(stage.press(&mut page, &["m"]), [Effect::Say(wording::FROM_A_NEWER_VERSION.to_owned())]);
    stage.drafts.push(draft("check_in", "2026-11-19", "2026-11-22T20:10:00+01:00", &[]));
    assert_eq!(
        stage.press(&mut ReaderScreen::new(full().id), &["m"]),
        [Effect::Say(wording::HAS_A_DRAFT.to_owned())]
    );
}

#[test]
fn an_entry_of_an_exercise_is_shown_with_all_its_answers() {
    let mut stage = Stage::with(vec![practices()]);
    let record = ReaderScreen::new(whole_practice(Kind::ThoughtRecord).id);
    stage.size = (80, 44);
    insta::assert_snapshot!("thought_record", stage.picture(&record));
    stage.size = (40, 60);
    insta::assert_snapshot!("thought_record_narrow", stage.picture(&record));
    stage.size = (80, 24);
    for kind in [Kind::Plan, Kind::Review, Kind::MonthlyCheck, Kind::Pause] {
        insta::assert_snapshot!(kind.key(), stage.picture(&ReaderScreen::new(whole_practice(kind).id)));
    }
    for entry in practices().entries() {
        let screen = ReaderScreen::new(entry.id);
        let shown = whole(&stage, &screen);
        for text in entry.texts() {
            let line = text.lines().last().unwrap();
            assert!(shown.contains(line), "{line}: {shown}");
        }
        let is_blank = entry.practice().unwrap().is_all_blank();
        assert_eq!(shown.contains("Nothing has been answered."), is_blank, "{shown}");
    }
    stage.sweep(&record);
}

#[test]
fn an_entry_kept_in_mind_that_was_not_read_is_named_by_its_id() {
    let stage = Stage::with(months([whole_practice(Kind::Review)]));
    let shown = whole(&stage, &ReaderScreen::new(whole_practice(Kind::Review).id));
    assert!(shown.contains("8e2b0007"), "{shown}");
}

#[test]
fn a_coin_flip_trial_is_not_edited_but_can_be_ended() {
    let stage = Stage::with(months([trial("2026-11-20")]));
    let mut page = ReaderScreen::new(trial("2026-11-20").id);
    assert!(stage.footer(&page).contains("end it"), "{}", stage.footer(&page));
    let effects = stage.press(&mut page, &["e"]);
    let [Effect::Open(Route::Confirm(confirm))] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(confirm.question, "End this trial today?");
    let [Effect::Do(Task::Save(revisions))] = confirm.yes.as_slice() else { panic!("{:?}", confirm.yes) };
    let ended = Trial::of(&revisions[0].made).unwrap();
    assert_eq!(ended.ended_on, Some(day("2026-11-22")));
    let over = Stage::with(months([trial("2026-10-01")]));
    let mut page = ReaderScreen::new(trial("2026-10-01").id);
    assert!(!over.footer(&page).contains("end it"));
    assert_eq!(
        over.press(&mut page, &["e"]),
        [Effect::Say("A trial that is over stays as it is.".to_owned())]
    );
}

#[test]
fn what_is_shown_goes_on_the_clipboard_only_after_a_question() {
    let mut stage = stage();
    let mut screen = ReaderScreen::new(full().id);
    let effects = stage.press(&mut screen, &["y"]);
    let [Effect::Open(Route::Confirm(confirm))] = effects.as_slice() else { panic!("{effects:?}") };
    assert!(confirm.explanation.contains("other programs can read it"), "{confirm:?}");
    let [Effect::Copy(words), Effect::Say(_)] = confirm.yes.as_slice() else { panic!("{confirm:?}") };
    assert!(confirm.no.is_empty());
    let shown = whole(&stage, &screen);
    for line in words.lines().filter(|line| !line.trim().is_empty()) {
        assert!(shown.contains(line.trim()), "{line} is not in\n{shown}");
    }
    assert!(words.contains("Jealousy") && !words.contains("Saved"), "{words}");

    stage.settings.config.clipboard = false;
    let effects = stage.press(&mut screen, &["y"]);
    assert!(matches!(effects.as_slice(), [Effect::Say(_)]), "{effects:?}");
    assert!(!stage.footer(&screen).contains("copy"));
}

#[test]
fn more_than_a_terminal_takes_is_not_put_on_the_clipboard() {
    let long = note("2026-11-19", 1, &"long words ".repeat(8_000));
    let mut screen = ReaderScreen::new(long.id);
    let stage = Stage::with(months([long]));
    let effects = stage.press(&mut screen, &["y"]);
    assert!(matches!(effects.as_slice(), [Effect::Say(_)]), "{effects:?}");
}

#[test]
fn a_note_to_somebody_that_rests_or_is_not_safe_to_tell_is_not_copied() {
    let letter = |look_back: bool| {
        let answers = [("happened", Answer::Text("You came home at nine.".to_owned()))];
        let waits = look_back.then(|| ("look_back", Answer::Day(day("2026-11-23"))));
        let answers: Vec<(&str, Answer)> = answers.into_iter().chain(waits).collect();
        practice(Kind::Letter, "2026-11-22", 9, &answers)
    };
    let copies = |look_back: bool, rests: Option<&str>| {
        let mut stage = Stage::with(months([letter(look_back)]));
        stage.state.rests_until = rests.map(day);
        let effects = stage.press(&mut ReaderScreen::new(letter(look_back).id), &["y"]);
        matches!(effects.as_slice(), [Effect::Open(Route::Confirm(_))])
    };
    assert!(!copies(true, None), "it rests for a night");
    assert!(copies(false, None));
    assert!(!copies(false, Some("2026-12-01")), "somebody was not safe");
}
