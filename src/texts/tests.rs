//! Every text of the assets is there, complete, and keeps to the wording rules.

use super::*;
use crate::journal::practice::Kind;
use crate::journal::{Card, Rating, Ratings, Scale, Sign, TickList};

#[test]
fn the_questions_stand_in_the_order_of_the_signs_and_are_worded_at_every_point() {
    for scale in Scale::ALL {
        let question = check_in().question(scale);
        assert_eq!(question.key, scale.key());
        assert!(!question.higher_means.is_empty() && question.question.ends_with('?'));
        for rating in Rating::ALL {
            assert!(!question.answer(rating).is_empty(), "{} {rating}", question.key);
        }
    }
    let generic = &check_in().generic;
    for sign in Sign::ALL {
        let question = check_in().question(sign);
        assert_eq!(question.answers[1], generic.a_little);
        assert_eq!(question.answers[3], generic.quite_a_lot);
        for (point, anchor) in question.anchors.iter().enumerate() {
            assert_eq!(anchor.is_empty(), point % 2 == 1, "{} {point}", question.key);
        }
    }
    let criticism = check_in().question(Sign::SelfCriticism);
    assert_eq!((criticism.title.as_str(), criticism.label.as_str()), ("Self-acceptance", "Self-criticism"));
}

#[test]
fn the_ticks_have_distinct_ids_and_the_expected_number() {
    for (list, count) in
        [(TickList::Triggers, 18), (TickList::Did, 9), (TickList::Helped, 12), (TickList::Roots, 4)]
    {
        let ticks = ticks().list(list);
        assert_eq!(ticks.len(), count, "{list:?}");
        assert!(ticks.iter().all(|tick| !tick.label.is_empty() && !tick.id.is_empty()));
        let mut ids: Vec<_> = ticks.iter().map(|tick| &tick.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count, "{list:?}");
    }
}

#[test]
fn there_are_sixty_prompts_with_permanent_ids() {
    let ids: Vec<_> = prompts().catalogue.iter().map(|prompt| prompt.id.as_str()).collect();
    let expected: Vec<String> =
        [('J', 8), ('R', 8), ('S', 8), ('A', 8), ('O', 8), ('E', 3), ('P', 3), ('L', 3), ('N', 3), ('G', 8)]
            .into_iter()
            .flat_map(|(letter, count)| (1..=count).map(move |number| format!("{letter}{number}")))
            .collect();
    assert_eq!(ids, expected);
    assert_eq!(prompts().resting(true), ["J7", "G1", "G3", "S2", "O3"]);
    assert!(prompts().resting(true).iter().all(|id| ids.contains(&id.as_str())));
    assert!(prompts().resting(false).is_empty());
}

