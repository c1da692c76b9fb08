use std::cell::Cell;
use std::io;
use std::rc::Rc;

use ratatui::backend::CrosstermBackend;
use ratatui::{Terminal, TerminalOptions, Viewport};

use super::*;
use crate::journal::{Document, Sign};
use crate::tui::statistics::Question;
use crate::tui::testing::samples::{check_in, late, months};
use crate::tui::testing::{Stage, day};

const TODAY: &str = "2026-11-22";
fn half_a_year() -> Vec<Document> {
    let entries = (0_i64..170).filter(|back| back % 9 != 4 && !(23..30).contains(back)).map(|back| {
        let on = day(TODAY).plus(-back).to_string();
        let jealousy = (back / 60 + (back * 7 % 5) / 3).min(4);
        let entry = check_in(&on, &format!("{jealousy}11112"), |_| {});
        if back == 31 { late(entry, TODAY) } else { entry }
    });
    months(entries)
}

/// A journal in which the week before the present one has these ratings of jealousy.
fn with_last_week(ratings: &str) -> Stage {
    let days = ratings.chars().zip(0..).map(|(rating, after)| {
        check_in(&day("2026-11-09").plus(after).to_string(), &format!("{rating}11112"), |_| {})
    });
    let before = (20..80).map(|back| check_in(&day(TODAY).plus(-back).to_string(), "211112", |_| {}));
    stage(months(before.chain(days)))
}

fn stage(documents: Vec<Document>) -> Stage {
    let mut stage = Stage::with(documents);
    for span in trends::SPANS {
        stage.find(Question::Trends(span));
    }
    stage
}

fn jealousy() -> ScaleScreen {
    ScaleScreen::new(Sign::Jealousy.into(), Span::Weeks(12))
}

fn body(picture: &str) -> Vec<&str> {
    picture.lines().skip(1).collect()
}

#[test]
fn a_sign_stands_across_the_window_with_what_can_be_said_below() {
    let mut stage = stage(half_a_year());
    insta::assert_snapshot!("jealousy", stage.pictures(&jealousy()));
    let mut screen = jealousy();
    stage.press(&mut screen, &["pagedown", "pagedown", "pagedown", "pagedown", "left", "left"]);
    insta::assert_snapshot!("end", stage.picture(&screen));
    stage.press(&mut screen, &["]", "]", "]"]);
    insta::assert_snapshot!("all_time", stage.picture(&screen));
}

#[test]
fn the_styles_of_a_sign() {
    let stage = stage(half_a_year());
    insta::assert_snapshot!("styles_plain", stage.styles(&jealousy()));
    insta::assert_snapshot!("styles_in_colour", stage.in_colour().styles(&jealousy()));
}

#[test]
fn from_100_columns_on_the_chart_and_its_words_fill_the_window() {
    let mut stage = stage(half_a_year());
    let mut rows_before = 0;
    for size in [(100, 30), (120, 40), (200, 60)] {
        stage.size = size;
        let picture = stage.picture(&jealousy());
        let blank = body(&picture).iter().filter(|line| line.trim().is_empty()).count();
        let missing = usize::from(size.1).saturating_sub(picture.lines().count() + 2);
        assert!(
            (blank + missing) * 5 <= body(&picture).len(),
            "{blank} and {missing} rows are blank\n{picture}"
        );
        let rows = picture.lines().filter(|line| line.contains(['│', '┤'])).count();
        assert!(rows > rows_before, "a larger window shows more: {rows}\n{picture}");
        rows_before = rows;
    }
}

#[test]
fn the_ratings_of_the_axis_stand_the_same_number_of_rows_apart() {
    let mut stage = stage(half_a_year());
    for height in 20..=70 {
        for width in [80, 100, 120, 200] {
            stage.size = (width, height);
            let picture = stage.picture(&jealousy());
            let is_rating = |line: &&str| line.contains('┤');
            let rows: Vec<usize> =
                picture.lines().enumerate().filter(|(_, line)| is_rating(line)).map(|(row, _)| row).collect();
            let of_axis = |line: &&str| matches!(line.chars().nth(4), Some('│' | '┤'));
            // Lower charts have no row to spare.
            if picture.lines().filter(of_axis).count() >= 9 {
                let steps: Vec<usize> = rows.windows(2).map(|pair| pair[1] - pair[0]).collect();
                assert_eq!(steps, [steps[0]; 4], "{picture}");
            }
        }
    }
}

