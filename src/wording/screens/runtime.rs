//! Texts: runtime.

pub(crate) const BUSY: &str =
    "You are writing that already. Its other draft is kept until you save or close this one.";
pub(crate) const THAT_DRAFT_IS_NO_LONGER_THERE: &str = "That draft is no longer there.";
pub(crate) const THE_DRAFT_IS_BACK: &str = "The draft is back.";
pub(crate) const UNREADABLE_PART: &str = "unreadable part";
pub(crate) const UNREADABLE_PARTS: &str = "unreadable parts";
pub(crate) const A_COPY: &str = "A copy";

sentences! {
    the_draft_could_not_be_kept_on_disk(error) = "The draft could not be kept on disk: {error}";
    not_kept_on_disk_it_is_only_in_this(error) = "Not kept on disk: {error}. It is only in this window; r on Home continues it.";
    saved_and_copied_to_delete_the_copy(path) = "Saved, and copied to {path}. Delete the copy when you no longer need it.";
    process(pid) = " (process {pid})";
    since(since) = " since {since}";
    another_window_is_open_this_one_is(process, since) = "Another window{process} is open{since}: this one is read-only.";
    json_had_lost_parts_that_this(month, parts) = "{month}.json had lost parts that this window had read. Put back: {parts}.";
    saved_but_what_belongs_to_it_was(error) = "Saved, but what belongs to it was not: {error}";
    left_by(program) = " left by {program}";
    of_merged_in_and_set_aside_in(what, of, from, was) = "{what} of {of}{from} {was} merged in and set aside in quarantine/.";
}
