//! The labels of a page's own metadata (文件信息), and where they stand in a line.

/// Labels whose values say something of the document.
const KEPT: &[&str] = &[
    "索引号",
    "信息索引号",
    "索引",
    "主题分类",
    "信息分类",
    "所属主题",
    "所属分类",
    "体裁分类",
    "组配分类",
    "主题",
    "分类",
    "信息类别",
    "文件类型",
    "公文种类",
    "文种",
    "发文机关",
    "发布机关",
    "发布机构",
    "发文机构",
    "制发机关",
    "制发单位",
    "制定机关",
    "发文单位",
    "发布单位",
    "公开主体",
    "公开机构",
    "责任部门",
    "信息来源",
    "文章来源",
    "来源",
    "稿源",
    "成文日期",
    "成文时间",
    "生成日期",
    "生成时间",
    "发文日期",
    "发文时间",
    "制发日期",
    "印发日期",
    "签发日期",
    "标题",
    "名称",
    "信息名称",
    "文件名称",
    "公文名称",
    "发文字号",
    "发文文号",
    "发文编号",
    "发布文号",
    "公文文号",
    "文件编号",
    "文号",
    "发布日期",
    "发布时间",
    "公开日期",
    "公开时间",
    "公布日期",
    "更新时间",
    "更新日期",
    "日期",
    "主题词",
    "关键词",
    "关键字",
    "有效性",
    "文件有效性",
    "时效性",
    "时效状态",
    "时效",
    "效力状态",
    "效力",
    "有效状态",
    "文件状态",
    "是否有效",
    "有效期",
    "有效期限",
    "有效期至",
    "统一登记号",
    "统一编号",
    "规范性文件编号",
    "登记号",
    "实施日期",
    "实施时间",
    "生效日期",
    "生效时间",
    "施行日期",
    "失效日期",
    "失效时间",
    "废止日期",
    "废止时间",
    "公开方式",
    "公开形式",
    "公开属性",
    "公开时限",
    "公开范围",
    "公开类别",
    "公开程序",
    "服务对象",
    "载体形式",
    "内容概述",
    "内容概要",
    "信息有效性",
];

/// Labels of what belongs to the page alone.
const PASSED: &[&str] = &[
    "作者",
    "编辑",
    "责任编辑",
    "责编",
    "审核",
    "浏览次数",
    "浏览量",
    "阅读次数",
    "阅读量",
    "阅读",
    "浏览",
    "访问量",
    "访问次数",
    "点击数",
    "点击次数",
    "点击量",
    "点击",
    "字体",
    "字号",
    "字体大小",
    "文字大小",
    "视力保护色",
    "保护视力色",
    "背景色",
    "分享",
    "分享到",
    "打印",
    "语音播报",
];

/// The controls that pages put behind the last value of a line.
const CONTROLS: [&str; 9] =
    ["打印", "分享", "字体", "字号", "关闭", "收藏", "下载", "大 中 小", "大中小"];

/// Longer lines are no metadata, in characters.
const LONGEST_LINE: usize = 400;

/// A label and what stands behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) label: &'static str,
    pub(super) value: String,
    pub(super) kept: bool,
}

/// The fields of a line that is nothing but labels with their values.
pub(super) fn fields(line: &str) -> Option<Vec<Field>> {
    let line = line.trim();
    if line.is_empty() || line.len() > LONGEST_LINE * 4 {
        return None;
    }
    let letters: Vec<(usize, char)> =
        line.char_indices().filter(|(_, c)| !c.is_whitespace()).collect();
    // Most lines of a document begin with no label, which is soon seen.
    mark(&letters, 0)?;
    let marks = marks(line, &letters);
    let ends = marks.iter().skip(1).map(|mark| mark.start).chain([line.len()]);
    Some(marks.iter().zip(ends).map(|(mark, end)| field(line, mark, end)).collect())
}

fn field(line: &str, mark: &Mark, end: usize) -> Field {
    let value = line.get(mark.value..end).unwrap_or_default();
    let kept = KEPT.contains(&mark.label);
    Field { label: mark.label, value: without_controls(value), kept }
}

fn without_controls(value: &str) -> String {
    let cut = CONTROLS.iter().filter_map(|control| {
        let at = value.find(control)?;
        let before = value.get(..at)?;
        before.is_empty().then_some(0).or_else(|| {
            let end = before.trim_end_matches(|c: char| c.is_whitespace() || "[【|｜".contains(c));
            (end.len() < before.len()).then_some(end.len())
        })
    });
    let end = cut.min().unwrap_or(value.len());
    let around = |c: char| c.is_whitespace() || matches!(c, '|' | '｜' | '\u{200b}');
    value.get(..end).unwrap_or_default().trim_matches(around).to_owned()
}

