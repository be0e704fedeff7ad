//! How a plan stands to other plans and documents.

use serde::{Deserialize, Serialize};

use super::serde_form::is_false;
use super::{CompanionKind, DocumentId, DocumentNumber, Evidence, ParentKind, PlanId};

/// An upper plan or document that this plan follows (上位文件).
///
/// ```
/// use zhengce::{Parent, ParentKind};
///
/// let parent = Parent::plan("jilin-2021-air".parse()?, ParentKind::Implements);
/// assert!(!parent.unresolved);
/// # Ok::<(), zhengce::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Parent {
    /// The relation (上位关系).
    pub relation: ParentKind,
    /// The plan, where the corpus holds it (方案).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<PlanId>,
    /// The title as printed (标题).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The document number (发文字号).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<DocumentNumber>,
    /// Said of a parent that the corpus does not hold (未收录).
    #[serde(default, skip_serializing_if = "is_false")]
    pub unresolved: bool,
    /// The words that name it (原文依据).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

impl Parent {
    /// A plan of the corpus.
    #[must_use]
    pub fn plan(plan: PlanId, relation: ParentKind) -> Self {
        Self {
            relation,
            plan: Some(plan),
            title: None,
            number: None,
            unresolved: false,
            evidence: None,
        }
    }

    /// A document that the corpus does not hold, by its number.
    #[must_use]
    pub fn unresolved(number: DocumentNumber, relation: ParentKind) -> Self {
        Self {
            relation,
            plan: None,
            title: None,
            number: Some(number),
            unresolved: true,
            evidence: None,
        }
    }
}

/// A document that goes with a plan (配套文件).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Companion {
    /// What it is to the plan (配套关系).
    pub kind: CompanionKind,
    /// The document (文件).
    pub document: DocumentId,
}
