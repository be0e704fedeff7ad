//! The schemas and the loader say the same of a file: what one refuses, the other refuses.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use jsonschema::Validator;
use serde_json::{Value, json};
use zhengce::Loader;

/// Each kind of file: its schema and where a corpus keeps such a file.
const KINDS: [(&str, &str); 5] = [
    ("plan", "plans/sample.yaml"),
    ("document", "documents/sample.yaml"),
    ("bodies", "bodies.yaml"),
    ("regions", "regions.yaml"),
    ("terms", "terms.yaml"),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn schema(kind: &str) -> Value {
    let text = fs::read_to_string(root().join(format!("schema/{kind}.schema.json"))).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn validator(kind: &str) -> Validator {
    jsonschema::validator_for(&schema(kind)).unwrap()
}

/// A file of a kind with every field.
fn sample(kind: &str) -> Value {
    let path = root().join(format!("tests/fixtures/schema/{kind}.yaml"));
    serde_yaml::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// What the loader finds wrong with the file at a path of a corpus.
fn faults(path: &str, text: &str) -> Vec<String> {
    let loaded = Loader::new().load_texts([(path, text)]);
    let told = loaded
        .diagnostics()
        .iter()
        .filter(|fault| fault.path().is_some() || !path.ends_with("txt"));
    told.map(ToString::to_string).collect()
}

/// Why loader and schema disagree about a value, if they do.
fn disagreement(validator: &Validator, path: &str, value: &Value) -> Option<String> {
    let text = serde_yaml::to_string(value).unwrap();
    let faults = faults(path, &text);
    let errors: Vec<String> = validator
        .iter_errors(value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    match (faults.as_slice(), errors.as_slice()) {
        ([], []) | ([_, ..], [_, ..]) => None,
        (faults, []) => Some(format!("only the loader refuses it: {}", faults.join("; "))),
        (_, errors) => Some(format!("only the schema refuses it: {}", errors.join("; "))),
    }
}

/// Every file of the shipped corpus with its kind.
fn shipped() -> Vec<(&'static str, PathBuf)> {
    let corpus = root().join("corpus");
    let mut found = Vec::new();
    for (kind, path) in KINDS {
        match path.rsplit_once('/') {
            None => found.push((kind, corpus.join(path))),
            Some((folder, _)) => {
                let entries = fs::read_dir(corpus.join(folder)).unwrap();
                let paths = entries.map(|entry| entry.unwrap().path());
                let yaml = paths.filter(|path| path.extension().is_some_and(|end| end == "yaml"));
                found.extend(yaml.map(|path| (kind, path)));
            }
        }
    }
    assert!(found.len() > 20);
    found
}

#[test]
fn every_shipped_file_passes_both() {
    for (kind, path) in shipped() {
        let text = fs::read_to_string(&path).unwrap();
        let value: Value = serde_yaml::from_str(&text).unwrap();
        let errors: Vec<String> =
            validator(kind).iter_errors(&value).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{}: {errors:?}", path.display());
    }
    let loaded = Loader::new().load(root().join("corpus")).unwrap();
    assert!(loaded.diagnostics().is_empty(), "{}", loaded.diagnostics());
}

#[test]
fn every_shipped_file_names_its_schema() {
    for (kind, path) in shipped() {
        let text = fs::read_to_string(&path).unwrap();
        let first = text.lines().next().unwrap();
        let named = first.strip_prefix("# yaml-language-server: $schema=");
        let named = named.unwrap_or_else(|| panic!("{} names no schema", path.display()));
        let meant = root().join(format!("schema/{kind}.schema.json"));
        let led = path.parent().unwrap().join(named).canonicalize();
        assert_eq!(led.unwrap(), meant.canonicalize().unwrap(), "{}", path.display());
    }
}

#[test]
fn the_samples_pass_both_and_have_every_field() {
    for (kind, path) in KINDS {
        let value = sample(kind);
        let told = disagreement(&validator(kind), path, &value);
        assert_eq!(told, None, "{kind}");
        assert!(validator(kind).is_valid(&value), "{kind}");
        let (mut wanted, mut held) = (BTreeSet::new(), BTreeSet::new());
        properties(&schema(kind), &mut wanted);
        keys(&value, &mut held);
        let missing: Vec<_> = wanted.difference(&held).collect();
        assert!(missing.is_empty(), "add to tests/fixtures/schema/{kind}.yaml: {missing:?}");
    }
}

fn properties(schema: &Value, found: &mut BTreeSet<String>) {
    if let Some(named) = schema.get("properties").and_then(Value::as_object) {
        found.extend(named.keys().cloned());
    }
    match schema {
        Value::Object(map) => map.values().for_each(|inner| properties(inner, found)),
        Value::Array(list) => list.iter().for_each(|inner| properties(inner, found)),
        _ => {}
    }
}

fn keys(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            found.extend(map.keys().cloned());
            map.values().for_each(|inner| keys(inner, found));
        }
        Value::Array(list) => list.iter().for_each(|inner| keys(inner, found)),
        _ => {}
    }
}

/// The fields of a schema whose description, their own or their type's, lacks a Chinese term.
fn without_term(schema: &Value, found: &mut Vec<String>) {
    let han = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let own = |field: &Value| field["description"].as_str().is_some_and(han);
    let fields = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
    for (name, field) in fields.filter(|(_, field)| field.get("description").is_some()) {
        if !own(field) {
            found.push(name.clone());
        }
    }
    match schema {
        Value::Object(map) => map.values().for_each(|inner| without_term(inner, found)),
        Value::Array(list) => list.iter().for_each(|inner| without_term(inner, found)),
        _ => {}
    }
}

#[test]
fn every_field_is_described_with_its_chinese_term() {
    for (kind, _) in KINDS {
        let schema = schema(kind);
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        let mut found = Vec::new();
        without_term(&schema, &mut found);
        assert!(found.is_empty(), "{kind}: {found:?}");
    }
}

/// Texts that are right for some field and wrong for others.
const TEXTS: [&str; 40] = [
    "☃",
    "A B",
    "a-b",
    "a--b",
    "-a",
    "Water",
    "牵头",
    "lead",
    "力争",
    "全部",
    "full",
    ">=",
    "at_least",
    "2021",
    "0000",
    "0021",
    "21",
    "2021-12",
    "2021-13",
    "2021-2",
    "2021-02-28",
    "2021-02-29",
    "2020-02-29",
    "1900-02-29",
    "2000-02-29",
    "2021-04-31",
    "2021年底",
    "220105",
    "22010",
    "84",
    "84.0",
    "-0.70",
    "1e5",
    "01",
    "1234567890123456789",
    "国发〔2015〕17号",
    "国发 [ ２０１５ ] 第 17 号",
    "国发〔1948〕17号",
    "国发（2015〕17号",
    "国发〔2015〕00号",
];

/// The same faults for every value: of another type, of another form, a key more, a key less.
fn changed(value: &Value) -> Vec<Value> {
    let mut changed = vec![json!([]), json!({}), json!(null), json!([[]]), json!({"title": "一"})];
    match value {
        // A text field takes `84` and `true` unquoted as the texts they are, where the schema asks for
        // quotation marks, since an editor reads another type there.
        Value::String(_) => changed.extend(TEXTS.map(Value::from)),
        Value::Object(map) => {
            for key in map.keys() {
                let mut less = map.clone();
                less.remove(key);
                changed.push(less.into());
                let mut misspelt = map.clone();
                let kept = misspelt.remove(key).unwrap();
                misspelt.insert(format!("{key}s"), kept);
                changed.push(misspelt.into());
            }
            let mut more = map.clone();
            more.insert("unknown".into(), json!("一"));
            changed.extend([more.into(), json!("一")]);
        }
        Value::Array(_) => changed.extend([json!("一"), json!(1), json!([null])]),
        _ => {
            let numbers = [json!(0), json!(-1), json!(7), json!(2021), json!(10_000), json!(0.5)];
            changed.extend(numbers);
            changed.extend([json!(4_294_967_295_u64), json!(4_294_967_296_u64), json!(1e30)]);
            changed.extend([json!(true), json!("true"), json!("84"), json!("一"), json!("")]);
        }
    }
    changed.retain(|other| other != value);
    changed
}

/// Every value below a value, by its pointer.
fn pointers(value: &Value, at: String, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            for (key, inner) in map {
                pointers(inner, format!("{at}/{key}"), found);
            }
        }
        Value::Array(list) => {
            for (index, inner) in list.iter().enumerate() {
                pointers(inner, format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
    found.push(at);
}

#[test]
fn both_refuse_the_same_files() {
    let mut counts = BTreeMap::new();
    let mut told = Vec::new();
    for (kind, path) in KINDS {
        let (validator, sound) = (validator(kind), sample(kind));
        let mut places = Vec::new();
        pointers(&sound, String::new(), &mut places);
        for place in places {
            for other in changed(sound.pointer(&place).unwrap()) {
                let mut value = sound.clone();
                *value.pointer_mut(&place).unwrap() = other.clone();
                *counts.entry(validator.is_valid(&value)).or_insert(0) += 1;
                if let Some(why) = disagreement(&validator, path, &value) {
                    told.push(format!("{kind} {place} made {other}: {why}"));
                }
            }
        }
    }
    println!("{} files that both refuse, {} that both read", counts[&false], counts[&true]);
    assert!(told.is_empty(), "{} disagreements:\n{}", told.len(), told.join("\n"));
    assert!(counts[&false] > 3000 && counts[&true] > 500, "{counts:?}");
}

#[cfg(feature = "schema")]
#[test]
fn the_schemas_are_those_of_the_types() {
    for (name, text) in zhengce::schema::all() {
        let stored = fs::read_to_string(root().join("schema").join(name)).unwrap();
        assert!(
            stored == text,
            "{name} is old: run `cargo run --example schemas --features schema`"
        );
    }
    assert_eq!(fs::read_dir(root().join("schema")).unwrap().count(), KINDS.len());
}
