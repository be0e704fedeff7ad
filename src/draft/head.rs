//! The head and the frame of a document: title, number, issuers, addressees, signature, dates, annexes.

use super::frame::{self, Attachments};
use super::lines::{self, Line};
use super::outline::Role;
use super::page::{Paragraph, clean};
use super::title::{self, Title};
use crate::draft::scan;
use crate::model::{Disclosure, DocumentNumber, PartialDate};
use crate::text::{SourceText, Span, dates};

/// A name with the place where it stands; without a place when only the page's metadata has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) name: String,
    pub(super) span: Option<Span>,
}

/// A date with the place where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dated {
    pub(super) date: PartialDate,
    pub(super) span: Option<Span>,
}

/// The title of a plan inside a notice, and the paragraph that it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PlanTitle {
    pub(super) title: String,
    pub(super) span: Span,
    pub(super) paragraph: usize,
}

/// What stands around the items of a document.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    pub(super) title: Option<Title>,
    pub(super) number: Option<(DocumentNumber, Option<Span>)>,
    pub(super) issuers: Vec<Named>,
    pub(super) addressees: Vec<String>,
    pub(super) signed: Option<Dated>,
    pub(super) published: Option<PartialDate>,
    /// Other dates of signing that the document or its page gives.
    pub(super) conflicting: Vec<Dated>,
    pub(super) disclosure: Option<Disclosure>,
    pub(super) attachments: Vec<Span>,
    pub(super) plans: Vec<PlanTitle>,
    pub(super) index_number: Option<String>,
    pub(super) topic: Option<String>,
    /// What each paragraph is.
    pub(super) roles: Vec<Role>,
}

/// How many paragraphs from the top a title may begin in.
const TOP: usize = 30;

impl Head {
    pub(super) fn read(source: &SourceText, paragraphs: &[Paragraph]) -> Self {
        let text = source.text();
        let lines: Vec<Line> = paragraphs.iter().map(|one| lines::kind(text, one)).collect();
        let mut head = Self { roles: vec![Role::Text; paragraphs.len()], ..Self::default() };
        head.metadata(source);
        head.title(text, paragraphs, &lines);
        head.number(text, paragraphs, &lines);
        head.addressees(text, paragraphs, &lines);
        head.frame(text, paragraphs, &lines);
        head.issuers(text, paragraphs, &lines);
        head.plans(text, paragraphs, &lines);
        head
    }

    /// What the page says of the document beside its text.
    fn metadata(&mut self, source: &SourceText) {
        let fields = source.layout().map_or(&[][..], |layout| &layout.metadata);
        for field in fields.iter().filter(|field| !field.value.trim().is_empty()) {
            let value = field.value.trim();
            let label: String = field.label.chars().filter(|c| !c.is_whitespace()).collect();
            match label.as_str() {
                "索引号" => self.index_number = Some(value.to_owned()),
                "主题分类" | "主题词" => self.topic = Some(value.to_owned()),
                "发文字号" | "文号" => {
                    self.number = value.parse().ok().map(|number| (number, None));
                }
                "发文机关" | "发布机构" | "发文单位" | "制发机关" => {
                    let names = value.split([' ', '\u{3000}', '、', ',', '，', ';', '；']);
                    let one = |name: &str| Named { name: name.to_owned(), span: None };
                    self.issuers = names.filter(|name| !name.is_empty()).map(one).collect();
                }
                "成文日期" => {
                    self.signed = date_of(value).map(|date| Dated { date, span: None });
                }
                "发布日期" | "发布时间" => self.published = date_of(value),
                label if frame::is_disclosure(label) => self.disclosure = value.parse().ok(),
                "标题" | "名称" => self.title = Some(Title::of_page(value)),
                _ => {}
            }
        }
    }

    fn title(&mut self, text: &str, paragraphs: &[Paragraph], lines: &[Line]) {
        let of_page = self.title.take();
        let found = title::find(
            text,
            paragraphs.get(..TOP.min(paragraphs.len())).unwrap_or_default(),
            lines,
            of_page.as_ref(),
        );
        for at in found.iter().flat_map(|title| title.paragraphs.clone()) {
            self.is_break(at);
        }
        self.title = found.or(of_page);
    }

    fn is_break(&mut self, at: usize) {
        if let Some(role) = self.roles.get_mut(at) {
            *role = Role::Break;
        }
    }

    /// Where the title ends.
    fn below(&self) -> usize {
        self.title.as_ref().map_or(0, |title| title.paragraphs.end)
    }

    fn number(&mut self, text: &str, paragraphs: &[Paragraph], lines: &[Line]) {
        let before = self.title.as_mut().and_then(|title| title.take_number(text));
        self.number = before.or(self.number.take());
        let top = self.below() + 6;
        for (at, line) in lines.iter().enumerate().take(top) {
            if *line != Line::Number {
                continue;
            }
            self.is_break(at);
            let found = paragraphs.get(at).and_then(|one| {
                let numbers = DocumentNumber::find_in(one.span.of(text)?);
                let (span, number) = numbers.into_iter().next()?;
                Some((number, Some(span.shifted(one.span.start))))
            });
            if found.is_some() {
                self.number = found;
            }
        }
    }

    fn addressees(&mut self, text: &str, paragraphs: &[Paragraph], lines: &[Line]) {
        let below = self.below();
        for (at, line) in lines.iter().enumerate().skip(below).take(6) {
            let Some(paragraph) = paragraphs.get(at) else { return };
            if *line == Line::Marked {
                return;
            }
            let words = scan::words(text, paragraph.span);
            if words.ends_with(['：', ':']) && lines::addresses(words) {
                self.is_break(at);
                self.addressees = frame::addressees(text, paragraph.span);
                return;
            }
        }
    }

