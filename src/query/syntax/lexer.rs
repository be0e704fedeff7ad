//! Cutting a question into tokens.

use crate::text::Span;
use crate::{Error, ErrorKind};

/// A token of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Open,
    Close,
    Either,
    Deny,
    /// A key with its colon.
    Key(String),
    Word(String),
    Quoted(String),
    Comma,
}

/// A token with its place in bytes.
pub(super) type Placed = (Token, Span);

/// What ends a word.
const SPECIAL: &str = "()（）|｜\"“”「」:：,，、";

/// Cuts the question; white space parts tokens and is dropped.
pub(super) fn cut(text: &str) -> Result<Vec<Placed>, Error> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let trimmed = rest.trim_start();
        at += rest.len() - trimmed.len();
        let Some(first) = trimmed.chars().next() else {
            break;
        };
        let (token, length) = token(trimmed, first, at, text)?;
        tokens.push((token, Span::new(at, at + length)));
        at += length;
    }
    Ok(tokens)
}

fn token(rest: &str, first: char, at: usize, text: &str) -> Result<(Token, usize), Error> {
    let single = |token| Ok((token, first.len_utf8()));
    match first {
        '(' | '（' => single(Token::Open),
        ')' | '）' => single(Token::Close),
        '|' | '｜' => single(Token::Either),
        ',' | '，' | '、' => single(Token::Comma),
        '-' if !rest.get(1..).unwrap_or_default().starts_with(char::is_whitespace)
            && rest.len() > 1 =>
        {
            single(Token::Deny)
        }
        '"' | '“' | '”' | '「' => quoted(rest, first).ok_or_else(|| {
            wrong(text, at, "a quotation mark is not closed; close it, or leave it out")
        }),
        ':' | '：' => Err(wrong(
            text,
            at,
            "a colon without a key before it; quote a colon that is to be looked for",
        )),
        '」' => Err(wrong(text, at, "a closing quotation mark without an opening one")),
        _ => Ok(word(rest)),
    }
}

/// A quoted text; inside, a backslash takes the next character as it is.
fn quoted(rest: &str, open: char) -> Option<(Token, usize)> {
    let close = match open {
        '“' | '”' => '”',
        '「' => '」',
        other => other,
    };
    let mut text = String::new();
    let mut chars = rest.char_indices().skip(1);
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => text.push(chars.next()?.1),
            c if c == close => return Some((Token::Quoted(text), at + c.len_utf8())),
            c => text.push(c),
        }
    }
    None
}

/// A word, or a key when a colon follows.
fn word(rest: &str) -> (Token, usize) {
    let end = rest.find(|c: char| c.is_whitespace() || SPECIAL.contains(c)).unwrap_or(rest.len());
    let (word, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
    match after.chars().next() {
        Some(colon @ (':' | '：')) => (Token::Key(word.to_owned()), end + colon.len_utf8()),
        _ => (Token::Word(word.to_owned()), end),
    }
}

/// An error that names the column, in characters from 1.
pub(super) fn wrong(text: &str, at: usize, why: &str) -> Error {
    let column = text.get(..at).unwrap_or(text).chars().count() + 1;
    Error::new(ErrorKind::Question, format!("column {column}: {why}"))
}
