//! The texts of the help.

pub(crate) const WHAT_THE_FIGURES_MEAN: &str = "What the figures mean";
pub(crate) const WHERE_IT_IS_KEPT: &str = "Where it is kept";
pub(crate) const STAYS_IN_FOLDER: &str = "Everything stays in this folder. inward never opens a connection: nothing leaves this computer unless \
             you, or a program that copies your files, take it elsewhere.";
pub(crate) const WHAT_INWARD_IS: &str = "What inward is, and is not";

sentences! {
    about_self_criticism(fourth, label) = "{fourth} asks how hard you were on yourself, and is called {label} in rows, so that all five read alike. \
                 Steadiness alone runs the other way.";
    about_not_recorded(not_recorded) = "{not_recorded} marks a skipped answer or a day without a check-in. It counts as \
                 not recorded, never as zero.";
}
