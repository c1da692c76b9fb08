//! The exercises: each walked to its end by keys, and each left in the middle by a kill and gone on with.

use inward::journal::Entry;
use inward::journal::practice::{Answer, Kind};

use crate::home::{Home, TODAY};
use crate::window::{BACKTAB, CTRL_S, DOWN, ENTER, ESC, Window, says, until};

/// One exercise: its title, the keys of each of its steps, and what the entry then says.
pub(crate) struct Walk {
    pub(crate) kind: Kind,
    pub(crate) title: &'static str,
    pub(crate) steps: &'static [&'static str],
    /// What `inward show` prints of it.
    shown: &'static [&'static str],
}

#[rustfmt::skip]
pub(crate) const WALKS: &[Walk] = &[
    Walk {
        kind: Kind::ThoughtRecord, title: "Question a thought",
        steps: &["No answer since noon.\r", " \x1b[B \r", "7\r", "They are tired of me.\r", "70\r", "\x1b[B \r", "No answer.\r",
            "A full day at work.\r", "b", "It may be the day.\r", "45\r", "3\r", "50\r", "Take a walk.\r"],
        shown: &["No answer since noon.", "jealous · anxious", "They are tired of me.", "70 %", "Overgeneralization",
            "A full day at work.", "a more balanced thought", "It may be the day.", "45 %", "50 %", "Take a walk."],
    },
    Walk {
        kind: Kind::Fear, title: "Write a fear down",
        steps: &["2", "They have had enough.\r", "100\r", "3", "\r"],
        shown: &["I fear that it is true", "They have had enough.", "100 %", "Sensitivity", "2026-11-29"],
    },
    Walk {
        kind: Kind::Pause, title: "Wait and see",
        steps: &["4", "7\r", "In the chest.\r", "\r", "\r", "3\r", "1"],
        shown: &["message again", "In the chest.", "10 minutes", "let it go"],
    },
    Walk {
        kind: Kind::Worry, title: "Put a worry off",
        steps: &["The call on Monday.\r", "\r"],
        shown: &["The call on Monday."],
    },
    Walk {
        kind: Kind::Experiment, title: "Try it out",
        steps: &["5\r", "Alone I am bored.\r", "80\r", "I go home early.\r", "An hour in a café.\r", "Without the phone.\r",
            "\r", "3\r"],
        shown: &["Alone I am bored.", "80 %", "I go home early.", "An hour in a café.", "Without the phone.",
            "2026-11-25"],
    },
    Walk {
        kind: Kind::Kindness, title: "A kindness break",
        steps: &["5\r", "A long evening.\r", "\r", "You are tired.\r", "2", "I did what I could.\r", "3\r"],
        shown: &["A long evening.", "You are tired.", "it feels false, or it stings", "I did what I could."],
    },
    Walk {
        kind: Kind::KindWord, title: "Take a kind word in",
        steps: &["5\r", "Stay, they said.\r", "Someone dear.\r", "I am wanted.\r", "We talk.\r", "3\r"],
        shown: &["Stay, they said.", "Someone dear.", "I am wanted.", "We talk."],
    },
    Walk {
        kind: Kind::ThirdPerson, title: "See a quarrel from outside",
        steps: &["5\r", "Late, and a word.\r", "Two tired people.\r", "My pride.\r", "Breathe first.\r", "3\r"],
        shown: &["Late, and a word.", "Two tired people.", "My pride.", "Breathe first."],
    },
    Walk {
        kind: Kind::Request, title: "Ask clearly",
        steps: &["5\r", "Your week was long.\r", "an evening stays silent\r", "2", "I start to guess\r", "a short word\r", "1",
            "3\r"],
        shown: &["Your week was long.", "an evening stays silent", "anxious", "I start to guess", "a short word",
            "keep it to read"],
    },
    Walk {
        kind: Kind::Strength, title: "What matters",
        steps: &["5\r", "3", "It carries.\r", "At lunch.\r", "3\r", "\r"],
        shown: &["humour", "It carries.", "At lunch."],
    },
    Walk {
        kind: Kind::Chain, title: "Follow a trigger",
        steps: &["Alone, tired.\r", "1", "They forgot.\r", "6", "5\r", "I called three times.\r", "A short peace.\r",
            "A cool morning.\r", "3\r", "\r"],
        shown: &["Alone, tired.", "late or short reply", "They forgot.", "lonely", "I called three times.",
            "A short peace.", "A cool morning."],
    },
    Walk {
        kind: Kind::Plan, title: "An if-then plan",
        steps: &["1", "drink a glass of water\r", "drink a glass of water\r", "\r"],
        shown: &["late or short reply", "drink a glass of water"],
    },
    Walk {
        kind: Kind::GoodEnough, title: "Good enough",
        steps: &["The dishes.\r"],
        shown: &["The dishes."],
    },
    Walk {
        kind: Kind::Evening, title: "Three evenings",
        steps: &["5\r", "It began in spring.\rThen summer.\x13", "3\r"],
        shown: &["It began in spring.", "Then summer.", "Evening"],
    },
    Walk {
        kind: Kind::Calm, title: "Calm the body",
        steps: &["5\r", "\r", "3\r"],
        shown: &["calm breathing", "5 → 3 (0 to 10)"],
    },
    Walk {
        kind: Kind::AloneTime, title: "Time alone",
        steps: &["\r", "After lunch.\r", "The river.\r", "1"],
        shown: &["2026-11-23", "After lunch.", "The river.", "without it"],
    },
    Walk {
        kind: Kind::Root, title: "Then and now",
        steps: &["5\r", "1", "They left.\r", "They are late.\r", "The waiting.\r", "I am grown.\r", "3\r"],
        shown: &["They left.", "They are late.", "The waiting.", "I am grown."],
    },
    Walk {
        kind: Kind::Review, title: "The week as a whole",
        steps: &["\r", "\r", "\r", "\r", "Call on Thursday.\r", "\r"],
        shown: &["Call on Thursday.", "2026-11-16"],
    },
];

