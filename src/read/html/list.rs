//! The numbers of ordered lists (有序列表), which a browser shows and a page does not store.

use super::super::mark;
use super::kind::Kind;
use super::tree::{Node, Tree};

/// How a list shows its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Form {
    before: &'static str,
    /// The format, as word processors name it.
    format: &'static str,
    behind: &'static str,
}

/// How far a list has been counted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numbers {
    next: i64,
    step: i64,
    form: Option<Form>,
}

impl Numbers {
    /// The numbers of a list; `None` for one that has none, such as `<ul>`.
    pub(super) fn of(tree: &Tree<'_>, index: usize) -> Option<Self> {
        let node = tree.nodes.get(index)?;
        if !node.name.eq_ignore_ascii_case("ol") {
            return None;
        }
        let reversed = node.attribute("reversed").is_some();
        let items = || tree.children(index).filter(|(_, node)| node.kind == Kind::Item).count();
        let first = || if reversed { i64::try_from(items()).unwrap_or(1) } else { 1 };
        let start = node.attribute("start").and_then(|start| start.trim().parse().ok());
        let step = if reversed { -1 } else { 1 };
        Some(Self { next: start.unwrap_or_else(first), step, form: form(node) })
    }

    /// The mark of the next item.
    pub(super) fn mark(&mut self, item: &Node<'_>) -> Option<String> {
        let said = item.attribute("value").and_then(|value| value.trim().parse().ok());
        let number: i64 = said.unwrap_or(self.next);
        self.next = number.saturating_add(self.step);
        let Form { before, format, behind } = self.form.filter(|_| !is_none(item))?;
        let number = match u32::try_from(number) {
            Ok(number) if number > 0 => mark::format(number, format),
            _ => number.to_string(),
        };
        Some([before, &number, behind].concat())
    }
}

/// The kinds that the rules of styles name, and the attribute `type`.
const FORMS: [(&str, &str, &str); 16] = [
    ("1", "decimal", "."),
    ("decimal", "decimal", "."),
    ("decimal-leading-zero", "decimalZero", "."),
    ("a", "lowerLetter", "."),
    ("lower-alpha", "lowerLetter", "."),
    ("lower-latin", "lowerLetter", "."),
    ("A", "upperLetter", "."),
    ("upper-alpha", "upperLetter", "."),
    ("upper-latin", "upperLetter", "."),
    ("i", "lowerRoman", "."),
    ("lower-roman", "lowerRoman", "."),
    ("I", "upperRoman", "."),
    ("upper-roman", "upperRoman", "."),
    ("cjk-ideographic", "chineseCountingThousand", "、"),
    ("simp-chinese-informal", "chineseCountingThousand", "、"),
    ("trad-chinese-informal", "chineseCountingThousand", "、"),
];

/// The lists of an editor that many sites use, whose numbers are pictures.
const EDITOR: [(&str, Form); 6] = [
    ("custom_cn", Form { before: "", format: "chineseCountingThousand", behind: "、" }),
    ("custom_cn1", Form { before: "", format: "chineseCountingThousand", behind: "）" }),
    ("custom_cn2", Form { before: "（", format: "chineseCountingThousand", behind: "）" }),
    ("custom_num", Form { before: "", format: "decimal", behind: "、" }),
    ("custom_num1", Form { before: "", format: "decimal", behind: "）" }),
    ("custom_num2", Form { before: "（", format: "decimal", behind: "）" }),
];

fn form(list: &Node<'_>) -> Option<Form> {
    let classes = || list.attribute("class").unwrap_or_default().split_ascii_whitespace();
    let editor = EDITOR.iter().find(|(name, _)| classes().any(|class| class == *name));
    if let Some((_, form)) = editor {
        return Some(*form);
    }
    if is_none(list) {
        return None;
    }
    let named = |name: &str| FORMS.iter().find(|(known, ..)| *known == name);
    let styled = style(list).and_then(|style| style.split_whitespace().find_map(named));
    let said = styled.or_else(|| named(list.attribute("type").unwrap_or("1").trim()));
    let (_, format, behind) = said.or_else(|| named("1"))?;
    Some(Form { before: "", format, behind })
}

/// Whether an element says that its marks are not shown.
fn is_none(node: &Node<'_>) -> bool {
    style(node).is_some_and(|style| style.split_whitespace().any(|word| word == "none"))
}

/// What the style of an element says of its marks.
fn style<'a>(node: &Node<'a>) -> Option<&'a str> {
    let mut rules = node.attribute("style")?.split(';');
    rules.find_map(|rule| {
        let (name, value) = rule.split_once(':')?;
        let name = name.trim();
        let known = ["list-style", "list-style-type"];
        known.iter().any(|known| name.eq_ignore_ascii_case(known)).then_some(value)
    })
}

/// Whether the rules of styles take the marks off every list.
pub(super) fn takes_marks_off(css: &str) -> bool {
    css.split('}').any(|rule| {
        let Some((selectors, declarations)) = rule.split_once('{') else { return false };
        let none = declarations.split(';').any(|declaration| {
            let (name, value) = declaration.split_once(':').unwrap_or_default();
            name.trim().starts_with("list-style")
                && value.split_whitespace().any(|word| word == "none")
        });
        none && selectors.split(',').any(|selector| matches!(selector.trim(), "ol" | "li" | "*"))
    })
}

/// Whether words begin with a mark of their own, so that a page would show two.
pub(super) fn begins_with_mark(words: &str) -> bool {
    let inner = words.trim_start().trim_start_matches(['（', '(', '第']);
    let bracketed = inner.len() < words.trim_start().len();
    let counts = |c: &char| c.is_ascii_digit() || "一二三四五六七八九十百".contains(*c);
    let length = inner.chars().take_while(counts).count();
    let closes = inner.chars().nth(length).is_some_and(|c| "、．.）)章节条款".contains(c));
    let circled = words.starts_with(|c| ('①'..='⑳').contains(&c));
    circled || (length > 0 && (closes || bracketed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_for_all_lists_and_rules_for_some() {
        assert!(takes_marks_off("a{color:red} ul, ol , li{ margin:0;list-style: none outside }"));
        assert!(takes_marks_off("*{list-style-type:none}"));
        assert!(!takes_marks_off(".nav li{list-style:none} ol{list-style:decimal}"));
        assert!(!takes_marks_off("ol{margin:0} } { list-style:none"));
    }

    #[test]
    fn marks_that_stand_in_the_words() {
        for words in ["一、目标", "1. 目标", "（一）目标", "第一条 为了", "①治水", "(1)治水"]
        {
            assert!(begins_with_mark(words), "{words}");
        }
        for words in ["目标", "2021年目标", "一河一策", "十四五", ""] {
            assert!(!begins_with_mark(words), "{words}");
        }
    }
}
