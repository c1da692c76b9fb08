//! Waits and calm breathing line by line: nothing moves, and time is told when it is asked for.

use super::{WELCOME, typed};
use crate::harness::home::Home;

/// The exercise for an urge, up to its wait of ten minutes.
const UP_TO_THE_WAIT: &str = "4\n3\n1\nSilence.\n7\nChest.\n\n";

#[test]
fn a_step_that_is_come_back_to_names_no_way_on_of_pages() {
    let out = typed(&Home::new(), &format!("{WELCOME}{UP_TO_THE_WAIT}:worry\nback\n:close\nquit\n"));
    let (_, after) = out.rsplit_once("\nPut a worry off\n").unwrap();
    assert!(after.contains("6 of 8. Waiting") && !after.contains(":unsafe"), "{after}");
}
