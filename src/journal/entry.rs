//! The entry: one saved thing, of one kind, in one version.

use serde_json::{Map, Value};

use super::check_in::{CheckIn, are_ratings_settled};
use super::day::Day;
use super::id::EntryId;
use super::moment::Moment;
use super::practice::{Kind, Practice};
use crate::journal::format::digest::Digest;
use crate::journal::format::fields::{FieldError, Fields, Writer};
use crate::journal::format::whole_number::Spellings;

/// One version of an entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The id of the entry in all its versions.
    pub id: EntryId,
    /// The journal day it belongs to; never changes.
    pub day: Day,
    /// When it was first saved.
    pub saved_at: Moment,
    /// When this version was made, unless it is the first.
    pub edited_at: Option<Moment>,
    /// The digests of all earlier versions, oldest first.
    pub replaces: Vec<Digest>,
    /// Whether it was first saved two or more days after its day.
    pub late: bool,
    /// The part that its kind adds.
    pub body: Body,
    pub(super) spellings: Spellings,
    pub(super) extra: Map<String, Value>,
}

/// The content of an entry, by its kind.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// The daily check-in; boxed, as it is far larger than the other bodies.
    CheckIn(Box<CheckIn>),
    /// A free note.
    Note(Note),
    /// The answers of an exercise.
    Practice(Practice),
    /// A kind that this version does not know; its fields are carried along untouched.
    Other {
        /// The kind's name.
        kind: String,
    },
}

impl Body {
    /// The names of all kinds that this version knows.
    pub fn kinds() -> impl Iterator<Item = &'static str> {
        ["check_in", "note"].into_iter().chain(Kind::ALL.into_iter().map(Kind::key))
    }

    /// The kind's name in documents: `check_in`.
    pub fn kind(&self) -> &str {
        match self {
            Self::CheckIn(_) => "check_in",
            Self::Note(_) => "note",
            Self::Practice(practice) => practice.kind().key(),
            Self::Other { kind } => kind,
        }
    }

    /// Every text that the person wrote in it, in the order in which it is shown; none is empty.
    pub fn texts(&self) -> Vec<&str> {
        match self {
            Self::CheckIn(check_in) => check_in.texts().collect(),
            Self::Note(note) => {
                Some(note.text.as_str()).into_iter().filter(|text| !text.is_empty()).collect()
            }
            Self::Practice(practice) => practice.texts().collect(),
            Self::Other { .. } => Vec::new(),
        }
    }
}

/// The note: free words on a day, outside the check-in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// The words.
    pub text: String,
}

impl Entry {
    /// A first version: saved now, on the journal day `today`.
    pub fn new(id: EntryId, day: Day, body: Body, now: Moment, today: Day) -> Self {
        Self {
            id,
            day,
            saved_at: now,
            edited_at: None,
            replaces: Vec::new(),
            late: today.days_since(day) >= 2,
            body,
            spellings: Spellings::default(),
            extra: Map::new(),
        }
    }

    /// The first version of a day's check-in.
    pub fn new_check_in(day: Day, check_in: CheckIn, now: Moment, today: Day) -> Self {
        Self::new(EntryId::of_check_in(day), day, Body::CheckIn(Box::new(check_in)), now, today)
    }

    /// The check-in, when it is one.
    pub fn check_in(&self) -> Option<&CheckIn> {
        match &self.body {
            Body::CheckIn(check_in) => Some(check_in),
            _ => None,
        }
    }

    /// Whether moving it to a day changes ratings, of either day, that only change after a confirmation.
    pub fn moves_settled_ratings(&self, to: Day, today: Day) -> bool {
        self.check_in().is_some() && [self.day, to].into_iter().any(|day| are_ratings_settled(day, today))
    }

    /// The answers of an exercise; `None` for other kinds.
    pub fn practice(&self) -> Option<&Practice> {
        match &self.body {
            Body::Practice(practice) => Some(practice),
            _ => None,
        }
    }

    /// Every text that the person wrote in it, in the order in which it is shown; none is empty.
    pub fn texts(&self) -> Vec<&str> {
        self.body.texts()
    }

    /// The digest of this version: over everything but `replaces`.
    pub fn digest(&self) -> Digest {
        let mut value = self.to_value();
        if let Value::Object(fields) = &mut value {
            fields.shift_remove("replaces");
        }
        Digest::of(&value)
    }

    /// Returns the moment when this version was made: `edited_at`, otherwise `saved_at`.
    pub fn made_at(&self) -> &Moment {
        self.edited_at.as_ref().unwrap_or(&self.saved_at)
    }

    /// Returns when the words were last changed; `None` when they are those of the first save. A version made within
    /// the second of the first save, such as one brought back from the trash, changed nothing that a reader would call
    /// an edit.
    pub fn changed_at(&self) -> Option<&Moment> {
        self.edited_at.as_ref().filter(|edited_at| edited_at.unix_seconds() != self.saved_at.unix_seconds())
    }

