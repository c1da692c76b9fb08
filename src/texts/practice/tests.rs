use super::super::files::read;
use super::super::tests::FORBIDDEN;
use super::*;
use crate::journal::practice::Shape;
use crate::journal::testing::entries_of;

fn asset(kind: Kind) -> Steps {
    let path = format!("{}/assets/practice/{}.toml", env!("CARGO_MANIFEST_DIR"), kind.key());
    let text = std::fs::read_to_string(&path).unwrap();
    read(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn every_file_has_the_shape_the_program_reads_and_every_kind_is_listed_once() {
    read::<PracticeTexts>(include_str!("../../../assets/practice.toml")).unwrap();
    let mut kinds: Vec<Kind> = practice().kinds().collect();
    for kind in Kind::ALL {
        assert!(kinds.contains(&kind), "{kind:?} is missing in assets/practice.toml");
    }
    assert_eq!(kinds.len(), Kind::ALL.len());
    kinds.sort_unstable();
    kinds.dedup();
    assert_eq!(kinds, Kind::ALL);
    for kind in Kind::ALL {
        asset(kind);
        let exercise = practice().exercise(kind);
        for text in [&exercise.name, &exercise.plural, &exercise.title, &exercise.summary, &exercise.minutes]
        {
            assert!(!text.is_empty(), "{kind:?}");
        }
        assert!(exercise.research.ends_with('.') && exercise.summary.ends_with('.'), "{kind:?}");
        let waits = kind.field("look_back").is_some();
        assert_eq!(waits, !exercise.due.is_empty(), "{kind:?}");
    }
}

/// The fields that no step asks for: the program sets them.
const SET: [&str; 5] = ["looked_back_on", "ended_on", "evening", "week", "done"];

#[test]
fn every_field_is_asked_for_once_and_every_step_fits_its_field() {
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::MonthlyCheck) {
        let steps = steps(kind);
        for field in kind.fields().iter().filter(|field| !SET.contains(&field.key)) {
            let by = steps.all.iter().filter(|step| step.field == field.key);
            let asked = by.filter(|step| step.way != Some(Way::Own)).count();
            let by_itself = field.key == "look_back"
                && matches!(
                    kind,
                    Kind::Pause
                        | Kind::Worry
                        | Kind::Request
                        | Kind::Letter
                        | Kind::Goal
                        | Kind::Plan
                        | Kind::Chain
                        | Kind::Session
                        | Kind::Setback
                );
            assert_eq!(asked, usize::from(!by_itself), "{kind:?} {}", field.key);
        }
        for step in &steps.all {
            let place = format!("{kind:?} {:?}", step.ask);
            if step.field.is_empty() {
                assert!(step.way.is_some(), "{place}");
                continue;
            }
            let shape = kind.field(&step.field).unwrap_or_else(|| panic!("{place}: no such field")).shape;
            assert!(!step.label.is_empty(), "{place}");
            let chosen = !step.options().is_empty() || !step.from.is_empty();
            let is_a_listed_day = shape == Shape::Day && !step.from.is_empty();
            assert_eq!(
                is_a_listed_day
                    || matches!(shape, Shape::Id | Shape::Ids | Shape::Uses) && step.way != Some(Way::Own),
                chosen && !matches!(shape, Shape::Number { .. }),
                "{place}"
            );
            assert_eq!(step.ahead > 0, shape == Shape::Day && !is_a_listed_day, "{place}");
            assert!(step.keys.is_empty() || step.keys.chars().count() == step.options().len(), "{place}");
            let only = step.only.iter().chain(steps.end.iter().filter_map(|end| end.only.as_ref()));
            for only in only {
                assert!(kind.field(&only.field).is_some(), "{place}");
            }
            for shown in step.show.iter().filter(|name| *name != "sentence") {
                assert!(kind.field(shown).is_some(), "{place}");
            }
        }
        let leads = leads_of(kind);
        for lead in leads.into_iter().filter(|lead| lead.to != "support") {
            let to = Kind::from_key(&lead.to).unwrap_or_else(|| panic!("{kind:?}: {}", lead.to));
            for (there, here) in &lead.carry {
                let shapes = (to.field(there).map(|it| it.shape), kind.field(here).map(|it| it.shape));
                assert!(shapes.0.is_some() && shapes.0 == shapes.1, "{kind:?} {here} -> {there}");
            }
        }
    }
}

/// All ways on from an exercise.
fn leads_of(kind: Kind) -> Vec<&'static Lead> {
    let steps = steps(kind);
    let put_off = steps.again.iter().map(|again| &again.put_off);
    steps.end.iter().flat_map(|end| &end.leads).chain(put_off).chain(&steps.follow).collect()
}

