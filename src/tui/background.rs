//! The question to the terminal for its background (OSC 11), and its answer, which comes among the keys.
//!
//! crossterm takes the answer for keys: `Alt-]`, `1`, `1`, `;` and so on. However late it comes, it must not be taken for
//! something that was typed.

use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// Asks for the colour of the background.
pub(super) const QUERY: &str = "\x1b]11;?\x1b\x5c";

/// An answer that takes longer serves the next start: a screen that one already reads stays as it is.
pub(super) const PATIENCE: Duration = Duration::from_millis(50);

/// The background of a terminal, as it told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Background {
    /// The name of the terminal.
    pub terminal: String,
    /// Whether it is light.
    pub is_light: bool,
    /// Whether the answer came so soon that the screen may follow it.
    pub is_prompt: bool,
}

/// The most characters of a terminal's name that are remembered.
const LONGEST_NAME: usize = 40;

/// Names the terminal, so that what it answered can be remembered; `None` where it is not worth asking, as the
/// environment tells already, or the terminal is known to be dark.
pub(super) fn terminal_to_ask(variable: impl Fn(&str) -> Option<String>) -> Option<String> {
    let name = variable("TERM_PROGRAM").or_else(|| variable("TERM"))?;
    let is_asked = variable("COLORFGBG").is_none() && variable("TERM").is_none_or(|term| term != "linux");
    is_asked.then(|| name.chars().filter(char::is_ascii_graphic).take(LONGEST_NAME).collect())
}

/// The keys, or the answer, that came with a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Taken {
    /// These keys were pressed; none as long as the answer may be coming.
    Keys(Vec<KeyEvent>),
    /// The terminal answered; `None` when it said nothing that can be used.
    Answer(Option<bool>),
}

/// Takes the one answer out of the keys.
#[derive(Debug, Default)]
pub(super) struct Answers {
    is_awaited: bool,
    held: Vec<KeyEvent>,
    /// Whether the key before was Esc, which an answer begins with that came in two pieces.
    follows_esc: bool,
}

impl Answers {
    /// Awaits an answer, or none.
    pub(super) fn new(is_awaited: bool) -> Self {
        Self { is_awaited, ..Self::default() }
    }

    /// Takes a key that came.
    pub(super) fn take(&mut self, event: KeyEvent) -> Taken {
        if !self.is_awaited {
            return Taken::Keys(vec![event]);
        }
        self.held.push(event);
        match progress(&self.text()) {
            Progress::Coming => Taken::Keys(Vec::new()),
            Progress::Whole(is_light) => {
                *self = Self::default();
                Taken::Answer(is_light)
            }
            Progress::Other => {
                let mut keys = std::mem::take(&mut self.held);
                // The key that was none of an answer may begin one.
                if keys.len() > 1 {
                    keys.pop();
                    self.follows_esc = keys.last().is_some_and(|key| key.code == KeyCode::Esc);
                    if let Taken::Keys(more) = self.take(event) {
                        keys.extend(more);
                    }
                } else {
                    self.follows_esc = event.code == KeyCode::Esc;
                }
                Taken::Keys(keys)
            }
        }
    }

    /// The held keys as the terminal sent them.
    fn text(&self) -> String {
        let start = if self.follows_esc { "\x1b" } else { "" };
        start.chars().chain(self.held.iter().flat_map(|key| sent(*key))).collect()
    }
}

