//! Whatever the config file holds, it is read: what can be used counts, the rest is named.

#![no_main]

use std::path::Path;

use inward::config::Config;
use inward::journal::text::is_harmful;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let config = Config::parse(text, Path::new("config.toml"));
    let again = Config::parse(text, Path::new("config.toml"));
    assert_eq!(format!("{config:?}"), format!("{again:?}"));
    let lines = text.split(['\n', '\r']).count();
    for fault in &config.faults {
        assert!(fault.line.is_none_or(|line| (1..=lines).contains(&line)), "{fault:?} of {lines}");
        assert!(!fault.what.is_empty() && !fault.what.contains('\n'), "{fault:?}");
    }
    let labels = config.ticks.values().flatten().chain(&config.support);
    for label in labels.flat_map(|(name, label)| [name, label]) {
        assert!(!label.chars().any(is_harmful), "{label:?}");
    }
});
