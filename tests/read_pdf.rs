//! A PDF reads as the paragraphs that it was set from: no page numbers, no line breaks, in every encoding.
#![cfg(feature = "draft")]

mod documents;

use documents::pdf::{Encoding, Words, encrypted, pdf, scan, typeset, words};
use proptest::prelude::*;
use zhengce::ErrorKind;
use zhengce::read::Reader;
use zhengce::text::{Alignment, SourceText};

fn read(pages: &[Vec<Words>], encoding: Encoding) -> SourceText {
    Reader::new().read_bytes("a.pdf", &pdf(pages, encoding)).unwrap()
}

const PARAGRAPHS: [&str; 5] = [
    "为深入贯彻十九届五中全会精神，落实《吉林省人民政府办公厅关于印发吉林省空气、水环境、土壤环境质量巩固提升三个行动方案的通知》要求，制定本方案。",
    "一、目标",
    "到2021年底，全区环境空气质量优良天数比率力争达到84%以上；细颗粒物（PM2.5）浓度控制在40微克/立方米以下；臭氧（O3）浓度上升的趋势得到有效遏制。",
    "二、任务",
    "（一）推进秸秆禁烧。",
];

#[test]
fn paragraphs_come_back_in_every_encoding() {
    for encoding in [Encoding::ToUnicode, Encoding::Unicode, Encoding::Gbk] {
        let source = read(&typeset(&PARAGRAPHS), encoding);
        assert_eq!(source.text().lines().collect::<Vec<_>>(), PARAGRAPHS, "{encoding:?}");
    }
}

#[test]
fn paragraphs_know_their_page_and_side() {
    let mut pages = typeset(&PARAGRAPHS.repeat(4));
    pages[0].insert(0, Words { size: 22.0, ..words(188.0, 790.0, "二道区行动实施方案") });
    pages[0][0].x = 303.0 - 11.0 * 9.0;
    let source = read(&pages, Encoding::ToUnicode);
    let paragraphs = &source.layout().unwrap().paragraphs;
    assert_eq!(source.slice(paragraphs[0].span), Some("二道区行动实施方案"));
    assert_eq!(paragraphs[0].alignment, Some(Alignment::Center));
    assert_eq!(paragraphs[0].origin.page, Some(1));
    assert_eq!(paragraphs.last().unwrap().origin.page, Some(2));
    assert_eq!(paragraphs.len(), 21);
}

#[test]
fn repeated_headers_go_with_the_page_numbers() {
    let mut pages = typeset(&PARAGRAPHS.repeat(9));
    for page in &mut pages {
        page.push(words(79.0, 800.0, "二道区人民政府文件"));
    }
    let source = read(&pages, Encoding::Gbk);
    assert_eq!(source.text().lines().collect::<Vec<_>>(), PARAGRAPHS.repeat(9));
}

#[test]
fn pictures_of_text_and_locked_files_are_told() {
    let told = |bytes: &[u8]| {
        let error = Reader::new().read_bytes("a.pdf", bytes).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unsupported);
        error.to_string()
    };
    assert!(told(&scan()).contains("no text layer"));
    assert!(told(&encrypted(true)).contains("encrypted"));
    assert!(told(&encrypted(false)).contains("encrypted"));
    assert!(
        told(&pdf(&typeset(&PARAGRAPHS), Encoding::Untold))
            .contains("do not tell which characters")
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Setting and reading are inverse, over lines and pages.
    #[test]
    fn reading_undoes_setting(paragraphs in proptest::collection::vec("[一二三目标任务水气土，。]{1,90}", 1..40)) {
        let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
        let full = "为深入贯彻十九届五中全会精神，落实各项要求，巩固提升环境质量，制定本方案，请认真执行。";
        let paragraphs = [&[full], &paragraphs[..]].concat();
        let source = read(&typeset(&paragraphs), Encoding::Unicode);
        prop_assert_eq!(source.text().lines().collect::<Vec<_>>(), paragraphs);
    }
}
