//! An exercise, step by step: its questions come from the texts, each answer goes to the draft before the next step
//! is drawn, and at the end an entry is saved.

mod again;
mod amount;
mod answering;
mod begin;
mod copying;
mod ending;
mod ideas;
mod list;
mod open;
mod pace;
mod page;
mod plain;
mod review;
mod saving;
mod settling;
mod steps;
#[cfg(test)]
mod tests;

use serde_json::{Value, json};

pub(in crate::tui::screens) use self::copying::may_be_copied;
use self::ideas::Ideas;
use self::open::Open;
pub use self::saving::{worry_day, worry_time};
use super::writing::Writing;
use crate::journal::draft::Field;
use crate::journal::practice::{Answer, Kind, LOOK_BACK, Practice};
use crate::journal::{Body, Moment};
use crate::texts::practice::{self as texts, End, Lead, Step, Steps, Way};
use crate::tui::plain::{PlainAnswer, PlainStep};
use crate::tui::screens::prelude::*;
use crate::wording::screens::exercise as wording;

/// The length of a wait when nothing was chosen, in minutes.
const TEN_MINUTES: u16 = 10;

/// The steps that are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum StepsAsked {
    /// The steps of the first sitting.
    First,
    /// The steps of looking back.
    Later,
    /// The steps of the first sitting, and those of the look back when there was one: the entry is edited.
    Edit,
}

/// The position in the exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    /// A step, by its place among all steps of the exercise.
    Step(usize),
    /// The end, after the last step: the closing words, and the leads.
    End,
    /// It is saved, and what it came to is shown.
    Done,
}

/// Why Enter may be pressed by habit, without having looked at the step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Habit {
    None,
    /// The key before chose something and went on by itself.
    Picked,
    /// It was said that there is no answer yet: the next Enter goes on without one.
    Warned,
}

/// An action that waits for the practice entries.
#[derive(Clone, Copy, Debug)]
enum Awaited {
    /// The end, after the last step.
    End,
    /// Saving, and then the lead.
    Save(Option<&'static Lead>),
}

/// An exercise that is under way.
#[derive(Debug)]
pub struct ExerciseScreen {
    writing: Writing,
    part: StepsAsked,
    /// The action to take as soon as the practice entries have been read.
    awaited: Option<Awaited>,
    /// Whether they cannot be read.
    without_practices: bool,
    practice: Practice,
    at: At,
    open: Open,
    /// The gentle line about the answer that was given.
    gentle: Option<String>,
    habit: Habit,
    /// The number of gentle hints that were in sight when the user last went on.
    hinted: usize,
    /// The top line in sight of content that is longer than the screen.
    top: usize,
    /// The lead that opens once the entry is on disk.
    then: Option<&'static Lead>,
    /// How often the same thought was looked at lately, when that is often.
    looks: Option<usize>,
    /// Whether the thought was left open there.
    is_left_open: bool,
    /// The ideas for the step that is open.
    ideas: Ideas,
    /// The words that were asked about before they are kept: the same words go on.
    asked_about: Option<String>,
    /// Whether it was looked back on before this look back.
    looked_back_before: bool,
}

impl ExerciseScreen {
    fn kind(&self) -> Kind {
        self.practice.kind()
    }

    fn body(&self) -> Body {
        Body::Practice(self.practice.clone())
    }

    fn steps(&self) -> &'static Steps {
        texts::steps(self.kind())
    }

