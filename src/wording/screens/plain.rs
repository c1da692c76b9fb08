//! The texts around the steps where one answers line by line.

pub(crate) const ENTER_CONTINUES: &str = "Enter continues.";
pub(crate) const ENTER_ENDS: &str = "Enter ends.";
pub(crate) const ONE_LINE: &str = "One line.";
pub(crate) const MANY_LINES: &str = "As many lines as you like; an empty line ends it.";
pub(crate) const WORDS_ARE_ADDED: &str = "New words are added; :clear takes these out.";
pub(crate) const SO_FAR: &str = "So far:";
pub(crate) const TICKED: &str = " (ticked)";
pub(crate) const CLEAR: &str = "Take out the words of this step";
pub(crate) const HELP: &str = "List these words";
pub(crate) const ENTER_OR_HELP: &str = "Press Enter to continue; :help lists what else you can type.";
pub(crate) const CONTINUE_IT: &str =
    "Continue it? With n a new one begins, and what you left stays as a draft. (y or n) ";
pub(crate) const Y_OR_N: &str = "Write y or n.";
pub(crate) const ENDED: &str = "the input ended before the last answer";
pub(crate) const KEPT: &str = "the answers are kept as a draft; inward offers it at the next start";
pub(crate) const NOTHING_TO_KEEP: &str = "nothing is saved, because there was no answer";
pub(crate) const BREATHE: &str =
    "Breathe in for four seconds and out for six, for three minutes. Press Enter when they are over.";
pub(crate) const COUNTRY: &str = "Its two letters, such as GB or US; Enter leaves it for later: ";

sentences! {
    left_unfinished(title, ago) = "You left \"{title}\" unfinished, {ago}.";
    ask(at, all, ask) = "{at} of {all}. {ask}";
    wait(until) = "The wait is over at {until}. Press Enter then, or before.";
    idea(number, idea) = ":idea {number} adds: {idea}";
    number(least, most, unit) = "A number from {least} to {most}{unit}.";
    number_kept(least, most, unit, now) = "A number from {least} to {most}{unit}; Enter keeps {now}.";
    write_a_number(least, most) = "Write a number from {least} to {most}.";
    one(kept) = "One of these{kept}.";
    enter_takes(key) = "; Enter takes {key}";
    many(kept) = "Any of these, with spaces between them{kept}.";
    write_one(keys) = "Write one of these: {keys}.";
    write_any(keys) = "Write any of these, with spaces between them: {keys}.";
    day(offered) = "A day; Enter takes {offered}.";
    does_nothing(word) = "{word} does nothing here; :help lists what does.";
    no_such_word(word, near) = "There is no {word}; :help lists the words.{near}";
    did_you_mean(word) = " Did you mean {word}?";
    not_taken(why) = "an answer was not taken: {why}";
}

/// Said where several things are ticked already.
pub(crate) const ENTER_KEEPS_TICKS: &str = "; Enter keeps what is ticked";
