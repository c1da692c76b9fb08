use super::*;
use crate::journal::{Document, WeekStart};
use crate::tui::testing::samples::{check_in, fortnight, full, late, months, note};
use crate::tui::testing::{Stage, day};

const TODAY: &str = "2026-11-22";

fn stage() -> Stage {
    let mut documents = months(fortnight());
    documents.push(Document::new("2026-10".parse().unwrap()));
    Stage::with(documents)
}

fn opened(stage: &Stage, on: &str) -> WeekScreen {
    let mut screen = WeekScreen::new(day(on));
    screen.opened(&stage.any_context());
    screen
}

fn says(effects: &[Effect]) -> &str {
    match effects {
        [Effect::Say(text)] => text,
        _ => panic!("{effects:?}"),
    }
}

/// The line of the table that starts with a label.
fn line(picture: &str, label: &str) -> String {
    picture.lines().find(|line| line.trim_start().starts_with(label)).unwrap_or_default().trim().to_owned()
}

#[test]
fn the_week_stands_in_figures_and_words() {
    let mut stage = stage();
    let screen = opened(&stage, TODAY);
    insta::assert_snapshot!("week", stage.pictures(&screen));
    stage.sweep(&screen);
    let mut screen = opened(&stage, "2026-11-19");
    insta::assert_snapshot!("styles_plain", stage.styles(&screen));
    stage.press(&mut screen, &["left"]);
    insta::assert_snapshot!("with_gaps", stage.picture(&screen));
    let stage = stage.in_colour();
    insta::assert_snapshot!("styles_in_colour", stage.styles(&opened(&stage, "2026-11-19")));
}

#[test]
fn an_empty_week_is_blank_and_has_no_mean() {
    let stage = stage();
    let picture = stage.picture(&opened(&stage, "2026-11-02"));
    assert!(picture.contains("0 of 7 days"), "{picture}");
    assert_eq!(
        line(&picture, "Jealousy").split_whitespace().collect::<Vec<_>>(),
        ["Jealousy", "·", "·", "·", "·", "·", "·", "·"]
    );
    assert!(!picture.contains("few days"), "{picture}");
}

#[test]
fn few_days_make_a_hollow_mean_and_four_a_solid_one() {
    for (days, mean) in [(1, "(2.0)"), (3, "(2.0)"), (4, "2.0"), (7, "2.0")] {
        let entries = (0..days).map(|back| {
            let day = day(TODAY).plus(-back);
            check_in(&day.to_string(), "2-----", |_| {})
        });
        let stage = Stage::with(months(entries));
        let picture = stage.picture(&opened(&stage, TODAY));
        let figures = line(&picture, "Jealousy");
        let shown: Vec<&str> = figures.split_whitespace().rev().take(2).collect();
        assert_eq!(shown, [days.to_string().as_str(), mean]);
        assert_eq!(picture.contains("few days: 1 to 3"), days < 4, "{days}");
        let skipped = line(&picture, "Steadiness");
        assert!(!skipped.contains('0') && !skipped.contains('('), "no answer, no mean: {skipped}");
    }
}

#[test]
fn the_week_before_stands_beside_it_with_its_own_number_of_days() {
    let stage = stage();
    let picture = stage.picture(&opened(&stage, TODAY));
    assert!(line(&picture, "Jealousy").ends_with("1.8    4"), "{}", line(&picture, "Jealousy"));
    assert!(line(&picture, "Reassurance").ends_with("(2.0)   3"), "{}", line(&picture, "Reassurance"));
}

#[test]
fn late_figures_are_marked_and_explained_only_where_there_are_any() {
    let stage = stage();
    let with = stage.picture(&opened(&stage, TODAY));
    assert!(line(&with, "Jealousy").contains("2°") && with.contains("° filled in later"), "{with}");
    let without = stage.picture(&opened(&stage, "2026-11-11"));
    assert!(!without.contains('°'), "{without}");
}

#[test]
fn days_to_come_are_blank_and_past_ones_have_a_dot() {
    let mut stage = Stage::with(months([check_in("2026-11-17", "111111", |_| {})]));
    stage.now = crate::tui::testing::moment("2026-11-18T21:00:00+01:00");
    let picture = stage.picture(&opened(&stage, "2026-11-18"));
    let figures = line(&picture, "Jealousy");
    assert_eq!(figures.matches('·').count(), 2, "Monday and today: {figures}");
}

