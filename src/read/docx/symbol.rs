//! What the characters of symbol fonts show, as far as a text means anything by them.

/// What the font Symbol shows from its code 0x20; `?` behind 0x7e is nothing that a text means.
const SYMBOL: [&str; 6] = [
    " !∀#∃%&∍()*+,−./0123456789:;<=>?",
    "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_",
    "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}~?",
    "????????????????????????????????",
    "€ϒ′≤⁄∞ƒ????↔←↑→↓°±″≥×∝∂?÷≠≡≈…???",
    "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓",
];

/// The stretches of Wingdings and Wingdings 2 that show numbers: first and last code, and what the first shows.
const NUMBERS: [(u32, u32, char); 2] = [(0x81, 0x8a, '①'), (0x8c, 0x95, '❶')];
const NUMBERS_OF_SECOND: [(u32, u32, char); 2] = [(0x6a, 0x73, '①'), (0x75, 0x7e, '❶')];

/// The character that a symbol font shows at a code; `None` for an ornament.
pub(super) fn symbol(font: &str, code: u32) -> Option<char> {
    let own = (0xf000..=0xf0ff).contains(&code);
    let (font, glyph) = (font.to_ascii_lowercase(), code & 0xff);
    match font.as_str() {
        // Such a font shows its own characters at the codes of others as well.
        "symbol" if own || code <= 0xff => mathematical(glyph),
        "wingdings" if own || code <= 0xff => {
            number(&NUMBERS, glyph).or_else(|| box_or_tick(glyph))
        }
        "wingdings 2" if own || code <= 0xff => {
            number(&NUMBERS_OF_SECOND, glyph).or_else(|| box_of_second(glyph))
        }
        _ if own => None,
        _ => char::from_u32(code),
    }
}

fn mathematical(code: u32) -> Option<char> {
    let place = usize::try_from(code.checked_sub(0x20)?).ok()?;
    let shown = SYMBOL.get(place / 32)?.chars().nth(place % 32);
    shown.filter(|shown| *shown != '?' || code == u32::from('?'))
}

fn number(stretches: &[(u32, u32, char)], code: u32) -> Option<char> {
    let within = |(first, last, _): &&(u32, u32, char)| (*first..=*last).contains(&code);
    let (first, _, shown) = stretches.iter().find(within)?;
    char::from_u32(u32::from(*shown) + code - first)
}

fn box_or_tick(code: u32) -> Option<char> {
    match code {
        0xfe => Some('☑'),
        0xfd | 0x78 => Some('☒'),
        0x6f | 0x71 | 0x72 | 0xa8 => Some('□'),
        0xfc => Some('√'),
        0xfb => Some('×'),
        0x6e => Some('■'),
        0xdf | 0xe7 => Some('←'),
        0xe0 | 0xe8 => Some('→'),
        0xe1 | 0xe9 => Some('↑'),
        0xe2 | 0xea => Some('↓'),
        _ => None,
    }
}

fn box_of_second(code: u32) -> Option<char> {
    match code {
        0x52 => Some('☑'),
        0x51 | 0x53 | 0x54 => Some('☒'),
        0x50 => Some('√'),
        0x4f => Some('×'),
        0x2a | 0xa3 => Some('□'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_signs_and_letters_of_symbol() {
        assert!(SYMBOL.iter().all(|row| row.chars().count() == 32));
        let shown = |codes: &[u32]| {
            codes.iter().filter_map(|code| symbol("Symbol", *code)).collect::<String>()
        };
        assert_eq!(
            shown(&[0xf032, 0xf035, 0xf025, 0xf03f, 0xf0b3, 0xb1, 0xf06d, 0xf0d7]),
            "25%?≥±μ⋅"
        );
        assert_eq!(shown(&[0xf0b7, 0xf0a7, 0xf094, 0xf0ff, 0xf010]), "");
        assert_eq!(symbol("Symbol", 0x2264), Some('≤'));
    }

    #[test]
    fn ticks_crosses_and_numbers_of_wingdings() {
        let shown = |font: &str, codes: &[u32]| {
            codes.iter().filter_map(|code| symbol(font, 0xf000 + code)).collect::<String>()
        };
        assert_eq!(
            shown("Wingdings", &[0x81, 0x8a, 0x95, 0xfb, 0xfc, 0xfd, 0xfe, 0xa8, 0x4c]),
            "①⑩❿×√☒☑□"
        );
        assert_eq!(
            shown("Wingdings 2", &[0x6a, 0x7e, 0x4f, 0x50, 0x52, 0x54, 0xa3, 0x21]),
            "①❿×√☑☒□"
        );
        assert_eq!(shown("Webdings", &[0x61]), "");
        assert_eq!(symbol("仿宋", 0x2460), Some('①'));
    }
}
