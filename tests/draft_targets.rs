//! Which figures of a document are promises, and what they measure, through the public interface only.
#![cfg(feature = "draft")]

use std::sync::LazyLock;

use proptest::prelude::*;
use zhengce::draft::{self, Drafts, Labels};
use zhengce::text::SourceText;
use zhengce::{Code, Corpus, check};

static CORPUS: LazyLock<Corpus> = LazyLock::new(|| Corpus::bundled().unwrap());

fn drafts(text: &str) -> Drafts {
    draft::plan(&SourceText::new("方案.txt", text), &CORPUS).unwrap()
}

fn labels(text: &str) -> Labels {
    draft::labels(&SourceText::new("方案.txt", text)).unwrap()
}

/// The labels of the targets, one line each.
fn targets(text: &str) -> Vec<String> {
    let line = |target: draft::TargetLabel| {
        let change = target.change.map_or_else(String::new, |change| format!(" {change}"));
        let from = target.baseline.map_or_else(String::new, |year| format!(" from {year}"));
        let by = target.by.map_or_else(String::new, |by| format!(" by {by}"));
        let strive = if target.modality == "strive" { " strive" } else { "" };
        format!(
            "{}{change} {} {}{}{from}{by}{strive}",
            target.indicator, target.op, target.value, target.unit
        )
    };
    labels(text).targets.into_iter().map(line).collect()
}

/// One item of a plan under a head, with what it says.
fn item(words: &str) -> String {
    format!("安平市绿色发展行动方案\n一、主要任务\n（一）推进绿色发展。{words}\n")
}

#[test]
fn what_a_period_that_is_over_reached_is_no_target() {
    let signed = "\n安平市人民政府\n2012年3月5日\n";
    let past =
        "“十一五”期间，全市减排成效明显。二氧化硫排放总量下降14.3%，污水处理率由52%提高到72%。";
    assert!(targets(&format!("{}{signed}", item(past))).is_empty());
    let next = "到2015年，污水处理率达到85%。管网覆盖率达到90%。";
    assert_eq!(
        targets(&format!("{}{signed}", item(&format!("{past}{next}")))),
        ["污水处理率 >= 85% by 2015", "管网覆盖率 >= 90% by 2015"]
    );
    let called = "必须确保污水处理率达到85%。";
    assert_eq!(
        targets(&format!("{}{signed}", item(&format!("{past}{called}")))),
        ["污水处理率 >= 85%"]
    );
}

#[test]
fn figures_of_every_family_of_units_are_read() {
    for unit in [
        "%",
        "‰",
        "个百分点",
        "万个",
        "家",
        "万户",
        "万人次",
        "亿吨标准煤",
        "万亩",
        "万公里",
        "平方米",
        "亿立方米",
        "立方米/万元",
        "微克/立方米",
        "毫克/升",
        "万千瓦",
        "亿千瓦时",
        "亿元",
        "张/千人",
        "件/万人",
        "/10万",
        "万标箱",
        "岁",
        "分贝",
        "所",
        "台（套）",
        "倍",
    ] {
        let text = item(&format!("到2025年，综合指标总量达到12.5{unit}以上。"));
        assert_eq!(targets(&text), [format!("综合指标总量 >= 12.5{unit} by 2025")], "{unit}");
    }
}

