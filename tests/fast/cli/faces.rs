//! One journal, four faces: what the screens show, what is printed as text, the JSON and `inward explain` say the same figures.

mod figures;
mod journal;
mod window;

use std::sync::LazyLock;

use inward::journal::{Scale, Sign};
use ratatui::layout::Size;
use serde_json::Value;

use crate::harness::home::{Home, flat};
use figures::{checked, decimal, is_shown_as, number};
use window::Window;

/// The journal, and what the commands say of it.
struct Said {
    home: Home,
    trends: Value,
    patterns: Value,
}

/// A window that shows every page whole, in one column.
const TALL: Size = Size::new(89, 160);

static SAID: LazyLock<Said> = LazyLock::new(|| {
    let home = journal::rich();
    let (trends, patterns) = (home.json(&["trends", "--json"]), home.json(&["patterns", "--json"]));
    Said { home, trends, patterns }
});

/// The name of a scale on screens and in text.
fn label(scale: Scale) -> &'static str {
    &inward::texts::check_in().question(scale).label
}

/// The three findings on a scale.
fn of_scale(json: &Value, scale: Scale) -> [&Value; 3] {
    ["trend", "baseline", "after_hard"].map(|name| &json["scales"][scale.key()][name])
}

fn words(finding: &Value) -> &str {
    finding["words"].as_str().unwrap()
}

fn notes(finding: &Value) -> impl Iterator<Item = &str> {
    finding["notes"].as_array().unwrap().iter().map(|note| note.as_str().unwrap())
}

fn all(said: &Said) -> Vec<&Value> {
    let of_scales = Scale::ALL.into_iter().flat_map(|scale| of_scale(&said.trends, scale));
    let lists = ["same_day", "next_day"].into_iter().flat_map(|list| said.patterns[list].as_array().unwrap());
    of_scales.chain(lists).collect()
}

#[test]
fn the_journal_has_something_of_everything() {
    let verdicts: Vec<&str> = all(&SAID).into_iter().map(|it| it["verdict"].as_str().unwrap()).collect();
    for verdict in [
        "easing",
        "rising",
        "steadier",
        "about_the_same",
        "cannot_tell",
        "all_same",
        "counted",
        "worth_noticing",
        "not_enough_days",
        "not_enough",
        "lighter",
    ] {
        assert!(verdicts.contains(&verdict), "{verdict} is not among {verdicts:?}");
    }
}

#[test]
fn the_figures_in_words_are_those_of_the_json() {
    let mut read = 0;
    for finding in all(&SAID) {
        read += checked(finding);
    }
    assert!(read > 200, "{read}");
}

#[test]
fn explain_says_what_the_other_commands_say_and_prints_every_figure() {
    let said = &*SAID;
    let of_scales = Scale::ALL.into_iter().flat_map(|scale| of_scale(&said.trends, scale));
    let mut seen: Vec<(&Value, &Value)> = Vec::new();
    // Of patterns one of each verdict and method; there are many.
    let patterns = all(said).into_iter().skip(3 * Scale::ALL.len()).filter(|finding| {
        let kind = (&finding["method"], &finding["verdict"]);
        let is_new = !seen.contains(&kind);
        seen.push(kind);
        is_new
    });
    for finding in of_scales.chain(patterns) {
        let id = finding["id"].as_str().unwrap();
        assert_eq!(&said.home.json(&["explain", id, "--json"])["finding"], finding, "{id}");
        let text = said.home.ok(&["explain", id]);
        let on_one_line = flat(&text);
        for sentence in std::iter::once(words(finding)).chain(notes(finding)) {
            assert!(on_one_line.contains(sentence), "{id}: {sentence} {text}");
        }
        let based = format!("Based on {} of {} days.", finding["n"], finding["d"]);
        assert!(text.contains(&based), "{id}: {based} {text}");
        let (_, listed) = text.split_once("\nFigures\n").unwrap();
        for (name, figure) in finding["figures"].as_object().unwrap() {
            let line = listed.lines().find_map(|line| line.strip_prefix(&format!("  {name:<22}")));
            let line = line.unwrap_or_else(|| panic!("{id}: {name} {text}"));
            match figure {
                Value::Null => assert_eq!(line, "not known", "{id}: {name}"),
                Value::Array(rows) => assert_eq!(numbers(line), flattened(rows), "{id}: {name}"),
                figure => assert_eq!(line.parse().ok(), figure.as_f64(), "{id}: {name}"),
            }
        }
    }
}

