//! What serde reports, kept in parts, and said in the words of a corpus.

use std::fmt::{self, Display};

use serde::de::{Error, Expected, Unexpected};

use super::tree::{Kind, Tree};
use crate::diagnostic::{Code, Diagnostic};
use crate::text::nearest;

/// Longest stretch of a value that a message repeats, in characters.
const SHOWN: usize = 40;

/// A fault of one value, with the node it was met at as soon as that is known.
#[derive(Debug)]
pub(super) struct Fault {
    at: Option<usize>,
    // Boxed, since every step of a reader returns it.
    what: Box<What>,
}

#[derive(Debug)]
pub(super) enum What {
    UnknownField { field: String, known: &'static [&'static str] },
    MissingField(&'static str),
    RepeatedField(&'static str),
    UnknownWord { word: String, known: &'static [&'static str] },
    WrongType { found: String, expected: String },
    Empty { expected: String },
    Form { found: String, expected: String },
    Said(String),
}

impl Fault {
    pub(super) fn new(what: What) -> Self {
        Self { at: None, what: Box::new(what) }
    }

    /// A value of another type than the field's.
    pub(super) fn mismatch(tree: &Tree, at: usize, expected: impl Display) -> Self {
        let expected = expected.to_string();
        Self::new(match found(tree, at) {
            None => What::Empty { expected },
            Some(found) => What::WrongType { found, expected },
        })
    }

    /// Notes the node, unless an inner one has been noted.
    pub(super) fn within(mut self, at: usize) -> Self {
        self.at.get_or_insert(at);
        self
    }

    pub(super) fn node(&self) -> usize {
        self.at.unwrap_or(0)
    }

    pub(super) fn what(&self) -> &What {
        &self.what
    }

    pub(super) fn diagnostic(&self) -> Diagnostic {
        match &*self.what {
            What::UnknownField { field, known } => unknown_field(field, known),
            What::MissingField(field) => {
                let message = format!("the field `{field}` is missing");
                Diagnostic::new(Code::MissingField, message).help(format!("add `{field}: …`"))
            }
            What::RepeatedField(field) => {
                let message = format!("the field `{field}` stands twice, under two of its names");
                Diagnostic::new(Code::DuplicateKey, message).help("keep one of the two")
            }
            What::UnknownWord { word, known } => unknown_word(word, known),
            What::WrongType { found, expected } => wrong_type(found, expected),
            What::Empty { expected } => {
                let message = format!("value is empty, expected {expected}");
                Diagnostic::new(Code::WrongType, message).help("write the value, or delete the key")
            }
            What::Form { found, expected } => {
                let message = format!("found {found}, expected {expected}");
                let help = "write a value of the form that the field asks for";
                Diagnostic::new(Code::InvalidValue, message).help(help)
            }
            What::Said(words) => said(words),
        }
    }
}

/// How a message calls the value of a node; `None` when it is empty.
fn found(tree: &Tree, at: usize) -> Option<String> {
    match tree.node(at).kind {
        Kind::Sequence => Some("a list".into()),
        Kind::Mapping => Some("a mapping".into()),
        Kind::Scalar { .. } if tree.is_null(at) => None,
        Kind::Scalar { plain, .. } => {
            let quoted = if plain { "" } else { " in quotation marks" };
            Some(format!("{}{quoted}", shown(tree.text(at).unwrap_or_default())))
        }
    }
}

/// A text as a message repeats it.
pub(super) fn shown(text: &str) -> String {
    let mut head: String = text.chars().take(SHOWN).collect();
    if head.len() < text.len() {
        head.push('…');
    }
    format!("`{}`", head.replace(['\n', '\r'], " "))
}

