//! The cost of a month that is far larger than any: each command grows with it and no faster.

use std::fmt::Write as _;
use std::fs;
use std::time::Instant;

use crate::harness::home::Home;

/// Makes a month with a number of notes, spread over the week of today.
fn home(count: usize) -> Home {
    let home = Home::new();
    let mut entries = String::new();
    for number in 0..count {
        let (day, second) = (16 + number * 7 / count, number % 60);
        let comma = if number == 0 { "" } else { "," };
        write!(
            entries,
            r#"{comma}{{"id":"019aa9b2-0000-7c54-9d0a-{number:012x}","kind":"note","day":"2026-11-{day}",
            "saved_at":"2026-11-{day}T20:00:{second:02}+01:00","edited_at":null,"replaces":[],"late":false,
            "text":"Words {number}."}}"#
        )
        .unwrap();
    }
    fs::create_dir_all(home.data().join("journal")).unwrap();
    let document = format!(
        r#"{{"format":"inward-journal","version":1,"month":"2026-11","entries":[{entries}],"others":[],"tombstones":[]}}"#
    );
    fs::write(home.month("2026-11"), document).unwrap();
    home
}

/// With `cargo test --release --test fast -- --ignored --nocapture a_month_of`.
#[test]
#[ignore = "prints how long each command takes"]
fn a_month_of_a_hundred_thousand_entries_costs_each_command_little() {
    for count in [25_000, 50_000, 100_000] {
        let home = home(count);
        for arguments in [
            vec!["status"],
            vec!["week"],
            vec!["list"],
            vec!["list", "--json"],
            vec!["show"],
            vec!["trends"],
            vec!["doctor"],
            vec!["log", "--jealousy", "2"],
            vec!["note"],
        ] {
            let start = Instant::now();
            let ran = home.run_with(&arguments, "words");
            let took = start.elapsed().as_secs_f64();
            assert!(ran.code == 0 || ran.code == 3, "{arguments:?}: {}", ran.err);
            println!("{count:>7} {:<20} {took:6.2} s", arguments.join(" "));
        }
    }
}

#[test]
fn a_week_of_very_many_notes_names_them_all() {
    let home = home(5_000);
    let week = home.ok(&["week"]);
    assert_eq!(week.lines().filter(|line| line.contains("Words ")).count(), 5_000);
}
