//! The texts around the steps where one answers line by line.

pub(crate) const ENTER_CONTINUES: &str = "Enter continues.";
pub(crate) const TIME: &str = "Enter says how much time is left, and goes on once it is over; - goes on now.";
pub(crate) const TIME_OR_HELP: &str =
    "Press Enter, or write - to go on now; :help lists what else you can type.";
pub(crate) const TIME_HELP: &str = "Nothing is printed while the time passes. Enter says how many minutes are left, rounded up; once they are over it goes on. \
     - goes on before.";
pub(crate) const TIME_IS_OVER: &str = "The time is over.";
pub(crate) const ENTER_ENDS: &str = "Enter ends.";
pub(crate) const ONE_LINE: &str = "Words, in one line.";
pub(crate) const MANY_LINES: &str = "Words, as many lines as you like; an empty line ends it.";
pub(crate) const WORDS_ARE_ADDED: &str = "New words are added; :clear takes these out.";
pub(crate) const DAY_OPEN: &str = "A day. Enter leaves it open, where that is allowed.";
pub(crate) const SO_FAR: &str = "So far:";
pub(crate) const SO_FAR_STAYS: &str =
    "The text so far stays; new words are added to it, :clear takes it out:";
pub(crate) const SO_FAR_STAYS_IN_A_PIPE: &str = "The text so far stays; new words are added to it:";
pub(crate) const CLEARED: &str = "The text is taken out.";
pub(crate) const TICKED: &str = " (ticked)";
pub(crate) const CLEAR: &str = "Take out the words of this step";
pub(crate) const HELP: &str = "List these words";
pub(crate) const ENTER_OR_HELP: &str = "Press Enter to continue; :help lists what else you can type.";
pub(crate) const CONTINUE_IT: &str =
    "Continue it? With n a new one begins, and what you left stays as a draft. (y or n) ";
pub(crate) const IS_RECORDED: &str = "This day is recorded. Enter keeps each answer that is there.";
pub(crate) const BOTH_ARE_KEPT: &str =
    "This day was saved elsewhere meanwhile. Both versions are kept until you choose one.";
pub(crate) const MAY_BE_CUT: &str = "The line is very long, and the terminal may have dropped its end: check that it is there. Write long texts in several lines.";
pub(crate) const ENDED: &str = "the input ended before the last answer";
pub(crate) const KEPT: &str = "the answers are kept as a draft; inward offers it at the next start";
pub(crate) const NOTHING_TO_KEEP: &str = "nothing is saved, because there was no answer";
pub(crate) const BREATHE: &str = "Breathe in for four seconds and out for six, for three minutes.";
pub(crate) const COUNTRY: &str = "Its two letters, such as GB or US; Enter leaves it for later: ";
pub(crate) const CHOOSE_EXERCISE: &str = "Choose by its number.";
pub(crate) const NUMBER_OR_BACK: &str = "Write a number from the list, or back.";
pub(crate) const CONTINUE_IT_HELP: &str =
    "y goes on where you left it; n begins a new one, and what you left stays as a draft.";
pub(crate) const ENTER_HELP: &str = "There is nothing to answer here: Enter alone goes on.";
pub(crate) const PAGE_HELP: &str = "Any words, line after line; each line is kept as you go. An empty line ends it. Nothing has to be written.";
pub(crate) const LINE_HELP: &str = "Any words, in one line. Enter alone leaves it as it is.";
pub(crate) const NUMBER_HELP: &str =
    "A whole number within the two that are named. Enter alone leaves it as it is.";
pub(crate) const ONE_HELP: &str =
    "Write the number or letter in front of the line that fits, or the line itself.";
pub(crate) const MANY_HELP: &str = "Write the numbers in front of all lines that fit, with spaces between them, such as 1 4; or the lines themselves.";
pub(crate) const DAY_HELP: &str = "A day to come, such as 2026-11-29, 29 nov, friday, tomorrow or +7 for in a week. Enter takes the one that is named.";
pub(crate) const NOT_RECORDED: &str = "not recorded";
pub(crate) const NO_DAY_YET: &str = "no day yet";
pub(crate) const NO_DAYS: &str = "no mean";
pub(crate) const NOT_ANSWERED: &str = "skipped";
pub(crate) const LEFT_OPEN: &str = "left open";
pub(crate) const CONTINUE_CHECK_IN: &str =
    "Continue it? With n it goes into the trash, and the questions begin anew. (y or n) ";
pub(crate) const CONTINUE_CHECK_IN_HELP: &str = "y goes through the questions with the answers you gave. n puts them into the trash for 30 days, and the questions begin anew.";
pub(crate) const IN_THE_TRASH: &str = "It stays in the trash for 30 days.";
pub(crate) const KEPT_AS_A_DRAFT: &str = "What you answered is kept as a draft.";
pub(crate) const HOW_IT_GOES: &str = "One question after the other. At any of them, ? explains it, back goes back by one, support prints people who answer.";
pub(crate) const OLD_RATINGS_HELP: &str = "y saves the ratings as you have just given them; n leaves those that were saved on that day. Everything else is saved either way.";
pub(crate) const TICKS_HELP: &str = "Write the numbers of all that fit, with spaces between them, such as 1 4; or their labels as they are written, with commas between them. \
     - stands for none of them; Enter leaves it as it is.";
