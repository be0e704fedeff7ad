//! The library as a program holds it: a corpus made ready to answer, questions begun on it, typed answers.
//! May import everything below.

mod answer;
mod backing;
mod facet;
mod find;
#[cfg(feature = "search")]
mod full_text;
#[cfg(not(feature = "search"))]
#[path = "no_full_text.rs"]
mod full_text;
mod hit;
#[cfg(feature = "search")]
mod index;
mod memory;
mod question;
#[cfg(feature = "search")]
mod search;
mod shown;

use std::path::Path;
use std::sync::Arc;

use crate::corpus::Corpus;
use crate::model::{
    Body, Document, DocumentId, Goal, Plan, PlanId, Region, RegionName, Safeguard, Target, Task,
};
use crate::query::{Filter, Names};
use crate::text::SourceText;
use crate::{Error, check};

pub use answer::Answer;
pub use find::{Anything, Findable};
pub use hit::Hit;
#[cfg(feature = "search")]
pub use index::{CorpusSource, Indexer};
pub use question::Question;
#[cfg(feature = "search")]
#[cfg_attr(docsrs, doc(cfg(feature = "search")))]
pub use search::{Findings, Group, Search};

use backing::Backing;
use memory::Memory;

/// A corpus made ready to answer. Cheap to clone; shared by threads as it is.
///
/// ```
/// use zhengce::{Library, Role};
///
/// let library = Library::bundled()?;
/// let answer = library.tasks().body("水务局").role(Role::Lead).run()?;
/// for hit in &answer {
///     println!("{} {}", hit.item().title, hit.reasons().join("；"));
/// }
/// assert!(answer.count() > 0);
/// # Ok::<(), zhengce::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Library {
    backing: Backing,
}

impl Library {
    /// The library of the corpus that the crate ships.
    ///
    /// # Errors
    /// As [`Corpus::bundled`].
    pub fn bundled() -> Result<Self, Error> {
        Ok(Self::ready(Corpus::bundled()?))
    }

    /// The library of a corpus folder.
    ///
    /// # Errors
    /// As [`Corpus::load`], and [`Invalid`](crate::ErrorKind::Invalid) when an id stands twice or leads nowhere.
    pub fn open(folder: impl AsRef<Path>) -> Result<Self, Error> {
        let folder = folder.as_ref();
        Self::of(Corpus::load(folder)?).map_err(|error| error.at(folder))
    }

    /// The library of a corpus in memory.
    ///
    /// # Errors
    /// [`Invalid`](crate::ErrorKind::Invalid) when an id stands twice or leads nowhere: answers would be wrong.
    pub fn of(corpus: Corpus) -> Result<Self, Error> {
        let faults = check::integrity(&corpus);
        if faults.has_errors() {
            return Err(faults.into_error("the corpus"));
        }
        Ok(Self::ready(corpus))
    }

    fn ready(corpus: Corpus) -> Self {
        Self { backing: Backing::Memory(Arc::new(Memory::of(corpus))) }
    }

    /// The corpus in memory that it answers from; `None` of an index.
    #[must_use]
    pub fn corpus(&self) -> Option<&Corpus> {
        match &self.backing {
            Backing::Memory(memory) => Some(&memory.corpus),
            #[cfg(feature = "search")]
            Backing::Index(_) => None,
        }
    }

    /// The names that questions are resolved by.
    ///
    /// # Errors
    /// [`Index`](crate::ErrorKind::Index) when they stand in an index that cannot be read.
    pub fn names(&self) -> Result<Arc<Names>, Error> {
        self.backing.names()
    }

    /// The names of a region.
    ///
    /// # Errors
    /// [`Index`](crate::ErrorKind::Index) when they stand in an index that cannot be read.
    pub fn region(&self, code: Region) -> Result<Option<RegionName>, Error> {
        self.backing.region(code)
    }

    /// The plan of an id, with all of its items.
    ///
    /// # Errors
    /// [`Index`](crate::ErrorKind::Index) when it stands in an index that cannot be read.
    pub fn plan(&self, id: &PlanId) -> Result<Option<Plan>, Error> {
        self.backing.plan(id)
    }

    /// The text of a document, where one is held.
    ///
    /// # Errors
    /// [`Index`](crate::ErrorKind::Index) when it stands in an index that cannot be read.
    pub fn document_text(&self, id: &DocumentId) -> Result<Option<SourceText>, Error> {
        self.backing.text(id)
    }

