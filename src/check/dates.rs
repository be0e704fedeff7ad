//! Dates: in order, in range, and what was printed.

use std::fmt::Write as _;

use super::context::{Context, finding, join, numbered};
use super::walk;
use crate::diagnostic::Code;
use crate::model::{Bearer, BodyId, Dates, PartialDate, Period, Plan};
use crate::text::{DateKind, DateMention, Term, dates};
use crate::yaml::Located;

pub(super) fn check(context: &mut Context<'_>) {
    let corpus = context.corpus;
    for file in &corpus.documents {
        let document = &file.meta.value;
        order(context, &file.meta, &document.dates);
        let told = document.interpretation.as_ref().and_then(|told| told.date.as_ref());
        let told = told.map(|date| ("interpretation.date".to_owned(), date));
        if let Some((path, date)) = told {
            printed(context, &file.meta, &path, date);
        }
        own(context, &file.meta, &document.dates);
    }
    if let Some(file) = &corpus.bodies {
        for (path, body) in numbered("bodies", &file.value.bodies) {
            period(context, file, &join(&path, "valid"), body.valid.as_ref());
        }
    }
    for file in &corpus.plans {
        let plan = &file.value;
        order(context, file, &plan.dates);
        own(context, file, &plan.dates);
        for (path, date) in baselines(plan) {
            printed(context, file, &path, date);
        }
        period(context, file, "period", plan.period.as_ref());
        for (path, due) in walk::dues(plan) {
            printed(context, file, &path, due);
            in_range(context, file, &path, due);
        }
        bodies_at_the_time(context, file);
    }
}

fn listed(dates: &Dates) -> impl Iterator<Item = (String, &PartialDate)> {
    let named = [
        ("dates.signed", &dates.signed),
        ("dates.published", &dates.published),
        ("dates.effective", &dates.effective),
        ("dates.expires", &dates.expires),
    ];
    named.into_iter().filter_map(|(path, date)| Some((path.to_owned(), date.as_ref()?)))
}

/// The printed forms of the dates of a document or plan.
fn own<T>(context: &mut Context<'_>, file: &Located<T>, dates: &Dates) {
    let term = dates.term();
    for (path, date) in listed(dates) {
        match term.filter(|_| path == "dates.expires") {
            Some(term) => ends(context, file, &path, (dates, date), &term),
            None => printed(context, file, &path, date),
        }
    }
}

/// Whether a term that is printed for the last day ends on that day.
fn ends<T>(
    context: &mut Context<'_>,
    file: &Located<T>,
    path: &str,
    (dates, date): (&Dates, &PartialDate),
    term: &Term,
) {
    let last = dates.end_of(term);
    if last
        .as_ref()
        .is_some_and(|last| last.earliest() == date.earliest() && last.latest() == date.latest())
    {
        return;
    }
    let words = date.as_printed().unwrap_or_default();
    let fault = finding(Code::PrintedDateDiffers, format!("`{words}` does not end on {date}"));
    let fault = match last {
        Some(last) => fault.expected(last.to_string()).help("give the last day of the term"),
        None => fault.help("give the whole date of signing or of coming into force, or drop it"),
    };
    context.report(file, path, fault);
}

fn baselines(plan: &Plan) -> impl Iterator<Item = (String, &PartialDate)> {
    walk::targets(plan).into_iter().filter_map(|(path, target)| {
        Some((join(&path, "change.baseline"), target.change.as_ref()?.baseline.as_ref()?))
    })
}

fn order<T>(context: &mut Context<'_>, file: &Located<T>, dates: &Dates) {
    let listed: Vec<_> = listed(dates).collect();
    for ((earlier, first), (later, second)) in listed.iter().zip(listed.iter().skip(1)) {
        if first.earliest() > second.latest() {
            let message = format!("`{later}` {second} lies before `{earlier}` {first}");
            let fault = finding(Code::DatesOutOfOrder, message);
            context.report(file, later, fault.help("correct the one that is wrong"));
        }
    }
}

