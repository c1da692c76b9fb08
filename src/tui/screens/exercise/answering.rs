//! Answers a step: decides which answer it accepts, and which the draft keeps while the user types.

use super::list::List;
use super::open::Open;
use super::{ExerciseScreen, Habit, pace, page};
use serde_json::Value;

use crate::insight::gentle_checks::{self, Question};
use crate::journal::draft::Field;
use crate::journal::practice::fields::pause::MINUTES;
use crate::journal::practice::{Answer, Kind, LOOK_BACK, Shape, Use};
use crate::texts::practice::{Step, Way};
use crate::tui::command::{Command, Place, key_names};
use crate::tui::effect::Effect;
use crate::tui::screens::{Context, Input, Screen};
use crate::tui::task::Reply;
use crate::wording::screens::exercise as wording;

impl ExerciseScreen {
    /// Whether there is something to answer: a list may hold nothing to choose.
    pub(super) fn can_be_answered(&self) -> bool {
        match &self.open {
            Open::Read => false,
            Open::List(list) => !list.options.is_empty(),
            _ => true,
        }
    }

    /// Takes the answer of the step that is open.
    ///
    /// # Errors
    /// One gentle line when it cannot be taken.
    pub(super) fn take(&mut self, context: &Context<'_>) -> Result<Vec<Effect>, String> {
        let Some(step) = self.step() else { return Ok(Vec::new()) };
        let Some(field) = self.kind().field(&step.field) else { return Ok(Vec::new()) };
        self.writing.take_typed();
        if let Open::Breathe(since) = &self.open {
            let minutes = pace::minutes_between(since, context.now).min(3);
            if minutes > 0 {
                self.practice.set(field.key, Answer::Number(minutes));
            }
            return Ok(self.draft(field.key));
        }
        if field.shape == Shape::Uses {
            return self.take_use(field.key, context);
        }
        // Of a day that is only told, not waited for, nothing may be known yet.
        let is_unknown = matches!(&self.open, Open::Date(line, _) if line.text().trim().is_empty());
        let answer = if is_unknown && field.key != LOOK_BACK.key {
            Some(Answer::None)
        } else {
            self.open.answer(field.shape, context)?
        };
        let Some(answer) = answer else { return Ok(Vec::new()) };
        if !step.needed.is_empty() && answer.is_blank() {
            return Err(step.needed.clone());
        }
        if let Some(line) = self.asks_about(step, &answer, context) {
            return Err(line);
        }
        if field.key == MINUTES.key && self.kind() == Kind::Pause {
            return Ok(self.take_minutes(&answer, context));
        }
        let nothing_is_highlighted = answer == Answer::None && matches!(self.open, Open::List(_));
        if nothing_is_highlighted || says_the_same(self.practice.get(field.key), &answer) {
            return Ok(Vec::new());
        }
        self.practice.set(field.key, answer);
        let mut effects = self.draft(field.key);
        effects.extend(self.drop_hidden());
        self.count_looks(context);
        Ok(effects)
    }

    /// The question about an act before it is kept; the same words once more go on, unless they watch someone.
    fn asks_about(&mut self, step: &Step, answer: &Answer, context: &Context<'_>) -> Option<String> {
        if step.check != "act" {
            return None;
        }
        let checks = crate::texts::checks();
        match gentle_checks::question(&step.field, answer.text(), checks)? {
            Question::Refused(line) => Some(self.filled(&format!("{line} {}", checks.refused_then), context)),
            Question::Asked(_) if self.asked_about.as_deref() == Some(answer.text()) => None,
            Question::Asked(line) => {
                self.asked_about = Some(answer.text().to_owned());
                let key = key_names::key_for(context.keymap, Place::Answer, Command::Take);
                Some(self.filled(&format!("{line} {}", checks.way_on.replace("{key}", &key)), context))
            }
        }
    }

    /// Takes back the choices that are not offered any more, now that another answer was given.
    pub(super) fn drop_hidden(&mut self) -> Vec<Effect> {
        let hides = |step: &&Step| {
            self.practice.get(&step.field).id().is_some_and(|id| step.hides(id, &self.practice))
        };
        let hidden = self.steps().all.iter().filter(hides);
        let keys: Vec<&'static str> =
            hidden.filter_map(|step| self.kind().field(&step.field)).map(|field| field.key).collect();
        for key in &keys {
            self.practice.clear(key);
        }
        keys.into_iter().flat_map(|key| self.draft(key)).collect()
    }

    pub(super) fn take_use(
        &mut self,
        key: &'static str,
        context: &Context<'_>,
    ) -> Result<Vec<Effect>, String> {
        let Open::List(list) = &self.open else { return Ok(Vec::new()) };
        let Some(id) = list.chosen().map(str::to_owned) else {
            return Err(wording::CHOOSE_ONE.to_owned());
        };
        // A plan is asked about for the day of its trigger, a goal for today.
        let asked_for = self.practice.look_back().filter(|_| self.kind() == Kind::Plan);
        let day = asked_for.unwrap_or(context.today);
        let mut uses: Vec<Use> = self.practice.get(key).uses().to_vec();
        uses.retain(|it| it.day != day);
        uses.push(Use::new(day, id));
        self.practice.set(key, Answer::Uses(uses));
        Ok(self.draft(key))
    }

