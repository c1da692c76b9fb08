use super::*;
use crate::journal::{Draft, Entry, draft};
use crate::tui::app::App;
use crate::tui::message::{Message, Request};
use crate::tui::task::{Reply, Task};
use crate::tui::testing::{Stage, app, day, fresh_id, moment, press, shown, whole};

fn at(now: &str) -> (Stage, WorryScreen) {
    let stage = Stage { now: moment(now), ..Stage::default() };
    let screen = WorryScreen::new(&stage.any_context());
    (stage, screen)
}

fn saved(effects: &[Effect]) -> Vec<Entry> {
    let saves = effects.iter().filter_map(|effect| match effect {
        Effect::Do(Task::Save(revisions)) => revisions.first().map(|revision| revision.made.clone()),
        _ => None,
    });
    saves.collect()
}

#[test]
fn one_line_is_parked_until_its_time_today_or_tomorrow() {
    for (now, waits_on, said) in [
        ("2026-11-22T17:59:00+01:00", "2026-11-22", "Its time is 18:00."),
        ("2026-11-22T18:00:00+01:00", "2026-11-23", "Its time is tomorrow at 18:00."),
        ("2026-11-23T01:00:00+01:00", "2026-11-23", "Its time is tomorrow at 18:00."),
    ] {
        let (stage, mut screen) = at(now);
        stage.type_in(&mut screen, " The call. ");
        let effects = stage.press(&mut screen, &["enter"]);
        assert!(matches!(effects[0], Effect::Do(Task::Draft(..))), "it is in the draft before it is saved");
        let [entry] = saved(&effects).try_into().unwrap();
        let worry = entry.practice().unwrap();
        assert_eq!((worry.kind(), worry.get("worry").text()), (Kind::Worry, "The call."));
        assert_eq!(worry.look_back(), Some(day(waits_on)), "{now}");
        assert_eq!(entry.day, day("2026-11-22"));
        assert_eq!(stage.press(&mut screen, &["enter"]), [], "once is enough");
        let effects = screen.receive(&Reply::Saved(entry.id), &stage.any_context());
        let words = format!("It's written down. It can wait. {said} Back to what you were doing.");
        assert_eq!(effects, [Effect::Close, Effect::Say(words)], "{now}");
    }
}

#[test]
fn an_empty_line_is_asked_for_gently_and_can_be_left() {
    let (stage, mut screen) = at("2026-11-22T12:00:00+01:00");
    stage.type_in(&mut screen, "  ");
    assert_eq!(saved(&stage.press(&mut screen, &["enter"])), []);
    assert!(whole(&stage, &screen).contains("One line is enough: what is the worry?"));
    stage.type_in(&mut screen, "x");
    assert!(!whole(&stage, &screen).contains("One line is enough"), "gone with the next key");
    stage.press(&mut screen, &["backspace"]);
    assert_eq!(stage.press(&mut screen, &["esc"]), [Effect::Close]);
}

#[test]
fn what_is_left_is_kept_as_a_draft_that_goes_on_as_an_exercise() {
    let (stage, mut screen) = at("2026-11-22T12:00:00+01:00");
    stage.type_in(&mut screen, "The call");
    assert!(screen.is_unsynced());
    let effects = stage.press(&mut screen, &["esc"]);
    let Some(Effect::Do(Task::Draft(head, field, value))) = effects.first() else { panic!("{effects:?}") };
    assert_eq!(effects[1], Effect::Do(Task::LeaveDraft(head.id)));
    assert!(effects.contains(&Effect::Close) && effects.contains(&Effect::Do(Task::FindDrafts)));
    let draft = Draft::parse(&(head.to_line() + &draft::line(field, value, &stage.now))).unwrap();
    let mut exercise = crate::tui::screens::exercise::ExerciseScreen::resumed(&draft).unwrap();
    exercise.opened(&stage.any_context());
    assert!(whole(&stage, &exercise).contains("The call"));
    let effects = stage.press(&mut exercise, &["enter", "enter"]);
    assert_eq!(saved(&effects)[0].practice().unwrap().get("worry").text(), "The call");
}

#[test]
fn emptied_again_its_draft_goes() {
    let (stage, mut screen) = at("2026-11-22T12:00:00+01:00");
    stage.type_in(&mut screen, "x");
    assert_eq!(screen.flush().len(), 1);
    assert_eq!(screen.flush(), [], "what is kept is not kept again");
    stage.press(&mut screen, &["backspace"]);
    assert_eq!(
        stage.press(&mut screen, &["esc"]),
        [Effect::Do(Task::DiscardDraft(fresh_id())), Effect::Close]
    );
}

