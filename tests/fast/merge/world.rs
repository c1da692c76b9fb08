//! Devices that write, delete and exchange one month, and the model of what each must have.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use inward::journal::{Body, CheckIn, Day, Digest, Document, Entry, EntryId, Moment, Month, Note};
use proptest::prelude::*;
use proptest::sample::Index;

pub(super) const TEXTS: [&str; 3] = ["", "a quiet day", "a hard day"];

#[derive(Clone, Debug)]
pub(super) enum Step {
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

pub(super) fn step(devices: usize) -> impl Strategy<Value = Step> {
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

pub(super) fn steps(devices: usize) -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec(step(devices), 1..40)
}

pub(super) fn any_steps() -> impl Strategy<Value = (usize, Vec<Step>)> {
    (2..=3_usize).prop_flat_map(|devices| (Just(devices), steps(devices)))
}

/// The versions of one entry that a device must know.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
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

pub(super) type Model = BTreeMap<EntryId, Known>;

#[derive(Clone)]
pub(super) struct Device {
    pub(super) document: Document,
    model: Model,
    /// How far its clock is from the right time.
    clock: i64,
    deleted: BTreeMap<EntryId, Entry>,
}

pub(super) struct World {
    pub(super) devices: Vec<Device>,
    past: Vec<(Document, Model)>,
    now: i64,
}

pub(super) fn day(number: usize) -> Day {
    month().first().plus(i64::try_from(number).unwrap())
}

pub(super) fn month() -> Month {
    "2026-11".parse().unwrap()
}

/// Two check-ins, which every device may start, and one note, which only the first may.
pub(super) fn id(entry: usize) -> EntryId {
    if entry < 2 { EntryId::of_check_in(day(entry)) } else { EntryId::new_v7(1, [7; 10]) }
}

pub(super) fn body(entry: usize, text: usize) -> Body {
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

    pub(super) fn run(devices: usize, steps: &[Step]) -> Self {
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
    pub(super) fn documents(&self) -> Vec<Document> {
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
            // How old each version is: to ask for a digest is to write the version down.
            let versions: Vec<(&Entry, _)> =
                self.document.versions(id(entry)).map(|it| (it, age(it))).collect();
            let present: BTreeSet<Digest> = versions.iter().map(|(_, (_, digest))| *digest).collect();
            assert_eq!(present.len(), versions.len(), "no version stands there twice");
            let known = self.model.get(&id(entry)).map(Known::present).unwrap_or_default();
            assert_eq!(present, known, "all that nobody replaced or deleted is there, and nothing else");
            let newest = versions.iter().max_by_key(|(_, age)| age).map(|(version, _)| *version);
            assert_eq!(self.document.entry(id(entry)), newest, "the newest is shown");
        }
        let text = self.document.to_text();
        // Most histories pass through the same few documents.
        if READ_AGAIN.with_borrow(|known| !known.contains(&text)) {
            let again = Document::parse(&text, self.document.month()).unwrap();
            assert_eq!(again.to_text(), text, "reading and writing changes nothing");
            READ_AGAIN.with_borrow_mut(|known| known.insert(text));
        }
    }
}

fn age(version: &Entry) -> ((i64, u32), Digest) {
    (version.made_at().instant(), version.digest())
}

thread_local! {
    /// The documents that were found to be the same when they were read again.
    static READ_AGAIN: RefCell<BTreeSet<String>> = RefCell::default();
}
