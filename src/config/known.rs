//! The keys that the config file may hold, each defined once: for reading the file, for the one that `inward config init`
//! writes, for `inward config`, and for docs/config.md, which a test holds against this.

mod sections;

use std::borrow::Cow;

use serde_json::Value;

pub use self::sections::{Pairs, SECTIONS, Section};

use super::fault::Fault;
use super::setting::Setting;
use super::{Config, THEMES};
use crate::journal::{DayStart, State, WeekStart};
use crate::paths::NAME;
use crate::texts::{self, PartnerWords};

/// A key at the top of the file.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    /// The key.
    pub name: &'static str,
    /// Its name on the screen.
    pub label: &'static str,
    /// The values that it may have.
    pub values: &'static str,
    /// The value where nothing was chosen, in the fewest characters that it can be written with.
    pub default: &'static str,
    /// A value that it may have.
    pub example: &'static str,
    /// Its effect.
    pub does: &'static str,
    /// Reads it from its line.
    pub(super) read: fn(&Setting<'_>, &mut Config) -> Result<(), Fault>,
    /// The value in force, as the file would write it.
    pub value: fn(&Config, &State) -> String,
    /// The values that are offered in the program, in their order.
    pub choices: fn() -> Vec<Offered>,
    /// The question for other values, which are typed; empty when there are none.
    pub typed: &'static str,
}

/// A value that is offered in the program.
#[derive(Clone, Debug, PartialEq)]
pub struct Offered {
    /// The value; `None` for the default where the file has no way to write it.
    pub value: Option<Value>,
    /// What is shown.
    pub words: Cow<'static, str>,
}

const WEEK_STARTS: [(&str, WeekStart); 2] = [("monday", WeekStart::Monday), ("sunday", WeekStart::Sunday)];

fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

/// The name of a value among all names, in quotes.
fn named<T: Copy + PartialEq>(names: &[(&str, T)], value: T) -> String {
    names.iter().find(|(_, other)| *other == value).map(|(name, _)| quoted(name)).unwrap_or_default()
}

fn offered(value: impl Into<Value>, words: impl Into<Cow<'static, str>>) -> Offered {
    Offered { value: Some(value.into()), words: words.into() }
}

fn on_or_off() -> Vec<Offered> {
    vec![offered(true, "on"), offered(false, "off")]
}

/// The values of a list of names, shown in these words or as they are written.
fn each_of<T>(names: &'static [(&'static str, T)], words: &[&'static str]) -> Vec<Offered> {
    let words = words.iter().copied().map(Some).chain(std::iter::repeat(None));
    names.iter().zip(words).map(|((name, _), words)| offered(*name, words.unwrap_or(name))).collect()
}

impl Known {
    /// Returns the values that it may have, and the one that holds where nothing was chosen.
    pub fn may_be(&self) -> String {
        format!("It may be {}. The default: {}.", self.values, self.default)
    }

    /// Whether another value can be chosen in the program; otherwise only the file has it.
    pub fn can_be_chosen(&self) -> bool {
        !self.typed.is_empty() || !(self.choices)().is_empty()
    }

    /// The value that is in force.
    pub fn present(&self, config: &Config, state: &State) -> Option<Value> {
        serde_json::from_str(&(self.value)(config, state)).ok()
    }

    /// The value that is in force, as it is shown.
    pub fn shown(&self, config: &Config, state: &State) -> String {
        let present = self.present(config, state);
        let offered = (self.choices)().into_iter().find(|offered| offered.value == present);
        match (offered, present) {
            (Some(offered), _) => offered.words.into_owned(),
            (None, Some(Value::String(text))) => text,
            (None, _) => (self.value)(config, state),
        }
    }

    /// The default, as it is shown.
    pub fn shown_default(&self) -> String {
        let default: Option<Value> = serde_json::from_str(self.default).ok();
        let offered = (self.choices)().into_iter().find(|offered| offered.value == default);
        offered.map_or_else(|| self.default.to_owned(), |offered| offered.words.into_owned())
    }

    /// The value that is offered before or after the one in force; the one beside it where that is none of those offered.
    pub fn beside(&self, config: &Config, state: &State, forward: bool) -> Option<Offered> {
        let present = self.present(config, state);
        let mut choices = (self.choices)();
        if !forward {
            choices.reverse();
        }
        let at = choices.iter().position(|offered| offered.value == present);
        let text =
            |value: &Option<Value>| value.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned();
        let is_beyond = |offered: &Offered| (text(&offered.value) > text(&present)) == forward;
        match at {
            Some(at) => choices.into_iter().nth(at + 1),
            None => choices.into_iter().find(is_beyond),
        }
    }

