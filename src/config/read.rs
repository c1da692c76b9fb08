//! Reading the config file, strictly: what is not known is an error that names its line.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Config, ConfigError, KeyLine, THEMES, nearest};
use crate::journal::sorting::sort_by_key;
use crate::journal::{DayStart, TickList, TimeOfDay, WeekStart, text};
use crate::texts::PartnerWords;

const MOST_BYTES: u64 = 1 << 20;

/// The keys that may stand in the file, in the order in which docs/config.md explains them.
const KEYS: [&str; 13] = [
    "day_start",
    "week_start",
    "theme",
    "country",
    "partner_words",
    "phrase_check",
    "worry_time",
    "on_this_day",
    "monthly_check",
    "still",
    "ticks",
    "support",
    "keys",
];

const WEEK_STARTS: [(&str, WeekStart); 2] = [("monday", WeekStart::Monday), ("sunday", WeekStart::Sunday)];

/// The file's text; `None` when there is no file.
pub(super) fn text(path: &Path) -> Result<Option<String>, ConfigError> {
    let unreadable = |source| ConfigError::Unreadable { path: path.to_owned(), source };
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Ok(None);
        }
        Err(error) => return Err(unreadable(error)),
    };
    let mut bytes = Vec::new();
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(ConfigError::TooLarge { path: path.to_owned(), most: MOST_BYTES });
    }
    String::from_utf8(bytes).map(Some).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let line = error.as_bytes().iter().take(good).filter(|byte| **byte == b'\n').count() + 1;
        ConfigError::Line {
            path: path.to_owned(),
            line,
            what: "not text in UTF-8: save the file as UTF-8".into(),
        }
    })
}

/// The settings in a file's text.
pub(super) fn parse(text: &str, path: &Path) -> Result<Config, ConfigError> {
    let lines = Lines { text, path };
    let table = DeTable::parse(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        lines.fault(at, format!("not valid TOML ({}): correct the line", text::one_line(error.message())))
    })?;
    let mut config = Config { path: path.to_owned(), exists: true, ..Config::default() };
    for (key, at, value) in in_file_order(table.get_ref()) {
        let setting = Setting { lines, key, value };
        match key {
            "day_start" => config.day_start = Some(setting.day_start()?),
            "week_start" => config.week_start = setting.one_of(&WEEK_STARTS)?,
            "theme" => config.theme = Some(setting.one_of(&THEMES.map(|name| (name, name)))?.to_owned()),
            "country" => config.country = Some(setting.country()?),
            "partner_words" => config.partner_words = setting.one_of(&PartnerWords::ALL)?,
            "phrase_check" => config.phrase_check = setting.switch()?,
            "worry_time" => config.worry_time = setting.time()?,
            "on_this_day" => config.on_this_day = Some(setting.switch()?),
            "monthly_check" => config.monthly_check = Some(setting.switch()?),
            "still" => config.still = setting.switch()?,
            "ticks" => read_ticks(&setting, &mut config)?,
            "support" => {
                for own in setting.table("[support] with lines such as \"My therapist\" = \"number\"")? {
                    config.support.push((own.name()?, own.label()?));
                }
            }
            "keys" => {
                for own in setting.table("[keys] with lines such as support = \"s\"")? {
                    config.keys.push(KeyLine {
                        command: own.key.to_owned(),
                        keys: own.keys()?,
                        line: lines.number(own.value.span().start),
                    });
                }
            }
            unknown => return Err(lines.unknown(at, unknown, &KEYS)),
        }
    }
    Ok(config)
}

fn read_ticks(ticks: &Setting<'_>, config: &mut Config) -> Result<(), ConfigError> {
    let keys = TickList::ALL.map(TickList::key);
    for list in ticks.table("tables such as [ticks.triggers]")? {
        let Some(known) = TickList::from_key(list.key) else {
            return Err(list.lines.unknown(list.value.span().start, list.key, &keys));
        };
        let mut own = Vec::new();
        for tick in list.table("lines such as rain = \"a rainy day\"")? {
            if !is_id(tick.key) {
                let what = format!(
                    "the id {:?} cannot be used: write ids in small letters, digits and _, such as rainy_day",
                    tick.key
                );
                return Err(tick.fault(what));
            }
            own.push((tick.key.to_owned(), tick.label()?));
        }
        config.ticks.insert(known, own);
    }
    Ok(())
}

/// Lower snake case, beginning with a letter: what can be typed on a command line without quotes.
fn is_id(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.len() <= 40
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

/// The lines of a table in the order in which they stand in the file, each with the place of its key.
fn in_file_order<'a>(
    table: &'a DeTable<'_>,
) -> impl Iterator<Item = (&'a str, usize, &'a Spanned<DeValue<'a>>)> {
    let mut lines: Vec<_> =
        table.iter().map(|(key, value)| (key.get_ref().as_ref(), key.span().start, value)).collect();
    sort_by_key(&mut lines, |(_, at, _)| *at);
    lines.into_iter()
}

