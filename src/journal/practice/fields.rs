//! The kinds of practice entries and the fields of each by name.

use super::answer::Shape;
pub use super::name::{Field, Name, of};

/// The day from which an entry waits to be looked back on; `null` when it does not wait. It has the same name in every
/// kind, so that entries that are due can be found without knowing their kinds.
pub const LOOK_BACK: Name<of::Day> = Name::new("look_back", shape::DAY);

/// The day on which an entry was looked back on last, in every kind that has it.
pub const LOOKED_BACK_ON: Name<of::Day> = Name::new("looked_back_on", shape::DAY);

/// The strength of the feeling at first, in every kind that asks for it.
pub const FEELING_BEFORE: Name<of::Number> = Name::new("feeling_before", shape::TEN);

/// The strength of the feeling at the end, in every kind that asks for it.
pub const FEELING_AFTER: Name<of::Number> = Name::new("feeling_after", shape::TEN);

/// The outcome, in the kinds where it is chosen.
pub const OUTCOME: Name<of::Id> = Name::new("outcome", shape::ID);

/// The shapes that fields have.
mod shape {
    use super::Shape;

    pub(super) const TEXT: Shape = Shape::Text;
    pub(super) const ID: Shape = Shape::Id;
    pub(super) const IDS: Shape = Shape::Ids;
    pub(super) const DAY: Shape = Shape::Day;
    pub(super) const MOMENT: Shape = Shape::Moment;
    pub(super) const ENTRY: Shape = Shape::Entry;
    pub(super) const USES: Shape = Shape::Uses;
    /// The strength of a feeling or an urge within one sitting, 0 to 10.
    pub(super) const TEN: Shape = Shape::Number { least: 0, most: 10 };
    /// The sureness, in per cent.
    pub(super) const PERCENT: Shape = Shape::Number { least: 0, most: 100 };
    /// A level from 0 to 4.
    pub(super) const FOUR: Shape = Shape::Number { least: 0, most: 4 };
    /// One of three.
    pub(super) const THREE: Shape = Shape::Number { least: 1, most: 3 };
    /// The pairs of days of a coin-flip trial.
    pub(super) const PAIRS: Shape = Shape::Number { least: 8, most: 15 };
    pub(super) const MINUTES: Shape = Shape::Number { least: 1, most: 600 };
    /// Ten items, each answered from 1 to 5.
    pub(super) const TEN_ITEMS: Shape = Shape::Items { count: 10, least: 1, most: 5 };
    /// Two items, each answered from 0 to 3.
    pub(super) const TWO_ITEMS: Shape = Shape::Items { count: 2, least: 0, most: 3 };
}

/// Makes the kinds from their table: each with its name in documents, which is also that of its module, with a constant
/// for each of its fields and the list of them in the order in which a document writes them. A field that came to its
/// kind later ends with `added`: documents may lack it.
macro_rules! kinds {
    ($(
        $(#[$doc:meta])* $kind:ident = $module:ident {
            $($name:ident: $type:ident = $key:literal, $shape:ident $(, $added:ident)?;)+
        }
    )+) => {
        /// The exercise that a practice entry is from.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $($(#[$doc])* $kind,)+
        }

        impl Kind {
            /// All kinds, in the order in which they are listed.
            pub const ALL: [Self; [$(stringify!($module)),+].len()] = [$(Self::$kind),+];

            /// The kind's name in documents.
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$kind => stringify!($module),)+
                }
            }

            /// Its fields in their order.
            pub const fn fields(self) -> &'static [Field] {
                match self {
                    $(Self::$kind => $module::ALL,)+
                }
            }
        }

        $(
            #[doc = concat!("The fields of the kind `", stringify!($module), "`.")]
            pub mod $module {
                use super::{Field, Name, of, shape};

                $(
                    #[doc = concat!("The field `", $key, "`.")]
                    pub const $name: Name<of::$type> = Name::new($key, shape::$shape)$(.$added())?;
                )+

                pub(super) const ALL: &[Field] = &[$($name.field()),+];
            }
        )+

        /// Each constant with its module, its field, and whether its type fits the shape.
        #[cfg(test)]
        pub(super) fn all() -> Vec<(&'static str, Field, bool)> {
            use of::Type;
            vec![$($((
                stringify!($module),
                $module::$name.field(),
                of::$type::fits($module::$name.shape),
            ),)+)+]
        }
    };
}

