//! What holds for every document that can be read: nothing panics, and every place leads back to what was received.
#![cfg(feature = "draft")]

mod documents;

use documents::pdf::{file, stream};
use documents::{docx, item, paragraph};
use proptest::prelude::*;
use zhengce::Span;
use zhengce::read::Reader;
use zhengce::text::SourceText;

/// The words of a text are those of the received one, as far as one character was not put for another.
fn holds_together(source: &SourceText) -> Result<(), TestCaseError> {
    let text = source.text();
    let layout = source.layout().expect("a text that was read has a layout");
    let received = layout.received.as_ref().expect("a text that was read keeps what was received");
    let mut last = 0;
    for (at, c) in text.char_indices() {
        let place = received.offset(at);
        prop_assert!(place >= last, "{at} leads to {place}, before {last}");
        prop_assert!(received.text().is_char_boundary(place));
        let there = received.text().get(place..).and_then(|rest| rest.chars().next());
        let radical = matches!(there, Some('\u{2e80}'..='\u{2fd5}'));
        let other = radical || matches!(c, ' ' | '-' | '\n' | '\t');
        prop_assert!(there == Some(c) || other, "{c:?} {there:?}");
        last = place;
    }
    let mut end = 0;
    for paragraph in &layout.paragraphs {
        let words = paragraph.span.of(text);
        prop_assert!(paragraph.span.start >= end && words.is_some_and(|words| !words.is_empty()));
        end = paragraph.span.end;
        prop_assert_eq!(&text[end..=end], "\n");
        for cell in &paragraph.cells {
            prop_assert!(cell.span.of(text).is_some());
            prop_assert!(cell.span.start >= paragraph.span.start && cell.span.end <= end);
        }
        let there = received.span(paragraph.span);
        prop_assert!(there.of(received.text()).is_some_and(|words| !words.is_empty()));
    }
    prop_assert_eq!(received.span(Span::new(0, text.len())).end <= received.text().len(), true);
    Ok(())
}

/// Text with the debris of word processors in it.
fn littered() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[一二三目标任务，。（）0-9 ]{0,6}",
        Just("\u{200b}".to_owned()),
        Just("\u{ad}\u{feff}".to_owned()),
        Just("[bookmark: _GoBack]".to_owned()),
        Just("[bookmark: ".to_owned()),
        Just("\u{f0b7}".to_owned()),
        Just("\u{a0}\u{3000}".to_owned()),
        Just("\r\n".to_owned()),
        Just("\r".to_owned()),
        Just("\u{2028}\u{85}".to_owned()),
        Just("\t".to_owned()),
        any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn page() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        littered(),
        "</?(p|div|table|tr|td|ul|li|b|a|br|script|title|pre|h1)( colspan=[0-9]{1,9}| rowspan='3'| align=right)?/?>",
        Just("<td>索 引 号：</td><td>11</td>".to_owned()),
        Just("<!--".to_owned()),
        Just("-->".to_owned()),
        "&(nbsp|#[0-9]{1,8}|#x[0-9a-f]{1,6}|ldquo);?",
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Parts of a document's body, balanced one by one.
fn body() -> impl Strategy<Value = String> {
    let words = littered()
        .prop_map(|words| {
            let words: String = words.chars().filter(|c| !c.is_control()).collect();
            words.replace(['&', '<', '\u{fffe}', '\u{ffff}'], "")
        })
        .boxed();
    let leaf = prop_oneof![
        words.clone().prop_map(|words| paragraph("", &words)),
        (0..4_u32, 0..10_u32, words).prop_map(|(list, level, words)| item(list, level, &words)),
        Just("<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>TOC eq \\o(○,1)</w:instrText></w:r>".to_owned()),
        "<w:(tab|br|sym|altChunk|fldChar w:fldCharType='(begin|end)'|vMerge|gridSpan w:val='[0-9]{1,10}')/>",
        Just(
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>删</w:t></w:r></w:p>".to_owned()
        ),
    ];
    leaf.prop_recursive(6, 60, 6, |inner| {
        let tag = prop_oneof![
            Just("tbl"),
            Just("tr"),
            Just("tc"),
            Just("tcPr"),
            Just("p"),
            Just("r"),
            Just("sdt"),
            Just("del"),
            Just("txbxContent"),
        ];
        (tag, proptest::collection::vec(inner, 0..6))
            .prop_map(|(tag, inside)| format!("<w:{tag}>{}</w:{tag}>", inside.concat()))
    })
}

