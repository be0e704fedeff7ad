//! The keys of a question: one table.

/// What a condition speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    Kind,
    Plan,
    Region,
    Domain,
    Body,
    Role,
    Basis,
    Due,
    Issued,
    Indicator,
    Op,
    Value,
    Validity,
    Text,
}

/// Every key with its names; the first is the one that is printed.
const KEYS: &[(Key, &[&str])] = &[
    (Key::Kind, &["类型", "kind", "类别"]),
    (Key::Plan, &["方案", "plan", "计划", "文件"]),
    (Key::Region, &["区域", "region", "地区", "行政区划"]),
    (Key::Domain, &["领域", "domain"]),
    (Key::Body, &["单位", "body", "部门", "机构", "责任单位"]),
    (Key::Role, &["角色", "role", "职责"]),
    (Key::Basis, &["依据", "basis"]),
    (Key::Due, &["到期", "due", "期限", "时限", "完成时限"]),
    (Key::Issued, &["发布", "issued", "印发", "成文"]),
    (Key::Indicator, &["指标", "indicator"]),
    (Key::Op, &["比较", "op"]),
    (Key::Value, &["数值", "value"]),
    (Key::Validity, &["效力", "validity"]),
    (Key::Text, &["全文", "text"]),
];

impl Key {
    /// The key of a name, in any letter case.
    pub(super) fn named(name: &str) -> Option<Self> {
        let fits = |names: &&[&str]| names.iter().any(|other| other.eq_ignore_ascii_case(name));
        KEYS.iter().find(|(_, names)| fits(names)).map(|(key, _)| *key)
    }

    /// The name that is printed.
    pub(super) fn name(self) -> &'static str {
        let names = KEYS.iter().find(|(key, _)| *key == self).map(|(_, names)| *names);
        names.and_then(<[_]>::first).copied().unwrap_or_default()
    }

    /// Every name of every key.
    pub(super) fn names() -> impl Iterator<Item = &'static str> {
        KEYS.iter().flat_map(|(_, names)| names.iter().copied())
    }

    /// The printed names, for a message that lists them.
    pub(super) fn list() -> String {
        KEYS.iter().filter_map(|(_, names)| names.first().copied()).collect::<Vec<_>>().join(" ")
    }
}
