//! A sheet that is laid out once for a size, and the line at its top.

use std::cell::OnceCell;

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use super::sheet::Sheet;
use crate::tui::command::Command;
use crate::tui::theme::Theme;

/// Where one is in a sheet whose text stays the same while its screen is open.
#[derive(Debug, Default)]
pub struct Scroll {
    top: usize,
    laid_out: OnceCell<(Size, Sheet)>,
}

impl Scroll {
    /// Moves within the sheet that `lay_out` makes for this size.
    pub fn go(&mut self, command: Command, size: Size, lay_out: impl FnOnce(Size) -> Sheet) {
        if self.laid_out.get().is_some_and(|(known, _)| *known != size) {
            self.laid_out.take();
        }
        let (_, sheet) = self.laid_out.get_or_init(|| (size, lay_out(size)));
        self.top = sheet.moved(self.top, command, size.height);
    }

    /// Has the sheet laid out anew, as its text is another one.
    pub fn renew(&mut self) {
        self.laid_out.take();
    }

    /// Draws the sheet that `lay_out` makes for the area.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, theme: &Theme, lay_out: impl Fn(Size) -> Sheet) {
        let size = area.as_size();
        let (known, sheet) = self.laid_out.get_or_init(|| (size, lay_out(size)));
        if *known == size {
            sheet.draw(buffer, area, theme, self.top);
        } else {
            // The window has another size since the last key.
            lay_out(size).draw(buffer, area, theme, self.top);
        }
    }
}
