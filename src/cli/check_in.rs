//! `inward checkin`: the check-in on the full screen, or line by line.

use clap::Args;

use super::answers::Answers;
use super::globals::Globals;
use super::output::Output;
use super::setup::Setup;
use super::{CliError, Outcome, plain, values};
use crate::journal::Day;
use crate::tui::Start;

const EXAMPLES: &str = "\
With --plain the questions come one by one, on a terminal or for answers from a pipe. A line answers a question: \
0 to 4, - to skip, or nothing to keep what is there; ticks by their numbers or ids. The order is: the five signs, \
steadiness, four lists of ticks, the day's prompt, and free words, which an empty line ends.

Until the last answer only a draft is kept; it is offered again. Ratings more than seven days old ask for a yes \
before they change.

Examples:
  inward checkin
  inward checkin --day yesterday
  inward checkin --plain
  printf '2\\n1\\n-\\n3\\n0\\n2\\nlate_reply\\n\\n\\n\\n\\n\\n' | inward checkin --plain";

/// Do the check-in of today or of another day
#[derive(Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct CheckInArgs {
    /// The day of the check-in [default: today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    day: Option<String>,
    /// Ask line by line, without the full screen
    #[arg(long)]
    plain: bool,
    /// Take a day that is more than 400 days back
    #[arg(long)]
    confirm: bool,
}

pub(super) fn run(args: &CheckInArgs, globals: &Globals, out: &mut Output) -> Result<Outcome, CliError> {
    if args.plain {
        let mut answers = Answers::at_hand();
        let started = start(args, globals).and_then(|started| {
            started.0.name_skipped(out)?;
            Ok(started)
        });
        return match started {
            Ok((setup, day, today)) => plain::run(day.unwrap_or(today), &setup, &mut answers, out),
            Err(error) => Err(answers.give_back(error, out)),
        };
    }
    let (setup, day, _) = start(args, globals)?;
    setup.open_screen(Start::CheckIn(day))
}

/// What the check-in starts from: the day that was named, and today.
fn start(args: &CheckInArgs, globals: &Globals) -> Result<(Setup, Option<Day>, Day), CliError> {
    let setup = Setup::new(globals)?;
    let today = setup.present(&setup.store()?).today;
    let meant = |day: &String| values::meant_day(day, today, args.confirm);
    let day = args.day.as_ref().map(meant).transpose()?;
    Ok((setup, day, today))
}
