//! Draws a step and the last page of an exercise.

use std::borrow::Cow;

use super::list::{List, say};
use super::open::Open;
use super::pace::{self, seconds};
use super::{At, ExerciseScreen, StepsAsked, TEN_MINUTES, again, ending, review};
use crate::insight::practice::evenings;
use crate::insight::practice::evenings::Evenings;
use crate::insight::{Practices, gentle_checks};
use crate::journal::practice::Kind;
use crate::journal::practice::fields::experiment::{BELIEF_AFTER, BELIEF_BEFORE};
use crate::journal::practice::fields::pause::{MINUTES, WAITS_UNTIL};
use crate::journal::{Body, Entry, Month, written_day};
use crate::texts::practice::{Choice, Lead, Step, Way, label};
use crate::tui::screens::prelude::*;
use crate::tui::widgets::progress::{self, below};
use crate::wording::entry::practice_words;
use crate::wording::screens::exercise as wording;

/// Draws the exercise at the present step.
pub(super) fn view(screen: &ExerciseScreen, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
    let area = area.intersection(buffer.area);
    if area.is_empty() {
        return;
    }
    if screen.writing.is_pending() {
        say(buffer, area, area.y, "Reading ...", context.theme, Role::Muted);
        return;
    }
    let (at, all) = screen.count(context);
    let area = progress::draw(buffer, area, context.theme, at, all);
    match screen.step() {
        Some(step) if review::is_of_review(step) => review::draw(screen, step, context, buffer, area),
        Some(step) => draw_step(screen, step, context, buffer, area),
        None if screen.at == At::Done => ending::draw(screen, context, buffer, area),
        None => draw_end(screen, context, buffer, area),
    }
}

fn draw_step(screen: &ExerciseScreen, step: &Step, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
    let theme = context.theme;
    let ask = again::asked(screen, &screen.filled(&step.ask, context));
    let mut y = say(buffer, area, area.y, &ask, theme, Role::Heading);
    let shown = shown(screen, step, context);
    let below_field = remarks(screen, step, context);
    let is_sentence = step.way == Some(Way::Sentence);
    if is_sentence {
        // The line on whom a sentence is for comes before the sentence, however little room there is.
        for help in &step.help {
            y = say(buffer, area, y, &screen.filled(help, context), theme, Role::Muted);
        }
    }
    if !shown.is_empty() {
        // The text leaves room for the answer, and where there is plenty also for the help.
        let room = area.bottom().saturating_sub(y).saturating_sub(field_rows(screen, area.width));
        let help: usize =
            step.help.iter().map(|help| wrap(&screen.filled(help, context), area.width).len()).sum();
        let room = usize::from(room.max(1));
        let most = if is_sentence { room } else { (area.height / 2).into() };
        let area = Rect { x: area.x + 2, width: area.width.saturating_sub(2), ..area };
        let mut left = most.max(room.saturating_sub(help + 1));
        for (number, text) in shown.iter().enumerate() {
            // Of several texts each has its share, and what the one before left of its own.
            let share = left / (shown.len() - number);
            let lines = first_lines(text, area.width, share.max(1));
            left = left.saturating_sub(lines.len());
            for line in lines {
                y = say(buffer, area, y, &line, theme, Role::Text);
            }
        }
    }
    let mut rows_below: Vec<(String, Role)> = Vec::new();
    for (text, role) in below_field {
        rows_below.extend(wrap(&text, area.width).into_iter().map(|line| (line, role)));
    }
    let needs = field_rows(screen, area.width);
    // Ideas take what the text does not need; one is shown however little room there is.
    let free = area.bottom().saturating_sub(y).saturating_sub(needs);
    let free = usize::from(free).saturating_sub(rows_below.len()).max(1);
    let ideas = screen.ideas_in_lines(context).into_iter().take(free);
    rows_below.extend(ideas.map(|idea| (cut(&idea, area.width), Role::Muted)));
    let mut left = area.bottom().saturating_sub(y).saturating_sub(needs);
    left = left.saturating_sub(u16::try_from(rows_below.len()).unwrap_or(u16::MAX));
    if !is_sentence && step.way != Some(Way::Wait) {
        // The first of the lines matters most: where there is little room the last ones go.
        for help in &step.help {
            let lines = wrap(&screen.filled(help, context), area.width);
            let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX);
            if rows > left {
                break;
            }
            left -= rows;
            y = say(buffer, area, y, &screen.filled(help, context), theme, Role::Muted);
        }
    }
    if left > 0 {
        y += 1;
        left -= 1;
    }
    let rows = u16::try_from(rows_below.len()).unwrap_or(u16::MAX).min(area.height / 2);
    let mut field = below(area, y);
    let is_words = matches!(screen.open, Open::Words(_));
    field.height = match &screen.open {
        // Remarks on the words stand close to them.
        Open::Words(editor) if rows > 0 && step.way != Some(Way::Page) => {
            let lines = wrap(&editor.text(), area.width.saturating_sub(2)).len();
            let lines = u16::try_from(lines).unwrap_or(u16::MAX).saturating_add(2).max(needs);
            lines.min(field.height.saturating_sub(rows))
        }
        Open::Words(_) | Open::List(_) => field.height.saturating_sub(rows),
        _ => field.height.min(needs),
    };
    draw_field(screen, step, context, buffer, field);
    let gap = u16::from(!is_words && left > 0);
    let mut y = (field.bottom() + gap).min(area.bottom().saturating_sub(rows));
    for (line, role) in rows_below.iter().take(usize::from(rows)) {
        y = say(buffer, area, y, line, theme, *role);
    }
}

