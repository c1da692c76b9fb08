//! The texts of the support page.

pub(crate) const ALL_COUNTRIES: &str = "All places with lines of their own are shown.";
pub(crate) const HOW_TO_NAME: &str =
    "inward support --country IE prints those of one country, by its two letters.";
/// The same where the menu is, line by line.
pub(crate) const HOW_TO_NAME_IN_THE_MENU: &str =
    "Another country: the word settings, in the menu, or the command inward support --country IE.";

sentences! {
    no_number_for(country, directory) = "No number for {country} could be checked well enough to list here. {directory} knows the lines there.";
    shown_for(country) = "Shown for: {country}.";
    how_to_choose(before, after, typed) = "{before} {after} show another country, {typed} any by its two letters.";
    fixed(file, line) = "The country is set in line {line} of {file}.";
}
