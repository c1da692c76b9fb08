use super::*;
use crate::insight::testing::phrases;
use crate::insight::testing::reference::{EASING, WAVE, bare, daily, points};

/// What is said of a series of which nothing can be told, where this change would show by now, and this one later.
fn said(now: f64, later: f64, weeks: u16) -> String {
    let mut direction = Direction::new(&bare(points(WAVE.days, WAVE.ratings)), weeks);
    let (was, was_later) = (direction.could_be_seen().unwrap(), direction.could_be_seen_later());
    let line = direction.line.as_mut().unwrap();
    let interval = line.interval.as_mut().unwrap();
    interval.se *= now / was;
    if let Some((_, was_later)) = was_later {
        line.s2 = line.s2.map(|s2| s2 * (later / was_later).powi(2));
    }
    direction.likely(&phrases()).unwrap()
}

#[test]
fn a_change_that_would_show_is_said_up_to_three_points() {
    let says = said(3.0 - 1e-9, 1.5, 12);
    assert!(says.contains("a change of about 3.0 points would mostly show by now"), "{says}");
    let says = said(3.0 + 1e-9, 1.5, 12);
    assert!(says.ends_with("Only a very large change would show so far."), "{says}");
    assert!(!says.contains("mostly show"), "{says}");
}

#[test]
fn a_change_that_would_show_later_is_said_up_to_four_points() {
    for (later, shown) in [(3.94, "3.9"), (4.0, "4.0"), (4.2, "4.0"), (9.0, "4.0")] {
        let says = said(2.0, later, 12);
        assert!(says.ends_with(&format!("and one of about {shown} in half a year.")), "{says}");
    }
}

#[test]
fn no_range_is_said_to_reach_beyond_the_scale() {
    let direction = Direction::new(&bare(points(WAVE.days, WAVE.ratings)), 12);
    assert!(direction.change_interval().unwrap().1 > 4.0);
    let says = direction.likely(&phrases()).unwrap();
    assert!(says.starts_with("Likely between −0.6 and +4.0 points over twelve weeks."), "{says}");
}

#[test]
fn a_likely_fall_whose_end_rounds_to_nothing_is_said_by_its_other_end() {
    let said = |high: f64| {
        let mut direction =
            Direction::new(&bare(daily(&(0..40).map(|i| 4 - i / 10 - i % 2).collect::<Vec<_>>())), 12);
        assert_eq!(direction.verdict, Verdict::Falling);
        direction.line.as_mut().and_then(|line| line.interval.as_mut()).unwrap().high = high;
        direction.likely(&phrases()).unwrap()
    };
    assert!(said(-0.05).starts_with("Likely fall over twelve weeks: between 0.1 and "), "{}", said(-0.05));
    assert!(said(-0.04).starts_with("Likely fall over twelve weeks: some, up to "), "{}", said(-0.04));
}

#[test]
fn a_row_over_less_than_eight_weeks_says_why_it_names_no_direction() {
    let of = |weeks| {
        let direction = Direction::new(&bare(points(EASING.days, EASING.ratings)), weeks);
        let (beside, phrases) = (direction.figures_beside().unwrap(), phrases());
        let row = format!("{} · {beside}", direction.row_word(&phrases));
        let span = Span::Weeks(weeks);
        let finding = direction.finding(span, &phrases);
        (row, direction.row_statement(span, &phrases), direction.beside_row(span, &phrases), finding)
    };
    let (row, statement, beside, finding) = of(7);
    assert_eq!(row, "Too early for a direction · 2.2");
    let short =
        "Below eight weeks no direction is named here, as such words also come and go when nothing changes.";
    assert_eq!(statement, ["jealousy: Too early for a direction. 28 of 28 days.", short]);
    assert_eq!(beside, [short]);
    assert_eq!((finding.verdict, finding.word.as_str()), ("easing", "easing"));
    let note = "Words like this also come and go when nothing changes.";
    assert_eq!(finding.notes, [note]);
    let (row, statement, beside, finding) = of(8);
    assert_eq!(row, "easing · 2.2", "the first two weeks have no entry");
    assert_eq!(statement, [finding.words.as_str(), note]);
    assert_eq!(beside.last().map(String::as_str), Some(note));
    assert!(beside[0].starts_with("Likely fall over eight weeks"), "{beside:?}");
}

#[test]
fn the_longer_window_is_half_a_year_then_a_year_then_none() {
    assert!(said(1.0, 0.7, 25).ends_with(
        "a change of about 1.0 point would mostly show by now, and one of about 0.7 in half a year."
    ));
    assert!(
        said(1.1, 0.7, 26).ends_with(
            "a change of about 1.1 points would mostly show by now, and one of about 0.7 in a year."
        )
    );
    assert!(said(1.1, 0.7, 52).ends_with("a change of about 1.1 points would mostly show by now."));
}
