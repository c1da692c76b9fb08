//! The differing parts of two versions, each under its name: side by side, or one above the other.

use crate::journal::diff;
use crate::journal::field::Field;
use crate::journal::practice::{Answer, Shape};
use crate::journal::text::one_line;
use crate::journal::versions::Part;
use crate::journal::{Entry, EntryId, GivenPrompt, Rating, Scale};
use crate::texts::practice::Saying;
use crate::tui::screens::prelude::*;
use crate::tui::widgets::marked::wrap_marked;
use crate::tui::widgets::ratings;
use crate::wording::entry::question;
use crate::wording::parts;
use crate::wording::screens::versions as wording;

/// The line between two versions side by side.
pub(super) const BETWEEN: &str = " │ ";
/// The space where there is no mark.
pub(super) const MARGIN: &str = "  ";
/// The mark of a line that has something the other version lacks.
const ONLY_HERE: &str = "+ ";
/// The width from which two versions stand side by side, in cells.
const SIDE_BY_SIDE: u16 = 76;
/// The greatest width of a version, in cells.
const WIDEST: u16 = 62;
/// The column of a rating next to its label.
const RATING: usize = 15;
/// The column at which a version begins after its name, where they stand one above the other.
const NAMED: u16 = 7;

/// One line of a version: whether it has something that the other one has not, and its pieces.
#[derive(Clone, Debug, Default)]
struct VersionLine {
    marked: bool,
    pieces: Vec<(String, Role)>,
}

/// The places of the two versions.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout {
    pub(super) is_wide: bool,
    /// The width of a version, in cells.
    pub(super) cells: u16,
}

impl Layout {
    /// The layout for an area of this width.
    pub(super) fn new(cells: u16) -> Self {
        let is_wide = cells >= SIDE_BY_SIDE;
        let cells = cells.saturating_sub(2);
        let half = (cells.saturating_sub(width(BETWEEN)) / 2).min(WIDEST);
        Self { is_wide, cells: if is_wide { half } else { cells } }
    }
}

/// The sheet while parts are put on it.
pub(super) struct Parts<'a> {
    layout: Layout,
    pub(super) sheet: Sheet,
    context: &'a Context<'a>,
}

impl<'a> Parts<'a> {
    /// Goes on with a sheet of this layout.
    pub(super) fn new(layout: Layout, sheet: Sheet, context: &'a Context<'a>) -> Self {
        Self { layout, sheet, context }
    }

    /// Returns the width of the text of a version, after its name and mark.
    fn cells(&self) -> u16 {
        let before = width(ONLY_HERE) + if self.layout.is_wide { 0 } else { NAMED };
        self.layout.cells.saturating_sub(before).max(1)
    }

    /// Puts a part on the sheet as both versions have it.
    pub(super) fn part(&mut self, part: Part, versions: [&Entry; 2]) {
        let [shown, _] = versions;
        let name = parts::name(part, shown, &self.context.settings.lists);
        match part {
            Part::Day => {
                let today = self.context.today;
                let both = versions.map(|version| self.plain(&dates::long(version.day, today), Role::Text));
                self.beside(&name, both);
            }
            Part::Late => {
                let words = |late| if late { wording::TWO_OR_MORE_DAYS_LATER } else { wording::ON_TIME };
                let both = versions.map(|version| self.plain(words(version.late), Role::Text));
                self.beside(&name, both);
            }
            Part::Content(Field::Rating(scale)) => {
                self.ratings(&name, scale, versions.map(|version| version.check_in()?.ratings.get(scale)));
                return;
            }
            Part::Content(Field::Prompt) => {
                self.prompts(&name, versions.map(|version| version.check_in()?.prompt.as_ref()));
            }
            Part::Content(field) => self.answers(&name, field, versions),
            Part::Unknown => {
                let words = wording::DIFFER_IN_UNKNOWN_PARTS;
                self.sheet.gap();
                self.sheet.text(words, Role::Text, 0);
            }
        }
        self.sheet.gap();
    }

    /// Puts two versions of a part side by side, or one above the other, under its name.
    fn beside(&mut self, name: &str, lines: [Vec<VersionLine>; 2]) {
        self.sheet.gap();
        self.sheet.text(name, Role::Heading, 0);
        self.put(lines);
    }