#[test]
fn what_is_asked_at_a_second_look_back_stands_behind_the_rest() {
    for kind in Kind::ALL {
        let steps = &steps(kind).all;
        assert!(steps.iter().map(|step| step.second).is_sorted(), "{kind:?}");
        assert!(steps.iter().all(|step| step.later || !step.second), "{kind:?}");
        let second = steps.iter().any(|step| step.second);
        assert!(!second || kind.field("looked_back_on").is_some(), "{kind:?}: that tells which look it is");
    }
}

#[test]
fn every_exercise_names_one_thing_that_may_follow_or_leads_on() {
    /// Those that end where they are: to go on is not what they are for.
    const ENDS: [Kind; 6] =
        [Kind::Worry, Kind::Evening, Kind::Root, Kind::NightPlan, Kind::Setback, Kind::MonthlyCheck];
    for kind in Kind::ALL.into_iter().filter(|kind| !ENDS.contains(kind)) {
        let first = leads_of(kind).into_iter().filter(|lead| lead.only.is_none());
        assert!(first.count() > 0, "{kind:?} needs `follow`, or a way on at its end");
    }
}

#[test]
fn steps_asked_later_stand_behind_the_others() {
    for kind in Kind::ALL {
        let later: Vec<bool> = steps(kind).all.iter().map(|step| step.later).collect();
        assert!(later.is_sorted(), "{kind:?}");
        let waits = kind.field("look_back").is_some();
        assert_eq!(waits, later.contains(&true), "{kind:?}");
    }
}

#[test]
fn only_what_fits_the_answers_is_asked() {
    let mut record = Practice::new(Kind::ThoughtRecord);
    let asked =
        |record: &Practice| steps(Kind::ThoughtRecord).all.iter().filter(|it| it.is_asked(record)).count();
    let open = asked(&record);
    assert!(record.set("exit", Answer::Id("balanced".to_owned())));
    assert_eq!(asked(&record), open + 2);
    assert!(record.set("exit", Answer::Id("real".to_owned())));
    assert_eq!(asked(&record), open + 2);
    let leads = |record: &Practice| -> Vec<&str> {
        let end = steps(Kind::ThoughtRecord).end_for(record, false);
        let leads = end.into_iter().flat_map(|end| &end.leads);
        let is_offered = |lead: &&Lead| lead.only.as_ref().is_none_or(|only| only.holds(record));
        leads.filter(is_offered).map(|lead| lead.to.as_str()).collect()
    };
    assert_eq!(leads(&record), ["support"]);
    for (safe, expected) in
        [("no", &["support"][..]), ("not_sure", &["support"]), ("yes", &["support", "request"])]
    {
        assert!(record.set("tell", Answer::Id(safe.to_owned())));
        assert_eq!(leads(&record), expected, "{safe}");
    }
    assert!(record.set("exit", Answer::Id("fair".to_owned())));
    assert_eq!(leads(&record), ["support", "kindness"]);
    assert!(record.set("exit", Answer::Id("unknown".to_owned())));
    assert_eq!(leads(&record), ["worry", "experiment"]);
    record.clear("exit");
    assert_eq!(leads(&record), [""; 0]);
}

#[test]
fn a_verdict_on_oneself_is_not_called_real() {
    let exits = |about: Option<&str>| -> Vec<&str> {
        let mut record = Practice::new(Kind::ThoughtRecord);
        if let Some(about) = about {
            assert!(record.set("about", Answer::Id(about.to_owned())));
        }
        let step = steps(Kind::ThoughtRecord).of_field("exit").unwrap();
        let ids = step.options().iter().map(|choice| choice.id.as_str());
        ids.filter(|id| !step.hides(id, &record)).collect()
    };
    assert_eq!(exits(Some("me")), ["balanced", "fair", "unknown"]);
    for about in [Some("what_happens"), None] {
        assert_eq!(exits(about), ["balanced", "real", "unknown"]);
    }
}

#[test]
fn answers_are_told_in_words_and_what_is_empty_is_left_out() {
    let mut fear = Practice::new(Kind::Fear);
    fear.set("fear", Answer::Text("gone by spring".to_owned()));
    fear.set("sure", Answer::Number(80));
    fear.set("sign", Answer::Id("self_criticism".to_owned()));
    fear.set("outcome", Answer::Id("of_a_newer_version".to_owned()));
    let told = told(&fear, |_, id| id.to_owned());
    let told: Vec<String> = told.iter().map(|it| format!("{}: {}", it.label, it.words)).collect();
    assert_eq!(
        told,
        [
            "Fear: gone by spring",
            "Sure: 80 %",
            "Sign: Self-criticism",
            "What became of it: of a newer version"
        ]
    );
}

