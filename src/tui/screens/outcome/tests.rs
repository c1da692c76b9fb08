use super::*;
use crate::journal::practice::Answer;
use crate::tui::task::PracticesRead;
use crate::tui::testing::samples::{months, practice};
use crate::tui::testing::{Stage, whole};

fn id(id: &str) -> Answer {
    Answer::Id(id.to_owned())
}

fn text(text: &str) -> Answer {
    Answer::Text(text.to_owned())
}

fn stage(entries: impl IntoIterator<Item = Entry>) -> Stage {
    Stage::with(months(entries))
}

fn fear(on: &str, number: u8, sure: u16, outcome: Option<&str>) -> Entry {
    let mut answers = vec![
        ("claim", id("will_happen")),
        ("fear", text("They will cancel the trip, and say so on the last evening.")),
        ("sure", Answer::Number(sure)),
    ];
    answers.extend(outcome.map(|outcome| ("outcome", id(outcome))));
    practice(Kind::Fear, on, number, &answers)
}

/// Makes `n` fears that were looked back on, of which the first `came_true` came true.
fn fears(n: u8, sure: u16, came_true: u8) -> impl Iterator<Item = Entry> {
    let outcome = move |number| if number <= came_true { "happened" } else { "did_not" };
    (1..=n).map(move |number| fear("2026-10-05", sure.to_le_bytes()[0] + number, sure, Some(outcome(number))))
}

#[test]
fn fears_stand_with_how_many_came_true_and_how_sure_one_was() {
    let few = fears(4, 90, 1)
        .chain([fear("2026-11-20", 200, 60, None), fear("2025-12-01", 201, 60, Some("unknown"))]);
    insta::assert_snapshot!("few_fears", stage(few).pictures(&OutcomeScreen::new(Kind::Fear)));
    let many = fears(14, 90, 5).chain(fears(6, 10, 0)).chain(fears(2, 50, 1));
    insta::assert_snapshot!("fears", stage(many).pictures(&OutcomeScreen::new(Kind::Fear)));
}

/// A monthly check; its questionnaires as digits, `-` for a skipped item, nothing for a part that was never begun.
fn check(on: &str, number: u8, parts: [&str; 5]) -> Entry {
    let fields = Kind::MonthlyCheck.fields().iter().zip(parts).filter(|(_, part)| !part.is_empty());
    let digit = |c: char| c.to_digit(10).and_then(|digit| u8::try_from(digit).ok());
    let answers: Vec<(&str, Answer)> =
        fields.map(|(field, part)| (field.key, Answer::Items(part.chars().map(digit).collect()))).collect();
    practice(Kind::MonthlyCheck, on, number, &answers)
}

#[test]
fn a_monthly_check_stands_with_its_values_and_what_changed_since_the_first() {
    let mut stage = stage([
        check("2026-08-20", 1, ["2222222222", "51515151--", "", "21", "33"]),
        check("2026-09-20", 2, ["4232432232", "5151515155", "3333333333", "", "3-"]),
        check("2026-11-20", 3, ["333333333-", "4242424242", "", "11", "00"]),
    ]);
    insta::assert_snapshot!("checks", stage.pictures(&OutcomeScreen::new(Kind::MonthlyCheck)));
    let shown = whole(&stage, &OutcomeScreen::new(Kind::MonthlyCheck));
    for line in [
        "Self-Esteem       3.0 (10) on Thu 20 Aug, 3.0 (9) on Fri 20 Nov: 0.0",
        "Anxiety           5.0 (8) on Thu 20 Aug, 4.0 (10) on Fri 20 Nov: −1.0",
        "Trust             3.0 (10) on Sun 20 Sep",
        "GAD-2             6 (2) on Thu 20 Aug, 0 (2) on Fri 20 Nov: −6",
    ] {
        assert!(shown.contains(line), "{line}\n{shown}");
    }
}

