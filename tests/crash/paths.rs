//! The table of write paths: how each is prepared and started, and what must hold when it is done.

use std::fs;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use inward::journal::format::receipt::ImportState;
use inward::journal::{Rating, Scale, Sign};

use crate::calls::Call;
use crate::erasing::{Erases, erase, erase_all, erase_before};
use crate::harness::home::{Home, PROGRAM};
use crate::opened::Seal;
use crate::run::{Ran, Start};
use crate::seen::Seen;

/// The words written where a path takes words.
pub(crate) const WORDS: &str = "Words of this evening, of which none may be lost.";
const FIRST: &str = "Words of another evening.";
/// The words in everything that is erased.
pub(crate) const ERASED: &str = "Words that are gone for good";
pub(crate) const TODAY: &str = "2026-11-22";
pub(crate) const YESTERDAY: &str = "2026-11-21";

/// The input that a command must not lose when it fails.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Given {
    /// It was given nothing that could be lost.
    Nothing,
    /// Words, which become the draft of a note, or the error says that they are not kept.
    Words,
    /// Answers, which stay in a draft.
    Answers,
}

/// One way in which the program writes.
pub(crate) struct WritePath {
    pub(crate) name: &'static str,
    pub(crate) program: PathBuf,
    /// The home before the run.
    pub(crate) home: Home,
    pub(crate) arguments: Vec<String>,
    pub(crate) input: String,
    /// The lines of the open file 3.
    pub(crate) secrets: String,
    /// The words of the program when it is done.
    pub(crate) says: &'static str,
    pub(crate) given: Given,
    /// Whether it takes entries out of the journal that a backup then holds.
    pub(crate) goes_back: bool,
    pub(crate) erases: Erases,
    /// Whether it looks at everything once more when it is done, and may fail in that.
    pub(crate) looks_again: bool,
    /// Whether it works on a journal that is sealed, or seals it.
    pub(crate) is_of_sealed: bool,
    /// Whether the work is done.
    pub(crate) is_done: Box<dyn Fn(&Seen) -> bool + Send + Sync>,
    /// The home after an undisturbed run, and its calls, once somebody looked.
    pub(crate) undisturbed: OnceLock<(Home, Vec<Call>)>,
}

impl WritePath {
    /// A path of the program itself, on a journal like that of [`lived_in`].
    pub(crate) fn new(
        name: &'static str,
        arguments: &[&str],
        says: &'static str,
        is_done: impl Fn(&Seen) -> bool + Send + Sync + 'static,
    ) -> Self {
        Self {
            name,
            program: PROGRAM.into(),
            home: lived_in(),
            arguments: arguments.iter().map(|&it| it.to_owned()).collect(),
            input: String::new(),
            says,
            given: Given::Nothing,
            goes_back: false,
            erases: Erases::Nothing,
            looks_again: false,
            secrets: String::new(),
            is_of_sealed: false,
            is_done: Box::new(is_done),
            undisturbed: OnceLock::new(),
        }
    }

    pub(crate) fn given(self, given: Given, input: &str) -> Self {
        Self { given, input: input.to_owned(), ..self }
    }

    pub(crate) fn on(self, home: Home) -> Self {
        Self { home, ..self }
    }

    /// The command, to be run in a copy of the home.
    pub(crate) fn start(&self) -> Start<'_> {
        Start {
            program: &self.program,
            arguments: &self.arguments,
            input: &self.input,
            secrets: &self.secrets,
        }
    }

    /// The answers that it is given.
    pub(crate) fn answers(&self) -> Option<&str> {
        (self.given == Given::Answers).then_some(self.input.as_str())
    }

    /// The simplest thing that the program can be asked next.
    pub(crate) fn next(&self, home: &Home, seal: &Seal) -> Ran {
        self.ask(home, seal, "note", "The words after.")
    }

    /// Opens the journal, which finishes whatever was begun.
    pub(crate) fn open(&self, home: &Home, seal: &Seal) -> Ran {
        self.ask(home, seal, "list", "")
    }

    /// Runs another command, with the passphrase where there is one.
    fn ask(&self, home: &Home, seal: &Seal, command: &str, input: &str) -> Ran {
        let secrets = seal.passphrases.first().copied().unwrap_or_default();
        let options = if secrets.is_empty() { &[][..] } else { &WITH_PASSPHRASE };
        let arguments: Vec<String> = [command].iter().chain(options).map(|&it| it.to_owned()).collect();
        Start { program: &self.program, arguments: &arguments, input, secrets }.alone(home)
    }
}

