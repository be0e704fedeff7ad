//! What a page says of its document beside the text (文件信息), in tables, lists and lines.

use std::collections::BTreeSet;

use crate::text::MetadataField;

use super::flow::{Block, Row};
use super::labels::{Field, fields};

/// A value behind a label that stands in a block of its own is no longer than this, in characters.
const LONGEST_VALUE: usize = 200;

/// And no further away, in nodes of the page: a label without a value is not given the text that follows its table.
const FARTHEST_VALUE: usize = 8;

/// The fields of each block; `None` for a block that is no metadata.
pub(super) fn of_blocks(blocks: &[Block]) -> Vec<Option<Vec<Field>>> {
    let mut told: Vec<Option<Vec<Field>>> = blocks.iter().map(of_block).collect();
    values_below(blocks, &mut told);
    without_mixed_tables(blocks, &mut told);
    values_behind(blocks, &mut told);
    told
}

fn of_block(block: &Block) -> Option<Vec<Field>> {
    match &block.row {
        None => fields(&block.words),
        Some(row) => of_row(row),
    }
}

/// A row of labels, each with its value in the same cell or in the next.
fn of_row(row: &Row) -> Option<Vec<Field>> {
    let mut found: Vec<Field> = Vec::new();
    let mut label_open = false;
    let mut anything = false;
    for cell in row.cells.iter().map(|cell| cell.text.trim()) {
        anything |= !cell.is_empty();
        match fields(cell) {
            Some(fields) => {
                label_open = fields.last().is_some_and(|field| field.value.is_empty());
                found.extend(fields);
            }
            None if label_open => {
                label_open = false;
                if let Some(last) = found.last_mut() {
                    cell.clone_into(&mut last.value);
                }
            }
            None if cell.is_empty() => {}
            None => return None,
        }
    }
    (!found.is_empty() || !anything).then_some(found)
}

/// Gives a row of nothing but labels the row below it as its values, where that is the only one before the next such
/// row or the end of the table: a list of documents has more.
fn values_below(blocks: &[Block], told: &mut [Option<Vec<Field>>]) {
    for index in 1..blocks.len() {
        let row = |at: usize| blocks.get(at).and_then(|block| block.row.as_ref());
        let (Some(labels), Some(values)) = (row(index - 1), row(index)) else { continue };
        let goes_on = row(index + 1).is_some_and(|next| next.table == values.table)
            && told.get(index + 1).is_some_and(Option::is_none);
        let Some([Some(fields), below @ None]) = told.get_mut(index - 1..=index) else { continue };
        if labels.table == values.table && !goes_on && are_labels(labels, fields) {
            let cells = labels.cells.iter().filter(|cell| !cell.text.trim().is_empty());
            for (field, label) in fields.iter_mut().zip(cells) {
                let value = values.cells.iter().find(|cell| cell.column == label.column);
                field.value = value.map_or_else(String::new, |cell| cell.text.trim().to_owned());
            }
            *below = Some(Vec::new());
        }
    }
}

/// Whether every cell of a row is one label without a value.
fn are_labels(row: &Row, fields: &[Field]) -> bool {
    let cells = row.cells.iter().filter(|cell| !cell.text.trim().is_empty()).count();
    cells >= 2 && fields.len() == cells && fields.iter().all(|field| field.value.is_empty())
}

/// A table of which any row is something else is a table of the document.
fn without_mixed_tables(blocks: &[Block], told: &mut [Option<Vec<Field>>]) {
    let table = |block: &Block| block.row.as_ref().map(|row| row.table);
    let both = blocks.iter().zip(told.iter());
    let mixed: BTreeSet<usize> =
        both.filter(|(_, told)| told.is_none()).filter_map(|(block, _)| table(block)).collect();
    let valued: BTreeSet<usize> = blocks
        .iter()
        .zip(told.iter())
        .filter(|(_, told)| told.iter().flatten().any(|field| !field.value.is_empty()))
        .filter_map(|(block, _)| table(block))
        .collect();
    for (block, told) in blocks.iter().zip(told.iter_mut()) {
        if let Some(table) = table(block)
            && (mixed.contains(&table) || !valued.contains(&table))
            && !told.iter().flatten().all(|field| field.value.is_empty() && !mixed.contains(&table))
        {
            *told = None;
        }
    }
}

