//! The markers that git leaves in a file when it cannot merge two versions of it.
//!
//! Git merges line by line and knows nothing of entries, but a text in a document never begins a line: what it leaves
//! at the start of one is a marker and nothing else. Each side is a whole document again once the lines of the other
//! are taken out. Lines that only one side changed git has already put into both, so that where both changed one entry a
//! version may be mixed of the two.

/// The whole texts of the two sides, ours and theirs; `None` when there are no markers or they are not balanced.
pub fn sides(text: &str) -> Option<Vec<String>> {
    let parts = parts(text)?;
    let side = |side: Part| {
        let parts = parts.iter().filter(|(part, _)| *part == side || *part == Part::Both);
        parts.map(|(_, lines)| *lines).collect::<String>()
    };
    Some(vec![side(Part::Ours), side(Part::Theirs)])
}

/// As many markers are read: git leaves four for each place in which both sides changed.
const MOST_MARKERS: usize = 100_000;

/// Whose a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Both,
    Ours,
    /// An old version, which both sides have replaced.
    Base,
    Theirs,
    Marker,
}

/// The text in parts of whole lines with whose they are; `None` as from [`sides`], and when there are more markers than
/// any merge leaves.
pub(super) fn parts(text: &str) -> Option<Vec<(Part, &str)>> {
    let mut parts = Vec::new();
    let mut part = Part::Both;
    let mut markers = 0;
    let (mut start, mut at) = (0, 0);
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        if let Some(marker) = marker(line) {
            if at > start {
                parts.push((part, text.get(start..at)?));
            }
            part = match (marker, part) {
                ('<', Part::Both) => Part::Ours,
                ('|', Part::Ours) => Part::Base,
                ('=', Part::Ours | Part::Base) => Part::Theirs,
                ('>', Part::Theirs) => Part::Both,
                _ => return None,
            };
            markers += 1;
            if markers > MOST_MARKERS {
                return None;
            }
            parts.push((Part::Marker, line));
            start = end;
        }
        at = end;
    }
    if at > start {
        parts.push((part, text.get(start..at)?));
    }
    (markers > 0 && part == Part::Both).then_some(parts)
}

/// The character of the marker that a line is: seven of them, then nothing or a space and a name.
fn marker(line: &str) -> Option<char> {
    let first = line.chars().next().filter(|c| matches!(c, '<' | '|' | '=' | '>'))?;
    let rest = line.trim_start_matches(first);
    let is_end = rest.is_empty() || rest.starts_with([' ', '\r', '\n']);
    (line.len() - rest.len() == 7 && is_end).then_some(first)
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