fn numbers(line: &str) -> Vec<f64> {
    line.split([',', ' ']).filter_map(|part| part.parse().ok()).collect()
}

fn flattened(rows: &[Value]) -> Vec<f64> {
    let of = |row: &Value| row.as_array().cloned().unwrap_or_else(|| vec![row.clone()]);
    rows.iter().flat_map(of).map(|it| it.as_f64().unwrap()).collect()
}

/// The word of a row, what stands beside it, and its days, must be those of the finding.
fn is_row_of(finding: &Value, word: &str, beside: &str, days: &str) {
    let (figures, id) = (&finding["figures"], &finding["id"]);
    assert_eq!(word, finding["word"].as_str().unwrap(), "{id}");
    assert_eq!(days, format!("{} of {} days", finding["n"], finding["d"]), "{id}");
    match beside.split_once(" → ") {
        Some((first, last)) => {
            is_shown_as(first, &figures["mean_first_14_days"], id);
            is_shown_as(last, &figures["mean_last_14_days"], id);
        }
        None => is_shown_as(beside, &figures["mean"], id),
    }
}

#[test]
fn the_text_of_trends_has_the_figures_of_the_json() {
    let said = &*SAID;
    let text = said.home.ok(&["trends"]);
    let on_one_line = flat(&text);
    for scale in Scale::ALL {
        for finding in of_scale(&said.trends, scale) {
            let id = finding["id"].as_str().unwrap();
            assert!(on_one_line.contains(&format!("{} {id}", words_with_notes(finding))), "{id}: {text}");
        }
        let name = label(scale);
        let lines: Vec<&str> = text.lines().collect();
        let row = lines.iter().position(|line| line.starts_with(name)).unwrap();
        let parts: Vec<&str> =
            lines[row][18..].split("  ").map(str::trim).filter(|part| !part.is_empty()).collect();
        let [word, beside, days] = parts[..] else { panic!("{parts:?}") };
        is_row_of(of_scale(&said.trends, scale)[0], word, beside, days);
        let weeks = said.trends["scales"][scale.key()]["weeks"].as_array().unwrap();
        let means: Vec<&str> = lines[row + 1].split_whitespace().collect();
        assert_eq!(means.len(), weeks.len(), "{text}");
        for (shown, week) in means.iter().zip(weeks) {
            let bare = shown.trim_matches(['(', ')']);
            assert_eq!(shown.starts_with('('), week["few"] == Value::Bool(true), "{shown} {week}");
            if week["n"] == 0 {
                assert!(decimal(bare).is_none(), "{shown} {week}");
            } else {
                is_shown_as(bare, &week["mean"], &week["first"]);
            }
        }
    }
}

