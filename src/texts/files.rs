//! The files under `assets/`. Each is parsed here, and one that cannot be parsed ends the program: there is no
//! fallback, because an empty line in place of a question or a helpline is worse than no program.

use std::sync::OnceLock;

use serde::de::DeserializeOwned;

/// A file whose text is compiled in.
#[derive(Clone, Copy, Debug)]
pub(super) struct File {
    pub(super) name: &'static str,
    pub(super) text: &'static str,
}

/// A file of `assets/` by its name, which may be given in pieces.
macro_rules! file {
    ($($piece:expr),+) => {
        $crate::texts::files::File {
            name: concat!($($piece),+),
            text: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/", $($piece),+)),
        }
    };
}
pub(super) use file;

/// A file of the program with the wrong content.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this program is damaged, as its own assets/{file} cannot be read ({what}): install inward anew")]
pub struct Broken {
    /// Its name under `assets/`.
    pub file: String,
    /// The line, and the fault in it.
    pub what: String,
}

/// Reads a file's text; the error names the line and the fault in it.
pub(super) fn read<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    toml::from_str(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        let line = text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1;
        format!("line {line}: {}", error.message().replace('\n', ", "))
    })
}

/// Returns the content of a file.
pub(super) fn parsed<T: DeserializeOwned>(file: File) -> T {
    read(file.text).unwrap_or_else(|what| end(&Broken { file: file.name.to_owned(), what }))
}

/// The function that ends the program.
type End = fn(&Broken) -> !;

static END: OnceLock<End> = OnceLock::new();

/// Sets how the program ends when one of its files cannot be read; only the first call counts.
pub fn on_broken(end: End) {
    END.get_or_init(|| end);
}

fn end(broken: &Broken) -> ! {
    match END.get() {
        Some(end) => end(broken),
        // Where nobody said how to end, as in tests.
        None => std::panic::resume_unwind(Box::new(broken.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::TickTexts;
    use crate::texts::instruments::{Instrument, Item};
    use crate::texts::practice::Steps;

    #[test]
    fn what_cannot_be_read_ends_the_program_and_is_never_empty() {
        let file = File { name: "ticks.toml", text: "[headings]\ntriggers = 1\n" };
        let ended = std::panic::catch_unwind(|| parsed::<TickTexts>(file)).unwrap_err();
        assert_eq!(
            ended.downcast_ref::<String>().map(String::as_str),
            Some(
                "this program is damaged, as its own assets/ticks.toml cannot be read (line 2: invalid type: integer \
                 `1`, expected a string): install inward anew"
            )
        );
    }

    fn fault<T: DeserializeOwned>(text: &str) -> String {
        read::<T>(text).err().unwrap_or_default()
    }

    #[test]
    fn what_is_wrong_is_named_in_one_line_with_its_place() {
        const REST: &str = "key = \"\"\nname = \"\"\n";
        for (fault, expected) in [
            (fault::<Steps>("\n[[step]]\nlabel = \"a\"\n"), "line 2: missing field `ask`"),
            (fault::<Steps>("[[step]]\nask = \"a\"\nlabels = \"b\"\n"), "line 3: unknown field `labels`"),
            (fault::<Steps>("[[step]]\nask = \"a\"\nway = \"Page\"\n"), "line 3: unknown variant `Page`"),
            (fault::<Steps>("[[step]]\nask = \"a\"\nlater = 1\n"), "line 3: invalid type: integer `1`"),
            (fault::<Steps>("[[step]]\nask = \"a\"\nahead = 1.5\n"), "line 3: invalid type: floating"),
            (fault::<Steps>("step = {}\n"), "line 1: invalid type: map, expected a sequence"),
            (fault::<Steps>("[[end]]\nsay = maybe\n"), "line 2: "),
            (fault::<Item>("text = \"\"\nreversed = []\n"), "line 2: invalid type: sequence"),
            (fault::<Instrument>(&format!("{REST}least = 256\n")), "line 3: invalid value: integer `256`"),
            (fault::<Instrument>(&format!("{REST}least = -1\n")), "line 3: invalid value: integer `-1`"),
        ] {
            assert!(fault.starts_with(expected) && !fault.contains('\n'), "{expected}: {fault}");
        }
    }
}
