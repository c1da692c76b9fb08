//! What a person made of an entry, put over what is stored of it by then: fields that they did not touch take the stored
//! value, touched ones theirs; and only what was seen, or stays whole in the new version, is replaced.

use super::calendar::Month;
use super::check_in::{CheckIn, GivenPrompt, TickList};
use super::entry::{Body, Entry, Note};
use super::id::EntryId;
use super::moment::Moment;
use super::practice::{Answer, Practice, Shape};
use super::sign::{Scale, Sign};
use super::text::MOST_CHARACTERS;
use super::versions::Part;
use crate::journal::format::digest_list::appended;

/// A version that is to be saved, with the one that it was made from.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision {
    /// The version that was seen; `None` for a new entry.
    pub seen: Option<Entry>,
    /// What was made of it.
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

    /// The entry.
    pub fn id(&self) -> EntryId {
        self.made.id
    }

    /// The month that it is in.
    pub fn month(&self) -> Month {
        Month::of(self.made.day)
    }

    /// The version to save where this one is stored by now; `None` when that says all of it already.
    ///
    /// What came after the version that was seen stays in every field that the person did not touch. Where both changed
    /// one field in different ways the person's is in the version, and what is stored is not replaced but kept beside it.
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

    /// Whether what is stored came of the version that was seen, so that what differs between them was changed since.
    fn is_followed_by(&self, stored: &Entry) -> bool {
        match &self.seen {
            Some(seen) => stored.replaces.contains(&seen.digest()),
            None => self.made.replaces.is_empty(),
        }
    }
}

/// What is done with words that both sides changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// They stay apart: a conflict.
    Apart,
    /// The person's are put behind those that are stored, for the person to see.
    Joined,
}

/// What came of laying one body over another.
#[derive(Clone, Debug, PartialEq)]
pub struct Laid {
    /// The body.
    pub body: Body,
    /// The parts in which the person's took the place of another change, which the body does not hold.
    pub conflicts: Vec<Part>,
}

/// Lays what a person made of one body over the one that came of it elsewhere; `None` when they are of different kinds or
/// of one that nobody here knows.
pub fn laid_over(seen: Option<&Body>, mine: &Body, stored: &Body, words: Words) -> Option<Laid> {
    let mut laying = Laying { words, conflicts: Vec::new() };
    let body = match (mine, stored) {
        (Body::CheckIn(mine), Body::CheckIn(stored)) => {
            let seen = match seen {
                Some(Body::CheckIn(seen)) => seen.as_ref().clone(),
                _ => CheckIn::default(),
            };
            Body::CheckIn(Box::new(laying.check_in(&seen, mine, stored)))
        }
        (Body::Note(mine), Body::Note(stored)) => {
            let seen = match seen {
                Some(Body::Note(seen)) => seen.text.as_str(),
                _ => "",
            };
            let text = laying.text(Part::Text, [seen, &mine.text, &stored.text]);
            Body::Note(Note { text: text.unwrap_or_else(|| stored.text.clone()) })
        }
        (Body::Practice(mine), Body::Practice(stored)) if mine.kind() == stored.kind() => {
            let blank = Practice::new(mine.kind());
            let seen = match seen {
                Some(Body::Practice(seen)) if seen.kind() == mine.kind() => seen,
                _ => &blank,
            };
            Body::Practice(laying.practice(seen, mine, stored))
        }
        _ => return None,
    };
    Some(Laid { body, conflicts: laying.conflicts })
}

struct Laying {
    words: Words,
    conflicts: Vec<Part>,
}

