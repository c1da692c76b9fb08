//! The walk through the blocks of the page: one question after the other, the same in the window and line by line.

use super::{Block, Candidate, Choices, TALK_COLUMNS, TALK_MOST, excerpts};
use crate::wording::report as words;
use crate::wording::width::width;

/// A question of the walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Whether the partner sees the page.
    Partner,
    /// Whether a block is on the page.
    Block(Block),
    /// A line on what to talk about, by its place.
    Talk(usize),
    /// Which entries are on the page.
    Entries,
}

/// An answer to one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Yes or no.
    Yes(bool),
    /// What is there already.
    Kept,
    /// A line of words.
    Words(String),
    /// The candidates in these places.
    Picked(Vec<usize>),
}

/// Why an answer was not taken, in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused(pub &'static str);

/// How far the walk is.
#[derive(Clone, Debug)]
pub struct Walk {
    question: Option<Question>,
    choices: Choices,
    talk: Vec<String>,
    candidates: Vec<Candidate>,
    /// The questions before, each with the choices made until then.
    before: Vec<(Question, Choices, Vec<String>)>,
}

impl Walk {
    /// A walk at its first question, with the entries that can be chosen.
    pub fn new(candidates: Vec<Candidate>) -> Self {
        Self {
            question: Some(Question::Partner),
            choices: Choices::usual(false),
            talk: Vec::new(),
            candidates,
            before: Vec::new(),
        }
    }

    /// Sets the entries that can be chosen, where they were not known from the start.
    pub fn offer(&mut self, candidates: Vec<Candidate>) {
        self.candidates = candidates;
    }

    /// The lines on what to talk about so far.
    pub fn talk(&self) -> &[String] {
        &self.talk
    }

    /// The question that waits; `None` when all are answered.
    pub fn question(&self) -> Option<Question> {
        self.question
    }

    /// What was chosen so far.
    pub fn choices(&self) -> &Choices {
        &self.choices
    }

    /// The entries that can be chosen.
    pub fn candidates(&self) -> &[Candidate] {
        &self.candidates
    }

    /// Takes the answer to the question that waits.
    ///
    /// # Errors
    /// The reason why it was not taken.
    pub fn answer(&mut self, answer: Answer) -> Result<(), Refused> {
        let Some(question) = self.question else { return Ok(()) };
        let (choices, talk) = (self.choices.clone(), self.talk.clone());
        let next = match (question, answer) {
            (Question::Partner, Answer::Yes(sees)) => {
                self.choices = Choices::usual(sees);
                Block::ALL.first().copied().map(Question::Block)
            }
            (Question::Block(block), answer @ (Answer::Yes(_) | Answer::Kept)) => {
                if let Answer::Yes(is_on) = answer {
                    self.choices.put(block, is_on);
                }
                self.within(block).or_else(|| after(block))
            }
            (Question::Talk(_), Answer::Kept) => after(Block::Talk),
            (Question::Talk(_), Answer::Words(line)) if line.trim().is_empty() => after(Block::Talk),
            (Question::Talk(place), Answer::Words(line)) => {
                if width(line.trim()) > TALK_COLUMNS {
                    return Err(Refused(words::TOO_LONG));
                }
                self.talk.truncate(place);
                self.talk.push(line.trim().to_owned());
                self.choices.talk_about(self.talk.clone());
                if place + 1 < TALK_MOST { Some(Question::Talk(place + 1)) } else { after(Block::Talk) }
            }
            (Question::Entries, Answer::Kept) => after(Block::Entries),
            (Question::Entries, Answer::Picked(places)) => {
                self.pick(places)?;
                after(Block::Entries)
            }
            (Question::Entries, _) => return Err(Refused(words::NO_SUCH_ENTRY)),
            _ => return Err(Refused(words::Y_OR_N)),
        };
        self.before.push((question, choices, talk));
        self.question = next;
        Ok(())
    }

    /// Goes one question back; `false` at the first.
    pub fn back(&mut self) -> bool {
        let Some((question, choices, talk)) = self.before.pop() else { return false };
        (self.question, self.choices, self.talk) = (Some(question), choices, talk);
        true
    }

    /// The question that a block brings when it is taken in.
    fn within(&self, block: Block) -> Option<Question> {
        match block {
            Block::Talk if self.choices.has(block) => Some(Question::Talk(0)),
            Block::Entries if self.choices.has(block) && !self.candidates.is_empty() => {
                Some(Question::Entries)
            }
            _ => None,
        }
    }

    fn pick(&mut self, mut places: Vec<usize>) -> Result<(), Refused> {
        places.sort_unstable();
        places.dedup();
        if places.len() > excerpts::MOST {
            return Err(Refused(words::THREE_AT_MOST));
        }
        let ids: Option<Vec<_>> =
            places.into_iter().map(|place| self.candidates.get(place).map(|it| it.id)).collect();
        self.choices.show_entries(ids.ok_or(Refused(words::NO_SUCH_ENTRY))?);
        Ok(())
    }
}

/// The question on the block after this one.
fn after(block: Block) -> Option<Question> {
    Block::ALL.into_iter().find(|other| *other > block).map(Question::Block)
}
