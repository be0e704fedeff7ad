//! Dates as plans print them: often without a day, sometimes with a masked one.

use std::fmt;
use std::str::FromStr;

use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::text::{DateKind, DateMention, Term, term};
use crate::{Error, ErrorKind};

/// One day of the calendar, ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Year, 1 to 9999.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day, 1 to 31.
    pub day: u8,
}

impl Date {
    /// The day after; the last day of 9999 stays.
    #[must_use]
    pub fn next(self) -> Self {
        let Self { year, month, day } = self;
        if day < days_in(year, month) {
            Self { day: day + 1, ..self }
        } else if month < 12 {
            Self { year, month: month + 1, day: 1 }
        } else if year < 9999 {
            Self { year: year + 1, month: 1, day: 1 }
        } else {
            self
        }
    }

    /// The day before; the first day of year 1 stays.
    #[must_use]
    pub fn previous(self) -> Self {
        let Self { year, month, day } = self;
        if day > 1 {
            Self { day: day - 1, ..self }
        } else if month > 1 {
            Self { year, month: month - 1, day: days_in(year, month - 1) }
        } else if year > 1 {
            Self { year: year - 1, month: 12, day: 31 }
        } else {
            self
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A date that may lack its day, or its month and day, with what was printed where that says more.
///
/// It has no order of its own: a comparison asks for the [`earliest`](Self::earliest) or the
/// [`latest`](Self::latest) day that it can mean. Two dates are equal when they have the same parts
/// and the same printed form.
///
/// ```
/// use zhengce::PartialDate;
///
/// let masked = "2021-06".parse::<PartialDate>()?.printed("2021年6月XX日");
/// assert_eq!(masked.earliest().to_string(), "2021-06-01");
/// assert_eq!(masked.latest().to_string(), "2021-06-30");
/// assert!(masked.is_masked());
/// assert!("2021-02-30".parse::<PartialDate>().is_err());
/// # Ok::<(), zhengce::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PartialDate {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
    printed: Option<String>,
}

impl PartialDate {
    /// A date of the parts given.
    ///
    /// # Errors
    /// [`ErrorKind::Value`] when the year is not 1 to 9999, there is a day without a month, or the
    /// calendar has no such day.
    pub fn new(year: u16, month: Option<u8>, day: Option<u8>) -> Result<Self, Error> {
        let valid = (1..=9999).contains(&year)
            && match (month, day) {
                (None, None) => true,
                (None, Some(_)) => false,
                (Some(month), None) => (1..=12).contains(&month),
                (Some(month), Some(day)) => {
                    (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day)
                }
            };
        if valid {
            return Ok(Self { year, month, day, printed: None });
        }
        Err(Error::new(
            ErrorKind::Value,
            "the calendar has no such day; expected YYYY, YYYY-MM or YYYY-MM-DD",
        ))
    }

    /// The date that running text mentions; `None` for one without a year or for a five-year period.
    pub(crate) fn mentioned(mention: &DateMention) -> Option<Self> {
        let year = u16::try_from(mention.year?).ok()?;
        let single = !matches!(mention.kind, DateKind::FiveYears { .. });
        single.then(|| Self::new(year, mention.month, mention.day).ok()).flatten()
    }

    /// The same date with the form in which the document prints it.
    #[must_use]
    pub fn printed(mut self, printed: impl Into<String>) -> Self {
        self.printed = Some(printed.into());
        self
    }

    /// Year, 1 to 9999.
    #[must_use]
    pub fn year(&self) -> u16 {
        self.year
    }

    /// Month, 1 to 12.
    #[must_use]
    pub fn month(&self) -> Option<u8> {
        self.month
    }

    /// Day, 1 to 31.
    #[must_use]
    pub fn day(&self) -> Option<u8> {
        self.day
    }

    /// The form in which the document prints it, where that was kept.
    #[must_use]
    pub fn as_printed(&self) -> Option<&str> {
        self.printed.as_deref()
    }

    /// Whether the document masks a part of it, as in 2021年6月XX日.
    #[must_use]
    pub fn is_masked(&self) -> bool {
        let masked = |c: char| matches!(c, 'X' | 'x' | 'Ｘ' | 'ｘ' | '×' | '*' | '＊');
        self.printed.as_deref().is_some_and(|printed| printed.contains(masked))
    }

    /// The first day it can mean.
    #[must_use]
    pub fn earliest(&self) -> Date {
        Date { year: self.year, month: self.month.unwrap_or(1), day: self.day.unwrap_or(1) }
    }

    /// The last day it can mean.
    #[must_use]
    pub fn latest(&self) -> Date {
        let month = self.month.unwrap_or(12);
        Date { year: self.year, month, day: self.day.unwrap_or_else(|| days_in(self.year, month)) }
    }

    /// The last day of a stretch of months that begins on this day; `None` where the day is not known.
    pub(crate) fn lasting(&self, months: u16) -> Option<Self> {
        let all = u32::from(self.year) * 12 + u32::from(self.month?) - 1 + u32::from(months);
        let year = u16::try_from(all / 12).ok()?;
        let month = u8::try_from(all % 12).ok()? + 1;
        let day = self.day?;
        let days = days_in(year, month);
        let last = Date { year, month, day: day.min(days) };
        // From 29 February a year lasts to the end of the next.
        let last = if day > days { last } else { last.previous() };
        Self::new(last.year, Some(last.month), Some(last.day)).ok()
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => 28 + u8::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(f, "-{part:02}")?;
        }
        Ok(())
    }
}

impl FromStr for PartialDate {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let wrong = || {
            Error::new(
                ErrorKind::Value,
                format!(
                    "`{text}` is no date; expected YYYY, YYYY-MM or YYYY-MM-DD, such as 2021-12"
                ),
            )
        };
        let mut parts = text.split('-');
        let year = digits(parts.next(), 4).ok_or_else(wrong)?;
        let month = part(parts.next()).map_err(|()| wrong())?;
        let day = part(parts.next()).map_err(|()| wrong())?;
        if parts.next().is_some() {
            return Err(wrong());
        }
        Self::new(year, month, day).map_err(|_| wrong())
    }
}

