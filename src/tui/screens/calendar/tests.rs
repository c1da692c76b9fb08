use super::*;
use crate::journal::{Document, Entry, Sign, WeekStart};
use crate::tui::task::{HistoryRead, MonthsRead};
use crate::tui::testing::samples::{check_in, fortnight, id_of, late, months};
use crate::tui::testing::{Stage, day, moment};

const TODAY: &str = "2026-11-22";

/// A year of check-ins with gaps, every level, days filled in later and answers skipped, up to the fortnight.
fn entries() -> Vec<Entry> {
    let levels = ["0", "1", "2", "3", "4", "-"];
    let days = (14..500_i64).filter(|back| back % 9 != 0 && !(180..200).contains(back));
    let entries = days.map(|back| {
        let on = day(TODAY).plus(-back).to_string();
        let step = usize::try_from(back / 5 + back % 3).unwrap();
        let ratings: String = (0..6).map(|place| levels[(step + place) % levels.len()]).collect();
        let entry = check_in(&on, &ratings, |_| {});
        if back % 11 == 0 { late(entry, TODAY) } else { entry }
    });
    entries.chain(fortnight()).collect()
}

fn stage() -> Stage {
    Stage::with(months(entries()))
}

const JEALOUSY: Shown = Some(Scale::Sign(Sign::Jealousy));

fn opened(stage: &Stage, on: &str) -> CalendarScreen {
    let mut screen = CalendarScreen::new(day(on), JEALOUSY);
    screen.opened(&stage.any_context());
    screen
}

fn says(effects: &[Effect]) -> &str {
    match effects {
        [Effect::Say(text)] => text,
        _ => panic!("{effects:?}"),
    }
}

/// Whether a line of a picture is the row of a weekday.
fn is_row(line: &str, weekday: &str) -> bool {
    line.split_whitespace().next() == Some(weekday)
}

/// The row of a weekday, without its name.
fn row(picture: &str, weekday: &str) -> String {
    let line = picture.lines().find(|line| is_row(line, weekday));
    line.unwrap_or_default().trim_start().chars().skip(4).collect()
}

/// All cells of the year.
fn cells(picture: &str) -> String {
    ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].map(|weekday| row(picture, weekday)).concat()
}

/// Returns the words about the selected day.
fn words(stage: &Stage, screen: &CalendarScreen) -> String {
    let picture = stage.picture(screen);
    let below = picture.lines().map(str::trim).skip_while(|line| !is_row(line, "Sun")).skip(1);
    let mut words = below.filter(|line| line.contains(char::is_alphanumeric));
    words.next().unwrap_or_default().to_owned()
}

#[test]
fn the_year_stands_in_cells_and_words() {
    let mut stage = stage();
    let mut screen = opened(&stage, TODAY);
    insta::assert_snapshot!("calendar", stage.pictures(&screen));
    stage.sweep(&screen);
    insta::assert_snapshot!("styles_plain", stage.styles(&screen));
    stage.press(&mut screen, &["backtab"]);
    insta::assert_snapshot!("recorded", stage.pictures(&screen));
    stage.press(&mut screen, &["pageup", "backtab"]);
    insta::assert_snapshot!("steadiness", stage.pictures(&screen));
    let stage = stage.in_colour();
    insta::assert_snapshot!("styles_in_colour", stage.styles(&opened(&stage, TODAY)));
}

#[test]
fn every_level_has_a_cell_of_its_own() {
    let on = ["2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20"];
    let entries = (0..).zip(on).map(|(level, on): (u32, _)| check_in(on, &format!("{level}-----"), |_| {}));
    let stage = Stage::with(months(entries));
    let picture = stage.picture(&opened(&stage, TODAY));
    let found = ["Mon", "Tue", "Wed", "Thu", "Fri"].map(|weekday| row(&picture, weekday).trim().to_owned());
    assert_eq!(found, ["·", "░", "▒", "▓", "█"]);
    let stage = Stage { size: (120, 40), ..stage };
    let picture = stage.picture(&opened(&stage, TODAY));
    let found = ["Mon", "Tue", "Wed", "Thu", "Fri"].map(|weekday| row(&picture, weekday).trim().to_owned());
    assert_eq!(found, ["0", "░1", "▒2", "▓3", "█4"]);
}

