use super::*;
use crate::insight::testing::near;
use crate::insight::testing::reference::{
    EASING, EASING_TICKED, FLAT, FLAT_TICKED, Reference, WAVE, WAVE_BLOCK, WAVE_PEAKS,
};

const EXACT: f64 = 1e-9;

fn raw(reference: &Reference, ticked: &[u8]) -> Exchange {
    let values: Vec<f64> =
        reference.ratings.iter().map(|rating| f64::from(i32::try_from(*rating).unwrap())).collect();
    Draws::default().exchange(&values, &labels(ticked)).unwrap()
}

fn labels(ticked: &[u8]) -> Vec<bool> {
    ticked.iter().map(|tick| *tick == 1).collect()
}

#[test]
fn drawn_exchanges_have_the_counts_of_the_reference() {
    for (reference, ticked, difference, extreme, p) in [
        (EASING, &EASING_TICKED[..], 1.210_526_315_79, 18, 0.0019),
        (WAVE, &WAVE_BLOCK, 0.95, 31, 0.0032),
        (WAVE, &WAVE_PEAKS, 1.307_189_542_48, 1, 0.0002),
    ] {
        let found = raw(&reference, ticked);
        near(found.difference, difference, EXACT);
        assert_eq!((found.extreme, found.total, found.is_exact), (extreme, 9_999, false));
        near(found.p, p, EXACT);
    }
}

#[test]
fn all_exchanges_have_the_counts_of_the_reference() {
    let found = raw(&FLAT, &FLAT_TICKED);
    near(found.difference, 1.380_952_380_95, EXACT);
    assert_eq!((found.extreme, found.total, found.is_exact), (43, 38_760, true));
    near(found.p, 0.001_109_391_124_87, EXACT);
}

#[test]
fn an_exact_share_counts_the_labelling_that_was_observed() {
    let values = [0.0, 0.0, 0.0, 1.0, 1.0, 1.0];
    let labelled = labels(&[1, 1, 1, 0, 0, 0]);
    let found = Draws::default().exchange(&values, &labelled).unwrap();
    assert_eq!((found.extreme, found.total), (2, 20), "the observed one and the one that mirrors it");
    let one = Draws::default().exchange(&[0.0, 0.0, 4.0], &labels(&[0, 0, 1])).unwrap();
    assert_eq!((one.extreme, one.total), (1, 3));
}

#[test]
fn equal_values_are_as_far_apart_in_every_labelling() {
    let found = Draws::default().exchange(&[0.1; 14], &labels(&[1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
    near(found.unwrap().p, 1.0, EXACT);
    let drawn = Draws::default().exchange(&[0.3; 30], &labels(&[[1; 15], [0; 15]].concat())).unwrap();
    assert_eq!((drawn.extreme, drawn.p), (9_999, 1.0));
}

#[test]
fn up_to_a_hundred_thousand_labellings_are_all_looked_at() {
    for (n, k, expected) in
        [(21, 7, 116_280), (21, 6, 54_264), (14, 7, 3_432), (24, 5, 42_504), (5, 0, 1), (5, 5, 1)]
    {
        assert_eq!(combinations(n, k), expected, "{n} over {k}");
    }
    assert_eq!(combinations(400, 200), u64::MAX);
    for k in [6, 7] {
        let labels: Vec<bool> = (0..21).map(|place| place < k).collect();
        let values: Vec<f64> = (0..21_u8).map(f64::from).collect();
        let found = Draws::default().exchange(&values, &labels).unwrap();
        assert_eq!(found.is_exact, k == 6);
    }
}

#[test]
fn every_choice_of_places_comes_once() {
    let mut found = Vec::new();
    each_combination(5, 3, |places| found.push(places.to_vec()));
    assert_eq!(found.len(), 10);
    assert!(found.is_sorted() && found.windows(2).all(|pair| pair[0] != pair[1]));
    assert_eq!((found[0].as_slice(), found[9].as_slice()), (&[0, 1, 2][..], &[2, 3, 4][..]));
}

#[test]
fn values_that_all_or_none_have_the_label_are_not_exchanged() {
    let mut draws = Draws::default();
    assert_eq!(draws.exchange(&[1.0, 2.0], &[true, true]), None);
    assert_eq!(draws.exchange(&[1.0, 2.0], &[false, false]), None);
    assert_eq!(draws.exchange(&[], &[]), None);
}

#[test]
fn every_test_starts_from_the_same_draws_whatever_was_tested_before() {
    let values: Vec<f64> =
        WAVE.ratings.iter().map(|rating| f64::from(i32::try_from(*rating).unwrap())).collect();
    let mut draws = Draws::default();
    let before = draws.exchange(&values, &labels(&WAVE_BLOCK));
    draws.exchange(&values[..30], &labels(&WAVE_PEAKS[..30]));
    assert_eq!(draws.exchange(&values, &labels(&WAVE_PEAKS)).unwrap().extreme, 1);
    assert_eq!(draws.exchange(&values, &labels(&WAVE_BLOCK)), before);
}
