//! A part of a document as a flat list of elements, each knowing where its subtree ends.
//! The only file that names the XML crate.

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::{Error, ErrorKind};

use super::super::{Limits, flat};

/// How many elements may lie inside each other for every table or text box that may.
const LEVELS_PER_HOLDER: usize = 16;

/// The elements that mean something to the text; every other name is [`OTHER`]. Sorted.
const NAMES: &[&str] = &[
    "AlternateContent",
    "Choice",
    "Fallback",
    "Relationship",
    "abstractNum",
    "abstractNumId",
    "altChunk",
    "basedOn",
    "body",
    "br",
    "cr",
    "del",
    "docPartGallery",
    "document",
    "endnote",
    "endnoteReference",
    "fldChar",
    "fldSimple",
    "footnote",
    "footnoteReference",
    "gridBefore",
    "gridSpan",
    "hMerge",
    "ilvl",
    "ins",
    "instrText",
    "isLgl",
    "jc",
    "lvl",
    "lvlOverride",
    "lvlRestart",
    "lvlText",
    "moveFrom",
    "name",
    "noBreakHyphen",
    "num",
    "numFmt",
    "numId",
    "numPr",
    "numStyleLink",
    "outlineLvl",
    "p",
    "pPr",
    "pStyle",
    "ptab",
    "r",
    "rPr",
    "rStyle",
    "rt",
    "sdt",
    "sdtContent",
    "sdtPr",
    "showingPlcHdr",
    "start",
    "startOverride",
    "style",
    "suff",
    "sym",
    "t",
    "tab",
    "tbl",
    "tc",
    "tcPr",
    "tr",
    "trPr",
    "txbxContent",
    "vMerge",
    "vanish",
];

/// The attributes that mean something. Sorted.
const ATTRIBUTES: &[&str] = &[
    "Id",
    "Target",
    "TargetMode",
    "Type",
    "abstractNumId",
    "char",
    "default",
    "fldCharType",
    "font",
    "id",
    "ilvl",
    "instr",
    "numId",
    "styleId",
    "type",
    "val",
];

/// The name of an element that means nothing to the text.
pub(super) const OTHER: &str = "";

/// The name under which text stands in the list.
pub(super) const TEXT: &str = "#text";

/// The name of a form of something that another form before it already gives, for programs that do not know that one.
pub(super) const REPEATED: &str = "#repeated";

/// An element or a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) name: &'static str,
    /// One past the last node of its subtree.
    pub(super) end: usize,
    first_value: usize,
    values: usize,
}

impl flat::Node for Node {
    fn end(&self) -> usize {
        self.end
    }
}

/// A part of a document.
#[derive(Debug, Default)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    /// Attributes by name; a text is the value of [`TEXT`].
    values: Vec<(&'static str, Box<str>)>,
}

impl Tree {
    pub(super) fn parse(xml: &str, limits: &Limits) -> Result<Self, Error> {
        let mut reader = Reader::from_str(xml.trim_start_matches('\u{feff}'));
        let mut builder =
            Builder { tree: Self::default(), open: Vec::new(), holders: 0, last_words: 0, limits };
        loop {
            match reader.read_event().map_err(malformed)? {
                Event::Start(start) => builder.start(&start, true)?,
                Event::Empty(start) => builder.start(&start, false)?,
                Event::End(_) => builder.end(),
                Event::Text(text) => builder.text(&text.xml10_content())?,
                Event::CData(text) => builder.text(&text.xml10_content())?,
                Event::GeneralRef(reference) => builder.text(&referred(&reference)?)?,
                Event::DocType(_) => return Err(declared()),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
                Event::Eof => break,
            }
        }
        builder.close_all();
        Ok(builder.tree)
    }

    pub(super) fn node(&self, index: usize) -> Option<&Node> {
        self.nodes.get(index)
    }

    /// One past the last node of a subtree.
    pub(super) fn end(&self, index: usize) -> usize {
        self.nodes.get(index).map_or(index, |node| node.end)
    }

