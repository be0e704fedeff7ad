//! Plans, document and bodies of a reading, put together.

use crate::draft::scan;
use std::collections::HashMap;

use super::bodies::{Bodies, Place};
use super::parts::{self, Part};
use super::tasks::Tree;
use super::{
    Context, Head, Registry, document, evidence, force, goals, ids, kinds, parents, safeguards,
    tasks, told,
};
use crate::corpus::Corpus;
use crate::draft::page::clean;
use crate::draft::reading::Reading;
use crate::draft::report::{Doubt, Report};
use crate::draft::{Drafts, flat};
use crate::model::{
    BodyId, Counted, Coverage, CoveringRule, Dates, DocumentId, Evidence, ItemId, Plan, PlanId,
    StatedCount,
};
use crate::text::{SourceText, Span};

/// Everything that is drafted from a reading.
pub(in crate::draft) fn drafts(
    source: &SourceText,
    reading: &Reading<'_>,
    corpus: &Corpus,
    registry: &Registry<'_>,
) -> Option<Drafts> {
    let parts = parts::of(reading);
    let issuers: Vec<&str> = reading.head.issuers.iter().map(|one| one.name.as_str()).collect();
    let titles: Vec<&str> = parts.iter().map(|part| part.title.as_str()).collect();
    let names: Vec<&str> = issuers.into_iter().chain(titles).collect();
    let place = Place::of(registry, &names);
    let bodies = Bodies::new(registry, place);
    let mut context = Context {
        reading,
        corpus,
        bodies,
        report: Report::default(),
        bounds: HashMap::new(),
        places: Vec::new(),
    };
    let head = head(&mut context);
    let base = base(source, reading);
    let document_id = DocumentId::new(base.clone()).ok()?;
    let own: Vec<String> = parts.iter().map(|part| part.title.clone()).collect();
    let cited = parents::cited(reading.text);
    let mut plans = Vec::new();
    for (part, number) in parts.iter().zip(1..) {
        let id = if parts.len() == 1 {
            base.clone()
        } else {
            ids::with_tail(&base, &number.to_string())
        };
        context.bounds.clear();
        context.places.clear();
        if let Some(mut plan) = plan(&mut context, part, &head, PlanId::new(id).ok()?, &document_id)
        {
            plan.parents = parents::of(&context, &cited, &own, &plan.domains);
            plans.push(plan);
        }
    }
    let title = reading.head.title.as_ref().map(|title| title.words.clone());
    let title = title.or_else(|| opening(reading)).unwrap_or_else(|| source.name().to_string());
    let mut document = document::of(&context, document_id, &title, &head, &cited, &own);
    document::holds_as(&mut document, &plans);
    let Context { bodies, mut report, .. } = context;
    for body in &bodies.proposed {
        report.add(
            Doubt::Body,
            None,
            ["`", &body.name, "` is not in the registry; proposed as `", body.id.as_str(), "`"]
                .concat(),
        );
    }
    Some(Drafts { plans, document, bodies: bodies.proposed, report })
}

/// The first words of a text that gives no title, up to the first stop.
fn opening(reading: &Reading<'_>) -> Option<String> {
    const LONGEST: usize = 40;
    let first = reading.paragraphs.first()?.span.of(reading.text)?;
    let words = scan::near(first, LONGEST);
    let words = words.split(['。', '！', '？', '\n']).next().unwrap_or(words);
    Some(words.trim().to_owned()).filter(|words| !words.is_empty())
}

/// The id that files are named after: the number, else the source's name where that is an id, else the title.
fn base(source: &SourceText, reading: &Reading<'_>) -> String {
    if let Some((number, _)) = &reading.head.number {
        return ids::id(&format!("{} {} {}", number.code(), number.year(), number.serial()));
    }
    let stem = flat::stem(source.name());
    if DocumentId::new(stem).is_ok() && stem.contains('-') {
        return stem.to_owned();
    }
    ids::id(reading.head.title.as_ref().map_or(stem, |title| title.words.as_str()))
}

/// The head with its words.
fn head(context: &mut Context<'_, '_>) -> Head {
    let read = &context.reading.head;
    let mut issuers: Vec<BodyId> = Vec::new();
    for issuer in &read.issuers {
        let id = context.bodies.resolve(&issuer.name, &issuer.name);
        issuers.extend(id.filter(|id| !issuers.contains(id)));
    }
    let signed = read.signed.as_ref().map(|signed| signed.date.clone());
    let dates = Dates { signed, published: read.published.clone(), ..Dates::default() };
    for other in &read.conflicting {
        let message =
            format!("{} stands beside the date of signing; decide which holds", other.date);
        context.report.add(Doubt::Head, other.span, message);
    }
    for attachment in &read.attachments {
        let name = scan::words(context.reading.text, *attachment);
        let message =
            format!("`{name}` is attached; draft it as a document of its own if it is a plan");
        context.report.add(Doubt::Skipped, Some(*attachment), message);
    }
    let missing = [
        ("title", read.title.is_none()),
        ("issuer", issuers.is_empty()),
        ("date of signing", dates.signed.is_none()),
    ];
    for (what, _) in missing.iter().filter(|(_, missing)| *missing) {
        context.report.add(Doubt::Head, None, format!("the text gives no {what}"));
    }
    Head { number: read.number.as_ref().map(|(number, _)| number.clone()), issuers, dates }
}