/// The row below the year, where what was filled in later is marked.
fn marks(picture: &str) -> String {
    let mut below = picture.lines().skip_while(|line| !is_row(line, "Sun")).skip(1);
    below.next().unwrap_or_default().chars().skip(6).collect()
}

#[test]
fn what_was_filled_in_later_is_marked_below_its_week_and_has_no_other_form() {
    let entries = [
        late(check_in("2026-11-16", "3-----", |_| {}), "2026-11-20"),
        check_in("2026-11-17", "-1----", |_| {}),
        late(check_in("2026-11-18", "-1----", |_| {}), "2026-11-20"),
        check_in("2026-11-09", "3-----", |_| {}),
    ];
    let stage = Stage::with(months(entries));
    let mut screen = opened(&stage, "2026-11-16");
    assert_eq!(words(&stage, &screen), "Monday 16 November: Quite a lot (3), filled in later");
    stage.press(&mut screen, &["down"]);
    assert_eq!(words(&stage, &screen), "Tuesday 17 November: skipped");
    stage.press(&mut screen, &["down"]);
    assert_eq!(words(&stage, &screen), "Wednesday 18 November: skipped, filled in later");
    stage.press(&mut screen, &["down"]);
    assert_eq!(words(&stage, &screen), "Thursday 19 November", "an empty day is only a date");
    let picture = stage.picture(&screen);
    assert_eq!(cells(&picture).replace(' ', ""), "▓▓+", "where one is can be seen on a blank day");
    let column = row(&picture, "Mon").chars().position(|c| c == '▓').map(|column| column + 1);
    assert_eq!(marks(&picture).chars().position(|c| c == '°'), column, "{picture}");
    assert_eq!(marks(&picture).matches('°').count(), 1);
    assert!(picture.contains("° in this week a day was filled in later"), "{picture}");
    stage.press(&mut screen, &["backtab", "up"]);
    assert_eq!(cells(&stage.picture(&screen)).replace(' ', ""), "■■■■");
    assert_eq!(words(&stage, &screen), "Wednesday 18 November: filled in later");
    stage.press(&mut screen, &["up"]);
    assert_eq!(words(&stage, &screen), "Tuesday 17 November: recorded");
}

#[test]
fn the_selected_day_is_read_out_with_its_first_words_and_all_ratings() {
    let on = |on| check_in(on, "30-214", |day| day.text = "The bus was late.\nWe laughed.".to_owned());
    let stage = Stage::with(months([on("2026-11-16")]));
    let picture = stage.picture(&opened(&stage, "2026-11-16"));
    let below: Vec<&str> =
        picture.lines().skip_while(|line| !is_row(line, "Sun")).skip(2).take(3).map(str::trim).collect();
    let ratings =
        "Jealousy 3, Reassurance 0, Sensitivity ·, Self-criticism 2, Over-analysis 1, Steadiness ↑ 4";
    let shown = picture.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(below.first(), Some(&"Monday 16 November: Quite a lot (3)"));
    assert_eq!(below.get(1), Some(&"The bus was late. We laughed."));
    assert!(shown.contains(ratings), "{picture}");
    let stage = Stage { size: (40, 12), ..stage };
    let picture = stage.picture(&opened(&stage, "2026-11-16"));
    assert!(picture.ends_with("Mon 16 Nov: Quite a lot (3) · The bus…"), "{picture}");
}

#[test]
fn a_month_is_read_for_its_words_when_it_is_entered() {
    let stage = Stage::with(months([check_in("2026-11-02", "3-----", |_| {})]));
    let mut screen = opened(&stage, "2026-11-01");
    let read = Effect::Do(Task::Read(vec!["2026-10".parse().unwrap()]));
    assert_eq!(stage.press(&mut screen, &["up"]), [read]);
    assert_eq!(stage.press(&mut screen, &["up"]), [], "once");
}

