//! Ranges of days and of figures.

use std::fmt;
use std::str::FromStr;

use crate::model::{Date, PartialDate};
use crate::text::{Decimal, dates, numeral};
use crate::{Error, ErrorKind};

/// A range of days, both ends within it; an absent end is open (日期范围).
///
/// A partial date lies in the range when every day that it can mean does: `2021` is not in
/// `..2021-06-30`, since it may mean December.
///
/// ```
/// use zhengce::{DateRange, PartialDate};
///
/// let before_2022: DateRange = "<2022".parse()?;
/// assert!(before_2022.holds(&"2021-12".parse::<PartialDate>()?));
/// assert!(!before_2022.holds(&"2022".parse::<PartialDate>()?));
/// assert_eq!(before_2022.to_string(), "<=2021-12-31");
/// # Ok::<(), zhengce::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DateRange {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
}

impl DateRange {
    /// Everything before the first day that `date` can mean.
    #[must_use]
    pub fn before(date: &PartialDate) -> Self {
        Self { from: None, to: Some(date.earliest().previous()) }
    }

    /// Everything up to the last day that `date` can mean.
    #[must_use]
    pub fn until(date: &PartialDate) -> Self {
        Self { from: None, to: Some(date.latest()) }
    }

    /// Everything from the first day that `date` can mean.
    #[must_use]
    pub fn since(date: &PartialDate) -> Self {
        Self { from: Some(date.earliest()), to: None }
    }

    /// Everything after the last day that `date` can mean.
    #[must_use]
    pub fn after(date: &PartialDate) -> Self {
        Self { from: Some(date.latest().next()), to: None }
    }

    /// The days that `date` can mean.
    #[must_use]
    pub fn within(date: &PartialDate) -> Self {
        Self { from: Some(date.earliest()), to: Some(date.latest()) }
    }

    /// Whether every day that `date` can mean lies in the range.
    #[must_use]
    pub fn holds(&self, date: &PartialDate) -> bool {
        self.from.is_none_or(|from| from <= date.earliest())
            && self.to.is_none_or(|to| date.latest() <= to)
    }
}

impl FromStr for DateRange {
    type Err = Error;

    /// Reads `<2022`, `<=2021-12`, `>=2021-06-03`, `2021`, `<=2021年底`, `2021..2025-06`, or `*` for any date.
    fn from_str(text: &str) -> Result<Self, Error> {
        if text == "*" {
            return Ok(Self::default());
        }
        if let Some((from, to)) = text.split_once("..") {
            let (from, to) = (from.parse()?, to.parse()?);
            let range = Self { from: Self::since(&from).from, to: Self::until(&to).to };
            return if range.from <= range.to { Ok(range) } else { Err(reversed(text)) };
        }
        let (sign, date) = sign_and_rest(text);
        let date = date.parse().or_else(|error| printed_date(date).ok_or(error))?;
        Ok(match sign {
            "<" => Self::before(&date),
            "<=" => Self::until(&date),
            ">" => Self::after(&date),
            ">=" => Self::since(&date),
            _ => Self::within(&date),
        })
    }
}

impl fmt::Display for DateRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.from, self.to) {
            (Some(from), Some(to)) => write!(f, "{from}..{to}"),
            (Some(from), None) => write!(f, ">={from}"),
            (None, Some(to)) => write!(f, "<={to}"),
            (None, None) => f.write_str("*"),
        }
    }
}

/// A range of figures; an absent end is open (数值范围).
///
/// ```
/// use zhengce::ValueRange;
///
/// let range: ValueRange = ">=84".parse()?;
/// assert!(range.holds(&"90".parse()?) && !range.holds(&"83.9".parse()?));
/// assert_eq!("80..90".parse::<ValueRange>()?.to_string(), "80..90");
/// # Ok::<(), zhengce::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ValueRange {
    /// The lower end, and whether it lies within.
    pub min: Option<(Decimal, bool)>,
    /// The upper end, and whether it lies within.
    pub max: Option<(Decimal, bool)>,
}

