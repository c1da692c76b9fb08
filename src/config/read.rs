//! Reading the config file, leniently: what cannot be used is skipped and named with its line, and the rest is in force.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::{Fault, repeated, unknown};
use super::lines::Lines;
use super::{Config, KeyLine, THEMES, countries};
use crate::journal::{DayStart, TickList, TimeOfDay, WeekStart, text};
use crate::texts::{self, PartnerWords};

/// The keys that may stand at the top of the file, sections included.
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

/// Puts what a file's text says into a config.
pub(super) fn read(text: &str, config: &mut Config) {
    let lines = Lines::of(text);
    let table = match DeTable::parse(text) {
        Ok(table) => table,
        Err(error) => return config.faults.push(Fault::of_file(text::one_line(error.message()))),
    };
    for (key, at, value) in in_file_order(table.get_ref()) {
        let setting = Setting { lines: &lines, key, at, value };
        let read = match key {
            "day_start" => setting.day_start().map(|start| config.day_start = Some(start)),
            "week_start" => setting.one_of(&WEEK_STARTS).map(|start| config.week_start = start),
            "theme" => setting
                .one_of(&THEMES.map(|name| (name, name)))
                .map(|theme| config.theme = Some(theme.to_owned())),
            "country" => setting.country().map(|country| config.country = Some(country)),
            "partner_words" => setting.one_of(&PartnerWords::ALL).map(|words| config.partner_words = words),
            "phrase_check" => setting.switch().map(|on| config.phrase_check = on),
            "worry_time" => setting.time().map(|time| config.worry_time = time),
            "on_this_day" => setting.switch().map(|on| config.on_this_day = Some(on)),
            "monthly_check" => setting.switch().map(|on| config.monthly_check = Some(on)),
            "still" => setting.switch().map(|on| config.still = on),
            "ticks" => read_ticks(&setting, config),
            "support" => read_support(&setting, config),
            "keys" => read_keys(&setting, config),
            other => Err(setting.fault(unknown("key", other, &KEYS))),
        };
        match read {
            Ok(()) => drop(config.lines.insert(key.to_owned(), setting.line())),
            Err(fault) => config.faults.push(fault),
        }
    }
}

fn read_ticks(ticks: &Setting<'_>, config: &mut Config) -> Result<(), Fault> {
    let keys = TickList::ALL.map(TickList::key);
    for list in ticks.table("tables such as [ticks.triggers]")? {
        let Some(known) = TickList::from_key(list.key) else {
            config.faults.push(list.fault(unknown("section", list.key, &keys)));
            continue;
        };
        match list.table("lines such as rain = \"a rainy day\"") {
            Ok(own) => own.for_each(|tick| match tick.tick() {
                Ok(own) => {
                    config.lines.insert(format!("ticks.{}.{}", list.key, own.0), tick.line());
                    config.ticks.entry(known).or_default().push(own);
                }
                Err(fault) => config.faults.push(fault),
            }),
            Err(fault) => config.faults.push(fault),
        }
    }
    Ok(())
}

fn read_support(support: &Setting<'_>, config: &mut Config) -> Result<(), Fault> {
    for own in support.table("[support] with lines such as \"My therapist\" = \"number\"")? {
        match own.name().and_then(|name| Ok((name, own.label()?))) {
            Ok((name, label)) => {
                config.lines.insert(format!("support.{name}"), own.line());
                config.support.push((name, label));
            }
            Err(fault) => config.faults.push(fault),
        }
    }
    Ok(())
}

fn read_keys(keys: &Setting<'_>, config: &mut Config) -> Result<(), Fault> {
    for own in keys.table("[keys] with lines such as support = \"s\"")? {
        match own.keys() {
            Ok(keys) => config.keys.push(KeyLine { command: own.key.to_owned(), keys, line: own.line() }),
            Err(fault) => config.faults.push(fault),
        }
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
    lines.sort_by_key(|(_, at, _)| *at);
    lines.into_iter()
}

/// One line of the file.
struct Setting<'a> {
    lines: &'a Lines,
    key: &'a str,
    at: usize,
    value: &'a Spanned<DeValue<'a>>,
}

impl<'a> Setting<'a> {
    fn line(&self) -> usize {
        self.lines.number(self.at)
    }

    fn fault(&self, what: String) -> Fault {
        Fault::at(self.line(), what)
    }

    fn wrong(&self, wanted: &str) -> Fault {
        self.fault(format!("`{}` has a value that cannot be used: write {wanted}.", repeated(self.key)))
    }

