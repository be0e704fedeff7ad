//! Pages of government sites, read to text: main content, tables as rows, metadata; navigation left out.
#![cfg(feature = "draft")]

use zhengce::read::Reader;
use zhengce::text::{Alignment, Paragraph, SourceText};

fn read(page: &str) -> SourceText {
    Reader::new().read_bytes("page.html", page.as_bytes()).unwrap()
}

fn paragraphs(source: &SourceText) -> &[Paragraph] {
    &source.layout().unwrap().paragraphs
}

fn metadata(source: &SourceText) -> Vec<(&str, &str)> {
    let fields = &source.layout().unwrap().metadata;
    fields.iter().map(|field| (field.label.as_str(), field.value.as_str())).collect()
}

const DISTRICT: &str = r#"<html><head>
<meta name="ArticleTitle" content="二道区水污染防治实施方案"><meta name="PubDate" content="2021-06-28">
<title>二道区水污染防治实施方案_长春市二道区人民政府</title><style>p { color: red }</style></head><body>
<div class="header"><h1>长春市二道区人民政府</h1><ul class="nav"><li><a href="/">首页</a></li><li><a>政务公开</a></li></ul></div>
<div class="crumb">当前位置：<a>首页</a> &gt; <a>政务公开</a></div>
<div class="xxgk"><ul><li><span>索 引 号：</span>11220105/2021-001</li><li><span>分类：</span>环保</li>
<li><b>发文机关：</b><i>二道区人民政府办公室</i></li><li><dt>发文字号</dt><dd>长二府办发〔2021〕5号</dd></li></ul></div>
<div class="main"><h2 class="title">二道区水污染防治<br/>实施方案</h2>
<div class="info"><span>发布时间：2021-06-28</span><span>来源：区政府办</span><span>字体：[<a>大</a> <a>小</a>]</span><a>打印</a></div>
<div class="text"><p>各街道办事处，区政府各部门：</p><p class=MsoNormal><span>为改善水环境，制定本方案。</span></p><p>一、目标</p>
<p>到2025年，再生水利用率达到25%，<o:p></o:p>
优良水体比例达到80%。</p>
<table border=1><tr><th>序号</th><th>任务</th><th>牵头单位</th></tr>
<tr><td rowspan=2>1</td><td><p>再生水</p><p>管网</p></td><td>区水务局</td></tr><tr><td colspan="2">河道，湖泊</td></tr></table>
<p style="text-align:right">长春市二道区人民政府办公室&nbsp;&nbsp;</p><p align=right>2021年6月20日</p></div>
<p>附件：<a href="x.doc">任务分工表.doc</a></p>
<div class=share>分享到：<a>微信</a></div></div>
<div class="related"><h3>相关链接</h3><ul><li><a>关于二道区水污染防治实施方案的解读，很长的标题，有逗号</a></li></ul></div>
<div class="foot"><p>主办单位：长春市二道区人民政府</p><p>吉ICP备12345号，网站标识码2201050001</p></div>
<script>document.write("<p>导航，菜单。</p>")</script></body></html>"#;

#[test]
fn the_document_is_left_when_the_page_is_taken_away() {
    let source = read(DISTRICT);
    let expected = "二道区水污染防治\n实施方案\n各街道办事处，区政府各部门：\n为改善水环境，制定本方案。\n一、目标\n\
        到2025年，再生水利用率达到25%，优良水体比例达到80%。\n序号\t任务\t牵头单位\n1\t再生水 管网\t区水务局\n\
        河道，湖泊\n长春市二道区人民政府办公室\n2021年6月20日\n附件：任务分工表.doc\n";
    assert_eq!(source.text(), expected);
}

#[test]
fn what_the_page_says_of_the_document_is_metadata() {
    let source = read(DISTRICT);
    let expected = [
        ("索引号", "11220105/2021-001"),
        ("分类", "环保"),
        ("发文机关", "二道区人民政府办公室"),
        ("发文字号", "长二府办发〔2021〕5号"),
        ("发布时间", "2021-06-28"),
        ("来源", "区政府办"),
        ("标题", "二道区水污染防治实施方案"),
        ("发布日期", "2021-06-28"),
    ];
    assert_eq!(metadata(&source), expected);
}

