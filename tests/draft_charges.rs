//! The ways in which plans charge bodies, in the forms that national and provincial documents use.
#![cfg(feature = "draft")]

use zhengce::draft::{self, Labels, TaskLabel};
use zhengce::text::SourceText;
use zhengce::{Code, Corpus, PartialDate, check};

fn labels(text: &str) -> Labels {
    draft::labels(&SourceText::new("方案.txt", text)).unwrap()
}

fn line(task: &TaskLabel) -> String {
    let duties = task.duties.iter().map(|duty| format!("{}:{}", duty.body, duty.role));
    let duties: Vec<String> = duties.collect();
    let open = if task.open_list { " …" } else { "" };
    let by = task.by.as_deref().map(|by| format!(" @{by}")).unwrap_or_default();
    format!("{}{open}{by}", duties.join(" "))
}

/// What the one item of a plan signed in March 2026 charges.
fn item(words: &str) -> Vec<String> {
    let text = format!(
        "安平省人民政府办公厅关于促进节水的实施意见\n一、重点任务\n（一）推进节水。{words}\n安平省人民政府办公厅\n2026年3月5日\n"
    );
    labels(&text).tasks.iter().map(line).collect()
}

#[test]
fn deadlines_without_a_year_stand_up_to_the_check() {
    let text = "安平省人民政府办公厅关于促进节水的实施意见\n一、重点任务\n（一）推进节水。推广器具。（水利部负责，6月底前完成）\n（二）修复管网。明年底前，完成改造。（财政部负责）\n安平省人民政府办公厅\n2026年3月5日\n";
    let corpus = Corpus::bundled().unwrap();
    let drafts = draft::plan(&SourceText::new("方案.txt", text), &corpus).unwrap();
    let faults = |drafts: &draft::Drafts| {
        let found = check::run(&drafts.within(&corpus, text).unwrap());
        found.iter().filter(|one| one.code() == Code::DateNotInQuote).count()
    };
    let due = |task: &zhengce::Task| {
        let due = task.due.clone().unwrap();
        format!("{due} {}", due.as_printed().unwrap_or_default())
    };
    let tasks: Vec<String> = drafts.plans[0].tasks.iter().map(due).collect();
    assert_eq!(tasks, ["2026-06 6月底", "2027-12 明年底"]);
    assert_eq!(faults(&drafts), 0);
    let mut wrong = drafts.clone();
    let task = &mut wrong.plans[0].tasks[0];
    task.due = Some("2025-06".parse::<PartialDate>().unwrap().printed("6月底"));
    assert_eq!(faults(&wrong), 1);
}

#[test]
fn brackets_of_every_form_charge() {
    for (words, said) in [
        (
            "推广器具。（发展改革委牵头，财政部、人民银行按职责分工负责）",
            "发展改革委:lead 财政部:shared 人民银行:shared",
        ),
        ("推广器具。（各有关部门、各地区按职责分工负责）", "各有关部门:shared 各地区:shared"),
        (
            "推广器具。（水利部牵头，财政部等按职责分工负责，年内持续推进）",
            "水利部:lead 财政部:shared …",
        ),
        ("推广器具。（水利部负责，6月底前出台政策，年内持续推进）", "水利部:responsible @2026-06"),
        (
            "推广器具。（水利部、财政部负责；适用范围：缺水地区）",
            "水利部:responsible 财政部:responsible",
        ),
        (
            "推广器具。（水利部等国务院相关部门和单位及各地区按职责分工负责）",
            "水利部:shared 各地区:shared …",
        ),
        (
            "推广器具。（水利部、有关部门与安平市人民政府按职责分工负责）",
            "水利部:shared 有关部门:shared 安平市人民政府:shared",
        ),
        (
            "推广器具。（市人力资源社会保障局、教育局，市政务服务局、城管局负责）",
            "市人力资源社会保障局:responsible 市教育局:responsible 市政务服务局:responsible 市城管局:responsible",
        ),
        (
            "推广器具。（市金融监管局、人行、银保监分局负责）",
            "市金融监管局:responsible 市人行:responsible 市银保监分局:responsible",
        ),
        (
            "推广器具。（市水利局水资源处、规划处负责，明年底前完成）",
            "市水利局水资源处:responsible 市水利局规划处:responsible @2027-12",
        ),
        ("2026年，推广器具200万件。（水利部负责）", "水利部:responsible"),
        (
            "推广器具。（财政部、税务总局负责，12月底前完成）",
            "财政部:responsible 税务总局:responsible @2026-12",
        ),
        (
            "推广器具。牵头部门：省水利厅，配合部门：省财政厅、教育厅。",
            "省水利厅:lead 省财政厅:support 省教育厅:support",
        ),
        ("推广器具。责任处室：规划处、水资源处", "规划处:responsible 水资源处:responsible"),
        (
            "推广器具。【牵头单位：省水利厅；责任单位：省财政厅、各市人民政府】",
            "省水利厅:lead 省财政厅:responsible 各市人民政府:responsible",
        ),
        (
            "推广器具。（工业和信息化部等14部门及各省级人民政府按职责分工负责，持续推进）",
            "工业和信息化部:shared 各省级人民政府:shared …",
        ),
        (
            "推广器具。（水利部牵头，国家发展改革委、财政部等部门及地方人民政府配合）",
            "水利部:lead 国家发展改革委:support 财政部:support 地方人民政府:support …",
        ),
        (
            "推广器具。（省水利厅牵头负责，省发展改革委、住房城乡建设厅等按职责分工负责）",
            "省水利厅:lead 省发展改革委:shared 省住房城乡建设厅:shared …",
        ),
        (
            "推广器具。（责任单位：省水利厅、省发展改革委，各市、自治州人民政府；完成时限：2027年6月底）",
            "省水利厅:responsible 省发展改革委:responsible 各市、自治州人民政府:responsible @2027-06",
        ),
        ("推广器具。（省水利厅负责）（2027年底前完成）", "省水利厅:responsible @2027-12"),
        (
            "推广器具。（水利部会同国家发展改革委、住房城乡建设部负责）",
            "水利部:lead 国家发展改革委:support 住房城乡建设部:support",
        ),
        ("推广器具。（省水利厅、省财政厅按照各自职责）", "省水利厅:shared 省财政厅:shared"),
        (
            "推广器具。（省水利厅、各市、县〔区〕人民政府，省级有关部门分工负责）",
            "省水利厅:shared 各市、县〔区〕人民政府:shared 省级有关部门:shared",
        ),
        (
            "推广器具。（省水利厅，各市、县（区）水利局负责）",
            "省水利厅:responsible 各市、县（区）水利局:responsible",
        ),
        (
            "推广器具。（国家发展改革委、财政部、水利部等负责，地方各级人民政府落实）",
            "国家发展改革委:responsible 财政部:responsible 水利部:responsible 地方各级人民政府:implement …",
        ),
    ] {
        assert_eq!(item(words), [said], "{words}");
    }
}

