//! Text as search compares it: without accents, in one case, with white space of every kind alike.
//!
//! It compares the compatibility decomposition without its marks, in full case folding. Vowels and voicing marks
//! that make another letter of one (Devanagari, Thai, kana) are no accents and stay.

use std::ops::Range;
use std::sync::OnceLock;

use unicode_normalization::char::{canonical_combining_class, decompose_compatible};

/// The text folded, without white space at its ends.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    if folded.ends_with(' ') {
        folded.pop();
    }
    folded
}

/// Puts a text behind another, folded; white space becomes one space, and none at the beginning of a text.
pub(super) fn fold_into(text: &str, folded: &mut String) {
    folded.reserve(text.len());
    let mut spaced = true;
    let mut rest = text;
    loop {
        // Most of most texts is plain: it is taken over in one piece.
        let (plain, others) = rest.split_at_checked(plain_run(rest, spaced)).unwrap_or((rest, ""));
        if !plain.is_empty() {
            let start = folded.len();
            folded.push_str(plain);
            if let Some(plain) = folded.get_mut(start..) {
                plain.make_ascii_lowercase();
            }
            spaced = plain.ends_with(' ');
        }
        let mut chars = others.chars();
        let Some(c) = chars.next() else { return };
        fold(c, &mut |c| {
            if !c.is_whitespace() {
                folded.push(c);
            } else if !spaced {
                folded.push(' ');
            }
            spaced = c.is_whitespace();
        });
        rest = chars.as_str();
    }
}

/// Returns the number of printable ASCII bytes at the beginning, without a space after another.
fn plain_run(text: &str, spaced: bool) -> usize {
    let mut spaced = spaced;
    let is_plain = |byte: &u8| {
        let is_second_space = *byte == b' ' && spaced;
        spaced = *byte == b' ';
        matches!(byte, b' '..=b'~') && !is_second_space
    };
    text.bytes().take_while(is_plain).count()
}

/// Finds the first place where a folded text holds words, as a range of the text as it was written.
pub(super) fn place(text: &str, words: &str) -> Option<Range<usize>> {
    let mut folded = String::with_capacity(text.len());
    // A character may fold to several, or to none: each byte remembers the character that it comes from.
    let mut starts: Vec<usize> = Vec::with_capacity(text.len());
    for (start, c) in text.char_indices() {
        fold(c, &mut |c| match (c.is_whitespace(), folded.ends_with(' ')) {
            (true, true) => {}
            (true, false) => folded.push(' '),
            (false, _) => folded.push(c),
        });
        starts.resize(folded.len(), start);
    }
    let first = folded.find(words)?;
    let start = *starts.get(first)?;
    // Characters that fold to nothing, such as the marks on the last letter, belong to the letter before them.
    let last = *starts.get((first + words.len()).checked_sub(1)?)?;
    let end =
        starts.iter().skip(first + words.len()).find(|start| **start > last).copied().unwrap_or(text.len());
    Some(start..end)
}

/// Returns the letters and digits of a name, folded: the part of a spelling that counts.
pub fn squeezed(text: &str) -> String {
    folded(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Gives the characters that a character is compared as: itself, several, or none.
fn fold(c: char, give: &mut impl FnMut(char)) {
    match c {
        ' '..='~' => give(c.to_ascii_lowercase()),
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' => give(' '),
        // Most Chinese characters are compared as they stand.
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' => give(c),
        _ if u32::from(c) < KNOWN => from_table(c, give),
        _ => decompose_compatible(c, |part| {
            if u32::from(part) < KNOWN {
                from_table(part, give);
            } else {
                single(part, give);
            }
        }),
    }
}

/// The end of the table of folded characters: all alphabets whose texts have many characters that are not ASCII.
const KNOWN: u32 = 0x3400;

/// The folded form of a character in the table.
#[derive(Clone, Copy)]
enum Known {
    Nothing,
    One(char),
    Several,
}

fn from_table(c: char, give: &mut impl FnMut(char)) {
    static TABLE: OnceLock<Vec<Known>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let known = |code| {
            let (mut found, mut count) = (Known::Nothing, 0);
            decomposed(char::from_u32(code).unwrap_or_default(), &mut |c| {
                count += 1;
                found = if count == 1 { Known::One(c) } else { Known::Several };
            });
            found
        };
        (0..KNOWN).map(known).collect()
    });
    let found = usize::try_from(u32::from(c)).ok().and_then(|place| table.get(place));
    match found {
        Some(Known::Nothing) => {}
        Some(Known::One(c)) => give(*c),
        _ => decomposed(c, give),
    }
}