    fn step(&self) -> Option<&'static Step> {
        match self.at {
            At::Step(index) => self.steps().all.get(index),
            At::End | At::Done => None,
        }
    }

    /// The places of the steps that are asked, given the answers so far.
    fn asked(&self) -> Vec<usize> {
        self.asked_given(&self.practice)
    }

    /// The places of the steps that are asked, given these answers.
    fn asked_given(&self, practice: &Practice) -> Vec<usize> {
        let part = |step: &Step| match self.part {
            StepsAsked::First => !step.later,
            StepsAsked::Later => step.later && step.second == self.is_second_look(),
            // A step that takes its time is over.
            StepsAsked::Edit if matches!(step.way, Some(Way::Wait | Way::Breathe)) => false,
            // An exercise that no longer waits is not made to wait again.
            StepsAsked::Edit if step.field == LOOK_BACK.key => !practice.is_blank(LOOK_BACK),
            // Whether a plan was used is answered day by day.
            StepsAsked::Edit if matches!(practice.get(&step.field), Answer::Uses(_)) => false,
            StepsAsked::Edit => !step.later || !practice.is_blank(&step.field),
        };
        let steps = self.steps().all.iter().enumerate();
        let comes_again = |step: &Step| {
            step.way != Some(Way::Again) || self.part == StepsAsked::First && self.looks.is_some()
        };
        // What was told of it stays in sight, whatever decides today whether it is asked.
        let was_told = |step: &Step| self.part == StepsAsked::Edit && step.later;
        let asked = steps.filter(|(_, step)| {
            part(step) && comes_again(step) && (step.is_asked(practice) || was_told(step))
        });
        asked.map(|(index, _)| index).collect()
    }

    /// Returns the leads that the end offers as well as saving.
    fn leads(&self) -> Vec<&'static Lead> {
        let leads = self.ends().map_or(&[][..], |end| &end.leads);
        leads.iter().filter(|lead| lead.only.as_ref().is_none_or(|only| only.holds(&self.practice))).collect()
    }

    /// The words and ways on at the end.
    fn ends(&self) -> Option<&'static End> {
        self.steps().end_for(&self.practice, self.part == StepsAsked::Later)
    }

    fn has_end(&self, context: &Context<'_>) -> bool {
        !self.leads().is_empty() || !page::end_words(self, context).is_empty()
    }

    /// Returns the position, from 1, and the number of positions.
    fn count(&self, context: &Context<'_>) -> (usize, usize) {
        let asked = self.asked();
        let all = asked.len() + usize::from(self.has_end(context));
        let at = match self.at {
            At::Step(index) => asked.iter().take_while(|other| **other < index).count() + 1,
            At::End | At::Done => all,
        };
        (at, all)
    }

    fn page(&self) -> usize {
        match self.at {
            At::Step(index) => index,
            At::End | At::Done => self.steps().all.len(),
        }
    }

    fn draft(&mut self, key: &'static str) -> Vec<Effect> {
        self.draft_as(key, self.practice.get(key).to_value())
    }

    /// Drafts an answer; with the first one also where one is, or a draft that holds nothing else would not tell.
    pub(super) fn draft_as(&mut self, key: &'static str, value: Value) -> Vec<Effect> {
        let is_first = !self.writing.has_draft();
        let answer = self.writing.draft(Field::Answer(key), value);
        let page = is_first.then(|| self.draft_page()).flatten();
        page.into_iter().chain([answer]).collect()
    }

    fn draft_page(&mut self) -> Option<Effect> {
        let page = json!(self.page());
        // Nothing was answered yet when one only looks back and forth.
        self.writing.has_draft().then(|| self.writing.draft(Field::Page, page))
    }

    /// Whether a command answers a step at once.
    fn goes_on_with(&self, command: Command) -> bool {
        let chooses = command == Command::Answer && matches!(self.open, Open::List(_));
        chooses || command == Command::Skip
    }

    fn hit(&mut self, command: Command, nth: usize, context: &Context<'_>) -> Vec<Effect> {
        match command {
            Command::Take => return self.next(context),
            Command::PreviousPart => return self.back(context),
            Command::Back | Command::LeaveText => return self.leave(context),
            Command::Skip if self.at != At::End => return self.skip(context),
            Command::EditOutside => return self.edit_outside(),
            Command::Unsafe => {
                let mut effects = self.flush();
                effects.push(Effect::Open(Route::NotSafe));
                return effects;
            }
            _ => {
                self.gentle = None;
                self.habit = Habit::None;
            }
        }
        match command {
            Command::Idea => return self.put_idea(nth),
            Command::OtherIdeas => return self.turn_ideas(),
            _ => {}
        }
        let changed = match (&mut self.open, command) {
            (Open::Words(editor), command) => editor.act(command),
            (Open::Date(line, _), command) => {
                line.act(command);
                false
            }
            (Open::Amount(amount), command) => {
                match command {
                    Command::Answer => amount.digit(nth),
                    Command::Erase => amount.erase(),
                    Command::Left => amount.step(false),
                    Command::Right => amount.step(true),
                    _ => {}
                }
                return self.keep_at_once(context);
            }
            (Open::List(list), Command::Answer) => {
                if list.pick(nth) {
                    let effects = self.next(context);
                    self.habit = Habit::Picked;
                    return effects;
                }
                self.gentle = Some(wording::one_of(&list.options.len().min(9)));
                false
            }
            (Open::List(list), Command::Toggle) => {
                list.toggle();
                return self.keep_at_once(context);
            }
            (Open::List(list), command) => {
                list.go(command, context.body.height);
                false
            }
            (Open::Read, command) => {
                if let Some(step) = self.step().filter(|step| review::is_of_review(step)) {
                    let sheet = review::sheet(self, step, context, context.body.width);
                    self.top = sheet.moved(self.top, command, context.body.height.saturating_sub(4));
                }
                false
            }
            _ => false,
        };
        self.writing.typed(changed);
        Vec::new()
    }
}

