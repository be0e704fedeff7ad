//! The words around a figure that bound it or say a change.

use crate::draft::scan;
use crate::draft::word_list::{Table, Words, table, words};
use crate::draft::words::is_han;
use crate::model::{Direction, Op};

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
const BOUNDS: &Table<Option<Op>> = table![
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
    ("突破", Some(Op::Above)),
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
const CHANGES: &Table<Option<Direction>> = table![
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
const FILLERS: &Words = words![
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
    "恢复",
];

/// Reads the bounds, changes and fillers that words end in.
pub(super) fn lead(words: &str) -> Lead {
    let mut lead = Lead { start: words.len(), op: None, change: None };
    loop {
        let rest = scan::before(words, lead.start).trim_end();
        let bound = BOUNDS.ending(rest).next();
        // 新增 makes so many of something and changes nothing.
        let change = CHANGES.ending(rest).next().filter(|_| !rest.ends_with("新增"));
        let filler = FILLERS.ending(rest).next();
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
            (None, None, Some((word, ()))) => word.len(),
            (None, None, None) => {
                lead.start = rest.len();
                return lead;
            }
        };
        lead.start = rest.len() - length;
    }
}

/// Reads the words that lead to a share of a whole that is named: 提高到 of 提高到合同金额的.
pub(super) fn before_whole(words: &str) -> Option<Lead> {
    const NEAR: usize = 14;
    const REACHES: &Words = words![
        "提高到",
        "提高至",
        "提升到",
        "提升至",
        "增加到",
        "扩大到",
        "下降到",
        "下降至",
        "降低到",
        "降低至",
        "降至",
        "降到",
        "压缩到",
        "压缩至",
        "控制在",
        "达到",
        "不低于",
        "不少于",
    ];
    let whole = words.strip_suffix('的')?;
    let near = scan::tail(whole, NEAR);
    let (at, word) = REACHES.last_in(near)?;
    let between = scan::from(near, at + word.len());
    let named = scan::several(between) && between.chars().all(is_han) && !between.contains('的');
    named.then(|| lead(scan::before(words, whole.len() - between.len())))
}

/// The bound that stands behind a figure and its unit, with its length.
pub(super) fn behind(words: &str) -> Option<(usize, Op)> {
    const WORDS: &Table<Op> = table![
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
    let (word, op) = WORDS.leading(words).next()?;
    Some((word.len(), *op))
}
