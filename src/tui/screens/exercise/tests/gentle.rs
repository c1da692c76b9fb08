//! The tests of answers that cannot be taken: one line in place, and nothing is lost.

use super::*;

#[test]
fn a_digit_that_would_make_a_number_too_large_begins_it_anew() {
    let mut sitting = Sitting::of(Kind::Kindness);
    sitting.press(&["1", "6"]);
    assert!(sitting.whole().contains("▌ 6") && !sitting.whole().contains("▌ 16"), "{}", sitting.whole());
    sitting.press(&["1", "0", "enter"]);
    sitting.is_at("moment");
    assert_eq!(sitting.screen.practice.get("feeling_before").number(), Some(10));

    let mut sitting = Sitting::of(Kind::Fear);
    sitting.press(&["1"]);
    sitting.answer(Words("It ends."));
    sitting.press(&["1", "0", "1", "0", "0", "enter"]);
    assert_eq!(sitting.screen.practice.get("sure").number(), Some(100));
}

#[test]
fn arrows_move_a_number_and_backspace_empties_it() {
    let mut sitting = Sitting::of(Kind::Kindness);
    sitting.press(&["right", "right", "right", "left"]);
    assert_eq!(sitting.screen.practice.get("feeling_before").number(), Some(1));
    sitting.press(&["backspace", "enter"]);
    sitting.is_at("moment");
    assert_eq!(sitting.screen.practice.get("feeling_before").number(), None, "nothing is not 0");
}

#[test]
fn a_day_that_cannot_be_asked_about_is_said_in_place() {
    let ends = |sitting: &mut Sitting, typed: &str| {
        for _ in 0..12 {
            sitting.press(&["backspace"]);
        }
        sitting.type_in(typed);
        sitting.press(&["enter"]);
    };
    for (typed, said) in [
        ("2026-11-21", "That day is over: write tomorrow, +7 for in a week, or a later date."),
        ("yesterday", "That day is over"),
        ("+367", "That is more than a year away"),
        ("2027-11-24", "That is more than a year away"),
        ("2026-11-31", "The calendar has no such day."),
        ("soon", "Not a date yet: write 2026-11-29"),
        ("", "Not a date yet: write 2026-11-29"),
    ] {
        let mut sitting = Sitting::of(Kind::AloneTime);
        ends(&mut sitting, typed);
        sitting.is_at("look_back");
        assert!(sitting.whole().contains(said), "{typed:?}\n{}", sitting.whole());
        assert!(sitting.whole().contains(&format!("▌ {typed}").trim_end().to_owned()), "{typed:?} stays");
        assert!(sitting.screen.practice.is_blank("look_back"));
        ends(&mut sitting, "tomorrow");
        sitting.is_at("when");
        assert_eq!(sitting.screen.practice.look_back(), Some("2026-11-23".parse().unwrap()));
    }
    for (typed, day) in [("today", "2026-11-22"), ("+366", "2027-11-23"), ("2027-11-23", "2027-11-23")] {
        let mut sitting = Sitting::of(Kind::AloneTime);
        ends(&mut sitting, typed);
        assert_eq!(sitting.screen.practice.look_back(), Some(day.parse().unwrap()), "{typed}");
    }
}

#[test]
fn a_day_is_read_back_while_it_is_typed() {
    let mut sitting = Sitting::of(Kind::AloneTime);
    assert!(sitting.whole().contains("Monday 23 November, tomorrow"), "{}", sitting.whole());
    for _ in 0..12 {
        sitting.press(&["backspace"]);
    }
    assert!(!sitting.whole().contains("November"));
    sitting.type_in("+7");
    assert!(sitting.whole().contains("Sunday 29 November, in 7 days"), "{}", sitting.whole());
}

