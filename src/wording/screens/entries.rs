//! The texts of the list of entries.

pub(crate) const CANNOT_DELETE_UNSHOWN: &str = "An entry that cannot be shown cannot be deleted here.";
pub(crate) const NEWEST_FIRST: &str = "Newest first";
pub(crate) const NOTHING_FOUND_SO_FAR: &str = "Nothing found so far.";
pub(crate) const NOTHING_HERE_MATCHES: &str = "Nothing here matches.";
pub(crate) const NOTHING_IS_WRITTEN_YET: &str = "Nothing is written yet.";
pub(crate) const DATES_HINT: &str = "2026-11-22, 22 nov, friday, 2026-11, 2026, -7; empty shows all days";
pub(crate) const SEARCH_HINT_LONG: &str =
    "words \"a phrase\" kind: sign:jealousy>2 trigger: did: helped: root: from: to:";
pub(crate) const SEARCH_HINT_MIDDLE: &str =
    "words \"a phrase\" kind: sign: trigger: did: helped: root: from: to:";
pub(crate) const SEARCH_HINT_SHORT: &str = "\"a phrase\" kind: sign: trigger: from:";
pub(crate) const NEWER_KINDS: &str = "kinds from a newer version";
pub(crate) const ONE_UNSHOWN: &str = "1 entry cannot be shown here; it is kept unchanged.";
pub(crate) const WRITTEN_BY_A_NEWER_VERSION: &str = "written by a newer version";

sentences! {
    of(thousands, all, entries) = "{thousands} of {all} {entries}";
    several_versions(versions) = "{versions} several versions";
    unshown(count) = "{count} entries cannot be shown here; they are kept unchanged.";
    last_days(days) = "the last {days} days";
}