#[test]
fn a_branch_takes_no_prefix_from_the_list() {
    let said = item("推广器具。（市水利局、平山银监分局、财政局、农商银行平山支行负责）");
    assert_eq!(
        said,
        [
            "市水利局:responsible 平山银监分局:responsible 市财政局:responsible 农商银行平山支行:responsible"
        ]
    );
}

#[test]
fn the_first_leads_where_a_rule_says_so() {
    for rule in ["列首的为牵头单位，下同", "排在第一位的部门牵头，下同", "牵头单位列第一位，下同"]
    {
        let text = format!(
            "安平市节水方案\n第一章 任务\n第一条 推广器具。（市水利局、市财政局，{rule}）\n第二条 改造管网。（市住建局、市水利局、联席会议成员单位）\n第三条 全民节水。（各有关部门、市水利局）\n"
        );
        let said: Vec<String> = labels(&text).tasks.iter().map(line).collect();
        assert_eq!(
            said,
            [
                "市水利局:lead 市财政局:responsible",
                "市住建局:lead 市水利局:responsible 联席会议成员单位:responsible",
                "各有关部门:responsible 市水利局:responsible",
            ],
            "{rule}"
        );
    }
    let text = "安平市节水方案\n一、任务\n（一）推广器具。（责任单位：市水利局、市财政局）\n（二）改造管网。（责任单位：市住建局、市水利局）\n注：责任单位中排首位的为牵头单位，其余为配合单位。\n";
    let said: Vec<String> = labels(text).tasks.iter().map(line).collect();
    assert_eq!(said, ["市水利局:lead 市财政局:support", "市住建局:lead 市水利局:support"]);
}

#[test]
fn all_share_where_a_rule_says_so() {
    let text = "安平市节水方案\n一、任务\n（一）推广器具。（责任单位：市水利局、市财政局；各责任单位按职责分工负责，下同）\n（二）改造管网。（责任单位：市住建局）\n（三）宣传节水。（市教育局牵头，市水利局配合）\n";
    let said: Vec<String> = labels(text).tasks.iter().map(line).collect();
    assert_eq!(
        said,
        ["市水利局:shared 市财政局:shared", "市住建局:shared", "市教育局:lead 市水利局:support"]
    );
}

