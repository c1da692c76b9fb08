//! The end of a sitting: what it came to, in figures and in the person's own words, and what waits. Nothing is praised,
//! and what is heavier than before is told like what is lighter.

use super::{At, ExerciseScreen, StepsAsked};
use crate::insight::gentle_checks;
use crate::journal::EntryId;
use crate::journal::practice::{Answer, Kind, Practice, fields};
use crate::journal::text::one_line;
use crate::texts::practice::{BETWEEN, Lead, Saying, words_in};
use crate::tui::screens::copy;
use crate::tui::screens::prelude::*;
use crate::tui::screens::writing::Writing;
use crate::wording::screens::exercise as wording;

/// The most characters of an answer that are told; the entry has all of it.
const MOST: usize = 160;
/// The most days of a goal that are told.
const GOAL_DAYS: usize = 4;
/// The token for the finished sentence of a request.
pub(super) const SENTENCE: &str = "sentence";

/// The lines on what the sitting came to, as far as they were answered.
pub(super) fn told(screen: &ExerciseScreen, context: &Context<'_>) -> Vec<String> {
    let left_open = screen.steps().again.as_ref().filter(|_| screen.is_left_open);
    let lines = match screen.part {
        StepsAsked::First => {
            left_open.map_or(&*screen.steps().tell, |again| std::slice::from_ref(&again.tell))
        }
        StepsAsked::Later if screen.has_looked_back() => &*screen.steps().tell_later,
        StepsAsked::Later | StepsAsked::Edit => return Vec::new(),
    };
    if lines.is_empty() {
        return Vec::new();
    }
    // As it will be saved: with the day on which it is asked about.
    let practice = screen.settled(context);
    lines.iter().filter_map(|line| told_of(&screen.filled(line, context), &practice, context)).collect()
}

/// One line with its answers; `None` where one of them holds nothing.
fn told_of(line: &str, practice: &Practice, context: &Context<'_>) -> Option<String> {
    let (mut told, mut rest) = (String::new(), line);
    while let Some((before, (name, after))) =
        rest.split_once('{').and_then(|(before, after)| Some((before, after.split_once('}')?)))
    {
        let words = words_of(name, practice, context);
        if words.is_empty() {
            return None;
        }
        told.push_str(before);
        told.push_str(&words);
        // A sentence of the person may end with a stop of its own.
        let is_ended = words.ends_with(['.', '!', '?', '…']);
        rest = if is_ended { after.strip_prefix('.').unwrap_or(after) } else { after };
    }
    told.push_str(rest);
    Some(told)
}

fn words_of(name: &str, practice: &Practice, context: &Context<'_>) -> String {
    let lists = &context.settings.lists;
    let saying = Saying {
        tick: &|list, id| lists.label(list, id).to_owned(),
        day: &|day| dates::long(day, context.today),
        entry: &EntryId::short,
        between: BETWEEN,
    };
    let step = texts::practice::steps(practice.kind()).of_field(name);
    let words = match name {
        SENTENCE => sentence(practice),
        name if practice.kind().field(name).is_none() => String::new(),
        name => match practice.get(name) {
            // Of a plan only the last answer is new; of a goal the days before it are what it is seen against.
            Answer::Uses(uses) => {
                let told = if practice.kind() == Kind::Goal { GOAL_DAYS } else { 1 };
                let last = uses.iter().skip(uses.len().saturating_sub(told)).cloned();
                words_in(step, &Answer::Uses(last.collect()), &saying)
            }
            answer => words_in(step, answer, &saying),
        },
    };
    shortened(&one_line(&words))
}

/// A text of at most [`MOST`] characters, with a sign where there is more.
fn shortened(words: &str) -> String {
    match words.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default().trim_end()),
        None => words.to_owned(),
    }
}

impl ExerciseScreen {
    /// Whether what the sitting came to is shown once it is saved: not where an end with ways on has told it, and not
    /// where one of those opens.
    pub(super) fn tells_when_saved(&self, context: &Context<'_>) -> bool {
        self.at != At::End && self.then.is_none() && !told(self, context).is_empty()
    }

    /// Shows what the sitting came to.
    pub(super) fn end(&mut self) {
        self.at = At::Done;
        self.open = super::open::Open::Read;
        self.top = 0;
    }

    /// The exercise that may follow, named once it is saved.
    pub(super) fn follow_lead(&self) -> Option<&'static Lead> {
        let is_over = self.at == At::Done && self.part == StepsAsked::First && !self.is_left_open;
        self.steps().follow.as_ref().filter(|_| is_over)
    }

    /// Takes a key at the end, when all is saved.
    pub(super) fn hit_when_done(&mut self, command: Command, context: &Context<'_>) -> Vec<Effect> {
        match command {
            Command::Take | Command::Back => vec![Effect::Close],
            Command::Copy => match self.words_to_somebody(context) {
                Some(words) => copy::ask(&words, context),
                None => Vec::new(),
            },
            Command::Open => match self.follow_lead().and_then(|lead| self.follow(Some(lead))) {
                Some(opens) => vec![Effect::Close, opens],
                None => Vec::new(),
            },
            command => {
                self.top =
                    sheet(self, context, context.body.width).moved(self.top, command, context.body.height);
                Vec::new()
            }
        }
    }

    /// The entry that was being written; none once it is saved.
    pub(super) fn under_way(&self) -> Option<&Writing> {
        (self.at != At::Done).then_some(&self.writing)
    }
}

fn sheet(screen: &ExerciseScreen, context: &Context<'_>, width: u16) -> Sheet {
    let mut sheet = Sheet::for_area(width);
    for line in told(screen, context) {
        sheet.text(&line, Role::Text, 0);
        sheet.gap();
    }
    if let Some(line) = follows(screen, context) {
        sheet.text(&line, Role::Muted, 0);
    }
    sheet
}

/// The line on the exercise that may follow.
fn follows(screen: &ExerciseScreen, context: &Context<'_>) -> Option<String> {
    let key = key_names::with_word(context.keymap, Place::Ended, Command::Open);
    screen.follow_lead().map(|lead| wording::may_follow(&lead.label, &key))
}

/// What the sitting came to, and what may follow, as lines.
pub(super) fn lines(screen: &ExerciseScreen, context: &Context<'_>) -> Vec<String> {
    told(screen, context).into_iter().chain(follows(screen, context)).collect()
}

/// Draws what the sitting came to.
pub(super) fn draw(screen: &ExerciseScreen, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
    sheet(screen, context, area.width).draw(buffer, area, context.theme, screen.top);
}

/// The words of a note to somebody, in the order in which they were asked for.
pub(super) fn letter(practice: &Practice) -> String {
    let parts: Vec<&str> = practice.texts().map(str::trim).collect();
    parts.join("\n\n")
}

/// The finished sentence of a request.
pub(super) fn sentence(practice: &Practice) -> String {
    let feelings = texts::practice::practice().list("feelings");
    let feeling = practice.answer(fields::request::FEEL).unwrap_or_default();
    let known = feelings.iter().find(|known| known.id == feeling);
    let feeling = known.map_or(feeling, |known| known.label.as_str());
    gentle_checks::sentence(practice, feeling, &texts::checks().sentence)
}
