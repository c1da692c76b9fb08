//! Random histories of two to five devices beside a model: what was ever said to be saved, and was not replaced or deleted since, is
//! on all of them in the end, and all of them are alike.

use std::collections::BTreeSet;
use std::fs;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use inward::journal::{Digest, EntryId, Month};
use inward::store::{NewKeys, Passphrase, Sealing, Store, StoreError, SyncFault, Synced};

use super::killed::killed_at;
use super::{World, at, day, is_in_clear, note_on};
use crate::harness::chance::Chance;

const HISTORIES: u64 = 200;
const MONTHS: [&str; 3] = ["2026-10-05", "2026-11-22", "2026-12-01"];

type Versions = BTreeSet<(EntryId, Digest)>;

struct History {
    world: World,
    devices: Vec<Store>,
    is_sealed: bool,
    said: Versions,
    gone: Versions,
    count: u32,
    second: i64,
}

fn passphrase() -> Passphrase {
    Passphrase::new("seven quiet rivers").light()
}

impl History {
    fn new(devices: usize) -> Self {
        let world = World::new();
        let devices = (0..devices).map(|number| world.device(&format!("{number}"))).collect();
        let (said, gone) = (Versions::new(), Versions::new());
        Self { world, devices, is_sealed: false, said, gone, count: 0, second: 100 }
    }

    /// A device as a program opens it that is to write.
    fn open(&self, which: usize) -> Store {
        let store = Store::create(self.devices[which].root()).unwrap();
        if store.sealing() == Sealing::Locked {
            store.unlock(&passphrase(), &at(self.second)).unwrap();
        }
        store
    }

    fn step(&mut self, chance: &mut Chance) {
        self.second += 1;
        let now = at(self.second);
        let which = chance.below(self.devices.len());
        match chance.below(20) {
            0..6 => {
                self.count += 1;
                let day = day(MONTHS[chance.below(MONTHS.len())]);
                let version = note_on(self.count, day, &format!("{} on {which}", self.second));
                self.said.insert((version.id, version.digest()));
                self.open(which).save(version).unwrap();
            }
            6..10 => self.edit(which, chance),
            10..12 => self.delete(which, chance),
            12 => {
                let store = self.open(which);
                let deleted = store.deleted().unwrap().entries;
                if let Some(entry) = deleted.first() {
                    let reading = store.restore(entry.id, &now).unwrap();
                    let back = reading.document.entry(entry.id).unwrap();
                    self.said.insert((back.id, back.digest()));
                }
            }
            13 => drop(self.open(which).tidy(&now)),
            14 if !self.is_sealed && chance.below(3) == 0 => {
                self.is_sealed = true;
                self.open(which).encrypt(&NewKeys::fresh(), &passphrase(), &now).unwrap();
            }
            15 if chance.below(2) == 0 => {
                let _ = killed_at(&self.devices[which], 1 + chance.below(20));
            }
            _ => drop(self.sync(which)),
        }
    }

    fn edit(&mut self, which: usize, chance: &mut Chance) {
        let store = self.open(which);
        let month = Month::of(day(MONTHS[chance.below(MONTHS.len())]));
        let (second, pick) = (self.second, chance.below(8));
        let mut made = None;
        let edited = |document: &inward::journal::Document| {
            let shown = document.entries().get(pick.checked_rem(document.entries().len()).unwrap_or(0));
            let next = shown.map(|shown| {
                let body = super::super::note_body(&format!("{second} on {which}"));
                let next = shown.edited(body, at(second));
                made = Some((next.id, next.digest(), next.replaces.clone()));
                next
            });
            Ok::<_, StoreError>(next)
        };
        store.edit(month, edited).unwrap().unwrap();
        if let Some((id, digest, replaced)) = made {
            self.said.insert((id, digest));
            self.gone.extend(replaced.into_iter().map(|digest| (id, digest)));
        }
    }

    fn delete(&mut self, which: usize, chance: &mut Chance) {
        let store = self.open(which);
        let month = Month::of(day(MONTHS[chance.below(MONTHS.len())]));
        let Some(id) = store.read(month).unwrap().document.entries().first().map(|entry| entry.id) else {
            return;
        };
        let reading = store.delete(id, month, &at(self.second)).unwrap();
        let tombstone = reading.document.tombstone(id).unwrap();
        self.gone.extend(tombstone.replaces.iter().map(|digest| (id, *digest)));
    }

