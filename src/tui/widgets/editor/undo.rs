//! The steps of undo: edits that belong together go together.

/// The kind of an edit: edits of one kind in a row make a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A character of a word.
    Word,
    /// A blank, which belongs to the word before it.
    Blank,
    /// A character was erased.
    Erased,
    /// Anything else is a step of its own.
    Other,
}

/// How many edits each step takes.
#[derive(Clone, Debug, Default)]
pub(super) struct Steps {
    done: Vec<usize>,
    undone: Vec<usize>,
    /// The kind of the last edit, while its step goes on.
    last: Option<Kind>,
}

impl Steps {
    /// Takes an edit that was made: it goes on with the last step, or begins one.
    pub(super) fn take(&mut self, kind: Kind) {
        self.undone.clear();
        let goes_on = match (self.last, kind) {
            (_, Kind::Other) | (None, _) => false,
            (Some(Kind::Word), Kind::Blank) => true,
            (Some(last), kind) => last == kind,
        };
        match self.done.last_mut().filter(|_| goes_on) {
            Some(edits) => *edits += 1,
            None => self.done.push(1),
        }
        self.last = Some(kind);
    }

    /// Makes one step of the last two.
    pub(super) fn join(&mut self) {
        if let Some(last) = self.done.pop() {
            match self.done.last_mut() {
                Some(before) => *before += last,
                None => self.done.push(last),
            }
        }
    }

    /// Ends the step: the next edit begins another one.
    pub(super) fn pause(&mut self) {
        self.last = None;
    }

    /// Goes a step back; returns the number of edits to undo.
    pub(super) fn undo(&mut self) -> usize {
        self.pause();
        handed_over(&mut self.done, &mut self.undone)
    }

    /// Goes a step forward again; returns the number of edits to redo.
    pub(super) fn redo(&mut self) -> usize {
        self.pause();
        handed_over(&mut self.undone, &mut self.done)
    }
}

/// Moves the last step from one side to the other; returns its edits, none where there is no step.
fn handed_over(from: &mut Vec<usize>, to: &mut Vec<usize>) -> usize {
    let Some(edits) = from.pop() else { return 0 };
    to.push(edits);
    edits
}
