//! A node as serde reads it: every scalar is its text, and only the field's type decides what it means.

use std::fmt;
use std::str::FromStr;

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use super::fault::{Fault, What, shown};
use super::tree::{Kind, Tree};

type Result<T> = std::result::Result<T, Fault>;

/// One node of a tree. Whoever hands it on notes its index in a fault that comes back.
#[derive(Clone, Copy)]
pub(super) struct Value<'de> {
    tree: &'de Tree,
    at: usize,
}

impl<'de> Value<'de> {
    pub(super) fn root(tree: &'de Tree) -> Self {
        Self { tree, at: 0 }
    }

    fn other(self, at: usize) -> Self {
        Self { at, ..self }
    }

    fn mismatch<T>(self, expected: impl fmt::Display) -> Result<T> {
        Err(Fault::mismatch(self.tree, self.at, expected))
    }

    fn text(self, expected: &str) -> Result<&'de str> {
        match self.tree.text(self.at) {
            Some(text) if !self.tree.is_null(self.at) => Ok(text),
            _ => self.mismatch(expected),
        }
    }

    /// The text of a scalar without quotation marks: only such a one is a number or a truth value.
    fn plain(self) -> Option<&'de str> {
        match self.tree.node(self.at).kind {
            Kind::Scalar { plain: true, .. } => self.tree.text(self.at),
            _ => None,
        }
    }

    fn integer<T: FromStr>(self, expected: fmt::Arguments<'_>) -> Result<T> {
        let Some(text) = self.plain().filter(|text| is_integer(text)) else {
            return self.mismatch(expected);
        };
        text.parse().map_err(|_| {
            let (found, expected) = (shown(text), expected.to_string());
            Fault::new(What::Form { found, expected })
        })
    }

    fn float<T: FromStr>(self) -> Result<T> {
        let number = self.plain().and_then(float_text);
        match number.and_then(|text| text.parse().ok()) {
            Some(number) => Ok(number),
            None => self.mismatch("a number"),
        }
    }

    fn children(self) -> Children<'de> {
        Children { value: self, next: self.at + 1, end: self.tree.after(self.at), entry: 0 }
    }

    fn is(self, kind: &Kind) -> bool {
        self.tree.node(self.at).kind == *kind
    }
}

/// Digits with an optional minus and no leading zero: `012` may be a code, so it is no number.
fn is_integer(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let leading_zero = digits.len() > 1 && digits.starts_with('0');
    !digits.is_empty() && !leading_zero && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// A decimal number as Rust's parser takes it.
fn float_text(text: &str) -> Option<&str> {
    match text {
        ".inf" => return Some("inf"),
        "-.inf" => return Some("-inf"),
        ".nan" => return Some("nan"),
        _ => {}
    }
    let whole = text.split(['.', 'e', 'E']).next().unwrap_or_default();
    let known = |byte: u8| byte.is_ascii_digit() || b".eE+-".contains(&byte);
    (is_integer(whole) && text.bytes().all(known)).then_some(text)
}

macro_rules! integers {
    ($($method:ident $visit:ident $int:ty,)+) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
            let (least, most) = (<$int>::MIN, <$int>::MAX);
            let expected = format_args!("a whole number from {least} to {most}");
            visitor.$visit(self.integer::<$int>(expected)?)
        }
    )+};
}

