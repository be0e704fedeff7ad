//! The words of one paragraph: changes taken as accepted, field codes and hidden words left out.

use super::field::{Fields, is_contents_code};
use super::styles::Styles;
use super::symbol::symbol;
use super::xml::{REPEATED, TEXT, Tree};

/// What a paragraph holds.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub(super) text: String,
    /// The contents of text boxes that are fastened to it, and other documents put into it, as nodes.
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

/// Reads the words of a paragraph of a style; those that are hidden are left out.
pub(super) fn words(
    tree: &Tree,
    paragraph: usize,
    fields: &mut Fields,
    (styles, style): (&Styles, Option<&str>),
) -> Words {
    let mut words = Words::default();
    let end = tree.end(paragraph);
    let mut index = paragraph + 1;
    while index < end {
        let Some(node) = tree.node(index) else { break };
        index = match node.name {
            "txbxContent" | "altChunk" if fields.hide() => node.end,
            "txbxContent" | "altChunk" => {
                words.boxes.push(index);
                node.end
            }
            "instrText" => {
                fields.code(tree, index);
                node.end
            }
            name if is_passed(tree, index, name) => node.end,
            "r" if styles.hide(tree, index, style) => node.end,
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
        "sdt" => {
            tree.child(index, "sdtPr").is_some_and(|properties| is_placeholder(tree, properties))
        }
        "fldSimple" => tree.attribute(index, "instr").is_some_and(is_contents_code),
        _ => false,
    }
}

/// Whether a content control shows what to type into it, or a table of contents.
fn is_placeholder(tree: &Tree, properties: usize) -> bool {
    let mut inside = properties..tree.end(properties);
    tree.flag(properties, "showingPlcHdr")
        || inside.any(|at| {
            let named = tree.node(at).is_some_and(|node| node.name == "docPartGallery");
            named && tree.attribute(at, "val") == Some("Table of Contents")
        })
}

fn read(tree: &Tree, index: usize, name: &str, fields: &mut Fields, words: &mut Words) {
    if name == "fldChar" {
        words.text.extend(fields.change(tree, index));
        return;
    }
    if fields.hide() {
        return;
    }
    match name {
        TEXT => words.text.push_str(tree.text(index)),
        "tab" | "ptab" => words.text.push('\t'),
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
