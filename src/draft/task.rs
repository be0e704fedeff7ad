//! Tasks: the smallest items that carry their own bodies, and the leaves of the sections of tasks.

use super::clause::{Charge, Clause};
use super::due::{Clock, Due};
use super::find::clauses;
use super::headed;
use super::list_rule::{self, ListRule};
use super::offices::is_subject;
use super::outline::{Item, Outline};
use super::page::trim;
use super::section::Meaning;
use super::subject;
use super::table::Row;
use super::words::closing;
use crate::draft::scan;
use crate::draft::word_list::{Words, words};
use crate::text::Span;

/// What one clause, or one item without any, asks for.
#[derive(Clone, Debug)]
pub(super) struct Record {
    /// The item it stands in.
    pub(super) item: usize,
    /// The words that it covers, from the end of the clause before it.
    pub(super) cover: Span,
    /// The clause that charges; empty where nobody is charged.
    pub(super) clause: Span,
    pub(super) charges: Vec<Charge>,
    pub(super) open: bool,
    pub(super) due: Option<Due>,
    pub(super) standing: Option<Span>,
}

impl Record {
    fn of(item: usize, cover: Span, clause: Clause, due: Option<Due>) -> Self {
        let Clause { span, charges, open, standing, .. } = clause;
        Self { item, cover, clause: span, charges, open, due, standing }
    }
}

/// What reading the tasks needs to know of the whole text.
pub(super) struct Reader<'r> {
    pub(super) text: &'r str,
    pub(super) outline: &'r Outline,
    pub(super) meanings: &'r [Meaning],
    pub(super) clock: &'r Clock,
    /// The rule about the bodies of every list.
    pub(super) list_rule: Option<ListRule>,
}