    /// Keeps the words that are being typed; a choice that only has the focus is no answer yet.
    pub(super) fn keep_words(&mut self) -> Vec<Effect> {
        let effects = self.flush();
        if let (Some(step), Open::Words(editor)) = (self.step(), &self.open) {
            self.practice.set(&step.field, Answer::Text(editor.text()));
        }
        effects
    }

    /// Keeps the latest word or tick where each key is an answer by itself.
    pub(super) fn keep_at_once(&mut self, context: &Context<'_>) -> Vec<Effect> {
        let Some(field) = self.step().and_then(|step| self.kind().field(&step.field)) else {
            return Vec::new();
        };
        match self.open.answer(field.shape, context) {
            Ok(Some(answer)) if *self.practice.get(field.key) != answer => {
                self.practice.set(field.key, answer);
                self.draft(field.key)
            }
            _ => Vec::new(),
        }
    }

    /// Returns the reason why Enter does not go on yet: a hint that may not have been seen, or a step that was not
    /// seen, as the digit before went on by itself and Enter was pressed by habit.
    pub(super) fn holds(&mut self) -> Option<String> {
        let step = self.step()?;
        let hints = page::hints(self, step).len();
        if matches!(self.open, Open::Words(_)) && hints > std::mem::replace(&mut self.hinted, hints) {
            self.habit = Habit::None;
            return Some(wording::ENTER_AGAIN.to_owned());
        }
        let has_no_choice = |list: &List| !list.is_many() && list.at().is_none() && !list.options.is_empty();
        let is_empty = match &self.open {
            Open::Amount(amount) => amount.value() == Ok(None),
            Open::List(list) => has_no_choice(list),
            Open::Words(editor) => editor.is_empty(),
            // A page to read was not read yet.
            Open::Wait | Open::Read => true,
            _ => false,
        };
        // Of what may be chosen something is, unless one says twice that nothing is.
        let is_of_uses = matches!(self.practice.get(&step.field), Answer::Uses(_));
        let is_asked = step.needed.is_empty() && step.way != Some(Way::Keep) && !is_of_uses;
        let is_a_choice = is_asked && matches!(&self.open, Open::List(list) if has_no_choice(list));
        let is_by_habit = match self.habit {
            Habit::None => is_a_choice,
            Habit::Picked => is_empty,
            Habit::Warned => false,
        };
        if !is_by_habit {
            return None;
        }
        self.habit = Habit::Warned;
        let is_a_page = matches!(self.open, Open::Read);
        let says =
            if is_a_page { wording::ENTER_AGAIN_TO_GO_ON } else { wording::ENTER_AGAIN_WITHOUT_ANSWER };
        Some(says.to_owned())
    }

    /// Opens the words of the step in the person's own editor.
    pub(super) fn edit_outside(&mut self) -> Vec<Effect> {
        let (Some(step), Open::Words(editor)) = (self.step(), &self.open) else { return Vec::new() };
        let Some(field) = self.kind().field(&step.field) else { return Vec::new() };
        let (key, text) = (field.key, editor.text());
        self.habit = Habit::None;
        self.gentle = None;
        let mut effects = self.draft_as(key, Value::from(text.as_str()));
        effects.push(self.writing.edit_outside(Field::Answer(key), text));
        effects
    }

    /// Takes the words that come back from there.
    pub(super) fn take_edited(&mut self, reply: &Reply) -> Vec<Effect> {
        let Some(words) = self.writing.edited(reply) else { return Vec::new() };
        let is_of_step =
            self.step().is_some_and(|step| words.field.name() == format!("answers.{}", step.field));
        let changed = match &mut self.open {
            Open::Words(editor) if is_of_step => editor.replace(&words.text),
            _ => false,
        };
        self.writing.typed(changed);
        self.flush()
    }

    pub(super) fn typed(&mut self, input: &Input) -> Vec<Effect> {
        let changed = match (&mut self.open, input) {
            (Open::Words(editor), Input::Typed(event)) => editor.key(*event),
            (Open::Words(editor), Input::Pasted(text)) => editor.paste(text),
            (Open::Date(line, _), Input::Typed(event)) => line.key(*event),
            (Open::Date(line, _), Input::Pasted(text)) => line.paste(text),
            _ => false,
        };
        self.habit = Habit::None;
        if changed {
            self.gentle = None;
            self.writing.typed(matches!(self.open, Open::Words(_)));
        }
        Vec::new()
    }
}

/// Whether two answers say the same: ticks have no order.
fn says_the_same(one: &Answer, other: &Answer) -> bool {
    match (one, other) {
        (Answer::Ids(one), Answer::Ids(other)) => {
            one.len() == other.len() && one.iter().all(|id| other.contains(id))
        }
        _ => one == other,
    }
}