#[test]
fn weekly_means_a_quarter_apart_look_different_at_80x24_and_a_seventh_apart_at_120x40() {
    // The chart alone: figures would differ anyway.
    let chart = |stage: &Stage| {
        let picture = stage.picture(&jealousy());
        let plot = picture.lines().skip(1).take_while(|line| !line.contains('└'));
        plot.map(|line| line.chars().take(56).filter(|c| *c != '•').collect::<String>()).collect::<Vec<_>>()
    };
    for (size, one, other) in
        [((80, 24), "2222", "2223"), ((80, 24), "4444", "4442"), ((120, 40), "2222222", "2222223")]
    {
        let (mut one, mut other) = (with_last_week(one), with_last_week(other));
        (one.size, other.size) = (size, size);
        assert_ne!(chart(&one), chart(&other), "{size:?}");
    }
}

#[test]
fn the_cursor_goes_from_week_to_week_reads_them_out_and_opens_them() {
    let stage = stage(half_a_year());
    let mut screen = jealousy();
    let says = |screen: &ScaleScreen, words: &str| {
        let picture = stage.picture(screen);
        assert!(picture.contains(words), "{words}\n{picture}");
    };
    says(&screen, "16 – 22 Nov: mean 0.2, lowest 0, highest 1, 6 of 7 days");
    says(&screen, "this week 0.2 · 6 days");
    stage.press(&mut screen, &["left"]);
    says(&screen, "9 – 15 Nov: mean 0.5, lowest 0, highest 1, 6 of 7 days");
    says(&screen, "this week 0.2 · 6 days");
    assert_eq!(stage.press(&mut screen, &["enter"]), [Effect::Open(Route::Week(day("2026-11-09")))]);
    stage.press(&mut screen, &["h", "h", "h"]);
    says(&screen, "19 – 25 Oct: mean");
    stage.press(&mut screen, &["l"]);
    says(&screen, "26 Oct – 1 Nov: mean");
    stage.press(&mut screen, &["home", "left"]);
    says(&screen, "31 Aug – 6 Sep: mean");
    stage.press(&mut screen, &["end", "right"]);
    says(&screen, "16 – 22 Nov: mean");
    assert_eq!(stage.press(&mut screen, &["enter"]), [Effect::Open(Route::Week(day(TODAY)))]);
}

#[test]
fn x_goes_to_the_highest_week_and_on_to_the_next_highest() {
    let weeks = [(3, "11112"), (11, "31112"), (18, "21112"), (25, "31112")];
    let entries = weeks.map(|(back, ratings)| check_in(&day(TODAY).plus(-back).to_string(), ratings, |_| {}));
    let stage = stage(months(entries));
    let mut screen = jealousy();
    for week in [
        "9 – 15 Nov: mean 3.0",
        "26 Oct – 1 Nov: mean 3.0",
        "2 – 8 Nov: mean 2.0",
        "16 – 22 Nov: mean 1.0",
        "9 – 15 Nov",
    ] {
        stage.press(&mut screen, &["x"]);
        let picture = stage.picture(&screen);
        assert!(picture.contains(week), "{week}\n{picture}");
    }
    stage.press(&mut screen, &["left", "x"]);
    assert!(stage.picture(&screen).contains("9 – 15 Nov"), "after a move it begins with the highest again");
}

#[test]
fn days_to_come_are_not_missing_and_a_week_without_days_says_so() {
    let entries = ["2026-11-16", "2026-11-18"].map(|on| check_in(on, "311112", |_| {}));
    let mut stage = stage(months(entries));
    stage.now = "2026-11-18T21:00:00+01:00".parse().unwrap();
    let mut screen = jealousy();
    let picture = stage.picture(&screen);
    assert!(picture.contains("16 – 22 Nov: mean 3.0, lowest 3, highest 3, 2 of 3 days"), "{picture}");
    stage.press(&mut screen, &["left"]);
    assert!(stage.picture(&screen).contains("9 – 15 Nov: no days recorded"));
    assert_eq!(stage.press(&mut screen, &["enter"]), [Effect::Open(Route::Week(day("2026-11-09")))]);
}

