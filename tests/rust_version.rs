//! The compiler that `Cargo.toml` promises is enough for every crate that is locked.
//!
//! `cargo test --test rust_version -- --ignored`: it wants the manifests of all of them, other platforms' too.

use std::process::Command;

use serde_json::Value;

type Version = [u32; 3];

fn version(text: &str) -> Version {
    let mut numbers = text.split('.').map(|part| part.parse().unwrap());
    std::array::from_fn(|_| numbers.next().unwrap_or(0))
}

fn promised(package: &Value) -> Option<Version> {
    package["rust_version"].as_str().map(version)
}

#[test]
#[ignore = "downloads the crates of every platform"]
fn no_locked_crate_asks_for_a_newer_compiler() {
    let cargo = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--all-features"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(cargo.status.success(), "{}", String::from_utf8_lossy(&cargo.stderr));
    let metadata: Value = serde_json::from_slice(&cargo.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let own = packages.iter().find(|package| package["name"] == env!("CARGO_PKG_NAME")).unwrap();
    let above = packages.iter().filter(|package| promised(package) > promised(own));
    let above: Vec<String> = above
        .map(|p| format!("{} {} needs {}", p["name"], p["version"], p["rust_version"]))
        .collect();
    assert!(promised(own).is_some() && packages.len() > 10);
    assert!(above.is_empty(), "{}", above.join("\n"));
}
