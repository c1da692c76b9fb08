//! The markers that git leaves in a file when it cannot merge two versions of it.
//!
//! Git merges line by line and knows nothing of entries, but a text in a document never begins a line: anything that
//! git leaves at the start of one is a marker and nothing else. Each side is a whole document again once the lines of
//! the other are taken out. Git has already put lines that only one side changed into both, so where both changed one
//! entry a version may be a mixture of the two.

use std::ops::Range;

/// The whole texts of the two sides, ours and theirs; `None` when there are no markers or they are not balanced.
pub fn sides(text: &str) -> Option<Vec<String>> {
    let parts = parts(text.as_bytes())?;
    let side = |side: Owner| {
        let parts = parts.iter().filter(|(part, _)| *part == side || *part == Owner::Both);
        parts.filter_map(|(_, lines)| text.get(lines.clone())).collect::<String>()
    };
    Some(vec![side(Owner::Ours), side(Owner::Theirs)])
}

/// The most markers that are read: git leaves four for each place in which both sides changed.
const MOST_MARKERS: usize = 100_000;

/// The side that a line belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Owner {
    Both,
    Ours,
    /// An old version, which both sides have replaced.
    Base,
    Theirs,
    Marker,
}

/// The text in parts of whole lines with whose they are; `None` as from [`sides`], and when there are more markers than
/// any merge leaves.
pub(crate) fn parts(text: &[u8]) -> Option<Vec<(Owner, Range<usize>)>> {
    let mut parts: Vec<(Owner, Range<usize>)> = Vec::new();
    let mut part = Owner::Both;
    let (mut markers, mut start) = (0, 0);
    for line in text.split_inclusive(|byte| *byte == b'\n') {
        let end = start + line.len();
        let whose = match (marker(line), part) {
            (None, part) => part,
            (Some(b'<'), Owner::Both) => Owner::Ours,
            (Some(b'|'), Owner::Ours) => Owner::Base,
            (Some(b'='), Owner::Ours | Owner::Base) => Owner::Theirs,
            (Some(b'>'), Owner::Theirs) => Owner::Both,
            _ => return None,
        };
        if marker(line).is_some() {
            markers += 1;
            if markers > MOST_MARKERS {
                return None;
            }
            part = whose;
            parts.push((Owner::Marker, start..end));
        } else {
            match parts.last_mut() {
                Some((last, lines)) if *last == part => lines.end = end,
                _ => parts.push((part, start..end)),
            }
        }
        start = end;
    }
    (markers > 0 && part == Owner::Both).then_some(parts)
}

/// Returns the character that a marker repeats seven times; after it the line ends, or a space and a name follow.
fn marker(line: &[u8]) -> Option<u8> {
    let (seven, rest) = line.split_at_checked(7)?;
    let first = *seven.first()?;
    let is_marker = matches!(first, b'<' | b'|' | b'=' | b'>') && seven.iter().all(|byte| *byte == first);
    (is_marker && matches!(rest.first(), None | Some(b' ' | b'\r' | b'\n'))).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(text: &str) -> [String; 2] {
        sides(text).unwrap().try_into().unwrap()
    }

    #[test]
    fn each_side_is_the_text_without_the_lines_of_the_other() {
        let text = "a\n<<<<<<< HEAD\nb\n=======\nc\nd\n>>>>>>> other branch\ne\n";
        assert_eq!(both(text), ["a\nb\ne\n", "a\nc\nd\ne\n"]);
    }

    #[test]
    fn several_places_empty_sides_and_a_last_line_without_end_are_read() {
        let text = "<<<<<<< x\n=======\nc\n>>>>>>> y\ne\n<<<<<<<\nf\n=======\n>>>>>>>\ng\n\
            <<<<<<< x\nh\n=======\ni\n>>>>>>> y";
        assert_eq!(both(text), ["e\nf\ng\nh\n", "c\ne\ng\ni\n"]);
    }

    #[test]
    fn the_base_is_in_neither_side_even_when_it_holds_longer_markers() {
        let text = "<<<<<<< x\na\n||||||| merged common ancestors\n\
            <<<<<<<<< t\no\n=========\np\n>>>>>>>>> t\n=======\nb\n>>>>>>> y\n";
        assert_eq!(both(text), ["a\n", "b\n"]);
    }

    #[test]
    fn line_ends_of_other_systems_stay_as_they_are() {
        let text = "a\r\n<<<<<<< HEAD\r\nb\r\n|||||||\r\nx\r\n=======\r\nc\r\n>>>>>>> y\r\n";
        assert_eq!(both(text), ["a\r\nb\r\n", "a\r\nc\r\n"]);
    }

    #[test]
    fn markers_that_are_not_balanced_give_no_sides() {
        for text in [
            "",
            "a\n",
            "<<<<<<< x\na\n",
            "<<<<<<< x\na\n=======\nb\n",
            "a\n=======\nb\n>>>>>>> y\n",
            "<<<<<<< x\n<<<<<<< x\na\n=======\nb\n>>>>>>> y\n",
            "<<<<<<< x\na\n=======\nb\n=======\nc\n>>>>>>> y\n",
            "<<<<<<< x\na\n=======\nb\n||||||| z\nc\n>>>>>>> y\n",
            "<<<<<<< x\na\n>>>>>>> y\n",
            "<<<<<<< x\na\n=======\nb\n>>>>>>> y\n>>>>>>> y\n",
        ] {
            assert_eq!(sides(text), None, "{text:?}");
        }
    }

    #[test]
    fn what_only_looks_like_a_marker_is_a_line() {
        for line in ["<<<<<<", "<<<<<<<<", " <<<<<<<", "<<<<<<<x", "\"=======\"", "==========="] {
            assert_eq!(sides(line), None, "{line}");
            let text = format!("{line}\n<<<<<<< x\na\n=======\nb\n>>>>>>> y\n{line}");
            assert_eq!(both(&text), ["a", "b"].map(|side| format!("{line}\n{side}\n{line}")));
        }
    }
}
