//! The metadata of a document.

use super::kinds::document_kind;
use super::parents::{Cited, citations};
use super::{Context, Head};
use crate::draft::page::clean;
use crate::draft::scan;
use crate::model::{Document, DocumentId, Interpretation, Plan, Printed, TextKind};
use crate::text::dates;

pub(super) fn of(
    context: &Context<'_, '_>,
    id: DocumentId,
    title: &str,
    head: &Head,
    cited: &[Cited],
    own: &[String],
) -> Document {
    let read = &context.reading.head;
    let mut document = Document::new(id, title, document_kind(title));
    document.text = TextKind::Verbatim;
    document.region = context.bodies.place().region;
    document.number.clone_from(&head.number);
    document.index_number.clone_from(&read.index_number);
    document.topic.clone_from(&read.topic);
    document.issuers.clone_from(&head.issuers);
    document.addressees.clone_from(&read.addressees);
    document.dates.clone_from(&head.dates);
    document.disclosure = read.disclosure;
    document.attachments = attachments(context);
    document.cites = citations(context, cited, own);
    document.interpretation = interpretation(context.reading.text);
    document
}

/// The titles of what is attached.
fn attachments(context: &Context<'_, '_>) -> Vec<String> {
    let (text, titles) = (context.reading.text, &context.reading.head.attachments);
    titles.iter().map(|title| clean(scan::words(text, *title))).collect()
}

/// A document with one plan holds as long as that plan does.
pub(super) fn holds_as(document: &mut Document, plans: &[Plan]) {
    if let [plan] = plans {
        document.dates.effective.clone_from(&plan.dates.effective);
        document.dates.expires.clone_from(&plan.dates.expires);
    }
}

/// What an interpretation says of itself: 解读时间, 解读方式, 解读渠道.
fn interpretation(text: &str) -> Option<Interpretation> {
    scan::places(text, "解读").next()?;
    let date = field(text, "解读时间").and_then(|words| {
        let mention = dates(words).into_iter().next()?;
        let date = crate::model::PartialDate::mentioned(&mention)?;
        let masked = mention.day_masked || mention.month_masked;
        Some(if masked { date.printed(mention.span.of(words)?) } else { date })
    });
    let printed = |label| {
        field(text, label).map(|words| Printed {
            printed: words.to_owned(),
            redacted: words.chars().all(|c| matches!(c, '*' | '＊' | 'X' | '×')),
        })
    };
    let (manner, channel) = (printed("解读方式"), printed("解读渠道"));
    let any = date.is_some() || manner.is_some() || channel.is_some();
    any.then_some(Interpretation { date, manner, channel })
}

/// The words behind a label on its line.
fn field<'t>(text: &'t str, label: &'static str) -> Option<&'t str> {
    let at = scan::places(text, label).next()?;
    let rest = text.get(at + label.len()..)?.strip_prefix(['：', ':'])?;
    let line = rest.lines().next()?.trim();
    (!line.is_empty()).then_some(line)
}
