//! The texts about the person's own editor.

sentences! {
    none_is_set(file) = "No editor is set: a line such as editor = \"nano\" in {file} names one.";
    no_command(editor) = "`{editor}` is not a command: a quote is open, or nothing is there. See editor in the config file.";
    cannot_be_run(editor, error) = "`{editor}` could not be run ({error}). See editor in the config file.";
    ended_with_an_error(editor, status) = "`{editor}` ended with an error ({status}). The text is as the editor saved it.";
    stays(error) = "The editor's file could not be removed: {error}";
}

pub(crate) const UNCHANGED: &str = "The text came back as it was. If the editor is still open, its command needs an option to wait, \
     such as code --wait.";
pub(crate) const NO_FILE: &str = "The editor left no file. The text is as it was before.";
