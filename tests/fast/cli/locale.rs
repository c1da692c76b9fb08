//! What is printed where the locale knows nothing but ASCII.

use crate::harness::home::Home;

#[test]
fn without_utf_8_the_programs_own_signs_are_in_ascii_and_words_and_json_stay() {
    for (locale, is_ascii) in [("C", true), ("POSIX", true), ("C.UTF-8", false), ("", false)] {
        let home = Home::with_sample(60);
        let printed = |arguments: &[&str]| {
            let output = home.command(arguments).env("LC_ALL", locale).output().unwrap();
            String::from_utf8(output.stdout).unwrap()
        };
        for arguments in
            [&["week"] as &[&str], &["trends"], &["trends", "--help"], &["list", "--kind", "check-in"]]
        {
            let text = printed(arguments);
            assert!(!is_ascii || text.is_ascii(), "{arguments:?}: {text}");
        }
        assert_eq!(printed(&["list", "--kind", "check-in"]).contains('·'), !is_ascii);
        home.run_with(&["note"], format!("Café 漢字 {locale}"));
        assert!(printed(&["list", "--kind", "note"]).contains("Café 漢字"));
        assert!(printed(&["list", "--kind", "note", "--json"]).contains("Café 漢字"));
    }
}
