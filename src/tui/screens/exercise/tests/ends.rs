//! The tests of the end: the words there, the leads of an exercise, and the other effects of saving one.

use super::*;
use crate::tui::screens::exercise::tests::walks::Walk;
use crate::tui::task::PracticesRead;
use crate::tui::testing::samples::practice;

/// A thought record at its ways on, with the belief that was given to the thought.
pub(super) fn at_the_exit(belief: &'static [&'static str]) -> Sitting {
    let mut sitting = Sitting::of(Kind::ThoughtRecord);
    sitting.answer_all(&Walk::of(Kind::ThoughtRecord).steps[..4]);
    sitting.press(belief);
    sitting.press(&["enter", "1"]);
    sitting.answer_all(&Walk::of(Kind::ThoughtRecord).steps[7..9]);
    sitting.is_at("exit");
    sitting
}

/// The exercise that a lead opens, once the entry is on disk.
pub(super) fn opened(effects: &[Effect]) -> Option<(Kind, Carried)> {
    effects.iter().find_map(|effect| match effect {
        Effect::Open(Route::Exercise(kind, carried)) => Some((*kind, carried.clone())),
        _ => None,
    })
}

#[test]
fn what_cannot_be_known_leads_to_a_worry_or_an_experiment_with_the_thought() {
    for (choice, kind, field) in [("2", Kind::Worry, "worry"), ("3", Kind::Experiment, "thought")] {
        let mut sitting = at_the_exit(&["7", "0", "enter"]);
        sitting.press(&["u", "3", "enter", "5", "0", "enter"]);
        sitting.answer(Words("Wait."));
        assert!(sitting.whole().contains("Not knowing is uncomfortable, and it can be left open."));
        sitting.press(&[choice]);
        let (opens, carried) = opened(&sitting.told_saved()).unwrap();
        assert_eq!((opens, &carried[..]), (kind, &[(field, text("They are tired of me."))][..]));
        let mut next = Sitting::carrying(Stage::default(), opens, &carried);
        if kind == Kind::Experiment {
            next.press(&["5", "enter"]);
        }
        next.is_at(field);
        assert!(next.whole().contains("They are tired of me."));
        assert_eq!(
            next.draft().is_some(),
            kind == Kind::Experiment,
            "nothing is drafted that nobody answered"
        );
    }
}

#[test]
fn where_the_belief_is_not_lower_it_is_said_that_this_happens() {
    for (after, same) in [(&["7", "0", "enter"][..], true), (&["6", "9", "enter"], false), (&["-"], false)] {
        let mut sitting = at_the_exit(&["7", "0", "enter"]);
        sitting.press(&["b"]);
        sitting.answer(Words("It may be the day."));
        sitting.press(&["4", "0", "enter", "3", "enter"]);
        sitting.press(after);
        sitting.answer(Words("Walk."));
        assert_eq!(sitting.saves().is_empty(), same, "{after:?}");
        if same {
            let said = "That happens. Looking at it was the point.";
            assert_eq!(sitting.whole().matches(said).count(), 1, "{}", sitting.whole());
            sitting.press(&["enter"]);
        }
        assert_eq!(sitting.saves().len(), 1);
    }
}

#[test]
fn changing_the_way_on_leaves_what_belonged_to_the_other_unasked() {
    let mut sitting = at_the_exit(&["7", "0", "enter"]);
    sitting.press(&["b"]);
    sitting.is_at("balanced");
    sitting.press(&["backtab", "u"]);
    sitting.is_at("feeling_after");
    sitting.press(&["backtab", "down", "enter"]);
    assert_eq!(sitting.screen.practice.get("exit").id(), Some("unknown"), "the last way on stays");
}