#[test]
fn not_saved_it_stays_and_can_be_saved_again() {
    let (stage, mut screen) = at("2026-11-22T12:00:00+01:00");
    stage.type_in(&mut screen, "The call");
    stage.press(&mut screen, &["enter"]);
    let context = stage.any_context();
    assert_eq!(
        screen.receive(&Reply::NotSaved(vec![fresh_id()], "The disk is full.".to_owned()), &context),
        []
    );
    assert_eq!(saved(&stage.press(&mut screen, &["enter"])).len(), 1);
}

#[test]
fn a_worry_about_ones_life_is_not_told_that_it_can_wait() {
    let (stage, mut screen) = at("2026-11-22T12:00:00+01:00");
    stage.type_in(&mut screen, "I want to die");
    stage.press(&mut screen, &["enter"]);
    let effects = screen.receive(&Reply::Saved(fresh_id()), &stage.any_context());
    let expected = [
        Effect::Close,
        Effect::Say("Saved.".to_owned()),
        Effect::Offer(vec![crate::wording::heavy_words::Occasion::Life]),
    ];
    assert_eq!(effects, expected);
    // Left and not parked, it is met all the same.
    let (stage, mut screen) = at("2026-11-22T12:00:00+01:00");
    stage.type_in(&mut screen, "I want to die");
    let left = stage.press(&mut screen, &["esc"]);
    assert_eq!(left.last(), expected.last());
}

#[test]
fn heavy_words_bring_the_support_line() {
    for checks in [true, false] {
        let (mut stage, mut screen) = at("2026-11-22T12:00:00+01:00");
        stage.settings.config.phrase_check = checks;
        stage.type_in(&mut screen, "he hit me");
        stage.press(&mut screen, &["enter"]);
        let effects = screen.receive(&Reply::Saved(fresh_id()), &stage.any_context());
        let line = Effect::Offer(vec![crate::wording::heavy_words::Occasion::BeingHurt]);
        assert_eq!(effects.contains(&line), checks);
    }
}

fn tasks(requests: Vec<Request>) -> impl Iterator<Item = Task> {
    requests.into_iter().filter_map(|request| if let Request::Do(task) = request { Some(task) } else { None })
}

/// Types in an app, letter by letter.
fn type_in(app: &mut App, text: &str) {
    for letter in text.chars() {
        press(app, &[&letter.to_string()]);
    }
}

#[test]
fn it_opens_above_whatever_is_there_which_then_goes_on() {
    let mut app = app(80, 24);
    press(&mut app, &["c", "2"]);
    assert!(shown(&app, 80, 24).contains("2 of 6"));
    press(&mut app, &["w"]);
    assert!(shown(&app, 80, 24).contains("Name the worry in one line."));
    type_in(&mut app, "www");
    press(&mut app, &["f3"]);
    assert!(shown(&app, 80, 24).contains("www"), "there is no worry within a worry");
    let effects: Vec<Effect> = tasks(press(&mut app, &["enter"])).map(Effect::Do).collect();
    let [entry] = saved(&effects).try_into().unwrap();
    app.update(Message::Reply(Reply::Saved(entry.id)), moment("2026-11-22T21:00:00+01:00"), fresh_id());
    let page = shown(&app, 80, 24);
    assert!(page.contains("2 of 6") && page.contains("It's written down."), "{page}");

    press(&mut app, &["n"]);
    type_in(&mut app, "we");
    let mut tasks = tasks(press(&mut app, &["f3"]));
    assert!(tasks.any(|task| matches!(task, Task::Draft(_, Field::Note(_), _))));
    press(&mut app, &["esc"]);
    assert!(shown(&app, 80, 24).contains("we"), "what was being written is still there");
}

#[test]
fn worry_at_all_sizes() {
    let (mut stage, mut screen) = at("2026-11-22T12:00:00+01:00");
    stage.type_in(&mut screen, "That the call on Monday goes as the last one did, 月曜日の電話 🌧");
    insta::assert_snapshot!("worry", stage.pictures(&screen));
    stage.sweep(&screen);
    let mut empty = WorryScreen::new(&stage.any_context());
    stage.press(&mut empty, &["enter"]);
    insta::assert_snapshot!("worry_needed", stage.pictures(&empty));
}
