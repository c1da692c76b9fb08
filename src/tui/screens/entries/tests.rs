use super::*;
use crate::journal::{Day, Document, Entry, EntryId, practice};
use crate::tui::task::MonthsRead;
use crate::tui::testing::samples::{
    check_in, fortnight, full, id_of, made_at_once, months, newer, note, practices, whole_practice,
};
use crate::tui::testing::{Stage, day};

fn stage() -> Stage {
    Stage::with(months(fortnight()))
}

fn opened(stage: &Stage) -> EntriesScreen {
    let mut screen = EntriesScreen::new(false);
    screen.opened(&stage.any_context());
    screen
}

fn shown(screen: &EntriesScreen) -> Vec<EntryId> {
    let ids = screen.list.lines.iter().filter_map(|line| match line {
        ListLine::Entry(_, id) => Some(*id),
        _ => None,
    });
    ids.collect()
}

fn selected(screen: &EntriesScreen, stage: &Stage) -> Option<Day> {
    Some(screen.line()?.entry(&stage.any_context())?.day)
}

fn november(entries: Vec<Entry>, broken: &str) -> Document {
    let document = months(entries).remove(0);
    let text = document.to_text().replacen("\"entries\": [", &format!("\"entries\": [{broken},"), 1);
    Document::parse(&text, document.month()).unwrap()
}

#[test]
fn everything_is_listed_newest_first() {
    let mut stage = stage();
    let screen = opened(&stage);
    insta::assert_snapshot!("list", stage.pictures(&screen));
    insta::assert_snapshot!("styles_plain", stage.styles(&screen));
    stage.sweep(&screen);
    insta::assert_snapshot!("styles_in_colour", stage.in_colour().styles(&screen));
}

#[test]
fn the_list_moves_and_keeps_the_selected_line_in_sight() {
    let many = (0..40).map(|back| {
        let day = day("2026-11-22").plus(-back);
        check_in(&day.to_string(), "012345", |_| {})
    });
    let stage = Stage::with(months(many));
    let mut screen = opened(&stage);
    stage.press(&mut screen, &["up"]);
    assert_eq!(selected(&screen, &stage), Some(day("2026-11-22")));
    stage.press(&mut screen, &["pagedown", "pagedown", "down"]);
    let picture = stage.picture(&screen);
    assert!(picture.contains('▌'), "{picture}");
    stage.press(&mut screen, &["end"]);
    assert_eq!(selected(&screen, &stage), Some(day("2026-10-14")));
    assert!(stage.picture(&screen).contains("▌ Wed 14 Oct"));
    stage.press(&mut screen, &["down", "up", "home"]);
    assert_eq!(selected(&screen, &stage), Some(day("2026-11-22")));
}

#[test]
fn enter_reads_and_d_deletes_the_selected_entry() {
    let mut stage = stage();
    let mut screen = opened(&stage);
    stage.press(&mut screen, &["down", "down", "down"]);
    let id = shown(&screen)[3];
    assert_eq!(stage.press(&mut screen, &["enter"]), [Effect::Open(Route::Reader(id))]);
    let month = Month::of(day("2026-11-19"));
    assert_eq!(stage.press(&mut screen, &["d"]), [Effect::Do(Task::Delete(id, month))]);
    let document = stage.journal.month(month).unwrap().clone();
    stage.journal.put(document.clone().without(id, stage.now.clone()));
    screen.receive(&Reply::Deleted(id), &stage.any_context());
    assert!(!shown(&screen).contains(&id));
    assert_eq!(screen.rows.selected(), 3, "the line below moves up to the selection");
    stage.press(&mut screen, &["home"]);
    stage.journal.put(document);
    screen.receive(&Reply::Restored(id), &stage.any_context());
    assert_eq!(shown(&screen)[screen.rows.selected()], id, "what came back is selected");
    let new = note("2026-11-22", 9, "just written");
    stage.journal.put(months(fortnight().into_iter().chain([new.clone()])).remove(0));
    screen.receive(&Reply::Saved(new.id), &stage.any_context());
    assert_eq!(shown(&screen)[screen.rows.selected()], new.id, "and so is what was just written");
    stage.read_only = Some("It reads along.".to_owned());
    assert_eq!(stage.press(&mut screen, &["d"]), [Effect::Say("It reads along.".to_owned())]);
}