/// A label found in a line.
struct Mark {
    label: &'static str,
    start: usize,
    /// Where its value begins.
    value: usize,
    colon: bool,
}

fn marks(line: &str, letters: &[(usize, char)]) -> Vec<Mark> {
    let mut found: Vec<Mark> = Vec::new();
    let mut from = 0;
    while from < letters.len() {
        let mark = mark(letters, from);
        let mark = mark.filter(|(mark, _)| mark.colon || begins(line, mark.start));
        match mark {
            Some((mark, next)) => {
                found.push(mark);
                from = next;
            }
            None => from += 1,
        }
    }
    found
}

/// Whether a label without a colon may begin here: at the start, behind white space, a bar or a bracket.
fn begins(line: &str, start: usize) -> bool {
    let before = line.get(..start).and_then(|before| before.chars().next_back());
    before.is_none_or(|c| c.is_whitespace() || matches!(c, '|' | '｜' | ']' | '】' | ')' | '）'))
}

/// The longest label that begins at a letter and has its colon or bracket, or is the whole line; and the next letter.
fn mark(letters: &[(usize, char)], at: usize) -> Option<(Mark, usize)> {
    let &(start, first) = letters.get(at)?;
    let bracketed = matches!(first, '【' | '[' | '［');
    let from = at + usize::from(bracketed);
    let known = KEPT.iter().chain(PASSED);
    let labels = known.filter(|label| spelled(letters.get(from..).unwrap_or_default(), label));
    let label = labels.max_by_key(|label| label.len())?;
    let mut next = from + label.chars().count();
    let follows = |at: usize, any: &[char]| letters.get(at).is_some_and(|(_, c)| any.contains(c));
    let closed = bracketed && follows(next, &['】', ']', '］']);
    next += usize::from(closed);
    let colon = follows(next, &['：', ':', '︰', '∶']);
    next += usize::from(colon);
    let whole = at == 0 && next == letters.len();
    let value = letters.get(next.checked_sub(1)?).map(|(offset, c)| offset + c.len_utf8())?;
    (closed || colon || whole).then_some((Mark { label, start, value, colon }, next))
}

fn spelled(letters: &[(usize, char)], label: &str) -> bool {
    let mut letters = letters.iter();
    label.chars().all(|c| letters.next().is_some_and(|(_, letter)| *letter == c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(line: &str) -> Vec<(&'static str, String)> {
        fields(line)
            .unwrap_or_default()
            .into_iter()
            .map(|field| (field.label, field.value))
            .collect()
    }

    fn pairs(expected: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
        expected.iter().map(|(label, value)| (*label, (*value).to_owned())).collect()
    }

    #[test]
    fn labels_in_the_forms_that_sites_use() {
        let number = [("索引号", "000014349/2018-00230")];
        assert_eq!(told("索 引 号：000014349/2018-00230"), pairs(&number));
        assert_eq!(told("【索引号】 000014349/2018-00230"), pairs(&number));
        assert_eq!(told("标　　题："), pairs(&[("标题", "")]));
        assert_eq!(told("发文字号"), pairs(&[("发文字号", "")]));
        let source = "来源：二道区人民政府  发布时间：2021-06-28 10:22  字体：[大 中 小] 打印";
        let expected =
            [("来源", "二道区人民政府"), ("发布时间", "2021-06-28 10:22"), ("字体", "[大 中 小]")];
        assert_eq!(told(source)[..2], pairs(&expected[..2]));
        let joined = "发布时间：2021-06-28来源：二道区人民政府";
        let expected = [("发布时间", "2021-06-28"), ("来源", "二道区人民政府")];
        assert_eq!(told(joined), pairs(&expected));
        assert_eq!(told("发布日期：2021-06-28 [打印]")[0], pairs(&[("发布日期", "2021-06-28")])[0]);
    }

    #[test]
    fn sentences_have_no_labels() {
        for line in [
            "一、总体要求",
            "有效期为五年",
            "名称和来源",
            "责任单位：市发展改革委",
            "",
            "根据文号：12",
        ] {
            assert_eq!(fields(line), None, "{line}");
        }
    }
}
