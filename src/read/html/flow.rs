//! A page as blocks in reading order: paragraphs and table rows, before anything is left out as furniture.

use crate::text::Alignment;

use super::super::assemble::RawCell;
use super::entity::decoded;
use super::kind::Kind;
use super::labels::fields;
use super::list::{Numbers, begins_with_mark};
use super::table;
use super::tree::{Node, Tree};

/// A paragraph or a table row of a page.
#[derive(Clone, Debug)]
pub(super) struct Block {
    /// The node of its first word, or of the row.
    pub(super) node: usize,
    /// Its words; those of a row joined by spaces.
    pub(super) words: String,
    /// How many of its characters are links.
    pub(super) linked: usize,
    pub(super) heading: Option<u8>,
    pub(super) alignment: Option<Alignment>,
    /// Whether an empty line stands before it.
    pub(super) gap: bool,
    pub(super) row: Option<Row>,
}

/// Where a row stands, and its cells.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) table: usize,
    pub(super) number: u32,
    pub(super) cells: Vec<RawCell>,
}

/// The blocks of a node's subtree.
pub(super) fn blocks(tree: &Tree<'_>, root: usize) -> Vec<Block> {
    let mut flow = Flow {
        tree,
        blocks: Vec::new(),
        line: Line::default(),
        open: Vec::new(),
        gap: false,
        mark: None,
    };
    let end = tree.nodes.get(root).map_or(root, |node| node.end);
    let mut index = root + 1;
    while let Some(node) = tree.nodes.get(index).filter(|_| index < end) {
        flow.leave(index);
        index = flow.enter(index, node);
    }
    flow.leave(end);
    flow.flush();
    flow.blocks
}

/// An element that is open and means something to the lines inside it.
#[derive(Clone, Copy)]
struct Open {
    kind: Kind,
    end: usize,
    alignment: Option<Alignment>,
    /// How many blocks there were when it began.
    blocks: usize,
    /// Of an ordered list, how far it has been counted.
    numbers: Option<Numbers>,
}

struct Flow<'a, 'p> {
    tree: &'a Tree<'p>,
    blocks: Vec<Block>,
    line: Line,
    open: Vec<Open>,
    gap: bool,
    /// The mark of the item that has begun and has no line yet.
    mark: Option<String>,
}

impl Flow<'_, '_> {
    /// Reads a node and tells which is next.
    fn enter(&mut self, index: usize, node: &Node<'_>) -> usize {
        match node.kind {
            Kind::Text => self.text(index, node.data),
            Kind::Break => self.line_break(),
            Kind::Dropped | Kind::Meta | Kind::Title => return node.end.max(index + 1),
            _ if is_hidden(node) => return node.end,
            Kind::Link if is_note_call(self.tree, index, node) => return node.end,
            Kind::Table => return self.table(index, node),
            Kind::Inline => {}
            _ => self.begin(index, node),
        }
        index + 1
    }

    fn begin(&mut self, index: usize, node: &Node<'_>) {
        if node.kind.is_block() {
            self.flush();
        }
        if node.kind == Kind::Item {
            let list = self.open.iter_mut().rev().find(|open| open.kind == Kind::List);
            self.mark = list.and_then(|list| list.numbers.as_mut()?.mark(node));
        }
        let alignment =
            alignment(node).or_else(|| self.open.last().and_then(|open| open.alignment));
        let blocks = self.blocks.len();
        let numbers = Numbers::of(self.tree, index).filter(|_| !self.tree.without_marks);
        self.open.push(Open { kind: node.kind, end: node.end, alignment, blocks, numbers });
    }

    /// Ends the elements that end before a node.
    fn leave(&mut self, index: usize) {
        while let Some(&open) = self.open.last().filter(|open| open.end <= index) {
            if open.kind.is_block() {
                self.flush();
            }
            if open.kind == Kind::Item {
                self.mark = None;
            }
            self.gap |= open.kind == Kind::Paragraph && open.blocks == self.blocks.len();
            self.open.pop();
        }
    }

    fn text(&mut self, index: usize, data: &str) {
        let linked = self.open.iter().any(|open| open.kind == Kind::Link);
        let lines_count = self.open.iter().any(|open| open.kind == Kind::Preformatted);
        if !lines_count {
            return self.line.add(index, data, linked);
        }
        for (number, line) in data.lines().enumerate() {
            if number > 0 {
                self.line_break();
            }
            self.line.add(index, line, linked);
        }
    }

    fn line_break(&mut self) {
        self.gap |= self.line.words.is_empty();
        self.flush();
    }

    fn flush(&mut self) {
        let line = std::mem::take(&mut self.line);
        if line.words.trim().is_empty() {
            return;
        }
        let heading = self.open.iter().rev().find_map(|open| match open.kind {
            Kind::Heading(level) => Some(level),
            _ => None,
        });
        let alignment = self.open.last().and_then(|open| open.alignment);
        let gap = std::mem::take(&mut self.gap);
        let (node, linked) = (line.node, line.linked);
        let words = self.marked(line);
        self.blocks.push(Block { node, words, linked, heading, alignment, gap, row: None });
    }

