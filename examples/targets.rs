//! A table of one indicator over province, city and district.
//!
//! `cargo run --release --example targets -- [INDICATOR] [--json]`, such as `优良天数` or `细颗粒物`

#[macro_use]
#[path = "printing/mod.rs"]
mod printing;

use std::cmp::Reverse;

use zhengce::{Error, Library, Region};

fn main() -> Result<(), Error> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let json = args.iter().any(|arg| arg == "--json");
    let indicator = args.iter().find(|arg| *arg != "--json").map_or("优良天数", String::as_str);

    let library = Library::bundled()?;
    let answer = library.targets().indicator(indicator).run()?;
    let region_of = |region: Option<Region>| {
        let named = region.and_then(|code| library.region(code).ok()?);
        named.map_or_else(String::new, |region| region.name)
    };

    let mut rows: Vec<_> =
        answer.iter().filter_map(|hit| Some((hit.plan()?, hit.item()))).collect();
    rows.sort_by_key(|(plan, target)| {
        let level = plan.region.map(Region::level);
        (level, Reverse(target.value), plan.id.clone())
    });
    for (plan, target) in rows {
        let due = target.due.as_ref().map(ToString::to_string).unwrap_or_default();
        let strength = target.modality.map(zhengce::Modality::term).unwrap_or_default();
        let region = region_of(plan.region);
        if json {
            let line = serde_json::json!({ "region": region, "target": target, "plan": plan.id });
            println!("{line}");
        } else {
            println!("{region:\u{3000}<6} {strength:\u{3000}<2} {due:<8} {target}");
        }
    }
    Ok(())
}
