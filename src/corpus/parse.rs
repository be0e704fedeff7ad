//! One file to what it holds. Knows nothing of other files, so that many can be parsed at once.

use serde::de::DeserializeOwned;

use super::files::{self, InputFile, Role};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::{Bodies, Document, Plan, Regions, Terms};
use crate::text::{SourceText, Span};
use crate::yaml::{self, Limits, Located};

/// What a file holds, with its faults.
pub(super) struct Parsed {
    pub(super) path: String,
    pub(super) part: Part,
    pub(super) faults: Diagnostics,
}

/// A part of a corpus.
pub(super) enum Part {
    Regions(Box<Located<Regions>>),
    Bodies(Box<Located<Bodies>>),
    Terms(Box<Located<Terms>>),
    Plan(Box<Located<Plan>>),
    Document(Box<Located<Document>>),
    Text(SourceText),
    /// A part that has faults.
    Unread,
    /// No part of a corpus.
    Unexpected,
}

impl Parsed {
    pub(super) fn of(input: InputFile, limits: &Limits) -> Self {
        let mut faults = Diagnostics::new();
        let path = input.path.clone();
        let part = if let Some(role) = files::role(&path) {
            part(role, input, limits, &mut faults).unwrap_or(Part::Unread)
        } else {
            faults.push(unexpected(&path));
            Part::Unexpected
        };
        Self { path, part, faults }
    }
}

fn part(role: Role, input: InputFile, limits: &Limits, faults: &mut Diagnostics) -> Option<Part> {
    let bytes = match input.bytes {
        Ok(bytes) => bytes,
        Err(fault) => {
            faults.push(*fault);
            return None;
        }
    };
    let source = yaml::decode(&input.path, bytes, limits, faults)?;
    Some(match role {
        Role::Regions => Part::Regions(typed(&source, limits, faults)?),
        Role::Bodies => Part::Bodies(typed(&source, limits, faults)?),
        Role::Terms => Part::Terms(typed(&source, limits, faults)?),
        Role::Plan => Part::Plan(typed(&source, limits, faults)?),
        Role::Document => Part::Document(typed(&source, limits, faults)?),
        Role::Text => Part::Text(source),
    })
}

fn typed<T: DeserializeOwned>(
    source: &SourceText,
    limits: &Limits,
    faults: &mut Diagnostics,
) -> Option<Box<Located<T>>> {
    yaml::read(source, limits, faults).map(Box::new)
}

pub(super) fn unexpected(path: &str) -> Diagnostic {
    let start = Place::in_source(&SourceText::new(path, ""), Span::default());
    let diagnostic = Diagnostic::new(Code::UnexpectedFile, "this file is not read")
        .at(start)
        .expected("regions.yaml, bodies.yaml, terms.yaml, documents/<id>.yaml, documents/<id>.txt or plans/<id>.yaml");
    diagnostic.help("rename it, or keep it outside the corpus folder")
}
