//! Texts: offer.

pub(crate) const NOT_FINISHED_YET: &str = "Not finished yet";
pub(crate) const CONTINUE_WHERE_YOU_LEFT_OFF: &str = "Continue where you left off";
pub(crate) const NOTHING_ANSWERED_YET: &str = "Nothing has been answered yet.";
pub(crate) const NOTHING_HAS_BEEN_WRITTEN_YET: &str = "Nothing has been written yet.";

sentences! {
    of(done, all) = "{done} of {all}";
    discarded_on_home_brings_it_back(undo) = "Discarded. {undo} on Home brings it back.";
    you_were_in_the_middle_of_this(ago) = "You were in the middle of this, {ago}.";
    it_belongs_to(day) = "It belongs to {day}.";
    discard_it_on_home_brings_it_back(undo) = "Discard it; {undo} on Home brings it back";
    keep_it_for_later_on_home_continues(home) = "Keep it for later; {home} on Home continues it";
    check_in_for(day) = "Check-in for {day}";
    note_for(day) = "Note for {day}";
    kind_for(capitalised, day) = "{capitalised} for {day}";
    something_from_a_newer_version_of(day) = "Something from a newer version of inward, for {day}";
    it_is_kept_unchanged_in(data_dir) = "It is kept unchanged in {data_dir}.";
}
