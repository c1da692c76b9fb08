//! The last page: a list of optional one-line parts that show their answers and open in place.

use super::trial_row::TrialRow;
use super::{Context, saving};
use crate::journal::draft::Field;
use crate::journal::text::one_line;
use crate::journal::{CheckIn, Day, Entry, EntryId, Rating, Revision, Scale, Sign, TickList};
use crate::tui::command::keymap::Hit;
use crate::tui::screens::prelude::*;
use crate::tui::widgets::list::{self, List};
use crate::wording::marks::NOT_RECORDED;
use crate::wording::screens::check_in as wording;

/// The most rows of an open list that show at once.
const MOST_ROWS: usize = 12;
/// The column of the chosen answers.
const CHOSEN: u16 = 26;

/// A part of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum PagePart {
    /// The answer to a question, which it opens.
    Sign(Sign),
    /// The sixth rating.
    #[default]
    Steadiness,
    /// A tick-list.
    Ticks(TickList),
    /// Whether what is tried out was done, on a drawn day of a coin-flip trial.
    Trial,
    /// The day's prompt.
    Prompt,
    /// Free words.
    Text,
}

impl PagePart {
    const ALL: [Self; 13] = [
        Self::Sign(Sign::ALL[0]),
        Self::Sign(Sign::ALL[1]),
        Self::Sign(Sign::ALL[2]),
        Self::Sign(Sign::ALL[3]),
        Self::Sign(Sign::ALL[4]),
        Self::Steadiness,
        Self::Ticks(TickList::Triggers),
        Self::Ticks(TickList::Did),
        Self::Ticks(TickList::Helped),
        Self::Ticks(TickList::Roots),
        Self::Trial,
        Self::Prompt,
        Self::Text,
    ];
}

/// The position on the page.
#[derive(Debug)]
pub(super) struct LastPage {
    /// The day that it is about.
    day: Day,
    part: PagePart,
    open: Option<OpenList>,
    /// The trial's entry with the answer that was given last here.
    answered: Option<Box<Entry>>,
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
    /// A question is to be seen again.
    ToQuestion(Sign),
    /// A trial's entry has another answer.
    Answered(Box<Revision>),
}

impl LastPage {
    /// The page of a day.
    pub(super) fn of(day: Day) -> Self {
        Self { day, part: PagePart::default(), open: None, answered: None }
    }

    /// Forgets the answer of a trial that could not be saved.
    pub(super) fn forget_answer(&mut self, entries: &[EntryId]) {
        self.answered.take_if(|entry| entries.contains(&entry.id));
    }

    fn trial(&self, context: &Context<'_>) -> Option<TrialRow> {
        TrialRow::new(self.day, self.answered.as_deref(), context)
    }

    fn answer_trial(&mut self, revision: Option<Revision>) -> Outcome {
        let Some(revision) = revision else { return Outcome::Nothing };
        self.answered = Some(Box::new(revision.made.clone()));
        Outcome::Answered(Box::new(revision))
    }

