//! The file `state.json`: the answers given in Welcome, and the things that the program remembers from one start to the
//! next.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::fields::{FieldError, Fields, Writer};
use super::whole_number::Whole;
use crate::journal::practice::Kind;
use crate::journal::{Card, Cards, Day, DayStart};

const LOOKS: &str = "looks";
const DAY_START: &str = "day_start";
const ON_THIS_DAY: &str = "on_this_day";
const MONTHLY_CHECK: &str = "monthly_check";
const CARDS_CAME: &str = "cards_came";
const CARDS_OPENED: &str = "cards_opened";
/// Whoever opens the file must not read off a name that somebody looked for help: each of these is followed by the one
/// that it had before, which is still read.
const WAITS_UNTIL: [&str; 2] = ["waits_until", "kind_word_rests_until"];
const REMINDED: &str = "reminded";
const RESTS_UNTIL: &str = "rests_until";
const SAID: [&str; 2] = ["said", "session_said"];

/// The number of looks in a day from which the gentle line is shown.
const MANY_LOOKS: u32 = 6;

/// The most days in a kind's list of declined days. A longer list loses its oldest three, so that whoever
/// counts them in threes from the first goes on counting as before.
const MOST_DECLINED: usize = 9;

const LIGHT: &str = "light";
const DARK: &str = "dark";

/// The most terminals whose backgrounds are remembered.
const MOST_TERMINALS: usize = 16;

/// The answers given in Welcome, and the settings that the program remembers. The config file takes precedence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// Whether the person has read what this is and is not.
    pub acknowledged: bool,
    /// The answer to who else may see the screen, by its id.
    pub others_may_see: Option<String>,
    /// The chosen hour at which a day starts.
    pub day_start: Option<DayStart>,
    /// The number of looks at trends and past entries on the last day that had any: it serves the one gentle line,
    /// and nothing else.
    pub looks: Option<(Day, u32)>,
    /// The day on which a pause ends.
    pub paused_until: Option<Day>,
    /// The day on which the reminder came last.
    pub reminded: Option<Day>,
    /// Whether earlier entries of the same day are no longer shown.
    pub on_this_day_off: bool,
    /// Whether the monthly check is offered.
    pub monthly_check: bool,
    /// The days on which exercises were declined, oldest first, by the kind of their entries.
    pub declined: BTreeMap<String, Vec<Day>>,
    /// The day from which taking a kind word in is offered again.
    pub kind_word_rests_until: Option<Day>,
    /// The cards that came, and those that were opened.
    pub cards: Cards,
    /// The day from which some questions and exercises are offered again.
    pub rests_until: Option<Day>,
    /// The day of the last session of which was said what was agreed, and the day on which it was.
    pub session_said: BTreeMap<String, Day>,
    /// The backgrounds that terminals told, by their names: `light` or `dark`.
    pub backgrounds: BTreeMap<String, String>,
    /// What else was chosen in the program, by the names of the config file and as it would write the values. What this
    /// version cannot use is kept.
    pub settings: Map<String, Value>,
}

/// A change of the state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A setting has this value; `None` goes back to its default.
    Set(String, Option<Value>),
    /// A pause ends on this day; `None` ends it now.
    PauseUntil(Option<Day>),
    /// Whether earlier entries of the same day are shown.
    OnThisDay(bool),
    /// Whether the monthly check is offered.
    MonthlyCheck(bool),
    /// An exercise was declined on a day.
    Decline(Kind, Day),
    /// Taking a kind word in is offered again from this day on.
    KindWordRests(Day),
    /// A card came on a day.
    CardCame(Card, Day),
    /// A card was opened on a day.
    CardOpened(Card, Day),
    /// The cards come again from the first one on.
    CardsAgain,
    /// Some questions and exercises are offered again from this day on.
    Rests(Day),
    /// What was agreed in the session of the first day was said on the second.
    SessionSaid(Day, Day),
    /// Trends or past entries were looked at so often on a day.
    Looks(Day, u32),
    /// A terminal of this name has a light background, or a dark one.
    Background(String, bool),
}