impl Kind {
    /// The kind of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// One of its fields by name.
    pub fn field(self, key: &str) -> Option<&'static Field> {
        self.fields().iter().find(|field| field.key == key)
    }
}

kinds! {
    /// A thought looked at from both sides.
    ThoughtRecord = thought_record {
        SITUATION: Text = "situation", TEXT;
        FEELINGS: Ids = "feelings", IDS;
        FEELING_BEFORE: Number = "feeling_before", TEN;
        THOUGHT: Text = "thought", TEXT;
        BELIEF_BEFORE: Number = "belief_before", PERCENT;
        HABITS: Ids = "habits", IDS;
        ABOUT: Id = "about", ID, added;
        FACTS_FOR: Text = "facts_for", TEXT;
        FACTS_AGAINST: Text = "facts_against", TEXT;
        EXIT: Id = "exit", ID;
        TELL: Id = "tell", ID, added;
        BALANCED: Text = "balanced", TEXT;
        BELIEF_BALANCED: Number = "belief_balanced", PERCENT;
        FEELING_AFTER: Number = "feeling_after", TEN;
        BELIEF_AFTER: Number = "belief_after", PERCENT;
        NEXT_STEP: Text = "next_step", TEXT;
    }
    /// A fear, how sure one was, and how it turned out.
    Fear = fear {
        CLAIM: Id = "claim", ID;
        FEAR: Text = "fear", TEXT;
        SURE: Number = "sure", PERCENT;
        SIGN: Id = "sign", ID;
        LOOK_BACK: Day = "look_back", DAY;
        OUTCOME: Id = "outcome", ID;
        NEED: Text = "need", TEXT, added;
        LEARNED: Text = "learned", TEXT;
        LOOKED_BACK_ON: Day = "looked_back_on", DAY;
    }
    /// An urge that was waited out.
    Pause = pause {
        URGE: Id = "urge", ID;
        FEAR: Text = "fear", TEXT, added;
        URGE_BEFORE: Number = "urge_before", TEN;
        BODY: Text = "body", TEXT;
        MINUTES: Number = "minutes", MINUTES;
        WAITS_UNTIL: Moment = "waits_until", MOMENT;
        URGE_AFTER: Number = "urge_after", TEN;
        CHOICE: Id = "choice", ID;
        LOOK_BACK: Day = "look_back", DAY;
        FEARED_HAPPENED: Id = "feared_happened", ID;
        RELIEF_LASTED: Id = "relief_lasted", ID;
        LOOKED_BACK_ON: Day = "looked_back_on", DAY;
    }
    /// A worry that was put off to its appointment.
    Worry = worry {
        WORRY: Text = "worry", TEXT;
        LOOK_BACK: Day = "look_back", DAY;
        OUTCOME: Id = "outcome", ID;
        STEP: Text = "step", TEXT;
        FIT: Id = "fit", ID, added;
        LOOKED_BACK_ON: Day = "looked_back_on", DAY;
    }
    /// A small test of a thought.
    Experiment = experiment {
        FEELING_BEFORE: Number = "feeling_before", TEN;
        THOUGHT: Text = "thought", TEXT;
        BELIEF_BEFORE: Number = "belief_before", PERCENT;
        PREDICTION: Text = "prediction", TEXT;
        TEST: Text = "test", TEXT;
        SAFETY: Text = "safety", TEXT;
        LOOK_BACK: Day = "look_back", DAY;
        FEELING_AFTER: Number = "feeling_after", TEN;
        HAPPENED: Id = "happened", ID, added;
        IN_THE_WAY: Text = "in_the_way", TEXT, added;
        INSTEAD: Id = "instead", ID, added;
        OUTCOME: Text = "outcome", TEXT;
        LEARNED: Text = "learned", TEXT;
        BELIEF_AFTER: Number = "belief_after", PERCENT;
        LOOKED_BACK_ON: Day = "looked_back_on", DAY;
    }
    /// A self-kindness break.
    Kindness = kindness {
        FEELING_BEFORE: Number = "feeling_before", TEN;
        MOMENT: Text = "moment", TEXT;
        FRIEND: Text = "friend", TEXT;
        WAY: Id = "way", ID;
        FAIR: Text = "fair", TEXT;
        FEELING_AFTER: Number = "feeling_after", TEN;
    }
    /// A kind word that was taken in.
    KindWord = kind_word {
        FEELING_BEFORE: Number = "feeling_before", TEN;
        WORD: Text = "word", TEXT;
        SEEN: Text = "seen", TEXT;
        MEANING: Text = "meaning", TEXT;
        ABOUT_US: Text = "about_us", TEXT;
        FEELING_AFTER: Number = "feeling_after", TEN;
    }
    /// A quarrel seen by someone who wants the best for both.
    ThirdPerson = third_person {
        FEELING_BEFORE: Number = "feeling_before", TEN;
        FACTS: Text = "facts", TEXT;
        OBSERVER: Text = "observer", TEXT;
        HINDRANCE: Text = "hindrance", TEXT;
        NEXT_TIME: Text = "next_time", TEXT;
        FEELING_AFTER: Number = "feeling_after", TEN;
    }
    /// A request put clearly.
    Request = request {
        FEELING_BEFORE: Number = "feeling_before", TEN;
        UNDERSTAND: Text = "understand", TEXT;
        WHEN: Text = "when", TEXT;
        FEEL: Id = "feel", ID;
        BECAUSE: Text = "because", TEXT;
        WISH: Text = "wish", TEXT;
        THEN: Id = "then", ID;
        LOOK_BACK: Day = "look_back", DAY;
        FEELING_AFTER: Number = "feeling_after", TEN;
        OUTCOME: Id = "outcome", ID;
        LANDED: Text = "landed", TEXT, added;
        LOOKED_BACK_ON: Day = "looked_back_on", DAY;
    }
    /// A note to the other that rests overnight.
    Letter = letter {
        TELL: Id = "tell", ID;
        HAPPENED: Text = "happened", TEXT;
        FEEL: Text = "feel", TEXT;
        NOT_NEEDED: Text = "not_needed", TEXT;
        WISH: Text = "wish", TEXT;
        LOOK_BACK: Day = "look_back", DAY;
        NOW: Id = "now", ID;
        OUTCOME: Id = "outcome", ID;
        LOOKED_BACK_ON: Day = "looked_back_on", DAY;
    }
    /// A value (what matters), and when one lived it.
    Strength = strength {
        FEELING_BEFORE: Number = "feeling_before", TEN;
        VALUE: Id = "value", ID;
        MATTERS: Text = "matters", TEXT;
        LIVED: Text = "lived", TEXT;
        FEELING_AFTER: Number = "feeling_after", TEN;
    }
    /// A goal in one's own words, and how near it is.
    Goal = goal {
        GOAL: Text = "goal", TEXT;
        SMALL_SIGN: Text = "small_sign", TEXT;
        LOOK_BACK: Day = "look_back", DAY;
        NEAR: Uses = "near", USES;
        ENDED: Id = "ended", ID;
        ENDED_ON: Day = "ended_on", DAY;
        LOOKED_BACK_ON: Day = "looked_back_on", DAY;
    }
    /// A trigger, and the chain of events that followed.
    Chain = chain {
        BEFORE: Text = "before", TEXT;
        TRIGGER: Id = "trigger", ID;
        THOUGHT: Text = "thought", TEXT;
        FEELING: Id = "feeling", ID;
        FEELING_BEFORE: Number = "feeling_before", TEN;
        DID: Text = "did", TEXT;
        IN_TEN_MINUTES: Text = "in_ten_minutes", TEXT;
        BY_TOMORROW: Text = "by_tomorrow", TEXT;
        FEELING_AFTER: Number = "feeling_after", TEN;
        LOOK_BACK: Day = "look_back", DAY, added;
        LOOKED_BACK_ON: Day = "looked_back_on", DAY, added;
    }
    /// An if-then plan for a trigger.
    Plan = plan {
        TRIGGER: Id = "trigger", ID;
        ACT: Text = "act", TEXT;
        AGAIN: Text = "again", TEXT;
        ENDED_ON: Day = "ended_on", DAY;
        LOOK_BACK: Day = "look_back", DAY;
        USES: Uses = "uses", USES;
        IN_THE_WAY: Text = "in_the_way", TEXT, added;
        INSTEAD: Id = "instead", ID, added;
    }
    /// One thing that was good enough.
    GoodEnough = good_enough {
        LINE: Text = "line", TEXT;
    }
    /// One of three evenings of writing.
    Evening = evening {
        EVENING: Number = "evening", THREE;
        FEELING_BEFORE: Number = "feeling_before", TEN;
        TEXT: Text = "text", TEXT;
        FEELING_AFTER: Number = "feeling_after", TEN;
    }
    /// A few minutes of slow breathing.
    Calm = calm {
        FEELING_BEFORE: Number = "feeling_before", TEN;
        MINUTES: Number = "minutes", MINUTES;
        FEELING_AFTER: Number = "feeling_after", TEN;
    }
    /// A plan for hard nights.
    NightPlan = night_plan {
        NOTICE: Text = "notice", TEXT;
        CALMS: Text = "calms", TEXT;
        AMONG: Text = "among", TEXT;
        COMPANY: Text = "company", TEXT;
        PROFESSIONAL: Text = "professional", TEXT;
        OUT_OF_REACH: Text = "out_of_reach", TEXT;
    }
    /// Time alone that was planned.
    AloneTime = alone_time {
        LOOK_BACK: Day = "look_back", DAY;
        WHEN: Text = "when", TEXT;
        WHAT: Text = "what", TEXT;
        PHONE: Id = "phone", ID;
        HAPPENED: Id = "happened", ID, added;
        IN_THE_WAY: Text = "in_the_way", TEXT, added;
        INSTEAD: Id = "instead", ID, added;
        RATING: Number = "rating", FOUR;
        AFTERWARDS: Text = "afterwards", TEXT;
        LOOKED_BACK_ON: Day = "looked_back_on", DAY;
    }
    /// A root: then and now.
    Root = root {
        FEELING_BEFORE: Number = "feeling_before", TEN;
        ROOT: Id = "root", ID;
        THEN: Text = "then", TEXT;
        NOW: Text = "now", TEXT;
        SIMILAR: Text = "similar", TEXT;
        DIFFERENT: Text = "different", TEXT;
        FEELING_AFTER: Number = "feeling_after", TEN;
    }
    /// A plan for heavier weeks.
    Setback = setback {
        EARLY: Text = "early", TEXT;
        HELPED: Text = "helped", TEXT;
        LESS: Text = "less", TEXT;
        TELL: Text = "tell", TEXT;
        HELP: Text = "help", TEXT;
        LOOK_BACK: Day = "look_back", DAY;
        FITS: Id = "fits", ID;
        LOOKED_BACK_ON: Day = "looked_back_on", DAY;
    }
    /// A talk with a therapist, and what was agreed in it.
    Session = session {
        TALKED: Text = "talked", TEXT;
        AGREED: Text = "agreed", TEXT;
        WHEN: Text = "when", TEXT;
        NEXT: Day = "next", DAY;
        LOOK_BACK: Day = "look_back", DAY;
        HINDRANCE: Text = "hindrance", TEXT;
        BRING_UP: Text = "bring_up", TEXT;
        LOOKED_BACK_ON: Day = "looked_back_on", DAY;
    }
    /// The review of a week.
    Review = review {
        WEEK: Day = "week", DAY;
        KEPT: Entry = "kept", ENTRY;
        NEXT: Text = "next", TEXT;
    }
    /// The monthly check.
    MonthlyCheck = monthly_check {
        SELF_ESTEEM: Items = "self_esteem", TEN_ITEMS;
        ANXIETY: Items = "anxiety", TEN_ITEMS;
        TRUST: Items = "trust", TEN_ITEMS;
        PHQ_2: Items = "phq_2", TWO_ITEMS;
        GAD_2: Items = "gad_2", TWO_ITEMS;
    }
    /// A coin-flip trial: whether something helps, by days with it and days without, as a coin decides.
    Trial = trial {
        WHAT: Id = "what", ID;
        SIGN: Id = "sign", ID;
        SHOWS: Id = "shows", ID;
        PAIRS: Number = "pairs", PAIRS;
        START: Day = "start", DAY;
        ENDED_ON: Day = "ended_on", DAY;
        DONE: Uses = "done", USES;
    }
}
