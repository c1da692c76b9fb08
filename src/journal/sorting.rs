//! Sorting without a sort of its own for each type: the one of the standard library is compiled anew for every type and
//! every order, five kilobytes each time.

use std::cmp::Ordering;

/// Sorts by the items' own order.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// Sorts by a key; items with equal keys stay in their order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |one, other| key(one).cmp(&key(other)));
}

/// Sorts by an order; equal items stay in theirs.
pub fn sort_by<T>(items: &mut [T], order: impl Fn(&T, &T) -> Ordering) {
    let swaps = swaps(items.len(), &|one, other| match (items.get(one), items.get(other)) {
        (Some(one), Some(other)) => order(one, other),
        _ => Ordering::Equal,
    });
    for (one, other) in swaps {
        items.swap(one, other);
    }
}

/// Which places to swap, one pair after the other, so that what stands at them is in order.
#[inline(never)]
fn swaps(count: usize, order: &dyn Fn(usize, usize) -> Ordering) -> Vec<(usize, usize)> {
    let mut from: Vec<usize> = (0..count).collect();
    from.sort_by(|one, other| order(*one, *other));
    let mut swaps = Vec::new();
    for start in 0..count {
        let mut place = start;
        // What belongs at a place is brought there; what stood there waits where that came from, up to the end of the ring.
        while let Some(next) = from.get_mut(place).map(|next| std::mem::replace(next, place)) {
            if next == start {
                break;
            }
            swaps.push((place, next));
            place = next;
        }
    }
    swaps
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_list_is_sorted_as_the_standard_library_sorts_it(keys in prop::collection::vec(0_u8..20, 0..60)) {
            let mut found: Vec<(u8, usize)> = keys.into_iter().zip(0..).collect();
            let mut expected = found.clone();
            let mut backwards = found.clone();
            expected.sort_by_key(|(key, _)| *key);
            sort_by_key(&mut found, |(key, _)| *key);
            prop_assert_eq!(&found, &expected);
            expected.sort_by(|one, other| other.cmp(one));
            sort_by(&mut backwards, |one, other| other.cmp(one));
            prop_assert_eq!(&backwards, &expected);
            sort(&mut backwards);
            prop_assert!(backwards.is_sorted());
        }
    }
}
