use proptest::prelude::*;

use super::*;
use crate::journal::{Document, Note};
use crate::tui::testing::{Stage, day, moment};

const TODAY: &str = "2026-11-22";

/// The things that can happen while a note is written.
#[derive(Clone, Debug)]
enum Act {
    /// A word is typed.
    Type,
    /// The word typed last is taken back.
    Erase,
    /// The typed words go to the draft.
    Flush,
    /// The note is saved; the disk takes it or not, and another word may be typed meanwhile.
    Save { succeeds: bool, typed_meanwhile: bool },
    /// Another device stores a word more, in the version shown or in one that it has seen before.
    StoreElsewhere { from_older: bool },
    /// The page is left.
    Leave,
    /// The program is killed.
    Kill,
    /// The note is opened again.
    Open,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => Just(Act::Type),
        1 => Just(Act::Erase),
        2 => Just(Act::Flush),
        3 => (any::<bool>(), any::<bool>())
            .prop_map(|(succeeds, typed_meanwhile)| Act::Save { succeeds, typed_meanwhile }),
        2 => any::<bool>().prop_map(|from_older| Act::StoreElsewhere { from_older }),
        1 => Just(Act::Leave),
        1 => Just(Act::Kill),
        4 => Just(Act::Open),
    ]
}

/// A journal with one note, its draft, and the page on which it is written, if that is open.
struct World {
    stage: Stage,
    document: Document,
    draft: Option<Draft>,
    page: Option<(Writing, String)>,
    /// Words typed here that must be found somewhere.
    typed: Vec<String>,
    /// Words typed here that no draft has yet: a kill may take them.
    undrafted: Vec<String>,
    /// Words stored by another device that must be found in the journal.
    elsewhere: Vec<String>,
    next: usize,
    id: Option<EntryId>,
}

impl World {
    fn new() -> Self {
        let stage = Stage::default();
        let document = Document::new(Month::of(day(TODAY)));
        let mut world = Self {
            stage,
            document,
            draft: None,
            page: None,
            typed: Vec::new(),
            undrafted: Vec::new(),
            elsewhere: Vec::new(),
            next: 0,
            id: None,
        };
        world.stage.journal.put(world.document.clone());
        world
    }

    fn word(&mut self) -> String {
        self.next += 1;
        self.stage.now = moment(&format!("2026-11-22T21:{:02}:{:02}+01:00", self.next / 60, self.next % 60));
        format!("<{}>", self.next)
    }

    fn store(&mut self, version: Entry) {
        self.document = self.document.clone().with(version);
        self.stage.journal.put(self.document.clone());
    }

    fn act(&mut self, act: &Act) {
        match *act {
            Act::Type => self.typed_word(),
            Act::Erase => self.erase(),
            Act::Flush => self.flush(),
            Act::Save { succeeds, typed_meanwhile } => self.save(succeeds, typed_meanwhile),
            Act::StoreElsewhere { from_older } => self.store_elsewhere(from_older),
            Act::Leave => self.leave(),
            Act::Kill => {
                self.page = None;
                let lost = std::mem::take(&mut self.undrafted);
                self.typed.retain(|word| !lost.contains(word));
            }
            Act::Open => self.open(),
        }
    }

    fn typed_word(&mut self) {
        if self.page.is_none() {
            return;
        }
        let word = self.word();
        if let Some((writing, text)) = &mut self.page {
            text.push_str(&word);
            writing.typed(true);
        }
        self.typed.push(word.clone());
        self.undrafted.push(word);
    }

    fn erase(&mut self) {
        let Some((writing, text)) = &mut self.page else { return };
        let Some(at) = text.rfind('<') else { return };
        let word = text.split_off(at);
        writing.typed(true);
        // It was seen and taken back on purpose.
        for words in [&mut self.typed, &mut self.undrafted, &mut self.elsewhere] {
            words.retain(|it| *it != word);
        }
    }

