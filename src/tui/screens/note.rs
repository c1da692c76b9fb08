//! Writing or changing a note: a page to write on, kept in the draft while it is written.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use serde_json::Value;

use crate::journal::draft::Field;
use crate::journal::text::{MOST_CHARACTERS, cleaned};
use crate::journal::{Body, Day, Draft, DraftHead, Entry, EntryId, Month, Note};
use crate::tui::command::{Command, Place};
use crate::tui::effect::{Effect, base_of};
use crate::tui::screens::support_line;
use crate::tui::screens::{Context, Input, Screen, writing};
use crate::tui::task::{Reply, Task};
use crate::tui::theme::Role;
use crate::tui::widgets::editor::Editor;
use crate::tui::widgets::text::{put_lines, wrap};
use crate::wording::dates;

/// A note that is being written.
#[derive(Clone, Debug)]
pub struct NoteScreen {
    head: DraftHead,
    /// The stored version that was seen.
    from: Option<Entry>,
    /// The draft that is gone on with once the month has been read.
    resumes: Option<Draft>,
    editor: Editor,
    /// Whether the disk has a draft of it.
    drafted: bool,
    unsynced: bool,
    /// The text that is on its way to the disk.
    saving: Option<String>,
}

impl NoteScreen {
    /// A new note on a day, or the page that changes a stored one.
    pub fn new(day: Day, id: Option<EntryId>, context: &Context<'_>) -> Self {
        let from = id.and_then(|id| context.journal.entry(id)).cloned();
        let head = DraftHead {
            id: id.unwrap_or(context.fresh_id),
            kind: Body::Note(Note::default()).kind().to_owned(),
            day: from.as_ref().map_or(day, |entry| entry.day),
            base: base_of(from.as_ref()),
            started_at: context.now.clone(),
        };
        let editor = Editor::new(from.as_ref().map_or("", text_of));
        Self { head, from, resumes: None, editor, drafted: false, unsynced: false, saving: None }
    }

    /// The page as a draft left it.
    pub fn resumed(draft: &Draft) -> Self {
        Self {
            head: draft.head.clone(),
            from: None,
            resumes: Some(draft.clone()),
            editor: Editor::new(""),
            drafted: true,
            unsynced: false,
            saving: None,
        }
    }

    /// Goes on with the draft, once it is known what is stored.
    fn take_up(&mut self, context: &Context<'_>) -> Vec<Effect> {
        let Some(draft) = self.resumes.take() else { return Vec::new() };
        let taken = writing::take_up(&draft, context);
        self.from = taken.seen;
        if let Some(Body::Note(note)) = taken.body {
            self.editor = Editor::new(&note.text);
        }
        taken.says.into_iter().collect()
    }

    fn is_new(&self) -> bool {
        self.head.base.is_none()
    }

    fn is_unchanged(&self, text: &str) -> bool {
        match &self.from {
            Some(from) => text_of(from) == text,
            None => self.is_new() && text.trim().is_empty(),
        }
    }

    fn typed(&mut self, event: KeyEvent) -> Vec<Effect> {
        let changed = self.editor.key(event);
        self.unsynced |= changed;
        let adds = matches!(event.code, KeyCode::Char(_) | KeyCode::Enter | KeyCode::Tab);
        if !changed && adds && self.is_full() { vec![says_full()] } else { Vec::new() }
    }

    fn pasted(&mut self, text: &str) -> Vec<Effect> {
        let (wanted, before) = (cleaned(text).chars().count(), self.editor.text().chars().count());
        self.unsynced |= self.editor.paste(text);
        if before + wanted > MOST_CHARACTERS { vec![says_full()] } else { Vec::new() }
    }

    fn is_full(&self) -> bool {
        self.editor.text().chars().count() >= MOST_CHARACTERS
    }

    fn save(&mut self, context: &Context<'_>) -> Vec<Effect> {
        let text = self.editor.text();
        if self.saving.is_some() {
            return Vec::new();
        }
        if self.is_unchanged(&text) {
            return self.leave(&text);
        }
        if text.trim().is_empty() {
            return vec![Effect::Say(
                "An empty note is not saved; a note that should go is deleted where it is read.".to_owned(),
            )];
        }
        // The draft goes first: should the save fail, every word is there.
        let mut effects = self.flush();
        let body = Body::Note(Note { text: text.clone() });
        effects.push(Effect::Do(Task::Save(vec![writing::revision(
            &self.head,
            self.from.as_ref(),
            body,
            context,
        )])));
        self.saving = Some(text);
        effects
    }