/// A full and a blank entry of each kind.
fn entries() -> Vec<Practice> {
    let entries = Kind::ALL.into_iter().flat_map(entries_of);
    entries.map(|entry| entry.practice().unwrap().clone()).collect()
}

#[test]
fn one_line_tells_what_an_entry_is_about() {
    let words: Vec<(Kind, String)> = entries()
        .iter()
        .map(|entry| (entry.kind(), first_words(entry, |_, id| format!("<{id}>"))))
        .filter(|(_, words)| !words.is_empty())
        .collect();
    let expected = [
        "They are losing interest in me.",
        "The trip will be called off.",
        "ask if we are all right, 10 minutes, 8 → 3",
        "Was the pause on the phone about me?",
        "If I don't ask, they will forget me.",
        "This is a hard evening.",
        "\"You notice when I am cold.\"",
        "We argued about the calendar.",
        "a short \"busy, talk tomorrow\" when you can",
        "You came home at nine and went to the desk.",
        "humour: It lets the air in.",
        "Go to the choir again.",
        "<late_reply>: Something is off.",
        "If <late_reply>: put the kettle on",
        "Answered the letter that lay there for a week. 静かな夜 🌙",
        "What I never say is that I like the quiet. And that I am afraid of it.",
        "3 minutes, 7 → 4",
        "Tea, the radio, a hot shower.",
        "The long way round the lake, with a book.",
        "<past>: A door that closed without a word.",
        "I look at the phone before I get up.",
        "The weeks since the move.",
        "Call on Thursdays.",
        "Self-Esteem · Anxiety · Trust · PHQ-2 · GAD-2",
        "Self-criticism: a kindness break",
    ];
    assert_eq!(words, Kind::ALL.into_iter().zip(expected.map(str::to_owned)).collect::<Vec<_>>());
}

#[test]
fn what_is_there_is_told_where_what_matters_most_is_not() {
    let with = |kind, key: &str, answer| {
        let mut entry = Practice::new(kind);
        assert!(entry.set(key, answer), "{key}");
        first_words(&entry, |_, id| id.to_owned())
    };
    let text = || Answer::Text("some words".to_owned());
    for (kind, key, answer, expected) in [
        (Kind::ThoughtRecord, "situation", text(), "some words"),
        (Kind::Plan, "act", text(), "some words"),
        (Kind::Calm, "minutes", Answer::Number(1), "1 minute"),
        (Kind::Calm, "feeling_before", Answer::Number(7), "Feeling before: 7 (0 to 10)"),
        (Kind::Fear, "sure", Answer::Number(80), "Sure: 80 %"),
        (Kind::Review, "week", Answer::Day("2026-11-16".parse().unwrap()), "Week from: 16 November"),
        (Kind::Evening, "evening", Answer::Number(2), "Evening: 2 of 3"),
    ] {
        assert_eq!(with(kind, key, answer), expected);
    }
}

#[test]
fn before_and_after_stand_side_by_side_where_both_are_there() {
    let told = |entry: &Practice| -> Vec<String> {
        let told = told(entry, |_, id| id.to_owned());
        told.iter().map(|it| format!("{} {}", it.label, it.words)).collect()
    };
    let mut calm = Practice::new(Kind::Calm);
    calm.set("feeling_before", Answer::Number(7));
    calm.set("minutes", Answer::Number(3));
    assert_eq!(told(&calm), ["Feeling before 7 (0 to 10)", "Minutes 3"]);
    calm.set("feeling_after", Answer::Number(4));
    assert_eq!(told(&calm), ["Feeling 7 → 4 (0 to 10)", "Minutes 3"]);
    calm.clear("feeling_before");
    assert_eq!(told(&calm), ["Minutes 3", "Feeling after 4 (0 to 10)"]);
    let mut record = Practice::new(Kind::ThoughtRecord);
    record.set("belief_before", Answer::Number(80));
    record.set("belief_balanced", Answer::Number(65));
    record.set("belief_after", Answer::Number(45));
    assert_eq!(told(&record), ["Belief 80 % → 45 %", "Belief in it 65 %"]);
}

