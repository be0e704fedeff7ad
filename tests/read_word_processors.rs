//! What Word and WPS really write into a `.docx`, beside paragraphs of runs: every shown word is read, once, and none else.
#![cfg(feature = "draft")]

mod documents;

use documents::{docx, docx_of, docx_with_links, item, level, paragraph};
use zhengce::ErrorKind;
use zhengce::read::Reader;

fn text_with(body: &str, parts: &[(&str, &str)]) -> String {
    Reader::new().read_bytes("a.docx", &docx(body, parts)).unwrap().text().to_owned()
}

fn text(body: &str) -> String {
    text_with(body, &[])
}

fn run(words: &str) -> String {
    format!("<w:r><w:t>{words}</w:t></w:r>")
}

fn field(code: &str, result: Option<&str>) -> String {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>");
    let result = result.map(|result| mark("separate") + &run(result)).unwrap_or_default();
    let (start, end) = code.split_at(2);
    let code = [start, end].map(|code| format!("<w:r><w:instrText>{code}</w:instrText></w:r>"));
    mark("begin") + &code.concat() + &result + &mark("end")
}

#[test]
fn what_only_wraps_words_is_seen_through() {
    for (open, close) in [
        ("<w:smartTag w:element='chsdate'>", "</w:smartTag>"),
        ("<w:customXml w:element='a'>", "</w:customXml>"),
        ("<w:hyperlink r:id='r9'>", "</w:hyperlink>"),
        ("<w:fldSimple w:instr=' REF a '>", "</w:fldSimple>"),
        ("<w:ins w:author='甲'>", "</w:ins>"),
        ("<w:moveTo w:author='甲'>", "</w:moveTo>"),
        ("<w:dir w:val='ltr'>", "</w:dir>"),
        ("<w:bdo w:val='ltr'>", "</w:bdo>"),
        ("<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<mc:AlternateContent><mc:Choice Requires='w14'>", "</mc:Choice></mc:AlternateContent>"),
        ("<w:unknown><w:later>", "</w:later></w:unknown>"),
    ] {
        let inside = format!("<w:p>{}{open}{}{close}{}</w:p>", run("到"), run("2025年"), run("底"));
        assert_eq!(text(&inside), "到2025年底\n", "{open}");
        let around = [open, &paragraph("", "到2025年底"), close].concat();
        assert_eq!(text(&around), "到2025年底\n", "{open}");
        let cell = format!("<w:tc>{around}</w:tc>");
        let row = format!("<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>");
        assert_eq!(text(&row), "到2025年底\t到2025年底\n", "{open}");
    }
}

#[test]
fn content_controls_hold_rows_and_cells() {
    let control =
        |inside: &str| format!("<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>");
    let cell = control(&format!("<w:tc>{}</w:tc>", paragraph("", "治水")));
    let row = control(&format!("<w:tr>{cell}{cell}</w:tr>"));
    assert_eq!(text(&format!("<w:tbl>{row}{row}</w:tbl>")), "治水\t治水\n治水\t治水\n");
}

#[test]
fn words_that_no_program_writes_there_are_read_all_the_same() {
    assert_eq!(text(&[run("治水"), paragraph("", "治气")].concat()), "治水\n治气\n");
    let cell = format!("<w:tc>{}</w:tc>", run("治水"));
    assert_eq!(text(&format!("<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>")), "治水\t治水\n");
}

#[test]
fn comments_headers_and_footers_are_no_text() {
    let part = paragraph("", "页眉或者批注");
    let body = format!(
        "<w:p><w:commentRangeStart w:id='1'/>{}<w:commentRangeEnd w:id='1'/><w:r><w:commentReference w:id='1'/></w:r></w:p>\
         <w:sectPr><w:headerReference r:id='r1'/></w:sectPr>",
        run("正文")
    );
    let wrap = |name: &str| format!("<w:{name}>{part}</w:{name}>");
    let parts = [("comments", wrap("comments")), ("header", wrap("hdr")), ("footer", wrap("ftr"))];
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, xml)| (*name, xml.as_str())).collect();
    assert_eq!(text_with(&body, &parts), "正文\n");
}