#[test]
fn weeks_are_walked_and_never_beyond_the_last_of_which_something_is_known() {
    let stage = stage();
    let mut screen = opened(&stage, "2026-11-18");
    assert_eq!(says(&stage.press(&mut screen, &["right"])), "This is the current week.");
    assert_eq!(screen.day, day("2026-11-18"));
    stage.press(&mut screen, &["left"]);
    assert_eq!(screen.day, day("2026-11-11"));
    assert!(stage.picture(&screen).contains("‹ 46 ›"));
    stage.press(&mut screen, &["right"]);
    assert_eq!(screen.day, day("2026-11-18"));
    assert!(!stage.picture(&screen).contains('›'));
    let mut ahead = opened(&stage, "2027-03-01");
    assert_eq!(says(&stage.press(&mut ahead, &["right"])), "There are no entries after this week.");
    stage.press(&mut ahead, &["left"]);
    assert_eq!(ahead.day, day("2027-02-22"));
}

#[test]
fn a_week_to_come_is_read_like_any_other() {
    // As when one flew west over the date line.
    let stage = Stage::with(months([check_in("2026-11-23", "321032", |_| {})]));
    let mut screen = opened(&stage, TODAY);
    assert!(stage.picture(&screen).contains('›'));
    stage.press(&mut screen, &["right"]);
    assert_eq!(screen.day, day("2026-11-23"));
    assert!(line(&stage.picture(&screen), "Jealousy").contains('3'), "{}", stage.picture(&screen));
    let id = crate::tui::testing::samples::id_of("2026-11-23");
    assert_eq!(stage.press(&mut screen, &["enter"]), [Effect::Open(Route::Reader(id))]);
    assert_eq!(says(&stage.press(&mut screen, &["right"])), "There are no entries after this week.");
}

#[test]
fn coming_back_to_this_week_never_selects_a_day_to_come() {
    let mut stage = Stage::with(months([check_in("2026-11-17", "111111", |_| {})]));
    stage.now = crate::tui::testing::moment("2026-11-18T21:00:00+01:00");
    let mut screen = opened(&stage, "2026-11-15");
    stage.press(&mut screen, &["right"]);
    assert_eq!(screen.day, day("2026-11-18"));
    stage.press(&mut screen, &["down"]);
    assert_eq!(screen.day, day("2026-11-19"));
    assert_eq!(says(&stage.press(&mut screen, &["enter"])), "Thursday 19 November is still to come.");
}

#[test]
fn the_selected_day_moves_within_its_week_and_is_marked() {
    let stage = stage();
    let mut screen = opened(&stage, TODAY);
    stage.press(&mut screen, &["down"]);
    assert_eq!(screen.day, day(TODAY));
    stage.press(&mut screen, &["up", "up", "up"]);
    assert_eq!(screen.day, day("2026-11-19"));
    let picture = stage.picture(&screen);
    assert!(picture.contains("▌Thu ") && picture.contains("▌Thu 19"), "{picture}");
    stage.press(&mut screen, &["home", "up"]);
    assert_eq!(screen.day, day("2026-11-16"));
    stage.press(&mut screen, &["end"]);
    assert_eq!(screen.day, day(TODAY));
}

#[test]
fn weeks_may_start_on_sunday() {
    let mut stage = stage();
    stage.settings.config.week_start = WeekStart::Sunday;
    let picture = stage.picture(&opened(&stage, "2026-11-18"));
    assert!(picture.contains("15 – 21 November"), "{picture}");
    let heads = picture.lines().find(|line| line.contains("Wed")).unwrap();
    assert!(heads.find("Sun") < heads.find("Mon"), "{heads}");
}

#[test]
fn enter_reads_the_day_or_starts_its_check_in() {
    let stage = stage();
    let open = |on| stage.press(&mut opened(&stage, on), &["enter"]);
    assert_eq!(open("2026-11-19"), [Effect::Open(Route::Reader(full().id))]);
    assert_eq!(open("2026-11-18"), [Effect::Open(Route::CheckIn(day("2026-11-18")))]);
}

