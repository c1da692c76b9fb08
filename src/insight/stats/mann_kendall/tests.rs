use super::*;
use crate::insight::testing::near;
use crate::insight::testing::reference::{EASING, FLAT, WAVE};

const EXACT: f64 = 1e-9;

#[test]
fn the_references_have_the_figures_of_scipy_and_pymannkendall() {
    for (ratings, s, var_s, tau_b, z, p) in [
        (EASING.ratings, -219, 2_315.666_666_67, -0.671_962_527_502, -4.530_211_430_37, 5.892_468_772_97e-6),
        (FLAT.ratings, 2, 846.666_666_667, 0.012_262_786_789_7, 0.034_367_169_831_2, 0.972_584_362_678),
        (WAVE.ratings, 225, 4_463.666_666_67, 0.441_248_575_92, 3.352_757_484_46, 0.000_800_107_802_117),
    ] {
        let found = MannKendall::new(ratings);
        assert_eq!(found.s, s);
        near(found.var_s, var_s, EXACT);
        near(found.tau_b.unwrap(), tau_b, EXACT);
        let tested = found.tested(1.0);
        near(tested.0, z, EXACT);
        near(tested.1, p, EXACT);
    }
}

#[test]
fn an_inflated_variance_takes_as_many_standard_errors_away() {
    let found = MannKendall::new(WAVE.ratings);
    near(found.tested(4.0).0, found.tested(1.0).0 / 2.0, EXACT);
}

#[test]
fn ratings_that_rise_as_often_as_they_fall_have_a_p_of_one() {
    let found = MannKendall::new(&[0, 1, 1, 0]);
    assert_eq!((found.s, found.tested(1.0)), (0, (0.0, 1.0)));
    assert!(found.var_s > 0.0);
    assert_eq!(MannKendall::new(&[]), MannKendall { s: 0, var_s: 0.0, tau_b: None });
}
