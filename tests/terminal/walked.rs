//! Every exercise by keys to its end: left in the middle by a kill, gone on with, saved, and shown by the command line.

use inward::journal::practice::Kind;
use inward::texts::practice::practice;

use crate::harness::home::{Home, TODAY};
use crate::harness::window::{CTRL_S, DOWN, ENTER};

/// One step: the keys typed in it, and the key that ends it. Choices end with their digit.
pub(crate) type Step = (&'static str, &'static str);

/// How each step is answered.
#[allow(clippy::too_many_lines, reason = "a table of answers")]
pub(crate) fn steps(kind: Kind) -> Vec<Step> {
    match kind {
        Kind::ThoughtRecord => vec![
            ("A party, no answer.", ENTER),
            (" ", ENTER),
            ("7", ENTER),
            ("They will leave.", ENTER),
            ("80", ENTER),
            ("", ENTER),
            ("1", ""),
            ("No call until midnight.", ENTER),
            ("They called in the morning.", ENTER),
            ("b", ""),
            ("One late night is one late night.", ENTER),
            ("70", ENTER),
            ("4", ENTER),
            ("45", ENTER),
            ("Sleep.", ENTER),
        ],
        Kind::Fear => vec![("1", ""), ("Gone by spring.", ENTER), ("60", ENTER), ("1", ""), ("", ENTER)],
        Kind::Pause => vec![
            ("1", ""),
            ("They have gone quiet.", ENTER),
            ("7", ENTER),
            ("The chest.", ENTER),
            ("2", ""),
            ("", "\r\r"),
            ("4", ENTER),
            ("1", ""),
        ],
        Kind::Worry => vec![("The rent goes up.", ENTER), ("", ENTER)],
        Kind::Experiment => vec![
            ("6", ENTER),
            ("They are cross with me.", ENTER),
            ("70", ENTER),
            ("They say so.", ENTER),
            ("Say one honest sentence.", ENTER),
            ("Not asking twice.", ENTER),
            ("", ENTER),
            ("4", ENTER),
        ],
        Kind::Kindness => vec![
            ("6", ENTER),
            ("The evening alone.", ENTER),
            ("", ENTER),
            ("You are tired, that is all.", ENTER),
            ("2", ""),
            ("I did what I could.", ENTER),
            ("4", ENTER),
        ],
        Kind::KindWord => vec![
            ("5", ENTER),
            ("They kept the last piece for me.", ENTER),
            ("That I matter.", ENTER),
            ("Warmth.", ENTER),
            ("We look after each other.", ENTER),
            ("3", ENTER),
        ],
        Kind::ThirdPerson => vec![
            ("6", ENTER),
            ("Two loud sentences about the dishes.", ENTER),
            ("Both were tired.", ENTER),
            ("The heat.", ENTER),
            ("A glass of water first.", ENTER),
            ("4", ENTER),
        ],
        Kind::Request => vec![
            ("5", ENTER),
            ("I know you've had a long week.", ENTER),
            ("messages stop for an evening", ENTER),
            ("2", ""),
            ("I start telling myself I don't matter", ENTER),
            ("a short 'busy, talk tomorrow' when you can", ENTER),
            ("2", ""),
            ("3", ENTER),
        ],
        Kind::Letter => vec![
            ("1", ""),
            ("You came home at nine.", ENTER),
            ("I told myself that I come last.", ENTER),
            ("No answer is needed.", ENTER),
            ("Ten minutes on the sofa.", ENTER),
            ("", ENTER),
        ],
        Kind::Strength => vec![
            ("5", ENTER),
            ("6", ""),
            ("It is how I want to be.", ENTER),
            ("At the station.", ENTER),
            ("3", ENTER),
            ("", ENTER),
        ],
        Kind::Chain => vec![
            ("At home, tired.", ENTER),
            ("1", ""),
            ("It is over.", ENTER),
            ("2", ""),
            ("6", ENTER),
            ("Asked three times.", ENTER),
            ("Relief.", ENTER),
            ("3", ENTER),
            ("", ENTER),
        ],
        Kind::Plan => {
            vec![("1", ""), ("drink a glass of water", ENTER), ("drink a glass of water", ENTER), ("", ENTER)]
        }
        Kind::Goal => vec![("Go to the choir again.", ENTER), ("I look up when they rehearse.", ENTER)],
        Kind::Session => vec![
            ("The weeks since the move.", ENTER),
            ("One evening without looking.", ENTER),
            ("Thursday after work.", ENTER),
            ("", ENTER),
        ],
        Kind::GoodEnough => vec![("Made soup for two days.", ENTER)],
        Kind::Evening => {
            vec![("6", ENTER), ("What I never said.\rAnd a second line.", CTRL_S), ("5", ENTER), ("", ENTER)]
        }
        Kind::Calm => vec![("6", ENTER), ("", ENTER), ("4", ENTER)],
        Kind::NightPlan => vec![
            ("Late, and the house is quiet.", ENTER),
            ("Warm tea.", ENTER),
            ("Kitchen, light on.", ENTER),
            ("Ines, any hour.", ENTER),
            ("Line on the support page.", ENTER),
            ("Phone in the hall.", ENTER),
            ("", ENTER),
        ],
        Kind::AloneTime => vec![("", ENTER), ("at eight", ENTER), ("Walk by the river.", ENTER), ("1", "")],
        Kind::Root => vec![
            ("5", ENTER),
            ("2", ""),
            ("Nobody came to the school play.", ENTER),
            ("A reply comes late.", ENTER),
            ("The waiting.", ENTER),
            ("I can call someone.", ENTER),
            ("4", ENTER),
            ("", ENTER),
        ],
        Kind::Setback => vec![
            ("Phone before coffee.", ENTER),
            ("Walk by the river.", ENTER),
            ("Reading old messages.", ENTER),
            ("Call my sister.", ENTER),
            ("Sleep gone for two weeks.", ENTER),
            ("", ENTER),
        ],
        Kind::Review => {
            vec![("", ENTER), ("", ENTER), ("", ENTER), ("", ENTER), ("Walk first.", ENTER), ("", ENTER)]
        }
        Kind::Trial => vec![("1", ""), ("4", ""), ("1", ""), ("", ENTER), ("2", "")],
        Kind::MonthlyCheck => Vec::new(),
    }
}

