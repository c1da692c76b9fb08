//! Merging, over generated histories of two or three devices whose clocks are coarse and differ.
//!
//! The model knows of every version only its digest: which ones a device has met, and which of them somebody replaced
//! or deleted. Whatever is met and not gone must be in the document, shown or beside the shown one, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use inward::journal::{Body, CheckIn, Day, Digest, Document, Entry, EntryId, Moment, Month, Note};
use proptest::prelude::*;
use proptest::sample::Index;

const TEXTS: [&str; 3] = ["", "a quiet day", "a hard day"];

#[derive(Clone, Debug)]
enum Step {
    /// Writes the entry: new where there is none, else an edit of the one that is shown.
    Write {
        device: usize,
        entry: usize,
        text: usize,
    },
    Delete {
        device: usize,
        entry: usize,
    },
    /// Brings back what the device deleted last.
    Restore {
        device: usize,
        entry: usize,
    },
    /// Chooses among the versions that wait.
    Choose {
        device: usize,
        entry: usize,
        version: Index,
    },
    /// One device takes in what another has.
    Sync {
        from: usize,
        to: usize,
    },
    /// A document as it was some time ago, on any device, is copied back.
    CopyBack {
        device: usize,
        document: Index,
    },
    /// A second passes.
    Tick,
    /// A device's clock is set.
    SetClock {
        device: usize,
        seconds: i64,
    },
}

impl Step {
    /// The device whose document it may change.
    fn device(&self) -> Option<usize> {
        match *self {
            Self::Write { device, .. }
            | Self::Delete { device, .. }
            | Self::Restore { device, .. }
            | Self::Choose { device, .. }
            | Self::CopyBack { device, .. } => Some(device),
            Self::Sync { to, .. } => Some(to),
            Self::Tick | Self::SetClock { .. } => None,
        }
    }
}

fn step(devices: usize) -> impl Strategy<Value = Step> {
    let device = 0..devices;
    let entry = 0..3_usize;
    prop_oneof![
        6 => (device.clone(), entry.clone(), 0..TEXTS.len())
            .prop_map(|(device, entry, text)| Step::Write { device, entry, text }),
        2 => (device.clone(), entry.clone()).prop_map(|(device, entry)| Step::Delete { device, entry }),
        1 => (device.clone(), entry.clone()).prop_map(|(device, entry)| Step::Restore { device, entry }),
        1 => (device.clone(), entry, any::<Index>())
            .prop_map(|(device, entry, version)| Step::Choose { device, entry, version }),
        3 => (device.clone(), device.clone()).prop_map(|(from, to)| Step::Sync { from, to }),
        1 => (device.clone(), any::<Index>()).prop_map(|(device, document)| Step::CopyBack { device, document }),
        1 => Just(Step::Tick),
        1 => (device, -2..3_i64).prop_map(|(device, seconds)| Step::SetClock { device, seconds }),
    ]
}

fn steps(devices: usize) -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec(step(devices), 1..40)
}

fn any_steps() -> impl Strategy<Value = (usize, Vec<Step>)> {
    (2..=3_usize).prop_flat_map(|devices| (Just(devices), steps(devices)))
}

/// What a device must know of one entry.
#[derive(Clone, Debug, Default)]
struct Known {
    met: BTreeSet<Digest>,
    gone: BTreeSet<Digest>,
}

impl Known {
    fn present(&self) -> BTreeSet<Digest> {
        self.met.difference(&self.gone).copied().collect()
    }

    fn take_in(&mut self, other: &Self) {
        self.met.extend(&other.met);
        self.gone.extend(&other.gone);
    }
}

type Model = BTreeMap<EntryId, Known>;

#[derive(Clone)]
struct Device {
    document: Document,
    model: Model,
    /// How far its clock is from the right time.
    clock: i64,
    deleted: BTreeMap<EntryId, Entry>,
}

struct World {
    devices: Vec<Device>,
    past: Vec<(Document, Model)>,
    now: i64,
}

fn day(number: usize) -> Day {
    month().first().plus(i64::try_from(number).unwrap())
}

fn month() -> Month {
    "2026-11".parse().unwrap()
}

/// Two check-ins, which every device may start, and one note, which only the first may.
fn id(entry: usize) -> EntryId {
    if entry < 2 { EntryId::of_check_in(day(entry)) } else { EntryId::new_v7(1, [7; 10]) }
}

