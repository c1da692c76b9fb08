//! The question of a coin-flip trial on its drawn days, for plain mode. The answer belongs to the trial, so it is saved into
//! its entry at once.

use std::convert::Infallible;

use super::Walk;
use crate::cli::{CliError, values};
use crate::insight::finding::name_of;
use crate::insight::trial;
use crate::journal::trial::with_done;
use crate::journal::{Body, Entry, Month, Revision, Trial};
use crate::texts;

impl Walk<'_> {
    /// Asks a person whether it was done; answers from a pipe were written for the questions of every day.
    pub(super) fn ask_about_trial(&mut self) -> Result<(), CliError> {
        if !self.answers.from_a_person {
            return Ok(());
        }
        let today = self.setup.present(&self.store).today;
        let trials = self.store.trials(trial::months(today))?;
        let Some((entry, trial)) = trial::newest(&trials) else { return Ok(()) };
        let Some(with) = trial::draw(&trial, self.day) else { return Ok(()) };
        let words = &texts::words().trial;
        self.out.line("")?;
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
        let done = self.answer(&question, |_, answer| match answer {
            "" => Ok(now),
            "-" => Ok(None),
            answer => values::yes_or_no(answer).map(Some),
        })?;
        if done == now { Ok(()) } else { self.keep_done(entry, done) }
    }

    fn keep_done(&self, entry: &Entry, done: Option<bool>) -> Result<(), CliError> {
        let Some(practice) = entry.practice() else { return Ok(()) };
        let answered = Body::Practice(with_done(practice, self.day, done));
        let revision = Revision::of(entry, answered, self.setup.clock.now());
        let Ok(_) = self.store.edit(Month::of(entry.day), |document| {
            let stored = document.entry(entry.id).filter(|stored| Trial::of(stored).is_some());
            Ok::<_, Infallible>(stored.and_then(|stored| revision.onto(Some(stored))))
        })?;
        Ok(())
    }
}
