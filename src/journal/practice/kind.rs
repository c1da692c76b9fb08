//! The kinds of practice entries and their fields, in the order in which a document writes them.

use super::fields::{self, Field};

/// Which exercise a practice entry is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A thought looked at from both sides.
    ThoughtRecord,
    /// A fear, how sure one was, and what became of it.
    Fear,
    /// An urge that was waited out.
    Pause,
    /// A worry that was put off to its appointment.
    Worry,
    /// A small test of a thought.
    Experiment,
    /// A self-kindness break.
    Kindness,
    /// A kind word that was taken in.
    KindWord,
    /// A quarrel seen by someone who wants the best for both.
    ThirdPerson,
    /// A request put clearly.
    Request,
    /// What matters, and when one lived it.
    Strength,
    /// A trigger, and what followed from it.
    Chain,
    /// An if-then plan for a trigger.
    Plan,
    /// One thing that was good enough.
    GoodEnough,
    /// One of three evenings of writing.
    Evening,
    /// A few minutes of slow breathing.
    Calm,
    /// Time alone that was planned.
    AloneTime,
    /// A root: then and now.
    Root,
    /// The review of a week.
    Review,
    /// The monthly check.
    MonthlyCheck,
}

impl Kind {
    /// All kinds, in the order in which they are listed.
    pub const ALL: [Self; 19] = [
        Self::ThoughtRecord,
        Self::Fear,
        Self::Pause,
        Self::Worry,
        Self::Experiment,
        Self::Kindness,
        Self::KindWord,
        Self::ThirdPerson,
        Self::Request,
        Self::Strength,
        Self::Chain,
        Self::Plan,
        Self::GoodEnough,
        Self::Evening,
        Self::Calm,
        Self::AloneTime,
        Self::Root,
        Self::Review,
        Self::MonthlyCheck,
    ];

    /// The kind's name in documents.
    pub const fn key(self) -> &'static str {
        match self {
            Self::ThoughtRecord => "thought_record",
            Self::Fear => "fear",
            Self::Pause => "pause",
            Self::Worry => "worry",
            Self::Experiment => "experiment",
            Self::Kindness => "kindness",
            Self::KindWord => "kind_word",
            Self::ThirdPerson => "third_person",
            Self::Request => "request",
            Self::Strength => "strength",
            Self::Chain => "chain",
            Self::Plan => "plan",
            Self::GoodEnough => "good_enough",
            Self::Evening => "evening",
            Self::Calm => "calm",
            Self::AloneTime => "alone_time",
            Self::Root => "root",
            Self::Review => "review",
            Self::MonthlyCheck => "monthly_check",
        }
    }

    /// The kind of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// Its fields in their order.
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Self::ThoughtRecord => fields::thought_record::ALL,
            Self::Fear => fields::fear::ALL,
            Self::Pause => fields::pause::ALL,
            Self::Worry => fields::worry::ALL,
            Self::Experiment => fields::experiment::ALL,
            Self::Kindness => fields::kindness::ALL,
            Self::KindWord => fields::kind_word::ALL,
            Self::ThirdPerson => fields::third_person::ALL,
            Self::Request => fields::request::ALL,
            Self::Strength => fields::strength::ALL,
            Self::Chain => fields::chain::ALL,
            Self::Plan => fields::plan::ALL,
            Self::GoodEnough => fields::good_enough::ALL,
            Self::Evening => fields::evening::ALL,
            Self::Calm => fields::calm::ALL,
            Self::AloneTime => fields::alone_time::ALL,
            Self::Root => fields::root::ALL,
            Self::Review => fields::review::ALL,
            Self::MonthlyCheck => fields::monthly_check::ALL,
        }
    }

    /// One of its fields by name.
    pub fn field(self, key: &str) -> Option<&'static Field> {
        self.fields().iter().find(|field| field.key == key)
    }
}
