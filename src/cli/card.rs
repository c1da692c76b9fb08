//! `inward card`: prints one of the cards that come one a week.

use clap::Args;

use super::output::Output;
use super::page::TextPage;
use super::setup::Setup;
use super::{CliError, Outcome};
use crate::config::Lists;
use crate::insight::cards::Circumstances;
use crate::insight::cards::own_days::OwnDays;
use crate::insight::{History, Practices};
use crate::journal::format::state::Change;
use crate::journal::{Card, Day};
use crate::store::{State, Store};
use crate::texts::{self, CardLead, CardText};

const EXAMPLES: &str = "\
One card comes with the first check-in, and one after every seven days with a check-in. Without a number it is the one \
that came last. Any of them can be read at any time; the fifth waits while a sign of today is 3 or 4.

Examples:
  inward card
  inward card 4";

const NONE_YET: &str =
    "No card has come yet: the first one comes with the first check-in. inward card 1 prints it.";
/// The way to people to talk to, in place of the key of the support page.
const SUPPORT: &str = "inward support";
const INDENT: usize = 2;

/// Print this week's card, or one of the eight
#[derive(Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct CardArgs {
    /// The card: 1 to 8
    #[arg(value_name = "NUMBER", value_parser = clap::value_parser!(u8).range(1..=8))]
    pub(super) number: Option<u8>,
}

/// Whatever decides which card is printed, and what its own-days line rests on.
struct Days {
    state: State,
    today: Day,
    history: History,
    practices: Practices,
    outcome: Outcome,
}

pub(super) fn run(args: &CardArgs, setup: &Setup, out: &mut Output) -> Result<Outcome, CliError> {
    let store = setup.store()?;
    let days = read(&store, setup, out)?;
    let check_in = days.history.on(days.today);
    let rest_until = [days.state.pause(days.today), days.state.cards_rest_until()];
    let circumstances =
        Circumstances::new(days.today, |sign| check_in.and_then(|seen| seen.rating(sign)), rest_until);
    let check_ins = days.history.all().iter().map(|seen| seen.day);
    let coming = circumstances.coming(&days.state.cards, check_ins);
    let last = days.state.cards.last().map(|(card, _)| card);
    let chosen = args.number.and_then(|number| Card::numbered(number.into()));
    let Some(card) = chosen.or(coming).or(last) else {
        out.line(NONE_YET)?;
        return Ok(days.outcome);
    };
    let waits = circumstances.waits(card);
    if coming.or(last).is_some() {
        remember(&store, coming, (!waits).then_some(card), days.today);
    }
    if let Some(text) = texts::cards().card(card) {
        print(card, text, waits, &days, setup, &mut TextPage::new(out))?;
    }
    Ok(days.outcome)
}

/// Remembers which card came and which was opened. It is a comfort, and nothing waits for it.
fn remember(store: &Store, coming: Option<Card>, opened: Option<Card>, today: Day) {
    let changes = coming.map(|card| Change::CardCame(card, today)).into_iter();
    let changes = changes.chain(opened.map(|card| Change::CardOpened(card, today)));
    drop(store.change_state(|state| {
        for change in changes {
            state.take(change);
        }
    }));
}

/// Reads the check-ins and the practice entries, and remarks on months that could not be read.
fn read(store: &Store, setup: &Setup, out: &mut Output) -> Result<Days, CliError> {
    let (state, today) = (setup.state(store), setup.present(store).today);
    let (history, practices) = (History::default(), Practices::default());
    let mut days = Days { state, today, history, practices, outcome: Outcome::Done };
    for month in store.months()? {
        let reading = store.read_in_passing(month)?;
        if let Some(problem) = reading.problem {
            out.remark(problem)?;
            days.outcome = Outcome::Partly;
        }
        days.history.put_document(&reading.document);
        days.practices.put_document(&reading.document);
    }
    Ok(days)
}

fn print(
    card: Card,
    text: &CardText,
    waits: bool,
    days: &Days,
    setup: &Setup,
    page: &mut TextPage<'_>,
) -> Result<(), CliError> {
    let words = &texts::cards().screen;
    page.words(0, &text.title)?;
    if waits {
        return page.heading(&words.resting);
    }
    for paragraph in &text.say {
        page.heading(&paragraph.replace("{support}", SUPPORT))?;
    }
    let lists = Lists::new(&setup.config());
    let own = OwnDays { history: &days.history, practices: &days.practices, today: days.today };
    let own = own.words(card, &text.data, text.data_least, &lists.phrases());
    if !own.is_empty() {
        page.heading(&words.from_you)?;
        own.iter().try_for_each(|line| page.words(INDENT, line))?;
    }
    page.heading(&words.small)?;
    page.words(INDENT, &text.small)?;
    let titles = text.leads().filter_map(|lead| match lead {
        CardLead::Exercise(kind) => Some(texts::practice::practice().exercise(kind).title.as_str()),
        CardLead::FindSomeone => None,
    });
    let titles: Vec<&str> = titles.collect();
    if !titles.is_empty() {
        page.words(INDENT, &format!("In Practice: {}.", titles.join(", ")))?;
    }
    page.heading(&words.write)?;
    page.words(INDENT, &text.ask)?;
    if text.support {
        page.heading(&format!("{SUPPORT}: people to talk to."))?;
    }
    Ok(())
}
