//! Skipped lines of the config file: mentioned once at each start, listed by `inward config check`.

use crate::config::{Config, Fault};
use crate::journal::text;
use crate::tui::command::keymap::{KeyError, Keymap};
use crate::wording::screens::skipped_lines as wording;

/// Lists the faults in a config file, keys included, in the order of the file.
pub fn faults(config: &Config) -> Vec<Fault> {
    let mut faults = config.faults.clone();
    if !config.keys.is_empty() {
        faults.extend(Keymap::lenient(&config.keys).1.iter().map(fault));
        faults.sort_by_key(|fault| fault.line);
    }
    faults
}

fn fault(error: &KeyError) -> Fault {
    let what = text::one_line(&error.to_string());
    let end = if what.ends_with(['.', '?']) { "" } else { "." };
    Fault::at(error.line, format!("{what}{end}"))
}

/// Returns the line for the start: the first of the skipped lines, and that there are more.
pub fn said(faults: &[String]) -> Option<String> {
    let (first, rest) = faults.split_first()?;
    let (skipped, more) = match rest.len() {
        0 => (wording::IT_IS, String::new()),
        1 => (wording::IT_AND_ONE_MORE_ARE, String::new()),
        more => (wording::IT_AND, wording::more_lines_are(&more)),
    };
    Some(wording::skipped(&first, &skipped, &more))
}

/// The same where there is little room.
pub fn said_shortly(faults: &[String]) -> Option<String> {
    let first = faults.first()?.split(": ").next()?;
    Some(wording::skipped_shortly(&first))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn said_of(text: &str) -> Option<String> {
        let config = Config::parse(text, Path::new("/home/me/config.toml"));
        let faults: Vec<String> = faults(&config).iter().map(|it| it.in_file(&config.file_name())).collect();
        said(&faults)
    }

    #[test]
    fn the_first_line_that_is_skipped_is_named_and_that_there_are_more() {
        let first = "config.toml line 2: unknown key `them`, did you mean `theme`?";
        for (text, end) in [
            ("\nthem = 1\n", "It is skipped; inward config check says more."),
            ("\nthem = 1\nstil = 1\n", "It and one more line are skipped; inward config check says more."),
            (
                "\nthem = 1\nstil = 1\n[keys]\nx = \"y\"",
                "It and 2 more lines are skipped; inward config check says more.",
            ),
        ] {
            assert_eq!(said_of(text), Some(format!("{first} {end}")));
        }
        assert_eq!(said_of("still = true\n"), None);
    }

    #[test]
    fn keys_stand_among_the_other_lines() {
        let config = Config::parse("[keys]\nwek = \"z\"\n[support]\nx = 1\n", Path::new("c.toml"));
        let lines: Vec<Option<usize>> = faults(&config).iter().map(|fault| fault.line).collect();
        assert_eq!(lines, [Some(2), Some(4)]);
    }
}
