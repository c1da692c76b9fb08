//! The field that asks for a date.

use crate::journal::written_day;
use crate::journal::written_day::WhenError;
use crate::journal::{Day, EntryId, Month};
use crate::tui::effect::{Confirm, DateFor};
use crate::tui::screens::prelude::*;
use crate::tui::widgets::line::LineInput;
use crate::wording::screens::date as wording;

/// The field that asks for a date.
#[derive(Debug)]
pub struct DateScreen {
    purpose: DateFor,
    line: LineInput,
    refused: Option<WhenError>,
    /// Whether the day was taken before its month was read.
    is_taken: bool,
}

impl DateScreen {
    /// Asks for a date.
    pub fn new(purpose: DateFor) -> Self {
        Self { purpose, line: LineInput::default(), refused: None, is_taken: false }
    }

    /// Returns the typed day, if one can go there: a day with an entry is read wherever it lies.
    fn day(&self, context: &Context<'_>) -> Result<Day, WhenError> {
        let (text, today) = (self.line.text(), context.today);
        match self.purpose {
            DateFor::CheckIn | DateFor::Move(_) => written_day::past_day(text, today),
            DateFor::Week => written_day::day(text, today),
            DateFor::Calendar(_) => {
                let known = |day: &Day| *day <= context.last_day();
                written_day::day(text, today).and_then(|day| Some(day).filter(known).ok_or(WhenError::Future))
            }
        }
    }

    /// Whether a day has a check-in; `None` while its month has not been read.
    fn is_recorded(day: Day, context: &Context<'_>) -> Option<bool> {
        context.journal.month(Month::of(day)).map(|_| context.journal.check_in(day).is_some())
    }

    /// Reads the month of the typed day.
    fn read(&self, context: &Context<'_>) -> Vec<Effect> {
        let day = self.day(context).ok().filter(|_| self.purpose == DateFor::CheckIn);
        day.and_then(|day| context.reads([Month::of(day)])).into_iter().collect()
    }

    /// Opens a recorded day to read, and any other to be filled in.
    fn opens(day: Day, is_recorded: bool) -> Vec<Effect> {
        let id = EntryId::of_check_in(day);
        let route = if is_recorded { Route::Reader(id) } else { Route::CheckIn(day) };
        vec![Effect::Close, Effect::Open(route)]
    }

    /// Says which day is meant, and what Enter does there.
    fn meant(&self, day: Day, context: &Context<'_>) -> String {
        let long = dates::long(day, context.today);
        match (self.purpose, Self::is_recorded(day, context)) {
            (DateFor::CheckIn, Some(true)) => wording::recorded(&long),
            (DateFor::CheckIn, Some(false)) => wording::not_recorded(&long),
            _ => long,
        }
    }

    fn refusal(&self, error: WhenError, context: &Context<'_>) -> String {
        match error {
            WhenError::Form => match written_day::nearest_form(self.line.text(), context.today) {
                Some(form) => wording::did_you_mean(&form),
                None => wording::NOT_A_DATE.to_owned(),
            },
            WhenError::NoSuchDay => wording::NO_SUCH_DAY.to_owned(),
            WhenError::Future | WhenError::Past | WhenError::TooFar => wording::STILL_TO_COME.to_owned(),
        }
    }

    fn take_recorded_or_not(&mut self, day: Day, context: &Context<'_>) -> Vec<Effect> {
        if let Some(is_recorded) = Self::is_recorded(day, context) {
            return Self::opens(day, is_recorded);
        }
        self.is_taken = true;
        self.read(context)
    }

    fn take(&mut self, context: &Context<'_>) -> Vec<Effect> {
        match self.day(context) {
            Ok(day) => match self.purpose {
                DateFor::CheckIn => self.take_recorded_or_not(day, context),
                // The week or year itself lies below this field and gives way to the other one.
                DateFor::Week => vec![Effect::Close, Effect::Become(Route::Week(day))],
                DateFor::Move(id) => moved(id, day, context),
                DateFor::Calendar(shown) => vec![Effect::Close, Effect::Become(Route::Calendar(day, shown))],
            },
            Err(error) => {
                self.refused = Some(error);
                Vec::new()
            }
        }
    }
}

impl Screen for DateScreen {
    fn place(&self) -> Place {
        Place::Line
    }

    fn title(&self, _context: &Context<'_>) -> (String, String) {
        let title = if matches!(self.purpose, DateFor::Move(_)) {
            wording::MOVE_TO_ANOTHER_DAY
        } else {
            wording::GO_TO_A_DATE
        };
        (title.to_owned(), String::new())
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        let changed = match input {
            Input::Hit(hit) => {
                return match hit.command {
                    Command::Take => self.take(context),
                    Command::LeaveText => vec![Effect::Close],
                    command => {
                        self.line.act(command);
                        Vec::new()
                    }
                };
            }
            Input::Typed(event) => self.line.key(event),
            Input::Pasted(text) => self.line.paste(&text),
        };
        if !changed {
            return Vec::new();
        }
        self.refused = None;
        self.is_taken = false;
        self.read(context)
    }

