//! The tests of the check-in: the keys, the draft, the saved entry, the look.

mod trial;

use crate::wording::heavy_words::Occasion;
use insta::assert_snapshot;
use serde_json::{Value, json};

use super::*;
use crate::journal::practice::{Answer, Kind};
use crate::journal::{Document, Entry, Revision, Scale, TickList};
use crate::tui::effect::Route;
use crate::tui::task::{MonthsRead, PracticesRead, Reply, Task};
use crate::tui::testing::samples::{check_in, full, practice};
use crate::tui::testing::{Stage, day, draft, moment};

const TODAY: &str = "2026-11-22";

fn stage(entries: Vec<Entry>) -> Stage {
    let mut document = Document::new("2026-11".parse().unwrap());
    for entry in entries {
        document = document.with(entry);
    }
    Stage::with(vec![document])
}

/// A check-in that has all it waits for.
fn opened(stage: &Stage, on: &str) -> CheckInScreen {
    let mut screen = CheckInScreen::new(day(on), &stage.any_context());
    screen.receive(&Reply::ReadBefore(screen.day()), &stage.any_context());
    screen
}

/// The fields that effects write to the draft, with their values.
fn drafted(effects: &[Effect]) -> Vec<(String, Value)> {
    let field = |effect: &Effect| match effect {
        Effect::Do(Task::Draft(_, field, value)) => Some((field.name(), value.clone())),
        _ => None,
    };
    effects.iter().filter_map(field).collect()
}

fn saved(effects: &[Effect]) -> Option<&Entry> {
    effects.iter().find_map(|effect| match effect {
        Effect::Do(Task::Save(revisions)) => revisions.first().map(|revision| &revision.made),
        _ => None,
    })
}

fn ratings(entry: &Entry) -> Vec<Option<u8>> {
    let check_in = entry.check_in().unwrap();
    Scale::ALL.iter().map(|scale| check_in.ratings.get(*scale).map(Rating::value)).collect()
}

#[test]
fn five_digits_and_enter_are_a_whole_check_in() {
    let stage = stage(vec![]);
    let mut screen = opened(&stage, TODAY);
    let effects = stage.press(&mut screen, &["3", "1", "0", "4", "2", "enter"]);
    let entry = saved(&effects).unwrap();
    assert_eq!(ratings(entry), [Some(3), Some(1), Some(0), Some(4), Some(2), None]);
    assert_eq!((entry.day, entry.late), (day(TODAY), false));
    let check_in = entry.check_in().unwrap();
    assert_eq!(check_in.prompt, Some(GivenPrompt::new("A1", "")), "a prompt that was shown counts");
    assert!(TickList::ALL.iter().all(|list| check_in.ticked(*list).is_none()));
}

#[test]
fn every_step_is_in_the_draft_before_the_next_page_shows() {
    let stage = stage(vec![]);
    let mut screen = opened(&stage, TODAY);
    let effects = stage.press(&mut screen, &["2"]);
    assert_eq!(drafted(&effects), [("ratings.jealousy".into(), json!(2)), ("page".into(), json!(1))]);
    let effects = stage.press(&mut screen, &["-"]);
    assert_eq!(drafted(&effects), [("ratings.reassurance".into(), Value::Null), ("page".into(), json!(2))]);
    let Some(Effect::Do(Task::Draft(head, ..))) = effects.first() else { panic!("{effects:?}") };
    assert_eq!((head.day, head.base), (day(TODAY), None));
}

#[test]
fn nothing_is_highlighted_at_first_and_enter_takes_only_what_is() {
    let stage = stage(vec![]);
    let mut screen = opened(&stage, TODAY);
    assert!(stage.press(&mut screen, &["enter"]).is_empty());
    stage.press(&mut screen, &["down", "down", "down"]);
    let effects = stage.press(&mut screen, &["enter"]);
    assert_eq!(drafted(&effects)[0], ("ratings.jealousy".into(), json!(2)));
    stage.press(&mut screen, &["up"]);
    assert_eq!(
        drafted(&stage.press(&mut screen, &["enter"]))[0].1,
        json!(0),
        "the first arrow starts at the top"
    );
}

