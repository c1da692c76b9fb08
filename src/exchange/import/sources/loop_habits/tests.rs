use super::*;
use crate::exchange::import::Source;
use crate::exchange::import::testing::{folder, holds, notes, one, read, refused, told, zipped};

const SOURCE: Source = Source::Program(&PROGRAM);

const HABITS: &str = "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,Unit,Target Type,Target Value,Archived?
001,Walk,YES_NO,Did you?,,1,1,#FF8F00,,,,false
002,\"Tea, no coffee\",NUMERICAL,,\"Two
lines\",1,7,#00897B,cups,AT_LEAST,2.0,false
003,Calm 0–4 😬,NUMERICAL,,,1,1,#E64A19,,AT_MOST,4.0,true
";

const FILES: [(&str, &str); 8] = [
    ("Habits.csv", HABITS),
    ("Checkmarks.csv", "Date,Walk,Tea, no coffee,Calm,\n2026-11-03,YES_MANUAL,2000,3000,\n"),
    ("Scores.csv", "Date,Walk,\n"),
    (
        "001 Walk/Checkmarks.csv",
        "Date,Value,Notes\n2026-11-03,YES_MANUAL,\"rain, wind\nand \"\"sun\"\"\"\n2026-11-02,SKIP,\n2026-11-01,YES_AUTO,\n2026-10-29,UNKNOWN,\n2026-10-28,NO,\n",
    ),
    ("001 Walk/Scores.csv", "Date,Score\n2026-11-03,0.5190\n"),
    (
        "002 Tea no coffee/Checkmarks.csv",
        "Date,Value,Notes\n2026-11-03,2000,\n2026-11-02,NO,\n2026-10-31,SKIP,a day off\n2026-10-30,UNKNOWN,only words\n",
    ),
    (
        "003 Calm 04/Checkmarks.csv",
        "Date,Value,Notes\n2026-11-03,3000,\n2026-11-02,500,\n2026-11-01,NO,a real zero\n2026-10-31,12345,\n",
    ),
    ("readme.txt", "x"),
];

const NOTES: [&str; 5] = [
    "2026-10-30 2026-10-30T12:00:00+01:00 {} Tea, no coffee: only words",
    "2026-10-31 2026-10-31T12:00:00+01:00 {\"habits\":{\"Tea, no coffee\":\"skipped\",\"Calm 0–4 😬\":12.345}} \
     Loop: Tea, no coffee skipped, Calm 0–4 😬 12.345//Tea, no coffee: a day off",
    "2026-11-01 2026-11-01T12:00:00+01:00 {\"habits\":{\"Calm 0–4 😬\":0}} Loop: Calm 0–4 😬 0//Calm 0–4 😬: a real zero",
    "2026-11-02 2026-11-02T12:00:00+01:00 {\"habits\":{\"Walk\":\"skipped\",\"Tea, no coffee\":0,\"Calm 0–4 😬\":0.5}} \
     Loop: Walk skipped, Tea, no coffee 0 cups, Calm 0–4 😬 0.5",
    "2026-11-03 2026-11-03T12:00:00+01:00 {\"habits\":{\"Walk\":true,\"Tea, no coffee\":2,\"Calm 0–4 😬\":3}} \
     Loop: Walk yes, Tea, no coffee 2 cups, Calm 0–4 😬 3//Walk: rain, wind/and \"sun\"",
];

#[test]
fn a_day_becomes_a_note_and_what_was_not_recorded_becomes_nothing() {
    let given = folder(&FILES);
    assert_eq!(Source::of(&given), Ok(SOURCE));
    let taken = read(SOURCE, &given).unwrap();
    assert_eq!(told(&taken), NOTES);
    assert_eq!(refused(&taken), [] as [&str; 0]);
    let columns: Vec<(&str, bool, u64)> = taken
        .columns
        .iter()
        .map(|column| (column.name.as_str(), column.becomes.is_some(), column.count))
        .collect();
    for column in [
        ("NO", false, 1),
        ("UNKNOWN", false, 2),
        ("YES_AUTO", false, 1),
        ("SKIP", true, 2),
        ("other files", false, 1),
    ] {
        assert!(columns.contains(&column), "{column:?} {columns:?}");
    }
    holds(&taken, &["rain", "Walk ", "Tea,", "day off"]);
}

