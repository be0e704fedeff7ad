//! Which goals, targets and tasks fall due before a date?
//!
//! `cargo run --release --example due_before -- [DATE] [--json]`, such as `2022` or `2021-06`

#[macro_use]
#[path = "printing/mod.rs"]
mod printing;

use zhengce::{DateRange, Error, Item, Library, PartialDate};

fn main() -> Result<(), Error> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let json = args.iter().any(|arg| arg == "--json");
    let date = args.iter().find(|arg| *arg != "--json").map_or("2022", String::as_str);
    let before = DateRange::before(&date.parse::<PartialDate>()?);

    let library = Library::bundled()?;
    let answer = library.items().due(before).run()?;

    if !json {
        println!("{date} 之前到期（日期可能所指的每一天都在此前）：");
    }
    for hit in &answer {
        let (due, what) = match hit.any() {
            Item::Goal(goal) => (goal.due.as_ref(), goal.title.clone()),
            Item::Target(target) => (target.due.as_ref(), target.to_string()),
            Item::Task(task) => (task.due.as_ref(), task.title.clone()),
            _ => continue,
        };
        // A goal or task may be here for the sake of its targets, which have lines of their own.
        let Some(due) = due else { continue };
        let plan = hit.plan().map_or("", |plan| &plan.title);
        if json {
            let kind = hit.kind().key();
            println!(
                "{}",
                serde_json::json!({ "due": due, "kind": kind, "what": what, "plan": plan })
            );
        } else {
            println!("{:<8} {} {what}  《{plan}》", due.to_string(), hit.kind());
        }
    }
    Ok(())
}