/// The steps that the entry cannot do without, each reached by the way before it.
#[test]
fn what_is_needed_can_neither_be_left_empty_nor_skipped() {
    for (kind, before, field, said) in [
        (Kind::ThoughtRecord, 0, "situation", "A few words on what happened are enough."),
        (Kind::ThoughtRecord, 3, "thought", "The rest looks at this thought"),
        (Kind::Fear, 1, "fear", "One sentence is enough: what do you fear?"),
        (Kind::Worry, 0, "worry", "One line is enough: what is the worry?"),
        (Kind::Experiment, 1, "thought", "The thought comes first: one sentence."),
        (Kind::Experiment, 4, "test", "What will you try? One small thing."),
        (Kind::Kindness, 3, "friend", "One sentence is enough. What would you say?"),
        (Kind::KindWord, 1, "word", "One line is enough: which word, which act?"),
        (Kind::ThirdPerson, 1, "facts", "A few words on what happened are enough."),
        (Kind::Request, 2, "when", "The sentence is about one event: which one?"),
        (Kind::Request, 5, "wish", "One request that can be done is the heart of it."),
        (Kind::Letter, 0, "tell", "Choose one: it decides what becomes of the note."),
        (Kind::Letter, 1, "happened", "A few words on what happened are enough."),
        (Kind::Strength, 1, "value", "Choose one, for today."),
        (Kind::Chain, 5, "did", "What you did is the middle of the chain: write a few words."),
        (Kind::Plan, 0, "trigger", "A plan starts with its trigger."),
        (Kind::Plan, 1, "act", "One small act is the other half of the plan."),
        (Kind::GoodEnough, 0, "line", "One thing, however small."),
        (Kind::Evening, 1, "text", "A few words are enough to keep the evening."),
        (Kind::AloneTime, 2, "what", "What will you do? A few words."),
        (Kind::Root, 2, "then", "A few words about then are enough."),
    ] {
        let mut sitting = Sitting::of(kind);
        sitting.answer_all(&walks::Walk::of(kind).steps[..before]);
        let is_written = matches!(sitting.screen.open, Open::Words(_));
        if is_written {
            sitting.type_in("   ");
        }
        sitting.press(&[if sitting.place() == Place::Page { "ctrl-s" } else { "enter" }]);
        sitting.is_at(field);
        assert!(sitting.whole().contains(said), "{kind:?} {field}\n{}", sitting.whole());
        assert!(!sitting.stage.footer(&sitting.screen).contains("- skip"), "{kind:?} {field}");
        if !is_written {
            sitting.press(&["down"]);
            assert!(!sitting.whole().contains(said), "gone with the next key");
            sitting.press(&["-"]);
            sitting.is_at(field);
            assert!(sitting.whole().contains(said), "{kind:?} {field}");
        }
    }
}

#[test]
fn a_dash_skips_what_may_be_left_and_takes_back_what_was_answered() {
    let mut sitting = Sitting::of(Kind::ThoughtRecord);
    sitting.answer(Words("At noon."));
    sitting.press(&["space"]);
    assert_eq!(sitting.screen.practice.get("feelings").ids(), ["jealous"]);
    sitting.press(&["-"]);
    sitting.is_at("feeling_before");
    assert!(sitting.screen.practice.is_blank("feelings"));
    sitting.press(&["7", "-"]);
    sitting.is_at("thought");
    assert!(sitting.screen.practice.is_blank("feeling_before"));
    let Some(Body::Practice(drafted)) = sitting.draft().unwrap().body(None) else { panic!("no exercise") };
    assert_eq!(drafted, sitting.screen.practice, "also in the draft");
    sitting.answer(Words("They left."));
    sitting.press(&["-", "-", "-", "enter", "enter", "-"]);
    sitting.is_at("feeling_after");
    assert!(sitting.screen.practice.is_blank("exit"), "no way on was chosen: the record closes as it is");
}

