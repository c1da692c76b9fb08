//! The line of a card about one's own days: counted over the whole journal, and only from enough days on.

use crate::insight::phrases::Phrases;
use crate::insight::practice::Practices;
use crate::insight::practice::fears::Ledger;
use crate::insight::practice::suggest::HIGH_FROM;
use crate::insight::practice::urges::Urges;
use crate::insight::stats::numeric::in_a_hundred;
use crate::insight::{Direction, History, Series, Verdict};
use crate::journal::practice::Kind;
use crate::journal::practice::fields::{alone_time, request};
use crate::journal::{Card, Day, Scale, Sign, TickList};

/// The number of weeks over which directions are looked at.
const WEEKS: u16 = 12;
/// The rating from which time alone was mostly good.
const MOSTLY_GOOD: u16 = 3;

/// The figures of a line, by the names that they have in its text.
type Figures = Vec<(&'static str, String)>;

/// Everything that such a line can rest on.
#[derive(Clone, Copy)]
pub struct OwnDays<'a> {
    /// The check-ins.
    pub history: &'a History,
    /// The practice entries.
    pub practices: &'a Practices,
    /// The day.
    pub today: Day,
}

impl OwnDays<'_> {
    /// Puts what is known into words for a card: its text with the figures, from this many on; of directions a line
    /// each.
    pub fn words(&self, card: Card, text: &str, least: usize, phrases: &Phrases<'_>) -> Vec<String> {
        let lines: Vec<Figures> = match card {
            Card::Signs => self.sign(least, phrases).into_iter().collect(),
            Card::Loop => self.tick(TickList::Triggers, "tick", least, phrases).into_iter().collect(),
            Card::BetweenTwo => self.relief(least).into_iter().collect(),
            Card::Thought => self.fears(least).into_iter().collect(),
            Card::Roots => self.tick(TickList::Roots, "root", least, phrases).into_iter().collect(),
            Card::OwnGround => self.alone(least).into_iter().collect(),
            Card::Open => self.requests(least).into_iter().collect(),
            Card::Keep => self.directions(least, phrases),
        };
        lines.into_iter().map(|figures| filled(text, &figures)).collect()
    }

    /// The sign that was high on the most days; of equals the one rated on fewer days, then the first.
    fn sign(&self, least: usize, phrases: &Phrases<'_>) -> Option<Figures> {
        let counted = Sign::ALL.into_iter().map(|sign| {
            let rated = self.up_to_today().filter_map(|seen| seen.rating(sign));
            let (mut n, mut d) = (0, 0);
            for rating in rated {
                d += 1;
                n += usize::from(rating.value() >= HIGH_FROM);
            }
            (sign, n, d)
        });
        let known = counted.filter(|(_, n, d)| *d >= least && *n > 0);
        let (sign, n, d) = known.rev().max_by_key(|(_, n, d)| (*n, std::cmp::Reverse(*d)))?;
        Some(vec![("sign", phrases.label(sign).to_owned()), ("n", n.to_string()), ("d", d.to_string())])
    }

    /// The tick of a list that was ticked on the most days, among the days on which the list was opened.
    fn tick(
        &self,
        list: TickList,
        name: &'static str,
        least: usize,
        phrases: &Phrases<'_>,
    ) -> Option<Figures> {
        let counted = self.history.counted(list, self.today);
        let d = counted.days;
        let (tick, n) = counted.ticks.into_iter().next().filter(|_| d >= least)?;
        let label = (phrases.tick)(list, self.history.id(tick));
        Some(vec![(name, label), ("n", n.to_string()), ("d", d.to_string())])
    }

    fn relief(&self, least: usize) -> Option<Figures> {
        let urges = Urges::new(self.practices);
        let [asked, waited] = urges.lasted();
        let is_known = asked.n >= least && waited.n >= least;
        let (asked_rate, waited_rate) = asked.rate().zip(waited.rate()).filter(|_| is_known)?;
        Some(vec![
            ("asked", in_a_hundred(asked_rate)),
            ("asked_n", asked.n.to_string()),
            ("waited", in_a_hundred(waited_rate)),
            ("waited_n", waited.n.to_string()),
        ])
    }

    fn fears(&self, least: usize) -> Option<Figures> {
        let known = Ledger::new(self.practices).known;
        let figures = vec![("known", known.n.to_string()), ("true", known.hits.to_string())];
        (known.n >= least).then_some(figures)
    }

    fn alone(&self, least: usize) -> Option<Figures> {
        let times = self.practices.of(Kind::AloneTime);
        let rated: Vec<u16> = times.filter_map(|(_, time)| time.answer(alone_time::RATING)).collect();
        let good = rated.iter().filter(|rating| **rating >= MOSTLY_GOOD).count();
        let figures = vec![("n", rated.len().to_string()), ("m", good.to_string())];
        (rated.len() >= least).then_some(figures)
    }

    fn requests(&self, least: usize) -> Option<Figures> {
        let requests = self.practices.of(Kind::Request);
        let outcomes: Vec<&str> =
            requests.filter_map(|(_, request)| request.answer(request::OUTCOME)).collect();
        let count = |id: &str| outcomes.iter().filter(|outcome| **outcome == id).count().to_string();
        let figures = vec![("n", outcomes.len().to_string()), ("m", count("said")), ("k", count("let_be"))];
        (outcomes.len() >= least).then_some(figures)
    }

    /// The word for the direction of each sign that has enough days, with their number.
    fn directions(&self, least: usize, phrases: &Phrases<'_>) -> Vec<Figures> {
        let directions = Sign::ALL.into_iter().map(|sign| {
            (sign, Direction::new(&Series::new(self.history, Scale::Sign(sign), self.today), WEEKS))
        });
        let known = directions.filter(|(_, direction)| direction.n() >= least);
        let figures = known.map(|(sign, direction)| {
            let (n, word) = (direction.n().to_string(), direction.word(phrases));
            // The words for ratings that are all alike say how many they are.
            let word = match direction.verdict {
                Verdict::AllZero | Verdict::AllSame(_) => word,
                _ => phrases.filled("card", "word", &[("word", &word), ("n", &n)]),
            };
            vec![("sign", phrases.label(sign).to_owned()), ("word", word)]
        });
        figures.collect()
    }

    fn up_to_today(&self) -> impl Iterator<Item = &crate::insight::history::Seen> {
        self.history.all().iter().filter(|seen| seen.day <= self.today)
    }
}

