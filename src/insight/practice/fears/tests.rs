use super::*;
use crate::insight::practice::tests::{id, practice, practices};
use crate::insight::testing::{near, phrases};
use crate::journal::practice::Answer;

/// Makes a ledger of fears, each with how sure one was and how it turned out.
fn ledger(fears: &[(Option<u16>, Option<&str>)]) -> Ledger {
    let entries = fears.iter().zip(1..).map(|((sure, outcome), number)| {
        let mut answers = Vec::new();
        answers.extend(sure.map(|sure| ("sure", Answer::Number(sure))));
        answers.extend(outcome.map(|outcome| ("outcome", id(outcome))));
        practice(Kind::Fear, "2026-11-01", number, &answers)
    });
    Ledger::new(&practices(entries))
}

/// Makes `n` fears, each `sure` to come true, of which `came_true` did.
fn fears(sure: u16, came_true: usize, n: usize) -> Vec<(Option<u16>, Option<&'static str>)> {
    (0..n).map(|at| (Some(sure), Some(if at < came_true { "happened" } else { "did_not" }))).collect()
}

#[test]
fn only_known_outcomes_make_the_rate_and_the_rest_is_counted_on_its_own() {
    let fears = [
        (Some(50), Some("happened")),
        (Some(50), Some("did_not")),
        (Some(50), Some("unknown")),
        (Some(50), Some("not_yet")),
        (Some(50), None),
        (None, Some("did_not")),
        (Some(50), Some("of_a_newer_version")),
    ];
    let ledger = ledger(&fears);
    assert_eq!((ledger.known, ledger.unknown, ledger.open), (Share { hits: 1, n: 3 }, 1, 2));
    assert_eq!(ledger.with_sure(), 2);
}

#[test]
fn a_rate_takes_five_known_outcomes() {
    let (four, five) = (ledger(&fears(90, 1, 4)), ledger(&fears(90, 1, 5)));
    assert_eq!((four.known.rate(), four.known.interval()), (None, None));
    near(five.known.rate().unwrap(), 0.2, 1e-12);
    assert!(five.known.interval().is_some());
    assert_eq!(
        four.words(&phrases()),
        ["Of 4 fears whose outcome you know, 1 came true. With 5 or more, this is also shown as a rate."]
    );
    assert_eq!(
        five.words(&phrases()),
        [
            "Of 5 fears whose outcome you know, 1 came true: 20 in a hundred, likely between 4 and 62.",
            "Fears that came true are easier to know of; this may count them too often."
        ]
    );
}

#[test]
fn how_sure_one_was_falls_into_five_bins() {
    for (sure, place) in
        [(0, 0), (19, 0), (20, 1), (39, 1), (40, 2), (59, 2), (60, 3), (79, 3), (80, 4), (100, 4)]
    {
        let ledger = ledger(&fears(sure, 1, 1));
        let filled = ledger.bins.iter().position(|bin| bin.share.n == 1);
        assert_eq!(filled, Some(place), "{sure}");
    }
}

#[test]
fn calibration_takes_twenty_outcomes_and_two_bins_with_a_rate() {
    let nineteen = [fears(90, 5, 14), fears(10, 0, 5)].concat();
    assert_eq!(ledger(&nineteen).calibration(), None);
    let without_sure = [nineteen.clone(), vec![(None, Some("did_not"))]].concat();
    assert_eq!(ledger(&without_sure).calibration(), None, "how sure is not known of the twentieth");
    let twenty = [nineteen, fears(90, 0, 1)].concat();
    let ledger_of_twenty = ledger(&twenty);
    let bins = ledger_of_twenty.calibration().unwrap();
    assert_eq!(bins[0].share, Share { hits: 0, n: 5 });
    assert_eq!(bins[4].share, Share { hits: 5, n: 15 });
    let one_bin = [fears(90, 5, 16), fears(10, 0, 4)].concat();
    assert_eq!(ledger(&one_bin).calibration(), None);
}

#[test]
fn what_is_not_known_is_said_too_and_of_nothing_nothing() {
    let open = ledger(&[(Some(50), None), (Some(50), Some("unknown")), (Some(50), Some("unknown"))]);
    assert_eq!(
        open.words(&phrases()),
        ["No outcome is known yet.", "Can't know: 2.", "Not looked back on yet: 1."]
    );
    assert_eq!(
        ledger(&fears(50, 0, 1)).words(&phrases()),
        ["Of 1 fear whose outcome you know, 0 came true. With 5 or more, this is also shown as a rate."]
    );
    assert_eq!(ledger(&[]).words(&phrases()), [""; 0]);
}
