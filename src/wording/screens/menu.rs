//! The texts of the menu, where everything is said and asked line by line.

pub(crate) const HOW: &str = "inward, line by line. At every question, ? explains it, back goes back by one, support prints people who answer.";
pub(crate) const MENU: &str = "Menu";
/// The items with their words, in the order of their numbers; the word ends before the colon.
pub(crate) const ITEMS: [&str; 18] = [
    "check-in: the questions for today",
    "day: the check-in of another day",
    "note: write freely",
    "exercises: do one, look back on one, or read the page for a partner",
    "week: a week in figures and ticks",
    "review: look back on the past week as a whole",
    "trends: whether each sign has a direction, in words",
    "patterns: what goes together, and what helped",
    "entries: find, read, change or delete one",
    "cards: short texts on the five signs",
    "worry: park a worry in one line",
    "support: people who answer",
    "night: a page for a hard night",
    "more: what is done with commands, in the shell",
    "pause: be asked nothing for a week, or end that",
    "trash: bring back what was deleted or discarded",
    "month: the calendar in words",
    "settings: the country, words for your partner, and what is offered or asked",
];
pub(crate) const QUIT: &str = "quit: end; what you answered is kept";
/// What closes the program, as words in a sentence.
pub(crate) const QUIT_IN_THE_MENU: &str = "The word quit, in the menu,";
pub(crate) const CONTINUE: &str = "continue: go on with what is unfinished";
pub(crate) const ON_THIS_DAY: &str = "on this day: what you wrote on this day before";
pub(crate) const SHOW: &str = "show: say what is under way and what waits";
pub(crate) const ASK: &str = "Menu: a number or a word; Enter lists them, quit ends.\n> ";
pub(crate) const HELP: &str = "Write the number of what you want, such as 1, or its word, such as check-in. Enter alone lists everything. \
     quit ends the program; what you answered is kept.";
pub(crate) const AT_THE_MENU: &str = "This is the menu. quit ends.";
pub(crate) const CLOSED: &str = "Closed.";

pub(crate) const WHICH_CHECK_IN: &str =
    "Which day? Such as yesterday, friday, -3 for three days ago, or 2026-11-22: ";
pub(crate) const WHICH_CHECK_IN_HELP: &str = "The day whose check-in you want to fill in or change: today or an earlier day, written like yesterday, friday, \
     22 nov, -3 (three days ago) or 2026-11-22.";
pub(crate) const IS_FAR_BACK_HELP: &str = "y goes on with that day. n asks for another one.";
pub(crate) const WHICH_WEEK: &str =
    "Which week? A day in it, such as yesterday or 2026-11-22; Enter takes this week: ";
pub(crate) const WHICH_WEEK_HELP: &str = "Any day of the week that you want to read, written like yesterday, -7 (seven days ago) or 2026-11-22. Enter alone takes the present week.";
pub(crate) const HOW_MANY_WEEKS: &str = "Over how many weeks? 2 to 52, or all; Enter takes 12: ";
pub(crate) const HOW_MANY_WEEKS_HELP: &str = "A whole number from 2 to 52: so many weeks up to today are looked at. all takes everything since your first check-in. \
     Enter alone takes 12 weeks.";
pub(crate) const WEEKS_OF_PATTERNS: &str = "Over how many weeks? 8 to 52; Enter takes 12: ";
pub(crate) const WEEKS_OF_PATTERNS_HELP: &str =
    "A whole number from 8 to 52: so many weeks up to today are looked at. Enter alone takes 12 weeks.";
pub(crate) const EXPLAINED: &str = "inward explain ID, in the shell after quit, shows the figures, the method and the entries behind a statement. \
     The ids stand below the statements of inward trends and inward patterns.";
pub(crate) const WHICH_CARD: &str = "Which card? 1 to 8; Enter takes the one that came last: ";
pub(crate) const WHICH_CARD_HELP: &str = "The number of a card, as they are listed above. Any of them can be read at any time. Enter alone takes the one that came last.";
pub(crate) const NO_SUCH_CARD: &str = "Write a number from 1 to 8, or Enter.";

pub(crate) const FIND: &str = "Which entries? Words to search for, or a day; Enter takes the newest: ";
pub(crate) const FIND_HELP: &str = "Words are looked for in all texts and ticks; \"quoted words\" stand together; kind:note finds notes, \
     sign:jealousy>=3 hard days; inward list --help names all filters. A day, such as yesterday or 2026-11-22, lists that day. \
     Enter alone lists the newest entries.";
