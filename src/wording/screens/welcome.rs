//! Texts: welcome.

pub(crate) const THE_ANSWER_STAYS_ON_THIS_COMPUTER: &str =
    "The answer stays on this computer. It only decides what is explained next.";
pub(crate) const WHEN_DOES_YOUR_DAY_START: &str = "When does your day start?";
pub(crate) const THE_DAY_CHANGES_AT_MIDNIGHT_AS_IN: &str = "The day changes at midnight, as in the calendar.";
pub(crate) const THE_FIRST_CHECK_IN_COMES_NEXT_IT: &str =
    "The first check-in comes next. It takes about a minute and a half.";
pub(crate) const I_HAVE_READ_THIS_CONTINUE: &str = "  I have read this; continue";
pub(crate) const WHAT_TO_LEAVE_OUT: &str = "What to leave out";
pub(crate) const WORRY_AND_SAFETY: &str = "Worry and safety";
pub(crate) const KEPT_IN: &str = "Kept in";
pub(crate) const THIS_VERSION_DOES_NOT_ENCRYPT_ITS: &str = "This version does not encrypt its files: anyone who can open this account on this computer can \
                   read them.";
pub(crate) const PLEASE_NOTE: &str = "Please note";
pub(crate) const WELCOME_TO_INWARD: &str = "Welcome to inward";

sentences! {
    until_it_is_still_yesterday_what(start) = "Until {start} it is still yesterday: what you write late at night stays with the day it is about.";
    if_sets_day_start_that_is_used(file) = "If {file} sets day_start, that is used instead.";
    blanks_the_screen_at_once_the_same(hide) = "{hide} blanks the screen at once. The same key shows it again.";
    opens_a_page_about_both_from_every(support, support_2) = "{support} opens a page about both, from every screen: \"{support_2}\"";
    this_folder_seems_to_belong_to(program) = "This folder seems to belong to {program}, which copies it to other computers and keeps old versions. \
             inward --data-dir chooses another folder.";
    of_3(number) = "{number} of 3";
}
