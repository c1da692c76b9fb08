//! The feelings of the imagined person: five signs that carry over from day to day, drift slowly and share good and
//! hard days.

use super::Generator;
use super::story::{self, Story};
use crate::journal::{Day, Rating, Ratings, Scale, Sign};
use crate::texts;

/// The share of yesterday that carries over to today, for the whole mood, for one sign and for a season of life.
const MOOD_CARRIES: f64 = 0.6;
const SIGN_CARRIES: f64 = 0.45;
const SEASON_CARRIES: f64 = 0.985;

/// The feeling from day to day.
#[derive(Default)]
pub(super) struct Feeling {
    days: f64,
    mood: f64,
    signs: [f64; 5],
    seasons: [f64; 5],
}

impl Feeling {
    /// Moves on to the next day.
    pub(super) fn move_on(&mut self, generator: &mut Generator) {
        self.days += 1.0;
        self.mood = MOOD_CARRIES * self.mood + 0.5 * generator.normal();
        for (sign, season) in self.signs.iter_mut().zip(&mut self.seasons) {
            *sign = SIGN_CARRIES * *sign + 0.55 * generator.normal();
            *season = SEASON_CARRIES * *season + 0.04 * generator.normal();
        }
    }

    /// The answers of a day; a few questions are skipped, steadiness more often.
    pub(super) fn ratings(&self, day: Day, story: Option<Story>, generator: &mut Generator) -> Ratings {
        let mut ratings = Ratings::default();
        let weekday = day.days_from_monday() as usize;
        let mut sum = 0.0;
        let sample = texts::sample();
        let habits = Sign::ALL.into_iter().zip(if story.is_some() { &sample.story } else { &sample.habits });
        for ((sign, habit), (felt, season)) in habits.zip(self.signs.iter().zip(&self.seasons)) {
            let left = match story {
                Some(day) => day.left(habit),
                None => (1.0 - self.days / habit.eases_over).max(0.0),
            };
            let pull = story.map_or(0.0, |day| day.pull(sign));
            let rhythm = habit.week.get(weekday).copied().unwrap_or_default();
            let swings = story.map_or(1.0, |_| story::SWINGS) * (self.mood + felt + season);
            let felt = habit.level + habit.excess * left + rhythm + pull + swings;
            sum += felt.clamp(0.0, 4.0);
            let rating = (!generator.happens(0.025)).then(|| nearest(felt)).flatten();
            ratings.set(sign, rating);
        }
        let steady = 3.6 - 0.8 * (sum / 5.0) + 0.5 * generator.normal();
        let rating = generator.happens(0.72).then(|| nearest(steady)).flatten();
        ratings.set(Scale::Steadiness, rating);
        ratings
    }
}

/// The answer that is nearest to what was felt.
fn nearest(felt: f64) -> Option<Rating> {
    let above = |rating: &Rating| felt < f64::from(rating.value()) + 0.5;
    Rating::ALL.into_iter().find(above).or(Rating::new(Rating::MAX))
}
