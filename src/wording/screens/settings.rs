//! Texts: settings.

pub(crate) const TRUE_OR_FALSE: &str = "true, false";
pub(crate) const CONFIG_FILE: &str = "Config file";
pub(crate) const HOW_TO_CHANGE_A_SETTING: &str = "To change a setting, edit the config file with any text editor. It is read at the next start; inward never \
         writes to it.";
pub(crate) const NO_CONFIG_FILE_YET: &str = "There is no config file yet, and none is needed. To change a setting, make one: inward config init writes one \
         with every line explained. It is read at the next start; inward never writes to it again.";
pub(crate) const SKIPPED_BECAUSE_IT_CANNOT_BE_USED: &str = "Skipped because it cannot be used:";
pub(crate) const BEFORE_THIS_HOUR_IT_IS_STILL: &str =
    "Before this hour it is still yesterday. Entries keep the day they were written for.";
pub(crate) const THE_FIRST_DAY_OF_A_WEEK: &str = "The first day of a week.";
pub(crate) const THE_COLOURS_OF_THE_SCREEN_PLAIN: &str = "The colours of the screen; plain uses none.";
pub(crate) const COUNTRY_IS_NOT_SET: &str = "country is not set";
pub(crate) const WHICH_LINES_THE_SUPPORT_PAGE_LISTS: &str = "Which lines the support page lists; all of them when it is not set. Those for the whole EU are \
                   listed for its members.";
pub(crate) const WHAT_THE_TEXTS_CALL_THE_OTHER: &str = "What the texts call the other person: your partner, someone you're close to, dating or \
                   missing. What is kept stays the same.";
pub(crate) const AFTER_SAVING_NEW_TEXT_IS_CHECKED_ON: &str = "After saving, new text is checked, on this computer only, for a few heavy phrases; if \
                   there is one, a line points to support. Nothing about it is kept.";
pub(crate) const THE_TIME_FOR_WORRIES_THAT_YOU_PUT: &str =
    "The time for worries that you put off: 15 minutes, not within two hours of sleep.";
pub(crate) const HOURS_AND_MINUTES: &str = "hours and minutes, \"00:00\" to \"23:59\"";
pub(crate) const WHETHER_EARLIER_ENTRIES_OF_THE_SAME: &str = "Whether earlier entries of the same day are shown; if it is not set, they are until you switch \
                   them off where they are shown. Hard days are left out.";
pub(crate) const WHETHER_THE_MONTHLY_CHECK_IS: &str =
    "Whether the monthly check is offered; if it is not set, only once you have switched it on.";
pub(crate) const WHETHER_TIMERS_AND_BREATHING_DO: &str = "Whether timers and breathing do without animation.";
pub(crate) const YOUR_OWN_TICKS: &str = "Your own ticks";
pub(crate) const HOW_TICKS_ARE_WRITTEN: &str =
    "id = \"what is shown\". The id of an existing tick gives it another label.";
pub(crate) const NONE_OF_YOUR_OWN: &str = "none of your own";
pub(crate) const YOUR_OWN_SUPPORT_LINES: &str = "Your own support lines";
pub(crate) const HOW_SUPPORT_LINES_ARE_WRITTEN: &str =
    "\"name\" = \"text\", shown first on the support page.";
pub(crate) const HOW_KEYS_ARE_WRITTEN: &str = "[keys]   command = \"key\" or [\"key\", \"other key\"]. A key is written \"c\", \"ctrl-u\", \"alt-x\", \"f1\" or \
               \"pageup\". The commands by name, with the keys in effect:";
pub(crate) const IN_MOST_PLACES: &str = "In most places";

sentences! {
    a_whole_hour_0_to(latest) = "a whole hour, 0 to {latest}";
    two_letters_there_are_lines_of(countries) = "two letters; there are lines of their own for {countries}";
    is_not_set(key) = "{key} is not set";
    can_be(value) = "Can be: {value}.";
}
