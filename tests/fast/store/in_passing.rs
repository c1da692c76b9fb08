//! A month that is read in passing: what reading it gives, and nothing of it is remembered.

use std::fs;

use inward::journal::{CheckIn, Entry, Rating, Sign, TickList};
use inward::store::{Store, StoreError};

use super::{Home, at, day, note, november};

const MONTH: &str = "journal/2026-11.json";
const ASIDE: &str = "journal/2026-11.aside.json";

fn check_in(on: &str, jealousy: u8) -> Entry {
    let mut check_in = CheckIn::default();
    "words".clone_into(&mut check_in.text);
    check_in.ratings.set(Sign::Jealousy, Rating::new(jealousy));
    check_in.set_ticked(TickList::Triggers, Some(vec!["late_reply".to_owned()]));
    Entry::new_check_in(day(on), check_in, at(0), day(on))
}

/// Reads the month in passing, and holds it against the month as it is read; the days of its check-ins.
#[track_caller]
fn days(store: &Store) -> Vec<String> {
    let (passing, reading) = (store.read_in_passing(november()).unwrap(), store.read(november()).unwrap());
    assert_eq!(passing.document.to_text(), reading.document.to_text());
    assert_eq!(passing.problem, reading.problem);
    assert_eq!(passing.stamp, reading.stamp);
    let check_ins = passing.document.entries().iter().filter(|entry| entry.check_in().is_some());
    check_ins.map(|entry| entry.day.to_string()).collect()
}

fn home() -> Home {
    let home = Home::new();
    home.store.save(check_in("2026-11-03", 2)).unwrap();
    home.store.save(check_in("2026-11-22", 3)).unwrap();
    home.store.save(note(1, "a note")).unwrap();
    home
}

#[test]
fn a_missing_month_is_empty() {
    assert_eq!(days(&home().store), ["2026-11-03", "2026-11-22"]);
    assert_eq!(days(&Home::new().store), [""; 0]);
}

#[test]
fn a_month_that_was_read_in_passing_is_not_remembered() {
    let home = home();
    let other = Store::create(home.store.root()).unwrap();
    assert_eq!(other.read_in_passing(november()).unwrap().document.entries().len(), 3);
    fs::remove_file(home.path(MONTH)).unwrap();
    assert!(other.read(november()).unwrap().document.entries().is_empty());
    assert_eq!(
        home.store.read_in_passing(november()).unwrap().document.entries().len(),
        3,
        "it was written here"
    );
}

#[test]
fn the_check_ins_beside_a_month_are_among_those_that_are_read() {
    let home = home();
    let whole = home.text(MONTH);
    fs::write(home.path(MONTH), "damaged").unwrap();
    let other = Store::create(home.store.root()).unwrap();
    other.save(check_in("2026-11-20", 1)).unwrap();
    assert_eq!(days(&other), ["2026-11-20"]);
    assert_eq!(days(&home.store), ["2026-11-03", "2026-11-20", "2026-11-22"], "it had read the others");
    fs::write(home.path(MONTH), whole).unwrap();
    assert!(home.path(ASIDE).exists());
    assert_eq!(days(&other), ["2026-11-03", "2026-11-20", "2026-11-22"]);
}

#[test]
fn the_stamps_of_all_months_are_those_of_each() {
    let home = home();
    home.store.save(check_in("2026-10-03", 1)).unwrap();
    fs::write(home.path(ASIDE), home.text(MONTH)).unwrap();
    fs::write(home.path("journal/2026-09.aside.json"), "damaged").unwrap();
    fs::write(home.path("journal/notes.txt"), "the person's own").unwrap();
    let stamps: Vec<_> = home.store.stamps().unwrap().into_iter().collect();
    let months = home.store.months().unwrap();
    let expected: Vec<_> = months.into_iter().map(|month| (month, home.store.stamp(month))).collect();
    assert_eq!(stamps.len(), 3);
    assert_eq!(stamps, expected);
    assert!(Home::new().store.stamps().unwrap().is_empty());
}

#[test]
fn a_month_that_cannot_be_read_comes_with_its_problem() {
    let whole = home().text(MONTH);
    let damaged = [
        b"half a docu".to_vec(),
        [whole.as_bytes(), b"\xff"].concat(),
        whole.replacen("\"version\": 1", "\"version\": 2", 1).into_bytes(),
    ];
    for bytes in damaged {
        let home = Home::new();
        fs::write(home.path(MONTH), bytes).unwrap();
        assert_eq!(days(&home.store), [""; 0]);
        let problem = home.store.read_in_passing(november()).unwrap().problem.unwrap().to_string();
        assert!(problem.contains("2026-11.json: "), "{problem}");
    }
}

#[cfg(unix)]
#[test]
fn no_link_is_followed() {
    let home = home();
    let elsewhere = home.dir.path().join("elsewhere.json");
    fs::rename(home.path(MONTH), &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, home.path(MONTH)).unwrap();
    assert_eq!(days(&home.other()), [""; 0]);
    fs::rename(home.path("journal"), home.dir.path().join("months")).unwrap();
    std::os::unix::fs::symlink(home.dir.path().join("months"), home.path("journal")).unwrap();
    let error = home.store.read_in_passing(november()).unwrap_err();
    assert!(matches!(error, StoreError::Link(_)), "{error}");
}
