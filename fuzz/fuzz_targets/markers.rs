//! The sides of a merge come out of it as they went in, and hold no markers.

#![no_main]

use inward::journal::format::git_markers::sides;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Some(sides) = sides(text) {
        assert_eq!(sides.len(), 2);
        for side in &sides {
            let lines: Vec<&str> = text.split_inclusive('\n').collect();
            let mut all = lines.iter();
            for line in side.split_inclusive('\n') {
                assert!(all.any(|other| *other == line), "each line stands in the text, in its order");
            }
        }
    }
    // The halves as the two sides of a merge.
    let half = (text.len() / 2..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    let (ours, theirs) = text.split_at(half);
    let is_plain = |side: &str| side.lines().all(|line| !line.starts_with(['<', '|', '=', '>']));
    if !is_plain(ours) || !is_plain(theirs) {
        return;
    }
    let ended = |side: &str| {
        if side.is_empty() || side.ends_with('\n') { side.to_owned() } else { format!("{side}\n") }
    };
    let (ours, theirs) = (ended(ours), ended(theirs));
    let merged = format!("<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> other\n");
    assert_eq!(sides(&merged), Some(vec![ours, theirs]));
});
