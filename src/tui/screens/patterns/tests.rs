use super::*;
use crate::journal::{Document, Entry, Sign, Trial};
use crate::tui::testing::samples::{check_in, months, practice, trial};
use crate::tui::testing::{Stage, day, whole};

const TODAY: &str = "2026-11-22";

/// Twelve weeks in which late replies go together with jealousy, and walks with lighter days after.
pub(in crate::tui) fn twelve_weeks() -> Vec<Document> {
    let ids = |ids: &[&str]| Some(ids.iter().map(|id| (*id).to_owned()).collect());
    let entries = (0_i64..84).map(|back| {
        let on = day(TODAY).plus(-back).to_string();
        let late_reply = back * 5 % 7 < 2;
        let jealousy = if late_reply { 3 - back % 2 } else { 1 - back * 3 % 5 / 3 };
        check_in(&on, &format!("{jealousy}1{}112", back % 3), |check_in| {
            check_in.set_ticked(TickList::Triggers, ids(if late_reply { &["late_reply"] } else { &[] }));
            check_in.set_ticked(
                TickList::Did,
                ids(if back % 4 == 0 { &["waited"] } else { &["asked", "let_go"] }),
            );
            check_in.set_ticked(TickList::Helped, ids(if back % 3 == 0 { &["moved"] } else { &["nothing"] }));
            check_in.set_ticked(TickList::Roots, if back == 40 { ids(&["past"]) } else { None });
        })
    });
    months(entries)
}

fn stage(documents: Vec<Document>) -> Stage {
    let mut stage = Stage::with(documents);
    for weeks in WEEKS {
        stage.find(Question::Patterns(weeks));
    }
    stage
}

#[test]
fn what_is_worth_noticing_comes_first_then_counts_then_what_helped() {
    let mut stage = stage(twelve_weeks());
    let mut screen = PatternsScreen::default();
    insta::assert_snapshot!("patterns", stage.pictures(&screen));
    stage.press(&mut screen, &["end"]);
    insta::assert_snapshot!("end", stage.pictures(&screen));
}

#[test]
fn the_styles_of_patterns() {
    let stage = stage(twelve_weeks());
    insta::assert_snapshot!("styles_plain", stage.styles(&PatternsScreen::default()));
    insta::assert_snapshot!("styles_in_colour", stage.in_colour().styles(&PatternsScreen::default()));
}

#[test]
fn a_line_opens_to_its_tick() {
    let stage = stage(twelve_weeks());
    let mut screen = PatternsScreen::default();
    let tick = |list, id: &str| [Effect::Open(Route::Tick(list, id.to_owned(), 12))];
    assert_eq!(stage.press(&mut screen, &["enter"]), tick(TickList::Triggers, "late_reply"));
    assert_eq!(stage.press(&mut screen, &["end", "enter"]), tick(TickList::Helped, "moved"));
    let effects = stage.press(&mut screen, &["right"]);
    assert!(effects.contains(&Effect::Find(Question::Patterns(26))), "{effects:?}");
    assert!(stage.picture(&screen).contains("Patterns · 26 weeks"));
}

#[test]
fn an_empty_journal_and_one_that_just_started_say_so() {
    let empty = stage(Vec::new()).picture(&PatternsScreen::default());
    assert!(empty.contains("Nothing is recorded yet."), "{empty}");
    // The first check-ins count nowhere, and are there all the same.
    let first = (0..2).map(|back| check_in(&day(TODAY).plus(-back).to_string(), "211111", |_| {}));
    let picture = stage(months(first)).picture(&PatternsScreen::default());
    assert!(!picture.contains("Nothing is recorded"), "{picture}");
    let few = (0..10).map(|back| {
        check_in(&day(TODAY).plus(-back).to_string(), "211111", |check_in| {
            check_in.set_ticked(TickList::Triggers, Some(vec!["silence".to_owned()]));
        })
    });
    let picture = stage(months(few)).picture(&PatternsScreen::default());
    assert!(
        picture.contains("silence or distance") && picture.contains("still needs 5 without, 9 more"),
        "{picture}"
    );
    let mut unread = Stage::with(twelve_weeks());
    unread.all_read = false;
    assert!(unread.picture(&PatternsScreen::default()).contains("reading ..."));
}

/// Twelve weeks in which one sign is lighter by a point on the day after a walk.
fn lighter_after_walks() -> Vec<Document> {
    let walked = |place: i64| place * 7 % 11 < 5;
    let entries = (0_i64..84).map(|place| {
        let before = place - 1;
        let sensitivity = 2 + before.rem_euclid(2) - i64::from(walked(before));
        check_in(&day(TODAY).plus(place - 83).to_string(), &format!("11{sensitivity}112"), |check_in| {
            let ids: &[&str] = if walked(place) { &["moved", "talked"] } else { &["talked"] };
            check_in.set_ticked(TickList::Helped, Some(ids.iter().map(|id| (*id).to_owned()).collect()));
        })
    });
    months(entries)
}

