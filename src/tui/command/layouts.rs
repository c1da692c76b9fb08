//! Keyboard layouts: which letter a Latin keyboard has in the place of another.

/// The letters of some layouts, each next to the Latin letter on the same key: Russian and Ukrainian, Greek.
const LAYOUTS: [(&str, &str); 3] = [
    ("йцукенгшщзфывапролдячсмить", "qwertyuiopasdfghjklzxcvbnm"),
    ("і", "s"),
    ("ςερτυθιοπασδφγηξκλζχψωβνμ", "wertyuiopasdfghjklzxcvbnm"),
];

/// The Latin letter on the key of a small letter, a Latin one itself; `None` where that is none of these layouts.
pub(super) fn latin(c: char) -> Option<char> {
    if c.is_ascii_lowercase() {
        return Some(c);
    }
    LAYOUTS.iter().find_map(|(letters, latin)| {
        let place = letters.chars().position(|other| other == c)?;
        latin.chars().nth(place)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_has_a_latin_one() {
        for (letters, latin) in LAYOUTS {
            assert_eq!(letters.chars().count(), latin.chars().count());
        }
        assert_eq!((latin('ы'), latin('і'), latin('σ'), latin('é')), (Some('s'), Some('s'), Some('s'), None));
    }
}
