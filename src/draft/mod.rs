//! Text to a draft plan: what a person would copy out of a document, each item tied to its words.
//! May import `corpus` and below, and `read`.

mod atoms;
mod build;
mod clause;
mod covering;
mod due;
mod find;
mod flat;
mod frame;
mod gloss;
mod head;
mod headed;
mod labels;
mod lines;
mod list_rule;
mod mark;
mod names;
mod offices;
mod open_list;
mod outline;
mod page;
mod places;
mod prefixes;
mod reading;
mod report;
mod run_on;
mod scan;
mod section;
mod subject;
mod table;
mod target;
mod task;
mod title;
mod word_list;
mod words;

use crate::corpus::Corpus;
use crate::model::{Body, Document, Plan};
use crate::text::SourceText;
use crate::{Error, ErrorKind};

pub use labels::{DutyLabel, Heading, Labels, SafeguardLabel, TargetLabel, TaskLabel};
pub use report::{Doubt, Note, Report};

/// The largest text that is drafted, in bytes.
pub const LARGEST: usize = 64 << 20;

/// What was drafted from one document (草稿).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Drafts {
    /// The plans, in the order of the text: one notice may carry several.
    pub plans: Vec<Plan>,
    /// What the document says of itself.
    pub document: Document,
    /// Bodies that the registry does not know, as entries that could be added to it.
    pub bodies: Vec<Body>,
    /// What was skipped or is doubtful.
    pub report: Report,
}

impl Drafts {
    /// A corpus with the draft in it, its bodies, document and text included, ready to be checked.
    ///
    /// # Errors
    /// [`Invalid`](ErrorKind::Invalid) when a part of the draft cannot be read back from its YAML.
    pub fn within(&self, corpus: &Corpus, text: &str) -> Result<Corpus, Error> {
        let mut corpus = corpus.clone();
        for body in &self.bodies {
            corpus = corpus.with_body(body.clone())?;
        }
        corpus = corpus.with_document(&self.document, Some(text))?;
        for plan in &self.plans {
            corpus = corpus.with_plan(plan)?;
        }
        Ok(corpus)
    }
}

/// Drafts plans from documents, with what it knows of a corpus made ready once.
pub struct Drafter<'c> {
    corpus: &'c Corpus,
    registry: build::Registry<'c>,
}

impl<'c> Drafter<'c> {
    /// A drafter that resolves bodies and upper plans in a corpus.
    #[must_use]
    pub fn new(corpus: &'c Corpus) -> Self {
        Self { corpus, registry: build::Registry::of(corpus) }
    }

    /// Drafts the plans of a text.
    ///
    /// # Errors
    /// [`Limit`](ErrorKind::Limit) for a text larger than [`LARGEST`], [`Value`](ErrorKind::Value) for one without a word.
    pub fn draft(&self, source: &SourceText) -> Result<Drafts, Error> {
        let reading = read(source)?;
        let drafts = build::drafts(source, &reading, self.corpus, &self.registry);
        drafts.ok_or_else(|| wordless(source))
    }
}

impl std::fmt::Debug for Drafter<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Drafter").finish_non_exhaustive()
    }
}

/// Drafts the plans of a text, its bodies resolved in a corpus.
///
/// ```
/// use zhengce::text::SourceText;
/// use zhengce::{Corpus, draft};
///
/// let text = "佳木斯市节水工作方案\n一、工作目标\n到2022年，用水总量控制在5亿立方米以内。\n二、主要任务\n（一）推进节水改造。（市水务局牵头，市财政局配合）\n";
/// let drafts = draft::plan(&SourceText::new("方案.txt", text), &Corpus::bundled()?)?;
/// let plan = &drafts.plans[0];
/// assert_eq!(plan.title, "佳木斯市节水工作方案");
/// assert_eq!(plan.goals[0].targets[0].to_string(), "用水总量 <= 5亿立方米");
/// assert_eq!(plan.tasks[0].duties.len(), 2);
/// # Ok::<(), zhengce::Error>(())
/// ```
///
/// # Errors
/// [`Limit`](ErrorKind::Limit) for a text larger than [`LARGEST`], [`Value`](ErrorKind::Value) for one without a word.
pub fn plan(source: &SourceText, corpus: &Corpus) -> Result<Drafts, Error> {
    Drafter::new(corpus).draft(source)
}

/// Drafts a text in the form of labels (标注形式), for measuring it against documents that were labelled by hand.
///
/// ```
/// use zhengce::draft;
/// use zhengce::text::SourceText;
///
/// let text = "佳木斯市节水工作方案\n一、主要任务\n（一）推进节水改造。（市水务局牵头，财政局配合）\n";
/// let labels = draft::labels(&SourceText::new("方案.txt", text))?;
/// assert_eq!(labels.tasks[0].duties[1].body, "市财政局");
/// # Ok::<(), zhengce::Error>(())
/// ```
///
/// # Errors
/// Those of [`plan`].
pub fn labels(source: &SourceText) -> Result<Labels, Error> {
    read(source).map(|reading| flat::labels(source.name(), &reading))
}

fn read(source: &SourceText) -> Result<reading::Reading<'_>, Error> {
    let size = source.text().len();
    if size > LARGEST {
        let message = format!(
            "{} holds {size} bytes of text, more than the {LARGEST} that are drafted at once; divide it",
            source.name()
        );
        return Err(Error::new(ErrorKind::Limit, message));
    }
    let reading = reading::Reading::of(source);
    if reading.paragraphs.is_empty() { Err(wordless(source)) } else { Ok(reading) }
}

fn wordless(source: &SourceText) -> Error {
    let message = format!("{} holds no words; expected the text of a plan", source.name());
    Error::new(ErrorKind::Value, message)
}
