//! Drafts every document of a folder, writes what was drafted as labels, and scores it where labels made by hand are there.
//!
//! `cargo run --release --example evaluate_draft --features draft -- FOLDER OUT [--list]`
//!
//! FOLDER holds `<id>/source.html` or `<id>/source.txt`, and `<id>/gold.json` with labels in the form that
//! `draft FILE --labels` prints. OUT gets `<id>.json` from the page where there is one, else from the text, and
//! `text/<id>.json` from the text alone. `--list` shows every record that was missed or is wrong. Where FOLDER is not
//! there it says so and ends with 0.

#![allow(clippy::cast_precision_loss, reason = "figures to be read")]

#[macro_use]
#[path = "../printing/mod.rs"]
mod printing;
mod labelled;
mod scores;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use zhengce::draft;
use zhengce::text::SourceText;

use labelled::Labelled;
use scores::Scores;

/// What is evaluated, and where it goes.
struct Evaluation {
    out: PathBuf,
    list: bool,
}

fn main() -> Result<(), Box<dyn Error>> {
    let (flags, paths): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|arg| arg.starts_with("--"));
    let [folder, out] = paths.as_slice() else {
        println!("usage: evaluate_draft FOLDER OUT [--list]");
        return Ok(());
    };
    let folder = Path::new(folder);
    if !folder.is_dir() {
        println!("{} is not there: nothing to evaluate", folder.display());
        return Ok(());
    }
    let list = flags.iter().any(|flag| flag == "--list");
    let evaluation = Evaluation { out: out.into(), list };
    evaluation.run(&folders(folder)?)
}

fn folders(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
    let mut folders: Vec<PathBuf> = entries.collect::<Result<_, std::io::Error>>()?;
    folders.retain(|path| path.is_dir());
    folders.sort();
    Ok(folders)
}

impl Evaluation {
    fn run(&self, folders: &[PathBuf]) -> Result<(), Box<dyn Error>> {
        fs::create_dir_all(self.out.join("text"))?;
        println!("{}", Scores::heading());
        let (mut all, mut alone) = (Scores::default(), Scores::default());
        let mut count = 0;
        for folder in folders {
            let id = folder.file_name().unwrap_or_default().to_string_lossy();
            let (page, text) = (folder.join("source.html"), folder.join("source.txt"));
            let gold = folder.join("gold.json");
            let first = if page.is_file() { &page } else { &text };
            if !first.is_file() {
                continue;
            }
            let to = self.out.join(format!("{id}.json"));
            all.add(self.draft(&id, (first, &to), &gold)?);
            if text.is_file() {
                let to = self.out.join("text").join(format!("{id}.json"));
                alone.add(self.draft(&format!("{id} (text)"), (&text, &to), &gold)?);
            }
            count += 1;
        }
        if !all.is_empty() {
            println!("{:34}{all}\n{:34}{alone}", "all", "all (text)");
        }
        println!("{count} documents drafted into {}", self.out.display());
        Ok(())
    }

    /// Drafts one document, and scores it by its labels.
    fn draft(
        &self,
        name: &str,
        (from, to): (&Path, &Path),
        gold: &Path,
    ) -> Result<Scores, Box<dyn Error>> {
        let mut labels = draft::labels(&SourceText::open(from)?)?;
        labels.id = to.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let drafted = serde_json::to_string_pretty(&labels)?;
        fs::write(to, &drafted)?;
        if !gold.is_file() {
            println!("{name:34}   no labels");
            return Ok(Scores::default());
        }
        let labelled: Labelled = serde_json::from_slice(&fs::read(gold)?)?;
        let scores = Scores::of(&labelled, &serde_json::from_str(&drafted)?);
        println!("{name:34}{scores}");
        scores.faults().filter(|_| self.list).for_each(|fault| println!("{fault}"));
        Ok(scores)
    }
}
