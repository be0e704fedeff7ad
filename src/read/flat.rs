//! Trees that are kept as a list in the order of the document, each node knowing where its subtree ends.

/// A node of such a list.
pub(super) trait Node {
    /// One past the last node of its subtree.
    fn end(&self) -> usize;
}

/// The children of a node, with their places.
pub(super) fn children<N: Node>(nodes: &[N], index: usize) -> impl Iterator<Item = (usize, &N)> {
    let end = nodes.get(index).map_or(index, Node::end);
    let mut next = index + 1;
    std::iter::from_fn(move || {
        let at = next;
        let node = nodes.get(at).filter(|_| at < end)?;
        next = node.end().max(at + 1);
        Some((at, node))
    })
}
