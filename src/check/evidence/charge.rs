//! A body's printed name and the words of its role, in the quote that charges it.

use super::super::context::{finding, join, quoted};
use super::super::printed::{Unnamed, plain};
use super::quote::{Prover, Words, shown};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Bearer, Body, BodyId, Region, Role};

pub(super) fn check(
    prover: &mut Prover<'_, '_>,
    path: &str,
    bearer: &Bearer,
    role: Role,
    words: &Words<'_>,
) {
    match bearer {
        Bearer::Registered(body, written) => {
            let path = join(path, if written.is_some() { "written" } else { "body" });
            named(prover, &path, body, written.as_deref(), words);
        }
        Bearer::Written(name) => {
            if !plain(words.quote).contains(&plain(name)) {
                let path = join(path, "written");
                prover.not_said(&path, Code::BodyNotInQuote, &shown(name), words);
            }
        }
    }
    if !role.is_said_in(&plain(&words.whole)) {
        let what = format!("the role `{role}`");
        prover.not_said(&join(path, "role"), Code::RoleNotInQuote, &what, words);
    }
}

/// Reports a body that its quote does not name.
pub(super) fn named(
    prover: &mut Prover<'_, '_>,
    path: &str,
    id: &BodyId,
    written: Option<&str>,
    words: &Words<'_>,
) {
    let region = prover.plan().region;
    if let Err(why) = names(prover, id, written, region, words.quote) {
        let fault = unnamed(prover, id, written, &why);
        prover.report(path, fault.expected(format!("a name in {}", shown(words.quote))));
    }
}

/// Whether a text names a body; one that is not registered is the references' matter.
pub(super) fn names(
    prover: &Prover<'_, '_>,
    id: &BodyId,
    written: Option<&str>,
    region: Option<Region>,
    text: &str,
) -> Result<(), Unnamed> {
    match prover.context.corpus.index.bodies.get(id) {
        Some(&at) => prover.names.named(at, written, region, text),
        None => Ok(()),
    }
}

/// What is wrong with a name, and what helps.
pub(super) fn unnamed(
    prover: &Prover<'_, '_>,
    id: &BodyId,
    written: Option<&str>,
    why: &Unnamed,
) -> Diagnostic {
    let fault = |message| finding(Code::BodyNotInQuote, message);
    match why {
        Unnamed::Within(longer) => {
            let message = format!("`{id}` is named only as a part of `{longer}`, another body");
            fault(message).help("name the body that is printed there")
        }
        Unnamed::Means(name, other) => {
            let other = prover.names.body(*other).map_or("another body", |body| body.id.as_str());
            let message = format!("`{name}` means `{other}` in this plan, not `{id}`");
            fault(message)
                .help("name the body that is printed there, or correct the aliases in bodies.yaml")
        }
        Unnamed::Absent => {
            let body = prover.context.corpus.body(id);
            let known = body.into_iter().flat_map(Body::names);
            let message = match written {
                Some(name) => format!("`{name}` for `{id}` is not in the quote"),
                None => format!("no name of `{id}` is in the quote: {}", quoted(known)),
            };
            fault(message)
                .help("quote the words that name it, or give the name as printed by `written`")
        }
    }
}
