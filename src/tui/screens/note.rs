//! A page to write or change a note on.

use crossterm::event::{KeyCode, KeyEvent};
use serde_json::Value;

use crate::journal::draft::Field;
use crate::journal::text::{MOST_CHARACTERS, cleaned};
use crate::journal::{Body, Caught, CaughtBody, Day, Draft, Entry, EntryId, Note};
use crate::tui::plain::{PlainAnswer, PlainStep, Takes};
use crate::tui::screens::prelude::*;
use crate::tui::screens::support_line;
use crate::tui::screens::writing::{self, Saved, Writing};
use crate::tui::widgets::editor::Editor;
use crate::wording::screens::{lock, note as wording, plain};
use crate::wording::sealing;

/// A note that is being written.
#[derive(Clone, Debug)]
pub struct NoteScreen {
    writing: Writing,
    editor: Editor,
    /// Whether it is written while the journal is locked, and sealed to be sorted in later.
    is_sealed: bool,
}

impl NoteScreen {
    /// A new note on a day, or the page that changes a stored one.
    pub fn new(day: Day, id: Option<EntryId>, context: &Context<'_>) -> Self {
        let writing = Writing::new(Body::Note(Note::default()).kind(), day, id, context);
        let editor = Editor::new(writing.seen().map_or("", text_of));
        Self { writing, editor, is_sealed: false }
    }

    /// A new note of today that is written while the journal is locked.
    pub fn sealed(context: &Context<'_>) -> Self {
        Self { is_sealed: true, ..Self::new(context.today, None, context) }
    }

    /// The page as a draft left it.
    pub fn resumed(draft: &Draft) -> Self {
        Self { writing: Writing::resumed(draft), editor: Editor::new(""), is_sealed: false }
    }

    fn take_up(&mut self, context: &Context<'_>) -> Vec<Effect> {
        let Some(taken) = self.writing.take_up(context) else { return Vec::new() };
        if let Some(Body::Note(note)) = taken.body {
            self.editor = Editor::new(&note.text);
        }
        taken.says.into_iter().collect()
    }

    fn body(&self) -> Body {
        Body::Note(Note { text: self.editor.text() })
    }

    fn typed(&mut self, event: KeyEvent) -> Vec<Effect> {
        let changed = self.editor.key(event);
        self.writing.typed(changed);
        let adds = matches!(event.code, KeyCode::Char(_) | KeyCode::Enter | KeyCode::Tab);
        if !changed && adds && self.is_full() { vec![says_full()] } else { Vec::new() }
    }

    fn pasted(&mut self, text: &str) -> Vec<Effect> {
        let (wanted, before) = (cleaned(text).chars().count(), self.editor.text().chars().count());
        self.writing.typed(self.editor.paste(text));
        if before + wanted > MOST_CHARACTERS { vec![says_full()] } else { Vec::new() }
    }

    /// Puts a line below those that there are, and into the draft.
    fn put_line(&mut self, words: &str) -> Vec<Effect> {
        let line = if self.editor.is_empty() { words.to_owned() } else { format!("\n{words}") };
        let mut effects = self.pasted(&line);
        effects.extend(self.flush());
        effects
    }

    fn is_full(&self) -> bool {
        self.editor.text().chars().count() >= MOST_CHARACTERS
    }

    fn save(&mut self, context: &Context<'_>) -> Vec<Effect> {
        let body = self.body();
        if self.writing.is_saving() {
            return Vec::new();
        }
        if self.writing.is_unchanged(&body) {
            return self.leave(context);
        }
        if self.editor.text().trim().is_empty() {
            return vec![Effect::Say(wording::EMPTY_IS_NOT_SAVED.to_owned())];
        }
        // The draft goes first: should the save fail, every word is there.
        let mut effects = self.flush();
        let Some(revision) = self.writing.save(body, context) else { return effects };
        effects.push(Effect::Do(if self.is_sealed {
            self.caught(context)
        } else {
            Task::Save(vec![revision])
        }));
        effects
    }

    fn leave(&mut self, context: &Context<'_>) -> Vec<Effect> {
        if self.writing.is_unchanged(&self.body()) {
            return self.writing.discard();
        }
        let mut effects = self.flush();
        effects.extend(self.writing.keep());
        effects.push(if self.is_sealed { Effect::Say(lock::KEPT.to_owned()) } else { writing::says_kept() });
        effects.extend(self.points_on(context));
        effects
    }
}

impl NoteScreen {
    /// The note as it is sealed while the journal is locked.
    fn caught(&self, context: &Context<'_>) -> Task {
        Task::Catch(Box::new(Caught {
            id: self.writing.id(),
            day: self.writing.day(),
            made_at: context.now.clone(),
            today: context.today,
            body: CaughtBody::Note(self.editor.text()),
        }))
    }

