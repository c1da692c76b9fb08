//! Texts: monthly.

sentences! {
    of(at, count) = "{at} of {count}";
    on(score, on, score_2) = "{score} on {on} ({score_2})";
}