fn body(entry: usize, text: usize) -> Body {
    let text = TEXTS[text].to_owned();
    if entry < 2 {
        let mut check_in = CheckIn::default();
        check_in.text = text;
        Body::CheckIn(Box::new(check_in))
    } else {
        Body::Note(Note { text })
    }
}

impl World {
    fn new(devices: usize) -> Self {
        let device = Device {
            document: Document::new(month()),
            model: Model::new(),
            clock: 0,
            deleted: BTreeMap::new(),
        };
        let past = vec![(device.document.clone(), device.model.clone())];
        Self { devices: vec![device; devices], past, now: 1_795_378_443 }
    }

    fn run(devices: usize, steps: &[Step]) -> Self {
        let mut world = Self::new(devices);
        for step in steps {
            world.step(step);
            // A step changes what one device has, if any.
            let Some(changed) = step.device().and_then(|device| world.devices.get(device)) else { continue };
            changed.check();
            world.past.push((changed.document.clone(), changed.model.clone()));
        }
        world
    }

    fn step(&mut self, step: &Step) {
        let now = |device: &Device| Moment::new(self.now + device.clock, 3_600);
        match *step {
            Step::Write { device, entry, text } => {
                let here = &mut self.devices[device];
                let now = now(here);
                let version = match here.document.entry(id(entry)) {
                    Some(shown) => shown.edited(body(entry, text), now),
                    None if entry == 2 && device != 0 => return,
                    None => Entry::new(id(entry), day(entry), body(entry, text), now, day(entry)),
                };
                let gone = here.document.entry(id(entry)).map(Entry::digest);
                here.put(version, gone);
            }
            Step::Delete { device, entry } => {
                let here = &mut self.devices[device];
                let now = now(here);
                let Some(shown) = here.document.entry(id(entry)).cloned() else { return };
                here.document = here.document.clone().without(id(entry), now);
                here.deleted.insert(id(entry), shown);
                let known = here.model.entry(id(entry)).or_default();
                known.gone.extend(known.met.clone());
            }
            Step::Restore { device, entry } => {
                let here = &mut self.devices[device];
                let Some(deleted) = here.deleted.remove(&id(entry)) else { return };
                let Some(tombstone) = here.document.tombstone(id(entry)) else { return };
                let version = deleted.restored(tombstone);
                here.put(version, None);
            }
            Step::Choose { device, entry, version } => {
                let here = &mut self.devices[device];
                let now = now(here);
                let versions: Vec<Entry> = here.document.versions(id(entry)).cloned().collect();
                if versions.is_empty() {
                    return;
                }
                let chosen = version.get(&versions).chosen(versions.iter(), now);
                here.put(chosen, versions.iter().map(Entry::digest));
            }
            Step::Sync { from, to } => {
                let Device { document, model, .. } = self.devices[from].clone();
                self.devices[to].take_in(document, &model);
            }
            Step::CopyBack { device, document } => {
                let (document, model) = document.get(&self.past).clone();
                self.devices[device].take_in(document, &model);
            }
            Step::Tick => self.now += 1,
            Step::SetClock { device, seconds } => self.devices[device].clock = seconds,
        }
    }

    /// All documents there ever were, each once.
    fn documents(&self) -> Vec<Document> {
        let mut texts = BTreeSet::new();
        let past = self.past.iter().map(|(document, _)| document);
        past.filter(|document| texts.insert(document.to_text())).cloned().collect()
    }
}

impl Device {
    fn put(&mut self, version: Entry, gone: impl IntoIterator<Item = Digest>) {
        let id = version.id;
        let digest = version.digest();
        let before: BTreeSet<Digest> = self.document.versions(id).map(Entry::digest).collect();
        self.document = self.document.clone().with(version);
        let mut after = self.document.versions(id).map(Entry::digest);
        let written = after.find(|there| *there == digest || !before.contains(there));
        let known = self.model.entry(id).or_default();
        known.gone.extend(gone);
        known.met.insert(written.expect("what was written is there"));
    }

    fn take_in(&mut self, document: Document, model: &Model) {
        self.document = self.document.clone().merge(document);
        for (id, known) in model {
            self.model.entry(*id).or_default().take_in(known);
        }
    }

