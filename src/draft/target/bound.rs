//! The words around a figure that bound it or say a change.

use crate::draft::scan;
use crate::model::{Direction, Op};

/// Verbs that make so many of something.
pub(super) const MAKES: &[&str] = &[
    "建设",
    "建成",
    "新建",
    "培育",
    "打造",
    "创建",
    "形成",
    "推出",
    "选择",
    "选取",
    "遴选",
    "选树",
    "引进",
    "引育",
    "完成",
    "实施",
    "改造",
    "发展",
    "组建",
    "设立",
    "建立",
    "布局",
    "认定",
    "举办",
    "开展",
    "培训",
    "组织",
    "推广",
    "淘汰",
    "拆除",
    "整治",
    "治理",
    "退出",
    "栽植",
    "改建",
    "扩建",
    "培养",
    "招引",
    "新增",
    "建好",
    "聚集",
    "集聚",
    "创办",
    "扶持",
    "改扩建",
    "启动",
    "造林",
    "覆盖",
    "吸引",
    "提供",
    "储备",
    "开发",
    "实现",
    "增加",
    "壮大",
    "落实",
    "新改建",
    "进行",
    "安置",
    "帮扶",
    "救助",
    "购置",
    "更新",
    "改良",
    "修复",
    "绿化",
    "种植",
    "养殖",
    "出栏",
    "安排",
    "筹集",
    "建造",
    "配建",
    "配备",
    "配置",
    "设置",
    "命名",
    "评选",
    "转移",
    "惠及",
    "服务",
    "达成",
    "签约",
    "开通",
    "开行",
    "架设",
    "铺设",
    "敷设",
    "疏浚",
    "清淤",
    "制定",
    "制修订",
    "修订",
    "发布",
    "转化",
    "授权",
    "孵化",
    "关停",
    "关闭",
    "压减",
    "化解",
    "消纳",
    "供应",
    "投放",
    "发放",
    "争创",
    "入库",
    "开工",
    "竣工",
    "投产",
    "推进",
    "接入",
    "布设",
    "建档",
];

/// What the words right before a figure say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lead {
    /// Where the words begin, in bytes of what was asked about.
    pub(super) start: usize,
    pub(super) op: Option<Op>,
    pub(super) change: Option<Direction>,
}

const UP: Option<Direction> = Some(Direction::Increase);
const DOWN: Option<Direction> = Some(Direction::Decrease);
const SAME: Option<Direction> = Some(Direction::Maintain);

/// Bounds.
const BOUNDS: &[(&str, Option<Op>)] = &[
    ("不得低于", Some(Op::AtLeast)),
    ("不得少于", Some(Op::AtLeast)),
    ("不低于", Some(Op::AtLeast)),
    ("不少于", Some(Op::AtLeast)),
    ("不小于", Some(Op::AtLeast)),
    ("至少", Some(Op::AtLeast)),
    ("不得超过", Some(Op::AtMost)),
    ("不得高于", Some(Op::AtMost)),
    ("不超过", Some(Op::AtMost)),
    ("不高于", Some(Op::AtMost)),
    ("不大于", Some(Op::AtMost)),
    ("不多于", Some(Op::AtMost)),
    ("高于", Some(Op::Above)),
    ("超过", Some(Op::Above)),
    ("超出", Some(Op::Above)),
    ("逾", Some(Op::Above)),
    ("不突破", Some(Op::AtMost)),
    ("不低于或等于", Some(Op::AtLeast)),
    ("多达", Some(Op::AtLeast)),
    ("接近", Some(Op::About)),
    ("大于", Some(Op::Above)),
    ("多于", Some(Op::Above)),
    ("超", Some(Op::Above)),
    ("低于", Some(Op::Below)),
    ("少于", Some(Op::Below)),
    ("小于", Some(Op::Below)),
    ("突破", Some(Op::AtLeast)),
    ("达到", Some(Op::AtLeast)),
    ("达", Some(Op::AtLeast)),
    ("控制在", Some(Op::AtMost)),
    ("大约", Some(Op::About)),
    ("约", Some(Op::About)),
    ("≥", Some(Op::AtLeast)),
    ("≤", Some(Op::AtMost)),
    (">", Some(Op::Above)),
    ("<", Some(Op::Below)),
    ("＞", Some(Op::Above)),
    ("＜", Some(Op::Below)),
    ("保持在", None),
    ("稳定在", None),
    ("维持在", None),
    ("为", None),
    ("到", None),
    ("至", None),
    ("在", None),
    ("=", None),
];

