//! The rules that hold on every screen, shown on an app without a terminal.

use crate::wording::heavy_words::Occasion;
use std::sync::Arc;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Size;
use serde_json::json;

use crate::insight::Practices;
use crate::journal::State;
use crate::journal::draft::Field;
use crate::journal::format::state::Change;
use crate::journal::practice::Kind;
use crate::journal::{Draft, Scale, Sign};
use crate::tui::app::App;
use crate::tui::effect::{Confirm, Effect, Route};
use crate::tui::message::{Message, Request, Typed};
use crate::tui::task::Reminders;
use crate::tui::task::{HistoryRead, MonthsRead, PracticesRead, Reply, Task};
use crate::tui::testing::samples::{months, practice};
use crate::tui::testing::{NOW, PLAIN, app, day, draft, event, fresh_id, moment, press, settings, shown};

mod harmful;
mod untouched;

const WIDE: (u16, u16) = (80, 24);

fn started() -> App {
    app(WIDE.0, WIDE.1)
}

fn picture(app: &App) -> String {
    shown(app, WIDE.0, WIDE.1)
}

fn tell(app: &mut App, message: Message) -> Vec<Request> {
    app.update(message, moment(NOW), fresh_id())
}

fn unfinished() -> Draft {
    let rated = [(Field::Rating(Scale::Sign(Sign::Jealousy)), json!(2))];
    draft("check_in", "2026-11-22", "2026-11-22T20:40:00+01:00", &rated)
}

#[test]
fn a_second_line_stands_below_the_first_and_once() {
    let mut app = started();
    tell(&mut app, Message::Reply(Reply::NotSaved(Vec::new(), "The month was not saved.".to_owned())));
    for _ in 0..2 {
        tell(&mut app, Message::Reply(Reply::SayAlso("The draft was not kept.".to_owned())));
    }
    let shown = picture(&app);
    assert!(shown.contains("The month was not saved."), "{shown}");
    assert_eq!(shown.matches("The draft was not kept.").count(), 1, "{shown}");
}

#[test]
fn what_a_draft_may_rest_for_opens_once_drafts_were_looked_for_and_keys_wait_with_it() {
    let size = Size::new(WIDE.0, WIDE.1);
    let mut app = App::new(settings(), PLAIN, moment(NOW), fresh_id(), size);
    assert_eq!(press(&mut app, &["c", "2", "1"]), []);
    let keys = ["2", "1"].map(|key| Typed::Key(event(key)));
    let rests = unfinished();
    let id = rests.head.id;
    let effects = tell(&mut app, Message::Reply(Reply::Drafts(vec![rests])));
    assert_eq!(effects, [Request::Do(Task::ResumeDraft(id)), Request::Retype(keys.to_vec())]);

    let mut app = App::new(settings(), PLAIN, moment(NOW), fresh_id(), size);
    press(&mut app, &["c"]);
    tell(&mut app, Message::Reply(Reply::Drafts(Vec::new())));
    assert!(picture(&app).contains("1 of 6"), "{}", picture(&app));
}

#[test]
fn hide_blanks_the_screen_and_only_the_hide_keys_are_heard() {
    let mut app = started();
    app.open(Route::Support);
    let before = picture(&app);
    // Terminals report Ctrl-\ as Ctrl-4.
    tell(&mut app, Message::Key(KeyEvent::new(KeyCode::Char('4'), KeyModifiers::CONTROL)));
    assert_eq!(picture(&app).trim(), "");
    for key in ["esc", "q", "?", "s", "down", "enter", "ctrl-c", "ctrl-z", "f1", "f2"] {
        assert_eq!(press(&mut app, &[key]), [], "{key}");
        assert_eq!(picture(&app).trim(), "", "{key}");
    }
    tell(&mut app, Message::Paste("text".to_owned()));
    press(&mut app, &["f12"]);
    assert_eq!(picture(&app), before);
}

#[test]
fn support_and_help_open_over_any_screen_and_esc_leads_back_to_it() {
    let today = day("2026-11-22");
    let entries = Route::Entries { search: false };
    for route in [Route::Settings, Route::Week(today), Route::calendar(today), entries] {
        let mut app = started();
        app.open(route.clone());
        let before = picture(&app);
        for (keys, sign) in [(["s", "?"], "In danger now?"), (["f2", "f1"], "In danger now?")] {
            let [support, help] = keys;
            press(&mut app, &[support]);
            assert!(picture(&app).contains(sign), "{route:?}");
            press(&mut app, &[help]);
            assert!(picture(&app).contains("Everywhere"), "{route:?}");
            // A second press of the same key opens nothing twice.
            press(&mut app, &[help, "esc", support, "esc"]);
            assert_eq!(picture(&app), before, "{route:?}");
        }
    }
}

