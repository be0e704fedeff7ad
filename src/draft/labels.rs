//! A draft in the form of labels, for measuring it against documents that were labelled by hand.

use serde::Serialize;

/// What was drafted, flat: the form of labels (标注形式).
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Labels {
    /// The name of the source, without folder and extension.
    pub id: String,
    /// The title (标题).
    pub title: Option<String>,
    /// The document number (发文字号), as printed.
    pub number: Option<String>,
    /// Who issued it (发文机关).
    pub issuer: Vec<String>,
    /// The day it was signed (成文日期).
    pub signed: Option<String>,
    /// Every heading in order (标题层次).
    pub outline: Vec<Heading>,
    /// The tasks (任务), one record for each clause of bodies.
    pub tasks: Vec<TaskLabel>,
    /// The duties stated once for many tasks (统一规定).
    pub default_duties: Vec<DutyLabel>,
    /// Commitments with a figure (指标).
    pub targets: Vec<TargetLabel>,
    /// The safeguards (保障措施).
    pub safeguards: Vec<SafeguardLabel>,
}

/// A heading (标题).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Heading {
    /// Its level by the form of its mark, from 1.
    pub level: u8,
    /// The mark as printed; empty for a heading that only its style shows.
    pub mark: String,
    /// Its words up to the first full stop.
    pub title: String,
}

/// A task (任务).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TaskLabel {
    /// The marks from the top, joined by `/`.
    pub at: String,
    /// Its heading or first sentence.
    pub title: String,
    /// Who answers for it.
    pub duties: Vec<DutyLabel>,
    /// Whether a list ends in 等.
    pub open_list: bool,
    /// By when, as precise as printed.
    pub by: Option<String>,
    /// The clause that charges.
    pub quote: String,
}

/// A body in its role (责任分工).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DutyLabel {
    /// The body, with a prefix restored that its list leaves out.
    pub body: String,
    /// The English key of the role.
    pub role: &'static str,
}

/// A commitment with a figure (指标).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TargetLabel {
    /// The marks from the top, joined by `/`.
    pub at: String,
    /// What is measured.
    pub indicator: String,
    /// The operator, such as `>=`.
    pub op: &'static str,
    /// The figure.
    pub value: f64,
    /// The unit as printed.
    pub unit: String,
    /// The English key of the direction of a change.
    pub change: Option<&'static str>,
    /// The year that a change is counted from.
    pub baseline: Option<String>,
    /// By when.
    pub by: Option<String>,
    /// The English key of the modality.
    pub modality: &'static str,
    /// The words that state it.
    pub quote: String,
}

/// A safeguard (保障措施).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SafeguardLabel {
    /// The marks from the top, joined by `/`.
    pub at: String,
    /// Its heading.
    pub title: String,
}
