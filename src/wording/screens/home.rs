//! Texts: home.

pub(crate) const TODAY_IS_NOT_RECORDED_YET: &str = "Today is not recorded yet.";
pub(crate) const THERE_IS_A_DRAFT_FROM_A_NEWER: &str =
    "There is a draft from a newer version of inward; it is kept unchanged.";
pub(crate) const ONE_ENTRY_WAS: &str = "One entry was";
pub(crate) const SOME_ENTRIES_WERE: &str = "Some entries were";
pub(crate) const TODAY_IS_WITHIN_YOUR_USUAL_RANGE: &str = "Today is within your usual range.";

sentences! {
    today_was_recorded_at(time) = "Today was recorded at {time}.";
    of(draft) = " of {draft}";
    you_have_an_unfinished_continues_it(kind, of, key) = "You have an unfinished {kind}{of}. {key} continues it.";
    changed_in_two_places_shows_marked(what, key, them, versions) = "{what} changed in two places: {key} shows {them}, marked {versions}.";
    too_early_to_say_what_is_usual_for(n, least) = "Too early to say what is usual for you: {n} of {least} earlier days.";
    to(low, high) = "{low} to {high}";
    is_its_usual_range_today_usually(label, side, rating, range, n) = "{label} is {side} its usual range today: {rating}, usually {range} ({n} days).";
    not_recorded(direction, not_recorded) = "{direction}  {not_recorded} not recorded";
}
