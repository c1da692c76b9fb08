//! The things that are due, shown or offered at this very moment: from the findings, the state, the clock and the
//! config file.

use crate::insight::Due;
use crate::insight::cards::Circumstances;
use crate::insight::practice::{review, sessions};
use crate::journal::{Day, Entry, Month, Trial, Week};
use crate::tui::screens::prelude::*;

/// The days back to which a session is looked for: two months of which one had none.
const SESSIONS_BACK: i64 = 60;

impl<'a> Context<'a> {
    /// Whether the config file names an editor.
    pub fn has_editor(&self) -> bool {
        self.settings.config.editor.is_some()
    }

    /// The day on which the pause ends that is in force.
    pub fn pause(&self) -> Option<Day> {
        self.state.pause(self.today)
    }

    /// Returns the entries that wait to be looked back on now, the longest waiting first; none in a pause.
    pub fn due(&self) -> Vec<&'a Due> {
        if self.pause().is_some() {
            return Vec::new();
        }
        let worry_time_has_come = self.settings.config.worry_time.has_come(self.now, self.settings.day_start);
        self.reminders.due.iter().filter(|due| due.is_now(self.today, worry_time_has_come)).collect()
    }

    /// The week whose review is offered now; none in a pause.
    pub fn review(&self) -> Option<Week> {
        if self.pause().is_some() {
            return None;
        }
        // As far back as a week that is offered can begin.
        let entries = self.journal.range(self.today.plus(-13)..=self.today);
        review::offered(entries, self.today, self.settings.config.week_start)
    }

    /// Returns the same day a month and a year ago, where there is something to show; none in a pause.
    pub fn on_this_day(&self) -> &'a [Day] {
        let is_shown = self.pause().is_none() && self.shows_on_this_day();
        if is_shown { &self.reminders.on_this_day } else { &[] }
    }

    /// Whether earlier entries of the same day are shown.
    pub fn shows_on_this_day(&self) -> bool {
        self.settings.config.on_this_day.unwrap_or(!self.state.on_this_day_off)
    }

    /// The coin-flip trial that was begun last, with its entry; none in a pause.
    pub fn trial(&self) -> Option<(&'a Entry, Trial)> {
        let entry = self.reminders.trial.as_deref().filter(|_| self.pause().is_none())?;
        Some((entry, Trial::of(entry)?))
    }

    /// Whether the monthly check is offered; not in a pause.
    pub fn offers_monthly_check(&self) -> bool {
        self.pause().is_none() && self.settings.config.monthly_check.unwrap_or(self.state.monthly_check)
    }

    /// What was agreed in the last session, with the day of that, when it is to be said today.
    pub fn agreed(&self) -> Option<(Day, &'a str)> {
        let said_on = |of: Day| self.state.session_said.get(&of.to_string()).copied();
        let lately = self.today.plus(-SESSIONS_BACK)..=self.today;
        let entries = self.journal.range(lately).rev().filter(|_| self.pause().is_none());
        sessions::to_say(entries, self.today, said_on)
    }

    /// Whatever of today decides which card comes and may be read.
    pub fn card_circumstances(&self) -> Circumstances {
        let check_in = self.journal.check_in(self.today).and_then(Entry::check_in);
        let rating = |sign| check_in.and_then(|check_in| check_in.ratings.get(sign));
        Circumstances::new(self.today, rating, [self.pause(), self.state.cards_rest_until()])
    }

    /// Reads those of some months that have not been read; `None` when all have.
    pub fn reads(&self, months: impl IntoIterator<Item = Month>) -> Option<Effect> {
        let is_unread = |month: &Month| self.journal.month(*month).is_none();
        let unread: Vec<Month> = months.into_iter().filter(is_unread).collect();
        (!unread.is_empty()).then_some(Effect::Do(Task::Read(unread)))
    }

    /// Says that something is remembered from now on; where another window writes, that it holds only here.
    pub fn said_here(&self, text: &str) -> String {
        match self.read_only {
            Some(_) => format!("{text} {}", texts::words().pause.here_only),
            None => text.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::tui::testing::{Stage, day};

    #[test]
    fn the_config_file_goes_before_what_is_remembered() {
        let mut stage = Stage::default();
        for (configured, remembered, expected) in
            [(None, false, false), (None, true, true), (Some(false), true, false), (Some(true), false, true)]
        {
            stage.settings.config.monthly_check = configured;
            stage.state.monthly_check = remembered;
            assert_eq!(stage.any_context().offers_monthly_check(), expected, "{configured:?} {remembered}");
            stage.settings.config.on_this_day = configured;
            stage.state.on_this_day_off = !remembered;
            assert_eq!(stage.any_context().shows_on_this_day(), expected, "{configured:?} {remembered}");
        }
        stage.settings.config.monthly_check = Some(true);
        stage.state.paused_until = Some(day("2026-11-23"));
        assert!(!stage.any_context().offers_monthly_check(), "in a pause nothing is offered");
    }
}
