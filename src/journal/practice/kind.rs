//! The kinds of practice entries and their fields, in the order in which a document writes them.

use super::answer::Shape;

/// The field with the day from which an entry waits to be looked back on; `null` when it does not wait. It has the
/// same name in every kind, so that what is due can be found without knowing kinds.
pub const LOOK_BACK: &str = "look_back";

/// The field with the day on which an entry was looked back on last.
pub const LOOKED_BACK_ON: &str = "looked_back_on";

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

/// One field of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name in documents.
    pub key: &'static str,
    /// What it can hold.
    pub shape: Shape,
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
            Self::ThoughtRecord => THOUGHT_RECORD,
            Self::Fear => FEAR,
            Self::Pause => PAUSE,
            Self::Worry => WORRY,
            Self::Experiment => EXPERIMENT,
            Self::Kindness => KINDNESS,
            Self::KindWord => KIND_WORD,
            Self::ThirdPerson => THIRD_PERSON,
            Self::Request => REQUEST,
            Self::Strength => STRENGTH,
            Self::Chain => CHAIN,
            Self::Plan => PLAN,
            Self::GoodEnough => GOOD_ENOUGH,
            Self::Evening => EVENING,
            Self::Calm => CALM,
            Self::AloneTime => ALONE_TIME,
            Self::Root => ROOT,
            Self::Review => REVIEW,
            Self::MonthlyCheck => MONTHLY_CHECK,
        }
    }

    /// One of its fields by name.
    pub fn field(self, key: &str) -> Option<&'static Field> {
        self.fields().iter().find(|field| field.key == key)
    }
}

const fn field(key: &'static str, shape: Shape) -> Field {
    Field { key, shape }
}

/// How strong a feeling or an urge is within one sitting, 0 to 10.
const TEN: Shape = Shape::Number { least: 0, most: 10 };
/// How sure one is, in per cent.
const PERCENT: Shape = Shape::Number { least: 0, most: 100 };
/// How something was, 0 to 4.
const FOUR: Shape = Shape::Number { least: 0, most: 4 };
const MINUTES: Shape = Shape::Number { least: 1, most: 600 };
const TEXT: Shape = Shape::Text;
const ID: Shape = Shape::Id;
const IDS: Shape = Shape::Ids;
const DAY: Shape = Shape::Day;

const fn items(count: usize, least: u8, most: u8) -> Shape {
    Shape::Items { count, least, most }
}

const THOUGHT_RECORD: &[Field] = &[
    field("situation", TEXT),
    field("feelings", IDS),
    field("feeling_before", TEN),
    field("thought", TEXT),
    field("belief_before", PERCENT),
    field("habits", IDS),
    field("facts_for", TEXT),
    field("facts_against", TEXT),
    field("exit", ID),
    field("balanced", TEXT),
    field("belief_balanced", PERCENT),
    field("feeling_after", TEN),
    field("belief_after", PERCENT),
    field("next_step", TEXT),
];

const FEAR: &[Field] = &[
    field("claim", ID),
    field("fear", TEXT),
    field("sure", PERCENT),
    field("sign", ID),
    field(LOOK_BACK, DAY),
    field("outcome", ID),
    field("learned", TEXT),
    field(LOOKED_BACK_ON, DAY),
];

const PAUSE: &[Field] = &[
    field("urge", ID),
    field("urge_before", TEN),
    field("body", TEXT),
    field("minutes", MINUTES),
    field("waits_until", Shape::Moment),
    field("urge_after", TEN),
    field("choice", ID),
    field(LOOK_BACK, DAY),
    field("feared_happened", ID),
    field("relief_lasted", ID),
    field(LOOKED_BACK_ON, DAY),
];

const WORRY: &[Field] = &[
    field("worry", TEXT),
    field(LOOK_BACK, DAY),
    field("outcome", ID),
    field("step", TEXT),
    field(LOOKED_BACK_ON, DAY),
];

const EXPERIMENT: &[Field] = &[
    field("feeling_before", TEN),
    field("thought", TEXT),
    field("belief_before", PERCENT),
    field("prediction", TEXT),
    field("test", TEXT),
    field("safety", TEXT),
    field(LOOK_BACK, DAY),
    field("feeling_after", TEN),
    field("outcome", TEXT),
    field("learned", TEXT),
    field("belief_after", PERCENT),
    field(LOOKED_BACK_ON, DAY),
];

const KINDNESS: &[Field] = &[
    field("feeling_before", TEN),
    field("moment", TEXT),
    field("friend", TEXT),
    field("way", ID),
    field("fair", TEXT),
    field("feeling_after", TEN),
];

const KIND_WORD: &[Field] = &[
    field("feeling_before", TEN),
    field("word", TEXT),
    field("seen", TEXT),
    field("meaning", TEXT),
    field("about_us", TEXT),
    field("feeling_after", TEN),
];

const THIRD_PERSON: &[Field] = &[
    field("feeling_before", TEN),
    field("facts", TEXT),
    field("observer", TEXT),
    field("hindrance", TEXT),
    field("next_time", TEXT),
    field("feeling_after", TEN),
];

const REQUEST: &[Field] = &[
    field("feeling_before", TEN),
    field("understand", TEXT),
    field("when", TEXT),
    field("feel", ID),
    field("because", TEXT),
    field("wish", TEXT),
    field("then", ID),
    field(LOOK_BACK, DAY),
    field("feeling_after", TEN),
    field("outcome", ID),
    field(LOOKED_BACK_ON, DAY),
];

const STRENGTH: &[Field] = &[
    field("feeling_before", TEN),
    field("value", ID),
    field("matters", TEXT),
    field("lived", TEXT),
    field("feeling_after", TEN),
];

const CHAIN: &[Field] = &[
    field("before", TEXT),
    field("trigger", ID),
    field("thought", TEXT),
    field("feeling", ID),
    field("feeling_before", TEN),
    field("did", TEXT),
    field("in_ten_minutes", TEXT),
    field("by_tomorrow", TEXT),
    field("feeling_after", TEN),
];

const PLAN: &[Field] = &[
    field("trigger", ID),
    field("act", TEXT),
    field("again", TEXT),
    field("ended_on", DAY),
    field(LOOK_BACK, DAY),
    field("uses", Shape::Uses),
];

const GOOD_ENOUGH: &[Field] = &[field("line", TEXT)];

const EVENING: &[Field] = &[
    field("evening", Shape::Number { least: 1, most: 3 }),
    field("feeling_before", TEN),
    field("text", TEXT),
    field("feeling_after", TEN),
];

const CALM: &[Field] =
    &[field("feeling_before", TEN), field("minutes", MINUTES), field("feeling_after", TEN)];

const ALONE_TIME: &[Field] = &[
    field(LOOK_BACK, DAY),
    field("when", TEXT),
    field("what", TEXT),
    field("phone", ID),
    field("rating", FOUR),
    field("afterwards", TEXT),
    field(LOOKED_BACK_ON, DAY),
];

const ROOT: &[Field] = &[
    field("feeling_before", TEN),
    field("root", ID),
    field("then", TEXT),
    field("now", TEXT),
    field("similar", TEXT),
    field("different", TEXT),
    field("feeling_after", TEN),
];

const REVIEW: &[Field] = &[field("week", DAY), field("kept", Shape::Entry), field("next", TEXT)];

const MONTHLY_CHECK: &[Field] = &[
    field("self_esteem", items(10, 1, 5)),
    field("anxiety", items(10, 1, 5)),
    field("trust", items(10, 1, 5)),
    field("phq_2", items(2, 0, 3)),
    field("gad_2", items(2, 0, 3)),
];
