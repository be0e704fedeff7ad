//! What stands at the head of a plan: title, number, bodies, dates, parents, counts, covering rules.

use super::super::context::{finding, join, numbered};
use super::super::printed::{Unnamed, plain};
use super::charge;
use super::quote::{Prover, Words, numbered as names_number, shown};
use super::said::{As, says};
use super::target::printed;
use crate::diagnostic::Code;
use crate::model::{BodyId, DocumentNumber, Parent, PartialDate, Plan};
use crate::text::figures;

pub(super) fn check(prover: &mut Prover<'_, '_>) {
    let plan = prover.plan();
    let evidence = numbered("evidence", &plan.evidence).into_iter();
    let words: Vec<_> = evidence.map(|(path, evidence)| prover.words(&path, evidence)).collect();
    let found: Vec<Words<'_>> = words.iter().flatten().cloned().collect();
    if found.is_empty() && words.is_empty() {
        unproved(prover);
    } else if found.len() == words.len() {
        Head { prover: &mut *prover, words: found }.check();
    }
    for (path, parent) in numbered("parents", &plan.parents) {
        upper(prover, &path, parent);
    }
    for (path, stated) in numbered("coverage.counts", &plan.coverage.counts) {
        let words = prover.words(&join(&path, "evidence"), &stated.evidence);
        if let Some(words) = words.filter(|words| !counts(words.quote, stated.count)) {
            let what = format!("the count {}", stated.count);
            prover.not_said(&join(&path, "count"), Code::FigureNotInQuote, &what, &words);
        }
    }
    if let Some(purpose) = &plan.purpose {
        prover.words("purpose.evidence", &purpose.evidence);
    }
    for (path, rule) in numbered("default_duties", &plan.default_duties) {
        let bearer = crate::model::Bearer::Registered(rule.body.clone(), rule.written.clone());
        if let Some(words) = prover.words(&join(&path, "evidence"), &rule.evidence) {
            charge::check(prover, &path, &bearer, rule.role, &words);
        }
    }
}

/// Facts at the head of a plan without any quote.
fn unproved(prover: &mut Prover<'_, '_>) {
    let plan = prover.plan();
    let facts = [
        ("number", plan.number.is_some()),
        ("issuers", !plan.issuers.is_empty()),
        ("drafters", !plan.drafters.is_empty()),
        ("addressees", !plan.addressees.is_empty()),
        ("dates", dates(plan).iter().any(|(path, _)| path.starts_with("dates"))),
    ];
    if let Some((path, _)) = facts.iter().find(|(_, stated)| *stated) {
        let fault = finding(Code::MissingEvidence, format!("nothing proves `{path}` of the plan"));
        prover.report(path, fault.help("add `evidence` with the words that state it"));
    }
}

fn dates(plan: &Plan) -> Vec<(&'static str, &PartialDate)> {
    let period = plan.period.as_ref();
    let dates = [
        ("dates.signed", plan.dates.signed.as_ref()),
        ("dates.published", plan.dates.published.as_ref()),
        ("dates.effective", plan.dates.effective.as_ref()),
        ("dates.expires", plan.dates.expires.as_ref()),
        ("period.from", period.and_then(|period| period.from.as_ref())),
        ("period.to", period.and_then(|period| period.to.as_ref())),
    ];
    dates.into_iter().filter_map(|(path, date)| Some((path, date?))).collect()
}

/// The head of a plan against the quotes of its `evidence`.
struct Head<'h, 'x, 'c> {
    prover: &'h mut Prover<'x, 'c>,
    words: Vec<Words<'c>>,
}

/// What a body is at the head of a plan.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Issuer,
    Drafter,
    Addressee,
}

