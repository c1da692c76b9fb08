//! The steps of the exercises: `assets/practice/KIND.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Deserializer};

use super::{Choice, practice};
use crate::journal::practice::{Answer, Kind, Practice};
use crate::texts::files::{file, parsed};

/// The steps of one exercise.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Steps {
    /// The steps, in order.
    #[serde(rename = "step")]
    pub all: Vec<Step>,
    /// The words at the end; the first that fit are shown.
    pub end: Vec<End>,
    /// The words for a look that did not make it lighter.
    pub same: Option<Same>,
    /// Whether the key of somebody who is not safe is offered with every step.
    #[serde(rename = "unsafe")]
    pub is_unsafe: bool,
    /// How a thought that comes back again and again is met; its page is the step of [`Way::Again`].
    pub again: Option<Again>,
    /// The lines on what the first sitting came to, each with its answers as `{field}`: one is told where all of them
    /// hold something. `{sentence}` is the finished sentence of a request.
    pub tell: Vec<String>,
    /// The same for a look back.
    pub tell_later: Vec<String>,
    /// One exercise that may follow, named below these lines.
    pub follow: Option<Lead>,
}

/// The words for a look that did not make it lighter.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Same {
    /// The answer that decides whether they are said.
    pub only: Option<Only>,
    /// The words.
    pub say: String,
}

/// The page before another look at a thought that was looked at often lately.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Again {
    /// The field that holds the thought.
    pub field: String,
    /// The line on the last page of one that is left open.
    pub tell: String,
    /// The way that puts it off.
    pub put_off: Lead,
}

/// The way in which a step is answered, where the shape of its field does not tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// There is nothing to answer.
    Read,
    /// A page to write on.
    Page,
    /// A wait with a timer.
    Wait,
    /// Slow breathing.
    Breathe,
    /// The finished sentence, and the use that is made of it.
    Sentence,
    /// The week in rows.
    Week,
    /// The things ticked most in the week.
    Ticked,
    /// One entry of the week is chosen.
    Keep,
    /// The things that helped in the week.
    Helped,
    /// Whether the same thought is looked at once more.
    Again,
    /// A choice of one's own is typed, in place of those that are offered.
    Own,
}

/// One step of an exercise.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The field that it fills; empty when there is nothing to answer.
    #[serde(default)]
    pub field: String,
    /// The way in which it is answered; `None` = by the field's shape.
    pub way: Option<Way>,
    /// The question.
    pub ask: String,
    /// The help below it, muted.
    #[serde(default)]
    pub help: Vec<String>,
    /// The name of the answer where the entry is shown.
    #[serde(default)]
    pub label: String,
    /// The unit after a number: `%`.
    #[serde(default)]
    pub unit: String,
    #[serde(default)]
    pub(super) options: Vec<Choice>,
    #[serde(default)]
    list: String,
    /// The source of the choices when they are not in these texts: `triggers`, `roots` or `signs`; `own` = those in these
    /// texts, and what was typed as one's own before; `helped` = those in these texts, and the person's own ticks of what
    /// helped; `pairs` = those in these texts, each with the days that it takes; `start` = today and tomorrow.
    #[serde(default)]
    pub from: String,
    /// The id of the choice that is highlighted at first.
    #[serde(default)]
    pub first: String,
    /// Letters that choose, one for each choice; empty = digits.
    #[serde(default)]
    pub keys: String,
    /// The answer that decides whether it is asked.
    pub only: Option<Only>,
    /// Whether it is asked when one looks back.
    #[serde(default)]
    pub later: bool,
    /// Whether it is asked when one looks back for the second time, and not the first.
    #[serde(default)]
    pub second: bool,
    /// The words shown when it is left empty; empty = it may be.
    #[serde(default)]
    pub needed: String,
    /// The gentle checks that look at the typed words: `request`, or `act` before they are kept.
    #[serde(default)]
    pub check: String,
    /// The fields whose texts are shown with it, or `sentence`.
    #[serde(default, deserialize_with = "one_or_more")]
    pub show: Vec<String>,
    /// The source of the ideas that keys put into the text: the id of a card, or `helped`, which is what was ticked most
    /// often as having helped; empty = none.
    #[serde(default)]
    pub ideas: String,
    /// The number of days ahead of the day that is offered.
    #[serde(default)]
    pub ahead: i64,
}

