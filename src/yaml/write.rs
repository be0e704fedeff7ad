//! Values to YAML text; the one file that names `serde_yaml`.

use std::fmt::Write;

use serde::Serialize;
use serde_yaml::{Mapping, Value};

use crate::{Error, ErrorKind};

/// Writes a value as YAML that [`from_str`](super::from_str) reads back equal.
///
/// # Errors
///
/// When the value refuses to be written, or a key of one of its maps is not a word.
///
/// ```
/// let text = zhengce::yaml::to_string(&vec!["二道区水务局", "012"]).unwrap();
/// assert_eq!(text, "- 二道区水务局\n- '012'\n");
/// ```
pub fn to_string<T: Serialize>(value: &T) -> Result<String, Error> {
    let value = to_value(value)?;
    let text = emit(&value)?;
    if !holds_odd(&value) {
        return Ok(text);
    }
    let mark = (PRIVATE.start..=PRIVATE.end).find(|&mark| !text.contains(mark));
    let mark = mark.ok_or_else(|| Error::new(ErrorKind::Value, CANNOT))?;
    StandIns::new(mark).write(value)
}

const CANNOT: &str = "the value cannot be written as YAML";

/// Characters that mean nothing by themselves, for marking the stand-ins.
const PRIVATE: std::ops::Range<char> = '\u{E000}'..'\u{F8FF}';

/// A data-carrying variant is written as a mapping of one key, which the reader knows; tags it refuses.
fn to_value<T: Serialize>(value: &T) -> Result<Value, Error> {
    let to_value = serde_yaml::value::Serializer;
    serde_yaml::with::singleton_map_recursive::serialize(value, to_value).map_err(cannot)
}

fn emit(value: &Value) -> Result<String, Error> {
    serde_yaml::to_string(value).map_err(cannot)
}

fn cannot(error: serde_yaml::Error) -> Error {
    Error::new(ErrorKind::Value, CANNOT).because(error)
}

/// Whether `serde_yaml` writes a text so that YAML 1.2 reads another: it breaks lines at U+2028 and
/// U+2029, as YAML 1.1 did, and leaves the merge key bare.
fn is_odd(text: &str) -> bool {
    text == "<<" || text.contains(['\u{2028}', '\u{2029}'])
}

fn holds_odd(value: &Value) -> bool {
    match value {
        Value::String(text) => is_odd(text),
        Value::Sequence(items) => items.iter().any(holds_odd),
        Value::Mapping(entries) => {
            entries.iter().any(|(key, value)| holds_odd(key) || holds_odd(value))
        }
        _ => false,
    }
}

/// Odd texts are written as a mark, a number and the mark again, and put in once all is written.
struct StandIns {
    mark: char,
    texts: Vec<String>,
}

impl StandIns {
    fn new(mark: char) -> Self {
        Self { mark, texts: Vec::new() }
    }

    fn write(mut self, value: Value) -> Result<String, Error> {
        let text = emit(&self.replace(value))?;
        let parts = text.split(self.mark).enumerate();
        Ok(parts
            .map(|(index, part)| {
                let text = part.parse().ok().and_then(|number: usize| self.texts.get(number));
                text.filter(|_| index % 2 == 1).map_or_else(|| part.to_owned(), |text| quoted(text))
            })
            .collect())
    }

    fn replace(&mut self, value: Value) -> Value {
        match value {
            Value::String(text) if is_odd(&text) => {
                let mark = self.mark;
                let stand_in = format!("{mark}{}{mark}", self.texts.len());
                self.texts.push(text);
                Value::String(stand_in)
            }
            Value::Sequence(items) => items.into_iter().map(|item| self.replace(item)).collect(),
            Value::Mapping(entries) => {
                let replaced = entries
                    .into_iter()
                    .map(|(key, value)| (self.replace(key), self.replace(value)));
                Value::Mapping(replaced.collect::<Mapping>())
            }
            other => other,
        }
    }
}

/// A text in double quotation marks, with escapes for what cannot be seen.
fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '\n' => quoted.push_str("\\n"),
            _ if is_unseen(letter) => {
                let _ = write!(quoted, "\\U{:08X}", u32::from(letter));
            }
            _ => quoted.push(letter),
        }
    }
    quoted + "\""
}

fn is_unseen(letter: char) -> bool {
    let number = u32::from(letter);
    letter.is_control() || matches!(number, 0x2028 | 0x2029 | 0xFEFF) || number & 0xFFFE == 0xFFFE
}
