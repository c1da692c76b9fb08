//! One window: a process in a pseudo-terminal, the keys it gets and the screen it draws.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use regex_lite::Regex;
use rustix::fs::{Mode, OFlags};
use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::{OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};
use vt100::Parser;

use super::home::Home;

/// How long anything may take before a test gives up: far more than it needs on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) const ENTER: &str = "\r";
pub(crate) const ESC: &str = "\x1b";
pub(crate) const TAB: &str = "\t";
pub(crate) const DOWN: &str = "\x1b[B";
pub(crate) const F1: &str = "\x1bOP";
pub(crate) const F2: &str = "\x1bOQ";
pub(crate) const F12: &str = "\x1b[24~";
pub(crate) const CTRL_BACKSLASH: &str = "\x1c";
pub(crate) const CTRL_C: &str = "\x03";
pub(crate) const BACKTAB: &str = "\x1b[Z";
pub(crate) const F3: &str = "\x1bOR";
pub(crate) const CTRL_S: &str = "\x13";
pub(crate) const CTRL_Z: &str = "\x1a";
/// From steadiness, where the last page of a check-in begins, up to the first answer.
pub(crate) const TO_FIRST_ANSWER: &str = "\x1b[A\x1b[A\x1b[A\x1b[A\x1b[A";

/// A key that means nothing: between two equal keys it tells that the second is no held one.
pub(crate) const NOTHING: &str = "~";
/// Skips four questions.
pub(crate) const SKIP_FOUR: &str = "-~-~-~-";

/// Each frame ends with the cursor being hidden or shown.
const END_OF_FRAME: [&[u8]; 3] = [b"\x1b[?25l", b"\x1b[?25h", QUESTION.as_bytes()];
/// The question for the background, which follows the first frame.
pub(crate) const QUESTION: &str = "\x1b]11;?\x1b\\";

/// Waits until the disk, or whatever else tells nobody of its changes, is as expected.
#[track_caller]
pub(crate) fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + PATIENCE;
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(Instant::now() < deadline, "it never came to this: {what}");
        // Only so that looking does not keep a core busy.
        thread::park_timeout(Duration::from_millis(5));
    }
}

impl Home {
    /// A command for a terminal that knows this home and nothing else.
    pub(crate) fn in_terminal(&self, program: &str, arguments: &[&str]) -> CommandBuilder {
        let mut command = CommandBuilder::new(program);
        command.env_clear();
        for (name, value) in self.environment() {
            command.env(name, value);
        }
        command.args(arguments.iter().map(OsStr::new));
        command.cwd(self.dir());
        command
    }
}

/// The output that came from the process so far.
struct Seen {
    parser: Parser,
    bytes: Vec<u8>,
    ended: bool,
    /// Nobody reads on.
    closed: bool,
}

impl Seen {
    /// The screen as lines without the spaces at their ends.
    fn screen(&self) -> String {
        let screen = self.parser.screen().contents();
        screen.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
    }

    /// Whether what came so far ends with a frame: a longer one comes in several pieces, and between them a part of the
    /// screen is that of the frame before.
    fn is_whole(&self) -> bool {
        self.ended
            || !self.parser.screen().alternate_screen()
            || END_OF_FRAME.iter().any(|end| self.bytes.ends_with(end))
    }
}

struct Shared {
    seen: Mutex<Seen>,
    more: Condvar,
}

impl Shared {
    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap()
    }
}

/// A window with a process in it; closing it ends the process.
pub(crate) struct Window {
    child: Box<dyn Child + Send + Sync>,
    terminal: Option<(Box<dyn MasterPty + Send>, Box<dyn Write + Send>)>,
    shared: Arc<Shared>,
    reader: Option<JoinHandle<()>>,
}

/// The screen of a window when its process has ended.
pub(crate) struct Left {
    pub(crate) status: ExitStatus,
    /// Everything that the process wrote.
    pub(crate) bytes: String,
    /// The lines on the screen, and those above it.
    pub(crate) screen: String,
    parser: Parser,
}

impl Window {
    pub(crate) fn open(command: CommandBuilder, (columns, rows): (u16, u16)) -> Self {
        let pair = native_pty_system().openpty(size(columns, rows)).unwrap();
        let name = pair.master.tty_name().unwrap();
        let slave = rustix::fs::open(&name, OFlags::RDWR | OFlags::NOCTTY, Mode::empty()).unwrap();
        // Without this character the writer closes silently; with it, it would press Enter and Ctrl-D first.
        let mut modes = tcgetattr(&slave).unwrap();
        modes.special_codes[SpecialCodeIndex::VEOF] = 0;
        tcsetattr(&slave, OptionalActions::Now, &modes).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        drop((slave, pair.slave));

        let parser = Parser::new(at_least_one(rows), at_least_one(columns), 1_000);
        let seen = Mutex::new(Seen { parser, bytes: Vec::new(), ended: false, closed: false });
        let shared = Arc::new(Shared { seen, more: Condvar::new() });
        let reader = {
            let (from, shared) = (pair.master.try_clone_reader().unwrap(), Arc::clone(&shared));
            thread::spawn(move || read_all(from, &shared))
        };
        let keys = pair.master.take_writer().unwrap();
        Self { child, terminal: Some((pair.master, keys)), shared, reader: Some(reader) }
    }

