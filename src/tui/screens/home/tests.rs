//! The tests of Home: its line on today, the exercises that wait, the look.

mod quiet;

use crate::tui::task::MonthsRead;
use insta::assert_snapshot;

use super::said::{lines, quiet};
use super::*;
use crate::insight::Due;
use crate::journal::format::state::Change;
use crate::journal::practice::{Answer, Kind};
use crate::journal::{Body, Document, Entry, EntryId, Practice, TimeOfDay};
use crate::tui::testing::samples::{check_in, made_at_once, months, newer, note, practice, trial};
use crate::tui::testing::{Stage, day, draft, moment};

/// A stage with a check-in on each of these days before 22 November (0 = that day itself).
fn stage(back: &[i64], ratings: &str) -> Stage {
    let mut document = Document::new("2026-11".parse().unwrap());
    for back in back {
        let on = day("2026-11-22").plus(-back).to_string();
        document = document.with(check_in(&on, ratings, |_| ()));
    }
    Stage::with(vec![document])
}

/// Home, once earlier months have been read.
fn home(stage: &Stage) -> HomeScreen {
    let (mut screen, context) = (HomeScreen::default(), stage.any_context());
    screen.receive(&Reply::ReadBefore(context.today), &context);
    screen
}

/// Pictures of it at every size.
fn pictures(stage: &mut Stage) -> String {
    let screen = home(stage);
    stage.pictures(&screen)
}

fn says(stage: &Stage) -> Vec<String> {
    said::lines(&stage.any_context()).into_iter().map(|(line, _)| line).collect()
}

#[test]
fn a_gap_is_met_with_the_words_for_its_length_and_a_single_day_with_none() {
    for (last, expected) in [
        (1, None),
        (2, None),
        (3, Some("Good to see you. Just today is fine.")),
        (7, Some("Good to see you. Just today is fine.")),
        (8, Some("Welcome back. Your earlier entries are all here. Nothing needs catching up.")),
    ] {
        let said = says(&stage(&[last], "11111-"));
        assert_eq!(said.first().map(String::as_str), Some("Today is not recorded yet."));
        assert_eq!(said.get(1).map(String::as_str), expected, "{last} days ago");
    }
    assert_eq!(says(&stage(&[], "")), ["Today is not recorded yet."], "nothing to come back to");
}

#[test]
fn after_a_check_in_one_sentence_tells_what_is_unusual_and_nothing_else() {
    let all = |count: i64| -> Vec<i64> { (0..=count).collect() };
    let recorded = |days: &[i64]| says(&stage(days, "21100-")).len();
    assert_eq!((recorded(&all(6)), recorded(&all(20))), (1, 1), "nothing lies outside all of the last days");
    let with = |today: &str, days: i64| {
        let mut document = Document::new("2026-11".parse().unwrap());
        for back in 1..=days {
            let on = day("2026-11-22").plus(-back).to_string();
            document = document.with(check_in(&on, if back % 2 == 0 { "11100-" } else { "21100-" }, |_| ()));
        }
        says(&Stage::with(vec![document.with(check_in("2026-11-22", today, |_| ()))])).get(1).cloned()
    };
    let above = "Jealousy today, 4, is above all of the last 14 days with a rating.".to_owned();
    assert_eq!(with("41100-", 14), Some(above));
    assert_eq!(with("41100-", 13), None, "thirteen days are too few");
    assert_eq!(with("44433-", 14), None, "no figure on a hard evening");
}

#[test]
fn rows_of_signs_that_do_not_fit_are_told_by_a_mark() {
    let mut stage = stage(&[0, 1, 2, 3, 4, 5, 6, 7], "21100-");
    stage.size = (40, 12);
    let screen = home(&stage);
    assert!(!stage.picture(&screen).contains('…'), "{}", stage.picture(&screen));
    stage.drafts = vec![draft("note", "2026-11-22", "2026-11-22T20:00:00+01:00", &[])];
    stage.state.paused_until = Some(day("2026-11-30"));
    let picture = stage.picture(&screen);
    let last = picture.lines().last().unwrap();
    assert!(!picture.contains("Over-analysis") && last.ends_with('…'), "{picture}");
}

