//! Texts: outcome.

sentences! {
    of(count, all) = "{count} of {all}";
}