impl Change {
    /// Whether the person asked for it, and must hear when it cannot be stored.
    pub fn is_asked_for(&self) -> bool {
        match self {
            Self::Set(..)
            | Self::PauseUntil(_)
            | Self::OnThisDay(_)
            | Self::MonthlyCheck(_)
            | Self::CardsAgain => true,
            Self::Decline(..)
            | Self::KindWordRests(_)
            | Self::CardCame(..)
            | Self::CardOpened(..)
            | Self::Rests(_)
            | Self::SessionSaid(..)
            | Self::Looks(..)
            | Self::Background(..) => false,
        }
    }
}

impl State {
    /// The format that `state.json` names.
    pub(crate) const FORMAT: &'static str = "inward-state";
    /// The version of the format that this program writes.
    pub(crate) const VERSION: u64 = 1;

    /// The day on which the pause ends that is in force today.
    pub fn pause(&self, today: Day) -> Option<Day> {
        self.paused_until.filter(|until| today < *until)
    }

    /// Every decline of a kind that this version knows, by kind and day.
    pub fn declines(&self) -> impl Iterator<Item = (Kind, Day)> {
        let known = self.declined.iter().filter_map(|(kind, days)| Some((Kind::from_key(kind)?, days)));
        known.flat_map(|(kind, days)| days.iter().map(move |day| (kind, *day)))
    }

    /// The change that begins a pause today, or ends the one that is in force.
    pub fn pause_or_end(&self, today: Day) -> Change {
        Change::PauseUntil(self.pause(today).is_none().then(|| today.plus(Self::PAUSE_DAYS)))
    }

    /// The number of days that a pause lasts.
    const PAUSE_DAYS: i64 = 7;
    /// The number of days for which some questions and exercises rest.
    pub const REST_DAYS: i64 = 30;
    /// The number of days, from the same one on, for which no card comes.
    const CARDS_REST_DAYS: i64 = 7;

    /// The day from which cards come again, where they rest with those questions and exercises.
    pub fn cards_rest_until(&self) -> Option<Day> {
        self.rests_until.map(|until| until.plus(Self::CARDS_REST_DAYS - Self::REST_DAYS))
    }

    /// Whether some questions and exercises rest today.
    pub fn rests(&self, today: Day) -> bool {
        self.rests_until.is_some_and(|until| today < until)
    }

    /// Whether an exercise rests today: taking a kind word in does for some time after the support page was needed, and so
    /// do a note to the partner and a coin-flip trial after somebody was not safe.
    pub fn exercise_rests(&self, kind: Kind, today: Day) -> bool {
        let until = match kind {
            Kind::KindWord => self.kind_word_rests_until,
            Kind::Letter | Kind::Trial => self.rests_until,
            _ => None,
        };
        until.is_some_and(|until| today < until)
    }

    /// Returns the count of looks with one more today, and whether there are many by now.
    pub fn one_more_look(&self, today: Day) -> (Change, bool) {
        let before = self.looks.filter(|(day, _)| *day == today).map_or(0, |(_, times)| times);
        let times = before.saturating_add(1);
        (Change::Looks(today, times), times >= MANY_LOOKS)
    }

    /// Drops the days that have come on which something is offered again: nobody need read later that it was not.
    fn forget_rests(&mut self, today: Day) {
        for until in [&mut self.kind_word_rests_until, &mut self.rests_until] {
            until.take_if(|until| *until <= today);
        }
    }

    /// Takes a change in; whether the state differs now.
    pub fn take(&mut self, change: Change) -> bool {
        let before = self.clone();
        if let Change::Looks(today, _) | Change::CardCame(_, today) | Change::Decline(_, today) = &change {
            self.forget_rests(*today);
        }
        match change {
            Change::Set(name, value) => self.set(&name, value),
            Change::PauseUntil(day) => self.paused_until = day,
            Change::OnThisDay(shown) => self.on_this_day_off = !shown,
            Change::MonthlyCheck(offered) => self.monthly_check = offered,
            Change::Decline(kind, day) => {
                let days = self.declined.entry(kind.key().to_owned()).or_default();
                if !days.contains(&day) {
                    days.push(day);
                    days.sort();
                }
                if days.len() > MOST_DECLINED {
                    days.drain(..3);
                }
            }
            Change::KindWordRests(until) => self.kind_word_rests_until = Some(until),
            Change::CardCame(card, day) => drop(self.cards.came.insert(card.id().to_owned(), day)),
            Change::CardOpened(card, day) => drop(self.cards.opened.insert(card.id().to_owned(), day)),
            Change::CardsAgain => self.cards = Cards::default(),
            Change::Rests(until) => self.rests_until = Some(until),
            Change::SessionSaid(of, on) => self.session_said = [(of.to_string(), on)].into(),
            Change::Looks(day, times) => self.looks = Some((day, times)),
            Change::Background(terminal, is_light) => {
                if self.backgrounds.len() >= MOST_TERMINALS && !self.backgrounds.contains_key(&terminal) {
                    self.backgrounds.pop_first();
                }
                let told = if is_light { LIGHT } else { DARK };
                self.backgrounds.insert(terminal, told.to_owned());
            }
        }
        *self != before
    }

