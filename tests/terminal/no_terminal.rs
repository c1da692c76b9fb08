//! Without a terminal on one side the program says so in one line.

use crate::harness::window::Window;
use crate::home::{Home, PROGRAM};

#[test]
fn without_a_terminal_there_is_one_line_and_nothing_is_made() {
    let home = Home::empty();
    for arguments in [&[][..], &["checkin"], &["demo"]] {
        let output = home.run(arguments, "");
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert_eq!((said.lines().count(), output.stdout.len()), (1, 0), "{said}");
        assert!(said.starts_with("inward: ") && said.contains("terminal"), "{said}");
        assert!(!home.data().exists());
    }
}

#[test]
fn a_terminal_on_one_side_alone_is_not_enough() {
    let home = Home::empty();
    for side in ["</dev/null", "</dev/null >/dev/null", "| cat"] {
        let line = format!("'{PROGRAM}' {side}; echo \"code ${{PIPESTATUS[0]}}\"");
        let window = Window::open(home.command("bash", &["-c", &line]), (120, 24));
        window.shows("code 1");
        let left = window.left();
        assert!(!left.bytes.contains('\u{1b}'), "{side}: {:?}", left.bytes);
        assert_eq!(left.bytes.lines().count(), 2, "{side}: {:?}", left.bytes);
        assert!(left.bytes.contains("inward: "), "{side}: {:?}", left.bytes);
    }
}
