//! What proves an item: the words of a document.

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use super::DocumentId;

/// The words of a document that state an item (原文依据).
///
/// In a file a quote alone may stand as plain text; the document is then the plan's own.
///
/// ```
/// use zhengce::Evidence;
///
/// let evidence = Evidence::quote("优良天数比率力争达到84%以上").context("到2021年底");
/// assert_eq!(evidence.context.as_deref(), Some("到2021年底"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Evidence {
    /// The document, where it is not the plan's own (文件).
    pub document: Option<DocumentId>,
    /// The exact words (原文).
    pub quote: String,
    /// Words further up in the same document that hold for the quote too, such as 到2021年底 (上文).
    pub context: Option<String>,
    /// The marks above the quote, from the top, joined by `/`, such as `一、/（一）/1` (层次序号).
    pub mark: Option<String>,
}

impl Evidence {
    /// Evidence by the exact words of the plan's own document.
    #[must_use]
    pub fn quote(quote: impl Into<String>) -> Self {
        Self { document: None, quote: quote.into(), context: None, mark: None }
    }

    /// Names another document than the plan's own.
    #[must_use]
    pub fn document(mut self, document: DocumentId) -> Self {
        self.document = Some(document);
        self
    }

    /// Adds words further up that hold for the quote too.
    #[must_use]
    pub fn context(mut self, context: impl Into<String>) -> Self {
        self.context = Some(context.into());
        self
    }

    /// Adds the marks above the quote.
    #[must_use]
    pub fn mark(mut self, mark: impl Into<String>) -> Self {
        self.mark = Some(mark.into());
        self
    }
}

impl Serialize for Evidence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.document.is_none() && self.context.is_none() && self.mark.is_none() {
            return serializer.serialize_str(&self.quote);
        }
        let form = self.clone();
        Mapping {
            document: form.document,
            context: form.context,
            quote: form.quote,
            mark: form.mark,
        }
        .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Evidence {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Form)
    }
}

/// Words of a document, with what they need beside them.
#[derive(serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Mapping {
    /// The document, where it is not the plan's own (文件).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    document: Option<DocumentId>,
    /// Words further up that hold for the quote too (上文).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    context: Option<String>,
    /// The exact words (原文).
    quote: String,
    /// The marks above the quote, from the top, joined by `/` (层次序号).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mark: Option<String>,
}

struct Form;

impl<'de> Visitor<'de> for Form {
    type Value = Evidence;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a quote, or a mapping of `quote` with `document`, `context` or `mark`")
    }

    fn visit_str<E: de::Error>(self, quote: &str) -> Result<Evidence, E> {
        Ok(Evidence::quote(quote))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Evidence, A::Error> {
        let form = Mapping::deserialize(de::value::MapAccessDeserializer::new(map))?;
        Ok(Evidence {
            document: form.document,
            quote: form.quote,
            context: form.context,
            mark: form.mark,
        })
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Evidence {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Evidence".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "anyOf": [{ "type": "string" }, generator.subschema_for::<Mapping>()],
            "description": "the words of a document that state the item (原文依据)",
        })
    }
}
