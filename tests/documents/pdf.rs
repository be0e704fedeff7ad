//! Writes PDFs: text at places, in the encodings that Chinese PDFs have, set in pages as official documents are.

/// How the fonts of a PDF tell their characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// Glyph numbers with a table to Unicode, as most programs write.
    ToUnicode,
    /// Glyph numbers without any table.
    Untold,
    /// UTF-16, the font not embedded.
    Unicode,
    /// GBK, the font not embedded, as older programs for official documents write.
    Gbk,
}

/// Words at a place: from the left, from the bottom, how large; or a frame.
#[derive(Clone, Debug)]
pub(crate) struct Words {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) size: f64,
    /// What is added to the width of every character.
    pub(crate) spacing: f64,
    pub(crate) text: String,
    /// A frame that is drawn instead: where, how wide and high.
    pub(crate) frame: Option<[f64; 4]>,
}

/// A PDF of pages of words.
pub(crate) fn pdf(pages: &[Vec<Words>], encoding: Encoding) -> Vec<u8> {
    let mut objects: Vec<Vec<u8>> = vec![b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(), Vec::new()];
    let (font, to_unicode) = font(encoding, pages);
    let first = 5;
    objects.push(font.into_bytes());
    objects.push(to_unicode);
    let mut kids: Vec<String> = Vec::new();
    for (number, page) in pages.iter().enumerate() {
        let id = first + number * 2;
        kids.push(format!("{id} 0 R "));
        objects.push(
            format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {} 0 R >>",
                id + 1
            )
            .into_bytes(),
        );
        objects.push(stream("", &content(page, encoding)));
    }
    objects[1] =
        format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.concat(), pages.len()).into_bytes();
    file(&objects, "")
}

/// A PDF whose one page is a picture.
pub(crate) fn scan() -> Vec<u8> {
    let objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /I 4 0 R >> >> /Contents 5 0 R >>".to_vec(),
        stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", b"\0"),
        stream("", b"q 595 0 0 842 0 0 cm /I Do Q"),
    ];
    file(&objects, "")
}

/// A PDF that asks for a password; the entry that says so stands apart, or in the trailer itself.
pub(crate) fn encrypted(apart: bool) -> Vec<u8> {
    let key = "00".repeat(32);
    let entry =
        format!("<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <{key}> /U <{key}> >>");
    let objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [] /Count 0 >>".to_vec(),
        entry.clone().into_bytes(),
    ];
    let entry = if apart { "3 0 R" } else { &entry };
    file(&objects, &format!("/Encrypt {entry} /ID [<{key}> <{key}>]"))
}

/// A PDF made of what a printer was sent: codes of one byte whose glyphs bear only numbers, or names.
pub(crate) fn numbered(named: bool) -> Vec<u8> {
    let glyphs = if named { "/T /a /b" } else { "/cid20946 /cid16696 /g9770" };
    let font = format!(
        "<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Song /FirstChar 33 /LastChar 35 /Widths [1000 1000 1000] \
         /Encoding << /BaseEncoding /WinAnsiEncoding /Differences [33 {glyphs}] >> >>"
    );
    let objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>".to_vec(),
        font.into_bytes(),
        stream("", br##"BT /F1 16 Tf 1 0 0 1 90 700 Tm (!"#!"#!"#) Tj ET"##),
    ];
    file(&objects, "")
}

/// Sets paragraphs as official documents are: 28 characters a line, 22 lines a page, two set in, a page number below.
pub(crate) fn typeset(paragraphs: &[&str]) -> Vec<Vec<Words>> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    for paragraph in paragraphs {
        let mut line = (2, String::new());
        let mut halves = 4;
        for c in paragraph.chars() {
            let wide = if c.is_ascii() { 1 } else { 2 };
            if halves + wide > 56 {
                lines.push(std::mem::take(&mut line));
                halves = 0;
            }
            halves += wide;
            line.1.push(c);
        }
        lines.push(line);
    }
    let page = |(number, lines): (usize, &[(usize, String)])| {
        let line = |(row, (set_in, text)): (usize, &(usize, String))| {
            words(
                79.0 + 16.0 * f64::from(u32::try_from(*set_in).unwrap()),
                740.0 - 28.0 * f64::from(u32::try_from(row).unwrap()),
                text,
            )
        };
        let mut page: Vec<Words> = lines.iter().enumerate().map(line).collect();
        page.push(Words { size: 14.0, ..words(460.0, 60.0, &format!("— {} —", number + 1)) });
        page
    };
    lines.chunks(22).enumerate().map(page).collect()
}

