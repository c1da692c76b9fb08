use super::*;
use crate::exchange::import::Source;
use crate::exchange::import::testing::{holds, notes, one, read, refused, told, zipped};

const SOURCE: Source = Source::Program(&PROGRAM);

const DIARY: &str = r#"[{"date":"2026-11-01T23:58:00","heading":"A <b>bold</b> title","html":"<p>Line&nbsp;one<br/>two</p><ul><li>a</li></ul>","rating":5,
 "tags":["walk"],"people":["A. Friend"],"location":[0.5,0.5],"tracker":["Steps: 3,500"],"weather":"10°C","sun":"x","lunar":"New moon","moon":1},
{"date":"2026-11-01T00:20:00.48828","heading":"","html":"<p>Five decimals.</p>","rating":0},
{"date":"2026-11-02T00:00:00","html":""},
{"date":"2026-11-03T09:00:00.1234567","heading":"Seven","html":"&lt;script&gt; &#39;quoted&#39; 🌙"},
{"date":"2026-02-30T09:00:00","html":"secret"},
{"date":"0000-02-03T09:00:00","html":"secret"},
{"date":"9999-12-31T09:00:00","html":"secret"},
{"date":"2026-11-03T09:00:00","html":{"secret":1}},
{"date":"2026-11-03T09:00:00","html":"secret","tags":["x",1]},
{"html":"secret"}]"#;

#[test]
fn entries_are_read_one_by_one() {
    let marked = format!("\u{feff}{DIARY}");
    assert_eq!(Source::of(&one(marked.as_str())), Ok(SOURCE));
    let taken = read(SOURCE, &one(marked)).unwrap();
    assert_eq!(
        told(&taken),
        [
            "2026-11-01 2026-11-01T23:58:00+01:00 {\"rating\":5,\"tags\":[\"walk\"],\"people\":[\"A. Friend\"],\"tracker\":[\"Steps: 3,500\"]} \
             A bold title//Line one/two/- a",
            "2026-11-01 2026-11-01T00:20:00+01:00 {} Five decimals.",
            "2026-11-03 2026-11-03T09:00:00+01:00 {} Seven//<script> 'quoted' 🌙",
        ]
    );
    assert_eq!(
        refused(&taken),
        [
            "entry 3: there is nothing in it to keep",
            "entry 5: the field \"date\" has a value that cannot be used",
            "entry 6: the field \"date\" has a value that cannot be used",
            "entry 7: its day is still to come",
            "entry 8: the field \"html\" has a value that cannot be used",
            "entry 9: the field \"tags\" has a value that cannot be used",
            "entry 10: the field \"date\" is missing",
        ]
    );
    let left: Vec<&str> =
        taken.columns.iter().filter(|it| it.becomes.is_none()).map(|it| it.name.as_str()).collect();
    assert_eq!(left, ["location", "weather", "sun", "lunar", "moon"]);
    holds(&taken, &["secret", "bold", "Friend"]);
}

#[test]
fn the_archive_and_the_other_form_make_the_same_notes() {
    let ids = |given| -> Vec<_> {
        let taken = read(SOURCE, &given).unwrap();
        notes(&taken).iter().map(|note| note.id).collect()
    };
    let alone = ids(one(DIARY));
    let other = format!("{{\"entries\":{DIARY}}}");
    assert_eq!(Source::of(&one(other.as_str())), Ok(SOURCE));
    assert_eq!(ids(one(other)), alone);
    let files: [(&str, &[u8]); 2] = [("Diarium_2026.json", DIARY.as_bytes()), ("media/1.jpg", b"x")];
    let given = one(zipped(&files)).opened().unwrap();
    assert_eq!(Source::of(&given), Ok(SOURCE));
    assert!(refused(&read(SOURCE, &given).unwrap())[0].starts_with("Diarium_2026.json, entry 3: "));
    assert_eq!(ids(given), alone);
}

#[test]
fn what_is_none_of_it_is_said_with_its_place() {
    let deep = format!("[{{\"date\":\"2026-11-01T00:20:00\",\"html\":{}", "[".repeat(100_000));
    for text in ["", "{\"entries\":{}}", "[{\"date\":\"secret", "\u{0}", deep.as_str()] {
        let said = read(SOURCE, &one(text)).unwrap_err().to_string();
        assert!(said.starts_with("it is not what Diarium writes: ") && !said.contains("secret"), "{said}");
    }
}
