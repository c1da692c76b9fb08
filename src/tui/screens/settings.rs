//! The settings: every key of the config file, its value in effect, and how to change it. The file is never written.

use crate::wording::screens::settings as wording;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::journal::format::state::Change;
use crate::journal::text::one_line;
use crate::journal::{DayStart, TickList, WeekStart};
use crate::texts::{self, PartnerWords};
use crate::tui::command::key_names;
use crate::tui::command::keymap::Key;
use crate::tui::command::{Command, Place, Row};
use crate::tui::effect::Effect;
use crate::tui::screens::{Context, Input, Screen};
use crate::tui::settings::Settings;
use crate::tui::task::Task;
use crate::tui::theme::{self, Role};
use crate::tui::widgets::sheet::{Scroll, Sheet};
use crate::wording::dates;

/// Where paths and sentences begin, behind their labels.
const COLUMN: u16 = 18;
/// How far names and keys reach: sentences begin behind them.
const KEYS_COLUMN: u16 = 36;
/// How many lines that are skipped are shown; inward config check names them all.
const MOST_FAULTS: usize = 12;
/// How many days a pause lasts.
const PAUSE_DAYS: i64 = 7;
/// A command that applies in as many places as this is listed once, not in each of them.
const MANY: usize = 5;

fn is_common(row: &Row) -> bool {
    !row.is_everywhere() && row.places().count() >= MANY
}

/// The settings.
#[derive(Debug, Default)]
pub struct SettingsScreen {
    scroll: Scroll,
}

impl Screen for SettingsScreen {
    fn place(&self) -> Place {
        Place::Settings
    }

