use super::*;
use crate::journal::practice::{Answer, Kind};
use crate::journal::{Cards, Entry};
use crate::texts::CardLead;
use crate::tui::testing::samples::{check_in, months, practice};
use crate::tui::testing::{Stage, day, whole};

const TODAY: &str = "2026-11-22";

/// Check-ins with these ratings of today and the days before, the last one first.
fn stage(ratings: &[&str]) -> Stage {
    let days = ratings.iter().zip(0_i64..);
    let entries: Vec<Entry> =
        days.map(|(ratings, back)| check_in(&day(TODAY).plus(-back).to_string(), ratings, |_| {})).collect();
    Stage::with(months(entries))
}

/// The cards of which these came, each so many days ago.
fn came(these: &[(Card, i64)]) -> Cards {
    let came = these.iter().map(|(card, back)| (card.id().to_owned(), day(TODAY).plus(-back))).collect();
    Cards { came, ..Cards::default() }
}

/// A card that was opened.
fn opened(card: Card, stage: &Stage) -> (CardScreen, Vec<Effect>) {
    let mut screen = CardScreen::new(card);
    let effects = screen.opened(&stage.any_context());
    (screen, effects)
}

fn remembered(change: Change) -> Effect {
    Effect::Do(Task::Remember(change))
}

#[test]
fn the_list_opens_each_card_by_its_number_and_by_enter() {
    let (stage, mut screen) = (Stage::default(), CardsScreen::default());
    for (number, card) in ["1", "2", "3", "4", "5", "6", "7", "8"].into_iter().zip(Card::ALL) {
        assert_eq!(stage.press(&mut screen, &[number]), [Effect::Open(Route::Card(card))]);
    }
    assert_eq!(stage.press(&mut screen, &["down", "enter"]), [Effect::Open(Route::Card(Card::Loop))]);
    assert_eq!(stage.press(&mut screen, &["end", "enter"]), [Effect::Open(Route::Card(Card::Keep))]);
    assert_eq!(stage.press(&mut screen, &["esc"]), [Effect::Close]);
}

#[test]
fn after_all_have_come_they_come_again_when_asked_for_and_not_before() {
    let mut stage = Stage::default();
    let mut screen = CardsScreen::default();
    let all: Vec<(Card, i64)> = Card::ALL.into_iter().zip((0..).step_by(7)).collect();
    stage.state.cards = came(&all[..7]);
    assert_eq!(stage.press(&mut screen, &["r"]), []);
    assert!(!whole(&stage, &screen).contains("come again") && !stage.footer(&screen).contains("come again"));
    stage.state.cards = came(&all);
    assert!(whole(&stage, &screen).contains("r has them come again, one each week."));
    let said = Effect::Say("They come again, one each week.".to_owned());
    assert_eq!(stage.press(&mut screen, &["r"]), [remembered(Change::CardsAgain), said]);
}

#[test]
fn a_card_shows_all_its_texts_and_remembers_that_it_was_opened() {
    let stage = stage(&["222222"]);
    for card in Card::ALL {
        let (screen, effects) = opened(card, &stage);
        assert_eq!(effects[2..], [remembered(Change::CardOpened(card, day(TODAY)))]);
        let (shown, text) = (whole(&stage, &screen), texts::cards().card(card).unwrap());
        for part in text.say.iter().chain([&text.small, &text.ask]) {
            let part = part.replace("{support}", "s, support");
            assert!(shown.contains(&part), "{part} is not in\n{shown}");
        }
        assert!(!shown.contains('{') && !shown.contains("From your own days"), "{shown}");
    }
}

#[test]
fn cards_on_what_may_be_unsafe_or_heavy_name_the_way_to_people() {
    let stage = stage(&["222222"]);
    for card in Card::ALL {
        let names = whole(&stage, &opened(card, &stage).0).contains("s, support");
        assert_eq!(names, [Card::BetweenTwo, Card::Roots, Card::Open].contains(&card), "{card:?}");
    }
}

#[test]
fn the_line_from_own_days_stands_there_once_all_days_have_been_read() {
    let days = ["432222"; 5];
    let mut read = stage(&days);
    let line = "Jealousy was 3 or 4 on 5 of 5 days.";
    let (screen, _) = opened(Card::Signs, &read);
    assert!(whole(&read, &screen).contains(line));
    read.all_read = false;
    let (mut screen, _) = opened(Card::Signs, &read);
    assert!(!whole(&read, &screen).contains("From your own days"), "the history is not that of all time");
    read.all_read = true;
    screen.receive(&Reply::History(crate::tui::task::HistoryRead::default()), &read.any_context());
    assert!(whole(&read, &screen).contains(line));
    let four = stage(&days[1..]);
    assert!(!whole(&four, &opened(Card::Signs, &four).0).contains("From your own days"));
}

#[test]
fn without_the_practice_entries_the_check_ins_still_speak() {
    let unread = Stage { practices_unread: true, ..stage(&["432222"; 5]) };
    let (mut screen, _) = opened(Card::Signs, &unread);
    assert!(!whole(&unread, &screen).contains("From your own days"));
    screen.receive(&Reply::NoPractices(String::new()), &unread.any_context());
    assert!(whole(&unread, &screen).contains("on 5 of 5 days."));
}