impl ValueRange {
    /// Whether a figure lies in the range.
    #[must_use]
    pub fn holds(&self, value: &Decimal) -> bool {
        let above = |(min, within): &(Decimal, bool)| value > min || (*within && value == min);
        let below = |(max, within): &(Decimal, bool)| value < max || (*within && value == max);
        self.min.as_ref().is_none_or(above) && self.max.as_ref().is_none_or(below)
    }
}

impl FromStr for ValueRange {
    type Err = Error;

    /// Reads `>=84`, `>84`, `<=40`, `84`, `>=八十四`, `80..90`, `>80..<90` without its ends, or `*` for any figure.
    fn from_str(text: &str) -> Result<Self, Error> {
        if text == "*" {
            return Ok(Self::default());
        }
        if let Some((min, max)) = text.split_once("..") {
            let range = Self { min: Some(end(min, '>')?), max: Some(end(max, '<')?) };
            let ends = range.min.zip(range.max).map(|(min, max)| min.0 <= max.0);
            return if ends == Some(true) { Ok(range) } else { Err(reversed(text)) };
        }
        let (sign, figure) = sign_and_rest(text);
        let figure: Decimal =
            figure.parse().or_else(|error| numeral::parse(figure).ok_or(error))?;
        Ok(match sign {
            "<" => Self { min: None, max: Some((figure, false)) },
            "<=" => Self { min: None, max: Some((figure, true)) },
            ">" => Self { min: Some((figure, false)), max: None },
            ">=" => Self { min: Some((figure, true)), max: None },
            _ => Self { min: Some((figure, true)), max: Some((figure, true)) },
        })
    }
}

impl fmt::Display for ValueRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.min, &self.max) {
            (Some((min, from)), Some((max, to))) => {
                let sign = |within: &bool, sign| if *within { "" } else { sign };
                write!(f, "{}{min}..{}{max}", sign(from, ">"), sign(to, "<"))
            }
            (Some((min, within)), None) => write!(f, ">{}{min}", if *within { "=" } else { "" }),
            (None, Some((max, within))) => write!(f, "<{}{max}", if *within { "=" } else { "" }),
            (None, None) => f.write_str("*"),
        }
    }
}

/// An end of a range of figures, which lies within it unless the sign is there.
fn end(text: &str, sign: char) -> Result<(Decimal, bool), Error> {
    let figure = text.strip_prefix(sign);
    Ok((figure.unwrap_or(text).parse()?, figure.is_none()))
}

fn reversed(text: &str) -> Error {
    Error::new(ErrorKind::Value, format!("the range `{text}` ends before it begins"))
}

/// A date as documents print it, such as 2021年底, when the text is nothing else.
fn printed_date(text: &str) -> Option<PartialDate> {
    let mentions = dates(text);
    let [mention] = mentions.as_slice() else {
        return None;
    };
    (mention.span.range() == (0..text.len())).then(|| PartialDate::mentioned(mention)).flatten()
}

fn sign_and_rest(text: &str) -> (&str, &str) {
    let signs = ["<=", ">=", "<", ">", "="];
    signs.into_iter().find_map(|sign| Some((sign, text.strip_prefix(sign)?))).unwrap_or(("", text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_holds_only_what_lies_in_it_for_certain() {
        let holds = |range: &str, date: &str| {
            range.parse::<DateRange>().unwrap().holds(&date.parse().unwrap())
        };
        assert!(holds("<2022", "2021"));
        assert!(holds("<=2021-12", "2021-12"));
        assert!(!holds("<2021-12", "2021"));
        assert!(holds(">2020", "2021"));
        assert!(holds("2021", "2021-06-03"));
        assert!(!holds("2021-06", "2021"));
        assert!(holds("2018..2020", "2019-09"));
        for wrong in ["", "<", "2021..", "..", "2021-6", "<=abc"] {
            assert!(wrong.parse::<DateRange>().is_err(), "{wrong}");
        }
    }
}
