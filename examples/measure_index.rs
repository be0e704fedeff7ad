//! Measures indexes of made corpora: what building and asking them takes, beside the engine's own term query.
//!
//! `cargo run --release --features search --example measure_index -- [TASKS]... [--json] [--cold]`
//!
//! Corpora and indexes are made in a temporary folder (`TMPDIR`), each step in a process of its own. With
//! `--cold` each index is also opened with the caches of the system dropped, which needs the rights of root.

#[macro_use]
#[path = "printing/mod.rs"]
mod printing;
#[path = "maker/mod.rs"]
mod maker;
#[path = "steps/mod.rs"]
mod steps;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tantivy::collector::TopDocs;
use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, Occur, PhraseQuery, Query, TermQuery,
};
use tantivy::schema::{IndexRecordOption, Value as _};
use tantivy::{Order, TantivyDocument, Term};
use zhengce::{Body, Facet, Indexer, Library, Role};

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["build", corpus, index] => build(Path::new(corpus), Path::new(index)),
        ["ask", index] => ask(Path::new(index)),
        ["cold", index] => cold(Path::new(index)),
        ["update", corpus, index] => update(Path::new(corpus), Path::new(index)),
        sizes => {
            let sizes = if sizes.is_empty() { &["1000"][..] } else { sizes };
            sizes.iter().try_for_each(|size| measure(steps::tasks(size)?))?;
            // Last, as what is built is read from the caches too.
            let cold = std::env::args().any(|arg| arg == "--cold");
            let mut cold = sizes.iter().filter(|_| cold);
            cold.try_for_each(|size| measure_cold(steps::tasks(size)?))
        }
    }
}

fn measure(tasks: usize) -> Result<(), Failure> {
    let root = root(tasks);
    let (corpus, index) = (root.join("corpus"), root.join("index"));
    if !corpus.exists() {
        maker::make(&corpus, tasks, 1)?;
    }
    let _ = std::fs::remove_dir_all(&index);
    let (corpus, index) = (text(&corpus), text(&index));
    let (build, update) = (["build", corpus, index], ["update", corpus, index]);
    steps::run(tasks, &[&build, &update, &["ask", index]])
}

/// Without the rights of root, who alone can drop the caches, nothing is measured, which the figures say.
fn measure_cold(tasks: usize) -> Result<(), Failure> {
    if let Err(refused) = std::fs::write("/proc/sys/vm/drop_caches", "3") {
        return print(&json!({ "cold_open_ms": null, "caches_not_dropped": refused.to_string() }));
    }
    let index = root(tasks).join("index");
    steps::run(tasks, &[&["cold", text(&index)]])
}

fn root(tasks: usize) -> PathBuf {
    std::env::temp_dir().join(format!("zhengce-measure-{tasks}"))
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap_or_default()
}

fn build(corpus: &Path, index: &Path) -> Result<(), Failure> {
    let begun = Instant::now();
    let written = Indexer::new().build(corpus, index)?;
    let seconds = begun.elapsed().as_secs_f64();
    let size: u64 = std::fs::read_dir(index)?
        .flatten()
        .filter_map(|file| Some(file.metadata().ok()?.len()))
        .sum();
    print(&json!({
        "seconds": round(seconds),
        "corpus_bytes": written.bytes,
        "mb_per_s": round(megabytes(written.bytes) / seconds),
        "tasks": written.counts.tasks,
        "index_bytes": size,
        "index_bytes_per_task": size / u64::try_from(written.counts.tasks.max(1))?,
        "memory": memory(),
    }))
}

/// Brings an index in step with its corpus, which did not change.
fn update(corpus: &Path, index: &Path) -> Result<(), Failure> {
    let begun = Instant::now();
    let written = Indexer::new().update(corpus, index)?;
    let seconds = begun.elapsed().as_secs_f64();
    let changed = written.added + written.changed + written.removed;
    print(&json!({ "seconds": round(seconds), "changed": changed, "memory": memory() }))
}

