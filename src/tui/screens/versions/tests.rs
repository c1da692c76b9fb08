use super::*;
use crate::journal::practice::{Answer, Kind};
use crate::journal::{Body, Document, Note, TickList};
use crate::tui::plain::Takes;
use crate::tui::task::MonthsRead;
use crate::tui::testing::samples::{full, late, made_at_once, months, newer, note, whole_practice};
use crate::tui::testing::{Stage, moment, whole};

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn stage_with(versions: impl IntoIterator<Item = Entry>) -> Stage {
    Stage::with(months(versions))
}

/// Two versions of one check-in.
fn two() -> Stage {
    stage_with(made_at_once())
}

/// Three versions of one check-in, the newest first.
fn three() -> (Stage, [Entry; 3]) {
    let [newer, older] = made_at_once();
    let mut body = full().check_in().unwrap().clone();
    body.text = "Third.".to_owned();
    let oldest = full().edited(Body::CheckIn(Box::new(body)), moment("2026-11-20T07:00:00+01:00"));
    let versions = [newer, older, oldest];
    (stage_with(versions.clone()), versions)
}

/// Two versions of a note with these words; the first is shown.
fn notes(shown: &str, other: &str) -> (Stage, EntryId) {
    let first = note("2026-11-19", 1, "first");
    let of = |text: &str, at| first.edited(Body::Note(Note { text: text.to_owned() }), moment(at));
    let versions = [of(shown, "2026-11-21T09:00:00+01:00"), of(other, "2026-11-20T09:00:00+01:00")];
    (stage_with(versions), first.id)
}

fn screen(stage: &Stage, id: EntryId) -> VersionsScreen {
    VersionsScreen::new(id, &stage.any_context())
}

fn confirm(effects: &[Effect]) -> &Confirm {
    match effects {
        [Effect::Open(Route::Confirm(confirm))] => confirm,
        other => panic!("nothing is asked: {other:?}"),
    }
}

#[test]
fn two_versions_are_shown_with_what_differs() {
    let mut stage = two();
    let mut screen = screen(&stage, full().id);
    insta::assert_snapshot!("two", stage.pictures(&screen));
    stage.sweep(&screen);
    stage.press(&mut screen, &["tab"]);
    insta::assert_snapshot!("other_in_focus", stage.pictures(&screen));
    insta::assert_snapshot!("styles_plain", stage.styles(&screen));
    insta::assert_snapshot!("styles_in_colour", stage.in_colour().styles(&screen));
}

#[test]
fn all_that_differs_can_be_reached_on_the_smallest_screen() {
    let mut stage = two();
    stage.size = (40, 12);
    let mut screen = screen(&stage, full().id);
    let mut seen = stage.picture(&screen);
    for _ in 0..10 {
        stage.press(&mut screen, &["pagedown"]);
        seen += &stage.picture(&screen);
        assert!(stage.picture(&screen).contains("Shown now"), "the heads stay");
    }
    for part in [
        "Jealousy",
        "Sensitivity",
        "+ was gone by six.",
        "+ was gone by the evening.",
        "not opened",
        "静かな夜",
        "🌙",
        "The same",
    ] {
        assert!(seen.contains(part), "{part}\n{seen}");
    }
    stage.press(&mut screen, &["home"]);
    assert!(stage.picture(&screen).contains("+ marks what only one version has."));
}

#[test]
fn three_versions_are_walked_one_after_the_other() {
    let (stage, versions) = three();
    let mut screen = screen(&stage, full().id);
    let in_focus = |screen: &VersionsScreen| {
        let picture = stage.picture(screen);
        let line = picture.lines().find(|line| line.contains('▌')).unwrap_or_default().to_owned();
        line.split('▌').nth(1).unwrap_or_default().split("  ").next().unwrap_or_default().trim().to_owned()
    };
    assert_eq!(in_focus(&screen), "Shown now");
    insta::assert_snapshot!("three", stage.picture(&screen));
    for (key, expected) in [
        ("tab", "Other 1 of 2"),
        ("right", "Other 2 of 2"),
        ("left", "Other 1 of 2"),
        ("l", "Other 2 of 2"),
        ("tab", "Shown now"),
        ("backtab", "Other 2 of 2"),
        ("h", "Other 1 of 2"),
        ("h", "Shown now"),
    ] {
        stage.press(&mut screen, &[key]);
        assert_eq!(in_focus(&screen), expected, "{key}");
    }
    stage.press(&mut screen, &["left"]);
    assert!(whole(&stage, &screen).contains("Third."));
    let effects = stage.press(&mut screen, &["enter"]);
    let asked = confirm(&effects);
    assert_eq!(asked.question, "Keep the version of Fri 20 Nov, 07:00?");
    assert_eq!(asked.explanation, "The others stay in a backup.");
    let choice = Choice {
        id: full().id,
        month: month("2026-11"),
        kept: versions[2].digest(),
        seen: versions.iter().map(Entry::digest).collect(),
    };
    assert_eq!(asked.yes, [Effect::Do(Task::Choose(choice))]);
    assert_eq!(asked.no, []);
}