#[test]
fn every_kind_has_a_name_and_one_that_nobody_knows_is_harmless() {
    assert_eq!(kind_name("check_in"), "check-in");
    assert_eq!(kind_name("thought_record"), "thought record");
    assert_eq!(kind_name("of_\u{1b}[31mtomorrow\n"), "of-[31mtomorrow");
}

/// Every text of the exercises that the screen shows.
fn texts() -> Vec<String> {
    let mut texts: Vec<String> = practice().screen.values().cloned().collect();
    for exercise in &practice().exercise {
        texts
            .extend([&exercise.title, &exercise.summary, &exercise.due, &exercise.name].into_iter().cloned());
    }
    let habits = |list: &&NamedList| list.name != "habits";
    let lists = practice().list.iter().filter(habits).flat_map(|list| &list.options);
    texts.extend(lists.flat_map(|option| [option.label.clone(), option.text.clone()]));
    for kind in Kind::ALL {
        let steps = steps(kind);
        for step in &steps.all {
            texts.extend([step.ask.clone(), step.label.clone(), step.needed.clone()]);
            texts.extend(step.help.iter().cloned());
            texts.extend(step.options.iter().flat_map(|option| [option.label.clone(), option.text.clone()]));
        }
        texts.extend(steps.end.iter().map(|end| end.say.clone()));
        texts.extend(leads_of(kind).into_iter().map(|lead| lead.label.clone()));
        texts.extend(steps.same.iter().map(|same| same.say.clone()));
        texts.extend(steps.again.iter().map(|again| again.tell.clone()));
        texts.extend(steps.tell.iter().chain(&steps.tell_later).cloned());
    }
    texts
}

/// The questions that ask for a meaning and not for a cause: there *why* was found to help.
const MEANINGS: [&str; 3] =
    ["Why did they mean it: what did they see in you?", "Why does it matter to you?", "Why it matters"];

#[test]
fn the_exercises_neither_judge_nor_diagnose_nor_ask_why() {
    for text in texts() {
        let words: Vec<String> = text.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase).collect();
        for forbidden in FORBIDDEN
            .iter()
            .chain(&["why", "always", "never", "fail", "he", "she", "great", "success"])
            .copied()
        {
            if forbidden == "why" && MEANINGS.contains(&text.as_str()) {
                continue;
            }
            assert!(!words.iter().any(|word| word == forbidden), "{forbidden}: {text}");
        }
        for forbidden in ["in a row", "well done", "good job", "attachment style"] {
            assert!(!text.to_lowercase().contains(forbidden), "{forbidden}: {text}");
        }
        assert!(text.chars().count() <= 200, "{text}");
    }
}

#[test]
fn every_exercise_tells_at_its_end_what_it_came_to() {
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::MonthlyCheck) {
        let steps = steps(kind);
        let always = steps.end.iter().any(|end| end.only.is_none() && !end.say.is_empty());
        assert!(!steps.tell.is_empty() || always, "{kind:?} needs `tell`, the lines on its last page");
        let looks_back = steps.all.iter().any(|step| step.later);
        assert_eq!(looks_back, !steps.tell_later.is_empty(), "{kind:?}: `tell_later` is for a look back");
        for line in steps.tell.iter().chain(&steps.tell_later) {
            assert!(line.contains('{'), "{kind:?}: {line:?} names no answer");
            for name in named(line).filter(|name| *name != "sentence") {
                assert!(kind.field(name).is_some(), "{kind:?} has no field {name:?}: {line}");
            }
        }
    }
}

#[test]
fn a_question_fits_two_lines_of_a_terminal() {
    for kind in Kind::ALL {
        for step in &steps(kind).all {
            assert!(step.ask.chars().count() <= 140, "{}", step.ask);
        }
    }
}

#[test]
fn an_exercise_and_its_entries_have_one_name() {
    for exercise in practice().kinds().map(|kind| practice().exercise(kind)) {
        let [title, name, plural] = [&exercise.title, &exercise.name, &exercise.plural]
            .map(|text| text.to_lowercase().replace('-', " "));
        assert!(
            title.contains(&name) || title.contains(&plural) || name.starts_with(&title),
            "{:?} is called {:?} in the list of entries",
            exercise.title,
            exercise.name
        );
    }
}

#[test]
fn a_way_on_names_the_exercise_that_it_leads_to_as_it_is_called() {
    for lead in practice().kinds().flat_map(leads_of) {
        let Some(exercise) = Kind::from_key(&lead.to).map(|kind| practice().exercise(kind)) else {
            continue;
        };
        assert!(lead.label.contains(&exercise.name), "{:?} leads to a {}", lead.label, exercise.name);
    }
}
