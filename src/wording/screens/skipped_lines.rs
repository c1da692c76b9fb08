//! Texts: skipped lines.

pub(crate) const IT_IS: &str = "It is";
pub(crate) const IT_AND_ONE_MORE_LINE_ARE: &str = "It and one more line are";
pub(crate) const IT_AND: &str = "It and";

sentences! {
    more_lines_are(more) = " {more} more lines are";
    skipped_inward_config_check_says(first, skipped, more) = "{first} {skipped}{more} skipped; inward config check says more.";
    is_skipped_inward_config_check_says(first) = "{first} is skipped: inward config check says why.";
}
