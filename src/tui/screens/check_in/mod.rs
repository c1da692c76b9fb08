//! The check-in: five questions, then a last page on which everything is optional.
//!
//! Every step goes to the draft before the next is drawn; nothing is ever lost.

mod last_page;
mod once;
mod question;
mod saving;
#[cfg(test)]
mod tests;
mod trial_row;
mod words;

use serde_json::json;

use self::last_page::{LastPage, PagePart};
use self::once::Once;
use self::words::OpenText;
use super::writing::{self, Writing};
use crate::journal::draft::Field;
use crate::journal::prompts::{PromptRule, Shown};
use crate::journal::{Body, CheckIn, Day, Draft, EntryId, GivenPrompt, Rating, Scale, Sign, TickList};
use crate::tui::command::keymap::Hit;
use crate::tui::screens::prelude::*;
use crate::tui::screens::support_line;
use crate::tui::widgets::progress;
use crate::wording::screens::check_in as wording;

/// The check-in of one day while it is being answered.
#[derive(Debug)]
pub struct CheckInScreen {
    writing: Writing,
    check_in: CheckIn,
    page: CheckInPage,
    /// The highlighted answer; none until an arrow is pressed or an answer given.
    highlighted: Option<Rating>,
    last: LastPage,
    text: Option<OpenText>,
    history_read: bool,
    prompts_shown: Vec<String>,
    /// The words about the draft when it is opened.
    says: Option<Effect>,
    /// The page that follows the question that is seen.
    follows: Follows,
    /// The question that the last key answered: a note that follows at once is about it.
    just_answered: Option<Sign>,
    once: Once,
    /// Whether it is saved as soon as the plans have been read that it may call for.
    is_awaited: bool,
    /// Whether the plans cannot be read.
    without_plans: bool,
}

/// The position in the check-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CheckInPage {
    Question(Sign),
    Last,
}

/// The page that follows a question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Follows {
    /// The next one in order.
    #[default]
    NextPage,
    /// The last page, from which the question was opened.
    LastPage,
}

impl CheckInPage {
    const COUNT: usize = Sign::ALL.len() + 1;

    fn at(index: usize) -> Self {
        Sign::ALL.get(index).copied().map_or(Self::Last, Self::Question)
    }

    /// Returns the index, from 0.
    fn index(self) -> usize {
        match self {
            Self::Question(sign) => sign as usize,
            Self::Last => Self::COUNT - 1,
        }
    }
}

impl CheckInScreen {
    /// The check-in of a day: a new one, or the one that is stored.
    pub fn new(day: Day, context: &Context<'_>) -> Self {
        let writing = Writing::of_stored("check_in", day, EntryId::of_check_in(day), context);
        Self::with(writing, CheckInPage::at(0), context)
    }

    /// A check-in that was interrupted, at the page that it had reached.
    pub fn resumed(draft: &Draft, context: &Context<'_>) -> Self {
        Self::with(Writing::resumed(draft), CheckInPage::at(draft.page()), context)
    }

    fn with(writing: Writing, page: CheckInPage, context: &Context<'_>) -> Self {
        let day = writing.day();
        let mut screen = Self {
            writing,
            check_in: CheckIn::default(),
            page,
            highlighted: None,
            last: LastPage::of(day),
            text: None,
            history_read: false,
            prompts_shown: Vec::new(),
            says: None,
            follows: Follows::NextPage,
            just_answered: None,
            once: Once::default(),
            is_awaited: false,
            without_plans: false,
        };
        screen.says = screen.take_stored(context);
        screen
    }

    /// Takes over the stored check-in of the day, as soon as its month has been read.
    fn take_stored(&mut self, context: &Context<'_>) -> Option<Effect> {
        let taken = self.writing.take_up(context)?;
        self.check_in = match taken.body {
            Some(Body::CheckIn(check_in)) => *check_in,
            _ => CheckIn::default(),
        };
        self.prompts_shown = self.check_in.prompt.iter().map(|prompt| prompt.id.clone()).collect();
        // What is edited is seen as a whole first, unless a page was reached before.
        let is_seen_whole = self.is_edit() && self.page == CheckInPage::at(0);
        self.go_to(if is_seen_whole { CheckInPage::Last } else { self.page });
        taken.says
    }

    /// Whether a check-in is edited that was saved before.
    fn is_edit(&self) -> bool {
        self.writing.seen().is_some()
    }