#[test]
fn a_chain_leads_on_with_what_it_holds() {
    for (choice, kind, carried) in [
        (
            "2",
            Kind::ThoughtRecord,
            vec![("situation", text("Alone, tired.")), ("thought", text("They forgot."))],
        ),
        ("3", Kind::Experiment, vec![("thought", text("They forgot."))]),
        ("4", Kind::Plan, vec![("trigger", id("late_reply"))]),
    ] {
        let walk = Walk::of(Kind::Chain);
        let mut sitting = Sitting::of(Kind::Chain);
        sitting.answer_all(&walk.steps[..walk.steps.len() - 1]);
        assert!(sitting.whole().contains("On Monday 23 November you will be asked what came of it"));
        sitting.press(&[choice]);
        assert_eq!(opened(&sitting.told_saved()), Some((kind, carried)));
    }
    let walk = Walk::of(Kind::Review);
    let mut sitting = Sitting::of(Kind::Review);
    sitting.answer_all(&walk.steps[..walk.steps.len() - 1]);
    sitting.press(&["2"]);
    assert_eq!(opened(&sitting.told_saved()), Some((Kind::Plan, vec![("act", text("Call on Thursday."))])));
}

#[test]
fn a_worry_waits_for_today_before_its_time_and_for_tomorrow_after() {
    for (now, day) in [
        ("2026-11-22T17:59:59+01:00", "2026-11-22"),
        ("2026-11-22T18:00:00+01:00", "2026-11-23"),
        ("2026-11-23T01:00:00+01:00", "2026-11-23"),
    ] {
        let mut sitting = Sitting::on(Stage { now: moment(now), ..Stage::default() }, Kind::Worry);
        sitting.answer(Walk::of(Kind::Worry).steps[0]);
        let said = if now.starts_with("2026-11-22T17") {
            "Its time is 18:00."
        } else {
            "Its time is tomorrow at 18:00."
        };
        assert!(sitting.whole().contains(said), "{now}\n{}", sitting.whole());
        sitting.press(&["enter"]);
        assert_eq!(sitting.saved().practice().unwrap().look_back(), Some(day.parse().unwrap()), "{now}");
    }
}

#[test]
fn a_request_is_kept_to_read_copied_out_or_slept_on() {
    let sentence = "Your week was long. When an evening stays silent, I feel anxious, because I start to guess. \
                    I'd like a short word.";
    for (key, waits_on, copies) in [("1", None, false), ("2", None, true), ("3", Some("2026-11-23"), false)] {
        let steps = Walk::of(Kind::Request).steps;
        let mut sitting = Sitting::of(Kind::Request);
        sitting.answer_all(&steps[..6]);
        sitting.is_at("then");
        assert!(sitting.whole().contains(sentence), "{}", sitting.whole());
        sitting.press(&[key, "3", "enter"]);
        assert_eq!(sitting.saved().practice().unwrap().look_back(), waits_on.map(|day| day.parse().unwrap()));
        assert!(
            !sitting.effects.iter().any(|effect| matches!(effect, Effect::Do(Task::CopyOut(..)))),
            "not before"
        );
        let copied = Effect::Do(Task::CopyOut("request-2026-11-22.txt".to_owned(), sentence.to_owned()));
        assert_eq!(sitting.told_saved().contains(&copied), copies, "{key}");
    }
}

#[test]
fn a_new_plan_ends_the_older_one_for_its_trigger() {
    let plan = |on: &str, number, trigger: &str| {
        let answers = [("trigger", id(trigger)), ("act", text("breathe")), ("look_back", super::on(on))];
        practice(Kind::Plan, on, number, &answers)
    };
    let (old, other) = (plan("2026-11-01", 1, "late_reply"), plan("2026-11-02", 2, "silence"));
    let mut sitting = Sitting::on(Stage::with(months([old.clone(), other])), Kind::Plan);
    sitting.answer_all(Walk::of(Kind::Plan).steps);
    let [new, ended] = sitting.saves().try_into().unwrap();
    let batches = sitting.effects.iter().filter(|effect| matches!(effect, Effect::Do(Task::Save(_)))).count();
    assert_eq!(batches, 1, "both or none");
    assert_eq!((new.id, ended.id), (sitting.screen.writing.id(), old.id));
    assert_eq!(ended.replaces, [old.digest()]);
    assert_eq!(ended.practice().unwrap().get("ended_on").day(), Some("2026-11-22".parse().unwrap()));
    assert_eq!(ended.practice().unwrap().look_back(), None, "what is over waits no longer");
}

