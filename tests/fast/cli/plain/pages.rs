//! Pages that are only read: each of their texts is one piece, and nothing stands in columns.

use super::{sample, typed};

#[test]
fn the_texts_of_a_page_are_not_broken_and_stand_in_no_columns() {
    let home = sample();
    for (item, said) in [
        (
            "night",
            "- Put the phone in another room, screen down. Nothing has to be read or sent before breakfast.",
        ),
        ("support", "116 123  Samaritans\n  emotional support"),
    ] {
        let out = typed(&home, &format!("{item}\n\nquit\n"));
        assert!(out.contains(said), "{said}: {out}");
        let page =
            out.split_once("\n> \n").and_then(|(_, page)| page.split_once("Enter continues.")).unwrap().0;
        let in_columns = |line: &&str| line.trim_start().contains("   ");
        assert_eq!(page.lines().find(in_columns), None, "{page}");
    }
}