#[test]
fn other_screens_are_a_key_away() {
    let stage = stage();
    let mut screen = opened(&stage, TODAY);
    assert_eq!(stage.press(&mut screen, &["g"]), [Effect::Open(Route::GoToDate(DateFor::Week))]);
    assert_eq!(stage.press(&mut screen, &["e"]), [Effect::Open(Route::Entries { search: false })]);
    assert_eq!(stage.press(&mut screen, &["m"]), [Effect::Open(Route::calendar(day(TODAY)))]);
    assert_eq!(stage.press(&mut screen, &["esc"]), [Effect::Close]);
}

#[test]
fn it_reads_the_months_that_it_needs_and_shows_nothing_false_before() {
    let mut stage = Stage::default();
    let mut screen = WeekScreen::new(day("2026-11-03"));
    let needed: Vec<Month> = ["2026-10", "2026-11"].map(|month| month.parse().unwrap()).to_vec();
    assert_eq!(screen.opened(&stage.any_context()), [Effect::Do(Task::Read(needed.clone()))]);
    assert_eq!(screen.months(&stage.any_context()), needed);
    let picture = stage.picture(&screen);
    assert!(!picture.contains('·') && picture.contains("reading ..."), "{picture}");
    assert_eq!(says(&stage.press(&mut screen, &["enter"])), "This day is still being read.");
    stage.journal = self::stage().journal;
    assert_eq!(screen.opened(&stage.any_context()), []);
    // The week of 26 October lies in both months, the one before in October alone.
    assert_eq!(stage.press(&mut screen, &["left"]), []);
    let september: Month = "2026-09".parse().unwrap();
    assert_eq!(stage.press(&mut screen, &["left", "left"]), []);
    assert_eq!(stage.press(&mut screen, &["left"]), [Effect::Do(Task::Read(vec![september]))]);
}

#[test]
fn a_month_that_cannot_be_read_is_named_and_its_days_are_not_called_empty() {
    let mut stage = Stage::with(vec![
        Document::new("2026-11".parse().unwrap()),
        Document::new("2026-10".parse().unwrap()),
    ]);
    let problem = "journal/2026-11.json: not readable as JSON (line 3, column 1)".to_owned();
    stage.problems.push(("2026-11".parse().unwrap(), problem.clone()));
    let picture = stage.picture(&opened(&stage, "2026-11-01"));
    assert!(picture.contains(&problem), "{picture}");
    let figures = line(&picture, "Jealousy");
    assert_eq!(figures.matches('·').count(), 6, "the six days of October: {figures}");
    assert!(!stage.picture(&opened(&stage, "2026-10-20")).contains(&problem));
}

#[test]
fn the_words_of_a_long_week_scroll_below_the_figures() {
    let long: Vec<String> = (1..=40).map(|line| format!("line {line}")).collect();
    let entries = fortnight().into_iter().chain([note("2026-11-17", 7, &long.join("\n"))]);
    let stage = Stage::with(months(entries));
    let mut screen = opened(&stage, "2026-11-16");
    assert!(stage.picture(&screen).contains("line 1"));
    stage.press(&mut screen, &["pagedown", "pagedown"]);
    let picture = stage.picture(&screen);
    assert!(picture.contains("Jealousy") && !picture.contains("line 1\n"), "{picture}");
    for _ in 0..20 {
        stage.press(&mut screen, &["pagedown"]);
    }
    assert!(stage.picture(&screen).contains("Laughed a lot"));
    stage.press(&mut screen, &["down", "down", "down"]);
    assert_eq!(screen.day, day("2026-11-19"));
    assert!(stage.picture(&screen).contains("▌Thu 19"), "the words of the selected day come into sight");
}

#[test]
fn on_a_small_screen_everything_scrolls_together() {
    let mut stage = stage();
    stage.size = (40, 12);
    let mut screen = opened(&stage, TODAY);
    assert!(stage.picture(&screen).contains("▌S"));
    stage.press(&mut screen, &["pagedown", "pagedown"]);
    assert!(!stage.picture(&screen).contains("▌S "));
    stage.press(&mut screen, &["up"]);
    assert!(stage.picture(&screen).contains("▌S"), "the selected day is in sight again");
}

