//! Held keys: a terminal sends them again and again, and one press answers one question.

use std::time::Duration;

use crossterm::event::{KeyEvent, KeyEventKind};

use super::command::keymap::Hit;

/// Two equal keys that come sooner after one another than this are one key that is held: the slowest repeat that systems
/// set by themselves is quicker, and fingers that mean it twice are slower.
pub(super) const PAUSE: Duration = Duration::from_millis(150);

/// Tells a key that is held from one that is pressed again, by the times at which keys come. A terminal that tells the
/// two apart itself is believed.
#[derive(Debug, Default)]
pub(super) struct Presses {
    last: Option<(KeyEvent, Duration)>,
}

impl Presses {
    /// Takes a key that came at a time, counted from any moment; it is a repeat where it says so itself, or follows
    /// itself without a pause.
    pub(super) fn take(&mut self, event: KeyEvent, at: Duration) -> KeyEvent {
        let is_same = |other: &KeyEvent| (other.code, other.modifiers) == (event.code, event.modifiers);
        let is_held =
            self.last.as_ref().is_some_and(|(last, then)| is_same(last) && at.saturating_sub(*then) < PAUSE);
        self.last = Some((event, at));
        let kind = if is_held { KeyEventKind::Repeat } else { event.kind };
        KeyEvent { kind, ..event }
    }
}

/// The effect of a key that answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// It answers.
    Answers,
    /// It is held, and does nothing more.
    IsHeld,
    /// It has been held since the answer before the last: the last one was none.
    TakesBack,
}

/// The run of one key over the questions of a screen.
///
/// The first repeat of a held key comes after a pause, as a second press does. Only the quick ones that follow tell that
/// it was none, and then it is taken back.
#[derive(Clone, Copy, Debug, Default)]
pub struct Run {
    last: Option<Hit>,
    /// Whether the same key gave the last two answers.
    is_second: bool,
    repeats: u32,
}

/// So many quick repeats are no slip of a finger.
const SURELY_HELD: u32 = 2;

impl Run {
    /// Takes a key that answers.
    pub fn press(&mut self, hit: Hit) -> Press {
        if !hit.is_repeat {
            let is_second = self.last == Some(hit);
            *self = Self { last: Some(hit), is_second, repeats: 0 };
            return Press::Answers;
        }
        self.repeats = self.repeats.saturating_add(1);
        if self.repeats >= SURELY_HELD && std::mem::take(&mut self.is_second) {
            Press::TakesBack
        } else {
            Press::IsHeld
        }
    }

    /// Ends with any other key.
    pub fn end(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::testing::event;

    /// Which keys of a sequence, each at its millisecond, are repeats.
    fn repeats(keys: &[(&str, u64)]) -> Vec<bool> {
        let mut presses = Presses::default();
        let taken = keys.iter().map(|(key, at)| presses.take(event(key), Duration::from_millis(*at)));
        taken.map(|event| event.kind == KeyEventKind::Repeat).collect()
    }

    #[test]
    fn a_key_that_follows_itself_within_150_ms_is_held_and_a_pause_or_another_key_ends_that() {
        assert_eq!(repeats(&[("2", 0), ("2", 149), ("2", 298), ("2", 448)]), [false, true, true, false]);
        assert_eq!(repeats(&[("2", 0), ("2", 160), ("2", 320), ("2", 480)]), [false; 4], "a quick hand");
        assert_eq!(repeats(&[("2", 0), ("3", 10), ("2", 20), ("ctrl-2", 30)]), [false; 4]);
        assert_eq!(repeats(&[("2", 500), ("2", 500)]), [false, true], "what comes in one piece");
    }

    #[test]
    fn a_terminal_that_tells_of_repeats_is_believed() {
        let told = KeyEvent { kind: KeyEventKind::Repeat, ..event("2") };
        assert_eq!(Presses::default().take(told, Duration::from_secs(9)).kind, KeyEventKind::Repeat);
    }
}