#[test]
fn keeping_a_version_asks_once_and_esc_leaves_both() {
    let stage = two();
    let [shown, other] = made_at_once();
    let mut screen = screen(&stage, shown.id);
    for (keys, kept, made) in
        [(&["enter"][..], &shown, "Sat 21 Nov, 08:30"), (&["tab", "enter"], &other, "Fri 20 Nov, 22:05")]
    {
        let effects = stage.press(&mut screen, keys);
        let asked = confirm(&effects);
        assert_eq!(asked.question, format!("Keep the version of {made}?"));
        assert_eq!(asked.explanation, "The other one stays in a backup.");
        let [Effect::Do(Task::Choose(choice))] = asked.yes.as_slice() else { panic!("{:?}", asked.yes) };
        assert_eq!(choice.kept, kept.digest());
        assert_eq!(choice.seen, [shown.digest(), other.digest()]);
    }
    assert_eq!(stage.press(&mut screen, &["esc"]), [Effect::Close]);
    let chosen = screen.receive(&Reply::Chosen(shown.id), &stage.any_context());
    assert_eq!(chosen, [Effect::Close, Effect::Say("This version is kept.".to_owned())]);
    assert_eq!(screen.receive(&Reply::NotSaved(vec![shown.id], "full".to_owned()), &stage.any_context()), []);
}

#[test]
fn a_window_that_reads_along_chooses_nothing_and_says_why() {
    let mut stage = two();
    stage.read_only = Some("It reads along.".to_owned());
    let mut screen = screen(&stage, full().id);
    assert!(!stage.footer(&screen).contains("Enter keep"));
    assert_eq!(stage.press(&mut screen, &["enter"]), [Effect::Say("It reads along.".to_owned())]);
}

#[test]
fn what_cannot_be_shown_is_not_chosen() {
    let first = newer("2026-11-19");
    let second = first.edited(first.body.clone(), moment("2026-11-20T10:00:00+01:00"));
    let third = first.edited(first.body.clone(), moment("2026-11-21T10:00:00+01:00"));
    let stage = stage_with([second, third]);
    let mut screen = screen(&stage, first.id);
    insta::assert_snapshot!("newer", stage.picture(&screen));
    assert_eq!(
        stage.press(&mut screen, &["enter"]),
        [Effect::Say(crate::wording::screens::versions::FROM_A_NEWER_VERSION.to_owned())]
    );

    // One of three is enough: it would give way unseen.
    let (stage, id) = notes("shown", "other");
    let versions = stage.journal.month(month("2026-11")).unwrap().clone();
    let text = versions.entry(id).unwrap().to_value().to_string();
    let unknown = text.replace("\"note\"", "\"fear\"").replace("2026-11-21T09", "2026-11-18T09");
    let stage = Stage::with(vec![versions.with(Entry::parse(&unknown).unwrap())]);
    let mut screen = VersionsScreen::new(id, &stage.any_context());
    assert!(whole(&stage, &screen).contains("shown"), "what can be shown is");
    assert_eq!(
        stage.press(&mut screen, &["enter"]),
        [Effect::Say(crate::wording::screens::versions::FROM_A_NEWER_VERSION.to_owned())]
    );
}

#[test]
fn the_words_that_only_one_text_has_are_marked_without_colour() {
    let (stage, id) = notes(
        "A walk by the river.\nThen tea, and an early night. 静かな夜 🌙",
        "A walk by the river.\nThen soup, and an early night. 静かな朝 🌙",
    );
    insta::assert_snapshot!("words", stage.picture(&screen(&stage, id)));
    insta::assert_snapshot!("words_in_styles", stage.styles(&screen(&stage, id)));
    let (stage, id) = notes("one two", "one\n\ntwo");
    assert!(stage.picture(&screen(&stage, id)).contains("Only spaces or line breaks differ."));
    let (stage, id) = notes("", "words");
    assert!(stage.picture(&screen(&stage, id)).contains("nothing written"));
}