    fn receive(&mut self, reply: &Reply, context: &Context<'_>) -> Vec<Effect> {
        match (reply, self.day(context)) {
            // A month that cannot be read says so in the check-in.
            (Reply::Read(_), Ok(day)) if std::mem::take(&mut self.is_taken) => {
                Self::opens(day, Self::is_recorded(day, context).unwrap_or_default())
            }
            _ => Vec::new(),
        }
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        let style = |role| context.theme.style(role);
        let question = match self.purpose {
            DateFor::CheckIn => wording::WHICH_DAY_TO_OPEN,
            DateFor::Week => wording::WHICH_WEEK,
            DateFor::Calendar(_) => wording::WHICH_DAY,
            DateFor::Move(_) => wording::WHICH_DAY_IT_BELONGS_TO,
        };
        let gap = u16::from(area.height >= 10);
        let mut y =
            put_lines(buffer, area, area.x, area.y, &wrap(question, area.width), style(Role::Text)) + gap;
        let x = put(buffer, area, area.x, y, "▌ ", style(Role::Focus));
        if y < area.bottom() && x < area.right() {
            let field = Rect { x, y, width: area.right() - x, height: 1 };
            self.line.draw(buffer, field);
        }
        y += 1 + gap;
        let (below, role) = match (self.refused, self.day(context)) {
            (Some(error), _) => (self.refusal(error, context), Role::Notice),
            (None, Ok(day)) => (self.meant(day, context), Role::Text),
            (None, Err(_)) => (String::new(), Role::Text),
        };
        y = put_lines(buffer, area, area.x, y, &wrap(&below, area.width), style(role)) + gap;
        let ways = wording::WAYS_TO_WRITE_A_DAY;
        put_lines(buffer, area, area.x, y, &wrap(ways, area.width), style(Role::Muted));
    }
}

