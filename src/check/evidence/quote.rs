//! Quotes found in the text of their document, or told where they nearly stand.

use std::collections::BTreeSet;

use super::super::context::{Context, finding, join};
use super::super::printed::Names;
use crate::corpus::{DocumentFile, locate};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{DocumentId, DocumentNumber, Evidence, PartialDate, Plan, TextKind};
use crate::text::quote::{Likeness, in_order, nearest};
use crate::text::{SourceText, Span};
use crate::yaml::Located;

/// Longest stretch of a text that a message repeats, in characters.
const SHOWN: usize = 60;

/// Least likeness, in per cent, at which a stretch of a text is worth showing.
const ALIKE: u8 = 50;

/// How many bytes of texts are searched for the nearest places of one plan's missing quotes; the search
/// reads the whole text each time.
const SEARCHED: usize = 16 * 1024 * 1024;

/// Proves what one plan states.
pub(super) struct Prover<'x, 'c> {
    pub(super) context: &'x mut Context<'c>,
    pub(super) names: &'x Names<'c>,
    pub(super) file: &'c Located<Plan>,
    /// Documents that were found to hold no text, each reported once.
    silent: BTreeSet<&'c DocumentId>,
    /// How many bytes have been searched for nearest places.
    searched: usize,
}

/// Words of a document that state something.
#[derive(Clone, Debug)]
pub(super) struct Words<'c> {
    pub(super) quote: &'c str,
    /// The context, a line break, the quote.
    pub(super) whole: String,
    pub(super) mark: &'c str,
}

impl Words<'_> {
    /// Where the quote begins in the whole.
    pub(super) fn quote_start(&self) -> usize {
        self.whole.len() - self.quote.len()
    }

    /// Whether the words stand in the quote in their order, or in context and quote together.
    pub(super) fn say(&self, words: &str) -> bool {
        in_order(self.quote, words) || in_order(&self.whole, words)
    }

    pub(super) fn number(&self, number: &DocumentNumber) -> bool {
        numbered(&self.whole, number)
    }
}

/// Whether a text names a document by its number.
pub(super) fn numbered(text: &str, number: &DocumentNumber) -> bool {
    DocumentNumber::find_in(text).iter().any(|(_, found)| found == number)
}

impl<'x, 'c> Prover<'x, 'c> {
    pub(super) fn new(
        context: &'x mut Context<'c>,
        names: &'x Names<'c>,
        file: &'c Located<Plan>,
    ) -> Self {
        Self { context, names, file, silent: BTreeSet::new(), searched: 0 }
    }

    pub(super) fn plan(&self) -> &'c Plan {
        &self.file.value
    }

    /// The day of issue, of the plan or else of its document.
    pub(super) fn issued(&self) -> Option<&'c PartialDate> {
        let document = || self.context.corpus.document(self.plan().document.as_ref()?);
        self.plan().dates.issued().or_else(|| document()?.dates.issued())
    }

    pub(super) fn report(&mut self, path: &str, finding: Diagnostic) {
        self.context.report(self.file, path, finding);
    }

    /// Reports words that are not in the quote.
    pub(super) fn not_said(&mut self, path: &str, code: Code, what: &str, words: &Words<'_>) {
        let fault = finding(code, format!("{what} is not in the quote"))
            .expected(format!("words of {}", shown(&words.whole)))
            .help("quote the words that state it, or correct what they do not state");
        self.report(path, fault);
    }

    /// The words of evidence; `None` when they were found not to be in the text, so that they prove nothing.
    pub(super) fn words(&mut self, path: &str, evidence: &'c Evidence) -> Option<Words<'c>> {
        if let Some(text) = self.text(path, evidence)
            && let Some(missing) = missing(text, evidence)
        {
            let inner = join(path, missing.key);
            let exact = self.file.spans.span(&inner).is_some();
            let fault =
                if self.may_search(text) { missing.fault(text) } else { missing.alone(text) };
            self.report(if exact { &inner } else { path }, fault);
            return None;
        }
        let context = evidence.context.as_ref().map(|context| format!("{context}\n"));
        Some(Words {
            quote: &evidence.quote,
            whole: context.unwrap_or_default() + &evidence.quote,
            mark: evidence.mark.as_deref().unwrap_or_default(),
        })
    }

    fn may_search(&mut self, text: &SourceText) -> bool {
        self.searched = self.searched.saturating_add(text.text().len());
        self.searched <= SEARCHED
    }

    /// The text that evidence is taken from; what is missing of it is reported once.
    fn text(&mut self, path: &str, evidence: &'c Evidence) -> Option<&'c SourceText> {
        let Some(id) = evidence.document.as_ref().or(self.plan().document.as_ref()) else {
            let fault = finding(Code::MissingEvidence, "the quote is of no document");
            self.report(path, fault.help("name the document here, or by `document` of the plan"));
            return None;
        };
        let file: &DocumentFile = self.context.corpus.document_file(id)?;
        if file.meta.value.text == TextKind::Absent && self.silent.insert(id) {
            let own = evidence.document.is_none();
            let path = if own { "document".to_owned() } else { join(path, "document") };
            let fault = finding(Code::NoText, format!("no text of `{id}` is held"));
            self.report(
                &path,
                fault.help("add the text of the document, or quote one that is held"),
            );
        }
        file.text.as_ref()
    }
}

/// The part of evidence that is not where it should be.
struct Missing<'e> {
    key: &'static str,
    words: &'e str,
}

