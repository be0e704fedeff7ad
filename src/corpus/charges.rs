//! Who has a part in an item: what it says itself, what covering rules add, what membership adds.

use super::Corpus;
use crate::model::{Basis, CoveringRule, Duty, Plan, Task};
use crate::query::Charge;

impl Corpus {
    /// Everybody's part in a task or measure of a plan: stated and suggested duties in the document's
    /// order, then those of covering rules, then those of the members of collective bodies.
    ///
    /// ```
    /// use zhengce::{Basis, Corpus};
    ///
    /// let corpus = Corpus::bundled()?;
    /// let plan = corpus.plan(&"erdao-2021-air".parse()?).unwrap();
    /// let charges = corpus.charges(plan, &plan.tasks[0]);
    /// assert!(charges.iter().any(|charge| charge.basis == Basis::Default));
    /// # Ok::<(), zhengce::Error>(())
    /// ```
    #[must_use]
    pub fn charges(&self, plan: &Plan, task: &Task) -> Vec<Charge> {
        let mut charges = own_charges(&task.duties);
        let rules = plan.default_duties.iter().filter(|rule| covers(plan, rule, task));
        for rule in rules {
            add(
                &mut charges,
                Charge {
                    body: rule.body.clone(),
                    role: rule.role,
                    basis: Basis::Default,
                    via: None,
                },
            );
        }
        self.add_members(&mut charges);
        charges
    }

    /// The parts that duties alone give, members of collective bodies included.
    pub(super) fn charges_of(&self, duties: &[Duty]) -> Vec<Charge> {
        let mut charges = own_charges(duties);
        self.add_members(&mut charges);
        charges
    }

    fn add_members(&self, charges: &mut Vec<Charge>) {
        for charge in charges.clone() {
            if charge.basis == Basis::Suggested {
                continue;
            }
            for member in self.members(&charge.body) {
                add(
                    charges,
                    Charge {
                        body: member.id.clone(),
                        role: charge.role,
                        basis: Basis::Group,
                        via: Some(charge.body.clone()),
                    },
                );
            }
        }
    }
}

fn own_charges(duties: &[Duty]) -> Vec<Charge> {
    let mut charges = Vec::new();
    for duty in duties {
        let Some(body) = duty.bearer.body() else {
            continue;
        };
        let basis = if duty.is_stated() { Basis::Stated } else { Basis::Suggested };
        let charge = Charge { body: body.clone(), role: duty.role, basis, via: None };
        add(&mut charges, charge);
    }
    charges
}

/// Adds a part unless the same body already has the same role, known as well or better.
fn add(charges: &mut Vec<Charge>, charge: Charge) {
    let known = charges.iter().any(|other| {
        other.body == charge.body && other.role == charge.role && other.basis <= charge.basis
    });
    if !known {
        charges.push(charge);
    }
}

/// Whether a covering rule reaches a task: all of them, or the named one and every later one.
fn covers(plan: &Plan, rule: &CoveringRule, task: &Task) -> bool {
    let Some(from) = &rule.from else { return true };
    let mut later = plan.walk_tasks().skip_while(|other| other.id != *from);
    later.any(|other| std::ptr::eq(other, task))
}
