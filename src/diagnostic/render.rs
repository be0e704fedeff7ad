//! The one file that draws findings under their source lines, and the one that names the renderer crate.

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Diagnostics, Place, Severity};
use crate::text::SourceText;

impl Diagnostics {
    /// Draws every finding under its source line, carets in display width; with ANSI colours when `colour`.
    #[must_use]
    pub fn render(&self, colour: bool) -> String {
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        let drawn: Vec<String> =
            self.iter().map(|finding| renderer.render(&[self.group(finding)])).collect();
        drawn.join("\n\n")
    }

    fn group<'d>(&'d self, finding: &'d Diagnostic) -> Group<'d> {
        let level = match finding.severity() {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let mut group = level
            .primary_title(finding.message())
            .id(finding.code().id())
            .elements(self.shown_place(finding));
        for (label, text) in [("value", finding.path()), ("expected", finding.expectation())] {
            if let Some(text) = text {
                group = group.element(Level::NOTE.message(format!("{label}: {text}")));
            }
        }
        match finding.advice() {
            Some(help) => group.element(Level::HELP.message(help)),
            None => group,
        }
    }

    /// The source line, or the name of the file alone where its text is not at hand.
    fn shown_place<'d>(&'d self, finding: &'d Diagnostic) -> Option<Element<'d>> {
        let place = finding.place()?;
        let named = || Origin::path(&*place.file).into();
        Some(self.snippet(finding).map_or_else(named, Element::from))
    }

    fn snippet<'d>(
        &'d self,
        finding: &'d Diagnostic,
    ) -> Option<Snippet<'d, annotate_snippets::Annotation<'d>>> {
        let place = finding.place()?;
        let source = self.source(&place.file)?;
        let (first_line, text, span) = first_line_of(source, place)?;
        let annotation = AnnotationKind::Primary.span(span);
        Some(Snippet::source(text).path(&*place.file).line_start(first_line).annotation(annotation))
    }
}

/// The line that a place begins on, and the part of the place that lies in it.
fn first_line_of<'s>(
    source: &'s SourceText,
    place: &Place,
) -> Option<(usize, &'s str, std::ops::Range<usize>)> {
    let number = place.start.line;
    let line = source.line(number)?;
    let column = line
        .char_indices()
        .nth(place.start.column.saturating_sub(1))
        .map_or(line.len(), |(at, _)| at);
    let end = (column + place.span.len()).min(line.len()).max(column);
    Some((number, line, column..end))
}
