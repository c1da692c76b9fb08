//! The month that a text says it is of.

use inward::journal::Month;

/// That month; any other when it says none.
pub fn of(text: &str) -> Month {
    let stated = text.split_once("\"month\"").and_then(|(_, rest)| rest.split('"').nth(1)?.parse().ok());
    stated.unwrap_or_else(|| "2026-09".parse().expect("it is one"))
}