/// The quotes that prove the head.
fn proofs(context: &Context<'_, '_>, part: &Part) -> Vec<Evidence> {
    let read = &context.reading.head;
    let text = context.reading.text;
    let spans = [
        read.title.as_ref().and_then(|title| title.span),
        part.title_span,
        read.number.as_ref().and_then(|(_, span)| *span),
        read.signed.as_ref().and_then(|signed| signed.span),
    ];
    let mut spans: Vec<Span> = spans
        .into_iter()
        .flatten()
        .chain(read.issuers.iter().filter_map(|issuer| issuer.span))
        .collect();
    spans.dedup();
    let mut found: Vec<Evidence> = Vec::new();
    for span in spans {
        let proof = evidence::of(text, span);
        if !found.contains(&proof) {
            found.push(proof);
        }
    }
    found
}

fn plan(
    context: &mut Context<'_, '_>,
    part: &Part,
    head: &Head,
    id: PlanId,
    document: &DocumentId,
) -> Option<Plan> {
    let reading = context.reading;
    let title = if part.title.is_empty() {
        reading.head.title.as_ref()?.words.clone()
    } else {
        clean(&part.title)
    };
    let tree = Tree::of(reading, part);
    let mut plan = Plan::new(id, title.clone(), kinds::genre(&title), Coverage::full());
    plan.domains = kinds::domains(&title);
    plan.region = context.bodies.place().region;
    plan.document = Some(document.clone());
    plan.evidence = proofs(context, part);
    plan.number = head
        .number
        .clone()
        .filter(|_| reading.head.number.as_ref().is_some_and(|(_, span)| span.is_some()));
    let proved = reading.head.issuers.iter().all(|issuer| issuer.span.is_some());
    plan.issuers = if proved { head.issuers.clone() } else { Vec::new() };
    plan.dates.signed = head
        .dates
        .signed
        .clone()
        .filter(|_| reading.head.signed.as_ref().is_some_and(|signed| signed.span.is_some()));
    plan.goals = goals::of(context, part);
    plan.tasks = tasks::of(context, &tree);
    plan.safeguards = safeguards::of(context, part);
    plan.default_duties = rules(context, part);
    plan.coverage = coverage(context, part, &tree, &plan);
    told::add(context, part, &mut plan, document);
    force::add(context, part, &mut plan);
    Some(plan)
}

/// Covering rules that stand among the items of a part.
fn rules(context: &mut Context<'_, '_>, part: &Part) -> Vec<CoveringRule> {
    let reading = context.reading;
    let mut found = Vec::new();
    for rule in &reading.rules {
        let item = part.items.iter().rev().find(|at| {
            reading.outline.items.get(**at).is_some_and(|item| item.mark.start <= rule.span.start)
        });
        let Some(_) = item else { continue };
        let name = scan::words(reading.text, rule.name);
        let Some(body) = context.bodies.resolve(name, name) else { continue };
        let mut covering =
            CoveringRule::new(body, rule.role, evidence::of(reading.text, rule.span));
        let registered = context.bodies.registered_name(&covering.body) == Some(name);
        covering.written = (!registered).then(|| name.to_owned());
        covering.from = after(context, rule.span);
        found.push(covering);
    }
    found
}

/// The first task behind a place, where one is before it.
fn after(context: &Context<'_, '_>, place: Span) -> Option<ItemId> {
    let begun = context.places.iter().any(|(at, _)| *at < place.start);
    let next =
        context.places.iter().filter(|(at, _)| begun && *at > place.end).min_by_key(|(at, _)| *at);
    next.map(|(_, id)| id.clone())
}

/// What of the plan the draft holds, with the counts that its last marks state.
fn coverage(context: &Context<'_, '_>, part: &Part, tree: &Tree<'_>, plan: &Plan) -> Coverage {
    let lacking = [
        ("目标", plan.goals.is_empty()),
        ("任务", plan.tasks.is_empty()),
        ("保障措施", plan.safeguards.is_empty()),
    ];
    let lacking: Vec<&str> =
        lacking.iter().filter(|(_, lacks)| *lacks).map(|(what, _)| *what).collect();
    let mut coverage = match lacking.as_slice() {
        [] => Coverage::full(),
        _ => Coverage::partial(format!("原文未见{}", lacking.join("、"))),
    };
    coverage.counts.extend(count(
        context,
        &tree.roots(context.reading),
        Counted::Tasks,
        plan.tasks.len(),
    ));
    let safeguards: Vec<usize> =
        safeguards::items(context.reading, part).map(|(at, _)| at).collect();
    coverage.counts.extend(count(context, &safeguards, Counted::Safeguards, plan.safeguards.len()));
    coverage
}

/// A count that the last mark of a row states, where the row is whole.
fn count(
    context: &Context<'_, '_>,
    items: &[usize],
    of: Counted,
    held: usize,
) -> Option<StatedCount> {
    let reading = context.reading;
    let number = |at: &usize| {
        let mark = reading.outline.items.get(*at)?.mark.of(reading.text)?;
        crate::draft::mark::at_start(mark).map(|mark| mark.number)
    };
    let numbers: Vec<u32> = items.iter().map(number).collect::<Option<_>>()?;
    let row = numbers.iter().zip(1..).all(|(number, wanted)| *number == wanted);
    let last = reading.outline.items.get(*items.last()?)?;
    let count = u32::try_from(held).ok().filter(|_| row && held == items.len() && held > 1)?;
    Some(StatedCount {
        of,
        count,
        evidence: evidence::of(reading.text, tasks::heading(reading.text, last)),
    })
}
