//! A journal in which every kind of statement comes up.

use inward::insight::stats::generator::SplitMix64;
use inward::journal::practice::Kind;
use inward::journal::{
    Body, CheckIn, Day, Entry, EntryId, Moment, Practice, Rating, Revision, Scale, Sign, TickList,
};
use inward::store::Store;

use crate::harness::home::{Home, TODAY};

/// The days up to today.
const DAYS: i64 = 170;

/// A draw from -1 to 1.
fn drawn(generator: &mut SplitMix64) -> f64 {
    f64::from(generator.below(2_001)) / 1_000.0 - 1.0
}

fn rating(of: f64) -> Option<Rating> {
    (0..=4_u8)
        .min_by(|one, other| (f64::from(*one) - of).abs().total_cmp(&(f64::from(*other) - of).abs()))
        .and_then(Rating::new)
}

/// Nearly half a year: jealousy falls, reassurance rises, sensitivity hardly moves, self-criticism is higher on days with a late
/// reply and lower the day after a walk, over-analysis is always the same, and days get steadier. Some days are missing.
pub(super) fn rich() -> Home {
    let home = Home::in_memory();
    let store = Store::create(home.data()).unwrap();
    let today: Day = TODAY.parse().unwrap();
    let mut generator = SplitMix64::new(11);
    let mut revisions = Vec::new();
    let mut has_walked = false;
    for number in 0..DAYS {
        let day = today.plus(number + 1 - DAYS);
        let along = f64::from(u32::try_from(number).unwrap()) / 170.0;
        let is_late = generator.below(10) < 3;
        let mut check_in = CheckIn::default();
        let effect = f64::from(u8::from(is_late)) * 1.3 - f64::from(u8::from(has_walked)) * 1.2;
        for (scale, level) in [
            (Scale::Sign(Sign::Jealousy), 4.2 - 3.6 * along + drawn(&mut generator)),
            (Scale::Sign(Sign::Reassurance), 0.2 + 3.6 * along + drawn(&mut generator)),
            (Scale::Sign(Sign::Sensitivity), 1.0 + 0.6 * drawn(&mut generator)),
            (Scale::Sign(Sign::SelfCriticism), 2.2 + effect + 1.4 * drawn(&mut generator)),
            (Scale::Sign(Sign::OverAnalysis), 2.0),
            (Scale::Steadiness, 0.4 + 3.4 * along + drawn(&mut generator)),
        ] {
            check_in.ratings.set(scale, rating(level));
        }
        let other = generator.below(6) == 0;
        let triggers = [("late_reply", is_late), ("tired_hungry", other), ("argument", number % 60 == 7)];
        let ids = |all: &[(&str, bool)]| all.iter().filter(|it| it.1).map(|it| it.0.to_owned()).collect();
        has_walked = generator.below(2) == 0;
        let breath = generator.below(3) == 0;
        check_in.set_ticked(TickList::Triggers, Some(ids(&triggers)));
        check_in.set_ticked(TickList::Did, Some(ids(&[("let_go", other), ("waited", is_late)])));
        check_in.set_ticked(
            TickList::Helped,
            Some(ids(&[("moved", has_walked), ("rest", breath), ("talked", other)])),
        );
        check_in.set_ticked(TickList::Roots, (number % 3 == 0).then(|| ids(&[("past", number % 6 == 0)])));
        if number % 23 == 5 {
            has_walked = false;
            continue;
        }
        let now: Moment = format!("{day}T21:14:03+01:00").parse().unwrap();
        if breath {
            let id = EntryId::new_v7(now.unix_seconds() * 1000, [7; 10]);
            let body = Body::Practice(Practice::new(Kind::Kindness));
            revisions.push(Revision::new(Entry::new(id, day, body, now.clone(), day)));
        }
        revisions.push(Revision::new(Entry::new_check_in(day, check_in, now, day)));
    }
    store.save_all(revisions).unwrap();
    home
}
