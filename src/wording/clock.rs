//! A time of day in words, as people say it.

const NUMBERS: [&str; 30] = [
    "",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "twenty-one",
    "twenty-two",
    "twenty-three",
    "twenty-four",
    "twenty-five",
    "twenty-six",
    "twenty-seven",
    "twenty-eight",
    "twenty-nine",
];

/// The sentence for so many minutes after midnight: `It is half past nine.`
pub fn sentence(minutes: u16) -> String {
    let (hour, minute) = (usize::from(minutes) / 60, usize::from(minutes) % 60);
    let time = match minute {
        0 => match hour % 24 {
            0 => "midnight".to_owned(),
            12 => "noon".to_owned(),
            _ => format!("{} o'clock", of_hour(hour)),
        },
        30 => format!("half past {}", of_hour(hour)),
        1..30 => format!("{} past {}", of_minutes(minute), of_hour(hour)),
        _ => format!("{} to {}", of_minutes(60 - minute), of_hour(hour + 1)),
    };
    format!("It is {time}.")
}

fn of_hour(hour: usize) -> &'static str {
    match hour % 24 {
        0 => "midnight",
        12 => "twelve",
        hour => number(hour % 12),
    }
}

fn of_minutes(minutes: usize) -> String {
    match minutes {
        1 => "one minute".to_owned(),
        15 => "a quarter".to_owned(),
        5 | 10 | 20 | 25 => number(minutes).to_owned(),
        _ => format!("{} minutes", number(minutes)),
    }
}

fn number(number: usize) -> &'static str {
    NUMBERS.get(number).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_time_is_said_as_people_say_it() {
        for (hour, minute, expected) in [
            (21, 30, "It is half past nine."),
            (9, 0, "It is nine o'clock."),
            (0, 0, "It is midnight."),
            (12, 0, "It is noon."),
            (0, 5, "It is five past midnight."),
            (12, 15, "It is a quarter past twelve."),
            (20, 45, "It is a quarter to nine."),
            (23, 50, "It is ten to midnight."),
            (11, 59, "It is one minute to twelve."),
            (12, 31, "It is twenty-nine minutes to one."),
            (22, 1, "It is one minute past ten."),
        ] {
            assert_eq!(sentence(hour * 60 + minute), expected);
        }
    }

    #[test]
    fn every_minute_of_a_day_is_a_sentence_that_no_other_minute_of_its_half_day_has() {
        for half in [0..720, 720..1440] {
            let said: BTreeSet<String> = half.clone().map(sentence).collect();
            assert_eq!(said.len(), 720);
            for sentence in said {
                assert!(sentence.starts_with("It is ") && sentence.ends_with('.'), "{sentence}");
                let words = sentence.trim_end_matches('.').split(' ').collect::<Vec<_>>();
                assert!((3..=7).contains(&words.len()) && words.iter().all(|w| !w.is_empty()), "{sentence}");
                assert!(sentence.len() <= 50, "{sentence}");
            }
        }
    }
}