impl Walk {
    pub(crate) fn of(kind: Kind) -> &'static Self {
        WALKS.iter().find(|walk| walk.kind == kind).unwrap()
    }

    /// Presses the keys of some steps, each once the one before it is done.
    #[track_caller]
    pub(crate) fn walk(&self, window: &mut Window, steps: std::ops::Range<usize>) {
        for step in steps {
            is_at(window, step + 1);
            window.press(self.steps[step]);
        }
    }

    /// Opens it from Home.
    #[track_caller]
    pub(crate) fn open(&self, window: &mut Window) {
        choose(window, self.title);
        window.press_for(ENTER, "1 of ");
    }
}

/// Opens Practice from Home and moves to a line.
#[track_caller]
pub(crate) fn choose(window: &mut Window, label: &str) {
    window.press_for("x", "Exercises");
    if label.contains(" · ") {
        // What waits or rests is read after the screen has opened.
        window.shows(label);
    }
    for _ in 0..30 {
        let screen = window.screen();
        if screen.contains(&format!("▌ {label}")) {
            return;
        }
        window.press(DOWN);
        window.until("moves on", |now| now != screen);
    }
    panic!("no line {label}:\n{}", window.screen());
}

/// Waits until the title says that this step is reached.
#[track_caller]
pub(crate) fn is_at(window: &Window, step: usize) -> String {
    window.until(&format!("comes to step {step}"), |screen| {
        screen.lines().next().is_some_and(|title| title.contains(&format!(" {step} of ")))
    })
}

/// The entries of a kind in the month of today, as they are on disk.
pub(crate) fn entries(home: &Home, kind: Kind) -> Vec<Entry> {
    let month = home.month(TODAY);
    let is_of = |entry: &&Entry| entry.practice().is_some_and(|it| it.kind() == kind);
    month.entries().iter().filter(is_of).cloned().collect()
}

/// What the command line prints of the only entry of a kind.
#[track_caller]
fn is_shown(home: &Home, walk: &Walk) {
    let shown = home.done(&["show", "today"], "");
    for words in walk.shown {
        assert!(says(&shown, words), "{:?} {words}:\n{shown}", walk.kind);
    }
    let listed = home.done(&["list", "--kind", &walk.kind.key().replace('_', "-")], "");
    let rows = listed.lines().filter(|line| line.starts_with(TODAY)).count();
    assert_eq!(rows, 1, "{:?}:\n{listed}", walk.kind);
}

