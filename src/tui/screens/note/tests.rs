use super::*;
use crate::journal::draft;
use crate::journal::{Document, Month};
use crate::tui::task::MonthsRead;
use crate::tui::testing::{Stage, day, draft as draft_of, fresh_id, moment};
use crate::wording::heavy_words::Occasion;

const TODAY: &str = "2026-11-22";

fn stored(text: &str) -> Entry {
    let body = Body::Note(Note { text: text.to_owned() });
    Entry::new(fresh_id(), day("2026-11-20"), body, moment("2026-11-20T20:00:00+01:00"), day("2026-11-20"))
}

fn stage_with(entry: &Entry) -> Stage {
    Stage::with(vec![Document::new(Month::of(entry.day)).with(entry.clone())])
}

/// A screen may only be made with a context, which needs a screen: any will do.
fn opened(stage: &Stage, day: Day, id: Option<EntryId>) -> NoteScreen {
    NoteScreen::new(day, id, &stage.any_context())
}

fn saved_text(effects: &[Effect]) -> Option<String> {
    effects.iter().find_map(|effect| match effect {
        Effect::Do(Task::Save(revisions)) => {
            revisions.first().map(|revision| text_of(&revision.made).to_owned())
        }
        _ => None,
    })
}

fn saved_entry(effects: &[Effect]) -> Entry {
    let found = effects.iter().find_map(|effect| match effect {
        Effect::Do(Task::Save(revisions)) => revisions.first().map(|revision| revision.made.clone()),
        _ => None,
    });
    found.unwrap()
}

