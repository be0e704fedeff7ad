//! Adding what a program made to a corpus, so that it is checked and asked like what was loaded.

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
        let bodies = Some(Located::unplaced("bodies.yaml", file));
        let mut corpus = Self { bodies, ..Self::default() };
        corpus.reindex();
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
        self.bodies = Some(saved("bodies.yaml", &bodies)?);
        self.reindex();
        Ok(self)
    }

    /// The corpus with a document more, in place of one of the same id, with its text where one is held.
    ///
    /// # Errors
    /// [`Invalid`](crate::ErrorKind::Invalid) when the document cannot be read back from its YAML.
    pub fn with_document(mut self, document: &Document, text: Option<&str>) -> Result<Self, Error> {
        let meta: Located<Document> = saved(&format!("documents/{}.yaml", document.id), document)?;
        let text = text.map(|text| SourceText::new(format!("documents/{}.txt", document.id), text));
        self.documents.retain(|other| other.meta.value.id != document.id);
        let name = meta.source.name();
        let place = self.documents.partition_point(|other| other.meta.source.name() < name);
        self.documents.insert(place, DocumentFile { meta, text });
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
