//! Evidence: every quote stands in its text, and what an item says stands in its quote.

use super::context::{Context, finding, join};
use super::printed::Names;
use super::walk::{self, Item};
use crate::corpus::locate;
use crate::diagnostic::Code;
use crate::model::{
    Bearer, BodyId, Direction, Duty, Evidence, Modality, Op, PartialDate, Plan, Role, Target,
};
use crate::text::{Phrase, dates, holds_figure, quote};
use crate::yaml::Located;

pub(super) fn check(context: &mut Context<'_>) {
    let names = Names::of(context.corpus);
    for plan in &context.corpus.plans {
        let mut proof = Proof { context, names: &names, file: plan };
        proof.quotes();
        for item in walk::items(&plan.value) {
            proof.item(&item);
        }
        proof.rules();
    }
}

struct Proof<'a, 'c> {
    context: &'a mut Context<'c>,
    names: &'a Names<'c>,
    file: &'c Located<Plan>,
}

impl Proof<'_, '_> {
    fn wrong(&mut self, code: Code, path: &str, message: String, expected: &str) {
        self.context.report(self.file, path, finding(code, message).expected(expected));
    }

    /// Every quote must stand in its document's text, behind its context.
    fn quotes(&mut self) {
        let plan = &self.file.value;
        for (path, evidence) in walk::evidence(plan) {
            let Some(id) = evidence.document.as_ref().or(plan.document.as_ref()) else {
                self.wrong(
                    Code::NoText,
                    &path,
                    "the quote is of no document".into(),
                    "`document` in the plan or the evidence",
                );
                continue;
            };
            let Some(file) = self.context.corpus.document_file(id) else { continue };
            let Some(text) = &file.text else {
                if !self.context.unread(&format!("documents/{id}.txt")) {
                    self.wrong(
                        Code::NoText,
                        &path,
                        format!("document `{id}` holds no text"),
                        "a text that the quote can be found in",
                    );
                }
                continue;
            };
            if locate(text, evidence).is_none() {
                let near = quote::nearest(text.text(), &evidence.quote);
                let near = near.and_then(|(span, _)| text.slice(span)).unwrap_or_default();
                let fault = finding(
                    Code::QuoteNotFound,
                    format!("`{}` is not in the text of `{id}`", evidence.quote),
                );
                let fault = fault.help(format!(
                    "the nearest words there are `{near}`; quote behind the context and marks given"
                ));
                self.context.report(self.file, &path, fault);
            }
        }
    }

    fn item(&mut self, item: &Item<'_>) {
        let evidence = item.evidence();
        let (path, around) = (&item.path, around(evidence));
        self.words(&join(path, "title"), item.title(), &around);
        if let Some(mark) = item.mark() {
            self.words(&join(path, "mark"), mark, &around);
        }
        if let Some(due) = item.due() {
            self.date(&join(path, "due"), due, &around);
        }
        for (path, target) in item.targets() {
            self.target(&path, target, target.evidence.as_ref().unwrap_or(evidence));
        }
        for (path, duty) in item.duties() {
            if duty.is_stated() {
                self.duty(&path, duty, walk::stated(duty).unwrap_or(evidence));
            }
        }
    }

    fn rules(&mut self) {
        let plan = &self.file.value;
        for (at, rule) in plan.default_duties.iter().enumerate() {
            let path = format!("default_duties[{at}]");
            self.body(
                &join(&path, "body"),
                &rule.body,
                rule.written.as_deref(),
                &rule.evidence.quote,
            );
            self.role(&join(&path, "role"), rule.role, &rule.evidence.quote);
        }
    }

    fn words(&mut self, path: &str, words: &str, text: &str) {
        if !quote::in_order(text, words) {
            self.wrong(
                Code::WordsNotInQuote,
                path,
                format!("`{words}` is not made of words of the quote"),
                text,
            );
        }
    }

    fn date(&mut self, path: &str, date: &PartialDate, text: &str) {
        let held = dates(text).iter().filter_map(PartialDate::mentioned).any(|mentioned| {
            (mentioned.year(), mentioned.month(), mentioned.day())
                == (date.year(), date.month(), date.day())
        });
        if !held {
            self.wrong(
                Code::DateNotInQuote,
                path,
                format!("`{date}` is not in the quote or its context"),
                text,
            );
        }
    }

