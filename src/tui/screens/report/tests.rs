use insta::assert_snapshot;

use super::*;
use crate::journal::{Document, Moment};
use crate::sample::{Pace, Sample, story};
use crate::tui::statistics::Question as Asked;
use crate::tui::testing::{NOW, Stage, day, whole};

/// The story of half a year, with all that the page asks for.
fn stage() -> Stage {
    let now: Moment = NOW.parse().unwrap();
    let sample = Sample {
        seed: 1,
        days: story::DAYS,
        last: day("2026-11-21"),
        now,
        pace: Pace::Story,
        prompts: &texts::prompts().catalogue,
        exercises: true,
    };
    let mut months: Vec<Document> = Vec::new();
    for entry in sample.entries() {
        let month = Month::of(entry.day);
        let document = match months.pop_if(|last| last.month() == month) {
            Some(document) => document,
            None => Document::new(month),
        };
        months.push(document.with(entry));
    }
    let mut stage = Stage::with(months);
    stage.find(Asked::Trends(Span::Weeks(12)));
    stage.find(Asked::Patterns(12));
    stage
}

fn opened(stage: &Stage) -> ReportScreen {
    let mut screen = ReportScreen::new(12);
    let context = stage.context(&screen);
    let effects = screen.opened(&context);
    assert!(effects.contains(&Effect::Do(Task::ReadPractices)), "{effects:?}");
    screen
}

/// Goes from the first question to the page with what is proposed.
fn through(stage: &Stage, screen: &mut ReportScreen, partner: &str) {
    stage.press(screen, &[partner, "enter", "enter", "enter"]);
    while screen.place() == Place::ReportBlock {
        stage.press(screen, &["enter"]);
    }
    assert_eq!(screen.place(), Place::Report);
}

#[test]
fn the_walk_and_the_page_are_drawn_at_every_size() {
    let mut stage = stage();
    let mut screen = opened(&stage);
    assert_snapshot!("partner", stage.pictures(&screen));
    stage.press(&mut screen, &["n"]);
    assert_snapshot!("block", stage.pictures(&screen));
    stage.press(&mut screen, &["enter", "enter"]);
    stage.type_in(&mut screen, "The trip");
    assert_snapshot!("talk", stage.pictures(&screen));
    stage.press(&mut screen, &["enter", "enter"]);
    while screen.title(&stage.context(&screen)).1 != "9 of 13" {
        stage.press(&mut screen, &["enter"]);
    }
    stage.press(&mut screen, &["y", "space", "down", "space"]);
    assert_snapshot!("entries", stage.pictures(&screen));
    stage.press(&mut screen, &["enter", "enter", "enter", "enter", "enter"]);
    assert_snapshot!("page", stage.pictures(&screen));
    stage.sweep(&screen);
}

#[test]
fn the_page_is_shown_before_it_is_written_and_only_enter_writes_it() {
    let stage = stage();
    let mut screen = opened(&stage);
    through(&stage, &mut screen, "n");
    let shown = whole(&stage, &screen);
    for part in ["Nothing is written yet.", "THE FIVE SIGNS", "TICKED MOST", "SAFETY"] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    let written = |effects: Vec<Effect>| match effects.as_slice() {
        [Effect::Do(Task::WriteOut(name, text))] => (name.clone(), text.clone()),
        other => panic!("{other:?}"),
    };
    let (name, html) = written(stage.press(&mut screen, &["enter"]));
    assert_eq!(name, "session-2026-11-22.html");
    assert!(html.starts_with("<!doctype html>") && html.contains("Ticked most"));
    let (name, text) = written(stage.press(&mut screen, &["t"]));
    assert_eq!(name, "session-2026-11-22.txt");
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        assert!(shown.contains(line), "{line}");
    }
}

#[test]
fn a_partner_who_sees_it_is_asked_for_first_and_changes_what_is_proposed() {
    let stage = stage();
    let mut screen = opened(&stage);
    assert!(stage.press(&mut screen, &["enter"]).is_empty() && screen.place() == Place::ReportBlock);
    assert!(stage.footer(&screen).contains("y yes   n no"), "{}", stage.footer(&screen));
    through(&stage, &mut screen, "y");
    let shown = whole(&stage, &screen);
    assert!(!shown.contains("TICKED MOST") && !shown.contains("SAFETY"), "{shown}");
}

#[test]
fn escape_goes_back_question_by_question_and_then_out() {
    let stage = stage();
    let mut screen = opened(&stage);
    stage.press(&mut screen, &["n", "enter", "enter"]);
    assert_eq!(screen.place(), Place::Line);
    stage.type_in(&mut screen, "one");
    stage.press(&mut screen, &["enter"]);
    stage.type_in(&mut screen, "two");
    stage.press(&mut screen, &["esc"]);
    assert_eq!(screen.line.text(), "one", "what was typed is there again");
    stage.press(&mut screen, &["enter", "enter"]);
    assert_eq!(screen.place(), Place::ReportBlock);
    assert_eq!(screen.walk.choices(), &{
        let mut choices = crate::exchange::report::Choices::usual(false);
        choices.talk_about(vec!["one".to_owned()]);
        choices
    });
    let mut effects = Vec::new();
    for _ in 0..9 {
        effects.extend(stage.press(&mut screen, &["esc"]));
    }
    assert!(effects.contains(&Effect::Close), "{effects:?}");
}

#[test]
fn more_than_three_entries_are_not_taken() {
    let stage = stage();
    let mut screen = opened(&stage);
    stage.press(&mut screen, &["n", "enter", "n"]);
    while screen.title(&stage.context(&screen)).1 != "9 of 13" {
        stage.press(&mut screen, &["enter"]);
    }
    stage.press(&mut screen, &["y"]);
    for _ in 0..4 {
        stage.press(&mut screen, &["space", "down"]);
    }
    assert_eq!(stage.press(&mut screen, &["enter"]), [Effect::Say(words::THREE_AT_MOST.to_owned())]);
    stage.press(&mut screen, &["up", "space", "enter"]);
    assert_eq!(screen.walk.choices().entries().len(), 3);
}

#[test]
fn while_figures_are_found_nothing_can_be_written() {
    let mut stage = stage();
    stage.statistics = statistics::Statistics::default();
    let mut screen = opened(&stage);
    through(&stage, &mut screen, "n");
    assert!(stage.picture(&screen).contains("reading ..."));
    assert!(stage.press(&mut screen, &["enter"]).is_empty());
    let again = screen.receive(
        &Reply::History(crate::tui::task::HistoryRead {
            history: std::sync::Arc::default(),
            is_whole: true,
            problems: Vec::new(),
        }),
        &stage.any_context(),
    );
    assert!(again.contains(&Effect::Find(Asked::Patterns(12))), "{again:?}");
}

#[test]
fn the_weeks_are_those_of_the_trends_as_far_as_a_page_goes() {
    for (span, weeks) in [
        (None, 12),
        (Some(Span::Weeks(4)), 8),
        (Some(Span::Weeks(26)), 26),
        (Some(Span::Weeks(52)), 26),
        (Some(Span::All), 26),
    ] {
        assert_eq!(weeks_of(span), weeks, "{span:?}");
    }
}