/// Opens an index of which nothing lies in memory.
fn cold(index: &Path) -> Result<(), Failure> {
    let begun = Instant::now();
    let library = Library::open_index(index)?;
    let opened = begun.elapsed();
    let begun = Instant::now();
    library.tasks().body("水务局").limit(10).run()?;
    let first = begun.elapsed();
    print(&json!({ "cold_open_ms": millis(opened), "first_question_ms": millis(first) }))
}

#[allow(clippy::cast_precision_loss, reason = "a figure to read")]
fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

fn ask(index: &Path) -> Result<(), Failure> {
    let begun = Instant::now();
    let library = Library::open_index(index)?;
    let opened = begun.elapsed();
    let begun = Instant::now();
    library.tasks().limit(10).run()?;
    let first = begun.elapsed();
    let begun = Instant::now();
    let bodies = library.bodies().run()?;
    let departments: Vec<Body> = bodies
        .iter()
        .map(|hit| hit.item().clone())
        .filter(|body| !body.functions.is_empty())
        .collect();
    let all_bodies = begun.elapsed();
    let name = |at: usize| departments[at * 7919 % departments.len()].name.clone();

    let by_body = times(|at| {
        let answer = library.tasks().body(name(at)).limit(10).run()?;
        Ok(answer.hits().iter().map(|hit| hit.item().title.len()).sum())
    })?;
    let bare = bare(index)?;
    let narrow = times(|at| {
        let due = "2018..2023".parse()?;
        let question = library.tasks().body(name(at)).role(Role::Lead);
        let answer = question.domain(zhengce::Domain::Water).due(due).limit(10).run()?;
        Ok(answer.hits().len())
    })?;
    let general = times(|_| Ok(library.tasks().body("水务局").limit(10).run()?.hits().len()))?;
    let counted = times(|at| Ok(library.tasks().body(name(at)).limit(10).run()?.count()))?;
    let begun = Instant::now();
    let groups = library.tasks().limit(0).run()?.counts_by(Facet::Body).len();
    let facets = begun.elapsed();
    library.tasks().matching("水").limit(1).run()?;
    let full_text = times(|at| {
        let answer = library.tasks().matching(WORDS[at % WORDS.len()]).limit(10).run()?;
        Ok(answer.hits().len())
    })?;
    let bare_text = bare_text(index)?;
    let searched =
        times(|at| Ok(library.search(WORDS[at % WORDS.len()]).limit(10).run()?.hits().len()))?;
    print(&json!({
        "open_ms": millis(opened),
        "first_question_ms": millis(first),
        "all_bodies_ms": millis(all_bodies),
        "by_body": by_body,
        "bare_term_query": bare,
        "body_role_domain_due": narrow,
        "by_general_name": general,
        "by_body_with_count": counted,
        "counts_by_body_of_all_ms": millis(facets),
        "bodies": groups,
        "full_text": full_text,
        "bare_full_text": bare_text,
        "search": searched,
        "memory": memory(),
    }))
}

/// What is looked for in the text of tasks.
const WORDS: [&str; 6] = ["黑臭水体", "再生水", "扬尘", "饮用水源", "工业企业污染", "土壤"];

