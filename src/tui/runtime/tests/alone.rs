//! One window alone: whatever is begun, left, discarded, brought back and gone on with, of each entry there is one version.

use std::path::Path;

use proptest::prelude::*;

use super::desk::{Desk, NOW, USUAL};
use crate::journal::Document;
use crate::store::Store;

/// What a person does to drafts and entries on Home and in a check-in or a note.
const ACTS: [&[&str]; 13] = [
    &["c", "2", "1"],
    &["c", "3", "0", "4", "1", "2", "enter"],
    &["c"],
    &["y", "1"],
    &["y", "4", "enter"],
    &["a", "x", "y"],
    &["ctrl-s"],
    &["esc"],
    &["d"],
    &["u"],
    &["r"],
    &["enter"],
    &["q"],
];

#[derive(Clone, Debug)]
enum Act {
    Press(usize),
    /// The program is killed and opened again.
    Kill,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![12 => (0..ACTS.len()).prop_map(Act::Press), 1 => Just(Act::Kill)]
}

/// The number of entries of which there are several versions.
fn others(dir: &Path) -> usize {
    let store = Store::open(dir).unwrap();
    let months = store.months().unwrap().into_iter();
    let count = |document: &Document| document.others().len();
    months.map(|month| count(&store.read(month).unwrap().document)).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn drafts_that_are_left_discarded_and_brought_back_leave_one_version_of_each_entry(
        acts in prop::collection::vec(act(), 4..40)
    ) {
        let dir = tempfile::tempdir().unwrap();
        let mut desk = Desk::open(dir.path(), NOW, USUAL);
        for act in &acts {
            match act {
                Act::Kill => {
                    drop(desk);
                    desk = Desk::open(dir.path(), NOW, USUAL);
                }
                Act::Press(nth) => {
                    for key in ACTS[*nth] {
                        desk.press(key);
                    }
                }
            }
            prop_assert_eq!(others(dir.path()), 0, "{:?}", desk.picture());
        }
        desk.finish();
        prop_assert_eq!(others(dir.path()), 0);
    }
}