    /// Sends keys, as the terminal would. After a lone Esc wait for what it does, or it becomes Alt. Equal keys in a row
    /// are one that is held: where they answer questions, [`NOTHING`] stands between them.
    pub(crate) fn press(&mut self, keys: &str) {
        let (_, to) = self.terminal.as_mut().unwrap();
        to.write_all(keys.as_bytes()).unwrap();
        to.flush().unwrap();
    }

    /// Pastes as terminals do: a line break as the Enter key, and in brackets if the program asked for them.
    pub(crate) fn paste(&mut self, text: &str) {
        let text = text.replace('\n', "\r");
        let in_brackets = self.shared.seen().parser.screen().bracketed_paste();
        self.press(&if in_brackets { format!("\x1b[200~{text}\x1b[201~") } else { text });
    }

    /// Presses a key and waits for what it brings.
    #[track_caller]
    pub(crate) fn press_for(&mut self, keys: &str, shown: &str) -> String {
        self.press(keys);
        self.shows(shown)
    }

    /// Waits until the screen shows a text; returns the whole screen.
    #[track_caller]
    pub(crate) fn shows(&self, text: &str) -> String {
        self.until(&format!("shows {text:?}"), |screen| screen.contains(text))
    }

    /// Waits until the screen shows a text that may go over several lines, as what names a path does.
    #[track_caller]
    pub(crate) fn says(&self, text: &str) -> String {
        self.until(&format!("says {text:?}"), |screen| says(screen, text))
    }

    /// Waits until the screen shows a text no longer.
    #[track_caller]
    pub(crate) fn no_longer_shows(&self, text: &str) -> String {
        self.until(&format!("no longer shows {text:?}"), |screen| !screen.contains(text))
    }

    #[track_caller]
    pub(crate) fn until(&self, what: &str, is_so: impl Fn(&str) -> bool) -> String {
        done_or_panic(what, self.wait(is_so))
    }

    /// Waits until the cursor is shown or hidden in a line that holds a text.
    #[track_caller]
    pub(crate) fn cursor_stands_at(&self, text: &str, is_shown: bool) {
        let how = if is_shown { "shown" } else { "hidden" };
        let waited = self.wait_for(|seen| {
            let screen = seen.parser.screen();
            let (row, _) = screen.cursor_position();
            let line = screen.rows(0, screen.size().1.get()).nth(usize::from(row)).unwrap_or_default();
            screen.hide_cursor() != is_shown && line.contains(text)
        });
        done_or_panic(&format!("has its cursor at {text:?}, {how}"), waited);
    }

    /// Waits until the screen is so. When it never is: what it shows instead, and whether the process has ended.
    pub(crate) fn wait(&self, is_so: impl Fn(&str) -> bool) -> Result<String, (String, bool)> {
        self.wait_for(|seen| is_so(&seen.screen()))
    }

    fn wait_for(&self, is_so: impl Fn(&Seen) -> bool) -> Result<String, (String, bool)> {
        let deadline = Instant::now() + PATIENCE;
        let mut seen = self.shared.seen();
        loop {
            if seen.is_whole() && is_so(&seen) {
                return Ok(seen.screen());
            }
            let left = deadline.saturating_duration_since(Instant::now());
            if seen.ended || left.is_zero() {
                return Err((seen.screen(), seen.ended));
            }
            seen = self.shared.more.wait_timeout(seen, left).unwrap().0;
        }
    }

    /// Returns the present screen.
    #[track_caller]
    pub(crate) fn screen(&self) -> String {
        self.until("shows a whole frame", |_| true)
    }

    /// Everything that was written so far.
    pub(crate) fn bytes(&self) -> String {
        String::from_utf8_lossy(&self.shared.seen().bytes).into_owned()
    }

