use super::*;
use crate::insight::testing::near;

const EXACT: f64 = 1e-9;

#[test]
fn seven_pairs_of_days_in_a_row_are_too_few_to_tell_what_carries_over_and_eight_are_enough() {
    let alternating = [0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0];
    let seven = CarryOver::new(&[0, 1, 2, 3, 4, 5, 6, 7, 9, 11], &alternating);
    assert_eq!((seven.neighbours, seven.r_corrected), (7, 0.30));
    near(seven.vif, 1.3 / 0.7, EXACT);
    let eight = CarryOver::new(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 11], &alternating);
    assert_eq!((eight.neighbours, eight.r_corrected, eight.vif), (8, 0.0, 1.0));
}

#[test]
fn what_carries_over_is_held_between_nothing_and_the_most_even_when_gaps_take_it_past_one() {
    let days: Vec<i64> = (0..9).chain((1..16).map(|place| 9 + 2 * place)).collect();
    let values: Vec<f64> = (0..9).map(|_| 4.0).chain((0..15).map(|_| 2.0)).collect();
    let carry_over = CarryOver::new(&days, &values);
    assert_eq!(carry_over.neighbours, 8);
    assert!(carry_over.r1 > 1.0, "{}", carry_over.r1);
    near(carry_over.r_corrected, 0.85, EXACT);
    near(carry_over.vif, 1.85 / 0.15, EXACT);
}

#[test]
fn a_bias_of_short_series_is_taken_out_of_what_carries_over() {
    let values: Vec<f64> = [0, 1, 2, 1, 0, 1, 2, 1, 0, 1].map(f64::from).to_vec();
    let days: Vec<i64> = (0..10).collect();
    let carry_over = CarryOver::new(&days, &values);
    // By hand: around the mean of 0.9 they are −0.9, 0.1 and 1.1, and their squares add up to 4.90.
    near(carry_over.r1, (-9.0 + 11.0 + 11.0 - 9.0 - 9.0 + 11.0 + 11.0 - 9.0 - 9.0) / 490.0, EXACT);
    near(carry_over.r_corrected, (10.0 * carry_over.r1 + 1.0) / 6.0, EXACT);
}
