//! The page for a session with a therapist: the walk through its blocks, the page as it will be, and the file.

use std::collections::BTreeSet;

use crate::exchange::report::{
    Answer, Block, Material, Page, Question, WEEKS_LEAST, WEEKS_MOST, WEEKS_USUAL, Walk, candidates,
};
use crate::insight::practice::Practices;
use crate::insight::series::window_start;
use crate::insight::{History, Patterns, Span, Trends};
use crate::journal::{Day, Entry, EntryId, Month};
use crate::tui::screens::prelude::*;
use crate::tui::statistics;
use crate::tui::widgets::line::LineInput;
use crate::tui::widgets::list::List;
use crate::wording::report as words;
use crate::wording::screens::report as wording;

/// The rows above the list of entries, and above the field.
const ABOVE: u16 = 2;
/// The indent of the blocks.
const MARGIN: u16 = 4;

/// The walk, and what is typed and ticked on it.
#[derive(Debug)]
pub struct ReportScreen {
    weeks: u16,
    walk: Walk,
    line: LineInput,
    list: List,
    ticked: BTreeSet<usize>,
    scroll: Scroll,
}

/// The figures from which the page is made.
struct Figures<'a> {
    trends: &'a Trends,
    patterns: &'a Patterns,
    history: &'a History,
    practices: &'a Practices,
}

/// The weeks of the page that is opened from a span: as near to it as a page can be.
pub fn weeks_of(span: Option<Span>) -> u16 {
    match span {
        Some(Span::Weeks(weeks)) => weeks.clamp(WEEKS_LEAST, WEEKS_MOST),
        Some(Span::All) => WEEKS_MOST,
        None => WEEKS_USUAL,
    }
}

impl ReportScreen {
    /// The walk at its first question, over so many weeks.
    pub fn new(weeks: u16) -> Self {
        Self {
            weeks,
            walk: Walk::new(Vec::new()),
            line: LineInput::default(),
            list: List::default(),
            ticked: BTreeSet::new(),
            scroll: Scroll::default(),
        }
    }

    /// Asks for the figures of the page, as far as they are not there.
    fn find(&self) -> Vec<Effect> {
        let trends = statistics::Question::Trends(Span::Weeks(self.weeks));
        vec![Effect::Find(trends), Effect::Find(statistics::Question::Patterns(self.weeks))]
    }

    fn months_of(&self, today: Day) -> Vec<Month> {
        let first = Month::of(window_start(today, self.weeks));
        let mut months = vec![Month::of(today)];
        while let Some(month) = months.last().filter(|month| **month > first) {
            months.push(month.previous());
        }
        months
    }

    /// Offers the entries that have been read.
    fn offer(&mut self, context: &Context<'_>) {
        let first = window_start(context.today, self.weeks);
        let partner = context.settings.config.partner_words;
        let entries = context.journal.entries();
        self.walk.offer(candidates(entries, first, context.today, &context.settings.lists, partner));
    }