pub(crate) const NOTHING_FOUND: &str = "There is no such entry. Look for another, or write back.";
pub(crate) const NO_ENTRY_YET: &str = "There is no entry yet.";
pub(crate) const WHICH_ENTRY: &str = "A number opens that entry; back ends the list: ";
pub(crate) const WHICH_ENTRY_OR_MORE: &str =
    "A number opens that entry; Enter goes on to the next ten; back ends the list: ";
pub(crate) const WHICH_ENTRY_HELP: &str = "Write the number in front of an entry to hear all of it; then it can be changed or deleted. \
     Where there are more, Enter alone goes on with the list.";
pub(crate) const ENTRY_HELP: &str = "edit goes through the entry again with what is there, and saves what you change. \
     end trial, where it is named, ends a coin-flip trial before its time. look back, where it is named, asks what became of it. \
     versions, where it is named, reads them all and says what differs; there you choose one, or leave them. delete asks first, and the entry can be brought back for 30 days. Enter goes back to the list.";
pub(crate) const DELETE: &str = "Delete this entry? It can be brought back for 30 days. (y or n) ";
pub(crate) const DELETE_HELP: &str =
    "y deletes the entry; for 30 days the word trash, in the menu, brings it back. n leaves it as it is.";
pub(crate) const NOT_DELETED: &str = "It stays.";
pub(crate) const TRIAL_ENDS: &str =
    "The trial ends today. \"patterns\" says what came of it, once it is over.";
pub(crate) const TRIAL_HAS_ENDED: &str = "The trial has ended already.";
pub(crate) const FROM_A_NEWER_VERSION: &str =
    "It was written by a newer version of inward and cannot be changed here.";

pub(crate) const WHICH_MONTH: &str =
    "Which month? Such as october or 2026-10, or a day in it; Enter takes this month: ";
pub(crate) const WHICH_MONTH_HELP: &str = "A month, written like october, 2026-10, or any day in it such as -30 for thirty days ago. Enter alone takes the present month.";
pub(crate) const MONTH_OR_SIGN: &str =
    "Another month; or a sign, such as jealousy, for its ratings; Enter takes the month before; back ends: ";
pub(crate) const MONTH_OR_SIGN_HELP: &str = "A month, written like october or 2026-10, says the same of that month. The name of a sign, or steadiness, says its ratings \
     in the month that was read last. Enter alone takes the month before that.";
pub(crate) const MONTH_IS_DAMAGED: &str =
    "Part of the month cannot be read; nothing is known of the other days.";
pub(crate) const MONTH_CANNOT_BE_READ: &str = "The month is damaged; nothing is known of its days.";
pub(crate) const NO_MONTH_BEFORE: &str = "There is no month before this one.";
pub(crate) const NONE: &str = "none";

pub(crate) const TRASH_BRINGS_BACK: &str = "The word trash, in the menu, brings it back.";
pub(crate) const TRASH_IS_EMPTY: &str = "There is nothing to bring back.";
pub(crate) const WHICH_BACK: &str = "A number opens one of them; back ends the list: ";
pub(crate) const WHICH_BACK_OR_MORE: &str =
    "A number opens one of them; Enter goes on to the next ten; back ends the list: ";
pub(crate) const WHICH_BACK_HELP: &str = "Write the number in front of what you want back. A deleted entry is read first; then it is asked whether it comes back. \
     Where there are more, Enter alone goes on with the list.";
pub(crate) const BRING_BACK: &str = "Bring it back? (y or n) ";
pub(crate) const BRING_BACK_HELP: &str = "y puts it back to where it was: an entry into the journal, what was unfinished under continue. n leaves it in the trash.";
pub(crate) const STAYS_IN_THE_TRASH: &str = "It stays in the trash.";
pub(crate) const ANOTHER_IS_UNFINISHED: &str =
    "The same is unfinished already: finish or discard that first, with continue.";
pub(crate) const DRAFT_IS_BACK: &str = "It is back: continue goes on with it.";

pub(crate) const PAUSE: &str = "Pause for a week? (y or n) ";
pub(crate) const END_THE_PAUSE: &str = "End it now? (y or n) ";
pub(crate) const NOTHING_IS_CHANGED: &str = "Nothing is changed.";

pub(crate) const WHICH_SETTING: &str =
    "Which one? Its number or its name; Enter lists them again; back ends the list: ";
pub(crate) const WHICH_SETTING_HELP: &str = "Write the number in front of a setting, or its name, such as country. You hear what it does; then you can give it \
     another value, or leave it.";