#[test]
fn figures_are_targets_where_they_are_promised() {
    for (words, said) in [
        ("到2025年，再生水利用率达到25%以上。", "再生水利用率 >= 25% by 2025"),
        ("用水总量控制在5.2亿立方米以内。", "用水总量 <= 5.2亿立方米"),
        ("公共供水管网漏损率不超过9%。", "公共供水管网漏损率 <= 9%"),
        ("地区生产总值增长6.2%左右。", "地区生产总值 increase ~ 6.2%"),
        ("力争氨氮排放量比2020年下降10%以上。", "氨氮排放量 decrease >= 10% from 2020 strive"),
        ("到2025年，90%以上的村庄生活污水得到治理。", "村庄生活污水得到治理 >= 90% by 2025"),
        ("将审批时间压缩至3个工作日以内。", "审批时间 decrease <= 3个工作日"),
        ("降低企业用电成本5%以上。", "企业用电成本 decrease >= 5%"),
        ("农药利用率稳定在43%以上。", "农药利用率 maintain >= 43%"),
        ("重度污染天数控制在8天以内。", "重度污染天数 <= 8天"),
        ("新建改建农村公路300公里。", "农村公路 = 300公里"),
        ("建成绿色工厂不少于20家。", "绿色工厂 >= 20家"),
        ("培育50家具有竞争力的节水企业。", "具有竞争力的节水企业 = 50家"),
        ("燃煤占比降至52%以下。", "燃煤占比 decrease <= 52%"),
        ("单位能耗由0.5吨标准煤降低到0.4吨标准煤。", "单位能耗 decrease = 0.4吨标准煤"),
    ] {
        assert_eq!(targets(&item(words)), [said], "{words}");
    }
    assert_eq!(
        targets(&item("二氧化硫、氮氧化物和颗粒物排放量分别下降15%、10%和26%。")),
        ["二氧化硫 decrease = 15%", "氮氧化物 decrease = 10%", "颗粒物排放量 decrease = 26%"]
    );
    assert_eq!(
        targets(&item("耕地安全利用率和地块安全利用率均达到90%以上。")),
        ["耕地安全利用率 >= 90%", "地块安全利用率 >= 90%"]
    );
}

#[test]
fn changes_ranges_and_lists_are_told_apart() {
    for (words, said) in [
        (
            "农村生活污水治理率由2020年的25%提高到2025年的40%以上。",
            &["农村生活污水治理率 increase >= 40% from 2020 by 2025"][..],
        ),
        ("数字经济比重达到10%—12%。", &["数字经济比重 >= 10%", "数字经济比重 <= 12%"]),
        ("培育10-15个示范村。", &["示范村 >= 10个", "示范村 <= 15个"]),
        (
            "绿地率、绿化覆盖率、人均绿地面积分别达到35%、40%、12平方米。",
            &["绿地率 >= 35%", "绿化覆盖率 >= 40%", "人均绿地面积 >= 12平方米"],
        ),
        (
            "孕产妇死亡率、婴儿死亡率分别下降到12/10万、5‰以下。",
            &["孕产妇死亡率 decrease <= 12/10万", "婴儿死亡率 decrease <= 5‰"],
        ),
        ("产业规模比2020年翻两番。", &["产业规模 increase = 2番 from 2020"]),
        ("客运量达到2020年的1.5倍。", &["客运量 >= 1.5倍 from 2020"]),
        ("高标准农田面积达到三千万亩。", &["高标准农田面积 >= 3000万亩"]),
        ("全市80%以上钢铁产能完成改造。", &["钢铁产能完成改造 >= 80%"]),
        ("车位应100%建设充电设施。", &["车位 = 100%"]),
        (
            "新建40家绿色工厂、15家绿色企业和4家绿色园区。",
            &["绿色工厂 = 40家", "绿色企业 = 15家", "绿色园区 = 4家"],
        ),
        ("培育年产值超100亿元的龙头企业5家以上。", &["年产值超100亿元的龙头企业 >= 5家"]),
        ("每千人口托位数达到4.5个。", &["每千人口托位数 >= 4.5个"]),
        ("劳动人口平均受教育年限提高到11.3年。", &["劳动人口平均受教育年限 increase = 11.3年"]),
        ("至少建成3个中心。", &["中心 >= 3个"]),
        ("出生人口性别比控制在112以下。", &["出生人口性别比 <= 112"]),
    ] {
        assert_eq!(targets(&item(words)), said, "{words}");
    }
}

