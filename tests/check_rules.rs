//! Every rule has a broken corpus that breaks it and no other, and tells what is wrong in words that help.
//!
//! `fixtures/base` is a sound corpus; `fixtures/rules/<code>` holds the files that are put over it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use zhengce::yaml::Limits;
use zhengce::{Code, Diagnostics, Loader, Severity, check};

/// Rules about a file or the folder as a whole, which have no value inside a file to name.
const OF_WHOLE_FILES: [Code; 9] = [
    Code::UnreadableFile,
    Code::NotUtf8,
    Code::FileTooLarge,
    Code::UnexpectedFile,
    Code::YamlSyntax,
    Code::YamlLimit,
    Code::UnknownField,
    Code::TooManyFaults,
    Code::MissingFile,
];

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// The sound corpus with the files of a rule over it.
fn broken(code: Code) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&fixtures().join("base"), folder.path());
    let over = fixtures().join("rules").join(code.id());
    match code {
        // A file of the size of the limit need not lie in the repository.
        Code::FileTooLarge => {
            let file = fs::File::create(folder.path().join("terms.yaml")).unwrap();
            file.set_len(16 * 1024 * 1024 + 1).unwrap();
        }
        _ => assert!(
            over.is_dir(),
            "{code} has no fixture: add {} with the files that break this rule alone, \
             then accept the snapshot with INSTA_UPDATE=always",
            over.display()
        ),
    }
    if over.is_dir() {
        copy(&over, folder.path());
    }
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

fn findings(code: Code) -> Diagnostics {
    let folder = broken(code);
    // So that the fault itself is one too many, and the only one.
    let limits = if code == Code::TooManyFaults { Limits::new().faults(0) } else { Limits::new() };
    check::loaded(Loader::new().limits(limits).load(folder.path()).unwrap())
}

#[test]
fn the_corpus_under_the_fixtures_is_sound() {
    let found = check::folder(fixtures().join("base")).unwrap();
    assert!(found.is_empty(), "{found}");
}

#[test]
fn every_rule_is_broken_alone_and_says_what_helps() {
    let mut amiss = Vec::new();
    for code in Code::all().iter().copied() {
        let found = findings(code);
        if found.codes() != [code] {
            amiss.push(format!("{} is not what is found alone:\n{found}", code.id()));
        }
        for finding in &found {
            let located = OF_WHOLE_FILES.contains(&code) || finding.path().is_some();
            if finding.place().is_none() || finding.advice().is_none() || !located {
                amiss.push(format!("without place, path or help:\n{finding}"));
            }
        }
        let told = format!("{found}\n\n{}", found.render(false));
        insta::assert_snapshot!(code.id(), told);
    }
    assert!(amiss.is_empty(), "{}", amiss.join("\n\n"));
}

#[test]
fn no_fixture_is_of_a_rule_that_is_gone() {
    let known: BTreeSet<&str> = Code::all().iter().map(|code| code.id()).collect();
    let folders = fs::read_dir(fixtures().join("rules")).unwrap();
    let names = folders.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let unknown: Vec<String> = names.filter(|name| !known.contains(name.as_str())).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn codes_are_stable() {
    let line =
        |code: &Code| format!("{} {:<7} {}", code.id(), code.severity().to_string(), code.title());
    let lines: Vec<String> = Code::all().iter().map(line).collect();
    insta::assert_snapshot!("codes", lines.join("\n"));
}

#[test]
fn codes_are_unique_in_order_and_explained() {
    let ids: Vec<&str> = Code::all().iter().map(|code| code.id()).collect();
    assert!(ids.is_sorted() && ids.iter().collect::<BTreeSet<_>>().len() == ids.len());
    for code in Code::all() {
        let explained = code.explanation();
        assert!(explained.len() > code.title().len() && explained.ends_with('.'), "{code}");
        assert!(matches!(code.severity(), Severity::Error | Severity::Warning));
    }
}
