//! The frame of every screen: a title line, the body in one column, a message line, the footer with the keys.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::text::{put, put_right, width};
use crate::tui::command::keymap::Keymap;
use crate::tui::command::{Command, Place, Row};
use crate::tui::theme::{Role, Theme};

/// The least size at which a screen is drawn, in columns and rows.
pub const LEAST: (u16, u16) = (40, 12);

/// The widest that a column of text gets, in cells.
const WIDEST: u16 = 84;

/// How much of the window a screen's body takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// A column of text.
    Text,
    /// The full width, for charts.
    Wide,
    /// The full width, and the rows above and below too; what is said then covers the last row for a moment.
    Full,
}

/// The places of a page's parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// One row.
    pub title: Rect,
    /// The area that the screen fills.
    pub body: Rect,
    /// The row for the message.
    pub says: Rect,
    /// One to three rows.
    pub footer: Rect,
}

impl Page {
    /// Lays out a page with some footer rows on a terminal of this size.
    pub fn new(area: Rect, footer_rows: u16) -> Self {
        Self::as_wide_as(WIDEST, area, footer_rows)
    }

    /// The same for a screen whose body takes more of the window.
    pub fn framed(frame: Frame, area: Rect, footer_rows: u16) -> Self {
        match frame {
            Frame::Text => Self::new(area, footer_rows),
            Frame::Wide => Self::as_wide_as(u16::MAX, area, footer_rows),
            Frame::Full => {
                let page = Self::as_wide_as(u16::MAX, area, footer_rows);
                let top = page.title.bottom();
                let body = Rect { y: top, height: page.footer.y.saturating_sub(top), ..page.body };
                Self { body, ..page }
            }
        }
    }

    fn as_wide_as(widest: u16, area: Rect, footer_rows: u16) -> Self {
        let margin = if area.width < 60 { 1 } else { 2 };
        let width = area.width.saturating_sub(2 * margin).min(widest);
        let x = area.x + (area.width - width) / 2;
        let at = |y: u16, height: u16| Rect { x, y: area.y + y, width, height }.intersection(area);
        // On a small screen the body has every row; a message then covers its last one for a moment.
        let gap = u16::from(area.height >= 16);
        let below = area.height.saturating_sub(footer_rows);
        let body_top = 1 + gap;
        let body_bottom = below.saturating_sub(gap);
        Self {
            title: at(0, 1),
            body: at(body_top, body_bottom.saturating_sub(body_top)),
            says: at(below.saturating_sub(1), 1),
            footer: at(below, footer_rows),
        }
    }
}

/// Draws the title line: the name on the left, the position on the right.
pub fn title(buffer: &mut Buffer, area: Rect, theme: &Theme, left: &str, right: &str) {
    put_right(buffer, area, area.right(), area.y, right, theme.style(Role::Muted));
    let room = area.width.saturating_sub(width(right) + u16::from(!right.is_empty()));
    put(buffer, Rect { width: room, ..area }, area.x, area.y, left, theme.style(Role::Heading));
}