#[test]
fn keys_that_mean_nothing_change_nothing() {
    let stage = stage(vec![]);
    let mut screen = opened(&stage, TODAY);
    assert!(stage.press(&mut screen, &["5", "9", "x", "q", "tab", "space"]).is_empty());
    assert_eq!(screen.page, CheckInPage::Question(Sign::Jealousy));
}

#[test]
fn esc_goes_one_page_back_and_leaves_with_everything_kept() {
    let stage = stage(vec![]);
    let mut screen = opened(&stage, TODAY);
    stage.press(&mut screen, &["2", "3"]);
    stage.press(&mut screen, &["esc"]);
    assert_eq!(screen.page, CheckInPage::Question(Sign::Reassurance));
    assert_eq!(screen.highlighted, Rating::new(3));
    stage.press(&mut screen, &["esc"]);
    let effects = stage.press(&mut screen, &["esc"]);
    let left = Effect::Do(Task::LeaveDraft(EntryId::of_check_in(day(TODAY))));
    let said = Effect::Say("Kept as a draft.".to_owned());
    assert_eq!(effects, [left, Effect::Do(Task::FindDrafts), Effect::Close, said]);
}

#[test]
fn an_untouched_check_in_leaves_no_draft() {
    let stage = stage(vec![]);
    let mut screen = opened(&stage, TODAY);
    let effects = stage.press(&mut screen, &["down", "esc"]);
    assert!(drafted(&effects).is_empty());
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Say(_))));
}

#[test]
fn a_note_is_flushed_to_the_draft_and_stays_when_it_is_left() {
    let stage = stage(vec![]);
    let mut screen = opened(&stage, TODAY);
    stage.press(&mut screen, &["n"]);
    assert_eq!(screen.place(), Place::Text);
    stage.type_in(&mut screen, "one 2");
    assert!(screen.is_unsynced());
    assert_eq!(drafted(&screen.flush()), [("notes.jealousy".into(), json!("one 2"))]);
    assert!(!screen.is_unsynced() && screen.flush().is_empty());
    screen.update(Input::Pasted("\r\n日本 \u{1b}[2J".to_owned()), &stage.any_context());
    let effects = stage.press(&mut screen, &["esc"]);
    assert_eq!(drafted(&effects), [("notes.jealousy".into(), json!("one 2\n日本 [2J"))]);
    assert_eq!(screen.place(), Place::Question);
    let effects = stage.press(&mut screen, &["1", "1", "1", "1", "1", "enter"]);
    let entry = saved(&effects).unwrap();
    assert_eq!(entry.check_in().unwrap().notes.get(Sign::Jealousy), Some("one 2\n日本 [2J"));
}

#[test]
fn digits_set_steadiness_only_while_it_has_the_focus() {
    let stage = stage(vec![]);
    let mut screen = opened(&stage, TODAY);
    stage.press(&mut screen, &["1", "1", "1", "1", "1"]);
    assert_eq!(drafted(&stage.press(&mut screen, &["3"])), [("ratings.steadiness".into(), json!(3))]);
    assert_eq!(drafted(&stage.press(&mut screen, &["-"])), [("ratings.steadiness".into(), Value::Null)]);
    assert!(stage.press(&mut screen, &["tab", "4"]).is_empty());
}

#[test]
fn the_lines_of_the_answers_take_digits_notes_and_open_their_questions() {
    let stage = stage(vec![full()]);
    let mut screen = opened(&stage, "2026-11-19");
    stage.press(&mut screen, &["up", "up"]);
    assert_eq!(screen.place(), Place::PageRow);
    assert_eq!(
        drafted(&stage.press(&mut screen, &["1"])).last(),
        Some(&("ratings.self_criticism".into(), json!(1)))
    );
    stage.press(&mut screen, &["enter"]);
    assert!(stage.picture(&screen).contains("4 of 6"));
    stage.press(&mut screen, &["esc"]);
    assert_eq!(screen.place(), Place::PageRow, "back to the line that opened it");
    stage.press(&mut screen, &["enter", "3"]);
    assert_eq!(
        (screen.place(), screen.check_in.ratings.get(Sign::SelfCriticism)),
        (Place::PageRow, Rating::new(3))
    );
    stage.press(&mut screen, &["n"]);
    stage.type_in(&mut screen, "again");
    stage.press(&mut screen, &["ctrl-s"]);
    let entry = saved(&stage.press(&mut screen, &["ctrl-s"])).unwrap().clone();
    assert_eq!(entry.check_in().unwrap().notes.get(Sign::SelfCriticism), Some("again"));
}

