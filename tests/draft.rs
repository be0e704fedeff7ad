//! What is drafted from documents, through the public interface only.
#![cfg(feature = "draft")]

use zhengce::draft::{self, Drafts, LARGEST, Labels};
use zhengce::text::SourceText;
use zhengce::{Code, Corpus, Duty, ErrorKind, Ground, Plan, Severity, Task, check, yaml};

fn drafts(text: &str) -> Drafts {
    draft::plan(&SourceText::new("方案.txt", text), &Corpus::bundled().unwrap()).unwrap()
}

fn labels(text: &str) -> Labels {
    draft::labels(&SourceText::new("方案.txt", text)).unwrap()
}

/// The labels of the tasks, one line each: place, bodies with roles, `…` for an open list, deadline.
fn tasks(text: &str) -> Vec<String> {
    let tasks = labels(text).tasks;
    let line = |task: draft::TaskLabel| {
        let duties: Vec<String> =
            task.duties.iter().map(|duty| format!("{}:{}", duty.body, duty.role)).collect();
        let open = if task.open_list { " …" } else { "" };
        let by = task.by.map_or_else(String::new, |by| format!(" by {by}"));
        format!("{} {}{open}{by}", task.at, duties.join(" "))
    };
    tasks.into_iter().map(line).collect()
}

fn outline(text: &str) -> Vec<String> {
    let heading = |heading: draft::Heading| format!("{}{}", heading.mark, heading.title);
    labels(text).outline.into_iter().map(heading).collect()
}

/// One item of a plan under a head, with what it says.
fn item(words: &str) -> String {
    format!("安平市绿色发展行动方案\n一、主要任务\n（一）推进绿色发展。{words}\n")
}

#[test]
fn bodies_are_read_in_every_way_of_charging_them() {
    for (words, said) in [
        (
            "加强管理。（市发展改革委、财政局、生态环境局按职责分工负责）",
            "市发展改革委:shared 市财政局:shared 市生态环境局:shared",
        ),
        (
            "加强管理。〔市水利局牵头，市财政局、各县（市、区）人民政府配合〕",
            "市水利局:lead 市财政局:support 各县（市、区）人民政府:support",
        ),
        (
            "加强管理。【责任单位：市教育局；配合单位：市卫生健康委】",
            "市教育局:responsible 市卫生健康委:support",
        ),
        (
            "加强管理。[牵头单位：市住建局；参加单位：市城管局、各镇（街道）]",
            "市住建局:lead 市城管局:support 各镇（街道）:support",
        ),
        (
            "加强管理。\n责任单位：市交通运输局、市公安局等",
            "市交通运输局:responsible 市公安局:responsible …",
        ),
        (
            "加强管理。\n牵头单位：市科技局\n配合单位：市财政局、税务局\n完成时限：2026年12月底前",
            "市科技局:lead 市财政局:support 市税务局:support by 2026-12",
        ),
        ("加强管理。（市农业农村局会同有关部门负责）", "市农业农村局:lead 有关部门:support"),
        ("加强管理。（由市林业局主办，市公安局协办）", "市林业局:lead 市公安局:support"),
        (
            "加强管理。（市商务局、文化和旅游局等部门分别负责）",
            "市商务局:shared 市文化和旅游局:shared …",
        ),
        (
            "加强管理。（市民政局指导，各区人民政府负责落实）",
            "市民政局:supervise 各区人民政府:implement",
        ),
        ("加强管理。（市应急局督导）", "市应急局:supervise"),
        (
            "加强管理。（市委宣传部、网信办，市广电局负责）",
            "市委宣传部:responsible 市委网信办:responsible 市广电局:responsible",
        ),
        (
            "加强管理。（市住房和城乡建设局和市人力资源和社会保障局共同负责）",
            "市住房和城乡建设局:responsible 市人力资源和社会保障局:responsible",
        ),
        ("加强管理。（市统计局负责，2026年6月底前完成）", "市统计局:responsible by 2026-06"),
        ("加强管理（市气象局负责）；", "市气象局:responsible"),
        (
            "加强管理。（市发改委等有关部门和各县区政府负责）",
            "市发改委:responsible 各县区政府:responsible …",
        ),
        ("加强管理。（牵头单位：市经信委，配合单位：市财政局）", "市经信委:lead 市财政局:support"),
        ("加强管理。（责任单位：市财政局 市税务局）", "市财政局:responsible 市税务局:responsible"),
        (
            "加强管理。（市人社局牵头，各地区、各部门按职责分工负责，2026年9月底前完成）",
            "市人社局:lead 各地区:shared 各部门:shared by 2026-09",
        ),
        ("加强管理。（市发改委、市工信局）", "市发改委:responsible 市工信局:responsible"),
    ] {
        assert_eq!(tasks(&item(words)), [format!("一、/（一） {said}")], "{words}");
    }
}