#[test]
fn a_line_of_the_config_file_that_is_skipped_is_named_and_the_days_stay_in_sight() {
    let mut stage = stage(&[1], "11111-");
    let fault = "config.toml line 7: unknown key `them`, did you mean `theme`?";
    stage.settings.config_faults = vec![fault.to_owned()];
    let expected = format!("{fault} It is skipped; inward config check says more.");
    assert!(says(&stage).contains(&expected), "{:?}", says(&stage));
    stage.size = (40, 12);
    let narrow = stage.picture(&HomeScreen::default());
    assert!(narrow.contains("config.toml line 7 is skipped: ") && narrow.contains("Jealousy"), "{narrow}");
    stage.settings.config_faults.clear();
    assert!(!says(&stage).iter().any(|line| line.contains("config")));
}

#[test]
fn what_waits_and_what_cannot_be_read_is_said() {
    let mut stage = stage(&[1], "11111-");
    stage.drafts = vec![draft("check_in", "2026-11-20", "2026-11-20T21:00:00+01:00", &[])];
    stage.problems = vec![("2026-10".parse::<Month>().unwrap(), "2026-10.json: cannot be read".to_owned())];
    stage.read_only = Some("Another window is open.".to_owned());
    let said = says(&stage);
    assert_eq!(said.first().unwrap(), "Another window is open.");
    assert!(
        said.contains(&"You have an unfinished check-in of Friday 20 November. r continues it.".to_owned())
    );
    assert!(said.contains(&"2026-10.json: cannot be read".to_owned()));
}

#[test]
fn an_unfinished_exercise_is_named_by_its_name() {
    let mut stage = stage(&[1], "11111-");
    for (kind, line) in [
        ("note", "You have an unfinished note. r continues it."),
        ("thought_record", "You have an unfinished thought record. r continues it."),
        ("evening", "You have an unfinished evening of writing. r continues it."),
        ("weather", "There is a draft from a newer version of inward; it is kept unchanged."),
    ] {
        stage.drafts = vec![draft(kind, "2026-11-22", "2026-11-22T20:00:00+01:00", &[])];
        assert!(says(&stage).contains(&line.to_owned()), "{:?}", says(&stage));
    }
}

#[test]
fn of_several_drafts_the_first_is_named_and_the_others_are_counted() {
    let mut stage = stage(&[1], "11111-");
    let draft = |kind| draft(kind, "2026-11-22", "2026-11-22T20:00:00+01:00", &[]);
    stage.drafts = vec![draft("note"), draft("evening"), draft("check_in")];
    let line = "You have an unfinished note, and 2 more. r continues them.".to_owned();
    assert!(says(&stage).contains(&line), "{:?}", says(&stage));
}

#[test]
fn every_key_opens_what_it_names() {
    let mut stage = stage(&[], "");
    let today = day("2026-11-22");
    for (key, route) in [
        ("c", Route::CheckIn(today)),
        ("y", Route::CheckIn(today.plus(-1))),
        ("g", Route::GoToDate(DateFor::CheckIn)),
        ("7", Route::Week(today)),
        ("m", Route::calendar(today)),
        ("e", Route::Entries { search: false }),
        ("/", Route::Entries { search: true }),
        ("a", Route::Note(today, None)),
        (",", Route::Settings),
        ("x", Route::Practice),
        ("v", Route::Review),
        ("o", Route::OnThisDay),
    ] {
        let effects = stage.press(&mut HomeScreen::default(), &[key]);
        assert_eq!(effects, [Effect::Open(route)], "{key}");
    }
    assert!(stage.press(&mut HomeScreen::default(), &["r", "z", "0"]).is_empty());
    stage.drafts = vec![draft("check_in", "2026-11-20", "2026-11-20T21:00:00+01:00", &[])];
    let resume = Effect::Do(Task::ResumeDraft(EntryId::of_check_in(day("2026-11-20"))));
    assert_eq!(stage.press(&mut HomeScreen::default(), &["r"]), [resume]);
    assert_eq!(
        stage.press(&mut HomeScreen::default(), &["enter"]),
        [],
        "one Enter too many after a save opens nothing"
    );
}

#[test]
fn earlier_months_are_asked_for_once_a_day() {
    let mut stage = stage(&[], "");
    let mut screen = HomeScreen::default();
    let read = Reply::Read(MonthsRead::default());
    let asked = [Effect::Do(Task::ReadBefore(day("2026-11-22")))];
    assert_eq!(screen.receive(&read, &stage.any_context()), asked);
    assert!(screen.receive(&read, &stage.any_context()).is_empty());
    stage.now = moment("2026-11-23T21:00:00+01:00");
    assert_eq!(screen.receive(&read, &stage.any_context()).len(), 1);
}

