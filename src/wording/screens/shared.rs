//! Texts that several screens say.

pub(crate) const NO_DAYS: &str = "No days.";
pub(crate) const SIGN_INITIALS: &str = "J R S C O  ↑";
pub(crate) const DAY_IS_BEING_READ: &str = "This day is still being read.";
pub(crate) const ENTRY_IS_GONE: &str = "This entry is no longer here.";
pub(crate) const ANYTHING_ELSE: &str = "Anything else";
pub(crate) const NOT_ANSWERED: &str = "not answered";
pub(crate) const NOTHING_WRITTEN: &str = "nothing written";

sentences! {
    of(at, all) = "{at} of {all}";
    of_days(days, all) = "{days} of {all} days";
    still_to_come(day) = "{day} is still to come.";
    filled_in_later(mark) = "{mark} filled in later";
    explain_lists_all(topic) = "inward explain {topic} lists every figure and entry behind it.";
}
