//! The setup of a command: the config, the clock, the data directory and today.

use std::cell::{Cell, OnceCell, RefCell};
use std::path::PathBuf;
use std::rc::Rc;

use super::data_dir::{DataDir, named};
use super::globals::Globals;
use super::output::{self, Output};
use super::secrets::Secrets;
use super::{CliError, Outcome};
use crate::clock::Clock;
use crate::config::{ColorChoice, Config};
use crate::insight::practice::due::{self, Due};
use crate::journal::{Day, DayStart, Entry, Moment};
use crate::paths;
use crate::store::{Sealing, State, Store};
use crate::tui::command::keymap::Keymap;
use crate::tui::command::{Command, plain_words};
use crate::tui::{self, skipped_lines};
use crate::wording::heavy_words::Occasion;
use crate::wording::sealing;

/// Everything that is settled before a command starts.
pub(super) struct Setup {
    /// The settings of the file alone.
    pub(super) file: Config,
    /// Those in force, once a command asked for them: before the journal is opened, and from then on, as what was chosen in
    /// the program is known only then where it is sealed.
    in_force: [RefCell<Option<Rc<Config>>>; 2],
    pub(super) clock: Clock,
    /// The directory of the journal; `None` when none is named and there is no home directory.
    data_dir: Option<DataDir>,
    color: ColorChoice,
    /// Whether everything is said and asked line by line.
    pub(super) is_plain: bool,
    /// Whether it is answered in the menu, where texts name its words and not commands.
    pub(super) is_menu: Cell<bool>,
    /// The reasons for which people who answer were pointed to.
    pub(super) pointed: RefCell<Vec<Occasion>>,
    /// The passphrases that a sealed journal asks for.
    pub(super) secrets: Secrets,
    /// The journal as it was opened first: others of this command are open like it.
    opened: OnceCell<Store>,
    /// Whether a remark was made that the answers from the first start cannot be read.
    said_of_state: Cell<bool>,
}

/// The present, as the journal counts days.
pub(super) struct Present {
    pub(super) now: Moment,
    pub(super) today: Day,
}

/// Names the lines of the config file that are skipped.
pub(super) fn name_skipped(config: &Config, out: &mut Output) -> Result<(), CliError> {
    let name = config.file_name();
    let faults: Vec<String> =
        skipped_lines::faults(config).iter().map(|fault| fault.in_file(&name)).collect();
    skipped_lines::said(&faults).map_or(Ok(()), |line| out.remark(line))
}

/// The config file, and who named it.
#[derive(Clone, Debug)]
pub(super) struct ConfigFile {
    pub(super) path: PathBuf,
    /// The option or variable that names it; `None` for the system's own place.
    named_by: Option<&'static str>,
}

impl ConfigFile {
    /// Finds the place of the config file: the flag, the environment, the system's place.
    pub(super) fn of(globals: &Globals) -> Result<Option<Self>, CliError> {
        let flag = globals.config.clone().map(|path| (path, "--config"));
        let variable = || paths::variable(paths::CONFIG_VARIABLE).map(PathBuf::from);
        let said = flag.or_else(|| variable().map(|path| (path, paths::CONFIG_VARIABLE)));
        match said {
            Some((path, by)) => Ok(Some(Self { path: named(&path)?, named_by: Some(by) })),
            None => Ok(paths::default_config_file().map(|path| Self { path, named_by: None })),
        }
    }

    /// Loads the config. A file that was named must exist: otherwise its settings would silently not apply.
    pub(super) fn load(&self) -> Result<Config, CliError> {
        let config = Config::load(&self.path);
        match self.named_by {
            Some(by) if !config.exists => {
                let path = self.path.display();
                Err(CliError::usage(format!(
                    "there is no config file {path}, which {by} names: name one that exists or leave {by} out"
                )))
            }
            _ => Ok(config),
        }
    }
}

