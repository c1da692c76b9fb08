//! The last page: a list of optional one-line parts that show their answers and open in place.

use super::{Context, saving};
use crate::journal::draft::Field;
use crate::journal::text::one_line;
use crate::journal::{CheckIn, Rating, Scale, Sign, TickList};
use crate::tui::command::keymap::Hit;
use crate::tui::screens::prelude::*;
use crate::tui::widgets::list::{self, List};
use crate::tui::widgets::ratings::figure;
use crate::wording::marks::NOT_RECORDED;
use crate::wording::screens::check_in as wording;

/// The most rows of an open list that show at once.
const MOST_ROWS: usize = 12;
/// The column of the chosen answers.
const CHOSEN: u16 = 26;

/// A part of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum PagePart {
    /// The answers so far; opens the questions.
    Answers,
    /// The sixth rating.
    #[default]
    Steadiness,
    /// A tick-list.
    Ticks(TickList),
    /// The day's prompt.
    Prompt,
    /// Free words.
    Text,
}

impl PagePart {
    const ALL: [Self; 8] = [
        Self::Answers,
        Self::Steadiness,
        Self::Ticks(TickList::Triggers),
        Self::Ticks(TickList::Did),
        Self::Ticks(TickList::Helped),
        Self::Ticks(TickList::Roots),
        Self::Prompt,
        Self::Text,
    ];
}

/// The position on the page.
#[derive(Debug, Default)]
pub(super) struct LastPage {
    part: PagePart,
    open: Option<OpenList>,
}

/// A tick-list that is open, in the order it had when it was opened.
#[derive(Debug)]
struct OpenList {
    list: TickList,
    ids: Vec<String>,
    rows: List,
}

/// The outcome of a key.
pub(super) enum Outcome {
    /// Nothing that the draft must know.
    Nothing,
    /// A field changed.
    Changed(Field),
    /// A text is to be written.
    Write(Field),
    /// The questions are to be seen again.
    ToQuestions,
}

impl LastPage {
    /// Whether a tick-list is open.
    pub(super) fn is_list_open(&self) -> bool {
        self.open.is_some()
    }

    /// Whether a part has the focus.
    pub(super) fn is_on(&self, part: PagePart) -> bool {
        self.part == part
    }

    /// The words that have the focus and can be written.
    pub(super) fn words(&self, check_in: &CheckIn) -> Option<Field> {
        match self.part {
            PagePart::Text => Some(Field::Text),
            PagePart::Prompt => check_in.prompt.as_ref().map(|_| Field::Prompt),
            PagePart::Answers | PagePart::Steadiness | PagePart::Ticks(_) => None,
        }
    }

    /// Puts the focus on a part.
    pub(super) fn focus_on(&mut self, part: PagePart) {
        self.part = part;
        self.open = None;
    }

    /// Closes the open list; whether there was one.
    pub(super) fn close_list(&mut self) -> bool {
        self.open.take().is_some()
    }

    /// Takes a key.
    pub(super) fn update(&mut self, hit: Hit, check_in: &mut CheckIn, context: &Context<'_>) -> Outcome {
        match hit.command {
            Command::Answer if self.part == PagePart::Steadiness => {
                check_in.ratings.set(Scale::Steadiness, u8::try_from(hit.nth).ok().and_then(Rating::new));
                Outcome::Changed(Field::Rating(Scale::Steadiness))
            }
            Command::Skip => self.skip(check_in),
            Command::NextPart => self.step(1),
            Command::PreviousPart => self.step(-1),
            Command::Toggle => match &self.open {
                Some(open) => open.toggle(check_in),
                None => self.enter(check_in, context),
            },
            command => match &mut self.open {
                Some(open) => open.go(command),
                None if command == Command::Down => self.step(1),
                None if command == Command::Up => self.step(-1),
                None => Outcome::Nothing,
            },
        }
    }