/// The options with which a passphrase is given along.
pub(crate) const WITH_PASSPHRASE: [&str; 2] = ["--passphrase-fd", "3"];

/// A journal with two months, words of two days, a deleted entry, what the first start asked, and a draft.
pub(crate) fn lived_in() -> Home {
    let home = Home::of_the_morning();
    home.done(&["log", "--day", "2026-10-31", "--jealousy", "2", "--note", "-"], "Words of October.");
    home.done(&["log", "--day", "yesterday", "--jealousy", "1", "--note", "-"], FIRST);
    for note in ["one", "two", "three"] {
        home.done(&["note"], note);
    }
    home.done(&["delete", &id_of(&home, "three")], "");
    let store = inward::store::Store::open(home.data()).unwrap();
    store.change_state(|state| state.acknowledged = true).unwrap();
    // The input ends before the last answer: the answers wait as a draft.
    let arguments = ["checkin", "--plain", "--day", "2026-11-20"].map(str::to_owned);
    let ran =
        Start { program: PROGRAM.as_ref(), arguments: &arguments, input: "3\n2\n", secrets: "" }.alone(&home);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    home.copy()
}

/// The id of the note with these words.
pub(crate) fn id_of(home: &Home, words: &str) -> String {
    let seen = Seen::of(home);
    let is_it = |entry: &&inward::journal::Entry| format!("{:?}", entry.body).contains(&format!("{words:?}"));
    let all = seen.shown.iter().chain(&seen.deleted);
    let found: Vec<_> = all.filter(is_it).map(|entry| entry.id.to_string()).collect();
    assert_eq!(found.len(), 1, "{words}");
    found[0].clone()
}

pub(crate) fn rated(seen: &Seen, day: &str, value: u8) -> bool {
    seen.check_in(day)
        .and_then(|check_in| check_in.ratings.get(Scale::Sign(Sign::Jealousy)).map(Rating::value))
        .is_some_and(|rating| rating == value)
}

pub(crate) fn written(seen: &Seen, day: &str) -> bool {
    seen.check_in(day).is_some_and(|check_in| check_in.text.matches(WORDS).count() == 1)
}

/// Whether the note with these words lies on this day and on no other.
fn is_on(seen: &Seen, words: &str, day: &str) -> bool {
    let words = format!("{words:?}");
    let mut found = seen.shown.iter().filter(|entry| format!("{:?}", entry.body).contains(&words));
    found.next().is_some_and(|entry| entry.day.to_string() == day) && found.next().is_none()
}

/// A check-in from the first question to the last.
pub(crate) const ANSWERS: &str = "4\n1\n0\n3\n2\n-\n1 2\n\n\n\nAn answer.\nA last line.\n\n";

