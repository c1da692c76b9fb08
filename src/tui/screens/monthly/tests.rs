use crate::tui::task::MonthsRead;
use serde_json::Value;

use super::*;
use crate::journal::{Month, draft};
use crate::tui::testing::samples::{monthly_check, months};
use crate::tui::testing::{Stage, day, draft as draft_of, fresh_id, moment, whole};

const OLD: [&str; 5] = ["4232432232", "3333333333", "51515151--", "11", "3-"];

/// A stage on which checks have been made on these days.
fn stage_after(days: &[&str]) -> Stage {
    let checks = days.iter().zip(1..).map(|(on, number)| monthly_check(on, number, OLD));
    let mut stage = Stage::with(months(checks));
    stage.state.monthly_check = true;
    stage
}

fn opened(stage: &Stage, id: Option<EntryId>) -> MonthlyScreen {
    MonthlyScreen::new(id, &stage.any_context())
}

/// A screen at its first item.
fn begun(stage: &Stage) -> MonthlyScreen {
    let mut screen = opened(stage, None);
    stage.press(&mut screen, &["enter"]);
    assert_eq!(screen.page, MonthlyPage::Item(0));
    screen
}

/// Answers by the digits; other characters are keys of one letter.
fn press_all(stage: &Stage, screen: &mut MonthlyScreen, keys: &str) -> Vec<Effect> {
    keys.chars().flat_map(|c| stage.press(screen, &[&c.to_string()])).collect()
}

fn drafts(effects: &[Effect]) -> Vec<(String, Value)> {
    let drafts = effects.iter().filter_map(|effect| match effect {
        Effect::Do(Task::Draft(_, field, value)) => Some((field.name(), value.clone())),
        _ => None,
    });
    drafts.collect()
}

