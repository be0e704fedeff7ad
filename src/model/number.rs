//! Document numbers (发文字号, GB/T 9704): 吉政办发〔2021〕10号.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::number_scan;
use crate::text::Span;
use crate::{Error, ErrorKind};

/// The number of an official document (发文字号): the issuer's code, the year, the serial number.
///
/// Parsing takes square, half-width and round brackets, full-width digits and stray spaces; printing
/// gives the standard's form with 〔〕.
///
/// ```
/// use zhengce::DocumentNumber;
///
/// let number: DocumentNumber = "吉政办发 [2021] 10 号".parse()?;
/// assert_eq!(number.to_string(), "吉政办发〔2021〕10号");
/// assert_eq!((number.code(), number.year(), number.serial()), ("吉政办发", 2021, 10));
/// # Ok::<(), zhengce::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentNumber {
    code: String,
    year: u16,
    serial: u32,
}

impl DocumentNumber {
    /// A number of its parts: the issuer's code in Chinese characters, a year of 1949 to 2999, a serial number from 1.
    ///
    /// # Errors
    /// [`ErrorKind::Value`] when a part is out of range or the code holds anything but Chinese characters.
    pub fn new(code: impl Into<String>, year: u16, serial: u32) -> Result<Self, Error> {
        let code = code.into();
        let length = code.chars().count();
        let valid = (1..=number_scan::LONGEST_CODE).contains(&length)
            && code.chars().all(number_scan::is_han)
            && (1949..=2999).contains(&year)
            && serial > 0;
        if valid {
            return Ok(Self { code, year, serial });
        }
        Err(Error::new(
            ErrorKind::Value,
            format!(
                "{code}〔{year}〕{serial}号 is no document number; expected a code of Chinese characters, a year from 1949, a serial number from 1"
            ),
        ))
    }

    /// The issuer's code (发文机关代字), such as 吉政办发.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The year in the brackets (年份).
    #[must_use]
    pub fn year(&self) -> u16 {
        self.year
    }

    /// The serial number (发文顺序号), from 1.
    #[must_use]
    pub fn serial(&self) -> u32 {
        self.serial
    }

    /// Every document number in running text with its place, without the words before it.
    ///
    /// ```
    /// use zhengce::DocumentNumber;
    ///
    /// let text = "根据吉政办发〔2021〕10号和长府办发〔2021〕14号文件要求";
    /// let found: Vec<String> =
    ///     DocumentNumber::find_in(text).into_iter().map(|(_, number)| number.to_string()).collect();
    /// assert_eq!(found, ["吉政办发〔2021〕10号", "长府办发〔2021〕14号"]);
    /// ```
    #[must_use]
    pub fn find_in(text: &str) -> Vec<(Span, Self)> {
        number_scan::scan(text)
    }
}

impl fmt::Display for DocumentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}〔{}〕{}号", self.code, self.year, self.serial)
    }
}

impl FromStr for DocumentNumber {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        number_scan::whole(text.trim()).ok_or_else(|| {
            Error::new(
                ErrorKind::Value,
                format!("`{text}` is no document number; expected code, year in brackets and serial number, such as 吉政办发〔2021〕10号"),
            )
        })
    }
}

impl Serialize for DocumentNumber {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DocumentNumber {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for DocumentNumber {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "DocumentNumber".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": number_scan::pattern(),
            "description": "document number such as 吉政办发〔2021〕10号 (发文字号)",
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reads_the_forms_in_use() {
        for (text, expected) in [
            ("濮政〔2024〕11号", "濮政〔2024〕11号"),
            ("沪住建规范联〔2023〕11号", "沪住建规范联〔2023〕11号"),
            ("发改能源〔2016〕1054号", "发改能源〔2016〕1054号"),
            ("国发[2015]17号", "国发〔2015〕17号"),
            ("黑政发（2016）３号", "黑政发〔2016〕3号"),
            ("长府办发 ［ ２０２１ ］第 14 号", "长府办发〔2021〕14号"),
        ] {
            assert_eq!(text.parse::<DocumentNumber>().unwrap().to_string(), expected);
        }
    }

    #[test]
    fn refuses_what_is_no_number() {
        for text in [
            "",
            "10号",
            "〔2021〕10号",
            "吉政办发〔2021〕号",
            "吉政办发〔21〕10号",
            "吉政办发〔2021]10",
            "abc〔2021〕1号",
            "吉〔2021〕99999999999号",
        ] {
            assert!(text.parse::<DocumentNumber>().is_err(), "{text}");
        }
    }

    #[test]
    fn finds_numbers_without_the_words_before_them() {
        for (text, expected) in [
            ("根据国发〔2015〕17号要求", vec!["国发〔2015〕17号"]),
            ("的通知（吉政办发〔2021〕10号）和", vec!["吉政办发〔2021〕10号"]),
            (
                "按照《意见》国办函〔2020〕5号、发改环资〔2020〕80号",
                vec!["国办函〔2020〕5号", "发改环资〔2020〕80号"],
            ),
            ("贯彻落实黑政发〔2016〕3号精神", vec!["黑政发〔2016〕3号"]),
            (
                "国发〔2015〕17号和政办发〔2020〕2号",
                vec!["国发〔2015〕17号", "和政办发〔2020〕2号"],
            ),
            ("根据发改能源〔2016〕1054号", vec!["发改能源〔2016〕1054号"]),
            ("2021（2021）10号", vec![]),
            (
                "印发了长府办发〔2021〕14号，同时废止长府办发〔2018〕2号",
                vec!["长府办发〔2021〕14号", "长府办发〔2018〕2号"],
            ),
        ] {
            let found: Vec<String> = DocumentNumber::find_in(text)
                .iter()
                .map(|(_, number)| number.to_string())
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn printing_and_parsing_are_inverse(code in "[国发改能源吉政办函沪住建规范联濮]{2,8}", year in 1949u16..3000, serial in 1u32..100_000) {
            let number = DocumentNumber::new(code, year, serial).unwrap();
            prop_assert_eq!(number.to_string().parse::<DocumentNumber>().unwrap(), number);
        }

        #[test]
        fn scanning_never_panics_and_spans_read_back(text in "[一二国发政办〔〕\\[\\]（）0-9第号 和根据x]{0,40}") {
            for (span, number) in DocumentNumber::find_in(&text) {
                prop_assert_eq!(span.of(&text).unwrap().parse::<DocumentNumber>().unwrap(), number);
            }
        }
    }
}
