//! Searches everything with a question in natural words, with any condition of the text form beside it.
//!
//! `cargo run --release --example search -- [QUESTION] [--json]`, such as `'农村的黑臭水体怎么治理？ 类型:任务'`

use zhengce::search::Snippet;
use zhengce::{Error, Filter, Library};

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

    if !json {
        if let Some(corrected) = found.corrected() {
            println!("按“{corrected}”查找");
        }
        println!("“{question}” 前 {} 条：", found.hits().len());
    }
    for hit in &found {
        let plan = hit.plan().map(|plan| plan.title.as_str());
        let snippet = hit.snippet();
        if json {
            let highlights = snippet.iter().flat_map(Snippet::highlights);
            let line = serde_json::json!({
                "kind": hit.kind().key(),
                "title": hit.any().title(),
                "plan": plan,
                "score": hit.score(),
                "highlights": highlights.map(|span| [span.start, span.end]).collect::<Vec<_>>(),
                "why": hit.reasons(),
            });
            println!("{line}");
            continue;
        }
        println!("\n{} {}", hit.kind(), hit.any().title());
        if let Some(plan) = plan {
            println!("    《{plan}》");
        }
        match snippet {
            Some(snippet) => println!("    {}", snippet.marked("【", "】").replace('\n', " ")),
            None => println!("    {}", hit.reasons().join("；")),
        }
    }
    Ok(())
}