    fn sync(&self, which: usize) -> Synced {
        let sync = || Store::create(self.devices[which].root()).unwrap().sync(&at(self.second));
        match sync() {
            Err(StoreError::Git(SyncFault::SealUnfinished)) => {
                self.open(which);
                sync().unwrap()
            }
            result => result.unwrap(),
        }
    }

    /// The newest commit of a device, or of the remote, without asking git.
    fn newest(&self, name: &str) -> Option<String> {
        fs::read_to_string(self.world.path(name).join("refs/heads/main")).ok()
    }

    /// Whether a device has nothing to take in, to send or to merge.
    fn is_in_step(&self, which: usize) -> bool {
        let newest = self.newest(&format!("{which}/.git"));
        newest.is_some() && newest == self.newest("remote.git") && !self.has_copies(which)
    }

    fn has_copies(&self, which: usize) -> bool {
        let names = |dir: &str| fs::read_dir(self.devices[which].root().join(dir)).into_iter().flatten();
        let mut names = names("journal").chain(names("trash")).chain(names("inbox"));
        names.any(|found| found.unwrap().file_name().to_str().unwrap().contains([' ', '(']))
    }

    /// Has all devices meet until nothing changes any more, and finds what is wrong then.
    fn end(&mut self) -> Vec<String> {
        let mut is_settled = false;
        for round in 0..12 {
            is_settled = true;
            for which in 0..self.devices.len() {
                if round > 0 && self.is_in_step(which) {
                    continue;
                }
                self.second += 1;
                is_settled = false;
                // Beside a sealed journal copies wait until it is open.
                if self.is_sealed || self.has_copies(which) {
                    drop(self.open(which).tidy(&at(self.second)));
                }
                if self.sync(which).is_sealed_now {
                    drop(self.open(which).tidy(&at(self.second)));
                    self.sync(which);
                }
            }
            if is_settled {
                break;
            }
        }
        let mut faults = self.faults();
        faults.extend((!is_settled).then(|| "they never come to rest".to_owned()));
        faults
    }

    fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let mut texts = BTreeSet::new();
        for which in 0..self.devices.len() {
            let store = self.open(which);
            let mut held = Versions::new();
            let mut text = self.newest(&format!("{which}/.git")).unwrap();
            for month in store.months().unwrap() {
                let reading = store.read(month).unwrap();
                faults.extend(reading.problem.map(|problem| format!("{which}: {problem}")));
                let versions =
                    reading.document.entries().iter().flat_map(|it| reading.document.versions(it.id));
                held.extend(versions.map(|version| (version.id, version.digest())));
                text.push_str(&reading.document.to_text());
            }
            let lost = self.said.difference(&self.gone).filter(|version| !held.contains(version)).count();
            if lost > 0 {
                faults.push(format!("{which} lacks {lost} versions"));
            }
            let status = self.world.git(&which.to_string(), &["status", "--porcelain"]);
            if !status.is_empty() {
                faults.push(format!("{which} is not clean: {status}"));
            }
            texts.insert(text);
        }
        if texts.len() > 1 {
            faults.push("they are not alike".to_owned());
        }
        if self.is_sealed && self.world.carried("remote.git").iter().any(|path| is_in_clear(path)) {
            faults.push("something is carried in clear".to_owned());
        }
        faults
    }
}

/// The faults of the history that a seed gives.
fn faults_of(seed: u64) -> Vec<String> {
    let mut chance = Chance(seed);
    let devices = [2, 2, 2, 2, 3, 3, 3, 4, 5][chance.below(9)];
    let mut history = History::new(devices);
    for _ in 0..4 + chance.below(10) {
        history.step(&mut chance);
    }
    history.end()
}

#[test]
fn whatever_devices_do_and_in_whatever_order_they_meet_nothing_is_lost_and_all_end_alike() {
    let number =
        |name: &str, otherwise| std::env::var(name).ok().and_then(|it| it.parse().ok()).unwrap_or(otherwise);
    let first = number("INWARD_SYNC_FIRST", 0_u64);
    let last = first + number("INWARD_SYNC_HISTORIES", HISTORIES);
    let next = AtomicU64::new(first);
    let threads = thread::available_parallelism().map_or(1, usize::from).min(8);
    let wrong: Vec<String> = thread::scope(|scope| {
        let work = || {
            let mut wrong = Vec::new();
            loop {
                let seed = next.fetch_add(1, Ordering::Relaxed);
                if seed >= last {
                    return wrong;
                }
                wrong.extend(faults_of(seed).into_iter().map(|what| format!("history {seed}: {what}")));
            }
        };
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        running.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