    /// The order of entries: day, then the instant of the first save, then id.
    pub fn sort_key(&self) -> (Day, (i64, u32), EntryId) {
        (self.day, self.saved_at.instant(), self.id)
    }

    /// The entry as a document writes it, its fields in their fixed order.
    pub fn to_value(&self) -> Value {
        let mut out = Writer::default();
        out.put_text("id", &self.id);
        out.put("kind", self.body.kind());
        out.put_text("day", &self.day);
        out.put_text("saved_at", &self.saved_at);
        out.put("edited_at", self.edited_at.as_ref().map(ToString::to_string));
        out.put("replaces", digests_to_value(&self.replaces));
        out.put("late", self.late);
        match &self.body {
            Body::CheckIn(check_in) => check_in.write(&mut out),
            Body::Note(note) => out.put("text", note.text.as_str()),
            Body::Practice(practice) => practice.write(&mut out),
            Body::Other { .. } => {}
        }
        let mut value = out.finish(&self.extra);
        self.spellings.put_back(&mut value);
        value
    }

    /// Reads an entry from its JSON text.
    ///
    /// # Errors
    /// [`FieldError`] when the text breaks the schema: it must then be kept as it stands.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        let mut fields = Fields::parse(text)?;
        let id = fields.take("id")?;
        let kind: String = fields.take("kind")?;
        let day = fields.take("day")?;
        let saved_at = fields.take("saved_at")?;
        let edited_at = fields.take("edited_at")?;
        let replaces = fields.take("replaces")?;
        let late = fields.take("late")?;
        let mut spellings = Spellings::default();
        let body = match kind.as_str() {
            "check_in" if id != EntryId::of_check_in(day) => return Err(FieldError::Invalid("id")),
            "check_in" => Body::CheckIn(Box::new(CheckIn::read(&mut fields, &mut spellings)?)),
            "note" => Body::Note(Note { text: fields.take("text")? }),
            _ => body_of(kind, text, &mut fields, &mut spellings)?,
        };
        Ok(Self { id, day, saved_at, edited_at, replaces, late, body, spellings, extra: fields.rest()? })
    }
}

/// Reads the body of an entry that is neither check-in nor note. An entry of a known kind with other fields is treated
/// like one of a kind that only a newer version knows.
fn body_of<'a>(
    kind: String,
    text: &'a str,
    fields: &mut Fields<'a>,
    spellings: &mut Spellings,
) -> Result<Body, FieldError> {
    let Some(known) = Kind::from_key(&kind) else { return Ok(Body::Other { kind }) };
    let mut found = Spellings::default();
    if let Ok(practice) = Practice::read(known, fields, &mut found) {
        *spellings = found;
        return Ok(Body::Practice(practice));
    }
    // Fields that turn out not to fit are put back.
    *fields = Fields::parse(text)?;
    for name in COMMON {
        fields.take_raw(name);
    }
    Ok(Body::Other { kind })
}

/// The fields that every entry has.
const COMMON: [&str; 7] = ["id", "kind", "day", "saved_at", "edited_at", "replaces", "late"];

