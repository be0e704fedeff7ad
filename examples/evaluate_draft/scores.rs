//! How well what was drafted agrees with labels made by hand.

use std::fmt;

use crate::labelled::{Labelled, Target};

/// What is counted, in the order in which it is printed.
const KINDS: [&str; 6] = ["outline", "duties", "bodies", "targets", "deadlines", "safeguards"];
/// How like the indicators of two targets must be.
const LIKE: f64 = 0.5;

/// Records of one kind: those found, those missed, those found though they are not labelled.
#[derive(Default)]
struct Tally {
    right: usize,
    missed: Vec<String>,
    wrong: Vec<String>,
}

/// The tallies of one document or of many.
#[derive(Default)]
pub(crate) struct Scores {
    tallies: [Tally; KINDS.len()],
    head: Vec<(&'static str, bool)>,
}

impl Tally {
    /// The harmonic mean of precision and recall; 1 where nothing was to be found and nothing was.
    fn f1(&self) -> f64 {
        let off = self.missed.len() + self.wrong.len();
        if self.right + off == 0 {
            1.0
        } else {
            2.0 * self.right as f64 / (2 * self.right + off) as f64
        }
    }

    fn exact(labelled: &[String], drafted: &[String]) -> Self {
        let mut tally = Self { wrong: drafted.to_vec(), ..Self::default() };
        for record in labelled {
            match tally.wrong.iter().position(|other| other == record) {
                Some(at) => {
                    tally.wrong.remove(at);
                    tally.right += 1;
                }
                None => tally.missed.push(record.clone()),
            }
        }
        tally
    }

    fn targets(labelled: &[Target], drafted: &[Target]) -> Self {
        let mut left: Vec<&Target> = drafted.iter().collect();
        let mut tally = Self::default();
        for target in labelled {
            let like = |other: &Target| {
                let like = if other.states_as(target) { other.likeness(target) } else { 0.0 };
                (like >= LIKE).then_some(like)
            };
            let all = left.iter().enumerate().filter_map(|(at, other)| Some((at, like(other)?)));
            // Of several that are as like, the first.
            let best = all.rev().max_by(|one, other| one.1.total_cmp(&other.1));
            match best {
                Some((at, _)) => {
                    left.remove(at);
                    tally.right += 1;
                }
                None => tally.missed.push(target.record()),
            }
        }
        tally.wrong = left.into_iter().map(Target::record).collect();
        tally
    }
}

impl Scores {
    pub(crate) fn heading() -> String {
        let kinds = KINDS.iter().map(|kind| format!("{kind:>11}"));
        format!("{:34}{}   head", "F1", kinds.collect::<String>())
    }

    pub(crate) fn of(labelled: &Labelled, drafted: &Labelled) -> Self {
        let (wanted, got) = (labelled.records(), drafted.records());
        let tallies = KINDS.map(|kind| match (wanted.get(kind), got.get(kind)) {
            (Some(wanted), Some(got)) => Tally::exact(wanted, got),
            _ => Tally::targets(&labelled.targets, &drafted.targets),
        });
        let head = labelled.head().into_iter().zip(drafted.head());
        Self { tallies, head: head.map(|(one, other)| (one.0, one == other)).collect() }
    }

    /// Whether no labels were there to score by.
    pub(crate) fn is_empty(&self) -> bool {
        self.head.is_empty()
    }

    /// Adds what another document scored.
    pub(crate) fn add(&mut self, other: Self) {
        for (tally, other) in self.tallies.iter_mut().zip(other.tallies) {
            tally.right += other.right;
            tally.missed.extend(other.missed);
            tally.wrong.extend(other.wrong);
        }
        self.head.extend(other.head);
    }

    /// Every record that was missed (`-`) or is wrong (`+`), one a line.
    pub(crate) fn faults(&self) -> impl Iterator<Item = String> + '_ {
        KINDS.iter().zip(&self.tallies).flat_map(|(kind, tally)| {
            let missed = tally.missed.iter().map(move |record| format!("  - {kind} {record}"));
            missed.chain(tally.wrong.iter().map(move |record| format!("  + {kind} {record}")))
        })
    }
}

impl fmt::Display for Scores {
    /// The F1 of each kind, then how much of the head is right.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for tally in &self.tallies {
            write!(f, "{:11.3}", tally.f1())?;
        }
        let wrong = self.head.iter().filter(|(_, right)| !right);
        write!(
            f,
            "   {}/{}",
            self.head.iter().filter(|(_, right)| *right).count(),
            self.head.len()
        )?;
        if self.head.len() == 4 {
            wrong.clone().try_for_each(|(field, _)| write!(f, " {field}"))?;
        }
        Ok(())
    }
}
