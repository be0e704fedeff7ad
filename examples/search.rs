//! Searches everything with a question in natural words, with any condition of the text form beside it.
//!
//! `cargo run --release --example search -- [QUESTION] [--json]`, such as `'农村的黑臭水体怎么治理？ 类型:任务'`

#[macro_use]
#[path = "printing/mod.rs"]
mod printing;

use zhengce::search::Snippet;
use zhengce::{Anything, Error, Filter, Hit, Library};

fn main() -> Result<(), Error> {
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    let json = args.iter().any(|arg| arg == "--json");
    args.retain(|arg| arg != "--json");
    let question = if args.is_empty() { "黑臭水体".to_owned() } else { args.join(" ") };
    let is_condition = |part: &&str| part.contains([':', '：']);
    let (conditions, words): (Vec<&str>, Vec<&str>) =
        question.split_whitespace().partition(is_condition);

    let library = Library::bundled()?;
    let conditions: Filter = conditions.join(" ").parse()?;
    let found = library.search(&words.join(" ")).filter(conditions).limit(10).run()?;

    if json {
        found.iter().for_each(|hit| println!("{}", line(hit)));
        return Ok(());
    }
    if let Some(corrected) = found.corrected() {
        println!("按“{corrected}”查找");
    }
    println!("“{question}” 前 {} 条：", found.hits().len());
    for group in found.groups() {
        match group.plan() {
            Some(plan) => println!("\n《{}》", plan.title),
            None => println!(),
        }
        for hit in group.hits() {
            println!("  {} {}（{}）", hit.kind(), hit.any().title(), hit.reasons().join("，"));
            if let Some(snippet) = hit.snippet() {
                println!("    {}", snippet.marked("【", "】").replace('\n', " "));
            }
        }
    }
    Ok(())
}

fn line(hit: &Hit<'_, Anything>) -> serde_json::Value {
    let snippet = hit.snippet();
    let highlights = snippet.iter().flat_map(Snippet::highlights);
    serde_json::json!({
        "kind": hit.kind().key(),
        "title": hit.any().title(),
        "plan": hit.plan().map(|plan| &plan.title),
        "score": hit.score(),
        "snippet": snippet.as_ref().map(Snippet::text),
        "highlights": highlights.map(|span| [span.start, span.end]).collect::<Vec<_>>(),
        "why": hit.reasons(),
    })
}
