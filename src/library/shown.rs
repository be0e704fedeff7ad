//! What a hit shows of the words asked for.

use std::sync::Arc;
#[cfg(feature = "search")]
use std::sync::OnceLock;

#[cfg(feature = "search")]
use crate::query::Why;
#[cfg(feature = "search")]
use crate::search::Asked;
#[cfg(feature = "search")]
use crate::text::fold;

/// What a hit shows: stretches that were looked for, or what it holds of a question, worked out when it is wanted.
#[derive(Clone, Debug)]
pub(super) enum Shown {
    #[cfg_attr(not(feature = "search"), allow(dead_code))]
    Stretches(Arc<[String]>),
    #[cfg(feature = "search")]
    Question(Arc<Asked>, OnceLock<Held>),
}

/// What the words of a hit hold of a question, as reasons and as stretches.
#[cfg(feature = "search")]
#[derive(Clone, Debug)]
pub(super) struct Held {
    why: Vec<Why>,
    stretches: Vec<String>,
}

#[cfg(feature = "search")]
impl Shown {
    pub(super) fn of_question(asked: &Arc<Asked>) -> Self {
        Self::Question(Arc::clone(asked), OnceLock::new())
    }

    /// The reasons that a question gives; `None` when conditions give them.
    pub(super) fn why<'w>(&self, words: impl FnOnce() -> &'w str) -> Option<&[Why]> {
        self.held(words).map(|held| held.why.as_slice())
    }

    /// The folded stretches to be shown.
    pub(super) fn stretches<'w>(&self, words: impl FnOnce() -> &'w str) -> &[String] {
        match self {
            Self::Stretches(stretches) => stretches,
            Self::Question(..) => self.held(words).map_or(&[], |held| held.stretches.as_slice()),
        }
    }

    fn held<'w>(&self, words: impl FnOnce() -> &'w str) -> Option<&Held> {
        let Self::Question(asked, held) = self else { return None };
        Some(held.get_or_init(|| {
            let stretches = asked.found_in(&fold(words()));
            Held { why: stretches.iter().cloned().map(Why::Text).collect(), stretches }
        }))
    }
}
