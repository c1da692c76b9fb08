//! The least program on a full screen: it draws a list, moves a selection, and ends at `q`.

use std::io;

use crossterm::event::{self, Event, KeyCode};
use ratatui::style::{Modifier, Style};
use ratatui::widgets::{List, ListState};

/// More rows than a held key moves over.
const ROWS: usize = 1_000;

fn main() -> io::Result<()> {
    let mut terminal = ratatui::try_init()?;
    let result = show(&mut terminal);
    ratatui::try_restore()?;
    result
}

fn show(terminal: &mut ratatui::DefaultTerminal) -> io::Result<()> {
    let rows = (0..ROWS).map(|row| format!("row {row:04}   2  1  0  3  2   the worry came back a few times"));
    let list = List::new(rows).highlight_style(Style::new().add_modifier(Modifier::REVERSED));
    let mut selected = ListState::default().with_selected(Some(0));
    loop {
        terminal.draw(|frame| frame.render_stateful_widget(&list, frame.area(), &mut selected))?;
        match event::read()? {
            Event::Key(key) if key.code == KeyCode::Down => selected.select_next(),
            Event::Key(key) if key.code == KeyCode::Up => selected.select_previous(),
            Event::Key(key) if key.code == KeyCode::Char('q') => return Ok(()),
            _ => {}
        }
    }
}
