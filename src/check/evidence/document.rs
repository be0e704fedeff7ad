//! What is said of a document whose text is held stands in that text.

use super::super::context::{Context, finding, join, numbered};
use super::super::printed::plain;
use super::quote::{numbered as names_number, shown};
use crate::corpus::DocumentFile;
use crate::diagnostic::Code;
use crate::model::{Document, DocumentNumber};

pub(super) fn check(context: &mut Context<'_>, file: &DocumentFile) {
    let Some(text) = &file.text else { return };
    let document = &file.meta.value;
    let held = plain(text.text());
    for (path, words) in words(document) {
        if !held.contains(&plain(words)) {
            let message = format!("{} is not in {}", shown(words), text.name());
            let fault = finding(Code::WordsNotInQuote, message);
            context.report(
                &file.meta,
                &path,
                fault.help("write what the text has, white space aside"),
            );
        }
    }
    for (path, number) in numbers(document) {
        if !names_number(text.text(), number) {
            let message = format!("`{number}` is not in {}", text.name());
            let fault = finding(Code::NumberNotInQuote, message);
            context.report(&file.meta, &path, fault.help("correct the number, or drop it"));
        }
    }
}

/// Titles and printed forms.
fn words(document: &Document) -> Vec<(String, &str)> {
    let mut found = vec![("title".to_owned(), document.title.as_str())];
    let dates = &document.dates;
    for (path, date) in [
        ("dates.signed", &dates.signed),
        ("dates.published", &dates.published),
        ("dates.effective", &dates.effective),
        ("dates.expires", &dates.expires),
    ] {
        let printed = date.as_ref().and_then(|date| date.as_printed());
        found.extend(printed.map(|printed| (path.to_owned(), printed)));
    }
    if let Some(told) = &document.interpretation {
        let date = told.date.as_ref().and_then(|date| date.as_printed());
        found.extend(date.map(|printed| ("interpretation.date".to_owned(), printed)));
        for (path, field) in [("manner", &told.manner), ("channel", &told.channel)] {
            let path = format!("interpretation.{path}.printed");
            found.extend(field.as_ref().map(|field| (path, field.printed.as_str())));
        }
    }
    for (path, printed) in
        [("addressees", &document.addressees), ("attachments", &document.attachments)]
    {
        let printed = numbered(path, printed).into_iter();
        found.extend(printed.map(|(path, printed)| (path, printed.as_str())));
    }
    let cites = numbered("cites", &document.cites).into_iter();
    found.extend(
        cites.filter_map(|(path, cited)| Some((join(&path, "title"), cited.title.as_deref()?))),
    );
    found
}

fn numbers(document: &Document) -> Vec<(String, &DocumentNumber)> {
    let own = document.number.iter().map(|number| ("number".to_owned(), number));
    let cites = numbered("cites", &document.cites).into_iter();
    own.chain(
        cites.filter_map(|(path, cited)| Some((join(&path, "number"), cited.number.as_ref()?))),
    )
    .collect()
}
