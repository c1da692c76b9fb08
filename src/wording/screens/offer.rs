//! The texts of the offer to continue drafts.

pub(crate) const NOT_FINISHED_YET: &str = "Not finished yet";
pub(crate) const CONTINUE_WHERE_YOU_LEFT_OFF: &str = "Continue where you left off";
pub(crate) const NOTHING_ANSWERED_YET: &str = "Nothing has been answered yet.";
pub(crate) const NOTHING_WRITTEN_YET: &str = "Nothing has been written yet.";

sentences! {
    discarded(undo) = "Discarded. {undo} on Home brings it back.";
    in_the_middle(ago) = "You were in the middle of this, {ago}.";
    belongs_to(day) = "It belongs to {day}.";
    discard_it(undo) = "Discard it; {undo} on Home brings it back";
    keep_for_later(home) = "Keep it for later; {home} on Home continues it";
    check_in_for(day) = "Check-in for {day}";
    note_for(day) = "Note for {day}";
    kind_for(capitalised, day) = "{capitalised} for {day}";
    newer_for(day) = "Something from a newer version of inward, for {day}";
    kept_unchanged_in(data_dir) = "It is kept unchanged in {data_dir}.";
}
