//! The texts around copying to the clipboard.

pub(crate) const ASK: &str = "Put this on the clipboard?";
pub(crate) const THERE: &str = "It then lies there until something else is copied, and other programs can read it. Some keep \
     everything that was ever copied.";
pub(crate) const NO: &str = "No, leave the clipboard as it is";
pub(crate) const COPIED: &str =
    "On the clipboard, if the terminal allows it. Copy something else when you no longer need it.";
pub(crate) const OFF: &str = "Copying is off in the settings.";
pub(crate) const TOO_LONG: &str = "This is too long for the terminal's clipboard.";
