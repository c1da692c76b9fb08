//! The offer to continue drafts: at the start, newest first, one at a time. It comes before a key is pressed, when anybody
//! may look on: it says how much there is and nothing of what it says.

use crate::journal::{Body, CheckIn, Draft, EntryId, Practice, Scale, TickList};
use crate::tui::screens::prelude::*;
use crate::wording::numbers::counted_if_any;
use crate::wording::screens::offer as wording;
use crate::wording::sentences::capitalised;

/// The column at which the choices begin, after their keys.
const COLUMN: u16 = 8;

/// The offer of drafts that rest.
#[derive(Debug, Default)]
pub struct OfferScreen {
    /// The drafts that were put off.
    later: Vec<EntryId>,
    /// The only draft that is offered; `None` when all are.
    only: Option<EntryId>,
}

impl OfferScreen {
    /// The offer of one draft alone.
    pub fn of(draft: EntryId) -> Self {
        Self { only: Some(draft), ..Self::default() }
    }

    /// The drafts to decide on, newest first.
    fn offered<'a>(&self, context: &Context<'a>) -> Vec<&'a Draft> {
        let is_offered = |id: &EntryId| self.only.is_none_or(|only| only == *id) && !self.later.contains(id);
        let mut drafts: Vec<&Draft> =
            context.drafts.iter().filter(|draft| is_offered(&draft.head.id)).collect();
        drafts.sort_by_key(|draft| std::cmp::Reverse(draft.changed_at.instant()));
        drafts
    }
}

impl Screen for OfferScreen {
    fn place(&self) -> Place {
        Place::Offer
    }

    fn title(&self, context: &Context<'_>) -> (String, String) {
        let (done, left) = (self.later.len(), self.offered(context).len());
        let right = if done + left > 1 { shared::of(&(done + 1), &(done + left)) } else { String::new() };
        (wording::NOT_FINISHED_YET.to_owned(), right)
    }

