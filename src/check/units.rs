//! The units that plans use.

use crate::text::fold;

/// Known units as printed, by kind; a figure of another unit cannot be compared.
const UNITS: [&str; 9] = [
    "% ‰ 个百分点 百分点 个基点 基点 倍 番",
    "微克/立方米 毫克/立方米 微克/升 毫克/升 毫克/千克 μg/m³ mg/m³ mg/L",
    "克 公斤 千克 斤 亿斤 吨 万吨 亿吨 吨标准煤 万吨标准煤 吨标煤 万吨标煤 吨/日 万吨/日 吨/天 万吨/天 吨/年 万吨/年 吨/月·平方公里",
    "米 厘米 公分 毫米 公里 千米 万公里 平方米 万平方米 平方米/人 平方公里 亩 万亩 亿亩 公顷 万公顷",
    "升 升/人 立方米 万立方米 亿立方米 立方米/日 万立方米/日 立方米/秒 立方米/万元",
    "千瓦 万千瓦 亿千瓦 兆瓦 千瓦时 万千瓦时 亿千瓦时 蒸吨 蒸吨/小时 分贝 分贝（A） dB ℃ 度",
    "元 万元 亿元 万亿元 元/吨 元/人 美元 标箱 标台 吨二氧化碳 克标准煤 Tbps Gbps TB PB GW MW m³/h",
    "秒 分钟 小时 天 日 个工作日 工作日 周 个月 月 年 岁 次 次/年",
    "个 项 件 处 座 家 户 万户 台 台（套） 套 辆 万辆 条 口 块 张 株 万株 头 万头 只 万只 人 万人 亿人 名 人次 \
     万人次 位 所 间 床 张/千人 批 批次 期 场 篇 份 种 类 级 分 宗 起 例 村 个村 段 眼 片 艘 架 根 班 支 队 具 场次",
];

/// Whether a unit is in use; a bare number needs none.
pub(super) fn is_known(unit: &str) -> bool {
    let unit = fold(unit);
    unit.is_empty() || is_listed(&unit) || is_made(&unit)
}

/// Whether a folded unit is one of those as printed.
fn is_listed(unit: &str) -> bool {
    all().any(|known| fold(known) == unit)
}

/// Whether a folded unit is made of known ones: 万 and 件, 件 and 万人.
fn is_made(unit: &str) -> bool {
    const MAGNITUDES: [&str; 5] = ["万亿", "百万", "千万", "万", "亿"];
    let bare =
        |part: &str| MAGNITUDES.iter().find_map(|one| part.strip_prefix(one)).map(str::to_owned);
    let part = |part: &str| {
        is_listed(part) || bare(part).is_some_and(|base| base.is_empty() || is_listed(&base))
    };
    match unit.split_once('/') {
        Some((over, per)) => {
            (over.is_empty() || part(over))
                && part(per.trim_start_matches(|c: char| c.is_ascii_digit()))
        }
        None => part(unit),
    }
}

/// The known units.
pub(super) fn all() -> impl Iterator<Item = &'static str> {
    UNITS.iter().flat_map(|units| units.split_whitespace())
}
