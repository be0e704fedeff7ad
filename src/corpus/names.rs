//! The names of a corpus, ready for questions.

use std::sync::Arc;

use super::Corpus;
use crate::query::Names;

impl Corpus {
    /// The names of its regions, bodies and plans, made at the first call and kept until the corpus changes.
    #[must_use]
    pub fn names(&self) -> Arc<Names> {
        let names = self.index.names.get_or_init(|| {
            let names = Names::new().regions(self.regions());
            Arc::new(names.bodies(self.bodies(), self.functions()).plans(self.plans()))
        });
        Arc::clone(names)
    }
}