#[test]
fn several_clauses_of_one_item_are_several_records() {
    let text = item("推广新技术。（市科技局负责）建设平台，2026年底前投入使用。（市工信局牵头）");
    assert_eq!(
        tasks(&text),
        ["一、/（一） 市科技局:responsible", "一、/（一） 市工信局:lead by 2026-12"]
    );
    let plan = &drafts(&text).plans[0];
    let titles: Vec<&str> = plan.tasks[0].tasks.iter().map(|task| task.title.as_str()).collect();
    assert_eq!(titles, ["推进绿色发展", "建设平台，2026年底前投入使用"]);
}

#[test]
fn sentences_without_a_clause_charge_their_subject() {
    for (words, said) in [
        (
            "市发展改革委会同市财政局、市水利局等部门组织评估。",
            "市发展改革委:lead 市财政局:support 市水利局:support …",
        ),
        ("2026年6月底前，市水利局制定实施细则。", "市水利局:responsible by 2026-06"),
        (
            "市水利局牵头，市财政局、市林业局参与，2026年6月底前完成。",
            "市水利局:lead 市财政局:support 市林业局:support by 2026-06",
        ),
        (
            "市农业农村局负责组织实施，市财政局、市审计局按职责分工负责。",
            "市农业农村局:implement 市财政局:shared 市审计局:shared",
        ),
        ("各县区政府负责落实属地责任。", "各县区政府:implement"),
        ("市住建局会同有关部门对项目进行指导和监督。", "市住建局:supervise 有关部门:supervise"),
        ("加强部门协调，完善政府统筹机制。", ""),
        ("企业要落实主体责任。", ""),
    ] {
        assert_eq!(tasks(&item(words)), [format!("一、/（一） {said}")], "{words}");
    }
}

#[test]
fn rules_that_cover_many_tasks_are_kept_once() {
    let text = "安平市节水方案\n一、主要任务\n（一）推广器具。（市水利局、住建局负责。列第一位的为牵头单位，下同）\n\
                （二）改造管网。（市住建局、财政局按职责分工负责）\n（三）加强宣传。（市水利局负责）\n\
                （四）严格考核。（市水利局指导，各县区政府负责落实。以下均需各县区政府落实，不再列出）\n";
    assert_eq!(
        tasks(text),
        [
            "一、/（一） 市水利局:lead 市住建局:responsible",
            "一、/（二） 市住建局:lead 市财政局:shared",
            "一、/（三） 市水利局:responsible",
            "一、/（四） 市水利局:supervise 各县区政府:implement",
        ]
    );
    let drafts = drafts(text);
    assert_eq!(labels(text).default_duties[0].body, "各县区政府");
    assert_eq!(drafts.plans[0].default_duties.len(), 1);
}

#[test]
fn tables_charge_by_their_columns() {
    let text = "安平市重点任务分解方案\n一、主要任务\n序号\t主要任务\t牵头单位\t配合单位\t完成时限\n\
                1\t建设污水处理厂\t市住建局\t市财政局、生态环境局\t2026年12月底前\n2\t清理河道\t市水利局\t\t2026年6月底前\n";
    assert_eq!(
        tasks(text),
        [
            "一、/1 市住建局:lead 市财政局:support 市生态环境局:support by 2026-12",
            "一、/2 市水利局:lead by 2026-06",
        ]
    );
    let found = check::run(&drafts(text).within(&Corpus::bundled().unwrap(), text).unwrap());
    assert_eq!(found.count(Severity::Error), 0, "{found}");
}

#[test]
fn deadlines_are_told_from_other_dates() {
    for (words, by) in [
        ("2026年9月底前完成改造。", Some("2026-09")),
        ("到2027年，基本建成体系。", Some("2027")),
        ("二〇二六年底前建成。", Some("2026-12")),
        ("2026年年底前建成。", Some("2026-12")),
        ("力争到2026年底前建成。", Some("2026-12")),
        ("2019年1月1日至2026年12月31日，对其给予补贴。", None),
        ("截至2026年底，存量较多。", None),
        ("2026年上半年，完成编制。", Some("2026-06")),
        ("“十五五”期间，新增两条线路。", None),
        ("“十五五”时期，将该指标纳入规划。", None),
        ("2027年前，对集中充电设施免收基本电费。", None),
        ("2027年底前，兑现企业补贴资金。", Some("2027-12")),
        ("“十五五”期间，建成体系。", Some("2030")),
        ("每月25日前报送进度。", None),
        ("对2026年6月30日前到期的贷款予以展期。", None),
        ("暂退的保证金应在2026年6月5日前如数交还。", None),
        ("企业可在2026年6月24日前完成支付。", None),
        ("重点支持2026年6月底前有望投产的企业。", None),
        ("2027年完成编制。", Some("2027")),
        ("本办法有效期至2027年12月31日。", None),
        ("比2020年下降。", None),
        ("自2026年1月1日起施行。", None),
        ("在30日内制定细则。", None),
        ("持续推进。", None),
    ] {
        let found = labels(&item(words)).tasks[0].by.clone();
        assert_eq!(found.as_deref(), by, "{words}");
    }
}

