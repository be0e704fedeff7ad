//! Why an item is in the answer, and how firmly.

use std::fmt;

use super::Charge;
use crate::model::{Basis, PartialDate};

/// Why an item is in the answer (匹配原因).
///
/// `Display` gives one line of Chinese; bodies by their ids, which the library's own answers replace by names.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Why {
    /// A body that was asked about has this part in it.
    Duty(Charge),
    /// It falls due on this date.
    Due(PartialDate),
    /// It holds this word, in the form that was found.
    Text(String),
    /// It fits this condition, in the form of the text syntax.
    Condition(String),
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Duty(Charge { body, role, basis, via: None }) => {
                write!(f, "{body} {role}（{basis}）")
            }
            Self::Duty(Charge { body, role, basis, via: Some(via) }) => {
                write!(f, "{body} {role}（{basis}：{via}）")
            }
            Self::Due(date) => write!(f, "到期 {date}"),
            Self::Text(form) => write!(f, "含“{form}”"),
            Self::Condition(condition) => f.write_str(condition),
        }
    }
}

/// How firmly an item stands in an answer about bodies (依据强度), the firmest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// The document states it of the item itself.
    Stated,
    /// It follows from a covering rule or from membership in a collective body.
    Derived,
    /// It is only suggested.
    Suggested,
}

impl Standing {
    /// How firm a basis is.
    #[must_use]
    pub fn of(basis: Basis) -> Self {
        match basis {
            Basis::Stated => Self::Stated,
            Basis::Default | Basis::Group => Self::Derived,
            Basis::Suggested => Self::Suggested,
        }
    }
}
