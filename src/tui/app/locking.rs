//! The app of a locked journal, and what is kept of the app of an open one: it begins anew each time, so that nothing of the journal
//! is left in it.

use std::time::Duration;

use super::App;
use crate::journal::{EntryId, Moment, State};
use crate::tui::effect::{Effect, Route};
use crate::tui::message::Request;
use crate::tui::screens::lock::LockScreen;
use crate::tui::screens::writing::Writing;
use crate::tui::settings::Seal;
use crate::tui::task::Task;
use crate::tui::timer::Timer;
use crate::wording::screens::lock as wording;

/// What was open when the journal was locked, without a word of what was in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Left {
    /// The screens above Home, the one on top last.
    pub screens: Vec<LeftScreen>,
    timer: Option<Timer>,
    /// Whether drafts that rest were offered.
    offered: bool,
}

/// A screen that was open.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftScreen {
    /// The draft that it wrote.
    draft: Option<EntryId>,
    /// What opens it again where there is no draft.
    route: Option<Route>,
}

impl App {
    /// Whether the journal is locked.
    pub fn is_locked(&self) -> bool {
        self.settings.is_locked()
    }

    /// Whether hiding the screen also locks the journal.
    pub(super) fn locks_when_hidden(&self) -> bool {
        self.hidden && self.settings.seal != Seal::Plain
    }

    /// How long what is on the screen stays there without a key; `None` where it does not lock by itself, or nothing is there that
    /// nobody else is to see.
    pub fn idle_limit(&self) -> Option<Duration> {
        let minutes = self.settings.config.lock_after;
        let holds = match self.settings.seal {
            Seal::Plain => false,
            Seal::Open => true,
            Seal::Locked => self.screens.iter().any(|screen| screen.holds_words()),
        };
        (holds && minutes > 0).then(|| Duration::from_secs(60 * u64::from(minutes)))
    }

    /// Whether time that passes without a key is meant to: a wait or calm breathing runs.
    pub fn time_runs(&self) -> bool {
        self.screens.last().is_some_and(|screen| screen.time_runs(&self.now))
    }

    /// The app on the same journal, locked.
    pub fn locked(&self, now: Moment, fresh_id: EntryId) -> Self {
        // When a day starts lies in clear; all else that was chosen is sealed with the journal.
        let state = State { day_start: Some(self.settings.day_start), ..State::default() };
        let mut app = self.anew(&state, Seal::Locked, now, fresh_id);
        app.screens = vec![Box::new(LockScreen::default())];
        app.drafts_known = true;
        app
    }

    /// Takes over what is known of a locked journal.
    pub fn learn(&mut self, state: State) {
        self.state = state;
        self.put_in_force();
    }

    /// The app on the same journal, opened; `state` is what was stored of it.
    pub fn opened(&self, state: &State, is_sealed: bool, now: Moment, fresh_id: EntryId) -> Self {
        let seal = if is_sealed { Seal::Open } else { Seal::Plain };
        Self { state: state.clone(), ..self.anew(state, seal, now, fresh_id) }
    }

    fn anew(&self, state: &State, seal: Seal, now: Moment, fresh_id: EntryId) -> Self {
        let mut settings = self.settings.clone();
        settings.seal = seal;
        settings.renew(state);
        Self {
            hidden: self.hidden,
            pointed: self.pointed.clone(),
            said_of_looks: self.said_of_looks,
            ..Self::new(settings, self.look, now, fresh_id, self.size)
        }
    }

    /// From now on the program ends when the screen on top is closed.
    pub fn ends_with_top(&mut self) {
        self.ends_below = Some(self.screens.len());
    }

    /// Whether something that is being written has a draft.
    pub fn has_drafts(&self) -> bool {
        self.screens.iter().any(|screen| screen.writing().is_some_and(Writing::has_draft))
    }

    /// What is open now. All that was typed must be in drafts.
    pub fn left(&self) -> Left {
        let screens = self.screens.iter().skip(1).map(|screen| LeftScreen {
            draft: screen.writing().filter(|writing| writing.has_draft()).map(Writing::id),
            route: screen.opens_again(),
        });
        Left {
            screens: screens.filter(|left| left.draft.is_some() || left.route.is_some()).collect(),
            timer: self.timer.clone(),
            offered: self.offered,
        }
    }

    /// Takes up what was open, but for its screens, which [`App::open_again`] opens one after the other.
    pub fn take_up(&mut self, left: &Left) {
        self.timer.clone_from(&left.timer);
        self.offered |= left.offered || !left.screens.is_empty();
    }

    /// Opens a screen that was open: with its draft, or as its key would. It counts as no new look at past entries.
    pub fn open_again(&mut self, left: LeftScreen) -> Vec<Request> {
        let rests = |id: &EntryId| self.drafts.iter().any(|draft| draft.head.id == *id);
        if let Some(id) = left.draft.filter(rests) {
            return vec![Request::Do(Task::ResumeDraft(id))];
        }
        left.route.map(|route| self.show_screen(route, false)).unwrap_or_default()
    }

    /// Says that a screen is not to be had while the journal is locked, where that is so.
    pub(super) fn refuses(&mut self, route: &Route) -> bool {
        let refuses = self.is_locked() && !route.opens_locked();
        if refuses {
            self.say(wording::UNLOCK_FIRST.to_owned());
        }
        refuses
    }

    /// The effects of what was remembered while the journal was locked.
    pub fn remember_now(&mut self, tasks: Vec<Task>) -> Vec<Request> {
        self.carry_out(tasks.into_iter().map(Effect::Do).collect())
    }
}
