//! A `.docx` to text, as it is shown: numbers counted, changes accepted, tables as rows, notes and text boxes kept.
//! The archive crate is named in `package.rs` alone, the XML crate in `xml.rs`.

mod body;
mod chunk;
mod field;
mod numbering;
mod package;
mod run;
mod styles;
mod symbol;
mod table;
mod xml;

use std::collections::HashMap;

use crate::text::SourceText;
use crate::{Error, ErrorKind};

use super::Limits;
use super::assemble::Assembler;
use body::{Body, Notes, Parts};
use numbering::Numbering;
use package::Package;
use run::Note;
use styles::Styles;
use xml::Tree;

/// Where the document stands when nothing says otherwise.
const DOCUMENT: &str = "word/document.xml";

/// Reads a document of a word processor that lies inside so many others.
pub(super) fn read(
    name: &str,
    bytes: &[u8],
    limits: &Limits,
    depth: usize,
) -> Result<SourceText, Error> {
    let mut package = Package::open(bytes, limits)?;
    let path = package.part("_rels/.rels")?.and_then(|links| target(&links, "/officeDocument", ""));
    let path = path.unwrap_or_else(|| DOCUMENT.to_owned());
    let document = match package.part(&path)? {
        Some(document) if document.named("body").next().is_some() => document,
        _ => return Err(package.other_kind().unwrap_or_else(no_document)),
    };
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", &path));
    let links = package.part(&format!("{folder}/_rels/{file}.rels"))?.unwrap_or_default();
    let mut linked = |kind: &str| match target(&links, kind, folder) {
        Some(path) => package.part(&path),
        None => Ok(None),
    };
    let styles = linked("/styles")?.map(|tree| Styles::read(&tree)).unwrap_or_default();
    let numbering = linked("/numbering")?.map(|tree| Numbering::read(&tree)).unwrap_or_default();
    let mut notes = HashMap::new();
    for (note, kind) in [(Note::Foot, "/footnotes"), (Note::End, "/endnotes")] {
        if let Some(tree) = linked(kind)? {
            notes.insert(note, Notes::read(tree));
        }
    }
    let chunks = chunk::read(&mut package, &document, &links, folder, depth)?;
    let parts = Parts { document, styles, notes, chunks };
    let body = Body::new(&parts, numbering, Assembler::new(limits));
    Ok(body.read()?.finish(name, Vec::new()))
}

/// The path of the part that a document links to for a purpose.
fn target(links: &Tree, purpose: &str, folder: &str) -> Option<String> {
    let mut all = links.named("Relationship");
    let link =
        all.find(|&at| links.attribute(at, "Type").is_some_and(|kind| kind.ends_with(purpose)))?;
    Some(within(folder, path_of(links, link)?))
}

fn path_of(links: &Tree, link: usize) -> Option<&str> {
    links.attribute(link, "Target")
}

/// The path of a target that is named from a folder.
fn within(folder: &str, target: &str) -> String {
    match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None if folder.is_empty() => target.to_owned(),
        None => format!("{folder}/{target}"),
    }
}

fn no_document() -> Error {
    let message = "the archive holds no document of a word processor; expected a .docx with word/document.xml";
    Error::new(ErrorKind::Unsupported, message)
}
