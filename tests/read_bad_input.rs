//! Input that is no document, or asks for more than a document may: a clear error, never a panic or an exhausted machine.
#![cfg(feature = "draft")]

mod documents;

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};

use documents::pdf::{file, stream};
use documents::{archive, docx, docx_of, paragraph};
use zhengce::read::{Limits, Reader};
use zhengce::text::SourceText;
use zhengce::{Error, ErrorKind};

fn refused(name: &str, bytes: &[u8]) -> (ErrorKind, String) {
    told(Reader::new().read_bytes(name, bytes))
}

fn told(read: Result<SourceText, Error>) -> (ErrorKind, String) {
    let error = read.map(|source| source.text().len()).unwrap_err();
    (error.kind(), error.to_string())
}

#[test]
fn an_empty_file() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.txt", "a.docx", "a.pdf", "a.html", "a"] {
        let path = folder.path().join(name);
        File::create(&path).unwrap();
        let error = SourceText::open(&path).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Damaged);
        assert_eq!(error.path(), Some(path.as_path()));
        assert_eq!(error.to_string(), format!("{name}: the file is empty; expected a document"));
    }
}

#[test]
fn no_file_and_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let error = SourceText::open(folder.path().join("none.docx")).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound);
    assert_eq!(SourceText::open(folder.path()).unwrap_err().kind(), ErrorKind::Io);
}

#[test]
fn an_image_with_the_name_of_a_document() {
    for bytes in
        [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], b"\xff\xd8\xff\xe0\0\x10JFIF", b"GIF89a\x01\0"]
    {
        let (kind, message) = refused("方案.docx", bytes);
        assert_eq!(kind, ErrorKind::Unsupported);
        assert!(message.starts_with("方案.docx: the file is an image"), "{message}");
    }
}

#[test]
fn kinds_that_are_not_read_are_named() {
    let compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0";
    for (name, bytes, word) in [
        ("a.doc", compound.to_vec(), ".docx"),
        ("a.wps", compound.to_vec(), ".wps"),
        ("a.xls", compound.to_vec(), "spreadsheet"),
        ("a.rtf", b"{\\rtf1\\ansi}".to_vec(), "RTF"),
        ("a.ofd", archive(&[("OFD.xml", b"<ofd/>")]), "OFD"),
        ("a.xlsx", archive(&[("xl/workbook.xml", b"<workbook/>")]), "spreadsheet"),
        ("a.zip", archive(&[("a.txt", b"1")]), "no document"),
    ] {
        let (kind, message) = refused(name, &bytes);
        assert_eq!(kind, ErrorKind::Unsupported, "{message}");
        assert!(message.contains(word), "{message}");
    }
}

/// Spaces pack a thousand to one: what comes out is counted, whatever the archive says of it.
#[test]
fn a_bomb_of_an_archive() {
    let spaces = vec![b' '; 32 << 20];
    let bomb = archive(&[("word/document.xml", &spaces)]);
    assert!(bomb.len() < 1 << 16);
    let reader = Reader::new().limits(Limits::new().expanded_bytes(8 << 20));
    let (kind, message) = told(reader.read_bytes("a.docx", &bomb));
    assert_eq!(kind, ErrorKind::Limit);
    assert!(message.contains("8388608 bytes when unpacked"), "{message}");
}

/// The limit holds for all parts together, not for each.
#[test]
fn a_bomb_of_many_parts() {
    let words = paragraph("", "治水");
    let styles = format!("<w:styles>{}</w:styles>", " ".repeat(3000));
    let document = docx(&words, &[("styles", &styles), ("numbering", &styles)]);
    let limits = |bytes| Reader::new().limits(Limits::new().expanded_bytes(bytes));
    assert_eq!(told(limits(4000).read_bytes("a.docx", &document)).0, ErrorKind::Limit);
    assert!(limits(9000).read_bytes("a.docx", &document).is_ok());
}

