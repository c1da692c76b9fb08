//! Names of fields: each knows the shape of its field and the type of its answers, so that a field is read and set by the
//! type of its answer alone.

use std::marker::PhantomData;

use super::answer::{Answer, Shape, Use};
use crate::journal::day::Day;
use crate::journal::id::EntryId;
use crate::journal::moment::Moment;

/// The types of answers, by which fields are read and set.
pub mod of {
    use super::{Answer, EntryId, Shape, Use};

    /// A type of answer.
    pub trait Type {
        /// An answer that was read.
        type Read<'a>;
        /// An answer to set.
        type Given;
        /// Reads an answer; an answer of another type reads as if there were none.
        fn read(answer: &Answer) -> Self::Read<'_>;
        /// Makes an answer.
        fn answer(given: Self::Given) -> Answer;
        /// Whether fields of a shape have answers of this type.
        fn fits(shape: Shape) -> bool;
    }

    macro_rules! types {
        ($($(#[$doc:meta])* $name:ident, $given:ty, $read:ty, $method:ident;)+) => {
            $(
                $(#[$doc])*
                #[derive(Clone, Copy, Debug)]
                pub enum $name {}

                impl Type for $name {
                    type Read<'a> = $read;
                    type Given = $given;

                    fn read(answer: &Answer) -> Self::Read<'_> {
                        answer.$method()
                    }

                    fn answer(given: $given) -> Answer {
                        Answer::$name(given)
                    }

                    fn fits(shape: Shape) -> bool {
                        matches!(shape, Shape::$name { .. })
                    }
                }
            )+
        };
    }

    types! {
        /// Words.
        Text, String, &'a str, text;
        /// A whole number.
        Number, u16, Option<u16>, number;
        /// The id of a choice.
        Id, String, Option<&'a str>, id;
        /// The ids of choices.
        Ids, Vec<String>, &'a [String], ids;
        /// A day.
        Day, super::Day, Option<super::Day>, day;
        /// A moment.
        Moment, super::Moment, Option<&'a super::Moment>, moment;
        /// Another entry.
        Entry, EntryId, Option<EntryId>, entry;
        /// The times when something was used or not.
        Uses, Vec<Use>, &'a [Use], uses;
        /// The answers to the items of a questionnaire.
        Items, Vec<Option<u8>>, &'a [Option<u8>], items;
    }
}

/// One field of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name in documents.
    pub key: &'static str,
    /// Its shape.
    pub shape: Shape,
    /// Whether documents may lack it, as those of before do: it is written only where it holds something.
    pub may_be_missing: bool,
}

/// The name of a field whose answers are of type `T`.
#[derive(Clone, Copy, Debug)]
pub struct Name<T> {
    /// The name in documents.
    pub key: &'static str,
    pub(super) shape: Shape,
    may_be_missing: bool,
    answers: PhantomData<fn() -> T>,
}

impl<T> AsRef<str> for Name<T> {
    fn as_ref(&self) -> &str {
        self.key
    }
}

impl<T> Name<T> {
    pub(super) const fn new(key: &'static str, shape: Shape) -> Self {
        Self { key, shape, may_be_missing: false, answers: PhantomData }
    }

    /// The same for a field that came to its kind later.
    pub(super) const fn added(self) -> Self {
        Self { key: self.key, shape: self.shape, may_be_missing: true, answers: PhantomData }
    }

    pub(super) const fn field(&self) -> Field {
        Field { key: self.key, shape: self.shape, may_be_missing: self.may_be_missing }
    }
}
