//! A timer of systemd, for this person alone: two files, and two requests.

use std::path::{Path, PathBuf};

use super::own::{self, MARK, There};
use super::programs::Programs;
use super::{Found, RemindError, Reminder, Timer, names_in};
use crate::journal::TimeOfDay;
use crate::store::outside;

pub(super) const PROGRAM: &str = "systemctl";
const CALENDAR: &str = "OnCalendar=*-*-* ";
const TIMER: &str = ".timer";

/// The timers of systemd.
pub(super) struct Systemd<'a> {
    programs: &'a Programs,
    dir: PathBuf,
}

impl<'a> Systemd<'a> {
    /// Those below a person's settings.
    pub(super) fn new(programs: &'a Programs, settings: &Path) -> Self {
        Self { programs, dir: place(settings).0 }
    }

    fn service(&self, name: &str) -> PathBuf {
        self.dir.join(format!("{name}.service"))
    }

    fn timer(&self, name: &str) -> PathBuf {
        self.dir.join(unit(name))
    }

    fn ask(&self, arguments: &[&str]) -> Result<(), RemindError> {
        self.programs.run(PROGRAM, &[&["--user"], arguments].concat()).map(drop)
    }

    fn started(&self, name: &str) -> Result<(), RemindError> {
        let unit = unit(name);
        self.ask(&["daemon-reload"])?;
        self.ask(&["enable", "--now", &unit])?;
        // One that runs already keeps its old time until it is started anew.
        self.ask(&["restart", &unit])
    }
}

/// Where timers lie, and how their names end.
pub(super) fn place(settings: &Path) -> (PathBuf, &'static str) {
    (settings.join("systemd/user"), TIMER)
}

fn unit(name: &str) -> String {
    format!("{name}{TIMER}")
}

impl Timer for Systemd<'_> {
    fn kind(&self) -> &'static str {
        "systemd"
    }

    fn is_usable(&self) -> bool {
        // Without a session of its own, as after su or in a container, there is nobody to run the timer.
        self.programs.agrees(PROGRAM, &["--user", "show", "--property=Version"])
    }

    fn found(&self, _names: &[String]) -> Result<Vec<Found>, RemindError> {
        let mut found = Vec::new();
        for (name, path) in names_in(&self.dir, TIMER)? {
            if let There::Ours(text) = own::at(&path)? {
                let time = text.lines().find_map(|line| line.strip_prefix(CALENDAR)?.get(..5)?.parse().ok());
                found.push(Found { name, time });
            }
        }
        Ok(found)
    }

    fn runs(&self, name: &str) -> bool {
        self.programs.agrees(PROGRAM, &["--user", "is-active", "--quiet", &unit(name)])
    }

    fn set(&self, reminder: &Reminder) -> Result<(), RemindError> {
        let (service, timer) = (self.service(&reminder.name), self.timer(&reminder.name));
        let before = (own::before(&service)?, own::before(&timer)?);
        let written = || {
            outside::make(&self.dir)?;
            outside::put(&service, service_text(&reminder.call).as_bytes())?;
            outside::put(&timer, timer_text(reminder.time).as_bytes())?;
            self.started(&reminder.name)
        };
        written().inspect_err(|_| {
            if before.1.is_none() {
                let _ = self.ask(&["disable", "--now", &unit(&reminder.name)]);
            }
            own::put_back(&service, before.0.as_deref());
            own::put_back(&timer, before.1.as_deref());
            let _ = self.ask(&["daemon-reload"]);
        })
    }

    fn remove(&self, name: &str) -> Result<(), RemindError> {
        let (service, timer) = (self.service(name), self.timer(name));
        if let There::Ours(_) = own::at(&timer)? {
            self.ask(&["disable", "--now", &unit(name)])?;
        }
        own::remove(&timer)?;
        own::remove(&service)?;
        self.ask(&["daemon-reload"])
    }
}

fn service_text(call: &[String]) -> String {
    let call: Vec<String> = call.iter().enumerate().map(|(at, word)| quoted(word, at == 0)).collect();
    format!(
        "# {MARK}\n[Unit]\nDescription=Reminder\n\n[Service]\nType=oneshot\nTimeoutStartSec=1min\nExecStart={}\n",
        call.join(" ")
    )
}

/// It is not made up for once the computer was off: the time that it names is over then.
fn timer_text(time: TimeOfDay) -> String {
    format!(
        "# {MARK}\n[Unit]\nDescription=Reminder\n\n[Timer]\n{CALENDAR}{time}:00\nAccuracySec=1s\nPersistent=false\n\n\
         [Install]\nWantedBy=timers.target\n"
    )
}

/// A word as systemd takes it as one and as it stands. Variables are replaced in all words but the program's path.
fn quoted(word: &str, is_program: bool) -> String {
    let word = word.replace('\\', "\\\\").replace('"', "\\\"").replace('%', "%%");
    let word = if is_program { word } else { word.replace('$', "$$") };
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '_' | '-' | ':' | '%');
    if !word.is_empty() && word.chars().all(is_plain) { word } else { format!("\"{word}\"") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_reaches_the_program_as_it_is() {
        let call =
            ["/a b/$x/100%", "--data-dir", "/it's \"so\"/$HOME\\n", "--at", "21:30"].map(str::to_owned);
        let text = service_text(&call);
        let line = text.lines().find_map(|line| line.strip_prefix("ExecStart=")).unwrap();
        assert_eq!(line, r#""/a b/$x/100%%" --data-dir "/it's \"so\"/$$HOME\\n" --at 21:30"#);
    }
}
