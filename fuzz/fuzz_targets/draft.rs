//! A draft is read up to its last whole line, whatever is torn.

#![no_main]

use inward::journal::Draft;
use inward::journal::draft::passes_over;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Ok(draft) = Draft::parse(text) else { return };
    let whole = text.rfind('\n').map_or("", |end| &text[..=end]);
    assert_eq!(Draft::parse(whole).as_ref(), Ok(&draft), "what is torn at the end counts for nothing");
    let torn = format!("{whole}{{\"at\":\"2026-11-22T21:10:04+01:00\",\"field\":\"text\",\"value\":\"x");
    assert_eq!(Draft::parse(&torn).as_ref(), Ok(&draft));
    assert!(passes_over(&torn));
    assert_eq!(Draft::parse(&draft.head.to_line()).map(|it| it.head), Ok(draft.head.clone()));
    let body = draft.body(None);
    assert_eq!(body, draft.body(None));
    let _ = (draft.page(), draft.is_empty(), passes_over(text));
});
