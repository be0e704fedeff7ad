//! Shows that text is cut into words as jieba cuts it, on every line of a file, and how quickly.
//!
//! `cargo run --release --example cut_words -- FILE`, plain text or one JSON object a line with `text`; `-` reads what is piped in

#[macro_use]
#[path = "printing/mod.rs"]
mod printing;

use std::io::{BufRead, BufReader, stdin};
use std::time::{Duration, Instant};

use jieba_rs::Jieba;
use zhengce::search::cut_words;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("give a file of text; nothing was compared");
        return Ok(());
    };
    let file: Box<dyn BufRead> = if path == "-" {
        Box::new(stdin().lock())
    } else {
        Box::new(BufReader::new(std::fs::File::open(path)?))
    };
    let begin = Instant::now();
    std::hint::black_box(cut_words("水"));
    println!("our first word after {:?}", begin.elapsed());
    let begin = Instant::now();
    let jieba = Jieba::new();
    std::hint::black_box(jieba.cut("水", false));
    println!("jieba's first word after {:?}", begin.elapsed());

    let (mut lines, mut bytes, mut differing) = (0, 0, 0);
    let (mut ours, mut theirs) = (Duration::ZERO, Duration::ZERO);
    for line in file.lines() {
        let line = line?;
        let json: Option<serde_json::Value> = serde_json::from_str(&line).ok();
        let text = json.as_ref().and_then(|value| value["text"].as_str()).unwrap_or(&line);
        for text in text.lines() {
            let begin = Instant::now();
            let cut = cut_words(text);
            ours += begin.elapsed();
            let begin = Instant::now();
            let expected = jieba.cut(text, false);
            theirs += begin.elapsed();
            lines += 1;
            bytes += text.len();
            if !expected.iter().map(|token| token.word).eq(cut.iter().copied()) {
                differing += 1;
                println!("differs: {text}");
            }
        }
    }
    println!(
        "{lines} lines, {bytes} bytes: {differing} differ; ours {ours:.1?}, jieba {theirs:.1?}"
    );
    Ok(())
}
