//! The texts of the monthly check.

sentences! {
    earlier_score(score, on, score_2) = "{score} on {on} ({score_2})";
}
