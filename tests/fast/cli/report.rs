//! `inward report`: the walk through the page for a session, and what is written at its end.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;

use crate::harness::home::Home;

const MARKER: &str = "zwetschgenmus";
/// Not seen by the partner, then every block; three lines on what to talk about, three entries; written.
const EVERYTHING: &str = "n\ny\ny\nOne thing\nAnother\nA third\ny\ny\ny\ny\ny\ny\ny\n1 2 3\ny\ny\ny\ny\ny\n";
/// Not seen by the partner, and what is proposed.
const USUAL: &str = "n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\ny\n";

/// A journal of so many days.
fn home(days: &str) -> Home {
    let home = Home::in_memory();
    let into = home.data().to_str().unwrap().to_owned();
    home.done(&["demo", "--into", &into, "--days", days, "--every-day", "--exercises"], "");
    home
}

/// Makes a page in a new file; returns what it holds.
fn page(home: &Home, name: &str, answers: &str, more: &[&str]) -> String {
    let path = home.dir().join(name);
    let _ = fs::remove_file(&path);
    let out = home.done(&[&["report", "--output", path.to_str().unwrap()], more].concat(), answers);
    assert!(out.contains(&format!("Written: {} (only you can read it).", path.display())), "{out}");
    fs::read_to_string(path).unwrap()
}

/// A figure of a finding as people read it.
fn tenths(figure: &Value) -> String {
    let figure = figure.as_f64().unwrap();
    let size = format!("{:.1}", figure.abs() + 1e-9);
    match figure {
        _ if size == "0.0" => size,
        figure if figure < 0.0 => format!("−{size}"),
        _ => format!("+{size}"),
    }
}

/// The rows of the table of signs: their cells by the name of the column.
fn rows(html: &str) -> Vec<BTreeMap<&str, &str>> {
    let table = html.split_once("<table class=\"signs\"").unwrap().1.split_once("</table>").unwrap().0;
    table
        .split("<tr role=\"row\"><th scope=\"row\"")
        .skip(1)
        .map(|row| {
            row.split("data-name=\"")
                .skip(1)
                .filter_map(|cell| {
                    let (name, rest) = cell.split_once("\">")?;
                    Some((name, rest.split_once("</td>")?.0))
                })
                .collect()
        })
        .collect()
}

#[test]
fn every_figure_is_that_of_trends_and_patterns() {
    let home = home("400");
    for weeks in ["12", "26"] {
        let html = page(&home, "page.html", EVERYTHING, &["--weeks", weeks]);
        let (trends, patterns) = (
            home.json(&["trends", "--json", "--weeks", weeks]),
            home.json(&["patterns", "--json", "--weeks", weeks]),
        );
        let scales =
            ["jealousy", "reassurance", "sensitivity", "self_criticism", "over_analysis", "steadiness"];
        let rows = rows(&html);
        assert_eq!(rows.len(), 6);
        for (row, scale) in rows.iter().zip(scales) {
            let (found, points) = (&trends["scales"][scale]["trend"], &trends["scales"][scale]["weeks"]);
            let figures = &found["figures"];
            let mean = |name: &str| {
                let mean = tenths(&figures[&format!("mean_{name}_14_days")]);
                let n = figures[&format!("n_{name}_14_days")].as_f64().unwrap();
                format!("{} ({n:.0})", mean.trim_start_matches('+'))
            };
            assert_eq!(row["First 14 days (n)"], mean("first"), "{scale}");
            assert_eq!(row["Last 14 days (n)"], mean("last"), "{scale}");
            let points = points.as_array().unwrap();
            let all = |name: &str| points.iter().filter_map(|week| week[name].as_u64()).collect::<Vec<_>>();
            let range = format!("{}–{}", all("min").iter().min().unwrap(), all("max").iter().max().unwrap());
            assert_eq!(row["Range"], range, "{scale}");
            assert_eq!(row["Direction"].replace("&#39;", "'"), found["word"].as_str().unwrap(), "{scale}");
            assert_eq!(row["Days"], format!("{} of {}", found["n"], found["d"]), "{scale}");
            if row["Change (likely range)"] != "–" {
                let [change, low, high] =
                    ["change", "change_low", "change_high"].map(|name| tenths(&figures[name]));
                assert_eq!(row["Change (likely range)"], format!("{change} ({low} to {high})"), "{scale}");
            }
            // The chart in words, week by week.
            let described = html.split_once(&format!("<desc id=\"desc-{scale}\">")).unwrap().1;
            let described = described.split_once("</desc>").unwrap().0;
            let said: Vec<&str> = described.split("Week from ").skip(1).collect();
            assert_eq!(said.len(), points.len());
            for (said, week) in said.iter().zip(points) {
                let expected = if week["n"] == 0 {
                    ": not recorded.".to_owned()
                } else {
                    let mean = tenths(&week["mean"]);
                    let days = if week["n"] == 1 { "day" } else { "days" };
                    let mean = mean.trim_start_matches('+');
                    format!(": mean {mean} of {} {days}, {} to {}.", week["n"], week["min"], week["max"])
                };
                assert!(said.trim_end().ends_with(&expected), "{said} {expected}");
            }
        }
        let has = |line: &str| assert!(html.contains(line), "{line}");
        has(&format!("{} of {} days with a check-in", patterns["recorded_days"], patterns["days"]));
        for list in ["triggers", "did"] {
            for count in patterns["counts"][list].as_array().unwrap().iter().take(5) {
                has(&format!(" {} of {} days</li>", count["days"], count["opened"]));
            }
        }
        let told = |id: &str| html.contains(id);
        let noticed = patterns["worth_noticing"].as_array().unwrap();
        assert!(noticed.iter().all(|id| told(id.as_str().unwrap())), "{noticed:?}");
        for finding in patterns["same_day"].as_array().unwrap() {
            if noticed.contains(&finding["id"]) {
                has(&finding["words"].as_str().unwrap().replace('\'', "&#39;"));
            }
        }
    }
}

