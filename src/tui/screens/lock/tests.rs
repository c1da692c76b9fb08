use super::*;
use crate::tui::settings::Seal;
use crate::tui::testing::{Stage, app, event, fresh_id, lines, moment, press, shown};

fn stage() -> Stage {
    let mut stage = Stage::default();
    stage.settings.seal = Seal::Locked;
    stage
}

fn typed(text: &str) -> (Stage, LockScreen) {
    let (stage, mut screen) = (stage(), LockScreen::default());
    assert_eq!(stage.type_in(&mut screen, text), []);
    (stage, screen)
}

/// The field, as a line of the screen.
fn field(stage: &Stage, screen: &LockScreen) -> String {
    let picture = stage.picture(screen);
    picture.lines().find(|line| line.contains(FOCUS_MARK)).unwrap_or_default().trim().to_owned()
}

#[test]
fn what_is_typed_is_dots_until_a_key_shows_it_and_again_after() {
    let (stage, mut screen) = typed("zwölf é日");
    assert_eq!(field(&stage, &screen), "▌ ••••••••");
    assert!(stage.footer(&screen).contains("Ctrl-R show"));
    stage.press(&mut screen, &["ctrl-r"]);
    assert_eq!(field(&stage, &screen), "▌ zwölf é日");
    assert!(stage.footer(&screen).contains("Ctrl-R hide"));
    stage.press(&mut screen, &["backspace", "x", "ctrl-r"]);
    assert_eq!(field(&stage, &screen), "▌ ••••••••");
    stage.press(&mut screen, &["ctrl-u"]);
    assert_eq!(field(&stage, &screen), "▌");
}

#[test]
fn enter_hands_it_over_whole_and_keeps_nothing_of_it() {
    let (stage, mut screen) = typed("  two  words ");
    screen.update(Input::Pasted("pasted\r\n".to_owned()), &stage.any_context());
    let mut expected = Secret::default();
    expected.add("  two  words pasted");
    assert_eq!(stage.press(&mut screen, &["enter"]), [Effect::Do(Task::Unlock(expected))]);
    assert_eq!(field(&stage, &screen), "▌ Opening");
    assert!(screen.typed.is_empty());
    assert_eq!(stage.press(&mut screen, &["x", "enter"]), [], "one attempt at a time");
    screen.receive(&Reply::NotOpened("This is another one.".to_owned()), &stage.any_context());
    assert_eq!(field(&stage, &screen), "▌");
    assert!(stage.picture(&screen).contains("This is another one."));
    stage.press(&mut screen, &["x"]);
    assert!(!stage.picture(&screen).contains("This is another one."));
}

#[test]
fn nothing_typed_opens_nothing() {
    let (stage, mut screen) = typed("");
    assert_eq!(stage.press(&mut screen, &["enter"]), []);
    assert!(stage.picture(&screen).contains(wording::NOTHING_TYPED));
}

#[test]
fn while_it_opens_dots_come_one_by_one_unless_timers_stand_still() {
    let (mut stage, mut screen) = typed("x");
    assert!(!screen.moves(&stage.any_context()));
    stage.press(&mut screen, &["enter"]);
    assert!(screen.moves(&stage.any_context()));
    let mut seen = Vec::new();
    for _ in 0..5 {
        seen.push(field(&stage, &screen));
        screen.moved();
    }
    assert_eq!(seen, ["▌ Opening", "▌ Opening.", "▌ Opening..", "▌ Opening...", "▌ Opening"]);
    stage.settings.config.still = true;
    assert!(!screen.moves(&stage.any_context()));
    assert_eq!(field(&stage, &screen), "▌ Opening...");
}

#[test]
fn of_a_long_passphrase_the_end_stays_in_sight_with_the_cursor() {
    let (mut stage, mut screen) = typed("");
    stage.size = (40, 12);
    screen.update(Input::Pasted(format!("{}the end", "日本".repeat(40))), &stage.any_context());
    assert_eq!(width(&field(&stage, &screen)), 37);
    stage.press(&mut screen, &["ctrl-r"]);
    assert!(field(&stage, &screen).ends_with("日本the end"));
    stage.sweep(&screen);
}

#[test]
fn only_pages_that_hold_nothing_of_the_journal_open_over_it_and_none_of_their_keys_leads_into_it() {
    let mut app = app(80, 24).locked(moment(crate::tui::testing::NOW), fresh_id());
    for (keys, places) in [
        (&["f2"] as &[&str], &[Place::Lock, Place::Support] as &[Place]),
        (&["f"], &[Place::Lock, Place::Support, Place::FindSomeone]),
        (&["7"], &[Place::Lock, Place::Support, Place::FindSomeone]),
        (&["q"], &[Place::Lock]),
        (&["f1"], &[Place::Lock, Place::Help]),
        (&["p"], &[Place::Lock, Place::Help, Place::PartnerPage]),
        (&["w"], &[Place::Lock, Place::Help, Place::PartnerPage]),
        (&["q"], &[Place::Lock]),
        (&["f9"], &[Place::Lock, Place::HardNight]),
        (&["w"], &[Place::Lock, Place::HardNight]),
        (&["esc", "f3"], &[Place::Lock]),
    ] {
        press(&mut app, keys);
        assert_eq!(app.places(), places, "{keys:?}");
        let is_refused = matches!(keys.last(), Some(&("7" | "w" | "f3")));
        assert_eq!(shown(&app, 80, 24).contains(wording::UNLOCK_FIRST), is_refused, "{keys:?}");
    }
}

#[test]
fn the_locked_screen_at_every_size() {
    let mut stage = stage();
    let (_, mut screen) = typed("seven quiet rivers");
    insta::assert_snapshot!("locked", stage.pictures(&screen));
    stage.press(&mut screen, &["enter"]);
    screen.receive(
        &Reply::NotOpened("This is not the passphrase of the journal.".to_owned()),
        &stage.any_context(),
    );
    insta::assert_snapshot!("refused", stage.pictures(&screen));
}

#[test]
fn the_cursor_stands_behind_what_was_typed() {
    let mut app = app(80, 24).locked(moment(crate::tui::testing::NOW), fresh_id());
    press(&mut app, &["a", "b"]);
    let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
    let cursor = app.view(&mut buffer);
    assert!(cursor.is_shown);
    let row = usize::from(cursor.at.y);
    assert_eq!(lines(&buffer).lines().nth(row).map(str::trim), Some("▌ ••"));
    assert_eq!(cursor.at.x, 2 + 2 + 2);
    assert!(app.command_of(event("f2")).is_some());
}
