//! What only a test can make happen: a disk that fills up while an index is written.

use super::folder::Refusal;
use super::input::Input;
use super::write::{Integrity, Writing};
use super::{Store, build};
use crate::ErrorKind;
use crate::corpus::Corpus;
use crate::diagnostic::Diagnostics;
use crate::model::{Coverage, Genre, Plan};
use crate::query::Filter;

fn sound(_: &Corpus) -> Diagnostics {
    Diagnostics::new()
}

pub(super) const SOUND: Integrity = Integrity { registry: sound, files: sound };

/// A corpus of which a plan says something else.
pub(super) fn updated(corpus: Corpus) -> Corpus {
    let mut plan = corpus.plans().next().unwrap().clone();
    plan.title.push_str("（修订）");
    plan.tasks.iter_mut().for_each(|task| task.title.insert_str(0, "继续"));
    corpus.with_plan(&plan).unwrap()
}

fn more(corpus: Corpus) -> Corpus {
    let id = "one-more".parse().unwrap();
    let plan = Plan::new(id, "又一方案", Genre::WorkPlan, Coverage::full());
    corpus.with_plan(&plan).unwrap()
}

#[test]
fn a_full_disk_is_told_and_the_last_commit_stands() {
    let folder = tempfile::tempdir().unwrap();
    let corpus = Corpus::bundled().unwrap();
    let input = Input::corpus(&corpus);
    build(&input, folder.path(), SOUND, &mut |_| {}).unwrap();
    let count = || {
        let store = Store::open(folder.path()).unwrap();
        store.ask(Filter::All, &(0..0)).unwrap().matches.count()
    };
    let before = count();
    let input = Input::corpus(&more(corpus));
    let mut written = 0;
    for room in (0..2_000_000).step_by(4_000) {
        let refusal = Refusal::after(room);
        let progress = &mut |_: crate::corpus::Progress<'_>| {};
        let update = Writing::begin(&input, folder.path(), SOUND, progress, refusal);
        let Err(error) = update.and_then(Writing::update) else {
            written = room;
            break;
        };
        assert_eq!(error.kind(), ErrorKind::Io, "{error}");
        assert!(error.to_string().contains("no space left"), "{error}");
        assert_eq!(count(), before);
    }
    assert!(written > 0);
    assert_eq!(count(), before + 1);
    super::verify(folder.path()).unwrap();
}
