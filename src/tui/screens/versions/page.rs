//! Two versions side by side: their headings, and a sheet of the differences.

use ratatui::style::Style;

use super::made;
use super::parts::{BETWEEN, Layout, MARGIN, Parts, has_marks};
use crate::journal::Entry;
use crate::journal::versions::Comparison;
use crate::tui::screens::prelude::*;
use crate::wording::parts;
use crate::wording::screens::versions as wording;

/// The mark next to the version in focus.
const FOCUSED: &str = "▌ ";

/// Two versions on their way to the screen.
pub(super) struct VersionsPage<'a> {
    /// All of them, the newest first.
    versions: Vec<&'a Entry>,
    focused: usize,
    beside: usize,
    context: &'a Context<'a>,
}

impl<'a> VersionsPage<'a> {
    pub(super) fn new(
        versions: Vec<&'a Entry>,
        (focused, beside): (usize, usize),
        context: &'a Context<'a>,
    ) -> Self {
        Self { versions, focused, beside, context }
    }

    fn style(&self, role: Role) -> Style {
        self.context.theme.style(role)
    }

    fn pair(&self) -> Option<[&'a Entry; 2]> {
        Some([self.versions.first()?, self.versions.get(self.beside)?])
    }

    /// Returns the number of rows that the heads of the versions take.
    pub(super) fn head_rows(&self, body: Size) -> u16 {
        match self.pair() {
            None => 0,
            Some(_) if body.height < 12 => 2,
            Some(_) => 3,
        }
    }

    /// Returns a heading for each of the two, and when it was made.
    fn heads(&self) -> Option<[(String, String, bool); 2]> {
        let [shown, other] = self.pair()?;
        let others = self.versions.len() - 1;
        let name = if others > 1 { wording::other_of(&self.beside, &others) } else { "Other".to_owned() };
        let head = |name: String, version, focused| (name, made(version, self.context), focused);
        Some([
            head(wording::SHOWN_NOW.to_owned(), shown, self.focused == 0),
            head(name, other, self.focused == self.beside),
        ])
    }

    /// Draws the heads, which stay while the rest scrolls.
    pub(super) fn draw_head(&self, buffer: &mut Buffer, area: Rect) {
        let Some(heads) = self.heads() else { return };
        let layout = Layout::new(area.width);
        let names = heads.iter().map(|(name, ..)| width(name)).max().unwrap_or_default();
        for ((name, made, focused), index) in heads.into_iter().zip(0_u16..) {
            let (mark, style) =
                if focused { (FOCUSED, self.style(Role::Focus)) } else { (MARGIN, self.style(Role::Text)) };
            let left = if layout.is_wide { index * (layout.cells + width(BETWEEN)) } else { 0 };
            let (x, y) = (area.x.saturating_add(left), area.y);
            let room = Rect { x, width: layout.cells.min(area.right().saturating_sub(x)), ..area };
            let y = if layout.is_wide { y } else { y.saturating_add(index) };
            let after = put(buffer, room, x, y, mark, style);
            put(buffer, room, after, y, &name, style);
            if layout.is_wide {
                put(buffer, room, after, y.saturating_add(1), &made, self.style(Role::Muted));
            } else {
                let x = after.saturating_add(names).saturating_add(2);
                put(buffer, room, x, y, &made, self.style(Role::Muted));
            }
        }
        if area.height > 2 {
            let rule = "─".repeat(usize::from(area.width));
            put(buffer, area, area.x, area.y + 2, &rule, self.style(Role::Rule));
        }
    }

    /// Lays out the differences, and the parts that are the same.
    pub(super) fn sheet(&self, cells: u16) -> Sheet {
        let mut sheet = Sheet::for_area(cells);
        let Some([shown, other]) = self.pair() else {
            let words = match self.versions.first() {
                Some(_) => wording::ONLY_ONE_NOW,
                None => shared::ENTRY_IS_GONE,
            };
            sheet.text(words, Role::Muted, 0);
            return sheet;
        };
        let Some(comparison) = Comparison::of(shown, other) else {
            sheet.text(wording::FROM_A_NEWER_VERSION, Role::Text, 0);
            return sheet;
        };
        let differing = &comparison.differing;
        if differing.is_empty() {
            sheet.text(wording::DIFFER_IN_TIME_ONLY, Role::Text, 0);
        }
        if differing.iter().any(|part| has_marks(*part, shown)) {
            sheet.text(wording::MEANING_OF_MARKS, Role::Muted, 0);
            sheet.gap();
        }
        let mut parts = Parts::new(Layout::new(cells), sheet, self.context);
        for part in differing {
            parts.part(*part, [shown, other]);
        }
        let mut sheet = parts.sheet;
        if !comparison.same.is_empty() {
            sheet.gap();
            let names: Vec<String> = comparison
                .same
                .iter()
                .map(|part| parts::name(*part, shown, &self.context.settings.lists))
                .collect();
            sheet.text(&wording::same_in_both(&names.join(" · ")), Role::Muted, 0);
        }
        sheet
    }
}