#[test]
fn a_plan_waits_for_the_plans_before_it_also_when_it_is_gone_on_with() {
    let answers = [("trigger", id("late_reply")), ("act", text("breathe"))];
    let old = practice(Kind::Plan, "2026-11-01", 1, &answers);
    let stage = || Stage { practices_unread: true, ..Stage::with(months([old.clone()])) };
    let steps = Walk::of(Kind::Plan).steps;
    let mut left = Sitting::on(stage(), Kind::Plan);
    assert!(left.effects.contains(&Effect::Do(Task::ReadPractices)), "{:?}", left.effects);
    left.answer_all(&steps[..steps.len() - 1]);
    let mut sitting = Sitting::resumed(stage(), &left.draft().unwrap());
    assert!(sitting.effects.contains(&Effect::Do(Task::ReadPractices)), "{:?}", sitting.effects);
    sitting.answer_all(&steps[steps.len() - 1..]);
    assert_eq!(
        (sitting.saves(), sitting.screen.at == At::End),
        (vec![], false),
        "nothing is decided by what has not been read"
    );
    assert!(sitting.whole().contains("Reading"), "{}", sitting.whole());
    sitting.stage.practices_unread = false;
    sitting.screen.receive(&Reply::Practices(PracticesRead::default()), &sitting.stage.any_context());
    sitting.press(&["enter"]);
    let [new, ended] = sitting.saves().try_into().unwrap();
    assert_eq!((new.id, ended.id), (sitting.screen.writing.id(), old.id));
    assert!(ended.practice().unwrap().get("ended_on").day().is_some());
}

#[test]
fn what_cannot_be_read_keeps_no_plan_from_being_saved() {
    let mut sitting = Sitting::on(Stage { practices_unread: true, ..Stage::default() }, Kind::Plan);
    sitting.answer_all(Walk::of(Kind::Plan).steps);
    assert_eq!(sitting.saves(), []);
    sitting.screen.receive(&Reply::NoPractices(String::new()), &sitting.stage.any_context());
    sitting.press(&["enter"]);
    assert_eq!(sitting.saves().len(), 1);
}

#[test]
fn an_evening_waits_to_know_which_one_it_is() {
    let before = [evening("2026-11-20", 1, 5, 4), evening("2026-11-21", 2, 5, 4)];
    let stage = Stage { practices_unread: true, ..Stage::with(months(before)) };
    let mut sitting = Sitting::on(stage, Kind::Evening);
    sitting.answer_all(&Walk::of(Kind::Evening).steps[..2]);
    sitting.press(&["4", "enter"]);
    assert_eq!((sitting.saves(), sitting.screen.at == At::End), (vec![], false));
    sitting.stage.practices_unread = false;
    sitting.screen.receive(&Reply::Practices(PracticesRead::default()), &sitting.stage.any_context());
    assert_eq!(sitting.screen.at, At::End, "the third has something to say at its end");
    sitting.press(&["enter"]);
    assert_eq!(sitting.saved().practice().unwrap().get("evening").number(), Some(3));
}

fn evening(on: &str, number: u8, before: u16, after: u16) -> Entry {
    let answers = [
        ("evening", Answer::Number(u16::from(number))),
        ("feeling_before", Answer::Number(before)),
        ("text", text("It began in spring.")),
        ("feeling_after", Answer::Number(after)),
    ];
    practice(Kind::Evening, on, number, &answers)
}

/// An evening after two others, which ended with these feelings after a 5.
fn third_evening(first: u16, second: u16, third: &'static str) -> Sitting {
    let before = [evening("2026-11-20", 1, 5, first), evening("2026-11-21", 2, 5, second)];
    let mut sitting = Sitting::on(Stage::with(months(before)), Kind::Evening);
    sitting.answer_all(&Walk::of(Kind::Evening).steps[..2]);
    sitting.press(&[third, "enter"]);
    sitting
}

#[test]
fn the_third_evening_closes_for_a_month_and_the_second_does_not() {
    let closed = "That was the third evening. It all stays closed for a month now.";
    let mut sitting = third_evening(5, 5, "5");
    assert_eq!(sitting.whole().matches(closed).count(), 1, "{}", sitting.whole());
    sitting.press(&["enter"]);
    assert_eq!(sitting.saved().practice().unwrap().get("evening").number(), Some(3));
    assert_eq!(
        sitting.whole().matches(closed).count(),
        1,
        "also while it is being saved\n{}",
        sitting.whole()
    );

    let mut second = Sitting::on(Stage::with(months([evening("2026-11-21", 1, 5, 5)])), Kind::Evening);
    second.answer_all(Walk::of(Kind::Evening).steps);
    assert_eq!(second.saved().practice().unwrap().get("evening").number(), Some(2));
}

