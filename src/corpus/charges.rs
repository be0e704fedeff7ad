//! Who has a part in an item: what it says itself, what covering rules add, what membership adds.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::Corpus;
use crate::model::{Basis, BodyId, CoveringRule, Duty, ItemId, Plan, Task};
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
        Charging::new(self).of_task(&Covering::of(plan), task)
    }
}

/// Works out charges, and remembers the members of each collective body, which take a walk over all bodies.
pub(crate) struct Charging<'c> {
    corpus: &'c Corpus,
    members: RefCell<HashMap<BodyId, Rc<[BodyId]>>>,
}

impl<'c> Charging<'c> {
    pub(crate) fn new(corpus: &'c Corpus) -> Self {
        Self { corpus, members: RefCell::default() }
    }

    /// Everybody's part in a task.
    pub(super) fn of_task(&self, covering: &Covering<'_>, task: &Task) -> Vec<Charge> {
        let mut charges = own_charges(&task.duties);
        for rule in covering.rules_of(task) {
            let (body, role, basis) = (rule.body.clone(), rule.role, Basis::Default);
            add(&mut charges, Charge { body, role, basis, via: None });
        }
        self.add_members(&mut charges);
        charges
    }

    /// The parts that duties alone give, members of collective bodies included.
    pub(super) fn of_duties(&self, duties: &[Duty]) -> Vec<Charge> {
        let mut charges = own_charges(duties);
        self.add_members(&mut charges);
        charges
    }

    fn add_members(&self, charges: &mut Vec<Charge>) {
        for charge in charges.clone() {
            if charge.basis == Basis::Suggested {
                continue;
            }
            for member in self.members(&charge.body).iter() {
                let (body, via) = (member.clone(), Some(charge.body.clone()));
                add(charges, Charge { body, role: charge.role, basis: Basis::Group, via });
            }
        }
    }

    fn members(&self, body: &BodyId) -> Rc<[BodyId]> {
        if let Some(known) = self.members.borrow().get(body) {
            return Rc::clone(known);
        }
        let found = self.corpus.members(body).into_iter().map(|member| member.id.clone());
        let found: Rc<[BodyId]> = found.collect();
        self.members.borrow_mut().insert(body.clone(), Rc::clone(&found));
        found
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

/// The covering rules of a plan, each with the tasks that it reaches.
pub(super) struct Covering<'p> {
    rules: Vec<(&'p CoveringRule, HashSet<&'p ItemId>)>,
}

impl<'p> Covering<'p> {
    pub(super) fn of(plan: &'p Plan) -> Self {
        let rules = plan.default_duties.iter().map(|rule| (rule, reached(plan, rule)));
        Self { rules: rules.collect() }
    }

    fn rules_of(&self, task: &Task) -> impl Iterator<Item = &'p CoveringRule> {
        let reaching = self.rules.iter().filter(|(_, tasks)| tasks.contains(&task.id));
        reaching.map(|(rule, _)| *rule)
    }
}

/// The tasks that a rule reaches: all of them, or the named one and every later one; in both cases
/// without those that it leaves out.
fn reached<'p>(plan: &'p Plan, rule: &CoveringRule) -> HashSet<&'p ItemId> {
    let before = |task: &&Task| rule.from.as_ref().is_some_and(|from| task.id != *from);
    let mut tasks: HashSet<&ItemId> =
        plan.walk_tasks().skip_while(before).map(|task| &task.id).collect();
    let left_out = plan.walk_tasks().filter(|task| rule.except.contains(&task.id));
    for task in left_out.flat_map(Task::walk) {
        tasks.remove(&task.id);
    }
    tasks
}
