//! The texts of the help.

pub(crate) const WHAT_THE_FIGURES_MEAN: &str = "What the figures mean";
pub(crate) const IN_THE_TEXT: &str = "In the text";
/// The keys of every text field, which are those of a shell and of most editors, and what they do.
pub(crate) const TEXT_KEYS: [(&[&str], &str); 11] = [
    (&["ctrl-a", "home"], "To the start of the line"),
    (&["ctrl-e", "end"], "To the end of the line"),
    (&["alt-b", "ctrl-left"], "To the start of the word"),
    (&["alt-f", "ctrl-right"], "To the end of the word"),
    (&["ctrl-home"], "To the start of the text"),
    (&["ctrl-end"], "To the end of the text"),
    (&["ctrl-w", "alt-backspace"], "Erase the word before"),
    (&["alt-d"], "Erase the word after"),
    (&["ctrl-u"], "Erase to the start of the line"),
    (&["ctrl-k"], "Erase to the end of the line"),
    (&["ctrl-y"], "Put back what you erased last"),
];
pub(crate) const WHERE_IT_IS_KEPT: &str = "Where it is kept";
pub(crate) const STAYS_IN_FOLDER: &str = "Everything stays in this folder. inward never opens a connection: nothing leaves this computer unless \
             you, or a program that copies your files, take it elsewhere.";
pub(crate) const WHAT_INWARD_IS: &str = "What inward is, and is not";

sentences! {
    about_self_criticism(fourth, label) = "{fourth} asks how hard you were on yourself, and is called {label} in rows, so that all five read alike. \
                 Steadiness alone runs the other way.";
    partner_page(key) = "{key} opens a page for them. inward guide partner prints it, to be handed on; it holds nothing of this journal.";
    about_not_recorded(not_recorded) = "{not_recorded} marks a skipped answer or a day without a check-in. It counts as \
                 not recorded, never as zero.";
}