/// The first form with words in it is taken: some programs leave one of them empty.
#[test]
fn of_alternatives_one_is_read() {
    let box_of = |words: &str| {
        format!("<w:drawing><w:txbxContent>{}</w:txbxContent></w:drawing>", paragraph("", words))
    };
    let both = |choice: &str, fallback: &str| {
        format!(
            "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'>{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback>\
             </mc:AlternateContent></w:r>{}</w:p>",
            run("后")
        )
    };
    assert_eq!(text(&both(&box_of("框"), &box_of("框"))), "后\n框\n");
    assert_eq!(text(&both("<w:drawing/>", &box_of("框"))), "后\n框\n");
    assert_eq!(text(&both(&box_of("框"), "")), "后\n框\n");
    let twice = both(&box_of("甲"), &box_of("乙")) + &both(&box_of("丙"), &box_of("丁"));
    assert_eq!(text(&twice), "后\n甲\n后\n丙\n");
}

#[test]
fn a_table_of_contents_is_left_out_however_it_is_made() {
    let entry = |words: &str| paragraph("<w:pStyle w:val='toc'/>", words);
    let styles = "<w:styles><w:style w:type='paragraph' w:styleId='toc'><w:name w:val='toc 1'/></w:style>\
        <w:style w:type='paragraph' w:styleId='h'><w:name w:val='heading 1'/></w:style></w:styles>";
    let control = "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr><w:sdtContent>";
    let begin = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>TOC \\o \"1-3\"</w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType='separate'/></w:r>";
    let end = "<w:r><w:fldChar w:fldCharType='end'/></w:r>";
    let linked = format!(
        "<w:hyperlink>{}{}</w:hyperlink>",
        run("二、任务"),
        field("PAGEREF _Toc1", Some("3"))
    );
    let after = paragraph("", "正文");
    for contents in [
        entry("一、目标 1"),
        format!("{control}{}{}</w:sdtContent></w:sdt>", paragraph("", "目录"), entry("一、目标 1")),
        format!("<w:p>{begin}{}</w:p><w:p>{linked}</w:p><w:p>{end}</w:p>", run("一、目标 1")),
        format!("<w:p><w:fldSimple w:instr='TOC \\o'>{}</w:fldSimple></w:p>", run("一、目标 1")),
    ] {
        let body = [&contents, after.as_str()].concat();
        assert_eq!(text_with(&body, &[("styles", styles)]), "正文\n", "{contents}");
    }
    // One that never ends, or ends too late, takes no more than itself.
    let open = format!("<w:p>{begin}{}</w:p>{after}", run("目标"));
    assert_eq!(text(&open), "目标\n正文\n");
    let heading = paragraph("<w:pStyle w:val='h'/>", "一、目标");
    let late = format!("<w:p>{begin}{}</w:p>{heading}{after}<w:p>{end}</w:p>", run("目录项"));
    assert_eq!(text_with(&late, &[("styles", styles)]), "一、目标\n正文\n");
}

/// Word draws a number in a circle, or a fraction, by a code without a result.
#[test]
fn codes_without_results_that_show_something() {
    let body = format!(
        "<w:p>{}{}{}{}{}{}{}</w:p>",
        field(" eq \\o\\ac(○,3)", None),
        run("河道整治，"),
        field("EQ \\f(1,2)", None),
        field("PAGE", None),
        field("HYPERLINK \"http://a\"", Some("链接")),
        field(" eq \\o(\\s\\up 12(专　),\\s\\do 4(　栏))", None),
        field("EQ \\* jc0 \\* \"Font:宋体\" \\* hps10 \\o\\ad(\\s\\up 9(zhì),治)", None)
    );
    assert_eq!(text(&body), "③河道整治，1/2链接专栏治\n");
}

