//! Units behind a figure: a magnitude, a measure or counting word, and per what.

use crate::draft::word_list::{Words, words};

/// Magnitudes in front of a measure: 万 of 万吨.
const MAGNITUDES: &Words = words!["万亿", "千亿", "百亿", "千万", "百万", "万", "亿", "千", "百"];

/// Units of shares.
const SHARES: &Words = words!["%", "％", "‰", "个百分点", "百分点", "个千分点", "个基点", "基点"];

/// Measures of quantities; of each the longer forms are tried too.
const MEASURES: &Words = words![
    "吨标准煤",
    "克标准煤",
    "千克标准煤",
    "公斤标准煤",
    "吨标煤",
    "吨二氧化碳当量",
    "吨二氧化碳",
    "吨级",
    "吨公里",
    "吨",
    "斤",
    "公斤",
    "千克",
    "毫克",
    "微克",
    "纳克",
    "克",
    "担",
    "升",
    "毫升",
    "立方米",
    "平方公里",
    "平方千米",
    "平方米",
    "公顷",
    "亩次",
    "亩",
    "公里",
    "千米",
    "车道公里",
    "皮长公里",
    "芯公里",
    "厘米",
    "毫米",
    "微米",
    "米",
    "海里",
    "千瓦时",
    "千瓦",
    "瓦时",
    "瓦",
    "兆瓦时",
    "兆瓦",
    "吉瓦时",
    "吉瓦",
    "太瓦时",
    "千伏安",
    "千伏",
    "兆伏安",
    "伏",
    "蒸吨",
    "千焦",
    "兆焦",
    "吉焦",
    "分贝",
    "摄氏度",
    "℃",
    "元",
    "美元",
    "欧元",
    "人民币",
    "标准箱",
    "标箱",
    "标台",
    "标准车",
    "标准立方米",
    "标准件",
    "辆标台",
    "GW",
    "MW",
    "kW",
    "KW",
    "GWh",
    "MWh",
    "kWh",
    "Gbps",
    "Tbps",
    "Mbps",
    "Kbps",
    "bps",
    "TEU",
    "PFLOPS",
    "EFLOPS",
    "PFlops",
    "EFlops",
    "EB",
    "PB",
    "TB",
    "GB",
    "兆比特",
    "兆",
    "km",
    "㎡",
    "m²",
    "m2",
    "m³",
    "m3",
    "mg",
    "μg",
    "µg",
    "ug",
    "kg",
    "t",
    "hm²",
    "dB",
];

/// Units of time.
const TIMES: &Words = words![
    "个工作日",
    "工作日",
    "个自然日",
    "自然日",
    "个月",
    "小时",
    "学时",
    "课时",
    "分钟",
    "秒",
    "天",
];

/// Words that count things and people.
const COUNTS: &Words = words![
    "人次",
    "人天",
    "人",
    "名",
    "位",
    "户次",
    "户",
    "个",
    "家次",
    "家",
    "项次",
    "项",
    "件次",
    "件",
    "套",
    "台（套）",
    "台(套)",
    "台套",
    "台次",
    "台",
    "辆次",
    "辆",
    "株",
    "头",
    "羽",
    "只",
    "匹",
    "尾",
    "座",
    "处",
    "所",
    "间",
    "张",
    "条",
    "种",
    "场次",
    "场",
    "班次",
    "次",
    "批次",
    "批",
    "支",
    "片",
    "块",
    "艘",
    "架次",
    "架",
    "口",
    "份",
    "篇",
    "部",
    "类",
    "例",
    "起",
    "宗",
    "眼",
    "段",
    "倍",
    "番",
    "孔",
    "盏",
    "床",
    "分",
    "村",
    "端口",
    "对",
    "岁",
    "枚",
    "册",
    "集",
    "幅",
    "列",
    "根",
    "栋",
    "幢",
    "道",
    "组",
    "标段",
    "单",
    "票",
    "笔",
    "卷",
    "本",
    "颗",
    "顶",
    "扇",
    "机架",
    "标准机架",
    "车次",
    "航班",
    "航次",
    "泊位",
    "车位",
    "门",
    "节",
    "首",
    "款",
    "回",
    "轮",
];

/// Per what a unit may be.
const PER: &Words = words![
    "平方公里",
    "平方千米",
    "平方米",
    "立方米",
    "公顷",
    "亩",
    "公里",
    "人",
    "户",
    "小时",
    "分钟",
    "日",
    "天",
    "月",
    "年",
    "元",
    "吨",
    "千克",
    "公斤",
    "克",
    "升",
    "千瓦时",
    "千瓦",
    "台",
    "辆",
    "床",
    "件",
    "个",
    "百人",
    "千人",
    "学年",
    "万人",
    "万元",
    "亿元",
    "百万人",
    "m³",
    "m3",
    "m²",
    "m2",
    "kg",
    "L",
    "t",
    "h",
    "d",
    "a",
    "次",
    "批",
    "百平方公里",
    "万吨",
    "吨公里",
    "人次",
    "车公里",
    "人口",
    "例",
    "生",
];

/// The unit that a text begins with, with the length of the white space before it.
pub(super) fn at_start(text: &str) -> Option<(usize, &str)> {
    let words = text.trim_start_matches([' ', '\u{a0}']);
    let len = share(words).or_else(|| quantity(words)).or_else(|| magnitude_alone(words))?;
    Some((text.len() - words.len(), words.get(..len)?))
}

