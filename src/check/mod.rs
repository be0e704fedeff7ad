//! The rules: what a corpus that was read without a fault may still say wrongly, one file a family.
//! May import `corpus` and below; loading does not depend on it.

mod cascade;
mod context;
mod coverage;
mod cycle;
mod dates;
mod duties;
mod evidence;
mod head;
mod identity;
mod memory;
mod pieces;
mod printed;
mod references;
mod targets;
mod units;
mod walk;

use std::path::Path;

use crate::Error;
use crate::corpus::{Corpus, Loaded};
use crate::diagnostic::Diagnostics;

pub use pieces::Checked;

use context::Context;
use printed::Names;

/// Checks a corpus against every rule; the findings are in the order of file and place.
///
/// ```
/// use zhengce::{Corpus, check};
///
/// assert!(check::run(&Corpus::bundled()?).is_empty());
/// # Ok::<(), zhengce::Error>(())
/// ```
#[must_use]
pub fn run(corpus: &Corpus) -> Diagnostics {
    let mut context = Context::new(corpus);
    identity::check(&mut context);
    references::check(&mut context);
    let names = Names::of(corpus);
    evidence::check(&mut context, &names);
    duties::check(&mut context, &names);
    dates::check(&mut context);
    targets::check(&mut context);
    cascade::check(&mut context);
    coverage::check(&mut context);
    context.finish()
}

/// Reads a corpus folder and checks it: the faults of all files and, of those that could be read, the findings of every rule.
///
/// What stands in a file that could not be read is not taken for missing. Files are taken some at a time with
/// what they refer to, so that memory does not grow with the corpus.
///
/// # Errors
/// [`NotFound`](crate::ErrorKind::NotFound) when there is no such folder, [`Io`](crate::ErrorKind::Io) when it cannot be listed.
///
/// ```no_run
/// let found = zhengce::check::folder("corpus")?;
/// println!("{}", found.render(true));
/// # Ok::<(), zhengce::Error>(())
/// ```
pub fn folder(folder: impl AsRef<Path>) -> Result<Diagnostics, Error> {
    Ok(pieces::check(folder.as_ref(), None)?.findings)
}

/// Checks a folder as [`folder`] does, but passes over files that were sound when they were last checked if
/// neither they nor anything that they refer to changed since; `kept` is the file that remembers them.
///
/// A file that is not there or of another version remembers nothing; a change of regions, bodies or terms
/// makes everything be checked again.
///
/// # Errors
/// As [`folder`], and [`Io`](crate::ErrorKind::Io) when `kept` cannot be written.
///
/// ```
/// let folder = tempfile::tempdir().unwrap();
/// let kept = folder.path().join("sound");
/// let first = zhengce::check::changed("corpus", &kept)?;
/// assert_eq!(first.passed_over, 0);
/// let again = zhengce::check::changed("corpus", &kept)?;
/// assert!(again.findings.is_empty() && again.passed_over > 0);
/// # Ok::<(), zhengce::Error>(())
/// ```
pub fn changed(folder: impl AsRef<Path>, kept: impl AsRef<Path>) -> Result<Checked, Error> {
    pieces::check(folder.as_ref(), Some(kept.as_ref()))
}

/// The faults that a loading met, with the findings of every rule on the files that could be read.
///
/// ```
/// use zhengce::{Code, Loader, check};
///
/// let plan = "id: p\ntitle: 方案\ngenre: 规划\ncoverage: {extent: 部分}\n";
/// let found = check::loaded(Loader::new().load_texts([("plans/p.yaml", plan)]));
/// assert_eq!(found.codes(), [Code::CoverageWithoutNote]);
/// ```
#[must_use]
pub fn loaded(loaded: Loaded) -> Diagnostics {
    let (corpus, mut found) = loaded.into_parts();
    found.append(run(&corpus));
    found.sort();
    found
}

/// The rules without which questions have no sound answer: unique ids and references that lead somewhere.
pub(crate) fn integrity(corpus: &Corpus) -> Diagnostics {
    let mut found = integrity_of_registry(corpus);
    found.append(integrity_of_files(corpus));
    found.sort();
    found
}

/// The same of regions and bodies alone.
pub(crate) fn integrity_of_registry(corpus: &Corpus) -> Diagnostics {
    let mut context = Context::new(corpus);
    identity::of_registry(&mut context);
    references::of_registry(&mut context);
    context.finish()
}

/// The same of plans and documents alone.
pub(crate) fn integrity_of_files(corpus: &Corpus) -> Diagnostics {
    let mut context = Context::new(corpus);
    identity::of_files(&mut context);
    references::of_files(&mut context);
    context.finish()
}
