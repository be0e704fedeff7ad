//! A source document: what it is, where it came from, what of it is held.

use serde::{Deserialize, Serialize};

use super::serde_form::{is_default, is_false};
use super::{
    BodyId, Dates, Disclosure, DocumentId, DocumentKind, DocumentNumber, PartialDate, Region,
    TextKind,
};

/// A source document (文件): the file `documents/<id>.yaml`, its text beside it in `<id>.txt`.
///
/// ```
/// use zhengce::{Document, DocumentKind, TextKind};
///
/// let mut document = Document::new("erdao-2021".parse()?, "政策解读", DocumentKind::Interpretation);
/// document.text = TextKind::Verbatim;
/// # Ok::<(), zhengce::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Document {
    /// Its id (编号), also the name of its files.
    pub id: DocumentId,
    /// Its title (标题).
    pub title: String,
    /// Its kind (公文种类).
    pub kind: DocumentKind,
    /// What text of it is held (文本形态).
    pub text: TextKind,
    /// The region it is about (行政区划).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<Region>,
    /// Its number (发文字号).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<DocumentNumber>,
    /// Its index number in the government's information catalogue (索引号).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub index_number: Option<String>,
    /// Its topic in that catalogue (主题分类).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    /// Who issued it (发文机关); several are normal.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub issuers: Vec<BodyId>,
    /// Who drafted it (起草单位).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub drafters: Vec<BodyId>,
    /// To whom it is addressed (主送机关), each name as printed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub addressees: Vec<String>,
    /// Its dates (日期).
    #[serde(default, skip_serializing_if = "is_default")]
    pub dates: Dates,
    /// Whether the public may read it (公开方式), as it says or as its page in the catalogue says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disclosure: Option<Disclosure>,
    /// The titles of what is attached to it (附件说明), as printed, without their numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<String>,
    /// What an interpretation says of itself (解读信息).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interpretation: Option<Interpretation>,
    /// The documents that it names (引用文件).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<Citation>,
    /// Where it came from (来源).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
    /// What a reader should know (备注).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Document {
    /// A document of which no text is held yet.
    #[must_use]
    pub fn new(id: DocumentId, title: impl Into<String>, kind: DocumentKind) -> Self {
        Self {
            id,
            title: title.into(),
            kind,
            text: TextKind::Absent,
            region: None,
            number: None,
            index_number: None,
            topic: None,
            issuers: Vec::new(),
            drafters: Vec::new(),
            addressees: Vec::new(),
            dates: Dates::default(),
            disclosure: None,
            attachments: Vec::new(),
            interpretation: None,
            cites: Vec::new(),
            origin: None,
            note: None,
        }
    }
}

/// What an interpretation says of itself (解读信息).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Interpretation {
    /// When (解读时间).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<PartialDate>,
    /// In which manner (解读方式).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub manner: Option<Printed>,
    /// Through which channel (解读渠道).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Printed>,
}

/// A field's content exactly as printed (原文写法).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Printed {
    /// What stands in the document (原文写法).
    pub printed: String,
    /// Whether what stands there only hides the content (已隐去).
    #[serde(default, skip_serializing_if = "is_false")]
    pub redacted: bool,
}

/// A document that another names (引用文件): by its title, its number or both.
///
/// ```
/// use zhengce::{Citation, yaml};
///
/// let cited: Citation = yaml::from_str("c.yaml", "number: 国发〔2015〕17号")?;
/// assert_eq!(cited.title, None);
/// assert!(yaml::from_str::<Citation>("c.yaml", "document: state-2015-water").is_err());
/// # Ok::<(), zhengce::Diagnostics>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("anyOf" = [
    {"required": ["title"], "properties": {"title": {"type": "string"}}},
    {"required": ["number"], "properties": {"number": {"type": "string"}}}
])))]
#[serde(deny_unknown_fields, remote = "Self")]
#[non_exhaustive]
pub struct Citation {
    /// Its title as printed (标题).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its number as printed (发文字号).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<DocumentNumber>,
    /// The document, where the corpus holds it (文件).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<DocumentId>,
}

impl Citation {
    /// A document by the title that is printed.
    #[must_use]
    pub fn titled(title: impl Into<String>) -> Self {
        Self { title: Some(title.into()), number: None, document: None }
    }

    /// A document by its number alone.
    #[must_use]
    pub fn numbered(number: DocumentNumber) -> Self {
        Self { title: None, number: Some(number), document: None }
    }
}

impl Serialize for Citation {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Citation {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let cited = Self::deserialize(deserializer)?;
        if cited.title.is_none() && cited.number.is_none() {
            let message = "a citation names no document\nhelp: give `title` or `number` as printed";
            return Err(serde::de::Error::custom(message));
        }
        Ok(cited)
    }
}

/// Where a document came from (来源).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Origin {
    /// The publisher or site (来源名称).
    pub name: String,
    /// Its addresses (网址).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub urls: Vec<String>,
}