    /// Whether the process is in full-screen mode now.
    pub(crate) fn is_full_screen(&self) -> bool {
        self.shared.seen().parser.screen().alternate_screen()
    }

    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        // The screen model first: whatever is drawn from now on is for the new size.
        self.shared.seen().parser.set_size(at_least_one(rows), at_least_one(columns));
        self.terminal.as_ref().unwrap().0.resize(size(columns, rows)).unwrap();
    }

    pub(crate) fn pid(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(Pid::from_raw(i32::try_from(self.pid()).unwrap()).unwrap(), signal).unwrap();
    }

    /// Kills the process as a crash would, and waits until it is gone.
    pub(crate) fn kill(mut self) {
        self.signal(Signal::KILL);
        self.child.wait().unwrap();
    }

    /// Takes the terminal away from the process, as closing a window does, and waits until it has ended.
    pub(crate) fn close_terminal(mut self) -> ExitStatus {
        self.shared.seen().closed = true;
        // A redraw of the program wakes the reader, which otherwise would hold the terminal open.
        self.resize(90, 30);
        self.reader.take().unwrap().join().unwrap();
        self.terminal = None;
        until("the process ends", || self.child.try_wait().unwrap())
    }

    /// Waits until the process has ended by itself and all it wrote has arrived.
    pub(crate) fn left(mut self) -> Left {
        let status = until("the process ends", || self.child.try_wait().unwrap());
        self.reader.take().unwrap().join().unwrap();
        let bytes = self.bytes();
        let mut seen = self.shared.seen();
        let blank = Parser::new(at_least_one(1), at_least_one(1), 0);
        let mut parser = std::mem::replace(&mut seen.parser, blank);
        drop(seen);
        parser.screen_mut().set_scrollback(usize::MAX);
        let above = parser.screen().contents();
        parser.screen_mut().set_scrollback(0);
        let screen = format!("{above}\n{}", parser.screen().contents());
        Left { status, bytes, screen, parser }
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        if let Ok(None) = self.child.try_wait() {
            self.signal(Signal::KILL);
            let _ = self.child.wait();
        }
    }
}

/// The screen that was waited for.
#[track_caller]
fn done_or_panic(what: &str, waited: Result<String, (String, bool)>) -> String {
    match waited {
        Ok(screen) => screen,
        Err((screen, ended)) => {
            let ended = if ended { " and has ended" } else { "" };
            panic!("the window never {what}; it shows this{ended}:\n{screen}");
        }
    }
}

impl Left {
    /// The terminal is as it was before the program came, and nothing of the journal stays on it.
    #[track_caller]
    pub(crate) fn is_tidy(&self) -> &Self {
        let screen = self.parser.screen();
        assert!(self.bytes.contains("\x1b[?1049h"), "it never was in full-screen mode: {:?}", self.bytes);
        assert!(!screen.alternate_screen(), "still in full-screen mode");
        assert!(!screen.bracketed_paste(), "paste still comes in brackets");
        assert!(!screen.hide_cursor(), "the cursor is hidden");
        let last = |on: &str, off: &str| (self.bytes.rfind(on), self.bytes.rfind(off));
        let (on, off) = last("\x1b[?1004h", "\x1b[?1004l");
        assert!(on < off, "the terminal still reports its focus");
        let (on, off) = last("\x1b[?1007h", "\x1b[?1007l");
        assert!(on.is_some() && on < off, "the wheel still sends arrows");
        let apart_from_the_question = self.bytes.replace(QUESTION, "");
        assert!(
            !apart_from_the_question.contains("\x1b]"),
            "no title is set and nothing is copied: {:?}",
            self.bytes
        );
        assert_eq!(self.screen.trim(), "", "nothing stays on the screen");
        let around = Regex::new("(?s)\x1b\\[\\?1049h.*\x1b\\[\\?1049l|\x1b\\[[0-9;?]*[a-zA-Z]").unwrap();
        assert_eq!(around.replace_all(&self.bytes, ""), "", "nothing is written before or after");
        self
    }

    /// The process ended well.
    #[track_caller]
    pub(crate) fn is_done(&self) -> &Self {
        assert!(self.status.success(), "{:?}: {:?}", self.status, self.screen);
        self
    }
}

fn read_all(mut from: Box<dyn Read + Send>, shared: &Shared) {
    let mut buffer = [0; 16 * 1024];
    loop {
        // A terminal whose last process has gone answers with an error.
        let read = from.read(&mut buffer).unwrap_or(0);
        let mut seen = shared.seen();
        seen.parser.process(&buffer[..read]);
        seen.bytes.extend_from_slice(&buffer[..read]);
        seen.ended = read == 0;
        shared.more.notify_all();
        if read == 0 || seen.closed {
            return;
        }
    }
}

fn size(cols: u16, rows: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

fn at_least_one(length: u16) -> NonZeroU16 {
    NonZeroU16::new(length).unwrap_or(NonZeroU16::MIN)
}

/// Whether a screen shows a text, however it is broken into lines.
pub(crate) fn says(screen: &str, text: &str) -> bool {
    let joined = |text: &str| text.split_whitespace().collect::<String>();
    joined(screen).contains(&joined(text))
}

/// A file that another process would hold locked.
pub(crate) fn locked(path: &std::path::Path) -> File {
    let file = File::options().create(true).append(true).open(path).unwrap();
    file.lock().unwrap();
    file
}
