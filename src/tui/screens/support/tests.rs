use super::*;
use crate::texts::PartnerWords;
use crate::tui::testing::{Stage, whole};

fn text(stage: &Stage) -> String {
    whole(stage, &SupportScreen::default())
}

fn stage(own: &[(&str, &str)], country: Option<&str>) -> Stage {
    let mut stage = Stage::default();
    stage.settings.config.support =
        own.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    stage.settings.config.country = country.map(str::to_owned);
    stage
}

fn in_order(text: &str, parts: &[&str]) {
    let mut from = 0;
    for part in parts {
        let at = text.get(from..).and_then(|rest| rest.find(part));
        from += at.unwrap_or_else(|| panic!("{part:?} is missing or too early in\n{text}")) + part.len();
    }
}

#[test]
fn own_lines_then_danger_then_the_directory_then_the_country_then_someone_trusted_then_the_card() {
    let stage = stage(&[("My therapist", "Tuesdays, +44 1")], Some("GB"));
    in_order(
        &text(&stage),
        &[
            "My therapist",
            "In danger now?",
            "findahelpline.com",
            "UK",
            "116 123",
            "0808 2000 247",
            "0808 802 4040",
            "Someone you trust.",
            "Checked May 2026. Numbers can change.",
            "Is it worry, or is something wrong?",
            "Am I enough?",
            "puts you down",
            "lies again and again",
            "it is not your fault",
            "And the other way round.",
            "you can stop today",
        ],
    );
    assert!(!text(&stage).contains("988"));
}

#[test]
fn the_card_is_shown_in_full() {
    let (text, card) = (text(&Stage::default()), &texts::support().card);
    assert_eq!(card.signs.len(), 9);
    for part in [&card.title, &card.intro, &card.lead, &card.after, &card.other_title, &card.other] {
        assert!(text.contains(part.as_str()), "{part}");
    }
    assert!(card.signs.iter().all(|sign| text.contains(&format!("· {sign}"))));
}

#[test]
fn without_a_country_every_place_is_listed_and_how_to_choose_one() {
    let text = text(&stage(&[], None));
    in_order(&text, &["UK", "Ireland", "USA", "Canada", "EU", "Australia", "country = \"IE\""]);
    assert!(text.contains("~/.config/inward/config.toml"));
}

#[test]
fn every_line_has_its_source_and_the_day_it_was_checked() {
    let text = text(&stage(&[], None));
    for line in texts::support().lines(None) {
        let day: Day = line.checked_on.parse().unwrap();
        let checked = format!("Checked {} {} {}.", day.day_of_month(), day.month_name(), day.year());
        in_order(&text, &[&line.place, &line.number, &line.name, &line.topic, &line.source, &checked]);
    }
}

#[test]
fn a_member_of_the_union_has_the_common_lines() {
    let text = text(&stage(&[], Some("ie")));
    in_order(&text, &["Ireland", "116 123", "EU", "116 016", "Not in every country: the directory knows."]);
}

#[test]
fn a_country_without_lines_is_sent_to_the_directory() {
    let text = text(&stage(&[], Some("JP")));
    assert!(text.contains("No number for JP"), "{text}");
    assert!(text.contains("findahelpline.com knows the lines there."));
}

#[test]
fn however_many_own_lines_there_are_the_emergency_line_is_on_the_first_screen_and_none_is_lost() {
    let names: Vec<String> = (1..=30).map(|number| format!("Friend {number:02}")).collect();
    let own: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "+353 1 000 0000")).collect();
    let mut stage = stage(&own, None);
    for size in crate::tui::testing::SIZES {
        stage.size = size;
        let picture = stage.picture(&SupportScreen::default());
        in_order(&picture, &["Friend 01", "In danger now?", "Australia."]);
    }
    let text = text(&stage);
    assert!(names.iter().all(|name| text.contains(name.as_str())));
}

#[test]
fn a_long_own_line_is_shown_whole_and_cannot_disturb_the_screen() {
    let name = "The very kind neighbour on the third floor";
    let text = text(&stage(&[(name, "knock\u{1b}[2J, at any \u{202e}hour")], None));
    in_order(&text, &[name, "knock[2J, at any hour"]);
}

#[test]
fn the_card_speaks_of_the_other_person_in_the_chosen_words() {
    let mut stage = Stage::default();
    stage.settings.config.partner_words = PartnerWords::Dating;
    assert!(text(&stage).contains("more than insecurity if someone you're dating …"));
}

#[test]
fn it_scrolls_to_the_end_of_the_card_and_esc_closes_it() {
    let (stage, mut screen) = (Stage::default(), SupportScreen::default());
    stage.press(&mut screen, &["end"]);
    assert!(stage.picture(&screen).contains("Respect Phoneline)."));
    stage.press(&mut screen, &["pageup", "home"]);
    assert!(stage.picture(&screen).contains("In danger now?"));
    assert_eq!(stage.press(&mut screen, &["esc"]), [Effect::Close]);
}

#[test]
fn the_page_at_every_size() {
    let mut stage =
        stage(&[("My therapist", "Tuesdays, +44 20 0000 0000"), ("Ines", "any time")], Some("GB"));
    let screen = SupportScreen::default();
    insta::assert_snapshot!(stage.pictures(&screen));
    stage.size = (80, 120);
    insta::assert_snapshot!("whole", stage.picture(&screen));
    stage.settings.config.country = None;
    insta::assert_snapshot!("all_places", stage.picture(&screen));
    stage.sweep(&screen);
}

#[test]
fn numbers_and_names_stand_out_without_colour_too() {
    let stage = stage(&[("Ines", "any time")], Some("GB"));
    insta::assert_snapshot!("plain", stage.styles(&SupportScreen::default()));
    insta::assert_snapshot!("dark", stage.in_colour().styles(&SupportScreen::default()));
}
