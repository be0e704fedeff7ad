//! Writes the parts of a document as word processors write them: styles, words cut into runs at odd places, traces of
//! editing between them, headers and footers, tables with properties, numbers stored or left to the program.

use super::docx_of;
use super::part::{Part, Place};

const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
    xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" \
    xmlns:wpsCustomData=\"http://www.wps.cn/officeDocument/2013/wpsCustomData\" mc:Ignorable=\"w14\"";

const STYLES: &str = "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"21\"/></w:rPr></w:rPrDefault></w:docDefaults>\
    <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/><w:pPr><w:jc w:val=\"both\"/></w:pPr></w:style>\
    <w:style w:type=\"character\" w:default=\"1\" w:styleId=\"a0\"><w:name w:val=\"Default Paragraph Font\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"a3\"><w:name w:val=\"Body Text Indent\"/><w:basedOn w:val=\"a\"/>\
    <w:pPr><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/></w:pPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"a4\"><w:name w:val=\"Title\"/><w:basedOn w:val=\"a\"/><w:pPr><w:jc w:val=\"center\"/></w:pPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"a\"/><w:next w:val=\"a\"/>\
    <w:pPr><w:keepNext/><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"20\"><w:name w:val=\"heading 2\"/><w:basedOn w:val=\"1\"/>\
    <w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:style>";

/// How a document is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Marks {
    /// 一、 and （一） stand in the words.
    Stored,
    /// The program counts them.
    Counted,
}

/// A `.docx` of parts.
pub(crate) fn written(parts: &[Part], marks: Marks) -> Vec<u8> {
    let mut writer = Writer { chance: Chance(7), lists: Lists::default(), marks, ids: 0 };
    let body: Vec<String> = parts.iter().map(|part| writer.part(part)).collect();
    let section = "<w:sectPr w:rsidR=\"00B8\"><w:headerReference w:type=\"default\" r:id=\"rId8\"/><w:footerReference w:type=\"default\" \
        r:id=\"rId9\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:docGrid w:linePitch=\"312\"/></w:sectPr>";
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n<w:document {NAMESPACES}><w:body>{}{section}</w:body></w:document>",
        body.concat()
    );
    let styles = format!("<w:styles {NAMESPACES}>{STYLES}</w:styles>");
    let numbering = writer.lists.xml();
    let header =
        format!("<w:hdr {NAMESPACES}><w:p><w:r><w:t>页眉不是正文</w:t></w:r></w:p></w:hdr>");
    let parts = [
        ("styles", styles),
        ("numbering", numbering),
        ("header", header.clone()),
        ("footer", header),
    ];
    let parts: Vec<(&str, &str)> =
        parts.iter().map(|(purpose, xml)| (*purpose, xml.as_str())).collect();
    docx_of(&document, &parts)
}

/// Numbers without order, the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, count: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % count
    }
}

struct Writer {
    chance: Chance,
    lists: Lists,
    marks: Marks,
    ids: u32,
}

impl Writer {
    fn part(&mut self, part: &Part) -> String {
        match part {
            Part::Words(place, text) => self.paragraph(*place, text),
            Part::Table(rows) => {
                let rows: Vec<String> = rows.iter().map(|row| self.row(row)).collect();
                format!(
                    "<w:tbl><w:tblPr><w:tblStyle w:val=\"a5\"/><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid>\
                     <w:gridCol w:w=\"2130\"/></w:tblGrid>{}</w:tbl>",
                    rows.concat()
                )
            }
        }
    }

    fn row(&mut self, cells: &[String]) -> String {
        let cells: Vec<String> = cells.iter().map(|cell| self.cell(cell)).collect();
        format!(
            "<w:tr w:rsidR=\"00E1\"><w:trPr><w:cantSplit/><w:trHeight w:val=\"567\"/></w:trPr>{}</w:tr>",
            cells.concat()
        )
    }