#[test]
fn an_archive_that_is_cut_off_or_no_archive() {
    let document = docx(&paragraph("", "治水"), &[]);
    for bytes in [&document[..document.len() / 2], b"PK\x03\x04 is no archive", &document[..10]] {
        assert_eq!(refused("a.docx", bytes).0, ErrorKind::Damaged);
    }
}

#[test]
fn an_external_entity_is_never_followed() {
    let document = "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY secret SYSTEM \"file:///etc/passwd\">]>\
        <w:document><w:body><w:p><w:r><w:t>&secret;</w:t></w:r></w:p></w:body></w:document>";
    let (kind, message) = refused("a.docx", &docx_of(document, &[]));
    assert_eq!(kind, ErrorKind::Damaged);
    assert!(message.contains("declares a DTD or an entity"), "{message}");
}

#[test]
fn entities_that_multiply() {
    let document = "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>\
        <w:document><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>";
    assert_eq!(refused("a.docx", &docx_of(document, &[])).0, ErrorKind::Damaged);
}

#[test]
fn a_hundred_thousand_tables_inside_each_other() {
    let open = "<w:tbl><w:tr><w:tc>".repeat(100_000);
    let close = "</w:tc></w:tr></w:tbl>".repeat(100_000);
    let (kind, message) = refused("a.docx", &docx(&(open + "<w:p/>" + &close), &[]));
    assert_eq!(kind, ErrorKind::Limit);
    assert!(message.contains("deeper than 64 levels"), "{message}");
}

/// What the limit allows is read without exhausting the stack of a test's thread.
#[test]
fn tables_inside_each_other_within_the_limit() {
    let open = "<w:tbl><w:tr><w:tc>".repeat(60);
    let close = "</w:tc></w:tr></w:tbl>".repeat(60);
    let other = "<w:smartTag>".repeat(700);
    let other_close = "</w:smartTag>".repeat(700);
    let body = open + &other + &paragraph("", "治水") + &other_close + &close;
    assert_eq!(Reader::new().read_bytes("a.docx", &docx(&body, &[])).unwrap().text(), "治水\n");
}

#[test]
fn ten_million_open_tags() {
    for tag in ["<b>", "<td>", "<"] {
        let mut page = String::from("<html>");
        page.push_str(&tag.repeat(10_000_000));
        let (kind, message) = refused("a.html", page.as_bytes());
        assert_eq!(kind, ErrorKind::Limit, "{tag}");
        assert!(message.contains("more than 2000000 elements"), "{message}");
    }
}

/// As many as the limit allows are read, however deep they lie.
#[test]
fn very_many_open_tags() {
    for tag in ["<b>", "<div>", "<table><tr><td>", "<ul><li>", "</div><i></p>"] {
        let page =
            format!("<html>{}一、目标，治水。", tag.repeat(300_000 / tag.matches('<').count()));
        let source = Reader::new().read_bytes("a.html", page.as_bytes()).unwrap();
        assert_eq!(source.text(), "一、目标，治水。\n", "{tag}");
    }
}

/// The size is asked before a byte is read: the file is a hole of 500 MB.
#[test]
fn a_text_of_five_hundred_megabytes() {
    let mut hole = tempfile::NamedTempFile::new().unwrap();
    hole.write_all("一、目标".as_bytes()).unwrap();
    hole.seek(SeekFrom::Start(500 << 20)).unwrap();
    hole.write_all(b"\n").unwrap();
    let (kind, message) = told(SourceText::open(hole.path()));
    assert_eq!(kind, ErrorKind::Limit);
    assert!(message.contains("524288001 bytes, more than the 67108864 that are read"), "{message}");
}

#[test]
fn a_text_of_too_many_paragraphs() {
    let text = "治水\n".repeat(500_001);
    let (kind, message) = refused("a.txt", text.as_bytes());
    assert_eq!(kind, ErrorKind::Limit);
    assert!(message.contains("more than 500000 paragraphs"), "{message}");
}