/// Returns the first lines of a text, at most `most`; the last says when there are more.
fn first_lines(text: &str, width: u16, most: usize) -> Vec<String> {
    let mut lines = wrap(text, width);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = format!("{}…", cut(last, width.saturating_sub(1)).trim_end_matches('…'));
        }
    }
    lines
}

/// Returns the least rows that the answer needs.
fn field_rows(screen: &ExerciseScreen, width: u16) -> u16 {
    match &screen.open {
        Open::Read => 0,
        Open::Words(_) | Open::Amount(_) => 3,
        Open::Date(..) => 2,
        Open::List(list) => list.height(width).max(1),
        // The clock, the wave, and a sentence that may take two lines.
        Open::Wait => 6,
        Open::Breathe(_) => 5,
    }
}

fn draw_field(screen: &ExerciseScreen, step: &Step, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
    let theme = context.theme;
    if area.is_empty() {
        return;
    }
    match &screen.open {
        Open::Read => {}
        Open::Words(editor) => {
            for row in area.top()..area.bottom() {
                put(buffer, area, area.x, row, "▏", theme.style(Role::Rule));
            }
            let x = area.x.saturating_add(2).min(area.right());
            editor.draw(buffer, Rect { x, width: area.right() - x, ..area });
        }
        Open::Amount(amount) => amount.draw(buffer, area, theme),
        Open::List(list) if list.options.is_empty() => {
            say(buffer, area, area.y, wording::NOTHING_WRITTEN_THIS_WEEK, theme, Role::Muted);
        }
        Open::List(list) => list.draw(buffer, area, theme),
        Open::Date(line, _) => {
            let x = put(buffer, area, area.x, area.y, "▌ ", theme.style(Role::Focus));
            line.draw(buffer, Rect { x, width: area.right().saturating_sub(x), height: 1, ..area });
            if let Ok(day) = written_day::coming_day(line.text(), context.today) {
                let words =
                    format!("{}, {}", dates::long(day, context.today), ahead(day.days_since(context.today)));
                say(buffer, area, area.y + 1, &words, theme, Role::Muted);
            }
        }
        Open::Wait => {
            let until = screen.practice.answer(WAITS_UNTIL);
            let left = until.map_or(0, |until| until.seconds_since(context.now));
            let whole = seconds(screen.practice.answer(MINUTES).unwrap_or(TEN_MINUTES));
            pace::wait(buffer, area, theme, left, whole, &step.help, context.settings.config.still);
        }
        Open::Breathe(since) => {
            let gone = context.now.seconds_since(since).max(0);
            pace::breathe(buffer, area, theme, gone, context.settings.config.still);
        }
    }
}

