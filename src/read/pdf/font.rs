//! The fonts of a PDF: which characters its codes are, and how wide.

use std::collections::{HashMap, HashSet};

use encoding_rs::{GB18030, UTF_16BE};
use lopdf::{Dictionary, Encoding, Object};

use super::file::{File, number};

/// What a code is when nothing tells.
pub(super) const UNKNOWN: char = '\u{fffd}';

/// A code table of a font is small; larger ones are not read.
const LARGEST_MAP: usize = 4 * 1024 * 1024;

/// No more widths are kept for one font.
const MOST_WIDTHS: u32 = 70_000;

/// How the bytes of a string are cut into codes, and what a code is without a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Codes {
    /// One byte each.
    Single,
    /// Two bytes each, numbers of glyphs.
    Glyphs,
    /// Two bytes each, UTF-16.
    Unicode,
    /// One, two or four bytes, as GBK and GB18030 have them.
    Gbk,
}

/// A font.
pub(super) struct Font {
    codes: Codes,
    to_unicode: Option<Encoding<'static>>,
    /// The characters of one-byte codes.
    table: Vec<String>,
    widths: HashMap<u32, f64>,
    default_width: f64,
    /// Whether its characters stand one below another.
    vertical: bool,
}

/// A code as it is shown.
pub(super) struct Shown {
    /// Its characters; empty for one that shows nothing.
    pub(super) text: String,
    /// How far it moves on, in thousandths of the font's size.
    pub(super) width: f64,
    /// Whether it is the one-byte space, which word spacing widens.
    pub(super) is_space: bool,
}

impl Font {
    pub(super) fn read(file: &File<'_>, font: &Dictionary) -> Self {
        let subtype = font.get(b"Subtype").and_then(Object::as_name).unwrap_or_default();
        let to_unicode = to_unicode(file, font);
        if subtype == b"Type0" {
            Self::composite(file, font, to_unicode)
        } else {
            Self::simple(file, font, to_unicode)
        }
    }

    fn composite(
        file: &File<'_>,
        font: &Dictionary,
        to_unicode: Option<Encoding<'static>>,
    ) -> Self {
        let encoding =
            file.entry(font, b"Encoding").and_then(|name| name.as_name().ok()).unwrap_or_default();
        let codes = match encoding {
            name if name.starts_with(b"UniGB")
                || name.starts_with(b"UniCNS")
                || name.starts_with(b"UniJIS") =>
            {
                Codes::Unicode
            }
            name if name.starts_with(b"GB") => Codes::Gbk,
            _ => Codes::Glyphs,
        };
        let descendant = file.array(font, b"DescendantFonts").and_then(<[Object]>::first);
        let descendant = descendant.and_then(|object| file.document.dereference(object).ok());
        let descendant = descendant.and_then(|(_, object)| object.as_dict().ok());
        let default_width =
            descendant.and_then(|font| number(file.entry(font, b"DW")?)).unwrap_or(1000.0);
        let widths = match descendant.and_then(|font| file.array(font, b"W")) {
            Some(array) if codes == Codes::Glyphs => glyph_widths(file, array),
            _ => HashMap::new(),
        };
        let vertical = encoding.ends_with(b"-V");
        Self { codes, to_unicode, table: Vec::new(), widths, default_width, vertical }
    }

    fn simple(file: &File<'_>, font: &Dictionary, to_unicode: Option<Encoding<'static>>) -> Self {
        let encoding = font.get_font_encoding_with_limit(&file.document, LARGEST_MAP).ok();
        let encoding =
            encoding.filter(|encoding| !matches!(encoding, Encoding::UnicodeMapEncoding(_)));
        let numbered = numbered_glyphs(file, font);
        let character = |code: u8| {
            if numbered.contains(&code) {
                return Some(UNKNOWN.to_string());
            }
            encoding.as_ref().and_then(|encoding| encoding.bytes_to_string(&[code]).ok())
        };
        let table = (0..=u8::MAX).map(|code| character(code).unwrap_or_default()).collect();
        let first =
            file.entry(font, b"FirstChar").and_then(|first| first.as_i64().ok()).unwrap_or(0);
        let first = u32::try_from(first).unwrap_or(0);
        let widths = file.array(font, b"Widths").unwrap_or_default().iter().take(256);
        let widths = (first..).zip(widths).filter_map(|(code, width)| Some((code, number(width)?)));
        let scale = type3_scale(file, font);
        let widths = widths.map(|(code, width)| (code, width * scale)).collect();
        Self {
            codes: Codes::Single,
            to_unicode,
            table,
            widths,
            default_width: 500.0,
            vertical: false,
        }
    }

    pub(super) fn is_vertical(&self) -> bool {
        self.vertical
    }

    /// Cuts a string into its codes.
    pub(super) fn show(&self, bytes: &[u8]) -> Vec<Shown> {
        let mut shown = Vec::new();
        let mut rest = bytes;
        while !rest.is_empty() {
            let (code, behind) = rest.split_at_checked(self.length(rest)).unwrap_or((rest, &[]));
            shown.push(self.code(code));
            rest = behind;
        }
        shown
    }

    fn length(&self, rest: &[u8]) -> usize {
        match (self.codes, rest) {
            (Codes::Single, _) | (Codes::Gbk, [0..=0x80 | 0xff, ..]) => 1,
            (Codes::Gbk, [_, b'0'..=b'9', ..]) | (Codes::Unicode, [0xd8..=0xdb, ..]) => 4,
            _ => 2,
        }
    }

