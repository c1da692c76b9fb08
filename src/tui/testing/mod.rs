//! The shared parts of the tests of screens: a stage to drive and draw one screen on, and an app without a terminal.

pub(crate) mod samples;

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crossterm::event::{KeyEvent, KeyEventKind, KeyModifiers};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Rect, Size};
use serde_json::Value;

use super::app::App;
use super::command::Command;
use super::effect::Effect;
use super::message::{Message, Request};
use super::screens::{Context, Input, Screen};
use super::settings::Settings;
use super::theme::{Depth, Look, Theme};
use super::widgets::page::{self, Footer, Page};
use crate::config::Config;
use crate::insight::practice::due;
use crate::insight::{History, Practices};
use crate::journal::State;
use crate::journal::draft::{self, Field};
use crate::journal::{Day, Document, Draft, DraftHead, EntryId, Journal, Moment, Month};
use crate::tui::command::keymap::{Key, Keymap};
use crate::tui::statistics::{Question, Statistics};
use crate::tui::task::Reminders;
use crate::wording::width::width;

/// A terminal without colour.
pub(crate) const PLAIN: Look = Look { depth: Depth::Sixteen, light: false, plain: true, ascii: false };

/// A Sunday evening.
pub(crate) const NOW: &str = "2026-11-22T21:00:00+01:00";

/// The sizes at which every screen is drawn.
pub(crate) const SIZES: [(u16, u16); 5] = [(40, 12), (80, 24), (100, 30), (120, 40), (200, 60)];

fn dark() -> Theme {
    Theme::named("dark", Depth::Many, false)
}

pub(crate) fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

/// The id that a new entry gets.
pub(crate) fn fresh_id() -> EntryId {
    "019aa9b2-6f0e-7c54-9d0a-3c1f8e2b7a10".parse().unwrap()
}

pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub(crate) fn settings() -> Settings {
    let config = Config { path: PathBuf::from("~/.config/inward/config.toml"), ..Config::default() };
    Settings::new(config, &State::default(), PathBuf::from("~/.local/share/inward"), None)
}

/// A draft with these fields, last changed at a moment.
pub(crate) fn draft(kind: &str, on: &str, changed_at: &str, fields: &[(Field, Value)]) -> Draft {
    let day = day(on);
    let id = match kind {
        "check_in" => EntryId::of_check_in(day),
        _ => "019aa9b2-6f0e-7c54-9d0a-3c1f8e2b7a10".parse().unwrap(),
    };
    let head = DraftHead { id, kind: kind.to_owned(), day, base: None, started_at: moment(changed_at) };
    let lines: String =
        fields.iter().map(|(field, value)| draft::line(field, value, &moment(changed_at))).collect();
    Draft::parse(&(head.to_line() + &lines)).unwrap()
}

/// Everything around one screen.
pub(crate) struct Stage {
    pub(crate) settings: Settings,
    pub(crate) keymap: Keymap,
    pub(crate) theme: Theme,
    pub(crate) journal: Journal,
    /// Whether all of it is read, and the history is that of all time.
    pub(crate) all_read: bool,
    /// The history of the months that have been read, once it was looked at.
    pub(crate) history: OnceCell<Arc<History>>,
    /// The statistics found in the history.
    pub(crate) statistics: Statistics,
    /// The practice entries of the months that have been read, once they were looked at; all of them are there.
    pub(crate) practices: OnceCell<Practices>,
    /// Whether they have not been read yet.
    pub(crate) practices_unread: bool,
    pub(crate) now: Moment,
    pub(crate) size: (u16, u16),
    pub(crate) read_only: Option<String>,
    pub(crate) problems: Vec<(Month, String)>,
    pub(crate) drafts: Vec<Draft>,
    pub(crate) deleted: Option<EntryId>,
    pub(crate) state: State,
    pub(crate) reminders: Reminders,
}

impl Default for Stage {
    fn default() -> Self {
        Self {
            settings: settings(),
            keymap: Keymap::default(),
            theme: Theme::plain(),
            journal: Journal::new(),
            all_read: true,
            history: OnceCell::new(),
            statistics: Statistics::default(),
            practices: OnceCell::new(),
            practices_unread: false,
            now: moment(NOW),
            size: (80, 24),
            read_only: None,
            problems: Vec::new(),
            drafts: Vec::new(),
            deleted: None,
            state: State::default(),
            reminders: Reminders::default(),
        }
    }
}

impl Stage {
    /// A stage on which these months have been read.
    pub(crate) fn with(documents: Vec<Document>) -> Self {
        let mut stage = Self::default();
        for document in documents {
            stage.journal.put(document);
        }
        let today = Day::at(&stage.now, stage.settings.day_start);
        stage.reminders.due = due::due(stage.journal.entries(), today);
        stage
    }

    /// Answers a question from the history of the months that have been read, and keeps the result.
    pub(crate) fn find(&mut self, question: Question) {
        let history = Arc::clone(self.history.get_or_init(|| Arc::new(History::of(&self.journal))));
        let today = Day::at(&self.now, self.settings.day_start);
        if let Some(asked) = self.statistics.ask(question, &history, today) {
            self.statistics.take(&asked, asked.run());
        }
    }

