//! What keeps a plan on course.

use serde::{Deserialize, Serialize};

use super::{Duty, Evidence, ItemId};

/// A safeguard (保障措施), such as 压实工作责任.
///
/// ```
/// use zhengce::{Evidence, Safeguard};
///
/// let safeguard = Safeguard::new("s1".parse()?, "压实工作责任", Evidence::quote("（1）压实工作责任。"));
/// assert_eq!(safeguard.title, "压实工作责任");
/// # Ok::<(), zhengce::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Safeguard {
    /// Its id inside the plan (编号).
    pub id: ItemId,
    /// The mark in front of it (序号), as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<String>,
    /// Its heading (标题).
    pub title: String,
    /// Its text (内容).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Who answers for it (责任分工).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub duties: Vec<Duty>,
    /// The words that state it (原文依据).
    pub evidence: Evidence,
    /// What a reader should know (备注).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Safeguard {
    /// A safeguard by its heading.
    #[must_use]
    pub fn new(id: ItemId, title: impl Into<String>, evidence: Evidence) -> Self {
        Self {
            id,
            mark: None,
            title: title.into(),
            text: None,
            duties: Vec::new(),
            evidence,
            note: None,
        }
    }
}
