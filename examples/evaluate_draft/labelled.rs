//! Labels as they are compared: without spaces, width and punctuation.

use std::collections::BTreeMap;

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

/// What is left out of words before they are compared.
const LEFT_OUT: &str = "、。,.;:()[]〔〕《》“”\"'·-—";

/// The labels of one document, by hand or drafted.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Labelled {
    title: Option<String>,
    number: Option<String>,
    issuer: Option<Vec<String>>,
    signed: Option<String>,
    outline: Vec<Heading>,
    tasks: Vec<Task>,
    default_duties: Option<Vec<Duty>>,
    pub(crate) targets: Vec<Target>,
    safeguards: Vec<Safeguard>,
}

#[derive(Deserialize)]
struct Heading {
    mark: String,
    title: String,
}

#[derive(Deserialize)]
struct Task {
    at: String,
    duties: Vec<Duty>,
    by: Option<String>,
}

#[derive(Deserialize)]
struct Duty {
    body: String,
    role: String,
}

#[derive(Deserialize)]
struct Safeguard {
    title: String,
}

#[derive(Deserialize)]
pub(crate) struct Target {
    at: String,
    indicator: String,
    op: String,
    value: f64,
    unit: String,
    change: Option<String>,
}

/// Words without what is left out.
fn plain(words: &str) -> String {
    words.nfkc().filter(|c| !c.is_whitespace() && !LEFT_OUT.contains(*c)).collect()
}

fn path(at: &str) -> String {
    at.split('/').map(plain).collect::<Vec<_>>().join("/")
}

impl Labelled {
    /// The records of each kind that are right only as a whole.
    pub(crate) fn records(&self) -> BTreeMap<&'static str, Vec<String>> {
        let duties = self.tasks.iter().flat_map(|task| {
            task.duties.iter().map(|duty| (path(&task.at), plain(&duty.body), &duty.role))
        });
        let covering = self.default_duties.iter().flatten();
        let covering = covering.map(|duty| ("*".to_owned(), plain(&duty.body), &duty.role));
        let deadline = |task: &Task| Some(format!("{} {}", path(&task.at), task.by.as_ref()?));
        let outline = self.outline.iter();
        BTreeMap::from([
            (
                "outline",
                outline.map(|h| format!("{} {}", plain(&h.mark), plain(&h.title))).collect(),
            ),
            ("bodies", duties.clone().map(|(at, body, _)| format!("{at} {body}")).collect()),
            (
                "duties",
                duties
                    .chain(covering)
                    .map(|(at, body, role)| format!("{at} {body} {role}"))
                    .collect(),
            ),
            ("deadlines", self.tasks.iter().filter_map(deadline).collect()),
            ("safeguards", self.safeguards.iter().map(|one| plain(&one.title)).collect()),
        ])
    }

    /// Title, number, issuers and day of signing, as they are compared.
    pub(crate) fn head(&self) -> [(&'static str, Vec<String>); 4] {
        let words = |words: &Option<String>| vec![plain(words.as_deref().unwrap_or_default())];
        let mut issuers: Vec<String> =
            self.issuer.iter().flatten().map(|issuer| plain(issuer)).collect();
        issuers.sort();
        [
            ("title", words(&self.title)),
            ("number", words(&self.number)),
            ("issuer", issuers),
            ("signed", vec![self.signed.clone().unwrap_or_default()]),
        ]
    }
}

impl Target {
    /// Whether place, operator, figure, unit and direction are the same.
    pub(crate) fn states_as(&self, other: &Self) -> bool {
        let exact = |target: &Self| (path(&target.at), plain(&target.unit));
        exact(self) == exact(other)
            && (self.value - other.value).abs() < f64::EPSILON
            && (&self.op, &self.change) == (&other.op, &other.change)
    }

    /// How much of the shorter indicator stands in the other, in pairs of characters.
    pub(crate) fn likeness(&self, other: &Self) -> f64 {
        let pairs = |target: &Self| -> Vec<String> {
            let words: Vec<char> = plain(&target.indicator).chars().collect();
            let mut pairs: Vec<String> =
                words.windows(words.len().clamp(1, 2)).map(|pair| pair.iter().collect()).collect();
            pairs.sort();
            pairs.dedup();
            pairs
        };
        let (one, other) = (pairs(self), pairs(other));
        let common = one.iter().filter(|pair| other.contains(pair)).count();
        if common == 0 { 0.0 } else { common as f64 / one.len().min(other.len()) as f64 }
    }

    pub(crate) fn record(&self) -> String {
        let Self { at, indicator, op, value, unit, change } = self;
        let change = change.as_deref().unwrap_or_default();
        format!("{} {indicator} {op} {value}{unit} {change}", path(at)).trim_end().to_owned()
    }
}
