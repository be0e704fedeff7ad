//! What the characters of symbol fonts show, as far as a text means anything by them.

/// The character that a symbol font shows at a code; `None` for an ornament.
pub(super) fn symbol(font: &str, code: u32) -> Option<char> {
    let own = (0xf000..=0xf0ff).contains(&code);
    match (font.to_ascii_lowercase().as_str(), code & 0xff) {
        ("symbol", code) if own => greek(code),
        ("wingdings", code) if own => box_or_tick(code),
        ("wingdings 2", code) if own => {
            matches!(code, 0x52 | 0x54).then_some('☑').or(box_of_second(code))
        }
        _ if own => None,
        _ => char::from_u32(code),
    }
}

fn greek(code: u32) -> Option<char> {
    const SHOWN: [(u32, char); 19] = [
        (0x25, '%'),
        (0x2b, '+'),
        (0x3c, '<'),
        (0x3d, '='),
        (0x3e, '>'),
        (0x44, 'Δ'),
        (0x53, 'Σ'),
        (0x57, 'Ω'),
        (0x61, 'α'),
        (0x62, 'β'),
        (0x67, 'γ'),
        (0x6d, 'μ'),
        (0xa3, '≤'),
        (0xb0, '°'),
        (0xb1, '±'),
        (0xb3, '≥'),
        (0xb4, '×'),
        (0xb8, '÷'),
        (0xae, '→'),
    ];
    SHOWN.iter().find(|(known, _)| *known == code).map(|(_, shown)| *shown)
}

fn box_or_tick(code: u32) -> Option<char> {
    match code {
        0xfe => Some('☑'),
        0x6f | 0xa8 => Some('□'),
        0xfc => Some('√'),
        0x6e => Some('■'),
        _ => None,
    }
}

fn box_of_second(code: u32) -> Option<char> {
    match code {
        0x50 => Some('√'),
        0x2a | 0xa3 => Some('□'),
        _ => None,
    }
}
