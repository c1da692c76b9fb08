//! Texts: versions.

pub(crate) const OTHERS_STAY: &str = "s stay";
pub(crate) const OTHER_STAYS: &str = " one stays";
pub(crate) const THIS_VERSION_IS_KEPT: &str = "This version is kept.";
pub(crate) const FROM_A_NEWER_VERSION: &str = "A newer version of inward wrote one of them. It cannot be shown here, so you cannot choose. All are kept.";
pub(crate) const SHOWN_NOW: &str = "Shown now";
pub(crate) const THIS_ENTRY_HAS_ONLY_ONE_VERSION_NOW: &str = "This entry has only one version now.";
pub(crate) const THIS_ENTRY_IS_NO_LONGER_HERE: &str = "This entry is no longer here.";
pub(crate) const THEY_DIFFER_ONLY_IN_WHEN_THEY_WERE: &str = "They differ only in when they were made.";
pub(crate) const MARKS_WHAT_ONLY_ONE_VERSION_HAS: &str = "+ marks what only one version has.";
pub(crate) const TWO_OR_MORE_DAYS_LATER: &str = "two or more days later";
pub(crate) const ON_TIME: &str = "on time";
pub(crate) const NOTHING_WRITTEN: &str = "nothing written";
pub(crate) const THEY_ALSO_DIFFER_IN_PARTS_THAT_ONLY: &str =
    "They also differ in parts that only a newer version of inward can show.";
pub(crate) const NOT_RECORDED: &str = "not recorded";
pub(crate) const NOT_OPENED: &str = "not opened";
pub(crate) const NOTHING_TICKED: &str = "nothing ticked";
pub(crate) const THE_SAME_IN_ANOTHER_ORDER: &str = "The same in another order.";
pub(crate) const NOT_ANSWERED: &str = "not answered";
pub(crate) const NONE_WAS_SHOWN: &str = "none was shown";
pub(crate) const ONLY_SPACES_OR_LINE_BREAKS_DIFFER: &str = "Only spaces or line breaks differ.";
pub(crate) const FILLED_IN: &str = "Filled in";
pub(crate) const ANYTHING_ELSE: &str = "Anything else";

sentences! {
    keep_the_version_of(made) = "Keep the version of {made}?";
    the_other_in_a_backup(all) = "The other{all} in a backup.";
    no_keep(all) = "No, keep {all}";
    versions_of(entry) = "Versions of {entry}";
    other_of(beside, others) = "Other {beside} of {others}";
    the_same_in_both(names) = "The same in both: {names}.";
    note_on(label) = "Note on {label}";
}