#[test]
fn every_exercise_is_walked_to_its_end_and_shown() {
    let home = Home::new();
    let mut window = home.open_at_home();
    for (done, walk) in WALKS.iter().enumerate() {
        let before = home.done(&["list"], "").lines().count();
        walk.open(&mut window);
        walk.walk(&mut window, 0..walk.steps.len());
        window.shows("Saved.");
        window.shows("Exercises");
        let after = home.done(&["list"], "").lines().count();
        assert!(after > before || done == 0, "{:?}", walk.kind);
        is_shown(&home, walk);
        assert!(home.drafts().is_empty(), "{:?}", walk.kind);
        window.press_for(ESC, "Today is not recorded yet.");
    }
    window.press("q");
    window.left().is_done().is_tidy();
    home.done(&["doctor"], "");
}

#[test]
fn every_exercise_killed_in_its_middle_goes_on_there() {
    for walk in WALKS.iter().filter(|walk| walk.steps.len() > 1) {
        let home = Home::new();
        let mut window = home.open_at_home();
        walk.open(&mut window);
        // Four steps of a review have no answer.
        let middle = if walk.kind == Kind::Review { 5 } else { walk.steps.len().div_ceil(2) };
        walk.walk(&mut window, 0..middle);
        is_at(&window, middle + 1);
        window.kill();
        assert!(entries(&home, walk.kind).is_empty(), "{:?}", walk.kind);

        let mut window = home.open_offer();
        window.press(ENTER);
        is_at(&window, middle + 1);
        walk.walk(&mut window, middle..walk.steps.len());
        window.shows("Saved.");
        is_shown(&home, walk);
        assert!(home.drafts().is_empty(), "{:?}", walk.kind);
    }
}

#[test]
fn words_killed_while_they_are_typed_are_there_again() {
    let home = Home::new();
    let mut window = home.open_at_home();
    let walk = Walk::of(Kind::GoodEnough);
    walk.open(&mut window);
    window.press("The dish");
    until("the draft holds what was typed, without another key", || {
        home.drafts().iter().any(|draft| draft.contains("The dish")).then_some(())
    });
    window.kill();
    let mut window = home.open_offer();
    window.press_for(ENTER, "The dish");
    window.press_for("es.\r", "Saved.");
    is_shown(&home, walk);
}

#[test]
fn left_with_esc_it_is_listed_gone_on_with_discarded_and_brought_back() {
    let home = Home::new();
    let mut window = home.open_at_home();
    let walk = Walk::of(Kind::Chain);
    walk.open(&mut window);
    walk.walk(&mut window, 0..2);
    is_at(&window, 3);
    window.press_for(ESC, "Kept as it is, to go on with later.");
    window.shows("Not finished");
    window.press_for(ESC, "Today is not recorded yet.");
    choose(&mut window, "Follow a trigger · ");
    window.press_for("d", "Discarded. u brings it back.");
    window.no_longer_shows("Not finished");
    window.press_for("u", "Not finished");
    window.press_for(ESC, "Today is not recorded yet.");
    choose(&mut window, "Follow a trigger · ");
    window.press(ENTER);
    is_at(&window, 3);
    window.press(BACKTAB);
    is_at(&window, 2);
    window.press(BACKTAB);
    is_at(&window, 1);
    window.shows("Alone, tired.");
    window.press(&format!("{ENTER}{ENTER}"));
    walk.walk(&mut window, 2..walk.steps.len());
    window.shows("Saved.");
    is_shown(&home, walk);
}