    fn leave(&mut self, text: &str) -> Vec<Effect> {
        if !self.is_unchanged(text) {
            let mut effects = self.flush();
            effects.extend([
                Effect::Do(Task::LeaveDraft(self.head.id)),
                Effect::Do(Task::FindDrafts),
                Effect::Close,
                Effect::Say("Kept as a draft.".to_owned()),
            ]);
            return effects;
        }
        // A draft with nothing of its own in it would only be offered for nothing.
        let draft =
            if self.drafted { vec![Effect::Do(Task::DiscardDraft(self.head.id))] } else { Vec::new() };
        self.unsynced = false;
        draft.into_iter().chain([Effect::Close]).collect()
    }

    fn saved(&mut self, text: &str, context: &Context<'_>) -> Vec<Effect> {
        let says = said_after(text, context);
        if self.editor.text() == text {
            return [vec![Effect::Close], says].concat();
        }
        // What was typed meanwhile is an edit of what has just been saved.
        self.from = context.journal.entry(self.head.id).cloned();
        self.head.base = base_of(self.from.as_ref());
        self.head.started_at = context.now.clone();
        self.unsynced = true;
        says
    }
}

impl Screen for NoteScreen {
    fn place(&self) -> Place {
        Place::Text
    }

    fn title(&self, context: &Context<'_>) -> (String, String) {
        let right = if self.is_new() { "new note" } else { "note" };
        (dates::long(self.head.day, context.today), right.to_owned())
    }

    fn opened(&mut self, context: &Context<'_>) -> Vec<Effect> {
        let month = Month::of(self.head.day);
        let unread = self.resumes.is_some() && !self.is_new() && context.journal.month(month).is_none();
        if unread { vec![Effect::Do(Task::Read(vec![month]))] } else { self.take_up(context) }
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        if self.resumes.is_some() {
            let leaves = input.command() == Some(Command::LeaveText);
            let left =
                [Effect::Do(Task::LeaveDraft(self.head.id)), Effect::Do(Task::FindDrafts), Effect::Close];
            return if leaves { left.to_vec() } else { Vec::new() };
        }
        match input {
            Input::Typed(event) => return self.typed(event),
            Input::Pasted(text) => return self.pasted(&text),
            Input::Hit(hit) => match hit.command {
                Command::Save => return self.save(context),
                Command::LeaveText => return self.leave(&self.editor.text()),
                Command::UndoText => self.unsynced |= self.editor.undo(),
                Command::RedoText => self.unsynced |= self.editor.redo(),
                _ => {}
            },
        }
        Vec::new()
    }

    fn receive(&mut self, reply: &Reply, context: &Context<'_>) -> Vec<Effect> {
        match reply {
            Reply::Saved(id) if *id == self.head.id => {
                if let Some(text) = self.saving.take() {
                    return self.saved(&text, context);
                }
            }
            Reply::NotSaved(entries, _) if entries.contains(&self.head.id) => self.saving = None,
            Reply::Read(_) if context.journal.month(Month::of(self.head.day)).is_some() => {
                return self.take_up(context);
            }
            _ => {}
        }
        Vec::new()
    }

    fn flush(&mut self) -> Vec<Effect> {
        if !std::mem::take(&mut self.unsynced) {
            return Vec::new();
        }
        self.drafted = true;
        vec![Effect::Do(Task::Draft(self.head.clone(), Field::Text, Value::from(self.editor.text())))]
    }

    fn is_unsynced(&self) -> bool {
        self.unsynced
    }

    fn months(&self, _context: &Context<'_>) -> Vec<Month> {
        vec![Month::of(self.head.day)]
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        let area = area.intersection(buffer.area);
        if area.is_empty() {
            return;
        }
        self.editor.draw(buffer, area);
        if self.editor.is_empty() {
            let hint = wrap("What you write is kept as you go.", area.width);
            put_lines(buffer, area, area.x, area.y + 2, &hint, context.theme.style(Role::Muted));
        }
    }
}

fn text_of(entry: &Entry) -> &str {
    match &entry.body {
        Body::Note(note) => &note.text,
        _ => "",
    }
}

/// That it is saved, and once while the program runs that there is support, when the words are heavy.
fn said_after(text: &str, context: &Context<'_>) -> Vec<Effect> {
    std::iter::once(Effect::Say("Saved.".to_owned()))
        .chain(support_line::names_support([text], context))
        .collect()
}

fn says_full() -> Effect {
    Effect::Say(format!(
        "This note is full: {MOST_CHARACTERS} characters are the most; the rest is not in it."
    ))
}

#[cfg(test)]
mod tests;
