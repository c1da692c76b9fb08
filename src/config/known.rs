//! The keys that the config file may hold, each with what it does: for the file that `inward config init` writes, for
//! `inward config`, and for docs/config.md, which a test holds against this.

/// A key at the top of the file.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    /// The key.
    pub name: &'static str,
    /// What it may be.
    pub values: &'static str,
    /// What holds without it, in as few characters as it would be written with.
    pub default: &'static str,
    /// The same in words, where more decides than the default.
    pub without: &'static str,
    /// A value that it may have.
    pub example: &'static str,
    /// What it does.
    pub does: &'static str,
}

/// The keys at the top of the file, in the order in which they are explained.
pub const SETTINGS: [Known; 10] = [
    Known {
        name: "day_start",
        values: "a whole hour, 0 to 12",
        default: "4",
        without: "what the first start asked, else 4",
        example: "4",
        does: "Before this hour it is still yesterday. Entries keep the day they were written for.",
    },
    Known {
        name: "week_start",
        values: "\"monday\", \"sunday\"",
        default: "\"monday\"",
        without: "\"monday\"",
        example: "\"monday\"",
        does: "The first day of a week.",
    },
    Known {
        name: "theme",
        values: "\"auto\", \"dark\", \"light\", \"plain\"",
        default: "\"auto\"",
        without: "\"auto\"",
        example: "\"auto\"",
        does: "The colours of the full screen; plain uses none.",
    },
    Known {
        name: "country",
        values: "two letters, such as \"IE\"; \"UK\" is read as \"GB\"",
        default: "all countries",
        without: "all countries",
        example: "\"IE\"",
        does: "Which lines the support page lists. Numbers for the whole EU are listed for its members.",
    },
    Known {
        name: "partner_words",
        values: "\"partner\", \"close\", \"dating\", \"missing\"",
        default: "\"partner\"",
        without: "\"partner\"",
        example: "\"partner\"",
        does: "How the texts speak of the other person: your partner, someone you're close to, dating or missing. What \
               is kept stays the same.",
    },
    Known {
        name: "phrase_check",
        values: "true, false",
        default: "true",
        without: "true",
        example: "true",
        does: "After saving, new words are looked through, on this computer only, for a few heavy phrases; if there is \
               one, a line points to support. Nothing about it is kept.",
    },
    Known {
        name: "worry_time",
        values: "hours and minutes, \"00:00\" to \"23:59\"",
        default: "\"18:00\"",
        without: "\"18:00\"",
        example: "\"18:00\"",
        does: "When worries that were put off have their time: 15 minutes, not within two hours of sleep. A time before \
               day_start comes last on its day.",
    },
    Known {
        name: "on_this_day",
        values: "true, false",
        default: "true",
        without: "shown until switched off in the program",
        example: "true",
        does: "Whether earlier entries of the same day are shown. Days whose signs were all rated 3 or 4 are left out.",
    },
    Known {
        name: "monthly_check",
        values: "true, false",
        default: "false",
        without: "not offered until switched on in the program",
        example: "false",
        does: "Whether the monthly check is offered.",
    },
    Known {
        name: "still",
        values: "true, false",
        default: "false",
        without: "false",
        example: "false",
        does: "Whether timers and breathing do without moving pictures.",
    },
];

/// A section of the file.
#[derive(Clone, Copy, Debug)]
pub struct Section {
    /// The heading without its brackets.
    pub name: &'static str,
    /// What may stand under it.
    pub does: &'static str,
    /// Lines that may stand under it.
    pub examples: &'static [&'static str],
}

/// The sections, in the order in which they are explained.
pub const SECTIONS: [Section; 6] = [
    Section {
        name: "ticks.triggers",
        does: "Own things to tick under what set it off: id = \"what is shown\". The id is written in small letters, \
               digits and _, begins with a letter, and is what entries hold. The id of a built-in tick gives that tick \
               another label. The same goes for the three sections below.",
        examples: &["rainy_day = \"a rainy day\""],
    },
    Section {
        name: "ticks.did",
        does: "Own things to tick under what you did.",
        examples: &["went_out = \"went out\""],
    },
    Section {
        name: "ticks.helped",
        does: "Own things to tick under what helped.",
        examples: &["piano = \"playing the piano\""],
    },
    Section {
        name: "ticks.roots",
        does: "Own things to tick under where it may come from.",
        examples: &["school = \"school days\""],
    },
    Section {
        name: "support",
        does: "Own lines for the support page, shown before all others: \"name\" = \"text\".",
        examples: &["\"My therapist\" = \"Tuesdays, +353 1 000 0000\""],
    },
    Section {
        name: "keys",
        does: "Other keys for the commands of the full screen: command = \"key\", or command = [\"key\", \"other key\"]. \
               The settings in the program list every command with its name and the keys in force.",
        examples: &["support = [\"s\", \"F2\"]"],
    },
];

/// How long the lines of the file that is written may be.
const COLUMNS: usize = 80;

/// A config file in which every key is explained and none is set.
pub fn commented() -> String {
    let mut text = String::new();
    comment(
        &mut text,
        "The settings of inward. Nothing here is set: take the # and the space away in front of a line to set it, and \
         change what stands behind the =. The file is read at the next start. A line that cannot be used is skipped \
         and named; inward config check names them all. Keys without a section come first, the sections in brackets \
         after them.",
    );
    for Known { name, values, without, example, does, .. } in &SETTINGS {
        text.push('\n');
        comment(&mut text, &format!("{does} It may be {values}. Without it: {without}."));
        line(&mut text, &format!("{name} = {example}"));
    }
    for Section { name, does, examples } in &SECTIONS {
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