    /// The parts that there are today.
    fn parts(&self, context: &Context<'_>) -> Vec<PagePart> {
        let is_drawn = self.trial(context).is_some();
        PagePart::ALL.into_iter().filter(|part| *part != PagePart::Trial || is_drawn).collect()
    }

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
            PagePart::Sign(_) | PagePart::Steadiness | PagePart::Ticks(_) | PagePart::Trial => None,
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
            Command::Answer => self.rate(check_in, u8::try_from(hit.nth).ok().and_then(Rating::new)),
            Command::Write => match self.part {
                PagePart::Sign(sign) => Outcome::Write(Field::Note(sign)),
                _ => Outcome::Nothing,
            },
            Command::Take if self.open.is_some() => {
                self.open = None;
                Outcome::Nothing
            }
            Command::Skip => self.skip(check_in, context),
            Command::NextPart => self.step(1, context),
            Command::PreviousPart => self.step(-1, context),
            Command::Toggle => match &self.open {
                Some(open) => open.toggle(check_in),
                None => self.enter(check_in, context),
            },
            command => match &mut self.open {
                Some(open) => open.go(command),
                None if command == Command::Down => self.step(1, context),
                None if command == Command::Up => self.step(-1, context),
                None => Outcome::Nothing,
            },
        }
    }

    /// Makes the part in focus unrecorded again.
    fn skip(&mut self, check_in: &mut CheckIn, context: &Context<'_>) -> Outcome {
        match self.part {
            PagePart::Trial => {
                let open = self.trial(context).and_then(|row| row.without(context));
                self.answer_trial(open)
            }
            PagePart::Ticks(list) => {
                self.open = None;
                check_in.set_ticked(list, None);
                Outcome::Changed(Field::Ticks(list))
            }
            _ => self.rate(check_in, None),
        }
    }

    fn rate(&self, check_in: &mut CheckIn, rating: Option<Rating>) -> Outcome {
        let Some(scale) = self.rated() else { return Outcome::Nothing };
        check_in.ratings.set(scale, rating);
        Outcome::Changed(Field::Rating(scale))
    }

    /// The scale that is rated by a digit here.
    pub(super) fn rated(&self) -> Option<Scale> {
        match self.part {
            PagePart::Sign(sign) => Some(sign.into()),
            PagePart::Steadiness => Some(Scale::Steadiness),
            PagePart::Ticks(_) | PagePart::Trial | PagePart::Prompt | PagePart::Text => None,
        }
    }

    /// Whether the focused part can be made not recorded.
    pub(super) fn can_skip(&self) -> bool {
        self.rated().is_some() || matches!(self.part, PagePart::Ticks(_) | PagePart::Trial)
    }

    fn step(&mut self, by: isize, context: &Context<'_>) -> Outcome {
        self.open = None;
        let parts = self.parts(context);
        let at = parts.iter().position(|part| *part == self.part).unwrap_or(0);
        let to = at.saturating_add_signed(by).min(parts.len().saturating_sub(1));
        self.part = parts.get(to).copied().unwrap_or_default();
        Outcome::Nothing
    }

    fn enter(&mut self, check_in: &mut CheckIn, context: &Context<'_>) -> Outcome {
        match self.part {
            PagePart::Sign(sign) => Outcome::ToQuestion(sign),
            PagePart::Steadiness => Outcome::Nothing,
            PagePart::Trial => {
                let next = self.trial(context).and_then(|row| row.with_next(context));
                self.answer_trial(next)
            }
            PagePart::Prompt | PagePart::Text => {
                self.words(check_in).map_or(Outcome::Nothing, Outcome::Write)
            }
            PagePart::Ticks(list) => {
                self.open =
                    Some(OpenList { list, ids: in_order(list, check_in, context), rows: List::default() });
                Outcome::Nothing
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
        let trial = self.trial(context);
        for part in self.parts(context) {
            let focused = self.part == part;
            let label_role = if focused { Role::Focus } else { Role::Text };
            let label = self.label(part, context);
            let (chosen, role) = Self::chosen(part, trial.as_ref(), context, check_in);
            let column = if narrow { width(&label) + 4 } else { CHOSEN };
            let room = cells.saturating_sub(column);
            let pad = " ".repeat(usize::from(column.saturating_sub(2 + width(&label))));
            // In an open list the focus is on one of its rows.
            let focused = focused && self.open.is_none();
            let pieces =
                vec![mark(focused), (label, label_role), (pad, Role::Text), (cut(&chosen, room), role)];
            rows.push(PageRow { pieces, focused });
            let more = self.below(part, cells, trial.as_ref(), context, check_in);
            rows.extend(more);
        }
        rows
    }

    fn label(&self, part: PagePart, context: &Context<'_>) -> String {
        match part {
            PagePart::Sign(sign) => texts::check_in().question(sign).label.clone(),
            PagePart::Steadiness => texts::check_in().question(Scale::Steadiness).label.clone(),
            PagePart::Ticks(list) => context.settings.lists.heading(list).to_owned(),
            PagePart::Trial => texts::words().trial.done.clone(),
            PagePart::Prompt => wording::prompt_of(self.day == context.today).to_owned(),
            PagePart::Text => shared::ANYTHING_ELSE.to_owned(),
        }
    }

    /// Returns the text after a part's name, in one line.
    fn chosen(
        part: PagePart,
        trial: Option<&TrialRow>,
        context: &Context<'_>,
        check_in: &CheckIn,
    ) -> (String, Role) {
        let written = |words: &str, empty: &str| match one_line(words) {
            words if words.is_empty() => (empty.to_owned(), Role::Muted),
            words => (words, Role::Text),
        };
        match part {
            PagePart::Sign(sign) => {
                let (answer, role) = answer(sign.into(), check_in);
                match check_in.notes.get(sign) {
                    Some(note) => (format!("{answer} · {}", one_line(note)), role),
                    None => (answer, role),
                }
            }
            PagePart::Steadiness => answer(Scale::Steadiness, check_in),
            PagePart::Ticks(list) => match check_in.ticked(list) {
                None => (NOT_RECORDED.to_owned(), Role::Muted),
                Some([]) => ("none".to_owned(), Role::Muted),
                Some(ids) => {
                    let labels: Vec<&str> =
                        ids.iter().map(|id| context.settings.lists.label(list, id)).collect();
                    written(&labels.join(" · "), "")
                }
            },
            PagePart::Trial => match trial.and_then(TrialRow::answer) {
                Some(answer) => (answer.to_owned(), Role::Text),
                None => (NOT_RECORDED.to_owned(), Role::Muted),
            },
            PagePart::Prompt => match &check_in.prompt {
                None if context.settings.config.prompts => ("…".to_owned(), Role::Muted),
                None => (wording::OFF_IN_THE_SETTINGS.to_owned(), Role::Muted),
                Some(prompt) => written(&prompt.answer, shared::NOT_ANSWERED),
            },
            PagePart::Text => written(&check_in.text, shared::NOTHING_WRITTEN),
        }
    }

    /// The rows that a part shows below its line.
    fn below(
        &self,
        part: PagePart,
        cells: u16,
        trial: Option<&TrialRow>,
        context: &Context<'_>,
        check_in: &CheckIn,
    ) -> Vec<PageRow> {
        let say = |text: &str| said(text, self.day, context);
        let focused = self.part == part;
        let muted = |text: String| PageRow { pieces: indented(text, Role::Muted), focused };
        match (part, &self.open) {
            (PagePart::Sign(_) | PagePart::Steadiness, _) => {
                let Some(scale) = self.rated().filter(|_| focused) else { return Vec::new() };
                let asked = texts::check_in().question(scale);
                // No-break spaces keep a figure and its words on one line.
                let words: Vec<String> = Rating::ALL
                    .iter()
                    .map(|rating| format!("{rating} {}", asked.answer(*rating)).replace(' ', "\u{a0}"))
                    .collect();
                let text = format!("{}\n{}", say(&asked.question), words.join("   "));
                wrap(&text, cells.saturating_sub(4)).into_iter().map(muted).collect()
            }
            (PagePart::Trial, _) => {
                let Some(trial) = trial.filter(|_| focused) else { return Vec::new() };
                let text = format!("{}\n{}", trial.drawn, texts::words().trial.tonight);
                wrap(&text, cells.saturating_sub(4)).into_iter().map(muted).collect()
            }
            (PagePart::Prompt, _) => {
                let Some(prompt) = &check_in.prompt else { return Vec::new() };
                let prompts = texts::prompts();
                let mut text = prompts.text(&prompt.id).map(say).unwrap_or_default();
                let skip = prompts.skip_line(&prompt.id, &check_in.ratings).filter(|_| focused);
                if let Some(skip) = skip {
                    text = format!("{text}\n{skip}");
                }
                wrap(&text, cells.saturating_sub(4)).into_iter().map(muted).collect()
            }
            (PagePart::Ticks(list), Some(open)) if open.list == list => open.rows(context, check_in),
            (PagePart::Ticks(TickList::Triggers), _) => plans(cells, context, check_in),
            _ => Vec::new(),
        }
    }
}

/// A text as it is said of a day, in the words for the partner that were chosen.
pub(super) fn said(text: &str, day: Day, context: &Context<'_>) -> String {
    dates::asked_about(&context.settings.config.partner_words.in_text(text), day, context.today)
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

/// The answer to a question in figure and words.
fn answer(scale: Scale, check_in: &CheckIn) -> (String, Role) {
    match check_in.ratings.get(scale) {
        None => (NOT_RECORDED.to_owned(), Role::Muted),
        Some(rating) => {
            let words = texts::check_in().question(scale).answer(rating);
            (format!("{rating}  {words}"), Role::Rated(scale, rating))
        }
    }
}

impl OpenList {
    /// The number of rows: the items, and the one that says "none of these".
    fn count(&self) -> usize {
        self.ids.len() + 1
    }

    fn go(&mut self, command: Command) -> Outcome {
        self.rows.go(command, self.count(), MOST_ROWS);
        Outcome::Nothing
    }

    /// Ticks the row in focus, or takes its tick away. Without any tick the list is not recorded: only the row for it
    /// says that none of these was so.
    fn toggle(&self, check_in: &mut CheckIn) -> Outcome {
        let mut ids = check_in.ticked(self.list).unwrap_or_default().to_vec();
        let ticked = match self.ids.get(self.rows.selected()) {
            None => check_in.ticked(self.list).is_none_or(|ids| !ids.is_empty()).then(Vec::new),
            Some(id) => {
                match ids.iter().position(|other| other == id) {
                    Some(index) => drop(ids.remove(index)),
                    None => ids.push(id.clone()),
                }
                Some(ids).filter(|ids| !ids.is_empty())
            }
        };
        check_in.set_ticked(self.list, ticked);
        Outcome::Changed(Field::Ticks(self.list))
    }

    fn rows(&self, context: &Context<'_>, check_in: &CheckIn) -> Vec<PageRow> {
        let ticked = check_in.ticked(self.list);
        let label = |id| one_line(context.settings.lists.label(self.list, id));
        let items = self.ids.iter().map(|id| (label(id), ticked.is_some_and(|ticked| ticked.contains(id))));
        let none = (wording::NONE_OF_THESE.to_owned(), ticked.is_some_and(<[String]>::is_empty));
        let all: Vec<(String, bool)> = items.chain([none]).collect();
        let sight = self.rows.visible(self.count(), MOST_ROWS);
        let (top, bottom) = (sight.start, sight.end);
        let shown = all.into_iter().enumerate().skip(top).take(sight.len());
        shown
            .map(|(index, (label, is_ticked))| {
                let focused = index == self.rows.selected();
                let more = match (index == top && top > 0, index + 1 == bottom && bottom < self.count()) {
                    (true, _) => "↑",
                    (_, true) => "↓",
                    _ => " ",
                };
                let tick = if is_ticked { "[x] " } else { "[ ] " };
                let role = if focused { Role::Focus } else { Role::Text };
                let pieces = vec![
                    (format!("  {more} "), Role::Muted),
                    mark(focused),
                    (tick.to_owned(), role),
                    (label, role),
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