#[test]
fn tab_shows_each_sign_then_steadiness_then_what_is_recorded_and_starts_anew() {
    let stage = stage();
    let mut screen = opened(&stage, TODAY);
    let mut heads = Vec::new();
    for _ in 0..7 {
        heads.push(screen.title(&stage.any_context()).0);
        stage.press(&mut screen, &["tab"]);
    }
    let names = [
        "Jealousy",
        "Reassurance",
        "Sensitivity",
        "Self-criticism",
        "Over-analysis",
        "Steadiness",
        "Recorded",
    ];
    assert_eq!(heads, names.map(|name| format!("Calendar · {name}")));
    assert_eq!(screen.shown, JEALOUSY);
    stage.press(&mut screen, &["backtab"]);
    assert_eq!(screen.shown, None);
    stage.press(&mut screen, &["backtab"]);
    assert_eq!(screen.shown, Some(Scale::Steadiness));
    let picture = stage.picture(&screen);
    assert!(picture.contains("Higher means more steady.") && !picture.contains("Lower is lighter"));
    assert_eq!(words(&stage, &screen), "Sunday 22 November: Much of the day (3)");
}

#[test]
fn days_and_weeks_are_walked_over_the_turn_of_the_year_and_never_beyond_today() {
    let stage = stage();
    let mut screen = opened(&stage, TODAY);
    let mut walk = |keys: &[&str]| {
        let effects = stage.press(&mut screen, keys);
        assert!(effects.iter().all(|it| matches!(it, Effect::Do(Task::Read(_)))), "{keys:?} {effects:?}");
        screen.day.to_string()
    };
    assert_eq!(walk(&["down"]), TODAY);
    assert_eq!(walk(&["right"]), TODAY);
    assert_eq!(walk(&["up"]), "2026-11-21");
    assert_eq!(walk(&["left"]), "2026-11-14");
    assert_eq!(walk(&["right", "right"]), TODAY, "held at today");
    assert_eq!(walk(&["home"]), "2026-01-01");
    assert_eq!(walk(&["up"]), "2025-12-31");
    assert_eq!(walk(&["home"]), "2025-01-01");
    assert_eq!(walk(&["end"]), "2025-12-31");
    assert_eq!(walk(&["down", "left"]), "2025-12-25");
    assert_eq!(walk(&["right", "end"]), TODAY, "the last day of this year is today");
}

#[test]
fn years_are_turned_on_the_same_date_and_the_leap_day_has_one_only_in_some() {
    let mut stage = stage();
    let mut screen = opened(&stage, "2024-02-29");
    assert_eq!(words(&stage, &screen), "Thursday 29 February 2024");
    stage.press(&mut screen, &["pageup"]);
    assert_eq!(screen.day, day("2023-02-28"));
    stage.press(&mut screen, &["pagedown", "down"]);
    assert_eq!(screen.day, day("2024-02-29"));
    let head = screen.title(&stage.any_context()).1;
    assert_eq!(head, "‹ 2024 ›");
    stage.press(&mut screen, &["pagedown", "pagedown"]);
    assert_eq!(screen.day, day("2026-02-28"));
    assert_eq!(screen.title(&stage.any_context()).1, "‹ 2026  ");
    assert_eq!(says(&stage.press(&mut screen, &["pagedown"])), "This is the current year.");
    assert_eq!(screen.day, day("2026-02-28"));
    stage.press(&mut screen, &["pageup", "end", "pagedown"]);
    assert_eq!(screen.day, day(TODAY), "this year's last day is still to come");
    for edge in ["0001-01-01", "2000-12-31"] {
        for start in [WeekStart::Monday, WeekStart::Sunday] {
            stage.settings.config.week_start = start;
            let mut screen = opened(&stage, edge);
            stage.press(&mut screen, &["pageup", "up", "left", "end"]);
            stage.sweep(&screen);
        }
    }
}

#[test]
fn what_is_written_for_days_to_come_is_read_and_the_days_between_open_nothing() {
    // As when the clock was wrong for an evening.
    let stage = Stage::with(months([check_in("2027-01-02", "3-----", |_| {})]));
    let mut screen = opened(&stage, TODAY);
    assert!(screen.title(&stage.any_context()).1.contains('›'));
    stage.press(&mut screen, &["pagedown"]);
    assert_eq!(screen.day, day("2027-01-02"));
    assert_eq!(words(&stage, &screen), "Saturday 2 January 2027: Quite a lot (3)");
    assert_eq!(stage.press(&mut screen, &["enter"]), [Effect::Open(Route::Reader(id_of("2027-01-02")))]);
    stage.press(&mut screen, &["up"]);
    assert_eq!(says(&stage.press(&mut screen, &["enter"])), "Friday 1 January 2027 is still to come.");
    assert_eq!(says(&stage.press(&mut screen, &["pagedown"])), "There are no entries after this year.");
}