#[test]
fn a_fear_says_how_sure_one_was_and_what_became_of_it() {
    let of = |entry: Entry| {
        let stage = stage([entry]);
        whole(&stage, &OutcomeScreen::new(Kind::Fear)).split("Entries").nth(1).unwrap().to_owned()
    };
    for (outcome, says) in [
        (Some("happened"), "You were 80 % sure. It happened."),
        (Some("did_not"), "You were 80 % sure. It did not happen."),
        (Some("unknown"), "You were 80 % sure. You can't know."),
        (Some("not_yet"), "You are 80 % sure. Too early to say."),
        (None, "You are 80 % sure. Not looked back on yet."),
    ] {
        let shown = of(fear("2026-11-20", 1, 80, outcome));
        assert!(shown.contains(says), "{says}\n{shown}");
    }
    let is_true = [("claim", id("is_true")), ("outcome", id("did_not"))];
    assert!(of(practice(Kind::Fear, "2026-11-20", 1, &is_true)).contains("It was not true."));
}

#[test]
fn asking_and_waiting_stand_side_by_side_with_bars_from_ten_answers_on() {
    let pauses = |asked: u8, waited: u8| {
        let pause = |number: u8, choice: &str, relief: &str| {
            let answers = [("choice", id(choice)), ("relief_lasted", id(relief))];
            practice(Kind::Pause, "2026-11-18", number, &answers)
        };
        let asked = (1..=asked).map(move |number| pause(number, "asked", "a_while"));
        let waited = (101..=100 + waited).map(move |number| pause(number, "let_go", "yes"));
        whole(&stage(asked.chain(waited)), &OutcomeScreen::new(Kind::Pause))
    };
    let shown = pauses(10, 9);
    let line =
        |start: &str| shown.lines().map(str::trim).find(|it| it.starts_with(start)).unwrap_or_default();
    assert_eq!(line("Relief after"), "Relief after    asking              letting go");
    assert_eq!(line("yes"), "yes, it lasted    0 ░░░░░░░░░░        9");
    assert_eq!(line("for a while"), "for a while      10 ██████████        0");
    assert_eq!(line("in all"), "in all           10                   9");
    assert!(!shown.contains("asking for support"), "a column only where there is something\n{shown}");
}

#[test]
fn pauses_stand_with_what_was_chosen_and_whether_the_relief_lasted() {
    let pauses = (1..=20).map(|number| {
        let asked = number % 2 == 0;
        let answers = [
            ("urge", id("ask")),
            ("urge_before", Answer::Number(8)),
            ("urge_after", Answer::Number(4)),
            ("choice", id(if asked { "asked" } else { "let_go" })),
            ("feared_happened", id("no")),
            ("relief_lasted", id(if asked { "a_while" } else { "yes" })),
        ];
        practice(Kind::Pause, "2026-11-18", number, &answers)
    });
    insta::assert_snapshot!("pauses", stage(pauses).pictures(&OutcomeScreen::new(Kind::Pause)));
}

#[test]
fn worries_and_sittings_and_lines_are_told() {
    let worry = |number: u8, outcome: &str| {
        let answers = [("worry", text("The missed call.")), ("outcome", id(outcome))];
        practice(Kind::Worry, "2026-11-18", number, &answers)
    };
    let kindness = |number: u8| {
        let answers = [
            ("feeling_before", Answer::Number(7)),
            ("feeling_after", Answer::Number(u16::from(number) - 10)),
            ("friend", text("You were tired, that is all.")),
        ];
        practice(Kind::Kindness, "2026-11-17", number, &answers)
    };
    let line = |on: &str, number: u8| practice(Kind::GoodEnough, on, number, &[("line", text("Washed up."))]);
    let stage =
        stage([worry(1, "gone"), worry(2, "let_be")].into_iter().chain((11..=15).map(kindness)).chain([
            line("2026-11-15", 7),
            line("2026-11-16", 8),
            line("2026-11-22", 9),
        ]));
    let shown = |kind| whole(&stage, &OutcomeScreen::new(kind));
    assert!(shown(Kind::Worry).contains("Of 2 parked worries, 1 was gone when their time came."));
    assert!(shown(Kind::Kindness).contains("The feeling before: 7, after: 3 of 10 (medians of 5 sittings)."));
    let lines = shown(Kind::GoodEnough);
    let read_back = lines.split("Entries").next().unwrap_or_default();
    assert!(read_back.contains("Mon 16 Nov") && read_back.contains("Sun 22 Nov"));
    assert!(!read_back.contains("Sun 15 Nov"), "eight days ago");
}

