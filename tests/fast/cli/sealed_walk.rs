//! Two hundred commands on a sealed journal, in an order drawn by chance: no word of it lies in clear in the home, in the places
//! for passing files, or anywhere beside them.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::DirBuilderExt;

use super::sealing::{OTHER, PASSPHRASE, done, sealed, with_input};
use crate::harness::chance::Chance;
use crate::harness::home::{Home, RUNTIME, Ran, TEMPORARY};

const ACTIONS: usize = 200;
/// Stands in every text that is written here.
const WORD: &str = "quvyxmark";
/// The directory for what is copied out, which is in clear because that was asked for.
const COPIES: &str = "copies";
const DAYS: [&str; 4] = ["2026-10-30", "2026-11-01", "yesterday", "today"];

struct Walk {
    home: Home,
    chance: Chance,
    passphrase: &'static str,
    step: usize,
    present: BTreeSet<String>,
    deleted: BTreeSet<String>,
}

impl Walk {
    fn new() -> Self {
        let (home, _) = sealed();
        for dir in [TEMPORARY, RUNTIME, COPIES] {
            fs::DirBuilder::new().mode(0o700).create(home.dir().join(dir)).unwrap();
        }
        let chance = Chance(7);
        Self {
            home,
            chance,
            passphrase: PASSPHRASE,
            step: 0,
            present: BTreeSet::new(),
            deleted: BTreeSet::new(),
        }
    }

    fn run(&self, arguments: &[&str], input: &str) -> Ran {
        with_input(&self.home, self.passphrase, arguments, input)
    }

    /// Runs a command that must succeed.
    #[track_caller]
    fn ok(&self, arguments: &[&str], input: &str) -> String {
        done(&self.run(arguments, input)).to_owned()
    }

    fn words(&self) -> String {
        format!("Written {:03} {WORD}.", self.step)
    }

    fn a_day(&mut self) -> &'static str {
        DAYS[self.chance.below(DAYS.len())]
    }

    fn one_of(&mut self, words: fn(&Self) -> &BTreeSet<String>) -> Option<String> {
        let which = self.chance.below(words(self).len().max(1));
        words(self).iter().nth(which).cloned()
    }

    fn id_of(&self, words: &str, more: &[&str]) -> String {
        let listed = self.ok(&[&["list", "--limit", "1000", "--json"], more].concat(), "");
        let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
        let is_it = |entry: &&serde_json::Value| entry.to_string().contains(words);
        let found = listed.as_array().unwrap().iter().find(is_it);
        found.unwrap_or_else(|| panic!("{words} in {listed}"))["id"].as_str().unwrap().to_owned()
    }

    fn note(&mut self) {
        let (words, day) = (self.words(), self.a_day());
        if self.chance.below(3) == 0 {
            // Written while it is locked, sorted in by whatever comes next.
            assert!(self.home.done(&["note", "--day", day], &words).starts_with("Sealed;"));
        } else {
            self.ok(&["note", "--day", day], &words);
        }
        self.present.insert(words);
    }

    fn delete(&mut self) {
        let Some(words) = self.one_of(|walk| &walk.present) else { return };
        let id = self.id_of(&words, &[]);
        self.ok(&["delete", &id], "");
        self.present.remove(&words);
        self.deleted.insert(words);
    }

    fn restore(&mut self) {
        let Some(words) = self.one_of(|walk| &walk.deleted) else { return };
        let id = self.id_of(&words, &["--deleted"]);
        self.ok(&["restore-entry", &id], "");
        self.deleted.remove(&words);
        self.present.insert(words);
    }

    fn move_away(&mut self) {
        let Some(words) = self.one_of(|walk| &walk.present) else { return };
        let (id, day) = (self.id_of(&words, &[]), self.a_day());
        // It may lie there already.
        let ran = self.run(&["move", &id, day], "");
        assert!(ran.code == 0 || ran.err.contains("already"), "{ran:?}");
    }

    fn copy_out(&self) {
        let form: &[&str] = [&["json", "--include", "all"][..], &["csv"], &["markdown"]][self.step % 3];
        let path = self.home.dir().join(COPIES).join(self.step.to_string());
        self.ok(&[&["export", "--output", path.to_str().unwrap(), "--format"], form].concat(), "");
    }

    /// A check-in whose answers end too early: what was answered waits as a draft.
    fn leave(&mut self) {
        let day = self.a_day();
        let answers = format!("4\n1\n0\n3\n2\n-\n\n\n\n{}\n", self.words());
        let locked = self.chance.below(2) == 0;
        let arguments = ["checkin", "--plain", "--day", day];
        let _ = if locked { self.home.run_with(&arguments, answers) } else { self.run(&arguments, &answers) };
    }

    fn act(&mut self) {
        match self.chance.below(16) {
            0..=2 => self.note(),
            3 => {
                let (day, words) = (self.a_day(), self.words());
                self.ok(&["log", "--day", day, "--jealousy", "3", "--note", "-"], &words);
            }
            4 => self.delete(),
            5 => self.restore(),
            6 => self.move_away(),
            7 => self.leave(),
            8 => drop(self.ok(&["backup", "create"], "")),
            9 => self.copy_out(),
            10 => drop(self.ok(&["doctor", "--repair"], "")),
            11 => {
                let other = if self.passphrase == PASSPHRASE { OTHER } else { PASSPHRASE };
                let lines = format!("{}\n{other}\n", self.passphrase);
                done(&with_input(&self.home, &lines, &["passphrase"], ""));
                self.passphrase = other;
            }
            12 => {
                let paper = self.home.dir().join(format!("paper-{}", self.step));
                self.ok(&["encrypt", "--new-keys", "--recovery-file", paper.to_str().unwrap()], "");
            }
            13 => drop(self.ok(&["list", "--search", WORD], "")),
            14 => drop(self.run(&["erase", "--before", "2026-10-01", "--yes"], "")),
            _ => {
                for arguments in [["week"], ["trends"], ["patterns"], ["card"], ["show"]] {
                    self.ok(&arguments, "");
                }
            }
        }
        self.step += 1;
    }

    /// The files outside of the copies that hold the word, or have it in their names.
    fn told(&self) -> Vec<String> {
        let copies = self.home.dir().join(COPIES);
        let tree = self.home.tree().into_iter().filter(|(path, _)| !path.starts_with(&copies));
        let holds = |bytes: &[u8]| bytes.windows(WORD.len()).any(|part| part == WORD.as_bytes());
        let told = tree.filter(|(path, bytes)| holds(bytes) || holds(path.as_os_str().as_encoded_bytes()));
        told.map(|(path, _)| path.display().to_string()).collect()
    }
}

#[test]
fn after_any_two_hundred_commands_no_word_lies_in_clear() {
    let mut walk = Walk::new();
    for _ in 0..ACTIONS {
        walk.act();
        if walk.step.is_multiple_of(10) {
            assert_eq!(walk.told(), [] as [String; 0], "step {}", walk.step);
        }
    }
    let listed = walk.ok(&["list", "--limit", "1000", "--json"], "");
    let lost: Vec<&String> = walk.present.iter().filter(|words| !listed.contains(words.as_str())).collect();
    assert!(lost.is_empty(), "{lost:?}");
    assert!(walk.present.len() > 15 && walk.deleted.len() > 1, "{:?}", walk.deleted);
    walk.ok(&["decrypt", "--yes"], "");
    assert!(walk.told().len() > 3, "what is looked for is found where it is in clear");
}
