//! Makes an index of a corpus folder, or brings one in step with it.
//!
//! `cargo run --release --features search --example index -- [DIR INDEX] [--rebuild | --verify] [--json]`

#[macro_use]
#[path = "printing/mod.rs"]
mod printing;

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use zhengce::{Error, ErrorKind, Indexer, Library, Progress, Written};

fn main() -> Result<(), Error> {
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    let given = |flag: &str| args.iter().any(|arg| arg == flag);
    let (json, rebuild, verify) = (given("--json"), given("--rebuild"), given("--verify"));
    args.retain(|arg| !arg.starts_with("--"));
    let corpus = args.first().map_or("corpus", String::as_str);
    let index =
        args.get(1).map_or_else(|| std::env::temp_dir().join("zhengce-index"), PathBuf::from);

    let begun = Instant::now();
    if verify {
        Library::verify_index(&index)?;
        println!("{}：完好", index.display());
        return Ok(());
    }
    let written = run(corpus, &index, rebuild)?;
    let seconds = begun.elapsed().as_secs_f64();
    let size = size_of(&index);
    let Written { added, changed, removed, followed, bytes, counts, .. } = written;
    if json {
        let line = serde_json::json!({
            "added": added, "changed": changed, "removed": removed, "followed": followed,
            "plans": counts.plans, "tasks": counts.tasks, "bodies": counts.bodies,
            "documents": counts.documents, "bytes": bytes, "seconds": seconds, "index_bytes": size,
        });
        println!("{line}");
        return Ok(());
    }
    println!("文件：新增 {added}，改动 {changed}，删除 {removed}，随之重写 {followed}");
    println!(
        "现有：方案 {}，任务 {}，机构 {}，文件 {}",
        counts.plans, counts.tasks, counts.bodies, counts.documents
    );
    println!("读入 {bytes} 字节，用时 {seconds:.2} 秒，索引 {size} 字节：{}", index.display());
    Ok(())
}

/// Brings an index in step, or makes it where there is none.
fn run(corpus: &str, index: &Path, rebuild: bool) -> Result<Written, Error> {
    let indexer = || Indexer::new().progress(show);
    if rebuild {
        return indexer().build(corpus, index);
    }
    match indexer().update(corpus, index) {
        Err(error) if error.kind() == ErrorKind::NotFound => indexer().build(corpus, index),
        written => written,
    }
}

fn show(progress: Progress<'_>) {
    if std::io::stderr().is_terminal() {
        eprint!("\r{}/{} {}\u{1b}[K", progress.done, progress.total, progress.file);
        let _ = std::io::stderr().flush();
    }
}

fn size_of(folder: &Path) -> u64 {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    files.filter_map(|file| Some(file.metadata().ok()?.len())).sum()
}
