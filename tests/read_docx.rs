//! A `.docx` reads as it is shown: numbers that Word generates, changes as accepted, tables, notes, text boxes.
#![cfg(feature = "draft")]

mod documents;

use documents::{docx, item, level, paragraph};
use zhengce::read::Reader;
use zhengce::text::{Alignment, Paragraph, SourceText};

fn read(body: &str, parts: &[(&str, &str)]) -> SourceText {
    Reader::new().read_bytes("a.docx", &docx(body, parts)).unwrap()
}

fn text(body: &str) -> String {
    read(body, &[]).text().to_owned()
}

fn paragraphs(source: &SourceText) -> &[Paragraph] {
    &source.layout().unwrap().paragraphs
}

fn numbering() -> String {
    let outline = [
        level(0, "chineseCounting", "%1、", "<w:pStyle w:val='2'/>"),
        level(1, "chineseCountingThousand", "（%2）", ""),
        level(2, "decimal", "%3.", ""),
        level(3, "decimalEnclosedCircleChinese", "%4", ""),
        level(4, "bullet", "\u{f0b7}", ""),
    ]
    .concat();
    let articles = level(0, "chineseCountingThousand", "第%1条", "<w:suff w:val='space'/>");
    format!(
        "<w:numbering><w:abstractNum w:abstractNumId='0'>{outline}</w:abstractNum>\
         <w:abstractNum w:abstractNumId='1'>{articles}</w:abstractNum>\
         <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>\
         <w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>\
         <w:num w:numId='3'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride></w:num>\
         </w:numbering>"
    )
}

const STYLES: &str = "<w:styles>\
    <w:style w:type='paragraph' w:default='1' w:styleId='a'><w:name w:val='Normal'/></w:style>\
    <w:style w:type='paragraph' w:styleId='2'><w:name w:val='heading 1'/><w:basedOn w:val='a'/>\
      <w:pPr><w:numPr><w:numId w:val='1'/></w:numPr><w:outlineLvl w:val='0'/></w:pPr></w:style>\
    <w:style w:type='paragraph' w:styleId='3'><w:name w:val='章标题'/><w:basedOn w:val='2'/><w:pPr><w:jc w:val='center'/></w:pPr></w:style>\
    <w:style w:type='paragraph' w:styleId='t'><w:name w:val='toc 1'/></w:style></w:styles>";

#[test]
fn numbers_that_word_generates_are_put_into_the_text() {
    let body = [
        item(1, 0, "总体要求"),
        item(1, 1, "指导思想。"),
        item(1, 1, "基本原则。"),
        item(1, 2, "2021年底前完成"),
        item(1, 3, "治水"),
        item(1, 3, "治气"),
        item(1, 4, "圆点"),
        item(1, 0, "主要任务"),
        item(1, 1, ""),
        item(1, 1, "再生水"),
        item(2, 0, "为了改善环境"),
        item(3, 0, "重新开始"),
        item(0, 0, "没有编号"),
    ];
    let source = read(&body.concat(), &[("numbering", &numbering())]);
    let expected = [
        "一、总体要求",
        "（一）指导思想。",
        "（二）基本原则。",
        "1. 2021年底前完成",
        "①治水",
        "②治气",
        "圆点",
        "二、主要任务",
        "（二）再生水",
        "第一条 为了改善环境",
        "一、重新开始",
        "没有编号",
    ];
    assert_eq!(source.text().lines().collect::<Vec<_>>(), expected);
}

#[test]
fn styles_give_headings_numbers_and_sides() {
    let body = [
        paragraph("<w:pStyle w:val='t'/>", "一、总体要求 1"),
        paragraph("<w:pStyle w:val='2'/>", "总体要求"),
        paragraph("<w:pStyle w:val='3'/>", "主要任务"),
        paragraph("<w:pStyle w:val='2'/><w:numPr><w:numId w:val='0'/></w:numPr>", "附则"),
        paragraph("<w:outlineLvl w:val='1'/><w:jc w:val='right'/>", "（一）治水"),
        paragraph("", "正文"),
    ];
    let source = read(&body.concat(), &[("numbering", &numbering()), ("styles", STYLES)]);
    assert_eq!(source.text(), "一、总体要求\n二、主要任务\n附则\n（一）治水\n正文\n");
    let told: Vec<_> = paragraphs(&source)
        .iter()
        .map(|paragraph| (paragraph.heading, paragraph.alignment))
        .collect();
    let expected = [
        (Some(1), None),
        (Some(1), Some(Alignment::Center)),
        (Some(1), None),
        (Some(2), Some(Alignment::Right)),
        (None, None),
    ];
    assert_eq!(told, expected);
}

#[test]
fn changes_are_taken_as_accepted() {
    let body = "<w:p><w:r><w:t>到20</w:t></w:r><w:del><w:r><w:delText>20</w:delText></w:r></w:del>\
        <w:ins><w:r><w:t>25</w:t></w:r></w:ins><w:r><w:t>年，</w:t></w:r>\
        <w:moveFrom><w:r><w:t>搬走</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>搬来</w:t></w:r></w:moveTo></w:p>\
        <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半，</w:t></w:r></w:p><w:p><w:r><w:t>后半。</w:t></w:r></w:p>\
        <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>全删</w:delText></w:r></w:del></w:p>\
        <w:p><w:pPr><w:pPrChange><w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:pPrChange></w:pPr><w:r><w:t>末段</w:t></w:r></w:p>";
    let source = read(body, &[]);
    assert_eq!(source.text(), "到2025年，搬来\n前半，后半。\n末段\n");
    assert_eq!(paragraphs(&source)[2].heading, None);
}