    fn put(&mut self, [one, other]: [Vec<VersionLine>; 2]) {
        if !self.layout.is_wide {
            self.put_below("shown", one);
            self.put_below("other", other);
            return;
        }
        let rows = one.len().max(other.len());
        let filled =
            |lines: Vec<VersionLine>| lines.into_iter().chain(std::iter::repeat_with(VersionLine::default));
        for (left, right) in filled(one).zip(filled(other)).take(rows) {
            let used: u16 = left.pieces.iter().map(|(piece, _)| width(piece)).sum();
            let room = self.cells().saturating_sub(used);
            let mut pieces = with_mark(left);
            pieces.push((" ".repeat(usize::from(room)), Role::Text));
            pieces.push((BETWEEN.to_owned(), Role::Rule));
            pieces.extend(with_mark(right));
            self.sheet.pieces(pieces);
        }
    }

    fn put_below(&mut self, name: &str, lines: Vec<VersionLine>) {
        let mut name = name;
        for line in lines {
            let before = (format!("{name:<room$}", room = usize::from(NAMED)), Role::Muted);
            self.sheet.pieces(std::iter::once(before).chain(with_mark(line)));
            name = "";
        }
    }

    fn plain(&self, text: &str, role: Role) -> Vec<VersionLine> {
        let line = |line| VersionLine { marked: false, pieces: vec![(line, role)] };
        wrap(text, self.cells()).into_iter().map(line).collect()
    }

    fn ratings(&mut self, name: &str, scale: Scale, both: [Option<Rating>; 2]) {
        let question = texts::check_in().question(scale);
        let answers = both.map(|rating| {
            let figure = ratings::figure(scale, rating);
            let words = rating.map_or(wording::NOT_RECORDED, |rating| question.answer(rating));
            let role = if rating.is_some() { Role::Text } else { Role::Muted };
            vec![figure, (format!("  {words}"), role)]
        });
        // Side by side there is room for the name within each version, as where ratings stand alone.
        let label = (format!("{name:<RATING$}"), Role::Text);
        let is_wide = self.layout.is_wide;
        let lines = answers.map(|pieces| {
            let pieces = is_wide.then(|| label.clone()).into_iter().chain(pieces).collect();
            vec![VersionLine { marked: false, pieces }]
        });
        if is_wide { self.put(lines) } else { self.beside(name, lines) }
    }

    /// Several choices of each, one below the other.
    fn choices(&mut self, name: &str, chosen: [Option<&[String]>; 2], label: impl Fn(&str) -> String) {
        let [one, other] = chosen;
        let lines = [(one, other), (other, one)].map(|(here, there)| {
            let Some(here) = here else { return self.plain(wording::NOT_OPENED, Role::Muted) };
            if here.is_empty() {
                return self.plain(wording::NOTHING_TICKED, Role::Muted);
            }
            let ticks = here.iter().flat_map(|id| {
                let only_here = !there.unwrap_or_default().contains(id);
                let role = if only_here { Role::Notice } else { Role::Text };
                let mut lines = self.plain(&one_line(&label(id)), role);
                if let Some(first) = lines.first_mut() {
                    first.marked = only_here;
                }
                lines
            });
            ticks.collect()
        });
        self.beside(name, lines);
        if let (Some(one), Some(other)) = (one, other)
            && one.len() == other.len()
            && one.iter().all(|id| other.contains(id))
        {
            self.sheet.text(wording::ANOTHER_ORDER, Role::Muted, 2);
        }
    }

    fn answers(&mut self, name: &str, field: Field, versions: [&Entry; 2]) {
        let [shown, _] = versions;
        let words = |answer: &Answer| words_of(field, answer, shown, self.context);
        match versions.map(|version| version.body.get(field)) {
            [Answer::Text(one), Answer::Text(other)] => {
                self.sheet.gap();
                self.sheet.text(name, Role::Heading, 0);
                self.words([&one, &other], shared::NOTHING_WRITTEN);
            }
            both if both.iter().any(|answer| matches!(answer, Answer::Ids(_))) => {
                let chosen = both.each_ref().map(|answer| match answer {
                    Answer::Ids(ids) => Some(ids.as_slice()),
                    _ => None,
                });
                self.choices(name, chosen, |id| words(&Answer::Id(id.to_owned())));
            }
            both => {
                let lines = both.map(|answer| match answer {
                    answer if answer.is_blank() => self.plain(shared::NOT_ANSWERED, Role::Muted),
                    Answer::Items(items) => self.plain(&figures(&items), Role::Text),
                    answer => self.plain(&one_line(&words(&answer)), Role::Text),
                });
                self.beside(name, lines);
            }
        }
    }

