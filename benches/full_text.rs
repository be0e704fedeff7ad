//! Full text beside the bare engine: the same fields, analysers and clauses with no library around them.
//!
//! `LAWS=laws.jsonl.gz cargo bench --bench full_text`, a gzipped file of one JSON object a line with `title`
//! and `text`; without it over text that the bench makes itself. `MB=20` takes so much of it.
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::too_many_lines,
    reason = "figures to be read"
)]

use std::error::Error;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Query, TermQuery};
use tantivy::schema::{FAST, Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer};
use tantivy::{Index, IndexWriter, Searcher, TantivyDocument, Term};
use zhengce::search::Ranking;
use zhengce::text::fold;
use zhengce::{Corpus, Document, DocumentKind, Hit, Library, TextKind};

type Texts = Vec<(String, String)>;

fn main() -> Result<(), Box<dyn Error>> {
    let texts = texts()?;
    let megabytes =
        texts.iter().map(|(title, text)| title.len() + text.len()).sum::<usize>() as f64 / 1e6;
    let questions = questions(&texts);
    println!("{} documents, {megabytes:.1} MB, {} questions", texts.len(), questions.len());

    let documents: Vec<_> = (0..).zip(&texts).map(document).collect();
    let begin = Instant::now();
    let corpus = Corpus::default().with_documents(documents)?;
    let library = Library::of(corpus)?;
    let loaded = begin.elapsed();
    let begin = Instant::now();
    let bytes = library.index_words()?;
    let indexed = begin.elapsed();
    let begin = Instant::now();
    let bare = Bare::build(&texts)?;
    let bare_indexed = begin.elapsed();
    let rate = |time: Duration| megabytes / time.as_secs_f64();
    println!("\nindexing          MB/s  against the engine");
    println!("engine alone   {:7.2}", rate(bare_indexed));
    println!("library index  {:7.2}  {:.2}", rate(indexed), rate(indexed) / rate(bare_indexed));
    let whole = loaded + indexed;
    println!("with documents {:7.2}  {:.2}", rate(whole), rate(whole) / rate(bare_indexed));
    println!("index {:.1} MB in memory", bytes as f64 / 1e6);

    let mut runs = vec![measure("engine alone", &questions, |question| bare.search(question))?];
    let fast =
        |question: &str| Ok(library.search(question).ranking(Ranking::Fast).run()?.hits().len());
    runs.push(measure("Ranking::Fast", &questions, fast)?);
    let best = |question: &str| Ok(library.search(question).run()?.hits().len());
    runs.push(measure("Ranking::Best", &questions, best)?);
    let shown = |question: &str| {
        let found = library.search(question).run()?;
        Ok(found.iter().filter_map(Hit::snippet).map(|snippet| snippet.highlights().len()).sum())
    };
    runs.push(measure("Best + snippets", &questions, shown)?);
    println!("\ntop 10             p50 ms   p99 ms  p50 against  p99 against");
    for (name, p50, p99) in &runs {
        let (first, last) = (p50 / runs[0].1, p99 / runs[0].2);
        println!("{name:<16} {p50:8.3} {p99:8.3}  {first:11.2}  {last:11.2}");
    }
    suggesting()
}

/// What completing a title takes over 100,000 of them.
fn suggesting() -> Result<(), Box<dyn Error>> {
    let made = made(7_600_000.0);
    let parts = made.iter().flat_map(|(title, text)| {
        text.split('。').enumerate().map(move |(at, part)| format!("{part}{title}{at}"))
    });
    let titles: Vec<String> = parts.take(100_000).collect();
    let documents = titles.iter().enumerate().map(|(number, title)| {
        let id = format!("text-{number}").parse().expect("an id");
        (Document::new(id, title.as_str(), DocumentKind::Notice), None)
    });
    let library = Library::of(Corpus::default().with_documents(documents)?)?;
    let begun = |number: usize| {
        let title = &titles[number * 7919 % titles.len()];
        title.chars().take(1 + number % 5).collect::<String>()
    };
    let mut begun: Vec<String> = (0..1_000).map(begun).collect();
    begun.extend(["t", "tj", "nc", "zhg", "stb", "hc", "yf", "bmfz"].map(str::to_owned));
    let (_, p50, p99) = measure("suggest", &begun, |begun| Ok(library.suggest(begun, 10)?.len()))?;
    println!("\nsuggest over {} titles: p50 {p50:.3} ms, p99 {p99:.3} ms", titles.len());
    Ok(())
}