/// Words in the size of body text.
pub(crate) fn words(x: f64, y: f64, text: &str) -> Words {
    Words { x, y, size: 16.0, spacing: 0.0, text: text.to_owned(), frame: None }
}

/// A frame, each side of it a thin area or all of them one stroke, as programs draw the borders of a cell.
pub(crate) fn frame(place: [f64; 4], strokes: bool) -> Vec<Words> {
    let [x, y, width, height] = place;
    let thin = [
        [x, y, width, 0.5],
        [x, y + height, width, 0.5],
        [x, y, 0.5, height],
        [x + width, y, 0.5, height],
    ];
    let frames = if strokes { vec![place] } else { thin.to_vec() };
    frames.into_iter().map(|frame| Words { frame: Some(frame), ..words(0.0, 0.0, "") }).collect()
}

fn content(page: &[Words], encoding: Encoding) -> Vec<u8> {
    let shown = page.iter().map(|words| {
        if let Some([x, y, width, height]) = words.frame {
            let paint = if width.min(height) < 1.0 { "f" } else { "S" };
            return format!("ET {x} {y} {width} {height} re {paint} BT\n");
        }
        let codes = match encoding {
            Encoding::Gbk => encoding_rs::GBK.encode(&words.text).0.into_owned(),
            _ => words.text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        };
        let hex: Vec<String> = codes.iter().map(|byte| format!("{byte:02X}")).collect();
        let Words { x, y, size, spacing, .. } = words;
        format!("/F1 {size} Tf {spacing} Tc 1 0 0 1 {x} {y} Tm <{}> Tj\n", hex.concat())
    });
    ["BT\n", &shown.collect::<Vec<_>>().concat(), "ET"].concat().into_bytes()
}

fn font(encoding: Encoding, pages: &[Vec<Words>]) -> (String, Vec<u8>) {
    let name = match encoding {
        Encoding::ToUnicode | Encoding::Untold => "Identity-H",
        Encoding::Unicode => "UniGB-UCS2-H",
        Encoding::Gbk => "GBK-EUC-H",
    };
    let table = if encoding == Encoding::ToUnicode { "/ToUnicode 4 0 R" } else { "" };
    let widths = "/DW 1000 /W [32 126 500]";
    let font = format!(
        "<< /Type /Font /Subtype /Type0 /BaseFont /FangSong /Encoding /{name} {table} /DescendantFonts [<< /Type /Font \
         /Subtype /CIDFontType2 /BaseFont /FangSong {widths} /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>] >>"
    );
    let mut used: Vec<u16> =
        pages.iter().flatten().flat_map(|words| words.text.encode_utf16()).collect();
    used.sort_unstable();
    used.dedup();
    let blocks = used.chunks(100).map(|units| {
        let pairs: Vec<String> =
            units.iter().map(|unit| format!("<{unit:04X}> <{unit:04X}>\n")).collect();
        format!("{} beginbfchar\n{}endbfchar\n", units.len(), pairs.concat())
    });
    let blocks: Vec<String> = blocks.collect();
    let map = format!(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n/CMapName /A def /CMapType 2 def\n\
         1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{}endcmap CMapName currentdict /CMap defineresource pop end end",
        blocks.concat()
    );
    (font, stream("", map.as_bytes()))
}

pub(crate) fn stream(entries: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("<< {entries} /Length {} >>\nstream\n", content.len());
    [head.as_bytes(), content, b"\nendstream"].concat()
}

/// A file of objects, numbered from 1, the first its catalog.
pub(crate) fn file(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.5\n%\xe4\xbd\xa0\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n", number + 1).into_bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let start = out.len();
    let count = objects.len() + 1;
    out.extend(format!("xref\n0 {count}\n0000000000 65535 f \n").into_bytes());
    for place in places {
        out.extend(format!("{place:010} 00000 n \n").into_bytes());
    }
    let end =
        format!("trailer\n<< /Size {count} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n");
    out.extend(end.into_bytes());
    out
}
