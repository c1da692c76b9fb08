//! Reads what the reminder is asked for.

use crate::journal::TimeOfDay;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// A reminder at this time.
    At(TimeOfDay),
    /// None any more.
    Off,
    /// Whether one is set.
    Status,
    /// The line of now, for the timer.
    Show,
}

/// Reads it.
pub(super) fn what(word: &str) -> Result<What, String> {
    match word {
        "off" => Ok(What::Off),
        "status" => Ok(What::Status),
        "show" => Ok(What::Show),
        _ => of_day(word).map(What::At).ok_or_else(|| {
            "write hours and minutes with a colon, from 0:00 to 23:59, such as 21:30, or off, status or show"
                .to_owned()
        }),
    }
}

/// Reads a time.
pub(super) fn time(word: &str) -> Result<TimeOfDay, String> {
    of_day(word).ok_or_else(|| "write hours and minutes, such as 21:30".to_owned())
}

/// A time of day; the hour may have one digit.
fn of_day(word: &str) -> Option<TimeOfDay> {
    let (hour, _) = word.split_once(':')?;
    if hour.len() == 1 { format!("0{word}").parse().ok() } else { word.parse().ok() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_has_a_colon_and_two_digits_behind_it() {
        for (word, hour, minute) in
            [("21:30", 21, 30), ("9:30", 9, 30), ("09:30", 9, 30), ("0:00", 0, 0), ("23:59", 23, 59)]
        {
            assert_eq!(what(word), Ok(What::At(TimeOfDay::new(hour, minute).unwrap())), "{word}");
        }
        let refused = [
            "2130", "930", "21", "21:3", "21.30", "24:00", "21:60", "9:30pm", " 9:30", "21:30:00", "-1:30",
            "+9:30", ":30", "009:30", "noon", "", "Off", "٩:٣٠", "9:٣٠", "9:+3",
        ];
        for word in refused {
            let error = what(word).unwrap_err();
            assert!(error.contains("such as 21:30"), "{word}: {error}");
        }
        assert_eq!(
            (what("off"), what("status"), what("show")),
            (Ok(What::Off), Ok(What::Status), Ok(What::Show))
        );
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_a_time_or_refused(word in "\\PC{0,12}|[0-9:]{0,6}") {
            if let Ok(What::At(time)) = what(&word) {
                proptest::prop_assert_eq!(what(&time.to_string()), Ok(What::At(time)));
                proptest::prop_assert!(word.is_ascii() && word.contains(':'));
            }
        }
    }
}
