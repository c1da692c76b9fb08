//! A program in a real pseudo-terminal: keys go in, and what comes out is timed as it arrives.

use std::ffi::OsString;
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use portable_pty::{Child, CommandBuilder, MasterPty, NativePtySystem, PtySize, PtySystem};

/// Columns and rows.
pub(crate) type Size = (u16, u16);

/// The usual terminal.
pub(crate) const USUAL: Size = (80, 24);
/// A large one.
pub(crate) const LARGE: Size = (200, 50);

/// A frame is over when nothing more has come for so long.
pub(crate) const QUIET: Duration = Duration::from_millis(12);
/// Whoever does not answer within this time is not going to.
const PATIENCE: Duration = Duration::from_secs(20);

/// The program to start.
#[derive(Clone, Debug)]
pub(crate) struct Program {
    pub(crate) binary: PathBuf,
    pub(crate) arguments: Vec<OsString>,
    pub(crate) environment: Vec<(&'static str, OsString)>,
}

impl Program {
    /// A program that takes nothing.
    pub(crate) fn new(binary: &Path) -> Self {
        Self { binary: binary.to_owned(), arguments: Vec::new(), environment: Vec::new() }
    }
}

/// The output that came from the program at once.
struct Chunk {
    at: Instant,
    bytes: Vec<u8>,
}

/// The frame that a key led to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    /// From the key to the last byte.
    pub(crate) took: Duration,
    /// How many bytes were drawn.
    pub(crate) bytes: usize,
}

/// A running program; dropping it ends it.
pub(crate) struct Session {
    child: Box<dyn Child + Send + Sync>,
    input: Box<dyn Write + Send>,
    output: Receiver<Chunk>,
    screen: vt100::Parser,
    started: Instant,
    ended: bool,
    /// Kept, as the terminal is gone without it.
    _terminal: Box<dyn MasterPty + Send>,
}

impl Session {
    /// Starts a program on a terminal of this size.
    pub(crate) fn start(program: &Program, (columns, rows): Size) -> Result<Self> {
        let pair = NativePtySystem::default().openpty(PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        })?;
        let mut command = CommandBuilder::new(&program.binary);
        command.args(&program.arguments);
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        for (name, value) in &program.environment {
            command.env(name, value);
        }
        command.cwd(env!("CARGO_TARGET_TMPDIR"));
        let mut reader = pair.master.try_clone_reader()?;
        let input = pair.master.take_writer()?;
        let (sender, output) = mpsc::channel();
        thread::spawn(move || {
            let mut buffer = vec![0; 1 << 16];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                let at = Instant::now();
                let bytes = buffer.get(..count).unwrap_or_default().to_vec();
                if sender.send(Chunk { at, bytes }).is_err() {
                    return;
                }
            }
        });
        let started = Instant::now();
        let child = pair.slave.spawn_command(command)?;
        drop(pair.slave);
        let cells = |count| NonZero::new(count).context("a terminal without cells");
        let screen = vt100::Parser::new(cells(rows)?, cells(columns)?, 0);
        Ok(Self { child, input, output, screen, started, ended: false, _terminal: pair.master })
    }

    /// The number of the process.
    pub(crate) fn pid(&self) -> Result<u32> {
        self.child.process_id().context("the process has no number")
    }

    /// Returns the text on the screen.
    pub(crate) fn text(&self) -> String {
        self.screen.screen().contents()
    }

    fn shows(&self, wanted: &[&str]) -> bool {
        let text = self.text();
        wanted.iter().all(|wanted| text.contains(wanted))
    }

    /// How long it took from the start until all of this is on the screen.
    pub(crate) fn first_frame(&mut self, wanted: &[&str]) -> Result<Duration> {
        let at = self.wait_for(wanted, PATIENCE)?;
        Ok(at - self.started)
    }

    /// Waits until all of this is on the screen; returns the moment at which it was.
    pub(crate) fn wait_for(&mut self, wanted: &[&str], patience: Duration) -> Result<Instant> {
        let mut last = self.started;
        let until = Instant::now() + patience;
        while !self.shows(wanted) {
            match self.output.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(chunk) => {
                    self.screen.process(&chunk.bytes);
                    last = chunk.at;
                }
                Err(_) => bail!("{wanted:?} did not appear; on the screen was:\n{}", self.text()),
            }
        }
        Ok(last)
    }

    /// Presses keys.
    pub(crate) fn press(&mut self, keys: &str) -> Result<Instant> {
        let at = Instant::now();
        self.input.write_all(keys.as_bytes())?;
        Ok(at)
    }

    /// Presses keys and waits until all of this is on the screen.
    pub(crate) fn press_until(&mut self, keys: &str, wanted: &[&str]) -> Result<Duration> {
        let at = self.press(keys)?;
        Ok(self.wait_for(wanted, PATIENCE)?.saturating_duration_since(at))
    }

    /// Presses keys and takes the frame that follows; `None` when nothing is drawn.
    pub(crate) fn frame(&mut self, keys: &str) -> Result<Option<Frame>> {
        let pressed = self.press(keys)?;
        Ok(self
            .take_frame(Duration::from_millis(300), QUIET)
            .map(|(at, bytes)| Frame { took: at.saturating_duration_since(pressed), bytes }))
    }

    /// Waits until nothing has been drawn for a while; returns how many bytes were drawn.
    pub(crate) fn settle(&mut self, quiet: Duration) -> usize {
        self.take_frame(quiet, quiet).map_or(0, |(_, bytes)| bytes)
    }

    /// Waits for output and then until nothing has come for so long: when the last came, and how much.
    pub(crate) fn take_frame(&mut self, patience: Duration, quiet: Duration) -> Option<(Instant, usize)> {
        let mut last = None;
        let mut bytes = 0;
        loop {
            let wait = if last.is_none() { patience } else { quiet };
            match self.output.recv_timeout(wait) {
                Ok(chunk) => {
                    self.screen.process(&chunk.bytes);
                    bytes += chunk.bytes.len();
                    last = Some(chunk.at);
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    return last.map(|at| (at, bytes));
                }
            }
        }
    }

    /// Presses the key that quits; returns the time until the process is gone.
    pub(crate) fn quit(&mut self, key: &str) -> Result<Duration> {
        let pressed = self.press(key)?;
        let status = self.child.wait()?;
        let took = pressed.elapsed();
        self.ended = true;
        if !status.success() {
            bail!("the program ended with {status}; on the screen was:\n{}", self.text());
        }
        Ok(took)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if !self.ended {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}