/// The words as the text prints them: notes on directions stand at its end, those on hard days beside them.
fn words_with_notes(finding: &Value) -> String {
    let is_beside = finding["method"] == "after_hard";
    let notes = notes(finding).filter(|_| is_beside);
    std::iter::once(words(finding)).chain(notes).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_screen_of_trends_has_the_figures_of_the_json() {
    let said = &*SAID;
    let mut window = Window::open(&said.home, Size::new(89, 75));
    let lines = window.press(&["t"]).lines();
    for scale in Scale::ALL {
        let name = label(scale);
        let row = lines.iter().position(|line| line.trim_start_matches(['▌', ' ']).starts_with(name));
        let side = |after: usize| {
            let line: String = lines[row.unwrap() + after].chars().take(30).collect();
            let line = line.trim_matches(['▌', ' ', '4']).to_owned();
            line.trim_end().to_owned()
        };
        let (word, below) = (side(1), side(2));
        let (beside, days) =
            below.rsplit_once(" · ").unwrap_or_else(|| panic!("{below}: {}", lines.join("\n")));
        is_row_of(of_scale(&said.trends, scale)[0], &word, beside, days);
        let last = said.trends["scales"][scale.key()]["weeks"].as_array().unwrap().last().unwrap();
        let end = row.map_or(lines.len(), |row| (row + 11).min(lines.len()));
        let block = lines[row.unwrap()..end].join("\n");
        let n = last["n"].as_u64().unwrap();
        assert!(block.contains(&format!("{n} day")), "{last} {block}");
        let mean = last["mean"].as_f64().unwrap();
        assert!(block.contains(&format!(" {mean:.1}\n")), "{last} {block}");
    }
}

#[test]
fn the_page_of_one_sign_has_the_figures_of_the_json() {
    let said = &*SAID;
    let mut window = Window::open(&said.home, TALL);
    window.press(&["t", "enter"]);
    for scale in Scale::ALL {
        let lines = window.lines();
        let text = flat(&lines.join("\n"));
        assert!(lines[0].contains(label(scale)), "{}", lines[0]);
        for finding in of_scale(&said.trends, scale) {
            for sentence in std::iter::once(words(finding)).chain(notes(finding)) {
                assert!(text.contains(sentence), "{}: {sentence} {text}", finding["id"]);
            }
        }
        let last = said.trends["scales"][scale.key()]["weeks"].as_array().unwrap().last().unwrap();
        let (_, read_out) = text.split_once(": mean ").unwrap();
        let mut parts = read_out.split(", ");
        is_shown_as(parts.next().unwrap(), &last["mean"], &last["first"]);
        for (part, name) in parts.by_ref().take(2).zip(["min", "max"]) {
            assert_eq!(number(part), last[name].as_f64(), "{part} {last}");
        }
        assert_eq!(number(parts.next().unwrap()), last["n"].as_f64(), "{read_out} {last}");
        window.press(&["tab"]);
    }
}

fn same_day<'a>(said: &'a Said, list: &str, tick: &str, sign: Sign) -> &'a Value {
    find(&said.patterns["same_day"], &format!("same_day.{list}.{tick}.{}.12", sign.key()))
}

fn find<'a>(findings: &'a Value, id: &str) -> &'a Value {
    let found = findings.as_array().unwrap().iter().find(|finding| finding["id"] == id);
    found.unwrap_or_else(|| panic!("{id}"))
}

fn sign_called(name: &str) -> Sign {
    Sign::ALL.into_iter().find(|sign| label((*sign).into()) == name).unwrap_or_else(|| panic!("{name}"))
}

/// The name of a tick as the screens and the text have it.
fn tick_called(list: &str, id: &str) -> String {
    let lists = inward::config::Lists::new(&inward::config::Config::default());
    let list = inward::journal::TickList::ALL.into_iter().find(|it| it.key() == list).unwrap();
    lists.label(list, id).to_owned()
}

