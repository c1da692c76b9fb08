//! The cards that come one a week, and which of them came and were opened when.

use std::collections::BTreeMap;

use super::day::Day;

/// Makes the cards and their names in `state.json` of one table.
macro_rules! cards {
    ($($(#[$doc:meta])+ $card:ident = $id:literal,)+) => {
        /// One of the cards, in the order in which they come.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Card {
            $($(#[$doc])+ $card,)+
        }

        impl Card {
            /// All cards, in their order.
            pub const ALL: [Self; [$($id),+].len()] = [$(Self::$card),+];

            /// Its name in the texts and in `state.json`, which can never change.
            pub const fn id(self) -> &'static str {
                match self {
                    $(Self::$card => $id,)+
                }
            }
        }
    };
}

cards! {
    /// The five signs.
    Signs = "W1",
    /// The loop of trigger, act and short relief.
    Loop = "W2",
    /// The circle between two people.
    BetweenTwo = "W3",
    /// The inner voice.
    Thought = "W4",
    /// The roots.
    Roots = "W5",
    /// Ground of one's own.
    OwnGround = "W6",
    /// Open words.
    Open = "W7",
    /// The plan for heavier weeks.
    Keep = "W8",
}

impl Card {
    /// The card of a number, from 1.
    pub fn numbered(number: usize) -> Option<Self> {
        Self::ALL.get(number.checked_sub(1)?).copied()
    }
}

/// Days by the ids of cards; an id of another version stays.
pub type CardDays = BTreeMap<String, Day>;

/// Which cards came and were opened, each on its day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cards {
    /// The day on which each came.
    pub came: CardDays,
    /// The last day on which each was opened.
    pub opened: CardDays,
}

impl Cards {
    /// The day on which a card came.
    pub fn came_on(&self, card: Card) -> Option<Day> {
        self.came.get(card.id()).copied()
    }

    /// The card that came last, with its day: that of this week.
    pub fn last(&self) -> Option<(Card, Day)> {
        let came = Card::ALL.into_iter().filter_map(|card| Some((card, self.came_on(card)?)));
        came.max_by_key(|(card, day)| (*day, *card))
    }

    /// Whether all of them came.
    pub fn have_all_come(&self) -> bool {
        Card::ALL.into_iter().all(|card| self.came_on(card).is_some())
    }

    /// Whether a card was opened since it came.
    pub fn is_opened(&self, card: Card) -> bool {
        self.came_on(card).zip(self.opened.get(card.id())).is_some_and(|(came, opened)| came <= *opened)
    }
}
