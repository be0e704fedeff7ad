//! What a line of a document is by its form: a number, a date, a name, an annex, a title.

use super::frame;
use super::head::Named;
use super::mark;
use super::names::{is_body, is_whole};
use super::page::{Paragraph, clean, is_blank};
use super::title::ends_in_genre;
use crate::draft::scan;
use crate::draft::word_list::words;
use crate::model::DocumentNumber;
use crate::text::{Span, dates};

/// The kinds of lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// A document number alone.
    Number,
    /// A date alone, perhaps with 此件公开发布 or the name of who signs.
    Date,
    /// 此件公开发布.
    Public,
    /// 附件, with or without a list.
    Annex,
    /// The name of a body alone.
    Name,
    /// It begins with a mark.
    Marked,
    /// Short, without a stop, with the word of a genre at its end.
    Title,
    /// Anything else.
    Else,
}

/// The longest line, in bytes, that is looked at.
const LONGEST: usize = 400;

/// The kind of a paragraph.
pub(super) fn kind(text: &str, paragraph: &Paragraph) -> Line {
    let words = scan::words(text, paragraph.span);
    if !paragraph.cells.is_empty() {
        return if mark::at_start(words).is_some() { Line::Marked } else { Line::Else };
    }
    of_line(words)
}

/// The kind of a line by its words.
pub(super) fn of_line(words: &str) -> Line {
    if words.len() > LONGEST {
        return if mark::at_start(words).is_some() { Line::Marked } else { Line::Else };
    }
    if is_number(words) {
        return Line::Number;
    }
    if is_date(words) {
        return Line::Date;
    }
    if mark::at_start(words).is_some() {
        return Line::Marked;
    }
    if frame::disclosure(words).is_some() {
        return Line::Public;
    }
    if is_annex(words) {
        return Line::Annex;
    }
    of_words(words)
}

fn of_words(words: &str) -> Line {
    if words.ends_with(['。', '；', '，', '：', ':', ';', '、', '！', '？']) || words.contains('。')
    {
        return Line::Else;
    }
    if ends_in_genre(words) {
        return Line::Title;
    }
    let mut names = words.split(is_blank).filter(|name| !name.is_empty()).peekable();
    if names.peek().is_some()
        && names.all(|name| is_body(name) && !name.contains(['，', '；', '“', '：', ':']))
    {
        return Line::Name;
    }
    Line::Else
}

fn is_number(words: &str) -> bool {
    // In a report to a body above, who signed it stands beside the number.
    let signer = words!["签发人"].first_in(words).filter(|(at, _)| *at > 0);
    let words = signer.map_or(words, |(at, _)| scan::before(words, at).trim_end_matches(is_blank));
    if !words.ends_with(['号', '）', ')']) || words.len() > 120 {
        return false;
    }
    let bare = words.trim_matches(|c: char| is_blank(c) || ['（', '）', '(', ')'].contains(&c));
    let open = bare.trim_start_matches(['[', '【']);
    let labelled = words!["发文字号", "发文文号", "文号"].strip_lead(open);
    let bare = labelled.map_or(bare, |rest| rest.trim_start_matches([']', '】', '：', ':']));
    bare.trim_matches(is_blank).parse::<DocumentNumber>().is_ok()
}

/// A date alone, in brackets or not, with what goes with it.
fn is_date(words: &str) -> bool {
    let begins = words
        .chars()
        .next()
        .is_some_and(|c| c.is_numeric() || ['（', '(', '二', '〇', '○', '零', '一'].contains(&c));
    let ends = words.ends_with(['日', '）', ')', '布', '发']);
    if words.len() > 200 || !words.contains('年') || !words.contains('月') || !(begins || ends) {
        return false;
    }
    let found = dates(words);
    let [mention] = found.as_slice() else { return false };
    let (Some(before), Some(behind)) =
        (words.get(..mention.span.start), words.get(mention.span.end..))
    else {
        return false;
    };
    let empty =
        |words: &str| words.chars().all(|c| is_blank(c) || ['（', '）', '(', ')'].contains(&c));
    let public = behind.contains("此件") || empty(behind);
    let day = mention.year.is_some()
        && (mention.day.is_some() || mention.day_masked || mention.month_masked);
    day && public
        && (empty(before) || before.split(is_blank).filter(|name| !name.is_empty()).all(is_whole))
}

fn is_annex(words: &str) -> bool {
    let Some(rest) = words.strip_prefix("附件") else { return false };
    let rest = rest.trim_start_matches(is_blank).trim_start_matches(counts);
    rest.is_empty() || rest.starts_with(['：', ':'])
}

/// Whether a character counts annexes: 附件1, 附件一.
fn counts(character: char) -> bool {
    character.is_numeric()
        || ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'].contains(&character)
}

/// Whether a line that ends in a colon addresses bodies.
pub(super) fn addresses(words: &str) -> bool {
    let inner = words.trim_end_matches(['：', ':']);
    if inner.contains(['。', '；']) || inner.len() > 900 {
        return false;
    }
    let first = inner.split(['、', '，', ',', '；', '　', ' ']).next().unwrap_or_default();
    inner.starts_with('各')
        || is_body(first)
        || inner.contains("，各")
        || inner.contains("人民政府")
}

/// The names of a line of a signature.
pub(super) fn names(text: &str, span: Span) -> Vec<Named> {
    let words = scan::words(text, span);
    let mut start = span.start;
    let mut found = Vec::new();
    for part in words.split_inclusive(is_blank) {
        let name = part.trim_matches(is_blank);
        if !name.is_empty() {
            let at = start + part.len() - part.trim_start_matches(is_blank).len();
            found.push(Named { name: clean(name), span: Some(Span::new(at, at + name.len())) });
        }
        start += part.len();
    }
    found
}

/// The name in front of a date on one line.
pub(super) fn name_before_date(text: &str, paragraph: Option<&Paragraph>) -> Vec<Named> {
    let Some(span) = paragraph.map(|one| one.span) else { return Vec::new() };
    let words = scan::words(text, span);
    let Some(mention) = dates(words).into_iter().next() else { return Vec::new() };
    let head = Span::new(span.start, span.start + mention.span.start);
    let mut found = names(text, head);
    found.retain(|one| is_whole(&one.name));
    found
}
