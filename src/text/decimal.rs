//! An exact decimal number that remembers how it was written.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use serde::de::{self, Deserialize, Deserializer, Visitor};
use serde::ser::{Serialize, Serializer};

use crate::{Error, ErrorKind};

const DIGITS: usize = 18;
const LIMIT: u64 = 10u64.pow(18);
/// Up to 15 digits every reader of floating-point numbers, however hasty, gets the same number back.
const EXACT: u64 = 10u64.pow(15);

/// An exact decimal number (十进制数) of at most 18 digits, up to 18 of them behind the point.
///
/// It prints exactly as it was written (`84`, `84.0`, `0.70`), and compares by value (`84` equals
/// `84.0`). A text without superfluous leading zeros, `+` or exponent is asked for, so that one
/// number has one form for each count of decimals.
///
/// ```
/// use zhengce::text::Decimal;
///
/// let printed: Decimal = "84.0".parse()?;
/// assert_eq!(printed.to_string(), "84.0");
/// assert_eq!(printed, "84".parse()?);
/// assert!(printed > "83.99".parse()?);
/// assert!("84%".parse::<Decimal>().is_err());
/// # Ok::<(), zhengce::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Decimal {
    mantissa: i64,
    scale: u8,
}

impl Decimal {
    /// `mantissa` × 10^-`scale`; `None` when the mantissa has more than 18 digits or the scale is over 18.
    ///
    /// ```
    /// use zhengce::text::Decimal;
    ///
    /// assert_eq!(Decimal::new(4738, 2), "47.38".parse().ok());
    /// assert_eq!(Decimal::new(1, 19), None);
    /// ```
    #[must_use]
    pub fn new(mantissa: i64, scale: u8) -> Option<Self> {
        let fits = mantissa.unsigned_abs() < LIMIT && usize::from(scale) <= DIGITS;
        fits.then_some(Self { mantissa, scale })
    }

    /// All its digits as one whole number, with the sign.
    #[must_use]
    pub fn mantissa(self) -> i64 {
        self.mantissa
    }

    /// How many of its digits stand behind the point, 0 to 18.
    #[must_use]
    pub fn scale(self) -> u8 {
        self.scale
    }

    /// Whether it is zero, with however many decimals.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// The number times ten to `power` (万 is 4, 亿 is 8); `None` when it has no room.
    ///
    /// ```
    /// use zhengce::text::Decimal;
    ///
    /// let myriads: Decimal = "2.85".parse()?;
    /// assert_eq!(myriads.times_ten_to(4), "28500".parse().ok());
    /// # Ok::<(), zhengce::Error>(())
    /// ```
    #[must_use]
    pub fn times_ten_to(self, power: u8) -> Option<Self> {
        let moved = power.min(self.scale);
        let factor = 10i64.checked_pow(u32::from(power - moved))?;
        Self::new(self.mantissa.checked_mul(factor)?, self.scale - moved)
    }

    /// The nearest binary floating-point number, for charts and indexes that know no other.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        self.to_string().parse().unwrap_or(f64::NAN)
    }

    /// Its digits as if it had 18 of them behind the point: the same order, in one whole number.
    #[cfg(feature = "search")]
    pub(crate) fn at_full_scale(self) -> i128 {
        self.value()
    }

    /// The mantissa at scale 18: below 10^36, so it always has room.
    fn value(self) -> i128 {
        i128::from(self.mantissa) * 10i128.pow(18 - u32::from(self.scale.min(18)))
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.value() == other.value()
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        self.value().cmp(&other.value())
    }
}

impl Hash for Decimal {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value().hash(state);
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scale = usize::from(self.scale);
        let digits = format!("{:0width$}", self.mantissa.unsigned_abs(), width = scale + 1);
        let (whole, part) = digits.split_at_checked(digits.len() - scale).unwrap_or((&digits, ""));
        let point = if part.is_empty() { "" } else { "." };
        f.pad_integral(self.mantissa >= 0, "", &format!("{whole}{point}{part}"))
    }
}

impl From<u32> for Decimal {
    fn from(number: u32) -> Self {
        Self { mantissa: i64::from(number), scale: 0 }
    }
}

impl FromStr for Decimal {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        read(text).ok_or_else(|| {
            Error::new(
                ErrorKind::Value,
                format!(
                    "`{text}` is not a decimal number; expected digits such as `84` or `47.38`, at most \
                     {DIGITS} of them, without unit, grouping, exponent or leading zeros"
                ),
            )
        })
    }
}

