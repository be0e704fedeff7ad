//! What kind of document some bytes are, told by the bytes themselves, by the name only where they leave it open.

use crate::{Error, ErrorKind};

use super::mhtml::is_mhtml;

/// The kinds that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Text,
    Html,
    Mhtml,
    Docx,
    Pdf,
}

/// How far into a file its signature is looked for; some PDFs begin with a few bytes of something else.
const HEAD: usize = 1024;

/// Signatures of what is not read, what it is, and what to do.
const UNREAD: &[(&[u8], &str)] = &[
    (b"\x89PNG\r\n\x1a\n", IMAGE),
    (b"\xff\xd8\xff", IMAGE),
    (b"GIF8", IMAGE),
    (b"II*\0", IMAGE),
    (b"MM\0*", IMAGE),
    (b"BM", IMAGE),
    (b"{\\rtf", "an RTF document; save it as .docx"),
    (b"Rar!", "a RAR archive; unpack it and open the document inside"),
    (b"7z\xbc\xaf", "a 7-Zip archive; unpack it and open the document inside"),
    (b"\x1f\x8b", "a gzip archive; unpack it and open the document inside"),
    (b"%!PS", "a PostScript file; convert it to PDF"),
    (b"\0asm", "a program"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
];

const IMAGE: &str =
    "an image; recognise its text (OCR) and open the text, or ask for the document it shows";

/// What older programs write, told apart by the name: one container for all of them.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Tells what a document is.
pub(super) fn detect(name: &str, bytes: &[u8]) -> Result<Format, Error> {
    if bytes.is_empty() {
        return Err(Error::new(ErrorKind::Damaged, "the file is empty; expected a document"));
    }
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or_default();
    if head.starts_with(b"PK") {
        return Ok(Format::Docx);
    }
    if head.windows(5).any(|window| window == b"%PDF-") && !is_markup(head) {
        return Ok(Format::Pdf);
    }
    if head.starts_with(COMPOUND) {
        return Err(unread(compound(&extension(name))));
    }
    let signature = UNREAD.iter().find(|(signature, _)| head.starts_with(signature));
    if let Some((_, what)) = signature.filter(|_| !is_words(head)) {
        return Err(unread(what));
    }
    text_or_markup(name, head)
}

fn text_or_markup(name: &str, head: &[u8]) -> Result<Format, Error> {
    match extension(name).as_str() {
        _ if is_mhtml(head) => Ok(Format::Mhtml),
        _ if is_markup(head) => Ok(Format::Html),
        "htm" | "html" | "shtml" | "xhtml" => Ok(Format::Html),
        end @ ("docx" | "pdf" | "doc" | "wps" | "ofd" | "xlsx" | "xls" | "et")
            if !is_words(head) =>
        {
            Err(Error::new(
                ErrorKind::Damaged,
                format!(
                    "the file is named .{end} but is no such document; open it in its program and save it anew"
                ),
            ))
        }
        _ => Ok(Format::Text),
    }
}

/// What a part of a packed document tells of the kinds that are packed the same way but not read.
pub(super) fn packed(part: &str) -> Option<Error> {
    let what = match part {
        "OFD.xml" => "an OFD document (版式文件); convert it to PDF or .docx",
        "xl/workbook.xml" => "a spreadsheet (.xlsx); save the sheet as .docx, HTML or text",
        "ppt/presentation.xml" => "a presentation (.pptx); save its text as .docx",
        "content.xml" => "an OpenDocument file; save it as .docx",
        _ => return None,
    };
    Some(unread(what))
}

fn compound(extension: &str) -> &'static str {
    match extension {
        "wps" => "a document of WPS (.wps); save it as .docx or PDF",
        "xls" | "et" => "a spreadsheet of the old binary format; save it as .docx, HTML or text",
        "ppt" | "dps" => "a presentation of the old binary format; save its text as .docx",
        "docx" => {
            "an encrypted .docx, or a .doc with another name; save it without a password as .docx"
        }
        _ => "a document of the old binary format (.doc); save it as .docx or PDF",
    }
}

fn unread(what: &str) -> Error {
    Error::new(ErrorKind::Unsupported, format!("the file is {what}"))
}

/// The extension of a name, in lower case.
fn extension(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or_default();
    file.rsplit_once('.').map_or_else(String::new, |(_, end)| end.to_ascii_lowercase())
}

/// Whether bytes begin as a page does, in an encoding of which ASCII is a part, or in UTF-16.
fn is_markup(head: &[u8]) -> bool {
    let ascii: Vec<u8> = head.iter().copied().filter(|&byte| byte != 0).collect();
    let lower = ascii.to_ascii_lowercase();
    let start = lower.iter().position(|&byte| byte == b'<').unwrap_or(lower.len());
    let blank = |&byte: &u8| byte.is_ascii_whitespace() || byte >= 0xbb;
    if start > 8 || !lower.iter().take(start).all(blank) {
        return false;
    }
    let tags: [&[u8]; 12] = [
        b"<!doctype html",
        b"<html",
        b"<head",
        b"<body",
        b"<div",
        b"<table",
        b"<p",
        b"<meta",
        b"<title",
        b"<!--",
        b"<span",
        b"<h1",
    ];
    let xml = lower.get(start..).unwrap_or_default();
    let declared = xml.starts_with(b"<?xml") && xml.windows(5).any(|window| window == b"<html");
    declared || tags.iter().any(|tag| xml.starts_with(tag))
}

/// Whether bytes are words all the same, such as a text that begins with BM or MZ.
fn is_words(head: &[u8]) -> bool {
    let controls = head.iter().filter(|&&byte| byte < 9 || (14..32).contains(&byte)).count();
    controls == 0
        && !head.starts_with(b"{\\rtf")
        && !head.starts_with(b"%!PS")
        && !head.starts_with(b"GIF8")
        && !head.starts_with(b"\xff\xd8\xff")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides_before_the_name() {
        assert_eq!(detect("a.txt", b"<!DOCTYPE html><html>").unwrap(), Format::Html);
        assert_eq!(detect("a.html", "\u{feff} <HTML>".as_bytes()).unwrap(), Format::Html);
        assert_eq!(detect("a.docx", b"%PDF-1.4").unwrap(), Format::Pdf);
        assert_eq!(detect("a.pdf", b"PK\x03\x04").unwrap(), Format::Docx);
        assert_eq!(detect("a", "一、目标".as_bytes()).unwrap(), Format::Text);
        assert_eq!(detect("a.docx", "一、目标".as_bytes()).unwrap(), Format::Text);
        assert_eq!(detect("a", b"BMW 2021").unwrap(), Format::Text);
    }

    #[test]
    fn what_is_not_read_is_named() {
        let told = |name: &str, bytes: &[u8]| detect(name, bytes).unwrap_err().to_string();
        assert!(told("a.docx", b"\x89PNG\r\n\x1a\n\0\0").contains("an image"));
        assert!(told("a.doc", COMPOUND).contains("(.doc)"));
        assert!(told("a.wps", COMPOUND).contains(".wps"));
        assert!(told("a.docx", COMPOUND).contains("password"));
        assert!(told("a.docx", b"{\\rtf1").contains("RTF"));
        assert!(told("a.docx", b"").contains("empty"));
        assert!(told("a.docx", b"\x01\x02\x03").contains("no such document"));
        assert!(packed("OFD.xml").unwrap().to_string().contains("OFD"));
    }
}
