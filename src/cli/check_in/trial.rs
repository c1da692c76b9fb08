//! The question of a coin-flip trial on its drawn days, for plain mode. The answer belongs to the trial, so it is saved into
//! its entry at once.

use std::convert::Infallible;

use super::{Done, Walk};
use crate::cli::ask::{Asked, Question};
use crate::cli::{CliError, values};
use crate::insight::finding::name_of;
use crate::insight::trial;
use crate::journal::trial::with_done;
use crate::journal::{Body, Entry, Month, Revision, Trial};
use crate::texts;
use crate::wording::screens::plain as wording;

impl Walk<'_> {
    /// Asks a person whether it was done; answers from a pipe were written for the questions of every day.
    pub(super) fn ask_about_trial(&mut self) -> Result<Done, CliError> {
        if !self.desk.answers.from_a_person {
            return Ok(Done::NotAsked);
        }
        let today = self.desk.setup.present(&self.store).today;
        let trials = self.store.trials(trial::months(today))?;
        let Some((entry, trial)) = trial::newest(&trials) else { return Ok(Done::NotAsked) };
        let Some(with) = trial::draw(&trial, self.day) else { return Ok(Done::NotAsked) };
        let words = &texts::words().trial;
        self.desk.out.line("")?;
        let what = name_of(&trial.what, &self.lists.phrases());
        let drawn = if with { words.with.replace("{what}", &what) } else { words.without.clone() };
        self.wrapped("", &format!("{drawn} {}", words.asked.replace("{what}", &what)))?;
        self.wrapped("", &words.tonight)?;
        let now = trial.done_on(self.day);
        let kept = match now {
            None => "Enter to skip".to_owned(),
            Some(done) => {
                format!("- to leave it open, Enter keeps {}", if done { &words.yes } else { &words.no })
            }
        };
        let question = format!("{} (y or n), {kept}: ", words.done);
        let question = Question { ask: &question, help: wording::TRIAL_HELP, takes_words: false };
        let asked = self.desk.ask(&question, |answer| match answer {
            "" => Ok(now),
            "-" => Ok(None),
            answer => values::yes_or_no(answer).map(Some),
        })?;
        if let Asked::Answer(done) = asked {
            let told = done.map_or(wording::LEFT_OPEN, |done| if done { &words.yes } else { &words.no });
            self.desk.say(wording::answered(&words.done, &told))?;
            if done != now {
                self.keep_done(entry, done)?;
            }
        }
        Ok(asked.into())
    }

    fn keep_done(&self, entry: &Entry, done: Option<bool>) -> Result<(), CliError> {
        let Some(practice) = entry.practice() else { return Ok(()) };
        let answered = Body::Practice(with_done(practice, self.day, done));
        let revision = Revision::of(entry, answered, self.desk.setup.clock.now());
        let Ok(_) = self.store.edit(Month::of(entry.day), |document| {
            let stored = document.entry(entry.id).filter(|stored| Trial::of(stored).is_some());
            Ok::<_, Infallible>(stored.and_then(|stored| revision.onto(Some(stored))))
        })?;
        Ok(())
    }
}
