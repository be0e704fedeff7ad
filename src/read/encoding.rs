//! Which encoding a text is in, and its characters.

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use crate::{Error, ErrorKind};

/// How much of a text is looked at to tell its encoding.
const SAMPLE: usize = 64 * 1024;

/// Of every hundred characters, how many must be such as Chinese texts are made of.
const PLAUSIBLE: i64 = 70;

/// The text of bytes in UTF-8, UTF-16 or GB18030, or in the encoding that their document names.
///
/// A mark at the start (BOM) decides; then whether the bytes are UTF-8; then what the document says of itself;
/// then which of the encodings gives the most characters of ordinary Chinese text.
pub(super) fn decode(bytes: &[u8], named: Option<&'static Encoding>) -> Result<String, Error> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return plausible(encoding, bytes.get(mark..).unwrap_or_default());
    }
    if let Some(text) = std::str::from_utf8(bytes).ok().filter(|text| !text.contains('\0')) {
        return Ok(text.to_owned());
    }
    let sample = bytes.get(..bytes.len().min(SAMPLE)).unwrap_or_default();
    if nearly_utf_8(sample) {
        return plausible(UTF_8, bytes);
    }
    let candidates = named.into_iter().chain([GB18030, UTF_16LE, UTF_16BE]);
    let best = candidates.map(|encoding| (score(encoding, sample), encoding));
    let best = best.reduce(|best, next| if next.0 > best.0 { next } else { best });
    plausible(best.map_or(UTF_8, |(_, encoding)| encoding), bytes)
}

/// Whether bytes are UTF-8 but for a few: GB18030 would read nearly any of them as some rare character.
fn nearly_utf_8(sample: &[u8]) -> bool {
    let text = String::from_utf8_lossy(sample);
    let lost = text.chars().filter(|&c| c == '\u{fffd}').count();
    let long = text.chars().filter(|c| !c.is_ascii()).count() - lost;
    lost * 10 < long
}

/// Decodes, unless what comes out is no text.
fn plausible(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, Error> {
    let sample = bytes.get(..bytes.len().min(SAMPLE)).unwrap_or_default();
    if score(encoding, sample) < PLAUSIBLE {
        let message =
            "no text in UTF-8, UTF-16 or GB18030; expected a plan as text, HTML, .docx or PDF";
        return Err(Error::new(ErrorKind::Unsupported, message));
    }
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Ok(text.into_owned())
}

/// Of every hundred characters that an encoding reads, how many are such as Chinese texts are made of; one that no
/// text has counts against five that are.
fn score(encoding: &'static Encoding, sample: &[u8]) -> i64 {
    let (text, _) = encoding.decode_without_bom_handling(sample);
    let (good, all) = text.chars().fold((0, 0), |(good, all), c| (good + weight(c), all + 1));
    if all == 0 { 100 } else { good / all }
}

fn weight(c: char) -> i64 {
    match c {
        '\t'
        | '\n'..='\r'
        | ' '..='~'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{3000}'..='\u{303f}'
        | '\u{ff01}'..='\u{ff5e}' => 100,
        // Quotes, dashes, Latin letters, Greek, circled digits, units.
        '\u{a0}'..='\u{3ff}' | '\u{2000}'..='\u{2bff}' | '\u{3200}'..='\u{33ff}' => 80,
        '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{3ffff}' | '\u{e000}'..='\u{f8ff}' => 30,
        '\0'..='\u{9f}' | '\u{fffd}' => -500,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::BIG5;

    use super::*;

    const TEXT: &str = "一、总体要求\r\n到2025年，PM2.5浓度降至35微克/立方米以下（责任单位：二道区生态环境局）。\r\n";

    #[test]
    fn each_encoding_is_told_from_the_others() {
        let utf16 =
            |unit: fn(u16) -> [u8; 2]| -> Vec<u8> { TEXT.encode_utf16().flat_map(unit).collect() };
        let gb18030 = GB18030.encode(TEXT).0.into_owned();
        let every = [
            TEXT.as_bytes().to_vec(),
            gb18030,
            utf16(u16::to_le_bytes),
            utf16(u16::to_be_bytes),
            [&[0xff, 0xfe], &utf16(u16::to_le_bytes)[..]].concat(),
            [&[0xfe, 0xff], &utf16(u16::to_be_bytes)[..]].concat(),
            [&[0xef, 0xbb, 0xbf], TEXT.as_bytes()].concat(),
        ];
        for bytes in every {
            assert_eq!(decode(&bytes, None).unwrap(), TEXT);
        }
    }

    #[test]
    fn what_is_cut_in_the_middle_of_a_character_is_still_utf_8() {
        let cut = &TEXT.as_bytes()[..TEXT.len() - 4];
        assert!(decode(cut, None).unwrap().starts_with("一、总体要求"));
    }

    #[test]
    fn the_named_encoding_wins_where_it_reads_well() {
        let bytes = BIG5.encode("空氣品質改善計畫，主管機關應於每年公告實施。").0.into_owned();
        assert!(decode(&bytes, Some(BIG5)).unwrap().starts_with("空氣品質"));
        let gb = GB18030.encode(TEXT).0.into_owned();
        assert_eq!(decode(&gb, Some(UTF_8)).unwrap(), TEXT);
    }

    #[test]
    fn noise_is_no_text() {
        let noise: Vec<u8> =
            (0..4096_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        let error = decode(&noise, None).map(|text| text.len()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unsupported);
    }
}
