//! The first start: what inward is and is not, who may see the screen, when a day starts. Then the first check-in.

use crate::journal::{Day, DayStart};
use crate::paths;
use crate::tui::command::keymap::Hit;
use crate::tui::screens::prelude::*;
use crate::tui::task::Answers;
use crate::wording::screens::welcome as wording;

/// The column at which explanations begin, after their labels.
const COLUMN: u16 = 20;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum WelcomeStep {
    About,
    Others,
    /// Follows when someone else may see the screen.
    Explained,
    DayStarts,
}

/// The first start.
#[derive(Debug)]
pub struct WelcomeScreen {
    step: WelcomeStep,
    /// The answer that is marked, by its place; none at first.
    marked: Option<usize>,
    start: DayStart,
    /// The day whose check-in follows, unless it is today's.
    then: Option<Day>,
    top: usize,
}

impl WelcomeScreen {
    /// Starts on the first page, with this day start proposed.
    pub fn new(start: DayStart, then: Option<Day>) -> Self {
        Self { step: WelcomeStep::About, marked: None, start, then, top: 0 }
    }

    fn go(&mut self, step: WelcomeStep) -> Vec<Effect> {
        self.step = step;
        self.top = 0;
        Vec::new()
    }

    /// Handles Enter: goes to the rest below the screen, otherwise to the next page.
    fn go_on(&mut self, context: &Context<'_>) -> Vec<Effect> {
        if matches!(self.step, WelcomeStep::About | WelcomeStep::Explained) {
            let sheet = self.sheet(context, context.body.width);
            let below = sheet.moved(self.top, Command::PageDown, context.body.height);
            if below > self.top {
                self.top = below;
                return Vec::new();
            }
        }
        match self.step {
            WelcomeStep::About => self.go(WelcomeStep::Others),
            WelcomeStep::Others if self.marked.is_none() => Vec::new(),
            WelcomeStep::Others if self.is_alone() => self.go(WelcomeStep::DayStarts),
            WelcomeStep::Others => self.go(WelcomeStep::Explained),
            WelcomeStep::Explained => self.go(WelcomeStep::DayStarts),
            WelcomeStep::DayStarts => self.finish(context),
        }
    }

    fn back(&mut self) -> Vec<Effect> {
        match self.step {
            WelcomeStep::About => Vec::new(),
            WelcomeStep::Others => self.go(WelcomeStep::About),
            WelcomeStep::DayStarts if !self.is_alone() => self.go(WelcomeStep::Explained),
            WelcomeStep::Explained | WelcomeStep::DayStarts => self.go(WelcomeStep::Others),
        }
    }

    fn finish(&self, context: &Context<'_>) -> Vec<Effect> {
        if let Some(leave) = leave_unasked(context) {
            return leave;
        }
        let chosen = self.marked.and_then(|at| texts::words().privacy.answers.get(at));
        let answers = Answers { others_may_see: chosen.cloned().unwrap_or_default(), day_start: self.start };
        let start = context.settings.config.day_start.unwrap_or(self.start);
        let day = self.then.unwrap_or_else(|| Day::at(context.now, start));
        vec![Effect::Do(Task::KeepAnswers(answers)), Effect::Become(Route::CheckIn(day))]
    }

    /// Whether the answer was the first one: nobody else could open this computer.
    fn is_alone(&self) -> bool {
        self.marked == Some(0)
    }

    fn answer(&mut self, nth: usize, context: &Context<'_>) -> Vec<Effect> {
        if self.step != WelcomeStep::Others || nth >= texts::words().privacy.answers.len() {
            return Vec::new();
        }
        self.marked = Some(nth);
        self.go_on(context)
    }

    fn mark(&mut self, command: Command) {
        let last = texts::words().privacy.answers.len().saturating_sub(1);
        self.marked = Some(match (self.marked, command) {
            (None, Command::Up) => last,
            (None, _) => 0,
            (Some(at), Command::Up) => at.saturating_sub(1),
            (Some(at), _) => (at + 1).min(last),
        });
    }

    fn move_start(&mut self, by: i16) {
        let hour = i16::from(self.start.hour()) + by;
        if let Some(start) = u8::try_from(hour).ok().and_then(DayStart::new) {
            self.start = start;
        }
    }

    fn sheet(&self, context: &Context<'_>, width: u16) -> Sheet {
        let mut sheet = Sheet::for_area(width);
        match self.step {
            WelcomeStep::About => about(context, &mut sheet),
            WelcomeStep::Others => self.others(&mut sheet),
            WelcomeStep::Explained => explained(context, &mut sheet),
            WelcomeStep::DayStarts => self.day_starts(context, &mut sheet),
        }
        sheet
    }

    fn others(&self, sheet: &mut Sheet) {
        let privacy = &texts::words().privacy;
        sheet.text(&privacy.question, Role::Heading, 0);
        sheet.gap();
        for (at, answer) in privacy.answers.iter().enumerate() {
            let (mark, role) = if self.marked == Some(at) { ("▌", Role::Focus) } else { (" ", Role::Text) };
            sheet.pieces(vec![(format!("{mark} {at}  {answer}"), role)]);
        }
        sheet.gap();
        let kept = wording::ANSWER_STAYS_HERE;
        sheet.text(kept, Role::Muted, 0);
    }

