//! The texts of writing sessions.

pub(crate) const KEPT_AS_A_DRAFT: &str = "Kept as a draft.";

sentences! {
    changed_since_this_draft(fields) = "Changed since this draft: {fields}.";
    skipped(label) = "{label} skipped";
}
