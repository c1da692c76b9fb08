//! The texts on skipped lines of the config file.

pub(crate) const IT_IS: &str = "It is";
pub(crate) const IT_AND_ONE_MORE_ARE: &str = "It and one more line are";
pub(crate) const IT_AND: &str = "It and";

sentences! {
    more_lines_are(more) = " {more} more lines are";
    skipped(first, skipped, more) = "{first} {skipped}{more} skipped; inward config check says more.";
    skipped_shortly(first) = "{first} is skipped: inward config check says why.";
}
