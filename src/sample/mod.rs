//! Sample journals: the writing of an imagined person, the same for the same seed. They need neither clock nor files.
//!
//! They serve `inward demo`, tests, benches and pictures.

mod exercises;
mod feeling;
pub mod story;

use std::collections::VecDeque;
use std::ops::Range;

use feeling::Feeling;
use story::Story;

use crate::insight::stats::generator::SplitMix64;
use crate::journal::prompts::{Prompt, PromptRule, Shown};
use crate::journal::{
    Body, CheckIn, Day, Entry, EntryId, GivenPrompt, Moment, Note, Rating, Ratings, Sign, TickList,
};
use crate::texts;

/// The amount that the imagined person writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// A natural pace: with gaps, late entries, short days and a free note now and then.
    Lived,
    /// The same, with a course of things that screens can show: see [`story`].
    Story,
    /// A check-in every day with about 600 characters, for measuring.
    EveryDay,
}

/// The sample journal to make.
#[derive(Clone, Debug)]
pub struct Sample<'a> {
    /// The seed, which makes this journal differ from others.
    pub seed: u64,
    /// The number of days that it covers.
    pub days: u32,
    /// The last of these days.
    pub last: Day,
    /// The present: nothing is saved after it, and all moments have its offset.
    pub now: Moment,
    /// The amount that is written.
    pub pace: Pace,
    /// The prompts that the rule chooses from.
    pub prompts: &'a [Prompt],
    /// Whether there are exercises as well as the check-ins and notes, which are the same with them and without.
    pub exercises: bool,
}

const CHARACTERS_A_DAY: usize = 600;

impl Sample<'_> {
    /// The entries, oldest day first.
    pub fn entries(&self) -> Vec<Entry> {
        let mut generator = Generator::new(self.seed);
        let mut feeling = Feeling::default();
        let mut voice = Voice::new(self.seed);
        let mut gaps = Gaps::default();
        let mut shown: Vec<Shown> = Vec::new();
        let mut entries = Vec::new();
        for back in (0..i64::from(self.days)).rev() {
            let day = self.last.plus(-back);
            feeling.move_on(&mut generator);
            if self.pace != Pace::EveryDay {
                let is_gap = match self.pace {
                    Pace::Story => story::is_gap(day, self.last) || generator.happens(story::MISSED),
                    _ => gaps.holds(&mut generator),
                };
                if is_gap {
                    continue;
                }
                if generator.happens(0.09) {
                    entries.push(self.note(day, &mut voice));
                }
            }
            let story = (self.pace == Pace::Story).then(|| Story::of(back, &mut generator));
            let ratings = feeling.ratings(day, story, &mut generator);
            let mut check_in = self.check_in(ratings, &shown, &mut voice, &mut generator);
            if let Some(story) = story {
                story.tick(&mut check_in);
            }
            shown.push(Shown { day, prompt: check_in.prompt.as_ref().map(|prompt| prompt.id.clone()) });
            let late = self.pace != Pace::EveryDay && generator.happens(0.05);
            let delay = if late { generator.within(&(1..5)) } else { 0 };
            let saved_on = day.plus(delay.into()).min(self.last);
            let saved_at = self.evening(saved_on, &mut generator);
            entries.push(Entry::new_check_in(day, check_in, saved_at, saved_on));
        }
        if self.exercises {
            let beside = exercises::beside(&entries, self);
            entries.extend(beside);
            entries.sort_by_key(|entry| entry.day);
        }
        entries
    }

    fn note(&self, day: Day, voice: &mut Voice) -> Entry {
        let text = voice.one_of(&texts::sample().texts.free).to_owned();
        let seconds = voice.generator.within(&(8 * 3_600..20 * 3_600));
        let at = self.at(day, seconds);
        let id = voice.generator.id(&at);
        Entry::new(id, day, Body::Note(Note { text }), at, day)
    }

    fn check_in(
        &self,
        ratings: Ratings,
        before: &[Shown],
        voice: &mut Voice,
        generator: &mut Generator,
    ) -> CheckIn {
        let mut check_in = CheckIn::default();
        for sign in Sign::ALL {
            let there = ratings.get(sign).is_some_and(|rating| rating.value() >= 2);
            if there && voice.speaks(0.22) {
                let note = voice.one_of(texts::sample().notes(sign));
                check_in.notes.set(sign, note.to_owned());
            }
        }
        for list in TickList::ALL {
            let ids = ticks(list, &ratings, generator);
            check_in.set_ticked(list, ids);
        }
        let reached_last_page = self.pace == Pace::EveryDay || voice.speaks(0.9);
        if let Some(prompt) =
            PromptRule::new(self.prompts, before).choose(&ratings).filter(|_| reached_last_page)
        {
            let answered = self.pace == Pace::EveryDay || voice.speaks(0.55);
            let answer = if answered { voice.one_of(texts::sample().answers(prompt.family)) } else { "" };
            check_in.prompt = Some(GivenPrompt::new(&prompt.id, answer));
        }
        check_in.text = match self.pace {
            Pace::Lived | Pace::Story if voice.speaks(0.5) => String::new(),
            Pace::Lived | Pace::Story => {
                let sentences = voice.generator.within(&(1..4));
                voice.text(&ratings, |_, count| count < sentences)
            }
            Pace::EveryDay => {
                let written: usize = check_in.texts().map(|text| text.chars().count()).sum();
                // The last sentence goes over the mark by half of itself on average.
                let wanted = CHARACTERS_A_DAY.saturating_sub(written + 40);
                voice.text(&ratings, |length, _| length < wanted)
            }
        };
        check_in.ratings = ratings;
        check_in
    }

    /// Some time in the evening; now and then after midnight, when the journal's day is not over yet.
    fn evening(&self, day: Day, generator: &mut Generator) -> Moment {
        let seconds = generator.within(&(20 * 3_600..24 * 3_600 + 1_800));
        self.at(day, seconds)
    }

    fn at(&self, day: Day, seconds: u32) -> Moment {
        let offset = self.now.offset_seconds();
        let local = day.days_since_1970() * 86_400 + i64::from(seconds);
        Moment::new((local - i64::from(offset)).min(self.now.unix_seconds()), offset)
    }
}

