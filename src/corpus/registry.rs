//! Who stands behind whom: members of collective bodies, predecessors and successors.

use std::collections::BTreeSet;

use super::Corpus;
use crate::model::{Body, BodyId};

impl Corpus {
    /// The members of a collective body, by name and by rule, also of collectives within it.
    ///
    /// ```
    /// use zhengce::Corpus;
    ///
    /// let corpus = Corpus::bundled()?;
    /// let all = corpus.bodies().find(|body| body.name.contains("各市、县级政府")).unwrap();
    /// assert!(corpus.members(&all.id).iter().any(|body| body.name == "长春市人民政府"));
    /// # Ok::<(), zhengce::Error>(())
    /// ```
    #[must_use]
    pub fn members(&self, id: &BodyId) -> Vec<&Body> {
        let mut seen = BTreeSet::from([id]);
        let mut waiting: Vec<&Body> = self.body(id).into_iter().collect();
        let mut members = Vec::new();
        while let Some(body) = waiting.pop() {
            for member in self.direct_members(body) {
                if seen.insert(&member.id) {
                    members.push(member);
                    waiting.push(member);
                }
            }
        }
        members
    }

    fn direct_members<'c>(&'c self, body: &'c Body) -> impl Iterator<Item = &'c Body> {
        let named = body.members.bodies.iter().filter_map(|id| self.body(id));
        let ruled = body.members.rule.iter().flat_map(|rule| {
            self.body_list().iter().filter(move |candidate| rule.admits(candidate))
        });
        named.chain(ruled)
    }

    /// The bodies that took over from a body, the nearest first.
    #[must_use]
    pub fn successors(&self, id: &BodyId) -> Vec<&Body> {
        let mut chain: Vec<&Body> = Vec::new();
        let mut next = self.body(id).and_then(|body| body.succeeded_by.as_ref());
        while let Some(body) = next.and_then(|id| self.body(id)) {
            if body.id == *id || chain.iter().any(|earlier| earlier.id == body.id) {
                break;
            }
            chain.push(body);
            next = body.succeeded_by.as_ref();
        }
        chain
    }

    /// The bodies that a body took over from.
    #[must_use]
    pub fn predecessors(&self, id: &BodyId) -> Vec<&Body> {
        let took_over = |body: &&Body| self.successors(&body.id).iter().any(|next| next.id == *id);
        self.body_list().iter().filter(took_over).collect()
    }
}
