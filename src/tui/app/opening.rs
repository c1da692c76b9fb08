//! Opens screens: continues a draft, counts looks back, and asks the worker for statistics.

use super::{App, Opening};
use crate::journal::EntryId;
use crate::journal::State;
use crate::journal::format::state::Change;
use crate::journal::practice::Kind;
use crate::texts;
use crate::tui::command::{Command, Place, key_names};
use crate::tui::effect::{Effect, Purpose, Route};
use crate::tui::message::Request;
use crate::tui::overlays::confirm::ConfirmScreen;
use crate::tui::overlays::date::DateScreen;
use crate::tui::overlays::help::HelpScreen;
use crate::tui::overlays::offer::OfferScreen;
use crate::tui::overlays::worry::WorryScreen;
use crate::tui::screens::Screen;
use crate::tui::screens::calendar::CalendarScreen;
use crate::tui::screens::cards::{CardScreen, CardsScreen};
use crate::tui::screens::check_in::CheckInScreen;
use crate::tui::screens::days::DaysScreen;
use crate::tui::screens::entries::EntriesScreen;
use crate::tui::screens::exercise::ExerciseScreen;
use crate::tui::screens::export::ExportScreen;
use crate::tui::screens::find_someone::FindSomeoneScreen;
use crate::tui::screens::hard_evening::HardEveningScreen;
use crate::tui::screens::import::ImportScreen;
use crate::tui::screens::monthly::{self, MonthlyScreen, ValuesScreen};
use crate::tui::screens::night::NightScreen;
use crate::tui::screens::note::NoteScreen;
use crate::tui::screens::on_this_day::OnThisDayScreen;
use crate::tui::screens::outcome::OutcomeScreen;
use crate::tui::screens::partner_page::PartnerPageScreen;
use crate::tui::screens::patterns::PatternsScreen;
use crate::tui::screens::practice::{self, PracticeScreen};
use crate::tui::screens::reader::ReaderScreen;
use crate::tui::screens::report::ReportScreen;
use crate::tui::screens::scale::ScaleScreen;
use crate::tui::screens::seal::SealScreen;
use crate::tui::screens::settings::{FieldScreen, SectionScreen, SettingsScreen};
use crate::tui::screens::support::SupportScreen;
use crate::tui::screens::tick::TickScreen;
use crate::tui::screens::trash::TrashScreen;
use crate::tui::screens::trends::TrendsScreen;
use crate::tui::screens::versions::VersionsScreen;
use crate::tui::screens::week::WeekScreen;
use crate::tui::statistics::Question;
use crate::tui::task::Task;

impl App {
    /// The task that calculates a statistic; `None` when it was asked for before or the history is not at hand.
    pub(super) fn find(&mut self, question: Question) -> Option<Task> {
        let history = self.history.as_ref().filter(|_| self.history_is_whole)?;
        self.statistics.ask(question, history, self.today()).map(Task::Compute)
    }

    /// Takes over the state that was stored before this run.
    pub fn remember(&mut self, state: State) {
        self.state = state;
    }

    /// Lets the exercise on kind words rest once the support page is opened, and after the key "I'm not safe" some
    /// prompts too: nobody is to be trained to read cruelty kindly.
    fn rest(&mut self, route: &Route) -> Vec<Task> {
        let until = self.today().plus(State::REST_DAYS);
        let changes = match route {
            Route::Support => vec![Change::KindWordRests(until)],
            Route::NotSafe => vec![Change::KindWordRests(until), Change::Rests(until)],
            _ => Vec::new(),
        };
        changes.into_iter().filter_map(|change| self.keep(change)).collect()
    }

    /// The task that finds the reminders.
    pub fn find_reminders(&self) -> Task {
        let on_this_day = self.context_without_body().shows_on_this_day();
        Task::FindReminders { today: self.today(), on_this_day }
    }

    /// Counts a look at trends or past entries; after many in a day, one line is shown once a run.
    fn count_look(&mut self, route: &Route) -> Option<Task> {
        // Line by line the menu counts.
        if route.purpose() != Purpose::LookBack || self.settings.is_plain {
            return None;
        }
        let (count, is_many) = self.state.one_more_look(self.today());
        if is_many && !std::mem::replace(&mut self.said_of_looks, true) {
            let key = key_names::with_word(&self.keymap, Place::Week, Command::Home);
            self.say(texts::insight_text("screen", "looked_often").replace("{key}", &key));
        }
        self.keep(count)
    }

