//! Regions by their codes of administrative division (GB/T 2260).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::Level;
use crate::{Error, ErrorKind};

/// A region of China by its six-digit code (行政区划代码, GB/T 2260); `000000` is the whole country.
///
/// ```
/// use zhengce::{Level, Region};
///
/// let erdao: Region = "220105".parse()?;
/// assert!(erdao.is_within("220000".parse()?));
/// assert_eq!(erdao.level(), Level::County);
/// assert_eq!(erdao.parent().map(|region| region.to_string()).as_deref(), Some("220100"));
/// # Ok::<(), zhengce::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Region(u32);

impl Region {
    /// The whole country.
    pub const NATION: Self = Self(0);

    /// The level that the code tells: province (`xx0000`), prefecture (`xxyy00`) or county.
    #[must_use]
    pub fn level(self) -> Level {
        match self.width() {
            1_000_000 => Level::National,
            10_000 => Level::Province,
            100 => Level::Prefecture,
            _ => Level::County,
        }
    }

    /// Whether this region is `other` or lies in it (本级及下辖).
    #[must_use]
    pub fn is_within(self, other: Self) -> bool {
        let width = other.width();
        self.0 / width == other.0 / width
    }

    /// The region that holds this one; `None` for the whole country.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        let width = self.width();
        (width < 1_000_000).then(|| {
            let above = width * 100;
            Self(self.0 / above * above)
        })
    }

    /// How many codes the region covers.
    fn width(self) -> u32 {
        [1_000_000, 10_000, 100]
            .into_iter()
            .find(|width| self.0.is_multiple_of(*width))
            .unwrap_or(1)
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:06}", self.0)
    }
}

impl FromStr for Region {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let plain = text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| text.parse().ok()).flatten().map(Self).ok_or_else(|| {
            Error::new(
                ErrorKind::Value,
                format!("`{text}` is no region code; expected six digits of GB/T 2260, such as \"220105\""),
            )
        })
    }
}

impl Serialize for Region {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Region {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Region {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Region".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": "^[0-9]{6}$",
            "description": "GB/T 2260 code (行政区划代码)",
        })
    }
}

/// A region's names (地名).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct RegionName {
    /// Its code (行政区划代码).
    pub code: Region,
    /// Its full name (全称), such as 长春市.
    pub name: String,
    /// Other names in use (别名), such as 吉 for 吉林省.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// What a reader should know (备注).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// The file `regions.yaml`: the regions that a corpus names (行政区划).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Regions {
    /// The regions (行政区划), each once.
    pub regions: Vec<RegionName>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn region(code: &str) -> Region {
        code.parse().unwrap()
    }

    #[test]
    fn descent_follows_the_code() {
        let nation = region("000000");
        let chain = [region("220105"), region("220100"), region("220000"), nation];
        for (index, lower) in chain.iter().enumerate() {
            assert!(chain[index..].iter().all(|upper| lower.is_within(*upper)));
            assert!(chain[..index].iter().all(|deeper| !lower.is_within(*deeper)));
            assert_eq!(lower.parent(), chain.get(index + 1).copied());
        }
        assert!(!region("220105").is_within(region("230000")));
    }

    #[test]
    fn only_six_digits_are_a_code() {
        assert!(
            ["22010", "2201050", "二二〇一〇五", "22O105", ""]
                .iter()
                .all(|text| text.parse::<Region>().is_err())
        );
    }
}
