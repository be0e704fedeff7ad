//! Duties that a document does not state, each with the ground it rests on.

use serde::{Deserialize, Serialize};

use super::{BodyId, FunctionId, ItemId, PlanId};

/// Why a body is suggested for an item that names none (建议依据).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Suggestion {
    /// An upper plan gives the same work to the body's counterpart (对口).
    Counterpart(Counterpart),
    /// The work belongs to the statutory function of such a body (法定职责).
    Mandate(Mandate),
}

impl Suggestion {
    /// The reason in words (理由).
    #[must_use]
    pub fn reason(&self) -> &str {
        match self {
            Self::Counterpart(ground) => &ground.reason,
            Self::Mandate(ground) => &ground.reason,
        }
    }
}

/// The upstream duty whose counterpart is suggested (上级方案中的对口任务).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Counterpart {
    /// The upper plan (上级方案).
    pub plan: PlanId,
    /// Its task (任务).
    pub task: ItemId,
    /// The body that it names there (上级机构); it shares a function with the suggested one.
    pub body: BodyId,
    /// The reason in words (理由).
    pub reason: String,
}

/// The function that makes a body the likely one (法定职责).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Mandate {
    /// The function (职能), which the body has in the registry.
    pub function: FunctionId,
    /// The law and article that give it (法律依据), such as 《中华人民共和国水法》第十二条.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub law: Option<String>,
    /// The reason in words (理由).
    pub reason: String,
}
