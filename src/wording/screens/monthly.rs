//! The texts of the monthly check.

sentences! {
    change_since(on, change) = "change since {on}: {change}";
    earlier_score(score, on, score_2) = "{score} on {on} ({score_2})";
}
