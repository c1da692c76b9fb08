//! Choices in a line: by their numbers or ids, or by their labels as they are read.

/// What separates choices: a comma, as it is written in any script.
const COMMAS: [char; 3] = [',', '、', '，'];

/// The ways in which one word names a choice, besides its label.
pub(super) struct Names<B, A> {
    /// Those that go before a label, such as numbers.
    pub(super) before: B,
    /// Those that a label goes before.
    pub(super) after: A,
}

impl<B, A> Names<B, A> {
    /// Reads all choices that a line names. Commas separate them, and within a piece as many words as make a label are that
    /// choice. Only where a piece names none is it one across commas, as of a label that has some. A label that two choices
    /// share names neither.
    ///
    /// # Errors
    /// The words of the first piece that name none.
    pub(super) fn read<T: Clone>(&self, line: &str, labels: &[(&str, T)]) -> Result<Vec<T>, String>
    where
        B: Fn(&str) -> Option<T>,
        A: Fn(&str) -> Option<T>,
    {
        let mut found = Vec::new();
        for piece in line.split(COMMAS) {
            match self.piece(piece, labels) {
                Ok(choices) => found.extend(choices),
                Err(fault) => return self.piece(line, labels).map_err(|_| fault),
            }
        }
        Ok(found)
    }

    /// Reads the choices in some words, whatever stands between them.
    fn piece<T: Clone>(&self, piece: &str, labels: &[(&str, T)]) -> Result<Vec<T>, String>
    where
        B: Fn(&str) -> Option<T>,
        A: Fn(&str) -> Option<T>,
    {
        let words: Vec<&str> = words(piece).collect();
        let mut found = Vec::new();
        let mut rest = words.as_slice();
        while let Some((first, _)) = rest.split_first() {
            let Some((count, choice)) = self.next(first, rest, labels) else {
                return Err(self.unknown(rest, labels));
            };
            found.push(choice);
            rest = rest.get(count..).unwrap_or_default();
        }
        Ok(found)
    }

    /// The choice with which some words begin, and how many of them name it.
    fn next<T: Clone>(&self, first: &str, words: &[&str], labels: &[(&str, T)]) -> Option<(usize, T)>
    where
        B: Fn(&str) -> Option<T>,
        A: Fn(&str) -> Option<T>,
    {
        let label = longest(words, labels);
        let several = label.clone().filter(|(count, _)| *count > 1);
        let one = |choice: Option<T>| choice.map(|choice| (1, choice));
        several.or_else(|| one((self.before)(first))).or(label).or_else(|| one((self.after)(first)))
    }

    /// The words up to the next that names a choice.
    fn unknown<T: Clone>(&self, words: &[&str], labels: &[(&str, T)]) -> String
    where
        B: Fn(&str) -> Option<T>,
        A: Fn(&str) -> Option<T>,
    {
        let is_known = |at: &usize| {
            let rest = words.get(*at..).unwrap_or_default();
            rest.first().is_some_and(|first| self.next(first, rest, labels).is_some())
        };
        let count = (1..words.len()).find(is_known).unwrap_or(words.len());
        words.get(..count).unwrap_or_default().join(" ")
    }
}

/// The choice whose label is all of a line.
pub(super) fn whole<T: Clone>(line: &str, labels: &[(&str, T)]) -> Option<T> {
    let words: Vec<&str> = words(line).collect();
    longest(&words, labels).filter(|(count, _)| *count == words.len()).map(|(_, choice)| choice)
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| c.is_whitespace() || COMMAS.contains(&c)).filter(|word| !word.is_empty())
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

    const LABELS: [(&str, usize); 10] = [
        ("late or short reply", 0),
        ("late", 1),
        ("tired, hungry, unwell", 2),
        ("twice", 3),
        ("Twice", 4),
        ("2", 5),
        ("rain", 6),
        ("rain walk", 7),
        ("rest", 8),
        ("walk", 9),
    ];

    fn number(word: &str) -> Option<usize> {
        word.parse::<usize>().ok().and_then(|number| number.checked_sub(1))
    }

    fn id(word: &str) -> Option<usize> {
        ["twice", "waited", "rest"].iter().position(|id| *id == word)
    }

    fn read(line: &str) -> Result<Vec<usize>, String> {
        Names { before: number, after: id }.read(line, &LABELS)
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
            ("late、3，1", vec![1, 2, 0]),
            ("tired hungry unwell late or short reply", vec![2, 0]),
            ("tired, hungry, unwell", vec![2]),
            ("1, tired, hungry, unwell, late", vec![0, 2, 1]),
            ("2", vec![1]),
            ("waited", vec![1]),
            // Its own label goes before the id of another.
            ("rest", vec![8]),
        ] {
            assert_eq!(read(line), Ok(expected), "{line}");
        }
    }

    #[test]
    fn a_comma_separates_what_is_one_label_without_it() {
        assert_eq!(read("rain walk"), Ok(vec![7]));
        assert_eq!(read("rain, walk"), Ok(vec![6, 9]));
        assert_eq!(read("late, or short reply").unwrap(), [0], "across commas, as a piece names none");
    }

    #[test]
    fn what_names_no_choice_is_said_whole() {
        for (line, fault) in [
            ("late or", "or"),
            ("short reply", "short reply"),
            ("1 shopping mall 3", "shopping mall"),
            ("1, a rainy sunday, 3", "a rainy sunday"),
            ("tired, hungry", "tired"),
            ("x", "x"),
        ] {
            assert_eq!(read(line), Err(fault.to_owned()), "{line}");
        }
        assert_eq!(read("twice"), Ok(vec![0]), "a label of two choices is none, but the id is");
        let nothing = |_: &str| None;
        assert!(Names { before: nothing, after: nothing }.read("twice", &LABELS).is_err());
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
