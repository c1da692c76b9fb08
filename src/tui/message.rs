//! The traffic between the loop and the app: messages in, requests out.

use crossterm::event::KeyEvent;

use super::background::Background;
use super::plain::PlainInput;
use super::task::{Reply, Task, Words};

/// Something that reaches the app.
#[derive(Clone, Debug)]
pub enum Message {
    /// A key was pressed.
    Key(KeyEvent),
    /// Text was pasted.
    Paste(String),
    /// A line was answered, where there is no screen.
    Plain(PlainInput),
    /// The window has another size, or the screen must be drawn anew.
    Redraw,
    /// A second has passed, or a wait may be over.
    Tick,
    /// The terminal told of its background.
    Background(Background),
    /// The typed words have waited long enough: they must go to the draft.
    Flush,
    /// The program must end; the typed words are kept.
    Stop,
    /// The runtime has replied.
    Reply(Reply),
}

/// Something that the app leaves to the loop.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Have the runtime carry out a task.
    Do(Task),
    /// Hand in again the keys typed while something had to be read first.
    Retype(Vec<Typed>),
    /// Open words in an editor, given as its command, and hand them in again.
    EditOutside(String, Words),
    /// Put words on the terminal's clipboard.
    Copy(String),
    /// End the program; all drafts are kept.
    Quit,
    /// Suspend the program until the shell continues it.
    Suspend,
    /// Lock the journal.
    Lock,
    /// Go on with the journal, which was unlocked; these lines are said.
    Enter(Vec<String>),
}

/// A key or a paste.
#[derive(Clone, Debug, PartialEq)]
pub enum Typed {
    /// A key.
    Key(KeyEvent),
    /// A paste.
    Paste(String),
}

impl From<Typed> for Message {
    fn from(typed: Typed) -> Self {
        match typed {
            Typed::Key(event) => Self::Key(event),
            Typed::Paste(text) => Self::Paste(text),
        }
    }
}
