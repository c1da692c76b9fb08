//! All entries, newest first: moving among them, searching, narrowing, deleting.

mod list;
mod row;
mod span;

use crossterm::event::{KeyCode, KeyEvent};

use self::list::{Filter, List, ListLine, Words};
pub use self::row::VERSIONS;
use self::row::{Columns, DrawnLine};
use self::span::Span;
use crate::journal::search::{Query, Vocabulary};
use crate::journal::text::one_line;
use crate::journal::{Day, Month};
use crate::tui::screens::prelude::*;
use crate::tui::widgets::line::LineInput;
use crate::tui::widgets::list::List as ScrollList;
use crate::wording::numbers::{plural, thousands};
use crate::wording::screens::entries as wording;

/// The list of all entries.
#[derive(Debug, Default)]
pub struct EntriesScreen {
    list: List,
    filter: Filter,
    search: LineInput,
    days: LineInput,
    /// The field that takes the keys.
    field: Option<Field>,
    /// Whether the list was opened for a search.
    opened_to_search: bool,
    /// The reason why the typed days cannot be taken.
    complaint: Option<String>,
    /// The reason why a filter of the search cannot be used; it narrows nothing.
    unusable: Option<String>,
    /// The names that filters take; made when the search first needs them.
    vocabulary: Option<Vocabulary>,
    /// The words of entries, for the search.
    words: Words,
    rows: ScrollList,
    /// Whether more has been read than the search has looked through.
    stale: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Search,
    Days,
}

impl EntriesScreen {
    /// The list, with the search field open or not.
    pub fn new(search: bool) -> Self {
        let field = search.then_some(Field::Search);
        Self { field, opened_to_search: search, ..Self::default() }
    }

    fn line(&self) -> Option<ListLine> {
        self.list.lines.get(self.rows.selected()).copied()
    }

    /// The day of the selected entry, or today.
    fn day(&self, context: &Context<'_>) -> Day {
        let entry = self.line().and_then(|line| line.entry(context));
        entry.map_or(context.today, |entry| entry.day)
    }

    /// Makes the list anew; the selection stays on its entry, or else at its place.
    fn rebuild(&mut self, context: &Context<'_>) {
        let line = self.line();
        self.list = List::new(&self.filter, &mut self.words, context);
        self.stale = false;
        let place = line.and_then(|line| self.list.place_of(line)).unwrap_or(self.rows.selected());
        self.select(place, context);
    }

    fn select(&mut self, place: usize, context: &Context<'_>) {
        self.rows.select(place, self.list.lines.len(), self.room(context.body.height));
    }

    /// The rows that the list has, in a body of this height.
    fn room(&self, height: u16) -> usize {
        usize::from(height.saturating_sub(self.list_top(height)))
    }

    /// Returns the row at which the list begins; the rows above it give way on a small screen.
    fn list_top(&self, height: u16) -> u16 {
        match height {
            12.. => 3,
            _ if self.field.is_some() => 2,
            _ => 1,
        }
    }

    fn go(&mut self, command: Command, context: &Context<'_>) {
        self.rows.go(command, self.list.lines.len(), self.room(context.body.height));
    }

    fn open(&self, context: &Context<'_>) -> Vec<Effect> {
        match self.line() {
            Some(ListLine::Entry(_, id)) => vec![Effect::Open(Route::Reader(id))],
            Some(line) => vec![Effect::Say(row::unreadable(line, context))],
            None => Vec::new(),
        }
    }

    fn delete(&self, context: &Context<'_>) -> Vec<Effect> {
        match (self.line(), context.read_only) {
            (Some(_), Some(why)) => vec![Effect::Say(why.to_owned())],
            (Some(ListLine::Entry(month, id)), None) => vec![Effect::Do(Task::Delete(id, month))],
            (Some(_), None) => {
                vec![Effect::Say(wording::CANNOT_DELETE_UNSHOWN.to_owned())]
            }
            (None, _) => Vec::new(),
        }
    }