#[test]
fn many_ticks_are_cut_short_with_their_number() {
    use crate::journal::TickList;
    let ids = ["late_reply", "silence", "alone", "alcohol", "conflict", "own"];
    let entry = late(
        check_in(TODAY, "000000", |check_in| {
            check_in.set_ticked(TickList::Triggers, Some(ids.map(str::to_owned).to_vec()));
        }),
        TODAY,
    );
    let stage = Stage::with(months([entry]));
    let picture = stage.picture(&opened(&stage, TODAY));
    assert!(line(&picture, "What set it off").contains("late or short reply"), "{picture}");
    assert!(line(&picture, "What set it off").ends_with("▆       1 day"), "{picture}");
    assert!(picture.contains("2 more"), "{picture}");
}

#[test]
fn the_bar_of_a_tick_has_one_cell_for_each_of_its_days() {
    use crate::journal::TickList;
    for days in 1..=7 {
        let entries = (0..days).map(|back| {
            check_in(&day(TODAY).plus(-back).to_string(), "111111", |check_in| {
                check_in.set_ticked(TickList::Triggers, Some(vec!["silence".to_owned()]));
            })
        });
        let mut stage = Stage::with(months(entries));
        for size in [(40, 30), (80, 24), (120, 40)] {
            stage.size = size;
            let picture = stage.picture(&opened(&stage, TODAY));
            let row = picture.lines().find(|row| row.contains("silence or")).unwrap();
            assert_eq!(i64::try_from(row.matches('▆').count()), Ok(days), "{row}");
        }
    }
}

#[test]
fn each_level_has_another_shade_around_its_figure() {
    let entries = (0..5).map(|level| {
        let on = day("2026-11-16").plus(level).to_string();
        check_in(&on, &format!("{level}-----"), |_| {})
    });
    let stage = Stage::with(months(entries));
    let figures = line(&stage.picture(&opened(&stage, TODAY)), "Jealousy");
    assert!(figures.contains(" 0   ░1░  ▒2▒  ▓3▓  █4█"), "{figures}");
}

#[test]
fn a_wide_window_has_the_words_beside_the_figures() {
    let mut stage = stage();
    let mut screen = opened(&stage, TODAY);
    for size in [(100, 30), (200, 60)] {
        stage.size = size;
        insta::assert_snapshot!(format!("at_{}", size.0), stage.picture(&screen));
    }
    stage.size = (120, 40);
    stage.press(&mut screen, &["home"]);
    let beside = stage.picture(&screen);
    let heads = beside.lines().position(|row| row.contains("Mon")).unwrap();
    let words = beside.lines().position(|row| row.contains("Before sleep")).unwrap();
    assert!(words <= heads + 1, "{beside}");
}

#[test]
fn at_most_a_fifth_of_the_rows_is_blank_where_there_are_data() {
    let mut stage = stage();
    stage.size = (100, 30);
    let picture = stage.picture(&opened(&stage, TODAY));
    let body: Vec<&str> = picture.lines().skip(2).take(25).collect();
    let blank = body.iter().filter(|row| row.trim().is_empty()).count();
    assert!(blank * 5 <= body.len(), "{blank} of {}\n{picture}", body.len());
}

#[test]
fn what_is_free_beside_the_words_makes_the_cells_of_days_higher() {
    let mut stage = stage();
    let screen = opened(&stage, TODAY);
    let rows = |stage: &mut Stage, size: (u16, u16)| {
        stage.size = size;
        let picture = stage.picture(&screen);
        picture.lines().filter(|row| row.contains("▒▒▒") || row.contains("▒2▒")).count()
    };
    let usual = rows(&mut stage, (80, 24));
    assert!(usual > 0);
    let high = rows(&mut stage, (120, 40));
    assert!(high > usual && rows(&mut stage, (200, 60)) > high);
    let picture = stage.picture(&screen);
    let body: Vec<&str> = picture.lines().skip(2).take(56).collect();
    let blank = body.iter().filter(|row| row.trim().is_empty()).count();
    assert!(blank * 5 <= body.len(), "{blank} of {}\n{picture}", body.len());
}
