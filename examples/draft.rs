//! Drafts the plans of a document as YAML, with what a person should look at on the other stream.
//!
//! `cargo run --release --example draft --features draft -- FILE [--labels] [--corpus FOLDER] [--into FOLDER] [--time]`
//!
//! Without flags the plans go to the output as YAML, the report and the findings of the check to the error stream.
//! Without FILE it drafts the interpretation that the crate ships.
//! `--labels` prints the labels form instead. `--into` writes document, text and plans into a corpus folder, never
//! over files that are there; bodies that its registry does not know are printed, to be added by a person.

use std::error::Error;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

use zhengce::draft::{Drafter, Drafts};
use zhengce::text::SourceText;
use zhengce::{Bodies, Corpus, check, yaml};

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
    let drafter = Drafter::new(&corpus);
    if given("--time") {
        return time(&drafter, &source);
    }
    let drafts = drafter.draft(&source)?;
    if given("--labels") || given("--json") {
        println!("{}", serde_json::to_string_pretty(&drafts.labels)?);
        return Ok(());
    }
    match &into {
        Some(folder) => write(folder, &drafts, source.text())?,
        None => print(&drafts)?,
    }
    eprintln!("{}", drafts.report);
    let findings = check::run(&drafts.within(&corpus, source.text())?);
    eprintln!("check: {} findings\n{findings}", findings.len());
    Ok(())
}

/// Drafts the text again and again for two seconds on one thread.
fn time(drafter: &Drafter<'_>, source: &SourceText) -> Result<(), Box<dyn Error>> {
    drafter.draft(source)?;
    let start = Instant::now();
    let mut rounds = 0u32;
    while start.elapsed().as_secs() < 2 {
        drafter.draft(source)?;
        rounds += 1;
    }
    let seconds = start.elapsed().as_secs_f64() / f64::from(rounds);
    let megabytes = f64::from(u32::try_from(source.text().len())?) / 1e6;
    println!(
        "{rounds} rounds of {megabytes:.3} MB: {:.3} ms each, {:.1} MB/s",
        seconds * 1e3,
        megabytes / seconds
    );
    Ok(())
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
