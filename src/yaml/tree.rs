//! The positioned tree of one document, flat in one vector: a node, then all that lies inside it.

use crate::text::{SourceText, Span};

/// A file's values with their places. Mapping children alternate: key, value, key, value.
#[derive(Clone, Debug)]
pub(crate) struct Tree {
    pub(super) source: SourceText,
    pub(super) nodes: Vec<Node>,
}

#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) span: Span,
    /// How many nodes this one is, itself included; 0 while it is still open.
    pub(super) size: usize,
    /// How many lists and mappings enclose it.
    pub(super) depth: usize,
    pub(super) kind: Kind,
    /// Left out when reading: it has been reported, or need not be read again.
    pub(super) pruned: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Scalar { text: Text, plain: bool },
    Sequence,
    Mapping,
}

impl Kind {
    /// How long a scalar's text is.
    pub(super) fn text_bytes(&self) -> usize {
        match self {
            Self::Scalar { text: Text::Verbatim(span), .. } => span.len(),
            Self::Scalar { text: Text::Own(text), .. } => text.len(),
            Self::Sequence | Self::Mapping => 0,
        }
    }
}

/// A scalar's text: mostly a stretch of the source, so that most are never copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Text {
    Verbatim(Span),
    Own(Box<str>),
}

/// What an index outside the tree reads as, so that none can panic.
static NOTHING: Node =
    Node { span: Span { start: 0, end: 0 }, size: 1, depth: 0, kind: Kind::Sequence, pruned: true };

impl Tree {
    pub(super) fn node(&self, at: usize) -> &Node {
        self.nodes.get(at).unwrap_or(&NOTHING)
    }

    /// The index after a node and all that lies inside it.
    pub(super) fn after(&self, at: usize) -> usize {
        at + self.node(at).size.max(1)
    }

    /// A scalar's text; `None` for lists and mappings.
    pub(super) fn text(&self, at: usize) -> Option<&str> {
        match &self.node(at).kind {
            Kind::Scalar { text, .. } => Some(self.resolve(text)),
            Kind::Sequence | Kind::Mapping => None,
        }
    }

    fn resolve<'t>(&'t self, text: &'t Text) -> &'t str {
        match text {
            Text::Verbatim(span) => self.source.slice(*span).unwrap_or_default(),
            Text::Own(text) => text,
        }
    }

    /// Whether a scalar says that there is no value.
    pub(super) fn is_null(&self, at: usize) -> bool {
        let plain = matches!(self.node(at).kind, Kind::Scalar { plain: true, .. });
        plain && matches!(self.text(at), Some("" | "~" | "null" | "Null" | "NULL"))
    }

    /// The nodes directly inside a node.
    pub(super) fn children(&self, parent: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.after(parent);
        std::iter::successors(Some(parent + 1), |&at| Some(self.after(at)))
            .take_while(move |&at| at < end)
    }

    /// The entries of a mapping: key and value.
    pub(super) fn entries(&self, mapping: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
        let end = self.after(mapping);
        let entry = move |key: usize| (key < end).then(|| (key, self.after(key)));
        std::iter::successors(entry(mapping + 1), move |&(_, value)| entry(self.after(value)))
    }

    /// The steps from the root to a node, which may be a key.
    pub(super) fn steps(&self, target: usize) -> Vec<Step> {
        let mut steps = Vec::new();
        let mut parent = 0;
        while let Some(step) = self.step(parent, target) {
            parent = step.value;
            steps.push(step);
        }
        steps
    }

    fn step(&self, parent: usize, target: usize) -> Option<Step> {
        if target <= parent {
            return None;
        }
        match self.node(parent).kind {
            Kind::Scalar { .. } => None,
            Kind::Sequence => self
                .children(parent)
                .enumerate()
                .find(|&(_, at)| target < self.after(at))
                .map(|(index, value)| Step::item(parent, index, value)),
            Kind::Mapping => self
                .entries(parent)
                .find(|&(_, value)| target < self.after(value))
                .map(|(key, value)| Step::entry(parent, key, value)),
        }
    }

    /// The path of a node as people write it, such as `tasks[2].duties[0].body`.
    pub(super) fn path(&self, target: usize) -> String {
        let mut path = String::new();
        for step in self.steps(target) {
            let Some(key) = step.key else {
                path.extend(["[", &step.index.to_string(), "]"]);
                continue;
            };
            let dot = if path.is_empty() { "" } else { "." };
            path.extend([dot, self.text(key).unwrap_or("?")]);
        }
        path
    }
}

/// One step down the tree: an item of a list or an entry of a mapping.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    pub(super) parent: usize,
    pub(super) index: usize,
    pub(super) key: Option<usize>,
    pub(super) value: usize,
}

impl Step {
    fn item(parent: usize, index: usize, value: usize) -> Self {
        Self { parent, index, key: None, value }
    }

    fn entry(parent: usize, key: usize, value: usize) -> Self {
        Self { parent, index: 0, key: Some(key), value }
    }
}