    /// The words of a line behind the mark of its item: those of a document only, which have no mark of their own.
    fn marked(&mut self, line: Line) -> String {
        let Some(mark) = self.mark.take() else { return line.words };
        let all_linked = line.linked * 10 >= line.words.chars().count() * 9;
        if all_linked || begins_with_mark(&line.words) || fields(&line.words).is_some() {
            return line.words;
        }
        let words = line.words.trim_start();
        let apart = mark.ends_with('.') && words.starts_with(|c: char| c.is_ascii_alphanumeric());
        mark + if apart { " " } else { "" } + words
    }

    /// Reads a table of data as rows; one that only lays out the page is walked through like any other element.
    fn table(&mut self, index: usize, node: &Node<'_>) -> usize {
        self.flush();
        let Some(mut rows) = table::rows(self.tree, index) else {
            self.begin(index, node);
            return index + 1;
        };
        let caption = self.tree.children(index).find(|(_, node)| node.kind == Kind::Caption);
        self.blocks.extend(caption.into_iter().flat_map(|(at, _)| blocks(self.tree, at)));
        if let Some(first) = rows.first_mut() {
            first.gap = std::mem::take(&mut self.gap);
        }
        self.blocks.extend(rows);
        node.end
    }
}

/// A line in the making.
#[derive(Default)]
struct Line {
    node: usize,
    words: String,
    linked: usize,
    space: Space,
}

/// White space that has been read and not yet been written.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Space {
    #[default]
    None,
    Blank,
    /// With a line break in it, which the page's source has and its reader does not see.
    Break,
}

impl Line {
    fn add(&mut self, node: usize, data: &str, linked: bool) {
        decoded(data, |c| self.push(node, c, linked));
    }

    fn push(&mut self, node: usize, c: char, linked: bool) {
        match c {
            '\n' | '\r' => self.space = Space::Break,
            ' ' | '\t' | '\u{c}' if self.space == Space::None => self.space = Space::Blank,
            ' ' | '\t' | '\u{c}' => {}
            _ => {
                self.write_space(c);
                if self.words.is_empty() {
                    self.node = node;
                }
                self.words.push(c);
                self.linked += usize::from(linked);
            }
        }
    }

    /// Between two Chinese characters a line break of the source is nothing, everything else is one space.
    fn write_space(&mut self, next: char) {
        let space = std::mem::take(&mut self.space);
        let Some(last) = self.words.chars().next_back() else { return };
        let joined = space == Space::Break && !last.is_ascii() && !next.is_ascii();
        if space != Space::None && !joined {
            self.words.push(' ');
        }
    }
}

/// Whether a link leads from the call of a note (脚注) to it, or back, and shows no more than its number.
fn is_note_call(tree: &Tree<'_>, index: usize, node: &Node<'_>) -> bool {
    const MOST_NODES: usize = 8;
    let within = node.attribute("href").is_some_and(|href| href.trim().starts_with('#'));
    let inside = tree.subtree(index);
    let texts = inside.iter().take(MOST_NODES).filter(|node| node.kind == Kind::Text);
    let mut shown = texts.flat_map(|node| node.data.trim().chars());
    within
        && inside.len() <= MOST_NODES
        && shown.clone().any(char::is_numeric)
        && shown.all(|c| c.is_numeric() || "[]［］〔〕()（）* ".contains(c))
}

/// Whether a page says that an element is not shown, or a word processor that wrote it that it is the head or the foot
/// of every page (页眉, 页脚).
fn is_hidden(node: &Node<'_>) -> bool {
    let title = node.attribute("title").filter(|_| node.name.eq_ignore_ascii_case("div"));
    if matches!(title, Some("header" | "footer")) {
        return true;
    }
    let style = node.attribute("style").unwrap_or_default();
    let hidden = style.find("display").is_some_and(|at| {
        let value = style.get(at + "display".len()..).unwrap_or_default();
        let value = value.trim_start().trim_start_matches(':').trim_start();
        value.get(..4).is_some_and(|value| value.eq_ignore_ascii_case("none"))
    });
    hidden || node.attribute("hidden").is_some()
}

fn alignment(node: &Node<'_>) -> Option<Alignment> {
    let style = node.attribute("style").unwrap_or_default().to_ascii_lowercase();
    let styled = style.split(';').find_map(|rule| rule.trim().strip_prefix("text-align"));
    let styled = styled.map(|value| value.trim_start_matches([':', ' ']).trim().to_owned());
    let said = styled.or_else(|| node.attribute("align").map(str::to_ascii_lowercase));
    match said.as_deref() {
        Some("center") => Some(Alignment::Center),
        Some("right" | "end") => Some(Alignment::Right),
        Some("left" | "justify" | "start") => Some(Alignment::Left),
        _ if node.name.eq_ignore_ascii_case("center") => Some(Alignment::Center),
        _ => None,
    }
}
