use super::*;
use crate::insight::practice::tests::text;
use crate::journal::practice::Kind;
use crate::texts;

fn checks() -> Checks {
    texts::checks().clone()
}

/// The places of the hints on a text among the checks.
fn found(field: &str, text: &str) -> Vec<usize> {
    let checks = checks();
    let hints = hints(field, text, &checks);
    let place = |hint: &&str| checks.request.iter().position(|check| check.say == *hint).unwrap();
    hints.iter().map(place).collect()
}

const ONE_EVENT: usize = 0;
const JUDGEMENT: usize = 1;
const I_FEEL: usize = 2;
const PICK_ONE: usize = 3;
const FREEDOM: usize = 4;

#[test]
fn each_hint_comes_for_what_it_is_for_and_for_nothing_near_it() {
    let cases: &[(&str, &str, &[usize])] = &[
        ("when", "you never answer", &[ONE_EVENT]),
        ("when", "You\u{2019}re always late", &[ONE_EVENT]),
        ("when", "you are always late", &[ONE_EVENT]),
        ("when", "you don't always answer", &[]),
        ("when", "I look for you. Always in vain", &[]),
        ("when", "you came home at ten", &[]),
        ("because", "I feel that you don't care", &[JUDGEMENT]),
        ("because", "I feel so ignored", &[JUDGEMENT]),
        ("because", "I feel betrayed.", &[JUDGEMENT]),
        ("because", "I feel attacked", &[JUDGEMENT]),
        ("because", "I feel unloved by you", &[JUDGEMENT]),
        ("because", "I feel unloved", &[]),
        ("because", "I feel used to it", &[]),
        ("because", "I feel your absence", &[]),
        ("because", "I don't feel ignored", &[]),
        ("because", "you make me angry", &[I_FEEL]),
        ("understand", "you make me laugh even now", &[]),
        ("wish", "a call at noon and also one at night", &[PICK_ONE]),
        ("when", "you left early and also late", &[]),
        ("wish", "that we cook and talk", &[]),
        ("wish", "you to stop seeing Kim", &[FREEDOM]),
        ("wish", "you not to wear that", &[FREEDOM]),
        ("wish", "to look at your phone tonight", &[FREEDOM]),
        ("wish", "you to look at your phone less at dinner", &[]),
        ("wish", "your password", &[FREEDOM]),
        ("when", "you changed your password", &[]),
        ("wish", "a short 'busy, talk tomorrow' when you can", &[]),
        ("wish", "", &[]),
    ];
    for (field, text, expected) in cases {
        assert_eq!(found(field, text), *expected, "{field}: {text}");
    }
    assert_eq!(
        found("wish", "you always make me cry and also give me your passwords"),
        [ONE_EVENT, I_FEEL, PICK_ONE, FREEDOM]
    );
}

#[test]
fn a_demand_on_their_freedom_is_met_with_the_need_underneath() {
    let checks = checks();
    let expected = "That would limit your partner's freedom. Which need is underneath?";
    assert_eq!(hints("wish", "show me your messages", &checks), [expected]);
}

/// What is said of a text: `?` a question with a way on, `!` one without, nothing.
fn asked(field: &str, text: &str) -> &'static str {
    match question(field, text, &checks()) {
        Some(Question::Asked(_)) => "?",
        Some(Question::Refused(_)) => "!",
        None => "",
    }
}

#[test]
fn an_act_that_provokes_or_traps_is_asked_about_and_one_that_watches_is_refused() {
    for (text, expected) in [
        ("Not text and see if they notice", "?"),
        ("Post a picture to make them jealous", "?"),
        ("make my partner really jealous", "?"),
        ("Start the silent treatment", "?"),
        ("Give up the silent treatment and say what hurt", ""),
        ("catch her eye across the room", ""),
        ("plan a party behind her back", "?"),
        ("Check her phone while she sleeps", "!"),
        ("check his phone while he sleeps", "!"),
        ("secretly follow him", "!"),
        ("check where she is", "!"),
        ("Don't check her phone tonight", ""),
        ("I won't look through his messages", ""),
        ("look at it through her eyes", ""),
        ("follow her advice", ""),
        ("ask to meet a friend alone", ""),
        ("don't ask \"are we OK?\" tonight", ""),
        ("say one honest sentence", ""),
        ("ask them openly whether they noticed", ""),
        ("put the kettle on", ""),
        ("", ""),
    ] {
        assert_eq!(asked("test", text), expected, "{text}");
        assert_eq!(asked("act", text), expected, "{text}");
    }
}