#[test]
fn other_screens_are_a_key_away() {
    let stage = stage();
    let mut screen = opened(&stage);
    assert_eq!(stage.press(&mut screen, &["a"]), [Effect::Open(Route::Note(day("2026-11-22"), None))]);
    stage.press(&mut screen, &["end"]);
    assert_eq!(stage.press(&mut screen, &["7"]), [Effect::Open(Route::Week(day("2026-11-09")))]);
    assert_eq!(stage.press(&mut screen, &["m"]), [Effect::Open(Route::calendar(day("2026-11-09")))]);
    assert_eq!(stage.press(&mut screen, &["esc"]), [Effect::Close]);
}

#[test]
fn search_narrows_with_every_letter_and_shows_the_words_where_they_stand() {
    let mut stage = stage();
    let mut screen = opened(&stage);
    stage.press(&mut screen, &["/"]);
    assert_eq!(screen.place(), Place::Line);
    let mut counts = Vec::new();
    for letter in ["\"", "p", "h", "o", "n", "e", " ", "c"] {
        stage.type_in(&mut screen, letter);
        counts.push(screen.list.shown);
    }
    assert!(counts.windows(2).all(|pair| pair[0] >= pair[1]), "{counts:?}");
    assert_eq!(shown(&screen), [full().id]);
    insta::assert_snapshot!("search_open", stage.pictures(&screen));
    stage.press(&mut screen, &["backspace", "backspace"]);
    assert_eq!(shown(&screen), [id_of("2026-11-21"), full().id]);
    stage.press(&mut screen, &["down"]);
    assert_eq!(selected(&screen, &stage), Some(day("2026-11-19")), "arrows move while the field is open");
    stage.press(&mut screen, &["enter"]);
    assert_eq!(screen.place(), Place::Entries);
    insta::assert_snapshot!("search_done", stage.picture(&screen));
    stage.sweep(&screen);
    assert_eq!(stage.press(&mut screen, &["esc"]), [], "Esc ends the search first");
    assert_eq!(screen.list.shown, fortnight().len());
    assert_eq!(selected(&screen, &stage), Some(day("2026-11-19")), "the selection stays on its entry");
    assert_eq!(stage.press(&mut screen, &["esc"]), [Effect::Close]);
}

#[test]
fn esc_leaves_an_empty_search_with_the_list_that_was_opened_for_it() {
    let stage = stage();
    let mut screen = EntriesScreen::new(true);
    screen.opened(&stage.any_context());
    assert_eq!(stage.press(&mut screen, &["esc"]), [Effect::Close]);
    stage.type_in(&mut screen, "phone");
    assert_eq!(stage.press(&mut screen, &["esc"]), [], "what was typed is left first");
    assert_eq!(stage.press(&mut screen, &["/", "ctrl-u", "esc"]), [Effect::Close]);

    let mut screen = opened(&stage);
    assert_eq!(stage.press(&mut screen, &["/", "esc"]), [], "a list that was there before stays");
    assert_eq!(screen.place(), Place::Entries);
}

#[test]
fn narrowing_letter_by_letter_finds_what_searching_at_once_finds() {
    let stage = stage();
    for words in ["the", "long", "ο", "river helped", "x"] {
        let mut by_letter = opened(&stage);
        stage.press(&mut by_letter, &["/"]);
        stage.type_in(&mut by_letter, words);
        let mut at_once = opened(&stage);
        stage.press(&mut at_once, &["/"]);
        at_once.update(Input::Pasted(words.to_owned()), &stage.any_context());
        assert_eq!(shown(&by_letter), shown(&at_once), "{words}");
        // Going back a letter looks through everything again.
        stage.type_in(&mut by_letter, "zz");
        stage.press(&mut by_letter, &["backspace", "backspace"]);
        assert_eq!(shown(&by_letter), shown(&at_once), "{words}");
    }
}