#[test]
fn a_pdf_that_is_cut_off_or_has_no_pages() {
    let empty = file(
        &[
            b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
            b"<< /Type /Pages /Kids [] /Count 0 >>".to_vec(),
        ],
        "",
    );
    assert_eq!(refused("a.pdf", &empty).0, ErrorKind::Damaged);
    assert_eq!(refused("a.pdf", &empty[..empty.len() / 2]).0, ErrorKind::Damaged);
    assert_eq!(refused("a.pdf", b"%PDF-1.7").0, ErrorKind::Damaged);
}

/// A form that draws another twice, which draws another twice …: 2^40 drawings.
#[test]
fn a_pdf_that_multiplies() {
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /Resources << /XObject << /F 5 0 R >> >> /Contents 4 0 R >>"
            .to_vec(),
        stream("", b"/F Do"),
    ];
    for next in 6..46 {
        let entries =
            format!("/Type /XObject /Subtype /Form /Resources << /XObject << /F {next} 0 R >> >>");
        objects.push(stream(&entries, b"/F Do /F Do /F Do /F Do"));
    }
    objects.push(stream("/Type /XObject /Subtype /Form", b"BT ET"));
    let reader = Reader::new().limits(Limits::new().elements(10_000));
    let (kind, _) = told(reader.read_bytes("a.pdf", &file(&objects, "")));
    assert_eq!(kind, ErrorKind::Limit);
}

/// A grid of cells is drawn with few strokes, and every page may draw the same one.
#[test]
fn a_pdf_of_very_many_cells() {
    let lines = (0..40).map(|at| {
        let place = 20 + at * 12;
        format!("{place} 20 m {place} 488 l S 20 {place} m 488 {place} l S\n")
    });
    let words = "BT /F1 6 Tf 1 0 0 1 24 24 Tm <6CBB> Tj ET";
    let content = lines.collect::<Vec<_>>().concat() + words;
    let kids = (5..55).map(|id| format!("{id} 0 R ")).collect::<Vec<_>>().concat();
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        format!("<< /Type /Pages /Kids [{kids}] /Count 50 >>").into_bytes(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /UniGB-UCS2-H /DescendantFonts [<< >>] >>".to_vec(),
        stream("", content.as_bytes()),
    ];
    let page =
        "<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 3 0 R >> >> /Contents 4 0 R >>";
    objects.extend((0..50).map(|_| page.as_bytes().to_vec()));
    let document = file(&objects, "");
    let limited =
        |count| Reader::new().limits(Limits::new().elements(count)).read_bytes("a.pdf", &document);
    assert_eq!(told(limited(50_000)).0, ErrorKind::Limit);
    assert!(limited(100_000).is_ok());
}

/// Every prefix and many small damages of a document are read or refused.
#[test]
fn damaged_documents() {
    let numbered = documents::item(1, 0, "治水");
    let body =
        format!("<w:tbl><w:tr><w:tc>{numbered}</w:tc></w:tr></w:tbl>{}", paragraph("", "再生水"));
    let page = "<html><table><tr><td>索引号：</td><td>1</td></tr></table><div id=zoom><p>一、目标，治水。</div>";
    let words = documents::pdf::typeset(&["一、目标", "到2025年，再生水利用率达到25%。"]);
    let pdf = documents::pdf::pdf(&words, documents::pdf::Encoding::ToUnicode);
    for sound in [docx(&body, &[]), page.as_bytes().to_vec(), pdf] {
        assert!(Reader::new().read_bytes("a", &sound).is_ok());
        for at in 0..sound.len() {
            let mut damaged = sound.clone();
            damaged[at] =
                damaged[at].wrapping_mul(31).wrapping_add(u8::try_from(at % 251).unwrap());
            let _ = Reader::new().read_bytes("a", &damaged);
            let _ = Reader::new().read_bytes("a", &sound[..at]);
        }
    }
}
