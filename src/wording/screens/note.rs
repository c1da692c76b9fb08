//! Texts: note.

pub(crate) const AN_EMPTY_NOTE_IS_NOT_SAVED_TO: &str =
    "An empty note is not saved. To delete a note, open it and delete it there.";
pub(crate) const NEW_NOTE: &str = "new note";
pub(crate) const WHAT_YOU_WRITE_IS_KEPT_AS_YOU_GO: &str = "What you write is kept as you go.";

sentences! {
    this_note_is_full_at_characters_the(most_characters) = "This note is full at {most_characters} characters; the rest was left out.";
}
