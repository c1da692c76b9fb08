//! The tests of looking back: the later questions, the things they settle, and the entries that go on waiting.

use super::*;
use crate::journal::Month;
use crate::journal::practice::Use;
use crate::tui::testing::samples::practice;

const FEAR: &str = "They stop liking me.";

fn fear(more: &[(&str, Answer)]) -> Entry {
    let answers = [("claim", id("will_happen")), ("fear", text(FEAR)), ("sure", Answer::Number(80))];
    practice(Kind::Fear, "2026-11-15", 1, &[&answers[..], &[("look_back", on("2026-11-22"))], more].concat())
}

#[test]
fn a_fear_is_looked_back_on_and_waits_no_longer() {
    let entry = fear(&[]);
    let mut sitting = Sitting::look_back(&entry);
    assert_eq!(sitting.count(), "1 of 1");
    let page = sitting.whole();
    assert!(page.contains("What became of it?") && page.contains(FEAR), "{page}");
    assert!(sitting.press(&["2"]).iter().any(|effect| matches!(effect, Effect::Do(Task::Draft(..)))));
    assert_eq!(sitting.count(), "2 of 2");
    sitting.is_at("learned");
    assert!(!sitting.whole().contains(FEAR), "what was feared is shown once");
}

#[test]
fn a_plan_for_heavier_weeks_is_shown_whole_when_it_is_asked_whether_it_still_fits() {
    let answers =
        [("early", text("The phone.")), ("less", text("Old messages.")), ("look_back", on("2026-11-22"))];
    let mut sitting = Sitting::look_back(&practice(Kind::Setback, "2026-09-23", 1, &answers));
    let page = sitting.whole();
    for part in ["Does your plan still fit?", "The phone.", "Old messages."] {
        assert!(page.contains(part), "{part} is not in\n{page}");
    }
    sitting.press(&["2"]);
    let saved = sitting.saved();
    let plan = saved.practice().unwrap();
    assert_eq!((plan.get("fits").id(), plan.look_back()), (Some("partly"), None));
    assert_eq!(plan.get("looked_back_on").day(), Some("2026-11-22".parse().unwrap()));
}

/// A look back: the entry, what is answered, what is shown at first, and what the entry holds then.
type LookBack = (Entry, &'static [Say], &'static str, &'static [&'static str]);