#[test]
fn a_past_day_is_asked_about_by_its_name() {
    let stage = stage(vec![]);
    let mut screen = opened(&stage, "2026-11-20");
    assert!(stage.picture(&screen).contains("take hold on Friday 20"), "{}", stage.picture(&screen));
    stage.press(&mut screen, &["1", "1", "1", "1", "1"]);
    let picture = stage.picture(&screen);
    assert!(picture.contains("Prompt of the day") && !picture.contains("today"), "{picture}");
}

#[test]
fn a_note_right_after_an_answer_is_about_that_one() {
    let stage = stage(vec![]);
    let mut screen = opened(&stage, TODAY);
    assert!(stage.footer(&screen).contains("n note "));
    stage.press(&mut screen, &["3"]);
    assert!(stage.footer(&screen).contains("n note on the last"), "the keys say so");
    stage.press(&mut screen, &["n"]);
    assert!(stage.picture(&screen).contains("Jealousy"), "{}", stage.picture(&screen));
    stage.type_in(&mut screen, "first");
    stage.press(&mut screen, &["ctrl-s"]);
    assert!(stage.picture(&screen).contains("2 of 6"));
    stage.press(&mut screen, &["n"]);
    stage.type_in(&mut screen, "second");
    stage.press(&mut screen, &["esc", "1", "1", "1", "1", "n"]);
    stage.type_in(&mut screen, "fifth");
    stage.press(&mut screen, &["esc"]);
    let notes = &screen.check_in.notes;
    let written = Sign::ALL.map(|sign| notes.get(sign));
    assert_eq!(written, [Some("first"), Some("second"), None, None, Some("fifth")]);
}

#[test]
fn from_any_page_the_answers_so_far_can_be_saved() {
    let stage = stage(vec![]);
    let mut screen = opened(&stage, TODAY);
    assert_eq!(stage.press(&mut screen, &["ctrl-s"]), [], "there is nothing yet");
    let entry = saved(&stage.press(&mut screen, &["3", "ctrl-s"])).unwrap().clone();
    assert_eq!(ratings(&entry)[..2], [Some(3), None]);
}

#[test]
fn looking_at_a_list_changes_nothing_and_none_of_these_is_a_row() {
    let stage = stage(vec![]);
    let mut screen = opened(&stage, TODAY);
    stage.press(&mut screen, &["1", "1", "1", "1", "1", "tab"]);
    let effects = stage.press(&mut screen, &["space"]);
    assert_eq!(drafted(&effects), []);
    assert_eq!(screen.place(), Place::Ticks);
    stage.press(&mut screen, &["enter"]);
    assert_eq!((screen.place(), screen.check_in.ticked(TickList::Triggers)), (Place::PageRow, None));
    stage.press(&mut screen, &["enter"]);
    assert_eq!(drafted(&stage.press(&mut screen, &["end", "space"])), [("triggers".into(), json!([]))]);
    assert!(stage.picture(&screen).contains("[x] none of these"), "{}", stage.picture(&screen));
    assert_eq!(drafted(&stage.press(&mut screen, &["space"])), [("triggers".into(), Value::Null)]);
    stage.press(&mut screen, &["home"]);
    let effects = stage.press(&mut screen, &["down", "space", "up", "space", "space"]);
    let ids: Vec<Value> = drafted(&effects).into_iter().map(|(_, value)| value).collect();
    assert_eq!(
        ids,
        [json!(["plans_changed"]), json!(["plans_changed", "late_reply"]), json!(["plans_changed"])]
    );
    assert!(stage.press(&mut screen, &["esc"]).is_empty());
    assert_eq!(screen.place(), Place::PageRow, "Esc closes the list first");
    let entry = saved(&stage.press(&mut screen, &["ctrl-s"])).unwrap().clone();
    let check_in = entry.check_in().unwrap();
    assert_eq!(check_in.ticked(TickList::Triggers), Some(&["plans_changed".to_owned()][..]));
    assert_eq!(check_in.ticked(TickList::Did), None);
}