    /// Begins an exercise by its rule, as soon as all is read that the rule looks at.
    fn begin(&mut self, kind: Kind) -> Vec<Request> {
        match practice::begin(kind, &self.context()) {
            Effect::Open(route @ Route::Begin(_)) => {
                self.opening = Some(Opening { route, in_its_place: false, typed: Vec::new() });
                vec![Request::Do(Task::ReadPractices)]
            }
            effect => self.carry_out(vec![effect]),
        }
    }

    /// Begins the exercise that waits for earlier entries, now that they were read; where they cannot be, it was said why.
    pub(super) fn begin_waiting(&mut self, are_read: bool) -> Vec<Request> {
        let waits = |opening: &mut Opening| matches!(opening.route, Route::Begin(_));
        let Some(Opening { route: Route::Begin(kind), typed, .. }) = self.opening.take_if(waits) else {
            return Vec::new();
        };
        let begun = if are_read { self.begin(kind) } else { Vec::new() };
        begun.into_iter().chain((!typed.is_empty()).then_some(Request::Retype(typed))).collect()
    }

    /// Opens a screen, on top of the one that is there or in its place.
    pub(super) fn show(&mut self, route: Route, in_its_place: bool) -> Vec<Request> {
        if self.refuses(&route) {
            return Vec::new();
        }
        if let Route::Begin(kind) = route {
            return self.begin(kind);
        }
        let goes_on = matches!(route.purpose(), Purpose::GoOn | Purpose::GoOnOrRead);
        if !self.drafts_known && self.read_only.is_none() && goes_on {
            self.opening = Some(Opening { route, in_its_place, typed: Vec::new() });
            return Vec::new();
        }
        let mut kept = self.rest(&route);
        kept.extend(self.count_look(&route));
        let kept = kept.into_iter().map(Request::Do);
        kept.chain(self.show_screen(route, in_its_place)).collect()
    }

    /// The same once drafts are known, and without counting a look.
    pub(super) fn show_screen(&mut self, route: Route, in_its_place: bool) -> Vec<Request> {
        if let Route::Begin(kind) = route {
            return self.begin(kind);
        }
        let mut resting = self.resting_for(&route);
        let screen = match resting.take_if(|id| self.is_untouched && self.has_words(*id)) {
            Some(id) => Some(Box::new(OfferScreen::of(id)) as Box<dyn Screen>),
            None if resting.is_some() => None,
            None => self.screen(route),
        };
        if in_its_place && (resting.is_some() || screen.is_some()) {
            self.close();
        }
        let resumed = resting.map(|id| Request::Do(Task::ResumeDraft(id)));
        resumed.into_iter().chain(screen.map(|screen| self.push(screen)).unwrap_or_default()).collect()
    }

    /// Returns the draft that rests for the thing a route would begin: the user goes on with it, as a new start would
    /// hide it and, once saved, lose it.
    fn resting_for(&self, route: &Route) -> Option<EntryId> {
        let id = match route {
            Route::CheckIn(day) => EntryId::of_check_in(*day),
            Route::Note(_, Some(id))
            | Route::LookBack(id, ..)
            | Route::EditPractice(id, ..)
            | Route::MonthlyCheck(Some(id)) => *id,
            Route::MonthlyCheck(None) => monthly::resting(&self.drafts, self.today())?,
            _ => return None,
        };
        let rests = self.read_only.is_none() && self.drafts.iter().any(|draft| draft.head.id == id);
        rests.then_some(id)
    }

    /// Whether a draft that rests has words: before a key is pressed, when anybody may look on, none of them is shown.
    fn has_words(&self, id: EntryId) -> bool {
        self.drafts.iter().any(|draft| draft.head.id == id && draft.has_words())
    }

