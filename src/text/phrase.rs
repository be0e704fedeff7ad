//! The words by which plans state bounds, modality and direction of change.

use super::char_set::CharSet;
use super::fold;

const AT_LEAST: &[&str] = &[
    "以上",
    "不低于",
    "不少于",
    "不小于",
    "不得低于",
    "不得少于",
    "高于",
    "超过",
    "大于",
    "至少",
    "≥",
    ">=",
    ">",
];
const AT_MOST: &[&str] = &[
    "以下",
    "以内",
    "之内",
    "不超过",
    "不高于",
    "不大于",
    "不多于",
    "不得超过",
    "不得高于",
    "控制在",
    "低于",
    "少于",
    "小于",
    "至多",
    "≤",
    "<=",
    "<",
];
const ABOUT: &[&str] = &["左右", "大约", "约", "基本", "~"];
const STRIVE: &[&str] = &["力争", "争取", "努力", "力求"];
const MUST: &[&str] = &["必须", "须", "务必", "确保"];
const INCREASE: &[&str] = &[
    "增加",
    "增长",
    "提高",
    "提升",
    "上升",
    "新增",
    "净增",
    "扩大",
    "上浮",
    "增至",
    "延长",
    "翻一番",
    "翻番",
    "比…高",
];
const DECREASE: &[&str] = &[
    "下降",
    "降低",
    "减少",
    "削减",
    "降至",
    "降到",
    "压减",
    "减至",
    "下浮",
    "下调",
    "压缩",
    "缩短",
    "缩减",
    "再降",
    "再减",
    "压降",
    "收窄",
    "精简",
    "负增长",
    "比…低",
];
const MAINTAIN: &[&str] = &["保持", "稳定", "维持", "不反弹", "不下降", "不降低", "零增长"];

/// What the words of a target can say beside its figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Phrase {
    /// At least: 以上, 不低于.
    AtLeast,
    /// At most: 以下, 控制在.
    AtMost,
    /// About: 左右, 约.
    About,
    /// To strive for: 力争.
    Strive,
    /// Binding: 必须, 确保.
    Must,
    /// Upward change: 增长, 提高.
    Increase,
    /// Downward change: 下降, 减少.
    Decrease,
    /// No change for the worse: 稳定在, 不反弹.
    Maintain,
}

impl Phrase {
    /// Every phrase, in the order of declaration.
    pub const ALL: [Self; 8] = [
        Self::AtLeast,
        Self::AtMost,
        Self::About,
        Self::Strive,
        Self::Must,
        Self::Increase,
        Self::Decrease,
        Self::Maintain,
    ];

    /// The words that say it, folded. `…` stands for other words of the same sentence.
    #[must_use]
    pub const fn words(self) -> &'static [&'static str] {
        match self {
            Self::AtLeast => AT_LEAST,
            Self::AtMost => AT_MOST,
            Self::About => ABOUT,
            Self::Strive => STRIVE,
            Self::Must => MUST,
            Self::Increase => INCREASE,
            Self::Decrease => DECREASE,
            Self::Maintain => MAINTAIN,
        }
    }

    /// What tells most texts from those that hold one of the words.
    const fn firsts(self) -> &'static CharSet {
        match self {
            Self::AtLeast => const { &firsts(AT_LEAST) },
            Self::AtMost => const { &firsts(AT_MOST) },
            Self::About => const { &firsts(ABOUT) },
            Self::Strive => const { &firsts(STRIVE) },
            Self::Must => const { &firsts(MUST) },
            Self::Increase => const { &firsts(INCREASE) },
            Self::Decrease => const { &firsts(DECREASE) },
            Self::Maintain => const { &firsts(MAINTAIN) },
        }
    }

    /// Whether a text holds one of the words, in whatever width or script.
    ///
    /// A word is not taken for its opposite (低于 in 不低于, 增长 in 负增长), nor for a part of another
    /// (约 in 节约, 以下 in 规模以下).
    ///
    /// ```
    /// use zhengce::text::Phrase;
    ///
    /// assert!(Phrase::AtLeast.is_in("优良天数比率力争達到８４％以上"));
    /// assert!(Phrase::AtLeast.is_in("不低于84%") && !Phrase::AtMost.is_in("不低于84%"));
    /// assert!(!Phrase::About.is_in("节约用水"));
    /// ```
    #[must_use]
    pub fn is_in(self, text: &str) -> bool {
        self.is_in_folded(&fold(text))
    }

    /// Whether a folded text holds one of the words.
    pub(crate) fn is_in_folded(self, text: &str) -> bool {
        self.firsts().find(text).is_some() && self.holds(text)
    }

    fn holds(self, text: &str) -> bool {
        self.words().iter().any(|word| match word.split_once('…') {
            Some((first, last)) => sentences(text).any(|one| follows(one, first, last)),
            None => text.match_indices(word).any(|(at, _)| stands(text, at, word)),
        })
    }
}

