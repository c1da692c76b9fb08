//! The rows of the settings.

use super::listing::Shown;
use super::{fixed, from};
use crate::config::Source;
use crate::config::known::{Known, SECTIONS, SETTINGS, Section};
use crate::journal::text::one_line;
use crate::journal::{Rating, Scale};
use crate::tui::screens::prelude::*;
use crate::tui::settings::Seal;
use crate::tui::theme::{Ink, Theme};
use crate::wording::numbers::counted;
use crate::wording::screens::{seal as sealing, settings as wording};

/// So many values are named below the list; of more only the next ones are a key away.
const MOST_NAMED: usize = 8;
/// The most skipped lines that are shown; inward config check names them all.
const MOST_FAULTS: usize = 3;

/// A row of the settings.
#[derive(Clone, Copy, Debug)]
pub(super) enum Row {
    /// Lines of the config file that are skipped.
    Skipped,
    /// A key of the config.
    Setting(&'static Known),
    /// A section of the config.
    Section(&'static Section),
    /// The pause.
    Pause,
    /// Sealing the journal.
    Seal,
    /// Exporting into a file.
    Export,
    /// Importing a file.
    Import,
    /// The config file.
    File,
    /// The data directory.
    Folder,
}

/// The rows, in their order.
pub(super) fn rows(context: &Context<'_>) -> Vec<Row> {
    let skipped = (!context.settings.config_faults.is_empty()).then_some(Row::Skipped);
    let settings = SETTINGS.iter().map(Row::Setting);
    let sections = SECTIONS.iter().map(Row::Section);
    let last = [Row::Pause, Row::Seal, Row::Export, Row::Import, Row::File, Row::Folder];
    skipped.into_iter().chain(settings).chain(sections).chain(last).collect()
}

impl Row {
    pub(super) fn shown(self, context: &Context<'_>) -> Shown {
        match self {
            Self::Skipped => skipped(context),
            Self::Setting(known) => setting(known, context),
            Self::Section(section) => of_section(section, context),
            Self::Pause => pause(context),
            Self::Seal => seal(context),
            Self::Export => Shown {
                name: wording::EXPORT.to_owned(),
                about: vec![(wording::ABOUT_EXPORT.to_owned(), Role::Text)],
                ..Shown::default()
            },
            Self::Import => Shown {
                name: wording::IMPORT.to_owned(),
                about: vec![(wording::ABOUT_IMPORT.to_owned(), Role::Text)],
                ..Shown::default()
            },
            Self::File => {
                let config = &context.settings.config;
                let how = if config.exists { wording::THE_FILE } else { wording::NO_FILE };
                place(wording::CONFIG_FILE, &config.path.display().to_string(), how)
            }
            Self::Folder => {
                place(wording::FOLDER, &context.settings.data_dir.display().to_string(), wording::THE_FOLDER)
            }
        }
    }
}

fn place(name: &str, path: &str, about: &str) -> Shown {
    let path = one_line(path);
    let about = vec![(path.clone(), Role::Text), (about.to_owned(), Role::Muted)];
    Shown { name: name.to_owned(), value: path, about, ..Shown::default() }
}

fn skipped(context: &Context<'_>) -> Shown {
    let faults = &context.settings.config_faults;
    let mut about: Vec<(String, Role)> =
        faults.iter().take(MOST_FAULTS).map(|fault| (fault.clone(), Role::Text)).collect();
    if faults.len() > MOST_FAULTS {
        about.push((wording::CHECK_NAMES_ALL.to_owned(), Role::Muted));
    }
    let value = counted(faults.len(), "line", "lines");
    Shown { name: wording::SKIPPED.to_owned(), value, about, ..Shown::default() }
}

fn setting(known: &Known, context: &Context<'_>) -> Shown {
    let config = &context.settings.config;
    let value = one_line(&known.shown(config, context.state));
    let choices = (known.choices)();
    let key = |command| key_names::keys_for(context.keymap, Place::Settings, command);
    let mut about = vec![(known.does.to_owned(), Role::Text)];
    if let Some(why) = fixed(known.name, context) {
        about.insert(0, (why, Role::Notice));
    } else {
        let words: Vec<&str> = choices.iter().map(|offered| offered.words.as_ref()).collect();
        let mut ways = if words.len() <= MOST_NAMED { words.join(" · ") } else { String::new() };
        if !known.typed.is_empty() {
            let types = wording::typed(&key(Command::Open));
            ways = if ways.is_empty() { types } else { format!("{ways}. {types}") };
        }
        about.extend((!ways.is_empty()).then_some((ways, Role::Muted)));
    }
    if config.source(known.name) == Source::Program {
        about.push((wording::back(&key(Command::Reset), &known.shown_default()), Role::Muted));
    }
    let mut shown = Shown {
        name: known.label.to_owned(),
        value,
        from: from(known.name, context),
        about,
        sample: Vec::new(),
    };
    if known.name == "theme" {
        if *context.theme == Theme::plain() && config.theme.as_deref() != Some("plain") {
            shown.about.push((wording::NO_COLOUR_HERE.to_owned(), Role::Notice));
        }
        shown.sample = sample();
    }
    shown
}

/// The roles of the theme that is in force.
fn sample() -> Vec<Vec<(String, Ink)>> {
    let roles = [
        ("text", Role::Text),
        ("quiet", Role::Muted),
        ("heading", Role::Heading),
        ("chosen", Role::Focus),
        ("key", Role::Key),
    ];
    let words = roles.map(|(word, role)| (format!("{word}  "), Ink::from(role))).to_vec();
    let levels = |scale: Scale, name: &str| {
        let figures = Rating::ALL.map(|rating| (format!("{rating} "), Ink::from(Role::Rated(scale, rating))));
        std::iter::once((format!("{name} "), Ink::from(Role::Muted))).chain(figures).collect::<Vec<_>>()
    };
    let mut figures = levels(Scale::ALL[0], wording::SIGNS);
    figures.push((" ".to_owned(), Role::Text.into()));
    figures.extend(levels(Scale::Steadiness, wording::STEADINESS));
    vec![words, figures]
}

fn of_section(section: &Section, context: &Context<'_>) -> Shown {
    let config = &context.settings.config;
    let value = match section.own {
        Some(own) => match own(config).len() {
            0 => wording::NONE_OF_YOUR_OWN.to_owned(),
            n => wording::of_your_own(&n),
        },
        None => match config.keys.len() + config.chosen_keys.len() {
            0 => wording::AS_THEY_COME.to_owned(),
            n => wording::changed(&n),
        },
    };
    let opens = wording::opens(&key_names::keys_for(context.keymap, Place::Settings, Command::Open));
    let about = vec![(section.is_for.to_owned(), Role::Text), (opens, Role::Muted)];
    Shown { name: section.label.to_owned(), value, about, ..Shown::default() }
}

fn seal(context: &Context<'_>) -> Shown {
    let (value, about) = match context.settings.seal {
        Seal::Plain => (sealing::IS_NOT_SEALED, sealing::ABOUT),
        Seal::Open | Seal::Locked => (sealing::IS_SEALED, sealing::ABOUT_SEALED),
    };
    let key = key_names::keys_for(context.keymap, Place::Settings, Command::Open);
    Shown {
        name: sealing::NAME.to_owned(),
        value: value.to_owned(),
        about: vec![(about.to_owned(), Role::Text), (sealing::explains(&key), Role::Muted)],
        ..Shown::default()
    }
}

fn pause(context: &Context<'_>) -> Shown {
    let words = &texts::words().pause;
    let key = key_names::keys_for(context.keymap, Place::Settings, Command::Pause);
    let (value, about) = match context.pause() {
        Some(until) => {
            let until = words.until.replace("{day}", &dates::long(until, context.today));
            (until, words.ends.replace("{key}", &key))
        }
        None => ("off".to_owned(), words.about.replace("{key}", &key)),
    };
    Shown { name: wording::PAUSE.to_owned(), value, about: vec![(about, Role::Text)], ..Shown::default() }
}
