//! The keys of a text field: those of readline and of every editor.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// An act of a key in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edit {
    /// Write a character.
    Type(char),
    /// Begin a new line.
    NewLine,
    /// Indent.
    Tab,
    /// Erase as far as this reaches.
    Erase(Reach),
    /// Put back what was erased last, by more than a character.
    PutBack,
    /// Move the cursor as far as this reaches.
    Go(Reach),
}

/// Something that reaches from the cursor to somewhere else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// The grapheme before the cursor.
    Before,
    /// The grapheme after it.
    After,
    /// To the start of the word.
    WordBefore,
    /// To the blank before the word.
    BlankBefore,
    /// To the end of the word.
    WordAfter,
    /// To the start of the line.
    LineStart,
    /// To the end of the line.
    LineEnd,
    /// To the line above.
    Above,
    /// To the line below.
    Below,
    /// To the page above.
    PageAbove,
    /// To the page below.
    PageBelow,
    /// To the start of the text.
    Top,
    /// To the end of the text.
    Bottom,
}

impl Reach {
    /// Whether it reaches towards the start of the line.
    pub(super) fn is_back(self) -> bool {
        matches!(self, Self::Before | Self::WordBefore | Self::BlankBefore | Self::LineStart)
    }

    /// Whether it reaches no further than one grapheme.
    pub(super) fn is_short(self) -> bool {
        matches!(self, Self::Before | Self::After)
    }
}

/// Returns what a key does in a text; `None` for a key that does nothing there.
pub(super) fn edit(event: KeyEvent) -> Option<Edit> {
    use Edit::{Erase, Go};
    let held = event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT);
    let (control, alt) = (held == KeyModifiers::CONTROL, held == KeyModifiers::ALT);
    Some(match event.code {
        KeyCode::Char(c) if control => match c.to_ascii_lowercase() {
            'a' => Go(Reach::LineStart),
            'b' => Go(Reach::Before),
            'd' => Erase(Reach::After),
            'e' => Go(Reach::LineEnd),
            'f' => Go(Reach::After),
            'h' => Erase(Reach::Before),
            // Text that is pasted without brackets ends its lines so.
            'j' => Edit::NewLine,
            'k' => Erase(Reach::LineEnd),
            'n' => Go(Reach::Below),
            'p' => Go(Reach::Above),
            'u' => Erase(Reach::LineStart),
            'w' => Erase(Reach::BlankBefore),
            'y' => Edit::PutBack,
            _ => return None,
        },
        KeyCode::Char(c) if alt => match c.to_ascii_lowercase() {
            'b' => Go(Reach::WordBefore),
            'd' => Erase(Reach::WordAfter),
            'f' => Go(Reach::WordAfter),
            _ => return None,
        },
        // AltGr arrives as Control with Alt on some terminals.
        KeyCode::Char(c) if !c.is_control() => Edit::Type(c),
        KeyCode::Backspace if control || alt => Erase(Reach::WordBefore),
        KeyCode::Delete if control || alt => Erase(Reach::WordAfter),
        KeyCode::Backspace => Erase(Reach::Before),
        KeyCode::Delete => Erase(Reach::After),
        KeyCode::Left if control || alt => Go(Reach::WordBefore),
        KeyCode::Right if control || alt => Go(Reach::WordAfter),
        KeyCode::Home if control => Go(Reach::Top),
        KeyCode::End if control => Go(Reach::Bottom),
        KeyCode::Left => Go(Reach::Before),
        KeyCode::Right => Go(Reach::After),
        KeyCode::Up => Go(Reach::Above),
        KeyCode::Down => Go(Reach::Below),
        KeyCode::Home => Go(Reach::LineStart),
        KeyCode::End => Go(Reach::LineEnd),
        KeyCode::PageUp => Go(Reach::PageAbove),
        KeyCode::PageDown => Go(Reach::PageBelow),
        KeyCode::Enter => Edit::NewLine,
        KeyCode::Tab => Edit::Tab,
        _ => return None,
    })
}