    fn flush(&mut self) {
        let Some((writing, text)) = &mut self.page else { return };
        if writing.take_typed() {
            let effect = writing.draft(Field::Text, Value::from(text.as_str()));
            self.carry_out(effect);
        }
    }

    fn body(&self) -> Body {
        Body::Note(Note { text: self.page.as_ref().map_or_else(String::new, |(_, text)| text.clone()) })
    }

    fn save(&mut self, succeeds: bool, typed_meanwhile: bool) {
        let body = self.body();
        if self.page.as_ref().is_none_or(|(writing, _)| writing.is_unchanged(&body)) {
            return self.leave();
        }
        self.flush();
        let Some((writing, _)) = &mut self.page else { return };
        let revision = writing.save(body.clone(), &self.stage.any_context()).expect("no save is under way");
        assert_eq!(writing.save(body, &self.stage.any_context()), None, "one save at a time");
        let id = revision.id();
        if typed_meanwhile {
            self.typed_word();
        }
        let news = if succeeds {
            if let Some(version) = revision.onto(self.document.entry(id)) {
                self.store(version);
            }
            self.draft = None;
            self.id = Some(id);
            Reply::Saved(id)
        } else {
            Reply::NotSaved(vec![id], "The disk is full.".to_owned())
        };
        let body = self.body();
        let Some((writing, _)) = &mut self.page else { return };
        let saved = writing.receive(&news, &body, &self.stage.any_context());
        assert!(!writing.is_saving());
        match (succeeds, typed_meanwhile) {
            (false, _) => assert_eq!(saved, None),
            (true, false) => {
                assert_eq!(saved, Some(Saved::All));
                self.page = None;
            }
            (true, true) => {
                assert_eq!(saved, Some(Saved::Part));
                assert!(writing.is_unsynced() && !writing.is_new());
            }
        }
    }

    fn store_elsewhere(&mut self, from_older: bool) {
        let Some(id) = self.id else { return };
        let versions: Vec<Entry> = self.document.versions(id).cloned().collect();
        let seen = if from_older { versions.last() } else { versions.first() };
        let Some(seen) = seen.cloned() else { return };
        let word = self.word();
        let text = format!("{}{word}", text_of(&seen.body));
        self.store(seen.edited(Body::Note(Note { text }), self.stage.now.clone()));
        self.elsewhere.push(word);
    }

    fn leave(&mut self) {
        let body = self.body();
        let Some((writing, _)) = &mut self.page else { return };
        let effects = if writing.is_unchanged(&body) {
            writing.discard()
        } else {
            self.flush();
            self.page.as_ref().map(|(writing, _)| writing.keep()).unwrap_or_default()
        };
        assert_eq!(effects.last(), Some(&Effect::Close));
        for effect in effects {
            self.carry_out(effect);
        }
    }

    fn open(&mut self) {
        if self.page.is_some() {
            return;
        }
        self.word();
        let context = self.stage.any_context();
        let mut writing = match &self.draft {
            Some(draft) => Writing::resumed(draft),
            None => Writing::new("note", day(TODAY), self.id, &context),
        };
        let text = if writing.is_pending() {
            let taken = writing.take_up(&context).expect("the month has been read");
            taken.body.as_ref().map_or("", text_of).to_owned()
        } else {
            writing.seen().map_or("", |seen| text_of(&seen.body)).to_owned()
        };
        assert!(writing.take_up(&context).is_none(), "a draft is taken up once");
        self.page = Some((writing, text));
    }

    fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::Do(Task::Draft(head, field, value)) => {
                let seen = self.document.versions(head.id).find(|it| Some(it.digest()) == head.base).cloned();
                let draft = self.draft.get_or_insert_with(|| {
                    let mut draft = Draft::new(head);
                    if let Some(seen) = seen {
                        draft.set(&Field::Seen, seen.to_value(), self.stage.now.clone());
                    }
                    draft
                });
                draft.set(&field, value, self.stage.now.clone());
                self.undrafted.clear();
            }
            Effect::Do(Task::DiscardDraft(_)) => self.draft = None,
            Effect::Close => self.page = None,
            Effect::Do(Task::LeaveDraft(_) | Task::FindDrafts) => {}
            other => panic!("{other:?}"),
        }
    }

    /// Whether every word is where it must be.
    fn check(&self) {
        let stored: String = self
            .document
            .entries()
            .iter()
            .chain(self.document.others())
            .map(|it| text_of(&it.body))
            .collect();
        let draft = self.draft.as_ref().and_then(|draft| draft.body(None));
        let open = self.page.as_ref().map_or("", |(_, text)| text.as_str());
        let anywhere = format!("{stored}{open}{}", draft.as_ref().map_or("", text_of));
        for word in &self.typed {
            assert!(anywhere.contains(word.as_str()), "{word} was typed and is nowhere");
        }
        for word in &self.elsewhere {
            assert!(stored.contains(word.as_str()), "{word} was stored elsewhere and is not in the journal");
        }
        // A kill at this moment takes only the words that no draft has.
        let kept = format!("{stored}{}", draft.as_ref().map_or("", text_of));
        for word in self.typed.iter().filter(|word| !self.undrafted.contains(word)) {
            assert!(kept.contains(word.as_str()), "{word} would be lost by a kill");
        }
    }
}

fn text_of(body: &Body) -> &str {
    match body {
        Body::Note(note) => &note.text,
        _ => "",
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_no_typed_word_is_lost_and_no_unseen_one_replaced(
        acts in prop::collection::vec(act(), 1..40),
    ) {
        let mut world = World::new();
        for act in &acts {
            world.act(act);
            world.check();
        }
    }
}

#[test]
fn a_draft_of_a_stored_entry_waits_for_its_month() {
    let mut stage = Stage::default();
    let body = Body::Note(Note { text: "one".to_owned() });
    let stored = Entry::new(
        EntryId::new_v7(1_795_378_443_000, [1; 10]),
        day(TODAY),
        body,
        moment("2026-11-22T20:00:00+01:00"),
        day(TODAY),
    );
    let new = DraftHead {
        id: stored.id,
        kind: "note".to_owned(),
        day: stored.day,
        base: None,
        started_at: stage.now.clone(),
    };
    let edit = DraftHead { base: Some(stored.digest()), ..new.clone() };
    let check_in =
        DraftHead { id: EntryId::of_check_in(stored.day), kind: "check_in".to_owned(), ..new.clone() };
    let month = Month::of(stored.day);
    for (head, waits) in [(&new, false), (&edit, true), (&check_in, true)] {
        let mut writing = Writing::resumed(&Draft::new(head.clone()));
        assert_eq!(writing.waits_for(&stage.any_context()), waits.then_some(month), "{head:?}");
        assert_eq!(writing.take_up(&stage.any_context()).is_none(), waits, "{head:?}");
        assert_eq!(writing.is_pending(), waits, "{head:?}");
    }
    let mut writing = Writing::resumed(&Draft::new(edit));
    stage.journal.put(Document::new(month).with(stored.clone()));
    let taken = writing.take_up(&stage.any_context()).unwrap();
    assert_eq!(taken.body, Some(stored.body.clone()), "what the draft never touched is as it is stored");
    assert_eq!(writing.seen(), Some(&stored));
}

#[test]
fn a_version_of_another_device_that_is_shown_after_a_save_is_not_taken_as_seen() {
    use Act::{Open, Save, StoreElsewhere, Type};
    let saved = |typed_meanwhile| Save { succeeds: true, typed_meanwhile };
    let elsewhere = StoreElsewhere { from_older: false };
    let mut world = World::new();
    for act in [Open, Type, saved(false), Open, Type, elsewhere, saved(true), saved(false)] {
        world.act(&act);
        world.check();
    }
}
