//! Text to tree, through the events of the parser crate; the one file that names it.

use std::collections::HashMap;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, Tag};

use super::Limits;
use super::tree::{Kind, Node, Text, Tree};
use crate::diagnostic::{Code, Diagnostic};
use crate::text::{SourceText, Span};

/// A tree as far as the text could be read, with what was wrong on the way.
pub(super) struct Built {
    pub(super) tree: Tree,
    pub(super) faults: Vec<Found>,
    /// Whether the text was read to its end.
    pub(super) whole: bool,
}

/// A fault of the text: at a node, or at a place where no node is.
pub(super) struct Found {
    pub(super) node: Option<usize>,
    pub(super) span: Span,
    pub(super) fault: Diagnostic,
}

/// Reading cannot go on; the fault has been noted.
struct Stop;

type Step = Result<(), Stop>;

pub(super) fn build(source: &SourceText, limits: &Limits) -> Built {
    let mut builder = Builder::new(source, *limits);
    let whole = builder.run(source.text()).is_ok();
    builder.close_all();
    Built { tree: builder.tree, faults: builder.faults, whole }
}

struct Builder {
    tree: Tree,
    faults: Vec<Found>,
    limits: Limits,
    /// The lists and mappings that are still open, the innermost last.
    open: Vec<usize>,
    anchors: HashMap<usize, usize>,
    documents: usize,
    /// How many bytes of text the aliases have added.
    repeated: usize,
    /// Where the value that was read last ends.
    reached: usize,
}

impl Builder {
    fn new(source: &SourceText, limits: Limits) -> Self {
        let tree = Tree { source: source.clone(), nodes: Vec::new() };
        Self {
            tree,
            faults: Vec::new(),
            limits,
            open: Vec::new(),
            anchors: HashMap::new(),
            documents: 0,
            repeated: 0,
            reached: 0,
        }
    }

    fn run(&mut self, text: &str) -> Step {
        // As libyaml and PyYAML read a block text that the file ends with.
        let options = granit_parser::options! { block_scalar_eof_without_line_feed: true };
        for next in Parser::new_from_str_with_options(text, options) {
            match next {
                Ok((event, span)) => self.event(event, bytes(&span))?,
                Err(error) => return self.unreadable(&error),
            }
        }
        if self.documents == 0 {
            let fault = syntax("the file holds no value", "write the fields, or delete the file");
            return self.stop(Span::default(), fault);
        }
        Ok(())
    }

    fn event(&mut self, event: Event<'_>, span: Span) -> Step {
        match event {
            Event::DocumentStart(..) => self.document(span),
            Event::Scalar(text, style, anchor, tag) => {
                let text = self.verbatim(&text, style, span);
                let span = self.trimmed(span);
                self.scalar(text, style == ScalarStyle::Plain, tag.as_deref(), span)?;
                self.anchor(anchor);
                Ok(())
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.start(Kind::Sequence, "seq", tag.as_deref(), span, anchor)
            }
            Event::MappingStart(_, anchor, tag) => {
                self.start(Kind::Mapping, "map", tag.as_deref(), span, anchor)
            }
            Event::SequenceEnd | Event::MappingEnd => {
                self.end(span);
                Ok(())
            }
            Event::Alias(anchor) => self.alias(anchor, span),
            _ => Ok(()),
        }
    }

    fn document(&mut self, span: Span) -> Step {
        self.documents += 1;
        if self.documents == 1 {
            return Ok(());
        }
        let help = "put it into a file of its own, or delete the line `---`";
        self.stop(span, syntax("a second document begins here", help))
    }
}

/// Values.
impl Builder {
    fn scalar(&mut self, text: Text, plain: bool, tag: Option<&Tag>, span: Span) -> Step {
        let plain = plain && tag.is_none();
        self.push(Kind::Scalar { text, plain }, span)?;
        self.tag("str", tag);
        Ok(())
    }

    fn start(
        &mut self,
        kind: Kind,
        name: &str,
        tag: Option<&Tag>,
        span: Span,
        anchor: usize,
    ) -> Step {
        let limit = self.limits.depth;
        if self.open.len() >= limit {
            return self.stop(span, too_deep(limit));
        }
        self.push(kind, span)?;
        self.tag(name, tag);
        self.anchor(anchor);
        self.open.push(self.tree.nodes.len() - 1);
        Ok(())
    }