fn period<T>(context: &mut Context<'_>, file: &Located<T>, path: &str, period: Option<&Period>) {
    let Some(period) = period else { return };
    if let Some((from, to)) = period.from.as_ref().zip(period.to.as_ref())
        && from.earliest() > to.latest()
    {
        let message = format!("the period ends in {to}, before it begins in {from}");
        let fault = finding(Code::DatesOutOfOrder, message);
        context.report(file, &join(path, "to"), fault.help("correct the one that is wrong"));
    }
    for (key, date) in [("from", &period.from), ("to", &period.to)] {
        if let Some(date) = date {
            printed(context, file, &join(path, key), date);
        }
    }
}

fn in_range(context: &mut Context<'_>, file: &Located<Plan>, path: &str, due: &PartialDate) {
    let plan = &file.value;
    let issued = plan.dates.issued().filter(|issued| due.latest() < issued.earliest());
    let period = plan.period.as_ref().filter(|period| !period.may_hold(due));
    let message = match (issued, period) {
        (Some(issued), _) => format!("due {due}, but the plan is of {issued}"),
        (None, Some(period)) => {
            let end = |date: &Option<PartialDate>| {
                date.as_ref().map_or_else(|| "…".to_owned(), ToString::to_string)
            };
            format!("due {due}, outside the period {} to {}", end(&period.from), end(&period.to))
        }
        (None, None) => return,
    };
    let fault = finding(Code::DateOutOfRange, message);
    context.report(file, path, fault.help("correct the date that is wrong"));
}

fn printed<T>(context: &mut Context<'_>, file: &Located<T>, path: &str, date: &PartialDate) {
    let Some(words) = date.as_printed() else { return };
    let read = dates(words);
    if read.iter().any(|mention| means(mention, date)) {
        return;
    }
    let fault = finding(Code::PrintedDateDiffers, format!("`{words}` does not mean {date}"));
    let fault = match read.first() {
        Some(mention) => {
            fault.expected(said(mention)).help("give the parts that are printed, no more")
        }
        None => fault.help("a printed form names year, month or day; drop it if it names none"),
    };
    context.report(file, path, fault);
}

/// Whether a printed date has the same parts; only a year may stand elsewhere in the document.
fn means(mention: &DateMention, date: &PartialDate) -> bool {
    let year = i16::try_from(date.year()).ok();
    if let DateKind::FiveYears { to } = mention.kind {
        return date.month().is_none() && (mention.year == year || Some(to) == year);
    }
    (mention.year.is_none() || mention.year == year)
        && mention.month == date.month()
        && mention.day == date.day()
}

fn said(mention: &DateMention) -> String {
    let mut said = mention.year.map_or_else(|| "a date of".to_owned(), |year| format!("{year:04}"));
    for part in [mention.month, mention.day].into_iter().flatten() {
        let _ = write!(said, "-{part:02}");
    }
    said
}

/// Whoever issued a plan or is charged by it existed at its date.
fn bodies_at_the_time(context: &mut Context<'_>, file: &Located<Plan>) {
    let plan = &file.value;
    let Some(issued) = plan.dates.issued() else { return };
    for (path, id) in bodies(plan) {
        let Some(body) = context.corpus.body(id) else { continue };
        if body.valid.as_ref().is_none_or(|valid| valid.may_hold(issued)) {
            continue;
        }
        let message = format!("`{id}` did not bear this name in {issued}, the date of the plan");
        let successor =
            body.succeeded_by.as_ref().map(|next| format!("`{next}` took over from it; "));
        let help = format!(
            "{}name the body of the time, or correct the period",
            successor.unwrap_or_default()
        );
        context.report(file, &path, finding(Code::BodyNotValid, message).help(help));
    }
}

fn bodies(plan: &Plan) -> Vec<(String, &BodyId)> {
    let head = [
        ("issuers", &plan.issuers),
        ("drafters", &plan.drafters),
        ("addressees", &plan.addressees),
    ];
    let head = head.into_iter().flat_map(|(path, list)| numbered(path, list));
    let rules = numbered("default_duties", &plan.default_duties).into_iter();
    let rules = rules.map(|(path, rule)| (join(&path, "body"), &rule.body));
    let duties = walk::duties(plan).into_iter().filter_map(|(path, duty)| match &duty.bearer {
        Bearer::Registered(body, _) => Some((join(&path, "body"), body)),
        Bearer::Written(_) => None,
    });
    head.chain(rules).chain(duties).collect()
}
