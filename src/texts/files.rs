//! The files under `assets/`: each is read here, and one that cannot be read ends the program. Nothing is said in its
//! place, as an empty line where a question or a helpline should be is worse than no program.

use std::sync::OnceLock;

use super::read::{Asset, read};

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

/// A file of the program that does not hold what it must.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this program is damaged, as its own assets/{file} cannot be read ({what}): install inward anew")]
pub struct Broken {
    /// Its name under `assets/`.
    pub file: String,
    /// The line and what is wrong there.
    pub what: String,
}

/// What a file holds.
pub(super) fn parsed<T: Asset>(file: File) -> T {
    read(file.text).unwrap_or_else(|what| end(&Broken { file: file.name.to_owned(), what }))
}

/// What ends the program.
type End = fn(&Broken) -> !;

static END: OnceLock<End> = OnceLock::new();

/// Says how the program ends when one of its files cannot be read; only the first time counts.
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

    #[test]
    fn what_cannot_be_read_ends_the_program_and_is_never_empty() {
        let file = File { name: "ticks.toml", text: "[headings]\ntriggers = 1\n" };
        let ended = std::panic::catch_unwind(|| parsed::<TickTexts>(file)).unwrap_err();
        assert_eq!(
            ended.downcast_ref::<String>().map(String::as_str),
            Some(
                "this program is damaged, as its own assets/ticks.toml cannot be read (line 2: not a text): install \
                 inward anew"
            )
        );
    }
}