#[test]
fn a_date_without_a_year_is_of_the_year_of_signing() {
    let text = "安平市人民政府关于加强节水工作的意见\n各县区人民政府：\n一、加强管理。年底前完成改造。\n安平市人民政府\n2026年3月5日\n";
    let labels = labels(text);
    assert_eq!(labels.signed.as_deref(), Some("2026-03-05"));
    assert_eq!(labels.tasks[0].by.as_deref(), Some("2026-12"));
}

#[test]
fn breaks_that_were_lost_are_put_back() {
    let text = "安平市节水方案\n一、总体要求（一）指导思想。坚持节水优先。（二）基本原则。坚持统筹。二、主要任务（一）推广器具。（市水利局负责）（二）改造管网。1.改造老旧管网。2.建设分区计量。三、保障措施（一）加强领导。（二）加强宣传。";
    assert_eq!(
        outline(text),
        [
            "一、总体要求",
            "（一）指导思想",
            "（二）基本原则",
            "二、主要任务",
            "（一）推广器具",
            "（二）改造管网",
            "1.改造老旧管网",
            "2.建设分区计量",
            "三、保障措施",
            "（一）加强领导",
            "（二）加强宣传",
        ]
    );
}

#[test]
fn marks_of_every_level_make_the_outline() {
    let text = "安平市规划\n第一章　总则\n第一节　目的\n第一条　为了节水，制定本规划。\n第二章　任务\n一、节水\n（一）农业\n1.灌溉。改造灌区。\n（1）渠道。衬砌渠道。\n①干渠。\n";
    assert_eq!(
        outline(text),
        [
            "第一章总则",
            "第一节目的",
            "第一条为了节水，制定本规划",
            "第二章任务",
            "一、节水",
            "（一）农业",
            "1.灌溉",
            "（1）渠道",
            "①干渠"
        ]
    );
}

#[test]
fn every_quote_of_a_draft_stands_in_its_text() {
    let corpus = Corpus::bundled().unwrap();
    let id = "erdao-2021-interpretation".parse().unwrap();
    let source = corpus.document_text(&id).unwrap();
    let drafts = draft::plan(source, &corpus).unwrap();
    let found = check::run(&drafts.within(&corpus, source.text()).unwrap());
    assert!(found.is_empty(), "{found}");
}

#[test]
fn the_erdao_interpretation_drafts_into_the_shipped_plans() {
    let corpus = Corpus::bundled().unwrap();
    let source = corpus.document_text(&"erdao-2021-interpretation".parse().unwrap()).unwrap();
    let drafts = draft::plan(source, &corpus).unwrap();
    let shipped = ["air", "water", "soil"]
        .map(|id| corpus.plan(&format!("erdao-2021-{id}").parse().unwrap()).unwrap());
    assert_eq!(drafts.plans.len(), 3);
    let tasks: Vec<usize> = drafts.plans.iter().map(|plan| plan.tasks.len()).collect();
    assert_eq!(tasks, [6, 4, 6]);
    let mut lines = Vec::new();
    for (draft, shipped) in drafts.plans.iter().zip(shipped) {
        let (old, new) =
            (yaml::to_string(&stated(shipped)).unwrap(), yaml::to_string(draft).unwrap());
        lines.push(format!("# {}", shipped.id));
        lines.extend(difference(&old, &new));
    }
    insta::assert_snapshot!(lines.join("\n"));
}

/// A plan without the duties that no document states, which no draft can hold.
fn stated(plan: &Plan) -> Plan {
    let mut plan = plan.clone();
    plan.tasks.iter_mut().for_each(keep_stated);
    plan
}

fn keep_stated(task: &mut Task) {
    task.duties.retain(|duty: &Duty| matches!(duty.ground, Ground::Stated(_)));
    task.tasks.iter_mut().for_each(keep_stated);
}

