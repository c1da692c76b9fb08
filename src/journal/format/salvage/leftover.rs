//! The rest of a damaged document after everything whole was taken out, without the frame of a document.

use std::ops::Range;

use super::scan::is_space;

/// The bytes that some editors put in front of a text.
pub(super) const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";
const FIRST_OF_BYTE_ORDER_MARK: u8 = 0xef;

/// Finds the ranges that are neither taken nor part of a document's frame: between two that were taken, from the
/// first byte that matters to the last. `taken` is sorted by where the ranges start.
pub(super) fn pieces(text: &[u8], taken: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut at = 0;
    let end = text.len()..text.len();
    for range in taken.iter().chain([&end]) {
        if range.start > at {
            add_pieces(text, at..range.start, &mut pieces);
        }
        at = at.max(range.end);
    }
    pieces
}

/// A part of the text between.
enum Token {
    Space,
    /// A bracket, a comma or a colon.
    Mark(u8),
    /// A field that every document has: the name, with the value unless that is a list.
    Frame,
    Other,
}

fn add_pieces(text: &[u8], gap: Range<usize>, pieces: &mut Vec<Range<usize>>) {
    let mut piece: Option<Range<usize>> = None;
    // The brace in front of the rest belongs to it, and so do the braces after it that close what it leaves open.
    let mut brace = None;
    let mut open = 0_usize;
    let mut at = gap.start;
    while at < gap.end {
        let (token, length) = token(text.get(at..gap.end).unwrap_or_default());
        let end = at + length;
        match token {
            Token::Space => {}
            Token::Frame => {
                pieces.extend(piece.take());
                (brace, open) = (None, 0);
            }
            Token::Mark(b'{') => {
                if piece.is_some() {
                    open += 1;
                } else {
                    brace = Some(at);
                }
            }
            Token::Mark(b'}') if open > 0 => {
                open -= 1;
                piece = piece.map(|piece| piece.start..end);
            }
            Token::Mark(_) => brace = None,
            Token::Other => {
                let start = piece.map_or_else(
                    || {
                        open = usize::from(brace.is_some());
                        brace.unwrap_or(at)
                    },
                    |piece| piece.start,
                );
                piece = Some(start..end);
            }
        }
        at = end;
    }
    pieces.extend(piece);
}

/// The token with which a text begins, and its length.
fn token(text: &[u8]) -> (Token, usize) {
    let Some(first) = text.first().copied() else { return (Token::Space, 1) };
    match first {
        byte if is_space(byte) => (Token::Space, space(text)),
        FIRST_OF_BYTE_ORDER_MARK if text.starts_with(BYTE_ORDER_MARK) => {
            (Token::Space, BYTE_ORDER_MARK.len())
        }
        b'{' | b'}' | b'[' | b']' | b',' | b':' => (Token::Mark(first), 1),
        b'"' => frame(text).map_or((Token::Other, 1), |length| (Token::Frame, length)),
        _ => {
            let more = text.iter().skip(1).take_while(|byte| is_other(**byte)).count();
            (Token::Other, 1 + more)
        }
    }
}

/// Whether the byte can only begin something that is neither space nor frame.
fn is_other(byte: u8) -> bool {
    !is_space(byte)
        && !matches!(byte, b'{' | b'}' | b'[' | b']' | b',' | b':' | b'"' | FIRST_OF_BYTE_ORDER_MARK)
}

/// The length of a field of a document's frame, if the text begins with one.
fn frame(text: &[u8]) -> Option<usize> {
    let length = text.iter().skip(1).take(11).position(|byte| *byte == b'"')?;
    let name = text.get(1..=length)?;
    let colon = name.len() + 2 + space(text.get(name.len() + 2..)?);
    if text.get(colon) != Some(&b':') {
        return None;
    }
    let value = colon + 1 + space(text.get(colon + 1..)?);
    match name {
        b"entries" | b"others" | b"tombstones" => Some(colon + 1),
        b"format" | b"month" if text.get(value) == Some(&b'"') => {
            // A value longer than any of theirs is not one of them.
            let rest = text.get(value + 1..)?.iter().take(32);
            let end = rest.take_while(|byte| **byte != b'\n').position(|byte| *byte == b'"')?;
            Some(value + 1 + end + 1)
        }
        b"version" => {
            Some(value + text.get(value..)?.iter().take_while(|byte| byte.is_ascii_digit()).count())
        }
        _ => None,
    }
}

fn space(text: &[u8]) -> usize {
    text.iter().take_while(|byte| is_space(**byte)).count()
}