    /// The figures of the page, once all of them are found.
    fn figures<'a>(&self, context: &Context<'a>) -> Option<Figures<'a>> {
        Some(Figures {
            trends: context.statistics.trends(Span::Weeks(self.weeks))?,
            patterns: context.statistics.patterns(self.weeks)?,
            history: context.history.filter(|_| context.history_is_whole)?,
            practices: context.practices?,
        })
    }

    /// The page, once its figures are found.
    fn page(&self, context: &Context<'_>) -> Option<Page> {
        let Figures { trends, patterns, history, practices } = self.figures(context)?;
        let chosen = |id: &EntryId| context.journal.entries().find(|entry| entry.id == *id);
        let entries: Vec<&Entry> = self.walk.choices().entries().iter().filter_map(chosen).collect();
        let material = Material {
            trends,
            patterns,
            history,
            practices,
            entries: &entries,
            today: context.today,
            week_start: context.settings.config.week_start,
            lists: &context.settings.lists,
            partner: context.settings.config.partner_words,
        };
        Some(Page::new(&material, self.walk.choices()))
    }

    /// Answers the question that waits; says why the answer is not taken.
    fn answer(&mut self, answer: Answer) -> Vec<Effect> {
        if let Err(refused) = self.walk.answer(answer) {
            return vec![Effect::Say(refused.0.to_owned())];
        }
        let talk = self.walk.talk().to_vec();
        self.renew(&talk);
        Vec::new()
    }

    /// Makes the field, the list and the sheet those of the question that waits now, with these lines to talk about.
    fn renew(&mut self, talk: &[String]) {
        self.scroll = Scroll::default();
        match self.walk.question() {
            Some(Question::Talk(place)) => {
                self.line = LineInput::new(talk.get(place).map_or("", String::as_str));
            }
            Some(Question::Entries) => {
                self.list = List::default();
                self.ticked.clear();
            }
            _ => {}
        }
    }

    fn back(&mut self) -> Vec<Effect> {
        // The line that was typed last is there again.
        let talk = self.walk.talk().to_vec();
        if !self.walk.back() {
            return vec![Effect::Close];
        }
        self.renew(&talk);
        Vec::new()
    }

    fn write(&self, as_text: bool, context: &Context<'_>) -> Vec<Effect> {
        let Some(page) = self.page(context) else { return Vec::new() };
        let (ending, text) = if as_text { ("txt", page.text()) } else { ("html", page.html()) };
        vec![Effect::Do(Task::WriteOut(words::file_name(context.today, ending), text))]
    }

    /// Ticks the entry that is selected, or takes its tick away.
    fn toggle(&mut self) -> Vec<Effect> {
        let place = self.list.selected();
        if !self.ticked.remove(&place) {
            self.ticked.insert(place);
        }
        Vec::new()
    }

    fn scroll(&mut self, command: Command, context: &Context<'_>) -> Vec<Effect> {
        let mut scroll = std::mem::take(&mut self.scroll);
        scroll.go(command, context.body, |size| self.sheet(context, size.width));
        self.scroll = scroll;
        Vec::new()
    }

    /// The question that waits, or the page.
    fn sheet(&self, context: &Context<'_>, cells: u16) -> Sheet {
        let mut sheet = Sheet::for_area(cells);
        match self.walk.question() {
            Some(Question::Partner) => {
                sheet.text(words::PARTNER, Role::Heading, 0);
                sheet.gap();
                sheet.text(words::PARTNER_WHY, Role::Muted, 0);
            }
            Some(Question::Block(block)) => self.write_block(block, &mut sheet),
            Some(Question::Talk(_) | Question::Entries) => {}
            None => match self.page(context) {
                None => sheet.text(wording::READING, Role::Muted, 0),
                Some(page) => {
                    sheet.text(wording::AS_IT_WILL_BE, Role::Muted, 0);
                    sheet.gap();
                    page.text_in(usize::from(cells.saturating_sub(2)))
                        .lines()
                        .for_each(|line| sheet.text(line, Role::Text, 0));
                }
            },
        }
        sheet
    }

    /// A block that is asked for, and below it all of them with what is chosen.
    fn write_block(&self, asked: Block, sheet: &mut Sheet) {
        let has = |block| self.walk.choices().has(block);
        sheet.text(&words::take_in(asked.name(), asked.about()), Role::Heading, 0);
        let [yes, no] = wording::YES_NO;
        sheet.text(&wording::proposed(&if has(asked) { yes } else { no }), Role::Muted, 0);
        if asked == Block::Entries && self.walk.candidates().is_empty() {
            sheet.text(words::NO_CANDIDATE, Role::Muted, 0);
        }
        sheet.gap();
        for block in Block::ALL {
            let mark = if has(block) { wording::ON } else { wording::OFF };
            let (before, role) =
                if block == asked { (wording::ASKED, Role::Focus) } else { (" ", Role::Text) };
            sheet.labelled(&format!("{before} {mark}"), role, block.name(), role, MARGIN);
        }
    }

    /// A line on what to talk about.
    fn draw_line(&self, place: usize, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        let theme = context.theme;
        let heading = format!("{} {}", words::TALK, wording::step(&(place + 1), &3));
        put(buffer, area, area.x, area.y, &heading, theme.style(Role::Heading));
        put_lines(
            buffer,
            area,
            area.x,
            area.y + 1,
            &wrap(words::TALK_LINE, area.width),
            theme.style(Role::Muted),
        );
        let field = Rect { y: area.y + ABOVE, height: 1, ..area }.intersection(area);
        self.line.draw(buffer, field);
    }

    fn draw_entries(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        let theme = context.theme;
        let heading = wording::chosen(&self.ticked.len());
        put(buffer, area, area.x, area.y, &heading, theme.style(Role::Heading));
        let found = self.walk.candidates();
        let rows = usize::from(area.height.saturating_sub(ABOVE));
        let visible = self.list.visible(found.len(), rows);
        let first = visible.start;
        for (candidate, (place, y)) in
            found.iter().skip(first).take(visible.len()).zip((first..).zip(area.y + ABOVE..area.bottom()))
        {
            let mark = if self.ticked.contains(&place) { wording::ON } else { wording::OFF };
            let is_selected = place == self.list.selected();
            let (before, role) = if is_selected { (wording::ASKED, Role::Focus) } else { (" ", Role::Text) };
            let row = cut(&format!("{before} {mark} {}", candidate.line), area.width);
            put(buffer, area, area.x, y, &row, theme.style(role));
        }
    }
}