impl<'de> Deserializer<'de> for Value<'de> {
    type Error = Fault;

    integers! {
        deserialize_i8 visit_i8 i8,
        deserialize_i16 visit_i16 i16,
        deserialize_i32 visit_i32 i32,
        deserialize_i64 visit_i64 i64,
        deserialize_i128 visit_i128 i128,
        deserialize_u8 visit_u8 u8,
        deserialize_u16 visit_u16 u16,
        deserialize_u32 visit_u32 u32,
        deserialize_u64 visit_u64 u64,
        deserialize_u128 visit_u128 u128,
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.tree.node(self.at).kind {
            Kind::Sequence => visitor.visit_seq(self.children()),
            Kind::Mapping => visitor.visit_map(self.children()),
            Kind::Scalar { .. } if self.tree.is_null(self.at) => visitor.visit_unit(),
            Kind::Scalar { .. } => self.deserialize_str(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.plain() {
            Some("true") => visitor.visit_bool(true),
            Some("false") => visitor.visit_bool(false),
            _ => self.mismatch("`true` or `false`"),
        }
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        visitor.visit_f32(self.float()?)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        visitor.visit_f64(self.float()?)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        visitor.visit_borrowed_str(self.text("text")?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.deserialize_str(visitor)
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        if self.tree.is_null(self.at) {
            return visitor.visit_none();
        }
        visitor.visit_some(self)
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        if self.tree.is_null(self.at) {
            return visitor.visit_unit();
        }
        self.mismatch("no value")
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        if self.is(&Kind::Sequence) {
            return visitor.visit_seq(self.children());
        }
        self.mismatch("a list")
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value> {
        if self.is(&Kind::Sequence) {
            return visitor.visit_seq(self.children());
        }
        self.mismatch(format_args!("a list of {length} values"))
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value> {
        self.deserialize_tuple(length, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        if self.is(&Kind::Mapping) {
            return visitor.visit_map(self.children());
        }
        self.mismatch("a mapping")
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        let mut entries = self.children();
        let (word, value) = match self.tree.node(self.at).kind {
            Kind::Scalar { .. } => (self, None),
            Kind::Mapping => match (entries.advance_entry(), entries.advance_entry()) {
                (Some((key, value)), None) => (self.other(key), Some(self.other(value))),
                _ => return self.mismatch("a mapping of one key"),
            },
            Kind::Sequence => return self.mismatch("a word, or a mapping of one key"),
        };
        visitor.visit_enum(Variant { word, value })
    }

    /// Nothing is left out without a look: the tree has been built, so its limits hold.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! { bytes byte_buf }
}

/// The items of a list or the entries of a mapping, without those left out.
struct Children<'de> {
    value: Value<'de>,
    next: usize,
    end: usize,
    /// The value of the entry whose key was read last.
    entry: usize,
}

impl Children<'_> {
    fn advance_item(&mut self) -> Option<usize> {
        while self.next < self.end {
            let at = self.next;
            self.next = self.value.tree.after(at);
            if !self.value.tree.node(at).pruned {
                return Some(at);
            }
        }
        None
    }

    fn advance_entry(&mut self) -> Option<(usize, usize)> {
        while self.next < self.end {
            let key = self.next;
            let value = self.value.tree.after(key);
            self.next = self.value.tree.after(value);
            if !self.value.tree.node(value).pruned {
                return Some((key, value));
            }
        }
        None
    }
}

impl<'de> SeqAccess<'de> for Children<'de> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>> {
        let Some(at) = self.advance_item() else {
            return Ok(None);
        };
        let value = seed.deserialize(self.value.other(at));
        value.map(Some).map_err(|fault| fault.within(at))
    }
}

impl<'de> MapAccess<'de> for Children<'de> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>> {
        let Some((key, value)) = self.advance_entry() else {
            return Ok(None);
        };
        self.entry = value;
        let word = seed.deserialize(self.value.other(key));
        word.map(Some).map_err(|fault| fault.within(key))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value> {
        let value = seed.deserialize(self.value.other(self.entry));
        value.map_err(|fault| fault.within(self.entry))
    }
}

/// A word, or a mapping of one word to what it holds.
struct Variant<'de> {
    word: Value<'de>,
    value: Option<Value<'de>>,
}

impl<'de> Variant<'de> {
    fn held(self) -> Result<Value<'de>> {
        match self.value {
            Some(value) => Ok(value),
            None => self.word.mismatch("a mapping of this one key to its value"),
        }
    }
}

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = Fault;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self)> {
        let word = seed.deserialize(self.word);
        Ok((word.map_err(|fault| fault.within(self.word.at))?, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'de> {
    type Error = Fault;

    fn unit_variant(self) -> Result<()> {
        match self.value {
            Some(value) if !value.tree.is_null(value.at) => {
                let fault = value.mismatch("no value");
                fault.map_err(|fault| fault.within(value.at))
            }
            _ => Ok(()),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value> {
        let value = self.held()?;
        let held = seed.deserialize(value);
        held.map_err(|fault| fault.within(value.at))
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value> {
        let value = self.held()?;
        let held = value.deserialize_tuple(length, visitor);
        held.map_err(|fault| fault.within(value.at))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        let value = self.held()?;
        let held = value.deserialize_map(visitor);
        held.map_err(|fault| fault.within(value.at))
    }
}