    fn target(&mut self, path: &str, target: &Target, evidence: &Evidence) {
        let (quote, around) = (&evidence.quote, around(evidence));
        if !holds_figure(quote, &target.value, &target.unit) {
            let figure = format!("`{}{}` is not in the quote", target.value, target.unit);
            self.wrong(Code::FigureNotInQuote, &join(path, "value"), figure, quote);
        }
        self.words(&join(path, "indicator"), &target.indicator, &around);
        for words in target.scope.iter().chain(&target.conditions) {
            self.words(path, words, &around);
        }
        if let Some(due) = &target.due {
            self.date(&join(path, "due"), due, &around);
        }
        self.operator(path, target, quote);
        self.modality(path, target, quote);
        self.change(path, target, quote, &around);
    }

    fn operator(&mut self, path: &str, target: &Target, quote: &str) {
        let held = match target.op {
            Op::AtLeast | Op::Above => Phrase::AtLeast.is_in(quote),
            Op::AtMost | Op::Below => Phrase::AtMost.is_in(quote),
            Op::About => Phrase::About.is_in(quote),
            Op::Equal => true,
        };
        if !held {
            self.wrong(
                Code::OperatorNotInQuote,
                &join(path, "op"),
                format!("no word of the quote means `{}`", target.op),
                quote,
            );
        }
    }

    fn modality(&mut self, path: &str, target: &Target, quote: &str) {
        let held = match target.modality {
            Some(Modality::Strive) => Phrase::Strive.is_in(quote),
            Some(Modality::Must) => Phrase::Must.is_in(quote),
            None => !quote.contains("力争"),
        };
        if !held {
            let given = target.modality.map_or("no modality", Modality::term);
            self.wrong(
                Code::ModalityNotInQuote,
                &join(path, "modality"),
                format!("{given} does not fit the quote"),
                quote,
            );
        }
    }

    fn change(&mut self, path: &str, target: &Target, quote: &str, around: &str) {
        let Some(change) = &target.change else { return };
        let phrase = match change.direction {
            Direction::Increase => Phrase::Increase,
            Direction::Decrease => Phrase::Decrease,
            Direction::Maintain => Phrase::Maintain,
        };
        if !phrase.is_in(quote) {
            self.wrong(
                Code::ChangeNotInQuote,
                &join(path, "change"),
                format!("no word of the quote means `{}`", change.direction),
                quote,
            );
        }
        if let Some(baseline) = &change.baseline {
            self.date(&join(path, "change.baseline"), baseline, around);
        }
    }

    fn duty(&mut self, path: &str, duty: &Duty, evidence: &Evidence) {
        self.role(&join(path, "role"), duty.role, &evidence.quote);
        match &duty.bearer {
            Bearer::Registered(body, written) => {
                self.body(&join(path, "body"), body, written.as_deref(), &evidence.quote);
            }
            Bearer::Written(name) => self.words(&join(path, "written"), name, &evidence.quote),
        }
    }

    fn body(&mut self, path: &str, body: &BodyId, written: Option<&str>, quote: &str) {
        let Some(at) = self.context.corpus.index.bodies.get(body).copied() else { return };
        let region = self.file.value.region;
        let known = written.is_none_or(|name| self.names.knows(at, name));
        if !known || self.names.named(at, written, region, quote).is_err() {
            let message = format!("the quote does not name `{body}`");
            self.wrong(Code::BodyNotInQuote, path, message, quote);
        }
    }

    fn role(&mut self, path: &str, role: Role, quote: &str) {
        let words: &[&str] = match role {
            Role::Lead => &["牵头", "主办", "列第一位"],
            Role::Support => &["配合", "协办", "参与", "支持"],
            Role::Responsible => &["负责", "责任"],
            Role::Shared => &["分工", "分别"],
            Role::Implement => &["落实", "实施"],
            Role::Supervise => &["督导", "指导", "监督"],
        };
        if !words.iter().any(|word| quote.contains(word)) {
            self.wrong(
                Code::RoleNotInQuote,
                path,
                format!("no word of the quote means `{role}`"),
                quote,
            );
        }
    }
}

/// The context and the quote as one text.
fn around(evidence: &Evidence) -> String {
    format!("{}\n{}", evidence.context.as_deref().unwrap_or_default(), evidence.quote)
}
