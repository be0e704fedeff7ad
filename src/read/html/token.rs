//! The tags and the text of a page, one after another, without building anything.

/// A tag, or text between tags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Open { name: &'a str, attributes: &'a str },
    Close { name: &'a str },
    Text(&'a str),
}

/// Elements whose content is no markup.
const RAW: [&str; 8] =
    ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];

/// Cuts a page into tokens. Never fails: what is no tag is text, as in browsers.
pub(super) struct Tokens<'a> {
    rest: &'a str,
    /// The element whose content is read as it stands.
    raw: Option<&'a str>,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(page: &'a str) -> Self {
        Self { rest: page, raw: None }
    }

    /// Takes what stands before a byte offset of the rest.
    fn take(&mut self, end: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    /// Takes what stands before an end mark and passes over the mark; everything where there is none.
    fn take_through(&mut self, mark: &str) -> &'a str {
        let end = self.rest.find(mark).unwrap_or(self.rest.len());
        let taken = self.take(end);
        self.take(mark.len().min(self.rest.len()));
        taken
    }

    /// The content of a raw element, to its end tag.
    fn raw_text(&mut self, name: &str) -> &'a str {
        let mut from = 0;
        while let Some(at) = self.rest.get(from..).and_then(|rest| rest.find("</")) {
            let end = from + at;
            let behind = self.rest.get(end + 2..).unwrap_or_default();
            if behind.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)) {
                return self.take(end);
            }
            from = end + 2;
        }
        self.take(self.rest.len())
    }

    /// What begins with `<`; `None` for a comment or declaration, which was passed over.
    fn markup(&mut self) -> Option<Token<'a>> {
        let behind = self.rest.get(1..).unwrap_or_default();
        let first = behind.bytes().next().unwrap_or(b' ');
        if first.is_ascii_alphabetic() {
            return Some(self.open());
        }
        if behind.starts_with("!--") {
            self.take(4);
            self.take_through("-->");
            return None;
        }
        match first {
            b'/' if behind.as_bytes().get(1).is_some_and(u8::is_ascii_alphabetic) => {
                self.take(2);
                let inside = self.take_through(">");
                Some(Token::Close { name: name_of(inside) })
            }
            b'/' | b'!' | b'?' => {
                self.take_through(">");
                None
            }
            _ => Some(Token::Text(self.take(1))),
        }
    }

    fn open(&mut self) -> Token<'a> {
        self.take(1);
        let name = name_of(self.rest);
        self.take(name.len());
        let end = end_of_tag(self.rest);
        let attributes = self.take(end);
        self.take(1);
        let is_raw = RAW.iter().any(|raw| name.eq_ignore_ascii_case(raw));
        self.raw = is_raw.then_some(name);
        Token::Open { name, attributes }
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(name) = self.raw.take() {
            return Some(Token::Text(self.raw_text(name)));
        }
        while !self.rest.is_empty() {
            match self.rest.find('<') {
                Some(0) => {
                    if let Some(token) = self.markup() {
                        return Some(token);
                    }
                }
                Some(at) => return Some(Token::Text(self.take(at))),
                None => return Some(Token::Text(self.take(self.rest.len()))),
            }
        }
        None
    }
}

/// The name at the start of a tag.
fn name_of(tag: &str) -> &str {
    let end = tag.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>'));
    tag.get(..end.unwrap_or(tag.len())).unwrap_or_default()
}

/// Where the `>` of a tag stands; one inside a quoted value ends nothing.
fn end_of_tag(tag: &str) -> usize {
    let mut quote = None;
    let mut after_equals = false;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) if byte == open => quote = None,
            (None, b'>') => return at,
            (None, b'"' | b'\'') if after_equals => quote = Some(byte),
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            after_equals = byte == b'=' && quote.is_none();
        }
    }
    tag.len()
}

/// The value of an attribute, undecoded, by its name in lower case; empty where it has none.
pub(super) fn attribute<'a>(attributes: &'a str, wanted: &str) -> Option<&'a str> {
    let mut rest = attributes;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        let end = rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '/'));
        let (name, behind) = rest.split_at_checked(end.unwrap_or(rest.len()))?;
        if name.is_empty() && behind.is_empty() {
            return None;
        }
        let (value, behind) = value(behind);
        if name.eq_ignore_ascii_case(wanted) {
            return Some(value);
        }
        rest = behind;
    }
}

/// The value behind an attribute's name, and what follows it.
fn value(behind: &str) -> (&str, &str) {
    let Some(behind) = behind.trim_start().strip_prefix('=') else {
        return ("", behind);
    };
    let behind = behind.trim_start();
    for quote in ['"', '\''] {
        if let Some(inside) = behind.strip_prefix(quote) {
            return inside.split_once(quote).unwrap_or((inside, ""));
        }
    }
    let end = behind.find(|c: char| c.is_ascii_whitespace()).unwrap_or(behind.len());
    behind.split_at_checked(end).unwrap_or((behind, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(page: &str) -> Vec<Token<'_>> {
        Tokens::new(page).collect()
    }

    #[test]
    fn tags_text_comments_and_scripts() {
        let found = tokens(
            "<!DOCTYPE html><p class='a>b'>一<b/>二</P ><!-- <p> -->三<script>if (a<b) '</p>'</SCRIPT>",
        );
        let expected = [
            Token::Open { name: "p", attributes: " class='a>b'" },
            Token::Text("一"),
            Token::Open { name: "b", attributes: "/" },
            Token::Text("二"),
            Token::Close { name: "P" },
            Token::Text("三"),
            Token::Open { name: "script", attributes: "" },
            Token::Text("if (a<b) '</p>'"),
            Token::Close { name: "SCRIPT" },
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_no_tag_is_text() {
        assert_eq!(tokens("a < 3"), [Token::Text("a "), Token::Text("<"), Token::Text(" 3")]);
        assert_eq!(tokens("<p"), [Token::Open { name: "p", attributes: "" }]);
        assert_eq!(tokens("<!-- never closed <p>"), []);
    }

    #[test]
    fn attributes_in_every_form() {
        let of = |name| attribute(r#" id="UCAP-CONTENT" colspan=3 hidden CLASS = 'a b' x="#, name);
        assert_eq!(of("id"), Some("UCAP-CONTENT"));
        assert_eq!(of("colspan"), Some("3"));
        assert_eq!(of("hidden"), Some(""));
        assert_eq!(of("class"), Some("a b"));
        assert_eq!(of("x"), Some(""));
        assert_eq!(of("style"), None);
    }
}