/// Walks an exercise, killed before the step with this number (from 1) and gone on with.
fn walked(kind: Kind, killed_at: usize) {
    let home = Home::welcomed();
    home.done(&["log", "--day", "2026-11-20", "--jealousy", "2", "--note", "-"], "A day.");
    let place = practice().kinds().position(|other| other == kind).unwrap();
    let title = practice().exercise(kind).title.as_str();
    let mut window = home.open_at_home();
    window.shows("Today is not recorded yet.");
    window.press_for("x", "Exercises");
    window.press(&DOWN.repeat(place));
    window.press_for(ENTER, "1 of ");
    window.shows(title);
    let steps = steps(kind);
    for (index, (typed, end)) in steps.iter().enumerate() {
        let number = index + 1;
        window.shows(&format!("{number} of "));
        if number == killed_at {
            // The answers are on disk before the next step is drawn.
            window.kill();
            window = home.open_offer();
            window.press_for(ENTER, &format!("{number} of "));
            window.shows(title);
        }
        // A text is on the screen before it is left, so that no key goes astray.
        window.press(typed);
        window.press(end);
    }
    window.says("Saved");
    assert_eq!(home.drafts(), [] as [String; 0], "{kind:?}");
    let listed = home.done(&["list", "--kind", kind.key()], "");
    assert_eq!(listed.lines().count(), 1, "{listed}");
    let shown = home.done(&["show", TODAY], "");
    for (typed, _) in &steps {
        let first = typed.split(['\r', ' ']).next().unwrap_or_default();
        assert!(first.len() < 4 || shown.contains(first), "{typed}\n{shown}");
    }
    let json = home.done(&["show", TODAY, "--json"], "");
    assert!(json.contains(&format!("\"kind\": \"{}\"", kind.key())), "{json}");
}

macro_rules! walks {
    ($($name:ident: $kind:ident killed at $step:literal,)*) => {
        $(#[test]
        fn $name() {
            walked(Kind::$kind, $step);
        })*
    };
}