    fn day_starts(&self, context: &Context<'_>, sheet: &mut Sheet) {
        sheet.text(wording::WHEN_DAY_STARTS, Role::Heading, 0);
        sheet.gap();
        let side =
            |there: bool, mark: &str| (if there { mark.to_owned() } else { " ".to_owned() }, Role::Key);
        sheet.pieces(vec![
            ("  ".to_owned(), Role::Text),
            side(self.start.hour() > 0, "‹"),
            (format!("  {}  ", self.start), Role::Focus),
            side(self.start.hour() < DayStart::LATEST, "›"),
        ]);
        sheet.gap();
        let meaning = match self.start.hour() {
            0 => wording::CHANGES_AT_MIDNIGHT.to_owned(),
            _ => wording::changes_at(&self.start),
        };
        sheet.text(&meaning, Role::Text, 0);
        sheet.gap();
        if context.settings.config.exists {
            let file = context.settings.config.path.display();
            sheet.text(&wording::config_goes_before(&file), Role::Muted, 0);
            sheet.gap();
        }
        if self.is_alone() {
            kept(context, sheet);
            sheet.gap();
        }
        sheet.text(wording::CHECK_IN_COMES_NEXT, Role::Muted, 0);
    }
}

/// Returns the effects that close Welcome when this window may not keep its answers.
fn leave_unasked(context: &Context<'_>) -> Option<Vec<Effect>> {
    context.read_only.map(|why| vec![Effect::Close, Effect::Say(why.to_owned())])
}

fn about(context: &Context<'_>, sheet: &mut Sheet) {
    let what_it_is = &texts::words().what_it_is;
    sheet.text(&key_names::with_support_key(&what_it_is.text, context.keymap), Role::Text, 0);
    sheet.gap();
    sheet.text(&what_it_is.adults, Role::Text, 0);
    sheet.gap();
    let key = key_names::keys_for(context.keymap, Place::Welcome, Command::Take);
    sheet.pieces(vec![(key, Role::Key), (wording::I_HAVE_READ_THIS.to_owned(), Role::Text)]);
}

/// Adds the advice for when someone else may see the screen.
fn explained(context: &Context<'_>, sheet: &mut Sheet) {
    let privacy = &texts::words().privacy;
    let hide = key_names::keys_for(context.keymap, Place::Welcome, Command::Hide);
    let support = key_names::keys_for(context.keymap, Place::Welcome, Command::Support);
    let mut part = |label: &str, text: &str| {
        sheet.labelled(label, Role::Heading, text, Role::Text, COLUMN);
        sheet.gap();
    };
    part("Hide", &wording::hide(&hide));
    part(wording::WHAT_TO_LEAVE_OUT, &format!("{} {}", privacy.leave_out, privacy.forced));
    part(wording::WORRY_AND_SAFETY, &wording::support_page(&support, &texts::support().card.title));
    kept(context, sheet);
}

/// Adds where the entries are kept, and who can read them there.
fn kept(context: &Context<'_>, sheet: &mut Sheet) {
    let dir = &context.settings.data_dir;
    let place = dir.display().to_string();
    sheet.labelled(wording::KEPT_IN, Role::Heading, &place, Role::Text, COLUMN);
    let readers = wording::NOT_ENCRYPTED;
    sheet.below_label(readers, Role::Text, COLUMN);
    if let Some(program) = paths::sync_program(dir) {
        let warning = wording::synced_by(&program);
        sheet.gap();
        sheet.labelled(wording::PLEASE_NOTE, Role::Notice, &warning, Role::Notice, COLUMN);
    }
}

impl Screen for WelcomeScreen {
    fn place(&self) -> Place {
        Place::Welcome
    }

    fn title(&self, _context: &Context<'_>) -> (String, String) {
        let number = match self.step {
            WelcomeStep::About => 1,
            WelcomeStep::Others | WelcomeStep::Explained => 2,
            WelcomeStep::DayStarts => 3,
        };
        (wording::WELCOME_TO_INWARD.to_owned(), wording::step_of_3(&number))
    }

    fn offers(&self, command: Command, _context: &Context<'_>) -> bool {
        match command {
            Command::Left | Command::Right => self.step == WelcomeStep::DayStarts,
            Command::Answer | Command::Down => self.step == WelcomeStep::Others,
            Command::Back => self.step != WelcomeStep::About,
            Command::Take => self.step != WelcomeStep::Others || self.marked.is_some(),
            _ => true,
        }
    }

    fn opened(&mut self, context: &Context<'_>) -> Vec<Effect> {
        leave_unasked(context).unwrap_or_default()
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        let Input::Hit(Hit { command, nth }) = input else { return Vec::new() };
        match command {
            Command::Take => return self.go_on(context),
            Command::Back => return self.back(),
            Command::Answer => return self.answer(nth, context),
            Command::Up | Command::Down if self.step == WelcomeStep::Others => self.mark(command),
            Command::Left if self.step == WelcomeStep::DayStarts => self.move_start(-1),
            Command::Right if self.step == WelcomeStep::DayStarts => self.move_start(1),
            command => {
                let sheet = self.sheet(context, context.body.width);
                self.top = sheet.moved(self.top, command, context.body.height);
            }
        }
        Vec::new()
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        self.sheet(context, area.width).draw(buffer, area, context.theme, self.top);
    }
}

#[cfg(test)]
mod tests;