pub(crate) const WHICH_VALUE: &str =
    "Which one? Its number, or default to reset it; Enter leaves it as it is: ";
pub(crate) const OTHER_VALUE: &str = "Another value, or default to reset it; Enter leaves it as it is: ";

pub(crate) const WHICH_DRAFT: &str = "Which one? Its number: ";
pub(crate) const WHICH_DRAFT_HELP: &str = "The number in front of what you want to go on with.";
pub(crate) const GO_ON: &str =
    "y goes on with it, n leaves it for later, discard puts it into the trash for 30 days: ";
pub(crate) const GO_ON_HELP: &str = "It was not saved yet. y continues where you left off. n changes nothing; it is offered again. \
     discard takes it away; it stays in the trash for 30 days.";
pub(crate) const Y_N_OR_DISCARD: &str = "Write y, n or discard.";
pub(crate) const LEFT_FOR_LATER: &str = "It is kept for later.";
pub(crate) const NOTHING_UNFINISHED: &str = "Nothing is unfinished.";

pub(crate) const SEALED: &str = "This journal is sealed.";
pub(crate) const OPEN_IT: &str = "Press Enter to be asked for the passphrase; what you type does not show. Without it: check-in, support or quit: ";
pub(crate) const OPEN_IT_HELP: &str = "Enter asks for the passphrase and opens the journal; what you type does not show. check-in asks today's questions \
     and seals the answers until the journal is open. support prints people who answer. quit ends. inward note writes a note without the passphrase.";
pub(crate) const OPENED: &str = "The journal is open.";
pub(crate) const OPEN_OR: &str = "Press Enter alone, or write check-in, support or quit.";

/// What cannot be done line by line in the menu, and where it is done.
pub(crate) const ELSEWHERE: [&str; 8] = [
    "The rest is done with commands, typed in the shell after quit.",
    "Export: inward export. Import: inward import. A page for a session: inward report, which asks line by line.",
    "Seal the journal: inward encrypt. Unseal it: inward decrypt. Another passphrase: inward passphrase. A paper key: inward recovery.",
    "Move an entry to another day: inward move ID DAY.",
    "Erase for good: inward erase ID. Backups: inward backup. Look for damage: inward doctor. Who can read what: inward privacy.",
    "The figures and entries behind a statement: inward explain ID. A reminder: inward remind 21:30. Several devices: inward sync.",
    "All commands: inward help.",
    "Line by line at every start: the line plain = true in the config file.",
];

sentences! {
    in_the_file(file) = "Your own ticks, support lines and keys are set in this file: {file}. inward config init, typed in the shell after quit, writes it with every setting explained.";
    setting(label, value) = "{label}: {value}";
    from_line(setting, line) = "{setting} ({line})";
    number_or_default(default) = "Write a number from the list, or its words. The default: {default}.";
    item(number, item) = "{number}  {item}";
    no_such_item(line) = "There is no {line} in the menu. Enter lists what there is.";
    is_far_back(day) = "{day} is more than 400 days back. Is that the day you mean? (y or n) ";
    entry(day, kind, words) = "{day}, {kind}{words}";
    yes_or_no(question) = "{question} (y or n) ";
    kept_until(line, day) = "{line} (kept until {day})";
    discarded(what, ago) = "{what}, unfinished, discarded; last changed {ago}";
    no_such_month(line) = "\"{line}\" is no month and no sign: write one like october or 2026-10";
    month_up_to(month, day) = "{month}, up to {day}";
    nothing_recorded_yet(month) = "Nothing is recorded for {month} yet.";
    month_to_come(month) = "{month} is still to come.";
    days_recorded(days) = "Recorded: {days}.";
    days_not_recorded(days) = "Not recorded: {days}.";
    days_filled_in_later(days) = "Of these filled in later: {days}.";
    from_to(first, last) = "{first} to {last}";
    scale_in_month(label, month) = "{label} in {month}";
    day_and_rating(day, rating) = "{day}: {rating}";
    has_several_versions(line) = "{line} (several versions)";
    first_words(words) = ": {words}";
    one_of(most) = "Write a number from 1 to {most}, or back.";
    actions(actions) = "{actions}; Enter goes back to the list: ";
    write_action(actions) = "Write one of these: {actions}. Or press Enter alone.";
    draft(number, what, ago) = "{number}  {what}, {ago}";
}

/// Says which numbers of a list can be written.
pub(crate) fn no_such_number(most: usize) -> String {
    if most == 1 { "Write 1, or back.".to_owned() } else { one_of(&most) }
}