fn part(text: Option<&str>) -> Result<Option<u8>, ()> {
    let Some(text) = text else { return Ok(None) };
    digits(Some(text), 2).and_then(|number| u8::try_from(number).ok()).map(Some).ok_or(())
}

fn digits(text: Option<&str>, length: usize) -> Option<u16> {
    let text = text?;
    let plain = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

/// A bare date is a string (a year alone a number of four digits, as an editor reads it); one with its printed
/// form is a mapping of both.
impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.printed {
            None if self.month.is_none() && self.year > 999 => serializer.serialize_u16(self.year),
            None => serializer.collect_str(self),
            Some(printed) => {
                let mut form = serializer.serialize_struct("PartialDate", 2)?;
                form.serialize_field("date", &Self { printed: None, ..self.clone() })?;
                form.serialize_field("printed", printed)?;
                form.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Form)
    }
}

struct Form;

impl<'de> Visitor<'de> for Form {
    type Value = PartialDate;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a date such as 2021-12, or a mapping of `date` and `printed`")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<PartialDate, E> {
        text.parse().map_err(E::custom)
    }

    fn visit_u64<E: de::Error>(self, year: u64) -> Result<PartialDate, E> {
        self.visit_str(&year.to_string())
    }

    fn visit_i64<E: de::Error>(self, year: i64) -> Result<PartialDate, E> {
        self.visit_str(&year.to_string())
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<PartialDate, A::Error> {
        let form = PrintedDate::deserialize(de::value::MapAccessDeserializer::new(map))?;
        Ok(form.date.printed(form.printed))
    }
}

/// A date with the form in which it is printed.
#[derive(serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct PrintedDate {
    /// The date, as far as it is known (日期).
    #[cfg_attr(feature = "schema", schemars(with = "BareDate"))]
    date: PartialDate,
    /// What the document prints (原文写法).
    printed: String,
}

#[cfg(feature = "schema")]
struct BareDate;

/// A year from 1, a month of it, a day of the calendar: 29 February in leap years only.
#[cfg(feature = "schema")]
const BARE_DATE: &str = concat!(
    "^(?!0000)([0-9]{4}(-(0[1-9]|1[0-2]))?",
    "|[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])",
    "|[0-9]{4}-(0[13-9]|1[0-2])-(29|30)",
    "|[0-9]{4}-(0[13578]|1[02])-31",
    "|([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29)$",
);

