//! A value with the place of each of its parts.

use super::tree::{Kind, Tree};
use crate::diagnostic::Place;
use crate::text::{SourceText, Span};

/// A value as read, with the places of its parts, so that later checks can point at the source.
#[derive(Clone, Debug)]
pub(crate) struct Located<T> {
    pub(crate) value: T,
    pub(crate) spans: SpanTable,
    pub(crate) source: SourceText,
}

impl<T> Located<T> {
    /// A value that no file holds.
    #[cfg(feature = "search")]
    pub(crate) fn unplaced(name: &str, value: T) -> Self {
        let source = SourceText::new(name, "");
        let spans = SpanTable::new(Tree { source: source.clone(), nodes: Vec::new() });
        Self { value, spans, source }
    }

    /// The place of the value under a path, or of the nearest one around it.
    pub(crate) fn place(&self, path: &str) -> Place {
        Place::in_source(&self.source, self.spans.nearest(path))
    }
}

/// Where each value of a file stands. A path is followed through the tree when it is asked for.
#[derive(Clone, Debug)]
pub(crate) struct SpanTable {
    tree: Tree,
}

impl SpanTable {
    pub(super) fn new(tree: Tree) -> Self {
        Self { tree }
    }

    /// The span of the value under a path such as `tasks[2].duties[0].body`; the empty path is the whole.
    pub(crate) fn span(&self, path: &str) -> Option<Span> {
        let walk = self.walk(path);
        walk.whole.then(|| self.tree.node(walk.at).span)
    }

    /// The span of the key that the value under a path stands behind; `None` for an item of a list.
    #[cfg(test)]
    pub(crate) fn key_span(&self, path: &str) -> Option<Span> {
        let walk = self.walk(path);
        let key = walk.key.filter(|_| walk.whole)?;
        Some(self.tree.node(key).span)
    }

    /// The span of the value under a path, or of the nearest one around it.
    pub(crate) fn nearest(&self, path: &str) -> Span {
        let walk = self.walk(path);
        let span = self.tree.node(walk.at).span;
        let key = walk.key.filter(|_| span.is_empty());
        key.map_or(span, |key| self.tree.node(key).span)
    }

    fn walk(&self, path: &str) -> Walk {
        let mut walk = Walk::default();
        let mut rest = path;
        while let Some((key, at, left)) = self.step(walk.at, rest) {
            (walk.key, walk.at, rest) = (key, at, left);
        }
        walk.whole = rest.is_empty();
        walk
    }

    fn step<'p>(&self, parent: usize, path: &'p str) -> Option<(Option<usize>, usize, &'p str)> {
        match self.tree.node(parent).kind {
            Kind::Scalar { .. } => None,
            Kind::Sequence => {
                let (index, rest) = path.strip_prefix('[')?.split_once(']')?;
                let at = self.tree.children(parent).nth(index.parse().ok()?)?;
                Some((None, at, rest))
            }
            Kind::Mapping => {
                let path = path.strip_prefix('.').unwrap_or(path);
                let named = self.tree.entries(parent).filter_map(|(key, value)| {
                    Some((Some(key), value, after_key(path, self.tree.text(key)?)?))
                });
                // A key may hold a dot, as `PM2.5` does: the longest that fits is meant.
                named.min_by_key(|(_, _, rest)| rest.len())
            }
        }
    }
}

fn after_key<'p>(path: &'p str, key: &str) -> Option<&'p str> {
    let rest = path.strip_prefix(key)?;
    let ends = !path.is_empty() && (rest.is_empty() || rest.starts_with(['.', '[']));
    ends.then_some(rest)
}

/// How far a path could be followed.
#[derive(Default)]
struct Walk {
    at: usize,
    key: Option<usize>,
    whole: bool,
}