#[test]
fn the_week_under_the_cursor_stays_when_the_span_or_the_sign_is_another() {
    let stage = stage(half_a_year());
    let mut screen = jealousy();
    stage.press(&mut screen, &["left", "left", "["]);
    assert_eq!(screen.title(&stage.any_context()).0, "Jealousy · 4 weeks");
    assert!(stage.picture(&screen).contains("2 – 8 Nov: mean"), "{}", stage.picture(&screen));
    stage.press(&mut screen, &["]", "]", "tab"]);
    assert_eq!(screen.title(&stage.any_context()).0, "Reassurance · 26 weeks");
    assert!(stage.picture(&screen).contains("2 – 8 Nov: mean"));
    let effects = stage.press(&mut screen, &["]"]);
    assert_eq!(effects, trends::read(Span::Weeks(52), day(TODAY)));
}

#[test]
fn what_has_no_cell_for_each_week_is_drawn_by_month_and_opens_its_year() {
    let years = (0..1_500).step_by(2).map(|back| {
        let jealousy = 1 + back / 2 % 3;
        check_in(&day(TODAY).plus(-back).to_string(), &format!("{jealousy}13121"), |_| {})
    });
    let stage = stage(months(years));
    let mut screen = ScaleScreen::new(Sign::Jealousy.into(), Span::All);
    stage.press(&mut screen, &["left"]);
    let picture = stage.picture(&screen);
    assert!(picture.contains("Jealousy · all time · by month"), "{picture}");
    assert!(picture.contains("1 – 31 Oct: mean 2.1, lowest 1, highest 3, 1"), "{picture}");
    assert!(picture.contains("this month 1.9 · 11 days"), "{picture}");
    assert!(!picture.contains('┊'), "every month would have the same stem: {picture}");
    let year = Route::Calendar(day("2026-10-01"), Some(Sign::Jealousy.into()));
    assert_eq!(stage.press(&mut screen, &["enter"]), [Effect::Open(year)]);
}

#[test]
fn nothing_joins_the_weeks_beside_a_gap_and_few_days_are_hollow() {
    let entries = (0..60).filter(|back| !(14..21).contains(back) && !(28..33).contains(back));
    let stage =
        stage(months(entries.map(|back| check_in(&day(TODAY).plus(-back).to_string(), "211112", |_| {}))));
    let picture = stage.picture(&jealousy());
    let line = picture.lines().find(|line| line.contains('⠒')).unwrap();
    let parts: Vec<&str> = line.split_whitespace().filter(|part| part.contains('⠒')).collect();
    assert_eq!(parts.len(), 2, "one gap of a week: {picture}");
    assert!(line.contains('○'), "a week of two days: {picture}");
}

#[test]
fn a_likely_range_is_drawn_where_it_is_narrow_and_said_where_it_is_wide() {
    let entries = |of: fn(i64) -> i64| {
        let entry = move |back: i64| {
            check_in(&day(TODAY).plus(-back).to_string(), &format!("{}11112", of(back)), |_| {})
        };
        stage(months((0..60).map(entry)))
    };
    let mut narrow = entries(|back| 2 - back % 2);
    let mut wide = entries(|back| if back % 28 < 7 { 4 } else { 0 });
    (narrow.size, wide.size) = ((120, 40), (120, 40));
    let picture = narrow.picture(&jealousy());
    assert!(picture.contains('┴') && !picture.contains("too wide to draw"), "{picture}");
    let picture = wide.picture(&jealousy());
    assert!(picture.contains("range of “now” is too wide to draw: 0.0"), "{picture}");
    let plot: Vec<&str> = picture.lines().take_while(|line| !line.contains('└')).collect();
    assert!(plot.concat().matches('◆').count() == 2 && plot.concat().matches('┬').count() == 1, "{picture}");
}