#[test]
fn the_screen_of_patterns_has_the_figures_of_the_json() {
    let said = &*SAID;
    let mut window = Window::open(&said.home, TALL);
    let lines = window.press(&["p"]).lines();
    let text = flat(&lines.join("\n"));
    assert!(text.contains(&format!("{} of {} days", said.patterns["recorded_days"], said.patterns["days"])));
    for id in said.patterns["worth_noticing"].as_array().unwrap() {
        let finding = find(&said.patterns["same_day"], id.as_str().unwrap());
        assert!(text.contains(words(finding)), "{finding} {text}");
    }
    let row_of = |name: &str| {
        let is_it = |line: &&String| line.trim_start_matches(['▌', ' ']).starts_with(name);
        let row = lines.iter().position(|line| is_it(&line) && line.contains(" day"));
        row.unwrap_or_else(|| panic!("{name} {text}"))
    };
    let mut compared = 0;
    for (list, counts) in said.patterns["counts"].as_object().unwrap() {
        for count in counts.as_array().unwrap() {
            let tick = count["id"].as_str().unwrap();
            let name = tick_called(list, tick);
            let row = row_of(&name);
            let (_, rest) = lines[row].split_once(name.as_str()).unwrap();
            assert_eq!(number(rest), count["days"].as_f64(), "{name} {text}");
            let opened = format!("opened on {} day", count["opened"]);
            assert!(text.contains(&opened), "{opened} {text}");
            let Some((with, without)) = lines[row + 1].split_once(" without ") else { continue };
            compared += 1;
            let (sign, verdict) = lines[row + 2].trim().split_once(": ").unwrap();
            let finding = same_day(said, list, tick, sign_called(sign));
            let is_noticed = finding["verdict"] == "worth_noticing";
            assert_eq!(verdict == "tends to go together", is_noticed, "{finding}");
            for (shown, side) in [(with, "with"), (without, "without")] {
                let (mean, n) = shown.trim_end_matches(')').rsplit_once(" (").unwrap();
                let mean = mean.rsplit(' ').next().unwrap();
                is_shown_as(mean, &finding["figures"][format!("{side}_mean")], &finding["id"]);
                assert_eq!(number(n), finding["figures"][format!("{side}_n")].as_f64(), "{finding}");
            }
        }
    }
    assert!(compared >= 2, "{text}");
    let mut helped = 0;
    for finding in said.patterns["next_day"].as_array().unwrap() {
        if finding["verdict"] != "lighter" {
            continue;
        }
        helped += 1;
        let sign = finding["id"].as_str().unwrap().rsplit('.').next().unwrap();
        let name = label(Scale::from_key(sign).unwrap());
        let (_, shown) = text.split_once(&format!("{name} −")).unwrap_or_else(|| panic!("{name} {text}"));
        let shown: Vec<&str> = shown.split(['(', ')', ',']).take(3).collect();
        let (low, high) = shown[1].split_once(" to ").unwrap();
        is_shown_as(&format!("−{}", shown[0].trim()), &finding["figures"]["change"], &finding["id"]);
        is_shown_as(low, &finding["figures"]["low"], &finding["id"]);
        is_shown_as(high, &finding["figures"]["high"], &finding["id"]);
        assert_eq!(number(shown[2]), finding["figures"]["days_with_at_levels"].as_f64(), "{finding}");
    }
    assert!(helped >= 1, "{text}");
}

#[test]
fn the_page_of_a_tick_has_the_figures_of_the_json() {
    let said = &*SAID;
    let mut window = Window::open(&said.home, TALL);
    window.press(&["p"]);
    let mut pages = 0;
    for _ in
        0..said.patterns["counts"].as_object().unwrap().values().flat_map(|it| it.as_array().unwrap()).count()
    {
        let text = flat(&window.press(&["enter"]).lines().join("\n"));
        let id = text
            .split_whitespace()
            .find(|word| word.starts_with("same_day.") || word.starts_with("next_day."));
        if let Some(topic) = id {
            let (of, rest) = topic.split_once(".jealousy").unwrap_or_else(|| panic!("{topic}"));
            let list = if of.starts_with("same_day") { "same_day" } else { "next_day" };
            for sign in Sign::ALL.into_iter().filter(|_| !of.starts_with("same_day.did.")) {
                let finding = find(&said.patterns[list], &format!("{of}.{}{rest}", sign.key()));
                assert!(text.contains(words(finding)), "{finding} {text}");
            }
            pages += 1;
        }
        window.press(&["esc", "down"]);
    }
    assert!(pages >= 4, "{pages}");
}