    fn screen(&mut self, route: Route) -> Option<Box<dyn Screen>> {
        let writes = matches!(route.purpose(), Purpose::Write | Purpose::GoOn);
        if let (true, Some(why)) = (writes, &self.read_only) {
            self.say(why.clone());
            return None;
        }
        let context = self.context();
        Some(match route {
            Route::CheckIn(day) => Box::new(CheckInScreen::new(day, &context)),
            Route::Draft(draft) if draft.head.kind == "note" => Box::new(NoteScreen::resumed(&draft)),
            Route::Draft(draft) if draft.head.kind == Kind::MonthlyCheck.key() => {
                Box::new(MonthlyScreen::resumed(&draft))
            }
            Route::Draft(draft) if draft.head.kind != "check_in" => {
                Box::new(ExerciseScreen::resumed(&draft)?)
            }
            Route::Draft(draft) => Box::new(CheckInScreen::resumed(&draft, &context)),
            Route::Practice => Box::new(PracticeScreen::default()),
            // It is one of the others by the time it opens.
            Route::Begin(_) => return None,
            Route::Exercise(kind, carried) => Box::new(ExerciseScreen::new(kind, &carried, &context)),
            Route::LookBack(id, kind, day) => Box::new(ExerciseScreen::look_back(id, kind, day, &context)),
            Route::EditPractice(id, kind, day) => Box::new(ExerciseScreen::edit(id, kind, day, &context)),
            Route::Cards => Box::new(CardsScreen::default()),
            Route::Card(card) => Box::new(CardScreen::new(card)),
            Route::ParkWorry => Box::new(WorryScreen::new(&context)),
            Route::Note(day, id) => Box::new(NoteScreen::new(day, id, &context)),
            Route::Week(day) => Box::new(WeekScreen::new(day)),
            Route::Trends => Box::new(TrendsScreen::default()),
            Route::Report(weeks) => Box::new(ReportScreen::new(weeks)),
            Route::Scale(scale, span) => Box::new(ScaleScreen::new(scale, span)),
            Route::Patterns => Box::new(PatternsScreen::default()),
            Route::Tick(list, id, weeks) => Box::new(TickScreen::new(list, id, weeks)),
            Route::Days(words, days) => Box::new(DaysScreen::new(words, days)),
            Route::Outcome(kind) => Box::new(OutcomeScreen::new(kind)),
            Route::Calendar(day, shown) => Box::new(CalendarScreen::new(day, shown)),
            Route::Entries { search } => Box::new(EntriesScreen::new(search)),
            Route::Trash => Box::new(TrashScreen::default()),
            Route::Reader(id) => Box::new(ReaderScreen::new(id)),
            Route::Versions(id) => Box::new(VersionsScreen::new(id, &context)),
            Route::MonthlyCheck(id) => Box::new(MonthlyScreen::new(id, &context)),
            Route::MonthlyValues => Box::new(ValuesScreen::default()),
            Route::OnThisDay => Box::new(OnThisDayScreen::default()),
            Route::Review => Box::new(ExerciseScreen::new(Kind::Review, &Vec::new(), &context)),
            Route::PartnerPage => {
                let is_from_support = self.screens.iter().any(|screen| screen.place() == Place::Support);
                Box::new(PartnerPageScreen::new(is_from_support))
            }
            Route::Support => Box::new(SupportScreen::default()),
            Route::NotSafe => Box::new(SupportScreen::not_safe()),
            Route::FindSomeone => Box::new(FindSomeoneScreen::default()),
            Route::HardNight => Box::new(NightScreen::default()),
            Route::HardEvening(day) => Box::new(HardEveningScreen::new(day)),
            Route::Settings => Box::new(SettingsScreen::default()),
            Route::Seal => Box::new(SealScreen::default()),
            Route::SealedNote => Box::new(NoteScreen::sealed(&context)),
            Route::Export => Box::new(ExportScreen::default()),
            Route::Import => Box::new(ImportScreen::default()),
            Route::SettingsSection(name) => Box::new(SectionScreen::new(name)),
            Route::SettingsField(name) => Box::new(FieldScreen::new(&name, &context)),
            Route::Help(place) => Box::new(HelpScreen::new(place)),
            Route::Confirm(confirm) => Box::new(ConfirmScreen::new(confirm)),
            Route::GoToDate(purpose) => Box::new(DateScreen::new(purpose)),
        })
    }
}
