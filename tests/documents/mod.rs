//! Writes documents for tests: just enough of each format to be one.
#![allow(dead_code)]

pub(crate) mod part;
pub(crate) mod pdf;
pub(crate) mod typeset;
pub(crate) mod word;

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// An archive of parts.
pub(crate) fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (path, bytes) in parts {
        writer.start_file(*path, packed).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A `.docx` of a body and of further parts by their purpose: styles, numbering, footnotes.
pub(crate) fn docx(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    docx_of(&format!("<w:document><w:body>{body}</w:body></w:document>"), parts)
}

/// A `.docx` of a whole main part.
pub(crate) fn docx_of(document: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let link = |(purpose, _): &(&str, &str)| {
        format!("<Relationship Type=\"{OFFICE}/{purpose}\" Target=\"{purpose}.xml\"/>")
    };
    let links = parts.iter().map(link).collect::<Vec<_>>().concat();
    let parts: Vec<(String, &[u8])> =
        parts.iter().map(|(purpose, xml)| (format!("{purpose}.xml"), xml.as_bytes())).collect();
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(path, bytes)| (path.as_str(), *bytes)).collect();
    docx_with_links(document, &links, &parts, OFFICE)
}

/// A `.docx` of a whole main part, its links, and the parts that they lead to, in its own folder.
pub(crate) fn docx_with_links(
    document: &str,
    links: &str,
    parts: &[(&str, &[u8])],
    office: &str,
) -> Vec<u8> {
    let links = format!("<Relationships>{links}</Relationships>");
    let root = format!(
        "<Relationships><Relationship Id=\"r1\" Type=\"{office}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
    );
    let paths: Vec<String> = parts.iter().map(|(path, _)| format!("word/{path}")).collect();
    let mut all: Vec<(&str, &[u8])> = vec![
        ("_rels/.rels", root.as_bytes()),
        ("word/document.xml", document.as_bytes()),
        ("word/_rels/document.xml.rels", links.as_bytes()),
    ];
    all.extend(paths.iter().zip(parts).map(|(path, (_, bytes))| (path.as_str(), *bytes)));
    archive(&all)
}

/// A paragraph of words, with what its properties say.
pub(crate) fn paragraph(properties: &str, words: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
}

/// A paragraph that a list numbers.
pub(crate) fn item(list: u32, level: u32, words: &str) -> String {
    let number =
        format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");
    paragraph(&number, words)
}

/// A level of a list as it is defined: the format of its numbers, what is printed, and what it says besides.
pub(crate) fn level(number: u32, format: &str, text: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl='{number}'><w:start w:val='1'/><w:numFmt w:val='{format}'/>{more}<w:lvlText w:val='{text}'/></w:lvl>"
    )
}