    fn push(&mut self, kind: Kind, span: Span) -> Step {
        self.afford(1, span)?;
        self.reached = span.end;
        let open = matches!(kind, Kind::Sequence | Kind::Mapping);
        self.tree.nodes.push(Node {
            span,
            size: usize::from(!open),
            depth: self.open.len(),
            kind,
            pruned: false,
        });
        Ok(())
    }

    fn end(&mut self, span: Span) {
        let closed = self.close(span);
        if let Some(at) = closed.filter(|&at| self.tree.node(at).kind == Kind::Mapping) {
            self.check_keys(at);
        }
    }

    fn close(&mut self, span: Span) -> Option<usize> {
        let at = self.open.pop()?;
        // A collection in brackets ends with its bracket, another with its last value.
        self.reached = if span.is_empty() { self.reached } else { span.end };
        let size = self.tree.nodes.len() - at;
        let node = self.tree.nodes.get_mut(at)?;
        node.size = size;
        node.span = Span::new(node.span.start, self.reached);
        Some(at)
    }

    /// Gives what a stop left open its size, so that paths can be followed through it.
    fn close_all(&mut self) {
        while self.close(Span::default()).is_some() {}
    }

    /// Most scalars stand in the source as they are read, and need no copy.
    fn verbatim(&self, text: &str, style: ScalarStyle, span: Span) -> Text {
        if span.is_empty() && style == ScalarStyle::Plain {
            return Text::Verbatim(span);
        }
        let quote = usize::from(style != ScalarStyle::Plain);
        let inner = Span::new(span.start + quote, span.end.saturating_sub(quote));
        if self.tree.source.slice(inner) == Some(text) {
            Text::Verbatim(inner)
        } else {
            Text::Own(text.into())
        }
    }

    /// A block text's span without the line breaks after it.
    fn trimmed(&self, span: Span) -> Span {
        let words = self.tree.source.slice(span).unwrap_or_default();
        Span::new(span.start, span.start + words.trim_end_matches(['\n', '\r', ' ']).len())
    }

    fn tag(&mut self, own: &str, tag: Option<&Tag>) {
        let Some(tag) = tag else { return };
        let core = tag.core_suffix() == Some(own);
        let unspecific = tag.original_handle().is_empty() && tag.suffix() == "!";
        if core || unspecific {
            return;
        }
        let name = format!("the tag `{}{}` is not read", tag.original_handle(), tag.suffix());
        self.note(
            self.tree.nodes.len() - 1,
            syntax(name, "delete the tag: the field decides how its value is read"),
        );
    }
}

/// Anchors and aliases.
impl Builder {
    fn anchor(&mut self, anchor: usize) {
        if anchor > 0 {
            self.anchors.insert(anchor, self.tree.nodes.len() - 1);
        }
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Step {
        let target = self.anchors.get(&anchor).copied().unwrap_or(usize::MAX);
        let size = self.tree.node(target).size;
        let copied = self.tree.nodes.get(target..target.saturating_add(size));
        let Some(mut copied) = copied.filter(|nodes| !nodes.is_empty()).map(<[Node]>::to_vec)
        else {
            let help = "write the value out";
            return self.stop(span, syntax("an alias stands inside the value it names", help));
        };
        self.afford(size, span)?;
        self.afford_text(&copied, span)?;
        self.settle(&mut copied, span)?;
        self.tree.nodes.append(&mut copied);
        self.reached = span.end;
        Ok(())
    }

    /// Puts copied nodes to their new depth and the outermost to its new place.
    fn settle(&mut self, copied: &mut [Node], span: Span) -> Step {
        let limit = self.limits.depth;
        let from = copied.first().map_or(0, |node| node.depth);
        for node in copied.iter_mut() {
            node.depth = node.depth - from + self.open.len();
            if !matches!(node.kind, Kind::Scalar { .. }) && node.depth >= limit {
                return self.stop(span, too_deep(limit));
            }
        }
        if let Some(node) = copied.first_mut() {
            node.span = span;
        }
        Ok(())
    }

    fn afford(&mut self, count: usize, span: Span) -> Step {
        let limit = self.limits.values;
        if self.tree.nodes.len().saturating_add(count) <= limit {
            return Ok(());
        }
        let message = format!("more than {limit} values, with those that aliases repeat");
        self.stop(span, beyond(message, "split the file"))
    }

    fn afford_text(&mut self, copied: &[Node], span: Span) -> Step {
        let limit = self.limits.file_bytes;
        let bytes: usize = copied.iter().map(|node| node.kind.text_bytes()).sum();
        self.repeated = self.repeated.saturating_add(bytes);
        if self.repeated <= limit {
            return Ok(());
        }
        let message = format!("aliases repeat more than {limit} bytes of text");
        self.stop(span, beyond(message, "write fewer aliases"))
    }
}

/// Keys.
impl Builder {
    /// A key that is no word, merges or stands twice is a fault, and its entry is left out.
    fn check_keys(&mut self, mapping: usize) {
        let entries: Vec<(usize, usize)> = self.tree.entries(mapping).collect();
        let mut faulty = self.odd_keys(&entries);
        faulty.extend(self.repeated_keys(&entries));
        faulty.sort_by_key(|&(key, ..)| key);
        for (key, value, fault) in faulty {
            self.note(key, fault);
            if let Some(node) = self.tree.nodes.get_mut(value) {
                node.pruned = true;
            }
        }
    }