    fn day(&self) -> Day {
        self.writing.day()
    }

    /// A text as it is said of the day.
    fn say(&self, text: &str, context: &Context<'_>) -> String {
        last_page::said(text, self.day(), context)
    }

    fn body(&self) -> Body {
        let mut check_in = self.check_in.clone();
        check_in.prompt = self.prompt();
        Body::CheckIn(Box::new(check_in))
    }

    /// The prompt to keep. That one was only shown in an edit is nothing that the person wrote.
    fn prompt(&self) -> Option<GivenPrompt> {
        let is_answered =
            |prompt: &Option<GivenPrompt>| prompt.as_ref().is_some_and(|it| !it.answer.is_empty());
        let stored =
            self.writing.seen().and_then(|stored| stored.check_in()).map(|check_in| &check_in.prompt);
        match stored {
            Some(stored) if !is_answered(stored) && !is_answered(&self.check_in.prompt) => stored.clone(),
            _ => self.check_in.prompt.clone(),
        }
    }

    /// Returns the effect that writes a field, with its present value, to the draft.
    fn draft(&mut self, field: Field) -> Effect {
        let value = match field {
            Field::Page => json!(self.page.index()),
            field => self.check_in.get(field).to_value(),
        };
        self.writing.draft(field, value)
    }

    fn go_to(&mut self, page: CheckInPage) {
        self.page = page;
        self.last.close_list();
        self.highlighted = match page {
            CheckInPage::Question(sign) => self.check_in.ratings.get(sign),
            CheckInPage::Last => None,
        };
    }

    fn next_page(&mut self, context: &Context<'_>) -> Vec<Effect> {
        if std::mem::take(&mut self.follows) == Follows::LastPage {
            self.go_to(CheckInPage::Last);
            return Vec::new();
        }
        self.go_to(CheckInPage::at(self.page.index() + 1));
        let mut effects = vec![self.draft(Field::Page)];
        effects.extend(self.choose_prompt(context));
        effects
    }

    /// Chooses the day's prompt when the last page is first reached and all is known that the rule looks at.
    fn choose_prompt(&mut self, context: &Context<'_>) -> Option<Effect> {
        if self.page != CheckInPage::Last || self.check_in.prompt.is_some() || !self.history_read {
            return None;
        }
        if !context.settings.config.prompts {
            return None;
        }
        let before = context.journal.prompts_before(self.day());
        let rule = prompt_rule(&before, context);
        let id = rule.choose(&self.check_in.ratings)?.id.clone();
        self.prompts_shown = vec![id.clone()];
        self.show_prompt(id)
    }

    /// Shows a prompt; in an edit it begins no draft by itself.
    fn show_prompt(&mut self, id: String) -> Option<Effect> {
        self.check_in.prompt = Some(GivenPrompt::new(id, ""));
        (!self.is_edit()).then(|| self.draft(Field::Prompt))
    }

    fn can_show_another(&self) -> bool {
        self.check_in.prompt.as_ref().is_some_and(|prompt| prompt.answer.is_empty())
            && self.prompts_shown.len() <= crate::journal::prompts::MOST_OTHERS
    }

    fn show_another(&mut self, context: &Context<'_>) -> Vec<Effect> {
        if !self.can_show_another() {
            return Vec::new();
        }
        let before = context.journal.prompts_before(self.day());
        let rule = prompt_rule(&before, context);
        let Some(prompt) = rule.another(&self.prompts_shown) else { return Vec::new() };
        self.prompts_shown.push(prompt.id.clone());
        self.last.focus_on(PagePart::Prompt);
        self.show_prompt(prompt.id.clone()).into_iter().collect()
    }

    fn update_question(&mut self, sign: Sign, hit: Hit, context: &Context<'_>) -> Vec<Effect> {
        let answered = self.just_answered.take();
        match hit.command {
            Command::Answer => {
                let rating = u8::try_from(hit.nth).ok().and_then(Rating::new);
                self.answer(sign, rating, context)
            }
            Command::Take if self.highlighted.is_some() => self.answer(sign, self.highlighted, context),
            Command::Skip => self.answer(sign, None, context),
            Command::Down => self.highlight(|value| value.map_or(0, |value| value + 1)),
            // Whichever arrow comes first, it must not land on the heaviest answer.
            Command::Up => self.highlight(|value| value.map_or(0, |value| value.saturating_sub(1))),
            Command::Write => {
                self.write(Field::Note(answered.unwrap_or(sign)));
                Vec::new()
            }
            Command::Save if self.check_in != CheckIn::default() => self.save(context),
            Command::Back => self.back(context),
            _ => Vec::new(),
        }
    }

