//! Makes a plan in code, checks it against its document's text, and prints the YAML to save.
//!
//! `cargo run --release --example build_a_plan -- [--json]`

#[macro_use]
#[path = "printing/mod.rs"]
mod printing;

use zhengce::{
    Body, BodyKind, Corpus, Coverage, Document, DocumentKind, Domain, Duty, Error, Evidence, Genre,
    Goal, Level, Modality, Op, Plan, Role, Target, Task, TextKind, check, yaml,
};

const TEXT: &str = "示范区水污染防治工作方案\n\
    到2025年底，再生水利用率力争达到25%以上。\n\
    （一）建设再生水管网。牵头：示范区水务局\n";

fn main() -> Result<(), Error> {
    let mut document =
        Document::new("demo-2025".parse()?, "示范区水污染防治工作方案", DocumentKind::Plan);
    document.text = TextKind::Verbatim;

    let target = Target::new("再生水利用率", Op::AtLeast, "25".parse()?, "%")
        .due("2025-12".parse()?)
        .modality(Modality::Strive);
    let quote = Evidence::quote("再生水利用率力争达到25%以上").context("到2025年底");
    let goal = Goal::new("g1".parse()?, "再生水利用率", quote).target(target);

    let lead = Duty::stated("demo-water".parse()?, Role::Lead)
        .evidence(Evidence::quote("牵头：示范区水务局"));
    let task =
        Task::new("t1".parse()?, "建设再生水管网", Evidence::quote("（一）建设再生水管网。"))
            .mark("（一）")
            .duty(lead);

    let title = "示范区水污染防治工作方案";
    let mut plan = Plan::new(
        "demo-2025-water".parse()?,
        title,
        Genre::WorkPlan,
        Coverage::partial("目标；任务（一）"),
    );
    plan.domains = vec![Domain::Water];
    plan.document = Some(document.id.clone());
    plan.evidence = vec![Evidence::quote(title)];
    plan.goals = vec![goal];
    plan.tasks = vec![task];

    let bureau =
        Body::new("demo-water".parse()?, "示范区水务局", BodyKind::Department, Level::County);
    let corpus = Corpus::default()
        .with_body(bureau)?
        .with_document(&document, Some(TEXT))?
        .with_plan(&plan)?;
    let findings = check::run(&corpus);

    if std::env::args().any(|arg| arg == "--json") {
        println!("{}", serde_json::json!({ "plan": plan, "findings": findings.len() }));
    } else {
        println!("{}", yaml::to_string(&plan)?);
        println!("# {} findings\n{findings}", findings.len());
    }
    Ok(())
}
