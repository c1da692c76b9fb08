//! Texts: support.

sentences! {
    checked(sources, checked) = "{sources}. Checked {checked}.";
    these_are_all_places_with_their_own(file) = "These are all places with their own lines. To see only yours, put country = \"IE\" (your two \
             letters) into {file}.";
    no_number_for_could_be_checked_well(country, directory) = "No number for {country} could be checked well enough to list here. {directory} knows the lines there.";
    shown_for_country_in(country, file) = "Shown for country = \"{country}\" in {file}.";
}
