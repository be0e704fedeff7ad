//! An index on disk answers as the corpus does that it was made of: the corpus in memory is the oracle.
#![cfg(feature = "search")]

#[path = "support/random.rs"]
mod random;

use std::path::Path;

use proptest::prelude::*;
use random::{Dice, called, corpus, filter, named_filter, text, with_numbers, with_shared_names};
use zhengce::search::Ranking;
use zhengce::{Anything, Corpus, Facet, Filter, Hit, Indexer, Library, PlanTerm};

const FACETS: [Facet; 5] =
    [Facet::Body, Facet::Plan, Facet::Domain, Facet::DueYear, Facet::IssuedYear];

/// Everything that can be seen of a hit, without its score.
fn seen(hit: &Hit<'_, Anything>) -> String {
    format!(
        "{:?}\nplan {:?}\nowner {:?}\n{:?} {:?} {:?}\n{:?}\n{:?}\n{:?}",
        hit.any(),
        hit.plan(),
        hit.owner(),
        hit.kind(),
        hit.standing(),
        hit.charges(),
        hit.reasons(),
        hit.words(),
        hit.proof(),
    )
}

#[allow(clippy::cast_possible_truncation, reason = "scores are small")]
fn thousandths(score: f32) -> i64 {
    (f64::from(score) * 1e3).round() as i64
}

