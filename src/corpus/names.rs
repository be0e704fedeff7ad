//! The names of a corpus, ready for questions.

use super::Corpus;
use crate::query::Names;

impl Corpus {
    /// The names of its regions, bodies and plans.
    #[must_use]
    pub fn names(&self) -> Names {
        Names::new()
            .regions(self.regions())
            .bodies(self.bodies(), self.functions())
            .plans(self.plans())
    }
}
