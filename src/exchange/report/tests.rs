use super::*;
use crate::config::Config;
use crate::insight::Span;
use crate::insight::series::window_start;
use crate::journal::practice::Kind;
use crate::journal::{Body, CheckIn, Moment, Note, Rating, Sign, TickList};
use crate::sample::{Pace, Sample, story};
use crate::texts;
use crate::wording::width::width;

const MARKER: &str = "zwetschgenmus";

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A journal, with all that is asked of it for a page.
struct Read {
    trends: Trends,
    patterns: Patterns,
    history: History,
    practices: Practices,
    entries: Vec<Entry>,
    lists: Lists,
    today: Day,
}

impl Read {
    fn of(entries: Vec<Entry>, today: Day) -> Self {
        let journal = crate::insight::testing::journal(entries.clone());
        let history = History::of(&journal);
        Self {
            trends: Trends::new(&history, Span::Weeks(WEEKS_USUAL), today),
            patterns: Patterns::new(&history, WEEKS_USUAL, today),
            history,
            practices: Practices::from_journal(&journal),
            entries,
            lists: Lists::new(&Config::default()),
            today,
        }
    }

    fn candidates(&self) -> Vec<Candidate> {
        let first = window_start(self.today, WEEKS_USUAL);
        candidates(self.entries.iter(), first, self.today, &self.lists, PartnerWords::default())
    }

    fn page(&self, choices: &Choices) -> Page {
        let chosen = |id: &EntryId| self.entries.iter().find(|entry| entry.id == *id);
        let entries: Vec<&Entry> = choices.entries().iter().filter_map(chosen).collect();
        let material = Material {
            trends: &self.trends,
            patterns: &self.patterns,
            history: &self.history,
            practices: &self.practices,
            entries: &entries,
            today: self.today,
            week_start: WeekStart::default(),
            lists: &self.lists,
            partner: PartnerWords::default(),
        };
        Page::new(&material, choices)
    }
}

fn now() -> Moment {
    "2026-11-22T22:30:00+01:00".parse().unwrap()
}

/// The story of half a year up to yesterday.
fn sample() -> Read {
    let today = day("2026-11-22");
    let sample = Sample {
        seed: 1,
        days: story::DAYS,
        last: today.plus(-1),
        now: now(),
        pace: Pace::Story,
        prompts: &texts::prompts().catalogue,
        exercises: true,
    };
    Read::of(sample.entries(), today)
}

fn everything() -> Choices {
    let mut choices = Choices::usual(false);
    for block in Block::ALL {
        choices.put(block, true);
    }
    choices
}

#[test]
fn the_page_in_text_and_in_html_holds_every_block() {
    let read = sample();
    let mut choices = everything();
    choices.talk_about(vec!["Asking for reassurance at night".to_owned()]);
    choices.show_entries(read.candidates().iter().take(2).map(|it| it.id).collect());
    let page = read.page(&choices);
    insta::assert_snapshot!("text", page.text());
    insta::assert_snapshot!("html", page.html());
}

#[test]
fn what_is_left_out_is_in_neither_form() {
    let read = sample();
    let mut choices = everything();
    choices.talk_about(vec![MARKER.to_owned()]);
    choices.show_entries(read.candidates().iter().take(1).map(|it| it.id).collect());
    let all = read.page(&choices);
    for (block, heading) in [
        (Block::Head, "Initials:"),
        (Block::Talk, "talk about"),
        (Block::Charts, "Week by week"),
        (Block::Signs, "five signs"),
        (Block::Ticked, "Ticked most"),
        (Block::Together, "Goes together"),
        (Block::Helped, "What helped"),
        (Block::Tried, "Tried"),
        (Block::Entries, "Entries I chose"),
        (Block::Checks, "Monthly check"),
        (Block::Safety, "felt unsafe"),
        (Block::Notes, "Notes from the session"),
        (Block::Method, "figures come about"),
    ] {
        let mut without = choices.clone();
        without.put(block, false);
        let page = read.page(&without);
        for (form, with, without) in [("html", all.html(), page.html()), ("text", all.text(), page.text())] {
            let has = |text: &str| text.to_lowercase().contains(&heading.to_lowercase());
            assert!(has(&with) && !has(&without), "{form} {heading}");
        }
    }
}