impl Reader<'_> {
    /// The records of every item, in order.
    pub(super) fn records(&self) -> Vec<Record> {
        let mut found = Vec::new();
        let items = self.outline.items.iter().enumerate();
        items.for_each(|(at, item)| self.item(at, item, &mut found));
        found
    }

    fn item(&self, at: usize, item: &Item, found: &mut Vec<Record>) {
        let meaning = self.meanings.get(at).copied().unwrap_or(Meaning::Tasks);
        if let Some(row) = item.row.and_then(|row| self.outline.rows.get(row)) {
            found.push(self.row(at, row));
            return;
        }
        let pieces = self.outline.text_of(item);
        let mut said: Vec<Clause> = Vec::new();
        for piece in pieces {
            clauses(self.text, *piece, &mut said);
        }
        let worth = meaning == Meaning::Tasks || (meaning != Meaning::Annex && !said.is_empty());
        let article = is_article(self.text, item);
        if !worth {
            if article && said.is_empty() {
                self.sentences(at, pieces, found, |sentence| self.spoken(sentence, true));
            }
            return;
        }
        if said.is_empty() {
            if self.headed(at, item, pieces, found) {
                return;
            }
            if item.leaf && !pieces.is_empty() {
                self.unclaused(at, self.own(at, item, pieces), article, found);
            } else {
                self.sentences(at, pieces, found, |sentence| self.whole(sentence));
            }
            return;
        }
        self.claused(at, pieces, said, found);
    }

    /// What a row of a table charges.
    fn row(&self, item: usize, row: &Row) -> Record {
        let cells = row.bodies.iter();
        let clauses: Vec<Clause> = cells
            .filter_map(|(cell, label, heading)| {
                Clause::of_cell(self.text, *cell, *label, *heading)
            })
            .collect();
        let labelled = row.due.and_then(|due| self.clock.of_label(self.text, due));
        Record {
            item,
            cover: row.title,
            clause: row.bodies.first().map_or(row.title, |(cell, _, _)| *cell),
            open: clauses.iter().any(|clause| clause.open),
            charges: clauses.into_iter().flat_map(|clause| clause.charges).collect(),
            due: labelled.or_else(|| self.clock.last(self.text, row.title)),
            standing: None,
        }
    }

    /// One record for each clause.
    fn claused(&self, item: usize, pieces: &[Span], said: Vec<Clause>, found: &mut Vec<Record>) {
        let mut from = pieces.first().map_or(0, |piece| piece.start);
        for mut clause in said {
            if let Some(rule) = &self.list_rule {
                list_rule::apply(self.text, &mut clause, rule);
            }
            let cover = trim(self.text, Span::new(from, clause.span.start));
            from = clause.span.end;
            let labelled = clause.time.and_then(|time| self.clock.of_label(self.text, time));
            let due = labelled.or_else(|| self.due(pieces, from, cover));
            if clause.charges.is_empty() && extend(found, item, due.as_ref()) {
                continue;
            }
            found.push(Record::of(item, cover, clause, due));
        }
    }

    /// The deadline of the words right behind a clause, else of those that it covers.
    fn due(&self, pieces: &[Span], from: usize, cover: Span) -> Option<Due> {
        self.behind(pieces, from).or_else(|| self.clock.last(self.text, cover))
    }

    /// The deadline right behind a clause: （市教育局负责）（2025年底前完成）, （市教育局负责）2025年底前完成.
    fn behind(&self, pieces: &[Span], from: usize) -> Option<Due> {
        /// The longest deadline, in characters.
        const LONGEST: usize = 24;
        let piece = pieces.iter().find(|piece| piece.start <= from && from < piece.end)?;
        let words = self.text.get(from..piece.end)?;
        let bracket = closing(words).filter(|_| words.starts_with(['（', '(']));
        let stop = || scan::sign(scan::near(words, LONGEST + 1), '。');
        let len = bracket.or_else(|| stop().filter(|end| is_due(words, *end)))?;
        let short = scan::count(scan::before(words, len)) <= LONGEST;
        self.clock.last(self.text, Span::new(from, from + len)).filter(|_| short)
    }

    /// A sentence of nothing but bodies and roles.
    fn whole(&self, sentence: Span) -> Option<(Clause, bool)> {
        let office = |charge: &Charge| charge.name.of(self.text).is_some_and(is_subject);
        let whole = Clause::read(self.text, sentence).filter(|one| one.said);
        let whole = whole.filter(|one| !one.charges.is_empty() && one.charges.iter().all(office));
        Some((whole?, true))
    }

    /// The bodies of a sentence: all of it a clause, or one that has them for its subject.
    fn spoken(&self, sentence: Span, article: bool) -> Option<(Clause, bool)> {
        let dated = article || self.clock.last(self.text, sentence).is_some();
        let subject = || subject::read(self.text, sentence, dated).map(|clause| (clause, false));
        self.whole(sentence).or_else(subject)
    }

    /// The records of sentences that charge; one of nothing but bodies covers the words before it.
    fn sentences(
        &self,
        item: usize,
        pieces: &[Span],
        found: &mut Vec<Record>,
        read: impl Fn(Span) -> Option<(Clause, bool)>,
    ) {
        let mut from = pieces.first().map_or(0, |piece| piece.start);
        for sentence in pieces.iter().flat_map(|piece| subject::sentences(self.text, *piece)) {
            let Some((clause, whole)) = read(sentence) else { continue };
            let head = trim(self.text, Span::new(from, sentence.start));
            from = (sentence.end + '。'.len_utf8()).min(self.text.len());
            let cover = if whole && !head.is_empty() { head } else { sentence };
            let first = || self.clock.last(self.text, sentence);
            let labelled = clause.time.and_then(|time| self.clock.of_label(self.text, time));
            let due = labelled.or_else(first).or_else(|| self.clock.last(self.text, cover));
            found.push(Record::of(item, cover, clause, due));
        }
    }

    /// Whether an item or one above it is headed by one of some words, as a list of who does what is: 职责分工.
    fn is_under(&self, item: usize, heads: &Words) -> bool {
        let mut next = Some(item);
        while let Some(item) = next.and_then(|at| self.outline.items.get(at)) {
            let title = scan::words(self.text, item.title);
            if scan::count(title) <= 16 && scan::holds(title, heads) {
                return true;
            }
            next = item.parent;
        }
        false
    }

    /// Paragraphs that each say what the bodies in front of a colon do, or an item that bodies head.
    fn headed(&self, at: usize, item: &Item, pieces: &[Span], found: &mut Vec<Record>) -> bool {
        let many = found.len();
        let named = self.is_under(at, words!["职责", "分工"]);
        let charged = |piece| Some((piece, headed::paragraph(self.text, piece, named)?));
        let mut said: Vec<_> = pieces.iter().copied().filter_map(charged).collect();
        if said.is_empty() && item.leaf {
            let named = self.is_under(at, words!["职责"]);
            let clause = headed::titled(self.text, item.title, pieces, named);
            said.extend(clause.map(|clause| (self.behind_title(item, pieces), clause)));
        }
        for (cover, clause) in said {
            found.push(Record {
                item: at,
                cover,
                clause: clause.span,
                charges: clause.charges,
                open: clause.open,
                due: self.clock.last(self.text, cover),
                standing: None,
            });
        }
        found.len() > many
    }

    /// The words of an item behind its title, to the end of its last piece.
    fn behind_title(&self, item: &Item, pieces: &[Span]) -> Span {
        let end = pieces.last().map_or(item.title.end, |piece| piece.end);
        let words = self.text.get(item.title.end..end).unwrap_or_default();
        Span::new(end - words.trim_start_matches(stops).len(), end)
    }

    /// The pieces of an item without paragraphs that close the whole text: those behind the last item, where each
    /// of its row is one paragraph.
    fn own<'p>(&self, at: usize, item: &Item, pieces: &'p [Span]) -> &'p [Span] {
        let last = at + 1 == self.outline.items.len();
        if !last || item.parent.is_none() {
            return pieces;
        }
        let row = self.outline.items.iter().filter(|other| other.parent == item.parent);
        let mut others = row.filter(|other| other.mark != item.mark).peekable();
        let single = others.peek().is_some() && others.all(|other| other.pieces.len() <= 1);
        if single { pieces.get(..1).unwrap_or(pieces) } else { pieces }
    }

    /// An item without clauses: its sentences may name who does what.
    fn unclaused(&self, item: usize, pieces: &[Span], article: bool, found: &mut Vec<Record>) {
        let whole = Span::new(
            pieces.first().map_or(0, |piece| piece.start),
            pieces.last().map_or(0, |piece| piece.end),
        );
        let before = found.len();
        self.sentences(item, pieces, found, |sentence| self.spoken(sentence, article));
        if found.len() == before {
            let due = pieces.iter().find_map(|piece| self.clock.last(self.text, *piece));
            found.push(Record {
                item,
                cover: whole,
                clause: Span::new(whole.end, whole.end),
                charges: Vec::new(),
                open: false,
                due,
                standing: None,
            });
        }
    }
}

/// Whether words up to a place are a deadline and nothing else: 2025年底前完成.
fn is_due(words: &str, end: usize) -> bool {
    let due = scan::before(words, end).trim_start_matches(['，', '；', '于', '在', '并']);
    let dated = scan::first(due).is_ascii_digit();
    dated
        && !due.contains('，')
        && scan::ends(due, words!["前完成", "底完成", "落实到位", "前落实", "前"])
}

/// What stands between a title and the words behind it.
fn stops(character: char) -> bool {
    character.is_whitespace() || ['。', '：', ':', '，'].contains(&character)
}

/// Whether an item is an article (条), whose sentences charge by their subjects wherever it stands.
fn is_article(text: &str, item: &Item) -> bool {
    let mark = scan::words(text, item.mark);
    mark.starts_with('第') && mark.ends_with('条')
}

/// A clause that holds a deadline only belongs to the record before it.
fn extend(found: &mut [Record], item: usize, due: Option<&Due>) -> bool {
    let Some(last) = found.last_mut().filter(|last| last.item == item) else { return false };
    last.due = due.cloned().or(last.due.take());
    true
}