#[test]
fn a_prompt_that_may_hurt_says_that_it_may_be_skipped_and_on_a_hard_day_each_about_roots_does() {
    let skippable = |highest: u8| {
        let mut ratings = Ratings::default();
        ratings.set(Sign::Jealousy, Rating::new(highest));
        let ids = prompts().catalogue.iter().map(|prompt| prompt.id.as_str());
        ids.filter(|id| prompts().skip_line(id, &ratings).is_some()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(skippable(2), "E2 P1 P2 P3");
    assert_eq!(skippable(3), "E1 E2 E3 P1 P2 P3 L1 L2 L3 N1 N2 N3");
}

#[test]
fn a_prompt_is_short_and_asks_what_when_or_how() {
    for prompt in &prompts().catalogue {
        let text = prompts().text(&prompt.id).unwrap();
        assert!(text.chars().count() <= 140, "{text}");
        let words: Vec<String> = text.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase).collect();
        for forbidden in ["why", "always", "never"] {
            assert!(!words.iter().any(|word| word == forbidden), "{forbidden}: {text}");
        }
    }
}

/// The words that no text of the product uses: they judge, diagnose or take a partner's gender for granted.
pub(super) const FORBIDDEN: [&str; 19] = [
    "should",
    "failed",
    "wrong",
    "toxic",
    "needy",
    "clingy",
    "paranoid",
    "obsessive",
    "disorder",
    "symptom",
    "patient",
    "relapse",
    "clinical",
    "ocd",
    "streak",
    "husband",
    "wife",
    "boyfriend",
    "girlfriend",
];

#[test]
fn daily_texts_neither_judge_nor_diagnose() {
    let mut texts: Vec<&str> = Vec::new();
    for scale in Scale::ALL {
        let question = check_in().question(scale);
        texts.extend([question.title.as_str(), &question.label, &question.question]);
        texts.extend(question.answers.iter().chain(&question.anchors).map(String::as_str));
    }
    texts.extend(prompts().texts.iter().map(|item| item.text.as_str()));
    texts.extend(TickList::ALL.iter().flat_map(|list| ticks().list(*list)).map(|tick| tick.label.as_str()));
    let words = words();
    texts.extend([check_in().generic.saved.as_str(), &words.gap.days_2_to_6, &words.gap.days_7_or_more]);
    texts.extend([words.home.due.as_str(), &words.home.review, &words.home.hard]);
    for text in texts {
        let lower = text.to_lowercase();
        for forbidden in FORBIDDEN.iter().chain(&["attachment style", "in a row", "great job", "well done"]) {
            assert!(!lower.contains(forbidden), "{forbidden}: {text}");
        }
    }
}

/// Every text of the cards and of the page for a partner.
fn texts_to_read() -> Vec<&'static str> {
    let mut found: Vec<&str> = Vec::new();
    for text in Card::ALL.into_iter().filter_map(|card| cards().card(card)) {
        found.extend([&text.title, &text.data, &text.small, &text.ask].map(String::as_str));
        found.extend(text.say.iter().chain(&text.ideas).map(String::as_str));
    }
    for part in partner_page().parts(false) {
        found.push(&part.title);
        found.extend(part.say.iter().map(String::as_str));
    }
    found
}

#[test]
fn every_card_is_there_whole_and_leads_only_to_what_there_is() {
    assert_eq!(cards().card.len(), Card::ALL.len());
    for (place, card) in Card::ALL.into_iter().enumerate() {
        let text = cards().card(card).unwrap();
        assert_eq!(text.id, format!("W{}", place + 1));
        assert!((3..=4).contains(&text.say.len()) && text.ask.contains('?') && !text.small.is_empty());
        assert_eq!(text.leads().count(), text.leads.len(), "{:?}", text.leads);
        assert!(text.leads.len() <= 4, "there are keys for four");
    }
    assert_eq!(cards().card(Card::OwnGround).unwrap().ideas.len(), 12);
    for part in ["{title}", "{key}"] {
        assert!(cards().screen.home.contains(part));
    }
}

#[test]
fn cards_and_the_page_for_a_partner_neither_judge_nor_diagnose() {
    for text in texts_to_read() {
        let lower = text.to_lowercase();
        for forbidden in FORBIDDEN.iter().chain(&["attachment style", "great job", "well done"]) {
            assert!(!lower.contains(forbidden), "{forbidden}: {text}");
        }
        assert_eq!(lower.matches('{').count(), lower.matches('}').count(), "{text}");
    }
}

#[test]
fn cards_speak_of_nobody_by_a_word_that_a_setting_changes() {
    for text in texts_to_read() {
        for (_, words) in PartnerWords::ALL {
            assert_eq!(words.in_text(text), text);
        }
    }
}

#[test]
fn the_part_about_safety_comes_last_or_first_and_once() {
    let titles = |first| partner_page().parts(first).map(|part| &part.title).collect::<Vec<_>>();
    let (usual, safe) = (titles(false), titles(true));
    assert_eq!((usual.len(), safe.len()), (6, 6));
    assert_eq!(usual.last(), safe.first());
    assert_eq!(usual[..5], safe[1..]);
}