/// Gives a label that fills its block the next block as its value, as in lists of terms.
fn values_behind(blocks: &[Block], told: &mut [Option<Vec<Field>>]) {
    for (index, pair) in blocks.windows(2).enumerate() {
        let [label, value] = pair else { return };
        let plain = label.row.is_none() && value.row.is_none();
        let near = value.node - label.node <= FARTHEST_VALUE;
        let short = value.words.chars().count() <= LONGEST_VALUE;
        let Some([Some(fields), behind @ None]) = told.get_mut(index..index + 2) else { continue };
        if plain && near && short && ends_open(fields) {
            if let Some(field) = fields.last_mut() {
                value.words.trim().clone_into(&mut field.value);
            }
            *behind = Some(Vec::new());
        }
    }
}

fn ends_open(fields: &[Field]) -> bool {
    fields.len() == 1 && fields.iter().all(|field| field.value.is_empty())
}

/// Adds fields to those that are known; the first value of a label counts.
pub(super) fn add(known: &mut Vec<MetadataField>, fields: &[Field]) {
    for field in fields.iter().filter(|field| field.kept) {
        match known.iter_mut().find(|known| known.label == field.label) {
            None => known.push(MetadataField::new(field.label, field.value.clone())),
            Some(known) if known.value.is_empty() => known.value.clone_from(&field.value),
            Some(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::assemble::RawCell;
    use super::*;

    fn line(words: &str) -> Block {
        Block {
            node: 0,
            words: words.to_owned(),
            linked: 0,
            heading: None,
            alignment: None,
            gap: false,
            row: None,
        }
    }

    fn row(table: usize, cells: &[&str]) -> Block {
        let cell = |(text, column): (&&str, u32)| RawCell {
            text: (*text).to_owned(),
            column,
            ..RawCell::default()
        };
        let cells = cells.iter().zip(0..).map(cell).collect();
        Block { row: Some(Row { table, number: 0, cells }), ..line("") }
    }

    fn told(blocks: &[Block]) -> Vec<(String, String)> {
        let mut known = Vec::new();
        of_blocks(blocks).iter().flatten().for_each(|fields| add(&mut known, fields));
        known.into_iter().map(|field| (field.label, field.value)).collect()
    }

    #[test]
    fn values_stand_in_the_next_cell_or_block_or_behind_the_colon() {
        let expected = [("索引号", "11220105"), ("成文日期", "2021年6月")];
        let expected: Vec<_> = expected.map(|(a, b)| (a.to_owned(), b.to_owned())).into();
        assert_eq!(
            told(&[row(1, &["索 引 号：", "11220105", "成文日期：", "2021年6月"])]),
            expected
        );
        assert_eq!(told(&[row(1, &["索引号：11220105", "成文日期：2021年6月", ""])]), expected);
        assert_eq!(
            told(&[line("索引号"), line("11220105"), line("成文日期：2021年6月")]),
            expected
        );
    }

    #[test]
    fn values_stand_in_the_row_below_their_labels() {
        let blocks = [
            row(1, &["索引号", "发文机关", "文号"]),
            row(1, &["11220105", "区政府", ""]),
            row(1, &["成文日期：", "有效性："]),
            row(1, &["2021年6月", "有效"]),
        ];
        let expected = [
            ("索引号", "11220105"),
            ("发文机关", "区政府"),
            ("文号", ""),
            ("成文日期", "2021年6月"),
            ("有效性", "有效"),
        ];
        let expected: Vec<_> = expected.map(|(a, b)| (a.to_owned(), b.to_owned())).into();
        assert_eq!(told(&blocks), expected);
        let list = [
            row(1, &["文件名称", "文号"]),
            row(1, &["节水办法", "安政发〔2026〕3号"]),
            row(1, &["用水办法", "安政发〔2026〕4号"]),
        ];
        assert_eq!(told(&list), []);
    }

    #[test]
    fn a_table_of_the_document_is_none() {
        let blocks = [row(1, &["序号", "名称", "来源"]), row(1, &["1", "再生水", "市水务局"])];
        assert_eq!(told(&blocks), []);
        assert!(of_blocks(&blocks).iter().all(Option::is_none));
    }
}