    fn one_of<T: Copy>(&self, choices: &[(&str, T)]) -> Result<T, Fault> {
        let written = self.value.get_ref().as_str();
        let found = choices.iter().find(|(name, _)| Some(*name) == written);
        found.map(|(_, value)| *value).ok_or_else(|| {
            let names: Vec<String> = choices.iter().map(|(name, _)| format!("\"{name}\"")).collect();
            self.wrong(&format!("one of {}", names.join(", ")))
        })
    }

    fn day_start(&self) -> Result<DayStart, Fault> {
        let hour = self.value.get_ref().as_integer().filter(|number| number.radix() == 10);
        let hour = hour.and_then(|number| number.as_str().parse().ok()).and_then(DayStart::new);
        hour.ok_or_else(|| self.wrong(&format!("a whole hour from 0 to {}", DayStart::LATEST)))
    }

    fn switch(&self) -> Result<bool, Fault> {
        self.value.get_ref().as_bool().ok_or_else(|| self.wrong("true or false"))
    }

    fn time(&self) -> Result<TimeOfDay, Fault> {
        let time = self.value.get_ref().as_str().and_then(|time| time.parse().ok());
        time.ok_or_else(|| self.wrong("hours and minutes, such as \"18:00\""))
    }

    fn country(&self) -> Result<String, Fault> {
        self.value.get_ref().as_str().and_then(countries::code).ok_or_else(|| {
            self.wrong(&format!(
                "the two letters of a country; {} have lines of their own",
                texts::support().countries().join(", ")
            ))
        })
    }

    /// An own tick: its id, and what is shown.
    fn tick(&self) -> Result<(String, String), Fault> {
        if !is_id(self.key) {
            return Err(self.fault(format!(
                "the id `{}` cannot be used: write ids in small letters, digits and _, such as rainy_day.",
                repeated(self.key)
            )));
        }
        Ok((self.key.to_owned(), self.label()?))
    }

    /// The name that the line itself gives, in one line and harmless to show.
    fn name(&self) -> Result<String, Fault> {
        let name = text::one_line(self.key);
        if name.is_empty() { Err(self.fault("the name is empty: write one.".into())) } else { Ok(name) }
    }

    /// A text in one line, harmless to show.
    fn label(&self) -> Result<String, Fault> {
        let label = self.value.get_ref().as_str().map(text::one_line).filter(|label| !label.is_empty());
        label.ok_or_else(|| self.wrong("a text in quotes"))
    }

    fn keys(&self) -> Result<Vec<String>, Fault> {
        let wrong = || self.wrong("a key in quotes, or several as [\"a\", \"b\"]");
        match self.value.get_ref() {
            DeValue::String(key) => Ok(vec![key.to_string()]),
            DeValue::Array(keys) => {
                keys.iter().map(|key| key.get_ref().as_str().map(str::to_owned).ok_or_else(wrong)).collect()
            }
            _ => Err(wrong()),
        }
    }

