//! What a text says when it names a date.

use super::Span;
use super::cursor::Cursor;

/// What kind of time a [`DateMention`] names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DateKind {
    /// A year, a month or a day, as its fields say.
    Calendar,
    /// The beginning of a year or a month (年初, 月初).
    Beginning,
    /// The end of a year or a month (年底, 年末, 月底).
    End,
    /// Half a year: 1 is 上半年, 2 is 下半年.
    Half(u8),
    /// A quarter (季度), 1 to 4.
    Quarter(u8),
    /// A five-year plan such as 十四五, from the mention's year to this one, both included.
    FiveYears {
        /// The last year.
        to: i16,
    },
}

/// A date in running text. What the text does not print is `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DateMention {
    /// The words, in bytes of the text.
    pub span: Span,
    /// The year, 1900 to 2199.
    pub year: Option<i16>,
    /// The month, 1 to 12; of a half year, a quarter or the end of a year its last month, of the
    /// beginning of a year its first.
    pub month: Option<u8>,
    /// The day, valid for the month.
    pub day: Option<u8>,
    /// Whether the month is printed as X or *.
    pub month_masked: bool,
    /// Whether the day is printed as X or *.
    pub day_masked: bool,
    /// What kind of time it is.
    pub kind: DateKind,
}

/// What comes of reading one form of date.
pub(super) enum Outcome {
    /// A date.
    Date,
    /// The form of a date, but no real day.
    NoSuchDay,
    /// Something else.
    Else,
}

/// A mention that is being read.
pub(super) struct Draft(pub(super) DateMention);

impl Draft {
    pub(super) fn at(cursor: &Cursor<'_>) -> Self {
        Self(DateMention {
            span: Span::new(cursor.at(), cursor.at()),
            year: None,
            month: None,
            day: None,
            month_masked: false,
            day_masked: false,
            kind: DateKind::Calendar,
        })
    }

    pub(super) fn done(mut self, cursor: &Cursor<'_>) -> DateMention {
        self.0.span.end = cursor.at();
        self.0
    }

    pub(super) fn is(&mut self, kind: DateKind, month: u8) -> Outcome {
        (self.0.kind, self.0.month) = (kind, Some(month));
        Outcome::Date
    }

    /// Takes a month and, where there is one, a day.
    pub(super) fn set(&mut self, month: u32, day: Option<u32>) -> Outcome {
        self.0.month = u8::try_from(month).ok().filter(|month| (1..=12).contains(month));
        self.0.day = day.and_then(|day| u8::try_from(day).ok());
        let last = self.0.month.map_or(0, |month| last_day(self.0.year, month));
        let real = day.is_none() || self.0.day.is_some_and(|day| (1..=last).contains(&day));
        if self.0.month.is_some() && real { Outcome::Date } else { Outcome::NoSuchDay }
    }
}

/// The last day of a month; without a year February may have 29.
pub(super) fn last_day(year: Option<i16>, month: u8) -> u8 {
    let leap = year.is_none_or(|year| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