#[test]
fn a_list_shows_what_was_ticked_most_first_and_keeps_ids_no_longer_offered() {
    let often = |on| {
        check_in(on, "1-----", |check_in| {
            check_in.set_ticked(TickList::Triggers, Some(vec!["alcohol".to_owned(), "gone".to_owned()]));
        })
    };
    let stage = stage(vec![often("2026-11-20"), often("2026-11-21")]);
    let mut screen = opened(&stage, "2026-11-21");
    stage.press(&mut screen, &["1", "1", "1", "1", "1", "tab", "space"]);
    let picture = stage.picture(&screen);
    let rows: Vec<&str> = picture.lines().filter(|line| line.contains("] ")).collect();
    assert!(rows[0].contains("[x] alcohol") && rows[1].contains("[x] gone"), "{picture}");
    assert!(rows.len() <= 12, "{picture}");
}

#[test]
fn the_prompt_is_chosen_when_the_last_page_is_first_reached_and_stays() {
    let stage = stage(vec![]);
    let mut screen = opened(&stage, TODAY);
    let effects = stage.press(&mut screen, &["4", "0", "0", "0", "0"]);
    assert_eq!(drafted(&effects).last().unwrap(), &("prompt".into(), json!({"id": "J1", "answer": ""})));
    stage.press(&mut screen, &["esc", "4"]);
    assert_eq!(screen.check_in.prompt, Some(GivenPrompt::new("J1", "")), "other ratings do not change it");
    assert_eq!(drafted(&stage.press(&mut screen, &["p"]))[0].1["id"], "J2");
    assert_eq!(screen.place(), Place::Words, "from now on a letter is a word");
    assert_eq!(drafted(&stage.press(&mut screen, &["ctrl-p"]))[0].1["id"], "J3");
    assert!(stage.press(&mut screen, &["ctrl-p"]).is_empty(), "another may be asked for twice");
}

#[test]
fn a_prompt_that_was_answered_is_not_replaced() {
    let stage = stage(vec![]);
    let mut screen = opened(&stage, TODAY);
    stage.press(&mut screen, &["4", "0", "0", "0", "0", "tab", "tab", "tab", "tab", "tab", "space"]);
    stage.type_in(&mut screen, "before lunch");
    stage.press(&mut screen, &["esc"]);
    assert!(stage.press(&mut screen, &["ctrl-p"]).is_empty());
    assert_eq!(screen.check_in.prompt, Some(GivenPrompt::new("J1", "before lunch")));
}

#[test]
fn a_prompt_waits_until_the_check_ins_before_are_known() {
    let stage = stage(vec![]);
    let mut screen = CheckInScreen::new(day(TODAY), &stage.any_context());
    let effects = stage.press(&mut screen, &["4", "0", "0", "0", "0"]);
    assert_eq!(screen.check_in.prompt, None);
    assert!(!drafted(&effects).iter().any(|(name, _)| name == "prompt"));
    let effects = screen.receive(&Reply::ReadBefore(day(TODAY)), &stage.any_context());
    assert_eq!(drafted(&effects), [("prompt".into(), json!({"id": "J1", "answer": ""}))]);
}

#[test]
fn a_recorded_day_opens_for_editing_and_an_unchanged_one_is_not_written_again() {
    let stage = stage(vec![full()]);
    let mut screen = opened(&stage, "2026-11-19");
    assert_eq!(screen.place(), Place::LastPage, "as a whole");
    let effects = stage.press(&mut screen, &["enter"]);
    assert_eq!(effects, [Effect::Close]);
}

#[test]
fn an_edit_replaces_the_stored_version() {
    let stage = stage(vec![full()]);
    let mut screen = opened(&stage, "2026-11-19");
    let effects = stage.press(&mut screen, &["0", "up", "0", "ctrl-s"]);
    let entry = saved(&effects).unwrap();
    assert_eq!(entry.replaces, [full().digest()]);
    assert_eq!(entry.check_in().unwrap().notes, full().check_in().unwrap().notes);
    let Some(Effect::Do(Task::Draft(head, ..))) = effects.first() else { panic!("{effects:?}") };
    assert_eq!(head.base, Some(full().digest()));
}