fn says(effects: &[Effect]) -> String {
    let lines = effects.iter().filter_map(|effect| match effect {
        Effect::Say(text) => Some(text.as_str()),
        _ => None,
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn saved(effects: &[Effect]) -> Entry {
    let found = effects.iter().find_map(|effect| match effect {
        Effect::Do(Task::Save(revisions)) => revisions.first().map(|revision| revision.made.clone()),
        _ => None,
    });
    found.unwrap_or_else(|| panic!("nothing is saved: {effects:?}"))
}

const WHOLE: &str = "4232432232515151515142424242241121";

#[test]
fn it_is_off_until_it_is_switched_on() {
    let stage = Stage::default();
    let mut screen = opened(&stage, None);
    assert_eq!(stage.press(&mut screen, &["enter"]), []);
    assert_eq!(screen.page, MonthlyPage::First);
    assert!(stage.footer(&screen).contains("y switch on"));
    let effects = stage.press(&mut screen, &["y"]);
    assert_eq!(effects, [Effect::Do(Task::Remember(Change::MonthlyCheck(true)))]);
    assert_eq!((screen.page, screen.place()), (MonthlyPage::Item(0), Place::Item));
}

#[test]
fn switched_on_again_it_still_waits_for_its_28_days() {
    for (last, begins) in [("2026-10-25", true), ("2026-10-26", false)] {
        let mut stage = stage_after(&[last]);
        stage.state.monthly_check = false;
        let mut screen = opened(&stage, None);
        let effects = stage.press(&mut screen, &["y"]);
        assert_eq!(effects, [Effect::Do(Task::Remember(Change::MonthlyCheck(true)))]);
        assert_eq!(screen.page == MonthlyPage::Item(0), begins, "{last}");
    }
}

#[test]
fn the_config_file_goes_before_the_switch() {
    let mut stage = stage_after(&["2026-08-01"]);
    stage.settings.config.monthly_check = Some(false);
    let mut screen = opened(&stage, None);
    assert_eq!(stage.press(&mut screen, &["y", "enter"]), []);
    assert!(whole(&stage, &screen).contains("the config file says monthly_check = false"));
    assert_eq!(stage.press(&mut screen, &["v"]), [Effect::Open(Route::MonthlyValues)]);
    stage.state.monthly_check = false;
    stage.settings.config.monthly_check = Some(true);
    stage.press(&mut screen, &["enter"]);
    assert_eq!(screen.page, MonthlyPage::Item(0));
}

#[test]
fn it_comes_round_after_28_days_and_says_when_before() {
    for (last, is_due) in [("2026-10-25", true), ("2026-10-26", false), ("2026-11-22", false)] {
        let stage = stage_after(&["2026-08-01", last]);
        let mut screen = opened(&stage, None);
        stage.press(&mut screen, &["y"]);
        assert_eq!(screen.page, MonthlyPage::First, "it is on already");
        let page = whole(&stage, &screen);
        assert_eq!(page.contains("The next one is on"), !is_due, "{last}\n{page}");
        assert_eq!(stage.press(&mut screen, &["v"]), [Effect::Open(Route::MonthlyValues)]);
        stage.press(&mut screen, &["enter"]);
        assert_eq!(screen.page == MonthlyPage::Item(0), is_due, "{last}");
    }
    let page = whole(&stage_after(&["2026-10-26"]), &opened(&stage_after(&["2026-10-26"]), None));
    assert!(page.contains("The next one is on Monday 23 November. v shows"), "{page}");
}

#[test]
fn nothing_begins_before_the_earlier_checks_are_read() {
    for days in [&[][..], &["2026-08-01"]] {
        let stage = Stage { all_read: false, ..stage_after(days) };
        let mut screen = opened(&stage, None);
        assert!(screen.opened(&stage.any_context()).contains(&Effect::Do(Task::ReadAll)));
        stage.press(&mut screen, &["enter", "y"]);
        assert_eq!(screen.page, MonthlyPage::First);
        assert!(whole(&stage, &screen).contains("Reading"));
    }
}

#[test]
fn a_window_that_reads_along_shows_values_and_begins_nothing() {
    let stage =
        Stage { read_only: Some("Another window writes.".to_owned()), ..stage_after(&["2026-08-01"]) };
    let mut screen = opened(&stage, None);
    assert_eq!(says(&stage.press(&mut screen, &["enter"])), "Another window writes.");
    assert_eq!(screen.page, MonthlyPage::First);
    assert_eq!(stage.press(&mut screen, &["v"]), [Effect::Open(Route::MonthlyValues)]);
}

#[test]
fn each_answer_is_in_the_draft_before_the_next_item() {
    let stage = stage_after(&["2026-08-01"]);
    let mut screen = begun(&stage);
    let effects = stage.press(&mut screen, &["4"]);
    let blank = |first: [Value; 2]| {
        let rest = std::iter::repeat_n(Value::Null, 8);
        Value::Array(first.into_iter().chain(rest).collect())
    };
    assert_eq!(
        drafts(&effects),
        [("answers.self_esteem".to_owned(), blank([4.into(), Value::Null])), ("page".to_owned(), 1.into())]
    );
    let [Effect::Do(Task::Draft(head, ..)), ..] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!((head.id, head.kind.as_str(), head.base), (fresh_id(), "monthly_check", None));
    assert_eq!(head.day, day("2026-11-22"));
    let effects = stage.press(&mut screen, &["-", "backtab", "1"]);
    assert_eq!(drafts(&effects)[0].1, blank([4.into(), Value::Null]));
    let last = drafts(&effects).into_iter().rfind(|(name, _)| name == "answers.self_esteem");
    assert_eq!(last.map(|(_, value)| value), Some(blank([4.into(), 1.into()])));
}

#[test]
fn each_questionnaire_takes_its_own_answers_and_no_others() {
    let stage = stage_after(&["2026-08-01"]);
    let mut screen = begun(&stage);
    for key in ["0", "6", "9"] {
        assert_eq!(stage.press(&mut screen, &[key]), [], "{key}");
    }
    stage.press(&mut screen, &["5", "tab", "tab", "tab"]);
    assert_eq!((screen.page, screen.place()), (MonthlyPage::Item(30), Place::HowOften));
    for key in ["4", "5"] {
        assert_eq!(stage.press(&mut screen, &[key]), [], "{key}");
    }
    stage.press(&mut screen, &["0", "3"]);
    assert_eq!(screen.check.get("phq_2").items(), [Some(0), Some(3)]);
    assert_eq!(screen.check.get("self_esteem").items().first(), Some(&Some(5)));
    assert_eq!(screen.check.get("anxiety"), &Answer::None, "a part that was never begun");
    assert_eq!(screen.page, MonthlyPage::Item(32));
}

#[test]
fn arrows_and_enter_answer_too() {
    let stage = stage_after(&["2026-08-01"]);
    for (keys, expected) in [
        (&["up", "enter"][..], 1),
        (&["down", "enter"], 1),
        (&["down", "down", "down", "up", "enter"], 2),
        (&["down", "down", "down", "down", "down", "down", "down", "enter"], 5),
    ] {
        let mut screen = begun(&stage);
        assert_eq!(stage.press(&mut screen, &["enter"]), [], "nothing is highlighted at first");
        stage.press(&mut screen, keys);
        assert_eq!(screen.check.get("self_esteem").items().first(), Some(&Some(expected)), "{keys:?}");
        stage.press(&mut screen, &["backtab"]);
        assert_eq!(screen.highlighted, Some(expected), "what was answered is highlighted");
    }
    let mut screen = begun(&stage);
    assert_eq!(stage.press(&mut screen, &["backtab"]), []);
    assert_eq!(screen.page, MonthlyPage::Item(0), "there is none before the first");
}

#[test]
fn a_whole_check_is_34_keys_and_enter() {
    let stage = stage_after(&["2026-08-01"]);
    let mut screen = begun(&stage);
    press_all(&stage, &mut screen, WHOLE);
    assert_eq!((screen.page, screen.place()), (MonthlyPage::Last, Place::MonthlyEnd));
    let effects = stage.press(&mut screen, &["enter"]);
    let entry = saved(&effects);
    assert_eq!((entry.id, entry.day, entry.late), (fresh_id(), day("2026-11-22"), false));
    assert_eq!(entry.practice().unwrap().get("gad_2").items(), [Some(2), Some(1)]);
    assert_eq!(stage.press(&mut screen, &["enter"]), [], "one save at a time");
    let effects = screen.receive(&Reply::Saved(entry.id), &stage.any_context());
    assert_eq!(effects, [Effect::Close, Effect::Say("Saved. The next one is on 20 December.".to_owned())]);
}

#[test]
fn a_save_that_fails_can_be_tried_again() {
    let stage = stage_after(&["2026-08-01"]);
    let mut screen = begun(&stage);
    press_all(&stage, &mut screen, WHOLE);
    saved(&stage.press(&mut screen, &["enter"]));
    screen.receive(&Reply::NotSaved(vec![screen.writing.id()], "disk full".to_owned()), &stage.any_context());
    saved(&stage.press(&mut screen, &["enter"]));
}

#[test]
fn a_check_without_an_answer_is_not_saved_and_leaves_no_draft() {
    let stage = stage_after(&["2026-08-01"]);
    let mut screen = begun(&stage);
    stage.press(&mut screen, &["tab", "tab", "tab", "tab", "tab"]);
    let effects = stage.press(&mut screen, &["enter"]);
    assert!(effects.contains(&Effect::Close) && says(&effects).starts_with("Nothing was answered"));
    let mut screen = begun(&stage);
    stage.press(&mut screen, &["-", "-"]);
    assert_eq!(
        stage.press(&mut screen, &["esc"]),
        [Effect::Do(Task::DiscardDraft(fresh_id())), Effect::Close]
    );
}

#[test]
fn escape_keeps_the_draft_and_it_goes_on_where_it_stopped() {
    let stage = stage_after(&["2026-08-01"]);
    let mut screen = begun(&stage);
    let effects = stage.press(&mut screen, &["4", "2", "esc"]);
    assert!(
        effects.contains(&Effect::Do(Task::LeaveDraft(fresh_id())))
            && effects.contains(&Effect::Do(Task::FindDrafts))
    );
    assert_eq!(says(&effects), "Kept as a draft.");
    let fields: Vec<(Field, Value)> = effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Do(Task::Draft(_, field, value)) => Some((*field, value.clone())),
            _ => None,
        })
        .collect();
    let draft = draft_of("monthly_check", "2026-11-22", "2026-11-22T20:00:00+01:00", &fields);
    let mut screen = resumed(&draft, &stage);
    assert_eq!(screen.page, MonthlyPage::Item(2));
    press_all(&stage, &mut screen, WHOLE.strip_prefix("42").unwrap());
    let entry = saved(&stage.press(&mut screen, &["enter"]));
    assert_eq!(entry.practice().unwrap().get("self_esteem").items()[..3], [Some(4), Some(2), Some(3)]);
    let drafts = std::slice::from_ref(&draft);
    assert_eq!(resting(drafts, day("2026-11-29")), Some(draft.head.id));
    assert_eq!(
        resting(drafts, day("2026-11-30")),
        None,
        "what was answered a week ago is not how one is now"
    );
}

/// Resumes a draft.
fn resumed(draft: &Draft, stage: &Stage) -> MonthlyScreen {
    let mut screen = MonthlyScreen::resumed(draft);
    screen.opened(&stage.any_context());
    screen
}

#[test]
fn it_begins_by_itself_once_the_checks_before_have_been_read() {
    for (key, is_on) in [("y", false), ("enter", true)] {
        let mut stage = stage_after(&["2026-08-01"]);
        stage.all_read = false;
        stage.state.monthly_check = is_on;
        let mut screen = opened(&stage, None);
        let effects = stage.press(&mut screen, &[key]);
        assert_eq!(effects.contains(&Effect::Do(Task::Remember(Change::MonthlyCheck(true)))), !is_on);
        assert_eq!(screen.page, MonthlyPage::First);
        (stage.all_read, stage.state.monthly_check) = (true, true);
        screen.receive(&Reply::ReadAll, &stage.any_context());
        assert_eq!(screen.page, MonthlyPage::Item(0), "{key}");

        let mut stage = stage_after(&["2026-11-20"]);
        (stage.all_read, stage.state.monthly_check) = (false, is_on);
        let mut screen = opened(&stage, None);
        stage.press(&mut screen, &[key]);
        (stage.all_read, stage.state.monthly_check) = (true, true);
        screen.receive(&Reply::ReadAll, &stage.any_context());
        assert_eq!(screen.page, MonthlyPage::First, "one was made two days ago");
    }
}

#[test]
fn an_edit_replaces_the_version_it_was_made_from_and_is_not_held_back() {
    let stage = stage_after(&["2026-11-20"]);
    let stored = stage.journal.entries().next().unwrap().clone();
    let mut screen = opened(&stage, Some(stored.id));
    assert_eq!(screen.page, MonthlyPage::Item(0));
    assert_eq!(stage.press(&mut screen, &["esc"]), [Effect::Close]);
    let mut screen = opened(&stage, Some(stored.id));
    stage.press(&mut screen, &["1", "tab", "tab", "tab", "tab", "tab"]);
    let edit = saved(&stage.press(&mut screen, &["enter"]));
    assert_eq!(edit.replaces, [stored.digest()]);
    let check = edit.practice().unwrap();
    assert_eq!(check.get("self_esteem").items()[..2], [Some(1), Some(2)]);
    assert_eq!(check.get("trust").items(), stored.practice().unwrap().get("trust").items());
    let effects = screen.receive(&Reply::Saved(edit.id), &stage.any_context());
    assert_eq!(says(&effects), "Saved.");
}

#[test]
fn a_draft_of_an_edit_waits_for_its_month_and_keeps_what_it_never_touched() {
    let mut stage = stage_after(&["2026-08-01"]);
    let stored = stage.journal.entries().next().unwrap().clone();
    let mut head = draft_of("monthly_check", "2026-08-01", "2026-11-22T20:00:00+01:00", &[]).head;
    (head.id, head.base) = (stored.id, Some(stored.digest()));
    let line = draft::line(&Field::Answer("phq_2"), &json!([3, 3]), &moment("2026-11-22T20:00:01+01:00"));
    let draft = Draft::parse(&(head.to_line() + &line)).unwrap();
    let journal = std::mem::take(&mut stage.journal);
    let mut screen = resumed(&draft, &stage);
    assert!(
        screen.opened(&stage.any_context()).contains(&Effect::Do(Task::Read(vec![Month::of(stored.day)])))
    );
    stage.journal = journal;
    screen.receive(&Reply::Read(MonthsRead::default()), &stage.any_context());
    stage.press(&mut screen, &["tab", "tab", "tab", "tab", "tab"]);
    let edit = saved(&stage.press(&mut screen, &["enter"]));
    assert_eq!(edit.replaces, [stored.digest()]);
    let check = edit.practice().unwrap();
    assert_eq!(check.get("phq_2").items(), [Some(3), Some(3)]);
    assert_eq!(check.get("anxiety").items(), stored.practice().unwrap().get("anxiety").items());
}

/// The last page after these answers to PHQ-2 and GAD-2 alone.
fn last_page(keys: &str) -> String {
    let stage = stage_after(&["2026-08-01"]);
    let mut screen = begun(&stage);
    stage.press(&mut screen, &["tab", "tab", "tab"]);
    press_all(&stage, &mut screen, keys);
    assert_eq!(screen.page, MonthlyPage::Last);
    whole(&stage, &screen)
}

#[test]
fn from_three_on_either_pair_names_support_and_says_that_it_is_no_diagnosis() {
    let note = "It is not a diagnosis. s, support";
    for (keys, noted) in [("1102", false), ("2100", true), ("0003", true), ("3--3", false)] {
        assert_eq!(last_page(keys).contains(note), noted, "{keys}");
    }
}

#[test]
fn the_last_page_tells_scores_with_direction_n_and_the_persons_own_earlier_values() {
    let stage = stage_after(&["2026-06-01", "2026-07-01", "2026-08-01", "2026-09-01", "2026-11-30"]);
    let mut screen = opened(&stage, None);
    screen.go_to(MonthlyPage::at(0));
    press_all(&stage, &mut screen, WHOLE);
    let page = whole(&stage, &screen);
    assert!(page.contains("3.5 of 5, higher = more self-esteem · 10 of 10 answered"), "{page}");
    assert!(page.contains("before: 3.5 on 1 Sep (10) · 3.5 on 1 Aug (10)"), "{page}");
    assert!(!page.contains("1 Jul") && !page.contains("30 Nov"), "two at most, none from later: {page}");
    // GAD-2 had too few answers before, so there is no value to show.
    assert!(page.trim_end().contains("3 of 6, higher = bothered more often · 2 of 2 answered"));
}

#[test]
fn a_trend_is_never_put_into_a_word() {
    let stage = stage_after(&["2026-06-01", "2026-09-01"]);
    let mut screen = opened(&stage, None);
    screen.go_to(MonthlyPage::at(0));
    press_all(&stage, &mut screen, WHOLE);
    let values = whole(&stage, &ValuesScreen::default());
    for shown in [whole(&stage, &screen), values] {
        let words: Vec<String> = shown.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase).collect();
        for word in ["easing", "rising", "trend", "lower", "improved", "worse", "better", "normal", "average"]
        {
            assert!(!words.iter().any(|it| it == word), "{word}: {shown}");
        }
    }
}