/// Reads one name, or a list of them.
fn one_or_more<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Names {
        One(String),
        More(Vec<String>),
    }
    Ok(match Names::deserialize(deserializer)? {
        Names::One(name) => vec![name],
        Names::More(names) => names,
    })
}

/// An answer on which something depends: it is one of some, or none of some.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Only {
    pub(super) field: String,
    #[serde(default)]
    is: Vec<String>,
    /// Nothing answered is none of them, too.
    #[serde(default)]
    not: Vec<String>,
    /// Whether any answer will do.
    #[serde(default)]
    some: bool,
}

/// The words at the end of an exercise, and the things it may lead to.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct End {
    pub(super) only: Option<Only>,
    /// Whether it is the end of a look back.
    pub later: bool,
    /// The words; may be empty.
    pub say: String,
    /// The ways to go on.
    pub leads: Vec<Lead>,
}

/// Something that an exercise leads to.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lead {
    /// The kind of exercise, or `support`.
    pub to: String,
    /// The label on the screen.
    pub label: String,
    /// The answer that decides whether it is offered.
    pub only: Option<Only>,
    /// The fields there that begin with answers from here: there = here.
    #[serde(default)]
    pub carry: BTreeMap<String, String>,
}

impl Only {
    /// Whether the answers are so.
    pub fn holds(&self, practice: &Practice) -> bool {
        if self.some {
            return !practice.is_blank(&self.field);
        }
        let given = match practice.get(&self.field) {
            Answer::Id(id) => Some(id.clone()),
            Answer::Number(number) => Some(number.to_string()),
            Answer::Uses(uses) => uses.last().and_then(|it| it.answer.clone()),
            _ => None,
        };
        match given {
            Some(given) if self.is.is_empty() => !self.not.contains(&given),
            Some(given) => self.is.contains(&given),
            None => self.is.is_empty(),
        }
    }
}

impl Step {
    /// Whether it is asked, given the answers so far.
    pub fn is_asked(&self, practice: &Practice) -> bool {
        self.only.as_ref().is_none_or(|only| only.holds(practice))
    }

    /// Returns the choices that stand in these texts.
    pub fn options(&self) -> &[Choice] {
        if self.list.is_empty() { &self.options } else { practice().list(&self.list) }
    }

    /// Whether one of these choices is not offered, given the answers so far.
    pub fn hides(&self, id: &str, answers: &Practice) -> bool {
        let choice = self.options().iter().find(|choice| choice.id == id);
        choice.and_then(|choice| choice.only.as_ref()).is_some_and(|only| !only.holds(answers))
    }
}

impl End {
    /// Whether it is for these answers.
    pub fn is_for(&self, practice: &Practice) -> bool {
        self.only.as_ref().is_none_or(|only| only.holds(practice))
    }
}

/// The names in braces in a line: `Feeling: {feeling_before} before`.
pub fn named(line: &str) -> impl Iterator<Item = &str> {
    line.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
}

impl Steps {
    /// The step that fills a field.
    pub fn of_field(&self, key: &str) -> Option<&Step> {
        self.all.iter().find(|step| step.field == key)
    }

    /// Returns the words and the leads at the end, of a look back or not, given the answers.
    pub fn end_for(&self, practice: &Practice, later: bool) -> Option<&End> {
        self.end.iter().find(|end| end.later == later && end.is_for(practice))
    }
}

macro_rules! steps_of {
    ($kind:expr, $($name:ident => $file:literal),* $(,)?) => {
        match $kind {
            $(Kind::$name => {
                static STEPS: LazyLock<Steps> = LazyLock::new(|| parsed(file!("practice/", $file, ".toml")));
                &STEPS
            })*
        }
    };
}

/// The steps of an exercise.
pub fn steps(kind: Kind) -> &'static Steps {
    steps_of!(kind,
        ThoughtRecord => "thought_record",
        Fear => "fear",
        Pause => "pause",
        Worry => "worry",
        Experiment => "experiment",
        Kindness => "kindness",
        KindWord => "kind_word",
        ThirdPerson => "third_person",
        Request => "request",
        Letter => "letter",
        Strength => "strength",
        Goal => "goal",
        Chain => "chain",
        Plan => "plan",
        GoodEnough => "good_enough",
        Evening => "evening",
        Calm => "calm",
        NightPlan => "night_plan",
        AloneTime => "alone_time",
        Root => "root",
        Setback => "setback",
        Session => "session",
        Review => "review",
        MonthlyCheck => "monthly_check",
        Trial => "trial",
    )
}
