//! Trends, one sign, patterns and the days behind them; and that screen, text and JSON say the same.

use std::fs;

use serde_json::Value;

use crate::harness::home::{Home, NOW};
use crate::harness::window::{DOWN, ENTER, ESC, Window, says, until};
use crate::home::SAVED;

const SCALES: [(&str, &str); 6] = [
    ("jealousy", "Jealousy"),
    ("reassurance", "Reassurance"),
    ("sensitivity", "Sensitivity"),
    ("self_criticism", "Self-criticism"),
    ("over_analysis", "Over-analysis"),
    ("steadiness", "Steadiness"),
];

/// A home with 200 days of sample data.
fn lived() -> Home {
    let home = Home::new();
    let data = home.data().to_str().unwrap().to_owned();
    home.done(&["demo", "--days", "200", "--seed", "1", "--into", &data], "");
    home
}

fn wide(home: &Home) -> Window {
    let window = Window::open(home.in_terminal(crate::harness::home::PROGRAM, &[]), (120, 60));
    window.shows("inward");
    window
}

fn json(home: &Home, arguments: &[&str]) -> Value {
    serde_json::from_str(&home.done(arguments, "")).unwrap()
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_else(|| panic!("no {name} in {value}"))
}

/// A figure as it is printed.
fn printed(value: &Value) -> Option<String> {
    Some(format!("{:.1}", (value.as_f64()? * 10.0 + 1e-9).round() / 10.0))
}

/// The left one of two columns of words on a wide window.
fn left_column(screen: &str) -> String {
    screen.lines().map(|line| line.chars().take(60).collect::<String>() + "\n").collect()
}

#[test]
fn screen_text_and_json_say_the_same_of_trends() {
    let home = lived();
    let mut window = wide(&home);
    window.press_for("t", " of 84 days");
    let screen = window.shows("Steadiness ↑");
    let all = json(&home, &["trends", "--json"]);
    let printed_text = home.done(&["trends"], "");
    for (key, label) in SCALES {
        let scale = &all["scales"][key];
        let (trend, baseline) = (&scale["trend"], &scale["baseline"]);
        let days = format!("{} of {} days", trend["n"], trend["d"]);
        let word = text(trend, "word");
        let figures = match text(trend, "verdict") {
            "easing" | "rising" | "steadier" | "less_steady" => {
                let ends = ["mean_first_14_days", "mean_last_14_days"];
                let ends = ends.map(|end| printed(&trend["figures"][end]).unwrap());
                format!("{word} · {} → {}", ends[0], ends[1])
            }
            _ => format!("{word} · {}", printed(&trend["figures"]["mean"]).unwrap()),
        };
        assert!(screen.contains(&figures) && screen.contains(&days), "{label}: {figures} {days}\n{screen}");
        let row = printed_text.lines().find(|row| row.starts_with(label) && row.contains(&days));
        let row = row.unwrap_or_else(|| panic!("{label} {days}\n{printed_text}"));
        let (_, figure) = figures.split_once(" · ").unwrap();
        assert!(row.contains(word) && row.contains(figure), "{row}");
        for finding in [trend, baseline] {
            assert!(says(&printed_text, text(finding, "words")), "{finding}\n{printed_text}");
        }
    }
    // One sign after the other, each with the very words.
    window.press_for(ENTER, "Direction");
    for (key, label) in SCALES {
        let scale = &all["scales"][key];
        window.shows(&format!("{label} · 12 weeks"));
        for finding in [&scale["trend"], &scale["baseline"]] {
            let words = text(finding, "words");
            window.until(&format!("says {words:?}"), |screen| says(&left_column(screen), words));
        }
        let page = window.screen();
        window.press("\t");
        window.until("the next sign", |screen| screen != page);
    }
}

