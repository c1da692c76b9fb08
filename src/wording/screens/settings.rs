//! The texts of the settings.

pub(crate) const CONFIG_FILE: &str = "Config file";
pub(crate) const HOW_TO_CHANGE_A_SETTING: &str = "To change a setting, edit the config file with any text editor. It is read at the next start; inward never \
         writes to it.";
pub(crate) const NO_CONFIG_FILE_YET: &str = "There is no config file yet, and none is needed. To change a setting, make one: inward config init writes one \
         with every line explained. It is read at the next start; inward never writes to it again.";
pub(crate) const SKIPPED: &str = "Skipped because it cannot be used:";
pub(crate) const NONE_OF_YOUR_OWN: &str = "none of your own";
pub(crate) const HOW_KEYS_ARE_WRITTEN: &str = "[keys]   command = \"key\" or [\"key\", \"other key\"]. A key is written \"c\", \"ctrl-u\", \"alt-x\", \"f1\" or \
               \"pageup\". The commands by name, with the keys in effect:";
pub(crate) const IN_MOST_PLACES: &str = "In most places";