#[test]
fn the_new_day_shows_once_the_day_start_is_past() {
    let mut stage = stage(&[0], "43210-");
    stage.now = moment("2026-11-23T03:59:59+01:00");
    assert!(says(&stage)[0].starts_with("Today was recorded"));
    stage.now = moment("2026-11-23T04:00:00+01:00");
    assert_eq!(says(&stage)[0], "Today is not recorded yet.");
}

#[test]
fn home_at_every_size() {
    let mut stage = stage(&[0, 1, 2, 4, 5, 6, 8, 9, 10], "43-10-");
    assert_snapshot!("recorded", pictures(&mut stage));
    stage.now = moment("2026-11-26T21:00:00+01:00");
    stage.drafts = vec![draft("note", "2026-11-25", "2026-11-25T21:00:00+01:00", &[])];
    assert_snapshot!("not_recorded", pictures(&mut stage));
    assert_snapshot!("empty", pictures(&mut Stage::default()));
}

#[test]
fn the_styles_of_home() {
    let stage = stage(&[0, 1, 2, 4], "43-10-");
    assert_snapshot!("styles_plain", stage.styles(&HomeScreen::default()));
    assert_snapshot!("styles_in_colour", stage.in_colour().styles(&HomeScreen::default()));
}

#[test]
fn no_size_is_too_small_to_draw() {
    stage(&[0, 1, 2, 4], "43-10-").sweep(&HomeScreen::default());
}

#[test]
fn versions_that_wait_for_a_choice_are_said_in_one_line_that_never_counts() {
    let one = "One entry was changed in two places: e shows it, marked ≠.";
    let some = "Some entries were changed in two places: e shows them, marked ≠.";
    let screen = HomeScreen::default();
    let twice = |number: u8| {
        let first = note("2026-11-21", number, "words");
        ["2026-11-21T20:00:00+01:00", "2026-11-21T21:00:00+01:00"]
            .map(|at| first.edited(Body::Note(crate::journal::Note { text: at.to_owned() }), moment(at)))
    };
    let mut stage = Stage::with(months(made_at_once()));
    assert_snapshot!("versions", pictures(&mut stage));
    assert!(stage.picture(&screen).contains(one));
    let mut third = twice(1).to_vec();
    third.push(third[0].edited(third[1].body.clone(), moment("2026-11-21T22:00:00+01:00")));
    assert!(Stage::with(months(third)).picture(&screen).contains(one));
    let stage = Stage::with(months((1..9).flat_map(twice)));
    assert!(stage.picture(&screen).contains(some));

    let [none, also] = ["2026-11-20T20:00:00+01:00", "2026-11-20T21:00:00+01:00"]
        .map(|at| newer("2026-11-20").edited(newer("2026-11-20").body, moment(at)));
    let picture = Stage::with(months([none, also])).picture(&screen);
    assert!(!picture.contains("two places"), "nobody can choose here: {picture}");
}

#[test]
fn nobody_is_told_that_all_is_here_where_a_month_cannot_be_read() {
    let mut stage = Stage::with(months([check_in("2026-11-02", "210000", |_| {})]));
    let all_here = "Your earlier entries are all here.";
    assert!(stage.picture(&HomeScreen::default()).contains(all_here));
    stage.problems.push(("2026-11".parse().unwrap(), "2026-11.json: not readable as JSON".to_owned()));
    let picture = stage.picture(&HomeScreen::default());
    assert!(!picture.contains(all_here) && picture.contains("not readable as JSON"), "{picture}");
}

/// Makes an exercise that has waited since a day.
fn due(kind: Kind, since: &str) -> Due {
    let id = EntryId::new_v7(0, [kind as u8; 10]);
    Due { since: day(since), day: day("2026-11-10"), id, kind }
}

/// A stage on a Thursday, on which no review is offered, with something of everything that waits.
fn waiting() -> Stage {
    let mut stage = stage(&[3, 4, 5, 6, 8], "43-10-");
    stage.reminders.due =
        vec![due(Kind::Fear, "2026-11-20"), due(Kind::Worry, "2026-11-22"), due(Kind::Fear, "2026-11-22")];
    stage.reminders.on_this_day = vec![day("2026-10-22"), day("2025-11-22")];
    stage
}

const FEAR_AND_WORRY: &str = "To look back on: a fear, a parked worry. x opens Practice.";
const REVIEW: &str = "You can look back on the week as a whole: v opens the review.";
const LONG_AGO: &str = "You wrote something on this day a month and a year ago: o shows it.";