#[derive(Clone, Copy)]
struct Lines<'a> {
    text: &'a str,
    path: &'a Path,
}

impl Lines<'_> {
    /// The number of the line that holds a byte, from 1.
    fn number(&self, at: usize) -> usize {
        self.text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
    }

    fn fault(&self, at: usize, what: String) -> ConfigError {
        ConfigError::Line { path: self.path.to_owned(), line: self.number(at), what }
    }

    fn unknown(&self, at: usize, key: &str, known: &[&str]) -> ConfigError {
        let remedy = match nearest(key, known.iter().copied()) {
            Some(near) => format!("did you mean {near}?"),
            None => format!("the keys here are {}", known.join(", ")),
        };
        self.fault(at, format!("the key {key:?} is not known: {remedy}"))
    }
}

/// One line of the file.
struct Setting<'a> {
    lines: Lines<'a>,
    key: &'a str,
    value: &'a Spanned<DeValue<'a>>,
}

impl<'a> Setting<'a> {
    fn fault(&self, what: String) -> ConfigError {
        self.lines.fault(self.value.span().start, what)
    }

    fn wrong(&self, wanted: &str) -> ConfigError {
        self.fault(format!("{} has a value that cannot be used: write {wanted}", self.key))
    }

    fn one_of<T: Copy>(&self, choices: &[(&str, T)]) -> Result<T, ConfigError> {
        let written = self.value.get_ref().as_str();
        let found = choices.iter().find(|(name, _)| Some(*name) == written);
        found.map(|(_, value)| *value).ok_or_else(|| {
            let names: Vec<String> = choices.iter().map(|(name, _)| format!("\"{name}\"")).collect();
            self.wrong(&format!("one of {}", names.join(", ")))
        })
    }

    fn day_start(&self) -> Result<DayStart, ConfigError> {
        let hour = self.value.get_ref().as_integer().filter(|number| number.radix() == 10);
        let hour = hour.and_then(|number| number.as_str().parse().ok()).and_then(DayStart::new);
        hour.ok_or_else(|| self.wrong(&format!("a whole hour from 0 to {}", DayStart::LATEST)))
    }

    fn switch(&self) -> Result<bool, ConfigError> {
        self.value.get_ref().as_bool().ok_or_else(|| self.wrong("true or false"))
    }

    fn time(&self) -> Result<TimeOfDay, ConfigError> {
        let time = self.value.get_ref().as_str().and_then(|time| time.parse().ok());
        time.ok_or_else(|| self.wrong("hours and minutes, such as \"18:00\""))
    }