#[test]
fn a_year_of_54_weeks_fits() {
    // A leap year whose first day is the last of a week.
    let entries = ["2012-01-01", "2012-12-31"].map(|on| check_in(on, "2-----", |_| {}));
    let stage = Stage::with(months(entries));
    let picture = stage.picture(&opened(&stage, "2012-06-06"));
    assert_eq!(row(&picture, "Sun").find('▒'), Some(0), "{picture}");
    assert_eq!(row(&picture, "Mon").chars().position(|c| c == '▒'), Some(53), "{picture}");
}

#[test]
fn weeks_may_start_on_sunday() {
    let mut stage = Stage::with(months([check_in("2026-11-22", "2-----", |_| {})]));
    let monday = row(&stage.picture(&opened(&stage, "2026-11-01")), "Sun").chars().position(|c| c == '▒');
    stage.settings.config.week_start = WeekStart::Sunday;
    let picture = stage.picture(&opened(&stage, "2026-11-01"));
    let sunday = row(&picture, "Sun").chars().position(|c| c == '▒');
    assert_eq!(sunday, monday.map(|column| column + 1), "a Sunday begins its week: {picture}");
    let place = |weekday: &str| picture.lines().position(|line| is_row(line, weekday));
    assert!(place("Sun") < place("Mon") && place("Mon") < place("Sat"), "{picture}");
}

#[test]
fn the_name_of_a_month_stands_over_its_first_whole_week() {
    let mut stage = Stage::default();
    // November 2026 begins on a Sunday, June on a Monday.
    for (month, start, first) in [
        (11, WeekStart::Monday, "2026-11-02"),
        (11, WeekStart::Sunday, "2026-11-01"),
        (6, WeekStart::Monday, "2026-06-01"),
        (1, WeekStart::Monday, "2026-01-05"),
    ] {
        stage.settings.config.week_start = start;
        let stage = Stage {
            journal: Stage::with(months([check_in(first, "4-----", |_| {})])).journal,
            settings: stage.settings.clone(),
            ..Stage::default()
        };
        let picture = stage.picture(&opened(&stage, TODAY));
        let name = crate::journal::calendar::month_name(month).get(..3).unwrap();
        let heads = picture.lines().find(|line| line.contains(name)).unwrap();
        let line = picture.lines().find(|line| line.contains('█')).unwrap();
        let column = line.chars().position(|c| c == '█');
        assert_eq!(heads.find(name), column, "{first}\n{picture}");
    }
}

#[test]
fn on_a_narrow_screen_the_part_around_the_selected_day_is_shown() {
    let mut stage = stage();
    stage.size = (40, 12);
    let heads = |on: &str| stage.picture(&opened(&stage, on)).lines().nth(1).unwrap().trim().to_owned();
    assert!(heads(TODAY).ends_with("Dec") && !heads(TODAY).contains("Jan"));
    assert!(heads("2026-01-10").starts_with("Jan") && !heads("2026-01-10").contains("Dec"));
    let middle = heads("2026-06-15");
    assert!(middle.contains("Jun") && !middle.contains("Jan") && !middle.contains("Dec"), "{middle}");
    let picture = stage.picture(&opened(&stage, "2026-11-19"));
    assert!(picture.contains("Thu 19 Nov: Quite a lot (3)"), "{picture}");
}

#[test]
fn the_selected_day_is_seen_without_colour() {
    let stage = stage();
    let place = |on: &str| {
        let styles = stage.styles(&opened(&stage, on));
        let legend = styles.lines().find(|line| line.contains("REVERSED")).expect("something is reversed");
        let letter = legend.chars().next().unwrap();
        let drawn = styles.split("\na = ").next().unwrap().to_owned();
        assert_eq!(drawn.matches(letter).count(), 1, "{on}: {drawn}");
        drawn.find(letter)
    };
    assert_ne!(place("2026-11-19"), place("2026-11-18"), "a recorded day and a blank one");
    // A full cell in reverse would be an empty one.
    let full = Stage::with(months([check_in(TODAY, "4-----", |_| {})]));
    assert_eq!(row(&full.picture(&opened(&full, TODAY)), "Sun").trim(), "4");
}

