//! The texts of a check-in: the notes, the answer to the prompt, and anything else.

use crossterm::event::KeyCode;

use super::{CheckInPage, CheckInScreen};
use crate::journal::draft::Field;
use crate::tui::screens::prelude::*;
use crate::tui::task::Words;
use crate::tui::widgets::editor::{Editor, is_typed};

/// A text field that is open.
#[derive(Debug)]
pub(super) struct OpenText {
    pub(super) field: Field,
    pub(super) editor: Editor,
}

impl CheckInScreen {
    pub(super) fn write(&mut self, field: Field) {
        let editor = Editor::new(self.check_in.get(field).text());
        self.text = Some(OpenText { field, editor });
    }

    /// Opens the words that have the focus with what is typed or pasted in them.
    pub(super) fn begin_to_write(&mut self, input: &Input) -> Vec<Effect> {
        let is_text = match input {
            Input::Typed(event) => is_typed(*event),
            Input::Pasted(_) => true,
            Input::Hit(_) => false,
        };
        let Some(field) =
            self.last.words(&self.check_in).filter(|_| is_text && self.page == CheckInPage::Last)
        else {
            return Vec::new();
        };
        self.write(field);
        match input {
            // Space opens here, as it does on the other parts.
            Input::Typed(event) if event.code == KeyCode::Char(' ') => Vec::new(),
            input => self.update_text(input),
        }
    }

    pub(super) fn update_text(&mut self, input: &Input) -> Vec<Effect> {
        let Some(text) = &mut self.text else { return Vec::new() };
        let changed = match input {
            Input::Typed(event) => text.editor.key(*event),
            Input::Pasted(pasted) => text.editor.paste(pasted),
            Input::Hit(hit) => match hit.command {
                Command::LeaveText | Command::Save => {
                    let effects = self.flush();
                    self.text = None;
                    return effects;
                }
                Command::EditOutside => return self.edit_outside(),
                command => text.editor.act(command),
            },
        };
        self.writing.typed(changed);
        Vec::new()
    }

    /// Opens the text in the person's own editor.
    pub(super) fn edit_outside(&mut self) -> Vec<Effect> {
        self.take_text();
        let Some(OpenText { field, editor }) = &self.text else { return Vec::new() };
        let (field, text) = (*field, editor.text());
        vec![self.draft(field), self.writing.edit_outside(field, text)]
    }

    /// Takes the text that comes back from there.
    pub(super) fn take_edited(&mut self, words: &Words) -> Vec<Effect> {
        let changed = match &mut self.text {
            Some(text) if text.field == words.field => text.editor.replace(&words.text),
            _ => false,
        };
        self.writing.typed(changed);
        self.flush()
    }

    /// Puts the open text into the check-in.
    pub(super) fn take_text(&mut self) {
        let Some(open) = &self.text else { return };
        let text = open.editor.text();
        match &open.field {
            Field::Note(sign) => self.check_in.notes.set(*sign, text),
            Field::Prompt => {
                self.check_in.prompt = self.check_in.prompt.take().map(|prompt| prompt.answered(text));
            }
            _ => self.check_in.text = text,
        }
    }
}
