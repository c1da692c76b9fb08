//! Compares two texts word by word: which words stand in one of them only.

use unicode_segmentation::UnicodeSegmentation;

/// A piece of a text, and whether it stands in this text only.
pub type Piece<'a> = (&'a str, bool);

/// The most comparisons of words that are made; beyond it all between the first and the last difference counts as
/// different, so that long texts cost no time that anybody would notice.
const MOST: usize = 1 << 20;

/// Two texts in pieces that together are the whole of each. White space is never marked: it stands between words.
pub fn pieces<'a>(one: &'a str, other: &'a str) -> [Vec<Piece<'a>>; 2] {
    let words = |text: &'a str| text.split_word_bounds().filter(|word| is_word(word)).collect::<Vec<_>>();
    let [only_one, only_other] = only_in(&words(one), &words(other));
    [marked(one, only_one), marked(other, only_other)]
}

fn is_word(piece: &str) -> bool {
    !piece.chars().all(char::is_whitespace)
}

fn marked(text: &str, only: Vec<bool>) -> Vec<Piece<'_>> {
    let mut only = only.into_iter();
    let mark = |piece| (piece, is_word(piece) && only.next().unwrap_or_default());
    text.split_word_bounds().map(mark).collect()
}

/// Tells for each word whether it is outside a longest run of words that both texts have in this order.
fn only_in<'a>(one: &[&'a str], other: &[&'a str]) -> [Vec<bool>; 2] {
    let pairs = || one.iter().zip(other);
    let before = pairs().take_while(|(one, other)| one == other).count();
    let behind = one.len().min(other.len()) - before;
    let backwards = one.iter().rev().zip(other.iter().rev()).take(behind);
    let after = backwards.take_while(|(one, other)| one == other).count();
    let middle = |words: &[&str]| words.len() - before - after;
    let (ones, others) = (middle(one), middle(other));
    let inner = if ones.saturating_mul(others) > MOST {
        [vec![true; ones], vec![true; others]]
    } else {
        let of =
            |words: &[&'a str], count| words.iter().skip(before).take(count).copied().collect::<Vec<_>>();
        longest_common(&of(one, ones), &of(other, others))
    };
    inner.map(|inner| {
        let same = |count| std::iter::repeat_n(false, count);
        same(before).chain(inner).chain(same(after)).collect()
    })
}

/// Does the same with a table of the lengths of what two endings share.
fn longest_common<T: PartialEq>(one: &[T], other: &[T]) -> [Vec<bool>; 2] {
    // From the ends backwards: the last row is that of both texts whole.
    let mut rows = vec![vec![0_u16; other.len() + 1]];
    for word in one.iter().rev() {
        let mut row = vec![0];
        if let Some(below) = rows.last() {
            for ((also, diagonal), beside) in other.iter().rev().zip(below).zip(below.iter().skip(1)) {
                let length = if word == also { diagonal + 1 } else { *beside.max(row.last().unwrap_or(&0)) };
                row.push(length);
            }
        }
        rows.push(row);
    }
    let length = |ones: usize, others: usize| rows.get(ones).and_then(|row| row.get(others)).copied();
    let (mut ones, mut others) = (one.iter(), other.iter());
    let mut only = [Vec::with_capacity(one.len()), Vec::with_capacity(other.len())];
    let [only_one, only_other] = &mut only;
    while let (Some(word), Some(also)) = (ones.as_slice().first(), others.as_slice().first()) {
        let (left, right) = (ones.len(), others.len());
        let is_same = word == also;
        let leave_one = !is_same && length(left - 1, right) >= length(left, right - 1);
        if is_same || leave_one {
            only_one.push(!is_same);
            ones.next();
        }
        if is_same || !leave_one {
            only_other.push(!is_same);
            others.next();
        }
    }
    only_one.extend(ones.map(|_| true));
    only_other.extend(others.map(|_| true));
    only
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the text with the words of this side only in brackets.
    fn shown(pieces: &[Piece<'_>]) -> String {
        pieces
            .iter()
            .map(|(piece, only)| if *only { format!("[{piece}]") } else { (*piece).to_owned() })
            .collect()
    }

    fn both(one: &str, other: &str) -> [String; 2] {
        pieces(one, other).map(|pieces| shown(&pieces))
    }

    #[test]
    fn the_words_that_stand_in_one_text_only_are_marked() {
        for (one, other, expected) in [
            ("a b c", "a b c", ["a b c", "a b c"]),
            ("a b c", "a c", ["a [b] c", "a c"]),
            ("", "a b", ["", "[a] [b]"]),
            ("a b c d", "a x d", ["a [b] [c] d", "a [x] d"]),
            ("a b a", "b a b", ["[a] b a", "b a [b]"]),
            (
                "good soup.\nA walk.",
                "good bread.\n\nA walk.",
                ["good [soup].\nA walk.", "good [bread].\n\nA walk."],
            ),
            ("静かな夜", "静かな朝", ["静かな[夜]", "静かな[朝]"]),
            ("tea 👩‍👩‍👧", "tea 👩‍👧", ["tea [👩‍👩‍👧]", "tea [👩‍👧]"]),
            ("a  b", "a\tb", ["a  b", "a\tb"]),
        ] {
            assert_eq!(both(one, other), expected, "{one:?} {other:?}");
        }
    }

    #[test]
    fn of_texts_too_long_to_compare_word_by_word_all_between_the_ends_is_marked() {
        let long = |start: &str| format!("{start}0 {start}1 {start}2 ").repeat(700);
        let (one, other) = (format!("same {}same", long("a")), format!("same {}a0 same", long("b")));
        let [one, other] = pieces(&one, &other).map(|pieces| {
            pieces
                .iter()
                .filter(|(piece, only)| is_word(piece) && !only)
                .map(|(piece, _)| (*piece).to_owned())
                .collect::<Vec<_>>()
        });
        assert_eq!(one, ["same", "same"]);
        assert_eq!(other, ["same", "same"]);
    }

    proptest::proptest! {
        #[test]
        fn without_the_marked_words_both_texts_have_the_same_words(one in "[ab\n ]{0,12}", other in "[ab\n ]{0,12}") {
            let [left, right] = pieces(&one, &other);
            let whole = |pieces: &[Piece<'_>]| pieces.iter().map(|(piece, _)| *piece).collect::<String>();
            proptest::prop_assert_eq!(whole(&left), one.as_str());
            proptest::prop_assert_eq!(whole(&right), other.as_str());
            let kept = |pieces: &[Piece<'_>]| -> Vec<String> {
                let kept = pieces.iter().filter(|(piece, only)| is_word(piece) && !only);
                kept.map(|(piece, _)| (*piece).to_owned()).collect()
            };
            proptest::prop_assert_eq!(kept(&left), kept(&right));
        }
    }
}
