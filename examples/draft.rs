//! Drafts the plans of a document as YAML, with what a person should look at on the other stream.
//!
//! `cargo run --release --example draft --features draft -- FILE [--labels] [--corpus FOLDER] [--into FOLDER] [--time]`
//!
//! Without flags the plans go to the output as YAML, the report and the findings of the check to the error stream.
//! Without FILE it drafts the interpretation that the crate ships.
//! `--labels` prints the labels form instead. `--into` writes document, text and plans into a corpus folder, never
//! over files that are there; bodies that its registry does not know are printed, to be added by a person.
//! `--time` tells how quickly, beside the bare cutting of the same text into words.

#[macro_use]
#[path = "printing/mod.rs"]
mod printing;

use std::error::Error;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

use jieba_rs::Jieba;
use zhengce::draft::{Drafter, Drafts};
use zhengce::text::SourceText;
use zhengce::{Bodies, Corpus, check, draft, yaml};

/// What is drafted when no file is named.
const SHIPPED: &str = "corpus/documents/erdao-2021-interpretation.txt";

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let given = |flag: &str| args.iter().any(|arg| arg == flag);
    let value = |flag: &str| {
        args.windows(2).find(|pair| pair[0] == flag).map(|pair| PathBuf::from(&pair[1]))
    };
    let file = args.first().filter(|file| !file.starts_with("--")).map_or(SHIPPED, String::as_str);
    let into = value("--into");
    let corpus = match value("--corpus").or_else(|| into.clone().filter(|folder| folder.is_dir())) {
        Some(folder) => Corpus::load(folder)?,
        None => Corpus::bundled()?,
    };
    let source = SourceText::open(file)?;
    if given("--time") {
        return time(&corpus, &source);
    }
    if given("--labels") || given("--json") {
        println!("{}", serde_json::to_string_pretty(&draft::labels(&source)?)?);
        return Ok(());
    }
    let drafts = draft::plan(&source, &corpus)?;
    match &into {
        Some(folder) => write(folder, &drafts, source.text())?,
        None => print(&drafts)?,
    }
    eprintln!("{}", drafts.report);
    let findings = check::run(&drafts.within(&corpus, source.text())?);
    eprintln!("check: {} findings\n{findings}", findings.len());
    Ok(())
}

/// Drafts the text again and again on one thread, and then cuts the same text into words by jieba, so that the machine
/// and its load tell in both.
fn time(corpus: &Corpus, source: &SourceText) -> Result<(), Box<dyn Error>> {
    let jieba = Jieba::new();
    let drafter = Drafter::new(corpus);
    drafter.draft(source)?;
    let kept = median(|| drafter.draft(source));
    let anew = median(|| draft::plan(source, corpus));
    let cut = median(|| jieba.cut(source.text(), false));
    let megabytes = f64::from(u32::try_from(source.text().len())?) / 1e6;
    println!("{megabytes:.3} MB of text, each the median of the rounds of a second:");
    for (what, seconds) in [
        ("drafted by a Drafter that is kept", kept),
        ("drafted by draft::plan, which makes one", anew),
        ("cut into words by jieba", cut),
    ] {
        println!("{what:40}{:9.3} ms {:7.1} MB/s", seconds * 1e3, megabytes / seconds);
    }
    println!("drafting takes {:.2} times as long as jieba takes to cut", kept / cut);
    Ok(())
}

/// How many seconds something takes, the median of as many rounds as there are in a second.
fn median<T>(run: impl Fn() -> T) -> f64 {
    let mut rounds = Vec::new();
    let begun = Instant::now();
    while rounds.is_empty() || begun.elapsed().as_secs() < 1 {
        let start = Instant::now();
        std::hint::black_box(run());
        rounds.push(start.elapsed().as_secs_f64());
    }
    rounds.sort_by(f64::total_cmp);
    rounds[rounds.len() / 2]
}

fn print(drafts: &Drafts) -> Result<(), Box<dyn Error>> {
    println!("# documents/{}.yaml\n{}", drafts.document.id, yaml::to_string(&drafts.document)?);
    for plan in &drafts.plans {
        println!("---\n# plans/{}.yaml\n{}", plan.id, yaml::to_string(plan)?);
    }
    proposals(drafts)
}

/// The bodies that would have to be added to bodies.yaml.
fn proposals(drafts: &Drafts) -> Result<(), Box<dyn Error>> {
    if drafts.bodies.is_empty() {
        return Ok(());
    }
    let mut bodies = Bodies::default();
    bodies.bodies.clone_from(&drafts.bodies);
    println!("---\n# to be added to bodies.yaml\n{}", yaml::to_string(&bodies)?);
    Ok(())
}

fn write(folder: &Path, drafts: &Drafts, text: &str) -> Result<(), Box<dyn Error>> {
    let document = &drafts.document.id;
    let mut files = vec![
        (format!("documents/{document}.txt"), text.to_owned()),
        (format!("documents/{document}.yaml"), yaml::to_string(&drafts.document)?),
    ];
    for plan in &drafts.plans {
        files.push((format!("plans/{}.yaml", plan.id), yaml::to_string(plan)?));
    }
    if let Some((name, _)) = files.iter().find(|(name, _)| folder.join(name).exists()) {
        return Err(format!(
            "{} is there already; nothing was written",
            folder.join(name).display()
        )
        .into());
    }
    for (name, content) in files {
        let path = folder.join(&name);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&path)?
            .write_all(content.as_bytes())?;
        println!("{}", path.display());
    }
    proposals(drafts)
}
