//! Everything line by line: a numbered menu in place of Home. Each item is the command or the screen that there is for it
//! anyway.

mod drafts;
mod entries;
mod item;
mod locked;
mod month;
mod paged;
mod pause;
mod settings;
mod trash;
mod trial;

use self::item::Item;
use super::ask::{Asked, Desk, Question, Word};
use super::card::{self, CardArgs};
use super::output::Output;
use super::page::TextPage;
use super::patterns::{self, PatternsArgs};
use super::setup::Setup;
use super::stdin::Answers;
use super::trends::{self, TrendsArgs};
use super::walk::{self, Wanted};
use super::week::{self, WeekArgs};
use super::{CliError, Outcome, check_in, values, welcome};
use crate::insight::Span;
use crate::journal::practice::Kind;
use crate::journal::{Card, Day, Draft};
use crate::texts;
use crate::tui::Plain;
use crate::tui::command::Command;
use crate::tui::effect::Route;
use crate::tui::plain::PlainInput;
use crate::wording::dates;
use crate::wording::screens::menu as wording;
use crate::wording::sentences::sentence;

/// The weeks that are looked at where no other number is named.
const USUAL_WEEKS: u16 = 12;

/// Opens the menu, and is there until it is left.
pub(super) fn run(setup: &Setup, out: &mut Output) -> Result<Outcome, CliError> {
    setup.is_menu.set(true);
    let mut answers = Answers::in_dialogue();
    let mut desk = Desk { setup, answers: &mut answers, out };
    let walked = whole(&mut desk);
    let ended = match walked {
        // That somebody closes the input is an end like any other; where something was left, its draft is there.
        Err(error) if desk.answers.has_ended() && !is_of_output(&error) => {
            desk.say(said(&error)).map(|()| Outcome::Done)
        }
        walked => walked,
    };
    answers.ended(ended, out)
}

fn whole(desk: &mut Desk<'_>) -> Result<Outcome, CliError> {
    TextPage::new(desk.out).words(0, wording::HOW)?;
    if !locked::opened(desk)? || !welcome::at_first_start(desk)? {
        desk.say(wording::CLOSED)?;
        return Ok(Outcome::Done);
    }
    let mut menu = Menu { desk: desk.again(), is_uncovered: false, said: Vec::new(), looked_often: false };
    menu.list()?;
    while menu.turn()? {}
    desk.say(wording::CLOSED)?;
    Ok(Outcome::Done)
}

/// An error as a sentence of the dialogue.
fn said(error: &CliError) -> String {
    sentence(&error.to_string())
}

/// Whether nothing can be said or asked any more.
fn is_of_output(error: &CliError) -> bool {
    matches!(error, CliError::Closed | CliError::Output(_) | CliError::Unsaid { .. } | CliError::Input(_))
}

struct Menu<'a> {
    desk: Desk<'a>,
    /// Whether a quiet Home was uncovered.
    is_uncovered: bool,
    /// The lines above the menu as they were said last.
    said: Vec<String>,
    /// Whether it was said that the entries were looked at often today.
    looked_often: bool,
}

/// What Home says now, and what it offers beside the items that are always there.
struct Front {
    lines: Vec<String>,
    drafts: Vec<Draft>,
    is_covered: bool,
    has_on_this_day: bool,
    has_drafts: bool,
}

