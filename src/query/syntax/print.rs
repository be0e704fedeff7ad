//! From a filter to its text form.

use std::fmt;

use super::super::{DutyFilter, Filter, PlaceTerm, PlanTerm, TextTerm, Who};
use super::key::Key;
use crate::model::Basis;

/// The text form, which reads back as a filter of the same meaning.
impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => Ok(()),
            Self::Kind(kind) => pair(f, Key::Kind, kind.term()),
            Self::Plan(PlanTerm::Named(name)) => pair(f, Key::Plan, name),
            Self::Plan(PlanTerm::Id(id)) => pair(f, Key::Plan, id.as_str()),
            Self::Region(PlaceTerm::Named(name)) => pair(f, Key::Region, name),
            Self::Region(PlaceTerm::Code(code)) => pair(f, Key::Region, &code.to_string()),
            Self::Domain(domain) => pair(f, Key::Domain, domain.term()),
            Self::Duty(duty) => write!(f, "{duty}"),
            Self::Due(range) => pair(f, Key::Due, &range.to_string()),
            Self::Issued(range) => pair(f, Key::Issued, &range.to_string()),
            Self::Indicator(words) => pair(f, Key::Indicator, words),
            Self::Op(op) => pair(f, Key::Op, op.term()),
            Self::Value(range) => pair(f, Key::Value, &range.to_string()),
            Self::Validity(validity) => pair(f, Key::Validity, validity.term()),
            Self::Text(text) => write!(f, "{text}"),
            Self::Not(inner) => write!(f, "-({inner})"),
            Self::And(all) => joined(f, all, " "),
            // What fits nothing.
            Self::Or(any) if any.is_empty() => f.write_str("-()"),
            Self::Or(any) => joined(f, any, " | "),
        }
    }
}

fn joined(f: &mut fmt::Formatter<'_>, filters: &[Filter], between: &str) -> fmt::Result {
    for (index, filter) in filters.iter().enumerate() {
        if index > 0 {
            f.write_str(between)?;
        }
        write!(f, "({filter})")?;
    }
    Ok(())
}

impl fmt::Display for DutyFilter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let who = self.who.iter().map(|who| match who {
            Who::Named(name) => value(name),
            Who::Body(id) => id.to_string(),
        });
        // A filter without any condition still wants somebody's part in the item.
        let anybody = self.who.is_empty() && self.roles.is_empty() && self.bases.is_empty();
        let known = [Basis::Stated, Basis::Default, Basis::Group];
        let bases = if anybody { &known[..] } else { &self.bases };
        let lists = [
            (Key::Body, who.collect::<Vec<_>>()),
            (Key::Role, self.roles.iter().map(ToString::to_string).collect()),
            (Key::Basis, bases.iter().map(ToString::to_string).collect()),
        ];
        let written = lists.iter().filter(|(_, values)| !values.is_empty());
        let written: Vec<String> =
            written.map(|(key, values)| format!("{}:{}", key.name(), values.join(","))).collect();
        f.write_str(&written.join(" "))
    }
}

/// A quoted text stands for exactly its characters, a word for itself or what means the same.
impl fmt::Display for TextTerm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.exact || self.text.contains(char::is_whitespace) || self.text.is_empty() {
            f.write_str(&quoted(&self.text))
        } else if is_plain(&self.text) {
            f.write_str(&self.text)
        } else {
            pair(f, Key::Text, &self.text)
        }
    }
}

fn pair(f: &mut fmt::Formatter<'_>, key: Key, text: &str) -> fmt::Result {
    write!(f, "{}:{}", key.name(), value(text))
}

/// A value, quoted when it could be read otherwise.
fn value(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

fn is_plain(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with('-')
        && !text.contains(|c: char| c.is_whitespace() || "()（）|｜\"“”「」:：,，、\\".contains(c))
}

/// A text in quotation marks.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
