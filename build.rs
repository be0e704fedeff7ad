//! Lists the files of `corpus/`, so that the crate can carry them inside itself, and makes the dictionary of
//! Chinese words ready to be looked into.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    if env::var_os("CARGO_FEATURE_SEARCH").is_some() {
        dictionary()?;
    }
    bundle()
}

/// Writes the words end to end, where each ends and how often each is seen as numbers of four bytes, and their sum.
fn dictionary() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let path = root.join("src/search/words/jieba.txt");
    println!("cargo::rerun-if-changed={}", path.display());
    let file = fs::read_to_string(path)?;
    let (mut words, mut total) = (String::new(), 0_u64);
    let (mut ends, mut counts) = (Vec::new(), Vec::new());
    let mut last = "";
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        let entry =
            line.split_once(' ').and_then(|(word, count)| Some((word, count.parse::<u32>().ok()?)));
        let Some((word, count)) = entry.filter(|(word, _)| *word > last) else {
            return Err(io::Error::other(format!("no word and count in order: {line}")));
        };
        words.push_str(word);
        ends.extend(u32::try_from(words.len()).map_err(io::Error::other)?.to_le_bytes());
        counts.extend(count.to_le_bytes());
        total += u64::from(count);
        last = word;
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("words.txt"), words)?;
    fs::write(out.join("word_ends"), ends)?;
    fs::write(out.join("word_counts"), counts)?;
    fs::write(out.join("word_total"), total.to_le_bytes())
}

fn bundle() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("corpus");
    let mut files = Vec::new();
    for folder in ["", "documents", "plans"] {
        let path = root.join(folder);
        println!("cargo::rerun-if-changed={}", path.display());
        collect(&path, folder, &mut files)?;
    }
    files.sort();
    let mut table = String::from("&[\n");
    for (name, path) in files {
        println!("cargo::rerun-if-changed={}", path.display());
        let _ = writeln!(table, "    ({name:?}, include_str!({:?})),", path.display().to_string());
    }
    table.push_str("]\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("bundled.rs"), table)
}

fn collect(folder: &Path, name: &str, files: &mut Vec<(String, PathBuf)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let file = path.file_name().and_then(|file| file.to_str()).unwrap_or_default();
        let known = path.extension().is_some_and(|end| end == "yaml" || end == "txt");
        if path.is_file() && known {
            files.push((format!("{name}{}{file}", if name.is_empty() { "" } else { "/" }), path));
        }
    }
    Ok(())
}