fn says(effects: &[Effect]) -> String {
    let lines = effects.iter().filter_map(|effect| match effect {
        Effect::Say(text) => Some(text.as_str()),
        _ => None,
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn typed_text_waits_for_the_draft_until_it_is_asked_for() {
    let stage = Stage::default();
    let mut screen = opened(&stage, day(TODAY), None);
    assert!(screen.flush().is_empty() && !screen.is_unsynced());
    assert_eq!(stage.type_in(&mut screen, "one word"), []);
    assert!(screen.is_unsynced());
    let flushed = screen.flush();
    let [Effect::Do(Task::Draft(head, Field::Text, value))] = flushed.as_slice() else {
        panic!("{flushed:?}")
    };
    assert_eq!((head.id, head.kind.as_str(), head.day, head.base), (fresh_id(), "note", day(TODAY), None));
    assert_eq!(value, "one word");
    assert!(!screen.is_unsynced() && screen.flush().is_empty());
}

#[test]
fn saving_writes_the_draft_first_and_closes_only_when_the_disk_has_it() {
    let stage = Stage::default();
    let mut screen = opened(&stage, day(TODAY), None);
    stage.type_in(&mut screen, "Hello");
    let effects = stage.press(&mut screen, &["ctrl-s"]);
    assert!(
        matches!(effects.as_slice(), [Effect::Do(Task::Draft(..)), Effect::Do(Task::Save(_))]),
        "{effects:?}"
    );
    let entry = saved_entry(&effects);
    assert_eq!((entry.id, entry.day, text_of(&entry)), (fresh_id(), day(TODAY), "Hello"));
    assert_eq!(stage.press(&mut screen, &["ctrl-s"]), [], "one save at a time");
    let stage = stage_with(&entry);
    let effects = screen.receive(&Reply::Saved(entry.id), &stage.any_context());
    assert_eq!(effects, [Effect::Close, Effect::Say("Saved.".to_owned())]);
}

#[test]
fn a_save_that_fails_leaves_the_page_open_with_its_text() {
    let stage = Stage::default();
    let mut screen = opened(&stage, day(TODAY), None);
    stage.type_in(&mut screen, "Hello");
    stage.press(&mut screen, &["ctrl-s"]);
    assert_eq!(
        screen.receive(&Reply::NotSaved(vec![fresh_id()], "disk full".to_owned()), &stage.any_context()),
        []
    );
    assert_eq!(saved_text(&stage.press(&mut screen, &["ctrl-s"])).as_deref(), Some("Hello"));
}

#[test]
fn what_is_typed_while_a_save_is_under_way_stays_as_an_edit_of_it() {
    let stage = Stage::default();
    let mut screen = opened(&stage, day(TODAY), None);
    stage.type_in(&mut screen, "one");
    let first = saved_entry(&stage.press(&mut screen, &["ctrl-s"]));
    stage.type_in(&mut screen, " two");
    let stage = stage_with(&first);
    let effects = screen.receive(&Reply::Saved(first.id), &stage.any_context());
    assert!(!effects.contains(&Effect::Close));
    assert!(screen.is_unsynced());
    let second = saved_entry(&stage.press(&mut screen, &["ctrl-s"]));
    assert_eq!((text_of(&second), second.replaces.as_slice()), ("one two", [first.digest()].as_slice()));
}

#[test]
fn escape_keeps_what_was_typed_as_a_draft() {
    let stage = Stage::default();
    let mut screen = opened(&stage, day(TODAY), None);
    stage.type_in(&mut screen, "Hello");
    let effects = stage.press(&mut screen, &["esc"]);
    let [Effect::Do(Task::Draft(_, Field::Text, value)), rest @ ..] = effects.as_slice() else {
        panic!("{effects:?}")
    };
    assert_eq!(value, "Hello");
    assert_eq!(rest.first(), Some(&Effect::Do(Task::LeaveDraft(fresh_id()))));
    assert!(rest.contains(&Effect::Do(Task::FindDrafts)) && rest.contains(&Effect::Close));
    assert_eq!(says(rest), "Kept as a draft.");
}

#[test]
fn an_empty_new_note_and_an_unchanged_one_just_close() {
    let stage = Stage::default();
    for key in ["esc", "ctrl-s"] {
        let mut screen = opened(&stage, day(TODAY), None);
        assert_eq!(stage.press(&mut screen, &[key]), [Effect::Close], "{key}");
    }
    let entry = stored("as it is");
    let stage = stage_with(&entry);
    for key in ["esc", "ctrl-s"] {
        let mut screen = opened(&stage, day(TODAY), Some(entry.id));
        assert_eq!(stage.press(&mut screen, &[key]), [Effect::Close], "{key}");
    }
}

#[test]
fn a_note_that_was_emptied_again_leaves_no_draft_to_be_offered() {
    let stage = Stage::default();
    let mut screen = opened(&stage, day(TODAY), None);
    stage.type_in(&mut screen, "a");
    screen.flush();
    stage.press(&mut screen, &["backspace"]);
    let effects = stage.press(&mut screen, &["esc"]);
    assert_eq!(effects, [Effect::Do(Task::DiscardDraft(fresh_id())), Effect::Close]);
}

#[test]
fn an_edit_replaces_the_version_that_it_was_made_from() {
    let entry = stored("first");
    let stage = stage_with(&entry);
    let mut screen = opened(&stage, day(TODAY), Some(entry.id));
    stage.type_in(&mut screen, "!");
    let edit = saved_entry(&stage.press(&mut screen, &["ctrl-s"]));
    assert_eq!((text_of(&edit), edit.day), ("first!", entry.day));
    assert_eq!((edit.replaces.as_slice(), &edit.saved_at), ([entry.digest()].as_slice(), &entry.saved_at));
    assert_eq!(edit.edited_at.as_ref(), Some(&stage.now));
}

#[test]
fn an_edit_never_replaces_a_version_that_came_meanwhile() {
    let entry = stored("first");
    let mut stage = stage_with(&entry);
    let mut screen = opened(&stage, day(TODAY), Some(entry.id));
    stage.type_in(&mut screen, "!");
    let elsewhere = Body::Note(Note { text: "elsewhere".to_owned() });
    let other = entry.edited(elsewhere, moment("2026-11-22T20:30:00+01:00"));
    stage.journal.put(Document::new(Month::of(entry.day)).with(other.clone()));
    screen.receive(&Reply::Read(MonthsRead::default()), &stage.any_context());
    let edit = saved_entry(&stage.press(&mut screen, &["ctrl-s"]));
    assert_eq!(edit.replaces, [entry.digest()]);

    // The same from a draft, by which time the version it started from is gone from sight.
    let mut head = draft_of("note", "2026-11-20", "2026-11-22T20:00:00+01:00", &[]).head;
    head.base = Some(entry.digest());
    let line = draft::line(&Field::Text, &Value::from("first?"), &stage.now);
    let draft = Draft::parse(&(head.to_line() + &line)).unwrap();
    let mut screen = NoteScreen::resumed(&draft);
    assert_eq!(screen.opened(&stage.any_context()), []);
    let edit = saved_entry(&stage.press(&mut screen, &["ctrl-s"]));
    assert_eq!((text_of(&edit), edit.replaces.as_slice()), ("first?", [entry.digest()].as_slice()));
    assert_eq!(edit.id, entry.id);
}

#[test]
fn an_edit_of_a_note_that_was_deleted_meanwhile_is_not_lost() {
    let entry = stored("first");
    let mut stage = stage_with(&entry);
    let mut screen = opened(&stage, day(TODAY), Some(entry.id));
    stage.type_in(&mut screen, "!");
    let document = stage.journal.month(Month::of(entry.day)).unwrap().clone();
    stage.journal.put(document.without(entry.id, stage.now.clone()));
    screen.receive(&Reply::Deleted(entry.id), &stage.any_context());
    let edit = saved_entry(&stage.press(&mut screen, &["ctrl-s"]));
    let document = stage.journal.month(Month::of(entry.day)).unwrap().clone().with(edit);
    assert_eq!(document.entry(entry.id).map(text_of), Some("first!"));
}

#[test]
fn words_that_came_while_a_draft_rested_stand_before_its_own() {
    let entry = stored("first");
    let elsewhere =
        entry.edited(Body::Note(Note { text: "elsewhere".to_owned() }), moment("2026-11-22T20:30:00+01:00"));
    let stage = stage_with(&elsewhere);
    let mut draft = draft_of("note", "2026-11-20", "2026-11-22T20:00:00+01:00", &[]);
    (draft.head.id, draft.head.base) = (entry.id, Some(entry.digest()));
    draft.set(&Field::Seen, entry.to_value(), stage.now.clone());
    draft.set(&Field::Text, Value::from("mine"), stage.now.clone());
    let mut screen = NoteScreen::resumed(&draft);
    let effects = screen.opened(&stage.any_context());
    assert_eq!(says(&effects), "Changed since this draft: text.");
    let edit = saved_entry(&stage.press(&mut screen, &["ctrl-s"]));
    assert_eq!(text_of(&edit), "elsewhere\n\nmine");
    assert_eq!(edit.replaces, [entry.digest(), elsewhere.digest()]);
}

#[test]
fn an_edited_note_is_not_saved_empty() {
    let entry = stored("a");
    let stage = stage_with(&entry);
    let mut screen = opened(&stage, day(TODAY), Some(entry.id));
    stage.press(&mut screen, &["backspace"]);
    let effects = stage.press(&mut screen, &["ctrl-s"]);
    assert!(saved_text(&effects).is_none() && !effects.contains(&Effect::Close));
    assert!(says(&effects).contains("empty"));
}

#[test]
fn a_resumed_draft_waits_for_its_month_and_goes_on_where_it_stopped() {
    let entry = stored("first");
    let mut head = draft_of("note", "2026-11-20", "2026-11-22T20:00:00+01:00", &[]).head;
    head.base = Some(entry.digest());
    let line = draft::line(&Field::Text, &Value::from("first and"), &moment("2026-11-22T20:00:01+01:00"));
    let draft = Draft::parse(&(head.to_line() + &line)).unwrap();
    let mut stage = Stage::default();
    let mut screen = NoteScreen::resumed(&draft);
    assert_eq!(screen.opened(&stage.any_context()), [Effect::Do(Task::Read(vec![Month::of(entry.day)]))]);
    stage.journal.put(Document::new(Month::of(entry.day)).with(entry.clone()));
    screen.receive(&Reply::Read(MonthsRead::default()), &stage.any_context());
    stage.type_in(&mut screen, " more");
    let edit = saved_entry(&stage.press(&mut screen, &["ctrl-s"]));
    assert_eq!((text_of(&edit), &edit.saved_at), ("first and more", &entry.saved_at));
    assert_eq!(edit.replaces, [entry.digest()]);
}

#[test]
fn heavy_words_are_answered_after_saving_when_the_check_is_on() {
    for (check, expected) in [(true, true), (false, false)] {
        let mut stage = Stage::default();
        stage.settings.config.phrase_check = check;
        let mut screen = opened(&stage, day(TODAY), None);
        stage.type_in(&mut screen, "Better off dead");
        let entry = saved_entry(&stage.press(&mut screen, &["ctrl-s"]));
        let effects = screen.receive(&Reply::Saved(entry.id), &stage.any_context());
        assert!(says(&effects).starts_with("Saved."));
        assert_eq!(effects.contains(&Effect::Offer(vec![Occasion::Life])), expected, "{effects:?}");
    }
}

#[test]
fn heavy_words_are_answered_too_when_the_note_is_left() {
    let stage = Stage::default();
    let mut screen = opened(&stage, day(TODAY), None);
    stage.type_in(&mut screen, "Better off dead");
    let effects = stage.press(&mut screen, &["esc"]);
    assert_eq!(effects.last(), Some(&Effect::Offer(vec![Occasion::Life])), "{effects:?}");
}

#[test]
fn a_note_that_is_full_says_so() {
    let stage = Stage::default();
    let mut screen = opened(&stage, day(TODAY), None);
    let long = "x".repeat(MOST_CHARACTERS - 1);
    let context = stage.any_context();
    assert_eq!(screen.update(Input::Pasted(long), &context), []);
    assert!(says(&screen.update(Input::Pasted("yz".to_owned()), &context)).contains("full"));
    assert!(says(&stage.type_in(&mut screen, "z")).contains("full"));
    assert_eq!(stage.press(&mut screen, &["left"]), []);
}

#[test]
fn undo_and_redo_are_kept_too() {
    let stage = Stage::default();
    let mut screen = opened(&stage, day(TODAY), None);
    let context = stage.any_context();
    screen.update(Input::Pasted("pasted".to_owned()), &context);
    screen.flush();
    stage.press(&mut screen, &["ctrl-z"]);
    assert!(screen.is_unsynced() && screen.editor.is_empty());
    screen.flush();
    stage.press(&mut screen, &["ctrl-r"]);
    assert!(screen.is_unsynced());
    assert_eq!(screen.editor.text(), "pasted");
}

#[test]
fn it_looks_like_a_page() {
    let mut stage = Stage::default();
    let mut screen = opened(&stage, day(TODAY), None);
    insta::assert_snapshot!("empty", stage.pictures(&screen));
    stage.sweep(&screen);
    let text = "Replayed the phone call on the way home. Two ordinary reasons: she was tired, and the line \
                was bad.\n\nWhat I want to remember: e\u{301}, 日本語, שלום, 👩‍👩‍👧.";
    screen.update(Input::Pasted(text.to_owned()), &stage.any_context());
    insta::assert_snapshot!("written", stage.pictures(&screen));
    stage.sweep(&screen);
}

#[test]
fn while_the_journal_is_locked_a_note_is_sealed_and_its_draft_goes_first() {
    let stage = Stage::default();
    let mut screen = NoteScreen::sealed(&stage.any_context());
    assert_eq!(screen.place(), Place::SealedNote);
    assert!(stage.picture(&screen).contains("is sealed as you go"));
    assert!(!stage.footer(&screen).contains("Ctrl-O"));
    stage.type_in(&mut screen, "Hello");
    let effects = stage.press(&mut screen, &["ctrl-s"]);
    let [Effect::Do(Task::Draft(head, ..)), Effect::Do(Task::Catch(caught))] = effects.as_slice() else {
        panic!("{effects:?}")
    };
    assert_eq!((head.id, caught.id, caught.day), (fresh_id(), fresh_id(), day(TODAY)));
    assert_eq!(caught.body, CaughtBody::Note("Hello".to_owned()));
    assert_eq!(stage.press(&mut screen, &["ctrl-s"]), [], "one save at a time");
    let failed = Reply::NotSaved(vec![fresh_id()], "the disk is full".to_owned());
    assert_eq!(screen.receive(&failed, &stage.any_context()), []);
    assert_eq!(stage.press(&mut screen, &["ctrl-s"]).len(), 1, "it can be tried again");
    let effects = screen.receive(&Reply::Caught(fresh_id()), &stage.any_context());
    assert_eq!(effects, [Effect::Close, Effect::Say(sealing::SEALED_FOR_LATER.to_owned())]);
}

#[test]
fn a_sealed_note_that_is_left_is_kept_as_a_draft_and_a_blank_one_is_not() {
    let stage = Stage::default();
    let mut screen = NoteScreen::sealed(&stage.any_context());
    assert_eq!(stage.press(&mut screen, &["esc"]), [Effect::Close]);
    stage.type_in(&mut screen, "Hello");
    let effects = stage.press(&mut screen, &["esc"]);
    assert!(effects.contains(&Effect::Do(Task::LeaveDraft(fresh_id()))), "{effects:?}");
    assert!(says(&effects).contains("sealed"), "{effects:?}");
}
