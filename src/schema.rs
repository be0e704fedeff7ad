//! JSON Schemas (2020-12) of the corpus files, generated from the types that read them.
//! May import everything below; feature `schema`.

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};

use crate::model::{Bodies, Document, Plan, Regions, Terms};

/// The schemas, each with the name of its file in `schema/` and its text.
///
/// ```
/// let names: Vec<&str> = zhengce::schema::all().into_iter().map(|(name, _)| name).collect();
/// assert!(names.contains(&"plan.schema.json"));
/// ```
#[must_use]
pub fn all() -> Vec<(&'static str, String)> {
    vec![
        (
            "bodies.schema.json",
            text::<Bodies>("bodies.yaml: the bodies and their functions (机构名录)"),
        ),
        ("document.schema.json", text::<Document>("documents/<id>.yaml: a source document (文件)")),
        ("plan.schema.json", text::<Plan>("plans/<id>.yaml: a plan (方案)")),
        (
            "regions.schema.json",
            text::<Regions>("regions.yaml: the regions that are named (行政区划)"),
        ),
        ("terms.schema.json", text::<Terms>("terms.yaml: words and synonyms (词表)")),
    ]
}

fn text<T: JsonSchema>(title: &str) -> String {
    let settings =
        SchemaSettings::draft2020_12().with_transform(RecursiveTransform(without_example));
    let mut schema: Schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("title".into(), title.into());
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

/// The descriptions are the types' doc comments; their Rust examples say nothing to who writes YAML.
fn without_example(schema: &mut Schema) {
    let description = schema.get("description").and_then(|value| value.as_str());
    if let Some((prose, _)) = description.and_then(|text| text.split_once("\n\n```")) {
        let prose = prose.to_owned();
        schema.insert("description".into(), prose.into());
    }
}