    fn cell(&mut self, words: &str) -> String {
        let runs = self.runs(words);
        format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"2130\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>\
             <w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>{runs}</w:p></w:tc>"
        )
    }

    fn paragraph(&mut self, place: Place, text: &str) -> String {
        let counted = if self.marks == Marks::Counted { self.lists.counted(text) } else { None };
        let full = text;
        let (number, text) = counted.unwrap_or((String::new(), text));
        let properties = match place {
            Place::Title => "<w:pStyle w:val=\"a4\"/>".to_owned(),
            Place::Number => "<w:jc w:val=\"center\"/>".to_owned(),
            Place::Signature => "<w:wordWrap w:val=\"0\"/><w:jc w:val=\"right\"/>".to_owned(),
            Place::Addressees => String::new(),
            Place::Body => format!(
                "<w:pStyle w:val=\"{}\"/><w:spacing w:line=\"560\" w:lineRule=\"exact\"/>{number}",
                style(text, full)
            ),
        };
        let change = "<w:rPr><w:rFonts w:ascii=\"仿宋_GB2312\" w:eastAsia=\"仿宋_GB2312\"/><w:sz w:val=\"32\"/></w:rPr>";
        let indent = if place == Place::Body && number.is_empty() && self.chance.below(3) == 0 {
            "\u{3000}\u{3000}"
        } else {
            ""
        };
        let (before, behind) = self.around();
        let runs = self.runs(&format!("{indent}{text}"));
        format!(
            "{before}<w:p w14:paraId=\"3F2A{:04X}\" w:rsidR=\"00A77B3E\" w:rsidRDefault=\"00A77B3E\"><w:pPr>{properties}{change}</w:pPr>{}</w:p>{behind}",
            self.ids, runs
        )
    }

    /// What sometimes stands around a paragraph.
    fn around(&mut self) -> (&'static str, &'static str) {
        match self.chance.below(12) {
            0 => (
                "<w:sdt><w:sdtPr><w:id w:val=\"-1203\"/><w:alias w:val=\"正文\"/><w:placeholder><w:docPart w:val=\"Default\"/></w:placeholder></w:sdtPr><w:sdtContent>",
                "</w:sdtContent></w:sdt>",
            ),
            1 => {
                ("<w:bookmarkStart w:id=\"0\" w:name=\"_GoBack\"/><w:bookmarkEnd w:id=\"0\"/>", "")
            }
            2 => ("<w:p w:rsidR=\"00C2\"><w:pPr><w:spacing w:line=\"560\"/></w:pPr></w:p>", ""),
            3 => ("<w:customXml w:element=\"段\"><w:customXmlPr/>", "</w:customXml>"),
            _ => ("", ""),
        }
    }

    /// The words in runs.
    fn runs(&mut self, text: &str) -> String {
        let characters: Vec<char> = text.chars().collect();
        let mut xml = String::new();
        let mut at = 0;
        while at < characters.len() {
            let length = 1 + usize::try_from(self.chance.below(9)).unwrap();
            let end = (at + length).min(characters.len());
            let words: String = characters[at..end].iter().collect();
            xml += &self.run(&words);
            at = end;
        }
        xml
    }

    fn run(&mut self, words: &str) -> String {
        self.ids += 1;
        let words = words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let run = format!(
            "<w:r w:rsidRPr=\"00D15C57\"><w:rPr><w:rFonts w:hint=\"eastAsia\" w:ascii=\"仿宋_GB2312\"/><w:kern w:val=\"0\"/></w:rPr>\
             <w:t xml:space=\"preserve\">{words}</w:t></w:r>"
        );
        let id = self.ids;
        match self.chance.below(24) {
            0 => {
                format!("<w:proofErr w:type=\"spellStart\"/>{run}<w:proofErr w:type=\"spellEnd\"/>")
            }
            1 => format!(
                "<w:bookmarkStart w:id=\"{id}\" w:name=\"_Toc{id}\"/>{run}<w:bookmarkEnd w:id=\"{id}\"/>"
            ),
            2 => format!(
                "<w:smartTag w:uri=\"urn:schemas-microsoft-com:office:smarttags\" w:element=\"chsdate\"><w:smartTagPr/>{run}</w:smartTag>"
            ),
            3 => format!("<w:hyperlink r:id=\"rId{id}\" w:history=\"1\">{run}</w:hyperlink>"),
            4 => format!(
                "<w:ins w:id=\"{id}\" w:author=\"张三\" w:date=\"2021-06-01T00:00:00Z\">{run}</w:ins>"
            ),
            5 => format!(
                "<w:del w:id=\"{id}\" w:author=\"张三\"><w:r><w:delText>删去的字</w:delText></w:r></w:del>{run}"
            ),
            6 => format!(
                "<w:commentRangeStart w:id=\"{id}\"/>{run}<w:commentRangeEnd w:id=\"{id}\"/><w:r><w:commentReference w:id=\"{id}\"/></w:r>"
            ),
            7 => format!("<w:r><w:lastRenderedPageBreak/></w:r>{run}"),
            8 => format!(
                "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{run}</w:sdtContent></w:sdt>"
            ),
            9 => format!(
                "<w:permStart w:id=\"{id}\" w:edGrp=\"everyone\"/>{run}<w:permEnd w:id=\"{id}\"/>"
            ),
            10 => format!("<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏的字</w:t></w:r>{run}"),
            11 => format!("{run}<w:r><w:rPr/><w:t></w:t></w:r>"),
            _ => run,
        }
    }
}