    /// Makes the part in focus unrecorded again.
    fn skip(&mut self, check_in: &mut CheckIn) -> Outcome {
        match self.part {
            PagePart::Steadiness => {
                check_in.ratings.set(Scale::Steadiness, None);
                Outcome::Changed(Field::Rating(Scale::Steadiness))
            }
            PagePart::Ticks(list) => {
                self.open = None;
                check_in.set_ticked(list, None);
                Outcome::Changed(Field::Ticks(list))
            }
            PagePart::Answers | PagePart::Prompt | PagePart::Text => Outcome::Nothing,
        }
    }

    /// Whether the focused part can be made not recorded.
    pub(super) fn can_skip(&self) -> bool {
        matches!(self.part, PagePart::Steadiness | PagePart::Ticks(_))
    }

    fn step(&mut self, by: isize) -> Outcome {
        self.open = None;
        let at = PagePart::ALL.iter().position(|part| *part == self.part).unwrap_or(0);
        let to = at.saturating_add_signed(by).min(PagePart::ALL.len() - 1);
        self.part = PagePart::ALL.get(to).copied().unwrap_or_default();
        Outcome::Nothing
    }

    fn enter(&mut self, check_in: &mut CheckIn, context: &Context<'_>) -> Outcome {
        match self.part {
            PagePart::Answers => Outcome::ToQuestions,
            PagePart::Steadiness => Outcome::Nothing,
            PagePart::Prompt | PagePart::Text => {
                self.words(check_in).map_or(Outcome::Nothing, Outcome::Write)
            }
            PagePart::Ticks(list) => {
                self.open =
                    Some(OpenList { list, ids: in_order(list, check_in, context), rows: List::default() });
                if check_in.ticked(list).is_some() {
                    return Outcome::Nothing;
                }
                // A list that was opened and left empty says "none"; one that was never opened says nothing.
                check_in.set_ticked(list, Some(Vec::new()));
                Outcome::Changed(Field::Ticks(list))
            }
        }
    }

    /// Draws the page; the part in focus is always within the area.
    pub(super) fn view(&self, buffer: &mut Buffer, area: Rect, context: &Context<'_>, check_in: &CheckIn) {
        let rows = self.rows(area.width, context, check_in);
        let first = rows.iter().position(|row| row.focused).unwrap_or(0);
        let last = rows.iter().rposition(|row| row.focused).unwrap_or(0);
        let top = list::top_with(0, first..last + 1, usize::from(area.height));
        for (row, y) in rows.iter().skip(top).zip(area.top()..area.bottom()) {
            let mut x = area.x;
            for (text, role) in &row.pieces {
                x = put(buffer, area, x, y, text, context.theme.style(*role));
            }
        }
    }

    fn rows(&self, cells: u16, context: &Context<'_>, check_in: &CheckIn) -> Vec<PageRow> {
        let mut rows = Vec::new();
        let narrow = cells < 60;
        for part in PagePart::ALL {
            let focused = self.part == part;
            let label_role = if focused { Role::Focus } else { Role::Text };
            if part == PagePart::Answers {
                rows.extend(answers(cells, check_in, focused));
                rows.push(PageRow::default());
                continue;
            }
            let label = Self::label(part, context);
            let (chosen, role) = Self::chosen(part, context, check_in);
            let column = if narrow { width(&label) + 4 } else { CHOSEN };
            let room = cells.saturating_sub(column);
            let pad = " ".repeat(usize::from(column.saturating_sub(2 + width(&label))));
            let pieces =
                vec![mark(focused), (label, label_role), (pad, Role::Text), (cut(&chosen, room), role)];
            rows.push(PageRow { pieces, focused: focused && self.open.is_none() });
            let more = self.below(part, cells, context, check_in);
            rows.extend(more);
        }
        rows
    }

    fn label(part: PagePart, context: &Context<'_>) -> String {
        match part {
            PagePart::Answers => "Answers".to_owned(),
            PagePart::Steadiness => texts::check_in().question(Scale::Steadiness).label.clone(),
            PagePart::Ticks(list) => context.settings.lists.heading(list).to_owned(),
            PagePart::Prompt => wording::TODAYS_PROMPT.to_owned(),
            PagePart::Text => shared::ANYTHING_ELSE.to_owned(),
        }
    }