#[test]
fn filters_narrow_and_one_that_cannot_be_used_says_so_with_the_nearest() {
    let mut stage = stage();
    let mut screen = opened(&stage);
    stage.press(&mut screen, &["/"]);
    assert!(stage.picture(&screen).contains("kind: sign:jealousy>2 trigger: did: helped: root: from: to:"));
    stage.type_in(&mut screen, "kind:notes");
    assert_eq!(screen.list.shown, 2);
    assert!(screen.unusable.is_none());
    stage.type_in(&mut screen, " frm:-3");
    assert_eq!(screen.list.shown, 2, "the rest still narrows");
    let said = "no filter frm:, did you mean from:?";
    assert!(stage.picture(&screen).contains(said), "{}", stage.picture(&screen));
    stage.press(&mut screen, &["enter"]);
    assert_eq!(screen.place(), Place::Line, "what cannot be used is not taken");
    insta::assert_snapshot!("search_unusable", stage.pictures(&screen));
    stage.press(&mut screen, &["esc"]);
    assert!(screen.place() == Place::Entries && stage.picture(&screen).contains(said), "it stays said");
    stage.press(&mut screen, &["esc"]);
    assert!(screen.unusable.is_none() && screen.list.shown == fortnight().len());
}

#[test]
fn what_was_just_saved_is_found_by_its_new_words() {
    let mut stage = stage();
    let mut screen = opened(&stage);
    stage.press(&mut screen, &["/"]);
    stage.type_in(&mut screen, "zebra");
    assert_eq!(screen.list.shown, 0);
    let new = note("2026-11-22", 9, "a ZÈBRA");
    stage.journal.put(months(fortnight().into_iter().chain([new.clone()])).remove(0));
    screen.receive(&Reply::Saved(new.id), &stage.any_context());
    assert_eq!(shown(&screen), [new.id]);
    let other = note("2026-11-22", 9, "a giraffe");
    assert_eq!(other.id, new.id);
    stage.journal.put(months(fortnight().into_iter().chain([other])).remove(0));
    screen.receive(&Reply::Saved(new.id), &stage.any_context());
    assert!(shown(&screen).is_empty(), "and no longer by its old ones");
}

#[test]
fn it_may_open_with_the_search_field_in_use() {
    let screen = EntriesScreen::new(true);
    assert_eq!(screen.place(), Place::Line);
}

