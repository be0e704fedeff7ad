//! Where each id stands in the arena. Of an id that stands twice the first counts.

use std::collections::HashMap;
use std::hash::Hash;

use super::{Corpus, DocumentFile};
use crate::model::{Bodies, BodyId, DocumentId, Plan, PlanId};
use crate::yaml::Located;

#[derive(Clone, Debug, Default)]
pub(crate) struct Index {
    pub(crate) bodies: HashMap<BodyId, usize>,
    pub(crate) documents: HashMap<DocumentId, usize>,
    pub(crate) plans: HashMap<PlanId, usize>,
}

impl Index {
    pub(super) fn of(
        bodies: Option<&Located<Bodies>>,
        documents: &[DocumentFile],
        plans: &[Located<Plan>],
    ) -> Self {
        let bodies = bodies.map_or(&[][..], |file| &file.value.bodies);
        Self {
            bodies: first_places(bodies.iter().map(|body| body.id.clone())),
            documents: first_places(documents.iter().map(|file| file.meta.value.id.clone())),
            plans: first_places(plans.iter().map(|plan| plan.value.id.clone())),
        }
    }
}

impl Corpus {
    pub(super) fn reindex(&mut self) {
        self.index = Index::of(self.bodies.as_ref(), &self.documents, &self.plans);
    }
}

fn first_places<K: Eq + Hash>(ids: impl Iterator<Item = K>) -> HashMap<K, usize> {
    let mut places = HashMap::new();
    for (place, id) in ids.enumerate() {
        places.entry(id).or_insert(place);
    }
    places
}
