//! What the frame of a document lists: whom it addresses, what is attached to it, whether it is public.

use super::atoms::atoms;
use super::mark::{self, Form};
use super::page::{clean, is_blank, trim};
use crate::draft::scan;
use crate::draft::word_list::{Words, words};
use crate::model::Disclosure;
use crate::text::Span;

/// The names of an addressing line: 各县（区）人民政府，市政府各委、办、局：
pub(super) fn addressees(text: &str, line: Span) -> Vec<String> {
    let words = scan::words(text, line).trim_end_matches(['：', ':']);
    let line = Span::new(line.start, line.start + words.len());
    let mut names: Vec<Span> = Vec::new();
    for atom in atoms(text, line) {
        match names.last_mut() {
            // One character goes on with the name before it, as in 各委、办、局.
            Some(last) if scan::count(scan::words(text, atom.span)) == 1 => {
                last.end = atom.span.end;
            }
            _ => names.push(atom.span),
        }
    }
    let names = names.iter().filter(|name| !name.is_empty());
    names.map(|name| clean(scan::words(text, *name))).collect()
}

/// Labels of 公开方式 in documents and on their pages.
const DISCLOSURE: &[&str] =
    &["公开方式", "公开属性", "公开类别", "公开类型", "公开形式", "公开选项", "信息公开选项"];

/// Whether a label of a page's table is of 公开方式.
pub(super) fn is_disclosure(label: &str) -> bool {
    DISCLOSURE.contains(&label)
}

/// What a line of its own says of being public: （此件公开发布）, 公开方式：主动公开.
pub(super) fn disclosure(line: &str) -> Option<Disclosure> {
    const LONGEST: usize = 180;
    if line.len() > LONGEST {
        return None;
    }
    let bare = line.trim_matches(|c: char| {
        is_blank(c) || ['（', '）', '(', ')', '[', ']', '【', '】', '。'].contains(&c)
    });
    let (said, value) = match bare.split_once(['：', ':']) {
        Some((label, value)) => (is_disclosure(label.trim()), value.trim()),
        None => (false, bare),
    };
    let own = value.strip_prefix("此件");
    let value = own.unwrap_or(value);
    let whole = said || own.is_some() || (value == bare && scan::count(value) >= 4);
    let named = whole && !value.is_ascii();
    named.then(|| Disclosure::named(value)).flatten()
}

/// The list of what is attached (附件说明), line by line.
#[derive(Debug, Default)]
pub(super) struct Attachments {
    pub(super) titles: Vec<Span>,
    /// How many titles the list has that is being read, and whether they are numbered.
    open: Option<(u32, bool)>,
}

impl Attachments {
    /// Begins a list at a line 附件：….
    pub(super) fn begin(&mut self, text: &str, line: Span) {
        let words = scan::words(text, line);
        let Some((at, colon)) = words.char_indices().find(|(_, c)| matches!(c, '：' | ':')) else {
            return self.end();
        };
        self.open = Some((0, false));
        let rest = trim(text, Span::new(line.start + at + colon.len_utf8(), line.end));
        if !rest.is_empty() && !self.goes_on(text, rest) {
            self.add(text, rest);
        }
    }

    pub(super) fn end(&mut self) {
        self.open = None;
    }

    /// Whether a line is the next of an open list; it is taken then.
    pub(super) fn goes_on(&mut self, text: &str, line: Span) -> bool {
        const LONGEST: usize = 200;
        let Some((count, numbered)) = self.open else { return false };
        let words = scan::words(text, line);
        let number = mark::at_start(words).map(|mark| (mark.form, mark.number));
        let next = match number {
            Some((Form::Digit, number)) => number == count + 1 && (numbered || count == 0),
            Some(_) => false,
            None => !numbered && super::title::ends_in_genre(words),
        };
        if next && line.len() < LONGEST {
            self.divide(text, line);
        }
        next && line.len() < LONGEST
    }

    /// Takes the titles of a line, which may hold several: 1.任务分工表 2.联系人名单.
    fn divide(&mut self, text: &str, line: Span) {
        let mut rest = line;
        while let Some(mark) = mark::at_start(scan::words(text, rest)) {
            let from = rest.start + mark.len;
            let end = next(scan::words(text, Span::new(from, rest.end)), mark.number + 1);
            let end = end.map_or(rest.end, |at| from + at);
            self.add(text, Span::new(from, end));
            self.open = Some((mark.number, true));
            rest = Span::new(end, rest.end);
        }
        if rest == line {
            self.add(text, line);
        }
    }