#[test]
fn what_waits_is_said_by_its_kinds_and_a_worry_from_its_time_on() {
    let mut stage = waiting();
    assert_eq!(quiet(&stage.any_context(), false), [FEAR_AND_WORRY, REVIEW]);
    stage.settings.config.worry_time = "21:01".parse::<TimeOfDay>().unwrap();
    assert_eq!(quiet(&stage.any_context(), false)[0], "To look back on: a fear. x opens Practice.");
    stage.settings.config.worry_time = "21:00".parse::<TimeOfDay>().unwrap();
    assert_eq!(quiet(&stage.any_context(), false)[0], FEAR_AND_WORRY);
}

#[test]
fn the_review_is_named_until_it_is_written() {
    let mut stage = stage(&[1], "11111-");
    assert_eq!(quiet(&stage.any_context(), false), [REVIEW]);
    let mut practice = Practice::new(Kind::Review);
    practice.set("week", Answer::Day(day("2026-11-16")));
    let id = EntryId::new_v7(0, [9; 10]);
    let body = Body::Practice(practice);
    let review = Entry::new(id, day("2026-11-22"), body, stage.now.clone(), day("2026-11-22"));
    let document = stage.journal.months().next().unwrap().clone();
    stage.journal.put(document.with(review));
    assert!(quiet(&stage.any_context(), false).is_empty());
}

#[test]
fn long_ago_is_named_only_when_nothing_else_waits_and_it_is_on() {
    let mut stage = Stage { reminders: waiting().reminders, ..Stage::default() };
    assert!(!quiet(&stage.any_context(), false).contains(&LONG_AGO.to_owned()));
    stage.reminders.due.clear();
    assert_eq!(quiet(&stage.any_context(), false), [LONG_AGO]);
    stage.reminders.on_this_day.pop();
    assert_eq!(
        quiet(&stage.any_context(), false),
        ["You wrote something on this day a month ago: o shows it."]
    );
    stage.reminders.on_this_day = vec![day("2025-11-22")];
    assert_eq!(
        quiet(&stage.any_context(), false),
        ["You wrote something on this day a year ago: o shows it."]
    );
    stage.state.on_this_day_off = true;
    assert!(quiet(&stage.any_context(), false).is_empty());
    stage.settings.config.on_this_day = Some(true);
    assert_eq!(quiet(&stage.any_context(), false).len(), 1, "the config file goes before it");
    (stage.settings.config.on_this_day, stage.state.on_this_day_off) = (Some(false), false);
    assert!(quiet(&stage.any_context(), false).is_empty());
}

#[test]
fn in_a_pause_nothing_waits_and_its_end_brings_nothing_but_the_words_for_the_gap() {
    let mut stage = waiting();
    stage.state.paused_until = Some(day("2026-12-02"));
    stage.now = moment("2026-12-01T21:00:00+01:00");
    let gap = "Welcome back. Your earlier entries are all here. Nothing needs catching up.";
    let paused = "Paused until Wednesday 2 December.";
    assert_eq!(says(&stage), ["Today is not recorded yet.", gap, paused]);
    assert!(quiet(&stage.any_context(), false).is_empty());
    let context = stage.any_context();
    assert!(!HomeScreen::default().offers(Command::Review, &context));
    assert!(!HomeScreen::default().offers(Command::OnThisDay, &context));
    stage.now = moment("2026-12-02T21:00:00+01:00");
    assert_eq!(says(&stage), ["Today is not recorded yet.", gap]);
    assert_eq!(quiet(&stage.any_context(), false), [FEAR_AND_WORRY]);
}

#[test]
fn what_waits_moves_nothing_that_was_there_before() {
    for size in crate::tui::testing::SIZES {
        let mut stage = waiting();
        stage.size = size;
        let with = stage.picture(&HomeScreen::default());
        stage.reminders = crate::tui::task::Reminders::default();
        stage.journal = super::tests::stage(&[8, 9, 10, 11, 12], "43-10-").journal;
        let without = stage.picture(&HomeScreen::default());
        let row = |picture: &str| picture.lines().position(|line| line.contains("Jealousy")).unwrap();
        assert_eq!(row(&with), row(&without), "{size:?}\n{with}\n{without}");
    }
}

#[test]
fn what_waits_at_every_size() {
    let mut stage = waiting();
    assert_snapshot!("waiting", pictures(&mut stage));
    stage.sweep(&HomeScreen::default());
    stage.state.paused_until = Some(day("2026-12-02"));
    stage.now = moment("2026-11-26T21:00:00+01:00");
    assert_snapshot!("paused", pictures(&mut stage));
    let mut calm = Stage::default();
    calm.reminders.on_this_day = vec![day("2025-11-22")];
    assert_snapshot!("long_ago", pictures(&mut calm));
}