#[test]
fn the_walk_shows_the_page_before_it_is_written_and_n_writes_nothing() {
    let home = home("120");
    let before = home.tree();
    let no = USUAL.replace("\ny\n", "\nn\n");
    let path = home.dir().join("page.html");
    let out = home.done(&["report", "--output", path.to_str().unwrap()], &no);
    assert!(out.starts_with("Will your partner see this page?"), "{out}");
    let (shown, asked) = (out.find("THE FIVE SIGNS").unwrap(), out.find("Write this page to ").unwrap());
    assert!(shown < asked && out.trim_end().ends_with("Nothing is written."), "{out}");
    assert_eq!(home.tree(), before);
    // The input ends too early, or says something that cannot be meant.
    for (input, code) in [("n\ny\n", 1), ("maybe\n", 2), ("", 1)] {
        let ran = home.run_with(&["report", "--output", path.to_str().unwrap()], input);
        assert_eq!(ran.code, code, "{ran:?}");
    }
    home.run(&["report", "--output", "-"]).fails(2, "name one with --output");
    home.run(&["report", "--weeks", "4"]).fails(2, "8 to 26");
    assert_eq!(home.tree(), before);
}

#[test]
fn the_file_is_private_and_never_in_the_place_of_another() {
    let home = home("60");
    let html = page(&home, "page.html", USUAL, &[]);
    assert!(html.starts_with("<!doctype html>") && html.contains("default-src 'none'"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(home.dir().join("page.html")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let path = home.dir().join("page.html");
    let ran = home.run_with(&["report", "--output", path.to_str().unwrap()], USUAL);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.err.contains("page.html is there already"), "{ran:?}");
    assert!(!ran.out.contains("partner"), "nothing was asked before: {ran:?}");
    let own = home.data().join("journal/page.html");
    let ran = home.run_with(&["report", "--output", own.to_str().unwrap()], USUAL);
    assert_eq!(ran.code, 1, "{ran:?}");
    let text = page(&home, "page.txt", USUAL, &[]);
    assert!(text.starts_with("inward: Page for a session, "), "the ending says the form");
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    assert_eq!(page(&home, "page.any", USUAL, &["--format", "text"]), text);
}

#[test]
fn words_are_on_it_only_when_their_entry_was_chosen() {
    let home = Home::new();
    home.done(&["log", "--jealousy", "2", "--trigger", "late_reply", "--note", "-"], MARKER);
    home.done(&["note"], MARKER);
    let all_but_entries = EVERYTHING.replace("1 2 3\n", "\n");
    for name in ["page.html", "page.txt"] {
        assert!(!page(&home, name, USUAL, &[]).contains(MARKER));
        assert!(!page(&home, name, &all_but_entries, &[]).contains(MARKER));
        assert!(page(&home, name, &EVERYTHING.replace("1 2 3\n", "1 2\n"), &[]).contains(MARKER));
    }
    let seen = USUAL.replacen('n', "y", 1);
    let html = page(&home, "seen.html", &seen, &[]);
    assert!(!html.contains("Ticked most") && !html.contains("felt unsafe") && html.contains("Week by week"));
}

#[test]
fn an_empty_journal_has_no_page() {
    let home = Home::new();
    home.run_with(&["report"], USUAL).fails(1, "no check-in to make a page of");
}
