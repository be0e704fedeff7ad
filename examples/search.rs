//! Searches everything for words, with any condition of the text form beside them.
//!
//! `cargo run --release --example search -- [QUESTION] [--json]`, such as `'黑臭水体 类型:任务'`

use zhengce::{Error, Library};

fn main() -> Result<(), Error> {
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    let json = args.iter().any(|arg| arg == "--json");
    args.retain(|arg| arg != "--json");
    let question = if args.is_empty() { "黑臭水体".to_owned() } else { args.join(" ") };

    let library = Library::bundled()?;
    let answer = library.ask(&question)?.limit(10).run()?;

    if !json {
        println!("“{question}” 共 {} 条，前 {} 条：", answer.count(), answer.hits().len());
    }
    for hit in &answer {
        let plan = hit.plan().map(|plan| plan.title.as_str());
        if json {
            let line = serde_json::json!({
                "kind": hit.kind().key(),
                "title": hit.any().title(),
                "plan": plan,
                "why": hit.reasons(),
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
    Ok(())
}
