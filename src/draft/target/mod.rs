//! Commitments with a figure: which figures of a text are promises, and what they measure.
//! May import what `draft` may.

mod bound;
mod clauses;
mod figure;
mod indicator;
mod measure;
mod measured;
mod promise;
mod sentence;
mod shared;
mod state;
mod thing;
mod unit;
mod verb;
mod words;

use super::due::{Clock, Due};
use super::outline::Outline;
use super::section::Meaning;
use crate::draft::scan;
use crate::model::{Direction, Modality, Op, PartialDate};
use crate::text::{Decimal, Span};
use sentence::{Held, Piece};

/// A commitment with a figure, as spans of the text.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    pub(super) item: usize,
    /// Where its number stands.
    pub(super) place: usize,
    /// What is measured.
    pub(super) indicator: Span,
    pub(super) op: Op,
    pub(super) value: Decimal,
    /// As printed; `%` for 百分之.
    pub(super) unit: String,
    pub(super) change: Option<Direction>,
    pub(super) baseline: Option<PartialDate>,
    pub(super) due: Option<Due>,
    pub(super) strives: bool,
    /// The clause that states it.
    pub(super) clause: Span,
}

impl Figure {
    /// Strived for where the text says so, else a must.
    pub(super) fn modality(&self) -> Modality {
        if self.strives { Modality::Strive } else { Modality::Must }
    }
}

/// The commitments of every item, in order.
pub(super) fn read(
    text: &str,
    outline: &Outline,
    meanings: &[Meaning],
    clock: &Clock,
) -> Vec<Figure> {
    let mut found = Vec::new();
    for (at, item) in outline.items.iter().enumerate() {
        if matches!(meanings.get(at), Some(Meaning::Annex | Meaning::Past)) {
            continue;
        }
        let goals = meanings.get(at) == Some(&Meaning::Goals);
        let mut held = Held::default();
        for span in outline.text_of(item) {
            let piece = Piece { text, item: at, span: *span, clock, goals };
            sentence::read(&piece, &mut held, &mut found);
            if !keeps(scan::words(text, *span), goals) {
                held.due = None;
            }
            held.past = false;
        }
    }
    found
}

/// Whether a deadline goes on to the next paragraph: a list follows, or goals do.
fn keeps(piece: &str, goals: bool) -> bool {
    goals || piece.ends_with(['：', ':'])
}