/// Moves an entry, and asks first where that moves ratings of a day that is no longer open.
fn moved(id: EntryId, to: Day, context: &Context<'_>) -> Vec<Effect> {
    let Some(entry) = context.journal.entry(id) else { return vec![Effect::Close] };
    let day_start = context.settings.day_start;
    let move_it = Effect::Do(Task::Move { id, month: Month::of(entry.day), to, day_start });
    if !entry.moves_settled_ratings(to, context.today) {
        return vec![Effect::Close, move_it];
    }
    let (from, to) = (dates::long(entry.day, context.today), dates::long(to, context.today));
    let confirm = Confirm {
        question: wording::move_ratings(&from, &to),
        explanation: wording::RATINGS_ARE_OLD.to_owned(),
        yes: vec![move_it],
        no_says: wording::LEAVE_RATINGS.to_owned(),
        no: Vec::new(),
    };
    vec![Effect::Close, Effect::Open(Route::Confirm(confirm))]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Scale;
    use crate::tui::testing::samples::{check_in, months};
    use crate::tui::testing::{Stage, day};

    fn typed(purpose: DateFor, text: &str) -> (DateScreen, Vec<Effect>) {
        let (stage, mut screen) = (Stage::default(), DateScreen::new(purpose));
        let reads = stage.type_in(&mut screen, text);
        assert!(reads.iter().all(|effect| matches!(effect, Effect::Do(Task::Read(_)))), "{reads:?}");
        let effects = stage.press(&mut screen, &["enter"]);
        (screen, effects)
    }

    #[test]
    fn a_day_that_is_recorded_is_read_and_another_is_filled_in() {
        let stage = Stage::with(months([check_in("2026-11-19", "321032", |_| {})]));
        for (text, expected, is_recorded) in [
            ("2026-11-02", "2026-11-02", false),
            ("today", "2026-11-22", false),
            ("yesterday", "2026-11-21", false),
            ("last friday", "2026-11-20", false),
            ("-3", "2026-11-19", true),
            ("19 nov", "2026-11-19", true),
            ("thursday", "2026-11-19", true),
        ] {
            let mut screen = DateScreen::new(DateFor::CheckIn);
            assert_eq!(stage.type_in(&mut screen, text), [], "the month is known");
            let shown = if is_recorded { "opens it to read" } else { "It is not recorded; Enter begins" };
            assert!(stage.picture(&screen).contains(shown), "{}", stage.picture(&screen));
            let route = if is_recorded {
                Route::Reader(EntryId::of_check_in(day(expected)))
            } else {
                Route::CheckIn(day(expected))
            };
            assert_eq!(stage.press(&mut screen, &["enter"]), [Effect::Close, Effect::Open(route)], "{text}");
        }
    }

    #[test]
    fn a_day_whose_month_has_not_been_read_opens_once_it_has() {
        let mut stage = Stage::with(months([check_in("2026-11-19", "321032", |_| {})]));
        let mut screen = DateScreen::new(DateFor::CheckIn);
        let effects = Effect::Do(Task::Read(vec![Month::of(day("2024-02-29"))]));
        assert_eq!(stage.type_in(&mut screen, "29 feb 2024").last(), Some(&effects));
        assert_eq!(stage.press(&mut screen, &["enter"]), [effects]);
        let read = crate::tui::task::MonthsRead { documents: Vec::new(), problems: Vec::new() };
        for document in months([check_in("2024-02-29", "321032", |_| {})]) {
            stage.journal.put(document);
        }
        let open = Effect::Open(Route::Reader(EntryId::of_check_in(day("2024-02-29"))));
        let replied = screen.receive(&Reply::Read(read), &stage.any_context());
        assert_eq!(replied, [Effect::Close, open]);
    }

    #[test]
    fn a_week_takes_the_place_of_the_one_below() {
        let (_, effects) = typed(DateFor::Week, "2026-03-01");
        assert_eq!(effects, [Effect::Close, Effect::Become(Route::Week(day("2026-03-01")))]);
    }

    #[test]
    fn a_day_to_come_is_read_and_not_written_about() {
        let (_, effects) = typed(DateFor::Week, "2026-12-01");
        assert_eq!(effects, [Effect::Close, Effect::Become(Route::Week(day("2026-12-01")))]);
        let stage = Stage::with(months([check_in("2026-11-23", "321032", |_| {})]));
        for (purpose, text, goes) in [
            (DateFor::Calendar(None), "2026-11-23", true),
            (DateFor::Calendar(None), "2026-11-24", false),
            (DateFor::CheckIn, "2026-11-23", false),
        ] {
            let mut screen = DateScreen::new(purpose);
            stage.type_in(&mut screen, text);
            assert_eq!(!stage.press(&mut screen, &["enter"]).is_empty(), goes, "{purpose:?} {text}");
        }
    }

    #[test]
    fn a_year_takes_the_place_of_the_one_below_and_goes_on_showing_the_same() {
        for shown in [None, Some(Scale::Steadiness)] {
            let (_, effects) = typed(DateFor::Calendar(shown), "2024-02-29");
            let calendar = Route::Calendar(day("2024-02-29"), shown);
            assert_eq!(effects, [Effect::Close, Effect::Become(calendar)]);
        }
    }

    #[test]
    fn an_entry_moves_and_ratings_of_a_day_long_past_ask_first() {
        let checked = check_in("2026-11-20", "321032", |_| {});
        let stage = Stage::with(months([checked.clone()]));
        let asks = |to: &str| {
            let mut screen = DateScreen::new(DateFor::Move(checked.id));
            stage.type_in(&mut screen, to);
            stage.press(&mut screen, &["enter"])
        };
        let move_to = |to: &str| {
            Effect::Do(Task::Move {
                id: checked.id,
                month: Month::of(checked.day),
                to: day(to),
                day_start: stage.settings.day_start,
            })
        };
        assert_eq!(asks("2026-11-15"), [Effect::Close, move_to("2026-11-15")]);
        let effects = asks("2026-11-14");
        let [Effect::Close, Effect::Open(Route::Confirm(confirm))] = effects.as_slice() else {
            panic!("{effects:?}")
        };
        assert_eq!((confirm.yes.as_slice(), confirm.no.len()), ([move_to("2026-11-14")].as_slice(), 0));
        assert_eq!(asks("2026-11-23"), [], "that day is still to come");
    }

    #[test]
    fn what_is_no_day_to_write_about_stays_in_the_field_with_a_line_that_goes_at_the_next_letter() {
        let stage = Stage::default();
        for (text, line) in [
            ("someday", "Not a date yet. Write"),
            ("1/2/2026", "Did you mean 2026-01-02 or 2026-02-01?"),
            ("volcano", "Not a date yet. Write"),
            ("", "Not a date yet."),
            ("2026-02-30", "no such day"),
            ("2026-11-23", "still to come"),
        ] {
            let (mut screen, effects) = typed(DateFor::CheckIn, text);
            assert_eq!(effects, [], "{text}");
            assert!(stage.picture(&screen).contains(line), "{}", stage.picture(&screen));
            stage.type_in(&mut screen, "x");
            assert!(!stage.picture(&screen).contains(line));
            assert!(stage.picture(&screen).contains(&format!("{text}x")));
        }
    }

    #[test]
    fn a_pasted_date_is_taken_and_esc_leaves() {
        let (stage, mut screen) = (Stage::default(), DateScreen::new(DateFor::CheckIn));
        screen.update(
            Input::Pasted("2026-11-20\n".to_owned()),
            &stage.context(&DateScreen::new(DateFor::Week)),
        );
        assert!(stage.picture(&screen).contains("Friday 20 November"));
        assert_eq!(stage.press(&mut screen, &["esc"]), [Effect::Close]);
    }

    #[test]
    fn the_field_shows_which_day_is_meant() {
        let mut stage = Stage::default();
        let mut screen = DateScreen::new(DateFor::CheckIn);
        stage.type_in(&mut screen, "-3");
        insta::assert_snapshot!(stage.pictures(&screen));
        let (refused, _) = typed(DateFor::Week, "2026-02-30");
        insta::assert_snapshot!(stage.picture(&refused));
        stage.sweep(&refused);
    }
}
