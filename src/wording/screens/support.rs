//! The texts of the support page.

sentences! {
    checked(sources, checked) = "{sources}. Checked {checked}.";
    all_countries(file) = "These are all places with their own lines. To see only yours, put country = \"IE\" (your two \
             letters) into {file}.";
    no_number_for(country, directory) = "No number for {country} could be checked well enough to list here. {directory} knows the lines there.";
    shown_for(country, file) = "Shown for country = \"{country}\" in {file}.";
}