/// Of each field three values: as it was seen, the person's, and as it is stored. What comes of it is `None` where the
/// stored one stays.
impl Laying {
    fn check_in(&mut self, seen: &CheckIn, mine: &CheckIn, stored: &CheckIn) -> CheckIn {
        let mut laid = stored.clone();
        let all = [seen, mine, stored];
        for scale in Scale::ALL {
            if let Some(rating) = self.value(Part::Rating(scale), all.map(|it| it.ratings.get(scale))) {
                laid.ratings.set(scale, rating);
            }
        }
        for sign in Sign::ALL {
            let notes = all.map(|it| it.notes.get(sign).unwrap_or_default());
            if let Some(text) = self.text(Part::Note(sign), notes) {
                laid.notes.set(sign, text);
            }
        }
        for list in TickList::ALL {
            if let Some(ids) = ticks(all.map(|it| it.ticked(list))) {
                laid.set_ticked(list, ids);
            }
        }
        if let Some(prompt) = self.prompt(all.map(|it| it.prompt.as_ref())) {
            laid.prompt = prompt;
        }
        if let Some(text) = self.text(Part::Text, all.map(|it| it.text.as_str())) {
            laid.text = text;
        }
        laid
    }

    fn practice(&mut self, seen: &Practice, mine: &Practice, stored: &Practice) -> Practice {
        let mut laid = stored.clone();
        for field in mine.kind().fields() {
            let all = [seen, mine, stored].map(|it| it.get(field.key));
            let part = Part::Answer(field.key);
            let answer = match field.shape {
                Shape::Text => {
                    let texts = [seen, mine, stored].map(|it| it.get(field.key).text());
                    self.text(part, texts).map(Answer::Text)
                }
                Shape::Ids => {
                    let ids = all.map(|answer| match answer {
                        Answer::Ids(ids) => Some(ids.as_slice()),
                        _ => None,
                    });
                    ticks(ids).map(|ids| ids.map_or(Answer::None, Answer::Ids))
                }
                _ => self.value(part, all).cloned(),
            };
            if let Some(answer) = answer {
                laid.set(field.key, answer);
            }
        }
        laid
    }

    fn value<T: PartialEq>(&mut self, part: Part, [seen, mine, stored]: [T; 3]) -> Option<T> {
        if mine == seen || mine == stored {
            return None;
        }
        if stored != seen {
            self.conflicts.push(part);
        }
        Some(mine)
    }

    fn text(&mut self, part: Part, [seen, mine, stored]: [&str; 3]) -> Option<String> {
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
        self.conflicts.push(part);
        Some(mine.to_owned())
    }

    #[expect(clippy::option_option, reason = "no prompt is another thing than one that stays")]
    fn prompt(&mut self, [seen, mine, stored]: [Option<&GivenPrompt>; 3]) -> Option<Option<GivenPrompt>> {
        if mine == seen || mine == stored {
            return None;
        }
        let (Some(own), Some(other)) = (mine, stored) else {
            return self.value(Part::Prompt, [seen, mine, stored]).map(Option::<&GivenPrompt>::cloned);
        };
        if stored == seen || other.answer.is_empty() {
            return Some(mine.cloned());
        }
        if own.answer.is_empty() {
            // That a prompt was shown is nothing that the person wrote.
            return None;
        }
        if own.id == other.id {
            let before = seen.filter(|seen| seen.id == own.id).map_or("", |seen| &seen.answer);
            let answer = self.text(Part::Prompt, [before, &own.answer, &other.answer])?;
            return Some(Some(other.clone().answered(answer)));
        }
        self.conflicts.push(Part::Prompt);
        Some(mine.cloned())
    }
}

/// What is ticked: what is stored, with what the person ticked and without what they took out.
#[expect(clippy::option_option, reason = "a list that was never opened is another thing than one that stays")]
fn ticks([seen, mine, stored]: [Option<&[String]>; 3]) -> Option<Option<Vec<String>>> {
    if mine == seen || mine == stored {
        return None;
    }
    if stored == seen {
        return Some(mine.map(<[String]>::to_vec));
    }
    let [was, own, other] = [seen, mine, stored].map(Option::unwrap_or_default);
    let taken_out = |id: &String| was.contains(id) && !own.contains(id);
    let mut ids: Vec<String> = other.iter().filter(|id| !taken_out(id)).cloned().collect();
    let ticked = own.iter().filter(|id| !was.contains(id) && !other.contains(id));
    ids.extend(ticked.cloned());
    Some(Some(ids))
}

#[cfg(test)]
mod tests;
