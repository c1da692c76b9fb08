use super::*;
use crate::config::Config;
use crate::insight::phrases::in_words;
use crate::journal::format::state::Change;
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
fn the_first_words_own_lines_danger_devices_the_lines_of_the_country_the_directory_and_the_card() {
    let stage = stage(&[("My therapist", "Tuesdays, +44 1")], Some("GB"));
    in_order(
        &text(&stage),
        &[
            "You don't have to be sure",
            "My therapist",
            "In danger now? 999. If you cannot speak: in the UK, ring 999",
            "Someone at home looks at your devices?",
            "Shown for: UK.",
            "116 123",
            "0808 2000 247",
            "0800 027 1234",
            "Scotland",
            "0808 802 4040",
            "findahelpline.com",
            "Under 18?",
            "Someone you trust.",
            "Checked 29 November 2026. Numbers can change.",
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
fn after_i_am_not_safe_the_lines_on_abuse_and_the_card_come_first() {
    let stage = stage(&[("My therapist", "Tuesdays, +44 1")], Some("GB"));
    let text = whole(&stage, &SupportScreen::not_safe());
    in_order(
        &text,
        &[
            "It is not your fault, and you don't have to decide anything tonight.",
            "In danger now? 999.",
            "Someone at home looks at your devices?",
            "0808 2000 247",
            "0800 027 1234",
            "Is it worry, or is something wrong?",
            "My therapist",
            "116 123",
            "0808 802 4040",
            "findahelpline.com",
        ],
    );
    assert!(!text.contains("You don't have to be sure, and it doesn't have to be an emergency"));
}

#[test]
fn without_a_country_every_place_is_listed_and_how_to_choose_one() {
    let text = text(&stage(&[], None));
    in_order(&text, &["All places", "UK", "Ireland", "USA", "Canada", "Australia", "India", "EU"]);
    assert!(text.contains("← → show another country, c any by its two letters."), "{text}");
}

#[test]
fn every_line_has_its_hours_its_cost_and_no_source() {
    let text = text(&stage(&[], None));
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for line in texts::support().lines(None) {
        in_order(&flat, &[&line.number, &line.name]);
        for part in [&line.topic, &line.hours, &line.cost, &line.text, &line.url, &line.note] {
            assert!(flat.contains(part.as_str()), "{part}");
        }
        assert!(!flat.contains(&line.source), "{}", line.source);
    }
}

#[test]
fn a_number_older_than_a_year_tells_the_reader_to_check_it_again() {
    let shown = |today: crate::journal::Day| {
        let config = Config::default();
        let page = SupportPage {
            config: &config,
            country: Some("GB"),
            today,
            not_safe: false,
            own_first: 0,
            about_country: "",
        };
        format!("{:?}", page.parts())
    };
    let checked = texts::support().lines(Some("GB"))[0].checked_on;
    assert!(!shown(checked.plus(365)).contains("check it again"));
    let old = format!("Last checked {}, more than a year ago: check it again", in_words(checked));
    assert!(shown(checked.plus(366)).contains(&old));
}

#[test]
fn a_country_without_lines_is_sent_to_the_directory() {
    let text = text(&stage(&[], Some("JP")));
    assert!(text.contains("No number for JP"), "{text}");
    assert!(text.contains("findahelpline.com knows the lines there."));
}

#[test]
fn the_country_is_chosen_on_the_page_and_kept_as_in_the_settings() {
    let (mut stage, mut screen) = (stage(&[], Some("IE")), SupportScreen::default());
    let set = |country: Option<&str>| {
        Effect::Do(Task::Remember(Change::Set("country".to_owned(), country.map(Into::into))))
    };
    assert_eq!(stage.press(&mut screen, &["right"]), [set(Some("IT"))]);
    assert_eq!(stage.press(&mut screen, &["left"]), [set(Some("IN"))]);
    stage.settings.config.country = Some("US".to_owned());
    assert_eq!(stage.press(&mut screen, &["right"]), [set(None)], "after the last come all");
    stage.settings.config.country = None;
    assert_eq!(stage.press(&mut screen, &["left"]), [set(Some("US"))]);
    let field = Effect::Open(Route::SettingsField("country".to_owned()));
    assert_eq!(stage.press(&mut screen, &["c"]), [field]);
    // What the config file says goes before what is chosen here.
    stage.settings.config = Config::parse("country = \"IE\"", std::path::Path::new("config.toml"));
    for key in ["right", "c"] {
        let told = stage.press(&mut screen, &[key]);
        assert!(matches!(&told[..], [Effect::Say(why)] if why.contains("line 1")), "{told:?}");
    }
    assert!(whole(&stage, &screen).contains("The country is set in line 1 of config.toml."));
    assert_eq!(stage.press(&mut screen, &["f"]), [Effect::Open(Route::FindSomeone)]);
}

#[test]
fn however_many_own_lines_there_are_the_line_for_danger_is_on_the_first_screen_and_none_is_lost() {
    let names: Vec<String> = (1..=30).map(|number| format!("Friend {number:02}")).collect();
    let own: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "+353 1 000 0000")).collect();
    let mut stage = stage(&own, None);
    for size in crate::tui::testing::SIZES {
        stage.size = size;
        let picture = stage.picture(&SupportScreen::default());
        in_order(&picture, &["In danger now?", "112"]);
        assert!(size.1 < 24 || picture.find("Friend 05") < picture.find("In danger now?"), "{picture}");
    }
    let text = text(&stage);
    assert!(names.iter().all(|name| text.contains(name.as_str())));
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
fn the_card_is_shown_in_full() {
    let (text, card) = (text(&Stage::default()), &texts::support().card);
    assert_eq!(card.signs.len(), 9);
    for part in [&card.title, &card.intro, &card.lead, &card.after, &card.other_title, &card.other] {
        assert!(text.contains(part.as_str()), "{part}");
    }
    assert!(card.signs.iter().all(|sign| text.contains(&format!("· {sign}"))));
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
    assert!(text(&stage).contains("more than insecurity if the person you're dating …"));
}

#[test]
fn the_page_at_every_size() {
    let mut stage =
        stage(&[("My therapist", "Tuesdays, +44 20 0000 0000"), ("Ines", "any time")], Some("GB"));
    let screen = SupportScreen::default();
    insta::assert_snapshot!(stage.pictures(&screen));
    stage.size = (80, 180);
    insta::assert_snapshot!("whole", stage.picture(&screen));
    stage.settings.config.country = None;
    insta::assert_snapshot!("all_places", stage.picture(&screen));
    stage.settings.config.country = Some("GB".to_owned());
    stage.size = (80, 24);
    insta::assert_snapshot!("not_safe", stage.pictures(&SupportScreen::not_safe()));
    stage.sweep(&screen);
}

#[test]
fn numbers_and_names_stand_out_without_colour_too() {
    let stage = stage(&[("Ines", "any time")], Some("GB"));
    insta::assert_snapshot!("plain", stage.styles(&SupportScreen::default()));
    insta::assert_snapshot!("dark", stage.in_colour().styles(&SupportScreen::default()));
}
