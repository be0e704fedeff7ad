//! Conditions on words without an index: characters as they stand.

use std::sync::Arc;

use crate::Error;
use crate::corpus::{Corpus, Records};
use crate::query::{AsTheyStand, Filter};

#[derive(Debug, Default)]
pub(super) struct FullText {}

pub(super) struct Ranked;

impl FullText {
    #[allow(clippy::unnecessary_wraps, clippy::unused_self, reason = "as with an index")]
    pub(super) fn rank(&self, _: &Corpus, _: &Records, _: &Filter) -> Result<Ranked, Error> {
        Ok(Ranked)
    }
}

impl Ranked {
    #[allow(clippy::unused_self, reason = "as with an index")]
    pub(super) fn of(&self, _: usize) -> AsTheyStand {
        AsTheyStand
    }

    #[allow(clippy::unused_self, reason = "as with an index")]
    pub(super) fn score(&self, _: usize) -> Option<f32> {
        None
    }

    #[allow(clippy::unused_self, reason = "as with an index")]
    pub(super) fn stretches(&self) -> Arc<[String]> {
        Arc::default()
    }
}