fn unknown_field(field: &str, known: &[&'static str]) -> Diagnostic {
    let message = format!("unknown field {}", shown(field));
    let fault = Diagnostic::new(Code::UnknownField, message).expected(one_of(known));
    match did_you_mean(field, known) {
        Some(help) => fault.help(help),
        None => fault.help("delete it, or use one of the fields expected"),
    }
}

fn unknown_word(word: &str, known: &[&'static str]) -> Diagnostic {
    let message = format!("{} is none of the words that this field knows", shown(word));
    let fault = Diagnostic::new(Code::InvalidValue, message).expected(one_of(known));
    match did_you_mean(word, known) {
        Some(help) => fault.help(help),
        None => fault.help("use one of the words expected"),
    }
}

fn wrong_type(found: &str, expected: &str) -> Diagnostic {
    let message = format!("found {found}, expected {expected}");
    let fault = Diagnostic::new(Code::WrongType, message);
    fault.help(match expected {
        _ if found.ends_with("quotation marks") => "delete the quotation marks",
        "a list" => "write `[…]`, or each item in a line of its own behind `- `",
        "a mapping" => "write `key: value`, each in a line of its own",
        _ => "write what is expected there",
    })
}

/// A value type's own words; lines that begin with `expected: ` or `help: ` become those notes.
fn said(words: &str) -> Diagnostic {
    let note = |label: &str| words.lines().find_map(|line| line.strip_prefix(label));
    let is_note = |line: &&str| line.starts_with("help: ") || line.starts_with("expected: ");
    let message: Vec<&str> = words.lines().filter(|line| !is_note(line)).collect();
    let message = message.join("\n");
    // The errors of the model's values name the form in the same line.
    let (message, form) = match message.split_once("; expected ") {
        Some((message, form)) => (message, Some(form)),
        None => (message.as_str(), None),
    };
    let fault = Diagnostic::new(Code::InvalidValue, message);
    let fault = match note("expected: ").or(form) {
        Some(expected) => fault.expected(expected),
        None => fault,
    };
    fault.help(note("help: ").unwrap_or("write a value of the form that the field asks for"))
}

fn did_you_mean(word: &str, known: &[&'static str]) -> Option<String> {
    let near = nearest(word, known.iter().copied());
    (!near.is_empty()).then(|| format!("did you mean {}?", alternatives(&near, " or ")))
}

fn one_of(known: &[&str]) -> String {
    match known {
        [] => "no field at all".into(),
        [one] => format!("`{one}`"),
        many => format!("one of {}", alternatives(many, ", ")),
    }
}

fn alternatives(words: &[&str], between: &str) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(between)
}

/// A reader's `expecting`, without the names of Rust's types.
fn plainly(expected: &dyn Expected) -> String {
    let words = expected.to_string();
    match words.as_str() {
        "a string" | "a borrowed string" | "string or map" => "text".into(),
        "a sequence" => "a list".into(),
        "a boolean" => "`true` or `false`".into(),
        "a map" | "map" => "a mapping".into(),
        "i8" | "i16" | "i32" | "i64" | "u8" | "u16" | "u32" | "u64" | "usize" => {
            "a whole number".into()
        }
        "f32" | "f64" => "a number".into(),
        named if named.starts_with("struct ") => "a mapping".into(),
        named if named.starts_with("enum ") => "a word, or a mapping of one key".into(),
        named if named.starts_with("tuple ") || named.starts_with("an array ") => "a list".into(),
        _ => words,
    }
}

/// How a message calls what a reader was given; `None` for an empty value.
fn called(unexpected: &Unexpected<'_>) -> Option<String> {
    Some(match unexpected {
        Unexpected::Unit | Unexpected::Option => return None,
        Unexpected::Str(text) => shown(text),
        Unexpected::Char(letter) => format!("`{letter}`"),
        Unexpected::Bool(value) => format!("`{value}`"),
        Unexpected::Signed(value) => format!("`{value}`"),
        Unexpected::Unsigned(value) => format!("`{value}`"),
        Unexpected::Float(value) => format!("`{value}`"),
        Unexpected::Seq => "a list".into(),
        Unexpected::Map => "a mapping".into(),
        other => other.to_string(),
    })
}

impl std::error::Error for Fault {}

impl Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.diagnostic().message())
    }
}

impl Error for Fault {
    fn custom<T: Display>(message: T) -> Self {
        Self::new(What::Said(message.to_string()))
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let expected = plainly(expected);
        Self::new(match called(&found) {
            None => What::Empty { expected },
            Some(found) => What::WrongType { found, expected },
        })
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let found = called(&found).unwrap_or_else(|| "nothing".into());
        let expected = expected.to_string();
        Self::new(What::Form { found, expected })
    }

    fn invalid_length(length: usize, expected: &dyn Expected) -> Self {
        let found = format!("{length} values");
        let expected = expected.to_string();
        Self::new(What::Form { found, expected })
    }

    fn unknown_variant(word: &str, known: &'static [&'static str]) -> Self {
        let word = word.to_owned();
        Self::new(What::UnknownWord { word, known })
    }

    fn unknown_field(field: &str, known: &'static [&'static str]) -> Self {
        let field = field.to_owned();
        Self::new(What::UnknownField { field, known })
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new(What::MissingField(field))
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::new(What::RepeatedField(field))
    }
}
