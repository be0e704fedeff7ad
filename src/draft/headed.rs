//! Paragraphs and items headed by the bodies that they charge: 市公安局：负责…, （一）市公安局。负责….

use super::clause::Clause;
use super::offices::is_name;
use super::page::{is_blank, trim, trim_start};
use super::subject::listed;
use super::words::label;
use crate::draft::scan;
use crate::draft::word_list::{Words, words};
use crate::model::Role;
use crate::text::Span;

/// Words that what a body does begins with.
const DOES: &Words = words![
    "负责",
    "牵头",
    "承担",
    "配合",
    "协助",
    "协同",
    "参与",
    "指导",
    "督促",
    "监督",
    "统筹",
    "组织",
    "会同",
    "依法",
    "做好",
    "按职责",
    "按照职责",
    "落实",
    "制定",
    "加强",
    "开展",
    "协调",
    "履行",
    "具体",
];

/// A paragraph that says behind a colon what the bodies before it do; `listing` where the section lists who does what.
pub(super) fn paragraph(text: &str, piece: Span, listing: bool) -> Option<Clause> {
    const FARTHEST: usize = 300;
    let words = piece.of(text)?;
    let at = words
        .char_indices()
        .take_while(|(at, c)| *at < FARTHEST && !matches!(c, '，' | '。' | '；'));
    let (at, colon) = at.into_iter().find(|(_, c)| matches!(c, '：' | ':'))?;
    let behind = trim_start(scan::from(words, at + colon.len_utf8()));
    let does = listing || scan::begins(behind, DOES);
    if !does || scan::count(behind) < 4 || label(scan::before(words, at)).is_some() {
        return None;
    }
    let names = trim(text, Span::new(piece.start, piece.start + at));
    let stop = words.find('。').unwrap_or(words.len());
    charged(text, names, behind, piece.start + stop)
}

/// An item whose title is nothing but bodies, with what they do behind it.
pub(super) fn titled(text: &str, title: Span, pieces: &[Span], listing: bool) -> Option<Clause> {
    let stops = |c: char| is_blank(c) || ['。', '：', ':', '，'].contains(&c);
    let mut rests = pieces.iter().filter_map(|piece| {
        let words = text.get(piece.start.max(title.end.min(piece.end))..piece.end)?;
        let behind = words.trim_start_matches(stops);
        (!behind.is_empty()).then_some((piece.end - behind.len(), behind))
    });
    let (start, behind) = rests.next()?;
    let does = scan::begins(behind, DOES) || listing;
    let end = start + behind.find('。').unwrap_or(behind.len());
    (does && scan::count(behind) >= 4).then(|| charged(text, title, behind, end))?
}

/// The bodies of a stretch in the role that the words behind give them.
fn charged(text: &str, names: Span, behind: &str, end: usize) -> Option<Clause> {
    let mut found = listed(text, names, is_name)?;
    let role = if scan::begins(behind, words!["牵头", "负责牵头"]) {
        Role::Lead
    } else if scan::begins(behind, words!["配合", "协助", "协同", "参与"]) {
        Role::Support
    } else {
        Role::Responsible
    };
    found.charges.iter_mut().for_each(|charge| charge.role = role);
    found.span = Span::new(names.start, end);
    Some(found)
}
