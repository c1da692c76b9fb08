//! The things that are measured: the programs, and the journals that they are started on.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::session::Program;

/// Days of a journal's years.
const DAYS: u32 = 365;

/// The programs and the journals.
pub(crate) struct Bed {
    /// The program itself.
    pub(crate) inward: PathBuf,
    /// The least program on a full screen.
    pub(crate) least: Program,
    /// The least program on the command line.
    pub(crate) line: PathBuf,
    scratch: PathBuf,
}

/// A generated journal.
#[derive(Clone, Debug)]
pub(crate) struct Journal {
    pub(crate) years: u32,
    pub(crate) dir: PathBuf,
    /// The document that saves change, as it was generated.
    month: (PathBuf, Option<Vec<u8>>),
}

impl Bed {
    /// Builds the least programs as well as the program itself.
    pub(crate) fn new() -> Result<Self> {
        let inward = PathBuf::from(env!("CARGO_BIN_EXE_inward"));
        let release = inward.parent().context("the program lies in no directory")?;
        let target = release.parent().context("the program lies outside a target directory")?;
        build(target, &["--example", "least", "--example", "line"])?;
        // Once more by itself: the extra needs of benches must not become part of the measured program.
        build(target, &["--bin", "inward"])?;
        let example =
            |name: &str| release.join("examples").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
        let scratch = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("numbers");
        fs::create_dir_all(scratch.join("home"))?;
        Ok(Self { least: Program::new(&example("least")), line: example("line"), inward, scratch })
    }

    /// Makes a journal of some years that ends yesterday, with a check-in a day; it may be changed at will.
    pub(crate) fn journal(&self, years: u32, name: &str) -> Result<Journal> {
        self.copy(years, name, &[])
    }

    /// Makes the same journal with exercises of all kinds as well, two or three a week.
    pub(crate) fn of_all_kinds(&self, years: u32, name: &str) -> Result<Journal> {
        self.copy(years, name, &["--exercises"])
    }

    fn copy(&self, years: u32, name: &str, with: &[&str]) -> Result<Journal> {
        let today = self.today()?;
        let original = self.scratch.join(format!("{years}-years{}-to-{today}", with.concat()));
        if !original.exists() {
            self.make(years, &original, with)?;
        }
        let dir = self.scratch.join(format!("{years}-years-{name}"));
        remove(&dir)?;
        for name in ["journal", "drafts", "trash"] {
            fs::create_dir_all(dir.join(name))?;
        }
        for found in fs::read_dir(original.join("journal"))? {
            let found = found?;
            fs::copy(found.path(), dir.join("journal").join(found.file_name()))?;
        }
        Journal::at(years, dir, &today)
    }

    /// Generates a journal; it stays for the other runs of the day.
    fn make(&self, years: u32, dir: &Path, with: &[&str]) -> Result<()> {
        // Made under another name first, so that one that was interrupted is never taken for whole.
        let making = self.scratch.join(format!("{years}-years-unfinished"));
        remove(&making)?;
        let made = Command::new(&self.inward)
            .args(["demo", "--every-day", "--days", &(years * DAYS).to_string(), "--into"])
            .arg(&making)
            .args(with)
            .envs(self.environment(&making))
            .stdout(Stdio::null())
            .status()?;
        if !made.success() {
            bail!("the journal of {years} years could not be made");
        }
        Ok(fs::rename(&making, dir)?)
    }

    /// The day as the program sees it.
    fn today(&self) -> Result<String> {
        let output = Command::new(&self.inward)
            .arg("status")
            .envs(self.environment(&self.scratch.join("nowhere")))
            .output()?;
        let line = String::from_utf8(output.stdout)?;
        line.split(':').next().map(str::to_owned).filter(|day| !day.is_empty()).context("no day was told")
    }

    /// The program on a journal.
    pub(crate) fn on(&self, journal: &Journal) -> Program {
        Program { environment: self.environment(&journal.dir), ..Program::new(&self.inward) }
    }

    /// Returns the environment of the program: nothing of the person who measures.
    pub(crate) fn environment(&self, data: &Path) -> Vec<(&'static str, OsString)> {
        vec![("INWARD_DATA_DIR", data.into()), ("HOME", self.scratch.join("home").into())]
    }
}

/// Builds the measured program as it is released.
fn build(target: &Path, what: &[&str]) -> Result<()> {
    let built = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--release"])
        .args(what)
        .arg("--manifest-path")
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml"))
        .arg("--target-dir")
        .arg(target)
        .stderr(Stdio::null())
        .status()?;
    if !built.success() {
        bail!("{} could not be built", what.join(" "));
    }
    Ok(())
}

impl Journal {
    fn at(years: u32, dir: PathBuf, today: &str) -> Result<Self> {
        let name = today.get(..7).context("the day has no month")?;
        let path = dir.join("journal").join(format!("{name}.json"));
        Ok(Self { years, month: (path.clone(), fs::read(&path).ok()), dir })
    }

    /// Makes it as it was generated: no draft, no trash, nothing recorded today.
    pub(crate) fn reset(&self) -> Result<()> {
        // The directories stay: whoever makes one has it confirmed by the disk, once in the life of a journal.
        for name in ["drafts", "trash"] {
            for found in fs::read_dir(self.dir.join(name))? {
                fs::remove_file(found?.path())?;
            }
        }
        match &self.month {
            (path, Some(bytes)) => fs::write(path, bytes)?,
            (path, None) if path.exists() => fs::remove_file(path)?,
            _ => {}
        }
        Ok(())
    }

    /// In words.
    pub(crate) fn name(&self) -> String {
        if self.years == 1 { "1 year".to_owned() } else { format!("{} years", self.years) }
    }
}

fn remove(dir: &Path) -> Result<()> {
    match fs::remove_dir_all(dir) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