#[test]
fn an_edit_killed_in_its_middle_goes_on_there_and_keeps_the_rest() {
    let home = Home::new();
    let mut window = home.open_at_home();
    let walk = Walk::of(Kind::Fear);
    walk.open(&mut window);
    walk.walk(&mut window, 0..walk.steps.len());
    window.shows("Saved.");
    window.press_for(ESC, "Today is not recorded yet.");
    window.press_for("e", "They have had enough.");
    window.press_for(ENTER, "Saved at");
    window.press_for("e", "Write a fear down · edit");
    window.press(ENTER);
    is_at(&window, 2);
    window.press(ENTER);
    is_at(&window, 3);
    // Not one answer is new until this digit.
    window.press_for("\x7f", "▌ 10 ");
    until("the draft holds it", || {
        home.drafts().iter().any(|draft| draft.contains("answers.sure")).then_some(())
    });
    window.kill();
    let mut window = home.open_offer();
    window.press(ENTER);
    is_at(&window, 3);
    window.shows("▌ 10 ");
    window.press(ENTER);
    is_at(&window, 4);
    window.press(ENTER);
    is_at(&window, 5);
    window.press_for(ENTER, "Saved.");
    let [fear] = entries(&home, Kind::Fear).try_into().unwrap();
    let fear = fear.practice().unwrap();
    assert_eq!((fear.number("sure"), fear.text("fear")), (Some(10), "They have had enough."));
    assert_eq!(fear.get("look_back"), &Answer::Day("2026-11-29".parse().unwrap()));
}

#[test]
fn a_monthly_check_is_switched_on_answered_killed_and_gone_on_with() {
    let home = Home::new();
    let mut window = home.open_at_home();
    choose(&mut window, "The monthly check");
    window.press_for(ENTER, "y switch on");
    window.press("y");
    is_at(&window, 1);
    window.press("3333333333");
    is_at(&window, 11);
    window.kill();
    let mut window = home.open_offer();
    window.press(ENTER);
    is_at(&window, 11);
    window.press("4444444444");
    is_at(&window, 21);
    window.press("2222222222");
    is_at(&window, 31);
    window.press("1111");
    window.shows("Enter save");
    window.press_for(ENTER, "Saved");
    let [check] = entries(&home, Kind::MonthlyCheck).try_into().unwrap();
    assert_eq!(check.practice().unwrap().items("anxiety"), [Some(4); 10]);
    assert_eq!(
        home.done(&["list", "--kind", "monthly-check"], "")
            .lines()
            .filter(|it| it.starts_with(TODAY))
            .count(),
        1
    );
}

#[test]
fn a_request_is_copied_out_as_a_file() {
    let home = Home::new();
    let mut window = home.open_at_home();
    let walk = Walk::of(Kind::Request);
    walk.open(&mut window);
    walk.walk(&mut window, 0..6);
    is_at(&window, 7);
    window.says(
        "When an evening stays silent, I feel anxious, because I start to guess. I'd like a short word.",
    );
    window.press("2");
    is_at(&window, 8);
    window.press("3\r");
    let screen = window.says("Saved, and copied to");
    let file = until("the file is there", || find(home.data(), "request-2026-11-22"));
    let sentence = std::fs::read_to_string(&file).unwrap();
    assert!(sentence.contains("I'd like a short word."), "{sentence}\n{screen}");
}

/// A file below a directory, by the beginning of its name.
fn find(dir: &std::path::Path, name: &str) -> Option<std::path::PathBuf> {
    let found = std::fs::read_dir(dir).ok()?.flatten();
    found.into_iter().find_map(|entry| {
        let path = entry.path();
        if path.is_dir() {
            return find(&path, name);
        }
        entry.file_name().to_string_lossy().starts_with(name).then_some(path)
    })
}

#[test]
fn what_cannot_be_taken_is_said_in_place() {
    let home = Home::new();
    let mut window = home.open_at_home();
    Walk::of(Kind::Experiment).open(&mut window);
    window.press_for("11\r", "A number from 0 to 10.");
    window.press("\x7f\r");
    is_at(&window, 2);
    window.press_for(ENTER, "The thought comes first: one sentence.");
    Walk::of(Kind::Experiment).walk(&mut window, 1..4);
    is_at(&window, 5);
    window.press("Check their phone.\r");
    window.says("A test your partner doesn't know about tends to make trust worse.");
    window.press(CTRL_S);
    window.shows("Check their phone.");
    window.press_for(ESC, "Kept as it is, to go on with later.");
}
