use super::*;
use crate::journal::draft::Field;
use crate::journal::practice::Answer;
use crate::tui::testing::samples::{self, check_in, months, practice};
use crate::tui::testing::{Stage, day, draft, moment, whole};

fn text(text: &str) -> Answer {
    Answer::Text(text.to_owned())
}

fn on(of: &str) -> Answer {
    Answer::Day(day(of))
}

fn fear(waits_on: &str) -> Entry {
    let answers = [("fear", text("They stop liking me.")), ("look_back", on(waits_on))];
    practice(Kind::Fear, "2026-11-15", 1, &answers)
}

fn worry(waits_on: &str) -> Entry {
    practice(
        Kind::Worry,
        "2026-11-21",
        2,
        &[("worry", text("The call on Monday.")), ("look_back", on(waits_on))],
    )
}

fn resting(kind: Kind, field: &'static str, words: &str) -> crate::journal::Draft {
    draft(kind.key(), "2026-11-22", "2026-11-22T18:00:00+01:00", &[(Field::Answer(field), words.into())])
}

/// A stage on which something is due, something fits today, and something is not finished.
fn full() -> Stage {
    let entries = [fear("2026-11-22"), worry("2026-11-21"), check_in("2026-11-22", "132112", |_| {})];
    let drafts = vec![resting(Kind::Chain, "before", "Alone, tired, and the phone in the other room.")];
    Stage { drafts, ..Stage::with(months(entries)) }
}

#[test]
fn an_evening_begins_by_its_rule_once_is_known_whether_it_is_written() {
    let stage = Stage { practices_unread: true, ..Stage::default() };
    let title = &texts::practice().exercise(Kind::Evening).title;
    let begun = stage.press(&mut focused(&stage, title), &["enter"]);
    assert_eq!(begun, [Effect::Open(Route::Begin(Kind::Evening))]);
}

/// The labels of the lines, each with its heading if it has one: `For today, if you like: Calm breathing`.
fn lines(stage: &Stage) -> Vec<String> {
    let rows = PracticeScreen::rows(&stage.any_context());
    rows.into_iter()
        .map(|row| row.heading.map_or(row.label.clone(), |heading| format!("{heading}: {}", row.label)))
        .collect()
}

/// A screen with the line in focus that begins so.
#[track_caller]
fn focused(stage: &Stage, label: &str) -> PracticeScreen {
    let at = lines(stage).iter().position(|line| line.contains(label));
    let mut screen = PracticeScreen::default();
    for _ in 0..at.unwrap_or_else(|| panic!("no line {label}: {:?}", lines(stage))) {
        stage.press(&mut screen, &["down"]);
    }
    screen
}

fn opens(stage: &Stage, label: &str) -> Vec<Effect> {
    stage.press(&mut focused(stage, label), &["enter"])
}

/// The same for the last line of that label, which is the one in the list of all exercises.
fn opens_last(stage: &Stage, label: &str) -> Vec<Effect> {
    let mut screen = PracticeScreen::default();
    let at = lines(stage).iter().rposition(|line| line.contains(label)).unwrap();
    for _ in 0..at {
        stage.press(&mut screen, &["down"]);
    }
    stage.press(&mut screen, &["enter"])
}

#[test]
fn what_waits_comes_first_then_what_fits_what_is_unfinished_and_all_exercises() {
    let lines = lines(&full());
    assert_eq!(
        lines[..5],
        [
            "To look back on: worry · The call on Monday.",
            "fear · They stop liking me.",
            "For today, if you like: Wait and see",
            "Not finished: Trigger chain · Alone, tired, and the phone in the other room.",
            "Exercises: Thought record",
        ]
    );
    let last = ["To read: Cards", "If it is your partner who feels insecure"];
    assert_eq!(lines[lines.len() - 2..], last);
    assert_eq!(lines.len(), 4 + Kind::ALL.len() + last.len());
}

#[test]
fn each_line_opens_what_it_names() {
    let stage = full();
    let fear = fear("2026-11-22");
    assert_eq!(opens(&stage, "fear ·"), [Effect::Open(Route::LookBack(fear.id, Kind::Fear, fear.day))]);
    assert_eq!(opens(&stage, "For today"), [Effect::Open(Route::Exercise(Kind::Pause, Vec::new()))]);
    assert_eq!(opens(&stage, "Not finished"), [Effect::Do(Task::ResumeDraft(stage.drafts[0].head.id))]);
    assert_eq!(opens(&stage, "Cards"), [Effect::Open(Route::Cards)]);
    assert_eq!(opens(&stage, "If it is your partner"), [Effect::Open(Route::PartnerPage)]);
    assert_eq!(stage.press(&mut focused(&stage, "Cards"), &["o", "n", "d"]), []);
    for kind in Kind::ALL {
        let label = &texts::practice().exercise(kind).title;
        let stage = Stage::default();
        let expected = match kind {
            Kind::MonthlyCheck => Route::MonthlyCheck(None),
            kind => Route::Exercise(kind, Vec::new()),
        };
        assert_eq!(opens(&stage, label), [Effect::Open(expected)], "{kind:?}");
    }
}

