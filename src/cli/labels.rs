//! Choices in a line: by their numbers or ids, or by their labels as they are read.

/// Reads all choices that a line names. As many words as make a label are that choice; any other word is one that `single`
/// knows. A label that two choices share names neither.
///
/// # Errors
/// That of `single`, for the first word that names none.
pub(super) fn named<T: Clone, E>(
    line: &str,
    labels: &[(&str, T)],
    single: impl Fn(&str) -> Result<T, E>,
) -> Result<Vec<T>, E> {
    let words: Vec<&str> = words(line).collect();
    let mut found = Vec::new();
    let mut rest = words.as_slice();
    while let Some((first, after)) = rest.split_first() {
        match longest(rest, labels) {
            Some((count, choice)) if count > 1 => {
                found.push(choice);
                rest = rest.get(count..).unwrap_or_default();
            }
            // A number is one of the list, whatever a label says.
            label => {
                found.push(single(first).or_else(|error| label.map(|(_, choice)| choice).ok_or(error))?);
                rest = after;
            }
        }
    }
    Ok(found)
}

/// The choice whose label is all of a line.
pub(super) fn whole<T: Clone>(line: &str, labels: &[(&str, T)]) -> Option<T> {
    let words: Vec<&str> = words(line).collect();
    longest(&words, labels).filter(|(count, _)| *count == words.len()).map(|(_, choice)| choice)
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty())
}

/// The longest label with which some words begin, as the number of its words and its choice.
fn longest<T: Clone>(line: &[&str], labels: &[(&str, T)]) -> Option<(usize, T)> {
    let begins = |label: &str| {
        let count = words(label).count();
        let here = line.get(..count).filter(|here| !here.is_empty())?;
        let is_it = words(label).zip(here).all(|(one, other)| one.to_lowercase() == other.to_lowercase());
        is_it.then_some(count)
    };
    let found: Vec<(usize, &T)> =
        labels.iter().filter_map(|(label, choice)| Some((begins(label)?, choice))).collect();
    let most = found.iter().map(|(count, _)| *count).max()?;
    let mut of_most = found.into_iter().filter(|(count, _)| *count == most);
    let (count, choice) = of_most.next()?;
    of_most.next().is_none().then(|| (count, choice.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LABELS: [(&str, usize); 6] = [
        ("late or short reply", 0),
        ("late", 1),
        ("tired, hungry, unwell", 2),
        ("twice", 3),
        ("Twice", 4),
        ("2", 5),
    ];

    fn read(line: &str) -> Result<Vec<usize>, ()> {
        named(line, &LABELS, |word| word.parse::<usize>().map(|number| number - 1).map_err(drop))
    }

    #[test]
    fn labels_numbers_and_several_of_them_are_read_in_one_line() {
        for (line, expected) in [
            ("", vec![]),
            ("1 3", vec![0, 2]),
            ("late or short reply", vec![0]),
            ("Late or Short Reply, 4", vec![0, 3]),
            ("late", vec![1]),
            ("late 3", vec![1, 2]),
            ("tired hungry unwell late or short reply", vec![2, 0]),
            ("2", vec![1]),
        ] {
            assert_eq!(read(line), Ok(expected), "{line}");
        }
        for line in ["twice", "late or", "short reply", "late or short", "x"] {
            assert_eq!(read(line), Err(()), "{line}");
        }
    }

    #[test]
    fn a_whole_line_is_one_label() {
        for (line, expected) in [
            ("LATE", Some(1)),
            ("late or short reply", Some(0)),
            ("late 3", None),
            ("twice", None),
            ("", None),
        ] {
            assert_eq!(whole(line, &LABELS), expected, "{line}");
        }
    }
}
