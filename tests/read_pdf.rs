//! A PDF reads as the paragraphs that it was set from: no page numbers, no line breaks, in every encoding.
#![cfg(feature = "draft")]

mod documents;

use documents::part::{Part, Place};
use documents::pdf::{Encoding, Words, encrypted, frame, numbered, pdf, scan, typeset, words};
use documents::typeset::{Breaking, set};
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

/// Lines around the middle of the page above a text, each with its size.
fn below_titles(titles: &[(f64, &str)]) -> Vec<String> {
    let mut pages = typeset(&PARAGRAPHS[1..]);
    for ((size, title), row) in titles.iter().zip(0_u8..) {
        let ems: f64 = title.chars().map(|c| if c.is_ascii() { 0.5 } else { 1.0 }).sum();
        let width = size * ems;
        let line = words(303.0 - width / 2.0, 830.0 - 36.0 * f64::from(row), title);
        pages[0].push(Words { size: *size, ..line });
    }
    let source = read(&pages, Encoding::ToUnicode);
    let lines = source.text().lines().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(lines[lines.len() - 4..], PARAGRAPHS[1..]);
    lines[..lines.len() - 4].to_vec()
}

#[test]
fn a_title_over_several_lines_is_one() {
    let (first, second, third) =
        ("二道区人民政府办公室", "关于印发二道区空气质量巩固提升", "行动方案的通知");
    let whole = [first, second, third].concat();
    assert_eq!(below_titles(&[(22.0, first), (22.0, second), (22.0, third)]), [whole]);
    // What has another size, is no larger than the text, is numbered or was ended is another.
    assert_eq!(below_titles(&[(26.0, first), (22.0, second)]), [first, second]);
    assert_eq!(below_titles(&[(16.0, first), (16.0, third)]), [first, third]);
    for (one, other) in [
        ("第一章　总则和目标", "第一节　目标"),
        ("任务分工和要求", "一、目标任务分工表"),
        ("各有关部门：", "任务分工和要求"),
        ("任务分工和要求", "附件1"),
        ("任务分工和要求", "目　录"),
    ] {
        assert_eq!(below_titles(&[(22.0, one), (22.0, other)]), [one, other]);
    }
    let twice = [(22.0, first), (22.0, third), (22.0, first)];
    assert_eq!(below_titles(&twice), [[first, third].concat(), first.to_owned()]);
    let years = ["二道区生态环境保护规划", "（2021—2025年）"];
    assert_eq!(below_titles(&[(22.0, years[0]), (22.0, years[1])]), [years.concat()]);
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
    assert!(told(&numbered(false)).contains("do not tell which characters"));
    assert_eq!(Reader::new().read_bytes("a.pdf", &numbered(true)).unwrap().text(), "TabTabTab\n");
}

/// Characters at their places, one by one.
fn scattered(text: &str, place: impl Fn(f64) -> (f64, f64)) -> Vec<Words> {
    let characters = text.chars().zip(0_u16..);
    characters
        .map(|(c, at)| {
            let (x, y) = place(f64::from(at));
            words(x, y, &c.to_string())
        })
        .collect()
}

const COLUMN: &str =
    "为改善水环境，巩固治理成果，完成规划目标任务，解决突出问题，补短板、强弱项，制定本方案。";

/// A column of paragraphs, 12 characters wide, the first line of each set in.
fn column(left: f64, count: usize) -> Vec<Words> {
    let mut lines = Vec::new();
    for _ in 0..count {
        let characters: Vec<char> = COLUMN.chars().collect();
        let (first, rest) = characters.split_at(10);
        lines.push((2.0, first.iter().collect::<String>()));
        lines.extend(rest.chunks(12).map(|line| (0.0, line.iter().collect())));
    }
    let lines = lines.into_iter().zip(0_u8..);
    let line = |((set_in, text), row): ((f64, String), u8)| {
        words(left + 16.0 * set_in, 650.0 - 24.0 * f64::from(row), &text)
    };
    lines.map(line).collect()
}

#[test]
fn of_two_columns_the_left_one_is_read_first() {
    let title = Words { size: 22.0, ..words(180.0, 740.0, "二道区水污染防治方案") };
    let across =
        words(79.0, 690.0, "本方案自印发之日起施行，各街道、各部门要结合实际认真贯彻执行。");
    let (left, mut right) = (column(79.0, 3), column(330.0, 3));
    for line in &mut right {
        line.text = line.text.replace('水', "气");
    }
    let below = words(
        79.0,
        260.0,
        "各单位要加强领导，明确责任，抓好落实，确保各项任务如期完成，见到实效。",
    );
    // The lines of the right column need not stand level with those of the left one.
    for shift in [0.0, 6.0] {
        let mut page =
            [vec![title.clone(), across.clone()], left.clone(), right.clone(), vec![below.clone()]]
                .concat();
        let moved = page.iter_mut().filter(|line| line.x >= 330.0);
        moved.for_each(|line| line.y -= shift);
        let source = read(&[page], Encoding::ToUnicode);
        let expected = [
            vec![title.text.clone(), across.text.clone()],
            vec![COLUMN.to_owned(); 3],
            vec![COLUMN.replace('水', "气"); 3],
            vec![below.text.clone()],
        ];
        assert_eq!(source.text().lines().collect::<Vec<_>>(), expected.concat());
    }
}

