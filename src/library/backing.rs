//! What a library answers from: a corpus in memory, or an index on disk.

use std::ops::Range;
use std::sync::Arc;

use super::memory::Memory;
use super::{Answer, Findable};
use crate::Error;
use crate::model::{DocumentId, Plan, PlanId, Region, RegionName};
use crate::query::{Facet, FacetCount, Filter, Names, Resolution};
#[cfg(feature = "search")]
use crate::search::store::{self, Store};
use crate::text::SourceText;

/// What a library answers from.
#[derive(Clone, Debug)]
pub(super) enum Backing {
    Memory(Arc<Memory>),
    #[cfg(feature = "search")]
    Index(Arc<Store>),
}

/// Everything that a question found.
#[derive(Clone, Debug)]
pub(super) enum Matches<'l> {
    Memory(Box<Known<'l>>),
    #[cfg(feature = "search")]
    Index(store::Matches, std::marker::PhantomData<&'l ()>),
}

/// What is known of a question to a corpus in memory.
#[derive(Clone, Debug)]
pub(super) struct Known<'l> {
    matches: super::memory::Matches<'l>,
    filter: Filter,
    resolutions: Vec<Resolution>,
}

impl Backing {
    pub(super) fn ask<T: Findable>(
        &self,
        filter: Filter,
        page: &Range<usize>,
    ) -> Result<Answer<'_, T>, Error> {
        match self {
            Self::Memory(memory) => {
                let (filter, resolutions) = memory.resolve(filter)?;
                let (page, matches) = memory.find(&filter, page)?;
                let matches = Matches::Memory(Box::new(Known { matches, filter, resolutions }));
                Ok(Answer { hits: page.hits, suggested: page.suggested, matches })
            }
            #[cfg(feature = "search")]
            Self::Index(store) => super::index::ask(store, filter, page),
        }
    }

    #[cfg_attr(not(feature = "search"), allow(clippy::unnecessary_wraps))]
    pub(super) fn names(&self) -> Result<Arc<Names>, Error> {
        match self {
            Self::Memory(memory) => Ok(Arc::clone(&memory.names)),
            #[cfg(feature = "search")]
            Self::Index(store) => store.names(),
        }
    }

    #[cfg_attr(not(feature = "search"), allow(clippy::unnecessary_wraps))]
    pub(super) fn region(&self, code: Region) -> Result<Option<RegionName>, Error> {
        match self {
            Self::Memory(memory) => Ok(memory.corpus.region(code).cloned()),
            #[cfg(feature = "search")]
            Self::Index(store) => store.region(code),
        }
    }

    #[cfg_attr(not(feature = "search"), allow(clippy::unnecessary_wraps))]
    pub(super) fn plan(&self, id: &PlanId) -> Result<Option<Plan>, Error> {
        match self {
            Self::Memory(memory) => Ok(memory.corpus.plan(id).cloned()),
            #[cfg(feature = "search")]
            Self::Index(store) => store.plan(id),
        }
    }

    #[cfg_attr(not(feature = "search"), allow(clippy::unnecessary_wraps))]
    pub(super) fn text(&self, id: &DocumentId) -> Result<Option<SourceText>, Error> {
        match self {
            Self::Memory(memory) => Ok(memory.corpus.document_text(id).cloned()),
            #[cfg(feature = "search")]
            Self::Index(store) => store.text(id),
        }
    }
}

#[cfg(feature = "search")]
impl Backing {
    pub(super) fn suggest(&self, begun: &str, limit: usize) -> Result<Vec<String>, Error> {
        let owned = |texts: Vec<&str>| texts.into_iter().map(str::to_owned).collect();
        match self {
            Self::Memory(memory) => Ok(owned(memory.suggest(begun, limit)?)),
            Self::Index(store) => store.suggest(begun, limit),
        }
    }

    pub(super) fn corrected(&self, words: &str) -> Result<Option<String>, Error> {
        match self {
            Self::Memory(memory) => memory.corrected(words),
            Self::Index(store) => store.corrected(words),
        }
    }

    pub(super) fn index_words(&self) -> Result<u64, Error> {
        match self {
            Self::Memory(memory) => {
                memory.full_text.index(&memory.corpus, &memory.records)?.bytes()
            }
            Self::Index(_) => Ok(0),
        }
    }
}

impl Matches<'_> {
    pub(super) fn filter(&self) -> &Filter {
        match self {
            Self::Memory(known) => &known.filter,
            #[cfg(feature = "search")]
            Self::Index(matches, _) => matches.meaning().0,
        }
    }

    pub(super) fn resolutions(&self) -> &[Resolution] {
        match self {
            Self::Memory(known) => &known.resolutions,
            #[cfg(feature = "search")]
            Self::Index(matches, _) => matches.meaning().1,
        }
    }

    pub(super) fn count(&self) -> usize {
        match self {
            Self::Memory(known) => known.matches.count(),
            #[cfg(feature = "search")]
            Self::Index(matches, _) => matches.count(),
        }
    }

    pub(super) fn suggested_count(&self) -> usize {
        match self {
            Self::Memory(known) => known.matches.suggested_count(),
            #[cfg(feature = "search")]
            Self::Index(matches, _) => matches.suggested_count(),
        }
    }

    pub(super) fn counts_by(&self, facet: Facet) -> Vec<FacetCount> {
        match self {
            Self::Memory(known) => known.matches.counts_by(facet),
            #[cfg(feature = "search")]
            Self::Index(matches, _) => matches.counts_by(facet),
        }
    }
}
