//! The bodies that a draft proposes for a registry.
#![cfg(feature = "draft")]

use zhengce::text::SourceText;
use zhengce::{Corpus, check, draft};

/// The full names of the proposed bodies, and how often the check of the corpus with them finds something.
fn proposed(text: &str) -> (Vec<String>, usize) {
    let corpus = Corpus::bundled().unwrap();
    let source = SourceText::new("方案.txt", text);
    let drafts = draft::plan(&source, &corpus).unwrap();
    let names = drafts.bodies.iter().map(|body| body.name.clone()).collect();
    let corpus = drafts.within(&corpus, source.text()).unwrap();
    let bodies = check::run(&corpus).to_string().matches("ZC406").count();
    (names, bodies)
}

#[test]
fn a_name_is_made_whole_by_the_place_of_its_document() {
    let text = "安平市推进节水实施方案\n一、重点任务\n（一）推进节水。推广器具。（市财政局、市场监管局负责）\n";
    let (names, faults) = proposed(text);
    assert_eq!(names, ["安平市财政局", "安平市市场监管局"]);
    assert_eq!(faults, 0);
}

#[test]
fn a_name_that_no_place_makes_whole_stays_as_printed() {
    let text = "推进节水实施方案\n一、重点任务\n（一）推进节水。推广器具。（省生态环境厅牵头，省财政厅、水利部配合）\n";
    let (names, faults) = proposed(text);
    assert_eq!(names, ["水利部"]);
    assert_eq!(faults, 0);
}

#[test]
fn a_word_in_quotation_marks_is_no_place() {
    let text = "国务院办公厅关于印发“无废城市”建设试点工作方案的通知\n国办发〔2018〕128号\n一、重点任务\n\
                （一）推进减量。（生态环境部负责）\n国务院办公厅\n2018年12月29日\n";
    let (names, _) = proposed(text);
    assert_eq!(names, ["国务院办公厅", "生态环境部"]);
}

/// What a bracket says of a name is no part of it; the duty keeps what is printed.
#[test]
fn a_name_is_proposed_without_its_gloss() {
    let text = "安平市推进节水实施方案\n一、重点任务\n（一）推进节水。推广器具。（市政务数据局（以下简称市数据局）牵头，\
                各区县（自治县，以下简称区县）政府配合）\n";
    let (names, faults) = proposed(text);
    assert_eq!(names, ["安平市政务数据局", "安平市各区县（自治县）政府"]);
    assert_eq!(faults, 0);
}