#[test]
fn what_is_said_on_a_hard_evening_neither_judges_nor_diagnoses_nor_counts() {
    let (night, support) = (night(), support());
    let mut texts = vec![&night.title, &night.plan, &night.offer.line, &night.offer.printed];
    texts.extend([&night.evening.saved, &night.evening.printed, &words().hard_days.line]);
    texts.extend(night.line.iter().flat_map(|line| line.say.iter().chain([&line.title])));
    texts.extend(phrases().families().iter().flat_map(|family| [&family.line, &family.printed]));
    texts.extend([&support.lead, &support.lead_not_safe, &support.danger, &support.cannot_speak]);
    texts.extend([&support.not_safe, &support.under_18, &support.trusted, &support.checked, &support.old]);
    texts.extend(&support.finding.say);
    for text in texts {
        let words: Vec<String> = text.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase).collect();
        for forbidden in FORBIDDEN.iter().chain(&["why", "always", "never", "fail", "he", "she", "great"]) {
            assert!(!words.iter().any(|word| word == forbidden), "{forbidden}: {text}");
        }
        assert!(text.chars().count() <= 200, "{text}");
    }
}

#[test]
fn every_support_line_says_where_it_is_from_and_when_it_was_checked() {
    let support = support();
    assert!(!support.line.is_empty());
    for line in &support.line {
        for field in [
            &line.country,
            &line.place,
            &line.name,
            &line.number,
            &line.hours,
            &line.cost,
            &line.topic,
            &line.source,
        ] {
            assert!(!field.is_empty(), "{line:?}");
        }
        assert_ne!(line.number, "0800 428 428", "it was reported dead");
    }
    assert!(!support.directory.source.is_empty());
    assert_eq!(support.card.signs.len(), 9);
    assert!(words().what_it_is.adults.ends_with(&support.under_18));
}

#[test]
fn the_lines_of_a_country_include_those_of_its_union() {
    let numbers = |country| -> Vec<&str> {
        support().lines(Some(country)).iter().map(|line| line.country.as_str()).collect()
    };
    assert!(numbers("gb").iter().all(|code| *code == "GB"));
    // Where a member has a line for a need, the common number for it may not exist.
    assert_eq!(numbers("IE"), ["IE", "IE"]);
    assert_eq!(numbers("fr"), ["FR", "EU"]);
    assert_eq!(numbers("DE"), ["EU", "DE"]);
    assert_eq!(numbers("PL"), ["EU", "EU"]);
    assert!(numbers("JP").is_empty());
    assert_eq!(support().lines(None).len(), support().line.len());
    for country in [None, Some("GB"), Some("DE")] {
        let lines = support().lines(country);
        let mut of_one = lines.chunk_by(|one, next| country.is_some() || one.country == next.country);
        assert!(of_one.all(|lines| lines.is_sorted_by_key(|line| line.need)), "{country:?}");
    }
}

#[test]
fn the_line_for_danger_names_the_number_of_the_country_where_it_is_known() {
    for (country, number) in [
        (Some("GB"), "In danger now? 999."),
        (Some("ie"), "In danger now? 112."),
        (Some("EU"), "In danger now? 112."),
        (Some("US"), "In danger now? 911."),
        (Some("JP"), "In danger now? Your local emergency number — 112 works in the EU"),
        (None, "In danger now? Your local emergency number — 112 works in the EU"),
    ] {
        assert!(support().danger(country).starts_with(number), "{country:?}");
    }
}

#[test]
fn a_number_is_old_after_a_year_and_a_day() {
    for line in support().lines(None) {
        assert!(!line.is_old(line.checked_on.plus(365)));
        assert!(line.is_old(line.checked_on.plus(366)));
    }
}

/// The texts under a key of an asset, but for phrases to look for, what the reader of a file needs, and the names of
/// entries, which commands and the search take too.
fn texts_in(value: &toml::Value, key: &str, found: &mut Vec<String>) {
    match value {
        toml::Value::String(text) if !["id", "field", "name", "plural", "source"].contains(&key) => {
            found.push(text.clone());
        }
        toml::Value::Array(values) if !["phrases", "except", "unless"].contains(&key) => {
            for value in values {
                texts_in(value, key, found);
            }
        }
        toml::Value::Table(table) => {
            for (key, value) in table {
                texts_in(value, key, found);
            }
        }
        _ => {}
    }
}