/// Check-ins of so many hard days, the last of them today, and a plan for them.
fn hard(days: i64) -> Stage {
    let plan = practice(Kind::Setback, "2026-10-01", 9, &[("early", Answer::Text("The phone.".to_owned()))]);
    let days = (0..days).map(|back| check_in(&day("2026-11-22").plus(-back).to_string(), "333001", |_| {}));
    Stage::with(months(days.chain([plan])))
}

#[test]
fn the_plan_for_heavier_weeks_comes_first_while_days_are_hard() {
    let stage = hard(7);
    assert_eq!(lines(&stage)[0], "For heavier weeks: A plan for heavier weeks");
    let id = hard(7).any_context().practices.unwrap().of(Kind::Setback).next().unwrap().0.id;
    assert_eq!(opens(&stage, "For heavier weeks"), [Effect::Open(Route::Reader(id))]);
    assert!(!lines(&hard(6))[0].starts_with("For heavier weeks"));
    let yesterday = Stage { now: moment("2026-11-23T21:00:00+01:00"), ..hard(7) };
    assert!(!lines(&yesterday)[0].starts_with("For heavier weeks"), "today is not recorded");
}

#[test]
fn a_worry_of_today_waits_until_its_time() {
    for (now, waits) in [("2026-11-22T17:59:00+01:00", false), ("2026-11-22T18:00:00+01:00", true)] {
        let stage = Stage { now: moment(now), ..Stage::with(months([worry("2026-11-22")])) };
        assert_eq!(lines(&stage)[0].starts_with("To look back on"), waits, "{now}");
        let stage = Stage { now: moment(now), ..Stage::with(months([fear("2026-11-23")])) };
        assert!(!lines(&stage)[0].starts_with("To look back on"), "its day has not come");
    }
}

#[test]
fn what_fits_follows_the_check_in_of_today_and_rests_when_declined() {
    let suggested = |ratings: &str, declined: &[(Kind, &str)]| {
        let mut stage = Stage::with(months([check_in("2026-11-22", ratings, |_| {})]));
        for (kind, of) in declined {
            stage.state.take(Change::Decline(*kind, day(of)));
        }
        lines(&stage).iter().find_map(|line| line.strip_prefix("For today, if you like: ").map(str::to_owned))
    };
    assert_eq!(suggested("311111", &[]).as_deref(), Some("Wait and see"));
    assert_eq!(suggested("211111", &[]), None, "a day between");
    assert_eq!(suggested("11111-", &[]).as_deref(), Some("Take a kind word in"));
    assert_eq!(suggested("311111", &[(Kind::Pause, "2026-11-22")]), None, "one offer a day is enough");
    let twice = [(Kind::Pause, "2026-11-20"), (Kind::Pause, "2026-11-21")];
    assert_eq!(suggested("311111", &twice).as_deref(), Some("Wait and see"));
    let thrice = [&twice[..], &[(Kind::Pause, "2026-11-19")]].concat();
    assert_eq!(suggested("311111", &thrice).as_deref(), Some("Trigger chain"));
}

#[test]
fn without_a_check_in_of_today_nothing_is_suggested() {
    let stage = Stage::with(months([check_in("2026-11-21", "444444", |_| {})]));
    assert!(lines(&stage)[0].starts_with("Exercises"), "{:?}", lines(&stage));
}

#[test]
fn n_declines_what_is_suggested_and_nothing_else() {
    let stage = full();
    let declined = Effect::Do(Task::Remember(Change::Decline(Kind::Pause, day("2026-11-22"))));
    let mut screen = focused(&stage, "For today");
    assert!(stage.footer(&screen).contains("n not today"));
    assert!(whole(&stage, &screen).contains("Not today: n. Nothing is counted."));
    assert_eq!(stage.press(&mut screen, &["n"]), [declined]);
    for label in ["fear ·", "Not finished", "Exercises"] {
        let mut screen = focused(&stage, label);
        assert!(!stage.footer(&screen).contains("n not today"), "{label}");
        assert_eq!(stage.press(&mut screen, &["n"]), [], "{label}");
    }
}