impl Head<'_, '_, '_> {
    fn check(&mut self) {
        let plan = self.prover.plan();
        if !self.any(|words| plain(&words.whole).contains(&plain(&plan.title))) {
            self.not_said("title", Code::WordsNotInQuote, &shown(&plan.title));
        }
        if let Some(number) = plan.number.as_ref().filter(|n| !self.any(|words| words.number(n))) {
            self.not_said("number", Code::NumberNotInQuote, &format!("`{number}`"));
        }
        for (part, path, bodies) in [
            (Part::Issuer, "issuers", &plan.issuers),
            (Part::Drafter, "drafters", &plan.drafters),
            (Part::Addressee, "addressees", &plan.addressees),
        ] {
            for (path, body) in numbered(path, bodies) {
                self.body(part, &path, body);
            }
        }
        for (path, date) in dates(plan) {
            self.date(path, date);
        }
    }

    fn any(&self, holds: impl Fn(&Words<'_>) -> bool) -> bool {
        self.words.iter().any(holds)
    }

    fn not_said(&mut self, path: &str, code: Code, what: &str) {
        let fault = finding(code, format!("{what} is in no quote of `evidence`"));
        self.prover
            .report(path, fault.help("add the words that state it to `evidence` of the plan"));
    }

    fn body(&mut self, part: Part, path: &str, id: &BodyId) {
        let region = self.prover.plan().region;
        let mut why = Unnamed::Absent;
        let mut named = false;
        for words in &self.words {
            match charge::names(self.prover, id, None, region, &words.whole) {
                Ok(()) if acts(part, &words.whole) => return,
                Ok(()) => named = true,
                Err(reason) => why = why.max(reason),
            }
        }
        if named {
            let what = format!(
                "what makes `{id}` one of the `{}`",
                path.split('[').next().unwrap_or(path)
            );
            return self.not_said(path, Code::RoleNotInQuote, &what);
        }
        let fault = charge::unnamed(self.prover, id, None, &why);
        self.prover.report(path, fault.expected("a name in a quote of `evidence`"));
    }

    fn date(&mut self, path: &str, date: &PartialDate) {
        let part = match path {
            "period.from" => As::Start,
            "period.to" => As::End,
            _ => As::Date,
        };
        let term = self.prover.plan().dates.term().filter(|_| path == "dates.expires");
        let states = |words: &&Words<'_>| term.is_some() || says(&words.whole, date, part);
        let holds = |words: &&Words<'_>| date.as_printed().is_none_or(|form| words.say(form));
        let mut quotes = self.words.iter().filter(states);
        let quote = quotes.clone().find(holds).or_else(|| quotes.next()).cloned();
        match quote {
            Some(words) => printed(self.prover, path, date, &words),
            None => self.not_said(path, Code::DateNotInQuote, &date.to_string()),
        }
    }
}

/// Whether a quote that names a body gives it this part: a drafter drafts, an addressee is asked;
/// whoever stands at the head or the foot of a document issued it.
fn acts(part: Part, text: &str) -> bool {
    let holds = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let drafts = holds(&["起草", "编制", "拟订", "拟定", "制订", "草拟"]);
    let asked = holds(&["要求", "主送", "印发给", "发至", "责成", "各"])
        || text.trim_end().ends_with(['：', ':']);
    match part {
        Part::Drafter => drafts,
        Part::Addressee => asked,
        Part::Issuer => {
            !(drafts || asked) || holds(&["机关", "印发", "发布", "公布", "制定", "签发"])
        }
    }
}

/// Number and title of a parent stand in its own quote, else in the text of the plan's document.
fn upper<'c>(prover: &mut Prover<'_, 'c>, path: &str, parent: &'c Parent) {
    let own = match &parent.evidence {
        Some(evidence) => match prover.words(&join(path, "evidence"), evidence) {
            Some(words) => Some(words.whole),
            None => return,
        },
        None => None,
    };
    if parent.number.is_none() && parent.title.is_none() {
        return;
    }
    let document = prover.plan().document.as_ref();
    let text = document.and_then(|id| prover.context.corpus.document_text(id));
    let Some(text) = own.or_else(|| text.map(|text| text.text().to_owned())) else {
        if document.is_none_or(|id| prover.context.corpus.document(id).is_some()) {
            let fault =
                finding(Code::MissingEvidence, "nothing proves number or title of the parent");
            prover.report(path, fault.help("add `evidence` with the words that name it"));
        }
        return;
    };
    parent_named(prover, path, parent, &text);
}

fn parent_named(prover: &mut Prover<'_, '_>, path: &str, parent: &Parent, text: &str) {
    let absent = |number: &&DocumentNumber| !names_number(text, number);
    if let Some(number) = parent.number.as_ref().filter(absent) {
        let fault = finding(Code::NumberNotInQuote, format!("`{number}` is not in the quote"));
        prover.report(&join(path, "number"), fault.help("quote the words that name it"));
    }
    let absent = |title: &&String| !plain(text).contains(&plain(title));
    if let Some(title) = parent.title.as_ref().filter(absent) {
        let fault = finding(Code::WordsNotInQuote, format!("{} is not in the quote", shown(title)));
        prover.report(&join(path, "title"), fault.help("quote the words that name it"));
    }
}

/// Whether a quote states a count: a numeral, or a mark such as （6） or ⑥.
fn counts(quote: &str, count: u32) -> bool {
    let circled =
        char::from_u32(0x2460 + count.wrapping_sub(1)).filter(|_| (1..=20).contains(&count));
    circled.is_some_and(|mark| quote.contains(mark))
        || figures(quote).iter().any(|figure| figure.value == count.into() && !figure.percent)
}
