//! An agent of launchd, for this person alone: one file, and one request.

use std::path::{Path, PathBuf};

use super::own::{self, MARK, There};
use super::programs::Programs;
use super::{Found, RemindError, Reminder, Timer, names_in};
use crate::journal::TimeOfDay;
use crate::store::outside;

pub(super) const PROGRAM: &str = "launchctl";
const ENDING: &str = ".plist";

/// The agents of launchd.
pub(super) struct Launchd<'a> {
    programs: &'a Programs,
    dir: PathBuf,
}

impl<'a> Launchd<'a> {
    /// Those below a home.
    pub(super) fn new(programs: &'a Programs, home: &Path) -> Self {
        Self { programs, dir: place(home).0 }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.dir.join(format!("{name}{ENDING}"))
    }

    /// The session of the person, in which agents run.
    fn session(&self) -> Result<String, RemindError> {
        let number = self.programs.run("id", &["-u"])?;
        Ok(format!("gui/{}", number.trim()))
    }

    fn agent(&self, name: &str) -> Result<String, RemindError> {
        Ok(format!("{}/{name}", self.session()?))
    }

    /// Has launchd forget an agent; one that it does not know is as good as forgotten.
    fn forget(&self, name: &str) -> Result<(), RemindError> {
        let agent = self.agent(name)?;
        match self.programs.run(PROGRAM, &["bootout", &agent]) {
            Err(error) if self.programs.agrees(PROGRAM, &["print", &agent]) => Err(error),
            _ => Ok(()),
        }
    }

    fn start(&self, name: &str) -> Result<(), RemindError> {
        let (session, file) = (self.session()?, super::written(&self.file(name))?);
        self.programs.run(PROGRAM, &["bootstrap", &session, &file]).map(drop)
    }
}

/// Where agents lie, and how their names end.
pub(super) fn place(home: &Path) -> (PathBuf, &'static str) {
    (home.join("Library/LaunchAgents"), ENDING)
}

impl Timer for Launchd<'_> {
    fn kind(&self) -> &'static str {
        "launchd"
    }

    fn is_usable(&self) -> bool {
        // Over ssh, without anybody at the screen, there is no session to run it.
        self.session().is_ok_and(|session| self.programs.agrees(PROGRAM, &["print", &session]))
    }

    fn found(&self, _names: &[String]) -> Result<Vec<Found>, RemindError> {
        let mut found = Vec::new();
        for (name, path) in names_in(&self.dir, ENDING)? {
            if let There::Ours(text) = own::at(&path)? {
                found.push(Found { name, time: time_in(&text) });
            }
        }
        Ok(found)
    }

    fn runs(&self, name: &str) -> bool {
        self.agent(name).is_ok_and(|agent| self.programs.agrees(PROGRAM, &["print", &agent]))
    }

    fn set(&self, reminder: &Reminder) -> Result<(), RemindError> {
        let (name, path) = (&reminder.name, self.file(&reminder.name));
        let before = own::before(&path)?;
        if before.is_some() {
            self.forget(name)?;
        }
        let written = || {
            outside::make(&self.dir)?;
            outside::put(&path, text(reminder).as_bytes())?;
            self.start(name)
        };
        written().inspect_err(|_| {
            own::put_back(&path, before.as_deref());
            if before.is_some() {
                let _ = self.start(name);
            }
        })
    }

    fn remove(&self, name: &str) -> Result<(), RemindError> {
        self.forget(name)?;
        own::remove(&self.file(name))
    }
}

fn text(reminder: &Reminder) -> String {
    let words: Vec<String> =
        reminder.call.iter().map(|word| format!("    <string>{}</string>\n", escaped(word))).collect();
    let words = words.concat();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- {MARK} -->\n\
         <!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n\
         <plist version=\"1.0\">\n<dict>\n  <key>Label</key>\n  <string>{}</string>\n\
         \x20 <key>ProgramArguments</key>\n  <array>\n{words}  </array>\n\
         \x20 <key>StartCalendarInterval</key>\n  <dict>\n\
         \x20   <key>Hour</key>\n    <integer>{}</integer>\n    <key>Minute</key>\n    <integer>{}</integer>\n\
         \x20 </dict>\n  <key>ProcessType</key>\n  <string>Background</string>\n</dict>\n</plist>\n",
        reminder.name,
        reminder.time.hour(),
        reminder.time.minute(),
    )
}

fn escaped(word: &str) -> String {
    word.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The time in a file of ours.
fn time_in(text: &str) -> Option<TimeOfDay> {
    let number = |key: &str| {
        let (_, after) = text.split_once(&format!("<key>{key}</key>"))?;
        let (_, after) = after.split_once("<integer>")?;
        after.split('<').next()?.trim().parse().ok()
    };
    TimeOfDay::new(number("Hour")?, number("Minute")?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_holds_each_word_and_the_time_is_read_again() {
        let time = TimeOfDay::new(7, 5).unwrap();
        let call = ["/Users/a & b/<x>", "remind"].map(str::to_owned).to_vec();
        let text = text(&Reminder { name: "notes-remind".into(), time, call });
        assert!(
            text.contains("    <string>/Users/a &amp; b/&lt;x&gt;</string>\n    <string>remind</string>\n")
        );
        assert!(text.contains("<string>notes-remind</string>"), "{text}");
        assert_eq!(time_in(&text), Some(time));
        assert_eq!(time_in("<key>Hour</key><integer>9"), None);
    }
}