#[test]
fn tables_are_rows_and_merged_cells_keep_their_columns() {
    let cell = |properties: &str, words: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", paragraph("", words))
    };
    let rows = [
        [cell("", "序号"), cell("<w:gridSpan w:val='2'/>", "主要任务"), cell("", "牵头单位")]
            .concat(),
        [
            cell("<w:vMerge w:val='restart'/>", "1"),
            cell("", "治水"),
            cell("", "河道"),
            cell("", "水务局"),
        ]
        .concat(),
        [cell("<w:vMerge/>", ""), cell("", "治气"), cell("", ""), cell("", "环保局")].concat(),
    ];
    let deleted = format!("<w:tr><w:trPr><w:del/></w:trPr>{}</w:tr>", cell("", "删去"));
    let rows = rows.map(|cells| ["<w:tr>", &cells, "</w:tr>"].concat()).concat();
    let body = format!("<w:tbl><w:tblPr/>{rows}{deleted}</w:tbl>{}", paragraph("", "表后"));
    let source = read(&body, &[]);
    assert_eq!(
        source.text(),
        "序号\t主要任务\t牵头单位\n1\t治水\t河道\t水务局\n治气\t\t环保局\n表后\n"
    );
    let cells = |row: usize| -> Vec<(u32, u32, u32)> {
        let cells = paragraphs(&source)[row].cells.iter();
        cells.map(|cell| (cell.column, cell.columns, cell.rows)).collect()
    };
    assert_eq!(cells(0), [(0, 1, 1), (1, 2, 1), (3, 1, 1)]);
    assert_eq!(cells(1), [(0, 1, 2), (1, 1, 1), (2, 1, 1), (3, 1, 1)]);
    assert_eq!(cells(2), [(1, 1, 1), (2, 1, 1), (3, 1, 1)]);
    assert_eq!(paragraphs(&source)[1].origin.row, Some((0, 1)));
}

#[test]
fn a_frame_of_one_cell_is_no_table() {
    let inside = [paragraph("", "专栏1 重点工程"), paragraph("", "1.再生水工程。")].concat();
    let body = format!("<w:tbl><w:tr><w:tc>{inside}</w:tc></w:tr></w:tbl>");
    assert_eq!(text(&body), "专栏1 重点工程\n1.再生水工程。\n");
}

#[test]
fn numbers_in_cells_are_counted_too() {
    let row = |words: &str| {
        format!(
            "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>",
            item(1, 2, words),
            paragraph("", "水务局")
        )
    };
    let body = format!("<w:tbl>{}{}</w:tbl>", row("治水"), row("治气"));
    assert_eq!(
        read(&body, &[("numbering", &numbering())]).text(),
        "1.治水\t水务局\n2.治气\t水务局\n"
    );
}

#[test]
fn notes_stand_behind_what_calls_them() {
    let notes = "<w:footnotes><w:footnote w:id='-1' w:type='separator'><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\
        <w:footnote w:id='1'><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>指经处理的污水。</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let body = "<w:p><w:r><w:t>再生水</w:t></w:r><w:r><w:footnoteReference w:id='1'/></w:r><w:r><w:t>利用率</w:t></w:r></w:p>\
        <w:p><w:r><w:t>下一段</w:t></w:r></w:p>";
    let source = read(body, &[("footnotes", notes)]);
    assert_eq!(source.text(), "再生水利用率\n指经处理的污水。\n下一段\n");
    let notes: Vec<bool> =
        paragraphs(&source).iter().map(|paragraph| paragraph.origin.note).collect();
    assert_eq!(notes, [false, true, false]);
}

#[test]
fn text_boxes_are_read_once() {
    let inside = paragraph("", "框内文字");
    let body = format!(
        "<w:p><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>{inside}\
         </w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{inside}\
         </w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>继续</w:t></w:r></w:p>"
    );
    assert_eq!(text(&body), "正文继续\n框内文字\n");
}

#[test]
fn fields_leave_their_results() {
    let body = "<w:p><w:r><w:t>见第</w:t></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r>\
        <w:r><w:instrText>PAGEREF _Toc1 \\h</w:instrText></w:r><w:r><w:t>代码中</w:t></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>\
        <w:r><w:t>3</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:t>页</w:t></w:r>\
        <w:fldSimple w:instr='DATE'><w:r><w:t>2021年</w:t></w:r></w:fldSimple>\
        <w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink></w:p>";
    assert_eq!(text(body), "见第3页2021年链接\n");
}

#[test]
fn special_characters_and_hidden_words() {
    let body = "<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr><w:r><w:t>一</w:t><w:tab/><w:t>二</w:t>\
        <w:noBreakHyphen/><w:softHyphen/><w:sym w:font='Symbol' w:char='F0B3'/><w:sym w:font='Wingdings' w:char='F0FE'/>\
        <w:t>a&amp;b\u{200b}\u{f0b7}</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>\
        <w:r><w:t>末</w:t><w:br/><w:t>下一行</w:t></w:r></w:p>\
        <w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>单击此处输入</w:t></w:r></w:p></w:sdtContent></w:sdt>\
        <w:sdt><w:sdtContent><w:p><w:r><w:t>内容控件</w:t></w:r></w:p></w:sdtContent></w:sdt>";
    assert_eq!(text(body), "一\t二-≥☑a&b末\n下一行\n内容控件\n");
}