#[test]
fn d_discards_a_draft_and_nothing_else() {
    let stage = full();
    let mut screen = focused(&stage, "Not finished");
    assert!(stage.footer(&screen).contains("d discard"), "{}", stage.footer(&screen));
    let effects = stage.press(&mut screen, &["d"]);
    assert_eq!(effects[0], Effect::Do(Task::DiscardDraft(stage.drafts[0].head.id)));
    assert_eq!(effects[1], Effect::Say("Discarded. u brings it back.".to_owned()));
    for label in ["fear ·", "For today", "Exercises"] {
        let mut screen = focused(&stage, label);
        assert!(!stage.footer(&screen).contains("d discard"), "{label}");
        assert_eq!(stage.press(&mut screen, &["d"]), [], "{label}");
    }
}

#[test]
fn o_shows_what_came_of_an_exercise() {
    let stage = full();
    for (label, kind) in
        [("For today", Kind::Pause), ("Put a worry off", Kind::Worry), ("fear ·", Kind::Fear)]
    {
        let effects = stage.press(&mut focused(&stage, label), &["o"]);
        assert_eq!(effects, [Effect::Open(Route::Outcome(kind))]);
    }
}

#[test]
fn drafts_of_other_things_are_not_listed_here() {
    let drafts =
        vec![draft("note", "2026-11-22", "2026-11-22T18:00:00+01:00", &[(Field::Text, "Hm.".into())])];
    assert!(lines(&Stage { drafts, ..Stage::default() })[0].starts_with("Exercises"));
}

#[test]
fn a_kind_word_that_rests_is_listed_as_such_and_neither_suggested_nor_begun() {
    for (until, begins) in [("2026-11-23", false), ("2026-11-22", true)] {
        let mut stage = Stage::with(months([check_in("2026-11-22", "11111-", |_| {})]));
        stage.state.kind_word_rests_until = Some(day(until));
        let lines = lines(&stage);
        assert!(lines.iter().any(|line| line == "Take a kind word in"), "{until}: {lines:?}");
        assert_eq!(whole(&stage, &PracticeScreen::default()).contains("rests for now"), !begins, "{until}");
        let told = vec![Effect::Say("It rests for now. The other exercises are all here.".to_owned())];
        let begun = vec![Effect::Open(Route::Exercise(Kind::KindWord, Vec::new()))];
        assert_eq!(opens_last(&stage, "Take a kind word in"), if begins { begun } else { told }, "{until}");
        let suggested = if begins { "Take a kind word in" } else { "A strength that matters" };
        assert_eq!(lines[0], format!("For today, if you like: {suggested}"));
    }
}

#[test]
fn on_a_hard_day_what_calms_comes_first() {
    let first = |ratings: &str| {
        let stage = Stage::with(months([check_in("2026-11-22", ratings, |_| {})]));
        let lines = lines(&stage);
        let at = lines.iter().position(|line| line.starts_with("Exercises")).unwrap();
        lines[at].clone()
    };
    for hard in ["44444-", "33333-", "333---", "333000"] {
        assert_eq!(first(hard), "Exercises: Calm breathing", "{hard}");
    }
    for not in ["33332-", "332000", "------", "33----"] {
        assert_eq!(first(not), "Exercises: Thought record", "{not}");
    }
}

#[test]
fn in_a_pause_nothing_waits_and_nothing_is_suggested() {
    let mut stage = full();
    stage.state.paused_until = Some(day("2026-11-29"));
    let screen = PracticeScreen::default();
    assert!(whole(&stage, &screen).contains("Paused until Sunday 29 November: nothing is due"));
    assert!(lines(&stage)[0].starts_with("Not finished"), "what was begun stays: {:?}", lines(&stage));
    assert!(lines(&stage)[1].starts_with("Exercises"));
    stage.state.paused_until = Some(day("2026-11-22"));
    assert_eq!(lines(&stage).len(), lines(&full()).len(), "on its last day it is over");
}

#[test]
fn an_evening_opens_once_a_day_and_not_in_the_month_after_three() {
    let evening = |of: &str, number| practice(Kind::Evening, of, number, &[("text", text("Spring."))]);
    let said = |entries: Vec<Entry>| opens(&Stage::with(months(entries)), "Three evenings");
    let opened = vec![Effect::Open(Route::Exercise(Kind::Evening, Vec::new()))];
    assert_eq!(said(vec![evening("2026-11-21", 1)]), opened);
    let today = "This evening is written. The next one is for another day.";
    assert_eq!(said(vec![evening("2026-11-22", 1)]), [Effect::Say(today.to_owned())]);
    let three = |last: &str| vec![evening("2026-10-20", 1), evening("2026-10-21", 2), evening(last, 3)];
    let closed = "The three evenings are written. They open again on Monday 23 November.";
    assert_eq!(said(three("2026-10-24")), [Effect::Say(closed.to_owned())]);
    assert_eq!(said(three("2026-10-23")), opened, "after 30 days");
}

