//! Which files were sound when they were last checked, and with what: those need not be checked again.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::head::Head;
use crate::{Error, ErrorKind};

/// The first words of the file, with the form of it and the version of the rules.
const TITLE: &str = concat!("zhengce-check 1 ", env!("CARGO_PKG_VERSION"));
const ITEM: char = '\u{1f}';

/// A group of files without findings.
#[derive(Clone, Debug)]
pub(super) struct Sound {
    /// Of the files and of everything that they refer to.
    key: String,
    refers: BTreeSet<String>,
    pub(super) head: Option<Head>,
}

/// What was sound before, and what is now.
#[derive(Debug, Default)]
pub(super) struct Memory {
    before: BTreeMap<String, Sound>,
    now: BTreeMap<String, Sound>,
    hashes: BTreeMap<String, String>,
    registry: String,
}

impl Memory {
    /// What was kept in a file. One that cannot be read, or is of other rules or another registry, tells nothing.
    pub(super) fn open(file: &Path, hashes: BTreeMap<String, String>) -> Self {
        let registry = hashes.iter().filter(|(path, _)| !path.contains('/'));
        let registry = hash_of(registry.map(|(path, hash)| format!("{path} {hash}")));
        let text = fs::read_to_string(file).unwrap_or_default();
        let mut lines = text.lines();
        let title = format!("{TITLE} {registry}");
        let known = lines.next().is_some_and(|first| first == title);
        let sound = lines.filter(|_| known).filter_map(read_line);
        Self { before: sound.collect(), now: BTreeMap::new(), hashes, registry }
    }

    /// What is known of a group that is as it was when it was sound.
    pub(super) fn still_sound(&mut self, group: &[String]) -> Option<Sound> {
        let source = group.last()?;
        let sound = self.before.get(source)?.clone();
        if self.key(group, &sound.refers) != sound.key {
            return None;
        }
        self.now.insert(source.clone(), sound.clone());
        Some(sound)
    }

    pub(super) fn keep(&mut self, group: &[String], refers: BTreeSet<String>, head: Option<Head>) {
        let key = self.key(group, &refers);
        if let Some(source) = group.last() {
            self.now.insert(source.clone(), Sound { key, refers, head });
        }
    }

    fn key(&self, group: &[String], refers: &BTreeSet<String>) -> String {
        let hash = |path: &String| {
            let hash = self.hashes.get(path).map_or("absent", String::as_str);
            format!("{path} {hash}")
        };
        hash_of(group.iter().chain(refers).map(hash))
    }

    /// Keeps what is sound now.
    pub(super) fn save(&self, file: &Path) -> Result<(), Error> {
        let mut text = format!("{TITLE} {}\n", self.registry);
        for (source, sound) in &self.now {
            let refers: Vec<&str> = sound.refers.iter().map(String::as_str).collect();
            let _ = write!(text, "{source}\t{}\t{}", sound.key, refers.join(&ITEM.to_string()));
            for field in sound.head.iter().flat_map(Head::fields) {
                let _ = write!(text, "\t{field}");
            }
            text.push('\n');
        }
        let draft = file.with_extension(format!("{}.part", std::process::id()));
        let written = fs::write(&draft, text).and_then(|()| fs::rename(&draft, file));
        written.map_err(|cause| {
            let message = format!("what was checked cannot be kept in {}", file.display());
            Error::new(ErrorKind::Io, message).at(file).because(cause)
        })
    }
}

fn read_line(line: &str) -> Option<(String, Sound)> {
    let fields: Vec<&str> = line.split('\t').collect();
    let (source, key, refers, head) = match fields.as_slice() {
        [source, key, refers] => (source, key, refers, None),
        [source, key, refers, head @ ..] => {
            let head = Head::of_fields(source, <[&str; 5]>::try_from(head).ok()?)?;
            (source, key, refers, Some(head))
        }
        _ => return None,
    };
    let refers = refers.split(ITEM).filter(|path| !path.is_empty()).map(str::to_owned);
    Some(((*source).to_owned(), Sound { key: (*key).to_owned(), refers: refers.collect(), head }))
}

fn hash_of(lines: impl Iterator<Item = String>) -> String {
    let mut hasher = blake3::Hasher::new();
    for line in lines {
        hasher.update(line.as_bytes());
        hasher.update(b"\n");
    }
    hasher.finalize().to_hex().to_string()
}