#[test]
fn values_stand_with_their_n_newest_first_and_open_their_check() {
    let stage = stage_after(&["2025-12-31", "2026-08-01", "2026-10-01"]);
    let mut screen = ValuesScreen::default();
    let picture = stage.picture(&screen);
    let rows: Vec<&str> = picture.lines().filter(|line| line.contains("3.5 (10)")).collect();
    assert!(
        rows.len() == 3 && rows[0].contains("Thu 1 Oct") && rows[2].contains("Wed 31 Dec 2025"),
        "{picture}"
    );
    assert!(rows[0].contains("3.0 (10)") && rows[0].contains("5.0 (8)") && rows[0].contains("2 (2)"));
    assert!(rows[0].contains("· (1)"), "too few answers: {picture}");
    let id = |at: usize| stage.journal.entries().rev().nth(at).unwrap().id;
    assert_eq!(stage.press(&mut screen, &["enter"]), [Effect::Open(Route::Reader(id(0)))]);
    assert_eq!(stage.press(&mut screen, &["down", "enter"]), [Effect::Open(Route::Reader(id(1)))]);
    assert_eq!(stage.press(&mut screen, &["esc"]), [Effect::Close]);
}

#[test]
fn instruction_item_and_all_answers_are_in_sight_at_every_size() {
    let mut stage = stage_after(&["2026-08-01"]);
    let mut screen = begun(&stage);
    for at in 0..count() {
        screen.go_to(MonthlyPage::at(at));
        let Asked { instrument, nth, .. } = asked(at).unwrap();
        let answers = instrument.answers().map(|(_, words)| words);
        let wanted = answers.chain([instrument.instruction.as_str(), instrument.items[nth].text.as_str()]);
        let wanted: Vec<&str> = wanted.collect();
        for width in [40, 41, 47, 55, 59, 60, 72, 80, 120] {
            for height in [12, 13, 15, 16, 17, 20, 24, 40] {
                stage.size = (width, height);
                let picture = stage.picture(&screen);
                let shown = picture.split_whitespace().collect::<Vec<_>>().join(" ");
                for text in &wanted {
                    assert!(shown.contains(text), "{width} x {height}: {text}\n{picture}");
                }
            }
        }
    }
}