#[test]
fn a_partner_who_sees_it_sees_no_words_no_ticks_and_no_line_on_safety() {
    let (alone, seen) = (Choices::usual(false), Choices::usual(true));
    let differ: Vec<Block> =
        Block::ALL.into_iter().filter(|block| alone.has(*block) != seen.has(*block)).collect();
    assert_eq!(differ, [Block::Ticked, Block::Together, Block::Helped, Block::Safety]);
    let off: Vec<Block> = Block::ALL.into_iter().filter(|block| !alone.has(*block)).collect();
    assert_eq!(off, [Block::Tried, Block::Entries, Block::Checks]);
    assert!(!seen.holds_words());
}

/// A check-in in which every text holds the marker.
fn marked(of: Day) -> Entry {
    let mut check_in = CheckIn::default();
    for sign in Sign::ALL {
        check_in.ratings.set(sign, Rating::new(3));
        check_in.notes.set(sign, format!("<b>{MARKER}</b>"));
    }
    check_in.set_ticked(TickList::Triggers, Some(vec!["late_reply".to_owned()]));
    check_in.text = format!("{MARKER}\n<script>{MARKER}</script>\u{202e}");
    Entry::new_check_in(of, check_in, now(), of)
}

#[test]
fn no_word_is_on_the_page_unless_its_entry_was_chosen() {
    let today = day("2026-11-22");
    let [practice, _] = crate::journal::testing::entries_of(Kind::Fear);
    let mut entries: Vec<Entry> = (0..20).map(|back| marked(today.plus(-back))).collect();
    let note = Body::Note(Note { text: MARKER.to_owned() });
    entries.push(Entry::new(EntryId::new_v7(1, [1; 10]), today, note, now(), today));
    entries.push(Entry::new(EntryId::new_v7(2, [2; 10]), today, practice.body.clone(), now(), today));
    let texts: Vec<String> = practice.texts().iter().map(|text| (*text).to_owned()).collect();
    let read = Read::of(entries, today);
    let page = read.page(&everything());
    for text in [page.html(), page.text()] {
        assert!(!text.contains(MARKER));
        assert!(!texts.iter().any(|words| text.contains(words)), "{texts:?}");
    }
    let mut choices = everything();
    let id = read.candidates().into_iter().find(|it| it.line.contains("check-in")).unwrap().id;
    choices.show_entries(vec![id]);
    let page = read.page(&choices);
    assert!(page.text().contains(MARKER));
    let html = page.html();
    assert!(html.contains(&format!("&#60;script&#62;{MARKER}&#60;/script&#62;")), "{html}");
    assert!(!html.contains("<script") && !html.contains("<b>") && !html.contains('\u{202e}'));
}

#[test]
fn long_words_are_shortened_and_that_is_said() {
    let today = day("2026-11-22");
    let mut check_in = CheckIn::default();
    check_in.text = "我".repeat(300);
    let id = Entry::new_check_in(today, check_in.clone(), now(), today);
    let read = Read::of(vec![id.clone()], today);
    let mut choices = everything();
    choices.show_entries(vec![id.id; 5]);
    let page = read.page(&choices);
    let entries = page.entries.as_ref().unwrap();
    assert_eq!(entries.len(), 3);
    assert!(entries.iter().all(|entry| entry.is_shortened && width(&entry.words) <= 400));
    assert!(page.html().contains("(shortened)") && page.text().contains("(shortened)"));
}

