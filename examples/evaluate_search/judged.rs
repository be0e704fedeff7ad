//! Documents, questions and judgements as the folder holds them.

use std::collections::{HashMap, HashSet};
use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use serde_json::Value;

pub(crate) struct Text {
    pub(crate) title: String,
    pub(crate) text: String,
}

pub(crate) struct Question {
    pub(crate) id: String,
    pub(crate) text: String,
    /// The places of the documents that answer it.
    pub(crate) relevant: HashSet<usize>,
}

pub(crate) struct Judged {
    pub(crate) documents: Vec<Text>,
    /// Those with at least one relevant document.
    pub(crate) questions: Vec<Question>,
}

impl Judged {
    pub(crate) fn read(folder: &Path) -> Result<Self, Box<dyn Error>> {
        let mut places = HashMap::new();
        let mut documents = Vec::new();
        for line in lines(&folder.join("docs.jsonl"))? {
            let value: Value = serde_json::from_str(&line)?;
            places.insert(text(&value, "id"), documents.len());
            documents.push(Text { title: text(&value, "title"), text: text(&value, "text") });
        }
        let mut relevant: HashMap<String, HashSet<usize>> = HashMap::new();
        for line in lines(&folder.join("qrels.tsv"))? {
            let mut parts = line.split('\t');
            let (Some(question), Some(document)) = (parts.next(), parts.next()) else { continue };
            let grade: f64 =
                parts.next().and_then(|grade| grade.trim().parse().ok()).unwrap_or(0.0);
            if let Some(&place) = places.get(document).filter(|_| grade >= 1.0) {
                relevant.entry(question.to_owned()).or_default().insert(place);
            }
        }
        let mut questions = Vec::new();
        for line in lines(&folder.join("queries.jsonl"))? {
            let value: Value = serde_json::from_str(&line)?;
            let (id, text) = (text(&value, "id"), text(&value, "text"));
            if let Some(relevant) = relevant.remove(&id) {
                questions.push(Question { id, text, relevant });
            }
        }
        Ok(Self { documents, questions })
    }

    pub(crate) fn megabytes(&self) -> f64 {
        let bytes: usize =
            self.documents.iter().map(|text| text.title.len() + text.text.len()).sum();
        bytes as f64 / 1e6
    }
}

/// The half that a question falls into, by its id.
pub(crate) fn half(question: &Question) -> u64 {
    let hash = question.id.bytes().fold(1_469_598_103_934_665_603_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(1_099_511_628_211)
    });
    (hash >> 33) & 1
}

fn text(value: &Value, key: &str) -> String {
    match value.get(key) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

fn lines(path: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let file = File::open(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let lines: Result<Vec<String>, _> = BufReader::new(file).lines().collect();
    Ok(lines?.into_iter().filter(|line| !line.trim().is_empty()).collect())
}
