use super::*;
use crate::tui::testing::lines;

fn bar(ratings: &[u8]) -> Bar {
    let rating = |value: &u8| Rating::new(*value).unwrap();
    let range = ratings.iter().min().map(rating).zip(ratings.iter().max().map(rating));
    let sum = ratings.iter().map(|it| i64::from(*it)).sum();
    Bar { point: WeekPoint { n: ratings.len(), sum, range }, is_few: (1..4).contains(&ratings.len()) }
}

/// A mean of `quarters / 4` over four days.
fn quarters(quarters: i64) -> Bar {
    Bar { point: WeekPoint { n: 4, sum: quarters, range: None }, is_few: false }
}

fn drawn(bars: &[Bar], width: u16, height: u16) -> Buffer {
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    let theme = Theme::plain();
    let chart = Bars { area, count: bars.len(), scale: Scale::Steadiness, theme: &theme };
    chart.draw_stems(&mut buffer, bars);
    chart.draw(&mut buffer, bars);
    buffer
}

#[test]
fn bars_are_as_high_as_their_means_dotted_where_few_days_and_a_dot_where_none() {
    let bars = [bar(&[1, 2, 3, 2]), bar(&[4]), bar(&[]), bar(&[0, 0, 0, 0]), bar(&[4, 4, 4, 4])];
    let expected = ["┊   ⣿⣿       ██", "┊▅▅ ⣿⣿       ██", "┊██ ⣿⣿ ·  ▁▁ ██"];
    assert_eq!(lines(&drawn(&bars, 15, 3)), expected.join("\n"));
}

#[test]
fn means_a_quarter_apart_differ_in_three_rows_and_a_tenth_apart_in_six() {
    for few in [false, true] {
        let of = |sum, n| {
            let point = WeekPoint { n, sum, range: None };
            [Bar { point, is_few: few }]
        };
        for sum in 0..16 {
            assert_ne!(drawn(&of(sum, 4), 2, 3), drawn(&of(sum + 1, 4), 2, 3), "{sum} quarters");
        }
        for sum in 0..40 {
            assert_ne!(drawn(&of(sum, 10), 2, 6), drawn(&of(sum + 1, 10), 2, 6), "{sum} tenths");
        }
    }
}

#[test]
fn only_a_four_fills_a_chart() {
    for height in 1..12 {
        let full = |bar: Bar| drawn(&[bar], 1, height).content.iter().all(|cell| cell.symbol() == "█");
        assert!(full(quarters(16)) && !full(quarters(14)), "{height} rows");
    }
}

#[test]
fn the_last_ends_at_the_right_edge_and_the_first_begins_at_the_left_at_any_width() {
    for count in 1..30_u16 {
        for width in count..80 {
            let picture = lines(&drawn(&vec![bar(&[4, 4, 4, 4]); count.into()], width, 1));
            assert!(picture.ends_with('█') && picture.chars().count() == usize::from(width), "{picture}|");
            let free = picture.chars().take_while(|c| *c == ' ').count();
            let most = if width < 2 * count { width - count } else { width / count / 3 + 2 };
            assert!(free <= usize::from(most), "{picture}|");
        }
    }
}
