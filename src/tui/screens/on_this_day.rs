//! On this day: the entries of the same day a month and a year ago, in short. Days whose signs were all high are left out.

use crate::insight::on_this_day;
use crate::journal::format::state::Change;
use crate::journal::text::one_line;
use crate::journal::{Body, CheckIn, Day, Entry, Month, Note, Practice, Scale, Sign};
use crate::texts::OnThisDayWords;
use crate::texts::practice::BETWEEN;
use crate::tui::screens::prelude::*;
use crate::wording::imported;

/// The indent of an entry's words.
const INDENT: u16 = 2;

/// The same day a month and a year ago.
#[derive(Debug, Default)]
pub struct OnThisDayScreen {
    scroll: Scroll,
}

/// Says when these days were, seen from today: `a month ago`.
pub fn when(days: &[Day], today: Day) -> &'static str {
    let words = &texts::words().on_this_day;
    let (mut month_ago, mut year_ago) = (false, false);
    for day in days {
        // The day of a year ago has the same month.
        if day.month() == today.month() { year_ago = true } else { month_ago = true }
    }
    match (month_ago, year_ago) {
        (true, true) => &words.both,
        (_, true) => &words.year_ago,
        _ => &words.month_ago,
    }
}

/// Returns the days to show among those that have been read.
fn days(context: &Context<'_>) -> Vec<Day> {
    if !context.shows_on_this_day() {
        return Vec::new();
    }
    let days = on_this_day::days(context.today);
    days.filter(|day| on_this_day::may_be_shown(context.journal.on(*day))).collect()
}

impl Screen for OnThisDayScreen {
    fn place(&self) -> Place {
        Place::OnThisDay
    }

    fn title(&self, context: &Context<'_>) -> (String, String) {
        (self.place().title().to_owned(), dates::long(context.today, context.today))
    }

    fn offers(&self, command: Command, context: &Context<'_>) -> bool {
        match command {
            Command::SwitchOff => context.shows_on_this_day(),
            Command::Down => !days(context).is_empty(),
            _ => true,
        }
    }

