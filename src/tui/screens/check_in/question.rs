//! Draws a question, its answers and the text fields of the check-in.

use super::{CheckInScreen, Context};
use crate::journal::draft::Field;
use crate::journal::text::one_line;
use crate::journal::{Rating, Sign};
use crate::tui::screens::prelude::*;
use crate::tui::widgets::editor::Editor;
use crate::tui::widgets::progress::below;
use crate::wording::screens::check_in as wording;

/// The column in which the anchors stand: mark, figure and words come before it.
const ANCHORS: u16 = 19;

/// Draws a sign's question with its answers.
pub(super) fn view(
    buffer: &mut Buffer,
    area: Rect,
    context: &Context<'_>,
    sign: Sign,
    state: &CheckInScreen,
) {
    let theme = context.theme;
    let asked = texts::check_in().question(sign);
    let say = |text: &str| state.say(text, context);
    put(buffer, area, area.x, area.y, &asked.title, theme.style(Role::Heading));
    let question = wrap(&say(&asked.question), area.width);
    let mut y = put_lines(buffer, area, area.x, area.y + 1, &question, theme.style(Role::Text));

    let beside = area.width.saturating_sub(ANCHORS);
    let anchors: Vec<Vec<String>> =
        Rating::ALL.iter().map(|rating| wrap(&say(asked.anchor(*rating)), beside)).collect();
    let rows: usize = anchors.iter().map(Vec::len).sum();
    let note = state.check_in.notes.get(sign);
    let left = usize::from(area.bottom().saturating_sub(y));
    let whole = beside >= 24 && rows + 1 + usize::from(note.is_some()) <= left;
    if left > Rating::ALL.len() + 1 {
        y += 1;
    }
    for (rating, anchor) in Rating::ALL.into_iter().zip(&anchors) {
        let chosen = state.highlighted == Some(rating);
        let style = theme.style(if chosen { Role::Focus } else { Role::Text });
        if chosen {
            put(buffer, area, area.x, y, "▌", theme.style(Role::Focus));
        }
        put(buffer, area, area.x + 2, y, &rating.to_string(), style);
        put(buffer, area, area.x + 5, y, asked.answer(rating), style);
        if whole {
            let muted = theme.style(if chosen { Role::Text } else { Role::Muted });
            y = put_lines(buffer, area, area.x + ANCHORS, y, anchor, muted);
        } else {
            y += 1;
        }
    }
    if !whole && let Some(rating) = state.highlighted {
        let anchor = wrap(&say(asked.anchor(rating)), area.width);
        y = put_lines(buffer, area, area.x, y, &anchor, theme.style(Role::Muted));
    }
    if let Some(note) = note {
        let y = (y + 1).min(area.bottom().saturating_sub(1));
        let x = put(buffer, area, area.x, y, "Note  ", theme.style(Role::Muted));
        put(buffer, area, x, y, &one_line(note), theme.style(Role::Text));
    }
}

/// Draws an open text field below its question.
pub(super) fn writing(
    buffer: &mut Buffer,
    area: Rect,
    context: &Context<'_>,
    field: &Field,
    state: &CheckInScreen,
    editor: &Editor,
) {
    let theme = context.theme;
    let say = |text: &str| state.say(text, context);
    let (heading, about) = match field {
        Field::Note(sign) => {
            let asked = texts::check_in().question(*sign);
            (asked.title.clone(), say(&asked.question))
        }
        Field::Prompt => {
            let id = state.check_in.prompt.as_ref().map_or("", |prompt| &prompt.id);
            let prompts = texts::prompts();
            let skip = prompts.skip_line(id, &state.check_in.ratings);
            let skip = skip.map(|line| format!("\n{line}")).unwrap_or_default();
            (
                wording::prompt_of(state.day() == context.today).to_owned(),
                say(prompts.text(id).unwrap_or_default()) + &skip,
            )
        }
        _ => (shared::ANYTHING_ELSE.to_owned(), wording::ABOUT_ANYTHING_ELSE.to_owned()),
    };
    put(buffer, area, area.x, area.y, &heading, theme.style(Role::Heading));
    let about: Vec<String> =
        wrap(&about, area.width).into_iter().take(usize::from(area.height / 2)).collect();
    let y = put_lines(buffer, area, area.x, area.y + 1, &about, theme.style(Role::Muted));
    let gap = u16::from(area.height >= 10);
    let field = below(area, y + gap);
    let x = field.x.saturating_add(2).min(field.right());
    for row in field.top()..field.bottom() {
        put(buffer, field, field.x, row, "▏", theme.style(Role::Rule));
    }
    editor.draw(buffer, Rect { x, width: field.right() - x, ..field });
}