impl Menu<'_> {
    /// Asks once and does what was asked for; whether it goes on.
    fn turn(&mut self) -> Result<bool, CliError> {
        self.desk.out.line("")?;
        let Some(line) = self.desk.line_if_any(wording::ASK)? else { return Ok(false) };
        let item = match (Word::of(&line, false), Item::of(&line)) {
            (Some(Word::Help), _) => {
                self.desk.obey(Word::Help, wording::HELP)?;
                return Ok(true);
            }
            (Some(Word::Back), _) => {
                self.desk.say(wording::AT_THE_MENU)?;
                return Ok(true);
            }
            (Some(Word::Support), _) => Item::Support,
            (None, Some(Item::Quit)) => return Ok(false),
            (None, Some(item)) => item,
            (None, None) => {
                self.desk.say(wording::no_such_item(&line.trim()))?;
                return Ok(true);
            }
        };
        let done = self.carry_out(item);
        self.desk.out.begins_anew();
        match done {
            Err(error) if is_of_output(&error) || self.desk.answers.has_ended() => return Err(error),
            Err(error) => self.desk.say(said(&error))?,
            Ok(()) => {}
        }
        if item != Item::List {
            self.say_front()?;
        }
        Ok(true)
    }

    fn carry_out(&mut self, item: Item) -> Result<(), CliError> {
        let today = self.today()?;
        match item {
            Item::CheckIn => check_in::walk(today, &mut self.desk).map(drop),
            Item::AnotherDay => self.another_day(today),
            Item::Note => self.walk(Wanted::Open(Route::Note(today, None))),
            Item::Exercises => self.walk(Wanted::Open(Route::Practice)),
            Item::Week => self.week(today),
            Item::Review => self.walk(Wanted::New(Kind::Review)),
            Item::Trends => self.trends(),
            Item::Patterns => self.patterns(),
            Item::Entries => {
                self.count_look()?;
                entries::look(&mut self.desk)
            }
            Item::Cards => self.cards(),
            Item::Worry => self.walk(Wanted::Open(Route::ParkWorry)),
            Item::Support => self.walk(Wanted::Open(Route::Support)),
            Item::Night => self.walk(Wanted::Open(Route::HardNight)),
            Item::Elsewhere => self.elsewhere(),
            Item::Month => {
                self.count_look()?;
                month::look(today, &mut self.desk)
            }
            Item::Trash => {
                self.count_look()?;
                trash::look(&mut self.desk)
            }
            Item::Settings => settings::look(&mut self.desk),
            Item::Pause => pause::set_or_end(&mut self.desk),
            Item::Continue => {
                let drafts = self.front()?.drafts;
                drafts::go_on(&drafts, &mut self.desk)
            }
            Item::OnThisDay => {
                self.count_look()?;
                self.walk(Wanted::Open(Route::OnThisDay))
            }
            Item::Show => {
                self.is_uncovered = true;
                self.said.clear();
                Ok(())
            }
            Item::List => self.list(),
            Item::Quit => Ok(()),
        }
    }

    fn walk(&mut self, wanted: Wanted) -> Result<(), CliError> {
        walk::run(wanted, &mut self.desk).map(drop)
    }

    fn today(&self) -> Result<Day, CliError> {
        Ok(self.desk.setup.present(&self.desk.setup.store()?).today)
    }

    /// Lists everything, with what Home says above it.
    fn list(&mut self) -> Result<(), CliError> {
        self.said.clear();
        let front = self.say_front()?;
        let mut page = TextPage::new(self.desk.out);
        page.heading(wording::MENU)?;
        for (shown, line) in [
            (front.has_drafts, wording::CONTINUE),
            (front.has_on_this_day, wording::ON_THIS_DAY),
            (front.is_covered, wording::SHOW),
        ] {
            if shown {
                page.words(0, line)?;
            }
        }
        for (number, item) in (1..).zip(wording::ITEMS) {
            page.words(0, &wording::item(&number, &item))?;
        }
        page.words(0, wording::QUIT)
    }

    /// Says what Home says, unless it was just said.
    fn say_front(&mut self) -> Result<Front, CliError> {
        let front = self.front()?;
        if front.lines != self.said {
            let mut page = TextPage::new(self.desk.out);
            page.line("")?;
            front.lines.iter().try_for_each(|line| page.words(0, line))?;
            self.said.clone_from(&front.lines);
        }
        Ok(front)
    }

    fn front(&mut self) -> Result<Front, CliError> {
        let setup = self.desk.setup;
        let mut plain = Plain::open(setup.store_for_writing()?, setup.file.clone(), setup.clock.clone())?;
        let can_be_covered = plain.knows(Command::Toggle);
        if can_be_covered && self.is_uncovered {
            plain.take(PlainInput::Command(Command::Toggle, 0))?;
        }
        let front = Front {
            lines: plain.home().map(|home| home.says).unwrap_or_default(),
            drafts: plain.resting().to_vec(),
            is_covered: can_be_covered && !self.is_uncovered,
            has_on_this_day: plain.knows(Command::OnThisDay),
            has_drafts: plain.knows(Command::Continue),
        };
        for line in plain.close()? {
            self.desk.out.remark(line)?;
        }
        Ok(front)
    }

    /// The check-in of another day; one far back after a question.
    fn another_day(&mut self, today: Day) -> Result<(), CliError> {
        let question =
            Question { ask: wording::WHICH_CHECK_IN, help: wording::WHICH_CHECK_IN_HELP, takes_words: false };
        loop {
            let Asked::Answer(day) = self.desk.ask(&question, |line| values::day(line, today))? else {
                return Ok(());
            };
            if values::meant_day(&day.to_string(), today, false).is_ok() {
                return check_in::walk(day, &mut self.desk).map(drop);
            }
            let ask = wording::is_far_back(&dates::full(day));
            let sure = Question { ask: &ask, help: wording::IS_FAR_BACK_HELP, takes_words: false };
            if self.desk.ask(&sure, values::yes_or_no)? == Asked::Answer(true) {
                return check_in::walk(day, &mut self.desk).map(drop);
            }
        }
    }

    fn week(&mut self, today: Day) -> Result<(), CliError> {
        let question =
            Question { ask: wording::WHICH_WEEK, help: wording::WHICH_WEEK_HELP, takes_words: false };
        let day = self.desk.ask(&question, |line| match line {
            "" => Ok(today),
            line => values::any_day(line, today),
        })?;
        let Asked::Answer(day) = day else { return Ok(()) };
        self.count_look()?;
        let args = WeekArgs { day: day.to_string(), json: false };
        week::run(&args, self.desk.setup, self.desk.out).map(drop)
    }

    fn patterns(&mut self) -> Result<(), CliError> {
        let (ask, help) = (wording::WEEKS_OF_PATTERNS, wording::WEEKS_OF_PATTERNS_HELP);
        let weeks = self.desk.ask(&Question { ask, help, takes_words: false }, |line| match line {
            "" => Ok(USUAL_WEEKS),
            line => patterns::weeks(line).map_err(|fault| CliError::usage(sentence(&fault))),
        })?;
        let Asked::Answer(weeks) = weeks else { return Ok(()) };
        self.count_look()?;
        patterns::run(&PatternsArgs { weeks, json: false }, self.desk.setup, self.desk.out).map(drop)
    }

    fn trends(&mut self) -> Result<(), CliError> {
        let (ask, help) = (wording::HOW_MANY_WEEKS, wording::HOW_MANY_WEEKS_HELP);
        let weeks = self.desk.ask(&Question { ask, help, takes_words: false }, |line| match line {
            "" => Ok(Span::Weeks(USUAL_WEEKS)),
            line => trends::span(&line.to_lowercase()).map_err(|fault| CliError::usage(sentence(&fault))),
        })?;
        let Asked::Answer(weeks) = weeks else { return Ok(()) };
        self.count_look()?;
        trends::run(&TrendsArgs { weeks, json: false }, self.desk.setup, self.desk.out).map(drop)
    }

    fn cards(&mut self) -> Result<(), CliError> {
        let mut page = TextPage::new(self.desk.out);
        for (number, card) in (1..).zip(Card::ALL) {
            let title = texts::cards().card(card).map_or("", |text| text.title.as_str());
            page.words(0, &wording::item(&number, &title))?;
        }
        let question =
            Question { ask: wording::WHICH_CARD, help: wording::WHICH_CARD_HELP, takes_words: false };
        let number = self.desk.ask(&question, |line| match line.parse::<u8>() {
            Ok(number) if Card::numbered(number.into()).is_some() => Ok(Some(number)),
            _ if line.is_empty() => Ok(None),
            _ => Err(CliError::usage(wording::NO_SUCH_CARD)),
        })?;
        let Asked::Answer(number) = number else { return Ok(()) };
        card::run(&CardArgs { number }, self.desk.setup, self.desk.out).map(drop)
    }

    /// Says what is done elsewhere, and where.
    fn elsewhere(&mut self) -> Result<(), CliError> {
        let file = self.desk.setup.file.path.display();
        let mut page = TextPage::new(self.desk.out);
        page.words(0, &wording::in_the_file(&file))?;
        wording::ELSEWHERE.iter().try_for_each(|line| page.words(0, line))
    }

    /// Counts a look at what lies back, as the window does; after many in a day, one line is said once a run.
    fn count_look(&mut self) -> Result<(), CliError> {
        let store = self.desk.setup.store()?;
        let (today, state) = (self.desk.setup.present(&store).today, self.desk.setup.state(&store));
        let (count, is_many) = state.one_more_look(today);
        // It is a comfort, and nothing waits for it.
        drop(store.change_state(|state| {
            state.take(count);
        }));
        if is_many && !std::mem::replace(&mut self.looked_often, true) {
            let line =
                texts::insight_text("screen", "looked_often").replace("{key}", wording::QUIT_IN_THE_MENU);
            self.desk.say(line)?;
        }
        Ok(())
    }
}
