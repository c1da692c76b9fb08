//! The terminal: its modes are switched on once, and switched off again on every way out.

use std::io::{self, BufWriter, Stdout, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::event::{DisableBracketedPaste, DisableFocusChange, EnableBracketedPaste, EnableFocusChange};
use crossterm::style::{Print, ResetColor};
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute, queue};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;

use super::app::Cursor;
use super::window_title;
use crate::paths;
use crate::system::{keyboard, signals};

/// The surface that the loop draws on: the terminal, or in tests a sheet of paper.
pub(super) trait Surface {
    /// Draws a frame of the size that there is now, and puts the cursor where it belongs.
    ///
    /// # Errors
    /// Passes on the error of the terminal.
    fn draw(&mut self, view: impl FnOnce(&mut Buffer) -> Cursor) -> io::Result<()>;

    /// Forgets what was drawn, so that the next frame is drawn in full; gives the size that there is now.
    ///
    /// # Errors
    /// Passes on the error of the terminal.
    fn renew(&mut self) -> io::Result<Size>;

    /// Has the window bear a title; `None` has it bear the one of before.
    ///
    /// # Errors
    /// Passes on the error of the terminal.
    fn entitle(&mut self, title: Option<&str>) -> io::Result<()>;

    /// Gives the terminal to another program while `run` runs, and takes it back.
    fn lend<T>(&mut self, run: impl FnOnce() -> T) -> (T, io::Result<()>);

    /// Stops the process as the shell's Ctrl-Z would; returns when the shell has brought it back.
    ///
    /// # Errors
    /// Passes on the error of the terminal when it is taken back.
    fn suspend(&mut self) -> io::Result<()>;
}

/// The terminal for drawing: a frame leaves in one write.
pub(super) type Screen = Terminal<CrosstermBackend<BufWriter<Stdout>>>;

impl Surface for Screen {
    /// ratatui hides the cursor and leaves it at the last cell that changed.
    fn draw(&mut self, view: impl FnOnce(&mut Buffer) -> Cursor) -> io::Result<()> {
        let mut drawn = None;
        Terminal::draw(self, |frame| drawn = Some(view(frame.buffer_mut())))?;
        let Some(Cursor { at, is_shown }) = drawn else { return Ok(()) };
        let out = self.backend_mut();
        queue!(out, cursor::MoveTo(at.x, at.y))?;
        if is_shown {
            queue!(out, cursor::Show)?;
        } else {
            queue!(out, cursor::Hide)?;
        }
        out.flush()
    }

    /// Not left to ratatui, which draws little when a window shrank and grew back before it was looked at. Nor done by
    /// its `clear`, which asks the terminal where the cursor is and fails when no answer comes.
    fn renew(&mut self) -> io::Result<Size> {
        let size = self.size()?;
        self.resize(size.into())?;
        Ok(size)
    }

    fn entitle(&mut self, title: Option<&str>) -> io::Result<()> {
        let title = title.filter(|_| window_title::is_known(paths::text_variable));
        window_title::on_choosing(title).map_or(Ok(()), |sent| execute!(io::stdout(), Print(sent)))
    }

    fn lend<T>(&mut self, run: impl FnOnce() -> T) -> (T, io::Result<()>) {
        // What the terminal refuses here, it refuses when it is taken back.
        let _ = clear_for_guest();
        let done = run();
        (done, switch_on())
    }

    fn suspend(&mut self) -> io::Result<()> {
        let _ = switch_off();
        signals::suspend();
        switch_on()
    }
}

/// A frame at 200x50 in which every cell changes style is smaller than this.
const FRAME_BYTES: usize = 256 * 1024;

/// Has the wheel send the arrows (alternate scroll mode of xterm), so that it moves in lists and the mouse stays free to
/// mark text.
const WHEEL_AS_ARROWS: &str = "\x1b[?1007h";
const WHEEL_AS_IT_WAS: &str = "\x1b[?1007l";

static ON: AtomicBool = AtomicBool::new(false);