    fn opened(&mut self, context: &Context<'_>) -> Vec<Effect> {
        let reads = context.reads(self.months(context));
        reads.filter(|_| context.shows_on_this_day()).into_iter().collect()
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        match input.command() {
            Some(Command::Back) => vec![Effect::Close],
            Some(Command::SwitchOff) => switch_off(context),
            Some(command) => {
                self.scroll.go(command, context.body, |size| sheet(context, size.width));
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    fn receive(&mut self, _: &Reply, _: &Context<'_>) -> Vec<Effect> {
        self.scroll.renew();
        Vec::new()
    }

    fn months(&self, context: &Context<'_>) -> Vec<Month> {
        on_this_day::days(context.today).map(Month::of).collect()
    }

    fn opens_again(&self) -> Option<Route> {
        Some(Route::OnThisDay)
    }

    fn told(&self, context: &Context<'_>, size: Size) -> Option<Sheet> {
        Some(sheet(context, size.width))
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        self.scroll.draw(buffer, area, context.theme, |size| sheet(context, size.width));
    }
}

/// Has these days never shown again; where the config file says that they are, only that can change it.
fn switch_off(context: &Context<'_>) -> Vec<Effect> {
    let words = &texts::words().on_this_day;
    if context.settings.config.on_this_day == Some(true) {
        return vec![Effect::Say(words.configured.clone())];
    }
    if !context.shows_on_this_day() {
        return Vec::new();
    }
    let said = context.said_here(&words.switched_off);
    vec![Effect::Do(Task::Remember(Change::OnThisDay(false))), Effect::Close, Effect::Say(said)]
}

fn sheet(context: &Context<'_>, cells: u16) -> Sheet {
    let words = &texts::words().on_this_day;
    let mut writer = Writer { sheet: Sheet::for_area(cells), context };
    let days = days(context);
    for day in &days {
        writer.day(*day);
    }
    writer.end(words, days.is_empty());
    writer.sheet
}

/// The entries on their way to the sheet.
struct Writer<'a> {
    sheet: Sheet,
    context: &'a Context<'a>,
}

impl Writer<'_> {
    fn end(&mut self, words: &OnThisDayWords, is_empty: bool) {
        if !self.context.shows_on_this_day() {
            let file = self.context.settings.config.path.display().to_string();
            return self.sheet.text(&words.off.replace("{file}", &file), Role::Muted, 0);
        }
        if is_empty {
            return self.sheet.text(&words.nothing, Role::Muted, 0);
        }
        let key = key_names::keys_for(self.context.keymap, Place::OnThisDay, Command::SwitchOff);
        self.sheet.text(&words.switch.replace("{key}", &key), Role::Muted, 0);
    }

    fn day(&mut self, day: Day) {
        let today = self.context.today;
        let heading = format!("{} · {}", dates::long(day, today), when(&[day], today));
        self.sheet.text(&heading, Role::Heading, 0);
        self.sheet.gap();
        for entry in self.context.journal.on(day).filter(|entry| on_this_day::can_be_shown(entry)) {
            self.entry(entry);
            self.sheet.gap();
        }
    }

    fn entry(&mut self, entry: &Entry) {
        let kind = match &entry.body {
            Body::CheckIn(_) => "Check-in".to_owned(),
            Body::Note(_) => "Note".to_owned(),
            Body::Practice(practice) => texts::practice::practice().exercise(practice.kind()).title.clone(),
            Body::Other { .. } => return,
        };
        self.sheet.text(&format!("{kind}, {}", entry.saved_at.local_time()), Role::Muted, 0);
        match &entry.body {
            Body::CheckIn(check_in) => self.check_in(check_in),
            Body::Note(note) => self.note(entry, note),
            Body::Practice(practice) => self.practice(practice),
            Body::Other { .. } => {}
        }
    }

    fn note(&mut self, entry: &Entry, note: &Note) {
        self.sheet.text(&note.text, Role::Text, INDENT);
        if let Some(from) = imported::from(entry, BETWEEN) {
            self.sheet.text(&from, Role::Muted, INDENT);
        }
    }

    fn check_in(&mut self, check_in: &CheckIn) {
        let rated = Scale::ALL.into_iter().filter_map(|scale| {
            let rating = check_in.ratings.get(scale)?;
            Some(format!("{} {rating}", texts::check_in().question(scale).label))
        });
        let rated = rated.collect::<Vec<_>>().join(" · ");
        if !rated.is_empty() {
            self.sheet.text(&rated, Role::Text, INDENT);
        }
        for sign in Sign::ALL {
            if let Some(note) = check_in.notes.get(sign) {
                let label = &texts::check_in().question(sign).label;
                self.sheet.text(&format!("{label}: {note}"), Role::Text, INDENT);
            }
        }
        // A prompt that was shown and left is nothing to be reminded of.
        if let Some(given) = check_in.prompt.as_ref().filter(|given| !given.answer.is_empty()) {
            let prompt = texts::prompts().text(&given.id).unwrap_or_default();
            self.sheet.text(&self.context.settings.config.partner_words.in_text(prompt), Role::Muted, INDENT);
            self.sheet.text(&given.answer, Role::Text, INDENT);
        }
        if !check_in.text.is_empty() {
            self.sheet.text(&check_in.text, Role::Text, INDENT);
        }
    }

    fn practice(&mut self, practice: &Practice) {
        let lists = &self.context.settings.lists;
        let told = texts::practice::told(practice, |list, id| lists.label(list, id).to_owned());
        for told in told {
            let label = one_line(&told.label);
            self.sheet.text(&format!("{label}: {}", told.words), Role::Text, INDENT);
        }
    }
}

#[cfg(test)]
mod tests;
