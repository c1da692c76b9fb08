//! The tests of each kind from its first to its last step, with the entry it makes; it can be left and taken up
//! anywhere.

use super::*;

/// A kind, the answers to its steps, and the entry saved at the end.
pub(super) struct Walk {
    pub(super) kind: Kind,
    pub(super) steps: &'static [Say],
    held: &'static [&'static str],
}

const END: Say = Keys(&["enter"]);
const FIVE: Say = Keys(&["5", "enter"]);
const THREE: Say = Keys(&["3", "enter"]);

#[rustfmt::skip]
pub(super) const WALKS: &[Walk] = &[
    Walk {
        kind: Kind::ThoughtRecord,
        steps: &[
            Words("No answer since noon."), Keys(&["space", "down", "space", "enter"]), FIVE, Words("They are tired of me."),
            Keys(&["7", "0", "enter"]), Keys(&["down", "space", "enter"]), Keys(&["1"]), Words("No answer."),
            Words("A full day at work."),
            Keys(&["b"]), Words("It may be the day."), Keys(&["4", "5", "enter"]), THREE, Keys(&["5", "0", "enter"]),
            Words("Take a walk."),
        ],
        held: &[
            r#"situation: "No answer since noon.""#, r#"feelings: ["jealous","anxious"]"#, "feeling_before: 5",
            r#"thought: "They are tired of me.""#, "belief_before: 70", r#"habits: ["overgeneralization"]"#,
            r#"about: "what_happens""#,
            r#"facts_for: "No answer.""#, r#"facts_against: "A full day at work.""#, r#"exit: "balanced""#,
            r#"balanced: "It may be the day.""#, "belief_balanced: 45", "feeling_after: 3", "belief_after: 50",
            r#"next_step: "Take a walk.""#,
        ],
    },
    Walk {
        kind: Kind::Fear,
        steps: &[Keys(&["2"]), Words("They have had enough."), Keys(&["1", "0", "0", "enter"]), Keys(&["3"]), END],
        held: &[
            r#"claim: "is_true""#, r#"fear: "They have had enough.""#, "sure: 100", r#"sign: "sensitivity""#,
            r#"look_back: "2026-11-29""#,
        ],
    },
    Walk {
        kind: Kind::Pause,
        steps: &[
            Keys(&["4"]), Words("They have gone quiet on me."), FIVE, Words("In the chest."), END, END, THREE, Keys(&["1"]),
        ],
        held: &[
            r#"urge: "message""#, r#"fear: "They have gone quiet on me.""#, "urge_before: 5", r#"body: "In the chest.""#, "minutes: 10", "urge_after: 3",
            r#"choice: "let_go""#, r#"look_back: "2026-11-23""#,
        ],
    },
    Walk {
        kind: Kind::Worry,
        steps: &[Words("The call on Monday."), END],
        held: &[r#"worry: "The call on Monday.""#, r#"look_back: "2026-11-23""#],
    },
    Walk {
        kind: Kind::Experiment,
        steps: &[
            FIVE, Words("Alone I am bored."), Keys(&["8", "0", "enter"]), Words("I go home early."), Words("An hour in a café."),
            Words("Without the phone."), END, THREE,
        ],
        held: &[
            "feeling_before: 5", r#"thought: "Alone I am bored.""#, "belief_before: 80", r#"prediction: "I go home early.""#,
            r#"test: "An hour in a café.""#, r#"safety: "Without the phone.""#, r#"look_back: "2026-11-25""#,
            "feeling_after: 3",
        ],
    },
    Walk {
        kind: Kind::Kindness,
        steps: &[FIVE, Words("A long evening."), END, Words("You are tired."), Keys(&["2"]), Words("I did what I could."), THREE],
        held: &[
            "feeling_before: 5", r#"moment: "A long evening.""#, r#"friend: "You are tired.""#, r#"way: "fair""#,
            r#"fair: "I did what I could.""#, "feeling_after: 3",
        ],
    },
    Walk {
        kind: Kind::KindWord,
        steps: &[FIVE, Words("Stay, they said."), Words("Someone dear."), Words("I am wanted."), Words("We talk."), THREE],
        held: &[
            "feeling_before: 5", r#"word: "Stay, they said.""#, r#"seen: "Someone dear.""#, r#"meaning: "I am wanted.""#,
            r#"about_us: "We talk.""#, "feeling_after: 3",
        ],
    },
    Walk {
        kind: Kind::ThirdPerson,
        steps: &[FIVE, Words("Late, and a word."), Words("Two tired people."), Words("My pride."), Words("Breathe first."), THREE],
        held: &[
            "feeling_before: 5", r#"facts: "Late, and a word.""#, r#"observer: "Two tired people.""#,
            r#"hindrance: "My pride.""#, r#"next_time: "Breathe first.""#, "feeling_after: 3",
        ],
    },
    Walk {
        kind: Kind::Request,
        steps: &[
            FIVE, Words("Your week was long."), Words("an evening stays silent"), Keys(&["2"]), Words("I start to guess"),
            Words("a short word"), Keys(&["1"]), THREE,
        ],
        held: &[
            "feeling_before: 5", r#"understand: "Your week was long.""#, r#"when: "an evening stays silent""#,
            r#"feel: "anxious""#, r#"because: "I start to guess""#, r#"wish: "a short word""#, r#"then: "read""#,
            "feeling_after: 3",
        ],
    },
    Walk {
        kind: Kind::Letter,
        steps: &[
            Keys(&["1"]), Words("You came home at nine."), Words("I come last."), Words("No answer tonight."),
            Words("Ten minutes on the sofa."), END,
        ],
        held: &[
            r#"tell: "yes""#, r#"happened: "You came home at nine.""#, r#"feel: "I come last.""#,
            r#"not_needed: "No answer tonight.""#, r#"wish: "Ten minutes on the sofa.""#, r#"look_back: "2026-11-23""#,
        ],
    },
    Walk {
        kind: Kind::Strength,
        steps: &[FIVE, Keys(&["3"]), Words("It carries."), Words("At lunch."), THREE, END],
        held: &[
            "feeling_before: 5", r#"value: "humour""#, r#"matters: "It carries.""#, r#"lived: "At lunch.""#,
            "feeling_after: 3",
        ],
    },
    Walk {
        kind: Kind::Chain,
        steps: &[
            Words("Alone, tired."), Keys(&["1"]), Words("They forgot."), Keys(&["6"]), FIVE, Words("I called three times."),
            Words("A short peace."), THREE, END,
        ],
        held: &[
            r#"before: "Alone, tired.""#, r#"trigger: "late_reply""#, r#"thought: "They forgot.""#, r#"feeling: "lonely""#,
            "feeling_before: 5", r#"did: "I called three times.""#, r#"in_ten_minutes: "A short peace.""#,
            "feeling_after: 3", r#"look_back: "2026-11-23""#,
        ],
    },
    Walk {
        kind: Kind::Plan,
        steps: &[Keys(&["1"]), Words("drink a glass of water"), Words("drink a glass of water"), END],
        held: &[
            r#"trigger: "late_reply""#, r#"act: "drink a glass of water""#, r#"again: "drink a glass of water""#,
        ],
    },
    Walk {
        kind: Kind::Goal,
        steps: &[Words("Go to the choir again."), Words("I look up.")],
        held: &[
            r#"goal: "Go to the choir again.""#, r#"small_sign: "I look up.""#, r#"look_back: "2026-12-22""#,
        ],
    },
    Walk {
        kind: Kind::Session,
        steps: &[Words("The move."), Words("One evening."), Words("Thursday."), END],
        held: &[
            r#"talked: "The move.""#, r#"agreed: "One evening.""#, r#"when: "Thursday.""#,
            r#"next: "2026-11-29""#, r#"look_back: "2026-11-28""#,
        ],
    },
    Walk {
        kind: Kind::GoodEnough,
        steps: &[Words("The dishes.")],
        held: &[r#"line: "The dishes.""#],
    },
    Walk {
        kind: Kind::Evening,
        steps: &[FIVE, Page("It began in spring."), THREE, END],
        held: &["evening: 1", "feeling_before: 5", r#"text: "It began in spring.""#, "feeling_after: 3"],
    },
    Walk {
        kind: Kind::Calm,
        steps: &[FIVE, END, THREE],
        held: &["feeling_before: 5", "feeling_after: 3"],
    },
    Walk {
        kind: Kind::NightPlan,
        steps: &[
            Words("It is late."), Words("Tea."), Words("The kitchen."), Words("Ines."), Words("The night line."),
            Words("The phone."), END,
        ],
        held: &[
            r#"notice: "It is late.""#, r#"calms: "Tea.""#, r#"among: "The kitchen.""#, r#"company: "Ines.""#,
            r#"professional: "The night line.""#, r#"out_of_reach: "The phone.""#,
        ],
    },
    Walk {
        kind: Kind::AloneTime,
        steps: &[END, Words("After lunch."), Words("The river."), Keys(&["1"])],
        held: &[
            r#"look_back: "2026-11-23""#, r#"when: "After lunch.""#, r#"what: "The river.""#, r#"phone: "away""#,
        ],
    },
    Walk {
        kind: Kind::Setback,
        steps: &[
            Words("The phone before I get up."), Words("The river."), Words("Old messages."), Words("My sister."),
            Words("Two weeks without sleep."), END,
        ],
        held: &[
            r#"early: "The phone before I get up.""#, r#"helped: "The river.""#, r#"less: "Old messages.""#,
            r#"tell: "My sister.""#, r#"help: "Two weeks without sleep.""#, r#"look_back: "2027-01-21""#,
        ],
    },
    Walk {
        kind: Kind::Root,
        steps: &[FIVE, Keys(&["1"]), Words("They left."), Words("They are late."), Words("The waiting."), Words("I am grown."), THREE, END],
        held: &[
            "feeling_before: 5", r#"root: "self_esteem""#, r#"then: "They left.""#, r#"now: "They are late.""#,
            r#"similar: "The waiting.""#, r#"different: "I am grown.""#, "feeling_after: 3",
        ],
    },
    Walk {
        kind: Kind::Review,
        steps: &[END, END, END, END, Words("Call on Thursday."), END],
        held: &[r#"week: "2026-11-16""#, r#"next: "Call on Thursday.""#],
    },
    Walk {
        kind: Kind::Trial,
        steps: &[Keys(&["1"]), Keys(&["4"]), Keys(&["1"]), END, Keys(&["2"])],
        held: &[
            r#"what: "kind_break""#, r#"sign: "self_criticism""#, r#"shows: "same""#, "pairs: 10", r#"start: "2026-11-23""#,
        ],
    },
];

impl Walk {
    pub(super) fn of(kind: Kind) -> &'static Self {
        WALKS.iter().find(|walk| walk.kind == kind).unwrap()
    }
}

#[test]
fn every_exercise_is_walked_with_keys_and_saves_what_was_answered() {
    // The monthly check is a screen of its own.
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::MonthlyCheck) {
        assert!(WALKS.iter().any(|walk| walk.kind == kind), "{kind:?} has no walk");
    }
    for walk in WALKS {
        let mut sitting = Sitting::of(walk.kind);
        for (number, say) in walk.steps.iter().enumerate() {
            // Which way on is gone decides how many steps there are.
            let count = sitting.count();
            let (at, all) = count.split_once(" of ").unwrap();
            assert_eq!(at, (number + 1).to_string(), "{:?}", walk.kind);
            assert!(
                walk.kind == Kind::ThoughtRecord
                    || walk.kind == Kind::Kindness
                    || all == walk.steps.len().to_string()
            );
            assert_eq!(sitting.saves(), [], "{:?} is saved at its end only", walk.kind);
            sitting.answer(*say);
            assert_eq!(sitting.screen.gentle, None, "{:?}", walk.kind);
        }
        let saved = sitting.saved();
        assert_eq!(held_in(&saved), walk.held, "{:?}", walk.kind);
        assert_eq!((saved.id, saved.day), (sitting.screen.writing.id(), sitting.screen.writing.day()));
        assert!(saved.replaces.is_empty());
        assert_eq!(sitting.press(&["enter"]), [], "{:?} is saved once", walk.kind);
        let effects = sitting.told_saved();
        assert!(effects.contains(&Effect::Close), "{:?}", walk.kind);
        assert!(said(&effects).iter().all(|line| line.starts_with("Saved.")), "{:?}", walk.kind);
    }
}

#[test]
fn each_answer_is_in_the_draft_before_the_next_step() {
    for walk in WALKS {
        let mut sitting = Sitting::of(walk.kind);
        for say in walk.steps {
            let step = sitting.screen.step();
            let key = step.map(|step| step.field.clone()).unwrap_or_default();
            let effects = sitting.answer(*say);
            // The end of a wait is drafted when that begins.
            let Some(step) = step.filter(|_| !sitting.screen.practice.is_blank(&key)) else { continue };
            if key == "waits_until" {
                continue;
            }
            let drafted = effects.iter().position(|effect| {
                matches!(effect, Effect::Do(Task::Draft(_, Field::Answer(field), value))
                    if *field == step.field && *value == sitting.screen.practice.get(field).to_value())
            });
            let next = effects.iter().rposition(|effect| match effect {
                Effect::Do(Task::Draft(_, Field::Page, page)) => *page == json!(sitting.screen.page()),
                Effect::Do(Task::Save(_)) => true,
                _ => false,
            });
            assert!(drafted.is_some() && drafted < next, "{:?} {key}: {effects:?}", walk.kind);
        }
    }
}

#[test]
fn left_at_any_step_it_goes_on_there_with_all_answers() {
    for walk in WALKS {
        for reached in 1..walk.steps.len() {
            let mut sitting = Sitting::of(walk.kind);
            sitting.answer_all(&walk.steps[..reached]);
            let Some(draft) = sitting.draft() else {
                assert!(sitting.screen.practice.is_all_blank(), "{:?}", walk.kind);
                continue;
            };
            let mut resumed = Sitting::resumed(Stage::default(), &draft);
            assert_eq!(resumed.screen.at, sitting.screen.at, "{:?} after {reached}", walk.kind);
            assert_eq!(resumed.screen.practice, sitting.screen.practice, "{:?} after {reached}", walk.kind);
            assert_eq!(resumed.count(), sitting.count(), "{:?}", walk.kind);
            resumed.answer_all(&walk.steps[reached..]);
            assert_eq!(held_in(&resumed.saved()), walk.held, "{:?} after {reached}", walk.kind);
            assert_eq!(resumed.saved().id, sitting.screen.writing.id());
        }
    }
}

#[test]
fn one_step_back_everything_stands_as_it_was_answered() {
    for walk in WALKS {
        let mut sitting = Sitting::of(walk.kind);
        sitting.answer_all(&walk.steps[..walk.steps.len() - 1]);
        let (practice, at) = (sitting.screen.practice.clone(), sitting.screen.at);
        for _ in 1..walk.steps.len() {
            sitting.press(&["backtab"]);
        }
        assert_eq!(sitting.count(), format!("1 of {}", walk.steps.len()), "{:?}", walk.kind);
        assert_eq!(sitting.press(&["backtab"]), [], "before the first there is none");
        for _ in 1..walk.steps.len() {
            let key = if sitting.place() == Place::Page { "ctrl-s" } else { "enter" };
            sitting.press(&[key]);
        }
        assert_eq!((&sitting.screen.practice, sitting.screen.at), (&practice, at), "{:?}", walk.kind);
        sitting.answer(*walk.steps.last().unwrap());
        assert_eq!(held_in(&sitting.saved()), walk.held, "{:?}", walk.kind);
    }
}