    pub(crate) fn context(&self, screen: &dyn Screen) -> Context<'_> {
        self.context_of(&self.page(screen).0)
    }

    fn context_of(&self, page: &Page) -> Context<'_> {
        Context { body: Size::new(page.body.width, page.body.height), ..self.context_without_body() }
    }

    /// Returns the context of no screen in particular, with the body of a terminal of 80 by 24.
    pub(crate) fn any_context(&self) -> Context<'_> {
        Context { body: Size::new(76, 19), ..self.context_without_body() }
    }

    /// Presses keys as the config writes them; text where the screen takes text.
    pub(crate) fn press(&self, screen: &mut dyn Screen, keys: &[&str]) -> Vec<Effect> {
        let mut effects = Vec::new();
        for key in keys {
            let event = event(key);
            let input = match self.keymap.hit(screen.place(), event) {
                Some(hit) => Input::Hit(hit),
                None if screen.place().is_text() => Input::Typed(event),
                None => continue,
            };
            let context = self.context(screen);
            effects.extend(screen.update(input, &context));
        }
        effects
    }

    /// Holds a key after its first press: it comes so many times more, the first time after a pause as terminals do it.
    pub(crate) fn hold(&self, screen: &mut dyn Screen, key: &str, more: usize) -> Vec<Effect> {
        let mut effects = self.press(screen, &[key, key]);
        for _ in 1..more {
            let event = KeyEvent { kind: KeyEventKind::Repeat, ..event(key) };
            let hit = self.keymap.hit(screen.place(), event).unwrap();
            effects.extend(screen.update(Input::Hit(hit), &self.context(screen)));
        }
        effects
    }

    pub(crate) fn type_in(&self, screen: &mut dyn Screen, text: &str) -> Vec<Effect> {
        let keys: Vec<String> =
            text.chars().map(|c| if c == ' ' { "space".to_owned() } else { c.to_string() }).collect();
        self.press(screen, &keys.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// The screen in its page, as lines of text, without its footer: those have pictures of their own.
    pub(crate) fn picture(&self, screen: &dyn Screen) -> String {
        lines(&self.draw(screen)).trim_end().to_owned()
    }

    /// The keys at the foot of a screen, as lines of text.
    pub(crate) fn footer(&self, screen: &dyn Screen) -> String {
        let (page, footer) = self.page(screen);
        let mut buffer = Buffer::empty(page.footer);
        footer.draw(&mut buffer, page.footer, &self.theme);
        lines(&buffer)
    }

    /// The screen in its page at every size, one below the other, and its styles in colour at the usual one. The forms are
    /// the same with and without colour.
    pub(crate) fn pictures(&mut self, screen: &dyn Screen) -> String {
        let plain = self.plain_pictures(screen);
        let styles = self.with_theme(dark(), |stage| {
            assert_eq!(plain, stage.plain_pictures(screen), "colour changes a form");
            stage.styles(screen)
        });
        format!("{plain}\n\n80 x 24 in colour\n{styles}")
    }

    /// The screen in its page at every size, for one that speaks of colours.
    pub(crate) fn plain_pictures(&mut self, screen: &dyn Screen) -> String {
        let pictures = SIZES.map(|size| {
            self.size = size;
            format!("{} x {}\n{}", size.0, size.1, self.picture(screen))
        });
        self.size = (80, 24);
        pictures.join("\n\n")
    }

    fn with_theme<T>(&mut self, theme: Theme, look: impl FnOnce(&mut Self) -> T) -> T {
        let own = std::mem::replace(&mut self.theme, theme);
        let seen = look(self);
        self.theme = own;
        seen
    }

    /// Returns the styles of the screen in its page: a letter for each style, and the meaning of the letters.
    pub(crate) fn styles(&self, screen: &dyn Screen) -> String {
        let buffer = self.draw(screen);
        let mut letters: BTreeMap<String, char> = BTreeMap::new();
        let mut free = 'a'..='z';
        let drawn = rows(&buffer, |cell, line| {
            let style = format!("{:?} {:?}", cell.fg, cell.modifier);
            line.push(match style.as_str() {
                "Reset NONE" => '.',
                _ => *letters.entry(style).or_insert_with(|| free.next().unwrap_or('?')),
            });
        });
        let drawn = drawn.trim_end();
        let legend: Vec<String> =
            letters.iter().map(|(style, letter)| format!("{letter} = {style}")).collect();
        format!("{drawn}\n{}", legend.join("\n"))
    }

    /// The same stage in the colours of the dark theme.
    pub(crate) fn in_colour(self) -> Self {
        Self { theme: dark(), ..self }
    }

    /// Draws at every width and every height from nothing to beyond the widest page, for the panics that this may bring.
    pub(crate) fn sweep(&mut self, screen: &dyn Screen) {
        // Where a page changes its shape.
        let is_edge = |width, height| matches!(width, 0 | 1 | 40 | 60) || matches!(height, 0..=2 | 12 | 16);
        for width in (0..100).chain([200]) {
            for height in (0..30).chain([60]) {
                // Elsewhere each width is drawn at every fourth height, another one than its neighbours.
                if is_edge(width, height) || (width + height) % 4 == 0 {
                    self.size = (width, height);
                    self.draw(screen);
                }
            }
        }
        self.size = (80, 24);
    }

    pub(crate) fn draw(&self, screen: &dyn Screen) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, self.size.0, self.size.1));
        let (page, _) = self.page(screen);
        let context = self.context_of(&page);
        let (left, right) = screen.title(&context);
        page::title(&mut buffer, page.title, &self.theme, &left, &right);
        screen.view(&context, &mut buffer, page.body);
        buffer
    }

    fn page(&self, screen: &dyn Screen) -> (Page, Footer) {
        let area = Rect::new(0, 0, self.size.0, self.size.1);
        let framed = |footer_rows| Page::framed(screen.frame(), area, footer_rows);
        let cells = framed(1).footer.width;
        let context = self.context_without_body();
        let (place, most) = (screen.place(), page::most_footer_rows(screen.place(), area.height));
        let footer = Footer::new(&self.keymap, place, cells, most, |row| {
            let is_offered = match row.command {
                Command::Undo => self.deleted.is_some(),
                command => screen.offers(command, &context),
            };
            is_offered.then(|| screen.says(row.command, &context).unwrap_or(row.title))
        });
        (framed(footer.height()), footer)
    }

    fn context_without_body(&self) -> Context<'_> {
        Context {
            journal: &self.journal,
            all_read: self.all_read,
            history: Some(self.history.get_or_init(|| Arc::new(History::of(&self.journal)))),
            history_is_whole: self.all_read,
            statistics: &self.statistics,
            practices: (!self.practices_unread)
                .then(|| self.practices.get_or_init(|| Practices::from_journal(&self.journal))),
            settings: &self.settings,
            keymap: &self.keymap,
            theme: &self.theme,
            today: Day::at(&self.now, self.settings.day_start),
            now: &self.now,
            body: Size::default(),
            read_only: self.read_only.as_deref(),
            problems: &self.problems,
            drafts: &self.drafts,
            deleted: self.deleted,
            state: &self.state,
            reminders: &self.reminders,
            fresh_id: fresh_id(),
        }
    }
}