#[test]
fn a_week_without_a_rating_has_no_dot_and_no_line_across_it() {
    let today = day("2026-11-22");
    // Three full weeks, one of two days, one without any, one of four days.
    let weeks_back = [(5, 7), (4, 7), (3, 2), (1, 4), (0, 7)];
    let entries = weeks_back.into_iter().flat_map(|(back, days)| {
        let first = day("2026-11-16").plus(-7 * back);
        (0..days).map(move |place| marked(first.plus(place)))
    });
    let read = Read::of(entries.collect(), today);
    let page = read.page(&Choices::usual(false));
    let chart = &page.charts.as_ref().unwrap().charts[0];
    let drawing = &chart.drawing;
    assert_eq!(chart.weeks.iter().map(|(_, n)| *n).collect::<Vec<_>>()[6..], [7, 7, 2, 0, 4, 7]);
    assert_eq!(
        drawing.dots.iter().map(|(.., few)| *few).collect::<Vec<_>>(),
        [false, false, true, false, false]
    );
    assert_eq!(drawing.lines.iter().map(|line| line.split(' ').count()).collect::<Vec<_>>(), [3, 2]);
    assert_eq!(drawing.counts.len(), 12);
    assert!(chart.description.contains("Week from 26 October: mean 3.0 of 2 days, 3 to 3."), "{chart:?}");
    assert!(chart.description.contains("Week from 2 November: not recorded."), "{chart:?}");
}

#[test]
fn an_empty_journal_makes_a_page_that_says_so() {
    let page = Read::of(Vec::new(), day("2026-11-22")).page(&everything());
    assert!(page.text().contains("0 of 84 days"), "{}", page.text());
    assert!(page.text().lines().all(|line| width(line) <= 80));
    assert!(page.html().contains("None was chosen."));
}

#[test]
fn the_walk_asks_for_each_block_and_goes_back() {
    let read = sample();
    let mut walk = Walk::new(read.candidates());
    assert_eq!(
        walk.answer(Answer::Kept),
        Err(Refused(crate::wording::report::Y_OR_N)),
        "nothing is proposed"
    );
    walk.answer(Answer::Yes(true)).unwrap();
    let mut asked = Vec::new();
    while let Some(Question::Block(block)) = walk.question() {
        asked.push(block);
        walk.answer(Answer::Yes(false)).unwrap();
    }
    assert_eq!((asked.as_slice(), walk.question()), (&Block::ALL[..], None));
    assert!(!Block::ALL.into_iter().any(|block| walk.choices().has(block)));
    while walk.back() {}
    assert_eq!(walk.question(), Some(Question::Partner));

    walk.answer(Answer::Yes(false)).unwrap();
    walk.answer(Answer::Kept).unwrap();
    walk.answer(Answer::Kept).unwrap();
    assert_eq!(walk.question(), Some(Question::Talk(0)));
    assert!(walk.answer(Answer::Words("w".repeat(91))).is_err());
    walk.answer(Answer::Words("  one  ".to_owned())).unwrap();
    walk.answer(Answer::Words("two".to_owned())).unwrap();
    assert!(walk.back());
    walk.answer(Answer::Words("second".to_owned())).unwrap();
    walk.answer(Answer::Words(String::new())).unwrap();
    assert_eq!(walk.question(), Some(Question::Block(Block::Charts)));
    while walk.question() != Some(Question::Block(Block::Entries)) {
        walk.answer(Answer::Kept).unwrap();
    }
    walk.answer(Answer::Yes(true)).unwrap();
    assert_eq!(walk.question(), Some(Question::Entries));
    for wrong in [vec![0, 1, 2, 3], vec![9_999]] {
        assert!(walk.answer(Answer::Picked(wrong)).is_err());
    }
    walk.answer(Answer::Picked(vec![1, 1, 0])).unwrap();
    assert_eq!(walk.choices().entries(), [walk.candidates()[0].id, walk.candidates()[1].id]);
    let page = read.page(walk.choices());
    assert_eq!(page.talk.unwrap(), ["one", "second", ""]);
}