    /// Signatures, dates, annexes, 此件公开发布.
    fn frame(&mut self, text: &str, paragraphs: &[Paragraph], lines: &[Line]) {
        let mut attached = Attachments::default();
        for (at, (paragraph, line)) in paragraphs.iter().zip(lines).enumerate() {
            match line {
                Line::Date => self.dated(text, at, paragraph),
                Line::Public => {
                    self.disclosure = frame::disclosure(scan::words(text, paragraph.span));
                }
                Line::Annex => attached.begin(text, paragraph.span),
                Line::Marked | Line::Title if attached.goes_on(text, paragraph.span) => {}
                _ => {
                    attached.end();
                    continue;
                }
            }
            if matches!(line, Line::Date) {
                attached.end();
            }
            self.is_break(at);
        }
        self.attachments = attached.titles;
    }

    fn dated(&mut self, text: &str, at: usize, paragraph: &Paragraph) {
        let words = scan::words(text, paragraph.span);
        let public = words.find("此件").and_then(|at| frame::disclosure(scan::from(words, at)));
        self.disclosure = public.or(self.disclosure);
        let Some(mention) = dates(words).into_iter().next() else { return };
        let Some(date) = PartialDate::mentioned(&mention) else { return };
        let printed = mention.span.of(words).unwrap_or_default();
        let date =
            if mention.day_masked || mention.month_masked { date.printed(printed) } else { date };
        let found = Dated { date, span: Some(mention.span.shifted(paragraph.span.start)) };
        let same = |known: &Dated| {
            (known.date.year(), known.date.month(), known.date.day())
                == (found.date.year(), found.date.month(), found.date.day())
        };
        match &self.signed {
            Some(known) if same(known) && known.span.is_some() => {}
            Some(known) if known.span.is_some() => {
                if at < self.below() + 400 {
                    self.conflicting.push(found);
                }
            }
            Some(known) if !same(known) => {
                self.conflicting.push(known.clone());
                self.signed = Some(found);
            }
            _ => self.signed = Some(found),
        }
    }

    fn issuers(&mut self, text: &str, paragraphs: &[Paragraph], lines: &[Line]) {
        let signature = self.signature(text, paragraphs, lines);
        let of_title = self.title.as_ref().map(|title| title.issuers(text)).unwrap_or_default();
        let joined =
            |names: &[Named]| names.iter().map(|one| one.name.as_str()).collect::<String>();
        let same = joined(&signature) == joined(&of_title);
        let of_page = std::mem::take(&mut self.issuers);
        // 市政府 in the title is 苏州市人民政府 in the signature.
        let relative =
            of_title.iter().all(|one| one.name.starts_with(['省', '市', '区', '县', '州']));
        let whole = !signature.is_empty() && signature.iter().all(|one| scan::count(&one.name) > 4);
        self.issuers = if relative && whole && signature.len() == of_title.len() {
            signature
        } else if !of_title.is_empty() && (!same || signature.len() <= of_title.len()) {
            of_title
        } else if !signature.is_empty() {
            signature
        } else {
            of_page
        };
    }

    /// The names that stand above the date of signing, or alone at the end.
    fn signature(&mut self, text: &str, paragraphs: &[Paragraph], lines: &[Line]) -> Vec<Named> {
        let place = self.signed.as_ref().and_then(|signed| signed.span);
        let date = place.and_then(|span| {
            paragraphs
                .iter()
                .position(|one| one.span.start <= span.start && span.end <= one.span.end)
        });
        let mut names = Vec::new();
        if let Some(date) = date {
            names.extend(lines::name_before_date(text, paragraphs.get(date)));
        }
        let end = date.unwrap_or(paragraphs.len());
        let last = if date.is_some() { 8 } else { 6 };
        for at in (end.saturating_sub(last)..end).rev() {
            let signs = lines.get(at) == Some(&Line::Name);
            if !signs && (date.is_some() || !names.is_empty()) {
                break;
            }
            let Some(paragraph) = paragraphs.get(at).filter(|_| signs) else { continue };
            self.is_break(at);
            for name in lines::names(text, paragraph.span).into_iter().rev() {
                names.insert(0, name);
            }
        }
        names
    }

    /// The titles of plans that follow the notice.
    fn plans(&mut self, text: &str, paragraphs: &[Paragraph], lines: &[Line]) {
        let named = self.title.as_ref().map(Title::subjects).unwrap_or_default();
        let below = self.below();
        let mut at = below;
        while at < paragraphs.len() {
            let found =
                title::plan_at(text, paragraphs, lines, at, &named, self.after_frame(at, below));
            let Some((title, span, count)) = found else {
                at += 1;
                continue;
            };
            for line in at..at + count {
                self.is_break(line);
            }
            self.plans.push(PlanTitle { title: clean(&title), span, paragraph: at });
            at += count;
        }
    }

    /// Whether the frame of the notice (date, 此件公开发布, 附件) stands right above a paragraph.
    fn after_frame(&self, at: usize, below: usize) -> bool {
        at > below
            && self.roles.get(at - 1) == Some(&Role::Break)
            && self.signed.as_ref().is_some_and(|signed| signed.span.is_some())
    }
}

fn date_of(value: &str) -> Option<PartialDate> {
    dates(value).iter().find_map(PartialDate::mentioned)
}
