//! What a draft leaves to a person: what was skipped, what is doubtful, and why.

use std::fmt;

use crate::text::Span;

/// What a note of a draft is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Doubt {
    /// Text that belongs to no item and was left out.
    Skipped,
    /// A part of the head that the text does not give, or gives twice.
    Head,
    /// A body that the registry does not know; an entry is proposed.
    Body,
    /// A duty whose role the text does not say in so many words; it was left out of the plan.
    Role,
    /// A target that contradicts another, or whose deadline cannot be quoted with it.
    Target,
    /// A figure that is a promise, but of nothing that could be named.
    Figure,
}

impl Doubt {
    /// The term in a few words.
    #[must_use]
    pub const fn term(self) -> &'static str {
        match self {
            Self::Skipped => "skipped",
            Self::Head => "head",
            Self::Body => "new body",
            Self::Role => "role not said",
            Self::Target => "doubtful target",
            Self::Figure => "figure without indicator",
        }
    }
}

/// One thing that a person should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Note {
    /// What it is about.
    pub doubt: Doubt,
    /// Where in the text, where it is anywhere.
    pub span: Option<Span>,
    /// What was found, and what to do.
    pub message: String,
}

/// What a draft leaves to a person (存疑清单).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Report {
    /// The notes, in the order in which they were made.
    pub notes: Vec<Note>,
}

/// The most notes that are kept; the rest are only counted by their absence.
const MOST: usize = 10_000;

impl Report {
    pub(super) fn add(&mut self, doubt: Doubt, span: Option<Span>, message: impl Into<String>) {
        if self.notes.len() < MOST {
            self.notes.push(Note { doubt, span, message: message.into() });
        }
    }

    /// How many notes are about this.
    #[must_use]
    pub fn count(&self, doubt: Doubt) -> usize {
        self.notes.iter().filter(|note| note.doubt == doubt).count()
    }
}

/// One line for each note, and the counts below.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for note in &self.notes {
            writeln!(f, "{}: {}", note.doubt.term(), note.message)?;
        }
        let all =
            [Doubt::Skipped, Doubt::Head, Doubt::Body, Doubt::Role, Doubt::Target, Doubt::Figure];
        let counts = all.into_iter().map(|doubt| format!("{} {}", self.count(doubt), doubt.term()));
        let counts: Vec<String> = counts.collect();
        write!(f, "{}", counts.join(", "))
    }
}
