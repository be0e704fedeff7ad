//! Search with a question in natural words, and what is offered while one is typed.

use std::sync::Arc;

use tantivy::query::{Bm25StatisticsProvider, BooleanQuery, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, Term};

use super::find::{Asked, FoundEntry};
use super::found::FoundItem;
use super::name;
use super::reader::{Store, guarded};
use super::snapshot::Snapshot;
use crate::Error;
use crate::corpus::OwnedItem;
use crate::query::Standing;
use crate::search::rank::{self, Scope, corrected, rank};
use crate::search::{Named, Request, named_first};
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
            let statistics = snapshot.statistics(&texts);
            let index: (_, _, &dyn Bm25StatisticsProvider) =
                (&snapshot.searcher, &*texts, &statistics);
            let spelled = || corrected(index, &fold(&request.question));
            let better = if request.corrects() { spelled().map_err(fault)? } else { None };
            let question = better.as_ref().unwrap_or(&request.question);
            let words = rank::Asked::of(question, registry.terms());
            let scope = asked.fitting().map_or(Scope::All, Scope::Query);
            let page = &request.page;
            let place = |address| snapshot.order_of(address).unwrap_or(u64::MAX);
            let scored = rank(index, &words, scope, request.ranking, page.end, place);
            let scored = scored.map_err(fault)?.into_iter();
            let scored = scored.map(|(score, address)| (address, score)).collect();
            let scored = snapshot.named_first(&asked, &request.question, scored, page.end)?;
            let paged = scored.into_iter().skip(page.start);
            let entries = paged.map(|(address, score)| FoundEntry {
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
            let texts = snapshot.texts()?;
            let better =
                corrected((&snapshot.searcher, &texts, &snapshot.statistics(&texts)), &fold(words));
            better.map_err(|cause| snapshot.fault(cause))
        })
    }
}

impl Snapshot {
    /// What is called by its name put before what was found.
    fn named_first(
        &self,
        asked: &Asked,
        question: &str,
        scored: Vec<(DocAddress, f32)>,
        most: usize,
    ) -> Result<Vec<(DocAddress, f32)>, Error> {
        let named = Named::of(question);
        let mut titled = Vec::new();
        for (address, _) in &scored {
            if named.is_titled(&self.title(*address)?) {
                titled.push(*address);
            }
        }
        let numbered = self.numbered(&named, asked)?;
        Ok(named_first(scored, titled, numbered, most))
    }

    /// What is called by its number, of what fits the conditions.
    fn numbered(&self, named: &Named, asked: &Asked) -> Result<Vec<DocAddress>, Error> {
        let query = |number| -> Box<dyn Query> {
            let term = Term::from_field_text(self.fields.name, &name::number(number));
            Box::new(TermQuery::new(term, IndexRecordOption::Basic))
        };
        if named.numbers.is_empty() {
            return Ok(Vec::new());
        }
        let numbered = BooleanQuery::union(named.numbers.iter().map(query).collect());
        match asked.fitting() {
            None => self.matching(&numbered),
            Some(fitting) => {
                self.matching(&BooleanQuery::intersection(vec![Box::new(numbered), fitting]))
            }
        }
    }
}
