//! The answers in an exercise, at once and when it is looked back on.

use super::Person;
use crate::journal::practice::{Answer, Kind, LOOK_BACK, LOOKED_BACK_ON, Practice, Shape, Use, fields};
use crate::journal::{Body, Day, Entry, Ratings};
use crate::texts::Answers;

/// The fields that are left out now and then, in this share of all cases.
const OPTIONAL: [&str; 11] = [
    "about_us",
    "afterwards",
    "body",
    "by_tomorrow",
    "habits",
    "hindrance",
    "learned",
    "next_step",
    "safety",
    "similar",
    "understand",
];
const LEFT_OUT: f64 = 0.15;
/// The number of days after which a plan is looked at again.
pub(super) const PLAN_AGAIN: i64 = 7;
/// The number of days after which it is asked how near a goal is.
pub(super) const GOAL_AGAIN: i64 = 30;

impl Person<'_> {
    /// Fills in the answers of a script; now and then it leaves out one that may be left out.
    pub(super) fn fill(&mut self, practice: &mut Practice, answers: &Answers) {
        for (key, said) in answers {
            if OPTIONAL.contains(&key.as_str()) && self.generator.happens(LEFT_OUT) {
                continue;
            }
            let Some(field) = practice.kind().field(key) else { continue };
            let answer = match field.shape {
                Shape::Text => Answer::Text(said.clone()),
                Shape::Ids => Answer::Ids(said.split(' ').map(str::to_owned).collect()),
                _ => Answer::Id(said.clone()),
            };
            practice.set(key, answer);
        }
    }

    /// Makes the figures of one sitting: a strong feeling is mostly weaker afterwards, but not always.
    pub(super) fn figures(&mut self, practice: &mut Practice, ratings: &Ratings) {
        let strain = ratings.highest().map_or(1, |rating| u32::from(rating.value()));
        for field in practice.kind().fields() {
            let before = |end: &str| {
                let name = field.key.strip_suffix(end)?;
                practice.get(format!("{name}_before")).number().map(u32::from)
            };
            let drawn = match field.key {
                "feeling_before" | "urge_before" => 2 + strain + self.generator.below(4),
                "feeling_after" | "urge_after" => {
                    before("_after").unwrap_or(5).saturating_add(1).saturating_sub(self.generator.below(6))
                }
                "belief_before" | "sure" => 40 + 5 * self.generator.below(13),
                "belief_balanced" if practice.kind() == Kind::ThoughtRecord => {
                    40 + 5 * self.generator.below(10)
                }
                "belief_after" if practice.kind() == Kind::ThoughtRecord => {
                    before("_after").unwrap_or(50).saturating_sub(5 * self.generator.below(9))
                }
                "minutes" if practice.kind() == Kind::Calm => 3,
                "minutes" => self.one_of(&[5, 10, 10, 20]),
                _ => {
                    if let Shape::Items { count, least, most } = field.shape {
                        let items = self.items(count, least, most);
                        practice.set(field.key, items);
                    }
                    continue;
                }
            };
            let most = if let Shape::Number { most, .. } = field.shape { u32::from(most) } else { 0 };
            let drawn = u16::try_from(drawn.min(most)).unwrap_or_default();
            practice.set(field.key, Answer::Number(drawn));
        }
    }

    /// Answers to a questionnaire; now and then it is left out, or one of its items.
    fn items(&mut self, count: usize, least: u8, most: u8) -> Answer {
        if self.generator.happens(0.2) {
            return Answer::None;
        }
        let span = u32::from(most - least);
        let items = (0..count).map(|_| {
            // The lower of two draws, as most months are not the hardest.
            let drawn = self.generator.below(span + 1).min(self.generator.below(span + 1));
            let drawn = least + u8::try_from(drawn).unwrap_or_default();
            (!self.generator.happens(0.02)).then_some(drawn)
        });
        Answer::Items(items.collect())
    }

    /// Returns the entry as it was looked back on, or unchanged when its time has not come.
    pub(super) fn looked_back(
        &mut self,
        entry: Entry,
        mut practice: Practice,
        later: &Answers,
        due: Day,
    ) -> Entry {
        let on = due.plus(i64::from(self.generator.below(3)));
        if on > self.sample.last || self.is_new(entry.day) {
            return entry;
        }
        practice.clear(LOOK_BACK);
        self.fill(&mut practice, later);
        if practice.kind() == Kind::Experiment {
            let before = practice.answer(fields::experiment::BELIEF_BEFORE).unwrap_or(50);
            let by = u16::try_from(5 * self.generator.below(9)).unwrap_or_default();
            practice.put(fields::experiment::BELIEF_AFTER, before.saturating_sub(by));
        }
        if practice.kind() == Kind::AloneTime {
            practice.put(fields::alone_time::RATING, self.one_of(&[1, 2, 3, 3, 4]));
        }
        practice.put(LOOKED_BACK_ON, on);
        self.edited(&entry, practice, on)
    }

    /// Returns a plan that was looked at week by week, until it has done its work.
    pub(super) fn used(&mut self, entry: Entry, mut practice: Practice) -> Entry {
        let weeks = i64::from(self.generator.within(&(2..9)));
        let ends_on = entry.day.plus(weeks * PLAN_AGAIN);
        if let Some(trigger) = practice.answer(fields::plan::TRIGGER) {
            self.plans.insert(trigger.to_owned(), ends_on);
        }
        let looks = (1..=weeks).map(|week| entry.day.plus(week * PLAN_AGAIN));
        let done: Vec<Day> = looks.take_while(|day| *day <= self.sample.last).collect();
        let Some(last) = done.last().copied() else { return entry };
        let mut uses = Vec::new();
        for day in done {
            let answer = if day == ends_on { "end" } else { self.one_of(&["yes", "yes", "partly", "no"]) };
            uses.push(Use::new(day, answer));
        }
        practice.put(fields::plan::USES, uses);
        if last == ends_on {
            practice.clear(LOOK_BACK);
            practice.put(fields::plan::ENDED_ON, ends_on);
        } else {
            practice.put(LOOK_BACK, last.plus(PLAN_AGAIN));
        }
        self.edited(&entry, practice, last)
    }

    /// Returns a goal that was asked about month by month; it comes nearer, not every time.
    pub(super) fn neared(&mut self, entry: Entry, mut practice: Practice) -> Entry {
        let months = (1..).map(|month| entry.day.plus(month * GOAL_AGAIN));
        let asked: Vec<Day> = months.take_while(|day| *day <= self.sample.last).collect();
        let Some(last) = asked.last().copied() else { return entry };
        let mut near = 0_u32;
        let mut uses = Vec::new();
        for day in asked {
            near = (near + self.one_of(&[0, 0, 1, 1])).saturating_sub(self.one_of(&[0, 0, 0, 1])).min(4);
            uses.push(Use::new(day, near.to_string()));
        }
        practice.put(fields::goal::NEAR, uses);
        practice.put(LOOK_BACK, last.plus(GOAL_AGAIN));
        practice.put(LOOKED_BACK_ON, last);
        self.edited(&entry, practice, last)
    }

    fn edited(&mut self, entry: &Entry, practice: Practice, on: Day) -> Entry {
        let seconds = self.generator.within(&(20 * 3_600..22 * 3_600));
        entry.edited(Body::Practice(practice), self.sample.at(on, seconds))
    }

    /// Draws one of several; the first of them when the draw finds none.
    pub(super) fn one_of<T: Copy, const N: usize>(&mut self, choices: &[T; N]) -> T {
        let drawn = self.generator.below(u32::try_from(N).unwrap_or_default());
        choices.get(drawn as usize).copied().unwrap_or(choices[0])
    }
}
