//! Where the faults of one file go, up to their limit.

use super::Limits;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::text::{SourceText, Span};

pub(super) struct Report<'r> {
    source: &'r SourceText,
    sink: &'r mut Diagnostics,
    limit: usize,
    count: usize,
}

impl<'r> Report<'r> {
    pub(super) fn new(source: &'r SourceText, limits: &Limits, sink: &'r mut Diagnostics) -> Self {
        Self { source, sink, limit: limits.faults, count: 0 }
    }

    pub(super) fn is_clean(&self) -> bool {
        self.count == 0
    }

    /// Adds a fault; `false` when it was one too many and reading must stop.
    pub(super) fn push(&mut self, span: Span, fault: Diagnostic) -> bool {
        if self.count == 0 {
            self.sink.add_source(self.source.clone());
        }
        self.count += 1;
        let within = self.count <= self.limit;
        let fault = if within { fault } else { self.too_many() };
        let place = Place::in_source(self.source, span);
        self.sink.push(fault.at(place));
        within
    }

    fn too_many(&self) -> Diagnostic {
        let limit = self.limit;
        Diagnostic::new(Code::TooManyFaults, format!("more than {limit} faults"))
            .help("mend those reported and run again")
    }
}
