//! What a run found, how long it took, and the figures of it.

use std::error::Error;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::judged::{Judged, Question};

/// The first places of the answer to each question.
pub(crate) struct Found {
    method: &'static str,
    indexing: Duration,
    index_bytes: u64,
    answers: Vec<Vec<usize>>,
    times: Vec<Duration>,
}

pub(crate) struct Figures {
    pub(crate) method: &'static str,
    pub(crate) ndcg10: f64,
    pub(crate) mrr10: f64,
    p1: f64,
    recall10: f64,
    qps: f64,
    p50_ms: f64,
    p99_ms: f64,
    index_mb_s: f64,
    index_bytes: u64,
}

impl Found {
    pub(crate) fn new(method: &'static str, indexing: Duration, index_bytes: u64) -> Self {
        Self { method, indexing, index_bytes, answers: Vec::new(), times: Vec::new() }
    }

    /// Asks every question once, after some unmeasured ones.
    pub(crate) fn ask(
        &mut self,
        questions: &[Question],
        search: impl Fn(&str) -> Result<Vec<usize>, Box<dyn Error>>,
    ) -> Result<(), Box<dyn Error>> {
        for question in questions.iter().take(20) {
            search(&question.text)?;
        }
        for question in questions {
            let begin = Instant::now();
            let answer = search(&question.text)?;
            self.times.push(begin.elapsed());
            self.answers.push(answer);
        }
        Ok(())
    }

    pub(crate) fn figures(&self, judged: &Judged, counts: impl Fn(&Question) -> bool) -> Figures {
        let asked = judged.questions.iter().zip(&self.answers);
        let asked: Vec<_> = asked.filter(|(question, _)| counts(question)).collect();
        let mean = |figure: fn(&Question, &[usize]) -> f64| {
            asked.iter().map(|(question, answer)| figure(question, answer)).sum::<f64>()
                / asked.len().max(1) as f64
        };
        let mut times: Vec<f64> = self.times.iter().map(Duration::as_secs_f64).collect();
        times.sort_by(f64::total_cmp);
        let at =
            |share: f64| times.get((times.len() as f64 * share) as usize).copied().unwrap_or(0.0);
        Figures {
            method: self.method,
            ndcg10: mean(ndcg),
            mrr10: mean(reciprocal_rank),
            p1: mean(|question, answer| hits(question, answer, 1) as f64),
            recall10: mean(|question, answer| {
                hits(question, answer, 10) as f64 / question.relevant.len() as f64
            }),
            qps: times.len() as f64 / times.iter().sum::<f64>(),
            p50_ms: at(0.5) * 1e3,
            p99_ms: at(0.99) * 1e3,
            index_mb_s: judged.megabytes() / self.indexing.as_secs_f64(),
            index_bytes: self.index_bytes,
        }
    }
}

impl Figures {
    pub(crate) const HEAD: &'static str =
        "method     nDCG@10  MRR@10     P@1  R@10      q/s  p50 ms  p99 ms   MB/s  index MB";

    pub(crate) fn line(&self) -> String {
        format!(
            "{:<10}  {:.4}  {:.4}  {:.4}  {:.3}  {:7.0}  {:6.2}  {:6.2}  {:5.1}  {:8.1}",
            self.method,
            self.ndcg10,
            self.mrr10,
            self.p1,
            self.recall10,
            self.qps,
            self.p50_ms,
            self.p99_ms,
            self.index_mb_s,
            self.index_bytes as f64 / 1e6,
        )
    }

    pub(crate) fn json(&self) -> Value {
        json!({
            "method": self.method, "ndcg10": self.ndcg10, "mrr10": self.mrr10, "p1": self.p1,
            "recall10": self.recall10, "qps": self.qps, "p50_ms": self.p50_ms,
            "p99_ms": self.p99_ms, "index_mb_s": self.index_mb_s, "index_bytes": self.index_bytes,
        })
    }
}

fn hits(question: &Question, answer: &[usize], first: usize) -> usize {
    answer.iter().take(first).filter(|place| question.relevant.contains(place)).count()
}

fn reciprocal_rank(question: &Question, answer: &[usize]) -> f64 {
    let first = answer.iter().take(10).position(|place| question.relevant.contains(place));
    first.map_or(0.0, |rank| 1.0 / (rank + 1) as f64)
}

/// Every relevant document counts alike.
fn ndcg(question: &Question, answer: &[usize]) -> f64 {
    let worth = |rank: usize| 1.0 / ((rank + 2) as f64).log2();
    let ranks = answer.iter().take(10).enumerate();
    let got: f64 = ranks
        .filter(|(_, place)| question.relevant.contains(place))
        .map(|(rank, _)| worth(rank))
        .sum();
    let ideal: f64 = (0..question.relevant.len().min(10)).map(worth).sum();
    got / ideal
}