#[test]
fn a_long_text_is_read_to_its_end() {
    let lines = |end: &str| {
        (1..=60).map(|line| format!("line {line}")).chain([end.to_owned()]).collect::<Vec<_>>().join("\n")
    };
    let (mut stage, id) = notes(&lines("here"), &lines("there"));
    let mut screen = screen(&stage, id);
    stage.press(&mut screen, &["end"]);
    let end = stage.picture(&screen);
    assert!(end.contains("+ here") && end.contains("+ there") && !end.contains("line 30\n"), "{end}");
    stage.press(&mut screen, &["tab"]);
    assert_eq!(stage.picture(&screen).replace('▌', " "), end.replace('▌', " "), "walking does not scroll");
    stage.sweep(&screen);
}

#[test]
fn everything_that_may_differ_is_said() {
    let shown = late(full(), "2026-11-22");
    let mut body = full().check_in().unwrap().clone();
    body.prompt = None;
    body.set_ticked(TickList::Triggers, Some(vec!["tired_hungry".into(), "late_reply".into()]));
    body.set_ticked(TickList::Helped, Some(Vec::new()));
    let text = shown.to_value().to_string().replace("\"late\":true", "\"late\":false,\"weather\":\"rain\"");
    let mut other = Entry::parse(&text).unwrap();
    other.body = Body::CheckIn(Box::new(body));
    let mut stage = stage_with([shown, other]);
    insta::assert_snapshot!("all", stage.pictures(&screen(&stage, full().id)));
    let text = whole(&stage, &screen(&stage, full().id));
    insta::assert_snapshot!("all_in_lines", in_lines(&stage, &screen(&stage, full().id)));
    for part in [
        "on time",
        "two or more days later",
        "The same in another order.",
        "nothing ticked",
        "none was shown",
        "They also differ in parts that only a newer version of inward can show",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

/// What is said line by line, and what can be chosen.
fn in_lines(stage: &Stage, screen: &VersionsScreen) -> String {
    let step = screen.plain(&stage.any_context()).unwrap();
    let mut lines = vec![step.title];
    lines.extend(step.says);
    if let Takes::One(choices, now) = step.takes {
        lines.extend(choices.into_iter().map(|choice| format!("{}  {}", choice.key, choice.label)));
        lines.push(format!("{now:?}"));
    }
    lines.join("\n")
}

#[test]
fn line_by_line_all_versions_are_read_and_one_is_chosen_by_its_number() {
    let (stage, versions) = three();
    let mut read = screen(&stage, full().id);
    insta::assert_snapshot!("in_lines", in_lines(&stage, &read));
    let effects = read.answer(PlainAnswer::One(2), &stage.any_context());
    let kept = versions[2].digest();
    assert!(
        matches!(&*confirm(&effects).yes, [Effect::Do(Task::Choose(choice))] if choice.kept == kept),
        "{effects:?}"
    );
    for leaves in [PlainAnswer::One(3), PlainAnswer::Kept] {
        assert_eq!(read.answer(leaves, &stage.any_context()), [Effect::Close]);
    }
    let (mut stage, [newer, _]) = of_exercise(
        Kind::ThoughtRecord,
        &[
            ("feelings", Answer::Ids(vec!["anxious".to_owned(), "sad".to_owned()])),
            ("belief_after", Answer::None),
            ("balanced", Answer::Text("Two words.".to_owned())),
        ],
    );
    insta::assert_snapshot!("exercise_in_lines", in_lines(&stage, &screen(&stage, newer.id)));
    stage.read_only = Some("Another window writes.".to_owned());
    let said = in_lines(&stage, &screen(&stage, newer.id));
    assert!(said.contains("Another window writes.") && !said.contains("Keep"), "{said}");
}

#[test]
fn versions_that_say_the_same_say_so() {
    let first = full();
    let at = |at| first.edited(first.body.clone(), moment(at));
    let stage = stage_with([at("2026-11-20T09:00:00+01:00"), at("2026-11-21T09:00:00+01:00")]);
    let picture = stage.picture(&screen(&stage, first.id));
    assert!(picture.contains("They differ only in when they were made."), "{picture}");
}

#[test]
fn what_changes_outside_is_taken_in_and_the_focus_stays_on_its_version() {
    let (mut stage, versions) = three();
    let document =
        |versions: &[Entry]| versions.iter().cloned().fold(Document::new(month("2026-11")), Document::with);
    stage.journal.put(document(&versions[1..]));
    let mut screen = screen(&stage, full().id);
    stage.press(&mut screen, &["tab"]);
    let kept = |screen: &mut VersionsScreen, stage: &Stage| {
        let effects = stage.press(screen, &["enter"]);
        let Some(Effect::Do(Task::Choose(choice))) = confirm(&effects).yes.first().cloned() else { panic!() };
        choice
    };
    assert_eq!(kept(&mut screen, &stage).kept, versions[2].digest());
    stage.journal.put(document(&versions));
    screen.receive(&Reply::Read(MonthsRead::default()), &stage.any_context());
    let choice = kept(&mut screen, &stage);
    assert_eq!((choice.kept, choice.seen.len()), (versions[2].digest(), 3));
    assert!(stage.picture(&screen).contains("▌ Other 2 of 2"), "{}", stage.picture(&screen));

    stage.journal.put(document(&versions[..1]));
    screen.receive(&Reply::Read(MonthsRead::default()), &stage.any_context());
    assert!(stage.picture(&screen).contains("This entry has only one version now."));
    assert_eq!(stage.press(&mut screen, &["enter", "tab", "left", "down"]), []);
    stage.journal.put(Document::new(month("2026-11")));
    screen.receive(&Reply::Read(MonthsRead::default()), &stage.any_context());
    assert!(stage.picture(&screen).contains("This entry is no longer here."));
    assert_eq!(stage.press(&mut screen, &["enter", "tab", "left", "down"]), []);
    stage.sweep(&screen);
}

/// Two versions of an entry of an exercise, the newer one with other answers.
fn of_exercise(kind: Kind, answers: &[(&str, Answer)]) -> (Stage, [Entry; 2]) {
    let first = whole_practice(kind);
    let mut body = first.practice().unwrap().clone();
    let older = first.edited(Body::Practice(body.clone()), moment("2026-10-01T09:00:00+02:00"));
    for (key, answer) in answers {
        assert!(body.set(key, answer.clone()), "{key}");
    }
    let newer = first.edited(Body::Practice(body), moment("2026-10-02T09:00:00+02:00"));
    (stage_with([older.clone(), newer.clone()]), [newer, older])
}

#[test]
fn entries_of_exercises_are_compared_answer_by_answer_and_one_can_be_kept() {
    let text = |text: &str| Answer::Text(text.to_owned());
    let (mut stage, versions) = of_exercise(
        Kind::ThoughtRecord,
        &[
            ("situation", text("Friday evening, the sofa. A message with three words in it.")),
            ("feelings", Answer::Ids(vec!["anxious".to_owned(), "sad".to_owned()])),
            ("belief_after", Answer::Number(30)),
            ("feeling_after", Answer::None),
            ("exit", Answer::Id("unknown".to_owned())),
            ("balanced", text("")),
        ],
    );
    let id = versions[0].id;
    let mut screen = screen(&stage, id);
    stage.size = (80, 40);
    insta::assert_snapshot!("exercise", stage.picture(&screen));
    stage.size = (40, 50);
    insta::assert_snapshot!("exercise_narrow", stage.picture(&screen));
    stage.sweep(&screen);
    stage.press(&mut screen, &["tab"]);
    let effects = stage.press(&mut screen, &["enter"]);
    let choice = Choice {
        id,
        month: month("2026-09"),
        kept: versions[1].digest(),
        seen: versions.iter().map(Entry::digest).collect(),
    };
    assert_eq!(confirm(&effects).yes, [Effect::Do(Task::Choose(choice))]);
}

#[test]
fn answers_of_every_shape_stand_beside_each_other() {
    let items = |first| Answer::Items([first].into_iter().chain([Some(2); 9]).collect());
    for (kind, key, answer, expected) in [
        (Kind::MonthlyCheck, "anxiety", items(None), ["· 2 2 2 2", "2 2 2 2 2"]),
        (
            Kind::Plan,
            "ended_on",
            Answer::Day("2026-10-01".parse().unwrap()),
            ["Thursday 1 October", "Monday 28 September"],
        ),
        (Kind::Plan, "uses", Answer::Uses(Vec::new()), ["not answered", "Monday 14 September: yes"]),
        (Kind::Calm, "minutes", Answer::None, ["not answered", "3"]),
        (Kind::Pause, "choice", Answer::Id("asked".to_owned()), ["ask once, directly", "let it go"]),
    ] {
        let (stage, [newer, _]) = of_exercise(kind, &[(key, answer)]);
        let shown = whole(&stage, &screen(&stage, newer.id));
        assert!(expected.iter().all(|words| shown.contains(words)), "{expected:?}: {shown}");
        assert!(!shown.contains("+ marks"), "{shown}");
    }
}