/// The engine's own best ten of the same clauses: tasks that hold the words as they stand, scored by each pair
/// of characters in the text and the title; their entries read.
fn bare_text(folder: &Path) -> Result<Value, Failure> {
    let index = tantivy::Index::open_in_dir(folder)?;
    let searcher = index.reader()?.searcher();
    let field = |name| index.schema().get_field(name);
    let (pairs, title) = (field("text_pairs")?, field("title_pairs")?);
    let (tag, stored) = (field("tag")?, field("stored")?);
    let query = |words: &str| {
        let characters: Vec<char> = words.chars().collect();
        let terms: Vec<String> = characters.windows(2).map(|pair| pair.iter().collect()).collect();
        let term = |field, text: &String| Term::from_field_text(field, text);
        let task = Term::from_field_u64(tag, 1 << 56 | 3);
        let is_task: Box<dyn Query> = Box::new(TermQuery::new(task, IndexRecordOption::Basic));
        let stand: Box<dyn Query> = match terms.as_slice() {
            [one] => Box::new(TermQuery::new(term(pairs, one), IndexRecordOption::Basic)),
            _ => Box::new(PhraseQuery::new(terms.iter().map(|text| term(pairs, text)).collect())),
        };
        let wanted = BooleanQuery::intersection(vec![is_task, stand]);
        let wanted: Box<dyn Query> = Box::new(ConstScoreQuery::new(Box::new(wanted), 0.0));
        let mut clauses = vec![(Occur::Must, wanted)];
        for text in &terms {
            for (field, weight) in [(pairs, 1.0), (title, 0.5)] {
                let sign = TermQuery::new(term(field, text), IndexRecordOption::WithFreqs);
                clauses.push((Occur::Should, Box::new(BoostQuery::new(Box::new(sign), weight))));
            }
        }
        BooleanQuery::new(clauses)
    };
    times(|at| {
        let best = TopDocs::with_limit(10).order_by_score();
        let found = searcher.search(&query(WORDS[at % WORDS.len()]), &best).unwrap_or_default();
        let read = found.iter().filter_map(|(_, address)| {
            let entry: TantivyDocument = searcher.doc(*address).ok()?;
            entry.get_first(stored)?.as_bytes().map(<[u8]>::len)
        });
        Ok(read.sum())
    })
}

/// The median and the 99th percentile of a question that is asked many times, in milliseconds.
fn times(mut ask: impl FnMut(usize) -> Result<usize, zhengce::Error>) -> Result<Value, Failure> {
    let mut times = Vec::new();
    for at in 0..200 {
        let begun = Instant::now();
        std::hint::black_box(ask(at)?);
        times.push(begun.elapsed());
    }
    times.sort();
    Ok(json!({ "p50_ms": millis(times[100]), "p99_ms": millis(times[197]) }))
}

/// The engine's own term query of the same shape: one term, the first ten in order, their entries read.
fn bare(folder: &Path) -> Result<Value, Failure> {
    let index = tantivy::Index::open_in_dir(folder)?;
    let searcher = index.reader()?.searcher();
    let (tag, stored) = (index.schema().get_field("tag")?, index.schema().get_field("stored")?);
    // Terms that are about as frequent as those of one body.
    let mut terms = Vec::new();
    for segment in searcher.segment_readers() {
        let inverted = segment.inverted_index(tag)?;
        let mut stream = inverted.terms().stream()?;
        while stream.advance() {
            let value = u64::from_be_bytes(stream.key().try_into()?);
            // A duty of one body in any role, stated.
            if value >> 56 == 6 && value.trailing_zeros() >= 16 && value & 0xff_ffff_0000 != 0 {
                terms.push(value);
            }
        }
    }
    terms.sort_unstable();
    terms.dedup();
    times(|at| {
        let term = Term::from_field_u64(tag, terms[at * 7919 % terms.len()]);
        let query = TermQuery::new(term, IndexRecordOption::Basic);
        let collector = TopDocs::with_limit(10).order_by_fast_field::<u64>("order", Order::Asc);
        let found = searcher.search(&query, &collector).unwrap_or_default();
        let read = found.iter().filter_map(|(_, address)| {
            let entry: TantivyDocument = searcher.doc(*address).ok()?;
            entry.get_first(stored)?.as_bytes().map(<[u8]>::len)
        });
        Ok(read.sum())
    })
}

/// The most memory that this process has held, in MB: of its own, and with the files that it has mapped.
fn memory() -> Value {
    let of = steps::memory;
    json!({ "peak_mb": of("VmHWM"), "own_now_mb": of("RssAnon"), "mapped_now_mb": of("RssFile") })
}

fn millis(time: Duration) -> f64 {
    round(time.as_secs_f64() * 1e3)
}

fn round(number: f64) -> f64 {
    (number * 1e3).round() / 1e3
}

fn print(value: &Value) -> Result<(), Failure> {
    println!("{}", serde_json::to_string(value)?);
    Ok(())
}