impl Setup {
    pub(super) fn new(globals: &Globals) -> Result<Self, CliError> {
        let file = match ConfigFile::of(globals)? {
            Some(file) => file.load()?,
            None => Config::default(),
        };
        let no_color = paths::variable("NO_COLOR").map(|_| ColorChoice::Never);
        let data_dir = DataDir::of(globals, &file)?;
        let is_plain = globals.plain || file.plain || output::cannot_place_text();
        if is_plain {
            output::draw_nothing();
        }
        Ok(Self {
            is_plain,
            is_menu: Cell::default(),
            pointed: RefCell::default(),
            file,
            in_force: [RefCell::default(), RefCell::default()],
            clock: Clock::from_env()?,
            data_dir,
            color: globals.color.or(no_color).unwrap_or_default(),
            secrets: Secrets::from(globals.passphrase_fd)?,
            opened: OnceCell::new(),
            said_of_state: Cell::default(),
        })
    }

    /// See [`name_skipped`]; the full screen does so by itself.
    pub(super) fn name_skipped(&self, out: &mut Output) -> Result<(), CliError> {
        name_skipped(&self.file, out)
    }

    /// The settings in force: those of the file, over what was chosen in the program.
    pub(super) fn config(&self) -> Rc<Config> {
        let [before, opened] = &self.in_force;
        let in_force = if self.opened.get().is_some() { opened } else { before };
        if let Some(config) = &*in_force.borrow() {
            return Rc::clone(config);
        }
        let open = || self.data_dir.as_ref().and_then(|dir| Store::open(&dir.path).ok());
        let store = self.opened.get().cloned().or_else(open);
        let state = store.map(|store| self.state(&store)).unwrap_or_default();
        let config = Rc::new(self.file.clone().over(&state));
        in_force.replace(Some(Rc::clone(&config)));
        config
    }

    /// Has what is chosen in the program read again, after a change.
    pub(super) fn look_at_settings_again(&self) {
        for in_force in &self.in_force {
            in_force.take();
        }
    }