    /// The value that is offered next, the first one after the last.
    pub fn next(&self, config: &Config, state: &State) -> Option<Offered> {
        self.beside(config, state, true).or_else(|| (self.choices)().into_iter().next())
    }
}

/// The key of the country, which the first start asks for too.
pub(crate) const COUNTRY: &str = "country";

fn hours() -> Vec<Offered> {
    (0..=DayStart::LATEST).map(|hour| offered(hour, format!("{hour}:00"))).collect()
}

/// The minutes after which a sealed journal is locked; 0 is never.
fn minutes_to_lock() -> Vec<Offered> {
    let words = |minutes: u16| match minutes {
        0 => "never".to_owned(),
        1 => "1 minute".to_owned(),
        minutes => format!("{minutes} minutes"),
    };
    [1, 2, 5, 10, 15, 30, 60, 0].map(|minutes| offered(minutes, words(minutes))).to_vec()
}

fn half_hours() -> Vec<Offered> {
    let times = (0..24).flat_map(|hour| [format!("{hour:02}:00"), format!("{hour:02}:30")]);
    times.map(|time| offered(time.clone(), time)).collect()
}

fn themes() -> Vec<Offered> {
    let words = ["as the terminal", "for a dark background", "for a light background", "none"];
    THEMES.iter().zip(words).map(|(name, words)| offered(*name, words)).collect()
}

/// All countries, and those that have lines of their own.
pub(crate) fn countries() -> Vec<Offered> {
    let all = Offered { value: None, words: "all countries".into() };
    let mut own = texts::support().countries();
    own.sort_unstable_by_key(|(_, place)| *place);
    std::iter::once(all).chain(own.into_iter().map(|(code, place)| offered(code, place))).collect()
}

fn partner_words() -> Vec<Offered> {
    PartnerWords::ALL.iter().map(|(name, words)| offered(*name, words.name())).collect()
}

