//! Whatever is done in a sealed journal, in whatever order: nothing is lost, and no word of it lies in clear or is told by a name.

use std::collections::{BTreeMap, BTreeSet};

use inward::journal::format::receipt::{ImportCounts, ImportReceipt, ImportState, TakenIn};
use inward::journal::{Day, Entry, Month};
use inward::store::BackupName;
use tempfile::TempDir;

use super::*;
use crate::harness::chance::Chance;

/// Stands in every text that is written here, and in none of another test.
const WORD: &str = "quvyxmark";
const ACTIONS: usize = 200;
const DAYS: [&str; 4] = ["2026-10-05", "2026-10-31", "2026-11-01", "2026-11-22"];

type Words = BTreeMap<EntryId, (Day, String)>;

/// A journal, and what should be in it.
struct Walk {
    home: Home,
    /// A place that is none of the journal's, for what is copied out.
    outside: TempDir,
    store: Store,
    passphrase: Passphrase,
    chance: Chance,
    second: i64,
    present: Words,
    deleted: Words,
    /// The texts of drafts that wait.
    drafts: BTreeSet<String>,
    backups: Vec<(BackupName, Words)>,
    /// Every id that was ever there.
    ids: BTreeSet<EntryId>,
}

impl Walk {
    fn new(seed: u64) -> Self {
        let home = Home::new();
        home.store.encrypt(&NewKeys::fresh(), &passphrase(), &at(50)).unwrap();
        Self {
            store: home.store.clone(),
            home,
            outside: tempfile::tempdir().unwrap(),
            passphrase: passphrase(),
            chance: Chance(seed),
            second: 100,
            present: Words::new(),
            deleted: Words::new(),
            drafts: BTreeSet::new(),
            backups: Vec::new(),
            ids: BTreeSet::new(),
        }
    }

    fn now(&mut self) -> inward::journal::Moment {
        self.second += 1;
        at(self.second)
    }

    fn words(&mut self, of: &str) -> String {
        self.second += 1;
        format!("{of} {} {WORD}", self.second)
    }

    fn a_day(&mut self) -> Day {
        day(DAYS[self.chance.below(DAYS.len())])
    }

    /// The id of a new note.
    fn new_id(&mut self) -> EntryId {
        let id = EntryId::new_v7(1_795_378_443_000 + i64::try_from(self.ids.len()).unwrap(), [3; 10]);
        self.ids.insert(id);
        id
    }

    fn one_of(&mut self, words: fn(&Self) -> &Words) -> Option<(EntryId, Day)> {
        let which = self.chance.below(words(self).len().max(1));
        words(self).iter().nth(which).map(|(id, (day, _))| (*id, *day))
    }

    fn note(&mut self) -> Entry {
        let (id, day, text) = (self.new_id(), self.a_day(), self.words("note"));
        self.present.insert(id, (day, text.clone()));
        Entry::new(id, day, note_body(&text), self.now(), super::day("2026-11-22"))
    }

    /// Writes the text of a check-in, whose id is a hash of its day.
    fn check_in(&mut self) {
        let (day, text, now) = (self.a_day(), self.words("check-in"), self.now());
        let id = EntryId::of_check_in(day);
        self.ids.insert(id);
        let change = |document: &inward::journal::Document| {
            let body = check_in_body(&text);
            Ok::<_, ()>(Some(match document.entry(id) {
                Some(entry) => entry.edited(body, now),
                None => match document.tombstone(id) {
                    Some(tombstone) => Entry::new(id, day, body, now, day).restored(tombstone),
                    None => Entry::new(id, day, body, now, day),
                },
            }))
        };
        self.store.edit(Month::of(day), change).unwrap().unwrap();
        self.deleted.remove(&id);
        self.present.insert(id, (day, text));
    }

    fn edit(&mut self) {
        let Some((id, day)) = self.one_of(|walk| &walk.present) else { return };
        let (text, now) = (self.words("edited"), self.now());
        let is_check_in = id == EntryId::of_check_in(day);
        let body = if is_check_in { check_in_body(&text) } else { note_body(&text) };
        let edited = |document: &inward::journal::Document| {
            Ok::<_, ()>(document.entry(id).map(|entry| entry.edited(body, now)))
        };
        self.store.edit(Month::of(day), edited).unwrap().unwrap();
        self.present.insert(id, (day, text));
    }

    fn delete(&mut self) {
        let Some((id, day)) = self.one_of(|walk| &walk.present) else { return };
        let now = self.now();
        self.store.delete(id, Month::of(day), &now).unwrap();
        let gone = self.present.remove(&id).unwrap();
        self.deleted.insert(id, gone);
    }

    fn restore(&mut self) {
        let Some((id, _)) = self.one_of(|walk| &walk.deleted) else { return };
        let now = self.now();
        self.store.restore(id, &now).unwrap();
        let back = self.deleted.remove(&id).unwrap();
        self.present.insert(id, back);
    }

