//! The first start, two pages: what inward is and is not, and who may see the screen; then what follows from that, and
//! the country. Then the first check-in.

use crate::config::known::{self, Offered};
use crate::journal::Day;
use crate::paths;
use crate::tui::command::keymap::Hit;
use crate::tui::screens::prelude::*;
use crate::tui::settings::Seal;
use crate::tui::task::Answers;
use crate::tui::widgets::text::FOCUS_MARK;
use crate::wording::screens::welcome as wording;

/// The column at which explanations begin, after their labels.
const COLUMN: u16 = 20;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum WelcomeStep {
    /// What it is, and who may see the screen: an answer says that it was read.
    About,
    /// What follows from the answer, and the country.
    Country,
}

/// The first start.
#[derive(Debug)]
pub struct WelcomeScreen {
    step: WelcomeStep,
    /// The answer that is marked, by its place; none at first.
    marked: Option<usize>,
    /// The place of the country among those that are offered; 0 is later.
    country: usize,
    /// The day whose check-in follows, unless it is today's.
    then: Option<Day>,
    top: usize,
}

impl WelcomeScreen {
    /// Starts on the first page.
    pub fn new(then: Option<Day>) -> Self {
        Self { step: WelcomeStep::About, marked: None, country: 0, then, top: 0 }
    }

    fn go(&mut self, step: WelcomeStep) -> Vec<Effect> {
        self.step = step;
        self.top = 0;
        Vec::new()
    }

    /// Scrolls to the rest below the screen; whether there was any.
    fn shows_more(&mut self, by: Command, context: &Context<'_>) -> bool {
        let sheet = self.sheet(context, context.body.width);
        let below = sheet.moved(self.top, by, context.body.height);
        let is_more = below > self.top;
        self.top = below;
        is_more
    }

    /// Handles Enter: goes to the rest below the screen, otherwise on.
    fn go_on(&mut self, context: &Context<'_>) -> Vec<Effect> {
        if self.shows_more(Command::PageDown, context) {
            return Vec::new();
        }
        match self.step {
            WelcomeStep::About if self.marked.is_none() => {
                vec![Effect::Say(wording::CHOOSE_AN_ANSWER.to_owned())]
            }
            WelcomeStep::About => self.go(WelcomeStep::Country),
            WelcomeStep::Country => self.finish(context),
        }
    }

    fn back(&mut self) -> Vec<Effect> {
        self.go(WelcomeStep::About)
    }

    fn finish(&self, context: &Context<'_>) -> Vec<Effect> {
        if let Some(leave) = leave_unasked(context) {
            return leave;
        }
        let chosen = self.marked.and_then(|at| texts::words().privacy.answers.get(at));
        let country = countries(context).into_iter().nth(self.country).and_then(|offered| offered.value);
        let answers = Answers { others_may_see: chosen.cloned().unwrap_or_default(), country };
        let day = self.then.unwrap_or(context.today);
        vec![Effect::Do(Task::KeepAnswers(answers)), Effect::Become(Route::CheckIn(day))]
    }

    /// Whether the answer was the first one: nobody else could open this computer.
    fn is_alone(&self) -> bool {
        self.marked == Some(0)
    }

    /// Takes an answer to who may see the screen, once all of the page was seen.
    fn answer(&mut self, nth: usize, context: &Context<'_>) -> Vec<Effect> {
        if self.step != WelcomeStep::About || nth >= texts::words().privacy.answers.len() {
            return Vec::new();
        }
        if !self.shows_more(Command::PageDown, context) {
            self.marked = Some(nth);
            self.go(WelcomeStep::Country);
        }
        Vec::new()
    }

    /// Marks the answer above or below; none while there is more to read.
    fn mark(&mut self, command: Command, context: &Context<'_>) {
        let last = texts::words().privacy.answers.len().saturating_sub(1);
        match (command, self.marked) {
            (Command::Up, None) => drop(self.shows_more(Command::Up, context)),
            (Command::Up, Some(at)) => self.marked = at.checked_sub(1),
            _ if self.shows_more(Command::Down, context) => {}
            (_, at) => self.marked = Some(at.map_or(0, |at| (at + 1).min(last))),
        }
    }

    fn move_country(&mut self, forward: bool, context: &Context<'_>) {
        let last = countries(context).len().saturating_sub(1);
        self.country = if forward { (self.country + 1).min(last) } else { self.country.saturating_sub(1) };
    }