#[test]
fn characters_that_are_elements() {
    let body = "<w:p><w:r><w:t>一</w:t><w:ptab w:alignment='left'/><w:t>二</w:t><w:noBreakHyphen/><w:softHyphen/>\
        <w:t>三</w:t><w:lastRenderedPageBreak/><w:cr/><w:t>四</w:t><w:sym w:font='Wingdings' w:char='F06C'/></w:r>\
        <w:r><w:ruby><w:rt><w:r><w:t>zhì</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>治</w:t></w:r></w:rubyBase></w:ruby></w:r>\
        <m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p>";
    assert_eq!(text(body), "一\t二-三\n四治x\n");
}

/// A digit, a sign or a cross may be set in a symbol font; bullets of such fonts are ornaments.
#[test]
fn characters_of_symbol_fonts() {
    let symbols = |font: &str, codes: &[&str]| {
        let one = |code: &&str| format!("<w:sym w:font='{font}' w:char='{code}'/>");
        format!("<w:r>{}</w:r>", codes.iter().map(one).collect::<String>())
    };
    let body = format!(
        "<w:p>{}{}{}{}{}</w:p>",
        symbols("Symbol", &["F0B7", "F0B3", "F038", "F034", "F025", "00B1"]),
        run("，完成"),
        symbols("Wingdings", &["F081", "F0FD", "F0FE", "F0FB", "F0E0"]),
        run("，"),
        symbols("Wingdings 2", &["F06B", "F052", "F054"])
    );
    assert_eq!(text(&body), "≥84%±，完成①☒☑×→，②☑☒\n");
}

#[test]
fn hidden_words_and_hidden_ends_of_paragraphs() {
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>";
    let shown = "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>显示</w:t></w:r>";
    assert_eq!(text(&format!("<w:p>{hidden}{shown}</w:p>")), "显示\n");
    let mark = "<w:pPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>";
    let body = format!("<w:p>{mark}{}</w:p><w:p>{}</w:p>", run("（一）治水。"), run("整治河道。"));
    assert_eq!(text(&body), "（一）治水。整治河道。\n");
}

/// Words are hidden by the style of their run or of their paragraph as well, and shown again by what stands nearer.
#[test]
fn words_hidden_by_a_style() {
    let style = |kind: &str, id: &str, inside: &str| {
        format!(
            "<w:style w:type='{kind}' w:styleId='{id}'><w:name w:val='{id}'/>{inside}</w:style>"
        )
    };
    let hides = "<w:rPr><w:vanish/></w:rPr>";
    let unhides = "<w:rPr><w:vanish w:val='false'/></w:rPr>";
    let all = [
        style("character", "away", hides),
        style("character", "based", "<w:basedOn w:val='away'/>"),
        style("character", "back", &["<w:basedOn w:val='away'/>", unhides].concat()),
        style("paragraph", "note", hides),
    ];
    let styles = format!("<w:styles>{}</w:styles>", all.concat());
    let worded = |style: &str, words: &str, own: &str| {
        format!("<w:r><w:rPr><w:rStyle w:val='{style}'/>{own}</w:rPr><w:t>{words}</w:t></w:r>")
    };
    let own = "<w:vanish w:val='0'/>";
    let first = [
        run("到"),
        worded("away", "隐藏", ""),
        worded("based", "隐藏", ""),
        worded("back", "2025年", ""),
        worded("away", "底", own),
    ];
    let note = "<w:pPr><w:pStyle w:val='note'/></w:pPr>";
    let body = format!(
        "<w:p>{}</w:p><w:p>{note}{}{}</w:p>",
        first.concat(),
        run("编者注"),
        worded("back", "治水", "")
    );
    assert_eq!(text_with(&body, &[("styles", &styles)]), "到2025年底\n治水\n");
}