#[test]
fn paste_is_heard_in_text_fields_only() {
    let mut app = started();
    app.open(Route::Support);
    let before = picture(&app);
    assert_eq!(tell(&mut app, Message::Paste("q\nesc 2026-11-01".to_owned())), []);
    assert_eq!(picture(&app), before);

    app.open(Route::GoToDate(crate::tui::effect::DateFor::CheckIn));
    tell(&mut app, Message::Paste("2026-11-01".to_owned()));
    assert!(picture(&app).contains("Sunday 1 November"), "{}", picture(&app));
}

#[test]
fn in_a_text_field_letters_are_text() {
    let mut app = started();
    app.open(Route::GoToDate(crate::tui::effect::DateFor::CheckIn));
    assert_eq!(press(&mut app, &["q", "s", "?"]), []);
    assert!(picture(&app).contains("qs?"), "{}", picture(&app));
}

#[test]
fn q_goes_home_from_elsewhere_and_quits_from_home() {
    let mut app = started();
    let home = picture(&app);
    app.open(Route::Settings);
    press(&mut app, &["s"]);
    assert_eq!(press(&mut app, &["q"]), []);
    assert_eq!(picture(&app), home);
    assert_eq!(press(&mut app, &["q"]), [Request::Quit]);
}

#[test]
fn q_on_a_page_above_a_check_in_or_welcome_closes_only_that_page() {
    let mut app = app(80, 24);
    press(&mut app, &["c", "2", "up", "n"]);
    press(&mut app, &["f2"]);
    assert!(shown(&app, 80, 24).contains("In danger now?"));
    press(&mut app, &["q"]);
    assert!(shown(&app, 80, 24).contains("Reassurance"), "the note is still open");
    press(&mut app, &["esc", "?", "q"]);
    assert!(shown(&app, 80, 24).contains("2 of 6"));
    let mut app = self::app(80, 24);
    app.welcome(None);
    press(&mut app, &["s", "q"]);
    assert!(shown(&app, 80, 24).contains("Welcome to inward"));
}

#[test]
fn q_on_welcome_quits() {
    let mut app = started();
    app.welcome(None);
    assert!(picture(&app).contains("private notebook"));
    assert_eq!(press(&mut app, &["q"]), [Request::Quit]);
}

#[test]
fn the_first_start_ends_in_the_first_check_in_and_its_answers_are_in_force_and_kept() {
    let mut app = started();
    app.welcome(None);
    let effects = press(&mut app, &["0", "right", "enter"]);
    assert!(
        matches!(effects.first(), Some(Request::Do(Task::KeepAnswers(answers))) if answers.country == Some("AU".into()))
    );
    assert!(!picture(&app).contains("Your country"));
    app.open(Route::Settings);
    let row = picture(&app).lines().find(|line| line.contains("Country")).unwrap_or_default().to_owned();
    assert!(row.contains("Australia") && row.contains("chosen here"), "{row}");
}

#[test]
fn what_is_chosen_in_the_settings_is_in_force_at_once() {
    let mut app = started();
    app.open(Route::Settings);
    // In the night a later start of the day makes it the day before, which has to be looked at.
    let night = moment("2026-11-23T05:30:00+01:00");
    app.update(Message::Redraw, night.clone(), fresh_id());
    assert_eq!(app.today(), day("2026-11-23"));
    let requests: Vec<Request> = ["right", "right"]
        .iter()
        .flat_map(|key| app.update(Message::Key(event(key)), night.clone(), fresh_id()))
        .collect();
    assert_eq!(app.today(), day("2026-11-22"));
    assert!(requests.contains(&Request::Do(app.find_reminders())), "{requests:?}");

    app.open(Route::SettingsField("keys.week".to_owned()));
    press(&mut app, &["ctrl-u", "Z", "enter", "q"]);
    press(&mut app, &["7"]);
    assert!(!picture(&app).contains("week before"), "{}", picture(&app));
    press(&mut app, &["Z"]);
    assert!(picture(&app).contains("week before"), "{}", picture(&app));
}