const NUMBERING: &str = "<w:numbering><w:abstractNum w:abstractNumId='0'>\
    <w:lvl w:ilvl='0'><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='%1、'/></w:lvl>\
    <w:lvl w:ilvl='1'><w:start w:val='4294967295'/><w:numFmt w:val='chineseCountingThousand'/><w:lvlText w:val='（%2%9%'/></w:lvl>\
    </w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='9'/></w:num></w:numbering>";

/// What a page of a PDF draws.
fn drawing() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "BT |ET |q |Q |EMC |T\\* |/Artifact BMC |/F1 [0-9]{1,3} Tf |/F1 -1 Tf ",
        "<[0-9A-F]{0,12}> Tj |\\[<4E00> [0-9]{1,9} <4E8C>\\] TJ |\\(a\\) ' ",
        "(1|0|-1|[0-9]{1,9}|1e9) (0|1|9) 0 1 (0|[0-9]{1,4}) (0|-?[0-9]{1,12}) (cm|Tm) ",
        "[0-9]{1,2}0 [0-9]{1,2}0 (0|[0-9]{1,2}0) (0|[0-9]{1,2}0) re (S|f|B|n) ",
        "[0-9]{1,2}0 [0-9]{1,2}0 m [0-9]{1,2}0 [0-9]{1,2}0 l (S|s|h|n) |1 0 0 1 [0-9]{1,3} [0-9]{1,3} Tm <4E00> Tj ",
        "[0-9]{1,3} -?[0-9]{1,3} (Td|TD) |[0-9]{1,9} (Tc|Tw|Tz|TL|Ts) ",
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_body_leads_back(body in proptest::collection::vec(body(), 0..8)) {
        let document = docx(&body.concat(), &[("numbering", NUMBERING)]);
        if let Ok(source) = Reader::new().read_bytes("a.docx", &document) {
            holds_together(&source)?;
        }
    }

    #[test]
    fn any_drawing_leads_back(drawing in drawing()) {
        let font = "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /UniGB-UCS2-H /DescendantFonts [<< /W [0 [1]] >>] >>";
        let page = "<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>";
        let objects = [
            b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
            page.as_bytes().to_vec(),
            font.as_bytes().to_vec(),
            stream("", drawing.as_bytes()),
        ];
        if let Ok(source) = Reader::new().read_bytes("a.pdf", &file(&objects, "")) {
            holds_together(&source)?;
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..600), name in "[a-z]{0,3}\\.(txt|html|docx|pdf|doc)") {
        if let Ok(source) = Reader::new().read_bytes(&name, &bytes) {
            holds_together(&source)?;
        }
    }

    #[test]
    fn any_text_leads_back(text in littered()) {
        if let Ok(source) = Reader::new().read_bytes("a.txt", text.as_bytes()) {
            holds_together(&source)?;
            let received = source.layout().unwrap().received.clone().unwrap();
            prop_assert_eq!(received.text(), text.trim_start_matches('\u{feff}'));
        }
    }

    #[test]
    fn any_page_leads_back(page in page()) {
        if let Ok(source) = Reader::new().read_bytes("a.html", page.as_bytes()) {
            holds_together(&source)?;
        }
    }

    /// A clean text is read as it stands, in every encoding.
    #[test]
    fn a_clean_text_is_unchanged(lines in proptest::collection::vec("[一二三目标任务，。（）0-9]{4,20}", 1..6), encoding in 0..4_usize) {
        let text = lines.join("\n") + "\n";
        let units = || text.encode_utf16();
        let bytes = match encoding {
            0 => text.clone().into_bytes(),
            1 => encoding_rs::GB18030.encode(&text).0.into_owned(),
            2 => [0xfeff].into_iter().chain(units()).flat_map(u16::to_le_bytes).collect(),
            _ => [0xfeff].into_iter().chain(units()).flat_map(u16::to_be_bytes).collect(),
        };
        let source = Reader::new().read_bytes("a.txt", &bytes).unwrap();
        prop_assert_eq!(source.text(), &text);
        prop_assert!(!source.layout().unwrap().received.as_ref().unwrap().changed());
    }
}
