//! The choice of backups that stay: the last ten, and the newest of each of the last seven days and the last twelve
//! months that have any.

use std::collections::BTreeSet;

use super::name::BackupName;

/// The number of the last backups that stay, whenever they were made.
pub(super) const LAST: usize = 10;
const DAYS: usize = 7;
const MONTHS: usize = 12;

/// The most backups that stay.
pub(super) const MOST: usize = LAST + DAYS + MONTHS;

/// Returns the backups that are no longer needed, in the order in which they were made.
pub(super) fn outlived(names: &[BackupName]) -> Vec<BackupName> {
    let newest_first = || names.iter().rev();
    let mut kept: BTreeSet<&BackupName> = newest_first().take(LAST).collect();
    kept.extend(newest_of_each(newest_first(), BackupName::day).take(DAYS));
    kept.extend(newest_of_each(newest_first(), BackupName::month).take(MONTHS));
    names.iter().filter(|name| !kept.contains(name)).cloned().collect()
}

/// The first of each run of names that share a part.
fn newest_of_each<'a>(
    names: impl Iterator<Item = &'a BackupName>,
    part: fn(&BackupName) -> &str,
) -> impl Iterator<Item = &'a BackupName> {
    let mut last: Option<&str> = None;
    names.filter(move |name| last.replace(part(name)) != Some(part(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(texts: &[String]) -> Vec<BackupName> {
        texts.iter().map(|text| BackupName::of_file(&format!("{text}.json")).unwrap()).collect()
    }

    /// Returns the backups that stay when one is made at each of these times, and thinned after each.
    fn after_each(texts: &[String]) -> Vec<String> {
        let mut kept: Vec<BackupName> = Vec::new();
        for name in names(texts) {
            kept.push(name);
            let gone = outlived(&kept);
            kept.retain(|name| !gone.contains(name));
            assert!(kept.len() <= MOST, "{kept:?}");
        }
        kept.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_last_ten_stay_whenever_they_were_made() {
        let of_one_day: Vec<String> = (10..25).map(|minute| format!("2026-11-22_21-{minute}-00")).collect();
        assert_eq!(after_each(&of_one_day), of_one_day[5..]);
        assert_eq!(outlived(&names(&of_one_day[..10])), []);
    }

    #[test]
    fn the_newest_of_seven_days_and_twelve_months_stay() {
        let mut texts = Vec::new();
        for (year, month) in [(2025, 9), (2025, 10), (2025, 11), (2025, 12)]
            .into_iter()
            .chain((1..=11).map(|month| (2026, month)))
        {
            texts.extend((1..=28).map(|day| format!("{year}-{month:02}-{day:02}_20-00-00")));
        }
        // Ten more on the last day push all but its own days out of the last ten.
        texts.extend((10..20).map(|minute| format!("2026-11-28_21-{minute}-00")));
        let mut expected: Vec<String> =
            ["2025-12"].into_iter().map(|month| format!("{month}-28_20-00-00")).collect();
        expected.extend((1..=10).map(|month| format!("2026-{month:02}-28_20-00-00")));
        expected.extend((22..=27).map(|day| format!("2026-11-{day}_20-00-00")));
        expected.extend((10..20).map(|minute| format!("2026-11-28_21-{minute}-00")));
        assert_eq!(after_each(&texts), expected);
    }

    #[test]
    fn days_and_months_without_backups_do_not_count() {
        let texts: Vec<String> = (2001..2026).map(|year| format!("{year}-05-05_05-05-05")).collect();
        assert_eq!(after_each(&texts), texts[texts.len() - 12..]);
    }
}