/// The first characters of words.
const fn firsts(words: &[&str]) -> CharSet {
    let (mut set, mut rest) = (CharSet::NONE, words);
    while let [word, others @ ..] = rest {
        set = set.with_first(word.as_bytes());
        rest = others;
    }
    set
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split(['。', ';'])
}

/// Whether `last` stands somewhere behind `first`.
fn follows(text: &str, first: &str, last: &str) -> bool {
    text.split_once(first).is_some_and(|(_, rest)| rest.contains(last))
}

/// Whether the word found at a place means what it says there.
fn stands(text: &str, at: usize, word: &str) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let after = text.get(at + word.len()..).unwrap_or_default();
    let figure = after.trim_start().starts_with(is_figure);
    match word {
        "约" | ">" | "<" => figure,
        // Behind a figure it is the mark of a range.
        "~" => figure && !before.trim_end().ends_with(|c: char| c.is_ascii_digit() || c == '%'),
        "以上" | "以下" | "以内" | "之内" => !of_rank(before),
        "基本" => !OF_NAMES.iter().any(|name| after.starts_with(name)),
        "须" => !before.ends_with(['无', '毋', '不']),
        "增长" => !before.ends_with(['负', '零', '不']),
        _ => word.starts_with('不') || !denied(before),
    }
}

fn is_figure(character: char) -> bool {
    character.is_ascii_digit() || super::chinese::is_chinese_numeral(character)
}

/// Whether 不 or 不得 stands before a word.
fn denied(before: &str) -> bool {
    before.ends_with('不') || before.ends_with("不得")
}

/// What 基本 names rather than qualifies: 基本养老保险.
const OF_NAMES: [&str; 9] =
    ["养老", "医疗", "公共", "农田", "药物", "生活", "单元", "建设", "保险"];

/// Whether 以上 or 以下 is about ranks or sizes of bodies rather than about a figure.
fn of_rank(before: &str) -> bool {
    // 处级及以上; 1%及以下 is about a figure.
    let and = before.strip_suffix('及');
    let figure = |c: char| c.is_ascii_digit() || matches!(c, '%' | '‰' | '万' | '亿');
    and.is_some_and(|rank| !rank.ends_with(figure))
        || ["规模", "限额", "县级", "市级", "省级", "乡级", "处级", "科级"]
            .iter()
            .any(|rank| before.ends_with(rank))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<Phrase> {
        Phrase::ALL.into_iter().filter(|phrase| phrase.is_in(text)).collect()
    }

    #[test]
    fn sentences_of_plans() {
        use Phrase::{About, AtLeast, AtMost, Decrease, Increase, Maintain, Must, Strive};
        for (text, phrases) in [
            ("优良天数比率力争达到84%以上", &[AtLeast, Strive][..]),
            ("浓度控制在40微克/立方米以下", &[AtMost]),
            ("重污染天数比率控制在8天以内", &[AtMost]),
            ("畜禽粪污资源化利用率稳定在85%以上", &[AtLeast, Maintain]),
            ("不低于90%", &[AtLeast]),
            ("不得超过5%", &[AtMost]),
            ("約40%", &[About]),
            ("達到４０％左右", &[About]),
            ("规模以下畜禽养殖", &[]),
            ("县级以上人民政府", &[]),
            ("处级及以上干部", &[]),
            ("担保费率1%及以下", &[AtMost]),
            ("基本养老保险", &[]),
            ("利率再降50个基点", &[Decrease]),
            ("节约集约利用", &[]),
            ("40~50%", &[]),
            ("~50%", &[About]),
            ("断面水质不反弹", &[Maintain]),
            ("确保新增造林10万亩", &[Must, Increase]),
            ("比2020年低5%", &[Decrease]),
            ("化肥使用量零增长", &[Maintain]),
            ("≥84%", &[AtLeast]),
            (">=84%", &[AtLeast]),
            ("≦", &[]),
        ] {
            assert_eq!(said(text), phrases, "{text}");
        }
    }

    #[test]
    fn every_word_is_folded_and_says_its_phrase() {
        for phrase in Phrase::ALL {
            for word in phrase.words() {
                assert_eq!(fold(word).replace("...", "…"), *word);
                let text = format!("为{}3", word.replace('…', "三"));
                assert!(phrase.is_in(&text), "{text}");
            }
        }
    }
}