walks! {
    a_thought_record_is_walked: ThoughtRecord killed at 10,
    a_fear_is_walked: Fear killed at 3,
    a_pause_is_walked: Pause killed at 5,
    an_experiment_is_walked: Experiment killed at 5,
    a_kindness_break_is_walked: Kindness killed at 5,
    a_kind_word_is_walked: KindWord killed at 4,
    a_third_person_view_is_walked: ThirdPerson killed at 3,
    a_request_is_walked: Request killed at 7,
    a_letter_is_walked: Letter killed at 4,
    a_strength_is_walked: Strength killed at 3,
    a_goal_is_walked: Goal killed at 2,
    a_session_is_walked: Session killed at 3,
    a_chain_is_walked: Chain killed at 9,
    a_plan_is_walked: Plan killed at 3,
    an_evening_of_writing_is_walked: Evening killed at 3,
    calm_breathing_is_walked: Calm killed at 2,
    a_plan_for_hard_nights_is_walked: NightPlan killed at 4,
    a_time_alone_is_walked: AloneTime killed at 3,
    a_root_is_walked: Root killed at 4,
    a_plan_for_heavier_weeks_is_walked: Setback killed at 4,
    a_worry_is_walked: Worry killed at 2,
    a_good_enough_line_is_walked: GoodEnough killed at 0,
    a_review_is_walked: Review killed at 6,
    a_trial_is_walked: Trial killed at 4,
}

#[test]
fn a_wait_that_was_killed_is_over_when_its_time_has_come() {
    let mut home = Home::welcomed();
    let mut window = home.open_at_home();
    window.shows("Today is not recorded yet.");
    window.press_for("x", "Exercises");
    window.press(&DOWN.repeat(2));
    window.press_for(ENTER, "1 of ");
    window.press_for("1", "2 of ");
    window.press_for(ENTER, "Press Enter again");
    window.press_for(ENTER, "3 of ");
    window.press(&format!("7{ENTER}"));
    window.shows("4 of ");
    window.press_for(ENTER, "5 of ");
    window.press_for("1", "5:00");
    window.shows("Notice it. It rises, it turns, it falls.");
    window.kill();
    home.at("2026-11-22T21:19:03+01:00");
    let mut window = home.open_offer();
    window.press_for(ENTER, "Time is up.");
    window.press_for(ENTER, "How strong is the urge now?");
}

#[test]
fn a_worry_is_parked_on_top_of_a_check_in_which_goes_on() {
    let home = Home::welcomed();
    let mut window = home.open_check_in();
    window.press_for("2", "2 of 6");
    window.press_for("w", "Name the worry in one line.");
    window.press("The rent goes up.");
    window.shows("The rent goes up.");
    window.press(ENTER);
    window.says("It's written down. It can wait.");
    window.shows("2 of 6");
    window.press_for("n", "Esc keep and close");
    window.press("Half a sentence");
    window.press_for("\x1bOR", "Name the worry in one line.");
    window.press_for("\x1b", "Half a sentence");
    window.press_for("\x1b", "Note  Half a sentence");
    window.press_for("1034", "6 of 6");
    window.press_for(ENTER, crate::home::SAVED);
    assert_eq!(home.ratings(TODAY), "2 1 0 3 4");
    assert_eq!(home.done(&["list", "--kind", "worry"], "").lines().count(), 1);
    assert_eq!(home.drafts(), [] as [String; 0]);
}

#[test]
fn a_parked_worry_waits_from_its_time_on_and_its_answer_is_kept() {
    let mut home = Home::welcomed();
    home.at("2026-11-22T12:00:00+01:00");
    let mut window = home.open_at_home();
    window.press_for("w", "Name the worry in one line.");
    window.press("The rent goes up.");
    window.shows("The rent goes up.");
    window.press(ENTER);
    window.says("Its time is 18:00.");
    window.kill();
    let status = home.run(&["status"]);
    assert!(!status.out.contains("is due"), "not before its time");
    home.at("2026-11-22T18:00:00+01:00");
    let status = home.run(&["status"]);
    assert!(status.out.contains("something is due in Practice"));
    let mut window = home.open_at_home();
    window.shows("To look back on: a parked worry.");
    window.press_for("x", "worry · The rent goes up.");
    window.press_for(ENTER, "Is it still alive?");
    window.press("1");
    window.says("The one parked worry was gone when its time came.");
    let status = home.run(&["status"]);
    assert!(!status.out.contains("is due"));
}