#[test]
fn heavier_after_two_evenings_it_is_said_gently() {
    let heavier = "Writing more may not be what helps right now.";
    for (first, second, third, said) in
        [(6, 5, "6", true), (6, 6, "1", true), (6, 5, "5", false), (5, 5, "6", false)]
    {
        let sitting = third_evening(first, second, third);
        assert_eq!(sitting.whole().contains(heavier), said, "{first} {second} {third}");
    }
}

#[test]
fn what_was_left_empty_is_not_kept() {
    let mut sitting = Sitting::of(Kind::Calm);
    sitting.press(&["-", "enter", "-"]);
    assert_eq!(sitting.saves(), []);
    assert!(sitting.effects.contains(&Effect::Close));
    assert_eq!(said(&sitting.effects), ["Nothing was answered, so nothing was kept."]);
}

#[test]
fn what_could_not_be_saved_stays_and_can_be_saved_again() {
    let mut sitting = Sitting::of(Kind::Strength);
    sitting.answer_all(Walk::of(Kind::Strength).steps);
    assert_eq!(sitting.saves().len(), 1);
    let reply = |sitting: &Sitting| {
        Reply::NotSaved(vec![sitting.screen.writing.id()], "The disk is full.".to_owned())
    };
    let context = sitting.stage.any_context();
    let news_of = reply;
    let reply = news_of(&sitting);
    assert_eq!(sitting.screen.receive(&reply, &context), []);
    sitting.press(&["enter"]);
    assert_eq!(sitting.saves().len(), 2);
    assert_eq!(sitting.saves()[0].body, sitting.saves()[1].body);

    let mut skipped = Sitting::of(Kind::Fear);
    skipped.answer_all(&Walk::of(Kind::Fear).steps[..4]);
    skipped.press(&["enter"]);
    let context = skipped.stage.any_context();
    let reply = news_of(&skipped);
    skipped.screen.receive(&reply, &context);
    skipped.press(&["backtab", "-"]);
    skipped.is_at("look_back");
    assert!(skipped.screen.practice.is_blank("sign"));
}

/// The end of a sitting in a stage of this size, once it is saved.
fn ended(mut sitting: Sitting) -> Sitting {
    sitting.screen.receive(&Reply::Saved(sitting.screen.writing.id()), &sitting.stage.any_context());
    sitting
}

#[test]
fn what_it_came_to_is_told_in_figures_and_own_words_heavier_as_plainly_as_lighter() {
    for (after, said) in
        [("3", "Feeling: 5 before, 3 after, of 10."), ("8", "Feeling: 5 before, 8 after, of 10.")]
    {
        let mut sitting = Sitting::of(Kind::Kindness);
        let steps = Walk::of(Kind::Kindness).steps;
        sitting.answer_all(&steps[..steps.len() - 1]);
        sitting.press(&[after, "enter"]);
        assert_eq!(sitting.saves().len(), 1, "it is saved before it is told");
        let mut sitting = ended(sitting);
        for line in [said, "To a friend: You are tired.", "Fair to say: I did what I could."] {
            assert!(sitting.whole().contains(line), "{line} is not in {}", sitting.whole());
        }
        assert_eq!(sitting.place(), Place::Ended);
        assert!(sitting.screen.writing().is_none(), "nothing is under way any more");
        assert_eq!(sitting.press(&["esc"]), [Effect::Close]);
    }
}

#[test]
fn one_thing_that_may_follow_is_named_with_its_key_and_opens_with_what_was_written() {
    let walk = Walk::of(Kind::ThirdPerson);
    let mut sitting = Sitting::of(Kind::ThirdPerson);
    sitting.answer_all(walk.steps);
    let mut sitting = ended(sitting);
    let page = sitting.whole();
    assert!(page.contains("What may follow, if you like: make an if-then plan (b, begin)."), "{page}");
    assert!(sitting.stage.footer(&sitting.screen).contains("b begin"));
    let carried = vec![("act", text("Breathe first."))];
    assert_eq!(sitting.press(&["b"]), [Effect::Close, Effect::Open(Route::Exercise(Kind::Plan, carried))]);
}