/// Every way in which the program writes from the command line.
pub(crate) fn all() -> Vec<WritePath> {
    let home = lived_in();
    let (one, three) = (id_of(&home, "one"), id_of(&home, "three"));
    let note = || {
        WritePath::new("note", &["note"], "Saved the note", |seen| seen.notes(WORDS) == 1)
            .given(Given::Words, WORDS)
    };
    let log = |name, day: &'static str| {
        let arguments = ["log", "--day", day, "--jealousy", "4", "--note", "-"];
        WritePath::new(name, &arguments, "Saved the check-in", move |seen| {
            rated(seen, day, 4) && written(seen, day)
        })
        .given(Given::Words, WORDS)
    };
    let check_in = |name, day: &'static str| {
        WritePath::new(name, &["checkin", "--plain", "--day", day], "Saved.", move |seen| {
            rated(seen, day, 4) && seen.check_in(day).is_some_and(|check_in| check_in.text == "A last line.")
        })
        .given(Given::Answers, ANSWERS)
    };
    vec![
        note().on(home.copy()),
        WritePath { name: "the first note", home: Home::in_memory(), ..note() },
        log("log on a new day", TODAY).on(home.copy()),
        log("log on a recorded day", YESTERDAY).on(home.copy()),
        WritePath {
            arguments: ["log", "-", "--day", YESTERDAY].map(str::to_owned).to_vec(),
            ..log("log from lines", YESTERDAY).given(Given::Words, &format!("jealousy 4\nnote {WORDS}\n"))
        }
        .on(home.copy()),
        repeated("the repeated note", "is already saved", note(), &home),
        repeated("the repeated log", "already says this", log("", YESTERDAY), &home),
        WritePath::new("delete", &["delete", &one], "Deleted the entry", |seen| seen.notes("one") == 0)
            .on(home.copy()),
        WritePath::new("restore-entry", &["restore-entry", &three], "is back", |seen| {
            seen.notes("three") == 1
        })
        .on(home.copy()),
        WritePath::new("move to another month", &["move", &one, "2026-10-30"], "Moved the entry", |seen| {
            is_on(seen, "one", "2026-10-30")
        })
        .on(home.copy()),
        WritePath::new("move within a month", &["move", &one, "2026-11-20"], "Moved the entry", |seen| {
            is_on(seen, "one", "2026-11-20")
        })
        .on(home.copy()),
        check_in("checkin --plain", TODAY).on(home.copy()),
        check_in("checkin --plain on a draft", "2026-11-20").on(home.copy()),
        // That a card came is no word of anybody's: it is printed whether or not that could be remembered.
        WritePath {
            looks_again: true,
            ..WritePath::new("card", &["card"], "What the five signs are", |_| true).on(home.copy())
        },
        export(&home),
        import(&home),
        import_undone(&home),
        note_of_a_new_day(&home),
        backup_create(&home),
        backup_restore(&home),
        backup_restore_of_a_month(&home),
        backup_restore_once_more(&home),
        repair_of_copies(&home),
        repair_of_damage(&home),
        erase(&home),
        erase_before(&home),
        erase_all(&home),
    ]
}

/// A way of writing that was gone before, when its end could not be said: it is done, and stays done once.
fn repeated(name: &'static str, says: &'static str, path: WritePath, home: &Home) -> WritePath {
    let path = WritePath { name, says, looks_again: true, ..path.on(home.copy()) };
    let ran = path.start().unheard(&path.home);
    assert!(ran.code == Some(1) && ran.err.contains("is saved in"), "{ran:?}");
    path
}

/// A copy of everything in the directory for such copies, so that whatever it leaves is seen.
fn export(home: &Home) -> WritePath {
    let home = home.copy();
    fs::DirBuilder::new().mode(0o700).create(home.data().join("out")).unwrap();
    let arguments = ["export", "--include", "all", "--output", "{data}/out/all.json"];
    // A month that could not be read is named in the copy, on standard error, and instead of these words.
    let is_whole = |text: &String| {
        text.ends_with("\n}\n") && (text.contains(FIRST) || text.contains("\"unread\": [\n    \"2026-"))
    };
    let path = WritePath::new("export", &arguments, "Written: ", move |seen| seen.out.iter().any(is_whole));
    WritePath { looks_again: true, ..path }.on(home)
}

/// An export of two months, laid where a copy of the home takes it along.
fn to_import(home: &Home) -> Home {
    let home = home.copy();
    let there = home.copy();
    there.done(&["note"], "From elsewhere.");
    there.done(&["note", "--day", "2026-10-30"], "From elsewhere in October.");
    fs::DirBuilder::new().mode(0o700).create(home.data().join("out")).unwrap();
    let all = there.run(&["export", "--include", "all"]);
    fs::write(home.data().join("out/all.json"), all.out).unwrap();
    home
}

fn import(home: &Home) -> WritePath {
    let arguments = ["import", "{data}/out/all.json", "--yes"];
    let path = WritePath::new("import", &arguments, "Imported 2 entries", |seen| {
        seen.notes("From elsewhere.") == 1
            && seen.notes("From elsewhere in October.") == 1
            && seen.receipts == [ImportState::Done]
    });
    path.on(to_import(home))
}

fn import_undone(home: &Home) -> WritePath {
    let home = to_import(home);
    let file = home.data().join("out/all.json");
    home.done(&["import", file.to_str().unwrap(), "--yes"], "");
    let arguments = ["import", "--undo", "2026-11-22_211403-inward", "--yes"];
    let path = WritePath::new("import --undo", &arguments, "Took out 2 entries", |seen| {
        seen.notes("From elsewhere.") == 0
            && seen.notes("From elsewhere in October.") == 0
            && seen.receipts == [ImportState::Undone]
    });
    path.on(home)
}

