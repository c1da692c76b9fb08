//! Parking a worry: one line, from anywhere; what lies below stays as it is.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use serde_json::Value;

use crate::journal::draft::Field;
use crate::journal::practice::fields::{self, Name, of};
use crate::journal::practice::{Kind, LOOK_BACK, Practice};
use crate::journal::{Body, DraftHead, Entry, Revision};
use crate::texts;
use crate::tui::command::{Command, Place};
use crate::tui::effect::Effect;
use crate::tui::screens::exercise::{worry_day, worry_time};
use crate::tui::screens::support_line;
use crate::tui::screens::{Context, Input, Screen};
use crate::tui::task::{Reply, Task};
use crate::tui::theme::Role;
use crate::tui::widgets::line::LineInput;
use crate::tui::widgets::text::{put, put_lines, wrap};
use crate::wording::dates;

const WORRY: Name<of::Text> = fields::worry::WORRY;

/// The one line of a worry.
#[derive(Debug)]
pub struct WorryScreen {
    head: DraftHead,
    line: LineInput,
    gentle: Option<&'static str>,
    unsynced: bool,
    has_draft: bool,
    is_saving: bool,
}

impl WorryScreen {
    /// An empty line.
    pub fn new(context: &Context<'_>) -> Self {
        let head = DraftHead {
            id: context.fresh_id,
            kind: Kind::Worry.key().to_owned(),
            day: context.today,
            base: None,
            started_at: context.now.clone(),
        };
        let line = LineInput::default();
        Self { head, line, gentle: None, unsynced: false, has_draft: false, is_saving: false }
    }

    fn save(&mut self, context: &Context<'_>) -> Vec<Effect> {
        let text = self.line.text().trim();
        if text.is_empty() {
            let step = texts::practice::steps(Kind::Worry).of_field(WORRY.key);
            self.gentle = step.map(|step| step.needed.as_str());
            return Vec::new();
        }
        if std::mem::replace(&mut self.is_saving, true) {
            return Vec::new();
        }
        let mut worry = Practice::new(Kind::Worry);
        worry.put(WORRY, text.to_owned());
        worry.put(LOOK_BACK, worry_day(context));
        let body = Body::Practice(worry);
        let entry = Entry::new(self.head.id, self.head.day, body, context.now.clone(), context.today);
        let mut effects = self.flush();
        effects.push(Effect::Do(Task::Save(vec![Revision::new(entry)])));
        effects
    }

    fn leave(&mut self) -> Vec<Effect> {
        if self.line.text().trim().is_empty() {
            let discard = self.has_draft.then_some(Effect::Do(Task::DiscardDraft(self.head.id)));
            return discard.into_iter().chain([Effect::Close]).collect();
        }
        let mut effects = self.flush();
        effects.extend([
            Effect::Do(Task::LeaveDraft(self.head.id)),
            Effect::Do(Task::FindDrafts),
            Effect::Close,
        ]);
        effects.push(Effect::Say("Kept as a draft.".to_owned()));
        effects
    }

    fn saved(&self, context: &Context<'_>) -> Vec<Effect> {
        let words = texts::practice::steps(Kind::Worry).end.first().map_or("", |end| end.say.as_str());
        let mut effects = vec![Effect::Close, Effect::Say(words.replace("{slot}", &worry_time(context)))];
        effects.extend(support_line::names_support([self.line.text()], context));
        effects
    }
}

impl Screen for WorryScreen {
    fn place(&self) -> Place {
        Place::Line
    }

    fn parks_worry(&self) -> bool {
        true
    }

    fn title(&self, context: &Context<'_>) -> (String, String) {
        let title = &texts::practice::practice().exercise(Kind::Worry).title;
        (title.clone(), dates::long(context.today, context.today))
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        let changed = match input {
            Input::Typed(event) => self.line.key(event),
            Input::Pasted(text) => self.line.paste(&text),
            Input::Hit(hit) => match hit.command {
                Command::Take => return self.save(context),
                Command::LeaveText => return self.leave(),
                _ => false,
            },
        };
        if changed {
            self.gentle = None;
            self.unsynced = true;
        }
        Vec::new()
    }

    fn receive(&mut self, reply: &Reply, context: &Context<'_>) -> Vec<Effect> {
        match reply {
            Reply::Saved(id) if *id == self.head.id => self.saved(context),
            Reply::NotSaved(entries, _) if entries.contains(&self.head.id) => {
                self.is_saving = false;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn flush(&mut self) -> Vec<Effect> {
        if !std::mem::take(&mut self.unsynced) {
            return Vec::new();
        }
        self.has_draft = true;
        vec![Effect::Do(Task::Draft(
            self.head.clone(),
            Field::Answer(WORRY.key),
            Value::from(self.line.text()),
        ))]
    }

    fn is_unsynced(&self) -> bool {
        self.unsynced
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        let theme = context.theme;
        let Some(step) = texts::practice::steps(Kind::Worry).of_field(WORRY.key) else { return };
        let ask = wrap(&step.ask, area.width);
        let y = put_lines(buffer, area, area.x, area.y, &ask, theme.style(Role::Heading)) + 1;
        let x = put(buffer, area, area.x, y, "▌ ", theme.style(Role::Focus));
        let field = Rect { x, y, width: area.right().saturating_sub(x), height: 1 }.intersection(area);
        if !field.is_empty() {
            self.line.draw(buffer, field, theme);
        }
        if let Some(gentle) = self.gentle {
            put_lines(buffer, area, area.x, y + 2, &wrap(gentle, area.width), theme.style(Role::Notice));
        }
    }
}

#[cfg(test)]
mod tests;