#[test]
fn ratings_change_without_asking_for_seven_days_and_then_after_one_question() {
    for (on, asks) in [("2026-11-15", false), ("2026-11-14", true)] {
        let stage = stage(vec![check_in(on, "11111-", |_| ())]);
        let mut screen = opened(&stage, on);
        let effects = stage.press(&mut screen, &["up", "up", "up", "up", "up", "2", "ctrl-s"]);
        let asked = effects.iter().find_map(|effect| match effect {
            Effect::Open(Route::Confirm(confirm)) => Some(confirm),
            _ => None,
        });
        assert_eq!((asked.is_some(), saved(&effects).is_some()), (asks, !asks), "{on}");
        if let Some(confirm) = asked {
            assert_eq!(ratings(saved(&confirm.yes).unwrap())[0], Some(2));
            assert!(saved(&confirm.no).is_none() && confirm.no.contains(&Effect::Close));
        }
    }
}

#[test]
fn saying_no_to_other_ratings_of_an_old_day_saves_the_rest() {
    let stage = stage(vec![check_in("2026-11-03", "11111-", |_| ())]);
    let mut screen = opened(&stage, "2026-11-03");
    stage.press(&mut screen, &["up", "up", "up", "up", "up", "n"]);
    stage.type_in(&mut screen, "later thought");
    let effects = stage.press(&mut screen, &["esc", "4", "ctrl-s"]);
    let Some(Effect::Open(Route::Confirm(confirm))) = effects.last() else { panic!("{effects:?}") };
    let kept = saved(&confirm.no).unwrap();
    assert_eq!(ratings(kept)[0], Some(1));
    assert_eq!(kept.check_in().unwrap().notes.get(Sign::Jealousy), Some("later thought"));
}

#[test]
fn what_was_ticked_or_rated_by_mistake_can_be_made_not_recorded_again() {
    let stage = stage(vec![]);
    let mut screen = opened(&stage, TODAY);
    stage.press(&mut screen, &["1", "1", "1", "1", "1", "tab", "space"]);
    assert_eq!(drafted(&stage.press(&mut screen, &["-"])), [("triggers".into(), Value::Null)]);
    assert_eq!(screen.place(), Place::PageRow);
    assert_eq!(
        drafted(&stage.press(&mut screen, &["up", "up", "-"])),
        [("ratings.over_analysis".into(), Value::Null)]
    );
}

#[test]
fn texts_of_old_days_change_without_a_question_and_so_do_days_that_were_empty() {
    let old = stage(vec![check_in("2026-11-03", "11111-", |_| ())]);
    let mut screen = opened(&old, "2026-11-03");
    old.press(&mut screen, &["up", "n"]);
    old.type_in(&mut screen, "later thought");
    let effects = old.press(&mut screen, &["esc", "ctrl-s"]);
    assert!(saved(&effects).is_some());
    let mut screen = opened(&old, "2026-11-04");
    let effects = old.press(&mut screen, &["1", "1", "1", "1", "1", "enter"]);
    assert!(saved(&effects).unwrap().late);
}

#[test]
fn thanks_are_said_only_once_the_entry_is_saved() {
    let stage = stage(vec![]);
    let mut screen = opened(&stage, TODAY);
    let effects = stage.press(&mut screen, &["1", "1", "1", "1", "1", "enter"]);
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Say(_) | Effect::Close)));
    assert!(
        screen
            .receive(
                &Reply::NotSaved(vec![EntryId::of_check_in(day(TODAY))], "full".to_owned()),
                &stage.any_context()
            )
            .is_empty()
    );
    let told = screen.receive(&Reply::Saved(EntryId::of_check_in(day(TODAY))), &stage.any_context());
    assert_eq!(
        told,
        [Effect::Close, Effect::Say("Saved. Thank you for being honest with yourself.".to_owned())]
    );
}

#[test]
fn seven_hard_days_of_the_last_ten_point_to_support_after_saving_and_six_do_not() {
    for (hard, expected) in [(6, false), (7, true)] {
        let days = (0..10).map(|back: i64| {
            let on = day(TODAY).plus(-back).to_string();
            crate::tui::testing::samples::check_in(&on, if back < hard { "333001" } else { "333002" }, |_| {})
        });
        let stage = Stage::with(crate::tui::testing::samples::months(days));
        let mut screen = opened(&stage, TODAY);
        let told = screen.receive(&Reply::Saved(EntryId::of_check_in(day(TODAY))), &stage.any_context());
        assert_eq!(told.contains(&Effect::Offer(vec![Occasion::HardDays])), expected, "{hard}: {told:?}");
    }
}

