//! The settings: every key of the config file, its value in effect, and how to change it. The file is never written.

use crate::config::known::{SECTIONS, SETTINGS, Section};
use crate::journal::format::state::Change;
use crate::journal::text::one_line;
use crate::tui::command::Row;
use crate::tui::command::keymap::Key;
use crate::tui::screens::prelude::*;
use crate::wording::screens::settings as wording;

/// The column at which paths and sentences begin, after their labels.
const COLUMN: u16 = 18;
/// The width of names and keys: sentences begin after them.
const KEYS_COLUMN: u16 = 36;
/// The most skipped lines that are shown; inward config check names them all.
const MOST_FAULTS: usize = 12;
/// The number of days that a pause lasts.
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
    sections(context, &mut sheet);
    keys(context, &mut sheet);
    sheet
}

fn files(context: &Context<'_>, sheet: &mut Sheet) {
    let settings = context.settings;
    let mut file = |label: &str, path: &std::path::Path| {
        sheet.labelled(label, Role::Heading, &path.display().to_string(), Role::Text, COLUMN);
    };
    file(wording::CONFIG_FILE, &settings.config.path);
    file("Data", &settings.data_dir);
    sheet.gap();
    let how =
        if settings.config.exists { wording::HOW_TO_CHANGE_A_SETTING } else { wording::NO_CONFIG_FILE_YET };
    sheet.text(how, Role::Muted, 0);
    if !settings.config_faults.is_empty() {
        sheet.gap();
        sheet.text(wording::SKIPPED, Role::Notice, 0);
        for fault in settings.config_faults.iter().take(MOST_FAULTS) {
            sheet.text(fault, Role::Text, 4);
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
    let words = &texts::words().pause;
    let key = key_names::keys_for(context.keymap, Place::Settings, Command::Pause);
    let text = match context.pause() {
        Some(until) => {
            let until = words.until.replace("{day}", &dates::long(until, context.today));
            format!("{until} {}", words.ends.replace("{key}", &key))
        }
        None => words.about.replace("{key}", &key),
    };
    sheet.labelled("Pause", Role::Heading, &text, Role::Text, COLUMN);
    sheet.gap();
}

fn values(context: &Context<'_>, sheet: &mut Sheet) {
    for known in &SETTINGS {
        let value = one_line(&(known.value)(&context.settings.config, context.state));
        sheet.labelled(known.name, Role::Heading, &value, Role::Text, COLUMN);
        sheet.text(known.does, Role::Text, 4);
        sheet.text(&known.may_be(), Role::Muted, 4);
        sheet.gap();
    }
}

/// Adds the sections of the file, except for the keys.
fn sections(context: &Context<'_>, sheet: &mut Sheet) {
    for Section { name, does, own, .. } in &SECTIONS {
        let Some(own) = own else { continue };
        sheet.text(&format!("[{name}]"), Role::Heading, 0);
        sheet.text(does, Role::Muted, 4);
        let own = own(&context.settings.config);
        if own.is_empty() {
            sheet.text(wording::NONE_OF_YOUR_OWN, Role::Muted, 4);
        }
        for (key, text) in own {
            sheet.text(&format!("{} = \"{}\"", as_key(key), one_line(text)), Role::Text, 4);
        }
        sheet.gap();
    }
}

/// A key as the file would hold it: in quotes unless it is one word of plain letters.
fn as_key(key: &str) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    if key.chars().all(is_bare) { key.to_owned() } else { format!("\"{}\"", one_line(key)) }
}

fn keys(context: &Context<'_>, sheet: &mut Sheet) {
    sheet.text("Keys", Role::Heading, 0);
    let how = wording::HOW_KEYS_ARE_WRITTEN;
    sheet.text(how, Role::Muted, 4);
    sheet.gap();
    let mut listed = |heading: &str, rows: Vec<(&'static Row, &[Key])>| {
        if rows.is_empty() {
            return;
        }
        sheet.text(heading, Role::Muted, 0);
        for (row, keys) in rows {
            let label =
                format!("{:<COLUMN$}{}", row.name, key_names::keys(keys), COLUMN = usize::from(COLUMN));
            sheet.labelled(&label, Role::Key, row.sentence, Role::Text, KEYS_COLUMN);
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
