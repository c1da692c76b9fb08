//! Reads the config file leniently: a line that cannot be used is skipped and named, and the rest is in force.

use toml::de::DeTable;

use super::fault::{Fault, unknown};
use super::known::SETTINGS;
use super::lines::Lines;
use super::setting::{Setting, in_file_order};
use super::{Config, KeyLine};
use crate::journal::{TickList, text};

/// Puts the settings in a file's text into a config.
pub(super) fn read(text: &str, config: &mut Config) {
    let lines = Lines::of(text);
    let table = match DeTable::parse(text) {
        Ok(table) => table,
        Err(error) => return config.faults.push(Fault::of_file(text::one_line(error.message()))),
    };
    for (key, at, value) in in_file_order(table.get_ref()) {
        let setting = Setting { lines: &lines, key, at, value };
        let read = match key {
            "ticks" => read_ticks(&setting, config),
            "support" => read_support(&setting, config),
            "keys" => read_keys(&setting, config),
            other => match SETTINGS.iter().find(|known| known.name == other) {
                Some(known) => (known.read)(&setting, config),
                None => Err(setting.fault(unknown("key", other, &known_keys()))),
            },
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
            Ok(keys) => {
                config.lines.insert(format!("keys.{}", own.key), own.line());
                config.keys.push(KeyLine { command: own.key.to_owned(), keys, line: own.line() });
            }
            Err(fault) => config.faults.push(fault),
        }
    }
    Ok(())
}

/// The keys that may stand at the top of the file, tables included.
fn known_keys() -> Vec<&'static str> {
    SETTINGS.iter().map(|known| known.name).chain(["ticks", "support", "keys"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{DayStart, TimeOfDay, WeekStart};
    use crate::texts::PartnerWords;
    use std::path::Path;

    fn config(text: &str) -> Config {
        Config::parse(text, Path::new("/c.toml"))
    }

    #[test]
    fn every_key_is_read() {
        let config = config(
            "day_start = 5\nweek_start = \"sunday\"\ntheme = \"dark\"\ncountry = \"ie\"\n\
             partner_words = \"close\"\nphrase_check = false\nclipboard = false\n\
             worry_time = \"17:30\"\non_this_day = false\nmonthly_check = true\nsuggestions = false\nprompts = false\nstill = true\n\
             quiet_home = true\nlock_after = 15\neditor = \"code --wait\"\ntitle = \"  My\\tnotes \"\ndata_name = \"notebook\"\nreminder_text = \" Tea\\t? \"\n\
             [ticks.triggers]\nzoo = \"the zoo\"\nrain = \"  a rainy\\nday \"\n[ticks.did]\nsang = \"sang\"\n\
             [support]\n\"My therapist\" = \"+353 1 000\"\nAisling = \"a friend\"\n\
             [keys]\nsupport = \"s\"\nnote = [\"n\", \"N\"]\n",
        );
        assert_eq!(config.faults, []);
        assert_eq!(config.day_start, DayStart::new(5));
        assert_eq!(config.week_start, WeekStart::Sunday);
        assert_eq!((config.theme.as_deref(), config.country.as_deref()), (Some("dark"), Some("IE")));
        assert_eq!((config.partner_words, config.phrase_check), (PartnerWords::Close, false));
        assert!(!config.clipboard);
        assert_eq!(config.worry_time, TimeOfDay::new(17, 30).unwrap());
        assert_eq!((config.on_this_day, config.monthly_check), (Some(false), Some(true)));
        assert!(config.still && config.quiet_home);
        assert_eq!(config.lock_after, 15);
        assert_eq!(config.editor.as_deref(), Some("code --wait"));
        assert_eq!((config.title(), config.data_name.as_deref()), ("My notes", Some("notebook")));
        assert_eq!(config.reminder_text.as_deref(), Some("Tea ?"));
        assert_eq!((config.suggestions, config.prompts), (false, false));
        let triggers = config.ticks.get(&TickList::Triggers).unwrap();
        let pair = |id: &str, label: &str| (id.to_owned(), label.to_owned());
        assert_eq!(*triggers, [pair("zoo", "the zoo"), pair("rain", "a rainy day")]);
        assert_eq!(config.support, [pair("My therapist", "+353 1 000"), pair("Aisling", "a friend")]);
        assert_eq!(
            config.keys,
            [
                KeyLine { command: "support".into(), keys: vec!["s".into()], line: 29 },
                KeyLine { command: "note".into(), keys: vec!["n".into(), "N".into()], line: 30 },
            ]
        );
    }

    #[test]
    fn without_a_line_everything_is_as_without_a_file() {
        let config = config("\u{feff}# nothing here\n");
        assert!(config.exists && config.phrase_check);
        assert_eq!(config.worry_time.to_string(), "18:00");
        assert_eq!((config.on_this_day, config.monthly_check), (None, None));
        assert!(!config.still && !config.quiet_home);
        assert_eq!(
            (config.title(), config.title.as_deref(), config.data_name.as_deref()),
            ("inward", None, None)
        );
        assert_eq!(config.lock_after, 5);
        assert_eq!((config.day_start, config.week_start, config.theme), (None, WeekStart::Monday, None));
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line_and_the_remedy_and_the_rest_is_in_force() {
        for (text, line, part) in [
            ("\nthem = \"dark\"\n", 2, "unknown key `them`, did you mean `theme`?"),
            ("\nday_strat = 4\n", 2, "unknown key `day_strat`, did you mean `day_start`?"),
            ("lock_after = -1", 1, "whole minutes from 1 to 720, or 0 for never"),
            ("lock_after = \"5\"", 1, "whole minutes from 1 to 720"),
            ("lock_after = 721", 1, "whole minutes from 1 to 720"),
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
            ("title = \"\"", 1, "write one line of at most 40 characters, such as \"Notes\""),
            ("title = \"12345678901234567890123456789012345678901\"", 1, "at most 40 characters"),
            (
                "reminder_text = \"\"",
                1,
                "write one line of at most 80 characters, such as \"A quiet minute?\"",
            ),
            ("data_name = \"a/b\"", 1, "the name of one folder in quotes"),
            ("data_name = \"..\"", 1, "no / or \\ in it"),
            ("data_name = \"\"", 1, "the name of one folder"),
            ("data_name = 1", 1, "the name of one folder"),
            ("data_nam = \"x\"", 1, "did you mean `data_name`?"),
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
            ("theme = \"dark\"\ntheme = \"light\"", 2, "`theme` is given twice: the first one counts."),
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
        assert!(fault.what.chars().count() < 320 && fault.what.contains("é…`"), "{fault:?}");
    }
}
