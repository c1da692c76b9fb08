//! A person's changes to an entry, laid over what is stored by then: fields they did not touch take the stored value,
//! fields they touched take theirs; and a version is replaced only if it was seen or stays whole in the new one.

use super::calendar::Month;
use super::check_in::GivenPrompt;
use super::entry::{Body, Entry};
use super::field::Field;
use super::id::EntryId;
use super::moment::Moment;
use super::practice::Answer;
use super::text::MOST_CHARACTERS;
use super::versions::Part;
use crate::journal::format::digest::Digest;
use crate::journal::format::digest_list::appended;

/// A version that is to be saved, with the one that it was made from.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision {
    /// The version that was seen; `None` for a new entry.
    pub seen: Option<Entry>,
    /// The entry as the person made it.
    pub made: Entry,
}

impl Revision {
    /// A new entry.
    pub fn new(made: Entry) -> Self {
        Self { seen: None, made }
    }

    /// An edit of a version that was seen.
    pub fn of(seen: &Entry, body: Body, now: Moment) -> Self {
        Self { made: seen.edited(body, now), seen: Some(seen.clone()) }
    }

    /// What saving a draft makes: an edit of the version that was seen. Where that is gone, `shown` was not seen, so that it is
    /// kept next to the one that is `made` here, which replaces no more than the draft was begun from.
    pub fn of_draft(seen: Option<&Entry>, base: Option<Digest>, shown: Option<&Entry>, made: Entry) -> Self {
        let now = made.made_at().clone();
        if let Some(seen) = seen {
            return Self::of(seen, made.body, now);
        }
        let made = match shown.filter(|_| base.is_some()) {
            Some(shown) => shown.edited(made.body, now),
            None => made,
        };
        Self::new(Entry { replaces: base.into_iter().collect(), ..made })
    }

    /// The entry.
    pub fn id(&self) -> EntryId {
        self.made.id
    }

    /// The month that it is in.
    pub fn month(&self) -> Month {
        Month::of(self.made.day)
    }

    /// Returns the version to save over this stored one; `None` when the stored one says all of it already.
    ///
    /// Anything newer than the version that was seen stays in every field that the person did not touch. Where both
    /// changed one field in different ways, the new version holds the person's, and the stored one is not replaced but
    /// kept next to it.
    pub fn onto(self, stored: Option<&Entry>) -> Option<Entry> {
        let Some(stored) = stored.filter(|stored| self.is_followed_by(stored)) else {
            return Some(self.made);
        };
        let seen = self.seen.as_ref().map(|seen| &seen.body);
        let Some(laid) = laid_over(seen, &self.made.body, &stored.body, Words::Apart) else {
            return Some(self.made);
        };
        if !laid.conflicts.is_empty() {
            return Some(Entry { body: laid.body, ..self.made });
        }
        if laid.body == stored.body {
            return None;
        }
        let mut version = stored.edited(laid.body, self.made.made_at().clone());
        version.replaces = appended(&version.replaces, &self.made.replaces);
        Some(version)
    }

    /// Whether the stored version came from the one that was seen, so that every difference between them is a later
    /// change.
    fn is_followed_by(&self, stored: &Entry) -> bool {
        match &self.seen {
            Some(seen) => stored.replaces.contains(&seen.digest()),
            None => self.made.replaces.is_empty(),
        }
    }
}

/// The treatment of words that both sides changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// They stay apart: a conflict.
    Apart,
    /// The person's are put behind those that are stored, for the person to see.
    Joined,
}

/// The result of laying one body over another.
#[derive(Clone, Debug, PartialEq)]
pub struct Laid {
    /// The body.
    pub body: Body,
    /// The parts in which the person's took the place of another change, which the body does not hold.
    pub conflicts: Vec<Part>,
}

/// Lays a person's changes to one body over the body as it changed elsewhere; `None` when they are of different kinds
/// or of an unknown kind.
pub fn laid_over(seen: Option<&Body>, mine: &Body, stored: &Body, words: Words) -> Option<Laid> {
    if !mine.is_like(stored) {
        return None;
    }
    let blank = Body::blank(mine.kind())?;
    let seen = seen.filter(|seen| seen.is_like(mine)).unwrap_or(&blank);
    let mut laying = Laying { words, conflicts: Vec::new() };
    let mut body = stored.clone();
    for field in mine.fields() {
        if let Some(answer) = laying.answer(field, &[seen, mine, stored].map(|it| it.get(field))) {
            body.set(field, answer);
        }
    }
    Some(Laid { body, conflicts: laying.conflicts })
}

struct Laying {
    words: Words,
    conflicts: Vec<Part>,
}

/// Takes three answers of each field: as it was seen, the person's, and the stored one. The result is `None` where the
/// stored one stays.
impl Laying {
    fn answer(&mut self, field: Field, all: &[Answer; 3]) -> Option<Answer> {
        let [seen, mine, stored] = all;
        if mine == seen || mine == stored {
            return None;
        }
        if all.iter().any(|it| matches!(it, Answer::Text(_))) {
            return self.text(field, all.each_ref().map(Answer::text)).map(Answer::Text);
        }
        if all.iter().any(|it| matches!(it, Answer::Ids(_))) {
            return Some(ticks(seen, mine, stored));
        }
        if let (Answer::Prompt(own), Answer::Prompt(other)) = (mine, stored)
            && stored != seen
        {
            return self.prompt(seen, own, other).map(Answer::Prompt);
        }
        if stored != seen {
            self.conflicts.push(Part::Content(field));
        }
        Some(mine.clone())
    }

    fn text(&mut self, field: Field, [seen, mine, stored]: [&str; 3]) -> Option<String> {
        if mine == seen || stored.contains(mine) && stored != seen {
            return None;
        }
        if stored == seen || mine.contains(stored) {
            return Some(mine.to_owned());
        }
        let joined = format!("{stored}\n\n{mine}");
        if self.words == Words::Joined && joined.chars().count() <= MOST_CHARACTERS {
            return Some(joined);
        }
        self.conflicts.push(Part::Content(field));
        Some(mine.to_owned())
    }

    /// Merges prompts where both are there and the stored one was changed since.
    fn prompt(&mut self, seen: &Answer, mine: &GivenPrompt, stored: &GivenPrompt) -> Option<GivenPrompt> {
        if stored.answer.is_empty() {
            return Some(mine.clone());
        }
        if mine.answer.is_empty() {
            // That a prompt was shown is nothing that the person wrote.
            return None;
        }
        if mine.id == stored.id {
            let before =
                if matches!(seen, Answer::Prompt(seen) if seen.id == mine.id) { seen.text() } else { "" };
            let answer = self.text(Field::Prompt, [before, &mine.answer, &stored.answer])?;
            return Some(stored.clone().answered(answer));
        }
        self.conflicts.push(Part::Content(Field::Prompt));
        Some(mine.clone())
    }
}

/// Merges ticks: the stored ones, plus those that the person ticked, minus those that they took out.
fn ticks(seen: &Answer, mine: &Answer, stored: &Answer) -> Answer {
    if stored == seen {
        return mine.clone();
    }
    let [was, own, other] = [seen, mine, stored].map(Answer::ids);
    let taken_out = |id: &String| was.contains(id) && !own.contains(id);
    let mut ids: Vec<String> = other.iter().filter(|id| !taken_out(id)).cloned().collect();
    let ticked = own.iter().filter(|id| !was.contains(id) && !other.contains(id));
    ids.extend(ticked.cloned());
    Answer::Ids(ids)
}

#[cfg(test)]
mod tests;
