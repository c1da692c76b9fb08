//! The items of the menu: by their numbers, and by their words.

use crate::cli::values;
use crate::wording::screens::menu as wording;

/// One item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Item {
    CheckIn,
    AnotherDay,
    Note,
    Exercises,
    Week,
    Review,
    Trends,
    Patterns,
    Entries,
    Cards,
    Worry,
    Support,
    Night,
    Elsewhere,
    Pause,
    Trash,
    Month,
    Settings,
    Continue,
    OnThisDay,
    Show,
    List,
    Quit,
}

/// Those that are always there, in the order of their numbers.
const NUMBERED: [Item; wording::ITEMS.len()] = [
    Item::CheckIn,
    Item::AnotherDay,
    Item::Note,
    Item::Exercises,
    Item::Week,
    Item::Review,
    Item::Trends,
    Item::Patterns,
    Item::Entries,
    Item::Cards,
    Item::Worry,
    Item::Support,
    Item::Night,
    Item::Elsewhere,
    Item::Pause,
    Item::Trash,
    Item::Month,
    Item::Settings,
];

/// Words beside those that the menu names.
const OTHERS: [(&str, Item); 17] = [
    ("", Item::List),
    ("menu", Item::List),
    ("continue", Item::Continue),
    ("onthisday", Item::OnThisDay),
    ("show", Item::Show),
    ("quit", Item::Quit),
    (":quit", Item::Quit),
    ("q", Item::Quit),
    ("exit", Item::Quit),
    ("end", Item::Quit),
    ("card", Item::Cards),
    ("practice", Item::Exercises),
    ("calendar", Item::Month),
    ("hardnight", Item::Night),
    (":support", Item::Support),
    (":night", Item::Night),
    (":worry", Item::Worry),
];

impl Item {
    /// The item that a line names.
    pub(super) fn of(line: &str) -> Option<Self> {
        let line = line.trim().trim_matches('"');
        let name = values::plain_name(line);
        if let Ok(number) = line.parse::<usize>() {
            return number.checked_sub(1).and_then(|nth| NUMBERED.get(nth)).copied();
        }
        let named = wording::ITEMS.iter().zip(NUMBERED);
        let of_menu = named.map(|(item, is)| (values::plain_name(word(item)), is));
        let others = OTHERS.into_iter().map(|(word, is)| (word.to_owned(), is));
        of_menu.chain(others).find(|(word, _)| *word == name).map(|(_, is)| is)
    }
}

/// The word of an item, which ends before its colon.
fn word(item: &str) -> &str {
    item.split_once(':').map_or(item, |(word, _)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_item_is_reached_by_its_number_and_by_its_word() {
        for (nth, (item, is)) in wording::ITEMS.iter().zip(NUMBERED).enumerate() {
            assert_eq!(Item::of(&(nth + 1).to_string()), Some(is), "{item}");
            assert_eq!(Item::of(word(item)), Some(is), "{item}");
            assert_eq!(Item::of(&format!(" {} ", word(item).to_uppercase())), Some(is), "{item}");
        }
        for (line, is) in [
            ("checkin", Item::CheckIn),
            ("\"on this day\"", Item::OnThisDay),
            ("", Item::List),
            ("quit", Item::Quit),
            (":support", Item::Support),
        ] {
            assert_eq!(Item::of(line), Some(is), "{line}");
        }
        for line in ["0", "99", "99999999999999999999", "walk", "-1"] {
            assert_eq!(Item::of(line), None, "{line}");
        }
    }
}
