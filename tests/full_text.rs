//! Full text as a program asks for it.
#![cfg(feature = "search")]

use zhengce::{
    Answer, Anything, Corpus, Document, DocumentKind, ErrorKind, Findable, Library, TextKind,
};

/// A library of documents that say these things, by their order.
fn library(texts: &[&str]) -> Library {
    let mut corpus = Corpus::bundled().unwrap();
    for (at, text) in texts.iter().enumerate() {
        let id = format!("text-{at}").parse().unwrap();
        let mut document = Document::new(id, format!("第{at}号"), DocumentKind::Notice);
        document.text = TextKind::Verbatim;
        corpus = corpus.with_document(&document, Some(text)).unwrap();
    }
    Library::of(corpus).unwrap()
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
        if let Err(error) = library.ask(words) {
            assert_eq!(error.kind(), ErrorKind::Question, "{words:?}");
            assert!(error.to_string().starts_with("column"), "{words:?}: {error}");
        }
    }
    let long = "水".repeat(350_000);
    let error = library.items().matching(&long).run().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit);
    assert!(error.to_string().contains("350000 characters; at most 10000"), "{error}");
    let longest: Answer<'_, Anything> = library.items().matching(&long[..30_000]).run().unwrap();
    assert_eq!(longest.count(), 0);
}