#[test]
fn screen_text_and_json_say_the_same_of_patterns() {
    let home = lived();
    let mut window = wide(&home);
    let screen = window.press_for("p", "What set it off");
    let all = json(&home, &["patterns", "--json"]);
    let printed_text = home.done(&["patterns"], "");
    let ticked = all["counts"]["triggers"].as_array().unwrap();
    let label = "late or short reply";
    let ticked = ticked.iter().find(|it| text(it, "id") == "late_reply").unwrap();
    let n = ticked["days"].as_array().map_or(ticked["days"].to_string(), |days| days.len().to_string());
    let row = screen.lines().find(|row| row.contains(label)).unwrap();
    assert!(row.contains(&format!(" {n} days")), "{row}");
    assert!(printed_text.contains(&format!("{label} · {n} days")), "{printed_text}");
    while !window.screen().contains(&format!("▌{label}")) {
        let before = window.screen();
        window.press(DOWN);
        window.until("the next line", |screen| screen != before);
    }
    window.press_for(ENTER, "Days without");
    let same_day = all["same_day"].as_array().unwrap();
    let of_tick = |it: &&Value| text(it, "id").starts_with("same_day.triggers.late_reply.");
    let findings: Vec<&Value> = same_day.iter().filter(of_tick).collect();
    assert_eq!(findings.len(), 5);
    for finding in findings {
        window.says(text(finding, "words"));
        let explained = json(&home, &["explain", text(finding, "id"), "--json"]);
        assert!(explained.to_string().contains(&serde_json::to_string(&finding["words"]).unwrap()));
    }
    let with = window.press_for(ENTER, "Days with late or short reply");
    assert!(with.contains(&format!("{n} days")), "{with}");
    window.press_for(ENTER, "Saved at");
    for place in ["Days with late or short reply", "Days without", "Worth noticing", "Today is"] {
        window.press_for(ESC, place);
    }
}

#[test]
fn screen_and_json_say_the_same_of_a_week() {
    let home = lived();
    let mut window = wide(&home);
    window.press_for("7", "week before");
    let screen = window.shows("Lower is lighter");
    let week = json(&home, &["week", "--json"]);
    for (key, label) in SCALES {
        let row = screen.lines().find(|row| row.trim_start().starts_with(label)).unwrap();
        if let Some(mean) = printed(&week["scales"][key]["mean"]) {
            assert!(row.contains(&mean), "{mean}: {row}");
        }
    }
}

#[test]
fn a_check_in_that_is_saved_shows_in_trends_without_leaving_the_program() {
    let mut home = Home::welcomed();
    for evening in [
        "2026-11-13T21:00:00+01:00",
        "2026-11-14T21:00:00+01:00",
        "2026-11-15T21:00:00+01:00",
        "2026-11-16T21:00:00+01:00",
        "2026-11-17T21:00:00+01:00",
        "2026-11-18T21:00:00+01:00",
        "2026-11-19T21:00:00+01:00",
        "2026-11-20T21:00:00+01:00",
        "2026-11-21T21:00:00+01:00",
    ] {
        home.at(evening).done(&["log", "--jealousy", "2"], "");
    }
    home.at(NOW);
    let mut window = home.open_at_home();
    // Of nine check-ins the first three are warm-up.
    window.press_for("t", "Just starting: 6 of 7");
    window.press_for(ESC, "Today is");
    window.press_for("c", "1 of 6");
    for (digit, step) in
        [("2", "2 of 6"), ("0", "3 of 6"), ("~0", "4 of 6"), ("~0", "5 of 6"), ("~0", "6 of 6")]
    {
        window.press_for(digit, step);
    }
    window.press_for(ENTER, SAVED);
    window.press_for("t", "the same on all 7 days");
    window.press_for("q", "Today was recorded");
}

#[test]
fn trends_open_on_an_empty_journal_and_wrong_keys_do_nothing() {
    let home = Home::welcomed();
    let mut window = home.open_at_home();
    let nothing = window.press_for("t", "Nothing is recorded yet.");
    window.press("xz9\x1b[5~");
    window.press_for("\x1b[C", "26 weeks");
    assert!(!window.screen().contains("Enter open"), "there is nothing to open");
    window.press(ENTER);
    window.press_for("p", "Patterns");
    window.press_for(DOWN, "Patterns");
    window.press_for("?", "Show fewer weeks");
    window.press_for("q", "Today is");
    assert!(!nothing.contains("NaN"));
}

#[test]
fn after_many_looks_in_a_day_one_line_is_said_and_nothing_is_counted_on_screen() {
    let home = lived();
    let line = "You've looked a few times today.";
    let mut window = home.open_at_home();
    for _ in 0..4 {
        window.press_for("t", " of 84 days");
        window.press_for(ESC, "Today is");
    }
    // The worker keeps it once the frame is drawn.
    let state = home.data().join("state.json");
    until("four looks", || fs::read_to_string(&state).ok()?.contains("\"times\": 4").then_some(()));
    drop(window);
    // Another run, the same day.
    let mut window = home.open_at_home();
    let fifth = window.press_for("t", " of 84 days");
    assert!(!fifth.contains(line));
    window.press_for(ESC, "Today is");
    let sixth = window.press_for("e", line);
    assert!(sixth.contains("Entries"), "nothing is blocked: {sixth}");
    window.press_for(ESC, "Today is");
    let seventh = window.press_for("t", " of 84 days");
    assert!(!seventh.contains(line), "it is said once");
}
