//! Drafts every document of a folder of labelled documents and writes what was drafted as labels.
//!
//! `cargo run --release --example evaluate_draft --features draft -- FOLDER OUT [--time]`
//!
//! FOLDER holds `<id>/source.html` or `<id>/source.txt`. OUT gets `<id>.json` from the page where there is one, else
//! from the text, and `text/<id>.json` from the text alone. Without FOLDER it says so and ends with 0.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use zhengce::text::SourceText;
use zhengce::{Corpus, draft};

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [folder, out, ..] = args.as_slice() else {
        println!("usage: evaluate_draft FOLDER OUT [--time]");
        return Ok(());
    };
    if !folder.is_dir() {
        println!("{} is not there: nothing to evaluate", folder.display());
        return Ok(());
    }
    fs::create_dir_all(out.join("text"))?;
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_, std::io::Error>>()?;
    entries.sort();
    for entry in entries.iter().filter(|entry| entry.is_dir()) {
        let id =
            entry.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let text = entry.join("source.txt");
        if text.is_file() {
            write(&id, &text, &out.join("text").join(format!("{id}.json")))?;
            write(&id, &text, &out.join(format!("{id}.json")))?;
        }
    }
    Ok(())
}

fn write(id: &str, from: &Path, to: &Path) -> Result<(), Box<dyn Error>> {
    let source = SourceText::new(id, fs::read_to_string(from)?);
    let labels = draft::plan(&source, &Corpus::bundled()?)?.labels;
    fs::write(to, serde_json::to_string_pretty(&labels)?)?;
    Ok(())
}
