//! One made plan and the document that it is proved by.

use std::error::Error;

use serde::Serialize;
use serde::de::DeserializeOwned;
use zhengce::{
    Coverage, Document, DocumentId, DocumentKind, Duty, Evidence, Goal, PartialDate, Plan, Role,
    Safeguard, Target, Task, TextKind, Validity,
};

use super::dice::Dice;
use super::like::Like;
use super::place::Place;
use super::words;

/// A plan in the making: what it is like, and the text that its document has so far.
pub(super) struct Making<'m> {
    pub(super) like: &'m Like,
    pub(super) place: &'m Place,
    pub(super) dice: &'m mut Dice,
    year: u16,
    text: String,
    tasks: usize,
}

/// A plan with its document, the document's text, and how many tasks it has.
pub(super) struct Made {
    pub(super) plan: Plan,
    pub(super) document: Document,
    pub(super) text: String,
    pub(super) tasks: usize,
}

/// The first year in which made plans are issued, and in how many.
const FIRST_YEAR: u16 = 2015;
const YEARS: u8 = 11;

/// How often an item is drawn anew before there seems to be none that fits.
const ROLLS: usize = 1_000;

impl<'m> Making<'m> {
    pub(super) fn new(like: &'m Like, place: &'m Place, dice: &'m mut Dice) -> Self {
        let year = FIRST_YEAR + u16::from(dice.within(0, YEARS));
        Self { like, place, dice, year, text: String::new(), tasks: 0 }
    }

    pub(super) fn plan(mut self, number: usize) -> Result<Made, Box<dyn Error>> {
        let template = self.dice.of(&self.like.templates).clone();
        let document: DocumentId = format!("document-{number:06}").parse()?;
        let title = template.title.replace("二道区", "");
        let title = format!("{}{title}（{}年）", self.place.name, self.year);
        let id = format!("plan-{number:06}").parse()?;
        let mut plan = Plan::new(id, title.as_str(), template.genre, Coverage::full());
        self.head(&mut plan)?;
        plan.domains.clone_from(&template.domains);
        plan.document = Some(document.clone());
        self.goals(&mut plan, &template)?;
        for task in &template.tasks {
            plan.tasks.push(self.task(task)?);
        }
        self.safeguards(&mut plan)?;
        let mut document = Document::new(document, title, DocumentKind::Notice);
        document.text = TextKind::Verbatim;
        document.region = plan.region;
        document.dates.signed.clone_from(&plan.dates.signed);
        Ok(Made { plan, document, text: self.text, tasks: self.tasks })
    }

    /// The line that names title, issuer and date.
    fn head(&mut self, plan: &mut Plan) -> Result<(), Box<dyn Error>> {
        let (month, day) = (self.dice.within(1, 13), self.dice.within(1, 29));
        let signed = format!("{}年{month}月{day}日", self.year);
        let notice = format!("{}人民政府印发《{}》", self.place.name, plan.title);
        self.text = format!("{}\n{notice}\n{signed}\n", plan.title);
        plan.issuers = vec![self.place.government()?];
        plan.region = Some(self.place.code.parse()?);
        plan.dates.signed = Some(PartialDate::new(self.year, Some(month), Some(day))?);
        plan.evidence = vec![Evidence::quote(notice), Evidence::quote(signed)];
        plan.validity = *self.dice.of(&[
            Validity::InForce,
            Validity::InForce,
            Validity::Expired,
            Validity::Unknown,
        ]);
        Ok(())
    }

    fn goals(&mut self, plan: &mut Plan, template: &Plan) -> Result<(), Box<dyn Error>> {
        for at in 0..template.goals.len() {
            let like = self.like;
            let mut goal = self.later(&like.goals, |goal: &Goal, year| {
                is_later(goal.due.as_ref(), year) && goal.targets.iter().all(|it| is_open(it, year))
            })?;
            goal.id = format!("g{}", at + 1).parse()?;
            self.text.push_str(&words::line(&mut goal.evidence));
            for target in &mut goal.targets {
                self.prove(target);
            }
            plan.goals.push(goal);
        }
        Ok(())
    }

    /// One of the shipped items moved into the years of the plan, where it is not due before the plan was issued.
    fn later<T: Serialize + DeserializeOwned>(
        &mut self,
        items: &[T],
        is_open: impl Fn(&T, u16) -> bool,
    ) -> Result<T, Box<dyn Error>> {
        for _ in 0..ROLLS {
            let years = self.year - FIRST_YEAR + u16::from(self.dice.within(0, 4));
            let item = words::later(self.dice.of(items), years)?;
            if is_open(&item, self.year) {
                return Ok(item);
            }
        }
        Err("every shipped item is due before the plan was issued".into())
    }

    fn prove(&mut self, target: &mut Target) {
        if let Some(evidence) = &mut target.evidence {
            self.text.push_str(&words::line(evidence));
        }
    }

    /// A task like one of the shipped, in the place of a template's.
    fn task(&mut self, template: &Task) -> Result<Task, Box<dyn Error>> {
        let like = self.like;
        let Task { title, text, .. } = self.dice.of(&like.tasks).clone();
        self.tasks += 1;
        let mut task = Task::new(format!("t{}", self.tasks).parse()?, title, Evidence::quote(""));
        (task.mark, task.text, task.due) = (template.mark.clone(), text, self.due());
        let charged = if template.is_leaf() { Some(self.duties(&mut task)?) } else { None };
        task.evidence = Evidence::quote(words::stating(&task, charged));
        self.say(&task.evidence.quote);
        if template.is_leaf() && self.dice.below(8) == 0 {
            let mut target = self.later(&like.targets, is_open)?;
            self.prove(&mut target);
            task.targets.push(target);
        }
        for inner in &template.tasks {
            task.tasks.push(self.task(inner)?);
        }
        Ok(task)
    }

    /// Puts a line into the document.
    fn say(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// A date in the years after the plan was issued.
    fn due(&mut self) -> Option<PartialDate> {
        let old = self.dice.of(&self.like.dues).as_ref()?;
        PartialDate::new(self.year + 1 + old.year() % 5, old.month(), old.day()).ok()
    }

    /// Charges departments of the place, and tells with what words.
    fn duties(&mut self, task: &mut Task) -> Result<String, Box<dyn Error>> {
        let mut charged: Vec<(String, Role)> = Vec::new();
        for role in self.dice.of(&self.like.duties).clone() {
            let function = self.dice.of(&self.like.functions);
            let name = self.place.name_of(function);
            if charged.iter().all(|(other, _)| *other != name) {
                task.duties.push(Duty::stated(self.place.department(&function.id)?, role));
                charged.push((name, role));
            }
        }
        Ok(words::charge(&charged))
    }

    fn safeguards(&mut self, plan: &mut Plan) -> Result<(), Box<dyn Error>> {
        for number in 1..=self.dice.within(2, 6) {
            let title = self.dice.of(&self.like.safeguards).title.clone();
            let mark = format!("（{number}）");
            let line = format!("{mark}{title}。");
            self.say(&line);
            let id = format!("s{number}").parse()?;
            let mut safeguard = Safeguard::new(id, title, Evidence::quote(line));
            safeguard.mark = Some(mark);
            plan.safeguards.push(safeguard);
        }
        Ok(())
    }
}

fn is_open(target: &Target, year: u16) -> bool {
    is_later(target.due.as_ref(), year)
}

fn is_later(due: Option<&PartialDate>, year: u16) -> bool {
    due.is_none_or(|due| due.year() > year)
}
