//! What the elements of a page are for, as far as reading its text asks.

/// What an element is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Root,
    Text,
    /// Stands in a line: span, b, font, and every name that is not known.
    Inline,
    Link,
    /// Ends a line: br.
    Break,
    Paragraph,
    Heading(u8),
    Block,
    Preformatted,
    List,
    Item,
    Table,
    Caption,
    /// thead, tbody, tfoot.
    Rows,
    Row,
    Cell,
    Title,
    Meta,
    /// Has no words of the document in it: scripts, navigation, forms, what was deleted.
    Dropped,
}

impl Kind {
    pub(super) fn of(name: &str) -> Self {
        let lower = name.to_ascii_lowercase();
        match lower.as_str() {
            "p" => Self::Paragraph,
            "br" => Self::Break,
            "a" => Self::Link,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Self::heading(&lower),
            "div" | "section" | "article" | "main" | "center" | "blockquote" | "address"
            | "header" | "hr" | "fieldset" | "figure" | "figcaption" | "details" | "summary"
            | "aside" | "form" | "hgroup" | "ucapcontent" | "ucaptitle" => Self::Block,
            "pre" | "xmp" => Self::Preformatted,
            "ul" | "ol" | "dl" | "menu" | "dir" => Self::List,
            "li" | "dt" | "dd" => Self::Item,
            "table" => Self::Table,
            "caption" => Self::Caption,
            "thead" | "tbody" | "tfoot" => Self::Rows,
            "tr" => Self::Row,
            "td" | "th" => Self::Cell,
            "title" => Self::Title,
            "meta" => Self::Meta,
            "script" | "style" | "del" | "nav" | "footer" | "iframe" | "noscript" | "svg"
            | "canvas" | "select" | "button" | "input" | "textarea" | "object" | "embed"
            | "video" | "audio" | "template" | "img" | "link" | "noembed" | "noframes"
            | "option" | "map" | "area" | "base" | "col" | "colgroup" | "source" | "wbr"
            | "param" | "track" | "math" => Self::Dropped,
            _ => Self::Inline,
        }
    }

    fn heading(name: &str) -> Self {
        Self::Heading(name.as_bytes().get(1).map_or(1, |digit| digit.saturating_sub(b'0')))
    }

    /// Whether the element begins a paragraph of its own, so that one that is open ends.
    pub(super) fn is_block(self) -> bool {
        !matches!(
            self,
            Self::Text
                | Self::Inline
                | Self::Link
                | Self::Break
                | Self::Title
                | Self::Meta
                | Self::Dropped
        )
    }

    /// Whether end tags inside it cannot close what is outside.
    pub(super) fn is_boundary(self) -> bool {
        matches!(self, Self::Root | Self::Table | Self::Caption | Self::Cell)
    }
}

/// Whether an element never has content.
pub(super) fn is_void(name: &str) -> bool {
    const VOID: [&str; 15] = [
        "br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source",
        "wbr", "param", "track", "bgsound",
    ];
    VOID.iter().any(|void| name.eq_ignore_ascii_case(void))
}
