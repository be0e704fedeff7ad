//! What counts as said: forms of figures, bounds, dates and names that a quote proves, and those that it does not.

use zhengce::{Code, Loader, check};

const REGIONS: &str = "\
regions:
  - {code: \"220000\", name: 吉林省}
  - {code: \"220100\", name: 长春市}
  - {code: \"220200\", name: 吉林市}
";
const BODIES: &str = "\
functions:
  - {id: water, name: 水行政, generic_names: [水务局]}
bodies:
  - {id: city-water, name: 长春市水务局, aliases: [市水务局], kind: 工作部门, level: 地级, region: \"220100\", functions: [water]}
  - {id: other-water, name: 吉林市水务局, aliases: [市水务局], kind: 工作部门, level: 地级, region: \"220200\", functions: [water]}
  - {id: city-water-group, name: 长春市水务局集团, kind: 企业, level: 地级, region: \"220100\"}
";

/// What is found when a quote of the text is to prove an item.
fn found(quote: &str, item: &str) -> Vec<Code> {
    let plan = format!(
        "id: p\ntitle: 方案\ngenre: 规划\nregion: \"220100\"\ndocument: d\nevidence: [方案]\n\
         coverage: {{extent: 部分, note: 目标}}\n{item}"
    );
    let document = "id: d\ntitle: 方案\nkind: 方案\ntext: 原文\n";
    let text = format!("方案\n{quote}\n");
    let texts = [
        ("regions.yaml", REGIONS),
        ("bodies.yaml", BODIES),
        ("documents/d.yaml", document),
        ("documents/d.txt", &text),
        ("plans/p.yaml", &plan),
    ];
    check::loaded(Loader::new().load_texts(texts)).codes()
}

/// What is found of a target with this indicator and these fields.
fn target(quote: &str, indicator: &str, fields: &str) -> Vec<Code> {
    let item = format!(
        "goals:\n  - id: g1\n    title: {indicator}\n    evidence: \"{quote}\"\n    targets:\n\
         \x20     - {{indicator: {indicator}, {fields}}}\n"
    );
    found(quote, &item)
}

fn duty(quote: &str, fields: &str) -> Vec<Code> {
    let item = format!(
        "tasks:\n  - id: t1\n    title: 治水\n    evidence: \"{quote}\"\n    duties:\n      - {{{fields}}}\n"
    );
    found(quote, &item)
}

#[test]
fn a_figure_is_proved_in_every_form_in_which_it_is_printed() {
    for (quote, indicator, fields) in [
        ("优良天数比率达到84%以上", "优良天数比率", "op: \">=\", value: 84, unit: \"%\""),
        ("优良天数比率达到８４％以上", "优良天数比率", "op: \">=\", value: 84, unit: \"%\""),
        ("优良天数比率达到百分之八十四以上", "优良天数比率", "op: \">=\", value: 84, unit: \"%\""),
        ("優良天數比率達到84%以上", "优良天数比率", "op: \">=\", value: 84, unit: \"%\""),
        ("优良天数比率不低于84%", "优良天数比率", "op: \">=\", value: 84, unit: \"%\""),
        ("优良天数比率≥84%", "优良天数比率", "op: \">=\", value: 84.0, unit: \"%\""),
        (
            "优良天数比率力争达到84%以上",
            "优良天数比率",
            "op: \">=\", value: 84, unit: \"%\", modality: 力争",
        ),
        (
            "确保优良天数比率达到84%以上",
            "优良天数比率",
            "op: \">=\", value: 84, unit: \"%\", modality: 必须",
        ),
        ("整治企业1,262家以上", "整治企业", "op: \">=\", value: 1262, unit: 家"),
        ("整治企业１，２６２家以上", "整治企业", "op: \">=\", value: 1262, unit: 家"),
        ("保护性耕作面积2800万亩", "保护性耕作面积", "op: \"=\", value: 2800, unit: 万亩"),
        (
            "细颗粒物（PM2.5）浓度控制在40微克/立方米以下",
            "细颗粒物浓度",
            "op: \"<=\", value: 40, unit: 微克/立方米",
        ),
        ("重污染天数控制在8天以内", "重污染天数", "op: \"<=\", value: 8, unit: 天"),
        ("用水总量不超过47.38亿立方米", "用水总量", "op: \"<=\", value: 47.38, unit: 亿立方米"),
        ("重污染天气比率约1%", "重污染天气比率", "op: \"~\", value: 1, unit: \"%\""),
        (
            "二氧化硫比2015年下降15%",
            "二氧化硫",
            "op: \"=\", value: 15, unit: \"%\", change: {direction: 下降, baseline: 2015}",
        ),
        (
            "到2025年底，漏损率降到9%以下",
            "漏损率",
            "op: \"<=\", value: 9, unit: \"%\", due: 2025-12",
        ),
    ] {
        assert_eq!(target(quote, indicator, fields), [], "{quote}: {fields}");
    }
}

/// A quote, an indicator, further fields of a target, and the rule that they break.
const UNSAID: &[(&str, &str, &str, Code)] = &[
    (
        "优良天数比率达到84%以上",
        "优良天数比率",
        "op: \">=\", value: 8.4, unit: \"%\"",
        Code::FigureNotInQuote,
    ),
    (
        "优良天数比率达到84%以上",
        "优良天数比率",
        "op: \">=\", value: 4, unit: \"%\"",
        Code::FigureNotInQuote,
    ),
    (
        "优良天数比率达到84%以上",
        "优良天数比率",
        "op: \">=\", value: 84, unit: 天",
        Code::FigureNotInQuote,
    ),
    (
        "优良天数比率达到84%以上",
        "优良天数比率",
        "op: \"<=\", value: 84, unit: \"%\"",
        Code::OperatorNotInQuote,
    ),
    (
        "优良天数比率不低于84%",
        "优良天数比率",
        "op: \"<\", value: 84, unit: \"%\"",
        Code::OperatorNotInQuote,
    ),
    (
        "优良天数比率达到84%以上",
        "优良天数比率",
        "op: \"=\", value: 84, unit: \"%\"",
        Code::OperatorNotInQuote,
    ),
    (
        "优良天数比率力争达到84%以上",
        "优良天数比率",
        "op: \">=\", value: 84, unit: \"%\"",
        Code::ModalityNotInQuote,
    ),
    (
        "优良天数比率达到84%以上",
        "优良天数比率",
        "op: \">=\", value: 84, unit: \"%\", modality: 力争",
        Code::ModalityNotInQuote,
    ),
    (
        "PM2.5浓度控制在40微克/立方米以下",
        "浓度",
        "op: \"<=\", value: 2.5, unit: 微克/立方米",
        Code::FigureNotInQuote,
    ),
    ("整治企业1,262家以上", "整治企业", "op: \">=\", value: 262, unit: 家", Code::FigureNotInQuote),
    (
        "优良天数比率达到84%以上，利用率达到90%以上",
        "优良天数比率",
        "op: \">=\", value: 90, unit: \"%\"",
        Code::FigureNotInQuote,
    ),
    (
        "优良天数比率达到84%以上",
        "臭氧浓度",
        "op: \">=\", value: 84, unit: \"%\"",
        Code::WordsNotInQuote,
    ),
    (
        "优良天数比率达到84%以上",
        "优良天数比率",
        "op: \">=\", value: 84, unit: \"%\", scope: 全省",
        Code::WordsNotInQuote,
    ),
    (
        "二氧化硫比2015年下降15%",
        "二氧化硫",
        "op: \"=\", value: 15, unit: \"%\", change: {direction: 上升}",
        Code::ChangeNotInQuote,
    ),
    (
        "二氧化硫比2015年下降15%",
        "二氧化硫",
        "op: \"=\", value: 15, unit: \"%\", due: 2015",
        Code::DateNotInQuote,
    ),
    (
        "到2020年，二氧化硫下降15%",
        "二氧化硫",
        "op: \"=\", value: 15, unit: \"%\", change: {direction: 下降, baseline: 2020}",
        Code::DateNotInQuote,
    ),
    (
        "到2025年，漏损率降到9%以下",
        "漏损率",
        "op: \"<=\", value: 9, unit: \"%\", due: 2025-12",
        Code::DateNotInQuote,
    ),
];

#[test]
fn what_the_quote_does_not_say_does_not_pass() {
    for (quote, indicator, fields, code) in UNSAID {
        assert_eq!(target(quote, indicator, fields), [*code], "{quote}: {fields}");
    }
}

#[test]
fn a_body_is_proved_by_the_name_that_means_it_there() {
    for fields in [
        "body: city-water, role: 牵头",
        "body: city-water, written: 市水务局, role: 牵头",
        "body: city-water, written: 水务局, role: 牵头",
    ] {
        assert_eq!(duty("治水。牵头：市水务局", fields), [], "{fields}");
    }
    for (quote, fields, codes) in [
        // The same alias means the bureau of the plan's own city.
        ("治水。牵头：市水务局", "body: other-water, role: 牵头", vec![Code::BodyNotInQuote]),
        // A part of a longer name is not the body.
        (
            "治水。牵头：长春市水务局集团",
            "body: city-water, role: 牵头",
            vec![Code::BodyNotInQuote],
        ),
        ("治水。牵头：市水利局", "body: city-water, role: 牵头", vec![Code::BodyNotInQuote]),
        ("治水。配合：市水务局", "body: city-water, role: 牵头", vec![Code::RoleNotInQuote]),
        // Responsible by division of labour is another role than responsible.
        (
            "治水。市水务局按职责分工负责",
            "body: city-water, role: 负责",
            vec![Code::RoleNotInQuote],
        ),
    ] {
        assert_eq!(duty(quote, fields), codes, "{quote}: {fields}");
    }
}

#[test]
fn a_masked_day_is_left_out() {
    let found = |date: &str| {
        let document = format!(
            "id: d\ntitle: 方案\nkind: 解读\ntext: 原文\ninterpretation: {{date: {date}}}\n"
        );
        let texts =
            [("documents/d.yaml", document.as_str()), ("documents/d.txt", "方案\n2021年6月XX日\n")];
        check::loaded(Loader::new().load_texts(texts)).codes()
    };
    assert_eq!(found("{date: 2021-06, printed: 2021年6月XX日}"), []);
    assert_eq!(found("{date: 2021-06-03, printed: 2021年6月XX日}"), [Code::PrintedDateDiffers]);
    assert_eq!(found("{date: 2021, printed: 2021年6月XX日}"), [Code::PrintedDateDiffers]);
    assert_eq!(
        found("{date: 2021-06, printed: 2021年7月XX日}"),
        [Code::WordsNotInQuote, Code::PrintedDateDiffers]
    );
}

#[test]
fn a_document_number_is_proved_in_every_form_of_brackets() {
    let found = |printed: &str| {
        let document = "id: d\ntitle: 方案\nkind: 方案\ntext: 原文\nnumber: 吉政办发〔2021〕10号\n";
        let text = format!("方案\n{printed}\n");
        let texts = [("documents/d.yaml", document), ("documents/d.txt", &text)];
        check::loaded(Loader::new().load_texts(texts)).codes()
    };
    for printed in
        ["吉政办发〔2021〕10号", "根据吉政办发[2021]10号要求", "吉政办发 （２０２１） 10 号"]
    {
        assert_eq!(found(printed), [], "{printed}");
    }
    for printed in
        ["吉政办发〔2021〕100号", "吉政发〔2021〕10号", "吉政办发〔2020〕10号", "吉政办发"]
    {
        assert_eq!(found(printed), [Code::NumberNotInQuote], "{printed}");
    }
}
