//! The texts of the first start.

pub(crate) const ANSWER_STAYS_HERE: &str =
    "The answer stays on this computer. It only decides what is explained next.";
pub(crate) const WHEN_DAY_STARTS: &str = "When does your day start?";
pub(crate) const CHANGES_AT_MIDNIGHT: &str = "The day changes at midnight, as in the calendar.";
pub(crate) const CHECK_IN_COMES_NEXT: &str =
    "The first check-in comes next. It takes about a minute and a half.";
pub(crate) const I_HAVE_READ_THIS: &str = "  I have read this; continue";
pub(crate) const WHAT_TO_LEAVE_OUT: &str = "What to leave out";
pub(crate) const WORRY_AND_SAFETY: &str = "Worry and safety";
pub(crate) const KEPT_IN: &str = "Kept in";
pub(crate) const NOT_ENCRYPTED: &str = "This version does not encrypt its files: anyone who can open this account on this computer can \
                   read them.";
pub(crate) const PLEASE_NOTE: &str = "Please note";
pub(crate) const WELCOME_TO_INWARD: &str = "Welcome to inward";

sentences! {
    changes_at(start) = "Until {start} it is still yesterday: what you write late at night stays with the day it is about.";
    config_goes_before(file) = "If {file} sets day_start, that is used instead.";
    hide(hide) = "{hide} blanks the screen at once. The same key shows it again.";
    support_page(support, support_2) = "{support} opens a page about both, from every screen: \"{support_2}\"";
    synced_by(program) = "This folder seems to belong to {program}, which copies it to other computers and keeps old versions. \
             inward --data-dir chooses another folder.";
    step_of_3(number) = "{number} of 3";
}
