use super::*;

#[derive(Debug, PartialEq, Eq)]
struct Whole {
    text: String,
    parts: Vec<Part>,
    names: BTreeMap<String, String>,
    number: u8,
    is_on: bool,
    days: i64,
    perhaps: Option<Word>,
}

asset!(Whole { text, parts = "part", number } perhaps { names, is_on = "on", days, perhaps });

#[derive(Debug, Default, PartialEq, Eq)]
struct Part {
    id: String,
}

asset!(Part { id });

#[derive(Debug, PartialEq, Eq)]
enum Word {
    One,
    Other,
}

asset_of_words!(Word { One = "one", Other = "other" });

const LEAST: &str = "text = \"a\"\npart = []\nnumber = 0\n";

fn fault(text: &str) -> String {
    read::<Whole>(text).unwrap_err()
}

#[test]
fn every_kind_of_value_is_read_and_what_may_be_missing_is_empty() {
    let read_whole = read::<Whole>(
        "text = \"a\"\nnumber = 255\non = true\ndays = -3\nperhaps = \"other\"\n\
         [[part]]\nid = \"1\"\n[[part]]\nid = \"2\"\n[names]\nb = \"B\"\na = \"A\"\n",
    );
    let parts = ["1", "2"].map(|id| Part { id: id.to_owned() });
    let names = [("a", "A"), ("b", "B")].map(|(name, text)| (name.to_owned(), text.to_owned()));
    let whole = Whole {
        text: "a".to_owned(),
        parts: parts.into(),
        names: names.into(),
        number: 255,
        is_on: true,
        days: -3,
        perhaps: Some(Word::Other),
    };
    assert_eq!(read_whole, Ok(whole));
    let least = read::<Whole>(LEAST).unwrap();
    assert!(least.parts.is_empty() && least.names.is_empty() && !least.is_on && least.days == 0);
    assert_eq!(least.perhaps, None);
    assert_eq!(read::<Whole>(&format!("{LEAST}perhaps = \"one\"")).unwrap().perhaps, Some(Word::One));
}

#[test]
fn what_cannot_be_read_is_named_with_its_line() {
    for (more, what) in [
        ("is_on = true", "line 4: not known: is_on"),
        ("on = 1", "line 4: neither true nor false"),
        ("days = 1.5", "line 4: not a whole number"),
        ("perhaps = \"Other\"", "line 4: none of the words that may stand here"),
        ("perhaps = 1", "line 4: none of the words that may stand here"),
        ("names = []", "line 4: not a table"),
        ("\nnames = { a = 1 }", "line 5: not a text"),
        ("on = maybe", "line 4: "),
    ] {
        let fault = fault(&format!("{LEAST}{more}"));
        assert!(fault.starts_with(what), "{more}: {fault}");
    }
    for (text, what) in [
        ("part = []\nnumber = 0", "line 1: not there: text"),
        ("text = 1\npart = []\nnumber = 0", "line 1: not a text"),
        ("text = \"\"\npart = {}\nnumber = 0", "line 2: not a list"),
        ("text = \"\"\npart = [\n1]\nnumber = 0", "line 3: not a table"),
        ("text = \"\"\npart = [\n{ id = \"\", name = 1 }]\nnumber = 0", "line 3: not known: name"),
        ("text = \"\"\npart = []\nnumber = 256", "line 3: not a number from 0 to 255"),
        ("text = \"\"\npart = []\nnumber = -1", "line 3: not a number from 0 to 255"),
        ("number = 0\ntext = \"\"\n[[part]]\n", "line 3: not there: id"),
    ] {
        assert_eq!(fault(text), what, "{text}");
    }
}