/// Reads `-?`, digits, and `.digits` where there are any.
fn read(text: &str) -> Option<Decimal> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let all_digits =
        |digits: &str| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    let padded = whole.len() > 1 && whole.starts_with('0');
    if !all_digits(whole) || !all_digits(part) || padded || unsigned.len() > DIGITS + 2 {
        return None;
    }
    let scale = u8::try_from(unsigned.len() - whole.len()).ok()?.saturating_sub(1);
    let mut digits = unsigned.bytes().filter(u8::is_ascii_digit);
    let mantissa = digits
        .try_fold(0i64, |sum, digit| sum.checked_mul(10)?.checked_add(i64::from(digit - b'0')))?;
    let negative = unsigned.len() < text.len();
    let number = Decimal::new(if negative { -mantissa } else { mantissa }, scale)?;
    // A negative zero would lose its sign, and so would not print as written.
    (number.mantissa != 0 || unsigned.len() == text.len()).then_some(number)
}

/// The shortest text that reads back as this number, with at least one decimal.
fn shortest(number: f64) -> String {
    let text = number.to_string();
    if text.contains('.') { text } else { text + ".0" }
}

/// As a number wherever a reader of numbers gets the same digits back, else as text.
impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (text, float) = (self.to_string(), self.to_f64());
        if self.scale == 0 {
            serializer.serialize_i64(self.mantissa)
        } else if self.mantissa.unsigned_abs() < EXACT && shortest(float) == text {
            serializer.serialize_f64(float)
        } else {
            serializer.serialize_str(&text)
        }
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(DecimalVisitor)
    }
}

struct DecimalVisitor;

impl Visitor<'_> for DecimalVisitor {
    type Value = Decimal;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a decimal number such as 84 or \"0.70\"")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Decimal, E> {
        text.parse().map_err(E::custom)
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Decimal, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Decimal, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Decimal, E> {
        self.visit_str(&shortest(number))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Decimal {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Decimal".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A decimal number of at most 18 digits, exactly as printed; as text where a number would lose digits, such as \"0.70\".",
            "type": ["number", "string"],
            "pattern": "^-?(0|[1-9][0-9]{0,17})([.][0-9]{1,18})?$",
            "exclusiveMinimum": -1_000_000_000_000_000_000_i64,
            "exclusiveMaximum": 1_000_000_000_000_000_000_i64
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn hash(number: Decimal) -> u64 {
        let mut hasher = std::collections::hash_map::DefaultHasher::new();
        number.hash(&mut hasher);
        hasher.finish()
    }

    #[test]
    fn it_prints_as_written() {
        for text in ["84", "84.0", "47.38", "0.70", "0", "0.0", "-3.5", "0.000000000000000001"] {
            assert_eq!(decimal(text).to_string(), text);
        }
        assert_eq!(format!("{:>6}", decimal("8.4")), "   8.4");
    }

    #[test]
    fn other_forms_are_refused() {
        let long = "1".repeat(19);
        for text in [
            "", "-", ".5", "5.", "+5", "1e3", "007", "-0", "-0.0", "1,262", "８", "1.2.3", "NaN",
            &long,
        ] {
            assert!(text.parse::<Decimal>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_text_format_keeps_the_digits() {
        for (text, written) in
            [("84", "84"), ("84.0", "84.0"), ("47.38", "47.38"), ("0.70", "\"0.70\"")]
        {
            let json = serde_json::to_string(&decimal(text)).unwrap();
            assert_eq!(json, written);
            let back: Decimal = serde_json::from_str(&json).unwrap();
            assert_eq!(back.to_string(), text);
        }
        assert!(serde_json::from_str::<Decimal>("1e300").is_err());
        assert!(serde_json::from_str::<Decimal>("true").is_err());
    }

    proptest! {
        #[test]
        fn printing_and_reading_are_inverse(mantissa in -999_999_999_999_999_999i64..=999_999_999_999_999_999, scale in 0u8..=18) {
            let number = Decimal::new(mantissa, scale).unwrap();
            let back = decimal(&number.to_string());
            prop_assert_eq!((back.mantissa(), back.scale()), (mantissa, scale));
            let json = serde_json::to_string(&number).unwrap();
            let back: Decimal = serde_json::from_str(&json).unwrap();
            prop_assert_eq!((back.mantissa(), back.scale()), (mantissa, scale));
            let yaml = serde_yaml::to_string(&number).unwrap();
            let back: Decimal = serde_yaml::from_str(&yaml).unwrap();
            prop_assert_eq!((back.mantissa(), back.scale()), (mantissa, scale));
        }

        #[test]
        fn order_equality_and_hash_agree(a in -1000i64..1000, s in 0u8..4, b in -1000i64..1000, t in 0u8..4) {
            let (x, y) = (Decimal::new(a, s).unwrap(), Decimal::new(b, t).unwrap());
            prop_assert_eq!(x == y, x.cmp(&y) == Ordering::Equal);
            prop_assert!(x != y || hash(x) == hash(y));
            prop_assert_eq!(x.cmp(&y), (a * 10i64.pow(u32::from(t))).cmp(&(b * 10i64.pow(u32::from(s)))));
        }

        #[test]
        fn no_text_panics(text in "[-0-9.e]{0,24}") {
            if let Ok(number) = text.parse::<Decimal>() {
                prop_assert_eq!(number.to_string(), text);
            }
        }
    }
}
