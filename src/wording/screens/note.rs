//! The texts of the page for a note.

pub(crate) const EMPTY_IS_NOT_SAVED: &str =
    "An empty note is not saved. To delete a note, open it and delete it there.";
pub(crate) const NEW_NOTE: &str = "new note";
pub(crate) const IS_KEPT_AS_YOU_GO: &str = "What you write is kept as you go.";

sentences! {
    is_full(most_characters) = "This note is full at {most_characters} characters; the rest was left out.";
}