    /// Whether a terminal told that its background is light; `None` when it has not told.
    pub fn is_light(&self, terminal: &str) -> Option<bool> {
        self.backgrounds.get(terminal).map(|told| told == LIGHT)
    }

    /// Whether a setting was chosen in the program.
    pub fn has_chosen(&self, name: &str) -> bool {
        match name {
            DAY_START => self.day_start.is_some(),
            ON_THIS_DAY => self.on_this_day_off,
            MONTHLY_CHECK => self.monthly_check,
            name => self.settings.contains_key(name),
        }
    }

    /// Chooses a setting. Three of them have fields of their own.
    fn set(&mut self, name: &str, value: Option<Value>) {
        match (name, value) {
            (DAY_START, value) => {
                let hour = value.as_ref().and_then(Value::as_u64).and_then(|hour| u8::try_from(hour).ok());
                self.day_start = hour.and_then(DayStart::new);
            }
            (ON_THIS_DAY, value) => self.on_this_day_off = value == Some(Value::Bool(false)),
            (MONTHLY_CHECK, value) => self.monthly_check = value == Some(Value::Bool(true)),
            (name, Some(value)) => drop(self.settings.insert(name.to_owned(), value)),
            (name, None) => drop(self.settings.shift_remove(name)),
        }
    }

    /// The state that the bytes of `state.json` hold, and the fields that this version does not know.
    ///
    /// # Errors
    /// Says what is wrong with them.
    pub fn parse(bytes: &[u8]) -> Result<(Self, Map<String, Value>), String> {
        let text = std::str::from_utf8(bytes).map_err(|_| "not UTF-8 text".to_owned())?;
        parse(text.strip_prefix('\u{feff}').unwrap_or(text)).map_err(|error| error.to_string())
    }

    /// The text of `state.json`, with the unknown fields at the end of the record that they were read from.
    pub fn to_text(&self, unknown: &Map<String, Value>) -> String {
        let mut out = Writer::default();
        out.put("format", Self::FORMAT);
        out.put("version", Self::VERSION);
        out.put("acknowledged", self.acknowledged);
        out.put("others_may_see", self.others_may_see.clone());
        out.put("day_start", self.day_start.map(DayStart::hour));
        if let Some((day, times)) = self.looks {
            let mut looks = Writer::default();
            looks.put_text("day", &day);
            looks.put("times", times);
            let unknown = unknown.get(LOOKS).and_then(Value::as_object);
            out.put(LOOKS, looks.finish(unknown.unwrap_or(&Map::new())));
        }
        for (name, day) in [
            ("paused_until", self.paused_until),
            (REMINDED, self.reminded),
            (WAITS_UNTIL[0], self.kind_word_rests_until),
            (RESTS_UNTIL, self.rests_until),
        ] {
            if let Some(day) = day {
                out.put_text(name, &day);
            }
        }
        for (name, is_on) in
            [("on_this_day_off", self.on_this_day_off), ("monthly_check", self.monthly_check)]
        {
            if is_on {
                out.put(name, true);
            }
        }
        if !self.declined.is_empty() {
            let mut declined = Writer::default();
            for (kind, days) in &self.declined {
                declined.put(kind, days.iter().map(Day::to_string).collect::<Vec<_>>());
            }
            out.put("declined", declined.finish(&Map::new()));
        }
        for (name, days) in [
            (CARDS_CAME, &self.cards.came),
            (CARDS_OPENED, &self.cards.opened),
            (SAID[0], &self.session_said),
        ] {
            if !days.is_empty() {
                let mut cards = Writer::default();
                for (card, day) in days {
                    cards.put_text(card, day);
                }
                out.put(name, cards.finish(&Map::new()));
            }
        }
        if !self.backgrounds.is_empty() {
            let mut backgrounds = Writer::default();
            for (terminal, told) in &self.backgrounds {
                backgrounds.put(terminal, told.clone());
            }
            out.put("backgrounds", backgrounds.finish(&Map::new()));
        }
        if !self.settings.is_empty() {
            out.put("settings", self.settings.clone());
        }
        let mut unknown = unknown.clone();
        unknown.remove(LOOKS);
        format!("{:#}\n", out.finish(&unknown))
    }
}

