//! How much of a plan a file holds.

use serde::{Deserialize, Serialize};

use super::{Counted, Evidence, Extent};

/// How much of a plan a file holds (收录范围).
///
/// ```
/// use zhengce::{Coverage, Extent};
///
/// assert_eq!(Coverage::partial("目标；任务（一）1").extent, Extent::Partial);
/// assert_eq!(Coverage::full().note, None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Coverage {
    /// Full, or a part (收录范围).
    pub extent: Extent,
    /// Which part was seen (说明); a partial coverage needs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Counts that the source states (原文所列数目).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub counts: Vec<StatedCount>,
}

impl Coverage {
    /// The whole plan.
    #[must_use]
    pub fn full() -> Self {
        Self { extent: Extent::Full, note: None, counts: Vec::new() }
    }

    /// A part of it, with what was seen.
    #[must_use]
    pub fn partial(note: impl Into<String>) -> Self {
        Self { extent: Extent::Partial, note: Some(note.into()), counts: Vec::new() }
    }
}

/// A count that the source states (原文所列数目).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StatedCount {
    /// Of what (计数对象).
    pub of: Counted,
    /// How many (数目).
    #[cfg_attr(feature = "schema", schemars(range(max = u32::MAX)))]
    pub count: u32,
    /// The words that state it (原文依据): a count, or the last mark of a numbered list.
    pub evidence: Evidence,
}
