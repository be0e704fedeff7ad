//! Where each id stands in the arena. Of an id that stands twice the first counts.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, OnceLock};

use super::Corpus;
use crate::model::{Bodies, BodyId, DocumentId, PlanId};
use crate::query::Names;
use crate::yaml::Located;

#[derive(Clone, Debug, Default)]
pub(crate) struct Index {
    pub(crate) bodies: HashMap<BodyId, usize>,
    pub(crate) documents: HashMap<DocumentId, usize>,
    pub(crate) plans: HashMap<PlanId, usize>,
    /// Made when first asked for.
    pub(super) names: OnceLock<Arc<Names>>,
}

impl Corpus {
    /// Puts bodies in the place of others.
    pub(super) fn set_bodies(&mut self, file: Located<Bodies>) {
        self.index.bodies = first_places(file.value.bodies.iter().map(|body| body.id.clone()));
        self.bodies = Some(file);
        self.index.names = OnceLock::new();
    }

    /// Notes where plans and documents stand, after they changed. Bodies are many and change seldom.
    pub(super) fn reindex(&mut self) {
        let documents = self.documents.iter().map(|file| file.meta.value.id.clone());
        self.index.documents = first_places(documents);
        self.index.plans = first_places(self.plans.iter().map(|plan| plan.value.id.clone()));
        self.index.names = OnceLock::new();
    }
}

fn first_places<K: Eq + Hash>(ids: impl Iterator<Item = K>) -> HashMap<K, usize> {
    let mut places = HashMap::new();
    for (place, id) in ids.enumerate() {
        places.entry(id).or_insert(place);
    }
    places
}