#[test]
fn a_window_that_is_too_small_says_so_and_hears_only_what_ends_or_hides() {
    for (columns, rows) in [(39, 12), (40, 11), (1, 1), (0, 0)] {
        let mut app = started();
        app.open(Route::Settings);
        let before = picture(&app);
        app.resize(Size::new(columns, rows));
        if columns > 20 {
            assert!(shown(&app, columns, rows).contains("Please make the window larger"));
        } else {
            shown(&app, columns, rows);
        }
        for key in ["q", "s", "?", "esc", "down"] {
            assert_eq!(press(&mut app, &[key]), [], "{key}");
        }
        app.resize(Size::new(WIDE.0, WIDE.1));
        assert_eq!(picture(&app), before);
        app.resize(Size::new(columns, rows));
        assert_eq!(press(&mut app, &["ctrl-c"]), [Request::Quit]);
    }
}

#[test]
fn a_line_that_is_said_stays_until_the_next_key() {
    let mut app = started();
    app.open(Route::Settings);
    tell(&mut app, Message::Reply(Reply::Say("Something happened.".to_owned())));
    assert!(picture(&app).contains("Something happened."));
    press(&mut app, &["down"]);
    assert!(!picture(&app).contains("Something happened."));
}

#[test]
fn a_window_that_may_not_write_opens_nothing_to_write_in_and_says_why() {
    let why = "Another window is open; this one only shows.";
    let writing = [
        Route::CheckIn(day("2026-11-22")),
        Route::Note(day("2026-11-22"), None),
        Route::Draft(Box::new(unfinished())),
    ];
    for route in writing {
        let mut app = started();
        app.open(Route::Settings);
        tell(&mut app, Message::Reply(Reply::Writing(Err(why.to_owned()))));
        let before = picture(&app);
        assert_eq!(app.open(route.clone()), [], "{route:?}");
        let after = picture(&app);
        assert!(after.contains(why), "{route:?}\n{after}");
        assert_eq!(after.replace(why, "").lines().next(), before.lines().next());
        tell(&mut app, Message::Reply(Reply::Writing(Ok(()))));
        app.open(route);
        assert_ne!(picture(&app).lines().next(), before.lines().next());
    }
}

#[test]
fn a_draft_that_rests_is_offered_once_over_home() {
    let mut app = started();
    let home = picture(&app);
    tell(&mut app, Message::Reply(Reply::Drafts(vec![unfinished()])));
    assert!(picture(&app).contains("You were in the middle of this, 20 minutes ago."));
    press(&mut app, &["esc"]);
    assert!(!picture(&app).contains("in the middle of this"));
    tell(&mut app, Message::Reply(Reply::Drafts(vec![unfinished()])));
    assert!(!picture(&app).contains("You were in the middle of this, 20 minutes ago."));
    assert_eq!(picture(&app).lines().next(), home.lines().next());
}

#[test]
fn what_was_just_left_is_not_offered_when_the_drafts_come_late() {
    let mut app = started();
    press(&mut app, &["w", "esc"]);
    let home = picture(&app);
    tell(&mut app, Message::Reply(Reply::Drafts(vec![unfinished()])));
    assert!(!picture(&app).contains("You were in the middle of this"), "{}", picture(&app));
    assert_eq!(picture(&app).lines().next(), home.lines().next());
}

#[test]
fn a_monthly_check_that_rests_is_gone_on_with_and_stays_when_one_goes_home_from_support() {
    let answers = [(Field::Answer("phq_2"), json!([1, 0])), (Field::Page, json!(32))];
    let resting = draft("monthly_check", "2026-11-22", "2026-11-22T20:40:00+01:00", &answers);
    let mut app = started();
    app.open(Route::MonthlyCheck(None));
    assert!(picture(&app).contains("It is off until you switch it on."), "{}", picture(&app));
    press(&mut app, &["esc"]);
    tell(&mut app, Message::Reply(Reply::Drafts(vec![unfinished(), resting.clone()])));
    press(&mut app, &["esc", "esc"]);
    assert_eq!(app.open(Route::MonthlyCheck(None)), [Request::Do(Task::ResumeDraft(resting.head.id))]);
    tell(&mut app, Message::Reply(Reply::Resumed(Box::new(resting))));
    assert!(picture(&app).contains("33 of 34"), "{}", picture(&app));
    press(&mut app, &["s", "q"]);
    assert!(picture(&app).contains("33 of 34"), "{}", picture(&app));
}