    fn table(&self, wanted: &str) -> Result<impl Iterator<Item = Setting<'a>> + use<'a>, Fault> {
        let table = self.value.get_ref().as_table().ok_or_else(|| self.wrong(wanted))?;
        let lines = self.lines;
        Ok(in_file_order(table).map(move |(key, at, value)| Setting { lines, key, at, value }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn config(text: &str) -> Config {
        Config::parse(text, Path::new("/c.toml"))
    }

    #[test]
    fn every_key_is_read() {
        let config = config(
            "day_start = 5\nweek_start = \"sunday\"\ntheme = \"dark\"\ncountry = \"ie\"\n\
             partner_words = \"close\"\nphrase_check = false\n\
             worry_time = \"17:30\"\non_this_day = false\nmonthly_check = true\nstill = true\n\
             [ticks.triggers]\nzoo = \"the zoo\"\nrain = \"  a rainy\\nday \"\n[ticks.did]\nsang = \"sang\"\n\
             [support]\n\"My therapist\" = \"+353 1 000\"\nAisling = \"a friend\"\n\
             [keys]\nsupport = \"s\"\nnote = [\"n\", \"N\"]\n",
        );
        assert_eq!(config.faults, []);
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
        let config = config("\u{feff}# nothing here\n");
        assert!(config.exists && config.phrase_check);
        assert_eq!(config.worry_time.to_string(), "18:00");
        assert_eq!((config.on_this_day, config.monthly_check, config.still), (None, None, false));
        assert_eq!((config.day_start, config.week_start, config.theme), (None, WeekStart::Monday, None));
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line_and_the_remedy_and_the_rest_is_in_force() {
        for (text, line, part) in [
            ("\nthem = \"dark\"\n", 2, "unknown key `them`, did you mean `theme`?"),
            ("\nday_strat = 4\n", 2, "unknown key `day_strat`, did you mean `day_start`?"),
            ("zebra = 4", 1, "unknown key `zebra`: write one of day_start, week_start,"),
            (
                "day_start = 13",
                1,
                "`day_start` has a value that cannot be used: write a whole hour from 0 to 12.",
            ),
            ("day_start = \"4\"", 1, "a whole hour"),
            ("day_start = -1", 1, "a whole hour"),
            ("# a\nweek_start = \"tuesday\"", 2, "one of \"monday\", \"sunday\""),
            ("theme = \"pinkish\"", 1, "one of \"auto\", \"dark\", \"light\", \"plain\""),
            ("theme = 3", 1, "one of \"auto\", \"dark\", \"light\", \"plain\""),
            ("country = \"Ireland\"", 1, "the two letters of a country; GB, IE, US"),
            ("country = \"XX\"", 1, "the two letters of a country; GB, IE, US"),
            ("country = \"ZZ\"", 1, "the two letters of a country; GB, IE, US"),
            ("partner_words = 1", 1, "one of \"partner\""),
            ("phrase_check = \"no\"", 1, "true or false"),
            ("worry_time = 18", 1, "hours and minutes, such as \"18:00\""),
            ("worry_time = \"24:00\"", 1, "hours and minutes"),
            ("on_this_day = 1", 1, "true or false"),
            ("monthly_check = \"on\"", 1, "true or false"),
            ("ticks = 1", 1, "[ticks.triggers]"),
            ("[tick.triggers]\nrain = \"r\"", 1, "unknown key `tick`, did you mean `ticks`?"),
            ("\n[ticks.trigger]\nrain = \"r\"", 2, "unknown section `trigger`, did you mean `triggers`?"),
            ("[ticks]\ndid = 3", 2, "lines such as rain"),
            ("[ticks.did]\n\nRain = \"r\"", 3, "the id `Rain` cannot be used"),
            ("[ticks.did]\nrain = 3", 2, "a text in quotes"),
            ("[ticks.did]\nrain = \"\\u001b\"", 2, "a text in quotes"),
            ("support = \"x\"", 1, "[support]"),
            ("[support]\nx = []", 2, "a text in quotes"),
            ("[support]\n\"\" = \"x\"", 2, "the name is empty"),
            ("[keys]\nx = 1", 2, "a key in quotes"),
            ("[keys]\nx = [1]", 2, "a key in quotes"),
            ("theme = \"dark\"\ntheme = \"light\"", 2, "`theme` is there twice: the first one counts."),
            ("theme = dark\n", 1, "it is not TOML ("),
            ("a\n", 1, "it is not TOML ("),
        ] {
            let after = if text == "ticks = 1" { "" } else { "[ticks.helped]\nsea = \"the sea\"\n" };
            let text = format!("still = true\n{text}\n{after}");
            let config = config(&text);
            let [fault] = config.faults.as_slice() else { panic!("{text:?}: {:?}", config.faults) };
            assert_eq!(fault.line, Some(line + 1), "{text:?}: {fault:?}");
            assert!(fault.what.contains(part) && !fault.what.contains('\n'), "{text:?}: {fault:?}");
            assert!(fault.what.ends_with(['.', '?']), "{fault:?}");
            assert!(config.still, "{text:?}");
            assert!(after.is_empty() || config.ticks.contains_key(&TickList::Helped), "{text:?}");
        }
    }

    #[test]
    fn one_wrong_line_of_a_section_leaves_the_others_in_force() {
        let config = config(
            "[ticks.did]\nsang = \"sang\"\nRan = \"ran\"\nswam = \"swam\"\n[support]\nA = 1\nB = \"b\"\n[keys]\nweek = 1\n\
             note = \"N\"\n",
        );
        assert_eq!(config.faults.iter().filter_map(|fault| fault.line).collect::<Vec<_>>(), [3, 6, 9]);
        assert_eq!(config.ticks.get(&TickList::Did).unwrap().len(), 2);
        assert_eq!((config.support.len(), config.keys.len()), (1, 1));
        assert_eq!(config.lines.get("ticks.did.swam"), Some(&4));
    }

    #[test]
    fn uk_is_gb() {
        assert_eq!(config("country = \"UK\"").country.as_deref(), Some("GB"));
    }

    #[test]
    fn what_was_written_is_repeated_in_one_short_line() {
        let config = config(&format!("\"{}\\n\\u001b\" = 1\n", "é".repeat(500)));
        let [fault] = config.faults.as_slice() else { panic!("{:?}", config.faults) };
        assert!(fault.what.chars().count() < 300 && fault.what.contains("é…`"), "{fault:?}");
    }
}