#[test]
fn a_heavy_phrase_points_to_support_after_saving_unless_that_is_switched_off() {
    let mut stage = stage(vec![]);
    for on in [true, false] {
        stage.settings.config.phrase_check = on;
        let mut screen = opened(&stage, TODAY);
        stage.press(&mut screen, &["n"]);
        stage.type_in(&mut screen, "I could End my life.");
        stage.press(&mut screen, &["esc"]);
        let told = screen.receive(&Reply::Saved(EntryId::of_check_in(day(TODAY))), &stage.any_context());
        assert_eq!(told.contains(&Effect::Offer(vec![Occasion::Life])), on);
    }
}

#[test]
fn a_draft_goes_on_where_it_stopped_with_everything_in_it() {
    let stage = stage(vec![]);
    let fields = [
        (Field::Rating(Scale::Sign(Sign::Jealousy)), json!(2)),
        (Field::Note(Sign::Jealousy), json!("half a thought")),
        (Field::Rating(Scale::Sign(Sign::Reassurance)), Value::Null),
        (Field::Page, json!(2)),
    ];
    let draft = draft("check_in", TODAY, "2026-11-22T20:40:00+01:00", &fields);
    let mut screen = CheckInScreen::resumed(&draft, &stage.any_context());
    assert_eq!(screen.page, CheckInPage::Question(Sign::Sensitivity));
    screen.receive(&Reply::ReadBefore(screen.day()), &stage.any_context());
    let effects = stage.press(&mut screen, &["1", "1", "1", "enter"]);
    let entry = saved(&effects).unwrap();
    assert_eq!(ratings(entry), [Some(2), None, Some(1), Some(1), Some(1), None]);
    assert_eq!(entry.check_in().unwrap().notes.get(Sign::Jealousy), Some("half a thought"));
}

#[test]
fn ticks_wait_for_the_plans_that_they_may_call_for() {
    let answers =
        [("trigger", Answer::Id("late_reply".to_owned())), ("act", Answer::Text("walk.".to_owned()))];
    let plan = practice(Kind::Plan, "2026-11-20", 1, &answers);
    let keys = ["3", "1", "0", "4", "2", "tab", "space", "space", "esc", "ctrl-s"];
    let mut stage = stage(vec![plan.clone()]);
    stage.practices_unread = true;
    let mut screen = opened(&stage, TODAY);
    assert_eq!(saved(&stage.press(&mut screen, &keys)), None);
    stage.practices_unread = false;
    let effects = screen.receive(&Reply::Practices(PracticesRead::default()), &stage.any_context());
    let [Effect::Do(Task::Save(revisions))] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(revisions.iter().map(Revision::id).collect::<Vec<_>>(), [screen.writing.id(), plan.id]);

    // Nothing keeps the words from being saved: where plans cannot be read, none is asked about.
    stage.practices_unread = true;
    let mut screen = opened(&stage, TODAY);
    assert_eq!(saved(&stage.press(&mut screen, &keys)), None);
    assert!(saved(&screen.receive(&Reply::NoPractices(String::new()), &stage.any_context())).is_some());
    let mut screen = opened(&stage, TODAY);
    assert!(
        saved(&stage.press(&mut screen, &["3", "1", "0", "4", "2", "enter"])).is_some(),
        "nothing is ticked"
    );
}

#[test]
fn what_was_logged_while_a_draft_rested_is_named_and_part_of_it() {
    let now = "2026-11-22T20:00:00+01:00";
    let rated = (Field::Rating(Scale::Sign(Sign::Reassurance)), json!(1));
    let ticked = (Field::Ticks(TickList::Triggers), json!(["silence"]));
    let written = (Field::Text, json!("In the window."));
    let mut draft = draft("check_in", TODAY, now, &[rated, ticked, written, (Field::Page, json!(5))]);
    let logged = check_in(TODAY, "2-----", |check_in| {
        check_in.set_ticked(TickList::Triggers, Some(vec!["late_reply".to_owned()]));
        check_in.text = "In the shell.".to_owned();
        check_in.prompt = None;
    });
    for base in [None, Some(check_in(TODAY, "4-----", |it| it.prompt = None))] {
        let stored = match &base {
            Some(base) => {
                draft.head.base = Some(base.digest());
                draft.set(&Field::Seen, base.to_value(), moment(now));
                base.edited(logged.body.clone(), moment(now))
            }
            None => logged.clone(),
        };
        let stage = stage(vec![stored.clone()]);
        let mut screen = CheckInScreen::resumed(&draft, &stage.any_context());
        let effects = screen.opened(&stage.any_context());
        let said = "Changed since this draft: Jealousy 2, triggers, anything else.";
        assert!(effects.contains(&Effect::Say(said.to_owned())), "{effects:?}");
        let effects = stage.press(&mut screen, &["enter"]);
        let entry = saved(&effects).unwrap();
        assert_eq!(ratings(entry)[..2], [Some(2), Some(1)]);
        let check_in = entry.check_in().unwrap();
        assert_eq!(check_in.ticked(TickList::Triggers).unwrap(), ["late_reply", "silence"]);
        assert_eq!(check_in.text, "In the shell.\n\nIn the window.");
        assert!(entry.replaces.contains(&stored.digest()), "nothing waits beside it");
    }
}

