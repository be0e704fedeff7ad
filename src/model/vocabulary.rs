//! The macro behind every closed set of words: one table gives the enum, its Chinese and English
//! names, its parser, its serde form and its schema.

/// Defines an enum whose values have a Chinese term (written in files), an English key and further
/// names that questions may use.
macro_rules! vocabulary {
    (
        $(#[$meta:meta])*
        $name:ident, $what:literal {
            $($(#[$doc:meta])* $variant:ident = $term:literal / $key:literal $([$($alias:literal),+])?,)+
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $(
                #[doc = concat!($term, " (`", $key, "`).")]
                $(#[$doc])*
                $variant,
            )+
        }

        impl $name {
            /// Every value, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            const TERMS: &'static [&'static str] = &[$($term),+];

            /// The Chinese term, as files write it.
            #[must_use]
            pub const fn term(self) -> &'static str {
                match self { $(Self::$variant => $term),+ }
            }

            /// The English key.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }

            /// Every name that a question may use: the term, the key, further words in use.
            #[must_use]
            pub const fn names(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$term, $key $(, $($alias),+)?]),+ }
            }

            /// The value of a name.
            pub(crate) fn named(text: &str) -> Option<Self> {
                let has = |value: &&Self| value.names().iter().any(|name| name.eq_ignore_ascii_case(text));
                Self::ALL.iter().find(has).copied()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.term())
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::Error;

            fn from_str(text: &str) -> Result<Self, crate::Error> {
                Self::named(text).ok_or_else(|| {
                    crate::Error::new(
                        crate::ErrorKind::Value,
                        format!("unknown {} `{text}`; expected one of {}", $what, Self::TERMS.join(", ")),
                    )
                })
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.term())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                use serde::de::Error;
                let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                match text.parse::<Self>() {
                    Ok(value) if value.term() == text => Ok(value),
                    Ok(value) => Err(D::Error::custom(format!(
                        "unknown {} `{text}`\nhelp: write `{}`", $what, value.term(),
                    ))),
                    Err(_) => Err(D::Error::unknown_variant(&text, Self::TERMS)),
                }
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let keys: Vec<String> = Self::ALL
                    .iter()
                    .map(|value| format!("{} = {}", value.term(), value.key()))
                    .collect();
                schemars::json_schema!({
                    "type": "string",
                    "enum": Self::TERMS,
                    "description": format!("{}: {}", $what, keys.join(", ")),
                })
            }
        }
    };
}

pub(crate) use vocabulary;
