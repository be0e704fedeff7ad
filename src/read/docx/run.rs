//! The words of one paragraph: changes taken as accepted, field codes and hidden words left out.

use super::symbol::symbol;
use super::xml::{REPEATED, TEXT, Tree};

/// Fields inside fields deeper than this are taken as one.
const DEEPEST_FIELD: usize = 64;

/// The fields that are open (域): whether each is still at its code, whose words are not shown. A field may
/// begin in one paragraph and end in another.
#[derive(Default)]
pub(super) struct Fields {
    open: Vec<bool>,
}

impl Fields {
    fn change(&mut self, what: Option<&str>) {
        match what {
            Some("begin") if self.open.len() < DEEPEST_FIELD => self.open.push(true),
            Some("separate") => {
                if let Some(code) = self.open.last_mut() {
                    *code = false;
                }
            }
            Some("end") => {
                self.open.pop();
            }
            _ => {}
        }
    }

    fn in_code(&self) -> bool {
        self.open.contains(&true)
    }
}

/// What a paragraph holds.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub(super) text: String,
    /// The contents of text boxes that are fastened to it, as nodes.
    pub(super) boxes: Vec<usize>,
    /// The notes that it calls, as parts and ids.
    pub(super) notes: Vec<(Note, String)>,
}

/// Where a note stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Note {
    Foot,
    End,
}

/// Reads the words of a paragraph.
pub(super) fn words(tree: &Tree, paragraph: usize, fields: &mut Fields) -> Words {
    let mut words = Words::default();
    let end = tree.end(paragraph);
    let mut index = paragraph + 1;
    while index < end {
        let Some(node) = tree.node(index) else { break };
        index = match node.name {
            "txbxContent" => {
                words.boxes.push(index);
                node.end
            }
            name if is_passed(tree, index, name) => node.end,
            name => {
                read(tree, index, name, fields, &mut words);
                index + 1
            }
        };
    }
    words
}

/// Whether a node with all that is in it shows no words.
pub(super) fn is_passed(tree: &Tree, index: usize, name: &str) -> bool {
    match name {
        REPEATED | "del" | "moveFrom" | "pPr" | "rPr" | "sdtPr" | "rt" | "instrText" | "tcPr"
        | "trPr" => true,
        "r" => tree.child(index, "rPr").is_some_and(|properties| tree.flag(properties, "vanish")),
        "sdt" => {
            let properties = tree.child(index, "sdtPr");
            properties.is_some_and(|properties| tree.flag(properties, "showingPlcHdr"))
        }
        _ => false,
    }
}

fn read(tree: &Tree, index: usize, name: &str, fields: &mut Fields, words: &mut Words) {
    if name == "fldChar" {
        return fields.change(tree.attribute(index, "fldCharType"));
    }
    if fields.in_code() {
        return;
    }
    match name {
        TEXT => words.text.push_str(tree.text(index)),
        "tab" => words.text.push('\t'),
        "br" | "cr" => words.text.push('\n'),
        "noBreakHyphen" => words.text.push('-'),
        "sym" => words.text.extend(shown(tree, index)),
        "footnoteReference" => note(tree, index, Note::Foot, words),
        "endnoteReference" => note(tree, index, Note::End, words),
        _ => {}
    }
}

fn note(tree: &Tree, index: usize, note: Note, words: &mut Words) {
    if let Some(id) = tree.attribute(index, "id") {
        words.notes.push((note, id.to_owned()));
    }
}

/// What a character of a symbol font shows.
fn shown(tree: &Tree, index: usize) -> Option<char> {
    let code = u32::from_str_radix(tree.attribute(index, "char")?, 16).ok()?;
    symbol(tree.attribute(index, "font").unwrap_or_default(), code)
}
