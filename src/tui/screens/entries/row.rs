//! Draws a line of the list: day, kind, ratings and first words in their columns.

use crate::tui::widgets::text::FOCUS_MARK;
use ratatui::style::Style;

use super::list::ListLine;
use crate::journal::search::Query;
use crate::journal::text::one_line;
use crate::journal::{Body, CheckIn, Day, Entry, Scale};
use crate::tui::screens::prelude::*;
use crate::tui::widgets::ratings;
use crate::wording::entry::{beginning, first_words};
use crate::wording::screens::entries as wording;

/// The mark next to the selected line.
const SELECTED: &str = FOCUS_MARK;

/// The mark next to a day that was filled in later.
const LATE: &str = "°";

/// The mark next to a day whose entry has other versions that wait for a choice.
pub const VERSIONS: &str = "≠";

/// The name of a check-in.
const CHECK_IN: &str = "check-in";

/// The columns, from the left edge.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    wide: bool,
    with_year: bool,
    kind: u16,
    ratings: u16,
    words: u16,
}

impl Columns {
    /// The columns at a width, with room for years or not.
    pub(super) fn new(cells: u16, with_year: bool) -> Self {
        let wide = cells >= 60;
        let day = match (wide, with_year) {
            (_, false) => 11,
            (true, true) => 16,
            (false, true) => 12,
        };
        let kind = 2 + day + u16::from(wide);
        let ratings = kind + if wide { 10 } else { 0 };
        Self { wide, with_year, kind, ratings, words: ratings + if wide { 14 } else { 8 } }
    }

    /// Draws the headings above the columns.
    pub(super) fn draw_heads(
        self,
        context: &Context<'_>,
        buffer: &mut Buffer,
        area: Rect,
        visible: impl Iterator<Item = ListLine>,
    ) {
        let muted = context.theme.style(Role::Muted);
        let mut head = |x: u16, text: &str| {
            put(buffer, area, area.x.saturating_add(x), area.y, text, muted);
        };
        head(2, "Day");
        if self.wide {
            head(self.kind, "Kind");
        }
        head(self.ratings, if self.wide { shared::SIGN_INITIALS } else { "JRSCO ↑" });
        let (mut any_late, mut any_versions) = (false, false);
        for line in visible {
            let has_versions = line.has_versions(context);
            any_versions |= has_versions;
            any_late |= !has_versions && line.entry(context).is_some_and(|entry| entry.late);
        }
        let late = any_late.then(|| shared::filled_in_later(&LATE));
        let versions = any_versions.then(|| wording::several_versions(&VERSIONS));
        let marks: Vec<String> = [late, versions].into_iter().flatten().collect();
        put_right(buffer, area, area.right(), area.y, &marks.join("  "), muted);
    }

    /// Draws a line.
    pub(super) fn draw(self, row: &DrawnLine<'_>, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        if row.selected {
            put(buffer, area, area.x, area.y, SELECTED, context.theme.style(Role::Focus));
        }
        match row.line.entry(context) {
            Some(entry) => self.draw_entry(entry, row, context, buffer, area),
            None => self.draw_unreadable(row, context, buffer, area),
        }
    }

    fn draw_entry(
        self,
        entry: &Entry,
        row: &DrawnLine<'_>,
        context: &Context<'_>,
        buffer: &mut Buffer,
        area: Rect,
    ) {
        let theme = context.theme;
        let muted = theme.style(Role::Muted);
        let day = theme.style(if row.selected { Role::Focus } else { Role::Text });
        let after = put(buffer, area, area.x.saturating_add(2), area.y, &self.day(entry.day), day);
        // There is room for one: that a choice waits says more.
        match (row.line.has_versions(context), entry.late) {
            (true, _) => drop(put(buffer, area, after, area.y, VERSIONS, theme.style(Role::Notice))),
            (false, true) => drop(put(buffer, area, after, area.y, LATE, muted)),
            (false, false) => {}
        }
        let x = area.x.saturating_add(self.ratings);
        let mut words = area.x.saturating_add(self.words);
        if let Body::CheckIn(check_in) = &entry.body {
            if self.wide {
                put(buffer, area, area.x.saturating_add(self.kind), area.y, CHECK_IN, muted);
            }
            self.draw_ratings(check_in, context, buffer, area, x);
        } else {
            // The name of a kind has the room of the ratings too, and where that is little moves the words on.
            let cells = self.words.saturating_sub(1);
            let cells = if self.wide { cells } else { area.width };
            let cells = Rect { width: cells.min(area.width), ..area };
            let kind = texts::practice::kind_name(entry.body.kind());
            let after = put(buffer, cells, area.x.saturating_add(self.kind), area.y, &kind, muted);
            words = words.max(after.saturating_add(1));
        }
        let words = Rect { x: words, width: area.right().saturating_sub(words), ..area };
        draw_words(entry, row.query, context, buffer, words);
    }

    fn draw_ratings(
        self,
        check_in: &CheckIn,
        context: &Context<'_>,
        buffer: &mut Buffer,
        area: Rect,
        x: u16,
    ) {
        let (step, gap) = if self.wide { (2, 1) } else { (1, 1) };
        let mut x = x;
        for scale in Scale::ALL {
            if scale == Scale::Steadiness {
                x = x.saturating_add(gap);
            }
            let (figure, role) = ratings::figure(scale, check_in.ratings.get(scale));
            put(buffer, area, x, area.y, &figure, context.theme.style(role));
            x = x.saturating_add(step);
        }
    }

    fn draw_unreadable(self, row: &DrawnLine<'_>, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        let muted = context.theme.style(Role::Muted);
        let (x, y) = (area.x.saturating_add(2), area.y);
        let first = row.line.month().first();
        let month = format!("{} {}", first.month_name().get(..3).unwrap_or_default(), first.year());
        put(buffer, area, x, y, &month, muted);
        let text = one_line(&unreadable(row.line, context));
        put(buffer, area, area.x.saturating_add(self.kind), y, &text, muted);
    }

    /// The day in its column: figures below figures, months below months.
    fn day(self, day: Day) -> String {
        let month = day.month_name().get(..3).unwrap_or_default();
        let date = format!("{:>2} {month}", day.day_of_month());
        match (self.wide, self.with_year) {
            (_, false) => format!("{} {date}", day.weekday_short()),
            (true, true) => format!("{} {date} {:04}", day.weekday_short(), day.year()),
            (false, true) => format!("{date} {:04}", day.year()),
        }
    }
}

