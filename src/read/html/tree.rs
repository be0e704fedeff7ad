//! A page as a flat list of nodes in the order of the page, each knowing where its subtree ends.
//! Nothing recurses, neither to build it nor to walk it nor to drop it.

use std::collections::HashMap;

use crate::{Error, ErrorKind};

use super::super::{Limits, flat};
use super::kind::{Kind, is_void};
use super::list::takes_marks_off;
use super::token::{Token, Tokens, attribute};

/// What lies deeper is read as if it lay here; browsers do the same.
const DEEPEST: usize = 512;

/// An element or a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node<'a> {
    pub(super) kind: Kind,
    /// The element's name as written; empty for a text.
    pub(super) name: &'a str,
    /// The element's attributes, or the text, undecoded.
    pub(super) data: &'a str,
    /// One past the last node of its subtree.
    pub(super) end: usize,
    /// Whether a table lies inside this table.
    pub(super) nested: bool,
}

impl<'a> Node<'a> {
    pub(super) fn attribute(&self, name: &str) -> Option<&'a str> {
        attribute(self.data, name)
    }
}

impl flat::Node for Node<'_> {
    fn end(&self) -> usize {
        self.end
    }
}

/// A page.
#[derive(Debug)]
pub(super) struct Tree<'a> {
    pub(super) nodes: Vec<Node<'a>>,
    /// Whether its own rules of styles take the marks off every list.
    pub(super) without_marks: bool,
}