    /// Starts a question for tasks and measures.
    pub fn tasks(&self) -> Question<'_, Task> {
        Question::new(self)
    }

    /// Starts a question for goals.
    pub fn goals(&self) -> Question<'_, Goal> {
        Question::new(self)
    }

    /// Starts a question for targets, of goals and of tasks.
    pub fn targets(&self) -> Question<'_, Target> {
        Question::new(self)
    }

    /// Starts a question for safeguards.
    pub fn safeguards(&self) -> Question<'_, Safeguard> {
        Question::new(self)
    }

    /// Starts a question for plans.
    pub fn plans(&self) -> Question<'_, Plan> {
        Question::new(self)
    }

    /// Starts a question for bodies.
    pub fn bodies(&self) -> Question<'_, Body> {
        Question::new(self)
    }

    /// Starts a question for documents and their texts.
    pub fn documents(&self) -> Question<'_, Document> {
        Question::new(self)
    }

    /// Starts a question for items of every kind.
    pub fn items(&self) -> Question<'_, Anything> {
        Question::new(self)
    }

    /// Starts a question from its text form, such as `单位:水务局 角色:牵头 再生水`.
    ///
    /// ```
    /// use zhengce::Library;
    ///
    /// let library = Library::bundled()?;
    /// let answer = library.ask("类型:任务 区域:佳木斯市 单位:水务局")?.run()?;
    /// assert_eq!(answer.hits()[0].item().title(), "控制用水总量");
    /// let error = library.ask("单位:水务局 角式:牵头").unwrap_err();
    /// assert!(error.to_string().starts_with("column 8: unknown key `角式`"));
    /// # Ok::<(), zhengce::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Question`](crate::ErrorKind::Question) with the column of what cannot be understood, and what would fit;
    /// [`Limit`](crate::ErrorKind::Limit) when the question is longer than 10,000 characters.
    pub fn ask(&self, question: &str) -> Result<Question<'_, Anything>, Error> {
        Ok(self.items().filter(question.parse::<Filter>()?))
    }

    /// Starts a search through everything with a question in natural words.
    ///
    /// ```
    /// use zhengce::Library;
    ///
    /// let library = Library::bundled()?;
    /// let found = library.search("农村的黑臭水体怎么治理？").run()?;
    /// let best = &found.hits()[0];
    /// assert_eq!(best.any().title(), "开展农村黑臭水体治理");
    /// assert_eq!(best.snippet().unwrap().marked("【", "】"), "开展【农村黑臭水体治理】");
    /// # Ok::<(), zhengce::Error>(())
    /// ```
    #[cfg(feature = "search")]
    #[cfg_attr(docsrs, doc(cfg(feature = "search")))]
    pub fn search(&self, question: &str) -> Search<'_> {
        Search::new(self, question)
    }

    /// The titles, bodies and words that begin as `begun` does, the shortest first; those whose pinyin
    /// initials do after them.
    ///
    /// # Errors
    /// [`Index`](crate::ErrorKind::Index) when an index cannot be read.
    ///
    /// ```
    /// use zhengce::Library;
    ///
    /// let library = Library::bundled()?;
    /// assert_eq!(library.suggest("黑臭", 1)?, ["黑臭水体"]);
    /// assert_eq!(library.suggest("hcst", 1)?, ["黑臭水体"]);
    /// # Ok::<(), zhengce::Error>(())
    /// ```
    #[cfg(feature = "search")]
    #[cfg_attr(docsrs, doc(cfg(feature = "search")))]
    pub fn suggest(&self, begun: &str, limit: usize) -> Result<Vec<String>, Error> {
        self.backing.suggest(begun, limit)
    }

    /// What words were probably meant to be, such as 黑臭水体 by 黑臭水休: `None` when each of their
    /// characters stands with its neighbours in some text, or no other would.
    ///
    /// # Errors
    /// [`Index`](crate::ErrorKind::Index) when the index fails.
    ///
    /// ```
    /// use zhengce::Library;
    ///
    /// let library = Library::bundled()?;
    /// assert_eq!(library.did_you_mean("黑臭水休")?.as_deref(), Some("黑臭水体"));
    /// assert_eq!(library.did_you_mean("黑臭水体")?, None);
    /// # Ok::<(), zhengce::Error>(())
    /// ```
    #[cfg(feature = "search")]
    #[cfg_attr(docsrs, doc(cfg(feature = "search")))]
    pub fn did_you_mean(&self, words: &str) -> Result<Option<String>, Error> {
        self.backing.corrected(words)
    }

    /// Builds the index of full text of a corpus in memory now, which the first question or search with
    /// words does otherwise, and says how much memory it takes, in bytes; 0 for an index on disk.
    ///
    /// # Errors
    /// [`Index`](crate::ErrorKind::Index) when it cannot be built.
    #[cfg(feature = "search")]
    #[cfg_attr(docsrs, doc(cfg(feature = "search")))]
    pub fn index_words(&self) -> Result<u64, Error> {
        self.backing.index_words()
    }
}
