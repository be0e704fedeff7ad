//! Full text as a program asks for it.
#![cfg(feature = "search")]

use std::collections::HashSet;
use std::sync::LazyLock;

use proptest::prelude::*;
use zhengce::search::Ranking;
use zhengce::{
    Answer, Anything, Corpus, Document, DocumentKind, ErrorKind, Filter, Findable, Findings, Group,
    Hit, Indexer, Item, Kind, Library, TextKind,
};

/// A library of documents that say these things, by their order.
fn library(texts: &[&str]) -> Library {
    let documents = texts.iter().enumerate().map(|(at, text)| {
        let id = format!("text-{at}").parse().unwrap();
        let mut document = Document::new(id, format!("第{at}号"), DocumentKind::Notice);
        document.text = TextKind::Verbatim;
        (document, Some((*text).to_owned()))
    });
    Library::of(Corpus::default().with_documents(documents).unwrap()).unwrap()
}

/// Which of the texts of [`library`] are found, in the order of the answer.
fn found(library: &Library, words: &str, exact: bool) -> Vec<String> {
    let question = library.documents();
    let question = if exact { question.phrase(words) } else { question.matching(words) };
    let answer = question.run().unwrap();
    let ids = answer.iter().map(|hit| hit.item().id.to_string());
    ids.filter(|id| id.starts_with("text-")).collect()
}

fn titles<T: Findable>(answer: &Answer<'_, T>) -> Vec<String> {
    answer.iter().map(|hit| hit.any().title().to_owned()).collect()
}

#[test]
fn width_script_and_case_make_no_difference() {
    let library = Library::bundled().unwrap();
    for (forms, least) in [
        (["PM2.5", "pm2.5", "ＰＭ２．５", "細顆粒物", "细颗粒物"].as_slice(), 4),
        (&["VOCs", "vocs", "ＶＯＣｓ", "揮發性有機物"], 2),
        (&["黑臭水体", "黑臭水體"], 3),
    ] {
        let answers = forms.iter().map(|form| library.items().matching(form).run().unwrap());
        let mut counts = answers.map(|answer| answer.count());
        let first = counts.next().unwrap();
        assert!(first >= least, "{forms:?}: {first}");
        assert!(counts.all(|count| count == first), "{forms:?}");
    }
}

#[test]
fn phrases_are_found_across_the_words_of_the_dictionary() {
    let library = library(&["提高技术学校质量", "提高生产技术和学校质量", "南京市长江大桥"]);
    // 技术|学校 and 术学 overlap; a phrase of whole words would miss what begins inside one.
    assert_eq!(found(&library, "术学校", true), ["text-0"]);
    assert_eq!(found(&library, "技术学校", true), ["text-0"]);
    assert_eq!(found(&library, "市长", true), ["text-2"]);
    assert_eq!(found(&library, "长江大", true), ["text-2"]);
    assert_eq!(found(&library, "京市长江", true), ["text-2"]);
    assert!(found(&library, "技术质量", true).is_empty());
}

#[test]
fn a_long_term_is_found_by_its_words_and_quoted_only_as_it_stands() {
    let library = library(&["完成黑臭水体整治任务", "整治黑臭水体", "整治农村"]);
    assert_eq!(found(&library, "整治黑臭水体", false), ["text-1", "text-0"]);
    assert_eq!(found(&library, "整治黑臭水体", true), ["text-1"]);
}

#[test]
fn one_character_is_found() {
    let library = library(&["水", "土", "𠀀水"]);
    assert_eq!(found(&library, "水", false).len(), 2);
    assert_eq!(found(&library, "𠀀", true), ["text-2"]);
}

#[test]
fn the_best_comes_first_and_shows_where() {
    let library = Library::bundled().unwrap();
    let answer = library.items().matching("黑臭水体").run().unwrap();
    let scores: Vec<f32> = answer.iter().map(|hit| hit.score().unwrap()).collect();
    assert!(scores.windows(2).all(|two| two[0] >= two[1]), "{scores:?}");
    assert!(titles(&answer)[0].contains("黑臭水体"), "{:?}", titles(&answer));
    for hit in &answer {
        let snippet = hit.snippet().unwrap();
        assert_eq!(snippet.span().of(hit.words()), Some(snippet.text()));
        assert!(!snippet.highlights().is_empty());
        for highlight in snippet.highlights() {
            assert!(highlight.of(hit.words()).unwrap().contains("黑臭水体"));
        }
    }
}

#[test]
fn words_go_with_every_other_condition() {
    let library = Library::bundled().unwrap();
    let all = library.ask("黑臭水体").unwrap().run().unwrap();
    let tasks = library.ask("黑臭水体 类型:任务").unwrap().run().unwrap();
    let others = library.ask("黑臭水体 -类型:任务").unwrap().run().unwrap();
    assert_eq!(all.count(), tasks.count() + others.count());
    assert!(tasks.count() > 0 && others.count() > 0);
    let none = library.ask("-黑臭水体").unwrap().run().unwrap();
    let everything = library.items().run().unwrap();
    assert_eq!(none.count() + all.count(), everything.count());
    assert!(none.iter().all(|hit| !hit.words().contains("黑臭水体")));
}