#[test]
fn the_archive_makes_the_same_notes_wherever_it_was_packed() {
    let ids = |taken: &crate::exchange::import::Taken| -> Vec<_> {
        notes(taken).iter().map(|note| note.id).collect()
    };
    let alone = ids(&read(SOURCE, &folder(&FILES)).unwrap());
    for within in ["", "Loop Habits CSV 2026-11-03/"] {
        let files: Vec<(String, &str)> =
            FILES.iter().map(|(path, text)| (format!("{within}{path}"), *text)).collect();
        let files: Vec<(&str, &[u8])> =
            files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())).collect();
        let given = one(zipped(&files)).opened().unwrap();
        assert_eq!(Source::of(&given), Ok(SOURCE));
        let taken = read(SOURCE, &given).unwrap();
        assert_eq!((told(&taken), ids(&taken)), (NOTES.map(str::to_owned).to_vec(), alone.clone()));
    }
}

#[test]
fn what_earlier_versions_wrote_is_read_too() {
    let given = folder(&[
        (
            "Habits.csv",
            "Position,Name,Question,Description,NumRepetitions,Interval,Color\n001,Walk,,,1,1,#FF8F00\n",
        ),
        (
            "001 Walk/Checkmarks.csv",
            "2026-11-03,2\n2026-11-02,0\n2026-11-01,1\n2026-10-31,-1\n2026-10-30,3\n",
        ),
    ]);
    assert_eq!(
        told(&read(SOURCE, &given).unwrap()),
        [
            "2026-10-30 2026-10-30T12:00:00+01:00 {\"habits\":{\"Walk\":\"skipped\"}} Loop: Walk skipped",
            "2026-11-03 2026-11-03T12:00:00+01:00 {\"habits\":{\"Walk\":true}} Loop: Walk yes",
        ]
    );
}

#[test]
fn what_cannot_be_used_is_named_without_the_name_of_the_habit() {
    let given = folder(&[
        (
            "Habits.csv",
            "Position,Name,Type\n001,secret,YES_NO\n002,secret,NUMERICAL\n003,gone,NUMERICAL\n,,\n",
        ),
        (
            "001 secret/Checkmarks.csv",
            "Date,Value,Notes\n2026-02-30,YES_MANUAL,secret\n0000-01-01,YES_MANUAL,\n2026-11-03,secret,secret\n2026-11-02,9,\n\
             2026-11-01,YES_MANUAL,\n2026-11-01,YES_MANUAL,secret\n9999-12-31,YES_MANUAL,\n2026-10-31,YES_MANUAL,\"secret",
        ),
        (
            "002 secret/Checkmarks.csv",
            "Date,Value,Notes\n2026-11-01,99999999999999999999,\n2026-11-01,1e400,\n2026-11-01,9223372036854775807,\n",
        ),
        ("004 x/Checkmarks.csv", "Date,Value,Notes\n2026-11-03,YES_MANUAL,secret\n"),
    ]);
    let taken = read(SOURCE, &given).unwrap();
    assert_eq!(
        told(&taken),
        [
            "2026-11-01 2026-11-01T12:00:00+01:00 {\"habits\":{\"secret\":true,\"secret (002)\":9223372036854775.807}} \
          Loop: secret yes, secret (002) 9223372036854775.807"
        ]
    );
    assert_eq!(
        refused(&taken),
        [
            "Habits.csv, line 5: it is no habit",
            "Checkmarks.csv of 001, line 2: no calendar has its date, or the file is not whole",
            "Checkmarks.csv of 001, line 3: no calendar has its date, or the file is not whole",
            "Checkmarks.csv of 001, line 4: its value is none that is known",
            "Checkmarks.csv of 001, line 5: its value is none that is known",
            "Checkmarks.csv of 001, line 7: its day stands twice in the file",
            "Checkmarks.csv of 001, line 9: no calendar has its date, or the file is not whole",
            "Checkmarks.csv of 002, line 2: its value is none that is known",
            "Checkmarks.csv of 002, line 3: its value is none that is known",
            "004 x/Checkmarks.csv: no habit in Habits.csv has its number",
            "habit 003: its Checkmarks.csv is missing",
            "9999-12-31: its day is still to come",
        ]
    );
    holds(&taken, &["secret"]);
    for given in
        [folder(&[("Habits.csv", "a,b\n")]), folder(&[("x.csv", "a,b\n")]), folder(&[("Habits.csv", "")])]
    {
        assert!(read(SOURCE, &given).is_err());
    }
    let many = format!("Position,Name\n{}", "1,x\n".repeat(2_000));
    assert_eq!(read(SOURCE, &folder(&[("Habits.csv", &many)])).unwrap_err(), CannotRead::TooMuch);
}
