//! Bodies and what they are charged with: the file `bodies.yaml`.

use serde::{Deserialize, Serialize};

use super::serde_form::{is_default, is_false};
use super::{Attestation, BodyId, BodyKind, FunctionId, Level, Period, Region};

/// A body that plans name (机构).
///
/// ```
/// use zhengce::{Body, BodyKind, Level};
///
/// let mut body = Body::new("jiamusi-water".parse()?, "佳木斯市水务局", BodyKind::Department, Level::Prefecture);
/// body.region = Some("230800".parse()?);
/// body.aliases.push("市水务局".into());
/// # Ok::<(), zhengce::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Body {
    /// Its id (编号).
    pub id: BodyId,
    /// Its full name (全称), with the region in front.
    pub name: String,
    /// Names that documents print for it (别名), such as 市水务局.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Its kind (机构类型).
    pub kind: BodyKind,
    /// Its level (行政层级).
    pub level: Level,
    /// Its region (行政区划); absent for national bodies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<Region>,
    /// What it is charged with (职能).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub functions: Vec<FunctionId>,
    /// The body that it is part of (隶属).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<BodyId>,
    /// Who stands behind a collective name (成员).
    #[serde(default, skip_serializing_if = "is_default")]
    pub members: Members,
    /// When it bore this name (存续期间).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid: Option<Period>,
    /// The body that took over (继任机构).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub succeeded_by: Option<BodyId>,
    /// Whether anybody has seen the name (核实情况).
    #[serde(default = "named", skip_serializing_if = "is_named")]
    pub attestation: Attestation,
    /// What a reader should know, such as what is not known (备注).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

fn named() -> Attestation {
    Attestation::Named
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands every field by reference")]
fn is_named(attestation: &Attestation) -> bool {
    *attestation == Attestation::Named
}

impl Body {
    /// A body with the fields that every body has.
    #[must_use]
    pub fn new(id: BodyId, name: impl Into<String>, kind: BodyKind, level: Level) -> Self {
        Self {
            id,
            name: name.into(),
            aliases: Vec::new(),
            kind,
            level,
            region: None,
            functions: Vec::new(),
            part_of: None,
            members: Members::default(),
            valid: None,
            succeeded_by: None,
            attestation: Attestation::Named,
            note: None,
        }
    }

    /// Its full name and its other names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name).chain(&self.aliases).map(String::as_str)
    }
}

/// Who stands behind a collective name such as 各市、县级政府 (集合机构的成员).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Members {
    /// Members by name (列名成员).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bodies: Vec<BodyId>,
    /// Members by rule: every registered body that fits (按条件确定的成员).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<MemberRule>,
    /// Whether there are members that nobody has named (另有未列名成员).
    #[serde(default, skip_serializing_if = "is_false")]
    pub open: bool,
}

/// A rule that tells the members of a collective body (成员条件).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MemberRule {
    /// The kinds that belong (机构类型).
    pub kinds: Vec<BodyKind>,
    /// The levels that belong (行政层级).
    pub levels: Vec<Level>,
    /// The region that they lie in (所在区域).
    pub within: Region,
}

impl MemberRule {
    /// Whether a body belongs.
    #[must_use]
    pub fn admits(&self, body: &Body) -> bool {
        self.kinds.contains(&body.kind)
            && self.levels.contains(&body.level)
            && body.region.is_some_and(|region| region.is_within(self.within))
    }
}

/// What bodies can be charged with (职能), and the names that say so in general.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Function {
    /// Its id (编号).
    pub id: FunctionId,
    /// Its name (职能名称), such as 水行政.
    pub name: String,
    /// Names that mean every body of this function (通称), such as 水务局 or 水利部门.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub generic_names: Vec<String>,
}

/// The file `bodies.yaml`: the bodies that a corpus names, and their functions (机构名录).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Bodies {
    /// The functions (职能).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub functions: Vec<Function>,
    /// The bodies (机构).
    pub bodies: Vec<Body>,
}