#[test]
fn while_days_are_hard_home_points_to_the_plan_for_heavier_weeks_and_shows_nothing_of_it() {
    let answers = [("early", Answer::Text("The phone in bed.".to_owned()))];
    let plan = practice(Kind::Setback, "2026-11-02", 1, &answers);
    for (days, expected) in [(7, true), (6, false)] {
        let back: Vec<i64> = (0..days).collect();
        let mut stage = stage(&back, "333001");
        let document = stage.journal.month("2026-11".parse().unwrap()).unwrap().clone();
        stage.journal.put(document.with(plan.clone()));
        let picture = stage.picture(&HomeScreen::default());
        let shown = "Your plan for heavier weeks comes first in Practice: x opens it.";
        assert_eq!(picture.contains(shown), expected, "{days}\n{picture}");
        assert!(!picture.contains("phone"), "{picture}");
    }
}

#[test]
fn on_a_hard_day_what_matters_is_shown_and_on_another_day_it_is_not() {
    let text = |text: &str| Answer::Text(text.to_owned());
    let answers =
        [("value", Answer::Id("kindness".to_owned())), ("lived", text("When I drove\nhim to the train."))];
    let strength = practice(Kind::Strength, "2026-11-02", 1, &answers);
    for (ratings, expected) in [("444431", true), ("444432", false), ("44222-", false)] {
        let mut stage = stage(&[0], ratings);
        let document = stage.journal.month("2026-11".parse().unwrap()).unwrap().clone();
        stage.journal.put(document.with(strength.clone()));
        let picture = stage.picture(&HomeScreen::default());
        let shown = "What matters to you: kindness.";
        assert!(!picture.contains("train"), "nothing that was written stands on Home: {picture}");
        assert_eq!(picture.contains(shown), expected, "{ratings}\n{picture}");
    }
}

#[test]
fn what_was_agreed_in_the_last_session_is_said_once() {
    let agreed = ("agreed", Answer::Text("One clear sentence,\non a calm day.".to_owned()));
    let session = practice(Kind::Session, "2026-11-20", 1, &[agreed]);
    let mut stage = Stage::with(months([session]));
    let line = "Agreed in your last session: One clear sentence, on a calm day.";
    assert!(quiet(&stage.any_context(), false).contains(&line.to_owned()));
    let said = Change::SessionSaid(day("2026-11-20"), day("2026-11-22"));
    assert_eq!(said::says_agreed(&stage.any_context()), Some(Effect::Do(Task::Remember(said.clone()))));
    stage.state.take(said);
    assert_eq!(said::says_agreed(&stage.any_context()), None);
    assert!(quiet(&stage.any_context(), false).contains(&line.to_owned()), "all of that day");
    stage.now = moment("2026-11-23T20:00:00+01:00");
    assert!(!quiet(&stage.any_context(), false).contains(&line.to_owned()));
}

#[test]
fn todays_draw_stands_on_home_and_later_that_the_trial_is_over() {
    let said = |start: &str| {
        let mut stage = stage(&[1], "11111-");
        stage.reminders.trial = Some(Box::new(trial(start)));
        let context = stage.any_context();
        let drawn =
            lines(&context).into_iter().map(|(line, _)| line).find(|line| line.starts_with("Today's draw"));
        let over = quiet(&context, false).into_iter().find(|line| line.starts_with("Your coin-flip trial"));
        (drawn.unwrap_or_default(), over.unwrap_or_default())
    };
    let tonight = "Tonight comes first. Do what you need, and tick it.";
    let (one, other) = (said("2026-11-19").0, said("2026-11-21").0);
    assert_eq!(one, format!("Today's draw: with a kindness break. {tonight}"));
    assert_eq!(other, format!("Today's draw: without. {tonight}"));
    assert_eq!(said("2026-11-20"), (String::new(), String::new()), "a free day");
    assert_eq!(said("2026-11-23"), (String::new(), String::new()), "it starts tomorrow");
    let over = "Your coin-flip trial is over. p opens Patterns, where its result stands.";
    assert_eq!(said("2026-10-24"), (String::new(), over.to_owned()));
    assert_eq!(said("2026-10-11").1, over);
    assert_eq!(said("2026-10-10").1, "", "it is said for two weeks");
}