/// Holds the terminal in full-screen mode; dropping it gives the terminal back.
pub(super) struct Guard(());

impl Guard {
    /// Switches the terminal to full-screen mode.
    ///
    /// # Errors
    /// Passes on the error of the terminal; whatever was switched on by then is off again.
    pub(super) fn enter() -> io::Result<(Self, Screen)> {
        switch_on().inspect_err(|_| drop(switch_off()))?;
        let guard = Self(());
        let screen =
            Terminal::new(CrosstermBackend::new(BufWriter::with_capacity(FRAME_BYTES, io::stdout())))?;
        Ok((guard, screen))
    }
}

impl Guard {
    /// Gives the terminal back. Keys pressed from then on are for the shell: nothing here reads them any more.
    ///
    /// # Errors
    /// The error of the terminal when it refuses, for example because it was closed.
    pub(super) fn leave(self) -> io::Result<()> {
        // The attributes are set back while the terminal can still be found.
        let attributes = disable_raw_mode();
        // Whoever reads the keyboard is not waited for: that would take longer than all the rest.
        keyboard::let_go();
        let result = switch_off().and(attributes);
        drop(self);
        result
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        // There is nobody to tell.
        let _ = switch_off();
    }
}

fn switch_on() -> io::Result<()> {
    ON.store(true, Ordering::SeqCst);
    enable_raw_mode()?;
    execute!(
        io::stdout(),
        EnterAlternateScreen,
        // A window that was killed leaves its last frame there.
        Clear(ClearType::All),
        Print(window_title::on_taking()),
        Print(WHEEL_AS_ARROWS),
        EnableBracketedPaste,
        EnableFocusChange,
        cursor::Hide
    )
}

/// Leaves the terminal as another program expects it, but on the screen that goes away: what an editor prints there must not
/// stay in the shell's window.
fn clear_for_guest() -> io::Result<()> {
    let off = queue!(
        io::stdout(),
        ResetColor,
        DisableFocusChange,
        DisableBracketedPaste,
        Print(WHEEL_AS_IT_WAS),
        Print(window_title::on_giving_back()),
        Clear(ClearType::All),
        cursor::MoveTo(0, 0),
        cursor::Show
    );
    let off = off.and_then(|()| io::stdout().flush());
    disable_raw_mode().and(off)
}

/// Shows the shell's screen, for the shell that gets the terminal while another program has it.
pub(super) fn show_shell() {
    // When the terminal does not take it there is nobody to tell.
    let _ = execute!(io::stdout(), LeaveAlternateScreen);
}

/// Sends the terminal a question; nothing waits for the answer.
///
/// # Errors
/// Passes on the error of the terminal.
pub(super) fn ask(question: &str) -> io::Result<()> {
    execute!(io::stdout(), Print(question))
}

/// Switches everything off that was switched on; without effect when nothing was.
///
/// # Errors
/// Passes on the error of the terminal; everything that can be switched off is off nevertheless.
pub(super) fn switch_off() -> io::Result<()> {
    if !ON.swap(false, Ordering::SeqCst) {
        return Ok(());
    }
    let mut out = io::stdout();
    let written = queue!(
        out,
        ResetColor,
        DisableFocusChange,
        DisableBracketedPaste,
        Print(WHEEL_AS_IT_WAS),
        Print(window_title::on_giving_back()),
        cursor::Show,
        LeaveAlternateScreen
    );
    let written = written.and_then(|()| out.flush());
    disable_raw_mode().and(written)
}

/// The exit code after a fault in the program.
const FAULT: i32 = 101;

/// Makes a panic give the terminal back first, and name only the place where it happened, none of the words written.
pub(super) fn set_panic_hook() {
    std::panic::set_hook(Box::new(|panic| {
        let _ = switch_off();
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let _ = writeln!(
            io::stderr(),
            "inward: internal error at {place}; what you wrote is kept as a draft: please start inward again"
        );
        // Not by a signal: a system may keep the memory of a program that dies of one, and words would be in it.
        std::process::exit(FAULT);
    }));
}