/// A line on its way to the screen.
pub(super) struct DrawnLine<'a> {
    pub(super) line: ListLine,
    pub(super) selected: bool,
    pub(super) query: &'a Query,
}

/// Returns the words for a line that is no entry.
pub(super) fn unreadable(line: ListLine, context: &Context<'_>) -> String {
    match line {
        ListLine::Entry(..) => String::new(),
        ListLine::Kept(_, 1) => wording::ONE_UNSHOWN.to_owned(),
        ListLine::Kept(_, count) => wording::unshown(&count),
        ListLine::Problem(month) => {
            let problem = context.problems.iter().find(|(other, _)| *other == month);
            problem.map(|(_, text)| text.clone()).unwrap_or_default()
        }
    }
}

/// Draws the words that were looked for among those around them, or else the first words.
fn draw_words(entry: &Entry, query: &Query, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
    let (text, muted) = (context.theme.style(Role::Text), context.theme.style(Role::Muted));
    if let Body::Other { .. } = entry.body {
        put(buffer, area, area.x, area.y, wording::WRITTEN_BY_A_NEWER_VERSION, muted);
        return;
    }
    let written = entry.texts();
    let mut area = area;
    if written.len() > 1 {
        let more = format!("+{}", written.len() - 1);
        put_right(buffer, area, area.right(), area.y, &more, muted);
        area.width = area.width.saturating_sub(width(&more) + 1);
    }
    let found = written.iter().find_map(|text| {
        let place = query.place_in(text)?;
        Some(around(text, place, area.width))
    });
    let first = || vec![(first_words(entry, &context.settings.lists), false)];
    let mut x = area.x;
    for (piece, is_match) in found.unwrap_or_else(first) {
        let style: Style = if is_match { context.theme.style(Role::Focus).underlined() } else { text };
        x = put(buffer, area, x, area.y, &piece, style);
    }
}

/// Returns a place in a text with the words around it, in one line: pieces, and whether each is the place itself.
fn around(text: &str, place: std::ops::Range<usize>, cells: u16) -> Vec<(String, bool)> {
    let part = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default();
    let (before, after) = (part(0..place.start), part(place.end..text.len()));
    let whole = one_line(before);
    // A third of the room shows the text before, as most of the sense comes after.
    let room = usize::from(cells / 3);
    let skipped = whole.chars().count().saturating_sub(room);
    let mut shown: String = whole.chars().skip(skipped).collect();
    if skipped > 0 {
        // It starts at a word, unless the last word alone is too long for that.
        if let Some(space) = shown.find(' ') {
            shown.drain(..=space);
        }
        shown.insert(0, '…');
    }
    if before.ends_with(char::is_whitespace) && !shown.is_empty() {
        shown.push(' ');
    }
    let mut follows = beginning(after);
    if after.starts_with(char::is_whitespace) {
        follows.insert(0, ' ');
    }
    vec![(shown, false), (one_line(part(place)), true), (follows, false)]
}
