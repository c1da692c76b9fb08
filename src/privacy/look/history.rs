//! The histories of shells: how many commands in them say something about the person. The commands themselves go nowhere.

use std::path::{Path, PathBuf};

use super::bounded::{self, Content};
use crate::privacy::Places;
use crate::privacy::facts::{History, HistoryFound, Shell};

/// The first bytes of a database.
const DATABASE: &[u8] = b"SQLite format 3\0";
/// The folder in which xonsh keeps a file for each session, below what programs keep.
const OF_SESSIONS: [&str; 2] = ["xonsh/history_json", "xonsh"];

pub(super) fn look(places: &Places) -> Vec<History> {
    let mut found: Vec<History> = Vec::new();
    for (path, shell) in &places.histories {
        let history = |found| History { path: path.clone(), shell: *shell, found };
        match bounded::content(places.around(path), path) {
            Content::Missing => {}
            Content::Unreadable => found.push(history(HistoryFound::Unreadable)),
            Content::Bytes { bytes, .. } if bytes.starts_with(DATABASE) => {
                found.push(history(HistoryFound::NotText));
            }
            Content::Bytes { bytes, is_cut } => {
                found.push(history(HistoryFound::Commands { count: telling(&bytes), is_cut }));
            }
        }
    }
    for dir in OF_SESSIONS.map(|name| places.data.join(name)) {
        let is_session = |name: &str| name.starts_with("xonsh-") && has_ending(name, "json");
        match bounded::paths(places.around(&dir), &dir, is_session) {
            None => found.push(History { path: dir, shell: Shell::Xonsh, found: HistoryFound::Unreadable }),
            Some(paths) => found.extend(sessions(places, &dir, &paths)),
        }
    }
    found
}

fn has_ending(name: &str, ending: &str) -> bool {
    Path::new(name).extension().is_some_and(|found| found == ending)
}

/// The histories of sessions, taken together under their folder; none where there are none.
fn sessions(places: &Places, dir: &Path, paths: &[PathBuf]) -> Option<History> {
    let counts = paths.iter().map(|path| telling(&bounded::content(places.around(path), path).bytes()));
    let found = HistoryFound::Commands { count: counts.sum(), is_cut: false };
    (!paths.is_empty()).then(|| History { path: dir.to_owned(), shell: Shell::Xonsh, found })
}

/// The name under which the program is called.
const NAME: &[u8] = b"inward";

/// How many calls of the program in a history say something: what was ticked or rated, or words.
fn telling(history: &[u8]) -> usize {
    history.split(|byte| *byte == b'\n').map(|line| calls(line).filter(Call::tells).count()).sum()
}

/// A call: what stands before it on its line, and its words.
struct Call<'a> {
    before: &'a [u8],
    words: Vec<&'a [u8]>,
    /// Whether words follow that are handed to it.
    is_handed_words: bool,
}

/// The calls on a line, whatever the shell writes around them.
fn calls(line: &[u8]) -> impl Iterator<Item = Call<'_>> {
    memchr::memmem::find_iter(line, NAME).filter_map(move |at| {
        let (before, rest) = (line.get(..at)?, line.get(at + NAME.len()..)?);
        let is_in_a_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
        if before.last().is_some_and(is_in_a_name) {
            return None;
        }
        let rest = rest.strip_prefix(b".exe").unwrap_or(rest);
        if !rest.first().is_some_and(u8::is_ascii_whitespace) {
            return None;
        }
        let end = rest.iter().position(|byte| matches!(byte, b';' | b'|' | b'&')).unwrap_or(rest.len());
        let (call, _) = rest.split_at_checked(end)?;
        let is_handed_words = memchr::memmem::find(call, b"<<").is_some();
        let words = call.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()).collect();
        Some(Call { before, words, is_handed_words })
    })
}

/// Options before a command that take a value.
const WITH_VALUE: [&[u8]; 4] = [b"--data-dir", b"--config", b"--color", b"--passphrase-fd"];
/// Options of `log` that say nothing about the person; their values say nothing either.
const SAY_NOTHING: [&[u8]; 6] = [b"--day", b"--note", b"--confirm", b"--help", b"-h", b"--json"];
/// Commands that read words.
const READ_WORDS: [&[u8]; 4] = [b"note", b"log", b"checkin", b"practice"];
/// Commands of a shell that print the words behind them.
const PRINT_WORDS: [&[u8]; 4] = [b"echo", b"printf", b"print", b"Write-Output"];

