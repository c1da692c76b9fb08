//! The texts of the first start.

pub(crate) const ANSWER_STAYS_HERE: &str =
    "Answering means that you have read this. It stays on this computer.";
pub(crate) const CHOOSE_AN_ANSWER: &str = "Choose one of the answers first.";
pub(crate) const WHICH_COUNTRY: &str = "Your country, for the numbers on the support page";
pub(crate) const LATER: &str = "later";
pub(crate) const OTHERS_IN_THE_SETTINGS: &str =
    "Other countries are in the settings. Until you choose one, all are listed.";
pub(crate) const CHECK_IN_COMES_NEXT: &str = "Enter begins the first check-in.";
pub(crate) const WHAT_TO_LEAVE_OUT: &str = "What to leave out";
pub(crate) const WORRY_AND_SAFETY: &str = "Worry and safety";
pub(crate) const KEPT_IN: &str = "Kept in";
pub(crate) const NOT_ENCRYPTED: &str =
    "The files are not encrypted: anyone who can open this account on this computer can read them.";
pub(crate) const CAN_BE_SEALED: &str = "Anyone who opens this account can read it. \"Seal the journal\" in the settings closes it to them with a passphrase, but not to \
                   someone who watches you type. Lose that and its paper key, and all is lost.";
pub(crate) const CAN_BE_SEALED_BY_COMMAND: &str = "Anyone who opens this account can read it. inward encrypt closes it to them with a passphrase, but not to \
                   someone who watches you type. Lose that and its paper key, and all is lost.";
pub(crate) const WHO_MAY_SEE_HELP: &str = "Write the number of the answer that fits best. It decides what you are told about privacy; \
     nothing is kept before you answer.";
pub(crate) const COUNTRY_HELP: &str = "Two letters, such as IE for Ireland. The support page then lists numbers of that country first. \
     Enter alone leaves it for later, and all countries are listed.";
pub(crate) const PLEASE_NOTE: &str = "Please note";
pub(crate) const WELCOME_TO_INWARD: &str = "Welcome to inward";

sentences! {
    hide(hide) = "{hide} hides the screen, and shows it again.";
    support_page(support, support_2) = "{support} opens a page about both, from every screen: \"{support_2}\"";
    synced_by(program) = "This folder seems to belong to {program}, which copies it to other computers and keeps old versions. \
             inward --data-dir chooses another folder.";
    step_of_2(number) = "{number} of 2";
}
