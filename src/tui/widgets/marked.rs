//! Text in which some words are marked, wrapped.

use super::text::wrap;
use crate::journal::text::harmless;

/// Wraps a text to this width, each line in runs of marked and unmarked words; made harmless first.
pub fn wrap_marked(pieces: &[(&str, bool)], cells: u16) -> Vec<Vec<(String, bool)>> {
    let whole: String = pieces.iter().map(|(piece, _)| *piece).collect();
    let mut source = pieces
        .iter()
        .flat_map(|(piece, mark)| harmless(piece).chars().map(|c| (c, *mark)).collect::<Vec<_>>());
    // Wrapping leaves white space out where a line ends, and adds nothing.
    let mut mark_of = |c: char| source.find(|(other, _)| *other == c).is_some_and(|(_, mark)| mark);
    let mut in_runs = |line: String| {
        let mut runs: Vec<(String, bool)> = Vec::new();
        for c in line.chars() {
            let mark = mark_of(c);
            match runs.last_mut() {
                Some((run, last)) if *last == mark => run.push(c),
                _ => runs.push((c.to_string(), mark)),
            }
        }
        runs
    };
    wrap(&whole, cells).into_iter().map(&mut in_runs).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(pieces: &[(&str, bool)], cells: u16) -> Vec<String> {
        let line = |runs: &Vec<(String, bool)>| {
            runs.iter().map(|(run, mark)| if *mark { format!("[{run}]") } else { run.clone() }).collect()
        };
        wrap_marked(pieces, cells).iter().map(line).collect()
    }

    #[test]
    fn marks_stay_on_their_words_wherever_a_line_ends() {
        let pieces = [("one ", false), ("two", true), ("  \n", false), ("three", true), (" four", false)];
        assert_eq!(shown(&pieces, 20), ["one [two]", "[three] four"]);
        assert_eq!(shown(&pieces, 5), ["one", "[two]", "[three]", "four"]);
        assert_eq!(shown(&pieces, 2), ["on", "e", "[tw]", "[o]", "[th]", "[re]", "[e]", "fo", "ur"]);
        assert_eq!(shown(&[("静か", false), ("な夜", true)], 4), ["静か", "[な夜]"]);
        assert_eq!(shown(&[("a\u{1b}[2J\tb", true), ("\u{202e}c", false)], 20), ["[a[2J    b]c"]);
        assert_eq!(shown(&[("", false)], 20), [""]);
    }
}
