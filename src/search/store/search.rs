//! Search with a question in natural words, and what is offered while one is typed.

use std::sync::Arc;

use super::find::{Asked, FoundEntry};
use super::found::FoundItem;
use super::reader::{Store, guarded};
use crate::Error;
use crate::corpus::OwnedItem;
use crate::model::Terms;
use crate::query::Standing;
use crate::search::rank::{self, Scope, corrected, rank};
use crate::search::{Request, Suggestions};
use crate::text::fold;

/// What a search found, and the question that was answered when it was not the one asked.
pub(crate) struct Searched {
    pub(crate) hits: Vec<(FoundItem, OwnedItem)>,
    /// What was asked for.
    pub(crate) asked: rank::Asked,
    pub(crate) corrected: Option<String>,
}

impl Store {
    /// Searches.
    pub(crate) fn search(&self, request: &Request) -> Result<Searched, Error> {
        guarded(self.folder(), || {
            let snapshot = self.current()?;
            let (registry, texts) = (snapshot.registry()?, snapshot.texts()?);
            let asked = Arc::new(Asked::new(Arc::clone(&snapshot), request.filter.clone())?);
            let fault = |cause| snapshot.fault(cause);
            let spelled = || corrected(&snapshot.searcher, &texts, &fold(&request.question));
            let better = if request.corrects() { spelled().map_err(fault)? } else { None };
            let question = better.as_ref().unwrap_or(&request.question);
            let words = rank::Asked::of(question, registry.terms());
            let scope = asked.fitting().map_or(Scope::All, Scope::Query);
            let page = &request.page;
            let place = |address| snapshot.order_of(address).unwrap_or(u64::MAX);
            let index = (&snapshot.searcher, &*texts);
            let scored = rank(index, &words, scope, request.ranking, page.end, place);
            let paged = scored.map_err(fault)?.into_iter().skip(page.start);
            let entries = paged.map(|(score, address)| FoundEntry {
                address,
                standing: Standing::Stated,
                score: Some(score),
            });
            let hits = entries.map(|entry| FoundItem::read(&asked, entry));
            let hits = hits.collect::<Result<_, Error>>()?;
            Ok(Searched { hits, asked: words, corrected: better })
        })
    }

    /// The words with typing errors set right, where the texts show any.
    pub(crate) fn corrected(&self, words: &str) -> Result<Option<String>, Error> {
        guarded(self.folder(), || {
            let snapshot = self.current()?;
            let better = corrected(&snapshot.searcher, &*snapshot.texts()?, &fold(words));
            better.map_err(|cause| snapshot.fault(cause))
        })
    }

    /// What is offered while a person types: bodies, words, titles of plans.
    pub(crate) fn suggestions(&self) -> Result<Arc<Suggestions>, Error> {
        guarded(self.folder(), || {
            let snapshot = self.current()?;
            let registry = snapshot.registry()?;
            registry.suggestions(&snapshot)
        })
    }
}

/// The words of a corpus and their synonyms.
pub(super) fn words_of(terms: Option<&Terms>) -> impl Iterator<Item = &str> {
    let terms = terms.into_iter();
    terms
        .flat_map(|terms| terms.words.iter().chain(terms.synonyms.iter().flatten()))
        .map(String::as_str)
}