#[test]
fn a_day_whose_month_is_not_read_yet_is_read_first() {
    let mut stage = stage(vec![]);
    let mut screen = CheckInScreen::new(day("2026-03-02"), &stage.any_context());
    let effects = screen.opened(&stage.any_context());
    assert_eq!(effects[0], Effect::Do(Task::Read(vec!["2026-03".parse().unwrap()])));
    let march = Document::new("2026-03".parse().unwrap()).with(check_in("2026-03-02", "40404-", |_| ()));
    stage.journal.put(march);
    screen.receive(&Reply::Read(MonthsRead::default()), &stage.any_context());
    assert_eq!(
        (screen.place(), screen.check_in.ratings.get(Sign::Jealousy)),
        (Place::LastPage, Rating::new(4))
    );
}

#[test]
fn a_check_in_keeps_its_day_when_the_night_passes() {
    let mut stage = stage(vec![]);
    let mut screen = opened(&stage, TODAY);
    stage.press(&mut screen, &["1", "1", "1"]);
    stage.now = moment("2026-11-23T04:30:00+01:00");
    let effects = stage.press(&mut screen, &["1", "1", "enter"]);
    let entry = saved(&effects).unwrap();
    assert_eq!((entry.day, entry.late), (day(TODAY), false));
}

#[test]
fn the_questions_at_every_size() {
    let mut stage = stage(vec![full()]);
    let mut screen = opened(&stage, TODAY);
    assert_snapshot!("question", stage.pictures(&screen));
    stage.press(&mut screen, &["2", "1", "down", "down", "down"]);
    assert_snapshot!("highlighted", stage.pictures(&screen));
    stage.press(&mut screen, &["n"]);
    stage.type_in(&mut screen, "a note");
    assert_snapshot!("note", stage.pictures(&screen));
}

#[test]
fn a_letter_on_a_line_of_words_begins_to_write_there_whatever_it_does_elsewhere() {
    let stage = stage(vec![]);
    for (steps, field) in [(6, "text"), (5, "prompt")] {
        let mut screen = opened(&stage, TODAY);
        stage.press(&mut screen, &["2", "1", "0", "3", "4"]);
        let down = vec!["down"; steps];
        stage.press(&mut screen, &down);
        assert_eq!(screen.place(), Place::Words);
        let mut effects = stage.type_in(&mut screen, "we talked, 3 s?-");
        assert_eq!(screen.place(), Place::Text);
        effects.extend(screen.flush());
        let written = drafted(&effects).pop().unwrap();
        let words = if field == "text" { &written.1 } else { &written.1["answer"] };
        assert_eq!((written.0.as_str(), words), (field, &json!("we talked, 3 s?-")));
        assert!(effects.iter().all(|effect| matches!(effect, Effect::Do(Task::Draft(..)))), "{effects:?}");
        stage.press(&mut screen, &["esc", "space"]);
        stage.type_in(&mut screen, "!");
        screen.flush();
        let text = if field == "text" {
            &screen.check_in.text
        } else {
            &screen.check_in.prompt.as_ref().unwrap().answer
        };
        assert_eq!(text, "we talked, 3 s?-!");
    }
}

