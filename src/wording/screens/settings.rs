//! The texts of the settings.

pub(crate) const CONFIG_FILE: &str = "Config file";
pub(crate) const THE_FILE: &str = "A text file that you write: its settings take precedence over those chosen here. It is read at the next start; \
         inward never writes to it.";
pub(crate) const NO_FILE: &str = "There is no config file, and none is needed. inward config init writes one with every line explained; its \
         settings take precedence over those chosen here.";
pub(crate) const FOLDER: &str = "Data";
pub(crate) const THE_FOLDER: &str = "Where the journal is kept. inward --data-dir chooses another folder.";
pub(crate) const SKIPPED: &str = "Skipped lines";
pub(crate) const CHECK_NAMES_ALL: &str = "inward config check names them all.";
pub(crate) const NONE_OF_YOUR_OWN: &str = "none of your own";
pub(crate) const AS_THEY_COME: &str = "the defaults";
pub(crate) const EXPORT: &str = "Export";
pub(crate) const ABOUT_EXPORT: &str = "Write the journal into a new file, for another program or for yourself. Words leave only when you say so.";
pub(crate) const IMPORT: &str = "Import";
pub(crate) const ABOUT_IMPORT: &str =
    "Take in an export of inward, or what another program wrote. You see first what becomes of it.";
pub(crate) const PAUSE: &str = "Pause";
pub(crate) const CHOSEN_HERE: &str = "chosen here";
pub(crate) const CHOSEN_HERE_SENTENCE: &str = "Chosen here.";
pub(crate) const NO_COLOUR_HERE: &str = "No colour is used: NO_COLOR or --color says so.";
pub(crate) const SIGNS: &str = "signs";
pub(crate) const STEADINESS: &str = "steadiness";
pub(crate) const REMOVES: &str = "removes it; entries keep what they hold.";
pub(crate) const GOES_BACK: &str = "goes back to the default keys.";
pub(crate) const EVERYWHERE: &str = "Everywhere";
pub(crate) const A_VALUE: &str = "another value";
pub(crate) const WHICH_TICK: &str =
    "What would you like to tick? Use a few words; they are shown as you write them.";
pub(crate) const WHICH_LINE: &str =
    "Who, and how to reach them? Write name = text, such as My therapist = Tuesdays, +353 1 000 0000";
pub(crate) const NAME_AND_TEXT: &str = "Write the name, an =, and the text.";

sentences! {
    fixed(file, line) = "Set in {file}, line {line}: change it there.";
    line_of(file, line) = "{file} line {line}";
    typed(key) = "{key} types another.";
    back(key, default) = "Chosen here. {key} goes back to the default: {default}.";
    of_your_own(n) = "{n} of your own";
    changed(n) = "{n} changed";
    opens(key) = "{key} opens them.";
    adds(key) = "None of your own yet. {key} adds one.";
    in_places(n) = "In {n} places";
    title(what) = "Settings · {what}";
    there_is_one(name) = "There is already a line for {name}.";
    which_keys(sentence) = "Which keys? \"{sentence}\". Write c, ctrl-u, alt-x, f1 or pageup; put a space between several. Leave it empty for the default keys.";
}