    fn odd_keys(&self, entries: &[(usize, usize)]) -> Vec<(usize, usize, Diagnostic)> {
        let odd = |&(key, value): &(usize, usize)| {
            let fault = match (self.tree.text(key), &self.tree.node(key).kind) {
                (None, _) => syntax("a list or mapping stands as a key", "write a word as the key"),
                (Some("<<"), Kind::Scalar { plain: true, .. }) => syntax(
                    "the merge key `<<` is not read",
                    "write the fields out where they belong",
                ),
                _ => return None,
            };
            Some((key, value, fault))
        };
        entries.iter().filter_map(odd).collect()
    }

    fn repeated_keys(&self, entries: &[(usize, usize)]) -> Vec<(usize, usize, Diagnostic)> {
        let texts =
            entries.iter().filter_map(|&(key, value)| Some((self.tree.text(key)?, key, value)));
        let mut sorted: Vec<(&str, usize, usize)> = texts.collect();
        sorted.sort_unstable();
        let groups = sorted.chunk_by(|a, b| a.0 == b.0);
        let repeated = groups.filter_map(<[_]>::split_first).flat_map(|(first, rest)| {
            rest.iter().map(|&(text, key, value)| (key, value, self.repeated_key(text, first.1)))
        });
        repeated.collect()
    }

    fn repeated_key(&self, text: &str, first: usize) -> Diagnostic {
        let start = self.tree.node(first).span.start;
        let line = self.tree.source.line_column(start).line;
        let message = format!("the key `{text}` stands twice, first in line {line}");
        Diagnostic::new(Code::DuplicateKey, message).help("keep one of the two")
    }
}

/// Faults.
impl Builder {
    fn note(&mut self, node: usize, fault: Diagnostic) {
        self.faults.push(Found { node: Some(node), span: self.tree.node(node).span, fault });
    }

    fn stop(&mut self, span: Span, fault: Diagnostic) -> Step {
        self.faults.push(Found { node: None, span, fault });
        Err(Stop)
    }

    fn unreadable(&mut self, error: &ScanError) -> Step {
        let at = error.marker().byte_offset().unwrap_or_default();
        let fault = match error.kind() {
            ErrorKind::RecursionLimitExceeded => too_deep(self.limits.depth),
            kind => {
                let message = format!("this cannot be read as YAML: {}", error.info());
                syntax(message, advice(kind))
            }
        };
        self.stop(Span::new(at, at), fault)
    }
}

fn advice(kind: &ErrorKind) -> &'static str {
    match kind {
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation => "indent with spaces, not tabs",
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement => {
            "put a text that holds `: ` into quotation marks, or check the indentation"
        }
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar
        | ErrorKind::InvalidTrailingSingleQuotedScalar => {
            "close the quotation mark, or use Chinese ones: “…”"
        }
        ErrorKind::UnexpectedCharacter { .. } => {
            "put a text that begins with this character into quotation marks"
        }
        ErrorKind::UnknownAnchor => "put a text that begins with `*` into quotation marks",
        _ => "check the indentation, brackets and quotation marks of this line and the one before",
    }
}

fn syntax(message: impl Into<String>, help: &str) -> Diagnostic {
    Diagnostic::new(Code::YamlSyntax, message).help(help)
}

fn beyond(message: impl Into<String>, help: &str) -> Diagnostic {
    Diagnostic::new(Code::YamlLimit, message).help(help)
}

fn too_deep(limit: usize) -> Diagnostic {
    let message = format!("more than {limit} lists and mappings lie inside each other");
    beyond(message, "close the brackets, or check the indentation")
}

fn bytes(span: &granit_parser::Span) -> Span {
    let offset = |marker: &granit_parser::Marker| marker.byte_offset().unwrap_or_default();
    Span::new(offset(&span.start), offset(&span.end))
}
