//! What is read of `state.json` is written, and what is written reads as the same.

#![no_main]

use inward::store::State;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok((state, unknown)) = State::parse(bytes) else { return };
    let written = state.to_text(&unknown);
    let (again, kept) = State::parse(written.as_bytes()).expect("what was written is read");
    assert_eq!((&again, &kept), (&state, &unknown));
    assert_eq!(again.to_text(&kept), written);
});