/// The days on which nothing is written: single ones, and now and then one to two weeks.
#[derive(Default)]
struct Gaps {
    left: u32,
}

impl Gaps {
    fn holds(&mut self, generator: &mut Generator) -> bool {
        if self.left > 0 {
            self.left -= 1;
            return true;
        }
        if generator.happens(0.015) {
            self.left = generator.within(&(4..13));
            return true;
        }
        generator.happens(0.08)
    }
}

/// The words of the imagined person, who does not say the same again soon. They have numbers of their own: another
/// sentence, or another prompt, leaves the ratings as they are.
struct Voice {
    said: VecDeque<&'static str>,
    generator: Generator,
}

impl Voice {
    fn new(seed: u64) -> Self {
        Self { said: VecDeque::new(), generator: Generator::new(!seed) }
    }

    /// Whether something is said that is said in this share of all cases.
    fn speaks(&mut self, share: f64) -> bool {
        self.generator.happens(share)
    }

    /// Returns a sentence from a list; one that was used lately only when nothing else comes up.
    fn one_of(&mut self, pool: &'static [String]) -> &'static str {
        let mut sentence = "";
        for _ in 0..8 {
            sentence = self.generator.one_of(pool);
            if !self.said.contains(&sentence) {
                break;
            }
        }
        self.said.push_front(sentence);
        self.said.truncate(30);
        sentence
    }

    /// Sentences that fit the day, no sentence twice, for as long as more are wanted (by length so far and count).
    fn text(&mut self, ratings: &Ratings, more: impl Fn(usize, u32) -> bool) -> String {
        let words = &texts::sample().texts;
        let fitting = match ratings.highest().map(Rating::value) {
            Some(3..) => &words.heavy,
            Some(0 | 1) => &words.light,
            _ => &words.plain,
        };
        let mut sentences: Vec<&str> = Vec::new();
        let mut length = 0;
        let mut count = 0;
        // Bounded, as a short list runs out of sentences that were not said yet.
        for _ in 0..64 {
            if !more(length, count) {
                break;
            }
            let pool = if self.speaks(0.6) { fitting } else { &words.plain };
            let sentence = self.one_of(pool);
            if !sentences.contains(&sentence) {
                length += sentence.chars().count() + 1;
                count += 1;
                sentences.push(sentence);
            }
        }
        sentences.join(" ")
    }
}

/// Draws the ticks: things that go with the ratings are ticked more often when these are high.
fn ticks(list: TickList, ratings: &Ratings, generator: &mut Generator) -> Option<Vec<String>> {
    let opened = if list == TickList::Roots { 0.08 } else { 0.8 };
    if !generator.happens(opened) {
        return None;
    }
    let most = if list == TickList::Roots { 2 } else { 4 };
    let mut ids: Vec<String> = Vec::new();
    for (id, often, goes_with) in texts::sample().ticks(list) {
        let pull = match Sign::from_key(goes_with) {
            Some(sign) => ratings.get(sign).map_or(0.0, |rating| 0.16 * f64::from(rating.value())),
            None if goes_with == "light" => {
                0.1 * (3.0 - ratings.highest().map_or(2.0, |rating| f64::from(rating.value())))
            }
            None => 0.0,
        };
        if ids.len() < most && generator.happens((often + pull * 4.0 * often).max(0.0)) {
            ids.push(id.clone());
        }
    }
    let has_nothing = matches!(list, TickList::Triggers | TickList::Helped);
    if has_nothing && ids.is_empty() && generator.happens(0.4) {
        ids.push("nothing".to_owned());
    }
    Some(ids)
}

/// Numbers that look random and are the same for the same seed on every machine.
#[derive(Clone, Debug)]
struct Generator(SplitMix64);

impl Generator {
    fn new(seed: u64) -> Self {
        Self(SplitMix64::new(seed))
    }

    /// A whole number below `n`; 0 when `n` is 0.
    fn below(&mut self, n: u32) -> u32 {
        self.0.below(n)
    }

    /// A whole number from a range that is not empty.
    fn within(&mut self, range: &Range<u32>) -> u32 {
        range.start + self.below(range.end.saturating_sub(range.start))
    }

    /// A number from 0 up to 1.
    fn unit(&mut self) -> f64 {
        f64::from(self.below(1 << 31)) / f64::from(1_u32 << 31)
    }

    /// Whether something happens that happens in this share of all cases.
    fn happens(&mut self, share: f64) -> bool {
        self.unit() < share
    }

    /// A number from the middle more often than from the edges, with mean 0 and standard deviation 1: the sum of
    /// twelve even ones, which needs no function that systems compute differently.
    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
    }

    /// The id of an entry that is made at a moment.
    fn id(&mut self, at: &Moment) -> EntryId {
        let mut random = [0; 10];
        for byte in &mut random {
            *byte = u8::try_from(self.below(256)).unwrap_or_default();
        }
        EntryId::new_v7(at.unix_seconds().saturating_mul(1_000), random)
    }

    /// Returns one of several texts; an empty one when there is none.
    fn one_of(&mut self, texts: &'static [String]) -> &'static str {
        let count = u32::try_from(texts.len()).unwrap_or(u32::MAX);
        texts.get(self.below(count) as usize).map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests;
