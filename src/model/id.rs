//! Ids: lower-case words joined by hyphens, one type each so that they cannot be mixed up.

use std::sync::Arc;

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident, $what:literal;)+) => {$(
        $(#[$meta])*
        ///
        /// Lower-case Latin letters and digits in words joined by single hyphens, at most 64 bytes.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        // Shared, as ids are copied into every duty, answer and index.
        pub struct $name(Arc<str>);

        impl $name {
            /// An id from its text.
            ///
            /// # Errors
            /// [`ErrorKind::Value`](crate::ErrorKind::Value) when the text has another form.
            pub fn new(text: impl Into<String>) -> Result<Self, crate::Error> {
                let text = text.into();
                if is_id(&text) {
                    return Ok(Self(text.into()));
                }
                Err(crate::Error::new(crate::ErrorKind::Value, format!(
                    "`{text}` is no {} id; expected lower-case letters and digits in words joined by hyphens, at most 64",
                    $what,
                )))
            }

            /// The id's text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::Error;

            fn from_str(text: &str) -> Result<Self, crate::Error> {
                Self::new(text)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "type": "string",
                    "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
                    "maxLength": 64,
                    "description": concat!($what, " id (编号)"),
                })
            }
        }
    )+};
}

ids! {
    /// Id of a body (机构) in `bodies.yaml`.
    ///
    /// ```
    /// use zhengce::BodyId;
    ///
    /// assert!(BodyId::new("jiamusi-water").is_ok());
    /// assert!(BodyId::new("佳木斯市水务局").is_err());
    /// ```
    BodyId, "body";
    /// Id of a source document (文件), also the name of its files.
    DocumentId, "document";
    /// Id of a plan (方案), also the name of its file.
    PlanId, "plan";
    /// Id of a function (职能) in `bodies.yaml`.
    FunctionId, "function";
    /// Id of a goal, task or safeguard inside its plan.
    ItemId, "item";
}

fn is_id(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let mut last = b'-';
    let joined = text.bytes().all(|byte| {
        let before = std::mem::replace(&mut last, byte);
        plain(byte) || (byte == b'-' && before != b'-')
    });
    text.len() <= 64 && joined && last != b'-'
}

#[cfg(test)]
mod tests {
    use super::is_id;

    #[test]
    fn ids_are_words_joined_by_single_hyphens() {
        assert!(["a", "t1-2", "2021"].into_iter().all(is_id));
        assert!(!["", "-a", "a-", "a--b", "A", "水", "a_b", "a b"].into_iter().any(is_id));
        assert!(!is_id(&"a".repeat(65)));
    }
}