    /// The children of a node.
    pub(super) fn children(&self, index: usize) -> impl Iterator<Item = (usize, &Node)> {
        flat::children(&self.nodes, index)
    }

    /// The first child of a name.
    pub(super) fn child(&self, index: usize, name: &str) -> Option<usize> {
        self.children(index).find(|(_, node)| node.name == name).map(|(at, _)| at)
    }

    /// Every node of a name, in the whole part.
    pub(super) fn named(&self, name: &str) -> impl Iterator<Item = usize> {
        let all = self.nodes.iter().enumerate();
        all.filter(move |(_, node)| node.name == name).map(|(index, _)| index)
    }

    pub(super) fn attribute(&self, index: usize, name: &str) -> Option<&str> {
        let node = self.nodes.get(index)?;
        let values = self.values.get(node.first_value..node.first_value + node.values)?;
        values.iter().find(|(known, _)| *known == name).map(|(_, value)| &**value)
    }

    /// The value of a child that says one thing: `<w:ilvl w:val="1"/>`.
    pub(super) fn value(&self, index: usize, child: &str) -> Option<&str> {
        self.attribute(self.child(index, child)?, "val")
    }

    /// Such a value as a number.
    pub(super) fn number(&self, index: usize, child: &str) -> Option<u32> {
        self.value(index, child)?.trim().parse().ok()
    }

    /// Whether a child that says yes by being there is there and does not say no.
    pub(super) fn flag(&self, index: usize, child: &str) -> bool {
        self.child(index, child).is_some_and(|at| {
            !matches!(self.attribute(at, "val"), Some("0" | "false" | "off" | "none"))
        })
    }

    pub(super) fn text(&self, index: usize) -> &str {
        self.attribute(index, TEXT).unwrap_or_default()
    }
}

struct Builder<'a> {
    tree: Tree,
    open: Vec<usize>,
    /// How many tables and text boxes are open.
    holders: usize,
    /// The last node with words.
    last_words: usize,
    limits: &'a Limits,
}

impl Builder<'_> {
    fn start(&mut self, start: &BytesStart<'_>, has_content: bool) -> Result<(), Error> {
        let name = self.of_alternatives(known(NAMES, start.local_name().into_inner()));
        let first_value = self.tree.values.len();
        if name != OTHER {
            for attribute in start.attributes() {
                let attribute = attribute.map_err(malformed)?;
                let key = known(ATTRIBUTES, attribute.key.local_name().into_inner());
                if key != OTHER {
                    let value =
                        attribute.normalized_value(XmlVersion::Implicit1_0).map_err(malformed)?;
                    self.tree.values.push((key, value.into()));
                }
            }
        }
        let values = self.tree.values.len() - first_value;
        let index = self.push(Node { name, end: 0, first_value, values })?;
        if name == "sym" {
            self.last_words = index;
        }
        if has_content {
            self.open.push(index);
            self.holders += usize::from(is_holder(name));
            self.check_depth()
        } else {
            Ok(())
        }
    }

    /// Of the forms that something is given in, the first with words in it is taken.
    fn of_alternatives(&mut self, name: &'static str) -> &'static str {
        if !matches!(name, "Choice" | "Fallback") {
            return name;
        }
        let parent = self.open.last();
        let chosen = parent.is_some_and(|&parent| self.last_words > parent);
        if chosen { REPEATED } else { name }
    }

    fn check_depth(&self) -> Result<(), Error> {
        let most = self.limits.depth;
        if self.holders <= most && self.open.len() <= most.saturating_mul(LEVELS_PER_HOLDER) {
            return Ok(());
        }
        let message = format!(
            "tables or other elements lie inside each other deeper than {most} levels; raise Limits::depth, or save \
             the text alone"
        );
        Err(Error::new(ErrorKind::Limit, message))
    }

    fn push(&mut self, mut node: Node) -> Result<usize, Error> {
        let index = self.tree.nodes.len();
        node.end = index + 1;
        self.tree.nodes.push(node);
        if index < self.limits.elements {
            return Ok(index);
        }
        let message = format!(
            "the document has more than {} elements; raise Limits::elements, or split it",
            self.limits.elements
        );
        Err(Error::new(ErrorKind::Limit, message))
    }

    /// Keeps the text of the elements that hold words; what stands between other elements is white space.
    fn text(&mut self, text: &str) -> Result<(), Error> {
        let holder = self.open.last().and_then(|&index| self.tree.nodes.get(index));
        if !holder.is_some_and(|node| matches!(node.name, "t" | "instrText")) || text.is_empty() {
            return Ok(());
        }
        let first_value = self.tree.values.len();
        self.tree.values.push((TEXT, text.into()));
        self.push(Node { name: TEXT, end: 0, first_value, values: 1 })
            .map(|index| self.last_words = index)
    }

    fn end(&mut self) {
        let Some(index) = self.open.pop() else { return };
        let end = self.tree.nodes.len();
        if let Some(node) = self.tree.nodes.get_mut(index) {
            node.end = end;
            self.holders -= usize::from(is_holder(node.name));
        }
    }

    fn close_all(&mut self) {
        while !self.open.is_empty() {
            self.end();
        }
    }
}

