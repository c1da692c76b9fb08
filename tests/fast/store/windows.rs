//! One window writes; what the first start asked.

use inward::journal::DayStart;
use inward::store::{State, Store, Window};

use super::{Home, at, note};

#[test]
fn a_second_window_is_read_only_until_the_first_is_closed() {
    let home = Home::new();
    let other = home.other();
    let first = home.store.take_window(&at(0)).unwrap();
    assert!(matches!(first, Window::Writing(_)));
    let Window::ReadOnly(holder) = other.take_window(&at(9)).unwrap() else { panic!("two windows write") };
    assert_eq!((holder.pid, holder.since), (Some(std::process::id()), Some(at(0))));
    other.save(note(1, "a single write needs no window")).unwrap();
    drop(first);
    assert!(matches!(other.take_window(&at(10)).unwrap(), Window::Writing(_)));
}

#[test]
fn a_window_cannot_be_opened_where_there_is_no_directory() {
    let home = Home::new();
    let store = Store::open(&home.dir.path().join("missing")).unwrap();
    assert!(store.take_window(&at(0)).unwrap_err().to_string().contains("missing is missing"));
}

#[test]
fn what_the_first_start_asked_is_kept() {
    let home = Home::new();
    assert_eq!(home.store.state().unwrap(), State::default());
    let state = State {
        acknowledged: true,
        others_may_see: Some("sometimes".to_owned()),
        day_start: DayStart::new(0),
        looks: Some(("2026-11-22".parse().unwrap(), 2)),
        ..State::default()
    };
    home.store.change_state(|it| *it = state.clone()).unwrap();
    assert_eq!(home.other().state().unwrap(), state);
    assert!(!home.store.has_entries().unwrap());
}
