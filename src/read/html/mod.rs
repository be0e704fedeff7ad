//! A page of a government site to text: its main content, its tables as rows, its metadata; navigation left out.
//! No crate stands behind it: a page of any size and depth is read in one pass, without recursion.

mod content;
mod entity;
mod flow;
mod kind;
mod labels;
mod list;
mod metadata;
mod table;
mod title;
mod token;
mod tree;

use std::ops::Range;

use encoding_rs::Encoding;

use crate::Error;
use crate::text::{MetadataField, SourceText};

use super::Limits;
use super::assemble::{Assembler, Shape};
use super::encoding;
use flow::Block;
use tree::Tree;

/// How far into a page its encoding may be named.
const HEAD: usize = 4096;

/// Reads a page.
pub(super) fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<SourceText, Error> {
    let page = encoding::decode(bytes, named_encoding(bytes))?;
    let tree = Tree::parse(&page, limits)?;
    let blocks = flow::blocks(&tree, 0);
    let told = metadata::of_blocks(&blocks);
    let is_metadata: Vec<bool> = told.iter().map(Option::is_some).collect();
    let chosen = content::element(&tree, &blocks, &is_metadata);
    let range = block_range(&tree, &blocks, chosen);
    let head = head_of(&blocks, &is_metadata, &range);
    let titles = title::said(&tree);
    let mut fields = Vec::new();
    for (index, told) in told.iter().enumerate() {
        if let Some(told) = told.as_ref().filter(|_| index < head || index >= range.end) {
            metadata::add(&mut fields, told);
        }
    }
    title::add_said(&mut fields, &tree);
    let above = title::above(&blocks, &is_metadata, head, &titles, &fields);
    let keep = kept(&blocks, head..range.end);
    let keep: Vec<&Block> =
        above.into_iter().chain(keep).filter_map(|index| blocks.get(index)).collect();
    assemble(name, &keep, fields, limits)
}

/// The encoding that a page names in its head.
fn named_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(HEAD))?;
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let named = head.split_once("charset=")?.1.trim_start_matches(['"', '\'', ' ']);
    let end = named.find(|c: char| !c.is_ascii_alphanumeric() && !"-_".contains(c));
    Encoding::for_label(named.get(..end.unwrap_or(named.len()))?.as_bytes())
}

/// The blocks of an element.
fn block_range(tree: &Tree<'_>, blocks: &[Block], element: usize) -> Range<usize> {
    let end = tree.nodes.get(element).map_or(0, |node| node.end);
    let at = |node: usize| blocks.partition_point(|block| block.node < node);
    at(element)..at(end)
}

/// The first block of the content behind the metadata that stands above the first sentence.
fn head_of(blocks: &[Block], is_metadata: &[bool], range: &Range<usize>) -> usize {
    let inside = range.clone().take_while(|&index| {
        is_metadata.get(index) == Some(&true)
            || !blocks.get(index).is_some_and(content::is_sentence)
    });
    let last = inside.filter(|&index| is_metadata.get(index) == Some(&true)).last();
    last.map_or(range.start, |last| last + 1)
}

/// The blocks of a range that belong to the document; lists of links count only between its sentences.
fn kept(blocks: &[Block], range: Range<usize>) -> Vec<usize> {
    let is = |index: usize, test: fn(&Block) -> bool| blocks.get(index).is_some_and(test);
    let sentences = || range.clone().filter(|&index| is(index, content::is_sentence));
    let (first, last) = (sentences().next(), sentences().next_back());
    let between =
        |index: usize| first.is_some_and(|at| at <= index) && last.is_some_and(|at| index <= at);
    let keep = range.clone().filter(|&index| {
        !is(index, content::is_furniture) && (between(index) || !is(index, content::is_navigation))
    });
    keep.collect()
}

fn assemble(
    name: &str,
    blocks: &[&Block],
    fields: Vec<MetadataField>,
    limits: &Limits,
) -> Result<SourceText, Error> {
    let mut assembler = Assembler::new(limits);
    let mut table = (usize::MAX, 0);
    for block in blocks {
        if block.gap {
            assembler.gap();
        }
        let Some(row) = &block.row else {
            let shape =
                Shape { heading: block.heading, alignment: block.alignment, ..Shape::default() };
            assembler.paragraph(&block.words, shape)?;
            continue;
        };
        if table.0 != row.table {
            table = (row.table, assembler.begin_table());
        }
        assembler.row(&row.cells, (table.1, row.number), None)?;
    }
    Ok(assembler.finish(name, fields))
}