fn filled(text: &str, figures: &Figures) -> String {
    figures.iter().fold(text.to_owned(), |text, (name, figure)| text.replace(&format!("{{{name}}}"), figure))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::practice::tests::{id, practice, practices};
    use crate::insight::testing::day;
    use crate::insight::testing::phrases;
    use crate::insight::testing::reference::{at, history, late, rating, seen, ticked, warmed};
    use crate::journal::practice::Answer;
    use crate::journal::{Entry, Observation};
    use crate::texts;

    /// The lines of a card as it is shipped, as of a day.
    fn on(card: Card, history: &History, practices: &Practices, today: Day) -> Vec<String> {
        let text = texts::cards().card(card).unwrap();
        OwnDays { history, practices, today }.words(card, &text.data, text.data_least, &phrases())
    }

    fn of_days(card: Card, days: Vec<Observation>) -> Vec<String> {
        on(card, &history(days), &Practices::default(), at(1_000))
    }

    fn of_entries(card: Card, entries: Vec<Entry>) -> Vec<String> {
        on(card, &History::default(), &practices(entries), day("2026-12-01"))
    }

    /// Days with these ratings of jealousy, and of sensitivity.
    fn rated(pairs: &[(i64, Option<i64>)]) -> Vec<Observation> {
        let days = (0..).zip(pairs).map(|(offset, (jealousy, sensitivity))| {
            let mut day = seen(offset, Some(*jealousy));
            day.ratings[2] = sensitivity.map(rating);
            day
        });
        days.collect()
    }

    #[test]
    fn the_sign_that_was_high_most_often_is_told_from_five_days_on() {
        let pairs = [(3, Some(4)), (2, Some(3)), (4, None), (0, Some(3)), (1, Some(2)), (1, Some(0))];
        assert_eq!(of_days(Card::Signs, rated(&pairs)), ["sensitivity was 3 or 4 on 3 of 5 days."]);
        let four = of_days(Card::Signs, rated(&pairs[..5]));
        assert_eq!(four, ["jealousy was 3 or 4 on 2 of 5 days."], "sensitivity has four days");
        assert_eq!(of_days(Card::Signs, rated(&pairs[..4])), [""; 0]);
        assert_eq!(of_days(Card::Signs, rated(&[(2, Some(2)); 9])), [""; 0], "none was high");
        let late = rated(&[(3, None); 5]).into_iter().map(late).collect();
        assert_eq!(of_days(Card::Signs, late), ["jealousy was 3 or 4 on 5 of 5 days."]);
        let to_come = on(Card::Signs, &history(rated(&[(3, None); 6])), &Practices::default(), at(3));
        assert_eq!(to_come, [""; 0], "days after today do not count");
    }

    #[test]
    fn ticks_are_told_of_the_days_on_which_their_list_was_opened() {
        let with = |list, offset, ids: &[&str]| ticked(seen(offset, Some(1)), list, ids);
        for (card, list, least, text) in [
            (Card::Loop, TickList::Triggers, 7, "Ticked most: late_reply, on 2 of 7 days."),
            (
                Card::Roots,
                TickList::Roots,
                5,
                "Ticked under \"Where it may come from\": late_reply, on 2 of 5 days.",
            ),
        ] {
            let days = |count| {
                let more = (0..count).map(|offset| match offset {
                    1 | 3 => with(list, offset, &["late_reply"]),
                    2 => with(list, offset, &["silence"]),
                    _ => with(list, offset, &["nothing"]),
                });
                // A list that was not opened says nothing.
                more.chain([seen(100, Some(1)), seen(101, Some(1))]).collect::<Vec<_>>()
            };
            assert_eq!(of_days(card, days(least)), [text]);
            assert_eq!(of_days(card, days(least - 1)), [""; 0]);
        }
        let nothing = (0..9).map(|offset| with(TickList::Triggers, offset, &["nothing"])).collect();
        assert_eq!(of_days(Card::Loop, nothing), [""; 0]);
    }

    #[test]
    fn relief_is_compared_from_five_answers_of_each_on() {
        let pauses = |asked: u8, waited: u8| -> Vec<Entry> {
            let pause = |number, choice, lasted| {
                let answers = [("choice", id(choice)), ("relief_lasted", id(lasted))];
                practice(Kind::Pause, "2026-11-01", number, &answers)
            };
            let asked = (0..asked).map(|number| pause(number, "asked", "no"));
            asked.chain((0..waited).map(|number| pause(100 + number, "let_go", "yes"))).collect()
        };
        let text = "The relief lasted 0 in a hundred times after asking (5), 100 after letting go (5).";
        assert_eq!(of_entries(Card::BetweenTwo, pauses(5, 5)), [text]);
        assert_eq!(of_entries(Card::BetweenTwo, pauses(4, 9)), [""; 0]);
        assert_eq!(of_entries(Card::BetweenTwo, pauses(9, 4)), [""; 0]);
    }

    #[test]
    fn fears_times_alone_and_requests_are_told_from_their_least_number_on() {
        let entry =
            |kind, number, key, answer: Answer| practice(kind, "2026-11-01", number, &[(key, answer)]);
        let fears: Vec<Entry> = (0..6)
            .map(|number| {
                entry(
                    Kind::Fear,
                    number,
                    "outcome",
                    id(["happened", "did_not", "unknown"][usize::from(number % 3)]),
                )
            })
            .chain((6..8).map(|number| entry(Kind::Fear, number, "outcome", id("did_not"))))
            .collect();
        let known = of_entries(Card::Thought, fears.clone());
        assert_eq!(known, ["Of 6 fears whose outcome you know, 2 came true."]);
        assert_eq!(of_entries(Card::Thought, fears[..6].to_vec()), [""; 0], "four are known");
        let alone: Vec<Entry> = (0..4)
            .map(|number| entry(Kind::AloneTime, number, "rating", Answer::Number(1 + u16::from(number))))
            .chain([practice(Kind::AloneTime, "2026-11-02", 9, &[])])
            .collect();
        assert_eq!(
            of_entries(Card::OwnGround, alone.clone()),
            ["4 times alone so far; 2 of them were mostly good or good."]
        );
        assert_eq!(of_entries(Card::OwnGround, alone[2..].to_vec()), [""; 0]);
        let requests: Vec<Entry> = ["said", "let_be", "will_say", "said"]
            .into_iter()
            .zip(0..)
            .map(|(outcome, number)| entry(Kind::Request, number, "outcome", id(outcome)))
            .collect();
        assert_eq!(
            of_entries(Card::Open, requests.clone()),
            ["Of 4 requests you slept on, you said 2 and let 1 be."]
        );
        assert_eq!(of_entries(Card::Open, requests[..2].to_vec()), [""; 0]);
    }

    #[test]
    fn directions_are_told_from_fourteen_days_on_each_in_the_words_of_trends() {
        let days = |count| warmed((0..count).map(|offset| seen(offset, Some(0))).collect::<Vec<_>>());
        let told = |count| on(Card::Keep, &days(count), &Practices::default(), at(count - 1));
        assert_eq!(told(14), ["jealousy: 0 on all 14 days."]);
        assert_eq!(told(13), [""; 0]);
        let mixed: Vec<Observation> = (0..14).map(|offset| seen(offset, Some(offset % 3))).collect();
        let mixed = on(Card::Keep, &warmed(mixed), &Practices::default(), at(13));
        assert_eq!(mixed, ["jealousy: Too early for a direction (14 days)."], "fourteen days span two weeks");
    }
}