/// Puts a day that lies some days ahead in words.
fn ahead(days: i64) -> String {
    match days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        days => wording::in_days(&days),
    }
}

/// Returns the lines below the answer: why it was not taken, and gentle checks of the typed words.
fn remarks(screen: &ExerciseScreen, step: &Step, context: &Context<'_>) -> Vec<(String, Role)> {
    let mut remarks: Vec<(String, Role)> = Vec::new();
    if let Some(line) = &screen.gentle {
        remarks.push((line.clone(), Role::Notice));
    }
    remarks.extend(hints(screen, step).into_iter().map(|hint| (screen.filled(hint, context), Role::Notice)));
    if matches!(screen.open, Open::Date(..)) && screen.gentle.is_none() {
        remarks.push((wording::WAYS_TO_WRITE_A_DAY.to_owned(), Role::Muted));
    }
    remarks
}

/// Returns the gentle remarks on the words being typed, or at the end on all words that make up the sentence.
pub(super) fn hints(screen: &ExerciseScreen, step: &Step) -> Vec<&'static str> {
    let of = |field: &str, text: &str| gentle_checks::hints(field, text, texts::checks());
    if step.way == Some(Way::Sentence) {
        let checked = screen.steps().all.iter().filter(|step| step.check == "request");
        let mut hints: Vec<&str> =
            checked.flat_map(|step| of(&step.field, screen.practice.get(&step.field).text())).collect();
        hints.dedup();
        return hints;
    }
    match &screen.open {
        Open::Words(editor) if step.check == "request" => of(&step.field, &editor.text()),
        _ => Vec::new(),
    }
}

/// Returns the texts that a step shows with its question, each that holds something.
pub(super) fn shown(screen: &ExerciseScreen, step: &Step, context: &Context<'_>) -> Vec<String> {
    let is_one = step.show.len() < 2;
    let texts: Vec<String> = match step.show.as_slice() {
        [] => vec![shown_by_itself(screen, step, context)],
        names => names.iter().map(|name| shown_of(screen, name, is_one)).collect(),
    };
    texts.into_iter().filter(|text| !text.is_empty()).collect()
}

/// One text that a step names, by the name of its answer where it stands beside others.
pub(super) fn shown_of(screen: &ExerciseScreen, name: &str, is_one: bool) -> String {
    if name == ending::SENTENCE {
        return ending::sentence(&screen.practice);
    }
    let text = screen.practice.get(name).text().to_owned();
    if is_one || text.is_empty() { text } else { format!("{}: {text}", label(screen.kind(), name)) }
}

/// The text of a step that names none.
fn shown_by_itself(screen: &ExerciseScreen, step: &Step, context: &Context<'_>) -> String {
    if step.way == Some(Way::Sentence) {
        return ending::sentence(&screen.practice);
    }
    if screen.part == StepsAsked::Later {
        if screen.asked().first() != Some(&screen.page()) {
            return String::new();
        }
        // The words written then are what one looks back on.
        return match screen.practice.texts().next() {
            Some(text) if screen.kind() != Kind::Pause => text.to_owned(),
            _ => practice_words(&screen.practice, &context.settings.lists),
        };
    }
    String::new()
}

