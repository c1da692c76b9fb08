//! Draws an item: its instruction, its text, its answers; on a small screen the less important parts give way.

use super::{Asked, asked, count};
use crate::tui::screens::prelude::*;
use crate::tui::theme::Theme;
use crate::tui::widgets::progress;

/// The rows of the progress line, with the row below it.
const PROGRESS: u16 = 2;

/// The room that is left, shared out from what goes last to what goes first.
#[derive(Clone, Copy, Debug)]
struct Room {
    /// Whether each answer has a line of its own.
    lines: bool,
    /// Empty lines around the item.
    gaps: u16,
    progress: bool,
    credit: bool,
}

impl Room {
    fn new(rows: u16, texts: u16, answers: u16, credit: u16) -> Self {
        let left = rows.saturating_sub(texts);
        let spare = left.saturating_sub(answers);
        let gaps = spare.min(2);
        let progress = spare >= gaps + PROGRESS;
        let used = gaps + if progress { PROGRESS } else { 0 };
        Self { lines: left >= answers, gaps, progress, credit: spare > used + credit }
    }
}

/// Draws an item with its answers.
pub(super) fn view(buffer: &mut Buffer, area: Rect, theme: &Theme, at: usize, highlighted: Option<u8>) {
    let Some(asked) = asked(at) else { return };
    let Asked { instrument, nth, .. } = asked;
    let instruction = wrap(&instrument.instruction, area.width);
    let item = wrap(instrument.items.get(nth).map_or("", |item| &item.text), area.width);
    let credit = wrap(&instrument.credit, area.width);
    let rows = |lines: usize| u16::try_from(lines).unwrap_or(u16::MAX);
    let texts = rows(instruction.len() + item.len());
    let room = Room::new(area.height, texts, rows(instrument.answers().count()), rows(credit.len()));

    let mut y = area.y;
    if room.progress {
        progress::line(buffer, area, theme, at + 1, count());
        y += PROGRESS;
    }
    y = put_lines(buffer, area, area.x, y, &instruction, theme.style(Role::Muted)) + room.gaps.min(1);
    y = put_lines(buffer, area, area.x, y, &item, theme.style(Role::Heading)) + room.gaps.saturating_sub(1);
    let answers = instrument.answers().map(|(number, words)| (highlighted == Some(number), number, words));
    if room.lines {
        for (chosen, number, words) in answers {
            let style = theme.style(if chosen { Role::Focus } else { Role::Text });
            if chosen {
                put(buffer, area, area.x, y, "▌", style);
            }
            put(buffer, area, area.x + 2, y, &number.to_string(), style);
            put(buffer, area, area.x + 5, y, words, style);
            y += 1;
        }
    } else {
        let mut x = area.x;
        for (chosen, number, words) in answers {
            let answer = format!("{number} {words}");
            if x > area.x && x + width(&answer) > area.right() {
                (x, y) = (area.x, y + 1);
            }
            let style = theme.style(if chosen { Role::Focus } else { Role::Text });
            x = put(buffer, area, x, y, &answer, style) + 2;
        }
    }
    if room.credit {
        let y = area.bottom() - rows(credit.len());
        put_lines(buffer, area, area.x, y, &credit, theme.style(Role::Muted));
    }
}