impl Screen for ExerciseScreen {
    fn place(&self) -> Place {
        if self.at == At::Done {
            return Place::Ended;
        }
        let is_page = self.step().is_some_and(|step| step.way == Some(Way::Page));
        match &self.open {
            Open::Words(_) if is_page => Place::Page,
            Open::Words(_) | Open::Date(..) => Place::Answer,
            Open::Amount(_) => Place::Amount,
            Open::Wait | Open::Breathe(_) => Place::Waiting,
            Open::Read => Place::Reading,
            Open::List(list) if list.is_many() => Place::Choices,
            Open::List(list) => match list.letters() {
                "" => Place::Choice,
                letters if letters.contains('f') => Place::ExitAboutMe,
                _ => Place::Exit,
            },
        }
    }

    fn title(&self, context: &Context<'_>) -> (String, String) {
        let title = &texts::practice().exercise(self.kind()).title;
        let title = context.settings.config.partner_words.in_text(title);
        let what = match self.part {
            StepsAsked::First => "",
            StepsAsked::Later => wording::LOOK_BACK,
            StepsAsked::Edit => " · edit",
        };
        let (at, all) = self.count(context);
        let evening = match (self.kind(), self.part, page::evening(context)) {
            (Kind::Evening, StepsAsked::First, Some(evening)) => wording::evening(&evening),
            _ => String::new(),
        };
        (format!("{title}{evening}{what}"), shared::of(&at, &all))
    }

    fn offers(&self, command: Command, context: &Context<'_>) -> bool {
        let step = self.step();
        match command {
            Command::EditOutside => context.has_editor() && matches!(self.open, Open::Words(_)),
            Command::Unsafe => self.steps().is_unsafe,
            Command::Idea => !self.ideas.is_empty(),
            Command::OtherIdeas => self.ideas.has_others(),
            Command::PreviousPart => self.asked().first().is_some_and(|first| *first < self.page()),
            Command::Skip => step.is_some_and(|step| step.needed.is_empty()) && self.can_be_answered(),
            Command::UndoText | Command::RedoText | Command::Break => matches!(self.open, Open::Words(_)),
            Command::Answer => self.can_be_answered(),
            Command::Down if self.at == At::Done => false,
            Command::Open => self.follow_lead().is_some(),
            Command::Copy => context.settings.config.clipboard && self.words_to_somebody(context).is_some(),
            Command::Down => matches!(self.open, Open::List(_)) && self.can_be_answered(),
            _ => true,
        }
    }