/// All that a screen shows when nothing has to be scrolled: each paragraph in one line, at a width no text reaches.
pub(crate) fn whole(stage: &Stage, screen: &dyn Screen) -> String {
    let drawn = |rows| {
        let area = Rect::new(0, 0, 600, rows);
        let mut buffer = Buffer::empty(area);
        screen.view(&stage.context(screen), &mut buffer, area);
        lines(&buffer)
    };
    // Most end long before that; what goes on after a gap is not taken for an end.
    let short = drawn(60);
    if short.ends_with(&"\n".repeat(10)) { short } else { drawn(400) }
}

/// A key event, from the key as the config writes it.
pub(crate) fn event(key: &str) -> KeyEvent {
    Key::parse(key).unwrap_or_else(|| panic!("{key} is no key")).event()
}

/// An app at its start.
pub(crate) fn app(width: u16, height: u16) -> App {
    let size = Size::new(width, height);
    let mut app = App::new(settings(), PLAIN, moment(NOW), fresh_id(), size);
    app.knows_drafts();
    app
}

/// Presses keys in an app; returns the requests for the runtime.
pub(crate) fn press(app: &mut App, keys: &[&str]) -> Vec<Request> {
    keys.iter().flat_map(|key| app.update(Message::Key(event(key)), moment(NOW), fresh_id())).collect()
}

/// Returns the screen of an app as lines of text.
pub(crate) fn shown(app: &App, width: u16, height: u16) -> String {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    app.view(&mut buffer);
    lines(&buffer)
}

/// A buffer as lines of text, without the spaces at their ends.
pub(crate) fn lines(buffer: &Buffer) -> String {
    rows(buffer, |cell, line| line.push_str(cell.symbol()))
}

/// Each row as a line of text, to which `put` adds what stands for a cell; the cells that a wide one covers are left out.
fn rows(buffer: &Buffer, mut put: impl FnMut(&Cell, &mut String)) -> String {
    let cells = usize::from(buffer.area.width).max(1);
    let mut rows = Vec::new();
    for row in buffer.content.chunks(cells) {
        let mut line = String::new();
        let mut covered = 0;
        for cell in row {
            if covered == 0 {
                put(cell, &mut line);
                covered = width(cell.symbol()).max(1);
            }
            covered -= 1;
        }
        line.truncate(line.trim_end().len());
        rows.push(line);
    }
    rows.join("\n")
}

/// An event with shift held, as some terminals report a capital or a sign.
pub(crate) fn shifted(event: KeyEvent) -> KeyEvent {
    KeyEvent::new(event.code, event.modifiers | KeyModifiers::SHIFT)
}
