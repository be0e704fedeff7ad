//! A corpus: its folder, its arena and id maps, its groups and covering rules, the one the crate ships.
//! May import `yaml`, `query` and below.

mod bundled;
mod charges;
mod extend;
mod files;
mod index;
mod load;
mod names;
mod parse;
mod pieces;
mod proof;
mod record;
pub(crate) mod refers;
mod registry;

use std::collections::BTreeSet;

use crate::model::{
    Bodies, Body, BodyId, Document, DocumentId, Function, FunctionId, Plan, PlanId, Region,
    RegionName, Regions, Terms,
};
use crate::text::SourceText;
use crate::yaml::Located;

use index::Index;

pub(crate) use files::{InputFile, list, open};
pub use load::{Loaded, Loader, Progress};
pub(crate) use pieces::Pieces;
pub use proof::Proof;
pub(crate) use proof::locate;
pub use record::Item;
pub(crate) use record::{Record, Records};
#[cfg(feature = "search")]
pub(crate) use {
    charges::Charging,
    files::is_part,
    record::{OwnedItem, Place, of_plan, subject_of, words_of},
};

/// A corpus: plans, the documents that prove them, the bodies and regions that they name.
///
/// ```
/// use zhengce::Corpus;
///
/// let corpus = Corpus::bundled()?;
/// assert!(corpus.plans().any(|plan| plan.title.contains("二道区")));
/// # Ok::<(), zhengce::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    pub(crate) regions: Option<Located<Regions>>,
    pub(crate) bodies: Option<Located<Bodies>>,
    pub(crate) terms: Option<Located<Terms>>,
    pub(crate) documents: Vec<DocumentFile>,
    pub(crate) plans: Vec<Located<Plan>>,
    pub(crate) index: Index,
    /// Files that are there but could not be read: what they hold is unknown, not absent.
    pub(crate) unread: BTreeSet<String>,
}

/// A document's metadata with its text, where one is held.
#[derive(Clone, Debug)]
pub(crate) struct DocumentFile {
    pub(crate) meta: Located<Document>,
    pub(crate) text: Option<SourceText>,
}

impl Corpus {
    /// The plans, in the order of their file names.
    #[must_use]
    pub fn plans(&self) -> impl ExactSizeIterator<Item = &Plan> {
        self.plans.iter().map(|plan| &plan.value)
    }

    /// The plan of an id.
    #[must_use]
    pub fn plan(&self, id: &PlanId) -> Option<&Plan> {
        Some(&self.plans.get(*self.index.plans.get(id)?)?.value)
    }

    /// The documents, in the order of their file names.
    #[must_use]
    pub fn documents(&self) -> impl ExactSizeIterator<Item = &Document> {
        self.documents.iter().map(|file| &file.meta.value)
    }

    /// The document of an id.
    #[must_use]
    pub fn document(&self, id: &DocumentId) -> Option<&Document> {
        Some(&self.document_file(id)?.meta.value)
    }

    /// The text of a document, where the corpus holds one.
    #[must_use]
    pub fn document_text(&self, id: &DocumentId) -> Option<&SourceText> {
        self.document_file(id)?.text.as_ref()
    }

    pub(crate) fn document_file(&self, id: &DocumentId) -> Option<&DocumentFile> {
        self.documents.get(*self.index.documents.get(id)?)
    }

    /// The ids of plans, also of those in files that are not read.
    pub(crate) fn plan_ids(&self) -> BTreeSet<&str> {
        self.plans().map(|plan| plan.id.as_str()).chain(self.unread_in("plans/")).collect()
    }

    /// The ids of documents, also of those in files that are not read.
    pub(crate) fn document_ids(&self) -> BTreeSet<&str> {
        let ids = self.documents().map(|document| document.id.as_str());
        ids.chain(self.unread_in("documents/")).collect()
    }

    fn unread_in<'s>(&'s self, folder: &'s str) -> impl Iterator<Item = &'s str> {
        let paths = self.unread.iter().filter_map(move |path| path.strip_prefix(folder));
        paths.filter_map(|path| path.strip_suffix(".yaml"))
    }

    /// The bodies, in the order of the file.
    #[must_use]
    pub fn bodies(&self) -> impl ExactSizeIterator<Item = &Body> {
        self.body_list().iter()
    }

    pub(crate) fn body_list(&self) -> &[Body] {
        self.bodies.as_ref().map_or(&[], |file| &file.value.bodies)
    }

    /// The body of an id.
    #[must_use]
    pub fn body(&self, id: &BodyId) -> Option<&Body> {
        self.body_list().get(*self.index.bodies.get(id)?)
    }

    /// The functions, in the order of the file.
    #[must_use]
    pub fn functions(&self) -> impl ExactSizeIterator<Item = &Function> {
        self.bodies.as_ref().map_or(&[][..], |file| &file.value.functions).iter()
    }

    /// The function of an id.
    #[must_use]
    pub fn function(&self, id: &FunctionId) -> Option<&Function> {
        self.functions().find(|function| function.id == *id)
    }

    /// The regions, in the order of the file.
    #[must_use]
    pub fn regions(&self) -> impl ExactSizeIterator<Item = &RegionName> {
        self.regions.as_ref().map_or(&[][..], |file| &file.value.regions).iter()
    }

    /// The names of a region.
    #[must_use]
    pub fn region(&self, code: Region) -> Option<&RegionName> {
        self.regions().find(|region| region.code == code)
    }

    /// The texts of its files.
    #[cfg(feature = "search")]
    pub(crate) fn sources(&self) -> impl Iterator<Item = &SourceText> {
        let regions = self.regions.iter().map(|file| &file.source);
        let bodies = self.bodies.iter().map(|file| &file.source);
        let terms = self.terms.iter().map(|file| &file.source);
        let plans = self.plans.iter().map(|file| &file.source);
        let documents = self.documents.iter();
        let documents = documents.flat_map(|file| [Some(&file.meta.source), file.text.as_ref()]);
        regions.chain(bodies).chain(terms).chain(plans).chain(documents.flatten())
    }

    /// The words and synonyms.
    #[must_use]
    pub fn terms(&self) -> Option<&Terms> {
        self.terms.as_ref().map(|file| &file.value)
    }
}
