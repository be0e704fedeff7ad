//! What a title or a name says of itself: genre, kind, domains, level.

use crate::draft::scan;
use crate::draft::word_list::{Table, Words, table, words};
use crate::model::{BodyKind, DocumentKind, Domain, Genre, Level};

/// Words at the end of titles, with the genre that each says.
const GENRES: &Table<Genre> = table![
    ("实施方案", Genre::ImplementationPlan),
    ("行动计划", Genre::ActionPlan),
    ("行动方案", Genre::ActionScheme),
    ("分解方案", Genre::TaskBreakdown),
    ("任务分解", Genre::TaskBreakdown),
    ("工作报告", Genre::WorkReport),
    ("工作方案", Genre::WorkPlan),
    ("规划", Genre::Programme),
    ("纲要", Genre::Programme),
    ("计划", Genre::Programme),
    ("意见", Genre::Opinions),
    ("办法", Genre::Measures),
    ("措施", Genre::Measures),
    ("规定", Genre::Measures),
    ("细则", Genre::Measures),
    ("政策", Genre::Measures),
];

/// The genre of a plan by its title: that of the last word of one, of 行动计划 and 计划 the longer.
pub(super) fn genre(title: &str) -> Genre {
    let last = GENRES.all_in(title).max_by_key(|(at, (word, _))| (at + word.len(), word.len()));
    last.map_or(Genre::WorkPlan, |(_, (_, genre))| *genre)
}

/// The kind of a document by its title.
pub(super) fn document_kind(title: &str) -> DocumentKind {
    let stem = title.trim_end_matches(['）', '》', '”']);
    if title.contains("解读") {
        DocumentKind::Interpretation
    } else if stem.ends_with("报告") {
        DocumentKind::Report
    } else if stem.ends_with("公告") || stem.ends_with("通告") {
        DocumentKind::Announcement
    } else if stem.ends_with("通知") || stem.ends_with("函") || stem.ends_with("批复") {
        DocumentKind::Notice
    } else {
        DocumentKind::Plan
    }
}

/// Words of titles that say a field of policy.
const DOMAINS: &[(Domain, &Words)] = &[
    (Domain::Air, words!["大气", "空气", "蓝天", "臭氧"]),
    (
        Domain::Water,
        words![
            "水体",
            "水污染",
            "水质",
            "水环境",
            "水资源",
            "节水",
            "水利",
            "河长",
            "湖长",
            "碧水",
            "供水",
            "污水",
        ],
    ),
    (Domain::Soil, words!["土壤", "净土"]),
    (Domain::Waste, words!["固体废物", "垃圾", "无废", "固废"]),
    (Domain::Noise, words!["噪声"]),
    (Domain::Ecology, words!["生态", "自然保护地", "湿地", "林草"]),
    (Domain::Climate, words!["碳达峰", "碳中和", "气候变化", "降碳"]),
    (Domain::Energy, words!["能源", "煤炭", "电力", "光伏", "充电"]),
    (Domain::Industry, words!["工业", "制造业", "产业"]),
    (Domain::Agriculture, words!["农业", "农村", "乡村", "粮食", "畜牧"]),
    (Domain::Transport, words!["交通", "公路", "铁路", "物流"]),
    (Domain::Housing, words!["住房", "建筑", "棚户区", "城镇老旧小区"]),
    (Domain::Health, words!["卫生", "健康", "医疗", "医务", "疫情", "养老"]),
    (Domain::Education, words!["教育", "学校", "职业培训"]),
    (Domain::Economy, words!["企业", "经济", "金融", "外贸", "投资", "消费", "营商"]),
    (Domain::Society, words!["就业", "社会", "民生", "扶贫", "体育", "文化"]),
    (Domain::Administration, words!["政务", "督查", "放管服", "行政"]),
];

/// The fields of policy that a title names.
pub(super) fn domains(title: &str) -> Vec<Domain> {
    let named = DOMAINS.iter().filter(|(_, words)| scan::holds(title, words));
    named.map(|(domain, _)| *domain).collect()
}

/// The kind of a body by its name.
pub(super) fn body_kind(name: &str) -> BodyKind {
    let ends = |any: &Words| scan::ends(name, any);
    let collective = scan::begins(name, words!["有关", "相关"])
        || name.contains('各')
        || ends(words!["部门", "单位", "各地", "企业", "机构"]);
    if collective {
        BodyKind::Collective
    } else if ends(words!["人民政府", "政府", "国务院", "办事处", "行政公署"]) {
        BodyKind::Government
    } else if ends(words!["管委会", "管理委员会", "开发区", "示范区", "新区"]) {
        BodyKind::Zone
    } else if ends(words!["公司", "集团", "银行"]) {
        BodyKind::Enterprise
    } else if ends(words!["领导小组", "指挥部", "专班", "联席会议", "小组"]) {
        BodyKind::Committee
    } else if ends(words!["组织部", "宣传部", "统战部", "政法委", "党委", "党组", "工委", "纪委"])
        || scan::holds(name, words!["市委", "省委"])
    {
        BodyKind::Party
    } else if ends(words!["政府办公厅", "政府办公室", "国务院办公厅"]) {
        BodyKind::Office
    } else if ends(words!["分局", "支行", "营业管理部"]) {
        BodyKind::Branch
    } else {
        BodyKind::Department
    }
}

/// The level of a body by its name, in a document of a region's level.
pub(super) fn level(name: &str, of_document: Level) -> Level {
    const MUNICIPALITIES: &[&str] = &["北京市", "天津市", "上海市", "重庆市"];
    if MUNICIPALITIES.contains(&name) {
        return Level::Province;
    }
    match name.chars().next_back() {
        Some('省') => Level::Province,
        Some('市' | '州' | '盟') => Level::Prefecture,
        Some('区') if name.ends_with("自治区") => Level::Province,
        Some('区' | '县' | '旗') => Level::County,
        Some('镇' | '乡') => Level::Township,
        _ => of_document,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_says_its_genre_by_its_last_word() {
        for (title, said) in [
            ("安平市水污染防治行动计划", Genre::ActionPlan),
            ("安平市落实《水污染防治行动计划》实施方案", Genre::ImplementationPlan),
            ("安平市节水规划实施意见", Genre::Opinions),
            ("安平市节水“十四五”规划", Genre::Programme),
            ("安平市2026年节水工作计划", Genre::Programme),
            ("安平市节水工作要点", Genre::WorkPlan),
        ] {
            assert_eq!(genre(title), said, "{title}");
        }
    }

    #[test]
    fn a_title_names_its_fields() {
        assert_eq!(domains("安平市农村污水治理方案"), [Domain::Water, Domain::Agriculture]);
        assert_eq!(domains("安平市若干措施"), []);
    }
}