    fn answer(&mut self, sign: Sign, rating: Option<Rating>, context: &Context<'_>) -> Vec<Effect> {
        self.check_in.ratings.set(sign, rating);
        self.just_answered = Some(sign).filter(|_| self.follows == Follows::NextPage);
        let mut effects = vec![self.draft(Field::Rating(sign.into()))];
        effects.extend(self.next_page(context));
        effects
    }

    fn highlight(&mut self, moved: impl Fn(Option<u8>) -> u8) -> Vec<Effect> {
        let value = moved(self.highlighted.map(Rating::value)).min(Rating::MAX);
        self.highlighted = Rating::new(value);
        Vec::new()
    }

    fn update_last(&mut self, hit: Hit, context: &Context<'_>) -> Vec<Effect> {
        let answered = self.just_answered.take();
        match hit.command {
            Command::Save => return self.save(context),
            Command::Write if answered.is_some() => {
                if let Some(sign) = answered {
                    self.write(Field::Note(sign));
                }
                return Vec::new();
            }
            Command::OtherPrompt => return self.show_another(context),
            Command::LeaveText => return self.back(context),
            Command::Back if !self.last.close_list() => return self.back(context),
            _ => {}
        }
        let before = self.check_in.ticked(TickList::Triggers).unwrap_or_default().to_vec();
        match self.last.update(hit, &mut self.check_in, context) {
            last_page::Outcome::Nothing => Vec::new(),
            last_page::Outcome::Changed(field) => {
                std::iter::once(self.draft(field)).chain(self.say_plan(&before, context)).collect()
            }
            last_page::Outcome::Write(field) => {
                self.write(field);
                Vec::new()
            }
            last_page::Outcome::Answered(trial) => vec![Effect::Do(Task::Save(vec![*trial]))],
            last_page::Outcome::ToQuestion(sign) => {
                self.go_to(CheckInPage::Question(sign));
                self.follows = Follows::LastPage;
                Vec::new()
            }
        }
    }

    fn back(&mut self, context: &Context<'_>) -> Vec<Effect> {
        if std::mem::take(&mut self.follows) == Follows::LastPage {
            self.go_to(CheckInPage::Last);
            return Vec::new();
        }
        if self.is_edit() && self.page == CheckInPage::Last {
            return self.leave(context);
        }
        if let Some(before) = self.page.index().checked_sub(1) {
            self.go_to(CheckInPage::at(before));
            // Nothing was answered yet when one only looks back and forth in a check-in without a draft.
            return if self.writing.has_draft() { vec![self.draft(Field::Page)] } else { Vec::new() };
        }
        self.leave(context)
    }

    fn leave(&mut self, context: &Context<'_>) -> Vec<Effect> {
        let mut effects = self.writing.keep();
        if self.writing.has_draft() && !self.writing.is_unchanged(&self.body()) {
            effects.push(writing::says_kept());
            effects.extend(support_line::offer(support_line::of_words(self.check_in.texts(), context)));
        }
        effects
    }
}

/// The rule that chooses prompts, without those that rest.
fn prompt_rule<'a>(before: &'a [Shown], context: &Context<'_>) -> PromptRule<'a> {
    let prompts = texts::prompts();
    let resting = prompts.resting(context.state.rests(context.today));
    PromptRule::new(&prompts.catalogue, before).without(resting)
}

impl Screen for CheckInScreen {
    fn place(&self) -> Place {
        match self.page {
            _ if self.text.is_some() => Place::Text,
            CheckInPage::Question(_) => Place::Question,
            CheckInPage::Last if self.last.is_list_open() => Place::Ticks,
            CheckInPage::Last if self.last.words(&self.check_in).is_some() => Place::Words,
            CheckInPage::Last if self.last.is_on(PagePart::Steadiness) => Place::LastPage,
            CheckInPage::Last => Place::PageRow,
        }
    }

    fn title(&self, context: &Context<'_>) -> (String, String) {
        let edited = if self.writing.seen().is_some() { " · edit" } else { "" };
        let left = format!("{}{edited}", dates::long(self.day(), context.today));
        (left, shared::of(&(self.page.index() + 1), &CheckInPage::COUNT))
    }