/// The lines that only one of two texts has, in order: `-` for the first, `+` for the second.
fn difference(old: &str, new: &str) -> Vec<String> {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let mut common = vec![vec![0usize; new.len() + 1]; old.len() + 1];
    for a in (0..old.len()).rev() {
        for b in (0..new.len()).rev() {
            common[a][b] = if old[a] == new[b] {
                common[a + 1][b + 1] + 1
            } else {
                common[a + 1][b].max(common[a][b + 1])
            };
        }
    }
    let (mut a, mut b, mut lines) = (0, 0, Vec::new());
    while a < old.len() || b < new.len() {
        if a < old.len() && b < new.len() && old[a] == new[b] {
            (a, b) = (a + 1, b + 1);
        } else if b == new.len() || (a < old.len() && common[a + 1][b] >= common[a][b + 1]) {
            lines.push(format!("-{}", old[a]));
            a += 1;
        } else {
            lines.push(format!("+{}", new[b]));
            b += 1;
        }
    }
    lines
}

#[test]
fn what_is_no_plan_is_told() {
    let corpus = Corpus::bundled().unwrap();
    let empty = draft::plan(&SourceText::new("空.txt", ""), &corpus).unwrap_err();
    assert_eq!(empty.kind(), ErrorKind::Value);
    let large = "字".repeat(LARGEST / 3 + 1);
    let large = draft::plan(&SourceText::new("大.txt", large), &corpus).unwrap_err();
    assert_eq!(large.kind(), ErrorKind::Limit);
}

#[test]
fn many_marks_and_deep_rows_of_them_are_read() {
    let many = "（一）各项工作\n".repeat(20_000);
    assert_eq!(labels(&many).outline.len(), 20_000);
    let one_line = "一、".repeat(20_000);
    assert!(labels(&one_line).outline.len() <= 20_000);
    let deep = "（".repeat(20_000);
    drafts(&format!("一、{deep}"));
    drafts(&"[bookmark: ".repeat(20_000));
    drafts(&format!("一、任务{}", "\u{3000}".repeat(20_000)));
    drafts(&"《".repeat(20_000));
    drafts(&"1\t".repeat(20_000));
}

mod laws {
    use proptest::prelude::*;

    use super::{Code, Corpus, SourceText, check, draft};

    const FRAGMENTS: &[&str] = &[
        "一、",
        "二、",
        "（一）",
        "（二）",
        "1.",
        "（1）",
        "①",
        "第一条",
        "第一章",
        "。",
        "，",
        "；",
        "：",
        "、",
        "\n",
        "\n\n",
        "　　",
        "\t",
        "（",
        "）",
        "〔",
        "〕",
        "【",
        "】",
        "《",
        "》",
        "“",
        "”",
        "市财政局",
        "市发展改革委",
        "各县（市、区）人民政府",
        "有关部门",
        "牵头",
        "负责",
        "配合",
        "按职责分工负责",
        "会同",
        "责任单位：",
        "牵头单位：",
        "完成时限：",
        "等",
        "和",
        "到2025年",
        "2026年底前",
        "每月25日前",
        "“十四五”期间",
        "达到95%以上",
        "控制在5亿立方米以内",
        "分别下降15%、10%和26%",
        "工作目标",
        "主要任务",
        "保障措施",
        "安平市人民政府",
        "关于印发",
        "实施方案",
        "的通知",
        "安政发〔2026〕3号",
        "2026年3月5日",
        "（此件公开发布）",
        "附件：",
        "以下均需各县区政府落实，不再列出",
        "列第一位的为牵头单位",
        "[bookmark: x]",
        "\u{200b}",
        "加强管理",
        "用水总量",
        "a",
        "𠀀",
        "序号\t任务\t责任单位\n",
        "1\t清河\t水利局\n",
        "政策解读",
        "目标有哪些？",
    ];

    fn corpus() -> &'static Corpus {
        static CORPUS: std::sync::OnceLock<Corpus> = std::sync::OnceLock::new();
        CORPUS.get_or_init(|| Corpus::bundled().unwrap())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

        #[test]
        fn no_text_makes_drafting_fail_and_every_quote_stands(picks in prop::collection::vec(0..FRAGMENTS.len(), 1..60)) {
            let text: String = picks.iter().map(|at| FRAGMENTS[*at]).collect();
            let Ok(drafts) = draft::plan(&SourceText::new("x.txt", text.as_str()), corpus()) else { return Ok(()) };
            let found = check::run(&drafts.within(corpus(), &text).unwrap());
            let unfound = found.iter().find(|found| found.code() == Code::QuoteNotFound);
            prop_assert!(unfound.is_none(), "{text:?}\n{}", unfound.unwrap());
        }

        #[test]
        fn any_characters_are_survived(text in "\\PC{0,200}") {
            let _ = draft::plan(&SourceText::new("x.txt", text), corpus());
        }
    }
}
