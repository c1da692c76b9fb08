//! The screen of a locked journal: a field for the passphrase, and nothing of the journal.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use unicode_segmentation::UnicodeSegmentation;

use crate::tui::screens::prelude::*;
use crate::tui::secret::Secret;
use crate::tui::theme::CURSOR;
use crate::tui::widgets::text::FOCUS_MARK;
use crate::wording::screens::lock as wording;

/// Stands for one character of the passphrase.
const DOT: &str = "•";
/// The most dots that show that something is happening.
const DOTS: usize = 3;

/// The screen of a locked journal.
#[derive(Debug, Default)]
pub struct LockScreen {
    typed: Secret,
    /// Whether it is shown while it is typed.
    is_revealed: bool,
    /// While the journal is being opened: how often the picture has changed since.
    opening: Option<usize>,
    /// Why it could not be opened.
    refused: String,
}

impl LockScreen {
    fn open(&mut self) -> Vec<Effect> {
        if self.opening.is_some() {
            return Vec::new();
        }
        if self.typed.is_empty() {
            wording::NOTHING_TYPED.clone_into(&mut self.refused);
            return Vec::new();
        }
        self.refused.clear();
        self.is_revealed = false;
        self.opening = Some(0);
        vec![Effect::Do(Task::Unlock(self.typed.take()))]
    }

    fn type_key(&mut self, event: KeyEvent) {
        let held = event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT);
        match event.code {
            // AltGr arrives as Control with Alt on some terminals.
            KeyCode::Char(c) if held.is_empty() || held == KeyModifiers::CONTROL | KeyModifiers::ALT => {
                self.typed.add(c.encode_utf8(&mut [0; 4]));
            }
            KeyCode::Char('u' | 'w' | 'k') if held == KeyModifiers::CONTROL => drop(self.typed.take()),
            KeyCode::Char('h') if held == KeyModifiers::CONTROL => self.typed.erase(),
            KeyCode::Backspace if held.is_empty() => self.typed.erase(),
            KeyCode::Backspace => drop(self.typed.take()),
            _ => {}
        }
    }

    /// What stands in the field: as many of the last characters as fit before the cursor.
    fn shown(&self, cells: u16) -> String {
        let room = usize::from(cells.saturating_sub(1));
        if !self.is_revealed {
            return DOT.repeat(self.typed.len().min(room));
        }
        let mut used = 0;
        let fits = self.typed.text().graphemes(true).rev().take_while(|it| {
            used += usize::from(width(it));
            used <= room
        });
        fits.collect::<Vec<_>>().into_iter().rev().collect()
    }

    fn draw_field(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect, y: u16) {
        let theme = context.theme;
        let x = put(buffer, area, area.x, y, &format!("{FOCUS_MARK} "), theme.style(Role::Focus));
        if let Some(changes) = self.opening {
            let dots = if context.settings.config.still { DOTS } else { changes % (DOTS + 1) };
            let opening = format!("{}{}", wording::OPENING, ".".repeat(dots));
            put(buffer, area, x, y, &opening, theme.style(Role::Muted));
            return;
        }
        let shown = self.shown(area.right().saturating_sub(x));
        let x = put(buffer, area, x, y, &shown, theme.style(Role::Text));
        if area.contains((x, y).into())
            && let Some(cell) = buffer.cell_mut((x, y))
        {
            cell.set_style(CURSOR);
        }
    }
}

impl Screen for LockScreen {
    fn place(&self) -> Place {
        Place::Lock
    }

    fn says(&self, command: Command, _context: &Context<'_>) -> Option<&'static str> {
        (command == Command::Reveal && self.is_revealed).then_some(wording::HIDE)
    }

    fn update(&mut self, input: Input, _context: &Context<'_>) -> Vec<Effect> {
        match input {
            Input::Hit(hit) => match hit.command {
                Command::Take => return self.open(),
                Command::AddNote => return vec![Effect::Open(Route::SealedNote)],
                Command::Reveal => self.is_revealed = !self.is_revealed,
                _ => {}
            },
            Input::Typed(_) | Input::Pasted(_) if self.opening.is_some() => {}
            Input::Typed(event) => {
                self.refused.clear();
                self.type_key(event);
            }
            Input::Pasted(text) => {
                self.refused.clear();
                self.typed.add(&text);
            }
        }
        Vec::new()
    }

    fn receive(&mut self, reply: &Reply, _context: &Context<'_>) -> Vec<Effect> {
        if let Reply::NotOpened(why) = reply {
            self.opening = None;
            self.refused.clone_from(why);
        }
        Vec::new()
    }

    fn holds_words(&self) -> bool {
        !self.typed.is_empty()
    }

    fn moves(&self, context: &Context<'_>) -> bool {
        self.opening.is_some() && !context.settings.config.still
    }

    fn moved(&mut self) {
        self.opening = self.opening.map(|changes| changes.wrapping_add(1));
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        let theme = context.theme;
        let gap = u16::from(area.height >= 10);
        let mut y = area.y + gap;
        y = put_lines(
            buffer,
            area,
            area.x,
            y,
            &wrap(wording::PASSPHRASE, area.width),
            theme.style(Role::Heading),
        );
        y += gap;
        self.draw_field(context, buffer, area, y);
        y += 1 + gap;
        let (below, role) = if self.refused.is_empty() {
            let key = |command| key_names::keys_for(context.keymap, Place::Lock, command);
            (wording::about(&key(Command::Take), &key(Command::AddNote)), Role::Muted)
        } else {
            (self.refused.clone(), Role::Notice)
        };
        put_lines(buffer, area, area.x, y, &wrap(&below, area.width), theme.style(role));
    }
}

#[cfg(test)]
mod tests;
