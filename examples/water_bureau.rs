//! Which tasks belong to the water bureau? Or to another body, given as argument.
//!
//! `cargo run --release --example water_bureau -- [BODY] [--json]`

#[macro_use]
#[path = "printing/mod.rs"]
mod printing;

use zhengce::{Error, Hit, Library, Resolution, Standing, Task};

fn main() -> Result<(), Error> {
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    let json = args.iter().any(|arg| arg == "--json");
    args.retain(|arg| arg != "--json");
    let body = args.first().map_or("水务局", String::as_str);

    let library = Library::bundled()?;
    let answer = library.tasks().body(body).including_suggested().run()?;

    if json {
        answer.iter().chain(answer.suggested()).for_each(print_json);
        return Ok(());
    }
    for resolution in answer.resolutions() {
        if let Resolution::Body { asked, found } = resolution {
            let names: Vec<String> =
                found.iter().map(|found| format!("{}（{}）", found.name, found.how)).collect();
            println!("“{asked}”指：{}", names.join("、"));
        }
    }
    println!("\n共 {} 项，另有建议 {} 项", answer.count(), answer.suggested_count());
    print_group("文件明示", answer.iter().filter(|hit| hit.standing() == Standing::Stated));
    print_group(
        "经统一规定或集体名称",
        answer.iter().filter(|hit| hit.standing() == Standing::Derived),
    );
    print_group("建议（文件未写明）", answer.suggested().iter());
    Ok(())
}

fn print_group<'a>(heading: &str, hits: impl Iterator<Item = &'a Hit<'a, Task>>) {
    let mut hits = hits.peekable();
    if hits.peek().is_some() {
        println!("\n【{heading}】");
    }
    for hit in hits {
        let (task, plan) = (hit.item(), hit.plan().map_or("", |plan| &plan.title));
        let mark = task.mark.as_deref().unwrap_or_default();
        println!("{mark} {}  《{plan}》", task.title);
        println!("    {}", hit.reasons().join("；"));
        if let Some(proof) = hit.proof() {
            println!("    依据 {}.txt:{}（{}）", proof.document, proof.start, proof.text);
        }
    }
}

fn print_json(hit: &Hit<'_, Task>) {
    let line = serde_json::json!({
        "plan": hit.plan().map(|plan| &plan.id),
        "task": hit.item().id,
        "title": hit.item().title,
        "standing": format!("{:?}", hit.standing()).to_lowercase(),
        "why": hit.reasons(),
    });
    println!("{line}");
}
