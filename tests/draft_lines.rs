//! What is drafted from lines that hold several paragraphs, and from sentences that charge.
#![cfg(feature = "draft")]

use zhengce::draft::{self, Drafts, Labels, TaskLabel};
use zhengce::text::SourceText;
use zhengce::{Corpus, Severity, check};

fn drafts(text: &str) -> Drafts {
    draft::plan(&SourceText::new("方案.txt", text), &Corpus::bundled().unwrap()).unwrap()
}

fn labels(text: &str) -> Labels {
    draft::labels(&SourceText::new("方案.txt", text)).unwrap()
}

/// The tasks, one line each: place, title, bodies with roles, deadline.
fn tasks(text: &str) -> Vec<String> {
    let line = |task: TaskLabel| {
        let duties: Vec<String> =
            task.duties.iter().map(|duty| format!("{}:{}", duty.body, duty.role)).collect();
        let by = task.by.unwrap_or_default();
        format!("{} {} {} {by}", task.at, task.title, duties.join(" ")).trim_end().to_owned()
    };
    labels(text).tasks.into_iter().map(line).collect()
}

fn targets(text: &str) -> Vec<String> {
    let targets = labels(text).targets.into_iter();
    targets.map(|one| format!("{} {} {}{}", one.indicator, one.op, one.value, one.unit)).collect()
}

const ONE_LINE: &str = "安平市人民政府办公室关于促进节水产业发展的意见 安政办发〔2026〕9号 各县（市、区）人民政府，市政府各部门： 为促进发展，经市政府同意，现提出以下意见。 一、总体要求 （一）指导思想。坚持节水优先。 （二）发展目标。到2028年，产业规模达到30亿元，年均增长10%以上。 二、重点任务 （三）优化布局。支持园区发展。（市发展改革委、水利局按职责分工负责） （四）加强标准建设。按照第 （三） 项办理，2027年底前完成。（市市场监管局负责） 三、组织实施 （五）加强组织领导。各地要高度重视。 安平市人民政府办公室 2026年9月4日 （此件公开发布）";

#[test]
fn one_line_is_divided_into_its_paragraphs() {
    let drafts = drafts(ONE_LINE);
    let labels = labels(ONE_LINE);
    assert_eq!(labels.title.as_deref(), Some("安平市人民政府办公室关于促进节水产业发展的意见"));
    assert_eq!(labels.number.as_deref(), Some("安政办发〔2026〕9号"));
    assert_eq!(labels.issuer, ["安平市人民政府办公室"]);
    assert_eq!(labels.signed.as_deref(), Some("2026-09-04"));
    let outline: Vec<String> =
        labels.outline.iter().map(|one| format!("{}{}", one.mark, one.title)).collect();
    assert_eq!(
        outline,
        [
            "一、总体要求",
            "（一）指导思想",
            "（二）发展目标",
            "二、重点任务",
            "（三）优化布局",
            "（四）加强标准建设",
            "三、组织实施",
            "（五）加强组织领导",
        ]
    );
    let found = check::run(&drafts.within(&Corpus::bundled().unwrap(), ONE_LINE).unwrap());
    assert_eq!(found.count(Severity::Error), 0, "{found}");
}

#[test]
fn one_line_drafts_as_its_paragraphs_do() {
    let lines =
        ONE_LINE.replace("。 ", "。\n").replace("） ", "）\n").replace("（三）\n项", "（三） 项");
    let lines =
        lines.replace("要求 ", "要求\n").replace("任务 ", "任务\n").replace("实施 ", "实施\n");
    assert_eq!(tasks(ONE_LINE), tasks(&lines));
    assert_eq!(
        tasks(ONE_LINE),
        [
            "二、/（三） 优化布局 市发展改革委:shared 市水利局:shared",
            "二、/（四） 加强标准建设 市市场监管局:responsible 2027-12",
        ]
    );
}

#[test]
fn a_sentence_of_bodies_covers_the_words_before_it() {
    let text = "安平市节水方案\n一、主要任务\n（一）推动节水改造。改造老旧管网。市水利局牵头，市财政局参与，2026年6月底前完成。\n\
                （二）健全机制。由市水利局牵头，市民政局配合，每月25日前上报情况。\n\
                （三）强化监管。市水利局负责组织实施，市财政局按职责分工负责，2026年9月底前完成。\n\
                1.日常巡查。（市水利局负责）\n";
    assert_eq!(
        tasks(text),
        [
            "一、/（一） 推动节水改造 市水利局:lead 市财政局:support 2026-06",
            "一、/（二） 健全机制 市水利局:lead 市民政局:support",
            "一、/（三） 强化监管 市水利局:implement 市财政局:shared 2026-09",
            "一、/（三）/1. 日常巡查 市水利局:responsible",
        ]
    );
}

#[test]
fn a_rule_inside_a_clause_charges_nobody_there() {
    for (rule, said) in [
        (
            "具体任务均涉及相关市（州）人民政府，不再做分工，下同",
            "相关市（州）人民政府:responsible",
        ),
        ("以下均需各县（市、区）人民政府落实，不再逐一列出", "各县（市、区）人民政府:implement"),
        ("各项任务都由各县区政府负责，不重复列出", "各县区政府:responsible"),
    ] {
        let text = format!(
            "安平市节水方案\n一、主要任务\n（一）推广器具。推广器具。（责任单位：市水利局、市住建局按职责分工负责。{rule}。）\n"
        );
        assert_eq!(
            tasks(&text),
            ["一、/（一） 推广器具 市水利局:shared 市住建局:shared"],
            "{rule}"
        );
        let duties = labels(&text).default_duties;
        let duties: Vec<String> =
            duties.iter().map(|duty| format!("{}:{}", duty.body, duty.role)).collect();
        assert_eq!(duties, [said], "{rule}");
    }
}

#[test]
fn a_figure_without_a_subject_has_that_of_the_clause_before() {
    let item = |words: &str| format!("安平市节水方案\n一、主要任务\n（一）推进节水。{words}\n");
    assert_eq!(
        targets(&item("产业规模达到3万亿元，年均增长10%以上，增速提高到12%。")),
        ["产业规模 >= 3万亿元", "产业规模 >= 10%", "增速 = 12%"]
    );
    let tenths = item("卫生厕所普及率达到七成以上。");
    assert_eq!(targets(&tenths), ["卫生厕所普及率 >= 70%"]);
    let found = check::run(&drafts(&tenths).within(&Corpus::bundled().unwrap(), &tenths).unwrap());
    assert_eq!(found.count(Severity::Error), 0, "{found}");
    assert_eq!(targets(&item("节水企业三成立一家。")), Vec::<String>::new());
}

#[test]
fn long_lines_of_any_kind_are_read() {
    drafts(&"一、任务 （一）工作。做好。（市财政局负责） ".repeat(500));
    drafts(&format!("一、任务 二、任务 {}", "安平市财政局 ".repeat(3_000)));
    drafts(&format!("一、任务 二、任务 {}", "2026年3月5日 ".repeat(3_000)));
    drafts(&format!("一、任务 二、任务 {}，{}", "均需".repeat(3_000), "不再列出".repeat(3_000)));
}