#[test]
fn it_looks_like_this() {
    let mut stage = Stage::default();
    insta::assert_snapshot!("off", stage.pictures(&opened(&stage, None)));
    let mut early = stage_after(&["2026-11-01"]);
    let screen = opened(&early, None);
    insta::assert_snapshot!("not_due", early.pictures(&screen));
    early.sweep(&screen);
    let mut due = stage_after(&["2026-08-01", "2026-09-03", "2026-10-14"]);
    let mut screen = begun(&due);
    due.press(&mut screen, &["4", "2", "down"]);
    insta::assert_snapshot!("item", due.pictures(&screen));
    due.sweep(&screen);
    due.press(&mut screen, &["tab", "tab", "tab", "1"]);
    insta::assert_snapshot!("how_often", due.pictures(&screen));
    let mut screen = begun(&due);
    press_all(&due, &mut screen, "4232432232-------");
    due.press(&mut screen, &["tab", "tab"]);
    press_all(&due, &mut screen, "2111");
    insta::assert_snapshot!("last", due.pictures(&screen));
    insta::assert_snapshot!("last_in_styles", due.in_colour().styles(&screen));
}

#[test]
fn the_values_look_like_this() {
    let mut stage = stage_after(&["2025-12-31", "2026-08-01", "2026-09-03", "2026-10-14"]);
    let screen = ValuesScreen::default();
    insta::assert_snapshot!("values", stage.pictures(&screen));
    stage.sweep(&screen);
    insta::assert_snapshot!("no_values", Stage::default().picture(&ValuesScreen::default()));
}

#[test]
fn a_key_that_is_held_answers_one_item() {
    let stage = stage_after(&[]);
    for before in ["", "123", WHOLE.get(..9).unwrap()] {
        let mut screen = begun(&stage);
        press_all(&stage, &mut screen, before);
        stage.hold(&mut screen, "4", 30);
        assert_eq!(screen.page, MonthlyPage::Item(before.len() + 1), "{before}");
        let given = |at: usize| asked(at).and_then(|asked| screen.given(asked));
        assert_eq!((given(before.len()), given(before.len() + 1)), (Some(4), None), "{before}");
    }
}