#[test]
fn what_is_counted_is_found_by_the_verb_before_it_whatever_that_is() {
    for (words, said) in [
        ("共建4个联合实验室。", &["联合实验室 = 4个"][..]),
        ("每年推动60家左右企业实施节水改造。", &["企业实施节水改造 ~ 60家"]),
        ("东城区、西城区至少各设2个回收站。", &["回收站 >= 2个"]),
        ("每年至少召开3次现场会。", &["现场会 >= 3次"]),
        ("到2026年，完成全市范围40%老旧管网的更新。", &["老旧管网的更新 = 40% by 2026"]),
        ("评选金奖和银奖各6个。", &["金奖 = 6个", "银奖 = 6个"]),
        ("新增光伏装机容量80万千瓦。", &["光伏装机容量 increase = 80万千瓦"]),
        ("城镇新增就业6万人。", &["就业 = 6万人"]),
        (
            "新增绿地30公顷、绿道8公里，改造公园5个。",
            &["绿地 increase = 30公顷", "绿道 increase = 8公里", "公园 = 5个"],
        ),
        ("推进东湖、西湖等12个湖泊治理。", &["湖泊治理 = 12个"]),
        ("推进节水灌溉改造40万亩以上。", &["节水灌溉改造 >= 40万亩"]),
        ("建设区域电商服务中心20个以上。", &["区域电商服务中心 >= 20个"]),
        ("为乡镇开展6期培训。", &["培训 = 6期"]),
        ("数字经济增加值年均增速不低于12%。", &["数字经济增加值年均增速 >= 12%"]),
        ("建成500亩以上林地6个。", &["500亩以上林地 = 6个"]),
        ("每年实现节水量2%。", &["节水量 = 2%"]),
        (
            "完成老旧农机（设备）更新900台（套、架）以上。",
            &["老旧农机（设备）更新 >= 900台（套、架）"],
        ),
        ("城镇就业人数新增6万人。", &["城镇就业人数新增 = 6万人"]),
        ("贷款余额新增超过300亿元。", &["贷款余额新增 > 300亿元"]),
        ("净增规上企业40家。", &["规上企业 increase = 40家"]),
        ("培育2家以上千亿级、9家以上百亿级企业。", &["千亿级 >= 2家", "百亿级企业 >= 9家"]),
        ("电网具备6%以上的尖峰响应能力。", &["尖峰响应能力 >= 6%"]),
        ("围绕5个方向开展研究。", &[]),
        ("畅通12399人才服务热线。", &[]),
        ("可选择按照5%征收率计算缴纳。", &[]),
        ("涉及3个街道的事项由区政府办理。", &[]),
    ] {
        assert_eq!(targets(&item(words)), said, "{words}");
    }
}

#[test]
fn figures_in_brackets_behind_slashes_and_over_levels_are_read() {
    for (words, said) in [
        (
            "新建厂房光伏覆盖率超过45%（园区超过55%）。",
            &["新建厂房光伏覆盖率 > 45%", "园区 > 55%"][..],
        ),
        ("建成泵站30座（其中雨水泵站12座）。", &["泵站 = 30座", "雨水泵站 = 12座"]),
        ("建设外送通道（清洁电量比例原则上不低于60%），加强运行管理。", &["清洁电量比例 >= 60%"]),
        (
            "到2027年，储能规模40万千瓦/80万千瓦时。",
            &["储能规模 = 40万千瓦 by 2027", "储能规模 = 80万千瓦时 by 2027"],
        ),
        ("鼓励各银行在原贷款利率水平上下浮8%。", &["贷款利率 decrease = 8% strive"]),
        ("水价在现行基础上降低5%。", &["水价 decrease = 5%"]),
        (
            "企业融资成本较2021年下降30个基点的目标如期实现。",
            &["企业融资成本 decrease = 30个基点 from 2021"],
        ),
        ("在完成危房改造700万平方米的基础上，做好管护。", &["危房改造 = 700万平方米"]),
        ("货运量比2020年增长一倍。", &["货运量 increase = 1倍 from 2020"]),
        (
            "垃圾分类覆盖率和资源回收率力争达到90%。",
            &["垃圾分类覆盖率 >= 90% strive", "资源回收率 >= 90% strive"],
        ),
        (
            "产值超50亿元企业达到8家，超300亿元企业2家。",
            &["产值超50亿元企业 >= 8家", "超300亿元企业 = 2家"],
        ),
        ("总算力突破70EFLOPS。", &["总算力 > 70EFLOPS"]),
        ("剧场座席达到600席以上。", &["剧场座席 >= 600席"]),
    ] {
        assert_eq!(targets(&item(words)), said, "{words}");
    }
}

