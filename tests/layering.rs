//! Imports go strictly downward, and files and functions stay small.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What each module may import from this crate, beside itself.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("error", &[]),
    ("limits", &[]),
    ("text", &["error"]),
    ("model", &["text", "error"]),
    ("diagnostic", &["text", "error"]),
    ("yaml", &["text", "model", "diagnostic", "error", "limits"]),
    ("query", &["text", "model", "error"]),
    ("corpus", &["yaml", "query", "text", "model", "diagnostic", "error"]),
    ("check", &["corpus", "yaml", "query", "text", "model", "diagnostic", "error"]),
    ("read", &["text", "model", "query", "diagnostic", "error", "limits"]),
    ("draft", &["read", "corpus", "yaml", "text", "model", "query", "diagnostic", "error"]),
    ("search", &["corpus", "yaml", "query", "text", "model", "diagnostic", "error"]),
    (
        "schema",
        &["check", "search", "corpus", "yaml", "query", "text", "model", "diagnostic", "error"],
    ),
    (
        "library",
        &["check", "search", "corpus", "yaml", "query", "text", "model", "diagnostic", "error"],
    ),
];

/// Names that the crate's root re-exports and that the crate itself uses from there.
const AT_ROOT: &[(&str, &str)] = &[("Error", "error"), ("ErrorKind", "error")];

#[test]
fn imports_go_strictly_downward() {
    let allowed: BTreeMap<&str, &[&str]> = MAY_IMPORT.iter().copied().collect();
    let mut upward = Vec::new();
    let mut edges = BTreeSet::new();
    for (path, text) in sources() {
        let module = module_of(&path);
        if module == "lib" {
            continue;
        }
        let allowed = allowed
            .get(module.as_str())
            .unwrap_or_else(|| panic!("module `{module}` has no layer"));
        for target in imports(&text) {
            edges.insert((module.clone(), target.clone()));
            if target != module && !allowed.contains(&target.as_str()) {
                upward.push(format!("{} imports {target}", path.display()));
            }
        }
    }
    assert!(upward.is_empty(), "{}", upward.join("\n"));
    assert!(edges.contains(&("corpus".into(), "yaml".into())), "the scan found nothing: {edges:?}");
}

#[test]
fn the_scan_sees_every_form_of_import() {
    let text = "use crate::model::{Body, Plan};\nuse crate::{\n    Error, check,\n};\nlet x = crate::search::Entry {};";
    let found: BTreeSet<String> = imports(text).into_iter().collect();
    assert_eq!(found.into_iter().collect::<Vec<_>>(), ["check", "error", "model", "search"]);
}

#[test]
fn files_and_functions_stay_small() {
    let mut lengths = Vec::new();
    for (path, text) in sources() {
        let lines = text.lines().count();
        assert!(lines <= 500, "{} has {lines} lines", path.display());
        for (name, length) in functions(&text) {
            assert!(length <= 60, "{}: `{name}` has {length} lines", path.display());
            lengths.push(length);
        }
    }
    lengths.sort_unstable();
    let (median, p90) = (lengths[lengths.len() / 2], lengths[lengths.len() * 9 / 10]);
    let longest = lengths.last().unwrap();
    println!("{} functions, median {median}, p90 {p90}, longest {longest}", lengths.len());
    assert!(median <= 6 && p90 <= 20, "median {median}, p90 {p90}");
}

fn sources() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    found
}

/// The top-level module that a file belongs to.
fn module_of(path: &Path) -> String {
    let inside = path.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap();
    let first = inside.iter().next().unwrap().to_str().unwrap();
    first.trim_end_matches(".rs").to_owned()
}

/// The top-level modules that code names through `crate::`, outside of comments.
fn imports(text: &str) -> Vec<String> {
    let code: Vec<&str> =
        text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join("\n");
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        if code[..at].ends_with('$') {
            continue;
        }
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(list) => found.extend(list[..list.find("};").unwrap()].split(',').map(first_word)),
            None => found.push(first_word(rest)),
        }
    }
    found.retain(|name| !name.is_empty());
    found.into_iter().map(|name| root_name(&name)).collect()
}

fn first_word(text: &str) -> String {
    text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

fn root_name(name: &str) -> String {
    AT_ROOT.iter().find(|(root, _)| *root == name).map_or(name, |(_, module)| *module).to_owned()
}

/// Name and length of every function, from its signature to its closing brace; tests and macros left out.
fn functions(text: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let tests =
        lines.iter().position(|line| line.starts_with("mod tests {")).unwrap_or(lines.len());
    let mut found = Vec::new();
    for (at, line) in lines[..tests].iter().enumerate() {
        let start = line.trim_start();
        let signature = start.trim_start_matches("pub ").trim_start_matches("pub(crate) ");
        let signature = signature.trim_start_matches("pub(super) ").trim_start_matches("const ");
        let Some(name) = signature.strip_prefix("fn ") else { continue };
        let indent = &line[..line.len() - start.len()];
        let close = format!("{indent}}}");
        let one_line = line.ends_with('}') || line.ends_with(';');
        let end =
            if one_line { Some(0) } else { lines[at..].iter().position(|line| *line == close) };
        if let Some(end) = end {
            found.push((first_word(name), end + 1));
        }
    }
    found
}