#[test]
fn enter_reads_the_day_or_starts_its_check_in() {
    let stage = stage();
    let open = |on| stage.press(&mut opened(&stage, on), &["enter"]);
    assert_eq!(open("2026-11-19"), [Effect::Open(Route::Reader(id_of("2026-11-19")))]);
    assert_eq!(open("2026-11-18"), [Effect::Open(Route::CheckIn(day("2026-11-18")))]);
    let march = "2024-03".parse().unwrap();
    let expected = [Effect::Do(Task::Read(vec![march])), Effect::Open(Route::CheckIn(day("2024-03-09")))];
    assert_eq!(open("2024-03-09"), expected, "its month has no document");
}

#[test]
fn a_day_whose_words_were_not_kept_is_read_when_it_is_opened() {
    let stage = stage();
    stage.any_context();
    let stage = Stage { journal: crate::journal::Journal::new(), ..stage };
    let open = |on| stage.press(&mut opened(&stage, on), &["enter"]);
    let november: Vec<Month> = vec!["2026-11".parse().unwrap()];
    let reader = Effect::Open(Route::Reader(id_of("2026-11-19")));
    assert_eq!(open("2026-11-19"), [Effect::Do(Task::Read(november.clone())), reader]);
    let check_in = Effect::Open(Route::CheckIn(day("2026-11-18")));
    assert_eq!(open("2026-11-18"), [Effect::Do(Task::Read(november)), check_in]);
}

#[test]
fn while_the_history_is_read_it_says_so_and_calls_no_day_empty() {
    let mut stage = Stage { all_read: false, ..Stage::default() };
    let screen = opened(&stage, TODAY);
    assert!(screen.title(&stage.any_context()).1.starts_with("reading ..."));
    let picture = stage.picture(&screen);
    assert!(!picture.contains("Nothing is recorded yet."), "{picture}");
    assert_eq!(says(&stage.press(&mut screen.clone(), &["enter"])), "This day is still being read.");
    stage.size = (40, 12);
    let picture = stage.picture(&screen);
    assert!(picture.starts_with(" Jealousy        reading ...   ‹ 2026"), "{picture}");
}

#[test]
fn an_empty_journal_is_an_empty_year() {
    let mut stage = Stage::default();
    let screen = opened(&stage, TODAY);
    insta::assert_snapshot!("empty", stage.picture(&screen));
    assert_eq!(cells(&stage.picture(&screen)).trim(), "+", "only where one is");
    stage.sweep(&screen);
}

#[test]
fn a_month_that_cannot_be_read_is_named_in_its_year_and_its_days_are_not_called_empty() {
    let mut stage = Stage::with(vec![Document::new("2026-11".parse().unwrap())]);
    let problem = "journal/2026-11.json: not readable as JSON (line 3, column 1)".to_owned();
    stage.problems.push(("2026-11".parse().unwrap(), problem.clone()));
    let screen = opened(&stage, "2026-11-01");
    assert_eq!(words(&stage, &screen), "Sunday 1 November: part of the month cannot be read");
    let picture = stage.picture(&screen);
    assert!(picture.contains(&problem) && !picture.contains("Nothing is recorded yet."), "{picture}");
    let before = opened(&stage, "2025-11-01");
    assert!(!stage.picture(&before).contains(&problem));
    assert_eq!(words(&stage, &before), "Saturday 1 November 2025");
}