    fn back(&mut self, context: &Context<'_>) -> Vec<Effect> {
        if self.search.text().is_empty() {
            return vec![Effect::Close];
        }
        self.search = LineInput::default();
        self.filter.query = Query::default();
        self.unusable = None;
        self.rebuild(context);
        Vec::new()
    }

    fn typed(&mut self, event: KeyEvent, context: &Context<'_>) {
        let command = match event.code {
            KeyCode::Up => Command::Up,
            KeyCode::Down => Command::Down,
            KeyCode::PageUp => Command::PageUp,
            KeyCode::PageDown => Command::PageDown,
            _ => return self.change(|field| field.key(event), context),
        };
        self.go(command, context);
    }

    /// Changes the text of the open field.
    fn change(&mut self, change: impl FnOnce(&mut LineInput) -> bool, context: &Context<'_>) {
        let field = match self.field {
            Some(Field::Search) => &mut self.search,
            Some(Field::Days) => &mut self.days,
            None => return,
        };
        let changed = change(field);
        if self.field == Some(Field::Days) {
            self.complaint = None;
        } else if changed {
            self.look_for(context);
        }
    }

    fn look_for(&mut self, context: &Context<'_>) {
        let vocabulary = self.vocabulary.get_or_insert_with(|| {
            let lists = &context.settings.lists;
            let mut vocabulary = lists.vocabulary();
            lists.add_ticks_of(context.journal.entries(), &mut vocabulary);
            vocabulary
        });
        let (query, errors) = Query::parse(self.search.text(), vocabulary, context.today);
        self.unusable = errors.first().map(ToString::to_string);
        if query == self.filter.query {
            return;
        }
        let narrows = query.is_narrower_than(&self.filter.query) && !self.filter.query.is_empty();
        self.filter.query = query;
        // Entries that hold the longer words are among those that hold the shorter ones.
        if narrows && !self.stale {
            self.list.narrow(&self.filter, &mut self.words, context);
        } else {
            self.list = List::new(&self.filter, &mut self.words, context);
            self.stale = false;
        }
        self.select(0, context);
    }

    /// Takes the text typed into the open field.
    fn take(&mut self, context: &Context<'_>) {
        if self.field == Some(Field::Days) {
            match Span::parse(self.days.text(), context.today) {
                Ok(span) => {
                    self.filter.span = span;
                    self.rebuild(context);
                }
                Err(error) => {
                    self.complaint = Some(error.to_string());
                    return;
                }
            }
        }
        // A filter that cannot be used is not taken: it stays in the field, with the reason next to it.
        if self.field == Some(Field::Days) || self.unusable.is_none() {
            self.leave_field();
        }
    }

    /// Whether the list was opened for a search in which nothing stands.
    fn is_unused_search(&self) -> bool {
        self.opened_to_search
            && self.field == Some(Field::Search)
            && !self.filter.is_on()
            && self.search.text().is_empty()
    }

    fn leave_field(&mut self) {
        self.field = None;
        self.complaint = None;
    }

    fn command(&mut self, command: Command, context: &Context<'_>) -> Vec<Effect> {
        match command {
            Command::Back => return self.back(context),
            Command::Open => return self.open(context),
            Command::Delete => return self.delete(context),
            Command::AddNote => return vec![Effect::Open(Route::Note(context.today, None))],
            Command::Week => return vec![Effect::Open(Route::Week(self.day(context)))],
            Command::Calendar => return vec![Effect::Open(Route::calendar(self.day(context)))],
            Command::OnThisDay => return vec![Effect::Open(Route::OnThisDay)],
            Command::Search => {
                self.field = Some(Field::Search);
                self.words.prepare(context);
                self.look_for(context);
            }
            Command::GoToDate => {
                self.days = LineInput::default();
                self.field = Some(Field::Days);
            }
            Command::Kind => {
                self.filter.kind = self.filter.kind.next(context);
                self.rebuild(context);
                // After the last kind comes the trash, with the entries that the journal no longer holds.
                if self.filter.kind == list::Kind::All {
                    return vec![Effect::Open(Route::Trash)];
                }
            }
            Command::Take => self.take(context),
            Command::LeaveText if self.is_unused_search() => return vec![Effect::Close],
            Command::LeaveText => self.leave_field(),
            Command::UndoText | Command::RedoText => self.change(|field| field.act(command), context),
            command => self.go(command, context),
        }
        Vec::new()
    }