    fn country(&self) -> Result<String, ConfigError> {
        let code = self.value.get_ref().as_str();
        let code = code.filter(|code| code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_alphabetic()));
        code.map(str::to_ascii_uppercase).ok_or_else(|| self.wrong("a country's two letters, such as \"IE\""))
    }

    /// The name that the line itself gives, in one line and harmless to show.
    fn name(&self) -> Result<String, ConfigError> {
        let name = text::one_line(self.key);
        if name.is_empty() { Err(self.fault("the name is empty: write one".into())) } else { Ok(name) }
    }

    /// A text in one line, harmless to show.
    fn label(&self) -> Result<String, ConfigError> {
        let label = self.value.get_ref().as_str().map(text::one_line).filter(|label| !label.is_empty());
        label.ok_or_else(|| self.wrong("a text in quotes"))
    }

    fn keys(&self) -> Result<Vec<String>, ConfigError> {
        let wrong = || self.wrong("a key in quotes, or several as [\"a\", \"b\"]");
        match self.value.get_ref() {
            DeValue::String(key) => Ok(vec![key.to_string()]),
            DeValue::Array(keys) => {
                keys.iter().map(|key| key.get_ref().as_str().map(str::to_owned).ok_or_else(wrong)).collect()
            }
            _ => Err(wrong()),
        }
    }

    fn table(&self, wanted: &str) -> Result<impl Iterator<Item = Setting<'a>> + use<'a>, ConfigError> {
        let table = self.value.get_ref().as_table().ok_or_else(|| self.wrong(wanted))?;
        let lines = self.lines;
        Ok(in_file_order(table).map(move |(key, _, value)| Setting { lines, key, value }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Config, String> {
        parse(text, Path::new("/c.toml")).map_err(|error| error.to_string())
    }

    #[test]
    fn every_key_is_read() {
        let config = read(
            "day_start = 5\nweek_start = \"sunday\"\ntheme = \"dark\"\ncountry = \"ie\"\n\
             partner_words = \"close\"\nphrase_check = false\n\
             worry_time = \"17:30\"\non_this_day = false\nmonthly_check = true\nstill = true\n\
             [ticks.triggers]\nzoo = \"the zoo\"\nrain = \"  a rainy\\nday \"\n[ticks.did]\nsang = \"sang\"\n\
             [support]\n\"My therapist\" = \"+353 1 000\"\nAisling = \"a friend\"\n\
             [keys]\nsupport = \"s\"\nnote = [\"n\", \"N\"]\n",
        )
        .unwrap();
        assert_eq!(config.day_start, DayStart::new(5));
        assert_eq!(config.week_start, WeekStart::Sunday);
        assert_eq!((config.theme.as_deref(), config.country.as_deref()), (Some("dark"), Some("IE")));
        assert_eq!((config.partner_words, config.phrase_check), (PartnerWords::Close, false));
        assert_eq!(config.worry_time, TimeOfDay::new(17, 30).unwrap());
        assert_eq!((config.on_this_day, config.monthly_check, config.still), (Some(false), Some(true), true));
        let triggers = config.ticks.get(&TickList::Triggers).unwrap();
        let pair = |id: &str, label: &str| (id.to_owned(), label.to_owned());
        assert_eq!(*triggers, [pair("zoo", "the zoo"), pair("rain", "a rainy day")]);
        assert_eq!(config.support, [pair("My therapist", "+353 1 000"), pair("Aisling", "a friend")]);
        assert_eq!(
            config.keys,
            [
                KeyLine { command: "support".into(), keys: vec!["s".into()], line: 20 },
                KeyLine { command: "note".into(), keys: vec!["n".into(), "N".into()], line: 21 },
            ]
        );
    }

    #[test]
    fn without_a_line_everything_is_as_without_a_file() {
        let config = read("\u{feff}# nothing here\n").unwrap();
        assert!(config.exists && config.phrase_check);
        assert_eq!(config.worry_time.to_string(), "18:00");
        assert_eq!((config.on_this_day, config.monthly_check, config.still), (None, None, false));
        assert_eq!((config.day_start, config.week_start, config.theme), (None, WeekStart::Monday, None));
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line_and_the_remedy() {
        for (text, line, part) in [
            ("\nday_strat = 4\n", 2, "the key \"day_strat\" is not known: did you mean day_start?"),
            ("zebra = 4", 1, "the keys here are day_start, week_start,"),
            (
                "day_start = 13",
                1,
                "day_start has a value that cannot be used: write a whole hour from 0 to 12",
            ),
            ("day_start = \"4\"", 1, "a whole hour"),
            ("day_start = -1", 1, "a whole hour"),
            ("# a\nweek_start = \"tuesday\"", 2, "one of \"monday\", \"sunday\""),
            ("theme = \"pink\"", 1, "one of \"auto\", \"dark\", \"light\", \"plain\""),
            ("country = \"Ireland\"", 1, "two letters"),
            ("partner_words = 1", 1, "one of \"partner\""),
            ("phrase_check = \"no\"", 1, "true or false"),
            ("worry_time = 18", 1, "hours and minutes, such as \"18:00\""),
            ("worry_time = \"24:00\"", 1, "hours and minutes"),
            ("on_this_day = 1", 1, "true or false"),
            ("monthly_check = \"on\"", 1, "true or false"),
            ("still = 0", 1, "true or false"),
            ("ticks = 1", 1, "[ticks.triggers]"),
            ("\n[ticks.trigger]\nrain = \"r\"", 2, "did you mean triggers?"),
            ("[ticks.did]\n\nRain = \"r\"", 3, "the id \"Rain\" cannot be used"),
            ("[ticks.did]\nrain = 3", 2, "a text in quotes"),
            ("[ticks.did]\nrain = \"\\u001b\"", 2, "a text in quotes"),
            ("support = \"x\"", 1, "[support]"),
            ("[support]\nx = []", 2, "a text in quotes"),
            ("[keys]\nx = 1", 2, "a key in quotes"),
            ("[keys]\nx = [1]", 2, "a key in quotes"),
            ("theme = \"dark\"\ntheme = \"light\"", 2, "not valid TOML"),
            ("theme = dark\n", 1, "not valid TOML"),
            ("a\n", 1, "not valid TOML"),
        ] {
            let error = read(text).unwrap_err();
            assert!(error.starts_with(&format!("/c.toml, line {line}: ")), "{text:?}: {error}");
            assert!(error.contains(part) && !error.contains('\n'), "{text:?}: {error}");
        }
    }
}
