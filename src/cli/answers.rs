//! Answers from standard input, a line each: typed by a person or from a pipe.

use std::io::{self, BufRead, Read, StdinLock};

use super::{CliError, output};
use crate::journal::text;

/// Standard input, line by line.
pub(super) struct Answers {
    input: StdinLock<'static>,
    /// Whether a person types them, who can be asked again.
    pub(super) from_a_person: bool,
}

impl Answers {
    pub(super) fn new() -> Self {
        Self { input: io::stdin().lock(), from_a_person: output::asks_a_person() }
    }

    /// The next line, cleaned and without its line break; `None` at the end of the input.
    pub(super) fn next(&mut self) -> Result<Option<String>, CliError> {
        let most = text::MOST_CHARACTERS;
        let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_mul(4);
        let mut line = Vec::new();
        let read = self.input.by_ref().take(limit).read_until(b'\n', &mut line).map_err(CliError::Input)?;
        if read == 0 {
            return Ok(None);
        }
        let line = String::from_utf8(line)
            .map_err(|_| CliError::usage("an answer is not text in UTF-8: convert it first"))?;
        let line = text::cleaned(&line).trim_end_matches('\n').to_owned();
        if line.chars().count() > most {
            return Err(CliError::usage(format!("an answer is longer than {most} characters: shorten it")));
        }
        Ok(Some(line))
    }
}