/// Takes the hour at which a day starts.
pub(super) fn day_start(fields: &mut Fields<'_>) -> Result<Option<DayStart>, FieldError> {
    match fields.take::<Option<Whole>>("day_start")? {
        Some(hour) => hour.fit().and_then(DayStart::new).map(Some).ok_or(FieldError::Invalid("day_start")),
        None => Ok(None),
    }
}

fn parse(text: &str) -> Result<(State, Map<String, Value>), FieldError> {
    let mut fields = Fields::parse(text)?;
    fields.take_header(State::FORMAT, State::VERSION)?;
    let day_start = day_start(&mut fields)?;
    let (looks, unknown_in_looks) = match fields.take_raw(LOOKS) {
        Some(raw) if raw.get() != "null" => {
            let mut looks = Fields::parse(raw.get()).map_err(|_| FieldError::Invalid(LOOKS))?;
            let times = looks.take::<Whole>("times")?.fit().ok_or(FieldError::Invalid(LOOKS))?;
            (Some((looks.take("day")?, times)), looks.rest()?)
        }
        _ => (None, Map::new()),
    };
    let state = State {
        acknowledged: fields.take("acknowledged")?,
        others_may_see: fields.take("others_may_see")?,
        day_start,
        looks,
        paused_until: optional(&mut fields, "paused_until")?,
        reminded: optional(&mut fields, REMINDED)?,
        on_this_day_off: optional(&mut fields, "on_this_day_off")?,
        monthly_check: optional(&mut fields, "monthly_check")?,
        declined: optional(&mut fields, "declined")?,
        kind_word_rests_until: under_either::<Option<Day>>(&mut fields, WAITS_UNTIL)?
            .into_iter()
            .flatten()
            .max(),
        cards: Cards {
            came: optional(&mut fields, CARDS_CAME)?,
            opened: optional(&mut fields, CARDS_OPENED)?,
        },
        rests_until: optional(&mut fields, RESTS_UNTIL)?,
        session_said: under_either::<BTreeMap<String, Day>>(&mut fields, SAID)?
            .into_iter()
            .max_by(|one, other| one.values().max().cmp(&other.values().max()))
            .unwrap_or_default(),
        backgrounds: optional(&mut fields, "backgrounds")?,
        settings: optional(&mut fields, "settings")?,
    };
    let mut unknown = fields.rest()?;
    if !unknown_in_looks.is_empty() {
        unknown.insert(LOOKS.to_owned(), Value::Object(unknown_in_looks));
    }
    Ok((state, unknown))
}

/// A field that earlier versions did not write; as if never set when it is missing or null.
fn optional<T: DeserializeOwned + Default>(
    fields: &mut Fields<'_>,
    name: &'static str,
) -> Result<T, FieldError> {
    let Some(raw) = fields.take_raw(name) else { return Ok(T::default()) };
    let value: Option<T> = serde_json::from_str(raw.get()).map_err(|_| FieldError::Invalid(name))?;
    Ok(value.unwrap_or_default())
}

/// A field under each of its two names.
fn under_either<T: DeserializeOwned + Default>(
    fields: &mut Fields<'_>,
    [name, before]: [&'static str; 2],
) -> Result<[T; 2], FieldError> {
    Ok([optional(fields, name)?, optional(fields, before)?])
}

#[cfg(test)]
mod tests;
