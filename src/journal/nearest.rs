//! The nearest of some words: what a person may have meant.

/// The word that is nearest to what was written, unless none is near.
pub fn nearest<'a>(written: &str, words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written = written.to_lowercase();
    let reach = written.chars().count().div_ceil(3).max(2);
    let near = |word: &&str| (word.starts_with(&written) && !written.is_empty(), distance(&written, word));
    words
        .into_iter()
        .map(|word| (near(&word), word))
        .filter(|((begins, distance), _)| *begins || *distance <= reach)
        .min_by_key(|((begins, distance), _)| (!begins, *distance))
        .map(|(_, word)| word)
}

/// How many characters must be added, dropped, replaced or swapped with their neighbour to get from one word to the
/// other.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    let mut previous = None;
    for (row, c) in one.chars().enumerate() {
        let mut current = vec![row + 1];
        for (column, d) in other.iter().enumerate() {
            let at = |line: &[usize], column: usize| line.get(column).copied().unwrap_or(usize::MAX / 2);
            let replaced = at(&last, column) + usize::from(c != *d);
            let mut fewest = replaced.min(at(&last, column + 1) + 1).min(at(&current, column) + 1);
            let neighbour = column.checked_sub(1).and_then(|column| other.get(column));
            if previous == Some(*d) && neighbour == Some(&c) {
                fewest = fewest.min(at(&before_last, column.saturating_sub(1)) + 1);
            }
            current.push(fewest);
        }
        previous = Some(c);
        before_last = std::mem::replace(&mut last, current);
    }
    last.last().copied().unwrap_or_default()
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
            assert_eq!(distance(one, other), expected, "{one} {other}");
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
