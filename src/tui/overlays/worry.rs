//! Parking a worry: one line, from anywhere, without changing the screen below.

use serde_json::Value;

use crate::journal::Body;
use crate::journal::draft::Field;
use crate::journal::practice::fields::{self, Name, of};
use crate::journal::practice::{Kind, LOOK_BACK, Practice};
use crate::tui::plain::{PlainAnswer, PlainStep, Takes};
use crate::tui::screens::exercise::{worry_day, worry_time};
use crate::tui::screens::prelude::*;
use crate::tui::screens::support_line;
use crate::tui::screens::writing::{self, Writing};
use crate::tui::widgets::line::LineInput;
use crate::wording::heavy_words::Occasion;
use crate::wording::screens::exercise::SAVED;

const WORRY: Name<of::Text> = fields::worry::WORRY;

/// The one line of a worry.
#[derive(Debug)]
pub struct WorryScreen {
    writing: Writing,
    line: LineInput,
    gentle: Option<&'static str>,
}

impl WorryScreen {
    /// An empty line.
    pub fn new(context: &Context<'_>) -> Self {
        let writing = Writing::new(Kind::Worry.key(), context.today, None, context);
        Self { writing, line: LineInput::default(), gentle: None }
    }

    /// Returns the body to save; none as long as there are no words.
    fn body(&self, context: &Context<'_>) -> Body {
        let mut worry = Practice::new(Kind::Worry);
        let text = self.line.text().trim();
        if !text.is_empty() {
            worry.put(WORRY, text.to_owned());
            worry.put(LOOK_BACK, worry_day(context));
        }
        Body::Practice(worry)
    }

    fn save(&mut self, context: &Context<'_>) -> Vec<Effect> {
        let body = self.body(context);
        if self.writing.is_unchanged(&body) {
            let step = texts::practice::steps(Kind::Worry).of_field(WORRY.key);
            self.gentle = step.map(|step| step.needed.as_str());
            return Vec::new();
        }
        let mut effects = self.flush();
        effects
            .extend(self.writing.save(body, context).map(|revision| Effect::Do(Task::Save(vec![revision]))));
        effects
    }

    fn leave(&mut self, context: &Context<'_>) -> Vec<Effect> {
        if self.writing.is_unchanged(&self.body(context)) {
            return self.writing.discard();
        }
        let mut effects = self.flush();
        effects.extend(self.writing.keep());
        effects.push(writing::says_kept());
        effects.extend(support_line::offer(support_line::of_words([self.line.text()], context)));
        effects
    }

    fn saved(&self, context: &Context<'_>) -> Vec<Effect> {
        let occasions = support_line::of_words([self.line.text()], context);
        let words = texts::practice::steps(Kind::Worry).end.first().map_or("", |end| end.say.as_str());
        // To whom life itself is too heavy, "it can wait" is no answer.
        let can_wait = !occasions.contains(&Occasion::Life);
        let said = if can_wait { words.replace("{slot}", &worry_time(context)) } else { SAVED.to_owned() };
        [Effect::Close, Effect::Say(said)].into_iter().chain(support_line::offer(occasions)).collect()
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
                Command::LeaveText | Command::Back => return self.leave(context),
                command => self.line.act(command),
            },
        };
        if changed {
            self.gentle = None;
            self.writing.typed(true);
        }
        Vec::new()
    }

    fn receive(&mut self, reply: &Reply, context: &Context<'_>) -> Vec<Effect> {
        match self.writing.receive(reply, &self.body(context), context) {
            Some(_) => self.saved(context),
            None => Vec::new(),
        }
    }

    fn flush(&mut self) -> Vec<Effect> {
        if !self.writing.take_typed() {
            return Vec::new();
        }
        vec![self.writing.draft(Field::Answer(WORRY.key), Value::from(self.line.text()))]
    }

    fn writing(&self) -> Option<&Writing> {
        Some(&self.writing)
    }

    fn plain(&self, context: &Context<'_>) -> Option<PlainStep> {
        let step = texts::practice::steps(Kind::Worry).of_field(WORRY.key)?;
        Some(PlainStep {
            title: self.title(context).0,
            says: vec![step.ask.clone()],
            remarks: self.gentle.map(str::to_owned).into_iter().collect(),
            takes: Takes::Words { now: self.line.text().to_owned(), is_page: false },
            is_over: false,
        })
    }

    fn answer(&mut self, answer: PlainAnswer, context: &Context<'_>) -> Vec<Effect> {
        match answer {
            PlainAnswer::Kept => return self.save(context),
            PlainAnswer::Words(words) | PlainAnswer::Line(words) => {
                let between = if self.line.text().is_empty() { "" } else { " " };
                let changed = self.line.paste(&format!("{between}{words}"));
                self.writing.typed(changed);
                return self.save(context);
            }
            PlainAnswer::Cleared => {
                self.line = LineInput::default();
                self.writing.typed(true);
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
        Some(Route::ParkWorry)
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        let theme = context.theme;
        let Some(step) = texts::practice::steps(Kind::Worry).of_field(WORRY.key) else { return };
        let ask = wrap(&step.ask, area.width);
        let y = put_lines(buffer, area, area.x, area.y, &ask, theme.style(Role::Heading)) + 1;
        let x = put(buffer, area, area.x, y, "▌ ", theme.style(Role::Focus));
        let field = Rect { x, y, width: area.right().saturating_sub(x), height: 1 }.intersection(area);
        if !field.is_empty() {
            self.line.draw(buffer, field);
        }
        if let Some(gentle) = self.gentle {
            put_lines(buffer, area, area.x, y + 2, &wrap(gentle, area.width), theme.style(Role::Notice));
        }
    }
}

#[cfg(test)]
mod tests;