#[test]
fn after_heavy_writing_one_plain_thing_is_named() {
    for kind in [Kind::Evening, Kind::Root] {
        let steps = Walk::of(kind).steps;
        let mut sitting = Sitting::of(kind);
        sitting.answer_all(&steps[..steps.len() - 1]);
        let page: String = sitting.whole().split_whitespace().collect::<Vec<_>>().join(" ");
        let said = "Many feel heavier right after such writing. Do one plain thing now: rinse a cup, stretch, look out of \
                    the window.";
        assert!(page.contains(said), "{kind:?} {page}");
    }
}

#[test]
fn what_was_skipped_is_not_told() {
    let mut sitting = Sitting::of(Kind::Fear);
    sitting.press(&["1"]);
    sitting.answer(Words("Gone by spring."));
    sitting.press(&["-", "-", "enter"]);
    let sitting = ended(sitting);
    assert!(!sitting.whole().contains("sure"), "{}", sitting.whole());
    assert!(
        sitting.whole().contains("On Sunday 29 November you can look back on it."),
        "{}",
        sitting.whole()
    );
}

#[test]
fn what_was_written_is_told_to_the_letter_and_no_stop_is_doubled() {
    for (fear, shown) in [
        ("I wait... and {sure} nothing", "I wait... and {sure} nothing"),
        ("Gone by spring.", "Gone by spring."),
        ("Why?", "Why?"),
    ] {
        let mut sitting = Sitting::of(Kind::Fear);
        sitting.press(&["1"]);
        sitting.answer(Words(fear));
        sitting.press(&["8", "0", "enter", "-", "enter"]);
        let sitting = ended(sitting);
        let line = format!("sure: {shown}");
        assert!(sitting.whole().lines().any(|told| told.trim_end().ends_with(&line)), "{}", sitting.whole());
    }
    let mut sitting = Sitting::of(Kind::Fear);
    sitting.press(&["1"]);
    sitting.answer(Words("Gone by spring."));
    sitting.press(&["-", "-", "enter"]);
    let day = "On Sunday 29 November you can look back on it.";
    assert!(ended(sitting).whole().contains(day));
}

#[test]
fn every_exercise_tells_its_end() {
    for walk in walks::WALKS {
        let mut sitting = Sitting::of(walk.kind);
        sitting.answer_all(&walk.steps[..walk.steps.len() - 1]);
        let at_its_end = sitting.screen.at == At::End;
        let mut sitting = if at_its_end {
            sitting
        } else {
            sitting.answer(*walk.steps.last().unwrap());
            ended(sitting)
        };
        insta::assert_snapshot!(format!("end_{}", walk.kind.key()), sitting.stage.pictures(&sitting.screen));
        sitting.stage.sweep(&sitting.screen);
    }
}

#[test]
fn the_sentence_of_a_request_can_be_put_on_the_clipboard_once_it_is_saved() {
    let steps = Walk::of(Kind::Request).steps;
    let mut sitting = Sitting::of(Kind::Request);
    sitting.answer_all(&steps[..6]);
    sitting.press(&["1", "3", "enter"]);
    sitting.told_saved();
    assert_eq!(sitting.place(), Place::Ended);
    let effects = sitting.press(&["y"]);
    let [Effect::Open(Route::Confirm(confirm))] = effects.as_slice() else { panic!("{effects:?}") };
    let [Effect::Copy(words), Effect::Say(_)] = confirm.yes.as_slice() else { panic!("{confirm:?}") };
    assert!(words.contains("When an evening stays silent, I feel anxious"), "{words}");
    // Of any other exercise there are no words to somebody.
    let mut sitting = Sitting::of(Kind::Pause);
    sitting.answer_all(Walk::of(Kind::Pause).steps);
    sitting.told_saved();
    assert_eq!(sitting.press(&["y"]), []);
}