#[test]
fn the_last_page_at_every_size() {
    let mut stage = stage(vec![full()]);
    let mut screen = opened(&stage, "2026-11-19");
    stage.press(&mut screen, &["enter", "enter", "-", "enter", "enter"]);
    assert_snapshot!("last_page", stage.pictures(&screen));
    stage.press(&mut screen, &["tab", "space", "end"]);
    assert_snapshot!("open_list", stage.pictures(&screen));
}

#[test]
fn the_styles_of_a_question_and_of_the_last_page() {
    let stage = stage(vec![full()]);
    let mut screen = opened(&stage, "2026-11-19");
    assert_snapshot!("styles_plain", stage.styles(&screen));
    stage.press(&mut screen, &["enter", "enter", "-", "enter", "enter"]);
    assert_snapshot!("styles_in_colour", stage.in_colour().styles(&screen));
}

#[test]
fn no_size_is_too_small_to_draw() {
    let mut stage = stage(vec![full()]);
    let mut screen = opened(&stage, "2026-11-19");
    stage.sweep(&screen);
    stage.press(&mut screen, &["up", "enter"]);
    stage.sweep(&screen);
    stage.press(&mut screen, &["n"]);
    stage.sweep(&screen);
    stage.press(&mut screen, &["esc", "esc", "down", "down", "space"]);
    stage.sweep(&screen);
}

#[test]
fn a_plan_is_shown_when_its_trigger_is_ticked_and_waits_to_be_asked_about_once_the_check_in_is_saved() {
    let text = |text: &str| Answer::Text(text.to_owned());
    let answers = [("trigger", Answer::Id("late_reply".to_owned())), ("act", text("walk round the block."))];
    let plan = practice(Kind::Plan, "2026-11-20", 1, &answers);
    let stage = stage(vec![plan.clone()]);
    let mut screen = opened(&stage, TODAY);
    stage.press(&mut screen, &["3", "1", "0", "4", "2", "tab", "space"]);
    let shown = "Your plan: if late or short reply, then I will walk round the block.";
    assert!(!stage.picture(&screen).contains(shown), "nothing is ticked yet");
    assert!(stage.press(&mut screen, &["space"]).contains(&Effect::Say(shown.to_owned())));
    assert!(!stage.press(&mut screen, &["space"]).iter().any(|effect| matches!(effect, Effect::Say(_))));
    stage.press(&mut screen, &["space", "esc"]);
    assert!(stage.picture(&screen).contains(shown), "{}", stage.picture(&screen));
    let saving = stage.press(&mut screen, &["ctrl-s"]);
    let [Effect::Do(Task::Save(revisions))] = saving.as_slice() else { panic!("{saving:?}") };
    let [check_in, asked] = revisions.as_slice() else { panic!("{revisions:?}") };
    assert!(check_in.made.check_in().is_some());
    let asked = &asked.made;
    assert_eq!((asked.id, &asked.replaces), (plan.id, &vec![plan.digest()]));
    assert_eq!(asked.practice().and_then(crate::journal::Practice::look_back), Some(day(TODAY)));
}

#[test]
fn a_hard_evening_is_answered_by_its_own_page_and_what_is_just_below_it_as_ever() {
    for (ratings, hard) in
        [("333---", true), ("33---0", false), ("444444", true), ("33332-", false), ("------", false)]
    {
        let stage = stage(vec![crate::tui::testing::samples::check_in("2026-11-01", "00000-", |_| {})]);
        let mut screen = opened(&stage, TODAY);
        for rating in ratings.chars().take(5) {
            stage.press(&mut screen, &[&rating.to_string()]);
        }
        let told = screen.receive(&Reply::Saved(EntryId::of_check_in(day(TODAY))), &stage.any_context());
        let answer = Effect::Become(Route::HardEvening(day(TODAY)));
        assert_eq!(told.contains(&answer), hard, "{ratings}: {told:?}");
        assert_eq!(told.contains(&Effect::Close), !hard, "{ratings}: {told:?}");
    }
}

#[test]
fn a_check_in_that_is_left_with_heavy_words_is_met_too() {
    let stage = stage(vec![]);
    let mut screen = opened(&stage, TODAY);
    stage.press(&mut screen, &["n"]);
    stage.type_in(&mut screen, "I want to die");
    let left = stage.press(&mut screen, &["esc", "esc"]);
    assert_eq!(left.last(), Some(&Effect::Offer(vec![Occasion::Life])), "{left:?}");
}