#[test]
fn a_draft_is_discarded_and_the_next_one_shown() {
    let mut app = started();
    let note = draft("note", "2026-11-20", "2026-11-20T22:00:00+01:00", &[(Field::Text, json!("a thought"))]);
    tell(&mut app, Message::Reply(Reply::Drafts(vec![note.clone(), unfinished()])));
    assert_eq!(press(&mut app, &["d"]), [Request::Do(Task::DiscardDraft(unfinished().head.id))]);
    let shown = picture(&app);
    assert!(shown.contains("Note for Friday 20 November") && shown.contains("2 words"), "{shown}");
    assert!(!shown.contains("a thought") && shown.contains("Discarded."), "{shown}");
    assert_eq!(press(&mut app, &["enter"]), [Request::Do(Task::ResumeDraft(note.head.id))]);
}

#[test]
fn nothing_is_offered_where_nothing_can_be_written() {
    let mut app = started();
    tell(&mut app, Message::Reply(Reply::Writing(Err("Another window is open.".to_owned()))));
    tell(&mut app, Message::Reply(Reply::Drafts(vec![unfinished()])));
    assert!(!picture(&app).contains("You were in the middle of this, 20 minutes ago."));
}

#[test]
fn the_support_page_lets_kind_words_rest_for_thirty_days_and_says_nothing_of_it() {
    let mut app = started();
    let until = day("2026-12-22");
    let rests = Request::Do(Task::Remember(Change::KindWordRests(until)));
    assert_eq!(press(&mut app, &["s"]), [rests]);
    assert!(!picture(&app).contains("December"));
    assert_eq!(press(&mut app, &["esc", "f2"]), [], "it is so already");
}

#[test]
fn after_the_key_i_am_not_safe_more_rests_for_thirty_days_and_the_page_begins_with_other_words() {
    let mut app = started();
    let until = day("2026-12-22");
    let told = app.open(Route::NotSafe);
    let rests = [Change::KindWordRests(until), Change::Rests(until)];
    assert_eq!(told, rests.map(|change| Request::Do(Task::Remember(change))));
    let shown = picture(&app);
    assert!(shown.contains("It is not your fault") && !shown.contains("December"), "{shown}");
    let state = State { rests_until: Some(until), ..State::default() };
    assert_eq!(state.cards_rest_until(), Some(day("2026-11-29")), "seven days from today");
    assert!(
        state.rests(day("2026-12-21")) && !state.rests(until) && !State::default().rests(day("2026-12-21"))
    );
}

#[test]
fn what_is_remembered_is_kept_only_when_it_is_another() {
    let mut app = started();
    let until = Some(day("2026-11-29"));
    app.remember(State { paused_until: until, ..State::default() });
    let open = |app: &mut App, change| {
        let yes = vec![Effect::Do(Task::Remember(change))];
        app.open(Route::Confirm(Confirm {
            question: "?".to_owned(),
            explanation: String::new(),
            yes,
            no_says: String::new(),
            no: Vec::new(),
        }));
        press(app, &["y"])
            .into_iter()
            .filter(|effect| matches!(effect, Request::Do(Task::Remember(_))))
            .count()
    };
    assert_eq!(open(&mut app, Change::PauseUntil(until)), 0);
    assert_eq!(open(&mut app, Change::PauseUntil(None)), 1);
}

#[test]
fn practice_entries_that_were_asked_for_keep_up_with_what_is_saved() {
    let mut app = started();
    assert_eq!(app.open(Route::Outcome(Kind::Fear)), [Request::Do(Task::ReadPractices)]);
    assert!(picture(&app).contains("reading ..."));
    tell(&mut app, Message::Reply(Reply::Practices(PracticesRead::default())));
    assert!(picture(&app).contains("0 entries"));

    let fear = practice(Kind::Fear, "2026-11-22", 1, &[]);
    tell(
        &mut app,
        Message::Reply(Reply::Read(MonthsRead {
            documents: months([fear.clone()]).into_iter().map(Arc::new).collect(),
            problems: Vec::new(),
        })),
    );
    assert!(picture(&app).contains("1 entry"));
    let effects = tell(&mut app, Message::Reply(Reply::Saved(fear.id)));
    assert!(
        effects.contains(&Request::Do(Task::ReadPractices)),
        "the worker may have read before it was saved"
    );
}