#[test]
fn it_asks_for_the_months_around_the_day_and_for_the_whole_again_when_something_changed() {
    let stage = stage();
    let context = stage.any_context();
    let months = |names: &[&str]| names.iter().map(|name| name.parse().unwrap()).collect::<Vec<Month>>();
    let mut screen = CalendarScreen::new(day("2027-03-01"), None);
    let asked = screen.opened(&context);
    assert_eq!(screen.day, day(TODAY), "never a day to come");
    assert_eq!(asked, [Effect::Do(Task::ReadHistory(months(&["2026-09", "2026-10", "2026-11"])))]);
    let mut screen = CalendarScreen::new(day("2025-03-01"), None);
    let around = [Effect::Do(Task::ReadHistory(months(&["2025-01", "2025-02", "2025-03", "2025-04"])))];
    let words = Effect::Do(Task::Read(months(&["2025-03"])));
    assert_eq!(screen.opened(&context), [around.clone(), [words]].concat());
    assert_eq!(screen.months(&context), months(&["2025-03"]));
    let id = id_of(TODAY);
    for reply in
        [Reply::Saved(id), Reply::Deleted(id), Reply::Restored(id), Reply::Read(MonthsRead::default())]
    {
        assert_eq!(screen.receive(&reply, &context), around, "{reply:?}");
    }
    for reply in [
        Reply::History(HistoryRead::default()),
        Reply::ReadAll,
        Reply::ReadBefore(day("2026-11-22")),
        Reply::NotSaved(Vec::new(), String::new()),
    ] {
        assert_eq!(screen.receive(&reply, &context), [], "{reply:?}");
    }
}

#[test]
fn a_clock_that_was_set_back_leaves_no_day_to_come_selected() {
    let mut stage = Stage::with(months([check_in("2026-11-17", "2-----", |_| {})]));
    let mut screen = opened(&stage, TODAY);
    stage.now = moment("2026-11-18T21:00:00+01:00");
    assert_eq!(stage.press(&mut screen, &["enter"]), [Effect::Open(Route::CheckIn(day("2026-11-18")))]);
    assert_eq!(screen.day, day("2026-11-18"));
}

#[test]
fn other_screens_are_a_key_away() {
    let stage = stage();
    let mut screen = opened(&stage, "2026-11-03");
    let date = Route::GoToDate(DateFor::Calendar(JEALOUSY));
    assert_eq!(stage.press(&mut screen, &["g"]), [Effect::Open(date)]);
    assert_eq!(stage.press(&mut screen, &["7"]), [Effect::Open(Route::Week(day("2026-11-03")))]);
    assert_eq!(stage.press(&mut screen, &["e"]), [Effect::Open(Route::Entries { search: false })]);
    assert_eq!(stage.press(&mut screen, &["esc"]), [Effect::Close]);
}

#[test]
fn where_there_is_room_the_days_around_the_selected_one_are_listed_with_their_first_words() {
    let mut stage = stage();
    let mut screen = opened(&stage, TODAY);
    stage.size = (80, 24);
    assert!(!stage.picture(&screen).contains("› "), "there is no room");
    for size in [(100, 30), (120, 40), (200, 60)] {
        stage.size = size;
        let picture = stage.picture(&screen);
        assert!(picture.contains("› Sun 22 Nov"), "{picture}");
        let body: Vec<&str> = picture.lines().skip(2).take(usize::from(size.1) - 5).collect();
        let blank = body.iter().filter(|row| row.trim().is_empty()).count();
        assert!(blank * 5 <= body.len(), "{blank} of {}\n{picture}", body.len());
    }
    stage.size = (120, 40);
    stage.press(&mut screen, &["up"]);
    let picture = stage.picture(&screen);
    let line = |part: &str| picture.lines().find(|line| line.contains(part)).unwrap_or_default();
    assert!(line("› Sat 21 Nov").contains("Laughed a lot at lunch."), "{picture}");
    assert!(line("Fri 20 Nov").contains("Some°"), "filled in later: {picture}");
    assert!(line("Thu 19 Nov").contains("▓3 Quite a lot"), "{picture}");
    assert!(line("Sat 14 Nov").contains("not recorded"), "{picture}");
    assert!(picture.contains("Sun 22 Nov") && !picture.contains("Mon 23 Nov"), "no day to come: {picture}");
}

#[test]
fn the_words_of_all_listed_days_are_read() {
    let mut stage = stage();
    stage.size = (200, 60);
    let empty = Stage { size: (200, 60), ..Stage::default() };
    let mut screen = CalendarScreen::new(day(TODAY), JEALOUSY);
    let context = Context { body: ratatui::layout::Size::new(196, 57), ..empty.any_context() };
    let effects = screen.opened(&context);
    let reads = |months: &[&str]| {
        let months: Vec<Month> = months.iter().map(|month| month.parse().unwrap()).collect();
        effects.contains(&Effect::Do(Task::Read(months)))
    };
    assert!(reads(&["2026-10", "2026-11"]), "{effects:?}");
}