    /// Returns the text after a part's name, in one line.
    fn chosen(part: PagePart, context: &Context<'_>, check_in: &CheckIn) -> (String, Role) {
        let written = |words: &str, empty: &str| match one_line(words) {
            words if words.is_empty() => (empty.to_owned(), Role::Muted),
            words => (words, Role::Text),
        };
        match part {
            PagePart::Answers => (String::new(), Role::Text),
            PagePart::Steadiness => match check_in.ratings.get(Scale::Steadiness) {
                None => (NOT_RECORDED.to_owned(), Role::Muted),
                Some(rating) => {
                    let words = texts::check_in().question(Scale::Steadiness).answer(rating);
                    (format!("{rating}  {words}"), Role::Rated(Scale::Steadiness, rating))
                }
            },
            PagePart::Ticks(list) => match check_in.ticked(list) {
                None => (NOT_RECORDED.to_owned(), Role::Muted),
                Some([]) => ("none".to_owned(), Role::Muted),
                Some(ids) => {
                    let labels: Vec<&str> =
                        ids.iter().map(|id| context.settings.lists.label(list, id)).collect();
                    written(&labels.join(" · "), "")
                }
            },
            PagePart::Prompt => match &check_in.prompt {
                None => ("…".to_owned(), Role::Muted),
                Some(prompt) => written(&prompt.answer, shared::NOT_ANSWERED),
            },
            PagePart::Text => written(&check_in.text, shared::NOTHING_WRITTEN),
        }
    }

    /// The rows that a part shows below its line.
    fn below(&self, part: PagePart, cells: u16, context: &Context<'_>, check_in: &CheckIn) -> Vec<PageRow> {
        let say = |text: &str| context.settings.config.partner_words.in_text(text).into_owned();
        let focused = self.part == part;
        let muted = |text: String| PageRow { pieces: indented(text, Role::Muted), focused };
        match (part, &self.open) {
            (PagePart::Steadiness, _) if focused => {
                let asked = texts::check_in().question(Scale::Steadiness);
                // No-break spaces keep a figure and its words on one line.
                let words: Vec<String> = Rating::ALL
                    .iter()
                    .map(|rating| format!("{rating} {}", asked.answer(*rating)).replace(' ', "\u{a0}"))
                    .collect();
                let text = format!("{}\n{}", say(&asked.question), words.join("   "));
                wrap(&text, cells.saturating_sub(4)).into_iter().map(muted).collect()
            }
            (PagePart::Prompt, _) => {
                let Some(prompt) = &check_in.prompt else { return Vec::new() };
                let prompts = texts::prompts();
                let mut text = prompts.text(&prompt.id).map(say).unwrap_or_default();
                if focused && prompts.opens_wounds(&prompt.id) {
                    text = format!("{text}\n{}", prompts.wound_line);
                }
                wrap(&text, cells.saturating_sub(4)).into_iter().map(muted).collect()
            }
            (PagePart::Ticks(list), Some(open)) if open.list == list => open.rows(context, check_in),
            (PagePart::Ticks(TickList::Triggers), _) => plans(cells, context, check_in),
            _ => Vec::new(),
        }
    }
}

/// Lists the plans for the ticks, below the list of triggers.
fn plans(cells: u16, context: &Context<'_>, check_in: &CheckIn) -> Vec<PageRow> {
    let sentences = saving::shown_plans(check_in, context).into_iter();
    let lines = sentences.flat_map(|sentence| wrap(&sentence, cells.saturating_sub(4)));
    lines.map(|line| PageRow { pieces: indented(line, Role::Notice), focused: false }).collect()
}

/// A row of the page.
#[derive(Debug, Default)]
struct PageRow {
    pieces: Vec<(String, Role)>,
    focused: bool,
}

/// Returns the text in front of a line: a mark when it has the focus, otherwise space.
fn mark(focused: bool) -> (String, Role) {
    if focused { ("▌ ".to_owned(), Role::Focus) } else { ("  ".to_owned(), Role::Text) }
}

