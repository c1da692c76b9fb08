use super::*;
use crate::insight::testing::near;

fn group(values: &[i64]) -> Group {
    let mut group = Group::default();
    for value in values {
        group.take(*value);
    }
    group
}

fn stratum(with: &[i64], without: &[i64]) -> Stratum {
    Stratum { with: group(with), without: group(without) }
}

#[test]
fn one_stratum_is_the_t_test_of_a_textbook() {
    // By hand: SS = 2.8 + 5.5.
    let found = StratifiedDifference::new(&[stratum(&[1, 2, 2, 0, 1], &[3, 2, 4, 2, 3, 1])]).unwrap();
    near(found.difference.value(), -1.3, 1e-12);
    assert_eq!(found.df, 9);
    near(found.se, (8.3 / 9.0 * (1.0 / 5.0 + 1.0 / 6.0_f64)).sqrt(), 1e-12);
}

#[test]
fn the_difference_is_an_exact_fraction() {
    // A quarter of a point that sums of divisions miss.
    let strata = [stratum(&[1, 2, 2, 2], &[2, 2]), stratum(&[1, 2, 2, 2], &[2, 2, 2])];
    let found = StratifiedDifference::new(&strata).unwrap();
    assert_eq!((found.difference.over, found.difference.under), (-1, 4));
    assert_eq!(found.difference.tenths(), Some(-3));
}

#[test]
fn where_nothing_varies_there_is_no_interval_and_no_p() {
    let found = StratifiedDifference::new(&[stratum(&[1, 1], &[2, 2]), stratum(&[0, 0], &[1, 1])]).unwrap();
    assert_eq!((found.s2.to_bits(), found.se.to_bits(), found.interval, found.p), (0, 0, None, None));
    near(found.difference.value(), -1.0, 1e-15);
}

#[test]
fn a_stratum_without_a_side_has_no_difference() {
    assert_eq!(StratifiedDifference::new(&[]), None);
    assert_eq!(StratifiedDifference::new(&[stratum(&[1, 2], &[])]), None);
    assert_eq!(StratifiedDifference::new(&[stratum(&[], &[1, 2])]), None);
    assert_eq!(StratifiedDifference::new(&[stratum(&[1], &[2])]), None, "no degree of freedom is left");
}

#[test]
fn exchanging_the_sides_changes_the_sign_and_nothing_else_in_one_stratum() {
    let one = StratifiedDifference::new(&[stratum(&[0, 1, 3], &[2, 2, 4, 1])]).unwrap();
    let other = StratifiedDifference::new(&[stratum(&[2, 2, 4, 1], &[0, 1, 3])]).unwrap();
    near(one.difference.value(), -other.difference.value(), 1e-15);
    near(one.s2, other.s2, 1e-15);
    near(one.se, other.se, 1e-15);
    near(one.p.unwrap(), other.p.unwrap(), 1e-12);
}
