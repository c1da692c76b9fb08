//! Exercises that are left, edited, copied out or answered with what cannot be taken.

use inward::journal::Entry;
use inward::journal::practice::{Answer, Kind};
use inward::texts::practice::practice;

use crate::harness::home::{Home, TODAY};
use crate::harness::window::{BACKTAB, DOWN, ENTER, ESC, Window, says, until};
use crate::walked;

/// One exercise: its title, and the keys of each of its steps.
pub(crate) struct Walk {
    title: &'static str,
    pub(crate) steps: Vec<String>,
}

impl Walk {
    pub(crate) fn of(kind: Kind) -> Self {
        let steps = walked::steps(kind).into_iter().map(|(typed, end)| format!("{typed}{end}"));
        Self { title: &practice().exercise(kind).title, steps: steps.collect() }
    }

    /// Presses the keys of some steps, each once the one before it is done.
    #[track_caller]
    pub(crate) fn walk(&self, window: &mut Window, steps: std::ops::Range<usize>) {
        for step in steps {
            is_at(window, step + 1);
            window.press(&self.steps[step]);
        }
    }

    /// Opens it from Home.
    #[track_caller]
    pub(crate) fn open(&self, window: &mut Window) {
        choose(window, self.title);
        window.press_for(ENTER, "1 of ");
    }
}

/// Opens Practice from Home and moves to a line: an exercise by its title while nothing stands above the exercises, or
/// what waits or rests by the words up to its `·` and on.
#[track_caller]
pub(crate) fn choose(window: &mut Window, label: &str) {
    window.press_for("x", "Exercises");
    let above = if label.contains('·') {
        // It is read after the screen has opened. A frame is drawn from its top, so that what stands above is there.
        let screen = window.shows(label);
        let lines = screen.lines().skip(1).take_while(|line| !line.contains(label));
        lines.filter(|line| line.starts_with("    ") || line.starts_with("  ▌ ")).count()
    } else {
        practice().kinds().position(|kind| practice().exercise(kind).title == label).unwrap()
    };
    window.press(&DOWN.repeat(above));
    window.shows(&format!("▌ {label}"));
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
    let month = home.document(TODAY);
    let is_of = |entry: &&Entry| entry.practice().is_some_and(|it| it.kind() == kind);
    month.entries().iter().filter(is_of).cloned().collect()
}

/// The command line prints the only entry of a kind, with these words.
#[track_caller]
fn is_shown(home: &Home, kind: Kind, words: &[&str]) {
    let shown = home.done(&["show", "today"], "");
    for words in words {
        assert!(says(&shown, words), "{words}:\n{shown}");
    }
    assert_eq!(home.done(&["list", "--kind", kind.key()], "").lines().count(), 1, "{kind:?}");
}

#[test]
fn words_killed_while_they_are_typed_are_there_again() {
    let home = Home::welcomed();
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
    is_shown(&home, Kind::GoodEnough, &["The dishes."]);
}

#[test]
fn left_with_esc_it_is_listed_gone_on_with_discarded_and_brought_back() {
    let home = Home::welcomed();
    let mut window = home.open_at_home();
    let walk = Walk::of(Kind::Chain);
    walk.open(&mut window);
    walk.walk(&mut window, 0..2);
    is_at(&window, 3);
    window.press_for(ESC, "Draft kept; continue any time.");
    window.shows("Trigger chain · ");
    window.press_for(ESC, "Today is not recorded yet.");
    choose(&mut window, "Trigger chain · ");
    window.press_for("d", "Discarded. u brings it back.");
    window.no_longer_shows("Trigger chain · ");
    window.press_for("u", "Trigger chain · ");
    window.press_for(ESC, "Today is not recorded yet.");
    choose(&mut window, "Trigger chain · ");
    window.press(ENTER);
    is_at(&window, 3);
    window.press(BACKTAB);
    is_at(&window, 2);
    window.press(BACKTAB);
    is_at(&window, 1);
    window.shows("At home, tired.");
    window.press(&format!("{ENTER}{ENTER}"));
    walk.walk(&mut window, 2..walk.steps.len());
    window.shows("Saved.");
    is_shown(&home, Kind::Chain, &["At home, tired.", "It is over.", "Asked three times.", "Relief."]);
}