    /// Points to people who answer, where the words give a reason.
    fn points_on(&self, context: &Context<'_>) -> Option<Effect> {
        support_line::offer(support_line::of_words([self.editor.text().as_str()], context))
    }
}

impl Screen for NoteScreen {
    fn place(&self) -> Place {
        if self.is_sealed { Place::SealedNote } else { Place::Note }
    }

    fn title(&self, context: &Context<'_>) -> (String, String) {
        let right = if self.writing.is_new() { wording::NEW_NOTE } else { "note" };
        (dates::long(self.writing.day(), context.today), right.to_owned())
    }

    fn offers(&self, command: Command, context: &Context<'_>) -> bool {
        command != Command::EditOutside || context.has_editor()
    }

    fn opened(&mut self, context: &Context<'_>) -> Vec<Effect> {
        match self.writing.waits_for(context) {
            Some(month) => vec![Effect::Do(Task::Read(vec![month]))],
            None => self.take_up(context),
        }
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        if self.writing.is_pending() {
            let leaves = matches!(input.command(), Some(Command::LeaveText | Command::Back));
            return if leaves { self.writing.keep() } else { Vec::new() };
        }
        match input {
            Input::Typed(event) => return self.typed(event),
            Input::Pasted(text) => return self.pasted(&text),
            Input::Hit(hit) => match hit.command {
                Command::Save => return self.save(context),
                Command::LeaveText | Command::Back => return self.leave(context),
                Command::EditOutside => {
                    let text = self.editor.text();
                    let draft = self.writing.draft(Field::Text, Value::from(text.as_str()));
                    return vec![draft, self.writing.edit_outside(Field::Text, text)];
                }
                command => self.writing.typed(self.editor.act(command)),
            },
        }
        Vec::new()
    }

    fn receive(&mut self, reply: &Reply, context: &Context<'_>) -> Vec<Effect> {
        if matches!(reply, Reply::Caught(id) if *id == self.writing.id()) {
            let said = [Effect::Close, Effect::Say(sealing::SEALED_FOR_LATER.to_owned())];
            return said.into_iter().chain(self.points_on(context)).collect();
        }
        if matches!(reply, Reply::Read(_)) {
            return self.take_up(context);
        }
        if let Some(words) = self.writing.edited(reply) {
            self.writing.typed(self.editor.replace(&words.text));
            return self.flush();
        }
        let Some(saved) = self.writing.receive(reply, &self.body(), context) else { return Vec::new() };
        let closes = (saved == Saved::All).then_some(Effect::Close);
        closes.into_iter().chain([Effect::Say("Saved.".to_owned())]).chain(self.points_on(context)).collect()
    }

    fn flush(&mut self) -> Vec<Effect> {
        if !self.writing.take_typed() {
            return Vec::new();
        }
        vec![self.writing.draft(Field::Text, Value::from(self.editor.text()))]
    }

    fn writing(&self) -> Option<&Writing> {
        Some(&self.writing)
    }

    fn plain(&self, context: &Context<'_>) -> Option<PlainStep> {
        let (day, what) = self.title(context);
        Some(PlainStep {
            title: plain::titled(&day, &what),
            says: vec![wording::IS_KEPT_AS_YOU_GO.to_owned()],
            remarks: Vec::new(),
            takes: Takes::Words { now: self.editor.text(), is_page: true },
            is_over: false,
        })
    }

    fn answer(&mut self, answer: PlainAnswer, context: &Context<'_>) -> Vec<Effect> {
        match answer {
            PlainAnswer::Kept => return self.save(context),
            PlainAnswer::Line(words) => return self.put_line(&words),
            PlainAnswer::Words(words) => {
                let mut effects = self.put_line(&words);
                effects.extend(self.save(context));
                return effects;
            }
            PlainAnswer::Cleared => {
                let changed = self.editor.replace("");
                self.writing.typed(changed);
            }
            PlainAnswer::Number(_)
            | PlainAnswer::One(_)
            | PlainAnswer::Many(_)
            | PlainAnswer::Day(_)
            | PlainAnswer::Now => {}
        }
        self.flush()
    }

    fn opens_again(&self) -> Option<Route> {
        let id = (!self.writing.is_new()).then(|| self.writing.id());
        Some(Route::Note(self.writing.day(), id))
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        let area = area.intersection(buffer.area);
        if area.is_empty() {
            return;
        }
        self.editor.draw(buffer, area);
        if self.editor.is_empty() {
            let hint = if self.is_sealed { lock::IS_KEPT_AS_YOU_GO } else { wording::IS_KEPT_AS_YOU_GO };
            let hint = wrap(hint, area.width);
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

fn says_full() -> Effect {
    Effect::Say(wording::is_full(&MOST_CHARACTERS))
}

#[cfg(test)]
mod tests;
