//! Merging, over generated histories of two or three devices whose clocks are coarse and differ.
//!
//! The model knows of every version only its digest: which ones a device has met, and which of them somebody replaced
//! or deleted. Whatever is met and not gone must be in the document, shown or next to the shown one, and nothing else.

mod odd;
mod world;

use std::collections::BTreeSet;

use inward::journal::{Digest, Document, Entry, Moment};
use proptest::prelude::*;
use proptest::sample::Index;

use odd::{Odd, odd, version};
use world::{TEXTS, World, any_steps, body, id, month, steps};

fn merged(one: &Document, other: &Document) -> Document {
    one.clone().merge(other.clone())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn each_of_two_devices_has_exactly_what_nobody_replaced_or_deleted(steps in steps(2)) {
        World::run(2, &steps);
    }

    #[test]
    fn each_of_three_devices_has_exactly_what_nobody_replaced_or_deleted(steps in steps(3)) {
        World::run(3, &steps);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn merging_gives_the_same_text_in_any_order(
        (devices, steps) in any_steps(),
        picks in prop::collection::vec(any::<[Index; 3]>(), 12),
    ) {
        let documents = World::run(devices, &steps).documents();
        for [one, two, three] in picks {
            let (one, two, three) = (one.get(&documents), two.get(&documents), three.get(&documents));
            prop_assert_eq!(merged(one, one).to_text(), one.to_text(), "idempotent");
            let both = merged(one, two);
            prop_assert_eq!(both.to_text(), merged(two, one).to_text(), "commutative");
            prop_assert_eq!(merged(&both, two).to_text(), both.to_text(), "a copy adds nothing");
            prop_assert_eq!(
                merged(&both, three).to_text(),
                merged(one, &merged(two, three)).to_text(),
                "associative"
            );
        }
    }

    #[test]
    fn devices_that_met_have_the_same_text((devices, steps) in any_steps()) {
        let world = World::run(devices, &steps);
        let texts: Vec<String> = (0..devices)
            .map(|first| {
                let order = (0..devices).map(|offset| (first + offset) % devices);
                order.map(|device| world.devices[device].document.clone()).reduce(Document::merge)
            })
            .map(|document| document.unwrap().to_text())
            .collect();
        prop_assert!(texts.windows(2).all(|pair| pair[0] == pair[1]), "{}", texts.join("\n"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn documents_that_other_programs_wrote_merge_in_any_order(one in odd(true), two in odd(true), three in odd(true)) {
        let (one, two, three) = (one.document(), two.document(), three.document());
        let both = merged(&one, &two);
        prop_assert_eq!(both.to_text(), merged(&two, &one).to_text(), "commutative");
        prop_assert_eq!(merged(&both, &one).to_text(), both.to_text(), "a copy adds nothing");
        prop_assert_eq!(
            merged(&both, &three).to_text(),
            merged(&one, &merged(&two, &three)).to_text(),
            "associative"
        );
    }

    #[test]
    fn versions_that_replace_each_other_in_a_circle_do_not_all_vanish(one in odd(false), two in odd(false)) {
        let some = !one.copies.is_empty() || !two.copies.is_empty();
        let deleted = !one.tombstones.is_empty() || !two.tombstones.is_empty();
        let (one, two) = (one.document(), two.document());
        let both = merged(&one, &two);
        prop_assert_eq!(both.to_text(), merged(&two, &one).to_text(), "commutative");
        prop_assert_eq!(merged(&both, &both).to_text(), both.to_text(), "idempotent");
        prop_assert!(deleted || both.entries().is_empty() != some);
    }
}

#[test]
fn versions_of_one_second_that_replace_each_other_all_stay_beside_a_third() {
    let circle = Odd {
        copies: vec![(0, 1, vec![4]), (1, 1, vec![3]), (2, 1, vec![0])],
        tombstones: Vec::new(),
        kept: Vec::new(),
        extra: Vec::new(),
    };
    assert_eq!(circle.document().versions(id(0)).count(), 3);
}

fn first(text: usize) -> Entry {
    version(text, 0)
}

fn at(seconds: i64) -> Moment {
    Moment::new(1_795_378_443 + seconds, 0)
}

fn holding(versions: &[&Entry]) -> Document {
    let empty = Document::new(month());
    versions.iter().fold(empty, |document, version| document.with((*version).clone()))
}

#[test]
fn a_stale_copy_gives_way_silently() {
    let old = first(0);
    let new = old.edited(body(0, 1), at(60));
    let newest = new.edited(body(0, 2), at(120));
    let merged = holding(&[&newest]).merge(holding(&[&old])).merge(holding(&[&new]));
    assert_eq!(merged.entries(), [newest]);
    assert!(merged.others().is_empty());
}

#[test]
fn of_two_edits_at_once_the_newer_is_shown_and_the_other_kept_until_the_person_chooses() {
    let base = first(0);
    let (older, newer) = (base.edited(body(0, 1), at(60)), base.edited(body(0, 2), at(61)));
    let both = holding(&[&newer]).merge(holding(&[&older]));
    assert_eq!(both.entries(), std::slice::from_ref(&newer));
    assert_eq!(both.others(), std::slice::from_ref(&older));
    let chosen = older.chosen(both.versions(base.id), at(90));
    let settled = both.clone().with(chosen.clone());
    assert_eq!((settled.entries(), settled.others().len()), ([chosen].as_slice(), 0));
    let later = settled.clone().merge(both);
    assert_eq!(later.to_text(), settled.to_text(), "what was chosen against stays away");
}

#[test]
fn an_edit_that_a_delete_had_not_seen_beats_the_delete() {
    let base = first(0);
    let deleted = holding(&[&base]).without(base.id, at(100));
    assert!(deleted.entries().is_empty());
    let edit = base.edited(body(0, 1), at(50));
    let merged = deleted.merge(holding(&[&edit]));
    assert_eq!(merged.entries(), std::slice::from_ref(&edit));
    assert!(merged.tombstone(base.id).is_some(), "the mark of the deletion stays");
    assert!(merged.without(base.id, at(200)).entries().is_empty());
}

#[test]
fn a_deletion_hides_exactly_the_versions_that_were_there() {
    let base = first(0);
    let (one, other) = (base.edited(body(0, 1), at(60)), base.edited(body(0, 2), at(61)));
    let unseen = base.edited(body(0, 1), at(62));
    let deleted = holding(&[&one, &other]).without(base.id, at(100));
    let hidden: BTreeSet<Digest> = deleted.tombstone(base.id).unwrap().replaces.iter().copied().collect();
    assert_eq!(hidden, [&base, &one, &other].map(Entry::digest).into());
    let merged = deleted.merge(holding(&[&base, &one, &other])).merge(holding(&[&unseen]));
    let there: Vec<Digest> = merged.versions(base.id).map(Entry::digest).collect();
    assert_eq!(there, [unseen.digest()]);
}

#[test]
fn what_was_deleted_comes_back_as_a_new_version() {
    let base = first(1);
    let deleted = holding(&[&base]).without(base.id, at(10));
    let restored = base.restored(deleted.tombstone(base.id).unwrap());
    let document = deleted.with(restored).merge(holding(&[&base]));
    let shown = document.entry(base.id).unwrap();
    assert_eq!(shown.check_in(), base.check_in());
    assert_eq!(shown.replaces, [base.digest()]);
    assert_eq!(shown.made_at(), &base.made_at().next());
    assert_eq!(shown.changed_at(), None, "coming back is no edit");
}

#[test]
fn deleting_what_is_not_there_changes_nothing() {
    let document = holding(&[&first(0)]);
    assert_eq!(document.clone().without(id(1), at(1)).to_text(), document.to_text());
}

#[test]
fn what_is_written_again_within_the_second_of_its_deletion_is_not_hidden_by_it() {
    let base = first(1);
    let document = holding(&[&base]).without(base.id, at(0)).with(base.clone());
    let shown = document.entry(base.id).expect("the words are there");
    assert_eq!(shown.check_in(), base.check_in());
}

#[test]
fn the_same_words_again_within_one_second_are_a_new_version() {
    let base = first(0);
    let there = base.edited(body(0, 1), at(0));
    let back = there.edited(body(0, 0), at(0));
    assert_eq!(holding(&[&base, &there, &back]).entries(), std::slice::from_ref(&back));
    assert!(![base.digest(), there.digest()].contains(&back.digest()));
}

#[test]
fn an_edit_is_later_than_what_it_replaces_even_when_the_clock_was_set_back() {
    let base = first(0);
    let ahead = base.edited(body(0, 1), at(3_600));
    let edit = ahead.edited(body(0, 2), at(60));
    assert!(edit.made_at().instant() > ahead.made_at().instant());
    // A third device never saw the clock that went wrong; its edit of the first version is the older one.
    let other = base.edited(body(0, 0), at(120));
    let merged = holding(&[&other]).merge(holding(&[&edit]));
    assert_eq!(merged.entries(), [edit]);
}

#[test]
fn many_edits_within_one_second_stay_within_it() {
    let mut version = first(0);
    let mut digests = BTreeSet::from([version.digest()]);
    for edit in 0..100 {
        version = version.edited(body(0, edit % TEXTS.len()), at(0));
        assert!(digests.insert(version.digest()), "each is a version of its own");
    }
    assert_eq!(version.made_at().unix_seconds(), at(0).unix_seconds());
    assert_eq!(version.edited(body(0, 1), at(1)).made_at(), &at(1));
}

#[test]
fn two_devices_that_write_the_same_two_texts_in_turn_beside_a_third_lose_nothing() {
    let base = first(0);
    let one = base.edited(body(0, 1), at(5)).edited(body(0, 2), at(5));
    let other = base.edited(body(0, 2), at(5)).edited(body(0, 1), at(5));
    let third = base.edited(body(0, 0), at(5));
    let merged = holding(&[&one]).merge(holding(&[&other])).merge(holding(&[&third]));
    let texts: BTreeSet<&str> =
        merged.versions(base.id).map(|version| version.check_in().unwrap().text.as_str()).collect();
    assert_eq!(texts, TEXTS.into());
}

#[test]
fn unknown_fields_and_kept_texts_of_both_sides_stay() {
    let side = |extra: Vec<(u8, u8)>, kept: Vec<u8>| {
        Odd { copies: Vec::new(), tombstones: vec![vec![0]], kept, extra }.document()
    };
    let one = side(vec![(2, 0), (0, 1)], vec![2, 0]);
    let other = side(vec![(1, 0), (0, 2)], vec![0]);
    let merged = one.clone().merge(other.clone());
    assert_eq!(merged.to_text(), other.merge(one).to_text());
    let count = |part: &str| merged.to_text().matches(part).count();
    for field in [r#""x0": 2"#, r#""x1": 0"#, r#""x2": 0"#] {
        assert_eq!(count(field), 2, "{field} at the document and at the tombstone");
    }
    for kept in [r#"{"kept": 0}"#, r#"{"kept": 2}"#] {
        assert_eq!(count(kept), 3, "{kept} in each list");
    }
}