/// The whole screen in one line.
fn in_one_line(sitting: &Sitting) -> String {
    sitting.whole().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_test_that_provokes_is_asked_about_once_and_goes_on_as_it_is() {
    let steps = walks::Walk::of(Kind::Experiment).steps;
    let mut sitting = Sitting::of(Kind::Experiment);
    sitting.answer_all(&steps[..4]);
    sitting.answer(Words("Pretend to be with someone."));
    let asked = "A test that traps, provokes or watches someone tends to hurt trust. What could you do or ask in the \
                 open? Enter goes on as it is, when this was misread.";
    assert!(in_one_line(sitting.is_at("test")).contains(asked), "{}", sitting.whole());
    sitting.type_in(" No");
    assert!(!sitting.whole().contains("tends to hurt trust"), "gone with the next key");
    sitting.press(&["enter"]);
    assert!(in_one_line(sitting.is_at("test")).contains(asked), "other words are asked about anew");
    sitting.press(&["enter"]);
    sitting.is_at("safety");
}

#[test]
fn a_test_that_watches_is_not_gone_on_with() {
    let steps = walks::Walk::of(Kind::Experiment).steps;
    let mut sitting = Sitting::of(Kind::Experiment);
    sitting.answer_all(&steps[..4]);
    sitting.answer(Words("Check their phone."));
    let refused = "What could you do or ask in the open? Write another one to continue, or close with Esc.";
    for _ in 0..3 {
        assert!(in_one_line(sitting.is_at("test")).contains(refused), "{}", sitting.whole());
        sitting.press(&["enter"]);
    }
    sitting.press(&["backtab"]);
    sitting.is_at("prediction");
    sitting.press(&["enter"]);
    assert!(sitting.is_at("test").whole().contains("Check their phone."), "what was typed is kept");
    for _ in 0..40 {
        sitting.press(&["backspace"]);
    }
    sitting.answer(Words("I don't check their phone tonight."));
    sitting.is_at("safety");
}

#[test]
fn a_plan_is_asked_about_before_it_is_typed_once_more() {
    let asked =
        "That would take away some of their freedom. What could your hands do in these five minutes instead?";
    let plan = |act: &'static str| {
        let mut sitting = Sitting::of(Kind::Plan);
        sitting.press(&["1"]);
        sitting.answer(Words(act));
        sitting
    };
    let mut watching = plan("check his phone while he sleeps");
    assert!(in_one_line(watching.is_at("act")).contains(asked), "{}", watching.whole());
    watching.press(&["enter"]);
    watching.is_at("act");
    let mut misread = plan("make her jealous");
    assert!(in_one_line(misread.is_at("act")).contains(asked), "{}", misread.whole());
    misread.press(&["enter"]);
    misread.is_at("again");
    let mut afraid = plan("say sorry before he shouts");
    let line = in_one_line(afraid.is_at("act"));
    assert!(line.contains("If you're afraid of how they might react, press F2 for support."), "{line}");
    plan("put the kettle on").is_at("again");
}

#[test]
fn a_wish_that_limits_freedom_can_be_kept_and_not_copied_out() {
    for (wish, copies) in [("your password", false), ("a short word", true)] {
        let mut sitting = Sitting::of(Kind::Request);
        sitting.press(&["5", "enter", "enter"]);
        sitting.answer(Words("an evening stays silent"));
        sitting.press(&["2", "enter", "enter"]);
        sitting.is_at("wish").type_in(wish);
        sitting.press(&["enter"]);
        if !copies {
            assert!(sitting.is_at("wish").whole().contains("That would limit your partner's freedom."));
            sitting.press(&["enter"]);
        }
        sitting.is_at("then");
        assert_eq!(sitting.whole().contains("copy it out as a file"), copies, "{}", sitting.whole());
        sitting.press(&["2", "3", "enter"]);
        let copied = |effect: &Effect| matches!(effect, Effect::Do(Task::CopyOut(..)));
        assert_eq!(sitting.told_saved().iter().any(copied), copies, "{wish}");
    }
}

