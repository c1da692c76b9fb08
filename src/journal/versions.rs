//! Compares two versions of one entry, part by part.

use super::entry::Entry;
use super::field::Field;

/// A part of an entry that a person chooses between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The day that it belongs to.
    Day,
    /// Whether it was first saved two or more days later.
    Late,
    /// One of its fields.
    Content(Field),
    /// Something that a newer version of the program wrote and this one cannot show.
    Unknown,
}

/// Two versions side by side, with their parts in the order in which they are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The parts in which they differ.
    pub differing: Vec<Part>,
    /// The parts that are the same and hold something.
    pub same: Vec<Part>,
}

impl Comparison {
    /// Compares two versions; `None` when one of them cannot be shown, or they are of different kinds.
    pub fn of(one: &Entry, other: &Entry) -> Option<Self> {
        if !one.body.is_like(&other.body) {
            return None;
        }
        let mut comparison = Self::default();
        comparison.put(Part::Day, one.day == other.day, false);
        comparison.put(Part::Late, one.late == other.late, false);
        // The one body with all that is known of the other.
        let mut known = one.body.clone();
        for field in one.body.fields() {
            let (answer, also) = (one.body.get(field), other.body.get(field));
            let is_alike = answer.is_alike(&also);
            let is_told = !answer.is_blank() || matches!(field, Field::Rating(_));
            comparison.put(Part::Content(field), is_alike, is_told);
            if !is_alike {
                known.set(field, also);
            }
        }
        comparison.put(Part::Unknown, known == other.body && one.extra == other.extra, false);
        Some(comparison)
    }