impl Screen for ReportScreen {
    fn place(&self) -> Place {
        match self.walk.question() {
            Some(Question::Partner | Question::Block(_)) => Place::ReportBlock,
            Some(Question::Talk(_)) => Place::Line,
            Some(Question::Entries) => Place::ReportEntries,
            None => Place::Report,
        }
    }

    fn title(&self, _: &Context<'_>) -> (String, String) {
        let at = match self.walk.question() {
            Some(Question::Block(block)) => block as usize,
            Some(Question::Talk(_)) => Block::Talk as usize,
            Some(Question::Entries) => Block::Entries as usize,
            Some(Question::Partner) | None => return (words::TITLE.to_owned(), words::weeks(self.weeks)),
        };
        (words::TITLE.to_owned(), wording::step(&(at + 1), &Block::ALL.len()))
    }

    fn offers(&self, command: Command, context: &Context<'_>) -> bool {
        match command {
            Command::Take => self.walk.question() != Some(Question::Partner),
            Command::Save | Command::Write => self.figures(context).is_some(),
            _ => true,
        }
    }

    fn says(&self, command: Command, _context: &Context<'_>) -> Option<&'static str> {
        let is_first = self.walk.question() == Some(Question::Partner);
        match command {
            Command::Yes if is_first => Some(wording::YES),
            Command::No if is_first => Some(wording::NO),
            _ => None,
        }
    }

    fn opened(&mut self, context: &Context<'_>) -> Vec<Effect> {
        self.offer(context);
        let months = self.months_of(context.today);
        let tasks = [Task::ReadHistory(months.clone()), Task::ReadPractices].map(Effect::Do);
        context.reads(months).into_iter().chain(tasks).chain(self.find()).collect()
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        let question = self.walk.question();
        let command = match input {
            Input::Hit(hit) => hit.command,
            Input::Typed(event) => {
                self.line.key(event);
                return Vec::new();
            }
            Input::Pasted(text) => {
                self.line.paste(&text);
                return Vec::new();
            }
        };
        match (question, command) {
            (_, Command::Back | Command::LeaveText) => self.back(),
            (Some(Question::Partner | Question::Block(_)), Command::Yes) => self.answer(Answer::Yes(true)),
            (Some(Question::Partner | Question::Block(_)), Command::No) => self.answer(Answer::Yes(false)),
            (Some(Question::Block(_)), Command::Take) => self.answer(Answer::Kept),
            (Some(Question::Talk(_)), Command::Take) => {
                let line = self.line.text().to_owned();
                self.answer(Answer::Words(line))
            }
            (Some(Question::Talk(_)), command) => {
                self.line.act(command);
                Vec::new()
            }
            (Some(Question::Entries), Command::Take) => {
                self.answer(Answer::Picked(self.ticked.iter().copied().collect()))
            }
            (Some(Question::Entries), Command::Toggle) => self.toggle(),
            (Some(Question::Entries), command) => {
                let rows = usize::from(context.body.height.saturating_sub(ABOVE));
                self.list.go(command, self.walk.candidates().len(), rows);
                Vec::new()
            }
            (None, Command::Save) => self.write(false, context),
            (None, Command::Write) => self.write(true, context),
            (_, command) => self.scroll(command, context),
        }
    }

    fn receive(&mut self, reply: &Reply, context: &Context<'_>) -> Vec<Effect> {
        self.scroll.renew();
        match reply {
            Reply::Read(_) if self.walk.question() != Some(Question::Entries) => {
                self.offer(context);
                Vec::new()
            }
            Reply::History(_) => self.find(),
            _ => Vec::new(),
        }
    }

    fn months(&self, context: &Context<'_>) -> Vec<Month> {
        self.months_of(context.today)
    }

    fn opens_again(&self) -> Option<Route> {
        Some(Route::Report(self.weeks))
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        match self.walk.question() {
            Some(Question::Talk(place)) => self.draw_line(place, context, buffer, area),
            Some(Question::Entries) => self.draw_entries(context, buffer, area),
            _ => self.scroll.draw(buffer, area, context.theme, |size| self.sheet(context, size.width)),
        }
    }
}

#[cfg(test)]
mod tests;
