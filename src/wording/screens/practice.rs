//! Texts: practice.

pub(crate) const READING_EARLIER_ENTRIES_THIS_OPENS: &str =
    "Reading earlier entries; this opens in a moment.";
pub(crate) const THIS_EVENING_IS_WRITTEN_THE_NEXT: &str =
    "This evening is written. The next one is for another day.";

sentences! {
    the_three_evenings_are_written_they(day) = "The three evenings are written. They open again on {day}.";
    enter_continues_it_discards_it(discard) = "Enter continues it; {discard} discards it.";
    discarded_brings_it_back(undo) = "Discarded. {undo} brings it back.";
}
