//! A program that depends on this crate by path compiles and answers, with default features and without any.
//!
//! It is built by cargo, offline, with this crate's own lock file, in a target folder that is kept beside this
//! build's, so that only the first run is long.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const PROGRAM: &str = r#"
use zhengce::{Error, Library};

fn main() -> Result<(), Error> {
    let library = Library::bundled()?;
    let answer = library.ask("类型:任务 区域:佳木斯市 单位:水务局 用水")?.run()?;
    for hit in &answer {
        println!("{} {}", hit.any().title(), hit.reasons().join("；"));
    }
    Ok(())
}
"#;

const ANSWER: &str = "控制用水总量 佳木斯市水务局 牵头（明示）";

/// A crate that names this one by its path, and nothing else.
fn dependent(folder: &Path, features: &str) {
    let path = env!("CARGO_MANIFEST_DIR");
    let manifest = format!(
        "[package]\nname = \"dependent\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\nzhengce = {{ path = {path:?}{features} }}\n\n\
         [profile.dev]\ndebug = false\n\n[workspace]\n"
    );
    fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    fs::create_dir_all(folder.join("src")).unwrap();
    fs::write(folder.join("src/main.rs"), PROGRAM).unwrap();
    // The same versions as here, which are on this machine already.
    fs::copy(Path::new(path).join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
}

/// `target/<profile>/deps/this` lies two folders below the target folder's profile.
fn target() -> PathBuf {
    let this = std::env::current_exe().unwrap();
    this.ancestors().nth(3).unwrap().join("dependent")
}

fn answer(features: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    dependent(folder.path(), features);
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["run", "--quiet", "--offline"])
        .current_dir(folder.path())
        .env("CARGO_TARGET_DIR", target())
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "the dependent crate does not build or run:\n{told}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_program_without_default_features_compiles_and_answers() {
    let answer = answer(", default-features = false");
    assert!(answer.starts_with(ANSWER), "{answer}");
}

#[test]
fn a_program_with_default_features_compiles_and_answers() {
    let answer = answer("");
    assert!(answer.starts_with(ANSWER), "{answer}");
}
