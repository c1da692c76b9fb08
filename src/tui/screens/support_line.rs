//! The phrase check: after heavy words are saved, a line points to support, once per run; nothing about it is kept.

use crate::tui::command::key_names::with_support_key;
use crate::tui::screens::prelude::*;
use crate::wording::heavy_words;

/// Returns the line that names support when one of the texts is heavy, unless the check is switched off.
pub fn names_support<'a>(texts: impl IntoIterator<Item = &'a str>, context: &Context<'_>) -> Option<Effect> {
    let is_named = context.settings.config.phrase_check && heavy_words::are_in(texts);
    is_named.then(|| says_once(&texts::words().heavy.line, context))
}

/// A line that names support with the key in force, said at most once while the program runs.
pub fn says_once(line: &str, context: &Context<'_>) -> Effect {
    Effect::SayOnce(with_support_key(line, context.keymap))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::KeyLine;
    use crate::tui::command::keymap::Keymap;
    use crate::tui::testing::Stage;

    #[test]
    fn heavy_words_name_support_by_the_key_in_force_unless_the_check_is_switched_off() {
        let mut stage = Stage::with(Vec::new());
        let line = KeyLine { command: "support".to_owned(), keys: vec!["z".to_owned()], line: 1 };
        stage.keymap = Keymap::new(&[line]).unwrap();
        let said = |stage: &Stage, texts: [&'static str; 2]| names_support(texts, &stage.any_context());
        assert_eq!(said(&stage, ["a long day", "and a walk"]), None);
        let Some(Effect::SayOnce(text)) = said(&stage, ["a long day", "I could End my life."]) else {
            panic!()
        };
        assert_eq!(text, texts::words().heavy.line.replace("{support}", "z, support"));
        stage.settings.config.phrase_check = false;
        assert_eq!(said(&stage, ["a long day", "I could End my life."]), None);
    }
}