#[test]
fn labels_may_stand_above_their_values() {
    let page = "<html><body><table><tr><th>索引号</th><th>发文机关</th><th>成文日期</th></tr>\
        <tr><td>11220105/2021-001</td><td>安平市人民政府</td><td>2026年3月5日</td></tr></table>\
        <div class=text><p>各区人民政府：</p><p>为推进节水，制定本方案。</p></div></body></html>";
    let source = read(page);
    let expected = [
        ("索引号", "11220105/2021-001"),
        ("发文机关", "安平市人民政府"),
        ("成文日期", "2026年3月5日"),
    ];
    assert_eq!(metadata(&source), expected);
    assert_eq!(source.text(), "各区人民政府：\n为推进节水，制定本方案。\n");
}

#[test]
fn the_caption_of_a_table_stands_above_it() {
    let page = "<html><body><table><caption>安平市节水任务分工表</caption><tr><th>序号</th><th>任务</th><th>牵头单位</th></tr>\
        <tr><td>1</td><td>改造管网，降低漏损</td><td>市水利局</td></tr></table></body></html>";
    let source = read(page);
    assert_eq!(
        source.text(),
        "安平市节水任务分工表\n序号\t任务\t牵头单位\n1\t改造管网，降低漏损\t市水利局\n"
    );
    let labels = zhengce::draft::labels(&source).unwrap();
    assert_eq!(labels.title.as_deref(), Some("安平市节水任务分工表"));
    assert_eq!(labels.tasks[0].duties[0].body, "市水利局");
}

/// A word processor that saves a page puts the head and the foot of every page into it.
#[test]
fn heads_and_feet_of_pages_are_no_text() {
    let page = "<html><body><div title=\"header\"><p>安平市人民政府公报，第3期。</p></div><p>为推进节水，制定本方案。</p>\
        <div title=\"footer\"><p>- 2 -</p></div></body></html>";
    assert_eq!(read(page).text(), "为推进节水，制定本方案。\n");
}

#[test]
fn what_was_deleted_and_the_calls_of_notes_are_no_text() {
    let page = "<html><body><p>到2025年，再生水利用率达到<ins>25%</ins><del>20%</del>以上\
        <a class=sdfootnoteanc href='#sdfootnote1sym'><sup>1</sup></a>。</p><p>见<a href='#t1'>附表1</a>，共2张。</p>\
        <p><a href='#_ftnref1'>[1]</a>不含农业，下同。</p></body></html>";
    let expected = "到2025年，再生水利用率达到25%以上。\n见附表1，共2张。\n不含农业，下同。\n";
    assert_eq!(read(page).text(), expected);
}

/// Programs that print pages to PDF write the radical where the font draws it as the character.
#[test]
fn radicals_are_read_as_the_characters_that_they_stand_for() {
    let source = Reader::new().read_bytes("a.txt", "⼈⺠政府，⼯作⽅案".as_bytes()).unwrap();
    assert_eq!(source.text(), "人民政府，工作方案\n");
    let received = source.layout().unwrap().received.as_ref().unwrap();
    assert_eq!(received.text(), "⼈⺠政府，⼯作⽅案");
}

#[test]
fn merged_cells_keep_their_columns() {
    let source = read(DISTRICT);
    let rows: Vec<&Paragraph> =
        paragraphs(&source).iter().filter(|paragraph| !paragraph.cells.is_empty()).collect();
    let cell = |row: usize, cell: usize| {
        let cell = &rows[row].cells[cell];
        (source.slice(cell.span).unwrap(), cell.column, cell.columns, cell.rows)
    };
    assert_eq!(
        rows.iter().map(|row| row.origin.row).collect::<Vec<_>>(),
        [0, 1, 2].map(|row| Some((0, row)))
    );
    assert_eq!(cell(0, 2), ("牵头单位", 2, 1, 1));
    assert_eq!(cell(1, 0), ("1", 0, 1, 2));
    assert_eq!(cell(1, 1), ("再生水 管网", 1, 1, 1));
    assert_eq!(cell(2, 0), ("河道，湖泊", 1, 2, 1));
}

#[test]
fn headings_and_sides_are_kept() {
    let source = read(DISTRICT);
    let all = paragraphs(&source);
    assert_eq!((all[0].heading, all[2].heading), (Some(2), None));
    assert_eq!(all[9].alignment, Some(Alignment::Right));
}