/// The places of the texts of [`library`] that a search finds, the best first.
fn searched(library: &Library, question: &str) -> Vec<String> {
    let found = library.search(question).run().unwrap();
    found.iter().map(|hit| hit.words().lines().nth(1).unwrap_or_default().to_owned()).collect()
}

#[test]
fn a_question_finds_what_shares_most_with_it() {
    let library = library(&[
        "推广新能源汽车",
        "江西省对失业人员给予补助金",
        "湖南省对失业人员给予补助金",
        "湖南省人力资源和社会保障厅公布热线",
    ]);
    let best = |question| searched(&library, question).remove(0);
    assert_eq!(best("湖南省给予失业人员多少补助金？"), "湖南省对失业人员给予补助金");
    assert_eq!(best("江西给失业人员的补贴有哪些"), "江西省对失业人员给予补助金");
    assert_eq!(best("人社厅电话是多少"), "湖南省人力资源和社会保障厅公布热线");
    assert_eq!(best("新能源汽車如何推廣"), "推广新能源汽车");
    assert!(searched(&library, "，。？").is_empty());
}

#[test]
fn a_wrong_character_is_forgiven_unless_told_not_to() {
    let library = library(&["开展黑臭水体整治", "开展水土保持"]);
    for (question, meant) in
        [("黑臭水休", "黑臭水体"), ("黑丑水体", "黑臭水体"), ("水土宝持", "水土保持")]
    {
        let found = library.search(question).run().unwrap();
        assert_eq!(found.corrected(), Some(meant), "{question}");
        assert!(found.hits()[0].words().contains(meant));
        assert_eq!(library.did_you_mean(question).unwrap().as_deref(), Some(meant));
        assert_eq!(library.search(question).as_written().run().unwrap().corrected(), None);
        assert_eq!(library.documents().phrase(question).run().unwrap().count(), 0);
    }
    assert_eq!(library.did_you_mean("黑臭水体整治").unwrap(), None);
    assert_eq!(library.did_you_mean("完全无关之事").unwrap(), None);
}

#[test]
fn one_search_finds_items_of_every_kind_by_plan_and_says_why() {
    let library = Library::bundled().unwrap();
    let found = library.search("秸秆禁烧和综合利用怎么做？").limit(20).run().unwrap();
    let kinds: HashSet<Kind> = found.iter().map(Hit::kind).collect();
    assert!(kinds.contains(&Kind::Task) && kinds.contains(&Kind::Document), "{kinds:?}");
    assert!(found.iter().all(|hit| !hit.reasons().is_empty() && hit.snippet().is_some()));
    let groups = found.groups();
    assert_eq!(groups.iter().map(|group| group.hits().len()).sum::<usize>(), found.hits().len());
    assert_eq!(groups[0].hits()[0].words(), found.hits()[0].words());
    let plans: Vec<_> = groups.iter().filter_map(Group::plan).map(|plan| &plan.id).collect();
    assert_eq!(plans.iter().collect::<HashSet<_>>().len(), plans.len());
}

#[test]
fn a_search_is_narrowed_paged_and_ranked_as_asked() {
    let library = Library::bundled().unwrap();
    let search = || library.search("黑臭水体治理").limit(4);
    let first = search().run().unwrap();
    let rest = search().offset(2).limit(2).run().unwrap();
    let words = |found: &Findings<'_>| -> Vec<String> {
        found.iter().map(|hit| hit.words().to_owned()).collect()
    };
    assert_eq!(words(&first)[2..], words(&rest));
    let tasks = search().kind(Kind::Task).filter(Filter::region("二道区")).run().unwrap();
    assert!(!tasks.hits().is_empty());
    for hit in &tasks {
        assert_eq!(hit.kind(), Kind::Task);
        assert!(hit.plan().unwrap().title.contains("二道区"));
    }
    let fast = search().ranking(Ranking::Fast).run().unwrap();
    assert_eq!(fast.hits().len(), 4);
    assert!(fast.hits()[0].words().contains("黑臭水体"));
    let unknown = search().filter(Filter::region("无此地")).run().unwrap_err();
    assert_eq!(unknown.kind(), ErrorKind::Question);
}

#[test]
fn a_title_or_number_that_is_named_comes_first() {
    let library = Library::bundled().unwrap();
    let corpus = library.corpus().unwrap();
    for plan in corpus.plans() {
        let found = library.search(&format!("《{}》讲了什么？", plan.title)).run().unwrap();
        assert_eq!(found.hits()[0].any().title(), plan.title);
        if let Some(number) = &plan.number {
            let found = library.search(&format!("{number}是什么文件")).run().unwrap();
            let numbers = found.hits()[..2].iter().map(|hit| match hit.any() {
                Item::Plan(plan) => plan.number.clone(),
                Item::Document(document) => document.number.clone(),
                _ => None,
            });
            assert!(numbers.flatten().any(|other| other == *number), "{number}");
        }
    }
}