fn share(words: &str) -> Option<usize> {
    SHARES.longest_lead(words)
}

/// 万吨标准煤, 微克/立方米, /10万.
fn quantity(words: &str) -> Option<usize> {
    if words.starts_with(['/', '／']) {
        return per_many(words);
    }
    let plain = base(words);
    let magnified = MAGNITUDES
        .longest_lead(words)
        .and_then(|magnitude| Some(magnitude + base(words.get(magnitude..)?)?));
    let len = plain.max(magnified)?;
    Some(len + per(words.get(len..)?))
}

fn base(words: &str) -> Option<usize> {
    [MEASURES, TIMES, COUNTS].into_iter().filter_map(|units| units.longest_lead(words)).max()
}

/// The length of /立方米 or 每立方米 behind a measure.
fn per(rest: &str) -> usize {
    let Some(first) = rest.chars().next().filter(|c| matches!(c, '/' | '／' | '每' | '·'))
    else {
        return 0;
    };
    let at = first.len_utf8();
    let behind = rest.get(at..).unwrap_or_default();
    if let Some(len) = PER.longest_lead(behind) {
        return at + len;
    }
    if first == '每' { 0 } else { per_many(rest).unwrap_or(0) }
}

/// The length of /10万 and /万: so many out of so many.
fn per_many(rest: &str) -> Option<usize> {
    let behind = rest.strip_prefix(['/', '／'])?;
    let digits = behind.len() - behind.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let many = MAGNITUDES.longest_lead(behind.get(digits..)?)?;
    let end = digits + many;
    let what = PER.longest_lead(behind.get(end..)?).unwrap_or(0);
    Some(rest.len() - behind.len() + end + what)
}

/// 突破100万，: a magnitude that a stop or a bound follows.
fn magnitude_alone(words: &str) -> Option<usize> {
    let len = words!["万亿", "万", "亿"].longest_lead(words)?;
    let rest = words.get(len..)?;
    let ends = rest.is_empty() || rest.starts_with(['，', '；', '、', '。', '）', '以', '左']);
    ends.then_some(len)
}

/// Whether a unit is one of money.
pub(super) fn is_money(unit: &str) -> bool {
    unit.ends_with('元')
}

/// Whether a unit is one of time, which mostly says how long something may take.
pub(super) fn is_time(unit: &str) -> bool {
    TIMES.has(unit) || matches!(unit, "年" | "日")
}

/// Whether a unit is one of shares.
pub(super) fn is_share(unit: &str) -> bool {
    SHARES.has(unit)
}

/// Whether a unit counts things or people, or measures a quantity of them.
pub(super) fn is_count(unit: &str) -> bool {
    !unit.is_empty() && !is_money(unit) && !is_time(unit) && !is_share(unit)
}

/// Whether a unit counts things one by one, the word for them behind it: 名, 万家, 台（套）.
pub(super) fn is_classifier(unit: &str) -> bool {
    let magnitude = MAGNITUDES.longest_lead(unit).unwrap_or(0);
    unit.get(magnitude..).is_some_and(|base| COUNTS.has(base))
}

/// Whether a unit rates a thing rather than counts how many there are: 65蒸吨 of a boiler, 60岁.
pub(super) fn is_rating(unit: &str) -> bool {
    const RATINGS: &[&str] = &["蒸吨", "岁", "瓦", "伏", "元", "级", "分", "吨/小时", "微米"];
    RATINGS.iter().any(|rating| unit.contains(rating))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_of_every_family_are_read_whole() {
        for unit in [
            "%",
            "％",
            "‰",
            "个百分点",
            "个",
            "万个",
            "家",
            "万户",
            "人",
            "万人",
            "人次",
            "亿人次",
            "吨",
            "万吨",
            "亿吨标准煤",
            "万吨标准煤",
            "吨二氧化碳/万元",
            "克标准煤/千瓦时",
            "万亩",
            "亿亩",
            "公里",
            "万公里",
            "平方公里",
            "平方米/人",
            "万平方米",
            "亿立方米",
            "立方米/万元",
            "万立方米/日",
            "吨/日",
            "微克/立方米",
            "微克每立方米",
            "毫克/升",
            "万千瓦",
            "亿千瓦时",
            "亿元",
            "万亿元",
            "亿美元",
            "元/吨",
            "张",
            "张/千人",
            "件/万人",
            "人/千人",
            "个工作日",
            "小时",
            "天",
            "分钟",
            "个月",
            "分贝",
            "蒸吨/小时",
            "万标箱",
            "标台/万人",
            "Tbps",
            "岁",
            "/10万",
            "EFLOPS",
            "辆",
            "座",
            "所",
            "处",
            "亿件",
            "倍",
            "番",
            "台（套）",
            "百万千瓦",
            "册",
            "升/人",
        ] {
            for behind in ["", "以上", "，", "的"] {
                let text = format!("{unit}{behind}");
                let (_, read) = at_start(&text).unwrap_or_else(|| panic!("{text}"));
                assert_eq!(read, unit, "{text}");
            }
        }
    }

    #[test]
    fn other_words_are_no_units() {
        for words in ["", "以上", "左右", "年底", "期工程", "号线", "G网络", "是", "：1"]
        {
            assert_eq!(at_start(words), None, "{words}");
        }
    }
}