/// The last page of columns may hold no more of the right one than its first lines.
#[test]
fn columns_go_on_over_pages() {
    let first = [column(79.0, 3), column(330.0, 3)].concat();
    let mut right = column(330.0, 1);
    right.truncate(2);
    let mut last = [column(79.0, 3), right].concat();
    // What two pages repeat at the same height would be a header.
    for line in &mut last {
        line.text = line.text.replace('，', "；").replace('善', "进");
    }
    let source = read(&[first, last], Encoding::ToUnicode);
    let other = COLUMN.replace('，', "；").replace('善', "进");
    let mut expected = [vec![COLUMN.to_owned(); 6], vec![other.clone(); 3]].concat();
    expected.push(other.chars().take(22).collect());
    assert_eq!(source.text().lines().collect::<Vec<_>>(), expected);
}

#[test]
fn a_box_has_margins_of_its_own() {
    let mut pages = typeset(&PARAGRAPHS);
    let lines = [
        "专栏1　重点工程",
        "1.再生水利用工程。建设再生水管网，改造",
        "老旧管网，降低漏损。",
        "2.河道整治工程。",
    ];
    let set_in = [5.0, 3.0, 1.0, 3.0];
    for ((line, set_in), row) in lines.iter().zip(set_in).zip(0_u8..) {
        pages[0].push(words(150.0 + 16.0 * set_in, 300.0 - 28.0 * f64::from(row), line));
    }
    pages[0].extend(frame([145.0, 200.0, 380.0, 130.0], true));
    let source = read(&pages, Encoding::ToUnicode);
    let boxed = [
        "专栏1　重点工程",
        "1.再生水利用工程。建设再生水管网，改造老旧管网，降低漏损。",
        "2.河道整治工程。",
    ];
    let expected: Vec<&str> = PARAGRAPHS.iter().copied().chain(boxed).collect();
    assert_eq!(source.text().lines().collect::<Vec<_>>(), expected);
}

#[test]
fn rows_know_their_page_and_columns() {
    let rows: Vec<Vec<String>> = (0..40)
        .map(|row| ["序号", "任务", "单位"].map(|word| format!("{word}{row}")).to_vec())
        .collect();
    let parts = [Part::Words(Place::Body, "重点任务分工如下。".to_owned()), Part::Table(rows)];
    let source = read(&set(&parts, Breaking::Hangs), Encoding::ToUnicode);
    let paragraphs = &source.layout().unwrap().paragraphs;
    assert_eq!(paragraphs.len(), 41);
    let last = paragraphs.last().unwrap();
    assert_eq!((last.origin.row, last.origin.page), (Some((0, 39)), Some(2)));
    assert_eq!(last.cells.iter().map(|cell| cell.column).collect::<Vec<_>>(), [0, 1, 2]);
    assert_eq!(source.slice(last.cells[2].span), Some("单位39"));
}

#[test]
fn lines_from_top_to_bottom_are_read_from_the_right() {
    let columns = ["为改善水环境︐制定本方案︒本", "方案自印发之日起施行︒"];
    let page: Vec<Words> = columns
        .iter()
        .zip([500.0, 470.0])
        .flat_map(|(column, x)| scattered(column, |at| (x, 740.0 - 18.0 * at)))
        .collect();
    let source = read(&[page], Encoding::ToUnicode);
    assert_eq!(source.text(), "为改善水环境，制定本方案。本方案自印发之日起施行。\n");
}

/// Indents that are wide spaces rather than places.
#[test]
fn wide_spaces_set_a_line_in() {
    let lines = [
        "\u{3000}\u{3000}为改善水环境，制定本方案，",
        "请各有关部门认真贯彻执行，如",
        "期完成。",
        "\u{3000}\u{3000}（一）治水",
    ];
    let page = lines.iter().zip(0_u8..);
    let page = page.map(|(line, row)| words(79.0, 700.0 - 28.0 * f64::from(row), line)).collect();
    let expected = "为改善水环境，制定本方案，请各有关部门认真贯彻执行，如期完成。\n（一）治水\n";
    assert_eq!(read(&[page], Encoding::Unicode).text(), expected);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// So are setting by the rules of where lines may break and reading.
    #[test]
    fn reading_undoes_the_rules_of_setting(
        paragraphs in proptest::collection::vec("[一二三目标任务][一二三目标任务，。（）“”《》0-9A-Z%.]{0,120}", 1..30),
        breaking in proptest::sample::select(&[Breaking::Hangs, Breaking::Takes][..]),
    ) {
        let full = "为深入贯彻十九届五中全会精神，落实各项要求，巩固提升环境质量，制定本方案，请认真执行。";
        let paragraphs: Vec<String> = [full.to_owned()].into_iter().chain(paragraphs).collect();
        let parts: Vec<Part> = paragraphs.iter().map(|words| Part::Words(Place::Body, words.clone())).collect();
        let source = read(&set(&parts, breaking), Encoding::ToUnicode);
        prop_assert_eq!(source.text().lines().collect::<Vec<_>>(), paragraphs);
    }

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