#[test]
fn what_compares_with_last_year_or_goes_on_with_a_clause_above_is_read() {
    for (words, said) in [
        ("优良天数比例较上年提高3个百分点。", &["优良天数比例 increase = 3个百分点"][..]),
        ("扬尘浓度比去年下降6%以上。", &["扬尘浓度 decrease >= 6%"]),
        (
            "新建充电站40座，换电站6座，绿道8公里。",
            &["充电站 = 40座", "换电站 = 6座", "绿道 = 8公里"],
        ),
        ("污染天数不超过6天，同比减少2天。", &["污染天数 <= 6天", "污染天数 decrease = 2天"]),
        ("节水量达到3亿立方米，占总用水量的7%。", &["节水量 >= 3亿立方米", "占总用水量 = 7%"]),
        ("85%的行政村实现雨污分流。", &["行政村实现雨污分流 = 85%"]),
        ("本市建成区30%以上的面积达到海绵城市要求。", &["面积达到海绵城市要求 >= 30%"]),
        ("争取将30座郊野公园纳入管护名录。", &["郊野公园纳入管护名录 = 30座 strive"]),
        (
            "氨氮和总磷排放总量分别下降9%以上。",
            &["氨氮 decrease >= 9%", "总磷排放总量 decrease >= 9%"],
        ),
        (
            "能耗强度、排放强度下降16%和12%。",
            &["能耗强度 decrease = 16%", "排放强度 decrease = 12%"],
        ),
        ("门诊、住院患者人均费用增幅控制在9%以下。", &["门诊、住院患者人均费用增幅 <= 9%"]),
        ("产业规模突破千亿元。", &["产业规模 > 1000亿元"]),
        ("降尘量不得高于8吨/月·平方公里。", &["降尘量 <= 8吨/月·平方公里"]),
        ("万车死亡率控制在2.1以内。", &["万车死亡率 <= 2.1"]),
    ] {
        assert_eq!(targets(&item(words)), said, "{words}");
    }
}

#[test]
fn fractions_are_percentages_where_they_are_exact() {
    for (words, said) in [
        ("一半以上的乡镇达到示范标准。", &["乡镇达到示范标准 >= 50%"][..]),
        ("电子商务覆盖半数以上的行政村。", &["行政村 >= 50%"]),
        ("研发机构覆盖率达到四分之三。", &["研发机构覆盖率 >= 75%"]),
        ("审批时间压缩一半以上，申报材料精简三分之一。", &["审批时间 decrease >= 50%"]),
    ] {
        assert_eq!(targets(&item(words)), said, "{words}");
    }
}

#[test]
fn figures_take_the_year_that_they_are_told_off_to() {
    let signed = "\n安平市人民政府\n2020年3月5日\n";
    for (words, said) in [
        (
            "2021年上半年，完成管网改造120公里；下半年，完成80公里。",
            &["管网改造 = 120公里 by 2021-06", "管网改造 = 80公里 by 2021-12"][..],
        ),
        (
            "到2022年和2030年，健康素养水平分别达到22%和30%。",
            &["健康素养水平 >= 22% by 2022", "健康素养水平 >= 30% by 2030"],
        ),
        (
            "绿色建筑占比2022年达到50%，2025年达到70%。",
            &["绿色建筑占比 >= 50% by 2022", "绿色建筑占比 >= 70% by 2025"],
        ),
        (
            "“十四五”、“十五五”期间分别新增水电装机70万千瓦左右。",
            &["水电装机 increase ~ 70万千瓦 by 2025", "水电装机 increase ~ 70万千瓦 by 2030"],
        ),
        (
            "到2022年建成示范村100个、示范镇30个，到2025年分别达到200个、50个。",
            &[
                "示范村 = 100个 by 2022",
                "示范镇 = 30个 by 2022",
                "示范村 >= 200个 by 2025",
                "示范镇 >= 50个 by 2025",
            ],
        ),
        (
            "2021年建成充电桩3000个，2022年再建成5000个。",
            &["充电桩 = 3000个 by 2021", "充电桩 = 5000个 by 2022"],
        ),
    ] {
        let text = format!("{}{signed}", item(words));
        assert_eq!(targets(&text), said, "{words}");
    }
}

