//! A month that is skimmed: the check-ins that reading it whole gives, and the same problem.

use std::fs;

use inward::journal::format::skim::Skim;
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

/// Skims the month and holds it against the month as it is read whole.
#[track_caller]
fn days(store: &Store) -> Vec<String> {
    let (skimmed, reading) = (store.skim(november()).unwrap(), store.read(november()).unwrap());
    let whole = Skim::of(reading.document.entries());
    assert_eq!(skimmed.observations, whole.observations);
    assert_eq!(skimmed.practised, whole.practised);
    assert_eq!(skimmed.problem, reading.problem);
    assert_eq!(skimmed.stamp, reading.stamp);
    whole.observations.iter().map(|seen| seen.day.to_string()).collect()
}

fn home() -> Home {
    let home = Home::new();
    home.store.save(check_in("2026-11-03", 2)).unwrap();
    home.store.save(check_in("2026-11-22", 3)).unwrap();
    home.store.save(note(1, "a note")).unwrap();
    home
}

#[test]
fn a_month_as_this_version_writes_it_is_skimmed_as_it_is_read() {
    assert_eq!(days(&home().store), ["2026-11-03", "2026-11-22"]);
    assert_eq!(days(&Home::new().store), [""; 0], "a missing month is empty");
}

#[test]
fn what_cannot_be_skimmed_is_read_whole() {
    let home = home();
    let deleted = check_in("2026-11-03", 2).id;
    home.store.delete(deleted, november(), &at(1)).unwrap();
    assert_eq!(days(&home.store), ["2026-11-22"]);
    fs::write(home.path(MONTH), format!("\u{feff}{}", home.text(MONTH))).unwrap();
    assert_eq!(days(&home.store), ["2026-11-22"]);
}

#[test]
fn the_check_ins_beside_a_month_are_among_those_that_are_skimmed() {
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
fn a_month_that_cannot_be_read_is_skimmed_with_its_problem() {
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
        let problem = home.store.skim(november()).unwrap().problem.unwrap().to_string();
        assert!(problem.contains("2026-11.json: "), "{problem}");
    }
}

#[cfg(unix)]
#[test]
fn no_link_is_followed_while_skimming() {
    let home = home();
    let elsewhere = home.dir.path().join("elsewhere.json");
    fs::rename(home.path(MONTH), &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, home.path(MONTH)).unwrap();
    assert_eq!(days(&home.other()), [""; 0]);
    fs::rename(home.path("journal"), home.dir.path().join("months")).unwrap();
    std::os::unix::fs::symlink(home.dir.path().join("months"), home.path("journal")).unwrap();
    let error = home.store.skim(november()).unwrap_err();
    assert!(matches!(error, StoreError::Link { .. }), "{error}");
}