    fn put(&mut self, part: Part, is_same: bool, is_told: bool) {
        if !is_same {
            self.differing.push(part);
        } else if is_told {
            self.same.push(part);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::practice::Kind;
    use crate::journal::testing::entries_of;
    use crate::journal::{Body, Scale, Sign, TickList};

    const WHOLE: &str = r#"{"id":"c6397fe6-3aaf-8f7b-8f07-37cbb37f01a5","kind":"check_in","day":"2026-11-22",
        "saved_at":"2026-11-22T21:14:03+01:00","edited_at":null,"replaces":[],"late":false,
        "ratings":{"jealousy":2,"reassurance":1,"sensitivity":null,"self_criticism":3,"over_analysis":0,"steadiness":2,
        "calm":1},"notes":{"jealousy":"a","future":"x"},"triggers":["late_reply"],"did":null,
        "helped":[],"roots":null,"prompt":{"id":"J4","answer":"","seen":true},"text":"t","weather":[1,2]}"#;

    fn changed(from: &str, to: &str) -> Comparison {
        assert!(WHOLE.contains(from), "{from}");
        let other = Entry::parse(&WHOLE.replacen(from, to, 1)).unwrap();
        Comparison::of(&Entry::parse(WHOLE).unwrap(), &other).unwrap()
    }

    #[test]
    fn each_part_that_differs_is_found_and_no_other() {
        for (from, to, part) in [
            ("\"late\":false", "\"late\":true", Part::Late),
            ("\"jealousy\":2", "\"jealousy\":null", Part::Content(Field::Rating(Sign::Jealousy.into()))),
            ("\"steadiness\":2", "\"steadiness\":3", Part::Content(Field::Rating(Scale::Steadiness))),
            ("\"jealousy\":\"a\"", "\"jealousy\":\"b\"", Part::Content(Field::Note(Sign::Jealousy))),
            ("\"jealousy\":\"a\",", "", Part::Content(Field::Note(Sign::Jealousy))),
            (
                "[\"late_reply\"]",
                "[\"late_reply\",\"silence\"]",
                Part::Content(Field::Ticks(TickList::Triggers)),
            ),
            ("\"did\":null", "\"did\":[]", Part::Content(Field::Ticks(TickList::Did))),
            ("\"J4\"", "\"J5\"", Part::Content(Field::Prompt)),
            ("\"answer\":\"\"", "\"answer\":\"Yes.\"", Part::Content(Field::Prompt)),
            ("{\"id\":\"J4\",\"answer\":\"\",\"seen\":true}", "null", Part::Content(Field::Prompt)),
            ("\"text\":\"t\"", "\"text\":\"\"", Part::Content(Field::Text)),
            ("\"calm\":1", "\"calm\":2", Part::Unknown),
            ("\"future\":\"x\"", "\"future\":\"y\"", Part::Unknown),
            ("\"seen\":true", "\"seen\":false", Part::Unknown),
            ("[1,2]", "[1,3]", Part::Unknown),
        ] {
            assert_eq!(changed(from, to).differing, [part], "{from} -> {to}");
        }
    }

    #[test]
    fn when_a_version_was_made_and_what_it_replaces_is_no_difference() {
        let comparison = changed(
            "\"edited_at\":null,\"replaces\":[]",
            "\"edited_at\":\"2026-11-23T08:00:00Z\",\"replaces\":[\"9f2c1a7b3d40\"]",
        );
        assert_eq!(comparison.differing, []);
        let ratings = Scale::ALL.len();
        assert_eq!(comparison.same.len(), ratings + 3, "a note, triggers and the text: {comparison:?}");
    }

    #[test]
    fn each_answer_of_an_exercise_that_differs_is_found_and_no_other() {
        for kind in Kind::ALL {
            let [full, blank] = entries_of(kind);
            let (whole, empty) = (full.practice().unwrap(), blank.practice().unwrap());
            let answered = || whole.answers().filter(|(_, answer)| !answer.is_blank());
            for (field, _) in answered() {
                let mut changed = whole.clone();
                changed.clear(field.key);
                let changed = Entry { body: Body::Practice(changed), ..full.clone() };
                let comparison = Comparison::of(&full, &changed).unwrap();
                assert_eq!(
                    comparison.differing,
                    [Part::Content(Field::Answer(field.key))],
                    "{:?}",
                    whole.kind()
                );
                assert_eq!(comparison.same.len(), answered().count() - 1);
            }
            let both = Entry { body: Body::Practice(empty.clone()), ..full.clone() };
            assert_eq!(Comparison::of(&both, &both), Some(Comparison::default()));
        }
        let [one, other] = [Kind::Fear, Kind::Pause].map(|kind| entries_of(kind)[0].clone());
        assert_eq!(Comparison::of(&one, &other), None, "they are of different kinds");
    }

    #[test]
    fn what_nobody_knows_in_the_uses_of_a_plan_is_a_difference_that_cannot_be_shown() {
        let [plan, _] = entries_of(Kind::Plan);
        let with = |more: &str| {
            let text = plan.to_value().to_string();
            let (from, to) = ("\"answer\":\"yes\"", format!("\"answer\":\"yes\",\"place\":\"{more}\""));
            Entry::parse(&text.replacen(from, &to, 1)).unwrap()
        };
        assert_eq!(Comparison::of(&with("here"), &with("there")).unwrap().differing, [Part::Unknown]);
        assert_eq!(Comparison::of(&with("here"), &with("here")).unwrap().differing, []);
    }

    #[test]
    fn kinds_that_cannot_be_shown_are_not_compared() {
        let note = r#"{"id":"019aa9b2-6f0e-7c54-9d0a-3c1f8e2b7a10","kind":"note","day":"2026-11-22",
            "saved_at":"2026-11-22T21:14:03Z","edited_at":null,"replaces":[],"late":false,"text":"a","mood":1}"#;
        let of = |text: &str| Entry::parse(text).unwrap();
        let (note, newer) = (of(note), of(&note.replace("\"note\"", "\"weather\"")));
        assert_eq!(Comparison::of(&note, &newer), None);
        assert_eq!(Comparison::of(&newer, &newer), None);
        let other = Entry { body: Body::Note(crate::journal::Note { text: "b".into() }), ..note.clone() };
        assert_eq!(Comparison::of(&note, &other).unwrap().differing, [Part::Content(Field::Text)]);
    }
}
