//! The safeguards of a plan.

use super::Context;
use super::evidence;
use super::parts::Part;
use super::tasks::heading;
use crate::draft::page::clean;
use crate::draft::section::Meaning;
use crate::model::{ItemId, Safeguard};

pub(super) fn of(context: &Context<'_, '_>, part: &Part) -> Vec<Safeguard> {
    let reading = context.reading;
    let mut found: Vec<Safeguard> = Vec::new();
    for &at in &part.items {
        let Some(item) = reading.outline.items.get(at) else { continue };
        if reading.meanings.get(at) != Some(&Meaning::Safeguards) || !item.leaf {
            continue;
        }
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
        let mut safeguard =
            Safeguard::new(id, clean(item.title.of(reading.text).unwrap_or_default()), proof);
        safeguard.mark = super::tasks::mark(reading.text, item);
        safeguard.text = super::tasks::rest(reading, item);
        found.push(safeguard);
    }
    found
}
