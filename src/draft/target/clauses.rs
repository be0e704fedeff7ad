//! A sentence divided into clauses.

use crate::draft::scan;
use crate::text::Span;

/// The longest clause, in bytes; a longer one is cut at its stops, so that reading stays linear.
const LONGEST: usize = 1500;

/// The clauses between commas and semicolons outside of brackets.
pub(super) fn clauses(text: &str, sentence: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let (mut start, mut depth) = (sentence.start, 0usize);
    let mut take = |(at, character): (usize, char)| {
        let at = sentence.start + at;
        match character {
            '（' | '(' | '《' => depth += 1,
            '）' | ')' | '》' => depth = depth.saturating_sub(1),
            '，' | '；' | ';' | ',' if depth == 0 && !groups(text, at, character) => {
                found.push(Span::new(start, at));
                start = at + character.len_utf8();
            }
            _ if at - start > LONGEST && ends_long(character, at - start) => {
                found.push(Span::new(start, at));
                (start, depth) = (at, 0);
            }
            _ => {}
        }
    };
    let words = scan::words(text, sentence);
    if words.len() > LONGEST {
        words.char_indices().for_each(&mut take);
    } else {
        // None of its clauses is too long, so that none ends at a Chinese character.
        scan::signs(words).for_each(&mut take);
    }
    found.push(Span::new(start, sentence.end));
    found
}

/// Whether a clause that is too long ends at a character: at a stop, or when it is far too long anywhere.
fn ends_long(character: char, len: usize) -> bool {
    matches!(character, '、' | '，' | '；' | ' ' | '\u{3000}') || len > 2 * LONGEST
}

/// Whether a comma stands between the digits of one number.
fn groups(text: &str, at: usize, comma: char) -> bool {
    let before = text.get(..at).and_then(|head| head.chars().next_back());
    let behind = text.get(at + comma.len_utf8()..).and_then(|rest| rest.chars().next());
    comma == ','
        && before.zip(behind).is_some_and(|(a, b)| a.is_ascii_digit() && b.is_ascii_digit())
}