impl<'a> Tree<'a> {
    /// Builds the tree as a browser would, as far as the text and its tables depend on it.
    pub(super) fn parse(page: &'a str, limits: &Limits) -> Result<Self, Error> {
        let root = Node { kind: Kind::Root, name: "", data: "", end: 0, nested: false };
        let mut builder = Builder { nodes: vec![root], open: vec![0], kinds: HashMap::new() };
        for token in Tokens::new(page) {
            builder.add(token);
            if builder.nodes.len() > limits.elements {
                let message = format!(
                    "the page has more than {} elements; raise Limits::elements, or save its text alone",
                    limits.elements
                );
                return Err(Error::new(ErrorKind::Limit, message));
            }
        }
        builder.close_to(0);
        let nodes = builder.nodes;
        let mut styles =
            nodes.windows(2).filter(|pair| is_style(pair)).filter_map(<[Node<'_>]>::last);
        let without_marks = styles.any(|node| takes_marks_off(node.data));
        Ok(Self { nodes, without_marks })
    }

    /// A node's subtree, itself first.
    pub(super) fn subtree(&self, index: usize) -> &[Node<'a>] {
        let end = self.nodes.get(index).map_or(index, |node| node.end);
        self.nodes.get(index..end).unwrap_or_default()
    }

    /// The children of a node.
    pub(super) fn children(&self, index: usize) -> impl Iterator<Item = (usize, &Node<'a>)> {
        flat::children(&self.nodes, index)
    }
}

/// Whether the second of two nodes is the content of the first, rules of styles.
fn is_style(pair: &[Node<'_>]) -> bool {
    matches!(pair, [node, text] if node.name.eq_ignore_ascii_case("style") && text.kind == Kind::Text)
}

struct Builder<'a> {
    nodes: Vec<Node<'a>>,
    /// The elements that are open, the innermost last; the root is always.
    open: Vec<usize>,
    /// How many of them are of each kind: none of a kind, nothing to look for.
    kinds: HashMap<Kind, usize>,
}

impl<'a> Builder<'a> {
    fn add(&mut self, token: Token<'a>) {
        match token {
            Token::Text(data) => {
                self.push(Kind::Text, "", data);
            }
            Token::Open { name, attributes } => self.start(name, attributes),
            Token::Close { name } => self.end(name),
        }
    }

    fn push(&mut self, kind: Kind, name: &'a str, data: &'a str) -> usize {
        let index = self.nodes.len();
        self.nodes.push(Node { kind, name, data, end: index + 1, nested: false });
        index
    }

    fn start(&mut self, name: &'a str, attributes: &'a str) {
        if matches!(name.to_ascii_lowercase().as_str(), "html" | "body" | "head") {
            return;
        }
        let kind = Kind::of(name);
        self.imply_ends(kind);
        match kind {
            Kind::Cell if self.inside(Kind::Row, Kind::Table).is_none() => self.start("tr", ""),
            Kind::Table => self.mark_nested(),
            _ => {}
        }
        let index = self.push(kind, name, attributes);
        if !is_void(name) && self.open.len() < DEEPEST {
            self.open.push(index);
            *self.kinds.entry(kind).or_insert(0) += 1;
        }
    }

    fn is_open(&self, kind: Kind) -> bool {
        self.kinds.get(&kind).is_some_and(|count| *count > 0)
    }

    fn mark_nested(&mut self) {
        if let Some(depth) = self.inside(Kind::Table, Kind::Root)
            && let Some(&outer) = self.open.get(depth)
            && let Some(node) = self.nodes.get_mut(outer)
        {
            node.nested = true;
        }
    }

    /// Closes what the start of an element ends without saying so.
    fn imply_ends(&mut self, kind: Kind) {
        if kind.is_block()
            && self.is_open(Kind::Paragraph)
            && let Some(depth) = self.find(|node| node == Kind::Paragraph, Kind::is_boundary)
        {
            self.close_to(depth);
        }
        let found = match kind {
            _ if !self.is_open(kind) && !matches!(kind, Kind::Rows | Kind::Caption) => None,
            Kind::Item => {
                let outside = |node: Kind| node == Kind::List || node.is_boundary();
                self.find(|node| node == Kind::Item, outside)
            }
            Kind::Cell => self.inside(Kind::Cell, Kind::Table),
            Kind::Row => self.inside(Kind::Row, Kind::Table),
            Kind::Rows | Kind::Caption => {
                self.inside(Kind::Rows, Kind::Table).or_else(|| self.inside(Kind::Row, Kind::Table))
            }
            _ => None,
        };
        if let Some(depth) = found {
            self.close_to(depth);
        }
    }

    fn end(&mut self, name: &str) {
        let kind = Kind::of(name);
        if !self.is_open(kind) {
            return;
        }
        let outside = move |node: Kind| match kind {
            Kind::Table => node == Kind::Root,
            Kind::Row | Kind::Rows | Kind::Cell | Kind::Caption => {
                matches!(node, Kind::Table | Kind::Root)
            }
            _ if kind.is_block() => node.is_boundary(),
            _ => node.is_block(),
        };
        for depth in (0..self.open.len()).rev() {
            let node = self.open.get(depth).and_then(|&index| self.nodes.get(index));
            match node {
                Some(node) if node.name.eq_ignore_ascii_case(name) => return self.close_to(depth),
                Some(node) if !outside(node.kind) => {}
                _ => return,
            }
        }
    }

    /// The innermost open element of a kind, looked for no further than an element of another.
    fn inside(&self, wanted: Kind, bound: Kind) -> Option<usize> {
        self.find(|kind| kind == wanted, |kind| kind == bound)
    }

    fn find(&self, wanted: impl Fn(Kind) -> bool, bound: impl Fn(Kind) -> bool) -> Option<usize> {
        for (depth, &index) in self.open.iter().enumerate().rev() {
            let kind = self.nodes.get(index)?.kind;
            if wanted(kind) {
                return Some(depth);
            }
            if bound(kind) {
                return None;
            }
        }
        None
    }

    /// Closes the open elements from a depth on.
    fn close_to(&mut self, depth: usize) {
        let end = self.nodes.len();
        for index in self.open.drain(depth..) {
            if let Some(node) = self.nodes.get_mut(index) {
                node.end = end;
                if let Some(count) = self.kinds.get_mut(&node.kind) {
                    *count = count.saturating_sub(1);
                }
            }
        }
        if self.open.is_empty() {
            self.open.push(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tree as nested names, texts in quotes.
    fn shape(page: &str) -> String {
        let tree = Tree::parse(page, &Limits::default()).unwrap();
        let mut out = String::new();
        let mut ends: Vec<usize> = Vec::new();
        for (index, node) in tree.nodes.iter().enumerate().skip(1) {
            while ends.last().is_some_and(|&end| end <= index) {
                out.push(')');
                ends.pop();
            }
            if node.kind == Kind::Text {
                out += &["'", node.data, "'"].concat();
            } else {
                out += &[node.name, "("].concat();
                ends.push(node.end);
            }
        }
        out + &")".repeat(ends.len())
    }

    #[test]
    fn ends_that_are_left_out_are_implied() {
        assert_eq!(shape("<p>一<p>二</p>"), "p('一')p('二')");
        assert_eq!(shape("<ul><li>一<li>二</ul>三"), "ul(li('一')li('二'))'三'");
        assert_eq!(
            shape("<table><td>一<td>二<tr><td>三</table>"),
            "table(tr(td('一')td('二'))tr(td('三')))"
        );
        assert_eq!(shape("<p><span>一<div>二</div>"), "p(span('一'))div('二')");
    }

    #[test]
    fn an_end_tag_closes_nothing_outside_its_cell() {
        assert_eq!(
            shape("<div><table><td>一</div>二</table>三"),
            "div(table(tr(td('一''二')))'三')"
        );
        assert_eq!(shape("<span><p>一</span>二</p>三</span>四"), "span(p('一''二')'三')'四'");
        assert_eq!(shape("</p></div></table>一"), "'一'");
    }

    #[test]
    fn what_lies_too_deep_lies_at_the_deepest_level() {
        let page = "<b>".repeat(100_000) + "一";
        let tree = Tree::parse(&page, &Limits::default()).unwrap();
        assert_eq!(tree.nodes.len(), 100_002);
        assert_eq!(tree.subtree(100_001).len(), 1);
        let few = Limits::default().elements(1000);
        assert_eq!(Tree::parse(&page, &few).unwrap_err().kind(), ErrorKind::Limit);
    }
}