/// The hits in their order; those whose scores hardly differ in the order of what they show.
fn in_order(hits: &[Hit<'_, Anything>]) -> Vec<(i64, String)> {
    let score = |hit: &Hit<'_, Anything>| hit.score().map_or(0, thousandths);
    hits.iter().map(|hit| (score(hit), seen(hit))).collect()
}

fn assert_same(memory: &Library, index: &Library, filter: &Filter) {
    let ask = |library: &Library| {
        let answer = library.items().filter(filter.clone()).run().unwrap();
        let counts: Vec<_> = FACETS.iter().map(|facet| answer.counts_by(*facet)).collect();
        let resolutions = format!("{:?} {}", answer.resolutions(), answer.filter());
        let hits = (in_order(answer.hits()), in_order(answer.suggested()));
        (hits, answer.count(), answer.suggested_count(), counts, resolutions)
    };
    let (expected, found) = (ask(memory), ask(index));
    assert_eq!(found.1, expected.1, "count of {filter} {filter:?}");
    assert_eq!(found.2, expected.2, "suggested count of {filter}");
    assert_eq!(found.3, expected.3, "facets of {filter}");
    assert_eq!(found.4, expected.4, "resolutions of {filter}");
    let scored = filter.walk().any(|filter| matches!(filter, Filter::Text(_)));
    let (mut found, mut expected) = (found.0, expected.0);
    if scored {
        // What ranks alike but for the last bits may change places.
        for hits in [&mut found.0, &mut found.1, &mut expected.0, &mut expected.1] {
            for (score, _) in hits.iter_mut() {
                *score = (*score + 2) / 5;
            }
            hits.sort();
        }
    }
    assert_eq!(found.0, expected.0, "hits of {filter}");
    assert_eq!(found.1, expected.1, "suggested hits of {filter}");
}

/// The fast ranking adds up in the engine's order, so that scores, and by them places, may differ in the last bits.
fn assert_same_fast(memory: &Library, index: &Library, question: &str) {
    let ask = |library: &Library| {
        let found = library.search(question).ranking(Ranking::Fast).limit(10_000).run().unwrap();
        let scored = found.hits().iter().map(|hit| (seen(hit), hit.score().unwrap()));
        let mut scored: Vec<(String, f32)> = scored.collect();
        assert!(scored.is_sorted_by(|a, b| a.1 >= b.1), "{question}");
        scored.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        scored
    };
    let (found, expected) = (ask(index), ask(memory));
    assert_eq!(found.len(), expected.len(), "{question}");
    for (found, expected) in found.iter().zip(&expected) {
        assert_eq!(found.0, expected.0, "{question}");
        assert!(
            (found.1 - expected.1).abs() <= found.1 * 1e-5,
            "{question} {found:?} {expected:?}"
        );
    }
}

/// A search in natural words, what is offered while one is typed, and what is meant by one.
fn assert_same_search(memory: &Library, index: &Library, dice: &mut Dice) {
    let question = text(dice);
    let ask = |library: &Library| {
        let found = library.search(&question).limit(5).run().unwrap();
        (in_order(found.hits()), found.corrected().map(str::to_owned))
    };
    assert_eq!(ask(index), ask(memory), "{question}");
    assert_same_fast(memory, index, &question);
    let begun: String = question.chars().take(1 + dice.below(2)).collect();
    assert_eq!(index.suggest(&begun, 7).unwrap(), memory.suggest(&begun, 7).unwrap(), "{begun}");
}

fn assert_same_page(memory: &Library, index: &Library, filter: &Filter, dice: &mut Dice) {
    let (offset, limit) = (dice.below(12), dice.below(6));
    let ask = |library: &Library| {
        let question = library.items().filter(filter.clone()).offset(offset).limit(limit);
        let answer = question.run().unwrap();
        (in_order(answer.hits()), in_order(answer.suggested()), answer.count())
    };
    let page = ask(index);
    if filter.walk().any(|filter| matches!(filter, Filter::Text(_))) {
        // A page is looked for in another way than everything, and is a part of it all the same.
        let all = index.items().filter(filter.clone()).run().unwrap();
        let part = |hits| in_order(hits).into_iter().skip(offset).take(limit).collect();
        let expected = (part(all.hits()), part(all.suggested()), all.count());
        assert_eq!(page, expected, "page {offset}+{limit} of all of {filter}");
    } else {
        assert_eq!(page, ask(memory), "page {offset}+{limit} of {filter}");
    }
}

/// A corpus in memory and in an index, which is made in the first round and brought in step in the next ones.
fn in_step(corpus: Corpus, index: &Path, round: usize) -> (Library, Library) {
    if round == 0 {
        Library::build(&corpus, index).unwrap();
    } else {
        Indexer::new().update(&corpus, index).unwrap();
    }
    (Library::of(corpus).unwrap(), Library::open_index(index).unwrap())
}

/// Makes an index of a corpus by chance, brings it in step with others, and asks it questions by chance.
fn answers_as_its_corpus(seed: u64) {
    let mut dice = Dice::new(seed);
    let folder = tempfile::tempdir().unwrap();
    for round in 0..3 {
        let corpus = corpus(&mut dice);
        let (memory, index) = in_step(corpus, folder.path(), round);
        for _ in 0..20 {
            let filter = filter(&mut dice, 0);
            assert_same(&memory, &index, &filter);
            assert_same_page(&memory, &index, &filter, &mut dice);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: if cfg!(debug_assertions) { 1 } else { 20 }, max_shrink_iters: 0, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_index_answers_as_its_corpus(seed in any::<u64>()) {
        answers_as_its_corpus(seed);
    }
}

/// Makes an index of bodies that share names by chance, brings it in step with others, and asks for them.
fn names_mean_the_same(seed: u64) {
    let mut dice = Dice::new(seed);
    let folder = tempfile::tempdir().unwrap();
    for round in 0..3 {
        let corpus = corpus(&mut dice);
        let corpus = with_shared_names(corpus, &mut dice);
        let (memory, index) = in_step(corpus, folder.path(), round);
        for _ in 0..5 {
            assert_same_search(&memory, &index, &mut dice);
        }
        for _ in 0..25 {
            let filter = named_filter(&mut dice);
            let refused = |library: &Library| {
                let answer = library.items().filter(filter.clone()).run();
                answer.err().map(|error| error.to_string())
            };
            let error = refused(&memory);
            assert_eq!(refused(&index), error, "{filter}");
            if error.is_none() {
                assert_same(&memory, &index, &filter);
                assert_same_page(&memory, &index, &filter, &mut dice);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: if cfg!(debug_assertions) { 1 } else { 20 }, max_shrink_iters: 0, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn names_lead_to_the_same_bodies(seed in any::<u64>()) {
        names_mean_the_same(seed);
    }
}

/// Makes an index of plans by chance, brings it in step with others, and asks for plans by parts of their titles,
/// by numbers and ids, and by words that no title holds.
fn plans_mean_the_same(seed: u64) {
    let mut dice = Dice::new(seed);
    let folder = tempfile::tempdir().unwrap();
    for round in 0..3 {
        let corpus = corpus(&mut dice);
        let corpus = with_numbers(corpus, &mut dice);
        let names: Vec<String> = corpus.plans().flat_map(|plan| called(plan, &mut dice)).collect();
        let (memory, index) = in_step(corpus, folder.path(), round);
        for name in names.into_iter().chain([text(&mut dice)]) {
            let filter = Filter::Plan(PlanTerm::Named(name));
            let ask = |library: &Library| {
                let answer = library.items().filter(filter.clone()).run();
                answer
                    .map(|answer| (format!("{:?}", answer.resolutions()), in_order(answer.hits())))
            };
            let told = |library| ask(library).map_err(|error| error.to_string());
            assert_eq!(told(&index), told(&memory), "{filter}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: if cfg!(debug_assertions) { 1 } else { 20 }, max_shrink_iters: 0, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn names_lead_to_the_same_plans(seed in any::<u64>()) {
        plans_mean_the_same(seed);
    }
}

/// A search for one character, after texts of other lengths were replaced.
#[test]
fn one_character_scores_alike_after_an_update() {
    names_mean_the_same(18_059_004_374_033_863_248);
}

/// Texts that the fast ranking scores alike but for the last bits.
#[test]
fn a_fast_search_finds_alike_what_scores_alike() {
    names_mean_the_same(1_607_223_399_589_514_818);
}

/// An excluded phrase that stands behind the first entry asked for.
#[test]
fn an_excluded_phrase_is_taken_from_its_place() {
    answers_as_its_corpus(6_726_243_386_078_710_694);
}

#[test]
fn the_shipped_corpus_answers_alike_from_an_index() {
    let folder = tempfile::tempdir().unwrap();
    Library::build(&Corpus::bundled().unwrap(), folder.path()).unwrap();
    let (memory, index) =
        (Library::bundled().unwrap(), Library::open_index(folder.path()).unwrap());
    for question in [
        "单位:水务局",
        "单位:水务局 角色:牵头",
        "区域:二道区 领域:大气 到期:<2022",
        "指标:优良天数 数值:>=80",
        "黑臭水体",
        "方案:水环境 类型:任务",
        "类型:文件",
        "类型:单位 单位:水务局",
    ] {
        assert_same(&memory, &index, &question.parse().unwrap());
    }
}

#[test]
fn a_library_is_shared_by_threads() {
    fn shared<T: Send + Sync + Clone + 'static>() {}
    shared::<Library>();
}