#[test]
fn an_edit_killed_in_its_middle_goes_on_there_and_keeps_the_rest() {
    let home = Home::welcomed();
    let mut window = home.open_at_home();
    let walk = Walk::of(Kind::Fear);
    walk.open(&mut window);
    walk.walk(&mut window, 0..walk.steps.len());
    window.shows("Saved.");
    // From what it came to, Home is one key away.
    window.press_for("q", "Today is not recorded yet.");
    window.press_for("e", "Gone by spring.");
    window.press_for(ENTER, "Saved at");
    window.press_for("e", "Write a fear down · edit");
    window.press(ENTER);
    is_at(&window, 2);
    window.press(ENTER);
    is_at(&window, 3);
    // Not one answer is new until this digit.
    window.press_for("\x7f", "▌ 6 ");
    until("the draft holds it", || {
        home.drafts().iter().any(|draft| draft.contains("answers.sure")).then_some(())
    });
    window.kill();
    let mut window = home.open_offer();
    window.press(ENTER);
    is_at(&window, 3);
    window.shows("▌ 6 ");
    window.press(ENTER);
    is_at(&window, 4);
    window.press(ENTER);
    is_at(&window, 5);
    window.press_for(ENTER, "Saved.");
    let [fear] = entries(&home, Kind::Fear).try_into().unwrap();
    let fear = fear.practice().unwrap();
    assert_eq!((fear.get("sure").number(), fear.get("fear").text()), (Some(6), "Gone by spring."));
    assert_eq!(fear.get("look_back"), &Answer::Day("2026-11-29".parse().unwrap()));
}

#[test]
fn a_monthly_check_is_switched_on_answered_killed_and_gone_on_with() {
    let home = Home::welcomed();
    let mut window = home.open_at_home();
    choose(&mut window, "The monthly check");
    window.press_for(ENTER, "y switch on");
    // It begins by itself once the checks before it have been read.
    window.press("y");
    is_at(&window, 1);
    window.press("3231323132");
    is_at(&window, 11);
    window.kill();
    let mut window = home.open_offer();
    window.press(ENTER);
    is_at(&window, 11);
    window.press("4341434243");
    is_at(&window, 21);
    window.press("2324212324");
    is_at(&window, 31);
    window.press("1212");
    window.shows("Enter save");
    window.press_for(ENTER, "Saved");
    let [check] = entries(&home, Kind::MonthlyCheck).try_into().unwrap();
    assert_eq!(check.practice().unwrap().get("anxiety").items(), [4, 3, 4, 1, 4, 3, 4, 2, 4, 3].map(Some));
    is_shown(&home, Kind::MonthlyCheck, &["monthly check"]);
}

#[test]
fn a_request_is_copied_out_as_a_file() {
    let home = Home::welcomed();
    let mut window = home.open_at_home();
    let walk = Walk::of(Kind::Request);
    walk.open(&mut window);
    walk.walk(&mut window, 0..6);
    is_at(&window, 7);
    let sentence =
        "When messages stop for an evening, I feel anxious, because I start telling myself I don't matter.";
    window.says(sentence);
    window.press("2");
    is_at(&window, 8);
    window.press("3\r");
    let screen = window.says("Saved, and copied to");
    let file = until("the file is there", || find(home.data(), "request-2026-11-22"));
    let copied = std::fs::read_to_string(&file).unwrap();
    assert!(copied.contains(sentence), "{copied}\n{screen}");
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
    let home = Home::welcomed();
    let mut window = home.open_at_home();
    Walk::of(Kind::Experiment).open(&mut window);
    window.press_for("16", "▌ 6");
    window.press("\r");
    is_at(&window, 2);
    window.press_for(ENTER, "The thought comes first: one sentence.");
    Walk::of(Kind::Experiment).walk(&mut window, 1..4);
    is_at(&window, 5);
    window.press("Check their phone.\r");
    window.says("Write another one to continue, or close with Esc.");
    window.shows("Check their phone.");
    window.press_for(ESC, "Draft kept; continue any time.");
}
