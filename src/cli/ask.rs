//! One question, line by line. Each takes its own answers, and everywhere `?` explains it, `back` leaves it for the one
//! before, and `support` prints people who answer.

use super::CliError;
use super::output::Output;
use super::page::TextPage;
use super::setup::Setup;
use super::stdin::Answers;
use super::support;
use crate::wording::screens::plain::{
    ENDED, MAY_BE_CUT, WORDS_EVERYWHERE, quit_is_no_text, quit_is_of_the_menu,
};
use crate::wording::sentences::sentence;

/// The words with which people leave a program.
const QUIT: [&str; 3] = ["quit", ":quit", "exit"];
/// The most columns of a question.
const MOST_COLUMNS: usize = 80;

/// What came of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked<T> {
    /// It was answered.
    Answer(T),
    /// The one before is wanted.
    Back,
}

/// A question.
#[derive(Clone, Copy, Debug)]
pub(super) struct Question<'a> {
    /// The words in front of the answer: what kinds of answers it takes.
    pub(super) ask: &'a str,
    /// What `?` says of it.
    pub(super) help: &'a str,
    /// Whether any words may be the answer, so that only a person's `back` is taken for a command.
    pub(super) takes_words: bool,
}

/// A word that is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// Explain the question.
    Help,
    /// Go back.
    Back,
    /// Print people who answer.
    Support,
}

impl Word {
    /// The word that a line is. Where words are asked for, only those with a colon and what nobody writes alone are.
    pub(super) fn of(line: &str, takes_words: bool) -> Option<Self> {
        let line = line.trim().to_lowercase();
        match line.as_str() {
            "?" | ":help" => Some(Self::Help),
            "back" | ":back" => Some(Self::Back),
            ":support" => Some(Self::Support),
            "help" if !takes_words => Some(Self::Help),
            "support" | "inward support" if !takes_words => Some(Self::Support),
            _ => None,
        }
    }

    /// The same in a page of words: after the first line, only what begins with a colon is no line of the page.
    pub(super) fn of_page(line: &str, is_first: bool) -> Option<Self> {
        Self::of(line, true).filter(|_| is_first || line.trim().starts_with(':'))
    }
}

/// Where questions are asked: of whom, and of which journal.
pub(super) struct Desk<'a> {
    pub(super) setup: &'a Setup,
    pub(super) answers: &'a mut Answers,
    pub(super) out: &'a mut Output,
}

impl Desk<'_> {
    /// Asks until there is an answer that can be read; one that cannot is an error where nobody can be asked again.
    pub(super) fn ask<T>(
        &mut self,
        question: &Question<'_>,
        mut read: impl FnMut(&str) -> Result<T, CliError>,
    ) -> Result<Asked<T>, CliError> {
        loop {
            let line = self.line(question.ask)?;
            let is_quit = self.is_quit(&line);
            let is_answer = question.takes_words && !self.answers.from_a_person;
            match Word::of(&line, question.takes_words).filter(|_| !is_answer) {
                Some(Word::Back) => return Ok(Asked::Back),
                Some(word) => self.obey(word, question.help)?,
                None if is_quit && question.takes_words => self.say(quit_is_no_text(&line.trim()))?,
                None => match read(line.trim()) {
                    Err(CliError::Usage(_)) if is_quit => self.say(quit_is_of_the_menu(&line.trim()))?,
                    Err(CliError::Usage(fault)) if self.answers.from_a_person => {
                        self.say(sentence(&fault))?;
                    }
                    answer => return answer.map(Asked::Answer),
                },
            }
        }
    }

    /// Whether somebody who typed a line wants to leave with it: where nobody is at a terminal, words stay words.
    pub(super) fn is_quit(&self, line: &str) -> bool {
        QUIT.contains(&line.trim().to_lowercase().as_str()) && self.answers.is_typed_alone()
    }

    /// The next line after a question; its end is an error.
    pub(super) fn line(&mut self, question: &str) -> Result<String, CliError> {
        self.line_if_any(question)?.ok_or_else(|| CliError::failed(ENDED))
    }

    /// The next line after a question; `None` at the end of the input.
    pub(super) fn line_if_any(&mut self, question: &str) -> Result<Option<String>, CliError> {
        let words = question.trim_end_matches(' ');
        let behind = question.strip_prefix(words).unwrap_or_default();
        let wrapped = textwrap::fill(words, Output::wrapped_to(MOST_COLUMNS));
        let line = self.answers.after(format!("{wrapped}{behind}"), self.out)?;
        self.say_if_cut()?;
        Ok(line)
    }

    /// Says of the line that was just taken that its end may be missing.
    fn say_if_cut(&mut self) -> Result<(), CliError> {
        if self.answers.is_cut() { self.say(MAY_BE_CUT) } else { Ok(()) }
    }

    /// The next line, with all that was pasted behind it as more words of the same line: where one line is asked for, the
    /// others would answer what comes next.
    pub(super) fn line_with_pasted(&mut self, question: &str) -> Result<String, CliError> {
        let mut line = self.line(question)?;
        let is_command = |line: &str| line.trim_start().starts_with(':');
        if is_command(&line) || Word::of(&line, true).is_some() {
            return Ok(line);
        }
        while self.answers.is_pasted()
            && let Some(more) = self.line_of_page()?
        {
            if is_command(&more) {
                self.answers.put_back();
                break;
            }
            line.truncate(line.trim_end().len());
            line.push(' ');
            line.push_str(more.trim());
        }
        Ok(line)
    }

    /// The next line of a page of words, once all that was said is on the screen; `None` at the end of the input.
    pub(super) fn line_of_page(&mut self) -> Result<Option<String>, CliError> {
        self.out.flush()?;
        let line = self.answers.next()?;
        self.say_if_cut()?;
        Ok(line)
    }

    /// Says a line, wrapped to the terminal.
    pub(super) fn say(&mut self, line: impl AsRef<str>) -> Result<(), CliError> {
        TextPage::new(self.out).words(0, line.as_ref())
    }

    /// Does what a word asks for, where that is not to go back.
    pub(super) fn obey(&mut self, word: Word, help: &str) -> Result<(), CliError> {
        if word == Word::Support {
            return support::print_page(None, self.setup, self.out);
        }
        self.say(help)?;
        self.say(WORDS_EVERYWHERE)
    }

    /// The same, for another part of the program.
    pub(super) fn again(&mut self) -> Desk<'_> {
        Desk { setup: self.setup, answers: self.answers, out: self.out }
    }
}