fn document((number, (title, text)): (usize, &(String, String))) -> (Document, Option<String>) {
    let id = format!("text-{number}").parse().expect("an id");
    let mut document = Document::new(id, title.as_str(), DocumentKind::Notice);
    document.text = TextKind::Verbatim;
    (document, Some(text.clone()))
}

/// The name, and the middle and 99th of a hundred times of an answer, in milliseconds.
fn measure(
    name: &'static str,
    questions: &[String],
    search: impl Fn(&str) -> Result<usize, Box<dyn Error>>,
) -> Result<(&'static str, f64, f64), Box<dyn Error>> {
    for question in questions.iter().take(50) {
        search(question)?;
    }
    let mut times = Vec::new();
    for question in questions {
        let begin = Instant::now();
        std::hint::black_box(search(question)?);
        times.push(begin.elapsed().as_secs_f64() * 1e3);
    }
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times[(times.len() as f64 * share) as usize];
    Ok((name, at(0.5), at(0.99)))
}

fn texts() -> Result<Texts, Box<dyn Error>> {
    let most = std::env::var("MB").ok().and_then(|mb| mb.parse().ok()).unwrap_or(f64::MAX) * 1e6;
    let Some(path) = std::env::var_os("LAWS") else {
        println!("LAWS names no file: over text made here");
        return Ok(made(most.min(20e6)));
    };
    let mut unpacked = Command::new("gzip").arg("-dc").arg(&path).stdout(Stdio::piped()).spawn()?;
    let lines = BufReader::new(unpacked.stdout.take().ok_or("gzip gives nothing")?).lines();
    let mut texts = Vec::new();
    let mut bytes = 0;
    for line in lines {
        let value: serde_json::Value = serde_json::from_str(&line?)?;
        let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
        bytes += text("text").len();
        texts.push((text("title"), text("text")));
        if bytes as f64 > most {
            break;
        }
    }
    drop(unpacked.kill());
    unpacked.wait()?;
    Ok(texts)
}

/// Sentences of words that government texts use, by a fixed random walk.
fn made(bytes: f64) -> Texts {
    let words = "推进 农村 黑臭水体 治理 加强 大气污染 防治 完善 责任 制度 落实 部门 企业 排放 监测 重点 区域 城市 \
                 生态环境 保护 土壤 修复 项目 建设 资金 支持 就业 补贴 疫情 防控 复工复产 税费 减免 申报 服务 平台 应当 依法 \
                 规定 人民政府 主管 单位 负责 组织 实施 检查 监督 处罚 申请 许可 登记 备案";
    let words: Vec<&str> = words.split_whitespace().collect();
    let mut state = 88_172_645_463_325_252_u64;
    let mut next = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        // The square makes some words frequent and others rare, as in real text.
        let share = (state >> 11) as f64 / (1_u64 << 53) as f64;
        words[(share * share * words.len() as f64) as usize]
    };
    let count = (bytes / 16_000.0) as usize;
    let text = |next: &mut dyn FnMut() -> &'static str| -> String {
        (0..2_000).map(|at| if at % 9 == 8 { "。" } else { next() }).collect()
    };
    (0..count).map(|at| (format!("{}{}办法{at}", next(), next()), text(&mut next))).collect()
}