/// The keys at the top of the file, in the order in which they are explained.
pub const SETTINGS: [Known; 20] = [
    Known {
        name: "day_start",
        label: "Day starts at",
        values: "a whole hour, 0 to 12",
        default: "4",
        example: "4",
        does: "Before this hour it is still yesterday. Entries keep the day they were written for.",
        read: |setting, config| setting.day_start().map(|start| config.day_start = Some(start)),
        value: |config, state| config.day_start.or(state.day_start).unwrap_or_default().hour().to_string(),
        choices: hours,
        typed: "",
    },
    Known {
        name: "week_start",
        label: "Week starts on",
        values: "\"monday\", \"sunday\"",
        default: "\"monday\"",
        example: "\"monday\"",
        does: "The first day of a week.",
        read: |setting, config| setting.one_of(&WEEK_STARTS).map(|start| config.week_start = start),
        value: |config, _| named(&WEEK_STARTS, config.week_start),
        choices: || each_of(&WEEK_STARTS, &["Monday", "Sunday"]),
        typed: "",
    },
    Known {
        name: "theme",
        label: "Colours",
        values: "\"auto\", \"dark\", \"light\", \"plain\"",
        default: "\"auto\"",
        example: "\"auto\"",
        does: "The colours of the full screen; plain uses none.",
        read: |setting, config| {
            let theme = setting.one_of(&THEMES.map(|name| (name, name)))?;
            config.theme = Some(theme.to_owned());
            Ok(())
        },
        value: |config, _| quoted(config.theme.as_deref().unwrap_or("auto")),
        choices: themes,
        typed: "",
    },
    Known {
        name: COUNTRY,
        label: "Country",
        values: "two letters, such as \"IE\"; \"UK\" is read as \"GB\"",
        default: "all countries",
        example: "\"IE\"",
        does: "Which lines the support page lists. Numbers for the whole EU are listed for its members.",
        read: |setting, config| setting.country().map(|country| config.country = Some(country)),
        value: |config, _| config.country.as_deref().map_or_else(|| "all countries".to_owned(), quoted),
        choices: countries,
        typed: "Which country? Its two letters, such as IE, or EU; empty for all countries.",
    },
    Known {
        name: "partner_words",
        label: "Words for your partner",
        values: "\"partner\", \"close\", \"dating\", \"missing\", \"partners\", \"ex\", \"nobody\"",
        default: "\"partner\"",
        example: "\"partner\"",
        does: "What the texts call the other person: your partner, someone you're close to, dating or missing, \
               several partners, an ex, or nobody right now. What is kept stays the same.",
        read: |setting, config| setting.one_of(&PartnerWords::ALL).map(|words| config.partner_words = words),
        value: |config, _| named(&PartnerWords::ALL, config.partner_words),
        choices: partner_words,
        typed: "",
    },
    Known {
        name: "phrase_check",
        label: "Check for heavy phrases",
        values: "true, false",
        default: "true",
        example: "true",
        does: "When new text is saved or left, it is checked, on this computer only, for heavy phrases; if there is \
               one, a line points to people who answer. Nothing about it is kept.",
        read: |setting, config| setting.switch().map(|on| config.phrase_check = on),
        value: |config, _| config.phrase_check.to_string(),
        choices: on_or_off,
        typed: "",
    },
    Known {
        name: "clipboard",
        label: "Copying",
        values: "true, false",
        default: "true",
        example: "true",
        does: "The key for copying asks, then puts what is shown on the clipboard, which programs can read.",
        read: |setting, config| setting.switch().map(|on| config.clipboard = on),
        value: |config, _| config.clipboard.to_string(),
        choices: on_or_off,
        typed: "",
    },
    Known {
        name: "worry_time",
        label: "Worry time",
        values: "hours and minutes, \"00:00\" to \"23:59\"",
        default: "\"18:00\"",
        example: "\"18:00\"",
        does: "The time for worries that were put off: 15 minutes, not within two hours of sleep. A time before \
               day_start comes last on its day.",
        read: |setting, config| setting.time().map(|time| config.worry_time = time),
        value: |config, _| quoted(&config.worry_time.to_string()),
        choices: half_hours,
        typed: "At what time? Hours and minutes, such as 18:00.",
    },
    Known {
        name: "on_this_day",
        label: "On this day",
        values: "true, false",
        default: "true",
        example: "true",
        does: "Whether earlier entries of the same day are shown. Days whose signs were all rated 3 or 4 are left out.",
        read: |setting, config| setting.switch().map(|on| config.on_this_day = Some(on)),
        value: |config, state| config.on_this_day.unwrap_or(!state.on_this_day_off).to_string(),
        choices: on_or_off,
        typed: "",
    },
    Known {
        name: "monthly_check",
        label: "Monthly check",
        values: "true, false",
        default: "false",
        example: "false",
        does: "Whether the monthly check is offered.",
        read: |setting, config| setting.switch().map(|on| config.monthly_check = Some(on)),
        value: |config, state| config.monthly_check.unwrap_or(state.monthly_check).to_string(),
        choices: on_or_off,
        typed: "",
    },
    Known {
        name: "suggestions",
        label: "Suggest an exercise",
        values: "true, false",
        default: "true",
        example: "true",
        does: "Whether an exercise that fits today's check-in is suggested, at most once a day.",
        read: |setting, config| setting.switch().map(|on| config.suggestions = on),
        value: |config, _| config.suggestions.to_string(),
        choices: on_or_off,
        typed: "",
    },
    Known {
        name: "prompts",
        label: "Question of the day",
        values: "true, false",
        default: "true",
        example: "true",
        does: "Whether the last page of the check-in has a question of the day to write about.",
        read: |setting, config| setting.switch().map(|on| config.prompts = on),
        value: |config, _| config.prompts.to_string(),
        choices: on_or_off,
        typed: "",
    },
    Known {
        name: "still",
        label: "Timers stand still",
        values: "true, false",
        default: "false",
        example: "false",
        does: "Whether timers and breathing do without animation.",
        read: |setting, config| setting.switch().map(|on| config.still = on),
        value: |config, _| config.still.to_string(),
        choices: on_or_off,
        typed: "",
    },
    Known {
        name: "quiet_home",
        label: "Quiet Home",
        values: "true, false",
        default: "false",
        example: "false",
        does: "Whether Home shows only its name, the date and the keys until one of them shows the rest.",
        read: |setting, config| setting.switch().map(|on| config.quiet_home = on),
        value: |config, _| config.quiet_home.to_string(),
        choices: on_or_off,
        typed: "",
    },
    Known {
        name: "lock_after",
        label: "Lock after",
        values: "whole minutes, 1 to 720, or 0 for never",
        default: "5",
        example: "5",
        does: "How long a sealed journal stays open without a key being pressed. It matters only once the journal is sealed.",
        read: |setting, config| setting.minutes().map(|minutes| config.lock_after = minutes),
        value: |config, _| config.lock_after.to_string(),
        choices: minutes_to_lock,
        typed: "",
    },
    Known {
        name: "title",
        label: "Name on Home",
        values: "one line of at most 40 characters",
        default: "\"inward\"",
        example: "\"Notes\"",
        does: "The name on Home. Once one is set, the terminal's window has it as its title while the program runs.",
        read: |setting, config| setting.title().map(|title| config.title = Some(title)),
        value: |config, _| Value::from(config.title()).to_string(),
        choices: Vec::new,
        typed: "Which name? One line of at most 40 characters; empty for inward.",
    },
    Known {
        name: "reminder_text",
        label: "Line of the reminder",
        values: "one line of at most 80 characters",
        default: "the time in words",
        example: "\"A quiet minute?\"",
        does: "What a reminder says that you set with inward remind.",
        read: |setting, config| setting.reminder().map(|text| config.reminder_text = Some(text)),
        value: |config, _| {
            config
                .reminder_text
                .as_deref()
                .map_or_else(|| "the time in words".to_owned(), |text| Value::from(text).to_string())
        },
        choices: Vec::new,
        typed: "Which line? One of at most 80 characters; empty for the time in words.",
    },
    Known {
        name: "data_name",
        label: "Name of the folder",
        values: "the name of a folder, such as \"notebook\"",
        default: "\"inward\"",
        example: "\"inward\"",
        does: "The name of the data directory where no other place is named. Only the config file can set it, because what is chosen here lies in that directory.",
        read: |setting, config| setting.folder().map(|name| config.data_name = Some(name)),
        value: |config, _| quoted(config.data_name.as_deref().unwrap_or(NAME)),
        choices: Vec::new,
        typed: "",
    },
    Known {
        name: "plain",
        label: "Line by line",
        values: "true, false",
        default: "false",
        example: "false",
        does: "Whether everything is said and asked line by line, for screen readers and braille. Only the config file can set it, because it is looked at before the journal is opened.",
        read: |setting, config| setting.switch().map(|on| config.plain = on),
        value: |config, _| config.plain.to_string(),
        choices: Vec::new,
        typed: "",
    },
    Known {
        name: "editor",
        label: "Your own editor",
        values: "a command, such as \"nano\" or \"code --wait\"",
        default: "none",
        example: "\"nano\"",
        does: "The program in which Ctrl-O opens the text you are writing. Only the config file can set it, because it runs a program on your computer.",
        read: |setting, config| setting.label().map(|command| config.editor = Some(command)),
        value: |config, _| config.editor.as_deref().map_or_else(|| "none".to_owned(), quoted),
        choices: Vec::new,
        typed: "",
    },
];

