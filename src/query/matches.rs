//! The in-memory meaning of a filter, by which every index is judged.

use super::{
    Charge, DutyFilter, Filter, PlaceTerm, PlanTerm, Standing, Subject, TextQuery, Who, Why,
};
use crate::model::{Basis, Target};
use crate::text::fold;

/// How conditions on words are judged; an index finds more of a long term than the characters as they stand.
pub(crate) trait Texts {
    /// Whether words meet a condition.
    fn hold(&self, text: &TextQuery, words: &str) -> bool;
    /// The forms in which words meet it.
    fn found(&self, text: &TextQuery, words: &str) -> Vec<String>;
}

/// Words are found where their characters stand.
pub(crate) struct AsTheyStand;

impl Texts for AsTheyStand {
    fn hold(&self, text: &TextQuery, words: &str) -> bool {
        text.matches(words)
    }

    fn found(&self, text: &TextQuery, words: &str) -> Vec<String> {
        text.terms.iter().filter_map(|term| term.found_in(words)).collect()
    }
}

impl Filter {
    /// Whether an item fits.
    #[must_use]
    pub fn matches(&self, subject: &Subject<'_>) -> bool {
        self.matches_by(subject, &AsTheyStand)
    }

    /// Whether an item fits, conditions on words judged by `texts`.
    pub(crate) fn matches_by(&self, subject: &Subject<'_>, texts: &dyn Texts) -> bool {
        match self {
            Self::All => true,
            Self::Kind(kind) => subject.kind == *kind,
            Self::Plan(term) => matches!(term, PlanTerm::Id(id) if subject.plan_id() == Some(id)),
            Self::Region(term) => in_region(term, subject),
            Self::Domain(domain) => subject.domains().contains(domain),
            Self::Duty(duty) => duty.matches(subject),
            Self::Due(range) => subject.dues().any(|date| range.holds(date)),
            Self::Issued(range) => subject.issued.is_some_and(|date| range.holds(date)),
            Self::Indicator(_) | Self::Op(_) | Self::Value(_) => {
                subject.targets.iter().any(|target| self.fits_target(target))
            }
            Self::Validity(validity) => subject.validity() == Some(*validity),
            Self::Text(text) => texts.hold(text, subject.words),
            Self::Not(inner) => !inner.matches_by(subject, texts),
            Self::And(all) => {
                one_target_fits(all, subject)
                    && all.iter().all(|filter| filter.matches_by(subject, texts))
            }
            Self::Or(any) => any.iter().any(|filter| filter.matches_by(subject, texts)),
        }
    }

    /// Whether one figure fits a condition about figures; any other condition is content with it.
    #[must_use]
    pub fn fits_target(&self, target: &Target) -> bool {
        match self {
            Self::Indicator(words) => fold(&target.indicator).contains(&fold(words)),
            Self::Op(op) => target.op == *op,
            Self::Value(range) => range.holds(&target.value),
            _ => true,
        }
    }

    pub(crate) fn is_about_targets(&self) -> bool {
        matches!(self, Self::Indicator(_) | Self::Op(_) | Self::Value(_))
    }

    /// Why an item that fits does so, one reason a condition.
    #[must_use]
    pub fn why(&self, subject: &Subject<'_>) -> Vec<Why> {
        self.why_by(subject, &AsTheyStand)
    }

    /// Why an item that fits does so, conditions on words judged by `texts`.
    pub(crate) fn why_by(&self, subject: &Subject<'_>, texts: &dyn Texts) -> Vec<Why> {
        let mut reasons = Vec::new();
        self.explain(subject, texts, &mut reasons);
        reasons
    }

    fn explain(&self, subject: &Subject<'_>, texts: &dyn Texts, reasons: &mut Vec<Why>) {
        match self {
            Self::And(inner) | Self::Or(inner) => {
                let fitting = inner.iter().filter(|filter| filter.matches_by(subject, texts));
                fitting.for_each(|filter| filter.explain(subject, texts, reasons));
            }
            Self::Duty(duty) => {
                let charges = subject.charges.iter().filter(|charge| duty.admits(charge));
                reasons.extend(charges.cloned().map(Why::Duty));
            }
            Self::Due(range) => {
                let dates = subject.dues().filter(|date| range.holds(date));
                reasons.extend(dates.cloned().map(Why::Due).take(1));
            }
            Self::Text(text) => {
                reasons.extend(texts.found(text, subject.words).into_iter().map(Why::Text));
            }
            Self::All | Self::Not(_) | Self::Kind(_) => {}
            other => reasons.push(Why::Condition(other.to_string())),
        }
    }

    /// How firmly an item stands in the answer: by what is known best of the bodies asked about.
    #[must_use]
    pub fn standing(&self, subject: &Subject<'_>) -> Standing {
        self.known(subject).unwrap_or(Standing::Stated)
    }

    /// Conditions that must all hold are known as well as the weakest of them, alternatives as well
    /// as the best that holds; `None` where no body is asked about.
    fn known(&self, subject: &Subject<'_>) -> Option<Standing> {
        match self {
            Self::Duty(duty) => duty.standing(subject),
            Self::And(all) => all.iter().filter_map(|filter| filter.known(subject)).max(),
            Self::Or(any) => {
                let fitting = any.iter().filter(|filter| filter.matches(subject));
                fitting.map(|filter| filter.standing(subject)).min()
            }
            _ => None,
        }
    }

    /// Admits suggested duties beside the others, wherever bodies are asked about.
    pub(crate) fn admit_suggested(&mut self) {
        match self {
            Self::Duty(duty) if duty.bases.is_empty() => duty.bases = Basis::ALL.to_vec(),
            Self::Not(inner) => inner.admit_suggested(),
            Self::And(inner) | Self::Or(inner) => inner.iter_mut().for_each(Self::admit_suggested),
            _ => {}
        }
    }
}

/// Conditions about figures that stand together must be met by one figure.
fn one_target_fits(all: &[Filter], subject: &Subject<'_>) -> bool {
    let about_targets = || all.iter().filter(|filter| filter.is_about_targets());
    let fits = |target: &Target| about_targets().all(|filter| filter.fits_target(target));
    about_targets().next().is_none() || subject.targets.iter().any(fits)
}

fn in_region(term: &PlaceTerm, subject: &Subject<'_>) -> bool {
    let PlaceTerm::Code(wanted) = term else {
        return false;
    };
    subject.region.is_some_and(|region| region.is_within(*wanted))
}

impl DutyFilter {
    fn matches(&self, subject: &Subject<'_>) -> bool {
        let is_asked_for = subject.body.is_some_and(|body| {
            self.roles.is_empty() && self.bases.is_empty() && self.asks_for(&body.id)
        });
        is_asked_for || subject.charges.iter().any(|charge| self.admits(charge))
    }

    /// Whether one part of one body fits.
    #[must_use]
    pub fn admits(&self, charge: &Charge) -> bool {
        (self.who.is_empty() || self.asks_for(&charge.body))
            && (self.roles.is_empty() || self.roles.contains(&charge.role))
            && match self.bases.as_slice() {
                [] => charge.basis != Basis::Suggested,
                bases => bases.contains(&charge.basis),
            }
    }

    fn asks_for(&self, body: &crate::model::BodyId) -> bool {
        self.who.iter().any(|who| matches!(who, Who::Body(id) if id == body))
    }

    fn standing(&self, subject: &Subject<'_>) -> Option<Standing> {
        let charges = subject.charges.iter().filter(|charge| self.admits(charge));
        charges.map(|charge| Standing::of(charge.basis)).min()
    }
}
