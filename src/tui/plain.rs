//! The program line by line, for people who read a screen with their ears or their fingers: what a screen says, how it
//! is answered, and the answers. The screens are the same; only their faces differ.

use super::command::Command;

/// What a screen says and asks, in the order in which it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainStep {
    /// The title of the screen.
    pub title: String,
    /// The lines, unwrapped; an empty one separates.
    pub says: Vec<String>,
    /// Remarks on the answer so far: why it was not taken, or what may be looked at once more.
    pub remarks: Vec<String>,
    /// The answer that it takes.
    pub takes: Takes,
    /// Whether all is done, and nothing waits for an answer any more.
    pub is_over: bool,
}

/// The kind of answer that a screen takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Takes {
    /// Enter alone.
    Enter,
    /// Time that passes: Enter asks how much is left, and goes on once it is over.
    Time,
    /// Words, and those that there are so far.
    Words {
        /// The words so far.
        now: String,
        /// Whether they may go over many lines.
        is_page: bool,
    },
    /// A number.
    Number {
        /// The least.
        least: u16,
        /// The most.
        most: u16,
        /// The unit after it; may be empty.
        unit: String,
        /// The number so far.
        now: Option<u16>,
    },
    /// One of some choices, and the one that is chosen so far.
    One(Vec<PlainChoice>, Option<usize>),
    /// Any number of choices, and whether each is ticked.
    Many(Vec<PlainChoice>, Vec<bool>),
    /// A day, and the one that is offered.
    Day(String),
}

/// One thing that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainChoice {
    /// What is typed for it: a number or a letter.
    pub key: String,
    /// Its label.
    pub label: String,
    /// Its explanation; may be empty.
    pub about: String,
}

/// What a person has typed.
#[derive(Clone, Debug, PartialEq)]
pub enum PlainInput {
    /// An answer.
    Answer(PlainAnswer),
    /// A command, and a number with it, from 0.
    Command(Command, usize),
}

/// An answer to what a screen asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlainAnswer {
    /// Enter alone: what is there stays.
    Kept,
    /// Words, which go below those that there are.
    Words(String),
    /// A line of words that goes on; the step stays open.
    Line(String),
    /// No words any more.
    Cleared,
    /// A number.
    Number(u16),
    /// The choice in this place, from 0.
    One(usize),
    /// The choices in these places, and no others.
    Many(Vec<usize>),
    /// A day, as it was written.
    Day(String),
    /// Not to wait any longer.
    Now,
}