/// The first write of a day, which makes the backup of that day.
fn note_of_a_new_day(home: &Home) -> WritePath {
    let home = home.copy();
    fs::remove_dir_all(home.data().join("backups")).unwrap();
    let path =
        WritePath::new("the first note of a day", &["note"], "Saved the note", |seen| seen.notes(WORDS) == 1);
    path.given(Given::Words, WORDS).on(home)
}

/// One more backup than stay, so that the oldest goes with what it alone holds.
fn backup_create(home: &Home) -> WritePath {
    let home = home.copy_of_the_morning();
    for note in 0..11 {
        home.done(&["note"], &format!("Note {note}."));
        home.done(&["backup", "create"], "");
    }
    let before = Seen::of(&home).newest_backup;
    let path = WritePath::new("backup create", &["backup", "create"], "Backed up", move |seen| {
        seen.newest_backup > before
    });
    path.on(home.copy())
}

/// A journal in which two months have changed since a backup, and the name of that.
fn with_backup(home: &Home) -> (Home, String) {
    let home = home.copy();
    let name = home.done(&["backup", "create"], "");
    let name = name.split([' ', ',']).nth(2).unwrap().to_owned();
    home.done(&["note"], "Written after the backup.");
    home.done(&["log", "--day", "2026-10-01", "--jealousy", "1"], "");
    (home, name)
}

fn backup_restore(home: &Home) -> WritePath {
    let (home, name) = with_backup(home);
    let path = WritePath::new("backup restore", &["backup", "restore", &name, "--yes"], "Restored", |seen| {
        seen.notes("Written after the backup.") == 0
            && seen.notes("one") == 1
            && seen.check_in("2026-10-01").is_none()
    });
    WritePath { goes_back: true, ..path }.on(home)
}

/// One month, which has a second document next to its own.
fn backup_restore_of_a_month(home: &Home) -> WritePath {
    let (home, name) = with_backup(home);
    let november = home.data().join("journal/2026-11.json");
    let text = fs::read_to_string(&november).unwrap();
    fs::write(&november, "damaged").unwrap();
    home.done(&["note"], "Written beside.");
    fs::write(&november, text).unwrap();
    let arguments = ["backup", "restore", &name, "--month", "2026-11", "--yes"];
    let path = WritePath::new("backup restore --month", &arguments, "Restored 2026-11", |seen| {
        seen.notes("Written after the backup.") == 0
            && seen.notes("Written beside.") == 0
            && seen.notes("one") == 1
            && seen.check_in("2026-10-01").is_some()
    });
    WritePath { goes_back: true, ..path }.on(home)
}

/// One that was interrupted between the two months.
fn backup_restore_once_more(home: &Home) -> WritePath {
    let (home, name) = with_backup(home);
    let october = home.data().join("journal/2026-10.json");
    let before = fs::read(&october).unwrap();
    home.done(&["backup", "restore", &name, "--yes"], "");
    fs::write(&october, before).unwrap();
    let record = home.data().join("backups/restored.json");
    let mut fields: serde_json::Value = serde_json::from_str(&fs::read_to_string(&record).unwrap()).unwrap();
    fields["finished_at"] = serde_json::Value::Null;
    fs::write(&record, fields.to_string()).unwrap();
    let arguments = ["backup", "restore", &name, "--yes"];
    let path = WritePath::new("backup restore once more", &arguments, "Restored", |seen| {
        seen.notes("Written after the backup.") == 0
            && seen.notes("one") == 1
            && seen.check_in("2026-10-01").is_none()
    });
    WritePath { goes_back: true, ..path }.on(home)
}

/// Copies of two months that a sync program left.
fn repair_of_copies(home: &Home) -> WritePath {
    let home = home.copy();
    let there = home.copy();
    there.done(&["note"], "Written there.");
    there.done(&["log", "--day", "2026-10-30", "--note", "-"], "Written there in October.");
    for month in ["2026-10", "2026-11"] {
        let copy = format!("journal/{month}.sync-conflict-20261122-211403-ABCDEFG.json");
        fs::copy(there.data().join(format!("journal/{month}.json")), home.data().join(copy)).unwrap();
    }
    let path =
        WritePath::new("doctor --repair, of copies", &["doctor", "--repair"], "All is well.", |seen| {
            seen.notes("Written there.") == 1 && seen.check_in("2026-10-30").is_some() && seen.copies == 0
        });
    WritePath { looks_again: true, ..path }.on(home)
}

