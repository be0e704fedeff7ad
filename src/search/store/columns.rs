//! Conditions that are looked up entry by entry: ranges of days, figures.

use std::collections::HashSet;

use tantivy::columnar::Column;
use tantivy::query::AllScorer;
use tantivy::query::doc_predicate_query::{
    ConstOrVariableSegmentPredicate, DocPredicate, DocPredicateQuery, SegmentDocPredicate,
};
use tantivy::{DocId, SegmentReader};

use super::{schema, sortable, tag};
use crate::model::Op;
use crate::query::{DateRange, Filter, ValueRange};
use crate::text::fold;

/// A date of which every day lies in a range. An entry may have several dates; one must fit.
#[derive(Clone, Copy, Debug)]
struct Days {
    columns: (&'static str, &'static str),
    from: u64,
    to: u64,
}

pub(super) fn due(range: &DateRange) -> DocPredicateQuery {
    days((schema::DUE_FROM, schema::DUE_TO), range)
}

pub(super) fn issued(range: &DateRange) -> DocPredicateQuery {
    days((schema::ISSUED_FROM, schema::ISSUED_TO), range)
}

fn days(columns: (&'static str, &'static str), range: &DateRange) -> DocPredicateQuery {
    let from = range.from.map_or(0, sortable::day);
    let to = range.to.map_or(u64::MAX, sortable::day);
    Days { columns, from, to }.into()
}

struct DaysOf {
    days: Days,
    first: Column<u64>,
    last: Column<u64>,
}

impl DocPredicate for Days {
    type SegmentDocPredicate = DaysOf;

    fn doc_predicate(
        &self,
        segment: &SegmentReader,
    ) -> tantivy::Result<ConstOrVariableSegmentPredicate<DaysOf>> {
        let columns = segment.fast_fields();
        let first = columns.column_opt(self.columns.0)?;
        let last = columns.column_opt(self.columns.1)?;
        let (Some(first), Some(last)) = (first, last) else {
            return Ok(ConstOrVariableSegmentPredicate::Const(false));
        };
        Ok(over_all(segment, DaysOf { days: *self, first, last }))
    }
}

impl SegmentDocPredicate for DaysOf {
    fn eval(&mut self, entry: DocId) -> bool {
        let (first, last) = (self.first.values_for_doc(entry), self.last.values_for_doc(entry));
        first.zip(last).any(|(first, last)| self.days.from <= first && last <= self.days.to)
    }

    fn cost(&self) -> u64 {
        4
    }
}

fn over_all<P: SegmentDocPredicate>(
    segment: &SegmentReader,
    predicate: P,
) -> ConstOrVariableSegmentPredicate<P> {
    let necessary_condition = Box::new(AllScorer::new(segment.max_doc()));
    ConstOrVariableSegmentPredicate::Variable { predicate, necessary_condition }
}

/// Conditions that one figure of an entry must meet together.
#[derive(Clone, Debug, Default)]
struct Figures {
    ops: Vec<u64>,
    least: Vec<((u64, u64), bool)>,
    most: Vec<((u64, u64), bool)>,
    /// Folded, to be held by the indicator.
    indicators: Vec<String>,
}

/// The conditions among these that are about figures, as one; `None` when there are none.
pub(super) fn figures<'f>(filters: impl Iterator<Item = &'f Filter>) -> Option<DocPredicateQuery> {
    let mut figures = Figures::default();
    let mut any = false;
    for filter in filters {
        any |= figures.add(filter);
    }
    any.then(|| figures.into())
}

impl Figures {
    fn add(&mut self, filter: &Filter) -> bool {
        match filter {
            Filter::Indicator(words) => self.indicators.push(fold(words)),
            Filter::Op(op) => self.ops.push(tag::place(Op::ALL, op)),
            Filter::Value(range) => self.add_range(range),
            _ => return false,
        }
        true
    }

    fn add_range(&mut self, range: &ValueRange) {
        let end = |end: &(_, bool)| (sortable::figure(end.0), end.1);
        self.least.extend(range.min.as_ref().map(end));
        self.most.extend(range.max.as_ref().map(end));
    }

    fn holds(&self, op: u64, figure: (u64, u64)) -> bool {
        let above =
            |(least, within): &((u64, u64), bool)| figure > *least || (*within && figure == *least);
        let below =
            |(most, within): &((u64, u64), bool)| figure < *most || (*within && figure == *most);
        self.ops.iter().all(|wanted| *wanted == op)
            && self.least.iter().all(above)
            && self.most.iter().all(below)
    }
}

struct FiguresOf {
    figures: Figures,
    ops: Column<u64>,
    high: Column<u64>,
    low: Column<u64>,
    indicators: Column<u64>,
    /// The numbers of the indicators that hold the words, when words are wanted.
    wanted: Option<HashSet<u64>>,
}

impl DocPredicate for Figures {
    type SegmentDocPredicate = FiguresOf;

    fn doc_predicate(
        &self,
        segment: &SegmentReader,
    ) -> tantivy::Result<ConstOrVariableSegmentPredicate<FiguresOf>> {
        let columns = segment.fast_fields();
        let column = |name| columns.column_opt(name);
        let found = (
            column(schema::FIGURE_OP)?,
            column(schema::FIGURE_HIGH)?,
            column(schema::FIGURE_LOW)?,
            columns.str(schema::INDICATOR)?,
        );
        let (Some(ops), Some(high), Some(low), Some(names)) = found else {
            return Ok(ConstOrVariableSegmentPredicate::Const(false));
        };
        let (dictionary, indicators) = names.into_parts();
        let wanted = if self.indicators.is_empty() {
            None
        } else {
            let mut numbers = HashSet::new();
            let mut stream = dictionary.stream()?;
            while stream.advance() {
                let name = fold(&String::from_utf8_lossy(stream.key()));
                if self.indicators.iter().all(|words| name.contains(words)) {
                    numbers.insert(stream.term_ord());
                }
            }
            Some(numbers)
        };
        let figures = self.clone();
        Ok(over_all(segment, FiguresOf { figures, ops, high, low, indicators, wanted }))
    }
}

impl SegmentDocPredicate for FiguresOf {
    fn eval(&mut self, entry: DocId) -> bool {
        let ops = self.ops.values_for_doc(entry);
        let figures = self.high.values_for_doc(entry).zip(self.low.values_for_doc(entry));
        let mut all = ops.zip(figures).zip(self.indicators.values_for_doc(entry));
        all.any(|((op, figure), indicator)| {
            let named = self.wanted.as_ref().is_none_or(|wanted| wanted.contains(&indicator));
            named && self.figures.holds(op, figure)
        })
    }

    fn cost(&self) -> u64 {
        8
    }
}