/// The footer of a place: its keys, laid out in as few rows as they need, as far as they fit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Footer {
    rows: Vec<Vec<(String, &'static str)>>,
    fixed: Vec<(String, &'static str)>,
    /// The space between keys, in cells.
    between: u16,
}

/// The space between keys in cells, the usual one first: where keys would be left out they stand closer.
const fn spaces(cells: u16) -> [u16; 2] {
    if cells < 60 { [2, 2] } else { [3, 2] }
}

/// The most rows that the keys of a place take in a window of this height. Home is where one looks for them, and has room.
pub fn most_footer_rows(place: Place, height: u16) -> usize {
    if place == Place::Home && height >= 24 { 3 } else { 2 }
}

impl Footer {
    /// The footer of a place at this width, in at most some rows; `says` gives the words of a row, `None` where it does
    /// nothing now.
    pub fn new(
        keymap: &Keymap,
        place: Place,
        cells: u16,
        most_rows: usize,
        says: impl Fn(&'static Row) -> Option<&'static str>,
    ) -> Self {
        let (mut items, mut fixed) = (Vec::new(), Vec::new());
        let rows = keymap.rows(place).filter(|(row, _)| !row.shown.is_empty() || place.is_text());
        for (row, keys) in rows {
            let key = || Keymap::shown(row, keys);
            match row.command {
                Command::Support | Command::Help if row.shown.is_empty() || !row.is_everywhere() => {
                    fixed.push((key(), row.title));
                }
                _ if row.shown.is_empty() => {}
                _ => items.extend(says(row).map(|words| (key(), words))),
            }
        }
        if place.is_text() {
            // The help comes last, as everywhere else.
            fixed.reverse();
        }
        let laid_out = |between| {
            let mut footer = Self { rows: vec![Vec::new()], fixed: fixed.clone(), between };
            footer.lay_out(items.clone(), cells, most_rows);
            footer
        };
        let [wide, close] = spaces(cells);
        let usual = laid_out(wide);
        if usual.count() == items.len() {
            return usual;
        }
        let closer = laid_out(close);
        if closer.count() > usual.count() { closer } else { usual }
    }

    /// Lays the keys out in rows, as many as fit.
    fn lay_out(&mut self, items: Vec<(String, &'static str)>, cells: u16, most_rows: usize) {
        let mut used = self.width(&self.fixed);
        for item in items {
            let more = item_width(&item) + self.between;
            let full = used + more > cells;
            if full && self.rows.len() == most_rows {
                break;
            }
            if full {
                self.rows.push(Vec::new());
                used = 0;
            }
            used += more;
            if let Some(row) = self.rows.last_mut() {
                row.push(item);
            }
        }
    }

    /// The number of keys that fit.
    fn count(&self) -> usize {
        self.rows.iter().map(Vec::len).sum()
    }

    fn width(&self, row: &[(String, &str)]) -> u16 {
        let items: u16 = row.iter().map(item_width).sum();
        items + self.between * u16::try_from(row.len().saturating_sub(1)).unwrap_or_default()
    }

    /// Returns the number of rows it takes, 1 to 3.
    pub fn height(&self) -> u16 {
        u16::try_from(self.rows.len()).unwrap_or(1)
    }

    /// Draws it: the screen's keys on the left, support and help at the right of the first row.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, theme: &Theme) {
        for (row, y) in self.rows.iter().zip(area.y..) {
            self.draw_row(buffer, area, (area.x, y), row, theme);
        }
        let start = area.right().saturating_sub(self.width(&self.fixed));
        self.draw_row(buffer, area, (start.max(area.x), area.y), &self.fixed, theme);
    }

    fn draw_row(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        (x, y): (u16, u16),
        row: &[(String, &str)],
        theme: &Theme,
    ) {
        let mut x = x;
        for (key, title) in row {
            x = put(buffer, area, x, y, key, theme.style(Role::Key));
            x = put(buffer, area, x + 1, y, title, theme.style(Role::Muted)) + self.between;
        }
    }
}

fn item_width(item: &(String, &str)) -> u16 {
    width(&item.0) + 1 + width(item.1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::testing::lines;
    use crate::tui::theme::Depth;

    fn drawn(place: Place, columns: u16) -> String {
        let area = Rect::new(0, 0, columns, 12);
        let footer = Footer::new(
            &Keymap::default(),
            place,
            Page::new(area, 1).footer.width,
            most_footer_rows(place, 24),
            |row| Some(row.title),
        );
        let page = Page::new(area, footer.height());
        let mut buffer = Buffer::empty(area);
        footer.draw(&mut buffer, page.footer, &Theme::plain());
        lines(&buffer)
    }

    #[test]
    fn the_footer_fits_and_names_support_and_help_in_every_place_at_every_width() {
        for place in Place::ALL {
            for columns in 40..=200 {
                let footer = drawn(place, columns);
                let (support, help) =
                    if place.is_text() { ("F2 support", "F1 help") } else { ("s support", "? help") };
                assert!(!footer.contains('…'), "{place:?} {columns}\n{footer}");
                let row = footer.lines().find(|row| row.trim_end().ends_with(help));
                let row = row.unwrap_or_else(|| panic!("{place:?} {columns}\n{footer}"));
                assert!(row.contains(&format!(" {support}  ")), "{place:?} {columns}\n{footer}");
            }
        }
    }

    /// Each place at the widths at which its footer is another one.
    #[test]
    fn the_footers_look_like_this() {
        for place in Place::ALL {
            let mut pictures: Vec<String> = Vec::new();
            let mut last = Footer::default();
            for columns in [40, 80, 120] {
                let cells = Page::new(Rect::new(0, 0, columns, 12), 1).footer.width;
                let footer =
                    Footer::new(&Keymap::default(), place, cells, most_footer_rows(place, 24), |row| {
                        Some(row.title)
                    });
                if footer != last {
                    pictures.push(format!("{columns}\n{}", drawn(place, columns).trim_start_matches('\n')));
                }
                last = footer;
            }
            insta::assert_snapshot!(format!("footer_{place:?}"), pictures.join("\n"));
        }
    }

    #[test]
    fn keys_stand_out_from_what_they_do() {
        let theme = Theme::named("dark", Depth::Many, false);
        let area = Rect::new(0, 0, 80, 2);
        let mut buffer = Buffer::empty(area);
        Footer::new(&Keymap::default(), Place::Home, area.width, 2, |row| Some(row.title)).draw(
            &mut buffer,
            area,
            &theme,
        );
        assert!(lines(&buffer).starts_with("Space show the rest  c check in"));
        let colour = |x: u16| buffer[(x, 0)].fg;
        assert_eq!(Some(colour(0)), theme.style(Role::Key).fg);
        assert_eq!(Some(colour(6)), theme.style(Role::Muted).fg);
        assert_ne!(colour(0), colour(6));
    }

    #[test]
    fn no_width_is_too_small_for_a_footer() {
        for place in Place::ALL {
            for columns in 0..40 {
                drawn(place, columns);
            }
        }
    }

    #[test]
    fn the_footer_names_what_a_place_can_do_in_the_order_of_the_table() {
        let footer = drawn(Place::Question, 80);
        let row = footer.lines().find(|row| row.contains("0-4")).unwrap_or_default().trim();
        assert!(row.starts_with("0-4 answer   - skip   n note   Enter choose   ↑↓ move"), "{footer}");
    }

    #[test]
    fn what_does_nothing_now_is_not_named() {
        let footer = Footer::new(&Keymap::default(), Place::Entries, 76, 2, |row| {
            (row.command != Command::Undo).then_some(row.title)
        });
        assert!(footer.rows.iter().flatten().all(|(_, title)| *title != "undo"));
    }

    #[test]
    fn the_parts_of_a_page_lie_below_each_other_and_within_the_window() {
        for columns in 0..=140 {
            for rows in 0..=60 {
                for footer_rows in [1, 2] {
                    let area = Rect::new(0, 0, columns, rows);
                    let page = Page::new(area, footer_rows);
                    let parts = [page.title, page.body, page.says, page.footer];
                    for part in parts {
                        assert!(
                            part.is_empty() || area.intersection(part) == part,
                            "{columns}x{rows} {part}"
                        );
                    }
                    if columns >= LEAST.0 && rows >= LEAST.1 {
                        assert!(page.title.bottom() <= page.body.top());
                        assert!(page.body.bottom() <= page.says.bottom());
                        assert!(page.says.bottom() <= page.footer.top());
                        assert_eq!(page.footer.bottom(), rows);
                        assert!(page.body.height >= 8 && page.body.width <= WIDEST);
                    }
                }
            }
        }
    }

    #[test]
    fn the_title_gives_way_to_where_one_is() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 1));
        let area = buffer.area;
        title(&mut buffer, area, &Theme::plain(), "A title that is long", "1 of 6");
        assert_eq!(lines(&buffer), "A title that… 1 of 6");
    }
}