    fn says(&self, command: Command, _context: &Context<'_>) -> Option<&'static str> {
        let is_on_trial = self.page == CheckInPage::Last && self.last.is_on(PagePart::Trial);
        match command {
            Command::Write if self.just_answered.is_some() => Some(wording::NOTE_ON_THE_LAST),
            Command::Toggle if is_on_trial => Some(wording::YES_OR_NO),
            _ => None,
        }
    }

    fn offers(&self, command: Command, context: &Context<'_>) -> bool {
        match command {
            Command::EditOutside => context.has_editor(),
            Command::OtherPrompt => self.can_show_another(),
            Command::Save => self.page == CheckInPage::Last || self.check_in != CheckIn::default(),
            // One of the two, so that the footer keeps its height.
            Command::Take => self.highlighted.is_some() || self.page == CheckInPage::Last,
            Command::Down => self.page == CheckInPage::Last || self.highlighted.is_none(),
            Command::Skip if self.page == CheckInPage::Last => self.last.can_skip(),
            Command::Answer if self.page == CheckInPage::Last => self.last.rated().is_some(),
            Command::Write if self.page == CheckInPage::Last => {
                self.just_answered.is_some()
                    || matches!(self.last.rated(), Some(scale) if scale != Scale::Steadiness)
            }
            Command::Toggle => !self.last.is_on(PagePart::Steadiness),
            _ => true,
        }
    }

    fn opened(&mut self, context: &Context<'_>) -> Vec<Effect> {
        let unread = self.writing.waits_for(context).map(|month| Effect::Do(Task::Read(vec![month])));
        let mut effects: Vec<Effect> = unread.into_iter().collect();
        effects.extend(self.says.take());
        effects.push(Effect::Do(Task::ReadBefore(self.day())));
        effects.push(Effect::Do(Task::ReadPractices));
        effects
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        self.is_awaited = false;
        if self.text.is_some() {
            return self.update_text(&input);
        }
        let Input::Hit(hit) = input else { return self.begin_to_write(&input) };
        if let Some(effects) = self.take_held(hit) {
            return effects;
        }
        match self.page {
            CheckInPage::Question(sign) => self.update_question(sign, hit, context),
            CheckInPage::Last => self.update_last(hit, context),
        }
    }

    fn receive(&mut self, reply: &Reply, context: &Context<'_>) -> Vec<Effect> {
        match reply {
            Reply::Read(_) => self.take_stored(context).into_iter().collect(),
            Reply::Practices(_) | Reply::NoPractices(_) => {
                self.without_plans |= matches!(reply, Reply::NoPractices(_));
                if std::mem::take(&mut self.is_awaited) { self.save(context) } else { Vec::new() }
            }
            Reply::ReadBefore(day) if *day == self.day() => {
                self.history_read = true;
                self.choose_prompt(context).into_iter().collect()
            }
            Reply::Edited(_) => {
                let words = self.writing.edited(reply).cloned();
                words.map(|words| self.take_edited(&words)).unwrap_or_default()
            }
            Reply::NotSaved(entries, _) => {
                self.last.forget_answer(entries);
                self.writing.receive(reply, &self.body(), context);
                Vec::new()
            }
            _ if self.writing.receive(reply, &self.body(), context).is_some() => {
                self.answered(context).into_iter().chain(self.points_on(context)).collect()
            }
            _ => Vec::new(),
        }
    }

    fn flush(&mut self) -> Vec<Effect> {
        // Something else comes between the answer and a note.
        self.just_answered = None;
        self.take_text();
        if !self.writing.take_typed() {
            return Vec::new();
        }
        let field = self.text.as_ref().map(|text| text.field);
        field.map(|field| self.draft(field)).into_iter().collect()
    }

    fn writing(&self) -> Option<&Writing> {
        Some(&self.writing)
    }

    fn opens_again(&self) -> Option<Route> {
        Some(Route::CheckIn(self.writing.day()))
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        let area = progress::draw(buffer, area, context.theme, self.page.index() + 1, CheckInPage::COUNT);
        match (&self.text, self.page) {
            (Some(text), _) => question::writing(buffer, area, context, &text.field, self, &text.editor),
            (None, CheckInPage::Question(sign)) => question::view(buffer, area, context, sign, self),
            (None, CheckInPage::Last) => self.last.view(buffer, area, context, &self.check_in),
        }
    }
}