#[cfg(feature = "schema")]
impl schemars::JsonSchema for BareDate {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "BareDate".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": ["string", "integer"],
            "pattern": BARE_DATE,
            "minimum": 1000,
            "maximum": 9999,
            "description": "YYYY, YYYY-MM or YYYY-MM-DD",
        })
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for PartialDate {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "PartialDate".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "anyOf": [
                generator.subschema_for::<BareDate>(),
                generator.subschema_for::<PrintedDate>(),
            ],
        })
    }
}

/// The dates of a document or plan (日期), each absent when not known.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Dates {
    /// The day it was signed (成文日期).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<PartialDate>,
    /// The day it was published (发布日期).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<PartialDate>,
    /// The day from which it holds (施行日期).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective: Option<PartialDate>,
    /// The last day on which it holds (失效日期).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<PartialDate>,
}

impl Dates {
    /// The day it was issued, as near as known: signed, else published.
    #[must_use]
    pub fn issued(&self) -> Option<&PartialDate> {
        self.signed.as_ref().or(self.published.as_ref())
    }

    /// The term that stands for the last day where no date is printed: 有效期5年.
    pub(crate) fn term(&self) -> Option<Term> {
        term(self.expires.as_ref()?.as_printed()?)
    }

    /// The last day of a term, which runs from the day on which the document comes into force, else from its signing.
    pub(crate) fn end_of(&self, term: &Term) -> Option<PartialDate> {
        self.effective.as_ref().or(self.signed.as_ref())?.lasting(term.months)
    }
}

/// A stretch of time, both ends within it (时段).
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// Its first day, month or year (起).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<PartialDate>,
    /// Its last day, month or year (止).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<PartialDate>,
}

impl Period {
    /// Whether any day that `date` can mean lies in the period.
    #[must_use]
    pub fn may_hold(&self, date: &PartialDate) -> bool {
        self.from.as_ref().is_none_or(|from| from.earliest() <= date.latest())
            && self.to.as_ref().is_none_or(|to| date.earliest() <= to.latest())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parses_and_prints_each_precision() {
        for text in ["2021", "2021-12", "2020-02-29"] {
            assert_eq!(text.parse::<PartialDate>().unwrap().to_string(), text);
        }
        for text in
            ["", "21", "2021-13", "2021-2", "2021-02-30", "2021-06-03-1", "２０２１", "0000"]
        {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
    }

    #[test]
    fn days_follow_each_other() {
        let date = |text: &str| text.parse::<PartialDate>().unwrap().earliest();
        for (before, after) in [
            ("2020-02-28", "2020-02-29"),
            ("2021-02-28", "2021-03-01"),
            ("2021-12-31", "2022-01-01"),
        ] {
            assert_eq!(date(before).next(), date(after));
            assert_eq!(date(after).previous(), date(before));
        }
    }

    #[test]
    fn a_term_ends_the_day_before_it_began() {
        let last = |from: &str, months| {
            let last = from.parse::<PartialDate>().unwrap().lasting(months);
            last.map(|last| last.to_string())
        };
        for (from, months, end) in [
            ("2026-03-05", 60, "2031-03-04"),
            ("2021-01-01", 12, "2021-12-31"),
            ("2021-08-31", 6, "2022-02-28"),
            ("2020-02-29", 12, "2021-02-28"),
        ] {
            assert_eq!(last(from, months).as_deref(), Some(end));
        }
        assert_eq!((last("2026-03", 60), last("9999-03-05", 12)), (None, None));
    }

    #[test]
    fn a_period_holds_what_may_lie_in_it() {
        let date = |text: &str| text.parse::<PartialDate>().unwrap();
        let period = Period { from: Some(date("2021-03")), to: Some(date("2021-06-15")) };
        assert!(period.may_hold(&date("2021")));
        assert!(period.may_hold(&date("2021-06")));
        assert!(!period.may_hold(&date("2021-06-16")));
        assert!(!period.may_hold(&date("2021-02")));
    }
}
