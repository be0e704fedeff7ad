//! Measures the check of a made corpus of many plan files, beside the bare reading of the same files.
//!
//! `cargo run --release --example measure_check -- [TASKS] [--json]`; 221000 tasks are about 10000 plans.
//!
//! The corpus is made in a temporary folder (`TMPDIR`), each step runs in a process of its own.

#[macro_use]
#[path = "printing/mod.rs"]
mod printing;
#[path = "maker/mod.rs"]
mod maker;
#[path = "steps/mod.rs"]
mod steps;

use std::path::Path;
use std::time::Instant;

use serde_json::{Value, json};
use steps::memory;
use zhengce::{Plan, Severity, check, yaml};

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--json").collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args.as_slice() {
        ["read", corpus] => read(Path::new(corpus)),
        ["check", corpus] => checked(Path::new(corpus), None),
        ["again", corpus, kept] => checked(Path::new(corpus), Some(Path::new(kept))),
        sizes => measure(sizes.first().map_or(Ok(1_000), |size| steps::tasks(size))?),
    }
}

fn measure(tasks: usize) -> Result<(), Failure> {
    let root = std::env::temp_dir().join(format!("zhengce-measure-{tasks}"));
    let (corpus, kept) = (root.join("corpus"), root.join("sound"));
    if !corpus.exists() {
        maker::make(&corpus, tasks, 1)?;
    }
    let _ = std::fs::remove_file(&kept);
    let (corpus, kept) = (corpus.to_string_lossy(), kept.to_string_lossy());
    let steps: [&[&str]; 4] = [
        &["read", &corpus],
        &["check", &corpus],
        &["again", &corpus, &kept],
        &["again", &corpus, &kept],
    ];
    steps::run(tasks, &steps)
}

/// Reads every plan file to its typed value, one after the other, and keeps none.
fn read(corpus: &Path) -> Result<(), Failure> {
    let begun = Instant::now();
    let (mut files, mut bytes) = (0, 0);
    for entry in std::fs::read_dir(corpus.join("plans"))? {
        let text = std::fs::read_to_string(entry?.path())?;
        bytes += text.len();
        files += 1;
        let plan: Plan = yaml::from_str("plan", &text)?;
        std::hint::black_box(plan);
    }
    let seconds = begun.elapsed().as_secs_f64();
    print(
        &json!({ "plans": files, "bytes": bytes, "seconds": seconds, "peak_mb": memory("VmHWM") }),
    );
    Ok(())
}

fn checked(corpus: &Path, kept: Option<&Path>) -> Result<(), Failure> {
    let begun = Instant::now();
    let (findings, passed_over) = match kept {
        None => (check::folder(corpus)?, 0),
        Some(kept) => {
            let checked = check::changed(corpus, kept)?;
            (checked.findings, checked.passed_over)
        }
    };
    let seconds = begun.elapsed().as_secs_f64();
    let (errors, warnings) = (findings.count(Severity::Error), findings.count(Severity::Warning));
    if errors + warnings > 0 {
        return Err(format!("a made corpus must pass the check: {:?}", findings.codes()).into());
    }
    print(&json!({ "seconds": seconds, "passed_over": passed_over, "peak_mb": memory("VmHWM") }));
    Ok(())
}

fn print(value: &Value) {
    println!("{value}");
}
