//! Any sequence of saves, edits, deletes, restores and reopenings equals a simple model.

use std::collections::BTreeMap;

use inward::journal::{Day, Entry, EntryId, Month};
use inward::store::{Store, StoreError};
use proptest::prelude::*;

use super::{Home, IsDone, at, check_in_body, day, id, note_body, words_of};

#[derive(Clone, Debug)]
enum Step {
    CheckIn { day: usize, text: String },
    Note { number: u8, day: usize, text: String },
    Edit { which: usize, text: String },
    Delete { which: usize },
    Restore { which: usize },
    Reopen,
    Sweep,
}

const DAYS: [&str; 4] = ["2026-10-31", "2026-11-01", "2026-11-22", "2027-01-01"];

fn step() -> impl Strategy<Value = Step> {
    let text = || "[a-zé\u{1F468}\n\"\\\\]{0,6}";
    prop_oneof![
        3 => (0..DAYS.len(), text()).prop_map(|(day, text)| Step::CheckIn { day, text }),
        3 => (any::<u8>(), 0..DAYS.len(), text()).prop_map(|(number, day, text)| Step::Note { number, day, text }),
        3 => (any::<usize>(), text()).prop_map(|(which, text)| Step::Edit { which, text }),
        2 => any::<usize>().prop_map(|which| Step::Delete { which }),
        2 => any::<usize>().prop_map(|which| Step::Restore { which }),
        1 => Just(Step::Reopen),
        1 => Just(Step::Sweep),
    ]
}

/// The entries that should be there: day and words by id.
#[derive(Default)]
struct Model {
    present: BTreeMap<EntryId, (Day, String)>,
    deleted: BTreeMap<EntryId, (Day, String)>,
}

fn nth(map: &BTreeMap<EntryId, (Day, String)>, which: usize) -> Option<(EntryId, (Day, String))> {
    let which = which.checked_rem(map.len())?;
    map.iter().nth(which).map(|(id, kept)| (*id, kept.clone()))
}

fn take(store: &mut Store, home: &Home, model: &mut Model, step: Step, second: i64) {
    let now = at(second);
    let today = day("2026-11-22");
    match step {
        Step::CheckIn { day: which, text } => {
            let day = day(DAYS[which]);
            let id = EntryId::of_check_in(day);
            store
                .edit(Month::of(day), |document| {
                    let body = check_in_body(&text);
                    Ok::<_, ()>(Some(match document.entry(id) {
                        Some(entry) => entry.edited(body, now),
                        None => Entry::new(id, day, body, now, today),
                    }))
                })
                .unwrap()
                .unwrap();
            model.deleted.remove(&id);
            model.present.insert(id, (day, text));
        }
        Step::Note { number, day: which, text } => {
            let id = id(number);
            if model.present.contains_key(&id) || model.deleted.contains_key(&id) {
                return;
            }
            let day = day(DAYS[which]);
            store.save(Entry::new(id, day, note_body(&text), now, today)).unwrap();
            model.present.insert(id, (day, text));
        }
        Step::Edit { which, text } => {
            let Some((id, (day, _))) = nth(&model.present, which) else { return };
            let document = store.read(Month::of(day)).unwrap().document;
            let entry = document.entry(id).unwrap();
            let body = if entry.check_in().is_some() { check_in_body(&text) } else { note_body(&text) };
            store.save(entry.edited(body, now)).unwrap();
            model.present.insert(id, (day, text));
        }
        Step::Delete { which } => {
            let Some((id, kept)) = nth(&model.present, which) else { return };
            store.delete(id, Month::of(kept.0), &now).unwrap();
            let again = store.delete(id, Month::of(kept.0), &now);
            assert!(matches!(again, Err(StoreError::NoSuchEntry { .. })));
            model.present.remove(&id);
            model.deleted.insert(id, kept);
        }
        Step::Restore { which } => {
            let Some((id, kept)) = nth(&model.deleted, which) else { return };
            store.restore(id, &now).unwrap();
            let again = store.restore(id, &now);
            assert!(matches!(again, Err(StoreError::NotInTrash(_))));
            model.deleted.remove(&id);
            model.present.insert(id, kept);
        }
        Step::Reopen => *store = home.other(),
        Step::Sweep => assert!(store.tidy(&now).is_done()),
    }
}

fn check(home: &Home, model: &Model) {
    let store = home.other();
    let mut shown = BTreeMap::new();
    for month in store.months().unwrap() {
        let reading = store.read(month).unwrap();
        assert_eq!(reading.problem, None);
        assert_eq!(reading.stamp, store.stamp(month));
        assert!(reading.document.others().is_empty() && reading.document.kept().is_empty());
        assert_eq!(reading.document.to_text(), home.text(&format!("journal/{month}.json")));
        shown.extend(words_of(&reading.document));
    }
    let expected = model.present.iter().map(|(id, (_, text))| (*id, text.clone()));
    assert_eq!(shown, expected.collect());
    for id in model.deleted.keys() {
        assert_eq!(store.find_deleted(&id.to_string()).unwrap(), [*id]);
    }
    for id in model.present.keys() {
        assert_eq!(store.find(&id.to_string()).unwrap().len(), 1);
        assert_eq!(store.find_deleted(&id.to_string()).unwrap(), []);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_of_changes_equals_a_simple_model(steps in proptest::collection::vec(step(), 1..24)) {
        let home = Home::new();
        let mut store = home.store.clone();
        let mut model = Model::default();
        for (second, step) in steps.into_iter().enumerate() {
            take(&mut store, &home, &mut model, step, second.try_into().unwrap());
            check(&home, &model);
        }
    }
}