fn missing<'e>(text: &SourceText, evidence: &'e Evidence) -> Option<Missing<'e>> {
    if locate(text, evidence).is_some() {
        return None;
    }
    let alone = Evidence { context: None, quote: String::new(), ..evidence.clone() };
    let marks = evidence.mark.iter().flat_map(|marks| marks.split('/'));
    let mut marks = marks.filter(|mark| text.find(mark, 0).is_none());
    if let Some(words) = marks.next() {
        return Some(Missing { key: "mark", words });
    }
    let context = evidence.context.as_deref();
    let above = |context: &str| Evidence { quote: context.to_owned(), ..alone.clone() };
    let lacking = context.filter(|context| locate(text, &above(context)).is_none());
    Some(match lacking {
        Some(words) => Missing { key: "context", words },
        None => Missing { key: "quote", words: &evidence.quote },
    })
}

impl Missing<'_> {
    fn found(&self, text: &SourceText) -> Diagnostic {
        let Self { key, words } = self;
        let message = format!("the {key} {} is not in {}", shown(words), text.name());
        finding(Code::QuoteNotFound, message)
    }

    /// Without the nearest place.
    fn alone(&self, text: &SourceText) -> Diagnostic {
        self.found(text).help("copy the words from the text, or name the document that has them")
    }

    fn fault(&self, text: &SourceText) -> Diagnostic {
        let fault = self.found(text);
        match nearest(text.text(), self.words) {
            Some((span, Likeness::Exact)) => {
                let fault = fault.expected("first the marks, then the context, then the quote");
                fault.help(format!(
                    "it stands only at {}, before what should precede it",
                    at(text, span)
                ))
            }
            Some((span, Likeness::Form)) => {
                let fault = fault.expected(there(text, span));
                fault.help("only width, spacing or punctuation differ: copy what the text has")
            }
            Some((span, Likeness::Shared(percent))) if percent >= ALIKE => {
                let fault = fault.expected(format!("perhaps {}", there(text, span)));
                fault.help("copy the words from the text, character for character")
            }
            _ => self.alone(text),
        }
    }
}

fn there(text: &SourceText, span: Span) -> String {
    format!("{} at {}", shown(text.slice(span).unwrap_or_default()), at(text, span))
}

fn at(text: &SourceText, span: Span) -> String {
    format!("{}:{}", text.name(), text.line_column(span.start))
}

/// A text as a message repeats it.
pub(super) fn shown(text: &str) -> String {
    let mut head: String = text.chars().take(SHOWN).collect();
    if head.len() < text.len() {
        head.push('…');
    }
    format!("`{}`", head.replace(['\n', '\r'], " "))
}