#[test]
fn paragraphs_and_items_headed_by_bodies_charge_them() {
    let text = "安平市节水方案\n一、职责分工\n市水利局：负责统筹节水工作；指导各区节水。\n市财政局、审计局：安排资金，强化监督。\n各镇、街道：配合做好宣传。\n二、工作安排\n主要内容：宣传节水。\n市教育局：负责校园节水。\n";
    let said: Vec<String> = labels(text).tasks.iter().map(line).collect();
    assert_eq!(
        said,
        [
            "市水利局:responsible",
            "市财政局:responsible 市审计局:responsible",
            "各镇、街道:support",
            "市教育局:responsible",
        ]
    );
    let text = "安平市节水方案\n一、部门职责\n（一）市水利局。负责统筹节水工作。\n（二）市财政局：安排资金。\n（三）市教育局\n负责校园节水。\n";
    let said: Vec<String> = labels(text).tasks.iter().map(line).collect();
    assert_eq!(said, ["市水利局:responsible", "市财政局:responsible", "市教育局:responsible"]);
}

#[test]
fn articles_charge_the_subjects_of_their_sentences() {
    let text = "安平市节水考核办法\n第一章 总则\n第一条 为推进节水，制定本办法。\n第二条 考核按以下程序实施：\n——自评。各县（市、区）政府对节水情况进行自评，于考核期第2年10月底前报市水利局。\n——评定。联席会议组织对各县（市、区）进行检查。\n第二章 考核\n第三条 县级以上人民政府及其有关部门应当加强节水管理。\n第四条 市水利局（以下简称水利部门）负责节水。\n第五条 镇人民政府可以组织编制规划。\n第三章 附则\n第六条 本办法由市水利局负责解释。\n";
    let said: Vec<(String, String)> =
        labels(text).tasks.iter().map(|task| (task.at.clone(), line(task))).collect();
    let said: Vec<String> =
        said.into_iter().filter(|(_, said)| !said.is_empty()).map(|(_, said)| said).collect();
    assert_eq!(
        said,
        [
            "各县（市、区）政府:responsible",
            "联席会议:responsible",
            "县级以上人民政府及其有关部门:responsible",
            "市水利局:responsible",
        ]
    );
}

#[test]
fn calls_on_everybody_signatures_and_past_deeds_charge_nobody() {
    for words in [
        "各地区要结合实际明确目标。",
        "各级水利部门每年要将考核结果报告同级人民政府。",
        "前三年进度滞后地区要实行承诺。",
        "财政部会同有关部门已经明确了补助标准。",
        "可经本级水利部门负责人确认。",
        "居委会督促物业进行了改善。",
        "市水利局、市财政局。",
    ] {
        assert_eq!(item(words), [""], "{words}");
    }
}

#[test]
fn sentences_that_say_a_role_charge() {
    for (words, said) in [
        ("水利部会同财政部制定办法。", "水利部:lead 财政部:support"),
        ("节水考核工作由省水利厅负责。", "省水利厅:responsible"),
        (
            "各镇、相关部门工作台账（详见附件）于4月25日前报市水利局。",
            "各镇:responsible 相关部门:responsible @2026-04-25",
        ),
        ("建立由省水利厅牵头、省财政厅参与的工作机制。", ""),
    ] {
        assert_eq!(item(words), [said], "{words}");
    }
}

#[test]
fn of_several_deadlines_the_last_counts() {
    for (words, by) in [
        ("到2027年底，完成六成改造；到2028年底，完成全部改造。", " @2028-12"),
        ("2026年10月底前制定细则。2026年底前完成。", " @2026-12"),
        ("2026—2027年，改造管网。", ""),
        ("明年6月底前完成。", " @2027-06"),
        ("2026年内完成。", " @2026"),
        ("2026年第三季度末前完成。", " @2026-09"),
        ("3年内完成。每年12月底前报告。", ""),
        ("2026年全省漏损率不高于2025年同期。", ""),
        ("“十五五”前三年进度滞后的地区不得新增用水。2027年底实现全覆盖。", " @2027-12"),
    ] {
        assert_eq!(item(words), [by], "{words}");
    }
}

#[test]
fn safeguards_are_the_items_of_their_section_and_no_rosters() {
    let text = "安平市节水方案\n一、组织领导\n成立领导小组，由市长任组长，各局局长为成员。\n二、任务\n（一）推广器具。（市水利局负责）\n三、支撑保障\n（一）健全制度。推动修订办法。\n（二）强化落实。（市水利局负责）\n";
    let found = labels(text);
    let titles: Vec<&str> = found.safeguards.iter().map(|one| one.title.as_str()).collect();
    assert_eq!(titles, ["健全制度", "强化落实"]);
    let charged: Vec<String> = found.tasks.iter().map(line).collect();
    assert_eq!(charged, ["市水利局:responsible", "市水利局:responsible"]);
    // Items that go on with the numbers of the tasks are measures like them.
    let text = "安平市节水方案\n一、任务\n（一）推广器具。（市水利局负责）\n二、强化要素保障\n（二）保障用地。（市自然资源局负责）\n三、组织实施\n（三）加强领导。\n";
    let titles: Vec<String> = labels(text).safeguards.into_iter().map(|one| one.title).collect();
    assert_eq!(titles, ["加强领导"]);
}
