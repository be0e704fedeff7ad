//! The numbers of bodies, which entries name them by.

use std::collections::HashMap;

/// The number of each body. One once given is never given to another.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbers {
    of: HashMap<String, u32>,
    next: u32,
}

impl Numbers {
    pub(super) fn new(of: impl IntoIterator<Item = (String, u32)>, next: u32) -> Self {
        Self { of: of.into_iter().collect(), next }
    }

    /// Numbers every id that has no number yet.
    pub(super) fn extend<'i>(&mut self, ids: impl Iterator<Item = &'i str>) {
        for id in ids {
            if !self.of.contains_key(id) {
                self.of.insert(id.to_owned(), self.next);
                self.next = self.next.saturating_add(1);
            }
        }
    }

    pub(super) fn of(&self, id: &str) -> Option<u32> {
        self.of.get(id).copied()
    }

    /// The number that is given next.
    pub(super) fn next(&self) -> u32 {
        self.next
    }
}
