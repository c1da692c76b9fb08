//! The texts of the choice among versions.

pub(crate) const OTHERS_STAY: &str = "s stay";
pub(crate) const OTHER_STAYS: &str = " one stays";
pub(crate) const THIS_VERSION_IS_KEPT: &str = "This version is kept.";
pub(crate) const FROM_A_NEWER_VERSION: &str = "A newer version of inward wrote one of them. It cannot be shown here, so you cannot choose. All are kept.";
pub(crate) const SHOWN_NOW: &str = "Shown now";
pub(crate) const ONLY_ONE_NOW: &str = "This entry has only one version now.";
pub(crate) const DIFFER_IN_TIME_ONLY: &str = "They differ only in when they were made.";
pub(crate) const MEANING_OF_MARKS: &str = "+ marks what only one version has.";
pub(crate) const TWO_OR_MORE_DAYS_LATER: &str = "two or more days later";
pub(crate) const ON_TIME: &str = "on time";
pub(crate) const DIFFER_IN_UNKNOWN_PARTS: &str =
    "They also differ in parts that only a newer version of inward can show.";
pub(crate) const NOT_RECORDED: &str = "not recorded";
pub(crate) const NOT_OPENED: &str = "not opened";
pub(crate) const NOTHING_TICKED: &str = "nothing ticked";
pub(crate) const ANOTHER_ORDER: &str = "The same in another order.";
pub(crate) const NONE_WAS_SHOWN: &str = "none was shown";
pub(crate) const DIFFER_IN_SPACES_ONLY: &str = "Only spaces or line breaks differ.";
pub(crate) const FILLED_IN: &str = "Filled in";
pub(crate) const KEEP_BOTH: &str = "Keep both as they are";
pub(crate) const KEEP_ALL: &str = "Keep all as they are";
/// Between words that do not stand together.
pub(crate) const GAP: &str = " ... ";

sentences! {
    keep_version(made) = "Keep the version of {made}?";
    others_in_backup(all) = "The other{all} in a backup.";
    no_keep(all) = "No, keep {all}";
    versions_of(entry) = "Versions of {entry}";
    other_of(beside, others) = "Other {beside} of {others}";
    same_in_both(names) = "The same in both: {names}.";
    there_are(n) = "This entry has {n} versions. Read them, and choose one if you like; what is not chosen stays in a backup.";
    version(number, made) = "Version {number}, made {made}";
    version_shown(number, made) = "Version {number}, made {made}, shown now";
    what_differs(one, other) = "What differs between version {one} and version {other}:";
    in_version(name, number, words) = "{name}, in version {number}: {words}";
    only_in(name, number, words) = "{name}, only in version {number}: {words}";
    keep(made, number) = "Keep version {number}, of {made}";
    note_on(label) = "Note on {label}";
}
