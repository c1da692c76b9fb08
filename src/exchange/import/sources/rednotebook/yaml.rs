//! The YAML of a month: day by day, so that a file that is cut in the middle gives the days before the cut.

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span, StrInput};

/// How deep it may be nested.
const MOST_DEPTH: usize = 64;

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    Null,
    Text(String),
    List(Vec<Node>),
    Map(Vec<(String, Node)>),
}

/// The reason why the rest of a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) line: usize,
    pub(super) why: &'static str,
}

/// The days of a month: the line, the number and what stands there; the last may be a fault.
pub(super) struct Days<'a> {
    parser: Parser<'a, StrInput<'a>>,
    is_within: bool,
    is_done: bool,
    line: usize,
}

impl<'a> Days<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self { parser: Parser::new_from_str(text), is_within: false, is_done: false, line: 1 }
    }

    fn event(&mut self) -> Result<Event<'a>, Fault> {
        match self.parser.next_event() {
            Some(Ok((event, span))) => {
                self.line = line_of(&span);
                Ok(event)
            }
            Some(Err(error)) => {
                Err(Fault { line: line_at(&error), why: "it is not whole YAML from here on" })
            }
            None => Err(self.fault("it is not whole YAML from here on")),
        }
    }

    fn fault(&self, why: &'static str) -> Fault {
        Fault { line: self.line, why }
    }

    fn next_day(&mut self) -> Result<Option<(usize, String, Node)>, Fault> {
        while !self.is_within {
            match self.event()? {
                Event::Nothing | Event::StreamStart | Event::DocumentStart(_) => {}
                Event::MappingStart(..) => self.is_within = true,
                Event::StreamEnd => return Ok(None),
                Event::Scalar(text, ..) if text.trim().is_empty() => return Ok(None),
                _ => return Err(self.fault("a month holds days, and this one does not")),
            }
        }
        match self.event()? {
            Event::MappingEnd => Ok(None),
            Event::Scalar(number, ..) => {
                let (line, number) = (self.line, number.into_owned());
                let event = self.event()?;
                let node =
                    self.node(event, 0).map_err(|fault| Fault { line: fault.line.max(line), ..fault })?;
                Ok(Some((line, number, node)))
            }
            _ => Err(self.fault("a day has no number")),
        }
    }

    fn node(&mut self, event: Event<'a>, depth: usize) -> Result<Node, Fault> {
        if depth > MOST_DEPTH {
            return Err(self.fault("it is nested deeper than anything that is read"));
        }
        match event {
            Event::Scalar(text, style, ..) => {
                let is_null =
                    style == ScalarStyle::Plain && ["", "~", "null", "Null", "NULL"].contains(&&*text);
                Ok(if is_null { Node::Null } else { Node::Text(text.into_owned()) })
            }
            Event::SequenceStart(..) => {
                let mut list = Vec::new();
                loop {
                    match self.event()? {
                        Event::SequenceEnd => return Ok(Node::List(list)),
                        event => list.push(self.node(event, depth + 1)?),
                    }
                }
            }
            Event::MappingStart(..) => {
                let mut map = Vec::new();
                loop {
                    let name = match self.event()? {
                        Event::MappingEnd => return Ok(Node::Map(map)),
                        Event::Scalar(name, ..) => name.into_owned(),
                        _ => return Err(self.fault("a name in it is no text")),
                    };
                    let event = self.event()?;
                    map.push((name, self.node(event, depth + 1)?));
                }
            }
            _ => Err(self.fault("it says the same as another part by a sign, which is not read")),
        }
    }
}

impl Iterator for Days<'_> {
    type Item = Result<(usize, String, Node), Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_done {
            return None;
        }
        let next = self.next_day().transpose();
        self.is_done = !matches!(next, Some(Ok(_)));
        next
    }
}

fn line_of(span: &Span) -> usize {
    span.start.line().max(1)
}

fn line_at(error: &ScanError) -> usize {
    error.marker().line().max(1)
}
