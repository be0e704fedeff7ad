//! Measures search on judged questions, beside what the bare engine does with words and with pairs of characters.
//!
//! `cargo run --release --example evaluate_search -- FOLDER [--json] [--halves] [--fast]`
//!
//! The folder holds `docs.jsonl` (id, text, optional title), `queries.jsonl` (id, text) and `qrels.tsv`
//! (question, document, grade; relevant from 1). `--halves` adds the figures of two fixed random halves of
//! the questions, `--fast` those of the quicker ranking.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "figures to be read"
)]

#[macro_use]
#[path = "../printing/mod.rs"]
mod printing;
mod bare;
mod judged;
mod measure;

use std::error::Error;
use std::path::PathBuf;
use std::time::Instant;

use zhengce::search::Ranking;
use zhengce::{Corpus, Document, DocumentKind, Library, TextKind};

use bare::{Bare, Tokens};
use judged::Judged;
use measure::{Figures, Found};

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let given = |flag: &str| args.iter().any(|arg| arg == flag);
    let folder = args.iter().find(|arg| !arg.starts_with("--"));
    let Some(folder) = folder.map(PathBuf::from).filter(|folder| folder.is_dir()) else {
        eprintln!(
            "give a folder with docs.jsonl, queries.jsonl and qrels.tsv; nothing was measured"
        );
        return Ok(());
    };
    let judged = Judged::read(&folder)?;
    let mut runs = vec![
        with_library(&judged, "zhengce", Ranking::Best)?,
        with_engine(&judged, "jieba", Tokens::Words)?,
        with_engine(&judged, "bigrams", Tokens::Pairs)?,
    ];
    if given("--fast") {
        runs.push(with_library(&judged, "fast", Ranking::Fast)?);
    }
    if !given("--json") {
        let (documents, questions) = (judged.documents.len(), judged.questions.len());
        println!(
            "{documents} documents, {:.1} MB of text, {questions} questions",
            judged.megabytes()
        );
        println!("{}", Figures::HEAD);
    }
    for run in &runs {
        let figures = run.figures(&judged, |_| true);
        println!("{}", if given("--json") { figures.json().to_string() } else { figures.line() });
        if given("--halves") {
            for half in [0, 1] {
                let figures = run.figures(&judged, |question| judged::half(question) == half);
                println!("  half {half}: ndcg10 {:.4} mrr10 {:.4}", figures.ndcg10, figures.mrr10);
            }
        }
    }
    Ok(())
}

/// The library as a user has it: documents as text, questions as they were asked.
fn with_library(
    judged: &Judged,
    name: &'static str,
    ranking: Ranking,
) -> Result<Found, Box<dyn Error>> {
    let begin = Instant::now();
    let documents = judged.documents.iter().enumerate().map(|(at, document)| {
        let id = format!("document-{at}").parse().expect("an id");
        let mut meta = Document::new(id, document.title.as_str(), DocumentKind::Notice);
        meta.text = TextKind::Verbatim;
        (meta, Some(document.text.clone()))
    });
    let library = Library::of(Corpus::default().with_documents(documents)?)?;
    let bytes = library.index_words()?;
    let mut found = Found::new(name, begin.elapsed(), bytes);
    found.ask(&judged.questions, |question| {
        let findings = library.search(question).ranking(ranking).run()?;
        let places = findings.iter().filter_map(|hit| match hit.any() {
            zhengce::Item::Document(document) => {
                document.id.as_str().strip_prefix("document-")?.parse().ok()
            }
            _ => None,
        });
        Ok(places.collect())
    })?;
    Ok(found)
}

/// The engine alone, with one field.
fn with_engine(
    judged: &Judged,
    name: &'static str,
    tokens: Tokens,
) -> Result<Found, Box<dyn Error>> {
    let begin = Instant::now();
    let bare = Bare::build(&judged.documents, tokens)?;
    let mut found = Found::new(name, begin.elapsed(), bare.bytes()?);
    found.ask(&judged.questions, |question| bare.search(question))?;
    Ok(found)
}