    /// A draft that is set aside or, now and then, thrown away, with the journal open or locked.
    fn draft(&mut self) {
        if self.chance.below(3) == 0 {
            self.store.lock();
        }
        let (id, day, text) = (self.new_id(), self.a_day(), self.words("draft"));
        let head = DraftHead { id, kind: "note".to_owned(), day, base: None, started_at: self.now() };
        let mut draft = self.store.start_draft(&head).unwrap();
        let now = self.now();
        draft.append(&Field::Text, &json!(text), &now).unwrap();
        if self.chance.below(3) == 0 {
            drop(draft.discard().unwrap());
        } else {
            draft.set_aside();
            self.drafts.insert(text);
        }
        self.unlock();
    }

    /// Goes on with a draft: it is saved, thrown away, or gets other words.
    fn go_on(&mut self) {
        let Some(found) = self.store.find_drafts().unwrap().into_iter().next() else { return };
        let text = found.draft.value(Field::Text).unwrap().as_str().unwrap().to_owned();
        let head = found.draft.head.clone();
        let mut draft = found.resume();
        self.drafts.remove(&text);
        match self.chance.below(3) {
            0 => {
                let entry = Entry::new(head.id, head.day, note_body(&text), self.now(), head.day);
                self.store.save(entry).unwrap();
                draft.finish().unwrap();
                self.present.insert(head.id, (head.day, text));
            }
            1 => drop(draft.discard().unwrap()),
            _ => {
                let (text, now) = (self.words("gone on"), self.now());
                draft.append(&Field::Text, &json!(text), &now).unwrap();
                draft.set_aside();
                self.drafts.insert(text);
            }
        }
    }

    fn back_up(&mut self) {
        let now = self.now();
        let backup = self.store.back_up(&now).unwrap();
        self.backups.push((backup.name, self.present.clone()));
    }

    fn restore_backup(&mut self) {
        let there: BTreeSet<BackupName> =
            self.store.backups().unwrap().backups.into_iter().map(|backup| backup.name).collect();
        self.backups.retain(|(name, _)| there.contains(name));
        let which = self.chance.below(self.backups.len().max(1));
        let Some((name, words)) = self.backups.get(which).cloned() else { return };
        let now = self.now();
        self.store.restore_backup(&name, None, &now).unwrap();
        // What is gone now may be in the trash by an earlier deletion, or in the backup of the state before.
        self.deleted.clear();
        self.present = words;
    }

    /// Takes notes in as an import does and, now and then, out again.
    fn import(&mut self) {
        let notes: Vec<Entry> = (0..2).map(|_| self.note()).collect();
        let now = self.now();
        let taken = |note: &Entry| TakenIn { id: note.id, day: note.day, digest: note.digest() };
        let receipt = ImportReceipt {
            source: "jrnl".to_owned(),
            file: "notes.json".to_owned(),
            sha256: format!("{:064x}", self.second),
            made_at: now.clone(),
            state: ImportState::Started,
            counts: ImportCounts::default(),
            columns: Vec::new(),
            entries: notes.iter().map(taken).collect(),
        };
        let name = self.store.receipt_for(&receipt.source, &receipt.sha256, &now).unwrap();
        self.store.begin_import(&name, &receipt).unwrap();
        for note in &notes {
            self.store
                .take_in(Month::of(note.day), |document| Some(document.clone().with(note.clone())))
                .unwrap();
        }
        self.store.end_import(&name).unwrap();
        if self.chance.below(2) == 0 {
            assert_eq!(self.store.undo_import(&name, &now).unwrap().gone.len(), 2);
            for note in notes {
                let gone = self.present.remove(&note.id).unwrap();
                self.deleted.insert(note.id, gone);
            }
        }
    }

    fn export(&mut self) {
        let text: String = self.present.values().map(|(_, text)| text.as_str()).collect();
        let path = self.outside.path().join(self.second.to_string());
        self.store.write_new(&path, text.as_bytes()).unwrap();
    }

    /// Something is written while it is locked.
    fn catch(&mut self) {
        self.store.lock();
        let today = day("2026-11-22");
        for _ in 0..=self.chance.below(3) {
            let (id, day, text, made_at) = (self.new_id(), self.a_day(), self.words("caught"), self.now());
            self.present.insert(id, (day, text.clone()));
            self.store.catch(&Caught { id, day, made_at, today, body: CaughtBody::Note(text) }).unwrap();
        }
        self.unlock();
    }

    fn unlock(&mut self) {
        let now = self.now();
        let unlocked = self.store.unlock(&self.passphrase, &now).unwrap();
        assert_eq!(unlocked.lines, [] as [String; 0]);
    }

    /// Another program opens the journal.
    fn begin_anew(&mut self) {
        self.store = Store::create(&self.home.path("")).unwrap();
        assert_eq!(self.store.sealing(), Sealing::Locked);
        self.unlock();
    }

