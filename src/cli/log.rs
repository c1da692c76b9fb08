//! `inward log`: records parts of a day's check-in from the command line.

mod fields;

use clap::Args;

use self::fields::{Field, Given, Place, fields, given_twice};
use super::globals::Globals;
use super::output::Output;
use super::setup::{Present, Setup};
use super::stdin::Words;
use super::words_draft::{Save, WordsDraft};
use super::{CliError, Outcome, values};
use crate::config::Lists;
use crate::insight::hard_days;
use crate::journal::check_in::are_ratings_settled;
use crate::journal::format::unsaid::ends_with;
use crate::journal::{CaughtBody, CheckIn, CheckInPart, Day, Entry, EntryId, Scale, Sign, TickList, text};
use crate::store::Sealing;
use crate::texts;

const EXAMPLES: &str = "\
On a day that is already recorded, only what you name changes; ticks and words are added to what is there. \
N is 0 (not at all) to 4 (a lot), or - for skipped. ID is the id of a tick; a wrong one is answered with the \
nearest, or with all ids of its list when none is near.

The shell keeps options in its history, and others who use this computer can see them while the command runs. inward \
log - reads the same fields from standard input, one a line under the name of its option, such as jealousy 2, trigger \
late_reply, day yesterday or confirm; each line that begins with note is a line of words. Nothing is saved unless every \
line can be used.

Examples:
  inward log --jealousy 2 --reassurance 1 --sensitivity - --over-analysis 0
  inward log --day yesterday --trigger late_reply --did waited --helped moved
  inward log -
  inward log - < evening.txt
  inward log --steady 3 --note -
  inward log --day -12 --jealousy 3 --confirm";

/// Record parts of a day's check-in without questions
#[derive(Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct LogArgs {
    /// The fields from standard input, one a line, instead of as options
    #[arg(value_name = "-")]
    fields: Option<String>,
    /// The day to record [default: today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    day: Option<String>,
    /// How much jealousy took hold
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    jealousy: Option<String>,
    /// How much reassurance was needed
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    reassurance: Option<String>,
    /// How easily things felt like rejection
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    sensitivity: Option<String>,
    /// How hard you were on yourself
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    self_criticism: Option<String>,
    /// How much you went over things
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    over_analysis: Option<String>,
    /// How steady you felt (here higher is lighter)
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    steady: Option<String>,
    /// What set it off; may be given several times
    #[arg(long, value_name = "ID", allow_hyphen_values = true)]
    trigger: Vec<String>,
    /// What you did; may be given several times
    #[arg(long, value_name = "ID", allow_hyphen_values = true)]
    did: Vec<String>,
    /// What helped; may be given several times
    #[arg(long, value_name = "ID", allow_hyphen_values = true)]
    helped: Vec<String>,
    /// Words for the day, from standard input: --note -
    #[arg(long, value_name = "-", allow_hyphen_values = true)]
    note: Option<String>,
    /// Change ratings that are more than seven days old, or take a day more than 400 days back
    #[arg(long)]
    confirm: bool,
}

/// The checked values that the arguments name.
struct Change {
    day: Day,
    part: CheckInPart,
    confirmed: bool,
}

/// What a person is told who types the fields.
const ASKED_FOR: &str = "One field a line, such as jealousy 2, trigger late_reply or note and your words";

pub(super) fn run(args: &LogArgs, globals: &Globals, out: &mut Output) -> Result<Outcome, CliError> {
    let takes_words = [&args.note, &args.fields].into_iter().flatten().any(|given| given == "-");
    let mut words = if takes_words { Words::at_hand() } else { Words::none() };
    let done = Setup::new(globals).and_then(|setup| {
        setup.name_skipped(out)?;
        let store = setup.store_as_found()?;
        let present = setup.present(&store);
        let change = Change::new(args, &setup, present.today, &mut words, out)?;
        if store.sealing() == Sealing::Locked {
            return catch(change, &setup, &present, &mut words, out);
        }
        save(&change, &setup, &present, &mut words, out)
    });
    done.map_err(|error| words.give_back(error, out))
}

/// Seals it for the next unlock: what the day holds is not known, so that ratings which may be settled need their confirmation.
fn catch(
    change: Change,
    setup: &Setup,
    present: &Present,
    words: &mut Words,
    out: &mut Output,
) -> Result<Outcome, CliError> {
    let day = change.day;
    if !change.part.ratings.is_empty() && !change.confirmed && are_ratings_settled(day, present.today) {
        return Err(CliError::usage(format!(
            "{day} is more than seven days back, and the journal is locked: add --confirm to set ratings of it"
        )));
    }
    let kept = WordsDraft::first(&change.part.words, day, setup);
    kept.catch(CaughtBody::CheckIn(change.part), present, setup, words, out)
}

fn save(
    change: &Change,
    setup: &Setup,
    present: &Present,
    words: &mut Words,
    out: &mut Output,
) -> Result<Outcome, CliError> {
    let day = change.day;
    WordsDraft::first(&change.part.words, day, setup).save(setup, words, out, |kept, document| {
        let entry = document.check_in(day);
        let was_unsaid = entry.is_some_and(|entry| kept.was_there || kept.was_unsaid(entry));
        let stored = entry.and_then(Entry::check_in);
        // Said once more because nobody heard that they are saved, they are the same words.
        let stands = was_unsaid && stored.is_some_and(|stored| ends_with(&stored.text, &change.part.words));
        let check_in = change.applied(stored, stands)?;
        let changes_ratings = stored.is_some_and(|stored| stored.ratings.differ_from(&check_in.ratings));
        if changes_ratings && !change.confirmed && are_ratings_settled(day, present.today) {
            return Err(CliError::usage(format!(
                "the ratings of {day} are more than seven days old: add --confirm to change them"
            )));
        }
        let is_hard = hard_days::is_hard_evening(&check_in.ratings);
        let version = document.check_in_version(day, check_in, present.now.clone(), present.today);
        let line = match version {
            Some(_) if is_hard => {
                let words = &texts::night().evening;
                format!("{} The day is {day}.\n{}", words.saved, words.printed)
            }
            Some(_) => format!("Saved the check-in of {day}."),
            None => format!("The check-in of {day} already says this."),
        };
        let (id, is_open) = (EntryId::of_check_in(day), was_unsaid && version.is_none());
        Ok(Save { id, version, is_open, what: format!("the check-in of {day} is saved"), line })
    })
}

