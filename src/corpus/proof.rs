//! Where a quote stands in its document.

use super::Corpus;
use crate::model::{Document, DocumentId, Evidence, Plan, TextKind};
use crate::text::{LineColumn, SourceText, Span};

/// Where evidence stands in the text of its document.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Proof {
    /// The document.
    pub document: DocumentId,
    /// Whether its text is the original or a note of facts.
    pub text: TextKind,
    /// The quote, in bytes of the text.
    pub span: Span,
    /// The context above it, in bytes of the text.
    pub context: Option<Span>,
    /// Line and column of the quote's first character, both from 1.
    pub start: LineColumn,
}

impl Corpus {
    /// Where the evidence of a plan stands; `None` when its document or text is not held or does not hold it.
    ///
    /// ```
    /// use zhengce::Corpus;
    ///
    /// let corpus = Corpus::bundled()?;
    /// let plan = corpus.plan(&"erdao-2021-air".parse()?).unwrap();
    /// let goal = &plan.goals[0];
    /// let proof = corpus.prove(plan, &goal.evidence).unwrap();
    /// let text = corpus.document_text(&proof.document).unwrap();
    /// assert_eq!(text.slice(proof.span), Some(goal.evidence.quote.as_str()));
    /// # Ok::<(), zhengce::Error>(())
    /// ```
    #[must_use]
    pub fn prove(&self, plan: &Plan, evidence: &Evidence) -> Option<Proof> {
        let id = evidence.document.as_ref().or(plan.document.as_ref())?;
        let file = self.document_file(id)?;
        Proof::find(&file.meta.value, file.text.as_ref()?, evidence)
    }
}

impl Proof {
    /// Where evidence stands in a document of this text.
    pub(crate) fn find(
        document: &Document,
        text: &SourceText,
        evidence: &Evidence,
    ) -> Option<Self> {
        let (context, span) = locate(text, evidence)?;
        let start = text.line_column(span.start);
        Some(Self { document: document.id.clone(), text: document.text, span, context, start })
    }
}

/// The context and the quote: each mark, then the context, then the quote, in this order.
pub(crate) fn locate(text: &SourceText, evidence: &Evidence) -> Option<(Option<Span>, Span)> {
    let mut from = 0;
    for mark in evidence.mark.iter().flat_map(|marks| marks.split('/')) {
        from = text.find(mark, from)?.start;
    }
    let context = match &evidence.context {
        Some(context) => Some(text.find(context, from)?),
        None => None,
    };
    let from = context.map_or(from, |span| span.end);
    Some((context, text.find(&evidence.quote, from)?))
}