    fn prompts(&mut self, name: &str, prompts: [Option<&GivenPrompt>; 2]) {
        let [one, other] = prompts.map(|prompt| prompt.map_or("", |prompt| prompt.id.as_str()));
        let answers = prompts.map(|prompt| prompt.map_or("", |prompt| prompt.answer.as_str()));
        if one == other {
            let question = question(one, self.context.settings.config.partner_words);
            self.sheet.gap();
            self.sheet.text(&question, Role::Heading, 0);
            self.words(answers, shared::NOT_ANSWERED);
            return;
        }
        let questions = [one, other].map(|id| match id {
            "" => self.plain(wording::NONE_WAS_SHOWN, Role::Muted),
            id => self.plain(&question(id, self.context.settings.config.partner_words), Role::Muted),
        });
        self.beside(name, questions);
        if answers.iter().any(|answer| !answer.is_empty()) {
            self.words(answers, shared::NOT_ANSWERED);
        }
    }

    fn words(&mut self, [one, other]: [&str; 2], empty: &str) {
        let pieces = diff::pieces(one, other);
        let has_marks = pieces.iter().flatten().any(|(_, only_here)| *only_here);
        let lines = pieces.map(|pieces| {
            if pieces.is_empty() {
                return self.plain(empty, Role::Muted);
            }
            let line = |runs: Vec<(String, bool)>| VersionLine {
                marked: runs.iter().any(|(_, only_here)| *only_here),
                pieces: runs
                    .into_iter()
                    .map(|(run, only_here)| (run, if only_here { Role::Marked } else { Role::Text }))
                    .collect(),
            };
            wrap_marked(&pieces, self.cells()).into_iter().map(line).collect()
        });
        self.put(lines);
        if !has_marks && one != other {
            self.sheet.text(wording::DIFFER_IN_SPACES_ONLY, Role::Muted, 2);
        }
    }
}

/// An answer in words; the entry tells of which exercise it is.
pub(super) fn words_of(field: Field, answer: &Answer, entry: &Entry, context: &Context<'_>) -> String {
    let (lists, today) = (&context.settings.lists, context.today);
    let saying = Saying {
        tick: &|list, id| lists.label(list, id).to_owned(),
        day: &|day| dates::long(day, today),
        entry: &EntryId::short,
        between: texts::practice::BETWEEN,
    };
    match field {
        Field::Answer(key) => {
            let steps = entry.practice().map(|practice| texts::practice::steps(practice.kind()));
            texts::practice::words_in(steps.and_then(|steps| steps.of_field(key)), answer, &saying)
        }
        Field::Ticks(list) => lists.label(list, answer.id().unwrap_or_default()).to_owned(),
        _ => String::new(),
    }
}

/// The figures of some items, a dot where one was not answered.
pub(super) fn figures(items: &[Option<u8>]) -> String {
    let figure = |item: &Option<u8>| item.map_or("·".to_owned(), |it| it.to_string());
    items.iter().map(figure).collect::<Vec<_>>().join(" ")
}

fn with_mark(line: VersionLine) -> Vec<(String, Role)> {
    let mark = if line.marked { ONLY_HERE } else { MARGIN };
    std::iter::once((mark.to_owned(), Role::Notice)).chain(line.pieces).collect()
}

/// Whether marks show the parts that only one version has.
pub(super) fn has_marks(part: Part, version: &Entry) -> bool {
    match part {
        Part::Content(Field::Answer(key)) => {
            let field = version.practice().and_then(|practice| practice.kind().field(key));
            field.is_some_and(|field| matches!(field.shape, Shape::Text | Shape::Ids))
        }
        Part::Content(field) => !matches!(field, Field::Rating(_)),
        Part::Day | Part::Late | Part::Unknown => false,
    }
}
