use super::Occasion::{BeingHurt, Hurting, Life};
use super::*;

fn found(text: &str) -> Vec<Occasion> {
    Occasion::of_words([text])
}

#[test]
fn what_was_missed_before_is_met_and_by_the_right_line() {
    for (text, expected) in [
        ("I want to die", Life),
        ("wish I was dead", Life),
        ("sometimes I could END my\nlife", Life),
        ("I don\u{2019}t want to live like this", Life),
        ("cut myself again", Life),
        ("take all the pills", Life),
        ("Everyone would be better off without me.", Life),
        ("I want to kill myself", Life),
        ("thinking of suicde", Life),
        ("she slapped me", BeingHurt),
        ("he slaped me", BeingHurt),
        ("he hit me", BeingHurt),
        ("they choked me", BeingHurt),
        ("I'm afraid of him", BeingHurt),
        ("he threatened to take the children", BeingHurt),
        ("I hit him", Hurting),
        ("I read her messages", Hurting),
        ("I checked his phone while he slept", Hurting),
    ] {
        assert_eq!(found(text).first(), Some(&expected), "{text}");
    }
}

#[test]
fn what_only_sounds_like_it_passes() {
    for text in [
        "I'm afraid of him leaving me",
        "afraid of her finding someone else",
        "afraid of losing him",
        "it hit me that I had not called",
        "I cut myself shaving",
        "he never hit me",
        "I did not check his phone",
        "a long day, and a walk",
        "",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn several_reasons_come_with_the_most_pressing_first() {
    assert_eq!(found("he hit me and I want to die"), [Life, BeingHurt]);
    assert_eq!(Occasion::of_words(["I hit her", "she slapped me"]), [BeingHurt, Hurting]);
}

#[test]
fn each_family_has_a_line_of_its_own_and_about_forty_phrases() {
    let lines = [Life, BeingHurt, Hurting].map(Occasion::line);
    assert!(lines.iter().enumerate().all(|(at, line)| !line.is_empty() && !lines[..at].contains(line)));
    let printed = [Life, BeingHurt, Hurting, Occasion::Lot].map(Occasion::printed);
    assert!(printed.iter().all(|line| line.contains("inward support")));
    for family in texts::phrases().families() {
        assert!((30..=80).contains(&family.phrases.len()), "{:?} {}", family.id, family.phrases.len());
        let all = family.phrases.iter().chain(&family.except).chain(&family.unless);
        for phrase in all {
            assert!(
                *phrase == phrase.to_lowercase() && !phrase.contains(['\'', '-', '.', ','].as_slice())
                    || phrase.contains("->"),
                "{phrase}"
            );
        }
    }
}
