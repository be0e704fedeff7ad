//! What is remembered of a plan for the rules that look at all plans.

use super::printed::plain;
use crate::model::{DocumentNumber, Parent, Plan, PlanId};

/// What is remembered of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) path: String,
    pub(super) id: PlanId,
    number: Option<DocumentNumber>,
    title: String,
    pub(super) parents: Vec<PlanId>,
    /// Number and title of each parent that is not named by id.
    pub(super) unresolved: Vec<(Option<DocumentNumber>, Option<String>)>,
}

/// What parts the items of a list, and the two halves of a pair.
const ITEM: char = '\u{1f}';
const HALF: char = '\u{1e}';

impl Head {
    pub(super) fn of(path: &str, plan: &Plan) -> Self {
        let unresolved = plan.parents.iter().filter(|parent| parent.plan.is_none());
        let told = |parent: &Parent| (parent.number.clone(), parent.title.as_deref().map(plain));
        Self {
            path: path.to_owned(),
            id: plan.id.clone(),
            number: plan.number.clone(),
            title: plain(&plan.title),
            parents: plan.parents.iter().filter_map(|parent| parent.plan.clone()).collect(),
            unresolved: unresolved.map(told).collect(),
        }
    }

    /// Whether a parent that this plan does not name by id may be another plan.
    pub(super) fn may_follow(&self, other: &Self) -> bool {
        self.id != other.id
            && self.unresolved.iter().any(|(number, title)| {
                (number.is_some() && *number == other.number)
                    || title.as_ref().is_some_and(|title| *title == other.title)
            })
    }

    /// The head as fields of a line: a plain title has no white space.
    pub(super) fn fields(&self) -> [String; 5] {
        let number = |number: &Option<DocumentNumber>| {
            number.as_ref().map(ToString::to_string).unwrap_or_default()
        };
        let parents: Vec<&str> = self.parents.iter().map(PlanId::as_str).collect();
        let unresolved = self.unresolved.iter().map(|(numbered, title)| {
            format!("{}{HALF}{}", number(numbered), title.as_deref().unwrap_or_default())
        });
        [
            self.id.to_string(),
            number(&self.number),
            self.title.clone(),
            parents.join(&ITEM.to_string()),
            unresolved.collect::<Vec<_>>().join(&ITEM.to_string()),
        ]
    }

    pub(super) fn of_fields(path: &str, fields: [&str; 5]) -> Option<Self> {
        let [id, number, title, parents, unresolved] = fields;
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let parents = parents.split(ITEM).filter(|parent| !parent.is_empty());
        let unresolved = unresolved.split(ITEM).filter_map(|pair| pair.split_once(HALF));
        Some(Self {
            path: path.to_owned(),
            id: id.parse().ok()?,
            number: number.parse().ok(),
            title: title.to_owned(),
            parents: parents.map(str::parse).collect::<Result<_, _>>().ok()?,
            unresolved: unresolved
                .map(|(number, title)| (number.parse().ok(), some(title)))
                .collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Coverage, Genre, ParentKind};

    #[test]
    fn a_head_reads_back_from_its_fields() {
        let id = "p".parse().unwrap();
        let mut plan = Plan::new(id, "某 方案", Genre::WorkPlan, Coverage::full());
        plan.number = "国发〔2015〕17号".parse().ok();
        plan.parents.push(Parent::plan("q".parse().unwrap(), ParentKind::Implements));
        let number = "国发〔2013〕37号".parse().unwrap();
        plan.parents.push(Parent::unresolved(number, ParentKind::Implements));
        let head = Head::of("plans/p.yaml", &plan);
        let fields = head.fields();
        let fields = [0, 1, 2, 3, 4].map(|at| fields[at].as_str());
        assert_eq!(Head::of_fields("plans/p.yaml", fields), Some(head));
    }
}
