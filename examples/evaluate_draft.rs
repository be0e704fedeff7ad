//! Drafts every document of a folder of labelled documents and writes what was drafted as labels.
//!
//! `cargo run --release --example evaluate_draft --features draft -- FOLDER OUT`
//!
//! FOLDER holds `<id>/source.html` or `<id>/source.txt`. OUT gets `<id>.json` from the page where there is one, else
//! from the text, and `text/<id>.json` from the text alone. Where FOLDER is not there it says so and ends with 0.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use zhengce::Corpus;
use zhengce::draft::Drafter;
use zhengce::text::SourceText;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [folder, out, ..] = args.as_slice() else {
        println!("usage: evaluate_draft FOLDER OUT");
        return Ok(());
    };
    if !folder.is_dir() {
        println!("{} is not there: nothing to evaluate", folder.display());
        return Ok(());
    }
    let corpus = Corpus::bundled()?;
    let drafter = Drafter::new(&corpus);
    fs::create_dir_all(out.join("text"))?;
    let mut count = 0;
    for folder in folders(folder)? {
        let id = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (page, text) = (folder.join("source.html"), folder.join("source.txt"));
        let first = if page.is_file() { &page } else { &text };
        if !first.is_file() {
            continue;
        }
        write(&drafter, &id, first, &out.join(format!("{id}.json")))?;
        if text.is_file() {
            write(&drafter, &id, &text, &out.join("text").join(format!("{id}.json")))?;
        }
        count += 1;
    }
    println!("{count} documents drafted into {}", out.display());
    Ok(())
}

fn folders(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
    let mut folders: Vec<PathBuf> = entries.collect::<Result<_, std::io::Error>>()?;
    folders.retain(|path| path.is_dir());
    folders.sort();
    Ok(folders)
}

fn write(drafter: &Drafter<'_>, id: &str, from: &Path, to: &Path) -> Result<(), Box<dyn Error>> {
    let mut labels = drafter.draft(&SourceText::open(from)?)?.labels;
    id.clone_into(&mut labels.id);
    fs::write(to, serde_json::to_string_pretty(&labels)?)?;
    Ok(())
}