/// The style of a paragraph of the body: short lines behind a mark are headings.
fn style(words: &str, full: &str) -> &'static str {
    let heading = words.chars().count() <= 30 && !words.contains('。');
    match marked(full).filter(|_| heading) {
        Some((0, ..)) => "1",
        Some((1, ..)) => "20",
        _ => "a3",
    }
}

/// The lists that the program counts.
#[derive(Default)]
struct Lists {
    counts: [u32; 3],
    /// The number at which each list begins anew: its level and number.
    begun: Vec<(usize, u32)>,
}

const FORMS: [(&str, &str, &str); 3] = [
    ("chineseCountingThousand", "%1、", "、"),
    ("chineseCountingThousand", "（%2）", "）"),
    ("decimal", "%3.", "."),
];

impl Lists {
    /// The properties that number a paragraph, and its words without their mark.
    fn counted<'t>(&mut self, text: &'t str) -> Option<(String, &'t str)> {
        let (level, number, rest) = marked(text)?;
        let begins_with_digit =
            rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c.is_whitespace());
        if rest.is_empty() || (level == 2 && begins_with_digit) {
            return None;
        }
        if self.counts[level] + 1 != number || self.begun.is_empty() {
            self.begun.push((level, number));
        }
        self.counts[level] = number;
        self.counts[level + 1..].fill(0);
        let list = self.begun.len();
        let xml =
            format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");
        Some((xml, rest))
    }

    fn xml(&self) -> String {
        let levels: Vec<String> = FORMS
            .iter()
            .enumerate()
            .map(|(level, (format, text, _))| {
                format!(
                    "<w:lvl w:ilvl=\"{level}\" w:tplc=\"F0F0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:suff w:val=\"nothing\"/>\
                     <w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/><w:rPr><w:rFonts w:hint=\"default\"/></w:rPr></w:lvl>"
                )
            })
            .collect();
        let lists: Vec<String> = self
            .begun
            .iter()
            .zip(1..)
            .map(|((level, number), id)| {
                format!(
                    "<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"{level}\"><w:startOverride w:val=\"{number}\"/></w:lvlOverride></w:num>"
                )
            })
            .collect();
        format!(
            "<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId=\"0\"><w:nsid w:val=\"1F2E\"/><w:multiLevelType w:val=\"multilevel\"/>{}</w:abstractNum>{}</w:numbering>",
            levels.concat(),
            lists.concat()
        )
    }
}

/// The level and number of a mark that a list can print, and the words behind it.
fn marked(text: &str) -> Option<(usize, u32, &str)> {
    let (level, inner) = match text.strip_prefix('（') {
        Some(inner) => (1, inner),
        None if text.starts_with(|c: char| c.is_ascii_digit()) => (2, text),
        None => (0, text),
    };
    let (number, rest) = inner.split_once(FORMS[level].2)?;
    let value = match level {
        2 => number.parse().ok()?,
        _ => chinese(number)?,
    };
    Some((level, value, rest))
}

/// 一 to 九十九, written as a list prints them.
fn chinese(number: &str) -> Option<u32> {
    const DIGITS: &str = "一二三四五六七八九";
    let printed = |value: usize| {
        let digit = |at: usize| at.checked_sub(1).and_then(|at| DIGITS.chars().nth(at));
        let tens = value / 10;
        let ten = if tens > 0 { "十" } else { "" };
        let many: String = digit(tens).filter(|_| tens > 1).into_iter().collect();
        let ones: String = digit(value % 10).into_iter().collect();
        format!("{many}{ten}{ones}")
    };
    (1..100).find(|value| printed(*value) == number).and_then(|value| u32::try_from(value).ok())
}