/// The characters that a key was, as far as an answer has them; others become one that no answer has.
fn sent(key: KeyEvent) -> Vec<char> {
    let modifiers = key.modifiers - KeyModifiers::SHIFT;
    match key.code {
        KeyCode::Esc if modifiers.is_empty() => vec!['\x1b'],
        KeyCode::Char('g') if modifiers == KeyModifiers::CONTROL => vec!['\x07'],
        KeyCode::Char(c) if modifiers == KeyModifiers::ALT => vec!['\x1b', c],
        KeyCode::Char(c) if modifiers.is_empty() => vec![c],
        _ => vec!['\0'],
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Progress {
    /// It may become an answer.
    Coming,
    Whole(Option<bool>),
    /// It is something else.
    Other,
}

const HEADS: [&str; 2] = ["\x1b]11;rgb:", "\x1b]11;rgba:"];
const ENDS: [&str; 2] = ["\x07", "\x1b\x5c"];
/// Four channels of four digits, with what stands between them.
const LONGEST: usize = 19;

fn progress(text: &str) -> Progress {
    // A lone Esc is a key that is pressed.
    if text != "\x1b" && HEADS.iter().any(|head| head.starts_with(text)) {
        return Progress::Coming;
    }
    let Some(rest) = HEADS.iter().find_map(|head| text.strip_prefix(head)) else { return Progress::Other };
    let digits = rest.trim_start_matches(|c: char| c.is_ascii_hexdigit() || c == '/');
    let (colour, end) = rest.split_at(rest.len() - digits.len());
    match end {
        _ if colour.len() > LONGEST => Progress::Other,
        "" => Progress::Coming,
        end if ENDS.contains(&end) => Progress::Whole(is_light(colour)),
        end if ENDS.iter().any(|whole| whole.starts_with(end)) => Progress::Coming,
        _ => Progress::Other,
    }
}

/// Whether a colour (`1e1e/1e1e/1e1e`, each channel of one to four digits) is nearer to white than to black.
fn is_light(colour: &str) -> Option<bool> {
    let channel = |digits: &str| {
        let value = f64::from(u32::from_str_radix(digits, 16).ok()?);
        Some(value / (16_f64.powi(i32::try_from(digits.len()).ok()?) - 1.0))
    };
    let channels: Vec<f64> = colour.split('/').take(3).map(channel).collect::<Option<_>>()?;
    let [red, green, blue] = *channels.as_slice() else { return None };
    Some(0.299 * red + 0.587 * green + 0.114 * blue > 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::testing::event;

    /// The keys that crossterm makes of an answer in one piece.
    fn keys(colour: &str, end: &[&str]) -> Vec<KeyEvent> {
        let mut keys = vec![event("alt-]")];
        keys.extend(format!("11;{colour}").chars().map(|c| event(&c.to_string())));
        keys.extend(end.iter().map(|key| event(key)));
        keys
    }

    /// The keys that are left of some, and what was answered.
    fn taken(answers: &mut Answers, events: &[KeyEvent]) -> (Vec<KeyEvent>, Vec<Option<bool>>) {
        let (mut left, mut answer) = (Vec::new(), Vec::new());
        for event in events {
            match answers.take(*event) {
                Taken::Keys(keys) => left.extend(keys),
                Taken::Answer(is_light) => answer.push(is_light),
            }
        }
        (left, answer)
    }

    #[test]
    fn an_answer_is_taken_out_of_the_keys_whenever_it_comes() {
        for (colour, expected) in [
            ("rgb:0000/2b2b/3636", Some(false)),
            ("rgb:fdfd/f6f6/e3e3", Some(true)),
            ("rgb:FF/FF/FF", Some(true)),
            ("rgba:0/0/0/f", Some(false)),
            ("rgb:zz", None),
        ] {
            for end in [&["ctrl-g"][..], &["alt-\\"], &["esc", "\\"]] {
                let mut events = vec![event("a"), event("esc"), event("b")];
                events.extend(keys(colour, end));
                events.push(event("c"));
                let (left, answer) = taken(&mut Answers::new(true), &events);
                let typed: Vec<KeyEvent> = ["a", "esc", "b", "c"].map(event).to_vec();
                match expected {
                    Some(_) => assert_eq!((left, answer), (typed, vec![expected]), "{colour} {end:?}"),
                    None => assert_eq!((left, answer), (events, vec![]), "what is no answer was typed"),
                }
            }
        }
    }

    #[test]
    fn an_answer_that_comes_in_two_pieces_leaves_nothing_but_the_first() {
        let mut events = keys("rgb:ffff/ffff/ffff", &["alt-\\"]);
        events[0] = event("]");
        events.insert(0, event("esc"));
        let (left, answer) = taken(&mut Answers::new(true), &events);
        assert_eq!((left, answer), (vec![event("esc")], vec![Some(true)]));
    }

    #[test]
    fn keys_that_look_like_the_beginning_of_an_answer_come_with_the_next() {
        let events: Vec<KeyEvent> = ["alt-]", "1", "x", "alt-]", "alt-]", "q"].map(event).to_vec();
        assert_eq!(taken(&mut Answers::new(true), &events).0, events);
        assert_eq!(
            Answers::new(true).take(event("]")),
            Taken::Keys(vec![event("]")]),
            "a bracket waits for nothing"
        );
        let mut unasked = keys("rgb:ffff/ffff/ffff", &["ctrl-g"]);
        unasked.push(event("c"));
        assert_eq!(taken(&mut Answers::new(false), &unasked).0, unasked);
    }

    #[test]
    fn the_terminal_is_asked_where_the_environment_does_not_tell() {
        let name = |pairs: &[(&str, &str)]| {
            terminal_to_ask(|name| {
                pairs.iter().find(|(other, _)| *other == name).map(|(_, value)| (*value).to_owned())
            })
        };
        assert_eq!(name(&[("TERM", "xterm-256color")]).as_deref(), Some("xterm-256color"));
        assert_eq!(name(&[("TERM", "xterm"), ("TERM_PROGRAM", "WezTerm")]).as_deref(), Some("WezTerm"));
        for pairs in [&[("TERM", "xterm"), ("COLORFGBG", "0;15")][..], &[("TERM", "linux")], &[]] {
            assert_eq!(name(pairs), None, "{pairs:?}");
        }
    }
}
