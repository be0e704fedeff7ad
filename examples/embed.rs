//! One library inside a larger program, shared by its threads.
//!
//! `cargo run --release --example embed -- [--json]`

#[macro_use]
#[path = "printing/mod.rs"]
mod printing;

use std::sync::Arc;
use std::thread;

use zhengce::{Error, Facet, Library};

/// What a larger program holds beside its other state.
struct Service {
    library: Arc<Library>,
}

impl Service {
    fn workload(&self, body: &str) -> Result<(usize, Option<String>), Error> {
        let answer = self.library.tasks().body(body).run()?;
        let busiest = answer.counts_by(Facet::Plan).into_iter().next();
        Ok((answer.count(), busiest.map(|plan| plan.label)))
    }
}

fn main() -> Result<(), Error> {
    let json = std::env::args().any(|arg| arg == "--json");
    let service = Arc::new(Service { library: Arc::new(Library::bundled()?) });
    let bodies = ["水务局", "生态环境局", "发展改革委", "农业农村局"];
    let workers = bodies.map(|body| {
        let service = Arc::clone(&service);
        (body, thread::spawn(move || service.workload(body)))
    });
    for (body, worker) in workers {
        let Ok(workload) = worker.join() else { continue };
        let (tasks, plan) = workload?;
        if json {
            println!("{}", serde_json::json!({ "body": body, "tasks": tasks, "plan": plan }));
        } else {
            println!("{body}：{tasks} 项任务，最多的在《{}》", plan.unwrap_or_default());
        }
    }
    Ok(())
}
