//! Who answers for an item, in which role, and how that is known.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{BodyId, Evidence, ItemId, Role, Suggestion};

/// A body's part in an item (责任分工). The order of an item's duties is the document's.
///
/// ```
/// use zhengce::{Duty, Evidence, Role};
///
/// let duty = Duty::stated("jiamusi-water".parse()?, Role::Lead)
///     .written("市水务局")
///     .evidence(Evidence::quote("牵头：市水务局"));
/// assert_eq!(duty.role, Role::Lead);
/// # Ok::<(), zhengce::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Form", into = "Form")]
#[non_exhaustive]
pub struct Duty {
    /// Who (责任单位).
    pub bearer: Bearer,
    /// In which role (职责角色).
    pub role: Role,
    /// How it is known (依据).
    pub ground: Ground,
}

/// Who bears a duty (责任单位).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bearer {
    /// A body of the registry, with the name as printed where that differs.
    Registered(BodyId, Option<String>),
    /// A name as printed with no body behind it yet.
    Written(String),
}

impl Bearer {
    /// The body of the registry.
    #[must_use]
    pub fn body(&self) -> Option<&BodyId> {
        match self {
            Self::Registered(body, _) => Some(body),
            Self::Written(_) => None,
        }
    }

    /// The name as printed, where it was kept.
    #[must_use]
    pub fn written(&self) -> Option<&str> {
        match self {
            Self::Registered(_, written) => written.as_deref(),
            Self::Written(name) => Some(name),
        }
    }
}

/// How a written duty is known: stated by the document, or suggested with a reason.
///
/// The two further kinds of [`Basis`](super::Basis), by a covering rule and by membership, follow from the
/// corpus and are never written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ground {
    /// The document states it, in this quote or else in the item's.
    Stated(Option<Evidence>),
    /// The document does not state it.
    Suggested(Suggestion),
}

impl Role {
    /// Whether a text holds the words that give the role. 负责 in 分工负责 or 负责落实 says another role, and whoever works
    /// 会同 others leads them.
    pub(crate) fn is_said_in(self, text: &str) -> bool {
        let holds = |words: &[&str]| words.iter().any(|word| text.contains(word));
        match self {
            Self::Lead => holds(&["牵头", "主办", "列第一位", "会同"]),
            Self::Support => holds(&["配合", "协办", "参与", "支持", "协助", "会同"]),
            Self::Shared => holds(&["分工", "分别"]),
            Self::Implement => holds(&["落实", "实施"]),
            Self::Supervise => holds(&["督导", "指导", "监督"]),
            Self::Responsible => {
                let mut rest = Cow::Borrowed(text);
                for other in ["分工负责", "分别负责", "负责落实"] {
                    if rest.contains(other) {
                        rest = rest.replace(other, " ").into();
                    }
                }
                rest.contains("负责") || rest.contains("责任")
            }
        }
    }
}

impl Duty {
    /// A duty that the document states.
    #[must_use]
    pub fn stated(body: BodyId, role: Role) -> Self {
        Self { bearer: Bearer::Registered(body, None), role, ground: Ground::Stated(None) }
    }

    /// A duty that the document does not state, with the ground it is suggested on.
    #[must_use]
    pub fn suggested(body: BodyId, role: Role, suggestion: Suggestion) -> Self {
        Self { bearer: Bearer::Registered(body, None), role, ground: Ground::Suggested(suggestion) }
    }

    /// Keeps the name as printed.
    #[must_use]
    pub fn written(mut self, name: impl Into<String>) -> Self {
        self.bearer = match self.bearer {
            Bearer::Registered(body, _) => Bearer::Registered(body, Some(name.into())),
            Bearer::Written(_) => Bearer::Written(name.into()),
        };
        self
    }

    /// Gives a stated duty its own quote; a suggested one becomes stated.
    #[must_use]
    pub fn evidence(mut self, evidence: Evidence) -> Self {
        self.ground = Ground::Stated(Some(evidence));
        self
    }

    /// Whether the document states it.
    #[must_use]
    pub fn is_stated(&self) -> bool {
        matches!(self.ground, Ground::Stated(_))
    }
}

/// A body's part in an item (责任分工).
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Duty", extend(
    "anyOf" = [
        {"required": ["body"], "properties": {"body": {"type": "string"}}},
        {"required": ["written"], "properties": {"written": {"type": "string"}}}
    ],
    "not" = {
        "required": ["evidence", "suggested"],
        "properties": {"evidence": {"not": {"type": "null"}}, "suggested": {"not": {"type": "null"}}}
    }
)))]
#[serde(deny_unknown_fields)]
struct Form {
    /// The body (责任单位).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    body: Option<BodyId>,
    /// The name as printed (原文名称), where no body is known or the registry's name differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    written: Option<String>,
    /// The role (职责角色).
    role: Role,
    /// The quote that states it (原文依据), where it is not the item's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    evidence: Option<Evidence>,
    /// Why it is suggested (建议依据), where the document does not state it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    suggested: Option<Suggestion>,
}

impl TryFrom<Form> for Duty {
    type Error = &'static str;

    fn try_from(form: Form) -> Result<Self, Self::Error> {
        let bearer = bearer(form.body, form.written)?;
        let ground = match (form.evidence, form.suggested) {
            (Some(_), Some(_)) => {
                return Err(
                    "a duty is either stated (`evidence`) or `suggested`\nhelp: drop one of the two",
                );
            }
            (evidence, None) => Ground::Stated(evidence),
            (None, Some(suggestion)) => Ground::Suggested(suggestion),
        };
        Ok(Self { bearer, role: form.role, ground })
    }
}

fn bearer(body: Option<BodyId>, written: Option<String>) -> Result<Bearer, &'static str> {
    match (body, written) {
        (Some(body), written) => Ok(Bearer::Registered(body, written)),
        (None, Some(name)) => Ok(Bearer::Written(name)),
        (None, None) => {
            Err("a duty names nobody\nhelp: give `body`, or `written` with the name as printed")
        }
    }
}

impl From<Duty> for Form {
    fn from(duty: Duty) -> Self {
        let (body, written) = match duty.bearer {
            Bearer::Registered(body, written) => (Some(body), written),
            Bearer::Written(name) => (None, Some(name)),
        };
        let (evidence, suggested) = match duty.ground {
            Ground::Stated(evidence) => (evidence, None),
            Ground::Suggested(suggestion) => (None, Some(suggestion)),
        };
        Self { body, written, role: duty.role, evidence, suggested }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Duty {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Duty".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Form::json_schema(generator)
    }
}

/// A rule that a plan states once for many tasks (统一规定), such as 以下任务均需各地政府负责落实，不再列出.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct CoveringRule {
    /// The body that it charges (责任单位).
    pub body: BodyId,
    /// The name as printed, where the registry's differs (原文名称).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written: Option<String>,
    /// The role (职责角色).
    pub role: Role,
    /// The first task that it covers (起始任务); every later one is covered too. Absent: every task.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<ItemId>,
    /// The tasks that it leaves out, with all under them (除外任务).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub except: Vec<ItemId>,
    /// The words that state it (原文依据).
    pub evidence: Evidence,
}

impl CoveringRule {
    /// A rule that covers every task of the plan.
    #[must_use]
    pub fn new(body: BodyId, role: Role, evidence: Evidence) -> Self {
        Self { body, written: None, role, from: None, except: Vec::new(), evidence }
    }
}
