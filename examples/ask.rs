//! Asks an index a question in text form.
//!
//! `cargo run --release --features search --example ask -- [INDEX QUESTION] [--json]`,
//! such as `'单位:水务局 角色:牵头 再生水'`. Without an index, one of the shipped corpus is made first.

#[macro_use]
#[path = "printing/mod.rs"]
mod printing;

use std::path::PathBuf;

use zhengce::{Corpus, Error, Facet, Library};

fn main() -> Result<(), Error> {
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    let json = args.iter().any(|arg| arg == "--json");
    args.retain(|arg| arg != "--json");
    let (index, question) = match args.as_slice() {
        [] => (shipped()?, "单位:水务局".to_owned()),
        [index, question @ ..] => (PathBuf::from(index), question.join(" ")),
    };

    let library = Library::open_index(index)?;
    let answer = library.ask(&question)?.limit(10).run()?;
    if !json {
        println!("“{question}” 共 {} 条，前 {} 条：", answer.count(), answer.hits().len());
    }
    for hit in &answer {
        let plan = hit.plan().map(|plan| plan.title.as_str());
        if json {
            let line = serde_json::json!({
                "kind": hit.kind().key(), "title": hit.any().title(), "plan": plan, "why": hit.reasons(),
            });
            println!("{line}");
            continue;
        }
        println!("\n{} {}", hit.kind(), hit.any().title());
        if let Some(plan) = plan {
            println!("    《{plan}》");
        }
        println!("    {}", hit.reasons().join("；"));
    }
    if !json {
        for group in answer.counts_by(Facet::Domain) {
            println!("{} {}", group.label, group.count);
        }
    }
    Ok(())
}

fn shipped() -> Result<PathBuf, Error> {
    let index = std::env::temp_dir().join("zhengce-index-shipped");
    Library::build(&Corpus::bundled()?, &index)?;
    Ok(index)
}