fn decomposed(c: char, give: &mut impl FnMut(char)) {
    decompose_compatible(c, |part| single(part, give));
}

/// Folds a character that cannot be decomposed further.
fn single(c: char, give: &mut impl FnMut(char)) {
    if c.is_whitespace() {
        return give(' ');
    }
    if is_dropped(c) {
        return;
    }
    if let Some(plain) = plain(c) {
        return plain.chars().for_each(give);
    }
    // Lower case is not enough: ß is SS in capitals, and σ and ς are one letter.
    for lower in c.to_lowercase() {
        for upper in lower.to_uppercase() {
            upper.to_lowercase().for_each(&mut *give);
        }
    }
}

/// Whether it is an accent, a point or something invisible.
fn is_dropped(c: char) -> bool {
    // The classes between are of vowels and tone marks of Indian languages, Thai, Lao and Tibetan, and of the marks with
    // which kana are written.
    matches!(canonical_combining_class(c), 10..=36 | 200..)
        || c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

/// Returns the plain form of letters that people type without their stroke, and of signs that a keyboard has only one
/// of.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ħ' | 'Ħ' => "h",
        'ı' => "i",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'þ' | 'Þ' => "th",
        '‘' | '’' | '‚' | '‛' | 'ʼ' | '′' | '´' => "'",
        '“' | '”' | '„' | '‟' | '″' => "\"",
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => "-",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn accents_case_width_and_white_space_make_no_difference() {
        for (text, expected) in [
            ("Café", "cafe"),
            ("Cafe\u{301}", "cafe"),
            ("STRASSE straße STRAẞE", "strasse strasse strasse"),
            ("Ὀδυσσεύς ΟΔΥΣΣΕΥΣ", "οδυσσευσ οδυσσευσ"),
            ("Łukasz Ørsted Ångström", "lukasz orsted angstrom"),
            ("Işık İzmir", "isik izmir"),
            ("Ёлка йод", "елка иод"),
            ("ﬁn ｆｕｌｌ Ⅳ", "fin full iv"),
            ("don’t – “so”", "don't - \"so\""),
            ("  two\n\n lines\t\u{a0}\u{2003}here \r\n", "two lines here"),
            ("a\u{200d}b\u{ad}c\u{7}d\u{1b}[31m", "abcd[31m"),
            ("❤️ 👩‍👩‍👧 👍🏽", "❤ 👩👩👧 👍🏽"),
            ("漢字", "漢字"),
            // A voiced consonant is another letter, and so is another vowel.
            ("かき かぎ", "かき かき\u{3099}"),
            ("का की", "का की"),
            ("שָׁלוֹם", "שלום"),
            ("مُحَمَّد", "محمد"),
            ("Tiếng Việt", "tieng viet"),
            ("한글", "\u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af}"),
            ("", ""),
            (" \n", ""),
        ] {
            assert_eq!(folded(text), expected, "{text:?}");
        }
    }

    #[test]
    fn words_are_found_at_their_place_in_the_text_as_it_was_written() {
        for (words, text, found) in [
            ("phone", "The Phone call", Some("Phone")),
            ("arger", "so viel ÄRGER heute", Some("ÄRGER")),
            ("cafe", "im Cafe\u{301}!", Some("Cafe\u{301}")),
            ("strasse", "die Straße hier", Some("Straße")),
            ("two lines", "the two\n\t lines", Some("two\n\t lines")),
            ("x", "İİx", Some("x")),
            ("k", "a\u{212a}b", Some("\u{212a}")),
            ("漢字", "これは漢字です", Some("漢字")),
            ("phones", "the phone call", None),
            ("s", "ß", Some("ß")),
        ] {
            assert_eq!(place(text, words).and_then(|place| text.get(place)), found, "{words} in {text}");
        }
    }

    proptest! {
        #[test]
        fn folding_again_changes_nothing(text in "\\PC{0,40}") {
            let once = folded(&text);
            prop_assert_eq!(folded(&once), once);
        }

        #[test]
        fn composed_and_decomposed_texts_fold_alike(text in "[a-zA-ZÀ-ɏΑ-ώЀ-ӿ ]{0,40}") {
            use unicode_normalization::UnicodeNormalization;

            let (composed, decomposed): (String, String) = (text.nfc().collect(), text.nfd().collect());
            prop_assert_eq!(folded(&composed), folded(&decomposed));
        }

        #[test]
        fn every_word_of_a_text_has_its_place_in_it(text in "\\PC{1,30}") {
            for word in folded(&text).split(' ').filter(|word| !word.is_empty()) {
                prop_assert!(place(&text, word).is_some_and(|place| text.get(place).is_some()), "{word:?}");
            }
        }
    }
}
