use super::super::files::read;
use super::*;
use crate::journal::Day;
use crate::journal::practice::{Kind, Shape};

fn items(key: &str) -> Vec<(&'static str, bool)> {
    let found = instruments().all().iter().find(|instrument| instrument.key == key).unwrap();
    found.items.iter().map(|item| (item.text.as_str(), item.reversed)).collect()
}

#[test]
fn each_questionnaire_says_where_it_is_from_and_on_what_grounds_it_stands_here() {
    read::<InstrumentTexts>(include_str!("../../../assets/instruments.toml")).unwrap();
    for it in instruments().all() {
        for field in [
            &it.key,
            &it.name,
            &it.label,
            &it.source_url,
            &it.licence,
            &it.licence_evidence,
            &it.checked_on,
            &it.credit,
            &it.instruction,
            &it.higher_means,
        ] {
            assert!(!field.trim().is_empty(), "{it:?}");
        }
        assert!(it.source_url.starts_with("https://"), "{}", it.source_url);
        assert!(it.checked_on.parse::<Day>().is_ok(), "{}", it.checked_on);
        assert!(it.answers.iter().all(|answer| !answer.is_empty()), "{}", it.key);
        assert!(it.items.iter().all(|item| !item.text.is_empty()), "{}", it.key);
    }
    assert!(instruments().screen.values().all(|text| !text.is_empty()));
}

#[test]
fn the_questionnaires_fill_the_fields_of_a_monthly_check_in_their_order() {
    let asked: Vec<(&str, Shape)> = instruments()
        .all()
        .iter()
        .map(|it| (it.key.as_str(), Shape::Items { count: it.items.len(), least: it.least, most: it.most() }))
        .collect();
    let kept: Vec<(&str, Shape)> =
        Kind::MonthlyCheck.fields().iter().map(|field| (field.key, field.shape)).collect();
    assert_eq!(asked, kept);
}

#[test]
fn the_wording_is_that_of_the_sources() {
    let expected = [
        ("Feel comfortable with myself.", false),
        ("Dislike myself.", true),
        ("Know my strengths.", false),
        ("Am less capable than most people.", true),
        ("Like to take responsibility for making decisions.", false),
        ("Question my ability to do my work properly.", true),
        ("Seldom feel blue.", false),
        ("Feel that my life lacks direction.", true),
        ("Just know that I will be a success.", false),
        ("Feel that I'm unable to deal with things.", true),
    ];
    assert_eq!(items("self_esteem"), expected);
    let expected = [
        ("Worry about things.", false),
        ("Am relaxed most of the time.", true),
        ("Fear for the worst.", false),
        ("Am not easily bothered by things.", true),
        ("Get stressed out easily.", false),
        ("Am not easily disturbed by events.", true),
        ("Get caught up in my problems.", false),
        ("Adapt easily to new situations.", true),
        ("Am afraid of many things.", false),
        ("Don't worry about things that have already happened.", true),
    ];
    assert_eq!(items("anxiety"), expected);
    let expected = [
        ("Trust others.", false),
        ("Distrust people.", true),
        ("Believe that others have good intentions.", false),
        ("Suspect hidden motives in others.", true),
        ("Trust what people say.", false),
        ("Am wary of others.", true),
        ("Believe that people are basically moral.", false),
        ("Believe that people are essentially evil.", true),
        ("Believe in human goodness.", false),
        ("Think that all will be well.", false),
    ];
    assert_eq!(items("trust"), expected);
    let expected = [
        ("Little interest or pleasure in doing things", false),
        ("Feeling down, depressed, or hopeless", false),
    ];
    assert_eq!(items("phq_2"), expected);
    let expected = [
        ("Feeling nervous, anxious or on edge", false),
        ("Not being able to stop or control worrying", false),
    ];
    assert_eq!(items("gad_2"), expected);
    for it in instruments().all() {
        let answers: Vec<String> = it.answers().map(|(number, words)| format!("{number} {words}")).collect();
        let answers = answers.join(" · ");
        let (instruction, expected) = match it.scoring {
            Scoring::Mean => (
                "Describe yourself as you generally are now, not as you wish to be in the future.",
                "1 Very inaccurate · 2 Moderately inaccurate · 3 Neither inaccurate nor accurate · \
                 4 Moderately accurate · 5 Very accurate",
            ),
            Scoring::Sum => (
                "Over the last 2 weeks, how often have you been bothered by the following problems?",
                "0 Not at all · 1 Several days · 2 More than half the days · 3 Nearly every day",
            ),
        };
        assert_eq!((it.instruction.as_str(), answers.as_str()), (instruction, expected), "{}", it.key);
        let credited =
            it.credit.contains("Drs. Spitzer, Williams, Kroenke and colleagues, with an educational")
                && it.credit.contains("grant from Pfizer Inc.");
        assert_eq!(credited, it.scoring == Scoring::Sum, "{}", it.credit);
    }
    assert_eq!(
        instruments().screen("note"),
        "This is a level at which many people find it worth talking to a doctor or therapist. It is not a \
         diagnosis. {support} and how to find someone."
    );
}

#[test]
fn a_score_stands_with_its_direction_and_its_n() {
    let told = |at: usize, figure| instruments().all()[at].score(figure);
    assert_eq!(told(0, Some("2.9")), "2.9 of 5, higher = more self-esteem");
    assert_eq!(told(3, Some("2")), "2 of 6, higher = bothered more often");
    assert_eq!(told(1, None), "not enough answers");
    assert_eq!(instruments().all()[1].answered(7), "7 of 10 answered");
    assert_eq!((instruments().all()[0].range(), instruments().all()[4].range()), ((1, 5), (0, 6)));
}

#[test]
fn what_is_said_around_the_questionnaires_neither_judges_nor_diagnoses_nor_tells_a_trend() {
    let texts = &instruments().screen;
    for (name, text) in texts {
        let words: Vec<String> = text.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase).collect();
        for forbidden in [
            "should",
            "failed",
            "fail",
            "bad",
            "good",
            "wrong",
            "worse",
            "better",
            "improved",
            "easing",
            "rising",
            "normal",
            "healthy",
            "disorder",
            "symptom",
            "patient",
            "clinical",
            "depression",
            "severe",
            "mild",
            "streak",
            "cause",
            "because",
            "proves",
            "why",
            "always",
            "never",
            "trend",
        ] {
            assert!(!words.iter().any(|word| word == forbidden), "{forbidden}: {text}");
        }
        // The note says of itself that it is no diagnosis.
        assert!(name == "note" || !words.iter().any(|word| word == "diagnosis"), "{text}");
        assert!(!text.to_lowercase().contains("well done"), "{text}");
    }
}
