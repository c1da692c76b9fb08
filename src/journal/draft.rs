//! The draft: the text being written now, as a list of changed fields.
//!
//! A draft is a text of JSON lines: the first says which entry it is for, each later one gives a field its newest
//! value. A torn last line is as if it had never been written.

use serde_json::{Map, Value};

use super::day::Day;
use super::entry::{Body, Entry};
pub use super::field::Field;
use super::id::EntryId;
use super::moment::Moment;
use crate::journal::format::digest::Digest;
use crate::journal::format::fields::{FieldError, Fields, Writer};
use crate::journal::format::whole_number::Whole;

/// The value of the field `format` in a draft's first line.
pub const FORMAT: &str = "inward-draft";
/// The version of drafts that this program writes and reads.
pub const VERSION: u64 = 1;

/// The entry that a draft is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftHead {
    /// The entry that saving the draft will make or change.
    pub id: EntryId,
    /// The entry's kind: `check_in`, `note` or that of an exercise.
    pub kind: String,
    /// The entry's day.
    pub day: Day,
    /// The version it started from; `None` for a new entry.
    pub base: Option<Digest>,
    /// When it was started.
    pub started_at: Moment,
}

/// A draft as it was found on disk.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The entry it is for.
    pub head: DraftHead,
    /// When its last field changed.
    pub changed_at: Moment,
    fields: Map<String, Value>,
}

impl DraftHead {
    /// The draft's first line, with its line break.
    pub fn to_line(&self) -> String {
        let mut out = Writer::default();
        out.put("format", FORMAT);
        out.put("version", VERSION);
        out.put_text("id", &self.id);
        out.put("kind", self.kind.as_str());
        out.put_text("day", &self.day);
        out.put("base", self.base.map(|digest| digest.to_string()));
        out.put_text("started_at", &self.started_at);
        format!("{}\n", out.finish(&Map::new()))
    }

    fn parse(line: &str) -> Result<Self, FieldError> {
        let mut fields = Fields::parse(line)?;
        fields.take_header(FORMAT, VERSION)?;
        Ok(Self {
            id: fields.take("id")?,
            kind: fields.take("kind")?,
            day: fields.take("day")?,
            base: fields.take("base")?,
            started_at: fields.take("started_at")?,
        })
    }
}

/// The line that gives a field its newest value, with its line break.
pub fn line(field: &Field, value: &Value, at: &Moment) -> String {
    let mut out = Writer::default();
    out.put_text("at", at);
    out.put("field", field.name());
    out.put("value", value.clone());
    format!("{}\n", out.finish(&Map::new()))
}

/// When a line was written, and which field it gives which value.
fn change(line: &str) -> Result<(Moment, String, Value), FieldError> {
    let mut fields = Fields::parse(line)?;
    Ok((fields.take("at")?, fields.take("field")?, fields.take("value")?))
}

/// Whether [`Draft::parse`] passes over anything after the first line of a draft's text: torn or damaged lines, or
/// lines of a newer version.
pub fn passes_over(text: &str) -> bool {
    let lines = text.split_once('\n').map_or("", |(_, lines)| lines);
    let is_torn = !lines.is_empty() && !lines.ends_with('\n');
    is_torn || lines.lines().any(|line| !line.is_empty() && !is_understood(line))
}

fn is_understood(line: &str) -> bool {
    let Ok((_, name, value)) = change(line) else { return false };
    let takes = |field: Field| match field {
        Field::Page => Whole::of(&value).is_some(),
        Field::Seen => Entry::parse(&value.to_string()).is_ok(),
        field => field.shapes().into_iter().any(|shape| shape.answer(&value).is_some()),
    };
    Field::named(&name).is_some_and(takes)
}

impl Draft {
    /// A draft in which nothing was changed yet.
    pub fn new(head: DraftHead) -> Self {
        Self { changed_at: head.started_at.clone(), head, fields: Map::new() }
    }

    /// Gives a field its newest value, as its [`line()`] does in the text.
    pub fn set(&mut self, field: &Field, value: Value, at: Moment) {
        self.changed_at = at;
        self.fields.insert(field.name(), value);
    }

    /// The value of a field of words with other words in it.
    pub fn with_words(&self, field: Field, words: &str) -> Value {
        match (field, self.value(field)) {
            (Field::Prompt, Some(Value::Object(given))) => {
                let mut given = given.clone();
                given.insert("answer".to_owned(), Value::from(words));
                Value::Object(given)
            }
            _ => Value::from(words),
        }
    }

