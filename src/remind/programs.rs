//! The programs of the system: found on the path, and run by themselves, without a shell and with little of the environment.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use super::RemindError;
use crate::journal::text;
use crate::paths;

/// The variables that these programs need to find the person's session. Nothing else is handed on.
const KEPT: [&str; 19] = [
    "PATH",
    "HOME",
    "USER",
    "LOGNAME",
    "XDG_RUNTIME_DIR",
    "XDG_CONFIG_HOME",
    "DBUS_SESSION_BUS_ADDRESS",
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "XAUTHORITY",
    "SystemRoot",
    "windir",
    "USERPROFILE",
    "USERNAME",
    "APPDATA",
    "LOCALAPPDATA",
    "TEMP",
    "TMP",
    "PATHEXT",
];
/// The locale for them: what they say is looked through for nothing, and text is handed to them in UTF-8.
const LOCALE: (&str, &str) = ("LC_ALL", "C.UTF-8");
/// The most characters of what a program said that an error repeats.
const MOST_SAID: usize = 120;

/// Where the programs of the system are, and what they are started with.
#[derive(Clone, Debug)]
pub struct Programs {
    system: String,
    folders: Vec<PathBuf>,
    variables: Vec<(&'static str, OsString)>,
}

impl Programs {
    /// Those of a system, by its name in [`std::env::consts::OS`], and of these variables.
    pub fn of(system: &str, variable: impl Fn(&str) -> Option<OsString>) -> Self {
        let folders = paths::program_folders(&variable("PATH").unwrap_or_default());
        let variables = KEPT.into_iter().filter_map(|name| Some((name, variable(name)?))).collect();
        Self { system: system.to_owned(), folders, variables }
    }

    /// Whether this is the system of that name.
    pub(super) fn is_on(&self, system: &str) -> bool {
        self.system == system
    }

    /// The path of a program, if there is one of that name.
    pub fn find(&self, name: &str) -> Option<PathBuf> {
        let name = if self.is_on("windows") { format!("{name}.exe") } else { name.to_owned() };
        self.folders.iter().map(|folder| folder.join(&name)).find(|path| path.is_file())
    }

    /// Runs a program and returns what it said.
    pub(super) fn run(&self, name: &str, arguments: &[&str]) -> Result<String, RemindError> {
        self.run_with(name, arguments, &[])
    }

    /// Runs a program that also gets these variables, and returns what it said.
    pub(super) fn run_with(
        &self,
        name: &str,
        arguments: &[&str],
        more: &[(&str, &str)],
    ) -> Result<String, RemindError> {
        let output = self
            .output(name, arguments, more)
            .map_err(|source| RemindError::NotStarted { program: name.to_owned(), source })?;
        if output.status.success() {
            return Ok(text_of(&output.stdout));
        }
        Err(RemindError::Refused { program: name.to_owned(), said: said(&output) })
    }

    /// Whether a program could be run and says yes.
    pub(super) fn agrees(&self, name: &str, arguments: &[&str]) -> bool {
        self.output(name, arguments, &[]).is_ok_and(|output| output.status.success())
    }

    fn output(&self, name: &str, arguments: &[&str], more: &[(&str, &str)]) -> std::io::Result<Output> {
        let path = self.find(name).ok_or(std::io::ErrorKind::NotFound)?;
        let mut command = Command::new(path);
        command.args(arguments).stdin(Stdio::null()).env_clear();
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        command.envs([LOCALE]).envs(more.iter().copied());
        command.output()
    }
}

/// What a program printed, as text: on Windows some print two bytes a character.
fn text_of(bytes: &[u8]) -> String {
    let bytes: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != 0).collect();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The first line in which a program said what is wrong; its exit code when it said nothing.
fn said(output: &Output) -> String {
    let both = [text_of(&output.stderr), text_of(&output.stdout)];
    let line = both.iter().flat_map(|text| text.lines()).map(text::one_line).find(|line| !line.is_empty());
    line.map_or_else(|| output.status.to_string(), |line| line.chars().take(MOST_SAID).collect())
}
