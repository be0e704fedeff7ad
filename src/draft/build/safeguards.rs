//! The safeguards of a plan.

use super::Context;
use super::evidence;
use super::parts::Part;
use super::tasks::heading;
use crate::draft::outline::Item;
use crate::draft::page::clean;
use crate::draft::reading::Reading;
use crate::draft::scan;
use crate::draft::section::Meaning;
use crate::model::{ItemId, Safeguard};

/// The items of a part that are safeguards, with their places.
pub(super) fn items<'r>(
    reading: &'r Reading<'_>,
    part: &Part,
) -> impl Iterator<Item = (usize, &'r Item)> {
    let items = part.items.iter().filter_map(|at| Some((*at, reading.outline.items.get(*at)?)));
    items.filter(|(at, item)| item.leaf && reading.meanings.get(*at) == Some(&Meaning::Safeguards))
}

pub(super) fn of(context: &Context<'_, '_>, part: &Part) -> Vec<Safeguard> {
    let reading = context.reading;
    let mut found: Vec<Safeguard> = Vec::new();
    for (_, item) in items(reading, part) {
        let Ok(id) = ItemId::new(format!("s{}", found.len() + 1)) else { continue };
        let span = heading(reading.text, item);
        let above = item.parent.and_then(|parent| reading.outline.items.get(parent));
        let question = above.filter(|above| super::parts::is_question(reading, above));
        let proof = match question {
            Some(question) => {
                evidence::with_context(reading.text, span, super::parts::asked(reading, question))
            }
            None => evidence::of(reading.text, span),
        };
        let mut safeguard = Safeguard::new(id, clean(scan::words(reading.text, item.title)), proof);
        safeguard.mark = super::tasks::mark(reading.text, item);
        safeguard.text = super::tasks::rest(reading, item);
        found.push(safeguard);
    }
    found
}