#[test]
fn a_request_gets_hints_while_it_is_written_and_goes_on_all_the_same() {
    let mut sitting = Sitting::of(Kind::Request);
    sitting.press(&["5", "enter", "enter"]);
    sitting.is_at("when").type_in("you never answer");
    assert!(sitting.whole().contains("Always and never are hard to answer."), "{}", sitting.whole());
    sitting.press(&["enter"]);
    assert!(sitting.whole().contains("Press Enter again to continue anyway."), "it may not have been seen");
    sitting.is_at("when").press(&["enter"]);
    sitting.is_at("feel").press(&["2", "enter"]);
    assert!(
        sitting.whole().contains("Press Enter again to continue without an answer."),
        "the digit went on already"
    );
    sitting.is_at("because").press(&["enter"]);
    sitting.is_at("wish").type_in("your password");
    assert!(sitting.whole().contains("That would limit your partner's freedom."), "{}", sitting.whole());
    sitting.press(&["enter", "enter"]);
    sitting.is_at("then");
    for hint in ["Always and never are hard", "That would limit your partner's freedom."] {
        assert!(sitting.whole().contains(hint), "beside the finished sentence too: {hint}");
    }
    assert!(sitting.whole().contains("When you never answer, I feel anxious. I'd like your password."));
}

#[test]
fn choices_take_the_number_key_and_no_other() {
    let mut sitting = Sitting::of(Kind::Fear);
    assert_eq!(sitting.press(&["3", "9"]), [], "there are two");
    assert!(sitting.whole().contains("Choose one by its number: 1 to 2."), "{}", sitting.whole());
    sitting.is_at("claim").press(&["down", "down", "down", "up"]);
    sitting.press(&["enter"]);
    assert_eq!(sitting.screen.practice.get("claim").id(), Some("will_happen"));
}

#[test]
fn enter_passes_over_a_choice_only_when_it_is_said_twice() {
    let said = "Press Enter again to continue without an answer.";
    let mut sitting = Sitting::of(Kind::Fear);
    sitting.press(&["enter"]);
    assert!(sitting.is_at("claim").whole().contains(said), "{}", sitting.whole());
    sitting.press(&["9", "enter"]);
    assert!(sitting.is_at("claim").whole().contains(said), "another key between asks anew");
    sitting.press(&["enter"]);
    sitting.is_at("fear");
    assert_eq!(sitting.screen.practice.get("claim").id(), None, "Enter alone chooses nothing");
    let mut sitting = Sitting::of(Kind::Fear);
    sitting.press(&["-"]);
    sitting.is_at("fear");
    let mut sitting = Sitting::of(Kind::Fear);
    sitting.press(&["down", "enter"]);
    sitting.is_at("fear");
    assert_eq!(sitting.screen.practice.get("claim").id(), Some("will_happen"));
}

#[test]
fn who_is_not_safe_has_a_key_on_every_step() {
    for kind in [
        Kind::ThoughtRecord,
        Kind::Fear,
        Kind::Chain,
        Kind::Pause,
        Kind::Request,
        Kind::Letter,
        Kind::ThirdPerson,
        Kind::Kindness,
    ] {
        let mut sitting = Sitting::of(kind);
        for say in walks::Walk::of(kind).steps {
            let key = if sitting.place().is_text() { "f6" } else { "x" };
            let context = sitting.stage.any_context();
            assert!(sitting.screen.offers(Command::Unsafe, &context), "{kind:?} {}", sitting.count());
            let footer = sitting.stage.footer(&sitting.screen);
            let word = format!("{} I'm not safe", if key == "x" { "x" } else { "F6" });
            assert!(footer.contains(&word), "{kind:?} {}\n{footer}", sitting.count());
            let opened = sitting.press(&[key]);
            assert!(opened.contains(&Effect::Open(Route::NotSafe)), "{kind:?} {}", sitting.count());
            sitting.answer(*say);
        }
    }
    let calm = Sitting::of(Kind::Calm);
    assert!(!calm.screen.offers(Command::Unsafe, &calm.stage.any_context()));
}

#[test]
fn words_are_undone_redone_and_broken_into_lines() {
    let mut sitting = Sitting::of(Kind::GoodEnough);
    sitting.type_in("One");
    sitting.press(&["ctrl-j"]);
    sitting.type_in("two");
    sitting.press(&["ctrl-z", "ctrl-r", "enter"]);
    assert_eq!(sitting.saved().practice().unwrap().get("line").text(), "One\ntwo");
}
