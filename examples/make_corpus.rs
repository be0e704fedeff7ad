//! Makes a corpus of any size that is like the shipped one, the same for the same seed.
//!
//! `cargo run --release --example make_corpus -- FOLDER [TASKS] [SEED] [--json]`

#[macro_use]
#[path = "printing/mod.rs"]
mod printing;
#[path = "maker/mod.rs"]
mod maker;

use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    let json = args.iter().any(|arg| arg == "--json");
    args.retain(|arg| arg != "--json");
    let temporary = std::env::temp_dir().join("zhengce-made-corpus");
    let folder = args.first().map_or(temporary, PathBuf::from);
    let number = |at: usize, name: &str, without: u64| match args.get(at) {
        Some(given) => {
            given.parse().map_err(|_| format!("{name} is a whole number, not `{given}`"))
        }
        None => Ok(without),
    };
    let tasks = usize::try_from(number(1, "TASKS", 1_000)?)?;
    let seed = number(2, "SEED", 1)?;

    let made = maker::make(&folder, tasks, seed)?;
    let maker::Made { plans, tasks, bodies, bytes } = made;
    if json {
        println!(
            "{}",
            serde_json::json!({ "plans": plans, "tasks": tasks, "bodies": bodies, "bytes": bytes })
        );
    } else {
        println!(
            "{}：{plans} 个方案，{tasks} 项任务，{bodies} 个机构，{bytes} 字节",
            folder.display()
        );
    }
    Ok(())
}