    fn renew(&mut self) {
        let new = self.store.new_keys(&self.passphrase).unwrap();
        self.store.renew_keys(&new, &self.passphrase).unwrap();
    }

    fn other_passphrase(&mut self) {
        let new = Passphrase::new(&format!("{} loud mountains", self.second)).light();
        self.store.change_passphrase(&self.passphrase, &new).unwrap();
        self.passphrase = new;
    }

    fn remember(&mut self) {
        let (words, now) = (self.words("unsaid"), self.now());
        let (id, day) = (self.new_id(), self.a_day());
        self.store.remember_unsaid(id, day, &words, &now).unwrap();
        let setting = ("theme".to_owned(), words.as_str().into());
        self.store.change_state(|state| state.settings = [setting].into_iter().collect()).unwrap();
    }

    /// Another device brings a month in clear, with a note that is not here.
    fn bring(&mut self) {
        let other = Home::new();
        let note = self.note();
        let month = Month::of(note.day);
        other.store.save(note).unwrap();
        let name = format!("journal/{month}.json");
        fs::copy(other.path(&name), self.home.path(&name)).unwrap();
        self.tidy();
    }

    fn tidy(&mut self) {
        let now = self.now();
        let tidied = self.store.tidy(&now);
        assert!(tidied.is_done(), "{tidied:?}");
    }

    fn act(&mut self) {
        match self.chance.below(20) {
            0..=2 => {
                let note = self.note();
                self.store.save(note).unwrap();
            }
            3 => self.check_in(),
            4 | 5 => self.edit(),
            6 => self.delete(),
            7 => self.restore(),
            8 | 9 => self.draft(),
            10 => self.go_on(),
            11 => self.back_up(),
            12 => self.restore_backup(),
            13 => self.import(),
            14 => self.export(),
            15 => self.catch(),
            16 => self.begin_anew(),
            17 => self.bring(),
            18 => self.remember(),
            _ => match self.chance.below(3) {
                0 => self.renew(),
                1 => self.other_passphrase(),
                _ => self.tidy(),
            },
        }
    }

    /// All that should be there is, and nothing else.
    fn look(&self) {
        let mut shown = BTreeMap::new();
        for month in self.store.months().unwrap() {
            let reading = self.store.read(month).unwrap();
            assert!(reading.problem.is_none(), "{:?}", reading.problem);
            shown.extend(words_of(&reading.document));
        }
        let expected: BTreeMap<EntryId, String> =
            self.present.iter().map(|(id, (_, text))| (*id, text.clone())).collect();
        assert_eq!(shown, expected);
        let found = self.store.find_drafts().unwrap();
        let texts = found.iter().map(|it| it.draft.value(Field::Text).unwrap().as_str().unwrap().to_owned());
        assert_eq!(texts.collect::<BTreeSet<_>>(), self.drafts);
    }

    /// No file holds the word, and no name an id or a day.
    fn told(&self) -> Vec<String> {
        let mut told: Vec<String> =
            leaks(&self.home, WORD).iter().map(|path| format!("words in {}", path.display())).collect();
        let ids: Vec<String> = self.ids.iter().map(ToString::to_string).collect();
        for path in tree(self.home.dir.path()).into_keys() {
            let name = path.strip_prefix(self.home.dir.path()).unwrap().to_string_lossy().into_owned();
            // When a backup or an import was made is told by its time, too.
            let is_of_its_making = ["data/backups", "data/receipts"].iter().any(|dir| name.starts_with(dir));
            let is_day = !is_of_its_making && DAYS.iter().any(|day| names_day(&name, day));
            if is_day || name.contains(WORD) || ids.iter().any(|id| name.contains(id)) {
                told.push(format!("the name of {name}"));
            }
        }
        told
    }
}

/// Whether a name tells a day. A sum in hexadecimal digits may begin with two that look like one.
fn names_day(name: &str, day: &str) -> bool {
    name.split(day).skip(1).any(|rest| !rest.starts_with(|next: char| next.is_ascii_hexdigit()))
}

#[test]
fn after_any_two_hundred_actions_nothing_is_lost_and_nothing_is_told() {
    for seed in 0..2 {
        let mut walk = Walk::new(seed);
        for step in 0..ACTIONS {
            walk.act();
            if step % 20 == 19 {
                walk.look();
                assert_eq!(walk.told(), [] as [String; 0], "seed {seed}, step {step}");
            }
        }
        assert!(walk.ids.len() > 50 && !walk.backups.is_empty(), "seed {seed}");
        let written = tree(walk.outside.path()).into_values();
        assert!(written.map(|bytes| String::from_utf8(bytes).unwrap()).any(|text| text.contains(WORD)));
        let now = walk.now();
        let report = walk.store.examine(&now).unwrap();
        assert!(report.is_well(), "seed {seed}: {:?}", report.findings);
        walk.store.decrypt(&walk.passphrase, &now).unwrap();
        walk.look();
        assert!(leaks(&walk.home, WORD).len() > 5, "what is looked for is found where it is in clear");
    }
}