#[test]
fn the_review_of_a_week_is_made_once_and_then_read() {
    let review =
        |week: &str| practice(Kind::Review, "2026-11-22", 1, &[("week", on(week)), ("next", text("Call."))]);
    let done = review("2026-11-16");
    let label = "The week's review";
    assert_eq!(opens(&Stage::with(months([done.clone()])), label), [Effect::Open(Route::Reader(done.id))]);
    let before = Stage::with(months([review("2026-11-09")]));
    assert_eq!(opens(&before, label), [Effect::Open(Route::Exercise(Kind::Review, Vec::new()))]);
}

#[test]
fn the_line_in_focus_tells_of_itself_and_stays_in_sight() {
    let mut stage = full();
    for size in [(80, 24), (40, 12)] {
        stage.size = size;
        let mut screen = PracticeScreen::default();
        for label in lines(&stage) {
            let label = label.rsplit(": ").next().unwrap().chars().take(20).collect::<String>();
            let label = label.trim_end();
            assert!(
                stage.picture(&screen).contains(&format!("▌ {label}")),
                "{label}\n{}",
                stage.picture(&screen)
            );
            stage.press(&mut screen, &["down"]);
        }
        stage.press(&mut screen, &["end", "down", "home", "up"]);
        assert!(stage.picture(&screen).contains("To look back on"), "{}", stage.picture(&screen));
    }
    assert_eq!(stage.press(&mut PracticeScreen::default(), &["esc"]), [Effect::Close]);
    let screen = focused(&stage, "Calm breathing");
    assert!(whole(&stage, &screen).contains("Slow breathing has a small effect on stress on average"));
}

#[test]
fn practice_at_all_sizes() {
    let mut stage = Stage::default();
    insta::assert_snapshot!("empty", stage.pictures(&PracticeScreen::default()));
    stage.sweep(&PracticeScreen::default());
    let mut stage = full();
    insta::assert_snapshot!("full", stage.pictures(&focused(&full(), "For today")));
    stage.sweep(&focused(&full(), "For today"));
    stage.state.paused_until = Some(day("2026-11-29"));
    insta::assert_snapshot!("paused", stage.pictures(&PracticeScreen::default()));
}

#[test]
fn the_focus_stays_on_its_line_when_what_waits_comes_above_it() {
    let before = Stage::default();
    let mut screen = focused(&before, "Wait and see");
    let pause = [Effect::Open(Route::Exercise(Kind::Pause, Vec::new()))];
    assert_eq!(before.press(&mut screen, &["enter"]), pause);
    let mut after = full();
    after.size = (40, 12);
    assert_eq!(after.press(&mut screen, &["enter"]), pause);
    assert!(after.picture(&screen).contains("▌ Wait and see"), "{}", after.picture(&screen));
    let fear = fear("2026-11-22");
    let first = PracticeScreen::default();
    assert_ne!(PracticeScreen::rows(&after.any_context())[0].target, Target::Exercise(Kind::ThoughtRecord));
    assert!(matches!(first.target(&after.any_context()), Some(Target::LookBack(id, ..)) if id != fear.id));
}

#[test]
fn one_coin_flip_trial_is_made_at_a_time_and_none_in_hard_weeks() {
    let label = "A coin-flip trial";
    let begun = vec![Effect::Open(Route::Exercise(Kind::Trial, Vec::new()))];
    let with = |start: &str| Stage::with(months([samples::trial(start)]));
    assert_eq!(opens_last(&with("2026-11-20"), label), [Effect::Open(Route::Outcome(Kind::Trial))]);
    assert_eq!(opens_last(&with("2026-11-23"), label), [Effect::Open(Route::Outcome(Kind::Trial))]);
    assert_eq!(opens_last(&with("2026-10-01"), label), begun, "the last one is over");
    let unread = Stage { practices_unread: true, ..Stage::default() };
    assert_eq!(opens_last(&unread, label), [Effect::Open(Route::Begin(Kind::Trial))]);
    let rests = vec![Effect::Say("It rests for now. The other exercises are all here.".to_owned())];
    let mut unsafe_lately = with("2026-10-01");
    unsafe_lately.state.rests_until = Some(day("2026-11-23"));
    assert_eq!(opens_last(&unsafe_lately, label), rests);
    let hard = (16..23).map(|of| check_in(&format!("2026-11-{of}"), "333330", |_| {}));
    assert_eq!(opens_last(&Stage::with(months(hard)), label), rests);
}