pub(crate) const TICKS_HELP_WITH_IDS: &str = "Write the numbers of all that fit, with spaces between them, such as 1 4; or their labels as they are written, or the ids behind them. \
     - stands for none of them; Enter leaves it as it is.";
pub(crate) const TRIAL_HELP: &str =
    "y if you did it, n if not; - leaves it open. No answer is the better one.";
pub(crate) const PROMPT_HELP: &str =
    "A question to write about, if you like: one line of words. Enter alone skips it.";
pub(crate) const WORDS_HELP: &str =
    "Any words about the day, line after line. An empty line ends it and saves the check-in.";
/// What can be typed at each question.
pub(crate) const WORDS_EVERYWHERE: &str = "At any question: ? explains it, back goes back by one, support prints people who answer. Where you write words, use :back and :support; \
     back alone on the first line goes back too.";
/// What `back` does in a step.
pub(crate) const BACK: &str = "One step back; at the first step, back to where you came from";
pub(crate) const SKIPPED: &str = "Skipped.";
pub(crate) const NONE_TICKED: &str = "None ticked.";
pub(crate) const STANDS_THERE_ALREADY: &str = "It stands there already.";

pub(crate) const NOTE_HELP: &str = "Words behind the number, such as 2 the message came late, are a note on it; :clear takes out the note that is there.";
pub(crate) const NOTE_SO_FAR: &str =
    "The note so far stays; words behind the number are added to it, :clear takes it out:";

sentences! {
    rating(kept) = "0 to 4, {kept}: ";
    rating_and_note(kept) = "0 to 4 and a note if you like, {kept}: ";
    left_unfinished(title, ago) = "You left \"{title}\" unfinished, {ago}.";
    week_in_words(days, recorded) = "{days}, {recorded} of 7 days.";
    days_in_words(name, days, mean) = "{name}: {days}. {mean}";
    weeks_in_words(means) = "By week, oldest first: {means}.";
    mean_of_few_days(mean) = "{mean} on few days";
    scale_in_words(name, days, now, then) = "{name}: {days}. This week {now}, the week before {then}.";
    mean_in_words(mean, days) = "{mean} on average on {days}";
    filled_in_later(rating) = "{rating} (filled in later)";
    rating_help(name) = "A number for {name} on that day: 0, 1, 2, 3 or 4, as they are listed above. - or Enter alone stands for not recorded; where a number is there already, Enter keeps it.";
    rated(rating, answer) = "{rating}, {answer}";
    titled(title, what) = "{title}, {what}";
    under(heading, label) = "{heading}: {label}";
    with_more(label, more) = "{label} ({more})";
    chosen(label) = "You chose: {label}";
    ticked(labels) = "Ticked: {labels}";
    answered(name, answer) = "{name}: {answer}";
    quit_is_of_the_menu(word) = "The word {word} is for the menu. back leads there, one question at a time.";
    quit_is_no_text(word) = "The word {word} is for the menu. back leads there, one question at a time. To write the word itself, put a full stop behind it.";
    no_such_tick(piece) = "There is no \"{piece}\": write its number or its label";
    noted(words) = "Noted, {words}.";
    ask(at, all, ask) = "{at} of {all}. {ask}";
    wait(until) = "The wait is over at {until}.";
    time_left(minutes) = "{minutes} left.";
    idea(number, idea) = ":idea {number} adds: {idea}";
    number(least, most, unit) = "A number from {least} to {most}{unit}.";
    number_kept(least, most, unit, now) = "A number from {least} to {most}{unit}; Enter keeps {now}.";
    write_only(key) = "Write {key}.";
    write_within(least, most) = "Write a number from {least} to {most}.";
    one(kept) = "One of these, by its number or letter{kept}.";
    enter_takes(key) = "; Enter takes {key}";
    many(kept) = "Any of these, by their numbers or letters, with spaces between{kept}.";
    one_number(numbers) = "One of these: {numbers}. > ";
    write_one(keys) = "Write one of these: {keys}.";
    write_any(keys) = "Write any of these, with spaces between them: {keys}.";
    day(offered) = "A day; Enter takes {offered}. :clear leaves it open, where that is allowed.";
    does_nothing(word) = "{word} does nothing here; :help lists what does.";
    no_such_word(word, near) = "There is no {word}; :help lists the words.{near}";
    did_you_mean(word) = " Did you mean {word}?";
    not_taken(why) = "an answer was not taken: {why}";
}

/// Said where several things are ticked already.
pub(crate) const ENTER_KEEPS_TICKS: &str = "; Enter keeps what is ticked";

/// Says which numbers can be written.
pub(crate) fn write_a_number(least: u16, most: u16) -> String {
    if least == most { write_only(&least) } else { write_within(&least, &most) }
}