/// Stretches of the texts, as questions of five to twenty characters.
fn questions(texts: &Texts) -> Vec<String> {
    let at = |number: usize| {
        let (_, text) = &texts[number * 7919 % texts.len()];
        let spoken: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
        let length = 5 + number % 16;
        let start = number * 104_729 % spoken.len().saturating_sub(length).max(1);
        spoken.iter().skip(start).take(length).collect::<String>()
    };
    (0..1_000).map(at).filter(|question| !question.is_empty()).collect()
}

/// The engine with the fields of the library and nothing around it.
struct Bare {
    pairs: Field,
    searcher: Searcher,
}

impl Bare {
    fn build(texts: &Texts) -> Result<Self, Box<dyn Error>> {
        let mut schema = Schema::builder();
        let mut add = |name: &str, analyser: &str, record| {
            let indexing =
                TextFieldIndexing::default().set_tokenizer(analyser).set_index_option(record);
            schema.add_text_field(name, TextOptions::default().set_indexing_options(indexing))
        };
        let pairs = add("pairs", "pairs", IndexRecordOption::WithFreqsAndPositions);
        let characters = add("characters", "characters", IndexRecordOption::Basic);
        let title = add("title", "pairs", IndexRecordOption::WithFreqs);
        let entry = schema.add_u64_field("entry", FAST);
        let index = Index::create_in_ram(schema.build());
        index.tokenizers().register("pairs", TextAnalyzer::from(Cut { length: 2 }));
        index.tokenizers().register("characters", TextAnalyzer::from(Cut { length: 1 }));
        let mut writer: IndexWriter = index.writer_with_num_threads(2, 256_000_000)?;
        for (number, (named, text)) in (0..).zip(texts) {
            let folded = fold(&format!("{named}\n{text}"));
            let mut document = TantivyDocument::new();
            document.add_text(pairs, &folded);
            document.add_text(characters, folded);
            document.add_text(title, fold(named));
            document.add_u64(entry, number);
            writer.add_document(document)?;
        }
        writer.commit()?;
        Ok(Self { pairs, searcher: index.reader()?.searcher() })
    }

    fn search(&self, question: &str) -> Result<usize, Box<dyn Error>> {
        let folded: Vec<char> = fold(question).chars().collect();
        let mut pairs: Vec<String> = folded.windows(2).map(|pair| pair.iter().collect()).collect();
        pairs.sort();
        pairs.dedup();
        let clauses = pairs.iter().map(|pair| {
            let term = Term::from_field_text(self.pairs, pair);
            Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)) as Box<dyn Query>
        });
        let query = BooleanQuery::union(clauses.collect());
        Ok(self.searcher.search(&query, &TopDocs::with_limit(10).order_by_score())?.len())
    }
}

/// Cuts text into every one character once, or every two neighbouring ones, as the library does.
#[derive(Clone, Copy)]
struct Cut {
    length: usize,
}

struct Stream<'a> {
    text: &'a str,
    ends: std::str::CharIndices<'a>,
    first: Option<usize>,
    seen: Option<Vec<bool>>,
    token: Token,
}

impl Tokenizer for Cut {
    type TokenStream<'a> = Stream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream<'a> {
        let seen = (self.length == 1).then(|| vec![false; 0x11_0000]);
        let token = Token { position: usize::MAX, ..Token::default() };
        Stream { text, ends: text.char_indices(), first: None, seen, token }
    }
}

impl TokenStream for Stream<'_> {
    fn advance(&mut self) -> bool {
        for (at, character) in self.ends.by_ref() {
            let end = at + character.len_utf8();
            let first = match &mut self.seen {
                Some(seen) => {
                    (!std::mem::replace(&mut seen[character as usize], true)).then_some(at)
                }
                None => self.first.replace(at),
            };
            let Some(from) = first else { continue };
            self.token.text.clear();
            self.token.text.push_str(&self.text[from..end]);
            self.token.position = self.token.position.wrapping_add(1);
            return true;
        }
        false
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
