//! The texts of the support page.

pub(crate) const ALL_COUNTRIES: &str = "All places with lines of their own are shown.";
pub(crate) const HOW_TO_NAME: &str =
    "inward support --country IE prints those of one country, by its two letters.";

sentences! {
    no_number_for(country, directory) = "No number for {country} could be checked well enough to list here. {directory} knows the lines there.";
    shown_for(country) = "Shown for: {country}.";
    how_to_choose(before, after, typed) = "{before} {after} show another country, {typed} any by its two letters.";
    fixed(file, line) = "The country is set in line {line} of {file}.";
}
