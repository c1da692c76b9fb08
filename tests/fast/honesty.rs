//! A small part of what `cargo bench --bench honesty` measures, in a few diaries: no word that is shipped is said for nothing
//! far more often than it may be, and no interval misses the truth far more often.

#[path = "../../benches/honesty/measured/mod.rs"]
mod measured;

use measured::{Scope, names, run};

#[test]
fn in_a_few_diaries_no_figure_is_far_worse_than_its_target() {
    let scope = Scope { is_small: true, diaries: 60, longest: 56, errors: 3.0, only: Vec::new() };
    let tables = run(&scope).unwrap();
    assert!(tables.len() >= 6, "{}", tables.len());
    for table in tables {
        let shown = table.shown();
        assert_eq!(table.into_misses(), [""; 0], "{shown}");
    }
}

#[test]
fn each_part_of_the_bench_is_called_by_a_name_of_its_own() {
    let names = names();
    let once: std::collections::BTreeSet<&str> = names.iter().copied().collect();
    assert_eq!(once.len(), names.len());
    let scope =
        Scope { is_small: false, diaries: 2, longest: 28, errors: 3.0, only: vec!["hard-days".to_owned()] };
    assert_eq!(run(&scope).unwrap().len(), 1);
}
