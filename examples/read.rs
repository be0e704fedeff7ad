//! Reads a document to text, one paragraph a line, and tells where each came from.
//!
//! `cargo run --release --features draft --example read -- [FILE] [--layout] [--json]`
//! `cargo run --release --features draft --example read -- --compare FOLDER`
//!
//! The second form reads `FOLDER/*/source.html` and counts how many of its paragraphs are those of `source.txt`
//! beside it, the text that a person took from the same page.

#[macro_use]
#[path = "printing/mod.rs"]
mod printing;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

use zhengce::Error;
use zhengce::text::{Paragraph, SourceText};

/// What is read when no file is named.
const SHIPPED: &str = "corpus/documents/erdao-2021-interpretation.txt";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let given = |flag: &str| args.iter().any(|arg| arg == flag);
    let path = args.iter().find(|arg| !arg.starts_with("--"));
    if given("--compare") {
        let folder = path.map_or("", String::as_str);
        return compare(Path::new(folder));
    }
    match SourceText::open(path.map_or(SHIPPED, String::as_str)) {
        Ok(source) if given("--json") => print_json(&source),
        Ok(source) if given("--layout") => print_layout(&source),
        Ok(source) => source.text().lines().for_each(|line| println!("{line}")),
        Err(error) => {
            eprintln!("error: {error}");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}

fn paragraphs(source: &SourceText) -> impl Iterator<Item = (&Paragraph, &str)> {
    let all = source.layout().into_iter().flat_map(|layout| &layout.paragraphs);
    all.map(|paragraph| (paragraph, source.slice(paragraph.span).unwrap_or_default()))
}

fn print_layout(source: &SourceText) {
    for field in source.layout().into_iter().flat_map(|layout| &layout.metadata) {
        println!("# {}：{}", field.label, field.value);
    }
    for (paragraph, words) in paragraphs(source) {
        let origin = paragraph.origin;
        let page = origin.page.map(|page| format!("page {page} ")).unwrap_or_default();
        let row = origin.row.map(|(table, row)| format!("table {table} row {row} "));
        let heading = paragraph.heading.map(|level| format!("heading {level} "));
        let (row, heading) = (row.unwrap_or_default(), heading.unwrap_or_default());
        println!("[{page}{row}{heading}paragraph {}] {words}", origin.paragraph);
    }
}

fn print_json(source: &SourceText) {
    for (paragraph, words) in paragraphs(source) {
        let line = serde_json::json!({
            "text": words,
            "page": paragraph.origin.page,
            "row": paragraph.origin.row,
            "paragraph": paragraph.origin.paragraph,
            "heading": paragraph.heading,
            "start": paragraph.span.start,
            "end": paragraph.span.end,
        });
        println!("{line}");
    }
}

fn compare(folder: &Path) -> ExitCode {
    let Ok(entries) = std::fs::read_dir(folder) else {
        println!("there is no folder {}: nothing to compare", folder.display());
        return ExitCode::SUCCESS;
    };
    let mut folders: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    folders.sort();
    let mut sums = (0, 0, 0);
    for folder in folders.iter().filter(|folder| folder.join("source.html").is_file()) {
        match compare_one(folder) {
            Ok(counts) => {
                sums = (sums.0 + counts.0, sums.1 + counts.1, sums.2 + counts.2);
                report(&folder.display().to_string(), counts);
            }
            Err(error) => println!("{}: {error}", folder.display()),
        }
    }
    report("all", sums);
    ExitCode::SUCCESS
}

fn report(name: &str, (equal, read, expected): (usize, usize, usize)) {
    println!("{name}: {read} paragraphs read, {expected} expected, {equal} equal");
}

/// How many paragraphs are in both texts, in the page, in the text; prints those that are in one alone.
fn compare_one(folder: &Path) -> Result<(usize, usize, usize), Error> {
    let (page, text) = (
        SourceText::open(folder.join("source.html"))?,
        SourceText::open(folder.join("source.txt"))?,
    );
    let mut counts: BTreeMap<&str, i32> = BTreeMap::new();
    paragraphs(&page).for_each(|(_, words)| *counts.entry(words).or_default() += 1);
    let read = paragraphs(&page).count();
    let expected = paragraphs(&text).count();
    let mut equal = 0;
    for (_, words) in paragraphs(&text) {
        match counts.get_mut(words).filter(|count| **count > 0) {
            Some(count) => {
                *count -= 1;
                equal += 1;
            }
            None => println!("  only in the text: {words}"),
        }
    }
    counts
        .iter()
        .filter(|(_, count)| **count > 0)
        .for_each(|(words, _)| println!("  only in the page: {words}"));
    Ok((equal, read, expected))
}
