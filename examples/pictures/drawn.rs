//! The screens that are drawn, and the keys that lead to them.

use std::collections::BTreeMap;
use std::path::PathBuf;

use inward::clock::Clock;
use inward::config::Config;
use inward::journal::{Day, DayStart, Document, Moment, Month, State};
use inward::sample::{Pace, Sample, story};
use inward::store::Store;
use inward::texts;
use inward::tui::Still;
use inward::tui::settings::Settings;
use inward::tui::theme::{Depth, Look};
use ratatui::layout::Size;

use super::svg;

/// A Sunday evening, on which a week can be looked at as a whole.
const NOW: &str = "2026-11-29T21:00:00+01:00";

/// The window.
const SIZE: Size = Size::new(100, 30);

/// Each screen with the keys that lead to it from the one before.
const SCREENS: [(&str, &[&str]); 25] = [
    ("home", &[]),
    ("week", &["7"]),
    ("trends", &["q", "t"]),
    ("sign", &["enter"]),
    ("days", &["d"]),
    ("calendar", &["q", "m"]),
    ("patterns", &["q", "p"]),
    ("tick", &["enter"]),
    ("entries", &["q", "e"]),
    ("entry", &["enter"]),
    ("on-this-day", &["q", "o"]),
    ("practice", &["q", "x"]),
    ("outcome", &["down", "down", "down", "o"]),
    ("monthly-check", &["esc", "end", "up", "up", "up", "enter"]),
    ("values", &["v"]),
    ("exercise", &["q", "x", "down", "down", "enter"]),
    ("review", &["esc", "q", "v"]),
    ("note", &["esc", "q", "a"]),
    ("worry", &["esc", "w"]),
    ("date", &["esc", "g"]),
    ("support", &["esc", "s"]),
    ("settings", &["esc", ","]),
    ("help", &["q", "?"]),
    ("question", &["esc", "c"]),
    ("last-page", &["2", "1", "3", "0", "2"]),
];

/// Draws each screen on a dark and on a light background; returns the names of the files with their texts.
pub(crate) fn pictures() -> anyhow::Result<Vec<(String, String)>> {
    let mut pictures = Vec::new();
    for (ground, ink) in [("dark", svg::DARK), ("light", svg::LIGHT)] {
        let home = tempfile::tempdir()?;
        let mut still = Still::open(journal(home.path())?, settings(), clock()?, look(ground), SIZE)?;
        for (name, keys) in SCREENS {
            for key in keys {
                still.press(key)?;
            }
            let title = format!("inward: {name}");
            pictures.push((format!("{name}-{ground}.svg"), svg::picture(still.frame(), &title, &ink)));
        }
    }
    Ok(pictures)
}

fn now() -> anyhow::Result<Moment> {
    NOW.parse().map_err(|_| anyhow::anyhow!("{NOW} is no moment"))
}

fn clock() -> anyhow::Result<Clock> {
    Ok(Clock::fixed(now()?))
}

fn look(ground: &str) -> Look {
    Look { depth: Depth::Many, light: ground == "light", plain: false, ascii: false }
}

/// The settings as they are without a config file, with paths that are the same everywhere.
fn settings() -> Settings {
    let config = Config { path: PathBuf::from("~/.config/inward/config.toml"), ..Config::default() };
    let notice = Some("sample data".to_owned());
    Settings::new(config, &State::default(), PathBuf::from("~/.local/share/inward"), notice)
}

/// The journal that `inward demo` opens, up to the day before.
fn journal(dir: &std::path::Path) -> anyhow::Result<Store> {
    let now = now()?;
    let last = Day::at(&now, DayStart::default()).plus(-1);
    let prompts = &texts::prompts().catalogue;
    let sample =
        Sample { seed: 1, days: story::DAYS, last, now, pace: Pace::Story, prompts, exercises: true };
    let mut months: BTreeMap<Month, Document> = BTreeMap::new();
    for entry in sample.entries() {
        let month = Month::of(entry.day);
        let document = months.remove(&month).unwrap_or_else(|| Document::new(month));
        months.insert(month, document.with(entry));
    }
    let store = Store::create(dir)?;
    for document in months.values() {
        store.write_sample(document)?;
    }
    Ok(store)
}