    fn offers(&self, command: Command, context: &Context<'_>) -> bool {
        command != Command::Continue || self.offered(context).first().is_some_and(|draft| is_known(draft))
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        let offered = self.offered(context);
        let Some(draft) = offered.first() else { return vec![Effect::Close] };
        let id = draft.head.id;
        // Something to decide on is still there after this one: the offer stays and shows it.
        let close = (offered.len() == 1).then_some(Effect::Close);
        match input.command() {
            Some(Command::Continue) if is_known(draft) => {
                vec![Effect::Close, Effect::Do(Task::ResumeDraft(id))]
            }
            Some(Command::Discard) => {
                let undo = key_names::keys_for(context.keymap, Place::Home, Command::Undo);
                let said = Effect::Say(wording::discarded(&undo));
                close.into_iter().chain([Effect::Do(Task::DiscardDraft(id)), said]).collect()
            }
            Some(Command::Back) => {
                self.later.push(id);
                close.into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        let offered = self.offered(context);
        let Some(draft) = offered.first() else { return };
        let mut sheet = Sheet::for_area(area.width);
        let ago = dates::ago(&draft.changed_at, context.now, context.settings.day_start);
        sheet.text(&wording::in_the_middle(&ago), Role::Text, 0);
        sheet.gap();
        sheet.text(&what(draft, context), Role::Heading, 0);
        let room = area.width.saturating_sub(2);
        sheet.pieces(vec![(cut(&so_far(draft, context), room), Role::Text)]);
        sheet.gap();
        if draft.head.day < context.today {
            let day = dates::long(draft.head.day, context.today);
            sheet.text(&wording::belongs_to(&day), Role::Muted, 0);
            sheet.gap();
        }
        let home = key_names::keys_for(context.keymap, Place::Home, Command::Continue);
        let undo = key_names::keys_for(context.keymap, Place::Home, Command::Undo);
        let choices = [
            (Command::Continue, wording::CONTINUE_WHERE_YOU_LEFT_OFF.to_owned()),
            (Command::Discard, wording::discard_it(&undo)),
            (Command::Back, wording::keep_for_later(&home)),
        ];
        let mut whole = sheet.clone();
        for (command, choice) in choices {
            if !self.offers(command, context) {
                continue;
            }
            let keys = context.keymap.rows(Place::Offer).find(|(row, _)| row.command == command);
            let key = keys.and_then(|(_, keys)| keys.first()).map(|key| key.name()).unwrap_or_default();
            whole.labelled(&key, Role::Key, &choice, Role::Text, COLUMN);
        }
        // The footer names the choices too; where there is little room, the draft has it.
        let sheet = if whole.height() <= usize::from(area.height) { whole } else { sheet };
        sheet.draw(buffer, area, context.theme, 0);
    }
}

/// Whether this version can go on with it.
fn is_known(draft: &Draft) -> bool {
    draft.body(None).is_some()
}

/// Names the purpose of the draft.
fn what(draft: &Draft, context: &Context<'_>) -> String {
    let day = dates::long(draft.head.day, context.today);
    match draft.body(None) {
        Some(Body::CheckIn(_)) => wording::check_in_for(&day),
        Some(Body::Note(_)) => wording::note_for(&day),
        Some(Body::Practice(practice)) => {
            let name = &texts::practice::practice().exercise(practice.kind()).name;
            wording::kind_for(&capitalised(name), &day)
        }
        _ => wording::newer_for(&day),
    }
}

/// Says in one line how much it holds so far.
fn so_far(draft: &Draft, context: &Context<'_>) -> String {
    match draft.body(None) {
        Some(Body::CheckIn(check_in)) => answered(&check_in),
        Some(Body::Note(note)) => {
            let words = note.text.split_whitespace().count();
            counted_if_any(words, "word", "words").unwrap_or_else(|| wording::NOTHING_WRITTEN_YET.to_owned())
        }
        Some(Body::Practice(practice)) => walked(&practice),
        _ => wording::kept_unchanged_in(&context.settings.data_dir.display()),
    }
}

fn answered(check_in: &CheckIn) -> String {
    let answers = Scale::ALL.into_iter().filter(|scale| check_in.ratings.get(*scale).is_some()).count();
    let ticks: usize =
        TickList::ALL.iter().filter_map(|list| check_in.ticked(*list)).map(<[String]>::len).sum();
    let parts: Vec<String> = counted_if_any(answers, "answer", "answers")
        .into_iter()
        .chain(counted_if_any(ticks, "tick", "ticks"))
        .chain(counted_if_any(check_in.texts().count(), "text", "texts"))
        .collect();
    if parts.is_empty() { wording::NOTHING_ANSWERED_YET.to_owned() } else { parts.join(" · ") }
}

fn walked(practice: &Practice) -> String {
    let answers = practice.answers().filter(|(_, answer)| !answer.is_blank()).count();
    counted_if_any(answers, "answer", "answers").unwrap_or_else(|| wording::NOTHING_ANSWERED_YET.to_owned())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::journal::Sign;
    use crate::journal::draft::Field;
    use crate::tui::testing::{Stage, draft, moment};

    fn check_in(on: &str, changed_at: &str) -> Draft {
        draft(
            "check_in",
            on,
            changed_at,
            &[
                (Field::Rating(Scale::Sign(Sign::Jealousy)), json!(2)),
                (Field::Rating(Scale::Sign(Sign::Reassurance)), json!(1)),
                (Field::Rating(Scale::Sign(Sign::Sensitivity)), json!(null)),
                (Field::Note(Sign::Jealousy), json!("the phone call")),
                (Field::Ticks(TickList::Triggers), json!(["late_reply", "tired_hungry"])),
                (Field::Page, json!(3)),
            ],
        )
    }

    fn note(changed_at: &str) -> Draft {
        draft(
            "note",
            "2026-11-20",
            changed_at,
            &[(Field::Text, json!("One\nlong\tthought \u{1b}[31mabout it"))],
        )
    }

    fn stage(drafts: Vec<Draft>) -> Stage {
        Stage { drafts, ..Stage::default() }
    }

    #[test]
    fn going_on_closes_the_offer_and_takes_the_draft_up() {
        let today = check_in("2026-11-22", "2026-11-22T20:40:00+01:00");
        let id = today.head.id;
        for key in ["enter", "c"] {
            let effects = stage(vec![today.clone()]).press(&mut OfferScreen::default(), &[key]);
            assert_eq!(effects, [Effect::Close, Effect::Do(Task::ResumeDraft(id))], "{key}");
        }
    }

    #[test]
    fn a_discarded_draft_is_said_to_be_within_reach() {
        let today = check_in("2026-11-22", "2026-11-22T20:40:00+01:00");
        let id = today.head.id;
        let effects = stage(vec![today]).press(&mut OfferScreen::default(), &["d"]);
        let said = Effect::Say("Discarded. u on Home brings it back.".to_owned());
        assert_eq!(effects, [Effect::Close, Effect::Do(Task::DiscardDraft(id)), said]);
    }

    #[test]
    fn later_only_closes_the_offer() {
        let today = check_in("2026-11-22", "2026-11-22T20:40:00+01:00");
        assert_eq!(stage(vec![today]).press(&mut OfferScreen::default(), &["esc"]), [Effect::Close]);
    }

    #[test]
    fn of_several_drafts_the_newest_comes_first_and_the_next_after_a_decision() {
        let (older, newer) =
            (note("2026-11-20T22:00:00+01:00"), check_in("2026-11-22", "2026-11-22T20:40:00+01:00"));
        let mut stage = stage(vec![older.clone(), newer.clone()]);
        let mut screen = OfferScreen::default();
        assert!(stage.picture(&screen).contains("Check-in for Sunday 22 November"));
        assert!(stage.picture(&screen).contains("1 of 2"));

        assert_eq!(stage.press(&mut screen, &["esc"]), []);
        assert!(stage.picture(&screen).contains("Note for Friday 20 November"));
        assert!(stage.picture(&screen).contains("2 of 2"));
        assert_eq!(stage.press(&mut screen, &["esc"]), [Effect::Close]);

        let mut screen = OfferScreen::default();
        let effects = stage.press(&mut screen, &["d"]);
        assert_eq!(effects.first(), Some(&Effect::Do(Task::DiscardDraft(newer.head.id))));
        stage.drafts = vec![older.clone()];
        let effects = stage.press(&mut screen, &["enter"]);
        assert_eq!(effects, [Effect::Close, Effect::Do(Task::ResumeDraft(older.head.id))]);
    }

    #[test]
    fn how_much_a_draft_holds_is_said_and_none_of_its_words_ratings_and_ticks() {
        let at = "2026-11-22T20:40:00+01:00";
        for (draft, how_much) in [
            (check_in("2026-11-22", at), "2 answers · 2 ticks · 1 text"),
            (note(at), "5 words"),
            (
                draft("note", "2026-11-20", at, &[(Field::Text, json!(" \n"))]),
                "Nothing has been written yet.",
            ),
        ] {
            let mut stage = stage(vec![draft]);
            for size in crate::tui::testing::SIZES {
                stage.size = size;
                let picture = stage.picture(&OfferScreen::default());
                assert!(picture.contains(how_much), "{picture}");
                for told in ["phone", "thought", "about", "Jealousy", "Reassurance", "reply"] {
                    assert!(!picture.contains(told), "{told}: {picture}");
                }
            }
        }
    }

    #[test]
    fn an_offer_of_one_draft_leaves_the_others_alone() {
        let (note, check_in) =
            (note("2026-11-22T20:50:00+01:00"), check_in("2026-11-22", "2026-11-22T20:40:00+01:00"));
        let mut screen = OfferScreen::of(check_in.head.id);
        let stage = stage(vec![note, check_in]);
        let picture = stage.picture(&screen);
        assert!(picture.contains("Check-in for") && !picture.contains("of 2"), "{picture}");
        assert_eq!(stage.press(&mut screen, &["esc"]), [Effect::Close]);
    }

    #[test]
    fn a_draft_of_an_exercise_is_named_by_it_and_tells_how_much_it_holds() {
        let at = "2026-11-22T20:40:00+01:00";
        for (kind, fields, name, words) in [
            (
                "thought_record",
                vec![(Field::Answer("thought"), json!("They are\nleaving."))],
                "Thought record for Sunday 22 November",
                "1 answer",
            ),
            (
                "plan",
                vec![(Field::Answer("trigger"), json!("late_reply"))],
                "Plan for Sunday 22 November",
                "1 answer",
            ),
            (
                "calm",
                vec![(Field::Page, json!(1))],
                "Calm breathing for Sunday 22 November",
                "Nothing has been answered yet.",
            ),
        ] {
            let mut stage = stage(vec![draft(kind, "2026-11-22", at, &fields)]);
            let picture = stage.picture(&OfferScreen::default());
            assert!(picture.contains(name) && picture.contains(words), "{picture}");
            assert!(!picture.contains("leaving") && !picture.contains("reply"), "{picture}");
            assert!(picture.contains("Continue where you left off"), "{picture}");
            stage.sweep(&OfferScreen::default());
        }
    }

    #[test]
    fn what_a_newer_version_began_can_be_left_but_not_continued() {
        let fear = draft("weather", "2026-11-22", "2026-11-22T20:40:00+01:00", &[(Field::Text, json!("x"))]);
        let (stage, mut screen) = (stage(vec![fear]), OfferScreen::default());
        assert!(stage.picture(&screen).contains("a newer version of inward"));
        assert!(!stage.picture(&screen).contains("Continue"));
        assert_eq!(stage.press(&mut screen, &["enter"]), []);
        assert_eq!(stage.press(&mut screen, &["esc"]), [Effect::Close]);
    }

    #[test]
    fn an_empty_offer_closes_with_any_key() {
        let mut stage = Stage::default();
        stage.sweep(&OfferScreen::default());
        assert_eq!(stage.press(&mut OfferScreen::default(), &["enter"]), [Effect::Close]);
    }

    #[test]
    fn the_offer_at_every_size() {
        let mut stage = stage(vec![check_in("2026-11-22", "2026-11-22T20:40:00+01:00")]);
        insta::assert_snapshot!(stage.pictures(&OfferScreen::default()));
        stage.drafts = vec![note("2026-11-20T22:00:00+01:00")];
        stage.now = moment("2026-11-23T08:00:00+01:00");
        insta::assert_snapshot!(stage.picture(&OfferScreen::default()));
        stage.sweep(&OfferScreen::default());
    }
}
