//! What reaches the app from outside: what was saved, found or read, who may write, and that time has passed.

use super::{App, Held, Undo};
use crate::journal::{Draft, Month};
use crate::tui::command::key_names;
use crate::tui::command::{Command, Place};
use crate::tui::effect::{Effect, News};
use crate::tui::overlays::offer::OfferScreen;
use crate::tui::screens::Context;
use crate::wording::dates;

impl App {
    pub(super) fn take_problems(&mut self, problems: Vec<(Month, Option<String>)>) {
        for (month, problem) in problems {
            self.problems.retain(|(other, _)| *other != month);
            self.problems.extend(problem.map(|problem| (month, problem)));
        }
    }

    /// Learns why this window may not write, or that it may.
    pub(super) fn may_write(&mut self, read_only: Option<String>) -> Vec<Effect> {
        if self.read_only == read_only {
            return Vec::new();
        }
        let before = std::mem::replace(&mut self.read_only, read_only);
        // What was said of the reason is no longer so.
        self.says.take_if(|says| before.as_ref() == Some(says));
        self.changed = true;
        let took_over = before.is_some() && self.read_only.is_none();
        // The window that wrote until now may have left something unfinished.
        if took_over { vec![Effect::FindDrafts] } else { Vec::new() }
    }

    /// In how many seconds something on the screen changes by itself; `None` when nothing will.
    pub fn next_tick(&self) -> Option<u64> {
        let shows = !self.hidden && self.screens.last().is_some_and(|screen| screen.is_timed());
        if shows {
            return Some(1);
        }
        self.timer.as_ref().map(|timer| timer.seconds_left(&self.now).max(1))
    }

    /// A second has passed: what shows the time is drawn anew, and a wait that is over is told of.
    pub(super) fn tick(&mut self) {
        let timed = self.screens.last().is_some_and(|screen| screen.is_timed());
        self.changed |= timed && !self.hidden;
        let rings = self.timer.take_if(|timer| timer.seconds_left(&self.now) == 0).is_some();
        if rings && !timed {
            let key = key_names::keys_for(&self.keymap, Place::Home, Command::Continue);
            self.say(format!("The time to wait is over. {key} on Home goes on with it."));
        }
    }

    pub(super) fn say(&mut self, text: String) {
        self.says = Some(text);
        self.changed = true;
    }

    pub(super) fn say_once(&mut self, text: &str) {
        if !std::mem::replace(&mut self.said_once, true) {
            self.say_also(text);
        }
    }

    pub(super) fn say_also(&mut self, text: &str) {
        let before = self.says.take().map(|says| format!("{says}\n")).unwrap_or_default();
        self.say(format!("{before}{text}"));
    }

    pub(super) fn tell(&mut self, news: &News) -> Vec<Effect> {
        self.changed = true;
        match news {
            News::ReadAll => self.all_read = true,
            News::Deleted(id) => {
                self.undoes.push(Undo::Deletion(*id));
                let undo = key_names::keys_for(&self.keymap, Place::Home, Command::Undo);
                self.say(format!("Deleted. {undo} brings it back."));
            }
            News::Restored(id) => {
                self.undoes.retain(|undo| *undo != Undo::Deletion(*id));
                self.say("It is back.".to_owned());
            }
            News::Moved(one) => {
                let day = dates::long(one.day, self.today());
                let undo = key_names::keys_for(&self.keymap, Place::Home, Command::Undo);
                let as_new = if one.id == one.before.id {
                    ""
                } else {
                    " as a new entry; the old one stays in the trash for 30 days"
                };
                self.say(format!("Moved to {day}{as_new}. {undo} undoes it."));
                self.undoes.push(Undo::Move(one.clone()));
            }
            News::MovedBack(one) => {
                self.undoes.retain(|undo| !matches!(undo, Undo::Move(other) if other == one));
                self.say(format!("It is back on {}.", dates::long(one.before.day, self.today())));
            }
            News::NotSaved(_, why) => self.say(why.clone()),
            News::Saved(_)
            | News::Chosen(_)
            | News::Read
            | News::ReadBefore(_)
            | News::History
            | News::Practices
            | News::NoPractices
            | News::Trash(_)
            | News::Found => {}
        }
        let mut effects = Vec::new();
        if news.is_written() {
            effects.push(self.find_waiting());
        }
        let body = self.body();
        let mut screens = std::mem::take(&mut self.screens);
        for screen in &mut screens {
            effects.extend(screen.told(news, &Context { body, ..self.context_without_body() }));
        }
        self.screens = screens;
        // What the worker read may be older than what was just written; it is cheap to look again.
        if news.is_written() && self.practices.is_some() && !effects.contains(&Effect::ReadPractices) {
            effects.push(Effect::ReadPractices);
        }
        self.carry_out(effects)
    }

    /// Takes the drafts that rest; the first time, the newest of them is offered.
    pub(super) fn found(&mut self, drafts: Vec<Draft>) -> Vec<Effect> {
        self.changed = true;
        self.drafts = drafts;
        self.drafts_known = true;
        if let Some(Held { route, in_its_place, typed }) = self.held.take() {
            self.offered = true;
            let mut effects = self.show(route, in_its_place);
            effects.extend((!typed.is_empty()).then_some(Effect::TakeAgain(typed)));
            return effects;
        }
        let at_home = self.screens.len() == 1;
        let offer = at_home && !self.offered && !self.drafts.is_empty() && self.read_only.is_none();
        self.offered = true;
        if offer { self.push(Box::new(OfferScreen::default())) } else { Vec::new() }
    }
}
