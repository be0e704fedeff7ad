//! Makes a corpus of any size that is like the shipped one, the same for the same seed.
//!
//! `cargo run --release --example make_corpus -- FOLDER [TASKS] [SEED] [--json]`

#[path = "maker/mod.rs"]
mod maker;

use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    let json = args.iter().any(|arg| arg == "--json");
    args.retain(|arg| arg != "--json");
    let temporary = std::env::temp_dir().join("zhengce-made-corpus");
    let folder = args.first().map_or(temporary, PathBuf::from);
    let tasks = args.get(1).map_or(Ok(1_000), |tasks| tasks.parse())?;
    let seed = args.get(2).map_or(Ok(1), |seed| seed.parse())?;

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