    /// Puts the filter of the list in words.
    fn narrowed_to(&self) -> String {
        let search = self.search.text().trim();
        let search = (!search.is_empty()).then(|| format!("“{}”", one_line(search)));
        let kind = self.filter.kind.words().map(str::to_owned);
        let days = self.filter.span.as_ref().map(|span| span.words.clone());
        let parts: Vec<String> = [search, kind, days].into_iter().flatten().collect();
        if parts.is_empty() { wording::NEWEST_FIRST.to_owned() } else { parts.join(" · ") }
    }

    fn counted(&self) -> String {
        let entries = plural(self.list.all, "entry", "entries");
        let all = thousands(self.list.all);
        if self.filter.is_on() {
            wording::of(&thousands(self.list.shown), &all, &entries)
        } else {
            format!("{all} {entries}")
        }
    }

    fn draw_head(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        let theme = context.theme;
        let (muted, text) = (theme.style(Role::Muted), theme.style(Role::Text));
        let counted = self.counted();
        put_right(buffer, area, area.right(), area.y, &counted, muted);
        let left = Rect { width: area.width.saturating_sub(width(&counted) + 2), ..area };
        match self.field {
            Some(Field::Search) => Self::draw_field("Search  ", &self.search, context, buffer, left),
            Some(Field::Days) => Self::draw_field("Days  ", &self.days, context, buffer, left),
            None => {
                let style = if self.filter.is_on() { text } else { muted };
                put(buffer, left, left.x, left.y, &self.narrowed_to(), style);
            }
        }
        let below = Rect { y: area.y.saturating_add(1), height: 1, ..area }.intersection(area);
        if self.list_top(area.height) == 1 {
            return;
        }
        let wrong = if self.field == Some(Field::Days) { &self.complaint } else { &self.unusable };
        let (line, style) = match (wrong, self.field) {
            (Some(wrong), _) => (wrong.as_str(), theme.style(Role::Notice)),
            (None, Some(Field::Search)) => (search_hint(area.width), muted),
            (None, Some(Field::Days)) => (hint(area.width), muted),
            (None, None) => return,
        };
        put(buffer, below, below.x, below.y, &cut(line, area.width), style);
    }

    fn draw_field(label: &str, field: &LineInput, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        let x = put(buffer, area, area.x, area.y, label, context.theme.style(Role::Focus));
        let room = Rect { x, width: area.right().saturating_sub(x), height: area.height.min(1), ..area };
        field.draw(buffer, room);
    }

    fn empty_words(&self, context: &Context<'_>) -> &'static str {
        match (self.filter.is_on(), context.all_read) {
            (_, false) => wording::NOTHING_FOUND_SO_FAR,
            (true, true) => wording::NOTHING_HERE_MATCHES,
            (false, true) => wording::NOTHING_IS_WRITTEN_YET,
        }
    }

    fn visible(&self, height: u16) -> impl Iterator<Item = (usize, ListLine)> {
        let visible = self.rows.visible(self.list.lines.len(), self.room(height));
        self.list.lines.iter().copied().enumerate().skip(visible.start).take(visible.len())
    }
}

impl Screen for EntriesScreen {
    fn place(&self) -> Place {
        if self.field.is_some() { Place::Line } else { Place::Entries }
    }

    fn title(&self, context: &Context<'_>) -> (String, String) {
        let right = if context.all_read { "" } else { "reading ..." };
        ("Entries".to_owned(), right.to_owned())
    }

