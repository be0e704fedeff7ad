//! Every example runs, for people and with `--json`, and prints what it is said to print.
//!
//! The examples are those that `cargo test` has just built; `cargo build --examples` builds them for
//! `cargo test --test examples` alone.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// How an example is run. `{tmp}` in an argument stands for an empty folder.
struct Example {
    name: &'static str,
    args: &'static [&'static str],
    /// Whether what it prints for people is the same on every machine and with every feature, so that a snapshot holds it.
    stable: bool,
    /// Whether it takes `--json` and then prints one JSON object a line.
    json: bool,
    /// Whether the features that it asks for are on; only then was it built.
    built: bool,
}

const fn example(name: &'static str, args: &'static [&'static str]) -> Example {
    Example { name, args, stable: true, json: true, built: true }
}

/// One that prints figures that differ from run to run.
const fn figures(name: &'static str, args: &'static [&'static str]) -> Example {
    Example { stable: false, ..example(name, args) }
}

/// One that prints the same for programs as for people.
const fn prose(name: &'static str, args: &'static [&'static str]) -> Example {
    Example { json: false, ..figures(name, args) }
}

const fn with_draft(example: Example) -> Example {
    Example { built: cfg!(feature = "draft"), ..example }
}

const fn with_search(example: Example) -> Example {
    Example { built: cfg!(feature = "search"), ..example }
}

/// One line an example. A new example needs a new line here, and `INSTA_UPDATE=always` once for its snapshot.
const EXAMPLES: &[Example] = &[
    example("build_a_plan", &[]),
    example("check_corpus", &["corpus", "--deny", "warnings"]),
    example("due_before", &["2022"]),
    example("embed", &[]),
    example("targets", &["优良天数"]),
    example("water_bureau", &[]),
    figures("make_corpus", &["{tmp}", "200"]),
    figures("measure_check", &["200"]),
    with_draft(example("read", &["corpus/documents/erdao-2021-interpretation.txt"])),
    with_draft(prose("draft", &[])),
    with_draft(prose("evaluate_draft", &["tests/fixtures/drafts", "{tmp}"])),
    with_search(figures("ask", &[])),
    with_search(figures("index", &["corpus", "{tmp}"])),
    with_search(figures("measure_index", &["200"])),
    with_search(figures("evaluate_search", &["tests/fixtures/judged"])),
    with_search(prose("cut_words", &["corpus/documents/erdao-2021-interpretation.txt"])),
    // What it finds, and in which order, is another matter with the index than without.
    with_search(figures("search", &["黑臭水体"])),
    Example { built: cfg!(feature = "schema"), ..prose("schemas", &["{tmp}"]) },
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn binary(name: &str) -> PathBuf {
    let this = std::env::current_exe().unwrap();
    let profile = this.parent().and_then(Path::parent).unwrap();
    let path = profile.join("examples").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    assert!(path.is_file(), "{} is not built: run `cargo build --examples` first", path.display());
    path
}

fn run(name: &str, args: &[&str]) -> Output {
    Command::new(binary(name)).args(args).current_dir(root()).output().unwrap()
}

/// An example with an empty folder of its own.
fn command(name: &str, args: &[&str], folder: &Path) -> Command {
    let tmp = folder.to_str().unwrap();
    let mut command = Command::new(binary(name));
    // What an example keeps between its runs must not meet that of another.
    for variable in ["TMPDIR", "TEMP", "TMP"] {
        command.env(variable, tmp);
    }
    command.args(args.iter().map(|arg| arg.replace("{tmp}", tmp))).current_dir(root());
    command
}

fn printed(name: &str, args: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let output = command(name, args, folder.path()).output().unwrap();
    let (out, err) =
        (String::from_utf8(output.stdout).unwrap(), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{name} ended with {}\n{out}\n{err}", output.status);
    out
}

#[test]
fn every_example_has_an_entry() {
    let files = fs::read_dir(root().join("examples")).unwrap().map(|entry| entry.unwrap().path());
    let files = files.filter(|path| path.is_file() || path.join("main.rs").is_file());
    let names = files.filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()));
    let names: BTreeSet<String> = names.collect();
    let entries: BTreeSet<String> =
        EXAMPLES.iter().map(|example| example.name.to_owned()).collect();
    let without: Vec<_> = names.difference(&entries).collect();
    assert!(
        without.is_empty(),
        "add to EXAMPLES in tests/examples.rs, with arguments to try them by: {without:?}"
    );
    let gone: Vec<_> = entries.difference(&names).collect();
    assert!(gone.is_empty(), "drop from EXAMPLES in tests/examples.rs: {gone:?}");
}

#[test]
fn every_example_prints_for_people() {
    for example in EXAMPLES.iter().filter(|example| example.built) {
        let printed = printed(example.name, example.args);
        assert!(!printed.trim().is_empty(), "{} prints nothing", example.name);
        if example.stable {
            insta::assert_snapshot!(example.name, printed);
        }
    }
}

/// As when `… | head` has read enough.
#[test]
fn every_example_ends_quietly_when_nobody_reads_on() {
    for example in EXAMPLES.iter().filter(|example| example.built) {
        let folder = tempfile::tempdir().unwrap();
        let mut command = command(example.name, example.args, folder.path());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let ended = child.wait_with_output().unwrap();
        let told = String::from_utf8_lossy(&ended.stderr);
        assert!(ended.status.success(), "{} ended with {}\n{told}", example.name, ended.status);
        assert!(!told.contains("panicked"), "{}: {told}", example.name);
    }
}

#[test]
fn every_example_prints_an_object_a_line_for_programs() {
    for example in EXAMPLES.iter().filter(|example| example.built && example.json) {
        let args = [example.args, &["--json"]].concat();
        for line in printed(example.name, &args).lines() {
            let value: serde_json::Value = serde_json::from_str(line)
                .unwrap_or_else(|error| panic!("{}: {error}: {line}", example.name));
            assert!(value.is_object(), "{}: {line}", example.name);
        }
    }
}

#[test]
fn another_body_or_date_or_indicator_can_be_given() {
    assert!(printed("water_bureau", &["生态环境局"]).contains("生态环境局"));
    assert!(printed("due_before", &["2019"]).contains("音达木河"));
    assert!(printed("targets", &["细颗粒物"]).contains("微克/立方米"));
    let wrong = run("water_bureau", &["水物局"]);
    assert!(!wrong.status.success());
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("did you mean"));
}

#[test]
#[cfg(feature = "draft")]
fn drafts_are_scored_by_labels() {
    let printed = printed("evaluate_draft", &["tests/fixtures/drafts", "{tmp}", "--list"]);
    let scores = printed.lines().filter(|line| !line.contains(" drafted into "));
    insta::assert_snapshot!("evaluate_draft", scores.collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_check_fails_by_errors_and_by_warnings_when_they_are_denied() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    let code = |args: &[&str]| run("check_corpus", args).status.code();
    fs::write(folder.path().join("terms.yaml"), "words: [再生水]\n").unwrap();
    assert_eq!(code(&[path, "--deny", "warnings"]), Some(0));
    fs::write(folder.path().join("notes.md"), "").unwrap();
    assert_eq!(code(&[path]), Some(0));
    assert_eq!(code(&[path, "--deny", "warnings"]), Some(1));
    assert_eq!(code(&["--deny=warnings", path]), Some(1));
    assert_eq!(code(&[path, "--json", "--deny", "warnings"]), Some(1));
    fs::write(folder.path().join("terms.yaml"), "words: 再生水\n").unwrap();
    assert_eq!(code(&[path]), Some(1));
    let told = String::from_utf8(run("check_corpus", &[path, "--json"]).stdout).unwrap();
    let first: serde_json::Value = serde_json::from_str(told.lines().next().unwrap()).unwrap();
    assert_eq!((&first["file"], &first["code"]), (&"notes.md".into(), &"ZC104".into()));
    let missing = run("check_corpus", &["no/such/folder"]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&missing.stderr).contains("there is no folder no/such/folder"));
}