#[test]
fn who_keeps_somebody_calm_out_of_fear_is_asked_in_a_plan() {
    let said = |text: &str| question("act", text, &checks()).map(|it| format!("{it:?}"));
    let question = said("say sorry before he shouts").unwrap();
    assert!(question.contains("If you're afraid of how they might react"), "{question}");
    assert_eq!(said("say sorry for the late reply"), None);
    assert_eq!(asked("test", "say sorry before he shouts"), "", "a test is asked about in another way");
}

#[test]
fn each_exercise_asks_in_its_own_words() {
    let checks = checks();
    let test = "A test that traps, provokes or watches someone tends to hurt trust. What could you do or ask in the open?";
    let act =
        "That would take away some of their freedom. What could your hands do in these five minutes instead?";
    assert_eq!(question("test", "set a trap", &checks), Some(Question::Asked(test)));
    assert_eq!(question("act", "set a trap", &checks), Some(Question::Asked(act)));
    assert_eq!(question("act", "check his phone", &checks), Some(Question::Refused(act)));
    assert_eq!(checks.way_on, "{key} goes on as it is, when this was misread.");
}

#[test]
fn a_wish_that_limits_freedom_is_told_from_one_that_does_not() {
    for (wish, limits) in
        [("your password", true), ("you to stop seeing Kim", true), ("a call at noon", false)]
    {
        assert_eq!(limits_freedom("wish", wish, &checks()), limits, "{wish}");
    }
    assert!(!limits_freedom("when", "you changed your password", &checks()));
}

fn request(answers: &[(&str, &str)]) -> Practice {
    let mut request = Practice::new(Kind::Request);
    for (key, words) in answers {
        assert!(request.set(key, text(words)));
    }
    request
}

const WHOLE: &str = "I know you've had a long week. When messages stop for an evening, I feel anxious, because I \
    start telling myself I don't matter. I'd like a short 'busy, talk tomorrow' when you can.";

#[test]
fn a_request_reads_as_one_sentence_however_its_parts_were_typed() {
    let parts = checks().sentence;
    let plain = request(&[
        ("understand", "I know you've had a long week."),
        ("when", "messages stop for an evening"),
        ("because", "I start telling myself I don't matter"),
        ("wish", "a short 'busy, talk tomorrow' when you can"),
    ]);
    assert_eq!(sentence(&plain, "anxious", &parts), WHOLE);
    let typed = request(&[
        ("understand", " I know you've had a long week "),
        ("when", "When Messages stop for an evening,"),
        ("because", "because I start telling myself I don't matter."),
        ("wish", "I'd like A short 'busy, talk tomorrow' when you can.\n"),
    ]);
    assert_eq!(sentence(&typed, "anxious", &parts), WHOLE);
}

#[test]
fn what_is_missing_leaves_no_hole() {
    let parts = checks().sentence;
    for (answers, feeling, expected) in [
        (&[][..], "", ""),
        (&[("when", "you come home"), ("wish", "a hug")], "", "When you come home, I'd like a hug."),
        (
            &[("when", "you come home"), ("because", "it calms me"), ("wish", "a hug")],
            "",
            "When you come home, I'd like a hug, because it calms me.",
        ),
        (
            &[("when", "you come home"), ("wish", "a hug")],
            "lonely",
            "When you come home, I feel lonely. I'd like a hug.",
        ),
        (&[("wish", "ten minutes, if you can?")], "", "I'd like ten minutes, if you can?"),
        (&[("understand", "that you are tired")], "", "I understand that you are tired."),
        (&[("understand", "you are tired!"), ("wish", "rest")], "", "You are tired! I'd like rest."),
        (&[("when", "Anna calls"), ("wish", "when")], "", "When Anna calls, I'd like when."),
        (&[("when", "When"), ("because", " ... ")], "sad", "I feel sad."),
    ] {
        assert_eq!(sentence(&request(answers), feeling, &parts), expected, "{answers:?}");
    }
}