    fn offers(&self, command: Command, context: &Context<'_>) -> bool {
        match command {
            Command::Open | Command::Down => !self.list.lines.is_empty(),
            Command::Delete => {
                context.read_only.is_none() && matches!(self.line(), Some(ListLine::Entry(..)))
            }
            Command::AddNote => context.read_only.is_none(),
            Command::OnThisDay => !context.on_this_day().is_empty(),
            _ => true,
        }
    }

    fn opened(&mut self, context: &Context<'_>) -> Vec<Effect> {
        if self.field == Some(Field::Search) {
            self.words.prepare(context);
        }
        self.rebuild(context);
        if context.all_read { Vec::new() } else { vec![Effect::Do(Task::ReadAll)] }
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        match input {
            Input::Hit(hit) => return self.command(hit.command, context),
            Input::Typed(event) => self.typed(event, context),
            Input::Pasted(text) => self.change(|field| field.paste(&text), context),
        }
        Vec::new()
    }

    fn receive(&mut self, reply: &Reply, context: &Context<'_>) -> Vec<Effect> {
        // There may be ticks now that are no longer offered.
        self.vocabulary = None;
        if self.field == Some(Field::Search) {
            self.words.prepare(context);
        }
        match reply {
            Reply::NotSaved(..) => {}
            // A long journal comes in many parts: searching all of it anew for each would take longer than reading it.
            Reply::Read(_) if !context.all_read && !self.filter.query.is_empty() => self.stale = true,
            Reply::Saved(id) | Reply::Restored(id) => {
                self.rebuild(context);
                let is_it = |line: &ListLine| matches!(line, ListLine::Entry(_, other) if other == id);
                if let Some(place) = self.list.lines.iter().position(is_it) {
                    self.select(place, context);
                }
            }
            _ => self.rebuild(context),
        }
        Vec::new()
    }

    fn months(&self, context: &Context<'_>) -> Vec<Month> {
        let mut months: Vec<Month> =
            self.visible(context.body.height).map(|(_, line)| line.month()).collect();
        months.dedup();
        months
    }

    fn opens_again(&self) -> Option<Route> {
        Some(Route::Entries { search: false })
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        self.draw_head(context, buffer, area);
        let top = self.list_top(area.height);
        let rows = Rect { y: area.y.saturating_add(top), height: area.height.saturating_sub(top), ..area };
        if self.list.lines.is_empty() {
            let words = cut(self.empty_words(context), rows.width);
            put(buffer, rows, rows.x, rows.y, &words, context.theme.style(Role::Muted));
            return;
        }
        let columns = Columns::new(area.width, self.needs_years(context));
        if top == 3 {
            let heads = Rect { y: area.y.saturating_add(2), height: 1, ..area };
            columns.draw_heads(context, buffer, heads, self.visible(area.height).map(|(_, line)| line));
        }
        for ((place, line), y) in self.visible(area.height).zip(rows.y..rows.bottom()) {
            let row = DrawnLine { line, selected: place == self.rows.selected(), query: &self.filter.query };
            columns.draw(&row, context, buffer, Rect { y, height: 1, ..rows });
        }
    }
}

impl EntriesScreen {
    /// Whether an entry of another year is in the list, wherever it stands, so that the columns stay while one scrolls.
    fn needs_years(&self, context: &Context<'_>) -> bool {
        let ends = [self.list.lines.first(), self.list.lines.last()];
        ends.into_iter().flatten().any(|line| line.month().first().year() != context.today.year())
    }
}

/// Returns a hint on how to write days.
fn hint(cells: u16) -> &'static str {
    if cells < width(wording::DATES_HINT) {
        "2026-11-22, 2026-11, 2026, -7, today"
    } else {
        wording::DATES_HINT
    }
}

/// Returns a hint at what can be searched for.
fn search_hint(cells: u16) -> &'static str {
    [wording::SEARCH_HINT_LONG, wording::SEARCH_HINT_MIDDLE]
        .into_iter()
        .find(|hint| width(hint) <= cells)
        .unwrap_or(wording::SEARCH_HINT_SHORT)
}

#[cfg(test)]
mod tests;
