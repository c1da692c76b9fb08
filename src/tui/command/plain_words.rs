//! The words that stand for keys where one answers line by line: each begins with a colon, so that no answer is taken
//! for one of them. Those of the menu stand alone, as only its items are answers there.

use super::Command;

/// The words that are typed, and what they mean.
const WORDS: [(&str, Command); 14] = [
    (":back", Command::PreviousPart),
    (":close", Command::Back),
    (":unsafe", Command::Unsafe),
    (":support", Command::Support),
    (":night", Command::HardNight),
    (":worry", Command::ParkWorry),
    (":never", Command::SwitchOff),
    (":find", Command::FindSomeone),
    (":open", Command::Open),
    (":values", Command::Values),
    (":yes", Command::Yes),
    (":part", Command::NextPart),
    (":ideas", Command::OtherIdeas),
    (":idea", Command::Idea),
];

/// The words of the menu for what the lines above it name, as they are quoted there.
const OF_MENU: [(&str, Command); 8] = [
    ("\"exercises\"", Command::Practice),
    ("\"patterns\"", Command::Patterns),
    ("\"entries\"", Command::Entries),
    ("\"review\"", Command::Review),
    ("\"card\"", Command::Card),
    ("\"on this day\"", Command::OnThisDay),
    ("\"continue\"", Command::Continue),
    ("\"show\"", Command::Toggle),
];

/// The command that a word means.
pub fn command(word: &str) -> Option<Command> {
    WORDS.iter().find(|(other, _)| *other == word).map(|(_, command)| *command)
}

/// The word for a command in a text that would name its key; empty where there is none.
pub fn word(command: Command) -> &'static str {
    match command {
        Command::Take | Command::Save => "Enter",
        Command::Skip => "-",
        Command::LeaveText => ":close",
        // There is no word for it, but a command that lists the entries.
        Command::Outcome => "inward list",
        command => WORDS.iter().find(|(_, other)| *other == command).map_or("", |(word, _)| word),
    }
}

/// The word that is typed in the menu for a command that a line above it names.
pub fn word_of_menu(command: Command) -> &'static str {
    OF_MENU.iter().find(|(_, other)| *other == command).map_or("", |(word, _)| word)
}

/// All words that can be typed, with their commands.
pub fn all() -> impl Iterator<Item = (&'static str, Command)> {
    WORDS.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_means_one_command_and_is_its_name() {
        for (typed, means) in all() {
            assert!(typed.starts_with(':'), "{typed}");
            assert_eq!(command(typed), Some(means));
            assert_eq!(word(means), typed);
        }
        assert_eq!(command("back"), None);
        assert_eq!([word(Command::Take), word(Command::Skip), word(Command::Trends)], ["Enter", "-", ""]);
    }
}
