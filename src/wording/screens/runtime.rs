//! The texts of the runtime.

pub(crate) const UNKEPT: &str =
    "Some text is only in this window, not on disk. Free some disk space, or quit again to leave without it.";
pub(crate) const BUSY: &str =
    "You are writing that already. Its other draft is kept until you save or close this one.";
pub(crate) const DRAFT_IS_GONE: &str = "That draft is no longer there.";
pub(crate) const DRAFT_IS_BACK: &str = "The draft is back.";
pub(crate) const UNREADABLE_PART: &str = "unreadable part";
pub(crate) const UNREADABLE_PARTS: &str = "unreadable parts";
pub(crate) const A_COPY: &str = "A copy";

sentences! {
    draft_not_kept(error) = "The draft could not be kept on disk: {error}";
    only_in_this_window(error) = "Not kept on disk: {error}. It is only in this window; r on Home continues it.";
    written_to(path) = "Written: {path} (only you can read it). Delete it when it has served.";
    copied_to(path) = "Saved, and copied to {path}. Delete the copy when you no longer need it.";
    process(pid) = " (process {pid})";
    since(since) = " since {since}";
    reads_only(process, since) = "Another window{process} is open{since}: this one is read-only.";
    put_back(month, parts) = "{month}.json had lost parts that this window had read. Put back: {parts}.";
    partly_saved(error) = "Saved, but what belongs to it was not: {error}";
    left_by(program) = " left by {program}";
    merged_in(what, of, from, was) = "{what} of {of}{from} {was} merged in and set aside in quarantine/.";
}
