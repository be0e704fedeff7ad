//! A commitment with a figure.

use serde::{Deserialize, Serialize};

use super::{Direction, Evidence, Modality, Op, PartialDate};
use crate::text::Decimal;

/// A commitment with a figure (指标).
///
/// ```
/// use zhengce::{Evidence, Modality, Op, Target};
///
/// let target = Target::new("环境空气质量优良天数比率", Op::AtLeast, "84".parse()?, "%")
///     .due("2021-12".parse()?)
///     .modality(Modality::Strive)
///     .evidence(Evidence::quote("优良天数比率力争达到84%以上").context("到2021年底"));
/// assert_eq!(target.to_string(), "环境空气质量优良天数比率 >= 84%");
/// # Ok::<(), zhengce::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Target {
    /// What is measured (指标名称), in words of the document.
    pub indicator: String,
    /// The direction of a change, where the figure is a change (变化).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
    /// How indicator and figure compare (比较关系).
    pub op: Op,
    /// The figure as printed (数值).
    pub value: Decimal,
    /// Its unit as printed (单位), such as % or 微克/立方米.
    pub unit: String,
    /// What it holds for (范围), such as 全区.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// What is left out or presumed (条件), such as 剔除沙尘天气.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<String>,
    /// By when (完成时限).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<PartialDate>,
    /// How strongly it is promised (承诺强度); absent where the document does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modality: Option<Modality>,
    /// The words that state it (原文依据), where they are not the item's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
    /// What a reader should know (备注).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A change that a figure measures (变化), such as 比2015年下降15%.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// Up, down, or kept as it is (方向).
    pub direction: Direction,
    /// The year that it is counted from (基准年).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline: Option<PartialDate>,
}

impl Target {
    /// A target with the fields that every target has.
    #[must_use]
    pub fn new(
        indicator: impl Into<String>,
        op: Op,
        value: Decimal,
        unit: impl Into<String>,
    ) -> Self {
        Self {
            indicator: indicator.into(),
            change: None,
            op,
            value,
            unit: unit.into(),
            scope: None,
            conditions: Vec::new(),
            due: None,
            modality: None,
            evidence: None,
            note: None,
        }
    }

    /// Says by when.
    #[must_use]
    pub fn due(mut self, due: PartialDate) -> Self {
        self.due = Some(due);
        self
    }

    /// Says how strongly it is promised.
    #[must_use]
    pub fn modality(mut self, modality: Modality) -> Self {
        self.modality = Some(modality);
        self
    }

    /// Gives the words that state it.
    #[must_use]
    pub fn evidence(mut self, evidence: Evidence) -> Self {
        self.evidence = Some(evidence);
        self
    }
}

/// The target in one line, such as `氮氧化物 下降 >= 10%`.
impl std::fmt::Display for Target {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ", self.indicator)?;
        if let Some(change) = &self.change {
            write!(f, "{} ", change.direction)?;
        }
        write!(f, "{} {}{}", self.op, self.value, self.unit)
    }
}
