//! Other documents that a document has put into it (`altChunk`): pages, texts and documents of the same kind.

use std::collections::HashMap;

use crate::text::SourceText;
use crate::{Error, ErrorKind};

use super::super::Limits;
use super::super::open;
use super::package::Package;
use super::xml::Tree;
use super::{path_of, within};

/// Documents inside documents deeper than this are refused.
const DEEPEST: usize = 4;

/// Reads the documents that one has put into it, by the ids of their links.
pub(super) fn read(
    package: &mut Package<'_>,
    document: &Tree,
    links: &Tree,
    folder: &str,
    depth: usize,
) -> Result<HashMap<String, SourceText>, Error> {
    let mut chunks = HashMap::new();
    for chunk in document.named("altChunk") {
        let Some(id) = document.attribute(chunk, "id").filter(|id| !chunks.contains_key(*id))
        else {
            continue;
        };
        if depth >= DEEPEST {
            let message = "documents lie inside documents too deep; open the file in its program and save it anew";
            return Err(Error::new(ErrorKind::Limit, message));
        }
        let path = link(links, id, folder)?;
        let bytes = package.bytes(&path)?.ok_or_else(|| unread(&path))?;
        let limits = Limits { expanded_bytes: package.left(), ..*package.limits() };
        let source = open::read(&path, &bytes, &limits, depth + 1)?;
        chunks.insert(id.to_owned(), source);
    }
    Ok(chunks)
}

/// The path of the part that a link of an id leads to; what lies outside of the file is never fetched.
fn link(links: &Tree, id: &str, folder: &str) -> Result<String, Error> {
    let mut all = links.named("Relationship");
    let link = all.find(|&at| links.attribute(at, "Id") == Some(id));
    let inside = link.filter(|&at| links.attribute(at, "TargetMode") != Some("External"));
    let path = inside.and_then(|at| path_of(links, at));
    path.map(|target| within(folder, target)).ok_or_else(|| unread(id))
}

fn unread(what: &str) -> Error {
    let message = format!(
        "the document shows another one ({what}) that is not in the file; open it in its program and save it anew"
    );
    Error::new(ErrorKind::Damaged, message)
}