#[test]
fn kinds_are_shown_in_turn_and_newer_ones_only_when_there_are_any() {
    let mut stage = stage();
    let mut screen = opened(&stage);
    let counts = |stage: &Stage, screen: &mut EntriesScreen, presses: usize| {
        (0..presses)
            .map(|_| {
                stage.press(screen, &["f"]);
                screen.list.shown
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(counts(&stage, &mut screen, 3), [10, 2, 12]);
    stage.journal.put(months(fortnight().into_iter().chain([newer("2026-11-18")])).remove(0));
    screen.receive(&Reply::Read(MonthsRead::default()), &stage.any_context());
    assert_eq!(counts(&stage, &mut screen, 4), [10, 2, 1, 13]);
    assert!(stage.picture(&screen).contains("written by a newer version"));
}

#[test]
fn days_narrow_the_list_and_what_is_no_day_is_said_in_place() {
    let mut stage = stage();
    let mut screen = opened(&stage);
    stage.press(&mut screen, &[":"]);
    insta::assert_snapshot!("days_open", stage.pictures(&screen));
    stage.type_in(&mut screen, "-3");
    stage.press(&mut screen, &["enter"]);
    assert_eq!(shown(&screen), ["2026-11-22", "2026-11-21", "2026-11-20"].map(id_of));
    assert!(stage.picture(&screen).contains("the last 3 days"));
    stage.press(&mut screen, &[":"]);
    stage.type_in(&mut screen, "2026-02-30");
    stage.press(&mut screen, &["enter"]);
    assert_eq!(screen.place(), Place::Line, "the field stays for another try");
    assert!(stage.picture(&screen).contains("There is no such date"));
    assert_eq!(screen.list.shown, 3);
    stage.press(&mut screen, &["esc"]);
    assert_eq!((screen.place(), screen.list.shown), (Place::Entries, 3));
    stage.press(&mut screen, &[":", "enter"]);
    assert_eq!(screen.list.shown, fortnight().len(), "an empty field shows all days");
}

#[test]
fn filters_add_up_and_are_named_with_the_count() {
    let stage = stage();
    let mut screen = opened(&stage);
    stage.press(&mut screen, &["f", "f", ":"]);
    stage.type_in(&mut screen, "2026-11");
    stage.press(&mut screen, &["enter", "/"]);
    stage.type_in(&mut screen, "river");
    stage.press(&mut screen, &["enter"]);
    let picture = stage.picture(&screen);
    assert!(picture.contains("“river” · notes · November 2026"), "{picture}");
    assert!(picture.contains("1 of 12 entries"), "{picture}");
    stage.press(&mut screen, &["/"]);
    stage.type_in(&mut screen, "bank");
    assert!(stage.picture(&screen).contains("Nothing here matches."));
}

#[test]
fn what_cannot_be_read_stands_at_its_month_and_is_not_counted() {
    let mut stage = Stage::with(vec![november(fortnight(), r#"{"id": 7}"#)]);
    let october: Month = "2026-10".parse().unwrap();
    stage
        .problems
        .push((october, "journal/2026-10.json: not readable as JSON (line 1, column 2)".to_owned()));
    let mut screen = opened(&stage);
    stage.press(&mut screen, &["end", "up"]);
    let picture = stage.picture(&screen);
    assert!(picture.contains("12 entries") && picture.contains("cannot be shown here"), "{picture}");
    insta::assert_snapshot!("unreadable", picture);
    assert!(matches!(stage.press(&mut screen, &["enter"]).as_slice(), [Effect::Say(_)]));
    assert!(matches!(stage.press(&mut screen, &["d"]).as_slice(), [Effect::Say(_)]));
    let effects = stage.press(&mut screen, &["down", "enter"]);
    let [Effect::Say(text)] = effects.as_slice() else { panic!("{effects:?}") };
    assert!(text.contains("2026-10.json"));
    stage.press(&mut screen, &["f"]);
    assert!(!stage.picture(&screen).contains("cannot be shown"), "nobody knows its kind");
}

#[test]
fn it_shows_what_is_there_while_the_rest_is_read() {
    let mut stage = Stage { all_read: false, ..Stage::default() };
    let mut screen = EntriesScreen::new(false);
    assert_eq!(screen.opened(&stage.any_context()), [Effect::Do(Task::ReadAll)]);
    let picture = stage.picture(&screen);
    assert!(picture.contains("reading ...") && picture.contains("Nothing found so far."), "{picture}");
    stage.journal = self::stage().journal;
    screen.receive(&Reply::Read(MonthsRead::default()), &stage.any_context());
    stage.press(&mut screen, &["down", "down"]);
    for document in months([check_in("2025-11-22", "000000", |_| {})]) {
        stage.journal.put(document);
    }
    stage.all_read = true;
    screen.receive(&Reply::ReadAll, &stage.any_context());
    assert_eq!(selected(&screen, &stage), Some(day("2026-11-20")));
    let picture = stage.picture(&screen);
    assert!(!picture.contains("reading") && picture.contains("13 entries"), "{picture}");
    assert!(picture.contains("Sat 22 Nov 2025") || !picture.contains("2025"));
}

#[test]
fn a_search_begun_while_reading_finds_everything_in_the_end() {
    let mut stage = Stage { all_read: false, ..stage() };
    let mut screen = opened(&stage);
    stage.press(&mut screen, &["/"]);
    stage.type_in(&mut screen, "riv");
    for document in months([note("2025-03-01", 8, "The river in spring, and a rival.")]) {
        stage.journal.put(document);
    }
    screen.receive(&Reply::Read(MonthsRead::default()), &stage.any_context());
    assert_eq!(screen.list.shown, 1, "it waits for the next letter or the end");
    stage.type_in(&mut screen, "e");
    assert_eq!(screen.list.shown, 2, "the next letter looks through all that has been read");
    for document in months([note("2024-03-01", 9, "An old river.")]) {
        stage.journal.put(document);
    }
    screen.receive(&Reply::Read(MonthsRead::default()), &stage.any_context());
    stage.all_read = true;
    screen.receive(&Reply::ReadAll, &stage.any_context());
    assert_eq!(screen.list.shown, 3);
}

#[test]
fn an_empty_journal_says_so() {
    let stage = Stage::default();
    let mut screen = opened(&stage);
    assert!(stage.picture(&screen).contains("Nothing is written yet."));
    assert_eq!(stage.press(&mut screen, &["enter", "d", "down", "end", "u"]), []);
}

#[test]
fn hostile_and_wide_words_stay_in_their_column() {
    let long = "日本語".repeat(200);
    let mut stage = Stage::with(months([
        note("2026-11-20", 1, "\u{1b}[2J\u{202e}evil\nand\tmore"),
        note("2026-11-21", 2, &long),
        note("2026-11-22", 3, &format!("{long} needle 👩‍👩‍👧 שלום {long}")),
    ]));
    let mut screen = opened(&stage);
    insta::assert_snapshot!("hostile", stage.picture(&screen));
    stage.press(&mut screen, &["/"]);
    stage.type_in(&mut screen, "needle");
    assert!(stage.picture(&screen).contains("needle"));
    stage.sweep(&screen);
}

#[test]
fn the_months_in_sight_are_looked_at_for_changes() {
    let stage =
        Stage::with(months(fortnight().into_iter().chain([check_in("2026-09-01", "000000", |_| {})])));
    let screen = opened(&stage);
    let months: Vec<String> = screen.months(&stage.any_context()).iter().map(ToString::to_string).collect();
    assert_eq!(months, ["2026-11", "2026-09"]);
}

#[test]
fn an_entry_with_other_versions_is_marked() {
    let mut stage = Stage::with(months(fortnight().into_iter().chain(made_at_once())));
    let screen = opened(&stage);
    insta::assert_snapshot!("versions", stage.pictures(&screen));
    let [mut shown, mut other] = made_at_once();
    (shown.late, other.late) = (true, true);
    let stage = Stage::with(months([shown, other]));
    let picture = stage.picture(&opened(&stage));
    assert!(picture.contains("Thu 19 Nov≠") && !picture.contains('°'), "{picture}");
}

#[test]
fn entries_of_exercises_are_listed_with_their_kind_and_what_they_are_about() {
    let mut stage = Stage::with(months(fortnight()).into_iter().chain([practices()]).collect());
    let mut screen = opened(&stage);
    stage.type_in(&mut screen, ":");
    stage.type_in(&mut screen, "2026-09");
    stage.press(&mut screen, &["enter"]);
    stage.size = (80, 44);
    insta::assert_snapshot!("practices", stage.picture(&screen));
    stage.size = (40, 44);
    insta::assert_snapshot!("practices_narrow", stage.picture(&screen));
    stage.sweep(&screen);
}

#[test]
fn the_kinds_of_which_there_are_any_are_shown_in_turn() {
    let mut entries = vec![check_in("2026-11-22", "000000", |_| {}), newer("2026-11-21")];
    entries.extend([whole_practice(practice::Kind::Calm), whole_practice(practice::Kind::ThoughtRecord)]);
    let stage = Stage::with(months(entries));
    let mut screen = opened(&stage);
    for (words, count) in [
        ("check-ins", "1 of 4"),
        ("thought records", "1 of 4"),
        ("calm breathing", "1 of 4"),
        ("kinds from a newer version", "1 of 4"),
        ("Newest first", "4 entries"),
    ] {
        stage.press(&mut screen, &["f"]);
        let picture = stage.picture(&screen);
        assert!(picture.contains(words) && picture.contains(count), "{words}: {picture}");
    }
}

#[test]
fn search_finds_what_was_written_in_an_exercise() {
    let stage = Stage::with(vec![practices()]);
    let mut screen = opened(&stage);
    stage.press(&mut screen, &["/"]);
    stage.type_in(&mut screen, "tired person");
    assert_eq!(shown(&screen), [whole_practice(practice::Kind::ThoughtRecord).id]);
    let picture = stage.picture(&screen);
    assert!(picture.contains("seen a tired person"), "{picture}");
}
