//! One search through everything, with a question in natural words.

use std::sync::Arc;

use super::backing::Backing;
use super::memory::Memory;
use super::shown::Shown;
use super::{Anything, Hit, Library};
use crate::corpus::{Item, Record};
use crate::model::Plan;
use crate::query::{Filter, Kind, Standing};
use crate::search::{Asked, Named, Ranking, Request, Suggestions, named_first};
use crate::{Error, ErrorKind};

/// The longest question that is searched for, in characters.
const LONGEST: usize = 10_000;
/// How many hits are found when nothing else is said.
const USUAL: usize = 10;

/// A search through everything with a question in natural words, put together step by step.
///
/// What shares most with the question comes first, whether or not it holds all of it; a title or
/// document number that the question names comes before everything. See [`Library::search`].
#[derive(Clone, Debug)]
#[must_use = "a search does nothing until it is run"]
pub struct Search<'l> {
    library: &'l Library,
    question: String,
    kinds: Vec<Kind>,
    filter: Filter,
    ranking: Ranking,
    as_written: bool,
    offset: usize,
    limit: usize,
}

/// What a search found, the best first.
#[derive(Clone, Debug)]
pub struct Findings<'l> {
    hits: Vec<Hit<'l, Anything>>,
    corrected: Option<String>,
}

/// The hits of one plan.
#[derive(Clone, Debug)]
pub struct Group<'f, 'l> {
    plan: Option<&'f Plan>,
    hits: Vec<&'f Hit<'l, Anything>>,
}

impl<'l> Search<'l> {
    pub(super) fn new(library: &'l Library, question: &str) -> Self {
        Self {
            library,
            question: question.to_owned(),
            kinds: Vec::new(),
            filter: Filter::All,
            ranking: Ranking::default(),
            as_written: false,
            offset: 0,
            limit: USUAL,
        }
    }

    /// Finds items of a kind only; said more than once, of any of them.
    pub fn kind(mut self, kind: Kind) -> Self {
        self.kinds.push(kind);
        self
    }

    /// Finds only what fits a condition.
    pub fn filter(mut self, filter: impl Into<Filter>) -> Self {
        self.filter = self.filter.and(filter);
        self
    }

    /// Says how much is done for the order.
    pub fn ranking(mut self, ranking: Ranking) -> Self {
        self.ranking = ranking;
        self
    }

    /// Takes the question letter for letter; else a character that no text has beside its neighbours is
    /// taken for the one that sounds alike or stands in its place, as [`Findings::corrected`] says.
    /// [`Ranking::Fast`] always does.
    pub fn as_written(mut self) -> Self {
        self.as_written = true;
        self
    }

    /// Takes at most so many hits; ten when nothing is said.
    pub fn limit(mut self, limit: usize) -> Self {
        self.limit = limit;
        self
    }

    /// Passes over so many hits first.
    pub fn offset(mut self, offset: usize) -> Self {
        self.offset = offset;
        self
    }

    /// Searches.
    ///
    /// # Errors
    /// [`Limit`](ErrorKind::Limit) when the question is longer than 10,000 characters;
    /// [`Question`](ErrorKind::Question) when a name in the condition means nothing;
    /// [`Index`](ErrorKind::Index) when the index fails.
    pub fn run(&self) -> Result<Findings<'l>, Error> {
        within_limit(&self.question)?;
        let request = self.request();
        match &self.library.backing {
            Backing::Memory(memory) => memory.search(&request),
            Backing::Index(store) => {
                let found = store.search(&request)?;
                let asked = Arc::new(found.asked);
                let hits = found.hits.into_iter();
                let hits = hits.filter_map(|hit| Hit::in_index(hit, Shown::of_question(&asked)));
                Ok(Findings { hits: hits.collect(), corrected: found.corrected })
            }
        }
    }

    fn request(&self) -> Request {
        let kinds: Vec<Filter> = self.kinds.iter().copied().map(Filter::Kind).collect();
        let filter = self.filter.clone();
        Request {
            question: self.question.clone(),
            filter: if kinds.is_empty() { filter } else { filter.and(Filter::Or(kinds)) },
            ranking: self.ranking,
            as_written: self.as_written,
            page: self.offset..self.offset.saturating_add(self.limit),
        }
    }
}

fn within_limit(question: &str) -> Result<(), Error> {
    let length = question.chars().count();
    if length <= LONGEST {
        return Ok(());
    }
    let message = format!(
        "the question has {length} characters; at most {LONGEST} are taken, ask with fewer"
    );
    Err(Error::new(ErrorKind::Limit, message))
}

