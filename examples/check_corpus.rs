//! Checks a corpus folder and shows every finding under its source line.
//!
//! `cargo run --release --example check_corpus -- [FOLDER] [--deny warnings] [--json]`
//!
//! Ends with 0 when nothing counts, 1 when something does, 2 when the folder cannot be read.

#[macro_use]
#[path = "printing/mod.rs"]
mod printing;

use std::io::IsTerminal;
use std::process::ExitCode;

use zhengce::{Diagnostic, Severity, check};

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let given = |flag: &str| args.iter().any(|arg| arg == flag);
    let deny_warnings =
        given("--deny=warnings") || args.windows(2).any(|pair| pair == ["--deny", "warnings"]);
    let is_folder = |arg: &&String| !arg.starts_with("--") && *arg != "warnings";
    let folder = args.iter().find(is_folder).map_or("corpus", String::as_str);

    let findings = match check::folder(folder) {
        Ok(findings) => findings,
        Err(error) => {
            eprintln!("error: {error}");
            return ExitCode::from(2);
        }
    };
    let (errors, warnings) = (findings.count(Severity::Error), findings.count(Severity::Warning));
    if given("--json") {
        findings.iter().for_each(print_json);
    } else {
        if !findings.is_empty() {
            println!("{}\n", findings.render(std::io::stdout().is_terminal()));
        }
        println!("{folder}: {errors} errors, {warnings} warnings");
    }
    ExitCode::from(u8::from(errors > 0 || (deny_warnings && warnings > 0)))
}

fn print_json(finding: &Diagnostic) {
    let place = finding.place();
    let line = serde_json::json!({
        "code": finding.code().id(),
        "severity": finding.severity().to_string(),
        "file": place.map(|place| &*place.file),
        "line": place.map(|place| place.start.line),
        "column": place.map(|place| place.start.column),
        "path": finding.path(),
        "message": finding.message(),
        "expected": finding.expectation(),
        "help": finding.advice(),
    });
    println!("{line}");
}