/// A month whose end is missing, and one in which git left its markers.
fn repair_of_damage(home: &Home) -> WritePath {
    let home = home.copy();
    let november = home.data().join("journal/2026-11.json");
    let text = fs::read_to_string(&november).unwrap();
    fs::write(&november, &text[..text.len() - 30]).unwrap();
    let october = home.data().join("journal/2026-10.json");
    let text = fs::read_to_string(&october).unwrap();
    let line = text.lines().find(|line| line.contains("Words of October.")).unwrap();
    let both =
        format!("<<<<<<< HEAD\n{line}\n=======\n{}\n>>>>>>> other", line.replace("Words", "Other words"));
    fs::write(&october, text.replace(line, &both)).unwrap();
    let path =
        WritePath::new("doctor --repair, of damage", &["doctor", "--repair"], "All is well.", |seen| {
            seen.notes("one") == 1 && seen.check_in("2026-10-31").is_some() && seen.torn.is_empty()
        });
    WritePath { looks_again: true, ..path }.on(home)
}

/// A journal in which a note is kept in every place that there is, and its id.
pub(crate) fn kept_everywhere(home: &Home) -> (Home, String) {
    let home = home.copy();
    home.done(&["note", "--day", YESTERDAY], &format!("{ERASED}."));
    let id = id_of(&home, &format!("{ERASED}."));
    home.done(&["backup", "create"], "");
    let november = home.data().join("journal/2026-11.json");
    let before = fs::read_to_string(&november).unwrap();
    home.done(&["delete", &id], "");
    let trashed = home.data().join(format!("trash/{id}.json"));
    let words = fs::read(&trashed).unwrap();
    home.done(&["restore-entry", &id], "");
    fs::write(&trashed, words).unwrap();
    home.done(&["backup", "create"], "");
    let put = |name: &str, text: &str| {
        let path = home.data().join(name);
        let _ = fs::DirBuilder::new().mode(0o700).create(path.parent().unwrap());
        fs::write(path, text).unwrap();
    };
    put("journal/2026-11.sync-conflict-20261122-211403-ABCDEFG.json", &before);
    put("journal/2026-11.aside.json", &before.replace(ERASED, &format!("{ERASED}, beside")));
    put("quarantine/2026-11-0123456789abcdef.json", &before[..before.len() - 30]);
    let head = format!(
        r#"{{"format":"inward-draft","version":1,"id":"{id}","kind":"note","day":"{YESTERDAY}","base":null,"started_at":"2026-11-22T21:10:00+01:00"}}"#
    );
    let line = format!(r#"{{"at":"2026-11-22T21:10:04+01:00","field":"text","value":"{ERASED}, again"}}"#);
    for place in ["drafts/draft-aaaaaaaaaaaaaaaa.jsonl", "trash/draft-bbbbbbbbbbbbbbbb.jsonl"] {
        put(place, &format!("{head}\n{line}\n"));
    }
    put(
        "receipts/2026-11-22_200000-daylio.json",
        &format!(
            r#"{{"format":"inward-receipt","version":1,"source":"daylio","file":"{ERASED}.csv","sha256":"00","made_at":"2026-11-22T20:00:00+01:00","state":"done","counts":{{"read":1,"new":1,"already":0,"changed":0,"deleted":0,"refused":0}},"columns":[],"entries":[{{"id":"{id}","day":"{YESTERDAY}","digest":"000000000001"}}]}}"#
        ),
    );
    put("lent/about.json", &format!(r#"{{"id":"{id}","field":"text"}}"#));
    put("lent/text.md", ERASED);
    (home.copy(), id)
}

/// A note kept by a program that takes no care.
pub(crate) fn naive() -> WritePath {
    let program = Path::new(PROGRAM).with_file_name("examples").join("naive");
    assert!(program.exists(), "it is built by cargo test, or alone by cargo build --example naive");
    WritePath {
        program,
        ..WritePath::new("a naive note", &["note"], "Saved the note", |seen| seen.notes(WORDS) == 1)
    }
    .given(Given::Words, WORDS)
}
