use super::*;
use crate::tui::testing::{Stage, app, press, shown, whole};

#[test]
fn the_settings_lead_to_it_and_esc_back() {
    let mut app = app(80, 24);
    press(&mut app, &[","]);
    while !shown(&app, 80, 24).contains("Encrypt the journal with a passphrase.") {
        press(&mut app, &["down"]);
    }
    press(&mut app, &["enter"]);
    assert_eq!(app.places(), [Place::Home, Place::Settings, Place::Seal]);
    press(&mut app, &["esc"]);
    assert_eq!(app.places(), [Place::Home, Place::Settings]);
}

#[test]
fn it_says_what_sealing_does_and_what_it_cannot_do_and_how_it_is_done() {
    let page = whole(&Stage::default(), &SealScreen::default());
    for part in sealing::BEFORE_SEALING {
        assert!(page.contains(part), "{part} is not in\n{page}");
    }
    assert!(page.contains("inward encrypt") && page.contains("paper key"), "{page}");
}

#[test]
fn of_a_sealed_journal_it_says_when_it_locks() {
    let mut stage = Stage::default();
    stage.settings.seal = Seal::Open;
    for (minutes, said) in [
        (5, "no key has been pressed for 5 minutes."),
        (1, "no key has been pressed for 1 minute."),
        (0, "It does not lock by itself"),
    ] {
        stage.settings.config.lock_after = minutes;
        let page = whole(&stage, &SealScreen::default());
        assert!(page.contains(said) && page.contains("F12 locks it at once"), "{page}");
        assert!(page.contains("inward passphrase") && page.contains("inward decrypt"), "{page}");
    }
}

#[test]
fn the_page_at_every_size() {
    let mut stage = Stage::default();
    insta::assert_snapshot!("plain", stage.pictures(&SealScreen::default()));
    stage.sweep(&SealScreen::default());
    stage.settings.seal = Seal::Open;
    insta::assert_snapshot!("sealed", stage.pictures(&SealScreen::default()));
}
