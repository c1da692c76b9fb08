//! Keys and pasted text: keys that hold everywhere come first, the rest go to the screen on top.

use crate::wording::screens::app as wording;
use crossterm::event::KeyEvent;

use super::{App, Undo};
use crate::journal::EntryId;
use crate::tui::command::key_names;
use crate::tui::command::keymap::Hit;
use crate::tui::command::{Command, Place};
use crate::tui::effect::{Effect, Route};
use crate::tui::message::{Request, Typed};
use crate::tui::screens::{Context, Input, Screen};
use crate::tui::task::Task;

impl App {
    /// The command that a key stands for now.
    #[cfg(test)]
    pub(in crate::tui) fn command_of(&self, event: KeyEvent) -> Option<Command> {
        let place = self.screens.last().map_or(Place::Home, |screen| screen.place());
        self.keymap.hit(place, event).map(|hit| hit.command)
    }

    pub(super) fn key(&mut self, event: KeyEvent) -> Vec<Request> {
        let place = self.screens.last().map_or(Place::Home, |screen| screen.place());
        let hit = self.keymap.hit(place, event);
        if let Some(Hit { command: Command::Hide, .. }) = hit {
            self.hidden = !self.hidden;
            self.changed = true;
            return if self.locks_when_hidden() { vec![Request::Lock] } else { Vec::new() };
        }
        if self.hidden {
            return Vec::new();
        }
        let was_held = self.holds_line();
        self.is_untouched = false;
        match hit.map(|hit| hit.command) {
            Some(Command::QuitNow) => return self.quit(),
            Some(Command::Suspend) => return vec![Request::Suspend],
            _ if self.keeps_for_opening(|| Typed::Key(event)) => return Vec::new(),
            _ if self.is_too_small() => return Vec::new(),
            // It is read now, and goes with the next key.
            _ if was_held => self.changed = true,
            _ => self.changed |= self.says.take().is_some(),
        }
        match hit {
            Some(hit) => self.hit(hit, place),
            None if place.is_text() => self.give(Input::Typed(event)),
            None => Vec::new(),
        }
    }

    /// Carries out a command: those that hold everywhere, or that of the screen on top.
    pub(super) fn hit(&mut self, hit: Hit, place: Place) -> Vec<Request> {
        match hit.command {
            Command::Support => self.open_above(Route::Support, place, Place::Support),
            Command::HardNight => self.open_above(Route::HardNight, place, Place::HardNight),
            Command::Help => self.open_above(Route::Help(place), place, Place::Help),
            Command::ParkWorry if self.screens.last().is_some_and(|screen| screen.parks_worry()) => {
                Vec::new()
            }
            Command::ParkWorry => {
                let effects = self.flush();
                let mut requests = self.carry_out(effects);
                requests.extend(self.open(Route::ParkWorry));
                requests
            }
            Command::Quit => self.quit(),
            Command::Home => self.carry_out(vec![Effect::Home]),
            Command::Undo => self.undo(),
            _ => self.give(Input::Hit(hit)),
        }
    }

    /// Keeps the typed keys for the screen that is about to open.
    fn keeps_for_opening(&mut self, typed: impl FnOnce() -> Typed) -> bool {
        if let Some(opening) = &mut self.opening {
            opening.typed.push(typed());
        }
        self.opening.is_some()
    }

    pub(super) fn paste(&mut self, text: String) -> Vec<Request> {
        if !self.hidden && self.keeps_for_opening(|| Typed::Paste(text.clone())) {
            return Vec::new();
        }
        let place = self.screens.last().map_or(Place::Home, |screen| screen.place());
        if self.hidden || self.is_too_small() || !place.is_text() {
            return Vec::new();
        }
        self.give(Input::Pasted(text))
    }

    fn give(&mut self, input: Input) -> Vec<Request> {
        self.with_top(|screen, context| screen.update(input, context))
    }

    /// Has the screen on top do something, and carries out the effects.
    pub(super) fn with_top(
        &mut self,
        act: impl FnOnce(&mut dyn Screen, &Context<'_>) -> Vec<Effect>,
    ) -> Vec<Request> {
        self.changed = true;
        let body = self.body();
        let Some(mut screen) = self.screens.pop() else { return Vec::new() };
        let effects = act(screen.as_mut(), &Context { body, ..self.context_without_body() });
        self.screens.push(screen);
        self.carry_out(effects)
    }

    fn open_above(&mut self, route: Route, place: Place, own: Place) -> Vec<Request> {
        if place == own { Vec::new() } else { self.open(route) }
    }

    fn undo(&mut self) -> Vec<Request> {
        match self.undoes.last() {
            Some(Undo::Deletion(id)) => vec![Request::Do(Task::Restore(*id))],
            Some(Undo::Move(one)) => vec![Request::Do(Task::UndoMove(one.clone()))],
            Some(Undo::Discard) => {
                self.undoes.pop();
                vec![Request::Do(Task::UndoDiscard)]
            }
            None => {
                let keys = |place, command| key_names::keys_for(&self.keymap, place, command);
                let (entries, kind) =
                    (keys(Place::Home, Command::Entries), keys(Place::Entries, Command::Kind));
                self.say(wording::nothing_to_undo(&entries, &kind));
                Vec::new()
            }
        }
    }

    /// The entry that undo would bring back next.
    pub(super) fn deleted(&self) -> Option<EntryId> {
        match self.undoes.last() {
            Some(Undo::Deletion(id)) => Some(*id),
            Some(Undo::Discard | Undo::Move(_)) | None => None,
        }
    }

    pub(super) fn quit(&mut self) -> Vec<Request> {
        let effects = self.flush();
        let mut requests = self.carry_out(effects);
        requests.push(Request::Quit);
        requests
    }
}