#[test]
fn what_helped_is_told_with_the_direction_of_the_next_day() {
    let stage = stage(lighter_after_walks());
    let (patterns, history) = (stage.statistics.patterns(12).unwrap(), stage.history.get().unwrap());
    let of = |id: &str| Aid::Tick(history.tick(TickList::Helped, id).unwrap());
    let said = helped_in_short(patterns, of("moved"));
    let found = patterns.of_helped(of("moved")).find(|it| it.sign == Sign::Sensitivity).unwrap();
    let (low, high) = found.range_text().unwrap();
    let change = found.change_text().unwrap();
    let n = found.days.len();
    assert_eq!(said, format!("next day lighter: Sensitivity {change} ({low} to {high}, {n} days)"));
    assert_eq!(helped_in_short(patterns, of("talked")), "", "of reaching out only the days are told");
    let all = whole(&stage, &PatternsScreen::default());
    assert!(all.contains(&format!("Sensitivity {change}")), "{all}");
    let talked = all.lines().find(|row| row.contains("talked it through")).unwrap();
    assert!(talked.trim_end().ends_with(" days"), "{talked}");
}

#[test]
fn where_nothing_can_be_told_of_the_next_day_it_says_so() {
    let stage = stage(twelve_weeks());
    let (patterns, history) = (stage.statistics.patterns(12).unwrap(), stage.history.get().unwrap());
    let moved = Aid::Tick(history.tick(TickList::Helped, "moved").unwrap());
    assert_eq!(helped_in_short(patterns, moved), "can't tell yet");
}

#[test]
fn exercises_that_were_done_stand_by_themselves_and_open_to_what_came_of_them() {
    let done = (0..12).map(|back: u8| {
        let on = day(TODAY).plus(-4 * i64::from(back)).to_string();
        practice(Kind::Kindness, &on, back, &[])
    });
    let parked = practice(Kind::Worry, TODAY, 99, &[]);
    let entries: Vec<Entry> = twelve_weeks().iter().flat_map(|it| it.entries().to_vec()).collect();
    let stage = stage(months(entries.into_iter().chain(done).chain([parked])));
    let mut screen = PatternsScreen::default();
    let all = whole(&stage, &screen);
    let section = all.split("Exercises done").nth(1).unwrap();
    assert!(
        section.contains("Other things may explain it.") && section.contains("kindness breaks"),
        "{section}"
    );
    assert!(section.contains(" 12 days") && !section.contains("worries"), "{section}");
    let effects = stage.press(&mut screen, &["end", "enter"]);
    assert_eq!(effects, [Effect::Open(Route::Outcome(Kind::Kindness))]);
}

#[test]
fn patterns_can_be_drawn_at_any_size() {
    for documents in [twelve_weeks(), Vec::new()] {
        let mut stage = stage(documents);
        for size in [(0, 0), (1, 1), (5, 3), (20, 6), (39, 11), (40, 12), (60, 16), (84, 24), (200, 60)] {
            stage.size = size;
            stage.picture(&PatternsScreen::default());
        }
    }
}

#[test]
fn ticks_with_enough_days_have_two_bars_on_one_scale() {
    let mut stage = stage(twelve_weeks());
    for size in [(40, 60), (80, 60), (100, 30), (120, 40), (200, 60)] {
        stage.size = size;
        let all = stage.picture(&PatternsScreen::default());
        let rows: Vec<&str> = all.lines().filter(|row| row.contains("with ") && row.contains('█')).collect();
        assert!(!rows.is_empty(), "{size:?}\n{all}");
        // Two sides on each row, or one below the other where there is no room.
        assert_eq!(rows.iter().all(|row| row.contains("without")), size.0 > 60, "{size:?}\n{all}");
        assert!(all.contains("tends to go together"), "{size:?}\n{all}");
    }
    stage.size = (100, 30);
    insta::assert_snapshot!("at_100", stage.picture(&PatternsScreen::default()));
    stage.size = (200, 60);
    insta::assert_snapshot!("at_200", stage.picture(&PatternsScreen::default()));
}

#[test]
fn a_bar_is_as_long_as_its_mean() {
    use crate::wording::marks::across;
    assert_eq!(across(0, 5, 10), "▏");
    assert_eq!(across(20, 5, 10), "██████████");
    assert_eq!(across(10, 5, 10), "█████▏");
    // A quarter of a point can be seen.
    assert_ne!(across(7, 4, 10), across(8, 4, 10));
}

#[test]
fn a_tick_with_enough_days_that_do_not_follow_each_other_says_so() {
    let every_second = (0..40).map(|place| {
        check_in(&day(TODAY).plus(-2 * place).to_string(), "211111", |check_in| {
            let ticked = if place % 2 == 0 { vec!["silence".to_owned()] } else { Vec::new() };
            check_in.set_ticked(TickList::Triggers, Some(ticked));
        })
    });
    let picture = stage(months(every_second)).picture(&PatternsScreen::default());
    assert!(
        picture.contains("silence or distance") && picture.contains("Not enough days in a row yet."),
        "{picture}"
    );
}

#[test]
fn a_coin_flip_trial_that_is_over_stands_at_the_end_and_opens_to_its_days() {
    let pairs = crate::insight::trial::drawn(&Trial::of(&trial("2026-10-01")).unwrap());
    let rated = pairs
        .into_iter()
        .flatten()
        .map(|it| check_in(&it.rated.to_string(), if it.with { "1111--" } else { "1112--" }, |_| {}));
    let documents = months(rated.chain([trial("2026-10-01")]));
    let mut stage = stage(documents);
    let mut screen = PatternsScreen::default();
    stage.press(&mut screen, &["end"]);
    insta::assert_snapshot!("trial", stage.pictures(&screen));
    let effects = stage.press(&mut screen, &["enter"]);
    let [Effect::Open(Route::Days(words, days))] = effects.as_slice() else { panic!("{effects:?}") };
    assert!(words.starts_with("Self-criticism, 10 pairs of days."), "{words}");
    assert_eq!(days.len(), 20);
}