    /// Takes a title without what only ends it.
    fn add(&mut self, text: &str, title: Span) {
        const FILES: &Words =
            words![".docx", ".doc", ".wps", ".pdf", ".ofd", ".xlsx", ".xls", ".zip", ".rar"];
        let title = trim(text, title);
        let words = scan::words(text, title).trim_end_matches(['；', ';', '。', '，', '、']);
        let words = FILES.strip_tail(words).unwrap_or(words);
        let title = Span::new(title.start, title.start + words.len());
        let known = self.titles.iter().any(|known| known.of(text) == title.of(text));
        if scan::count(words) > 1 && !known {
            self.titles.push(title);
        }
        if let Some((count, numbered)) = self.open {
            self.open = Some((count + 1, numbered));
        }
    }
}

/// Where the mark of a number stands amid a line.
fn next(words: &str, number: u32) -> Option<usize> {
    let digits = number.to_string();
    words.match_indices(&digits).map(|(at, _)| at).find(|at| {
        let mark = mark::at_start(scan::from(words, *at));
        let is_next = mark.is_some_and(|mark| (mark.form, mark.number) == (Form::Digit, number));
        is_next && !scan::last(scan::before(words, *at)).is_numeric()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_divided_outside_of_brackets() {
        for (line, names) in [
            (
                "各县（市、区）人民政府，市政府各委、办、局：",
                &["各县（市、区）人民政府", "市政府各委、办、局"][..],
            ),
            ("市水利局、市财政局:", &["市水利局", "市财政局"]),
            (
                "各省、自治区、直辖市人民政府，国务院各部委、各直属机构：",
                &["各省、自治区、直辖市人民政府", "国务院各部委", "各直属机构"],
            ),
            ("各县、区人民政府，各街道：", &["各县、区人民政府", "各街道"]),
            ("各区（未闭合：", &["各区（未闭合"]),
            ("：", &[]),
        ] {
            assert_eq!(addressees(line, Span::new(0, line.len())), names);
        }
    }

    #[test]
    fn lines_say_whether_a_document_is_public() {
        for (line, said) in [
            ("（此件公开发布）", Some(Disclosure::Open)),
            ("(此件依申请公开)", Some(Disclosure::OnRequest)),
            ("此件删减后公开", Some(Disclosure::Redacted)),
            ("信息公开选项：主动公开", Some(Disclosure::Open)),
            ("公开方式: 不予公开", Some(Disclosure::Withheld)),
            ("主动公开", Some(Disclosure::Open)),
            ("公开", None),
            ("open", None),
            ("信息：公开", None),
            ("主动公开政务信息", None),
        ] {
            assert_eq!(disclosure(line), said, "{line}");
        }
    }

    fn attached(lines: &[&str]) -> (Vec<String>, usize) {
        let text = lines.join("\n");
        let mut list = Attachments::default();
        let (mut start, mut taken) = (0, 0);
        for line in lines {
            let span = Span::new(start, start + line.len());
            start = span.end + 1;
            if line.starts_with("附件") {
                list.begin(&text, span);
            } else if list.goes_on(&text, span) {
                taken += 1;
            } else {
                list.end();
            }
        }
        (list.titles.iter().map(|title| scan::words(&text, *title).to_owned()).collect(), taken)
    }

    #[test]
    fn titles_are_listed_in_one_line_or_in_many() {
        let both = vec!["任务分工表".to_owned(), "2025年名单".to_owned()];
        for lines in [
            &["附件：1.任务分工表", "2.2025年名单", "安平市人民政府"][..],
            &["附件：1.任务分工表 2.2025年名单"],
            &["附件：", "1．任务分工表；", "2．2025年名单.docx", "1.改造管网"],
            &["附件1：任务分工表", "附件2：2025年名单", "附件2：2025年名单"],
        ] {
            assert_eq!(attached(lines).0, both, "{lines:?}");
        }
        assert_eq!(
            attached(&["附件：任务分工表", "1.改造管网"]),
            (vec!["任务分工表".to_owned()], 0)
        );
        assert_eq!(attached(&["附件：", "一、总体要求"]), (Vec::new(), 0));
        assert_eq!(attached(&["附件", "任务分工表"]), (Vec::new(), 0));
    }
}