    fn sheet(&self, context: &Context<'_>, width: u16) -> Sheet {
        let mut sheet = Sheet::for_area(width);
        match self.step {
            WelcomeStep::About => {
                about(context, &mut sheet);
                self.others(&mut sheet);
            }
            WelcomeStep::Country => {
                if !self.is_alone() {
                    explained(context, &mut sheet);
                }
                kept(self.is_alone(), context, &mut sheet);
                sheet.gap();
                self.country(context, &mut sheet);
                sheet.text(wording::CHECK_IN_COMES_NEXT, Role::Muted, 0);
            }
        }
        sheet
    }

    fn others(&self, sheet: &mut Sheet) {
        let privacy = &texts::words().privacy;
        sheet.text(&privacy.question, Role::Heading, 0);
        sheet.text(wording::ANSWER_STAYS_HERE, Role::Muted, 0);
        sheet.gap();
        for (at, answer) in privacy.answers.iter().enumerate() {
            let (mark, role) =
                if self.marked == Some(at) { (FOCUS_MARK, Role::Focus) } else { (" ", Role::Text) };
            sheet.pieces(vec![(format!("{mark} {at}  {answer}"), role)]);
        }
    }

    /// Asks for the country, unless the config file names it.
    fn country(&self, context: &Context<'_>, sheet: &mut Sheet) {
        let countries = countries(context);
        let Some(chosen) = countries.get(self.country) else { return };
        sheet.text(wording::WHICH_COUNTRY, Role::Heading, 0);
        let side =
            |there: bool, mark: &str| (if there { mark.to_owned() } else { " ".to_owned() }, Role::Key);
        sheet.pieces(vec![
            (format!("{FOCUS_MARK} "), Role::Focus),
            side(self.country > 0, "‹"),
            (format!("  {}  ", chosen.words), Role::Focus),
            side(self.country + 1 < countries.len(), "›"),
        ]);
        sheet.text(wording::OTHERS_IN_THE_SETTINGS, Role::Muted, 0);
        sheet.gap();
    }
}

/// The countries that are offered, later first; none where the config file names one.
fn countries(context: &Context<'_>) -> Vec<Offered> {
    if context.settings.config.country.is_some() {
        return Vec::new();
    }
    let later = Offered { value: None, words: wording::LATER.into() };
    let own = known::countries().into_iter().filter(|offered| offered.value.is_some());
    std::iter::once(later).chain(own).collect()
}

/// Returns the effects that close Welcome when this window may not keep its answers.
fn leave_unasked(context: &Context<'_>) -> Option<Vec<Effect>> {
    context.read_only.map(|why| vec![Effect::Close, Effect::Say(why.to_owned())])
}

fn about(context: &Context<'_>, sheet: &mut Sheet) {
    let what_it_is = &texts::words().what_it_is;
    sheet.text(&key_names::with_support_key(&what_it_is.text, context.keymap), Role::Text, 0);
    sheet.text(&what_it_is.adults, Role::Text, 0);
    sheet.gap();
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
}

/// Adds where the entries are kept, and who can read them there.
fn kept(is_alone: bool, context: &Context<'_>, sheet: &mut Sheet) {
    let dir = &context.settings.data_dir;
    let place = dir.display().to_string();
    sheet.labelled(wording::KEPT_IN, Role::Heading, &place, Role::Text, COLUMN);
    if context.settings.seal == Seal::Plain {
        let readers = if is_alone { wording::NOT_ENCRYPTED } else { wording::CAN_BE_SEALED };
        sheet.below_label(readers, Role::Text, COLUMN);
    }
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
            WelcomeStep::Country => 2,
        };
        (wording::WELCOME_TO_INWARD.to_owned(), wording::step_of_2(&number))
    }

    fn offers(&self, command: Command, context: &Context<'_>) -> bool {
        let is_first = self.step == WelcomeStep::About;
        match command {
            Command::Left | Command::Right => !is_first && !countries(context).is_empty(),
            Command::Answer | Command::Down => is_first,
            Command::Back => !is_first,
            Command::Take => !is_first || self.marked.is_some(),
            _ => true,
        }
    }

    fn opened(&mut self, context: &Context<'_>) -> Vec<Effect> {
        leave_unasked(context).unwrap_or_default()
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        let Input::Hit(Hit { command, nth, .. }) = input else { return Vec::new() };
        match command {
            Command::Take => return self.go_on(context),
            Command::Back => return self.back(),
            Command::Answer => return self.answer(nth, context),
            Command::Up | Command::Down if self.step == WelcomeStep::About => self.mark(command, context),
            Command::Left if self.step == WelcomeStep::Country => self.move_country(false, context),
            Command::Right if self.step == WelcomeStep::Country => self.move_country(true, context),
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