fn is_holder(name: &str) -> bool {
    matches!(name, "tbl" | "txbxContent" | "sdt")
}

fn known(names: &'static [&'static str], name: &str) -> &'static str {
    names.binary_search(&name).ok().and_then(|at| names.get(at)).copied().unwrap_or(OTHER)
}

/// The text of `&amp;` and its like; XML knows five of them, and those of a DTD are never read.
fn referred(reference: &BytesRef<'_>) -> Result<String, Error> {
    if let Some(c) = reference.resolve_char_ref().map_err(malformed)? {
        return Ok(c.to_string());
    }
    let c = match &*reference.xml10_content() {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return Err(declared()),
    };
    Ok(c.to_string())
}

fn malformed(cause: impl std::error::Error + Send + Sync + 'static) -> Error {
    let message = format!(
        "a part of the document is no well-formed XML: {cause}; open it in its program and save it anew"
    );
    Error::new(ErrorKind::Damaged, message).because(cause)
}

fn declared() -> Error {
    let message = "a part of the document declares a DTD or an entity, which no word processor writes and which is never \
                   followed; open the document in its program and save it anew";
    Error::new(ErrorKind::Damaged, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(xml: &str) -> Result<Tree, Error> {
        Tree::parse(xml, &Limits::default())
    }

    #[test]
    fn names_are_sorted_for_the_search() {
        assert!(NAMES.is_sorted() && ATTRIBUTES.is_sorted());
    }

    #[test]
    fn elements_attributes_and_text() {
        let tree = parse("<w:p w:x='1'><w:pPr><w:jc w:val=\"a&amp;b\"/></w:pPr><w:r><w:t>一&lt;&#20108;</w:t></w:r></w:p>").unwrap();
        let format = tree.child(0, "pPr").unwrap();
        assert_eq!(tree.value(format, "jc"), Some("a&b"));
        let words: String = tree.named(TEXT).map(|index| tree.text(index)).collect();
        assert_eq!(words, "一<二");
        assert_eq!(tree.children(0).count(), 2);
        assert_eq!(tree.end(0), 8);
    }

    #[test]
    fn entities_are_never_followed() {
        let entity = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><w:t>&e;</w:t>";
        assert_eq!(parse(entity).unwrap_err().kind(), ErrorKind::Damaged);
        assert_eq!(parse("<w:t>&e;</w:t>").unwrap_err().kind(), ErrorKind::Damaged);
        assert_eq!(parse("<w:t></w:p>").unwrap_err().kind(), ErrorKind::Damaged);
    }

    #[test]
    fn depth_is_limited() {
        let deep = "<w:tbl>".repeat(100_000);
        assert_eq!(parse(&deep).unwrap_err().kind(), ErrorKind::Limit);
        let deep = "<x>".repeat(100_000);
        assert_eq!(parse(&deep).unwrap_err().kind(), ErrorKind::Limit);
    }
}