#[test]
fn plans_are_active_or_ended_and_strengths_stand_by_their_value() {
    let plan = |on: &str, number: u8, trigger: &str, act: &str| {
        practice(Kind::Plan, on, number, &[("trigger", id(trigger)), ("act", text(act))])
    };
    let strength = |on: &str, number: u8, value: &str, lived: &str| {
        practice(Kind::Strength, on, number, &[("value", id(value)), ("lived", text(lived))])
    };
    let mut stage = stage([
        plan("2026-11-10", 1, "late_reply", "put the phone in the drawer"),
        plan("2026-11-12", 2, "late_reply", "walk around the block"),
        plan("2026-11-11", 3, "silence", "make tea"),
        strength("2026-11-09", 4, "honesty", "Told Kim about the money."),
        strength("2026-11-13", 5, "kindness", "Cooked for the neighbours.\nTwice."),
        strength("2026-11-14", 6, "honesty", "Said no."),
    ]);
    insta::assert_snapshot!("plans", stage.pictures(&OutcomeScreen::new(Kind::Plan)));
    insta::assert_snapshot!("strengths", stage.pictures(&OutcomeScreen::new(Kind::Strength)));
}

#[test]
fn an_entry_opens_newest_first_and_its_month_is_read_for_it() {
    let (old, new) = (fear("2026-10-05", 1, 50, None), fear("2026-11-20", 2, 50, None));
    let mut stage = stage([old.clone(), new.clone()]);
    let mut screen = OutcomeScreen::new(Kind::Fear);
    assert_eq!(screen.opened(&stage.any_context()), [Effect::Do(Task::ReadPractices)]);
    assert_eq!(stage.press(&mut screen, &["enter"]), [Effect::Open(Route::Reader(new.id))]);
    assert_eq!(stage.press(&mut screen, &["down", "enter"]), [Effect::Open(Route::Reader(old.id))]);
    stage.journal = crate::journal::Journal::new();
    assert_eq!(
        stage.press(&mut screen, &["enter"]),
        [Effect::Do(Task::Read(vec![Month::of(old.day)])), Effect::Open(Route::Reader(old.id))]
    );
    assert_eq!(stage.press(&mut screen, &["esc"]), [Effect::Close]);
}

#[test]
fn without_an_entry_nothing_can_be_chosen() {
    let stage = stage([]);
    let mut screen = OutcomeScreen::new(Kind::Chain);
    assert!(stage.picture(&screen).contains("Nothing is written here yet."));
    assert_eq!(stage.press(&mut screen, &["enter", "down"]), []);
}

#[test]
fn news_are_laid_out_anew() {
    let mut stage = stage([fear("2026-11-20", 2, 50, None)]);
    let mut screen = OutcomeScreen::new(Kind::Fear);
    assert!(stage.picture(&screen).contains("1 entry"));
    for document in months([fear("2026-11-21", 3, 50, None)]) {
        stage.practices.get_mut().unwrap().put_document(&document);
    }
    screen.receive(&Reply::Practices(PracticesRead::default()), &stage.any_context());
    assert!(stage.picture(&screen).contains("Sat 21 Nov"));
}

#[test]
fn every_kind_can_be_drawn_at_any_size() {
    let entries =
        Kind::ALL.into_iter().zip(1..).map(|(kind, number)| practice(kind, "2026-11-20", number, &[]));
    let mut stage = stage(entries.chain(fears(14, 90, 5)).chain(fears(6, 10, 0)));
    for kind in [Kind::Fear, Kind::Calm] {
        stage.sweep(&OutcomeScreen::new(kind));
    }
    for kind in Kind::ALL {
        assert!(stage.picture(&OutcomeScreen::new(kind)).contains("20 Nov"), "{kind:?}");
    }
}

#[test]
fn a_bar_is_empty_only_for_nothing_and_full_only_for_all_but_nothing() {
    for (rate, cells) in [(0.0, 0), (0.01, 1), (0.5, 10), (0.96, 19), (1.0, 20)] {
        assert_eq!(filled(rate, 20), cells, "{rate}");
    }
}
