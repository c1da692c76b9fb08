use super::*;
use crate::tui::testing::lines;

fn mean(sum: i64, n: usize) -> Bar {
    Bar { point: WeekPoint { n, sum, range: None }, is_few: (1..4).contains(&n) }
}

fn drawn(means: &[Bar], width: u16, height: u16) -> Buffer {
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    let theme = Theme::plain();
    let line = Line { area, count: means.len(), scale: Scale::Steadiness, theme: &theme };
    line.draw(&mut buffer, means, None);
    buffer
}

#[test]
fn a_line_joins_weeks_that_follow_each_other_dotted_to_few_days_and_open_at_a_gap() {
    let means = [mean(28, 7), mean(14, 7), mean(3, 2), mean(0, 0), mean(0, 7)];
    let expected = [" ⠉⠉⠢⡀", "    ⠈⠒⠒⠠⢀⡀○", "              ·  ⣀⣀"];
    let picture = lines(&drawn(&means, 20, 3));
    assert_eq!(picture, expected.join("\n"));
}

#[test]
fn means_a_quarter_apart_differ_in_five_rows_and_a_tenth_apart_in_eleven() {
    for (n, parts, height) in [(4, 4, 5), (10, 10, 11), (2, 2, 5)] {
        for cells in 1..5 {
            for sum in 0..4 * parts {
                let (one, other) =
                    (drawn(&[mean(sum, n)], cells, height), drawn(&[mean(sum + 1, n)], cells, height));
                assert_ne!(one, other, "{sum} of {n} in {cells} cells");
            }
        }
    }
}

#[test]
fn only_a_four_touches_the_top() {
    for height in 2..30 {
        let top =
            |sum| drawn(&[mean(sum, 4)], 1, height).content.first().map(|cell| cell.symbol().to_owned());
        assert_eq!(top(16).as_deref(), Some("⠉"), "{height} rows");
        assert_ne!(top(14).as_deref(), Some("⠉"), "{height} rows");
    }
}

#[test]
fn few_days_have_another_form_than_enough_at_any_width() {
    let of = |is_few, cells| {
        let mean = Bar { is_few, ..mean(9, 4) };
        lines(&drawn(&[mean], cells, 6))
    };
    for cells in 1..12 {
        assert_ne!(of(true, cells), of(false, cells), "{cells} cells");
        assert_eq!(of(true, cells).contains(HOLLOW), cells > 1);
    }
}

#[test]
fn each_mean_has_cells_of_its_own_from_the_left_edge_to_the_right() {
    let theme = Theme::plain();
    for count in 1..60 {
        for width in u16::try_from(count).unwrap()..90 {
            let area = Rect::new(3, 0, width, 5);
            let line = Line { area, count, scale: Scale::Steadiness, theme: &theme };
            let mut next = area.left();
            for place in 0..count {
                assert_eq!(line.cells(place).start, next);
                assert!(line.cells(place).contains(&line.middle(place)));
                next = line.cells(place).end;
            }
            assert_eq!(next, area.right());
        }
    }
}

#[test]
fn the_mean_under_the_cursor_is_reversed_and_nothing_else() {
    let means = [mean(14, 7), mean(14, 7), mean(0, 0)];
    let area = Rect::new(0, 0, 12, 5);
    let theme = Theme::plain();
    let line = Line { area, count: 3, scale: Scale::Steadiness, theme: &theme };
    for (cursor, expected) in [(0, 0..4), (1, 4..8), (2, 10..11)] {
        let mut buffer = Buffer::empty(area);
        line.draw(&mut buffer, &means, Some(cursor));
        let is_reversed = |x: u16, y: u16| {
            buffer.cell((x, y)).unwrap().modifier.contains(ratatui::style::Modifier::REVERSED)
        };
        let reversed: Vec<u16> = places(area).filter(|(x, y)| is_reversed(*x, *y)).map(|(x, _)| x).collect();
        assert!(
            !reversed.is_empty() && reversed.iter().all(|x| expected.contains(x)),
            "{cursor}: {reversed:?}"
        );
    }
}
