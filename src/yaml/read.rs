//! Bytes to text to typed values, with every fault of the file in one run.

use serde::de::DeserializeOwned;

use super::Limits;
use super::build::{Found, build};
use super::de::Value;
use super::fault::{Fault, What};
use super::located::{Located, SpanTable};
use super::report::Report;
use super::tree::Tree;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::text::{SourceText, Span, nearest};

/// Reads a value from a text, under the name by which messages call it and the default [`Limits`].
///
/// Every scalar is its text, and the field's type alone decides what it means: `no`, `012` and `1.10`
/// are texts for a text field. Only `true` and `false` are truth values, only unquoted digits are
/// numbers, and an empty value, `~` or `null` is `None` for an optional field and a fault for any other.
/// A type that serde buffers (`flatten`, `untagged`, internally tagged) sees texts only, and a fault
/// within it is shown at the whole value.
///
/// # Errors
///
/// Every fault of the text, in the order of their places. Of several required fields that one mapping
/// lacks, the first is reported.
///
/// ```
/// use serde::Deserialize;
/// use zhengce::{Code, yaml};
///
/// #[derive(Debug, Deserialize)]
/// #[serde(deny_unknown_fields)]
/// struct Target {
///     indicator: String,
///     value: String,
/// }
///
/// let target: Target = yaml::from_str("t.yaml", "indicator: 优良天数比例\nvalue: 84.0\n").unwrap();
/// assert_eq!((target.indicator.as_str(), target.value.as_str()), ("优良天数比例", "84.0"));
///
/// let faults = yaml::from_str::<Target>("t.yaml", "indicator: [84]\nvalu: 1\n").unwrap_err();
/// assert_eq!(faults.codes(), [Code::UnknownField, Code::WrongType]);
/// ```
pub fn from_str<T: DeserializeOwned>(name: &str, text: &str) -> Result<T, Diagnostics> {
    let mut sink = Diagnostics::new();
    let source = SourceText::new(name, text);
    let read = read(&source, &Limits::default(), &mut sink);
    sink.sort();
    read.map(|located| located.value).ok_or(sink)
}

/// Reads a value from a text and keeps the place of each of its parts; `None` when a fault was reported.
pub(crate) fn read<T: DeserializeOwned>(
    source: &SourceText,
    limits: &Limits,
    sink: &mut Diagnostics,
) -> Option<Located<T>> {
    let mut report = Report::new(source, limits, sink);
    let built = build(source, limits);
    let mut tree = built.tree;
    for found in built.faults {
        if !report_found(&tree, found, &mut report) {
            return None;
        }
    }
    if !built.whole {
        return None;
    }
    let value = typed(&mut tree, &mut report)?;
    Some(Located { value, spans: SpanTable::new(tree), source: source.clone() })
}

fn report_found(tree: &Tree, found: Found, report: &mut Report<'_>) -> bool {
    let path = found.node.map_or_else(String::new, |at| tree.path(at));
    report.push(found.span, found.fault.value(path))
}

/// Serde stops at the first fault, so each is reported, left out, and the rest read again.
fn typed<T: DeserializeOwned>(tree: &mut Tree, report: &mut Report<'_>) -> Option<T> {
    loop {
        let fault = match T::deserialize(Value::root(tree)) {
            Ok(value) => return report.is_clean().then_some(value),
            Err(fault) => fault,
        };
        let go_on = is_consequence(tree, &fault) || report_fault(tree, &fault, report);
        if !go_on || !prune(tree, fault.node()) {
            return None;
        }
    }
}

fn report_fault(tree: &Tree, fault: &Fault, report: &mut Report<'_>) -> bool {
    let at = fault.node();
    let diagnostic = fault.diagnostic().value(tree.path(at));
    report.push(place(tree, fault), diagnostic)
}

/// A missing field is shown at the first key of its mapping, an empty value at its key.
fn place(tree: &Tree, fault: &Fault) -> Span {
    let at = fault.node();
    let key = match fault.what() {
        What::MissingField(_) => tree.children(at).next(),
        _ if tree.node(at).span.is_empty() => tree.steps(at).last().and_then(|step| step.key),
        _ => None,
    };
    tree.node(key.unwrap_or(at)).span
}

/// Whether a fault only follows from parts that were left out after a report of their own.
fn is_consequence(tree: &Tree, fault: &Fault) -> bool {
    let at = fault.node();
    if let What::MissingField(field) = fault.what() {
        let left_out = |&(_, value): &(usize, usize)| tree.node(value).pruned;
        let mut keys = tree.entries(at).filter(left_out).map(|(key, _)| key);
        return keys.any(|key| is_like(tree.text(key), field));
    }
    let inside = tree.nodes.get(at + 1..tree.after(at)).unwrap_or_default();
    inside.iter().any(|node| node.pruned)
}

/// Whether a key is a field's name or a misspelling of it.
fn is_like(key: Option<&str>, field: &str) -> bool {
    key.is_some_and(|key| key == field || !nearest(key, [field]).is_empty())
}

/// Leaves a node out, with the items before it in the lists around it, which need no second reading.
/// `false` when nothing would be left to read.
fn prune(tree: &mut Tree, at: usize) -> bool {
    let steps = tree.steps(at);
    let Some(target) = steps.last().map(|step| step.value) else {
        return false;
    };
    for step in steps.iter().filter(|step| step.key.is_none()) {
        let read: Vec<usize> = tree.children(step.parent).take(step.index).collect();
        for item in read {
            set_pruned(tree, item);
        }
    }
    set_pruned(tree, target);
    true
}

fn set_pruned(tree: &mut Tree, at: usize) {
    if let Some(node) = tree.nodes.get_mut(at) {
        node.pruned = true;
    }
}

/// The fault of a file that is larger than the limit, told by its size alone.
pub(crate) fn oversized(name: &str, bytes: usize, limits: &Limits) -> Option<Diagnostic> {
    let limit = limits.file_bytes;
    let message = format!("{bytes} bytes are more than the limit of {limit}");
    let start = Place::in_source(&SourceText::new(name, ""), Span::default());
    let fault = Diagnostic::new(Code::FileTooLarge, message).at(start);
    (bytes > limit).then(|| fault.help("split the file, or raise the limit when loading"))
}

/// Bytes to text; `None` when a fault was reported. A byte order mark is dropped.
pub(crate) fn decode(
    name: &str,
    bytes: Vec<u8>,
    limits: &Limits,
    sink: &mut Diagnostics,
) -> Option<SourceText> {
    if let Some(fault) = oversized(name, bytes.len(), limits) {
        sink.push(fault);
        return None;
    }
    match String::from_utf8(bytes) {
        Ok(text) => Some(SourceText::new(name, text.strip_prefix('\u{feff}').unwrap_or(&text))),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            sink.push(not_utf8(name, error.as_bytes(), valid));
            None
        }
    }
}

fn not_utf8(name: &str, bytes: &[u8], valid: usize) -> Diagnostic {
    let before = bytes.get(..valid).unwrap_or_default();
    let read = SourceText::new(name, String::from_utf8_lossy(before));
    let byte = bytes.get(valid).copied().unwrap_or_default();
    Diagnostic::new(Code::NotUtf8, format!("byte {valid} (0x{byte:02X}) is not UTF-8"))
        .at(Place::in_source(&read, Span::new(valid, valid)))
        .help("convert the file to UTF-8, for example from GB18030: `iconv -f GB18030 -t UTF-8`")
}