#[test]
fn an_index_on_disk_finds_what_memory_finds() {
    let folder = tempfile::tempdir().unwrap();
    let memory = Library::bundled().unwrap();
    Indexer::new().build(memory.corpus().unwrap(), folder.path()).unwrap();
    let disk = Library::open_index(folder.path()).unwrap();
    let shown =
        |library: &Library, question: &str, filter: Filter| -> Vec<(String, String, Vec<String>)> {
            let found = library.search(question).filter(filter).limit(5).run().unwrap();
            let hits = found.iter().map(|hit| {
                let snippet = hit.snippet().map(|snippet| snippet.marked("【", "】"));
                (hit.words().to_owned(), snippet.unwrap_or_default(), hit.reasons())
            });
            hits.collect()
        };
    for question in ["农村的黑臭水体怎么治理？", "扬尘污染怎么防治", "秸秆禁烧由谁负责", "黑臭水休"]
    {
        for filter in [Filter::All, Filter::Kind(Kind::Task), Filter::region("二道区")] {
            let found = shown(&disk, question, filter.clone());
            assert!(!found.is_empty(), "{question} {filter:?}");
            assert_eq!(found, shown(&memory, question, filter), "{question}");
        }
    }
    for begun in ["黑臭", "水", "二道区", "hcst", "s", "P", "ＰＭ", "十", "1", "zz", " ", "\u{0}"]
    {
        for limit in [3, 1_000] {
            let offered = memory.suggest(begun, limit).unwrap();
            assert_eq!(disk.suggest(begun, limit).unwrap(), offered, "{begun}");
        }
    }
    for plan in memory.corpus().unwrap().plans() {
        let number = plan.number.iter().map(|number| format!("{number}是什么文件"));
        let named = [plan.title.clone(), format!("《{}》讲了什么？", plan.title)];
        for question in number.chain(named) {
            for filter in [Filter::All, Filter::Kind(Kind::Document)] {
                let found = shown(&disk, &question, filter.clone());
                assert_eq!(found, shown(&memory, &question, filter), "{question}");
            }
        }
    }
    assert_eq!(disk.did_you_mean("黑臭水休").unwrap().as_deref(), Some("黑臭水体"));
}

#[test]
fn what_is_begun_is_completed() {
    let library = Library::bundled().unwrap();
    assert_eq!(library.suggest("黑臭水", 1).unwrap(), ["黑臭水体"]);
    assert!(library.suggest("hcst", 5).unwrap().contains(&"黑臭水体".to_owned()));
    assert!(
        library.suggest("二道区水", 5).unwrap().iter().all(|text| text.starts_with("二道区水"))
    );
    assert!(library.suggest("", 5).unwrap().is_empty());
    assert!(library.suggest("\u{0}🌊", 5).unwrap().is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_question_is_answered_and_shown_exactly(
        question in "(\\PC|[水体污染治理黑臭是什么多少的，。？《》%0-9A-Za-zＡ🌊\u{0}\u{200B} ]){0,24}",
    ) {
        static LIBRARY: LazyLock<Library> = LazyLock::new(|| Library::bundled().unwrap());
        let found = LIBRARY.search(&question).run().unwrap();
        prop_assert!(found.hits().len() <= 10);
        for hit in &found {
            let Some(snippet) = hit.snippet() else { continue };
            prop_assert_eq!(snippet.span().of(hit.words()), Some(snippet.text()));
            for highlight in snippet.highlights() {
                prop_assert!(highlight.of(hit.words()).is_some());
            }
        }
    }
}

#[test]
fn no_words_are_too_strange() {
    let library = Library::bundled().unwrap();
    let operators = "+ - && || ! ( ) { } [ ] ^ \" ~ * ? : \\ / AND OR NOT TO IN < > = ; ' `";
    for words in [
        "",
        " ",
        "的",
        "的 了 吗",
        "，。；",
        "\"",
        "“未完",
        "🌊",
        "水🌊",
        "\u{0}\u{7}",
        "\u{200B}",
        "水",
        "AND",
        "水 AND NOT 土",
        "title:水",
        "水~2",
        "水^9",
        "/水.*/",
        "[水 TO 土]",
        operators,
    ] {
        let answer = library.items().matching(words).run();
        assert!(answer.is_ok(), "{words:?}: {answer:?}");
        assert!(library.items().phrase(words).run().is_ok(), "{words:?}");
        assert!(library.search(words).run().is_ok(), "{words:?}");
        assert!(library.search(words).ranking(Ranking::Fast).run().is_ok(), "{words:?}");
        assert!(library.did_you_mean(words).is_ok(), "{words:?}");
        if let Err(error) = library.ask(words) {
            assert_eq!(error.kind(), ErrorKind::Question, "{words:?}");
            assert!(error.to_string().starts_with("column"), "{words:?}: {error}");
        }
    }
    let long = "水".repeat(350_000);
    let error = library.items().matching(&long).run().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit);
    assert!(error.to_string().contains("350000 characters; at most 10000"), "{error}");
    let error = library.search(&long).run().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit);
    assert!(library.search(&long[..30_000]).run().is_ok());
    let longest: Answer<'_, Anything> = library.items().matching(&long[..30_000]).run().unwrap();
    assert_eq!(longest.count(), 0);
}