/// A terminal that only counts the bytes it is sent.
struct Counted(Rc<Cell<usize>>);

impl io::Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.set(self.0.get() + bytes.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_key_that_moves_the_cursor_costs_less_than_700_bytes() {
    let stage = stage(half_a_year()).in_colour();
    let mut screen = jealousy();
    let written = Rc::new(Cell::new(0));
    let backend = CrosstermBackend::new(Counted(Rc::clone(&written)));
    let viewport = Viewport::Fixed(Rect::new(0, 0, stage.size.0, stage.size.1));
    let mut terminal = Terminal::with_options(backend, TerminalOptions { viewport }).unwrap();
    for (key, most) in [("right", 20_000), ("left", 700), ("left", 700), ("left", 700), ("right", 700)] {
        written.set(0);
        stage.press(&mut screen, &[key]);
        terminal.draw(|frame| *frame.buffer_mut() = stage.draw(&screen)).unwrap();
        assert!(written.get() > 0 && written.get() < most, "{} bytes after {key}", written.get());
    }
}

#[test]
fn a_frame_looks_at_nothing_anew_until_something_changes() {
    let mut stage = stage(half_a_year());
    let mut screen = jealousy();
    let first = stage.picture(&screen);
    // Were the history looked at for this frame, it would be another one.
    stage.history = std::cell::OnceCell::new();
    stage.journal = crate::journal::Journal::new();
    assert_eq!(body(&stage.picture(&screen)).get(..9), body(&first).get(..9));
    screen.receive(&Reply::Say(String::new()), &stage.any_context());
    assert_ne!(stage.picture(&screen), first);
}

#[test]
fn tab_goes_round_the_scales_and_d_opens_the_days_behind() {
    let stage = stage(half_a_year());
    let mut screen = jealousy();
    let mut seen = Vec::new();
    for _ in 0..6 {
        stage.press(&mut screen, &["tab"]);
        seen.push(screen.title(&stage.any_context()).0);
    }
    assert_eq!(seen.last().map(String::as_str), Some("Jealousy · 12 weeks"));
    assert!(seen.iter().any(|title| title.starts_with("Steadiness")));
    stage.press(&mut screen, &["backtab"]);
    assert!(screen.title(&stage.any_context()).0.starts_with("Steadiness"));
    let effects = stage.press(&mut jealousy(), &["d"]);
    let [Effect::Open(Route::Days(words, days))] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(words, "Jealousy · 12 weeks");
    let found = stage.statistics.trends(Span::Weeks(12)).unwrap().scale(Sign::Jealousy.into()).unwrap();
    assert_eq!(days.len(), found.direction.n());
    assert!(!days.contains(&day(TODAY).plus(-31)), "what was filled in later is no part of it");
}

#[test]
fn without_enough_days_the_page_says_so_and_draws_no_beginning() {
    let few = (0..5).map(|back| check_in(&day(TODAY).plus(-back).to_string(), "211111", |_| {}));
    let stage = stage(months(few));
    let picture = stage.picture(&jealousy());
    assert!(picture.contains("Jealousy: Just starting: 2 of 7."), "{picture}");
    assert!(
        picture.contains("Not enough days yet to compare") && !picture.contains("first   now"),
        "{picture}"
    );
    assert!(stage.picture(&ScaleScreen::new(Sign::Jealousy.into(), Span::All)).contains("Just starting"));
}

#[test]
fn a_sign_can_be_drawn_at_any_size() {
    for documents in [half_a_year(), Vec::new()] {
        let mut stage = stage(documents);
        for span in trends::SPANS {
            let mut screen = ScaleScreen::new(Sign::Jealousy.into(), span);
            for size in [(0, 0), (1, 1), (5, 3), (20, 6), (39, 11), (40, 12), (62, 16), (84, 24), (200, 60)] {
                stage.size = size;
                stage.picture(&screen);
                stage.press(&mut screen, &["left", "down", "enter"]);
                stage.picture(&screen);
            }
        }
    }
}