    fn says(&self, command: Command, context: &Context<'_>) -> Option<&'static str> {
        self.says_of_saving(command, context)
    }

    fn opened(&mut self, context: &Context<'_>) -> Vec<Effect> {
        self.begin(context)
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        if self.writing.is_pending() {
            let leaves = matches!(input.command(), Some(Command::Back | Command::LeaveText));
            return if leaves { self.writing.keep() } else { Vec::new() };
        }
        if self.writing.is_saving() {
            return Vec::new();
        }
        if self.at == At::Done {
            return input.command().map(|command| self.hit_when_done(command, context)).unwrap_or_default();
        }
        self.awaited = None;
        match input {
            // A key that is held chooses once.
            Input::Hit(hit) if hit.is_repeat && self.goes_on_with(hit.command) => Vec::new(),
            Input::Hit(hit) => self.hit(hit.command, hit.nth, context),
            input => self.typed(&input),
        }
    }

    fn receive(&mut self, reply: &Reply, context: &Context<'_>) -> Vec<Effect> {
        match reply {
            Reply::Read(_) => {
                self.renew_entries(context);
                self.take_stored(context)
            }
            Reply::Practices(_) | Reply::NoPractices(_) => {
                self.without_practices |= matches!(reply, Reply::NoPractices(_));
                self.count_looks(context);
                self.go_on(context)
            }
            Reply::History(_) if self.needs_history() => {
                self.find_ideas(context);
                Vec::new()
            }
            Reply::Edited(_) => self.take_edited(reply),
            _ => match self.writing.receive(reply, &self.body(), context) {
                Some(_) => self.saved(context),
                None => Vec::new(),
            },
        }
    }

    fn flush(&mut self) -> Vec<Effect> {
        if !self.writing.take_typed() {
            return Vec::new();
        }
        let (Some(step), Open::Words(editor)) = (self.step(), &self.open) else { return Vec::new() };
        let Some(field) = self.kind().field(&step.field) else { return Vec::new() };
        // Until something is typed, the choice is still that of one's own.
        let is_own = step.way == Some(Way::Own) && editor.is_empty();
        let value = if is_own { Value::from(open::OWN) } else { Value::from(editor.text()) };
        self.draft_as(field.key, value)
    }

    fn writing(&self) -> Option<&Writing> {
        self.under_way()
    }

    fn is_timed(&self) -> bool {
        matches!(self.open, Open::Wait | Open::Breathe(_))
    }

    fn time_runs(&self, now: &Moment) -> bool {
        self.passes_time(now)
    }

    fn opens_again(&self) -> Option<Route> {
        let writing = self.under_way()?;
        let (id, kind, day) = (writing.id(), self.kind(), writing.day());
        Some(match self.part {
            StepsAsked::First => Route::Begin(kind),
            StepsAsked::Later => Route::LookBack(id, kind, day),
            StepsAsked::Edit => Route::EditPractice(id, kind, day),
        })
    }

    fn plain(&self, context: &Context<'_>) -> Option<PlainStep> {
        Some(self.plain_step(context))
    }

    fn answer(&mut self, answer: PlainAnswer, context: &Context<'_>) -> Vec<Effect> {
        self.take_answered(answer, context)
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        page::view(self, context, buffer, area);
    }
}

impl ExerciseScreen {
    /// A text with what belongs into it: the words for the partner, times, and the keys that work in this step.
    fn filled(&self, text: &str, context: &Context<'_>) -> String {
        let text = context.settings.config.partner_words.in_text(text);
        if !text.contains('{') {
            return text.into_owned();
        }
        let place = self.place();
        text.replace("{support}", &key_names::with_word(context.keymap, place, Command::Support))
            .replace("{support_key}", &key_names::keys_for(context.keymap, place, Command::Support))
            .replace("{slot}", &worry_time(context))
            .replace("{dawn}", &format!("{:02}:00", context.settings.day_start.hour()))
    }
}