#[test]
fn its_numbers_open_what_it_leads_to_and_a_letter_a_note() {
    let stage = stage(&["222222"]);
    for card in Card::ALL {
        let (mut screen, _) = opened(card, &stage);
        let shown = whole(&stage, &screen);
        let text = texts::cards().card(card).unwrap();
        for (lead, key) in text.leads().zip(["1", "2", "3", "4"]) {
            let (title, route) = match lead {
                CardLead::Exercise(kind) => (
                    texts::practice::practice().exercise(kind).title.as_str(),
                    Route::Exercise(kind, Vec::new()),
                ),
                CardLead::FindSomeone => ("Finding someone to talk to", Route::FindSomeone),
            };
            assert!(shown.contains(&format!("{key}  {title}")), "{title} is not in\n{shown}");
            assert_eq!(stage.press(&mut screen, &[key]), [Effect::Open(route)]);
        }
        assert_eq!(stage.press(&mut screen, &["a"]), [Effect::Open(Route::Note(day(TODAY), None))]);
        assert_eq!(stage.footer(&screen).contains("1-4 open"), text.leads().next().is_some(), "{card:?}");
    }
}

#[test]
fn a_card_leads_to_no_note_to_the_partner_while_that_rests() {
    let mut stage = stage(&["222222"]);
    let title = &texts::practice::practice().exercise(Kind::Letter).title;
    assert!(whole(&stage, &opened(Card::Open, &stage).0).contains(title));
    stage.state.rests_until = Some(day("2026-11-23"));
    let (mut screen, _) = opened(Card::Open, &stage);
    assert!(!whole(&stage, &screen).contains(title));
    assert_eq!(stage.press(&mut screen, &["2"]), []);
}

#[test]
fn the_card_on_roots_waits_for_a_lighter_day_however_it_is_opened() {
    let heavy = stage(&["000030"]);
    let (mut screen, effects) = opened(Card::Roots, &heavy);
    assert_eq!(effects, [], "what is not shown is not opened");
    let shown = whole(&heavy, &screen);
    assert!(shown.contains("This card waits for a lighter day.") && shown.contains("s, support"), "{shown}");
    assert!(!shown.contains("For many there is more than one source"), "{shown}");
    assert_eq!(heavy.press(&mut screen, &["1", "a"]), []);
    let light = stage(&["222224"]);
    assert!(whole(&light, &opened(Card::Roots, &light).0).contains("For many there is more than one source"));
}

#[test]
fn what_comes_now_is_remembered_once() {
    let mut first = stage(&["222222"]);
    assert_eq!(come(&first.any_context()), Some(remembered(Change::CardCame(Card::Signs, day(TODAY)))));
    first.state.cards = came(&[(Card::Signs, 0)]);
    assert_eq!(come(&first.any_context()), None);
    let mut week = stage(&["222222"; 8]);
    week.state.cards = came(&[(Card::Signs, 7)]);
    assert_eq!(come(&week.any_context()), Some(remembered(Change::CardCame(Card::Loop, day(TODAY)))));
    week.state.paused_until = Some(day("2026-11-23"));
    assert_eq!(come(&week.any_context()), None, "in a pause none comes");
    assert_eq!(come(&Stage::default().any_context()), None, "nothing is recorded yet");
}

#[test]
fn home_names_the_card_with_its_key_and_nothing_of_the_journal() {
    let mut stage = stage(&["222222"]);
    assert_eq!(home_line(&stage.any_context()), None);
    stage.state.cards = came(&[(Card::Loop, 1)]);
    let expected = "This week's card: The loop. k opens it.";
    assert_eq!(home_line(&stage.any_context()).as_deref(), Some(expected));
    assert_eq!(route(&stage.any_context()), Route::Card(Card::Loop));
    stage.state.cards.opened = came(&[(Card::Loop, 0)]).came;
    assert_eq!(home_line(&stage.any_context()), None, "it was opened");
    assert_eq!(route(&Stage::default().any_context()), Route::Cards);
}

#[test]
fn the_list_and_a_card_at_every_size() {
    let answers = |lasted: &str, choice: &str| {
        [("choice", Answer::Id(choice.to_owned())), ("relief_lasted", Answer::Id(lasted.to_owned()))]
    };
    let pauses = (0..10).map(|number| {
        let answers = if number < 5 { answers("no", "asked") } else { answers("yes", "let_go") };
        practice(Kind::Pause, "2026-11-20", number, &answers)
    });
    let mut stage = Stage::with(months(pauses));
    insta::assert_snapshot!("list", stage.pictures(&CardsScreen::default()));
    let (screen, _) = opened(Card::BetweenTwo, &stage);
    insta::assert_snapshot!("card", stage.pictures(&screen));
    stage.sweep(&CardsScreen::default());
    stage.sweep(&screen);
}