#[test]
fn practice_entries_that_nobody_asked_for_are_not_read() {
    let mut app = started();
    let fear = practice(Kind::Fear, "2026-11-22", 1, &[]);
    let effects = tell(&mut app, Message::Reply(Reply::Saved(fear.id)));
    assert!(!effects.contains(&Request::Do(Task::ReadPractices)));
}

#[test]
fn what_waits_is_looked_for_after_every_change_of_the_journal_and_on_a_new_day() {
    let mut app = started();
    let find = |today: &str| Request::Do(Task::FindReminders { today: day(today), on_this_day: true });
    let id = fresh_id();
    for reply in [Reply::Saved(id), Reply::Deleted(id), Reply::Restored(id), Reply::Chosen(id)] {
        let left = tell(&mut app, Message::Reply(reply.clone()));
        assert!(left.contains(&find("2026-11-22")), "{reply:?}: {left:?}");
    }
    for reply in [Reply::Read(MonthsRead::default()), Reply::History(HistoryRead::default()), Reply::ReadAll]
    {
        let left = tell(&mut app, Message::Reply(reply.clone()));
        assert!(!left.contains(&find("2026-11-22")), "{reply:?}: {left:?}");
    }
    let left = app.update(Message::Redraw, moment("2026-11-23T04:00:00+01:00"), fresh_id());
    assert!(left.contains(&find("2026-11-23")), "{left:?}");
}

#[test]
fn what_was_found_is_drawn_only_when_it_is_another() {
    let mut app = started();
    app.take_changed();
    tell(&mut app, Message::Reply(Reply::Reminders(Reminders::default())));
    assert!(!app.take_changed());
    let found = Reminders { on_this_day: vec![day("2025-11-22")], ..Reminders::default() };
    tell(&mut app, Message::Reply(Reply::Reminders(found.clone())));
    assert!(app.take_changed() && picture(&app).contains("on this day a year ago"));
    tell(&mut app, Message::Reply(Reply::Reminders(found)));
    assert!(!app.take_changed());
}

#[test]
fn each_reason_points_to_people_who_answer_once_while_the_program_runs() {
    let mut app = started();
    let mut said = |reasons: &[Occasion]| {
        let confirm = Route::Confirm(Confirm {
            question: "?".to_owned(),
            explanation: String::new(),
            yes: vec![Effect::Offer(reasons.to_vec())],
            no_says: String::new(),
            no: Vec::new(),
        });
        app.open(confirm);
        press(&mut app, &["y"]);
        picture(&app)
    };
    let (hurt, life) = ("You wrote something heavy.", "That was a lot. h opens a page for a hard night");
    assert!(said(&[Occasion::BeingHurt]).contains(hurt));
    assert!(!said(&[Occasion::BeingHurt]).contains(hurt), "once");
    // A line for one reason does not use up that for another.
    assert!(said(&[Occasion::Life, Occasion::BeingHurt]).contains(life));
    let last = said(&[Occasion::Life, Occasion::HardDays]);
    assert!(!last.contains(life) && last.contains("These have been hard days."), "{last}");
}

#[test]
fn an_exercise_whose_rule_looks_at_earlier_entries_begins_once_they_are_read() {
    let written = practice(Kind::Evening, "2026-11-22", 1, &[]);
    let mut read = Practices::default();
    read.put("2026-11".parse().unwrap(), [written]);
    for (practices, places, says) in [
        (Practices::default(), 2, "How strong is the main feeling now?"),
        (read, 1, "This evening is written. The next one is for another day."),
    ] {
        let mut app = started();
        assert_eq!(app.open(Route::Begin(Kind::Evening)), [Request::Do(Task::ReadPractices)]);
        assert_eq!(press(&mut app, &["5"]), [], "the key waits with it");
        let requests = tell(
            &mut app,
            Message::Reply(Reply::Practices(PracticesRead {
                practices: Arc::new(practices),
                problems: Vec::new(),
            })),
        );
        assert!(requests.contains(&Request::Retype(vec![Typed::Key(event("5"))])), "{requests:?}");
        assert_eq!(app.places().len(), places);
        assert!(picture(&app).contains(says), "{}", picture(&app));
    }
    let mut app = started();
    let _ = app.open(Route::Begin(Kind::Goal));
    tell(&mut app, Message::Reply(Reply::NoPractices("The month cannot be read.".to_owned())));
    assert_eq!(app.places().len(), 1);
    assert!(picture(&app).contains("The month cannot be read."));
}