    fn code(&self, bytes: &[u8]) -> Shown {
        let code = bytes.iter().fold(0_u32, |code, byte| code << 8 | u32::from(*byte));
        let mapped = self.mapped(code, bytes.len()).filter(|text| !is_nothing(text));
        // The widths of these fonts are by glyph numbers that only their program knows.
        let half = matches!(self.codes, Codes::Gbk | Codes::Unicode) && code < 0x80;
        let default = if half { 500.0 } else { self.default_width };
        Shown {
            text: mapped.unwrap_or_else(|| self.untold(code, bytes)),
            width: self.widths.get(&code).copied().unwrap_or(default),
            is_space: bytes == b" ",
        }
    }

    /// The characters of a code by the table that the file gives.
    fn mapped(&self, code: u32, length: usize) -> Option<String> {
        let Some(Encoding::UnicodeMapEncoding(map)) = &self.to_unicode else { return None };
        let units: Vec<u16> = map.get(code, u8::try_from(length).ok()?)?;
        Some(String::from_utf16_lossy(&units))
    }

    /// The characters of a code that no table of the file tells.
    fn untold(&self, code: u32, bytes: &[u8]) -> String {
        match self.codes {
            Codes::Single => {
                let known = usize::try_from(code).ok().and_then(|code| self.table.get(code));
                known.cloned().unwrap_or_default()
            }
            Codes::Glyphs => UNKNOWN.to_string(),
            Codes::Unicode => UTF_16BE.decode_without_bom_handling(bytes).0.into_owned(),
            Codes::Gbk => GB18030.decode_without_bom_handling(bytes).0.into_owned(),
        }
    }
}

fn is_nothing(text: &str) -> bool {
    text.chars().all(|c| c == UNKNOWN || c == '\0')
}

/// The table by which a font tells its characters. The parser takes it from a font of two-byte codes only.
fn to_unicode(file: &File<'_>, font: &Dictionary) -> Option<Encoding<'static>> {
    let table = font.get(b"ToUnicode").ok()?;
    let mut asked = Dictionary::new();
    asked.set("Type", Object::Name(b"Font".to_vec()));
    asked.set("Encoding", Object::Name(b"Identity-H".to_vec()));
    asked.set("ToUnicode", table.clone());
    match asked.get_font_encoding_with_limit(&file.document, LARGEST_MAP).ok()? {
        // Owned by now, so that it outlives the font that asked.
        Encoding::UnicodeMapEncoding(map) => Some(Encoding::UnicodeMapEncoding(map)),
        _ => None,
    }
}

/// The one-byte codes whose glyphs bear only a number: `/Differences [1 /cid20946]`, as programs write that make PDF of
/// what a printer would be sent.
fn numbered_glyphs(file: &File<'_>, font: &Dictionary) -> HashSet<u8> {
    let encoding = file.dictionary(font, b"Encoding");
    let differences = encoding.and_then(|encoding| file.array(encoding, b"Differences"));
    let mut found = HashSet::new();
    let mut code = 0_i64;
    for object in differences.unwrap_or_default() {
        if let Ok(name) = object.as_name() {
            found.extend(u8::try_from(code).ok().filter(|_| is_number_of_glyph(name)));
            code = code.saturating_add(1);
        } else if let Ok(first) = object.as_i64() {
            code = first;
        }
    }
    found
}

/// Whether a name says of a glyph only which one of its font it is.
fn is_number_of_glyph(name: &[u8]) -> bool {
    let numbers: [&[u8]; 5] = [b"cid", b"gid", b"glyph", b"index", b"g"];
    let digits = |rest: &[u8]| !rest.is_empty() && rest.iter().all(u8::is_ascii_digit);
    numbers.iter().any(|prefix| name.strip_prefix(*prefix).is_some_and(digits))
}

/// Fonts that are drawn (Type 3) have widths in a measure of their own.
fn type3_scale(file: &File<'_>, font: &Dictionary) -> f64 {
    let matrix = file.array(font, b"FontMatrix").and_then(<[Object]>::first);
    matrix.and_then(number).map_or(1.0, |scale| scale.abs() * 1000.0)
}

/// The widths of glyphs: `c [w1 w2 …]` and `first last w`.
fn glyph_widths(file: &File<'_>, array: &[Object]) -> HashMap<u32, f64> {
    let mut widths = HashMap::new();
    let mut rest = array;
    while let [first, second, behind @ ..] = rest {
        let Some(start) = first.as_i64().ok().and_then(|first| u32::try_from(first).ok()) else {
            break;
        };
        let second = file.document.dereference(second).map_or(second, |(_, object)| object);
        match (second, behind) {
            (Object::Array(each), _) => {
                let each = each.iter().take(usize::try_from(MOST_WIDTHS).unwrap_or(0));
                widths.extend(
                    (start..).zip(each).filter_map(|(code, width)| Some((code, number(width)?))),
                );
                rest = behind;
            }
            (last, [width, behind @ ..]) => {
                let last =
                    last.as_i64().ok().and_then(|last| u32::try_from(last).ok()).unwrap_or(start);
                let last = last.min(start.saturating_add(MOST_WIDTHS));
                if let Some(width) = number(width) {
                    widths.extend((start..=last).map(|code| (code, width)));
                }
                rest = behind;
            }
            _ => break,
        }
        if widths.len() > usize::try_from(MOST_WIDTHS).unwrap_or(usize::MAX) {
            break;
        }
    }
    widths
}