impl Memory {
    fn search(&self, request: &Request) -> Result<Findings<'_>, Error> {
        let spelled = || self.corrected(&request.question);
        let corrected = if request.corrects() { spelled()? } else { None };
        let question = corrected.as_ref().unwrap_or(&request.question);
        let asked = Arc::new(Asked::of(question, self.corpus.terms()));
        let scored = self.scored(request, &asked)?;
        let paged = scored.into_iter().skip(request.page.start).take(request.page.len());
        let hits = paged.filter_map(|(entry, score)| hit(self, &asked, entry, score)).collect();
        Ok(Findings { hits, corrected })
    }

    fn scored(&self, request: &Request, asked: &Asked) -> Result<Vec<(usize, f32)>, Error> {
        let admitted = match &request.filter {
            Filter::All => None,
            filter => Some(self.entries(&self.resolve(filter.clone())?.0)?),
        };
        let admits = |entry: usize| admitted.as_ref().is_none_or(|some| some.contains(&entry));
        let test: Option<&dyn Fn(usize) -> bool> =
            if admitted.is_some() { Some(&admits) } else { None };
        let index = self.full_text.index(&self.corpus, &self.records)?;
        let scored = index.search(asked, test, request.ranking, request.page.end)?;
        let named = Named::of(&request.question);
        let titled = self.titled(&named, &scored);
        let numbered = self.numbered(&named).into_iter().filter(|entry| admits(*entry)).collect();
        Ok(named_first(scored, titled, numbered, request.page.end))
    }

    /// Those of what was found that a question calls by their titles.
    fn titled(&self, named: &Named, scored: &[(usize, f32)]) -> Vec<usize> {
        let is_titled = |entry: &usize| {
            let item = self.records.all.get(*entry).and_then(|record| record.item(&self.corpus));
            item.is_some_and(|item| named.is_titled(item.title()))
        };
        scored.iter().map(|(entry, _)| *entry).filter(is_titled).collect()
    }

    /// What a question calls by its number.
    fn numbered(&self, named: &Named) -> Vec<usize> {
        if named.numbers.is_empty() {
            return Vec::new();
        }
        let is_numbered = |record: &Record| {
            let number = record.item(&self.corpus).and_then(Item::number);
            number.is_some_and(|number| named.numbers.contains(number))
        };
        let records = self.records.all.iter().enumerate();
        records.filter(|(_, record)| is_numbered(record)).map(|(entry, _)| entry).collect()
    }
}

fn hit<'l>(
    memory: &'l Memory,
    asked: &Arc<Asked>,
    entry: usize,
    score: f32,
) -> Option<Hit<'l, Anything>> {
    let record = memory.records.all.get(entry)?;
    let known = (Standing::Stated, Some(score));
    Hit::in_memory(memory, record, Vec::new(), known, Shown::of_question(asked))
}

impl Memory {
    /// The words with typing errors set right, where the texts show any.
    pub(super) fn corrected(&self, words: &str) -> Result<Option<String>, Error> {
        self.full_text.index(&self.corpus, &self.records)?.corrected(words)
    }

    /// What may be meant by a text that is begun.
    pub(super) fn suggest(&self, begun: &str, limit: usize) -> Result<Vec<&str>, Error> {
        let bodies =
            self.corpus.bodies().flat_map(|body| std::iter::once(&body.name).chain(&body.aliases));
        let terms = self.corpus.terms().into_iter();
        let terms =
            terms.flat_map(|terms| terms.words.iter().chain(terms.synonyms.iter().flatten()));
        let titles = self.records.all.iter().filter_map(|record| record.item(&self.corpus));
        let suggestions = self.full_text.suggestions(|| {
            let words = bodies.chain(terms).map(String::as_str);
            Suggestions::of(words.chain(titles.map(Item::title)))
        });
        suggestions.complete(begun, limit)
    }
}

impl<'l> Findings<'l> {
    /// The hits of the page, the best first.
    #[must_use]
    pub fn hits(&self) -> &[Hit<'l, Anything>] {
        &self.hits
    }

    /// The hits of the page, one after the other.
    pub fn iter(&self) -> std::slice::Iter<'_, Hit<'l, Anything>> {
        self.hits.iter()
    }

    /// The question that was answered, where typing errors in the one asked were set right.
    #[must_use]
    pub fn corrected(&self) -> Option<&str> {
        self.corrected.as_deref()
    }

    /// The hits by plan, the plan of the best hit first; what belongs to no plan stands by itself.
    #[must_use]
    pub fn groups(&self) -> Vec<Group<'_, 'l>> {
        let mut groups: Vec<Group<'_, 'l>> = Vec::new();
        for hit in &self.hits {
            let plan = hit.plan();
            let known = groups.iter_mut().find(|group| {
                plan.is_some_and(|plan| group.plan.is_some_and(|other| other.id == plan.id))
            });
            match known {
                Some(group) => group.hits.push(hit),
                None => groups.push(Group { plan, hits: vec![hit] }),
            }
        }
        groups
    }
}

impl<'f, 'l> IntoIterator for &'f Findings<'l> {
    type Item = &'f Hit<'l, Anything>;
    type IntoIter = std::slice::Iter<'f, Hit<'l, Anything>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'f, 'l> Group<'f, 'l> {
    /// The plan; `None` for a body, or a document by itself.
    #[must_use]
    pub fn plan(&self) -> Option<&'f Plan> {
        self.plan
    }

    /// Its hits, the best first.
    #[must_use]
    pub fn hits(&self) -> &[&'f Hit<'l, Anything>] {
        &self.hits
    }
}