/// A look back on an entry of each kind that waits.
fn look_backs() -> [LookBack; 8] {
    let back = on("2026-11-22");
    let waits = |kind, answers: &[(&str, Answer)]| {
        practice(kind, "2026-11-20", 1, &[answers, &[("look_back", back.clone())]].concat())
    };
    [
        (
            fear(&[]),
            &[Keys(&["2"]), Words("It passed.")],
            FEAR,
            &[r#"outcome: "did_not""#, r#"learned: "It passed.""#],
        ),
        (
            waits(Kind::Pause, &[("urge", id("check")), ("fear", text("They forget me."))]),
            &[Keys(&["2"]), Keys(&["2"])],
            "They forget me.",
            &[r#"feared_happened: "no""#, r#"relief_lasted: "a_while""#],
        ),
        (
            waits(Kind::Worry, &[("worry", text("The call."))]),
            &[Keys(&["2"]), Words("Call at ten.")],
            "The call.",
            &[r#"outcome: "step""#, r#"step: "Call at ten.""#, r#"look_back: "2026-11-23""#],
        ),
        (
            waits(Kind::Experiment, &[("thought", text("Alone I am bored.")), ("test", text("A café."))]),
            &[Keys(&["1"]), Words("I read."), Words("It can be good."), Keys(&["3", "0", "enter"])],
            "A café.",
            &[
                r#"happened: "yes""#,
                r#"outcome: "I read.""#,
                r#"learned: "It can be good.""#,
                "belief_after: 30",
            ],
        ),
        (
            waits(Kind::Request, &[("when", text("it is silent")), ("wish", text("a word"))]),
            &[Keys(&["3"])],
            "When it is silent, I'd like a word.",
            &[r#"outcome: "let_be""#],
        ),
        (
            waits(Kind::AloneTime, &[("what", text("The river."))]),
            &[Keys(&["1"]), Keys(&["5"]), Words("Go again.")],
            "The river.",
            &[r#"happened: "yes""#, "rating: 4", r#"afterwards: "Go again.""#],
        ),
        (
            waits(Kind::Chain, &[("did", text("I called three times.")), ("in_ten_minutes", text("Peace."))]),
            &[Words("A cool morning."), Keys(&["enter"])],
            "I called three times.",
            &[r#"by_tomorrow: "A cool morning.""#],
        ),
        (
            waits(Kind::Plan, &[("trigger", id("late_reply")), ("act", text("drink water"))]),
            &[Keys(&["1"])],
            "drink water",
            &[],
        ),
    ]
}

#[test]
fn each_kind_that_waits_is_looked_back_on_to_its_end() {
    for (entry, steps, shown, held) in look_backs() {
        let kind = entry.practice().unwrap().kind();
        let mut sitting = Sitting::look_back(&entry);
        assert!(sitting.whole().contains(shown), "{kind:?}\n{}", sitting.whole());
        let first = sitting.draft();
        assert_eq!(first, None, "{kind:?}: looking alone writes nothing");
        for (number, say) in steps.iter().enumerate() {
            assert_eq!(sitting.saves(), [], "{kind:?}");
            sitting.answer(*say);
            let Some(draft) = sitting.draft().filter(|_| number + 1 < steps.len()) else { continue };
            let resumed = Sitting::resumed(Stage::with(months([entry.clone()])), &draft);
            assert_eq!(resumed.screen.part, StepsAsked::Later, "{kind:?}");
            assert_eq!(
                (resumed.screen.at, &resumed.screen.practice),
                (sitting.screen.at, &sitting.screen.practice)
            );
        }
        let saved = sitting.saved();
        let mut expected = entry.practice().unwrap().clone();
        expected.clear("look_back");
        assert_eq!(saved.replaces, [entry.digest()], "{kind:?}");
        let now_held = held_in(&saved);
        let looked_back = now_held.contains(&r#"looked_back_on: "2026-11-22""#.to_owned());
        assert_eq!(looked_back, kind.field("looked_back_on").is_some(), "{kind:?}: {now_held:?}");
        for line in held.iter().copied().map(str::to_owned).chain(self::held(&expected)) {
            assert!(now_held.contains(&line), "{kind:?}: {line} {now_held:?}");
        }
        assert_eq!(saved.practice().unwrap().look_back().is_some(), kind == Kind::Worry, "{kind:?}");
        assert_eq!(saved.day, entry.day);
    }
}

#[test]
fn too_early_for_a_fear_it_comes_back_in_a_week() {
    let mut sitting = Sitting::look_back(&fear(&[]));
    sitting.press(&["4"]);
    let saved = sitting.saved();
    let practice = saved.practice().unwrap();
    assert_eq!(practice.look_back(), Some("2026-11-29".parse().unwrap()));
    assert!(practice.is_blank("outcome") && practice.is_blank("looked_back_on"));
}

#[test]
fn without_an_answer_it_goes_on_waiting() {
    for kind in [Kind::Fear, Kind::Worry, Kind::Request] {
        let entry = practice(kind, "2026-11-20", 1, &[("look_back", on("2026-11-22"))]);
        for key in ["-", "enter"] {
            let mut sitting = Sitting::look_back(&entry);
            assert_eq!(sitting.press(&[key]), [], "{kind:?}");
            let said = "Choose one, or leave it for later.";
            assert!(sitting.whole().contains(said), "{kind:?}\n{}", sitting.whole());
            assert!(sitting.press(&["esc"]).contains(&Effect::Close));
            assert_eq!((sitting.saves(), sitting.draft()), (Vec::new(), None));
        }
    }
    for kind in [Kind::Pause, Kind::AloneTime] {
        let entry = practice(kind, "2026-11-20", 1, &[("look_back", on("2026-11-22"))]);
        let mut sitting = Sitting::look_back(&entry);
        assert_eq!(
            sitting.press(if kind == Kind::Pause { &["-"] } else { &["-", "-", "enter"] }),
            [Effect::Close],
            "{kind:?}: each answer may be left out"
        );
    }
}

#[test]
fn a_look_back_left_before_its_end_is_no_look_back_yet() {
    let entry = fear(&[]);
    let mut sitting = Sitting::look_back(&entry);
    sitting.press(&["2"]);
    let effects = sitting.press(&["esc"]);
    assert_eq!(sitting.saves(), []);
    assert!(effects.contains(&Effect::Do(Task::LeaveDraft(entry.id))) && effects.contains(&Effect::Close));
    let draft = sitting.draft().unwrap();
    assert_eq!(draft.head.base, Some(entry.digest()));
    let mut resumed = Sitting::resumed(Stage::with(months([entry])), &draft);
    resumed.is_at("learned");
    resumed.answer(Words("Later."));
    assert_eq!(resumed.saved().practice().unwrap().look_back(), None);
}

#[test]
fn answered_and_killed_before_it_was_saved_it_is_still_a_look_back() {
    for (outcome, waits_on) in [("4", Some("2026-11-29")), ("1", None)] {
        let answers = [("worry", text("The call.")), ("look_back", on("2026-11-21"))];
        let worry = practice(Kind::Worry, "2026-11-20", 1, &answers);
        let entry = if outcome == "4" { fear(&[]) } else { worry };
        let mut sitting = Sitting::look_back(&entry);
        sitting.press(&[outcome]);
        assert_eq!(sitting.saves().len(), 1);
        let draft = sitting.draft().unwrap();
        let mut resumed = Sitting::resumed(Stage::with(months([entry])), &draft);
        assert_eq!(resumed.screen.part, StepsAsked::Later);
        resumed.is_at("outcome");
        resumed.press(&["enter"]);
        assert_eq!(resumed.saved().practice().unwrap().look_back(), waits_on.map(|day| day.parse().unwrap()));
    }
}

#[test]
fn an_edit_is_no_look_back_although_it_waits() {
    let entry = fear(&[]);
    let mut sitting = Sitting::edit(&entry);
    assert_eq!(sitting.screen.title(&sitting.stage.any_context()).0, "Write a fear down · edit");
    sitting.press(&["enter"]);
    sitting.is_at("fear").type_in(" At all.");
    sitting.flush();
    let draft = sitting.draft().unwrap();
    let mut resumed = Sitting::resumed(Stage::with(months([entry.clone()])), &draft);
    assert_eq!(resumed.screen.part, StepsAsked::Edit);
    resumed.is_at("fear");
    resumed.go_on_until(Sitting::is_saved);
    let saved = resumed.saved();
    let practice = saved.practice().unwrap();
    assert_eq!(practice.get("fear").text(), format!("{FEAR} At all."));
    assert_eq!(practice.look_back(), Some("2026-11-22".parse().unwrap()), "it waits as before");
    assert_eq!(saved.replaces, [entry.digest()]);
}

#[test]
fn an_experiment_asks_for_a_few_words_on_what_happened() {
    let answers = [("thought", text("Alone I am bored.")), ("look_back", on("2026-11-22"))];
    let mut sitting = Sitting::look_back(&practice(Kind::Experiment, "2026-11-20", 1, &answers));
    sitting.press(&["1", "enter", "enter"]);
    sitting.is_at("outcome");
    assert!(sitting.whole().contains("A few words on what happened are enough."), "{}", sitting.whole());
}

#[test]
fn the_uses_of_a_plan_are_kept_by_their_day_and_its_end_too() {
    let used = Answer::Uses(vec![Use::new("2026-11-10".parse().unwrap(), "no")]);
    let answers = [
        ("trigger", id("late_reply")),
        ("act", text("drink water")),
        ("uses", used),
        ("look_back", on("2026-11-21")),
    ];
    let plan = practice(Kind::Plan, "2026-11-01", 1, &answers);
    for (key, answer, ended) in [("2", "partly", None), ("4", "end", Some("2026-11-22"))] {
        let mut sitting = Sitting::look_back(&plan);
        sitting.press(&["enter"]);
        assert!(sitting.whole().contains("Choose one, or press Esc to decide later."));
        sitting.press(&[key]);
        let saved = sitting.saved();
        let practice = saved.practice().unwrap();
        let told: Vec<_> =
            practice.get("uses").uses().iter().map(|it| (it.day.to_string(), it.id())).collect();
        assert_eq!(told, [("2026-11-10".to_owned(), "no"), ("2026-11-21".to_owned(), answer)]);
        assert_eq!(practice.get("ended_on").day(), ended.map(|day| day.parse().unwrap()));
        assert_eq!(practice.look_back(), None);
    }
}

#[test]
fn after_a_worrys_time_it_is_said_how_many_were_gone() {
    let worry = |number, more: &[(&str, Answer)]| {
        practice(Kind::Worry, "2026-11-20", number, &[&[("worry", text("The call."))], more].concat())
    };
    let waits = worry(1, &[("look_back", on("2026-11-21"))]);
    let mut sitting = Sitting::look_back(&waits);
    sitting.press(&["1"]);
    let saved = sitting.saved();
    sitting.stage = Stage::with(months([saved, worry(2, &[("outcome", id("let_be"))])]));
    let effects = sitting.told_saved();
    assert_eq!(said(&effects), ["Saved. Of 2 parked worries, 1 was gone when their time came."]);
}

#[test]
fn an_entry_that_is_gone_is_said_and_closed() {
    let entry = fear(&[]);
    let mut month = months([entry.clone()]);
    let stage = Stage::with(vec![crate::journal::Document::new(month.remove(0).month())]);
    let sitting = Sitting::look_back_on(stage, &entry);
    assert_eq!(said(&sitting.effects), ["This entry is no longer here."]);
    let mut unread = Sitting::look_back_on(Stage::default(), &entry);
    assert_eq!(unread.effects, [Effect::Do(Task::Read(vec![Month::of(entry.day)]))]);
    assert_eq!(unread.press(&["2", "enter"]), []);
    assert_eq!(unread.press(&["esc"]), [Effect::Close]);
}

fn waiting(kind: Kind, answers: &[(&str, Answer)]) -> Entry {
    practice(kind, "2026-11-20", 1, &[answers, &[("look_back", on("2026-11-22"))]].concat())
}

/// What the entry waits for after these keys, and the sitting.
fn after(entry: &Entry, says: &[Say]) -> (Option<String>, Sitting) {
    let mut sitting = Sitting::look_back(entry);
    sitting.answer_all(says);
    if sitting.screen.at == At::End {
        sitting.press(&["enter"]);
    }
    let waits = sitting.saved().practice().unwrap().look_back().map(|day| day.to_string());
    (waits, sitting)
}

#[test]
fn a_fear_that_came_true_is_met_first_and_leads_to_support() {
    let entry = fear(&[]);
    for (choice, opens) in [
        ("1", None),
        ("2", Some(Effect::Open(Route::Support))),
        ("3", Some(Effect::Open(Route::Exercise(Kind::Kindness, vec![("moment", text(FEAR))])))),
        ("4", Some(Effect::Open(Route::Exercise(Kind::Request, Vec::new())))),
    ] {
        let mut sitting = Sitting::look_back(&entry);
        sitting.press(&["1"]);
        let page = sitting.is_at("need").whole();
        assert!(
            page.contains("I'm sorry. That is hard. You don't have to decide anything tonight."),
            "{page}"
        );
        assert!(page.contains("What do you need first, and who can you tell?"), "{page}");
        sitting.answer(Words("Sleep. Ana."));
        assert!(!sitting.whole().contains("What do you want to remember of it?"), "{}", sitting.whole());
        sitting.press(&[choice]);
        assert!(held_in(&sitting.saved()).contains(&r#"need: "Sleep. Ana.""#.to_owned()));
        let effects = sitting.told_saved();
        assert_eq!(effects.iter().find(|effect| matches!(effect, Effect::Open(_))), opens.as_ref());
    }
    let mut other = Sitting::look_back(&entry);
    other.press(&["2"]);
    other.is_at("learned");
}

#[test]
fn a_pause_without_a_feared_thing_asks_only_after_the_relief() {
    let mut sitting = Sitting::look_back(&waiting(Kind::Pause, &[("urge", id("ask"))]));
    assert_eq!(sitting.count(), "1 of 1");
    assert!(
        sitting.is_at("relief_lasted").whole().contains("ask if we are all right"),
        "{}",
        sitting.whole()
    );
    sitting.press(&["1"]);
    assert!(sitting.is_saved());
}

#[test]
fn a_request_that_one_wants_to_make_is_asked_about_again_in_three_days() {
    let request = waiting(Kind::Request, &[("when", text("it is silent")), ("wish", text("a word"))]);
    let (waits, sitting) = after(&request, &[Keys(&["2"])]);
    assert_eq!(waits.as_deref(), Some("2026-11-25"));
    assert!(sitting.saved().practice().unwrap().is_blank("outcome"), "asked as if it never had been");
    let (waits, sitting) = after(&request, &[Keys(&["1"]), Words("Quietly.")]);
    assert_eq!(waits, None);
    assert!(held_in(&sitting.saved()).contains(&r#"landed: "Quietly.""#.to_owned()));
}

#[test]
fn whether_a_step_fit_is_asked_once_the_day_after() {
    let worry = waiting(Kind::Worry, &[("worry", text("The call."))]);
    let (waits, first) = after(&worry, &[Keys(&["2"]), Words("Call at ten.")]);
    assert_eq!(waits.as_deref(), Some("2026-11-23"));
    let mut second = Sitting::look_back(&first.saved());
    assert_eq!(second.count(), "1 of 1");
    let page = second.is_at("fit").whole();
    assert!(page.contains("Did the step fit?") && page.contains("Call at ten."), "{page}");
    assert!(second.press(&["esc"]).contains(&Effect::Close));
    assert_eq!(second.saves(), [], "without an answer it goes on waiting");
    let (waits, sitting) = after(&first.saved(), &[Keys(&["1"])]);
    assert_eq!((waits, sitting.saved().practice().unwrap().get("fit").id()), (None, Some("yes")));
    for over in [Keys(&["1"]), Keys(&["3"])] {
        assert_eq!(after(&worry, &[over]).0, None, "there is no step");
    }
}

#[test]
fn what_did_not_happen_is_put_off_made_smaller_or_let_go() {
    let alone = waiting(Kind::AloneTime, &[("what", text("The river."))]);
    let test = waiting(Kind::Experiment, &[("thought", text("I am bored.")), ("test", text("A café."))]);
    for (entry, again, smaller) in [
        (&alone, "2026-11-23", vec![("what", text("The river."))]),
        (&test, "2026-11-25", vec![("test", text("A café.")), ("thought", text("I am bored."))]),
    ] {
        let kind = entry.practice().unwrap().kind();
        let not = [Keys(&["2"]), Words("A guest.")];
        let (waits, sitting) = after(entry, &[&not[..], &[Keys(&["1"])]].concat());
        assert_eq!(waits.as_deref(), Some(again), "{kind:?}");
        let held = held_in(&sitting.saved());
        assert!(held.contains(&r#"in_the_way: "A guest.""#.to_owned()), "{held:?}");
        assert!(!held.iter().any(|it| it.starts_with("happened") || it.starts_with("instead")), "{held:?}");
        let (waits, _) = after(entry, &[&not[..], &[Keys(&["3"])]].concat());
        assert_eq!(waits, None, "{kind:?}: let go");
        let mut sitting = Sitting::look_back(entry);
        sitting.answer_all(&not).press(&["2", "2"]);
        let opens = Effect::Open(Route::Exercise(kind, smaller));
        assert!(sitting.told_saved().contains(&opens), "{kind:?}");
    }
}

#[test]
fn a_plan_that_was_not_carried_out_goes_on_is_made_smaller_or_ends() {
    let plan = waiting(Kind::Plan, &[("trigger", id("late_reply")), ("act", text("drink water"))]);
    let not = [Keys(&["5"]), Words("The phone was in my hand.")];
    for (choice, ended) in [("1", None), ("3", Some("2026-11-22"))] {
        let (waits, sitting) =
            after(&plan, &[&not[..], &[Keys(if choice == "1" { &["1"] } else { &["3"] })]].concat());
        let saved = sitting.saved();
        let practice = saved.practice().unwrap();
        assert_eq!((waits, practice.get("ended_on").day()), (None, ended.map(|day| day.parse().unwrap())));
        assert_eq!(practice.is_blank("instead"), choice == "1", "for the next day it is asked anew");
    }
    let mut sitting = Sitting::look_back(&plan);
    sitting.answer_all(&not).press(&["2", "2"]);
    let carried = vec![("act", text("drink water")), ("trigger", id("late_reply"))];
    assert!(sitting.told_saved().contains(&Effect::Open(Route::Exercise(Kind::Plan, carried))));
    let mut used = Sitting::look_back(&plan);
    used.press(&["1"]);
    assert!(used.is_saved(), "nothing more is asked where it was used");
}

#[test]
fn what_was_remembered_of_a_fear_that_came_true_can_still_be_edited() {
    let learned = text("It was bearable.");
    let entry = practice(
        Kind::Fear,
        "2026-11-15",
        1,
        &[("fear", text(FEAR)), ("outcome", id("happened")), ("learned", learned)],
    );
    let mut sitting = Sitting::edit(&entry);
    sitting.go_on_until(|it| it.screen.step().is_some_and(|step| step.field == "learned"));
    assert!(sitting.whole().contains("It was bearable."));
}