impl LogArgs {
    /// The fields that were given as options.
    fn given(&self) -> Vec<Given<'_>> {
        let single = [
            (Field::Day, &self.day),
            (Scale::from(Sign::Jealousy).into(), &self.jealousy),
            (Scale::from(Sign::Reassurance).into(), &self.reassurance),
            (Scale::from(Sign::Sensitivity).into(), &self.sensitivity),
            (Scale::from(Sign::SelfCriticism).into(), &self.self_criticism),
            (Scale::from(Sign::OverAnalysis).into(), &self.over_analysis),
            (Scale::Steadiness.into(), &self.steady),
        ];
        let ticked = [
            (TickList::Triggers, &self.trigger),
            (TickList::Did, &self.did),
            (TickList::Helped, &self.helped),
        ];
        let ticked =
            ticked.into_iter().flat_map(|(list, ids)| ids.iter().map(move |id| (Field::Tick(list), id)));
        let single = single.into_iter().filter_map(|(field, value)| Some((field, value.as_ref()?)));
        let confirm = self.confirm.then_some((Field::Confirm, ""));
        let with_value = single.chain(ticked).map(|(field, value)| (field, value.as_str()));
        with_value.chain(confirm).map(|(field, value)| Given { field, value, place: Place::Option }).collect()
    }

    /// Refuses what cannot be meant, before anything is read.
    fn refuse_misread(&self) -> Result<(), CliError> {
        // The note itself is not repeated: a terminal may be recorded where a shell's history is not.
        if self.note.as_ref().is_some_and(|words| words != "-") {
            return Err(CliError::usage(
                "--note takes no text: write --note - and give the words on standard input",
            ));
        }
        if let Some(other) = self.fields.as_ref().filter(|fields| *fields != "-") {
            return Err(CliError::usage(format!(
                "{other} is not known here: leave it out, or write - for fields on standard input"
            )));
        }
        if self.fields.is_some() && self.note.is_some() {
            return Err(CliError::usage(
                "- and --note - both read standard input: leave --note out and put note before each line of words",
            ));
        }
        Ok(())
    }
}

impl Change {
    fn new(
        args: &LogArgs,
        setup: &Setup,
        today: Day,
        words: &mut Words,
        out: &mut Output,
    ) -> Result<Self, CliError> {
        args.refuse_misread()?;
        let input = if args.fields.is_some() { words.text_asked_for(ASKED_FOR, out)? } else { String::new() };
        let mut all = args.given();
        all.extend(fields(&input).map_err(CliError::usage)?);
        words.with_more = all.iter().any(Given::is_lost_without_a_save);
        if let Some(twice) = given_twice(&all) {
            return Err(CliError::usage(twice.wrong(format!("{twice} is given twice: leave one out"))));
        }
        let mut change = Self {
            day: today,
            part: CheckInPart { words: fields::words(&all), ..CheckInPart::default() },
            confirmed: all.iter().any(|given| given.field == Field::Confirm),
        };
        let lists = Lists::new(&setup.config());
        for given in &all {
            let taken = change.take(given, today, &lists);
            taken.map_err(|error| CliError::usage(given.wrong(error)))?;
        }
        if change.says_nothing() && args.note.is_none() {
            let how = if args.fields.is_some() { "note and words" } else { "--note -" };
            return Err(CliError::usage(format!("there is nothing to log: name a rating, a tick or {how}")));
        }
        // Last: nobody is to type words for a command that cannot be meant.
        if args.note.is_some() {
            change.part.words = words.text(out)?;
        }
        Ok(change)
    }

    /// Takes over the value of a field.
    fn take(&mut self, given: &Given<'_>, today: Day, lists: &Lists) -> Result<(), CliError> {
        match given.field {
            Field::Day => self.day = values::meant_day(given.value, today, self.confirmed)?,
            Field::Rating(scale) => {
                self.part.ratings.push((scale, values::rating(given.value, &given.to_string())?));
            }
            Field::Tick(list) => {
                let id = values::tick(given.value, list, lists)?;
                match self.part.ticks.iter_mut().find(|(other, _)| *other == list) {
                    Some((_, ids)) => ids.push(id),
                    None => self.part.ticks.push((list, vec![id])),
                }
            }
            Field::Note | Field::Confirm => {}
        }
        Ok(())
    }

    fn says_nothing(&self) -> bool {
        self.part.ratings.is_empty() && self.part.ticks.is_empty() && self.part.words.is_empty()
    }

    /// Returns the stored check-in with the named values laid over it, and the words at its end unless they stand there.
    fn applied(&self, stored: Option<&CheckIn>, stands: bool) -> Result<CheckIn, CliError> {
        let check_in = if stands {
            CheckInPart { words: String::new(), ..self.part.clone() }.onto(stored)
        } else {
            self.part.onto(stored)
        };
        if check_in.text.chars().count() > text::MOST_CHARACTERS {
            let day = self.day;
            return Err(CliError::usage(format!(
                "the text of {day} would be longer than one entry holds: use inward note"
            )));
        }
        Ok(check_in)
    }
}