/// Returns the words at the end of a sitting.
pub(super) fn end_words(screen: &ExerciseScreen, context: &Context<'_>) -> Vec<String> {
    let steps = screen.steps();
    let mut words = Vec::new();
    if let Some(same) = &steps.same
        && screen.part != StepsAsked::Later
        && same.only.as_ref().is_none_or(|only| only.holds(&screen.practice))
        && is_same(screen, context)
    {
        words.push(same.say.clone());
    }
    let said = screen.ends().map(|end| end.say.as_str()).filter(|say| !say.is_empty());
    if let Some(said) = said.filter(|said| !words.iter().any(|word| word == said)) {
        words.push(screen.filled(said, context));
    }
    if screen.kind() == Kind::Evening && evening(context) == Some(3) && screen.part == StepsAsked::First {
        words.extend(steps.end.first().map(|end| end.say.clone()).filter(|say| !words.contains(say)));
    }
    words
}

/// Whether a look at it did not make it lighter: the belief in the thought, or two evenings of writing.
fn is_same(screen: &ExerciseScreen, context: &Context<'_>) -> bool {
    let practice = &screen.practice;
    match screen.kind() {
        Kind::Evening => {
            let entry = Entry::new(
                screen.writing.id(),
                screen.writing.day(),
                Body::Practice(practice.clone()),
                context.now.clone(),
                context.today,
            );
            let mut practices = all(context).into_owned();
            let month = Month::of(entry.day);
            let others = practices.iter().map(|(entry, _)| entry).filter(|it| Month::of(it.day) == month);
            let others: Vec<Entry> = others.filter(|it| it.id != entry.id).cloned().collect();
            practices.put(month, others.into_iter().chain([entry]));
            evenings::is_heavier(&practices, context.today)
        }
        _ => match (practice.answer(BELIEF_BEFORE), practice.answer(BELIEF_AFTER)) {
            (Some(before), Some(after)) => after >= before,
            _ => false,
        },
    }
}

/// Returns the next evening of writing; `None` when there is none.
pub(super) fn evening(context: &Context<'_>) -> Option<u16> {
    match Evenings::new(&all(context), context.today) {
        Evenings::Next(number) => Some(number),
        _ => None,
    }
}

/// Returns all practice entries that have been read.
fn all<'a>(context: &Context<'a>) -> Cow<'a, Practices> {
    context.practices.map_or_else(|| Cow::Owned(Practices::default()), Cow::Borrowed)
}

/// Lists the choices at the end: to save, and the leads.
pub(super) fn end_list(screen: &ExerciseScreen, context: &Context<'_>) -> List {
    let save = Choice::new("save", wording::SAVE_AND_FINISH);
    let label = |lead: &Lead| wording::save_then(&screen.filled(&lead.label, context));
    let leads = screen.leads().into_iter().map(|lead| Choice::new(&lead.to, label(lead)));
    let options: Vec<Choice> = std::iter::once(save).chain(leads).collect();
    List::one(options, Some("save"), "")
}

fn draw_end(screen: &ExerciseScreen, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
    debug_assert_eq!(screen.at, At::End);
    let theme = context.theme;
    let mut y = area.y;
    // The choices are always in sight: where there is little room, less of what it came to is.
    let choices = if let Open::List(list) = &screen.open { list.height(area.width) } else { 0 };
    let words = end_words(screen, context);
    let closing: usize = words.iter().map(|words| wrap(words, area.width).len()).sum();
    let told: Vec<String> = ending::told(screen, context);
    let lines: Vec<String> = told.iter().flat_map(|line| wrap(line, area.width)).collect();
    let room = usize::from(area.height.saturating_sub(choices + 1)).saturating_sub(closing + 1);
    for line in lines.iter().take(room) {
        y = say(buffer, area, y, line, theme, Role::Text);
    }
    if room > 0 && !lines.is_empty() && !words.is_empty() {
        y += 1;
    }
    for words in words {
        y = say(buffer, area, y, &words, theme, Role::Text);
    }
    if let Open::List(list) = &screen.open {
        let field = below(area, y + u16::from(y > area.y && area.height > 8));
        list.draw(buffer, field, theme);
    }
}
