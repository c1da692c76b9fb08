//! Timed steps: the wait with an urge, which can be prolonged and begun again, and slow breathing. Both are redrawn once
//! a second.

use super::list::say;
use super::open::Open;
use super::{ExerciseScreen, StepsAsked, TEN_MINUTES};
use crate::journal::Moment;
use crate::journal::practice::Answer;
use crate::journal::practice::fields::pause::{CHOICE, MINUTES, URGE_AFTER, WAITS_UNTIL};
use crate::texts::practice::Way;
use crate::tui::screens::prelude::*;
use crate::tui::theme::Theme;
use crate::wording::numbers::counted;
use crate::wording::screens::exercise as wording;

/// The time to breathe in, in seconds.
const IN: i64 = 4;
/// The time to breathe in and out, in seconds.
const BREATH: i64 = 10;
/// The length of slow breathing, in seconds.
pub(super) const BREATHING: i64 = 180;

/// The most minutes of all waits of a sitting together.
const MOST_MINUTES: u16 = 600;

/// Heights of a slow wave, one for each cell.
const WAVE: [&str; 12] = ["▁", "▁", "▂", "▃", "▅", "▆", "▇", "▆", "▅", "▃", "▂", "▁"];

/// Draws a wait: the time left, a slow wave, and one sentence a minute.
pub(super) fn wait(
    buffer: &mut Buffer,
    area: Rect,
    theme: &Theme,
    left: i64,
    whole: i64,
    sentences: &[String],
    still: bool,
) {
    if left <= 0 {
        say(buffer, area, area.y, wording::TIME_IS_UP, theme, Role::Notice);
        return;
    }
    let gone = (whole - left).max(0);
    let clock = if still {
        // Without moving pictures a figure changes once a minute.
        let minutes = (left + 59) / 60;
        counted(minutes, "minute", "minutes")
    } else {
        format!("{}:{:02}", left / 60, left % 60)
    };
    let mut y = say(buffer, area, area.y, &clock, theme, Role::Heading) + 1;
    if !still && area.height >= 5 {
        let wave = (0..i64::from(area.width.min(48))).map(|cell| {
            let at = usize::try_from((cell + gone).rem_euclid(12)).unwrap_or(0);
            WAVE.get(at).copied().unwrap_or("▁")
        });
        put(buffer, area, area.x, y, &wave.collect::<String>(), theme.style(Role::Key));
        y += 2;
    }
    let count = i64::try_from(sentences.len().max(1)).unwrap_or(1);
    let at = usize::try_from((gone / 60).rem_euclid(count)).unwrap_or(0);
    if let Some(sentence) = sentences.get(at) {
        say(buffer, area, y, sentence, theme, Role::Text);
    }
}

/// Draws slow breathing after some seconds: the count, and a bar that fills and empties.
pub(super) fn breathe(buffer: &mut Buffer, area: Rect, theme: &Theme, gone: i64, still: bool) {
    if gone >= BREATHING {
        say(buffer, area, area.y, wording::BREATHING_IS_OVER, theme, Role::Notice);
        return;
    }
    let at = gone.rem_euclid(BREATH);
    let (words, count, filled, of) = if at < IN {
        (wording::BREATHE_IN, at + 1, at + 1, IN)
    } else {
        (wording::BREATHE_OUT, at - IN + 1, BREATH - at - 1, BREATH - IN)
    };
    let mut y = say(buffer, area, area.y, &format!("{words:<12} {count}"), theme, Role::Heading) + 1;
    if !still && area.height >= 4 {
        let cells = i64::from(area.width.min(48));
        let full = usize::try_from(cells * filled / of).unwrap_or(0);
        let rest = usize::try_from(cells).unwrap_or(0).saturating_sub(full);
        let x = put(buffer, area, area.x, y, &"━".repeat(full), theme.style(Role::Key));
        put(buffer, area, x, y, &"─".repeat(rest), theme.style(Role::Rule));
        y += 2;
    }
    let left = (BREATHING - gone + 59) / 60;
    let minutes = if left == 1 { wording::LAST_MINUTE.to_owned() } else { wording::minutes_left(&left) };
    say(buffer, area, y, &minutes, theme, Role::Muted);
}

/// The whole minutes between two moments; at least 0.
pub(super) fn minutes_between(from: &Moment, to: &Moment) -> u16 {
    u16::try_from(to.seconds_since(from).max(0) / 60).unwrap_or(u16::MAX)
}

impl ExerciseScreen {
    /// Whether a wait or calm breathing is under way.
    pub(super) fn passes_time(&self, now: &Moment) -> bool {
        self.seconds_left(now) > 0
    }

    /// The seconds that are left of a wait or of calm breathing; 0 of anything else.
    pub(super) fn seconds_left(&self, now: &Moment) -> i64 {
        let left = match &self.open {
            Open::Wait => self.practice.answer(WAITS_UNTIL).map_or(0, |until| until.seconds_since(now)),
            Open::Breathe(since) => BREATHING - now.seconds_since(since),
            _ => 0,
        };
        left.max(0)
    }

