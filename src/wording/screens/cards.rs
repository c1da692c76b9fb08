//! The texts around the cards.

pub(crate) const ABOUT: &str = "One comes each week. You can read any of them at any time.";
pub(crate) const COME_AGAIN: &str = "They come again, one each week.";
pub(crate) const WRITE: &str = "write a note about it";

sentences! {
    again(key) = "{key} has them come again, one each week.";
    people(support) = "{support}: people to talk to.";
}
