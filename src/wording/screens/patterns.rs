//! The texts of patterns.

pub(crate) const NOTHING_WAS_TICKED_HERE: &str = "Nothing was ticked here.";
pub(crate) const IN_ALL: &str = " in all";
pub(crate) const NEXT_DAY_LIGHTER: &str = "next day lighter";
pub(crate) const NEXT_DAY_HEAVIER: &str = "next day heavier";
pub(crate) const OTHERS: &str = "others";

pub(crate) const WITH: &str = "with";
pub(crate) const WITHOUT: &str = "without";

/// The word for a comparison.
pub(crate) fn verdict(is_worth_noticing: bool) -> &'static str {
    if is_worth_noticing { "tends to go together" } else { "nothing stands out" }
}

/// Says how many more days a comparison needs: with the tick, without it, of both together.
pub(crate) fn missing((with, without, all): (usize, usize, usize)) -> String {
    let both = with.saturating_add(without);
    let parts = [(with, "with it"), (without, "without"), (all.saturating_sub(both), "more of either")];
    let needed: Vec<String> =
        parts.into_iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    format!("still needs {}", needed.join(", "))
}

sentences! {
    mean_and_n(mean, n) = "{mean} ({n})";
    next_day(sign, change, low, high, n) = "{sign} {change} ({low} to {high}, {n} days)";
    verdict_on(sign, word) = "{sign}: {word}";
    opened_on(heading, n, days, span) = "{heading} · opened on {n} {days}{span}";
    title(weeks) = "Patterns · {weeks} weeks";
}