    fn check(&self) {
        for entry in 0..3 {
            let versions: Vec<&Entry> = self.document.versions(id(entry)).collect();
            let present: BTreeSet<Digest> = versions.iter().map(|version| version.digest()).collect();
            assert_eq!(present.len(), versions.len(), "no version stands there twice");
            let known = self.model.get(&id(entry)).map(Known::present).unwrap_or_default();
            assert_eq!(present, known, "all that nobody replaced or deleted is there, and nothing else");
            let age = |version: &Entry| (version.made_at().instant(), version.digest());
            let newest = versions.iter().copied().max_by_key(|version| age(version));
            assert_eq!(self.document.entry(id(entry)), newest, "the newest is shown");
        }
        let text = self.document.to_text();
        let again = Document::parse(&text, self.document.month()).unwrap();
        assert_eq!(again.to_text(), text, "reading and writing changes nothing");
    }
}

fn merged(one: &Document, other: &Document) -> Document {
    one.clone().merge(other.clone())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

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

/// One copy of a version as some file may hold it: a text, a second, and what it says that it replaces.
type Copy = (usize, i64, Vec<usize>);

/// A document as no device would write it: any versions, any order, any unknown fields, any texts to keep.
#[derive(Clone, Debug)]
struct Odd {
    copies: Vec<Copy>,
    tombstones: Vec<Vec<usize>>,
    kept: Vec<u8>,
    extra: Vec<(u8, u8)>,
}

/// The versions that odd documents are about, by number; in `acyclic` ones a version replaces only those of
/// earlier seconds.
fn odd(acyclic: bool) -> impl Strategy<Value = Odd> {
    let copy = (0..3_usize, 0..3_i64, prop::collection::vec(0..9_usize, 0..4)).prop_map(
        move |(text, second, mut replaces)| {
            replaces.retain(|number| !acyclic || *number < number_of(0, second));
            (text, second, replaces)
        },
    );
    let tombstone = prop::collection::vec(0..9_usize, 1..3);
    (
        prop::collection::vec(copy, 0..5),
        prop::collection::vec(tombstone, 0..3),
        prop::collection::vec(0..3_u8, 0..3),
        prop::collection::btree_map(0..3_u8, 0..3_u8, 0..3).prop_map(|map| map.into_iter().collect()),
        any::<bool>(),
    )
        .prop_map(|(copies, tombstones, kept, mut extra, turn): (_, _, _, Vec<(u8, u8)>, _)| {
            if turn {
                extra.reverse();
            }
            Odd { copies, tombstones, kept, extra }
        })
}

fn number_of(text: usize, second: i64) -> usize {
    usize::try_from(second).unwrap() * 3 + text
}

fn version(text: usize, second: i64) -> Entry {
    Entry::new(id(0), day(0), body(0, text), Moment::new(1_795_378_443 + second, 0), day(0))
}

fn digest(number: usize) -> String {
    version(number % 3, i64::try_from(number / 3).unwrap()).digest().to_string()
}

impl Odd {
    fn document(&self) -> Document {
        let quoted = |numbers: &[usize]| -> Vec<String> {
            numbers.iter().map(|number| format!("{:?}", digest(*number))).collect()
        };
        let extra: Vec<String> =
            self.extra.iter().map(|(name, value)| format!(",\"x{name}\":{value}")).collect();
        let extra = extra.concat();
        let entries: Vec<String> = self
            .copies
            .iter()
            .map(|(text, second, replaces)| {
                let entry = version(*text, *second).to_value().to_string();
                entry.replace("\"replaces\":[]", &format!("\"replaces\":[{}]", quoted(replaces).join(",")))
            })
            .collect();
        let tombstones: Vec<String> = self
            .tombstones
            .iter()
            .enumerate()
            .map(|(index, hidden)| {
                format!(
                    r#"{{"id":"{}","deleted_at":"2026-11-2{index}T08:00:00Z","replaces":[{}]{extra}}}"#,
                    id(0),
                    quoted(hidden).join(",")
                )
            })
            .collect();
        let kept: Vec<String> = self.kept.iter().map(|number| format!("{{\"kept\": {number}}}")).collect();
        let list = |known: &[String]| [known, &kept].concat().join(",");
        let text = format!(
            r#"{{"format":"inward-journal","version":1,"month":"2026-11","entries":[{}],"others":[{}],"tombstones":[{}]{extra}}}"#,
            list(&entries),
            list(&[]),
            list(&tombstones),
        );
        Document::parse(&text, month()).unwrap()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

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
