//! Characters that a page spells out: `&nbsp;`, `&#8220;`.

/// The named ones that pages of Chinese text use.
const NAMED: &[(&str, &str)] = &[
    ("nbsp", "\u{a0}"),
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("mdash", "—"),
    ("ndash", "–"),
    ("hellip", "…"),
    ("middot", "·"),
    ("bull", "•"),
    ("sdot", "⋅"),
    ("emsp", "\u{2003}"),
    ("ensp", "\u{2002}"),
    ("thinsp", "\u{2009}"),
    ("shy", "\u{ad}"),
    ("zwnj", "\u{200c}"),
    ("zwj", "\u{200d}"),
    ("times", "×"),
    ("divide", "÷"),
    ("plusmn", "±"),
    ("deg", "°"),
    ("permil", "‰"),
    ("ge", "≥"),
    ("le", "≤"),
    ("ne", "≠"),
    ("asymp", "≈"),
    ("sup1", "¹"),
    ("sup2", "²"),
    ("sup3", "³"),
    ("frac12", "½"),
    ("frac14", "¼"),
    ("frac34", "¾"),
    ("micro", "µ"),
    ("mu", "μ"),
    ("alpha", "α"),
    ("beta", "β"),
    ("gamma", "γ"),
    ("Omega", "Ω"),
    ("sum", "∑"),
    ("radic", "√"),
    ("infin", "∞"),
    ("rarr", "→"),
    ("larr", "←"),
    ("uarr", "↑"),
    ("darr", "↓"),
    ("copy", "©"),
    ("reg", "®"),
    ("trade", "™"),
    ("yen", "¥"),
    ("cent", "¢"),
    ("pound", "£"),
    ("euro", "€"),
    ("sect", "§"),
    ("para", "¶"),
    ("prime", "′"),
    ("Prime", "″"),
    ("sim", "∼"),
    ("minus", "−"),
    ("lsaquo", "‹"),
    ("rsaquo", "›"),
    ("ordm", "º"),
    ("loz", "◊"),
    ("iexcl", "¡"),
    ("acute", "´"),
    ("uml", "¨"),
    ("macr", "¯"),
    ("cedil", "¸"),
    ("tilde", "˜"),
];

/// The ones that are read without their semicolon, as browsers do.
const LOOSE: [&str; 5] = ["nbsp", "amp", "lt", "gt", "quot"];

/// What bytes 0x80 to 0x9f mean when a page numbers its characters by its program's code page.
const CODE_PAGE: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// Calls `out` with every character of a text, those that it spells out decoded.
pub(super) fn decoded(text: &str, mut out: impl FnMut(char)) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        before.chars().for_each(&mut out);
        let (characters, length) = entity(from).unwrap_or((Spelled::Named("&"), 1));
        match characters {
            Spelled::Named(text) => text.chars().for_each(&mut out),
            Spelled::Number(c) => out(c),
        }
        rest = from.get(length..).unwrap_or_default();
    }
    rest.chars().for_each(&mut out);
}

/// A short text, decoded.
pub(super) fn to_text(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    decoded(text, |c| plain.push(c));
    plain
}

enum Spelled {
    Named(&'static str),
    Number(char),
}

/// What stands at an `&`, and its length in bytes.
fn entity(from: &str) -> Option<(Spelled, usize)> {
    let body = from.get(1..)?;
    match body.strip_prefix('#') {
        Some(digits) => number(digits).map(|(c, length)| (Spelled::Number(c), length + 2)),
        None => named(body).map(|(text, length)| (Spelled::Named(text), length + 1)),
    }
}

fn named(body: &str) -> Option<(&'static str, usize)> {
    let end = body.bytes().take(10).take_while(u8::is_ascii_alphanumeric).count();
    let name = body.get(..end)?;
    let closed = body.get(end..)?.starts_with(';');
    let find = |name: &str| NAMED.iter().find(|(known, _)| *known == name).map(|(_, text)| *text);
    if closed && let Some(text) = find(name) {
        return Some((text, end + 1));
    }
    let loose = LOOSE.iter().find(|loose| name.starts_with(**loose))?;
    Some((find(loose)?, loose.len()))
}

fn number(digits: &str) -> Option<(char, usize)> {
    let hexadecimal = digits.starts_with(['x', 'X']);
    let (radix, skip) = if hexadecimal { (16, 1) } else { (10, 0) };
    let digits = digits.get(skip..)?;
    let length = digits.chars().take(8).take_while(|c| c.is_digit(radix)).count();
    let code = u32::from_str_radix(digits.get(..length)?, radix).ok()?;
    let semicolon = usize::from(digits.get(length..)?.starts_with(';'));
    Some((character(code), skip + length + semicolon))
}

fn character(code: u32) -> char {
    let legacy =
        code.checked_sub(0x80).and_then(|at| CODE_PAGE.chars().nth(usize::try_from(at).ok()?));
    legacy.or_else(|| char::from_u32(code)).filter(|&c| c != '\0').unwrap_or('\u{fffd}')
}

#[cfg(test)]
mod tests {
    use super::to_text;

    #[test]
    fn every_form() {
        assert_eq!(
            to_text("&ldquo;十四五&rdquo;&#8212;&#x2014;&#151;&nbsp&amp;lt;"),
            "“十四五”———\u{a0}&lt;"
        );
        assert_eq!(
            to_text("A&B &unknown; & &#; &#0; &#x110000;"),
            "A&B &unknown; & &#; \u{fffd} \u{fffd}"
        );
        assert_eq!(to_text("&#56;4%"), "84%");
    }
}