/// A list of digests as a document writes it.
pub(super) fn digests_to_value(digests: &[Digest]) -> Value {
    digests.iter().map(ToString::to_string).map(Value::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::sign::{Rating, Sign};

    fn moment(text: &str) -> Moment {
        text.parse().unwrap()
    }

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    const WHOLE: &str = r#"{"id":"CHECKINID","kind":"check_in","day":"2026-11-22",
        "saved_at":"2026-11-22T21:14:03+01:00","edited_at":null,"replaces":["9f2c1a7b3d40"],"late":false,
        "ratings":{"jealousy":2,"reassurance":1,"sensitivity":null,"self_criticism":3,"over_analysis":0,"steadiness":2,
        "calm":18446744073709551616},"notes":{"jealousy":"a","future":{"x":1.50}},"triggers":["late_reply"],"did":null,
        "helped":[],"roots":null,"prompt":{"id":"J4","answer":"","seen":true},"text":"t","weather":[1,{"b":2,"a":1}]}"#;

    fn whole() -> String {
        WHOLE.replace("CHECKINID", &EntryId::of_check_in(day("2026-11-22")).to_string())
    }

    #[test]
    fn every_field_survives_a_round_trip_known_or_not() {
        let entry = Entry::parse(&whole()).unwrap();
        let read: Value = serde_json::from_str(&whole()).unwrap();
        assert_eq!(entry.to_value(), read);
        let again = Entry::parse(&entry.to_value().to_string()).unwrap();
        assert_eq!(again, entry);
        assert_eq!(entry.check_in().unwrap().ratings.get(Sign::SelfCriticism), Rating::new(3));
        assert_eq!(entry.check_in().unwrap().ratings.get(Sign::Sensitivity), None);
    }

    #[test]
    fn an_entry_that_breaks_the_schema_is_refused_with_its_place() {
        let whole = whole();
        for (from, to, error) in [
            ("\"jealousy\":2", "\"jealousy\":5", FieldError::Invalid("jealousy")),
            ("\"jealousy\":2", "\"jealousy\":-1", FieldError::Invalid("jealousy")),
            ("\"jealousy\":2", "\"jealousy\":\"two\"", FieldError::Invalid("jealousy")),
            ("\"jealousy\":2,", "", FieldError::Missing("jealousy")),
            ("2026-11-22\",\n", "2026-02-30\",\n", FieldError::Invalid("day")),
            ("2026-11-22\",\n", "2026-11-21\",\n", FieldError::Invalid("id")),
            ("\"edited_at\":null,", "", FieldError::Missing("edited_at")),
            ("\"late\":false", "\"late\":false,\"late\":true", FieldError::Twice),
            ("9f2c1a7b3d40", "9f2c", FieldError::Invalid("replaces")),
            ("\"text\":\"t\"", "\"text\":7", FieldError::Invalid("text")),
        ] {
            assert!(whole.contains(from), "{from}");
            assert_eq!(Entry::parse(&whole.replacen(from, to, 1)), Err(error), "{from} -> {to}");
        }
        assert_eq!(Entry::parse("[]"), Err(FieldError::NotAnObject));
    }

    #[test]
    fn numbers_stay_as_they_are_spelled_until_they_change() {
        let plain = Entry::parse(&whole()).unwrap();
        let text = whole().replace("\"jealousy\":2", "\"jealousy\":2.0").replace("ance\":1", "ance\":10e-1");
        let entry = Entry::parse(&text).unwrap();
        assert_eq!(entry.body, plain.body);
        assert_eq!(entry.to_value(), serde_json::from_str::<Value>(&text).unwrap());
        assert_ne!(entry.digest(), plain.digest(), "another text is another version");
        let mut check_in = entry.check_in().unwrap().clone();
        check_in.ratings.set(Sign::Reassurance, Rating::new(4));
        let edited = entry.edited(Body::CheckIn(Box::new(check_in)), moment("2026-11-23T08:00:00+01:00"));
        assert_eq!(edited.replaces.last(), Some(&entry.digest()));
        let written = edited.to_value().to_string();
        assert!(written.contains("\"jealousy\":2.0,\"reassurance\":4,"), "{written}");
    }

    #[test]
    fn an_unknown_kind_keeps_all_its_fields() {
        let text = r#"{"id":"019aa9b2-6f0e-7c54-9d0a-3c1f8e2b7a10","kind":"weather","day":"2026-11-22",
            "saved_at":"2026-11-22T21:14:03Z","edited_at":null,"replaces":[],"late":false,"text":["not","a","text"],
            "ratings":9}"#;
        let entry = Entry::parse(text).unwrap();
        assert_eq!(entry.body.kind(), "weather");
        assert_eq!(entry.to_value(), serde_json::from_str::<Value>(text).unwrap());
    }

    #[test]
    fn an_edit_replaces_the_version_it_was_made_from_and_all_before() {
        let first = Entry::new_check_in(
            day("2026-11-20"),
            CheckIn::default(),
            moment("2026-11-22T21:00:00+01:00"),
            day("2026-11-22"),
        );
        assert!(first.late);
        let second = first.edited(
            Body::CheckIn(Box::new(CheckIn { text: "more".into(), ..CheckIn::default() })),
            moment("2026-11-23T08:00:00+01:00"),
        );
        assert_eq!(second.replaces, [first.digest()]);
        assert!(second.late, "late is set once");
        assert_eq!(second.saved_at, first.saved_at);
        let third = second.edited(second.body.clone(), moment("2026-11-24T08:00:00+01:00"));
        assert_eq!(third.replaces, [first.digest(), second.digest()]);
    }

    #[test]
    fn the_digest_leaves_out_what_a_version_replaces_and_nothing_else() {
        let entry = Entry::parse(&whole()).unwrap();
        let mut other = entry.clone();
        other.replaces.clear();
        assert_eq!(other.digest(), entry.digest());
        other.extra.insert("new".into(), Value::Null);
        assert_ne!(other.digest(), entry.digest());
    }

    #[test]
    fn yesterday_is_not_late() {
        let now = moment("2026-11-22T21:00:00+01:00");
        for (text, late) in [("2026-11-22", false), ("2026-11-21", false), ("2026-11-20", true)] {
            let entry = Entry::new_check_in(day(text), CheckIn::default(), now.clone(), day("2026-11-22"));
            assert_eq!(entry.late, late, "{text}");
        }
    }
}