/// Verbs of change.
const CHANGES: &[(&str, Option<Direction>)] = &[
    ("同比增长", UP),
    ("年均增长", UP),
    ("增长", UP),
    ("提高", UP),
    ("提升", UP),
    ("增加", UP),
    ("上升", UP),
    ("上浮", UP),
    ("扩大", UP),
    ("增至", UP),
    ("净增长", UP),
    ("递增", UP),
    ("回升", UP),
    ("拓展", UP),
    ("延长", UP),
    ("翻", UP),
    ("增", UP),
    ("新增", UP),
    ("净增", UP),
    ("下降", DOWN),
    ("降低", DOWN),
    ("减少", DOWN),
    ("削减", DOWN),
    ("压减", DOWN),
    ("下浮", DOWN),
    ("压缩", DOWN),
    ("缩短", DOWN),
    ("降", DOWN),
    ("减", DOWN),
    ("下调", DOWN),
    ("调减", DOWN),
    ("压降", DOWN),
    ("缩小", DOWN),
    ("缩减", DOWN),
    ("精简", DOWN),
    ("收窄", DOWN),
    ("保持", SAME),
    ("稳定", SAME),
    ("维持", SAME),
];

/// Words that may stand among them and say nothing of figures.
const FILLERS: &[&str] = &[
    "力争",
    "争取",
    "确保",
    "均",
    "都",
    "分别",
    "再",
    "将",
    "要",
    "应",
    "须",
    "必须",
    "累计",
    "平均",
    "年均",
    "每年",
    "同比",
    "环比",
    "总体",
    "全部",
    "基本",
    "逐步",
    "进一步",
    "以",
    "按",
    "不断",
    "持续",
    "一律",
    "各",
    "全面",
    "总计",
    "共",
    "计",
    "合计",
    "总共",
    "应当",
    "还要",
    "率先",
    "最终",
    "年内",
    "并",
];

/// Reads the bounds, changes and fillers that words end in.
pub(super) fn lead(words: &str) -> Lead {
    let mut lead = Lead { start: words.len(), op: None, change: None };
    loop {
        let rest = scan::before(words, lead.start).trim_end();
        let bound = BOUNDS.iter().find(|(word, _)| ends(rest, word));
        let change = CHANGES.iter().find(|(word, _)| ends(rest, word));
        let filler = FILLERS.iter().find(|word| ends(rest, word));
        let length = match (bound, change, filler) {
            (Some((word, op)), None, _) => {
                lead.op = lead.op.or(*op);
                if matches!(*word, "保持在" | "稳定在" | "维持在") {
                    lead.change = lead.change.or(SAME);
                }
                word.len()
            }
            (_, Some((word, direction)), _) => {
                lead.change = lead.change.or(*direction);
                word.len()
            }
            (None, None, Some(word)) => word.len(),
            (None, None, None) => {
                lead.start = rest.len();
                return lead;
            }
        };
        lead.start = rest.len() - length;
    }
}

/// Whether words end in a word; their last bytes are looked at first.
fn ends(words: &str, word: &str) -> bool {
    words.as_bytes().last() == word.as_bytes().last() && words.ends_with(word)
}

/// The bound that stands behind a figure and its unit, with its length.
pub(super) fn behind(words: &str) -> Option<(usize, Op)> {
    const WORDS: &[(&str, Op)] = &[
        ("及以上", Op::AtLeast),
        ("以上", Op::AtLeast),
        ("及以下", Op::AtMost),
        ("以下", Op::AtMost),
        ("以内", Op::AtMost),
        ("之内", Op::AtMost),
        ("左右", Op::About),
        ("上下", Op::About),
        ("内", Op::AtMost),
        ("多", Op::AtLeast),
        ("余", Op::AtLeast),
        ("（含）以上", Op::AtLeast),
        ("（含）以下", Op::AtMost),
    ];
    let (word, op) = WORDS.iter().find(|(word, _)| words.starts_with(word))?;
    Some((word.len(), *op))
}