/// The most columns of a line in the file that is written.
const COLUMNS: usize = 80;

/// A config file in which every key is explained and none is set.
pub fn commented() -> String {
    let mut text = String::new();
    comment(
        &mut text,
        "The settings of inward. Nothing is set here: to set a line, remove the # and the space in front of it, and \
         change what follows the =. The file is read at the next start. A line that cannot be used is skipped \
         and named; inward config check names them all. Keys without a section come first, the sections in brackets \
         after them.",
    );
    for known in &SETTINGS {
        text.push('\n');
        comment(&mut text, &format!("{} {}", known.does, known.may_be()));
        line(&mut text, &format!("{} = {}", known.name, known.example));
    }
    for Section { name, does, examples, .. } in &SECTIONS {
        text.push('\n');
        comment(&mut text, does);
        line(&mut text, &format!("[{name}]"));
        for example in *examples {
            line(&mut text, example);
        }
    }
    text
}

fn comment(text: &mut String, words: &str) {
    for words in textwrap::wrap(words, COLUMNS - 2) {
        line(text, &words);
    }
}

fn line(text: &mut String, line: &str) {
    text.push_str("# ");
    text.push_str(line);
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use std::path::Path;

    #[test]
    fn the_commented_file_sets_nothing_and_can_be_used_line_by_line() {
        let text = commented();
        let config = Config::parse(&text, Path::new("c.toml"));
        assert!(config.faults.is_empty() && config.lines.is_empty(), "{:?}", config.faults);
        assert!(text.lines().all(|line| line.len() <= COLUMNS), "{text}");
        let sets = |line: &&str| {
            let is_key = SETTINGS.iter().any(|known| line.starts_with(&format!("{} = ", known.name)));
            let is_under =
                |section: &Section| *line == format!("[{}]", section.name) || section.examples.contains(line);
            is_key || SECTIONS.iter().any(is_under)
        };
        let lines: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("# ")).filter(sets).collect();
        let config = Config::parse(&lines.join("\n"), Path::new("c.toml"));
        assert_eq!(config.faults, [], "{lines:?}");
        for known in &SETTINGS {
            assert!(config.lines.contains_key(known.name), "{}", known.name);
        }
        assert!(config.ticks.len() == 4 && !config.support.is_empty() && !config.keys.is_empty());
    }
}
