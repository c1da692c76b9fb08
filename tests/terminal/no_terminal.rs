//! Without a terminal on one side the program says so in one line.

use crate::harness::home::{Home, PROGRAM};
use crate::harness::window::Window;

#[test]
fn without_a_terminal_there_is_one_line_and_nothing_is_made() {
    let home = Home::new();
    for arguments in [&[][..], &["checkin"], &["demo"]] {
        let ran = home.run(arguments);
        let said = &ran.err;
        assert_eq!(ran.code, 1, "{said}");
        assert_eq!((said.lines().count(), ran.out.len()), (1, 0), "{said}");
        assert!(said.starts_with("inward: ") && said.contains("terminal"), "{said}");
        assert!(!home.data().exists());
    }
}

#[test]
fn a_terminal_on_one_side_alone_is_not_enough() {
    let home = Home::new();
    for side in ["</dev/null", "</dev/null >/dev/null", "| cat"] {
        let line = format!("'{PROGRAM}' {side}; echo \"code ${{PIPESTATUS[0]}}\"");
        let window = Window::open(home.in_terminal("bash", &["-c", &line]), (120, 24));
        window.shows("code 1");
        let left = window.left();
        assert!(!left.bytes.contains('\u{1b}'), "{side}: {:?}", left.bytes);
        assert_eq!(left.bytes.lines().count(), 2, "{side}: {:?}", left.bytes);
        assert!(left.bytes.contains("inward: "), "{side}: {:?}", left.bytes);
    }
}