/// Older sites lay the whole page out by tables inside tables.
#[test]
fn tables_of_the_layout_are_no_data() {
    let page = "<table><tr><td><table><tr><td><b>索 引 号：</b></td><td>000014349/2018-00230</td><td><b>成文日期：</b></td>\
        <td>2018年12月29日</td></tr><tr><td><b>标　　题：</b></td><td colspan=3>关于试点的通知</td></tr></table>\
        <table><tr><td><b>主 题 词：</b></td><td></td><td></td></tr></table></td></tr></table>\
        <table width=930><tr><td width=675><table><tr><td id='UCAP-CONTENT'><p>关于试点的通知</p><p>国办发〔2018〕128号</p>\
        <p><br></p><p>各省人民政府：</p><p>现印发给你们，请认真贯彻执行。</p></td></tr></table>扫一扫在手机打开当前页</td>\
        <td><table><tr><td><a>相关新闻，一</a></td></tr></table></td></tr></table>";
    let source = read(page);
    assert_eq!(
        source.text(),
        "关于试点的通知\n国办发〔2018〕128号\n各省人民政府：\n现印发给你们，请认真贯彻执行。\n"
    );
    let expected = [
        ("索引号", "000014349/2018-00230"),
        ("成文日期", "2018年12月29日"),
        ("标题", "关于试点的通知"),
        ("主题词", ""),
    ];
    assert_eq!(metadata(&source), expected);
    assert!(paragraphs(&source)[2].after_gap && !paragraphs(&source)[1].after_gap);
}

#[test]
fn a_page_in_gb2312_is_read_in_it() {
    let page = "<html><head><meta http-equiv=Content-Type content=\"text/html; charset=gb2312\"></head>\
        <body><p>一、总体要求，以“十四五”规划为指导。</p></body></html>";
    let bytes = encoding_rs::GB18030.encode(page).0;
    let source = Reader::new().read_bytes("page", &bytes).unwrap();
    assert_eq!(source.text(), "一、总体要求，以“十四五”规划为指导。\n");
}

#[test]
fn broken_markup_is_read_as_browsers_do() {
    let page = "<DIV><P>一、<B>目标</P><P>到2025年，<FONT>降至35</B>微克<P>二、任务<BR>（一）治水，&#8220;一河一策&#8221;</DIV></TD></DIV>";
    assert_eq!(
        read(page).text(),
        "一、目标\n到2025年，降至35微克\n二、任务\n（一）治水，“一河一策”\n"
    );
}

#[test]
fn hidden_parts_and_comments_are_left_out() {
    let page = "<p>目标，一。</p><p style='display: none'>草稿，二。</p><!-- <p>三，</p> --><div hidden>四，。</div>";
    assert_eq!(read(page).text(), "目标，一。\n");
}

#[test]
fn numbers_of_lists_are_put_into_the_text() {
    let page = "<p>一、任务，如下：</p><ol start=3><li>治水，<b>一河一策</b></li><li><p>治气，</p><p>降尘。</p></li>\
        <li value=9>2021年，治土<ol type=a><li>甲，</li><li>乙，</ol></li><li></li><li style='list-style: none'>无，</li><li>末，</li></ol>\
        <ol reversed><li>三，</li><li>二，</li></ol><ul><li>无序，</li></ul>\
        <ol style='list-style-type:cjk-ideographic'><li>治水，</li></ol><ol class='custom_cn2 list-paddingleft-1'><li><p>治气，</p></li></ol>";
    let expected = "一、任务，如下：\n3.治水，一河一策\n4.治气，\n降尘。\n9. 2021年，治土\na.甲，\nb.乙，\n无，\n12.末，\n\
        2.三，\n1.二，\n无序，\n一、治水，\n（一）治气，\n";
    assert_eq!(read(page).text(), expected);
}

/// Most sites take the marks of lists off, and write those of a document into its words.
#[test]
fn numbers_that_a_page_does_not_show_are_none() {
    for page in [
        "<ol><li>1.治水，</li><li>（二）治气，</li></ol>",
        "<ol style='list-style:none'><li>1.治水，</li><li>（二）治气，</li></ol>",
        "<style>ul,ol,li{list-style:none}</style><ol><li>1.治水，</li><li>（二）治气，</li></ol>",
    ] {
        assert_eq!(read(page).text(), "1.治水，\n（二）治气，\n", "{page}");
    }
    let page = "<style>*{margin:0;list-style:none}</style><ol><li>治水，</li></ol>";
    assert_eq!(read(page).text(), "治水，\n");
}