    /// Reads a draft; anything after its last whole line is left out.
    ///
    /// # Errors
    /// [`FieldError`] when the first line is not that of a draft.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        let whole = text.rfind('\n').and_then(|end| text.get(..end)).unwrap_or_default();
        let mut lines = whole.lines();
        let head = DraftHead::parse(lines.next().unwrap_or_default())?;
        let mut draft = Self::new(head);
        for line in lines {
            // A line that a power cut tore in the middle of the file is skipped; what follows it still counts.
            if let Ok((at, name, value)) = change(line) {
                draft.changed_at = at;
                draft.fields.insert(name, value);
            }
        }
        Ok(draft)
    }

    /// Whether nothing was changed in it.
    pub fn is_empty(&self) -> bool {
        self.fields.keys().all(|name| [Field::Page, Field::Seen].iter().any(|field| *name == field.name()))
    }

    /// The version that the edit started from, if the draft holds it.
    pub fn seen(&self) -> Option<Entry> {
        let seen = Entry::parse(&self.value(Field::Seen)?.to_string()).ok()?;
        (seen.id == self.head.id && Some(seen.digest()) == self.head.base).then_some(seen)
    }

    /// The page that was reached, from 0.
    pub fn page(&self) -> usize {
        self.value(Field::Page).and_then(Whole::of).and_then(Whole::fit).unwrap_or(0)
    }

    /// Returns the body of the entry, with the draft's fields laid over the stored one; fields it never touched stay as
    /// stored.
    ///
    /// `None` for a kind of entry that this version does not know.
    pub fn body(&self, stored: Option<&Entry>) -> Option<Body> {
        let blank = Body::blank(&self.head.kind)?;
        let stored = stored.map(|entry| &entry.body).filter(|body| body.is_like(&blank)).cloned();
        let mut body = stored.unwrap_or(blank);
        for field in body.fields() {
            if let Some(answer) = self.value(field).and_then(|value| body.read(field, value)) {
                body.set(field, answer);
            }
        }
        Some(body)
    }

    /// Whether whoever goes on with it sees words: those in it, or those of the version that it started from.
    pub fn has_words(&self) -> bool {
        self.body(self.seen().as_ref()).is_some_and(|body| !body.texts().is_empty())
    }

    /// The newest value of a field.
    pub fn value(&self, field: Field) -> Option<&Value> {
        self.fields.get(&field.name())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::journal::{CheckIn, Rating, Scale, Sign, TickList, practice};

    fn at(text: &str) -> Moment {
        text.parse().unwrap()
    }

    fn head(kind: &str) -> DraftHead {
        let day = "2026-11-22".parse().unwrap();
        DraftHead {
            id: EntryId::of_check_in(day),
            kind: kind.to_owned(),
            day,
            base: None,
            started_at: at("2026-11-22T21:00:00+01:00"),
        }
    }

    #[test]
    fn a_draft_is_read_up_to_its_last_whole_line() {
        let mut text = head("check_in").to_line();
        text +=
            &line(&Field::Rating(Scale::Sign(Sign::Jealousy)), &json!(2), &at("2026-11-22T21:00:01+01:00"));
        text += &line(&Field::Note(Sign::Jealousy), &json!("a\nb"), &at("2026-11-22T21:00:02+01:00"));
        text += "torn in the middle\n";
        text += &line(&Field::Ticks(TickList::Helped), &json!([]), &at("2026-11-22T21:00:03+01:00"));
        text += &line(&Field::Page, &json!(3), &at("2026-11-22T21:00:04+01:00"));
        text += r#"{"at":"2026-11-22T21:00:05+01:00","field":"text","value":"to"#;
        let draft = Draft::parse(&text).unwrap();
        assert_eq!((draft.page(), draft.is_empty()), (3, false));
        assert_eq!(draft.changed_at, at("2026-11-22T21:00:04+01:00"));
        let Some(Body::CheckIn(check_in)) = draft.body(None) else { panic!() };
        assert_eq!(check_in.ratings.get(Sign::Jealousy), Rating::new(2));
        assert_eq!(check_in.notes.get(Sign::Jealousy), Some("a\nb"));
        assert_eq!(check_in.ticked(TickList::Helped), Some(&[] as &[String]));
        assert_eq!(check_in.ticked(TickList::Triggers), None);
        assert_eq!(check_in.text, "");
    }

    #[test]
    fn what_is_passed_over_of_a_draft_is_known() {
        let at = at("2026-11-22T21:00:01+01:00");
        let whole = [
            (Field::Rating(Scale::Sign(Sign::Jealousy)), json!(2)),
            (Field::Rating(Scale::Steadiness), Value::Null),
            (Field::Note(Sign::Reassurance), json!("a\nb")),
            (Field::Ticks(TickList::Helped), json!(["walk"])),
            (Field::Prompt, json!({"id": "J1", "answer": ""})),
            (Field::Text, json!("words")),
            (Field::Answer("sure"), json!(80)),
            (Field::Answer("outcome"), json!("gone")),
            (Field::Answer("outcome"), json!("It went on as before.")),
            (Field::Answer("kept"), Value::Null),
            (Field::Page, json!(3)),
            (
                Field::Seen,
                Entry::new_check_in(
                    "2026-11-22".parse().unwrap(),
                    CheckIn::default(),
                    at.clone(),
                    "2026-11-22".parse().unwrap(),
                )
                .to_value(),
            ),
        ];
        let head = head("check_in").to_line();
        let text = whole.iter().fold(head.clone(), |text, (field, value)| text + &line(field, value, &at));
        assert!(!passes_over(&head) && !passes_over(&text) && !passes_over(&format!("{text}\n")));
        let of_text = line(&Field::Text, &json!("words"), &at);
        for (from, to) in [("text", "texu"), ("\"words\"", "7"), ("}", ""), ("+01", "+x1"), ("\n", "")] {
            assert!(passes_over(&(head.clone() + &of_text.replacen(from, to, 1))), "{from} became {to}");
        }
    }

    #[test]
    fn fields_that_were_never_touched_take_the_stored_value() {
        let mut stored = CheckIn { text: "kept".to_owned(), ..CheckIn::default() };
        stored.ratings.set(Sign::Jealousy, Rating::new(4));
        stored.ratings.set(Sign::Reassurance, Rating::new(3));
        let day = "2026-11-22".parse().unwrap();
        let stored = Entry::new_check_in(day, stored, at("2026-11-22T20:00:00+01:00"), day);
        let skipped =
            line(&Field::Rating(Scale::Sign(Sign::Jealousy)), &Value::Null, &at("2026-11-22T21:00:01Z"));
        let draft = Draft::parse(&(head("check_in").to_line() + &skipped)).unwrap();
        let Some(Body::CheckIn(check_in)) = draft.body(Some(&stored)) else { panic!() };
        assert_eq!(check_in.ratings.get(Sign::Jealousy), None);
        assert_eq!(check_in.ratings.get(Sign::Reassurance), Rating::new(3));
        assert_eq!(check_in.text, "kept");
    }

    #[test]
    fn a_draft_of_an_exercise_holds_its_answers() {
        let at = at("2026-11-22T21:00:01+01:00");
        let mut draft = Draft::new(head("fear"));
        draft.set(&Field::Answer("fear"), json!("gone by spring"), at.clone());
        draft.set(&Field::Answer("sure"), json!(101), at.clone());
        let Some(Body::Practice(fear)) = draft.body(None) else { panic!() };
        assert_eq!((fear.get("fear").text(), fear.get("sure").number()), ("gone by spring", None));
        let id = "019aa9b2-6f0e-7c54-9d0a-3c1f8e2b7a10".parse().unwrap();
        let mut stored = fear;
        assert!(stored.set("sure", practice::Answer::Number(70)));
        let stored = Entry::new(id, draft.head.day, Body::Practice(stored), at.clone(), draft.head.day);
        draft.set(&Field::Answer("fear"), json!(""), at);
        let Some(Body::Practice(fear)) = draft.body(Some(&stored)) else { panic!() };
        assert_eq!((fear.get("fear").text(), fear.get("sure").number()), ("", Some(70)));
    }

    #[test]
    fn a_draft_built_field_by_field_is_the_one_that_its_lines_make() {
        let mut text = head("check_in").to_line();
        let mut built = Draft::new(head("check_in"));
        let fields = [(Field::Page, json!(1)), (Field::Text, json!("a")), (Field::Text, json!("b"))];
        for (second, (field, value)) in fields.into_iter().enumerate() {
            let at = at("2026-11-22T21:00:00+01:00").plus_seconds(i64::try_from(second).unwrap());
            text += &line(&field, &value, &at);
            built.set(&field, value, at);
        }
        assert_eq!(Draft::parse(&text).unwrap(), built);
    }

    #[test]
    fn what_has_no_draft_head_is_no_draft() {
        for text in ["", "{}\n", "nonsense\n", r#"{"format":"inward-draft"}"#] {
            assert!(Draft::parse(text).is_err(), "{text}");
        }
        let draft = Draft::parse(&head("check_in").to_line()).unwrap();
        assert!(draft.is_empty());
        assert_eq!(Draft::parse(&head("weather").to_line()).unwrap().body(None), None);
    }
}
