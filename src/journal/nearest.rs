//! Finds the nearest of some words: the one that a person may have meant.

use strsim::osa_distance;

/// Finds the word nearest to the written one, unless none is near. The distance is the number of characters to add,
/// drop, replace or swap with their neighbour; a word that begins with the written one is nearest.
pub fn nearest<'a>(written: &str, words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written = written.to_lowercase();
    let reach = written.chars().count().div_ceil(3).max(2);
    let near =
        |word: &&str| (word.starts_with(&written) && !written.is_empty(), osa_distance(&written, word));
    words
        .into_iter()
        .map(|word| (near(&word), word))
        .filter(|((begins, distance), _)| *begins || *distance <= reach)
        .min_by_key(|((begins, distance), _)| (!begins, *distance))
        .map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_distance_counts_single_slips_of_the_fingers() {
        for (one, other, expected) in [
            ("theme", "theme", 0),
            ("thme", "theme", 1),
            ("themes", "theme", 1),
            ("thene", "theme", 1),
            ("htemes", "theme", 2),
            ("", "abc", 3),
            ("abc", "", 3),
        ] {
            assert_eq!(osa_distance(one, other), expected, "{one} {other}");
        }
    }

    #[test]
    fn only_a_word_that_is_near_is_suggested() {
        let words = ["late_reply", "plans_changed", "partner_out"];
        for (written, expected) in [
            ("late_replay", Some("late_reply")),
            ("LATE_REPLY", Some("late_reply")),
            ("plans", Some("plans_changed")),
            ("partner-out", Some("partner_out")),
            ("volcano", None),
            ("", None),
        ] {
            assert_eq!(nearest(written, words), expected, "{written}");
        }
    }
}