#[test]
fn limits_of_time_that_are_promised_are_read() {
    for (words, said) in [
        (
            "企业诉求24小时内响应、5个工作日内答复。",
            &["企业诉求 <= 24小时", "企业诉求 <= 5个工作日"][..],
        ),
        ("开辟48小时内办结的绿色通道。", &["绿色通道 <= 48小时"]),
        ("待遇核定业务，通过电话申报，3天内审核拨付。", &["待遇核定业务 <= 3天"]),
    ] {
        assert_eq!(targets(&item(words)), said, "{words}");
    }
}

#[test]
fn subsidies_conditions_and_facts_are_no_targets() {
    for words in [
        "对新增设备按投资额的20%给予补贴，最高不超过100万元。",
        "从业人员达到100人以上的企业，可申请专项资金。",
        "目前森林覆盖率达到30%。",
        "在30个工作日内办结。",
        "企业应当在收到通知后10个工作日内办理登记。",
        "对符合条件的企业给予一半的补贴。",
        "三分之二以上的乡镇建有图书馆。",
        "约占农民收入的50%以上。",
        "按照《城市节水评价标准》（GB/T51083—2015）执行。",
        "缓缴期最长6个月。",
        "设立24小时服务热线。",
        "去年森林面积增长3%。",
        "市财政安排约40亿元支持管网改造。",
        "居民补助标准分别提高20元和4元。",
        "预计全年退税约20亿元，增长8%。",
        "日均浓度超过150微克/立方米时启动预警。",
        "规划建设滨水公园，面积约6平方公里。",
        "重点抓好6个方面工作。",
        "检验收费标准降低30%。",
        "建设用地面积要求按照100平方公里计算。",
        "消除500米服务半径盲区。",
    ] {
        assert_eq!(targets(&item(words)), Vec::<String>::new(), "{words}");
    }
}

#[test]
fn points_papers_descriptions_and_years_that_are_over_are_no_targets() {
    for words in [
        "合格率达到95%以上得2分。",
        "参与制定30项国家标准。",
        "65蒸吨/小时及以上燃煤锅炉完成改造。",
        "“十三五”期间，全市新增公路300公里。",
        "过去五年，地区生产总值年均增长8%。",
        "申报单位应当具备以下条件：从业人员不少于20人。",
        "企业存活率不低于70%的，给予一次性补助20万元。",
        "增值税税率由16%降至13%。",
        "养老保险单位缴费比例可降至16%。",
        "建设“1公里超充圈”。",
        "每人发放5份材料。",
    ] {
        let signed = format!("{}安平市人民政府\n2026年3月5日\n", item(words));
        assert_eq!(targets(&signed), Vec::<String>::new(), "{words}");
    }
}

/// A sentence of any length takes linear time: these would take hours otherwise.
#[test]
fn long_sentences_are_read() {
    for words in [
        "增长10%，",
        "工厂10家、",
        "10、",
        "由十家",
        "实现10个（20个）",
        "（甲乙10个、20个）",
        "到2025年底，市水利局负责，",
    ] {
        drafts(&item(&words.repeat(20_000)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    /// What is promised in so many words comes out as said, and stands up to the check.
    #[test]
    fn promises_are_read_back(
        value in 1u32..2000,
        noun in prop::sample::select(vec!["绿色产业比重", "森林覆盖率", "污水处理率"]),
        (words, op) in prop::sample::select(vec![
            ("达到", ">="), ("不低于", ">="), ("不超过", "<="), ("控制在", "<="), ("高于", ">"), ("低于", "<"),
        ]),
    ) {
        let text = item(&format!("到2030年，{noun}{words}{value}%。"));
        prop_assert_eq!(targets(&text), [format!("{noun} {op} {value}% by 2030")]);
        let found = check::run(&drafts(&text).within(&CORPUS, &text).unwrap());
        prop_assert_eq!(found.iter().filter(|one| one.code() == Code::FigureNotInQuote).count(), 0);
    }
}