impl Call<'_> {
    /// Whether it says something about the person.
    fn tells(&self) -> bool {
        let mut words = self.words.iter().copied();
        let Some(mut command) = words.next() else { return false };
        while command.starts_with(b"-") {
            let has_value = WITH_VALUE.contains(&command);
            let Some(next) = (if has_value { words.nth(1) } else { words.next() }) else { return false };
            command = next;
        }
        // Some histories end a command with a quote or a mark of their own.
        let command =
            command.split(|byte| !byte.is_ascii_alphanumeric() && *byte != b'-').next().unwrap_or_default();
        let rest: Vec<&[u8]> = words.collect();
        if READ_WORDS.contains(&command) && (self.is_handed_words || self.is_told()) {
            return true;
        }
        let name = |word: &'_ [u8]| word.split(|byte| *byte == b'=').next().unwrap_or_default().to_vec();
        match command {
            b"log" => rest.iter().any(|word| {
                word.starts_with(b"--") && word.len() > 2 && !SAY_NOTHING.contains(&name(word).as_slice())
            }),
            // Words behind it are refused, but the history has them.
            b"note" => {
                rest.first().is_some_and(|word| !matches!(word.first(), Some(b'-' | b'<' | b'"' | b'\\')))
            }
            b"list" => rest.iter().any(|word| name(word) == b"--search"),
            b"explain" => {
                rest.iter().any(|word| word.starts_with(b"same_day.") || word.starts_with(b"next_day."))
            }
            _ => false,
        }
    }

    /// Whether words that stand on the line are sent to it.
    fn is_told(&self) -> bool {
        let Some(before) = self.before.trim_ascii_end().strip_suffix(b"|") else { return false };
        let start = before.iter().rposition(|byte| matches!(byte, b';' | b'&' | b'|')).map_or(0, |at| at + 1);
        let source = before.get(start..).unwrap_or_default().trim_ascii();
        let is_quoted = matches!(source.last(), Some(b'"' | b'\''));
        is_quoted || PRINT_WORDS.iter().any(|command| is_called(source, command))
    }
}

/// Whether a command is called in what stands before a pipe, whatever the shell writes before it.
fn is_called(source: &[u8], command: &[u8]) -> bool {
    source.split(u8::is_ascii_whitespace).any(|word| word == command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_that_say_something_are_counted_whatever_the_shell_writes_around_them() {
        for (line, count) in [
            ("inward log --did checked_phone", 1),
            ("inward log --jealousy 4 --trigger late_reply", 1),
            ("inward log --day yesterday --helped=moved", 1),
            (": 1700000000:0;inward log --did waited", 1),
            ("- cmd: inward log --did waited", 1),
            ("  {\"inp\": \"inward log --did waited\\n\", \"rtn\": 0}, {\"inp\": \"inward status\\n\"}", 1),
            ("/usr/local/bin/inward --data-dir ~/x log --did waited", 1),
            ("~\\bin\\inward.exe log --did waited", 1),
            ("cd && inward log --did a; inward log --did b", 2),
            ("inward note I feel low", 1),
            ("echo 'I feel low' | inward note", 1),
            ("'I feel low' | inward note", 1),
            ("printf %s low|inward log --note -", 1),
            ("inward note <<< 'low'", 1),
            ("inward note <<EOF", 1),
            ("inward list --search 'phone'", 1),
            ("inward explain same_day.triggers.late_reply.jealousy.12", 1),
            ("inward", 0),
            ("inward checkin", 0),
            ("inward checkin --plain", 0),
            ("inward log -", 0),
            ("inward log --note - < letter.txt", 0),
            ("inward log --day yesterday --note -", 0),
            ("inward note", 0),
            ("inward note --day yesterday", 0),
            ("inward note < letter.txt", 0),
            ("pbpaste | inward note", 0),
            ("cat letter.txt | inward note", 0),
            ("{\"inp\": \"inward note\\n\", \"rtn\": 0}", 0),
            ("inward status; echo done", 0),
            ("vim ~/src/inward/log --did", 0),
            ("cd go-inward log --did x", 0),
            ("inwardly log --did x", 0),
            ("inward --data-dir", 0),
            ("", 0),
        ] {
            assert_eq!(telling(line.as_bytes()), count, "{line}");
        }
        assert_eq!(telling(b"inward log --did \xff\xfe\nls\ninward log --did b\n"), 2);
    }
}
