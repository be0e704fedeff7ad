//! Adding what a program made to a corpus, so that it is checked and asked like what was loaded.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Corpus, DocumentFile};
use crate::Error;
use crate::diagnostic::Diagnostics;
use crate::model::{Body, Document, Plan};
use crate::text::SourceText;
use crate::yaml::{self, Limits, Located};

impl Corpus {
    /// A corpus of nothing but bodies, for what follows from them alone.
    #[cfg(feature = "search")]
    pub(crate) fn of_bodies(bodies: Vec<Body>) -> Self {
        let file = crate::model::Bodies { bodies, ..Default::default() };
        let mut corpus = Self::default();
        corpus.set_bodies(Located::unplaced("bodies.yaml", file));
        corpus
    }

    /// The corpus with a plan more, in place of one of the same id. Checks point at the YAML it is saved as.
    ///
    /// ```
    /// use zhengce::{Corpus, Coverage, Genre, Plan};
    ///
    /// let plan = Plan::new("my-plan".parse()?, "我的方案", Genre::WorkPlan, Coverage::partial("标题"));
    /// let corpus = Corpus::bundled()?.with_plan(&plan)?;
    /// assert_eq!(corpus.plan(&plan.id), Some(&plan));
    /// # Ok::<(), zhengce::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Invalid`](crate::ErrorKind::Invalid) when the plan cannot be read back from its YAML.
    pub fn with_plan(mut self, plan: &Plan) -> Result<Self, Error> {
        let located: Located<Plan> = saved(&format!("plans/{}.yaml", plan.id), plan)?;
        self.plans.retain(|other| other.value.id != plan.id);
        let place = self.plans.partition_point(|other| other.source.name() < located.source.name());
        self.plans.insert(place, located);
        self.reindex();
        Ok(self)
    }

    /// The corpus with a body more, in place of one of the same id.
    ///
    /// # Errors
    /// [`Invalid`](crate::ErrorKind::Invalid) when the bodies cannot be read back from their YAML.
    pub fn with_body(mut self, body: Body) -> Result<Self, Error> {
        let mut bodies = self.bodies.take().map(|file| file.value).unwrap_or_default();
        bodies.bodies.retain(|other| other.id != body.id);
        bodies.bodies.push(body);
        self.set_bodies(saved("bodies.yaml", &bodies)?);
        Ok(self)
    }

    /// The corpus with a document more, in place of one of the same id, with its text where one is held.
    ///
    /// # Errors
    /// [`Invalid`](crate::ErrorKind::Invalid) when the document cannot be read back from its YAML.
    pub fn with_document(self, document: &Document, text: Option<&str>) -> Result<Self, Error> {
        self.with_documents([(document.clone(), text.map(str::to_owned))])
    }

    /// The corpus with many documents more, each in place of one of the same id; of those added, the last
    /// of an id counts. This is how texts that are no plans are made ready for search.
    ///
    /// ```
    /// use zhengce::{Corpus, Document, DocumentKind, Library, TextKind};
    ///
    /// let texts = [("甲", "治理黑臭水体"), ("乙", "推广新能源汽车")];
    /// let documents = texts.iter().enumerate().map(|(at, (title, text))| {
    ///     let id = format!("text-{at}").parse().expect("an id");
    ///     let mut document = Document::new(id, *title, DocumentKind::Notice);
    ///     document.text = TextKind::Verbatim;
    ///     (document, Some(text.to_string()))
    /// });
    /// let library = Library::of(Corpus::default().with_documents(documents)?)?;
    /// assert_eq!(library.documents().matching("汽车").run()?.hits()[0].item().title, "乙");
    /// # Ok::<(), zhengce::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Invalid`](crate::ErrorKind::Invalid) when a document cannot be read back from its YAML.
    pub fn with_documents(
        mut self,
        documents: impl IntoIterator<Item = (Document, Option<String>)>,
    ) -> Result<Self, Error> {
        let mut by_name: BTreeMap<Arc<str>, DocumentFile> = BTreeMap::new();
        for file in std::mem::take(&mut self.documents) {
            by_name.insert(Arc::clone(file.meta.source.name()), file);
        }
        for (document, text) in documents {
            let name = format!("documents/{}.txt", document.id);
            let meta: Located<Document> =
                saved(&format!("documents/{}.yaml", document.id), &document)?;
            let text = text.map(|text| SourceText::new(name, text));
            by_name.insert(Arc::clone(meta.source.name()), DocumentFile { meta, text });
        }
        self.documents = by_name.into_values().collect();
        self.reindex();
        Ok(self)
    }
}

/// A value as its file would hold it.
fn saved<T: Serialize + DeserializeOwned>(name: &str, value: &T) -> Result<Located<T>, Error> {
    let source = SourceText::new(name, yaml::to_string(value)?);
    let mut faults = Diagnostics::new();
    yaml::read(&source, &Limits::default(), &mut faults).ok_or_else(|| faults.into_error(name))
}