#[test]
fn lines_of_nothing_but_breaks_and_wide_indents() {
    let page = "<p>标题，一</p><p><br/></p><p>\u{3000}\u{3000}正文，一。</p><p>&nbsp;&nbsp;&emsp;正文，二。<br><br>\u{3000}\u{3000}正文，三。</p><p>&nbsp;</p><p>落款，四</p>";
    let source = read(page);
    assert_eq!(source.text(), "标题，一\n正文，一。\n正文，二。\n正文，三。\n落款，四\n");
    let gaps: Vec<bool> = paragraphs(&source).iter().map(|paragraph| paragraph.after_gap).collect();
    assert_eq!(gaps, [false, true, false, true, true]);
}

const TEXT: &str =
    "<div id=zoom><p>各街道办事处，区政府各部门：</p><p>现将方案印发给你们，请认真执行。</p></div>";

/// The forms of the table of what a page says of its document, as systems of different makers write it.
#[test]
fn metadata_in_the_forms_of_many_systems() {
    let expected = [
        ("索引号", "11220105/2021-00012"),
        ("发文机关", "二道区人民政府办公室"),
        ("成文日期", "2021年06月20日"),
        ("发文字号", "长二府办发〔2021〕5号"),
        ("发布日期", "2021-06-28"),
        ("有效性", "有效"),
    ];
    let pairs = |form: &dyn Fn(&str, &str) -> String| -> String {
        expected.iter().map(|(label, value)| form(label, value)).collect()
    };
    let spaced = |label: &str| label.chars().flat_map(|c| [c, ' ']).collect::<String>();
    for header in [
        format!(
            "<dl>{}</dl>",
            pairs(&|label, value| format!("<dt>{label}：</dt><dd>{value}</dd>"))
        ),
        format!("<dl>{}</dl>", pairs(&|label, value| format!("<dt>{label}</dt><dd>{value}</dd>"))),
        format!(
            "<ul>{}</ul>",
            pairs(&|label, value| format!("<li><span>{label}：</span>{value}</li>"))
        ),
        format!(
            "<ul>{}</ul>",
            pairs(&|label, value| format!(
                "<li><b>{}:</b><em title='{value}'>{value}</em></li>",
                spaced(label)
            ))
        ),
        format!(
            "<ol>{}</ol>",
            pairs(&|label, value| format!("<li><label>{label}：</label><span>{value}</span></li>"))
        ),
        format!(
            "<table>{}</table>",
            pairs(&|label, value| format!("<tr><th>{label}</th><td>{value}</td></tr>"))
        ),
        format!(
            "<table><tr>{}</tr></table>",
            pairs(&|label, value| format!("<th scope=row>{label}：</th><td>{value}</td>"))
        ),
        format!(
            "<table><tr>{}</tr></table>",
            pairs(&|label, value| format!("<td><strong>{label}：</strong> {value} </td>"))
        ),
        format!(
            "<div class=row>{}</div>",
            pairs(&|label, value| format!(
                "<div class='col-md-6'><span>{label}：</span><span>{value}</span></div>"
            ))
        ),
        format!(
            "<div>{}</div>",
            pairs(&|label, value| format!(
                "<p><span class=tt>{label}：</span><span class=value>{value}</span></p>"
            ))
        ),
        format!(
            "<div>{}</div>",
            pairs(&|label, value| format!(
                "<div class=k>【{label}】</div><div class=v>{value}</div>"
            ))
        ),
        format!(
            "<div><p>{}</p></div>",
            pairs(&|label, value| format!("<span>{label}：{value}</span>&nbsp;&nbsp;"))
        ),
    ] {
        let source = read(&format!("<html><body>{header}{TEXT}</body></html>"));
        assert_eq!(metadata(&source), expected, "{header}");
        assert_eq!(
            source.text(),
            "各街道办事处，区政府各部门：\n现将方案印发给你们，请认真执行。\n",
            "{header}"
        );
    }
}