#[test]
fn tables_inside_cells_are_read_in_them() {
    let inner = format!(
        "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
        paragraph("", "甲"),
        paragraph("", "乙")
    );
    let cell = |inside: &str| format!("<w:tc>{inside}</w:tc>");
    let row = [
        cell(&paragraph("", "1")),
        cell(&[paragraph("", "前"), inner, paragraph("", "后")].concat()),
    ];
    assert_eq!(text(&format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", row.concat())), "1\t前 甲 乙 后\n");
}

fn numbered(numbering: &str, body: &[String]) -> Vec<String> {
    let styles = "<w:styles><w:style w:type='paragraph' w:styleId='h1'><w:name w:val='heading 1'/><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>\
        <w:style w:type='paragraph' w:styleId='h2'><w:name w:val='heading 2'/><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>\
        <w:style w:type='paragraph' w:styleId='own'><w:name w:val='自用'/><w:basedOn w:val='h2'/></w:style>\
        <w:style w:type='paragraph' w:styleId='deeper'><w:name w:val='更深'/><w:basedOn w:val='h1'/><w:pPr><w:numPr><w:ilvl w:val='2'/></w:numPr></w:pPr></w:style>\
        <w:style w:type='paragraph' w:styleId='off'><w:name w:val='无'/><w:basedOn w:val='h1'/><w:pPr><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr></w:style>\
        <w:style w:type='numbering' w:styleId='list'><w:name w:val='公文'/><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style></w:styles>";
    let numbering = format!("<w:numbering>{numbering}</w:numbering>");
    let read = text_with(&body.concat(), &[("styles", styles), ("numbering", &numbering)]);
    read.lines().map(str::to_owned).collect()
}

/// Levels name the styles that they number; a style based on one of those is numbered like it.
#[test]
fn styles_take_their_level_from_the_list() {
    let levels = [
        level(0, "chineseCounting", "第%1章", "<w:pStyle w:val='h1'/><w:suff w:val='space'/>"),
        level(1, "decimal", "%1.%2", "<w:pStyle w:val='h2'/><w:isLgl/><w:suff w:val='tab'/>"),
        level(2, "decimalEnclosedCircle", "%3", "<w:suff w:val='nothing'/>"),
    ];
    let numbering = format!(
        "<w:abstractNum w:abstractNumId='0'>{}</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>",
        levels.concat()
    );
    let styled =
        |style: &str, words: &str| paragraph(&format!("<w:pStyle w:val='{style}'/>"), words);
    let body = [
        styled("h1", "总则"),
        styled("h2", "目标"),
        styled("own", "任务"),
        styled("deeper", "治水"),
        styled("off", "附则"),
        styled("h1", "保障"),
        styled("h2", "资金"),
    ];
    assert_eq!(
        numbered(&numbering, &body),
        ["第一章 总则", "1.1目标", "1.2任务", "①治水", "附则", "第二章 保障", "2.1资金"]
    );
}

#[test]
fn lists_that_follow_a_style_or_say_otherwise() {
    let outline = [
        level(0, "chineseCounting", "%1、", ""),
        level(1, "chineseCountingThousand", "（%2）", ""),
    ]
    .concat();
    let other = level(0, "ideographTraditional", "%1．", "");
    let custom = "<w:lvl w:ilvl='0'><w:start w:val='3'/><mc:AlternateContent><mc:Choice Requires='w14'><w:numFmt w:val='custom' w:format='001'/>\
        </mc:Choice><mc:Fallback><w:numFmt w:val='decimal'/></mc:Fallback></mc:AlternateContent><w:lvlText w:val='%1）'/></w:lvl>";
    let numbering = format!(
        "<w:abstractNum w:abstractNumId='0'>{outline}</w:abstractNum>\
         <w:abstractNum w:abstractNumId='1'><w:numStyleLink w:val='list'/></w:abstractNum>\
         <w:abstractNum w:abstractNumId='2'>{custom}</w:abstractNum>\
         <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>\
         <w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>\
         <w:num w:numId='3'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/>{other}</w:lvlOverride></w:num>\
         <w:num w:numId='4'><w:abstractNumId w:val='2'/></w:num>\
         <w:num w:numId='5'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='1'><w:startOverride w:val='4'/></w:lvlOverride></w:num>"
    );
    let body = [
        item(1, 0, "甲"),
        item(2, 0, "乙"),
        item(2, 1, "丙"),
        item(3, 0, "丁"),
        item(3, 0, "戊"),
        item(4, 0, "己"),
        item(5, 1, "庚"),
        item(5, 1, "辛"),
    ];
    assert_eq!(
        numbered(&numbering, &body),
        ["一、甲", "二、乙", "（一）丙", "甲．丁", "乙．戊", "3）己", "（四）庚", "（五）辛"]
    );
}

const STRICT: &str = "http://purl.oclc.org/ooxml/officeDocument/relationships";

#[test]
fn strict_documents_with_other_prefixes() {
    let document = "<ns0:document xmlns:ns0='http://purl.oclc.org/ooxml/wordprocessingml/main' ns0:conformance='strict'><ns0:body>\
        <ns0:p><ns0:pPr><ns0:pStyle ns0:val='h'/></ns0:pPr><ns0:r><ns0:t>治水</ns0:t></ns0:r></ns0:p></ns0:body></ns0:document>";
    let styles = "<styles xmlns='http://purl.oclc.org/ooxml/wordprocessingml/main'><style styleId='h'><name val='heading 1'/></style></styles>";
    let links = format!("<Relationship Id='r1' Type='{STRICT}/styles' Target='/word/s.xml'/>");
    let bytes = docx_with_links(document, &links, &[("s.xml", styles.as_bytes())], STRICT);
    for name in ["a.docx", "a.docm", "a.dotx", "a.wps"] {
        let source = Reader::new().read_bytes(name, &bytes).unwrap();
        assert_eq!(source.text(), "治水\n");
        assert_eq!(source.layout().unwrap().paragraphs[0].heading, Some(1));
    }
}

/// Programs that export pages put the page into a document as it is, or as one file of mail.
fn with_chunk(target: &str, mode: &str, chunk: &[u8]) -> Vec<u8> {
    let document = format!(
        "<w:document><w:body>{}<w:altChunk r:id='c'/>{}</w:body></w:document>",
        paragraph("", "前"),
        paragraph("", "后")
    );
    let links = format!(
        "<Relationship Id='c' Type='{STRICT}/aFChunk' Target='{target}' TargetMode='{mode}'/>"
    );
    docx_with_links(&document, &links, &[(target, chunk)], STRICT)
}

#[test]
fn documents_put_into_a_document_are_read_where_they_stand() {
    let page = "<html><meta charset=utf-8><p>一、目标，治水。</p><table><tr><td>序号</td><td>任务</td></tr><tr><td>1</td><td>治水</td></tr></table></html>";
    let mail = format!(
        "MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n{page}"
    );
    let own = docx(&paragraph("", "另一个文档"), &[]);
    let rows = "序号\t任务\n1\t治水\n";
    for (target, chunk, expected) in [
        ("c.html", page.as_bytes(), format!("一、目标，治水。\n{rows}")),
        ("c.mht", mail.as_bytes(), format!("一、目标，治水。\n{rows}")),
        ("c.txt", "纯文本\n两行\n".as_bytes(), "纯文本\n两行\n".to_owned()),
        ("c.docx", &own, "另一个文档\n".to_owned()),
    ] {
        let source =
            Reader::new().read_bytes("a.docx", &with_chunk(target, "Internal", chunk)).unwrap();
        assert_eq!(source.text(), format!("前\n{expected}后\n"), "{target}");
    }
}

#[test]
fn documents_that_cannot_be_read_where_they_stand_are_told() {
    let refused = |bytes: &[u8]| Reader::new().read_bytes("a.docx", bytes).unwrap_err();
    let outside = refused(&with_chunk("http://a/c.html", "External", b""));
    assert_eq!(outside.kind(), ErrorKind::Damaged);
    assert!(outside.to_string().contains("not in the file"), "{outside}");
    assert_eq!(
        refused(&with_chunk("c.rtf", "Internal", b"{\\rtf1}")).kind(),
        ErrorKind::Unsupported
    );
    let mut nested = docx_of("<w:document><w:body/></w:document>", &[]);
    for _ in 0..6 {
        nested = with_chunk("c.docx", "Internal", &nested);
    }
    assert_eq!(refused(&nested).kind(), ErrorKind::Limit);
}