fn indented(text: String, role: Role) -> Vec<(String, Role)> {
    vec![(" ".repeat(4), Role::Text), (text, role)]
}

/// Lists the answers so far in as many rows as they need.
fn answers(cells: u16, check_in: &CheckIn, focused: bool) -> Vec<PageRow> {
    let mut rows: Vec<PageRow> = Vec::new();
    let mut used = cells;
    for sign in Sign::ALL {
        let label = &texts::check_in().question(sign).label;
        let figure = figure(sign.into(), check_in.ratings.get(sign));
        let note = if check_in.notes.get(sign).is_some() { "*" } else { "" };
        let more = width(label) + 5;
        if used + more > cells {
            rows.push(PageRow { pieces: vec![mark(focused && rows.is_empty())], focused });
            used = 2;
        }
        used += more;
        if let Some(row) = rows.last_mut() {
            row.pieces.push((format!("{label} "), Role::Muted));
            row.pieces.push((format!("{}{note}", figure.0), figure.1));
            row.pieces.push((" ".repeat(3 - note.len()), Role::Text));
        }
    }
    rows
}

impl OpenList {
    fn go(&mut self, command: Command) -> Outcome {
        self.rows.go(command, self.ids.len(), MOST_ROWS);
        Outcome::Nothing
    }

    fn toggle(&self, check_in: &mut CheckIn) -> Outcome {
        let Some(id) = self.ids.get(self.rows.selected()) else { return Outcome::Nothing };
        let mut ids = check_in.ticked(self.list).unwrap_or_default().to_vec();
        match ids.iter().position(|other| other == id) {
            Some(index) => drop(ids.remove(index)),
            None => ids.push(id.clone()),
        }
        check_in.set_ticked(self.list, Some(ids));
        Outcome::Changed(Field::Ticks(self.list))
    }

    fn rows(&self, context: &Context<'_>, check_in: &CheckIn) -> Vec<PageRow> {
        let ticked = check_in.ticked(self.list).unwrap_or_default();
        let top = self.rows.visible(self.ids.len(), MOST_ROWS).start;
        let shown = self.ids.iter().enumerate().skip(top).take(MOST_ROWS);
        let more_below = self.ids.len() > top + MOST_ROWS;
        shown
            .map(|(index, id)| {
                let focused = index == self.rows.selected();
                let edge = (index == top && top > 0, index + 1 == top + MOST_ROWS && more_below);
                let more = match edge {
                    (true, _) => "↑",
                    (_, true) => "↓",
                    _ => " ",
                };
                let tick = if ticked.contains(id) { "[x] " } else { "[ ] " };
                let role = if focused { Role::Focus } else { Role::Text };
                let pieces = vec![
                    (format!("  {more} "), Role::Muted),
                    mark(focused),
                    (tick.to_owned(), role),
                    (one_line(context.settings.lists.label(self.list, id)), role),
                ];
                PageRow { pieces, focused }
            })
            .collect()
    }
}

/// Lists the items that can be ticked: those ticked most often in old entries first, then the rest in their own order;
/// ids that are ticked here but no longer offered come last.
fn in_order(list: TickList, check_in: &CheckIn, context: &Context<'_>) -> Vec<String> {
    let mut ids: Vec<String> =
        context.settings.lists.choices(list).iter().map(|choice| choice.id.to_string()).collect();
    for id in check_in.ticked(list).unwrap_or_default() {
        if !ids.contains(id) {
            ids.push(id.clone());
        }
    }
    let mut counts = vec![0_usize; ids.len()];
    let used = context.journal.entries().filter(|entry| entry.day <= context.today);
    for ticked in used.filter_map(|entry| entry.check_in()?.ticked(list)) {
        for id in ticked {
            if let Some(index) = ids.iter().position(|other| other == id)
                && let Some(count) = counts.get_mut(index)
            {
                *count += 1;
            }
        }
    }
    let mut counted: Vec<(usize, String)> = counts.into_iter().zip(ids).collect();
    counted.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    counted.into_iter().map(|(_, id)| id).collect()
}
