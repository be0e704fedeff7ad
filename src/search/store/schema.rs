//! The fields of an entry. Every item of the corpus is one entry, those of a file side by side.

use tantivy::schema::{
    BytesOptions, Field, NumericOptions, STORED, STRING, Schema, SchemaBuilder, TextOptions,
};

use crate::model::Terms;
use crate::search::TextFields;

pub(super) const ORDER: &str = "order";
pub(super) const DUE_FROM: &str = "due_from";
pub(super) const DUE_TO: &str = "due_to";
pub(super) const ISSUED_FROM: &str = "issued_from";
pub(super) const ISSUED_TO: &str = "issued_to";
pub(super) const FIGURE_OP: &str = "figure_op";
pub(super) const FIGURE_HIGH: &str = "figure_high";
pub(super) const FIGURE_LOW: &str = "figure_low";
pub(super) const INDICATOR: &str = "indicator";
pub(super) const BODY: &str = "body";
pub(super) const NUMBER: &str = "number";
pub(super) const DOMAIN: &str = "domain";
pub(super) const TEXT_LENGTH: &str = "text_length";
pub(super) const TITLE_LENGTH: &str = "title_length";
pub(super) const CHARACTERS: &str = "characters";
pub(super) const FILE: &str = "file";
pub(super) const CALLED: &str = "called";

/// The columns of lengths, in the order of the fields that they measure.
pub(super) const LENGTHS: [&str; 3] = [TEXT_LENGTH, TITLE_LENGTH, CHARACTERS];

/// The fields, each once.
#[derive(Clone, Debug)]
pub(super) struct Fields {
    /// Every condition that one term answers, see `tag`.
    pub(super) tag: Field,
    /// The file that the entry comes from; of a document, the one with its metadata.
    pub(super) source: Field,
    /// Where it stands in answers, see `order`. Entries of a segment are sorted by it.
    pub(super) order: Field,
    /// The first day of each date by which something of it falls due, and the last, in the same places.
    pub(super) due: (Field, Field),
    /// The first day of the date of issue, and the last.
    pub(super) issued: (Field, Field),
    /// Each figure: how it compares, its number in two halves, its indicator; in the same places.
    pub(super) figure: (Field, Field, Field),
    pub(super) indicator: Field,
    /// The general names of the bodies that have a part in it, see `name`.
    pub(super) general: Field,
    /// The numbers of the bodies that have a part in it.
    pub(super) body: Field,
    /// The number of the body that it is.
    pub(super) number: Field,
    /// What the body that it is is called, the number of the document that it is, or the id and number of the plan,
    /// see `name`.
    pub(super) name: Field,
    pub(super) domain: Field,
    /// The files that it comes from with their hashes, on the first entry of each.
    pub(super) file: Field,
    /// What a plan or a body can be called, on its own entry.
    pub(super) called: Field,
    /// What a file refers to, on its first entry.
    pub(super) refers: Field,
    /// The texts of it that are offered while a person types, by their beginnings and by pinyin initials.
    pub(super) begins: Field,
    pub(super) initials: Field,
    /// How many tokens it holds of text, of its title, and of different characters.
    pub(super) lengths: [Field; 3],
    /// The item itself.
    pub(super) stored: Field,
}

/// The schema with its fields; `terms` are the words of the corpus that full text keeps whole.
pub(super) fn schema(terms: Option<&Terms>) -> (Schema, Fields, TextFields) {
    let mut builder = Schema::builder();
    let indexed = NumericOptions::default().set_indexed();
    let fields = Fields {
        tag: builder.add_u64_field("tag", indexed),
        source: builder.add_text_field("source", STRING),
        order: fast(&mut builder, ORDER),
        due: (fast(&mut builder, DUE_FROM), fast(&mut builder, DUE_TO)),
        issued: (fast(&mut builder, ISSUED_FROM), fast(&mut builder, ISSUED_TO)),
        figure: (
            fast(&mut builder, FIGURE_OP),
            fast(&mut builder, FIGURE_HIGH),
            fast(&mut builder, FIGURE_LOW),
        ),
        indicator: builder.add_text_field(INDICATOR, TextOptions::default().set_fast("raw")),
        general: builder.add_text_field("general", STRING),
        body: fast(&mut builder, BODY),
        number: fast(&mut builder, NUMBER),
        name: builder.add_text_field("name", STRING),
        domain: fast(&mut builder, DOMAIN),
        file: builder.add_text_field(FILE, TextOptions::default().set_fast("raw")),
        called: builder.add_text_field(CALLED, TextOptions::default().set_fast("raw")),
        refers: builder.add_text_field("refers", STRING),
        begins: builder.add_text_field("begins", STRING),
        initials: builder.add_text_field("initials", STRING),
        lengths: LENGTHS.map(|name| fast(&mut builder, name)),
        stored: builder.add_bytes_field("stored", BytesOptions::from(STORED)),
    };
    let texts = TextFields::add_to(&mut builder, terms);
    (builder.build(), fields, texts)
}

fn fast(builder: &mut SchemaBuilder, name: &str) -> Field {
    builder.add_u64_field(name, NumericOptions::default().set_fast())
}