    fn title(&self, _context: &Context<'_>) -> (String, String) {
        ("Settings".to_owned(), String::new())
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        match input.command() {
            Some(Command::Back) => vec![Effect::Close],
            Some(Command::Pause) => {
                self.scroll.renew();
                pause_or_end(context)
            }
            Some(command) => {
                self.scroll.go(command, context.body, |size| sheet(context, size.width));
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        self.scroll.draw(buffer, area, context.theme, |size| sheet(context, size.width));
    }
}

fn sheet(context: &Context<'_>, width: u16) -> Sheet {
    let mut sheet = Sheet::for_area(width);
    files(context, &mut sheet);
    pause(context, &mut sheet);
    values(context, &mut sheet);
    ticks(context, &mut sheet);
    support(context, &mut sheet);
    keys(context, &mut sheet);
    sheet
}

fn files(context: &Context<'_>, sheet: &mut Sheet) {
    let (settings, style) = (context.settings, |role| context.theme.style(role));
    let mut file = |label: &str, path: &std::path::Path| {
        sheet.labelled(label, style(Role::Heading), &path.display().to_string(), style(Role::Text), COLUMN);
    };
    file(wording::CONFIG_FILE, &settings.config_path);
    file("Data", &settings.data_dir);
    sheet.gap();
    let how =
        if settings.config_exists { wording::HOW_TO_CHANGE_A_SETTING } else { wording::NO_CONFIG_FILE_YET };
    sheet.text(how, style(Role::Muted), 0);
    if !settings.config_faults.is_empty() {
        sheet.gap();
        sheet.text(wording::SKIPPED_BECAUSE_IT_CANNOT_BE_USED, style(Role::Notice), 0);
        for fault in settings.config_faults.iter().take(MOST_FAULTS) {
            sheet.text(fault, style(Role::Text), 4);
        }
    }
    sheet.gap();
}

/// Pauses for a week, or ends the pause.
fn pause_or_end(context: &Context<'_>) -> Vec<Effect> {
    let words = &texts::words().pause;
    let (until, said) = if context.pause().is_some() {
        (None, words.ended.clone())
    } else {
        let until = context.today.plus(PAUSE_DAYS);
        (Some(until), words.until.replace("{day}", &dates::long(until, context.today)))
    };
    vec![Effect::Do(Task::Remember(Change::PauseUntil(until))), Effect::Say(context.said_here(&said))]
}

fn pause(context: &Context<'_>, sheet: &mut Sheet) {
    let (words, style) = (&texts::words().pause, |role| context.theme.style(role));
    let key = key_names::keys_for(context.keymap, Place::Settings, Command::Pause);
    let text = match context.pause() {
        Some(until) => {
            let until = words.until.replace("{day}", &dates::long(until, context.today));
            format!("{until} {}", words.ends.replace("{key}", &key))
        }
        None => words.about.replace("{key}", &key),
    };
    sheet.labelled("Pause", style(Role::Heading), &text, style(Role::Text), COLUMN);
    sheet.gap();
}

/// A setting: the line as the config file would hold it, what it does, what else it may be.
struct Value {
    line: String,
    does: &'static str,
    allowed: String,
}

fn all_values(settings: &Settings) -> [Value; 10] {
    let quoted =
        |names: &[&str]| names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
    let week_start = match settings.week_start {
        WeekStart::Monday => "monday",
        WeekStart::Sunday => "sunday",
    };
    let words = PartnerWords::ALL.map(|(name, _)| name);
    let in_force = PartnerWords::ALL.into_iter().find(|(_, words)| *words == settings.partner_words);
    let countries: Vec<&str> =
        texts::support().countries().into_iter().filter(|country| *country != "EU").collect();
    [
        Value {
            line: format!("day_start = {}", settings.day_start.hour()),
            does: wording::BEFORE_THIS_HOUR_IT_IS_STILL,
            allowed: wording::a_whole_hour_0_to(&DayStart::LATEST),
        },
        Value {
            line: format!("week_start = \"{week_start}\""),
            does: wording::THE_FIRST_DAY_OF_A_WEEK,
            allowed: quoted(&["monday", "sunday"]),
        },
        Value {
            line: format!("theme = \"{}\"", one_line(&settings.theme)),
            does: wording::THE_COLOURS_OF_THE_SCREEN_PLAIN,
            allowed: quoted(&theme::NAMES),
        },
        Value {
            line: match &settings.country {
                Some(country) => format!("country = \"{}\"", one_line(country)),
                None => wording::COUNTRY_IS_NOT_SET.to_owned(),
            },
            does: wording::WHICH_LINES_THE_SUPPORT_PAGE_LISTS,
            allowed: wording::two_letters_there_are_lines_of(&countries.join(", ")),
        },
        Value {
            line: format!("partner_words = \"{}\"", in_force.map_or("partner", |(name, _)| name)),
            does: wording::WHAT_THE_TEXTS_CALL_THE_OTHER,
            allowed: quoted(&words),
        },
        Value {
            line: format!("phrase_check = {}", settings.phrase_check),
            does: wording::AFTER_SAVING_NEW_TEXT_IS_CHECKED_ON,
            allowed: wording::TRUE_OR_FALSE.to_owned(),
        },
        Value {
            line: format!("worry_time = \"{}\"", settings.worry_time),
            does: wording::THE_TIME_FOR_WORRIES_THAT_YOU_PUT,
            allowed: wording::HOURS_AND_MINUTES.to_owned(),
        },
        Value {
            line: switched("on_this_day", settings.on_this_day),
            does: wording::WHETHER_EARLIER_ENTRIES_OF_THE_SAME,
            allowed: wording::TRUE_OR_FALSE.to_owned(),
        },
        Value {
            line: switched("monthly_check", settings.monthly_check),
            does: wording::WHETHER_THE_MONTHLY_CHECK_IS,
            allowed: wording::TRUE_OR_FALSE.to_owned(),
        },
        Value {
            line: format!("still = {}", settings.still),
            does: wording::WHETHER_TIMERS_AND_BREATHING_DO,
            allowed: wording::TRUE_OR_FALSE.to_owned(),
        },
    ]
}

/// A switch that need not be in the file.
fn switched(key: &str, value: Option<bool>) -> String {
    value.map_or_else(|| wording::is_not_set(&key), |value| format!("{key} = {value}"))
}

fn values(context: &Context<'_>, sheet: &mut Sheet) {
    let style = |role| context.theme.style(role);
    for value in all_values(context.settings) {
        sheet.text(&value.line, style(Role::Heading), 0);
        sheet.text(value.does, style(Role::Text), 4);
        sheet.text(&wording::can_be(&value.allowed), style(Role::Muted), 4);
        sheet.gap();
    }
}

fn ticks(context: &Context<'_>, sheet: &mut Sheet) {
    let style = |role| context.theme.style(role);
    sheet.text(wording::YOUR_OWN_TICKS, style(Role::Heading), 0);
    let how = wording::HOW_TICKS_ARE_WRITTEN;
    sheet.text(how, style(Role::Muted), 4);
    for list in TickList::ALL {
        let own = own_ticks(context.settings, list);
        let heading = context.settings.lists.heading(list);
        sheet.text(&format!("[ticks.{}]   {heading}", list.key()), style(Role::Text), 4);
        if own.is_empty() {
            sheet.text(wording::NONE_OF_YOUR_OWN, style(Role::Muted), 8);
        }
        for (id, label) in own {
            sheet.text(&format!("{id} = \"{}\"", one_line(label)), style(Role::Text), 8);
        }
    }
    sheet.gap();
}

/// The ticks of a list that do not read as they come with the program.
fn own_ticks(settings: &Settings, list: TickList) -> Vec<(&str, &str)> {
    let built_in = texts::ticks().list(list);
    let comes_with = |id: &str, label: &str| {
        let tick = built_in.iter().find(|tick| tick.id == id);
        tick.is_some_and(|tick| settings.partner_words.in_text(&tick.label) == label)
    };
    let choices = settings.lists.choices(list).iter();
    choices
        .map(|choice| (choice.id.as_ref(), choice.label.as_ref()))
        .filter(|(id, label)| !comes_with(id, label))
        .collect()
}

fn support(context: &Context<'_>, sheet: &mut Sheet) {
    let style = |role| context.theme.style(role);
    sheet.text(wording::YOUR_OWN_SUPPORT_LINES, style(Role::Heading), 0);
    sheet.text(wording::HOW_SUPPORT_LINES_ARE_WRITTEN, style(Role::Muted), 4);
    sheet.text("[support]", style(Role::Text), 4);
    if context.settings.support.is_empty() {
        sheet.text(wording::NONE_OF_YOUR_OWN, style(Role::Muted), 8);
    }
    for (name, text) in &context.settings.support {
        sheet.text(&format!("\"{}\" = \"{}\"", one_line(name), one_line(text)), style(Role::Text), 8);
    }
    sheet.gap();
}

fn keys(context: &Context<'_>, sheet: &mut Sheet) {
    let style = |role| context.theme.style(role);
    sheet.text("Keys", style(Role::Heading), 0);
    let how = wording::HOW_KEYS_ARE_WRITTEN;
    sheet.text(how, style(Role::Muted), 4);
    sheet.gap();
    let mut listed = |heading: &str, rows: Vec<(&'static Row, &[Key])>| {
        if rows.is_empty() {
            return;
        }
        sheet.text(heading, style(Role::Muted), 0);
        for (row, keys) in rows {
            let label =
                format!("{:<COLUMN$}{}", row.name, key_names::keys(keys), COLUMN = usize::from(COLUMN));
            sheet.labelled(&label, style(Role::Key), row.sentence, style(Role::Text), KEYS_COLUMN);
        }
        sheet.gap();
    };
    let keymap = context.keymap;
    listed("Everywhere", keymap.all().filter(|(row, _)| row.is_everywhere()).collect());
    listed(wording::IN_MOST_PLACES, keymap.all().filter(|(row, _)| is_common(row)).collect());
    for place in Place::ALL {
        let own = |row: &Row| !row.is_everywhere() && !is_common(row);
        listed(place.title(), keymap.rows(place).filter(|(row, _)| own(row)).collect());
    }
}

#[cfg(test)]
mod tests;
