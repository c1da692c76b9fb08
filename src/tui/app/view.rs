//! Draws the app: the top screen in its page, or nothing when hidden, or a hint when the window is too small.

use std::borrow::Cow;

use crate::wording::ascii;
use crate::wording::screens::app as wording;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::widgets::{Clear, Widget};
use unicode_segmentation::UnicodeSegmentation;

use super::App;
use super::cursor::{self, Cursor};
use crate::journal::text::is_harmful;
use crate::tui::screens::Context;
use crate::tui::theme::Role;
use crate::tui::widgets::page;
use crate::tui::widgets::text::{put_lines, width, wrap};

impl App {
    /// The title that the person chose for the window, if any.
    pub fn window_title(&self) -> Option<Cow<'_, str>> {
        let title = self.settings.config.title.as_deref()?;
        if !self.look.ascii || title.is_ascii() {
            return Some(Cow::Borrowed(title));
        }
        Some(title.graphemes(true).map(ascii::cell).collect())
    }

    /// Draws everything; returns where the cursor stands.
    pub fn view(&self, buffer: &mut Buffer) -> Cursor {
        let cursor = self.view_in_full(buffer);
        if self.look.ascii {
            put_in_ascii(buffer);
        }
        cursor
    }

    fn view_in_full(&self, buffer: &mut Buffer) -> Cursor {
        let area = buffer.area;
        let nowhere = Cursor { at: area.as_position(), is_shown: false };
        if self.hidden {
            return nowhere;
        }
        if self.is_too_small() {
            let lines = wrap(wording::TOO_SMALL, area.width);
            put_lines(buffer, area, area.x, area.y, &lines, self.theme.style(Role::Text));
            return nowhere;
        }
        let Some(screen) = self.screens.last() else { return nowhere };
        let (page, footer) = self.page();
        let body = Size::new(page.body.width, page.body.height);
        let context = Context { body, ..self.context_without_body() };
        let (left, right) = screen.title(&context);
        page::title(buffer, page.title, &self.theme, &left, &right);
        screen.view(&context, buffer, page.body);
        let cursor = cursor::take(buffer, page.body);
        self.draw_says(buffer, page.says);
        footer.draw(buffer, page.footer, &self.theme);
        remove_harmful(buffer);
        cursor
    }

    /// Draws the message, over the last rows of the body when it needs more than one line.
    fn draw_says(&self, buffer: &mut Buffer, row: Rect) {
        let Some(says) = &self.says else { return };
        let says = if self.holds_line() { wording::SOMETHING_TO_READ } else { says };
        let lines = wrap(says, row.width);
        let more = u16::try_from(lines.len().saturating_sub(1)).unwrap_or(0).min(row.y);
        let area = Rect { y: row.y - more, height: row.height + more, ..row }.intersection(buffer.area);
        Clear.render(area, buffer);
        put_lines(buffer, area, area.x, area.y, &lines, self.theme.style(Role::Notice));
    }
}

/// Puts every cell in ASCII, at its place.
fn put_in_ascii(buffer: &mut Buffer) {
    // The form of a symbol of two cells stands in both.
    let mut second = None;
    for cell in &mut buffer.content {
        let form = second.take().or_else(|| {
            let symbol = cell.symbol();
            let form = (!symbol.is_ascii()).then(|| ascii::cell(symbol))?;
            second = (width(symbol) > 1).then_some(form);
            Some(form)
        });
        if let Some(form) = form {
            cell.set_char(form);
        }
    }
}

/// Removes from the cells anything that could disturb the terminal, whatever drew it there.
fn remove_harmful(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        let is_plain = cell.symbol().bytes().all(|byte| matches!(byte, b' '..=b'~'));
        if !is_plain && cell.symbol().contains(is_harmful) {
            let rest = cell.symbol().replace(is_harmful, "");
            cell.set_symbol(if rest.is_empty() { " " } else { &rest });
        }
    }
}