    /// Points to support when new words hold a heavy phrase; nothing about it is kept.
    pub(super) fn point_to_support<'a>(
        &self,
        words: impl IntoIterator<Item = &'a str>,
        out: &mut Output,
    ) -> Result<(), CliError> {
        let found = if self.config().phrase_check { Occasion::of_words(words) } else { Vec::new() };
        self.point_to_support_for(&found, out)
    }

    /// Points to support for the first of these reasons that was not given yet.
    pub(super) fn point_to_support_for(&self, found: &[Occasion], out: &mut Output) -> Result<(), CliError> {
        let mut pointed = self.pointed.borrow_mut();
        let Some(occasion) = found.iter().find(|occasion| !pointed.contains(occasion)) else { return Ok(()) };
        pointed.push(*occasion);
        if !self.is_menu.get() {
            return out.line(occasion.printed());
        }
        let word = |command| plain_words::word(command);
        let line = occasion.line().replace("{key}", word(Command::HardNight));
        out.line(line.replace("{support}", word(Command::Support)))
    }

    pub(super) fn dir(&self) -> Result<&PathBuf, CliError> {
        let dir = self.data_dir.as_ref().ok_or_else(|| {
            CliError::failed(
                "there is no home directory to keep a journal in: name a directory with --data-dir",
            )
        })?;
        dir.left_behind().map_or(Ok(&dir.path), |why| Err(CliError::failed(why)))
    }

    /// Whether the data directory is reached by a symbolic link.
    pub(super) fn is_linked(&self) -> bool {
        let found = self.data_dir.as_ref().and_then(|dir| std::fs::symlink_metadata(&dir.path).ok());
        found.is_some_and(|found| found.is_symlink())
    }

    /// Opens the store as it is, for reading; a sealed one with its passphrase.
    pub(super) fn store(&self) -> Result<Store, CliError> {
        self.unlocked(Store::open(self.dir()?)?)
    }

    /// The store for writing, a sealed one opened with its passphrase; its directory is made when it is missing.
    pub(super) fn store_for_writing(&self) -> Result<Store, CliError> {
        self.unlocked(Store::create(self.dir()?)?)
    }

    /// The store as it is, for commands that a locked journal does not stop: it is opened only where the passphrase is given
    /// along.
    pub(super) fn store_as_found(&self) -> Result<Store, CliError> {
        let store = Store::open(self.dir()?)?;
        if self.opens_unasked() { self.unlocked(store) } else { Ok(store) }
    }

    /// Does the same as [`Self::store_as_found`]; the directory is made when it is missing.
    pub(super) fn store_as_found_for_writing(&self) -> Result<Store, CliError> {
        let store = Store::create(self.dir()?)?;
        if self.opens_unasked() { self.unlocked(store) } else { Ok(store) }
    }

    /// Whether a sealed journal opens without a question: the passphrase is given along, or was given before.
    fn opens_unasked(&self) -> bool {
        self.secrets.are_given() || self.opened.get().is_some()
    }

    fn unlocked(&self, store: Store) -> Result<Store, CliError> {
        if store.sealing() != Sealing::Locked {
            return Ok(store);
        }
        if let Some(opened) = self.opened.get() {
            store.open_as(opened);
            return Ok(store);
        }
        let passphrase = self.secrets.ask(sealing::PASSPHRASE)?;
        for line in store.unlock(&passphrase, &self.clock.now())?.lines {
            output::complain(&line);
        }
        let _ = self.opened.set(store.clone());
        Ok(store)
    }

    /// The present; the day start of the config goes before the one that was chosen in the program.
    pub(super) fn present(&self, store: &Store) -> Present {
        let start = match self.file.day_start {
            Some(start) => start,
            None => self.day_start(&self.state(store)),
        };
        let now = self.clock.now();
        let today = Day::at(&now, start);
        Present { now, today }
    }

    /// Reads the answers from the first start and the remembered settings. They are a comfort and must not get in the
    /// way: a state that cannot be read is reported once and treated as missing.
    pub(super) fn state(&self, store: &Store) -> State {
        let (state, problem) = store.state_or_none();
        if let Some(problem) = problem.filter(|_| !self.said_of_state.replace(true)) {
            output::complain(&problem);
        }
        state
    }

    /// Returns the start of a day: from the config, otherwise as it was chosen in the program.
    pub(super) fn day_start(&self, state: &State) -> DayStart {
        self.file.day_start.or(state.day_start).unwrap_or_default()
    }

    /// The entries that wait to be looked back on now, the longest waiting first; none in a pause.
    pub(super) fn due(&self, store: &Store, state: &State) -> Result<Vec<(Due, Entry)>, CliError> {
        let (start, now) = (self.day_start(state), self.clock.now());
        let today = Day::at(&now, start);
        if state.pause(today).is_some() {
            return Ok(Vec::new());
        }
        let worry_time_has_come = self.config().worry_time.has_come(&now, start);
        let waiting = store.waiting(due::months(today), today)?.into_iter();
        let mut due: Vec<(Due, Entry)> =
            waiting.filter_map(|entry| Some((Due::of(&entry, today)?, entry))).collect();
        due.retain(|(due, _)| due.is_now(today, worry_time_has_come));
        due.sort_by_key(|(due, _)| *due);
        Ok(due)
    }

    /// Opens the full screen on the journal.
    pub(super) fn open_screen(&self, start: tui::Start) -> Result<Outcome, CliError> {
        output::needs_screen("use inward --plain, inward log, inward week or inward show")?;
        self.screen_on(Store::create(self.dir()?)?, start, None, None)
    }

    /// Opens the full screen on a store, with a line about the journal and one that is said at first.
    pub(super) fn screen_on(
        &self,
        store: Store,
        start: tui::Start,
        title: Option<String>,
        says: Option<fn(&Keymap) -> String>,
    ) -> Result<Outcome, CliError> {
        let (config, clock) = (self.file.clone(), self.clock.clone());
        let lines = match tui::run(tui::Setup {
            store,
            config,
            clock,
            memory: paths::memory(),
            color: self.color,
            start,
            title,
            says,
        }) {
            Err(tui::TuiError::Gone) => return Err(CliError::Closed),
            result => result?,
        };
        let mut out = Output::new();
        for line in lines {
            // Of a window for one note, what is said of that is what it was opened for.
            if start == tui::Start::SealedNote { out.line(line)? } else { out.remark(line)? }
        }
        out.flush()?;
        Ok(Outcome::Done)
    }
}