    /// Starts the timer when a wait is reached, and goes on with it when it was begun before.
    pub(super) fn begin_wait(&mut self, context: &Context<'_>) -> Vec<Effect> {
        if self.step().is_none_or(|step| step.way != Some(Way::Wait)) {
            return Vec::new();
        }
        let mut effects = Vec::new();
        if self.practice.answer(WAITS_UNTIL).is_none() {
            let minutes = self.practice.answer(MINUTES).unwrap_or(TEN_MINUTES);
            let until = context.now.plus_seconds(seconds(minutes));
            self.practice.put(WAITS_UNTIL, until);
            effects.extend(self.draft(WAITS_UNTIL.key));
        }
        let until = self.practice.answer(WAITS_UNTIL).cloned();
        effects.extend(until.map(|until| Effect::StartTimer(self.writing.id(), until)));
        effects
    }

    /// Returns the effect that stops the wait when its step is left.
    pub(super) fn leave_wait(&self) -> Option<Effect> {
        let waits = self.step().is_some_and(|step| step.way == Some(Way::Wait));
        waits.then(|| Effect::StopTimer(self.writing.id()))
    }

    /// Whether another wait was chosen after one.
    pub(super) fn waits_again(&self) -> bool {
        self.part == StepsAsked::First && self.practice.answer(CHOICE) == Some("wait_again")
    }

    /// Takes how long one wants to wait; none is the usual time where there must be one.
    pub(super) fn take_minutes(&mut self, answer: &Answer, context: &Context<'_>) -> Vec<Effect> {
        let before = self.practice.answer(MINUTES);
        let chosen = match answer {
            Answer::Number(minutes) => Some(*minutes),
            _ => None,
        };
        if self.waits_again() {
            return self.wait_again(before, chosen.unwrap_or(TEN_MINUTES), context);
        }
        if before == chosen {
            return Vec::new();
        }
        self.practice.set(MINUTES, answer.clone());
        let mut effects = self.draft(MINUTES.key);
        if let Some(until) = self.practice.answer(WAITS_UNTIL) {
            // It goes on from when it began.
            let minutes = |number: Option<u16>| seconds(number.unwrap_or(TEN_MINUTES));
            let until = until.plus_seconds(minutes(chosen) - minutes(before));
            self.practice.put(WAITS_UNTIL, until);
            effects.extend(self.draft(WAITS_UNTIL.key));
        }
        effects
    }

    /// Starts a wait that follows another: the minutes add up, and the questions after the first are asked again.
    fn wait_again(&mut self, before: Option<u16>, minutes: u16, context: &Context<'_>) -> Vec<Effect> {
        let all = before.unwrap_or(TEN_MINUTES).saturating_add(minutes).min(MOST_MINUTES);
        self.practice.put(MINUTES, all);
        self.practice.put(WAITS_UNTIL, context.now.plus_seconds(seconds(minutes)));
        self.practice.clear(URGE_AFTER);
        self.practice.clear(CHOICE);
        // The choice last: a draft that is torn before it waits again.
        [MINUTES.key, WAITS_UNTIL.key, URGE_AFTER.key, CHOICE.key]
            .into_iter()
            .flat_map(|key| self.draft(key))
            .collect()
    }
}

/// So many minutes in seconds.
pub(super) fn seconds(minutes: u16) -> i64 {
    i64::from(minutes) * 60
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::testing::lines;

    fn drawn(draw: impl Fn(&mut Buffer, Rect)) -> String {
        let area = Rect::new(0, 0, 40, 6);
        let mut buffer = Buffer::empty(area);
        draw(&mut buffer, area);
        lines(&buffer)
    }

    #[test]
    fn four_in_and_six_out_and_then_it_is_over() {
        let at = |gone, still| drawn(|buffer, area| breathe(buffer, area, &Theme::plain(), gone, still));
        for (gone, words) in [
            (0, "Breathe in   1"),
            (3, "Breathe in   4"),
            (4, "Breathe out  1"),
            (9, "Breathe out  6"),
            (10, "Breathe in   1"),
            (179, "Breathe out  6"),
            (180, "Three minutes are up"),
        ] {
            assert!(at(gone, false).starts_with(words), "{gone}: {}", at(gone, false));
        }
        assert!(at(3, false).contains(&"━".repeat(40)) && at(9, false).contains(&"─".repeat(40)));
        assert!(!at(3, true).contains('━') && at(3, true).starts_with("Breathe in   4"));
        assert!(at(119, false).contains("2 minutes left") && at(120, false).contains("the last minute"));
    }

    #[test]
    fn a_wait_says_one_sentence_a_minute_and_when_it_is_over() {
        let sentences = ["one".to_owned(), "two".to_owned()];
        let at = |left, still| {
            drawn(|buffer, area| wait(buffer, area, &Theme::plain(), left, 600, &sentences, still))
        };
        assert!(at(600, false).starts_with("10:00") && at(600, false).contains("one"));
        assert!(
            at(541, false).contains("one")
                && at(540, false).contains("two")
                && at(480, false).contains("one")
        );
        assert_ne!(at(600, false), at(599, false));
        assert!(at(1, false).starts_with("0:01") && at(0, false).contains("Time is up"));
        assert_eq!(at(600, true), at(541, true), "nothing moves");
        assert!(at(60, true).starts_with("1 minute\n") && at(61, true).starts_with("2 minutes"));
    }
}