/// All texts of the assets. The sample journal is somebody's own words, and the page for a partner speaks to one.
fn texts_of_assets() -> Vec<String> {
    let assets = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    let mut texts = Vec::new();
    for directory in [assets.clone(), assets.join("practice")] {
        for file in std::fs::read_dir(directory).unwrap().map(|file| file.unwrap().path()) {
            let name = file.file_name().unwrap().to_str().unwrap();
            if file.is_file() && !["sample.toml", "partner.toml", "partner_words.toml"].contains(&name) {
                let value: toml::Value = toml::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
                texts_in(&value, "", &mut texts);
            }
        }
    }
    texts
}

#[test]
fn every_text_that_names_the_partner_has_a_wording_for_each_choice_and_the_other_way_round() {
    let (texts, wordings) = (texts_of_assets(), &partner_words().by_text);
    for text in texts.iter().filter(|text| text.to_lowercase().contains("partner")) {
        assert!(wordings.contains_key(text), "write it in other words in assets/partner_words.toml: {text}");
    }
    for text in wordings.keys() {
        assert!(texts.contains(text), "assets/partner_words.toml words a text that is not there: {text}");
    }
}

#[test]
fn the_words_for_the_partner_follow_the_setting() {
    let mut texts: Vec<&String> = partner_words().by_text.keys().collect();
    texts.sort();
    let mut all = String::new();
    for text in texts {
        all.extend([text.as_str(), "\n"]);
        for (name, words) in PartnerWords::ALL {
            let said = words.in_text(text);
            all.extend(["  ", name, ": ", &said, "\n"]);
            let is_of_partners = matches!(words, PartnerWords::Partner | PartnerWords::Partners);
            assert!(is_of_partners || !said.to_lowercase().contains("partner"), "{name}: {said}");
            assert_eq!(said.ends_with('?'), text.ends_with('?'), "{name}: {said}");
            assert!(!said.contains("to's") && !said.contains("ing's"), "{name}: {said}");
            assert!(said.chars().count() <= text.chars().count() + 25, "{name}: {said}");
            for forbidden in FORBIDDEN {
                assert!(!said.to_lowercase().contains(forbidden), "{name}: {forbidden}: {said}");
            }
        }
    }
    // To be read whole, by whoever changes one.
    insta::assert_snapshot!("partner_words", all);
    let own = "what my partner said";
    assert_eq!(PartnerWords::Close.in_text(own), own, "words of the person's own stay");
}

#[test]
fn a_gap_of_one_day_is_met_with_silence() {
    let gap = &words().gap;
    assert_eq!((gap.words(0), gap.words(1)), (None, None));
    assert_eq!(gap.words(2), gap.words(6));
    assert_eq!(gap.words(7).map(|words| words.starts_with("Welcome back")), Some(true));
}

#[test]
fn what_came_of_exercises_is_said_without_praise_blame_or_a_reason() {
    for section in ["fears", "urges", "worries", "sittings", "outcome", "next_day"] {
        for (name, text) in &insight()[section] {
            let lower = text.to_lowercase();
            for forbidden in [
                "cause", "prove", "improve", "worse", "better", "should", "fail", "wrong", "bad", "score",
                "streak",
            ] {
                assert!(!lower.contains(forbidden), "{section}.{name}: {forbidden}");
            }
            assert_eq!(lower.matches('{').count(), lower.matches('}').count(), "{section}.{name}");
        }
    }
}

#[test]
fn every_gentle_check_has_words_to_say_and_phrases_to_look_for() {
    let checks = checks();
    assert!(checks.request.len() == 5 && !checks.act.is_empty());
    for check in &checks.request {
        assert!(check.say.ends_with(['?', '.']) && check.say.chars().count() <= 140, "{}", check.say);
        assert!(check.fields.iter().all(|field| Kind::Request.field(field).is_some()), "{}", check.say);
    }
    for check in checks.request.iter().chain(&checks.act) {
        let phrases = check.phrases.iter().chain(&check.except).chain(&check.unless);
        assert!(
            phrases.into_iter().all(|phrase| *phrase == phrase.to_lowercase() && !phrase.trim().is_empty())
        );
        assert!(!check.phrases.is_empty());
    }
}
