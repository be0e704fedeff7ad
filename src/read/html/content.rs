//! Which part of a page is the document: what is left when navigation, tools and footers are taken away.

use super::flow::Block;
use super::kind::Kind;
use super::tree::{Node, Tree};

/// Names that publishing systems of government sites give to the element around the text, in lower case.
const NAMED: &[&str] = &[
    "ucap-content",
    "trs_editor",
    "trs_ueditor",
    "trs_web",
    "pages_content",
    "pagescontent",
    "zoom",
    "zoomcon",
    "article-content",
    "article_content",
    "articlecontent",
    "article_con",
    "articlecon",
    "article-con",
    "article_body",
    "article-body",
    "articlebody",
    "articletext",
    "con_text",
    "contenttext",
    "context",
    "content_text",
    "news_content",
    "newscontent",
    "news-content",
    "detail-content",
    "detail_content",
    "detailcontent",
    "xxgk_content",
    "xxgk-content",
    "zwgk_content",
    "info-content",
    "info_content",
    "infocontent",
    "xl-content",
    "xl_content",
    "xlcontent",
    "zw_content",
    "zwcontent",
    "wz_content",
    "text-content",
    "textcontent",
    "bt-article",
    "view-content",
    "vsb_content",
    "vsb_content_2",
    "vsb_content_4",
    "js_content",
    "mainbody",
    "main-text",
    "fontzoom",
    "ztext",
    "j-fontcontent",
    "printcontent",
    "print_content",
    "gk_content",
    "wzcon",
    "wznr",
];

/// Words of lines that belong to the page, not to the document.
const FURNITURE: &[&str] = &[
    "版权所有",
    "ICP备",
    "网站标识码",
    "公网安备",
    "主办单位：",
    "承办单位：",
    "联系我们",
    "网站地图",
    "技术支持",
    "当前位置",
    "您所在的位置",
    "所在位置：",
    "您的位置",
    "扫一扫",
    "分享到",
    "打印本页",
    "关闭窗口",
    "关闭本页",
    "打印此页",
    "【打印】",
    "【关闭】",
    "我要纠错",
    "无障碍",
    "浏览次数",
    "上一篇：",
    "下一篇：",
    "上一条：",
    "下一条：",
    "相关链接：",
    "相关阅读",
    "相关解读",
    "返回顶部",
    "设为首页",
    "加入收藏",
    "网站声明",
    "字体：",
    "保护视力色",
    "二维码",
    "责任编辑：",
    "客户端下载",
    "浏览器版本",
    "[ 打印 ]",
    "[打印]",
    "政府网站找错",
];

/// A line of furniture is no longer than this, in characters.
const LONGEST_FURNITURE: usize = 120;

/// The element whose subtree is the document, as far as an element can be.
pub(super) fn element(tree: &Tree<'_>, blocks: &[Block], metadata: &[bool]) -> usize {
    let weights = Weights::new(blocks, metadata);
    let all = weights.of(0..usize::MAX);
    if all == 0 {
        return 0;
    }
    named(tree, &weights, all).unwrap_or_else(|| heaviest(tree, blocks, metadata, &weights))
}

/// The outermost element with a known name that holds most of the sentences.
fn named(tree: &Tree<'_>, weights: &Weights, all: usize) -> Option<usize> {
    let nodes = tree.nodes.iter().enumerate();
    let mut known = nodes.filter(|(_, node)| node.kind != Kind::Text && is_named(node));
    known.find(|(index, node)| weights.of(*index..node.end) * 2 > all).map(|(index, _)| index)
}

fn is_named(node: &Node<'_>) -> bool {
    let known = |name: &str| NAMED.contains(&name.to_ascii_lowercase().as_str());
    ["id", "class"].into_iter().any(|attribute| {
        node.attribute(attribute).is_some_and(|names| names.split_ascii_whitespace().any(known))
    })
}

/// Goes down while one child holds nearly all sentences and leaves nothing of the document outside.
fn heaviest(tree: &Tree<'_>, blocks: &[Block], metadata: &[bool], weights: &Weights) -> usize {
    let mut current = 0;
    loop {
        let end = tree.nodes.get(current).map_or(0, |node| node.end);
        let here = weights.of(current..end);
        let children = tree.children(current).filter(|(_, node)| holds_blocks(node));
        let best = children.max_by_key(|(index, node)| weights.of(*index..node.end));
        let Some((child, node)) = best else { return current };
        if weights.of(child..node.end) * 10 < here * 9 {
            return current;
        }
        let is_data =
            blocks.iter().any(|block| block.row.as_ref().is_some_and(|row| row.table == child));
        let outside = |index: usize| metadata.get(index) == Some(&false);
        let left = blocks.iter().enumerate().any(|(index, block)| {
            let before = (current..child).contains(&block.node) && is_opening(&block.words);
            let after = (node.end..end).contains(&block.node) && is_closing(&block.words);
            (before || after) && outside(index) && !is_furniture(block)
        });
        if left || is_data {
            return current;
        }
        current = child;
    }
}

fn holds_blocks(node: &Node<'_>) -> bool {
    let line = matches!(node.kind, Kind::Text | Kind::Paragraph | Kind::Heading(_) | Kind::Link);
    !line && !matches!(node.kind, Kind::Dropped | Kind::Meta | Kind::Title | Kind::Break)
}

/// How many characters of sentences there are before each block, by node.
struct Weights {
    nodes: Vec<usize>,
    before: Vec<usize>,
}

impl Weights {
    fn new(blocks: &[Block], metadata: &[bool]) -> Self {
        let mut sum = 0;
        let mut before = vec![0];
        for (block, &metadata) in blocks.iter().zip(metadata) {
            sum += if metadata { 0 } else { weight(block) };
            before.push(sum);
        }
        Self { nodes: blocks.iter().map(|block| block.node).collect(), before }
    }

    fn of(&self, nodes: std::ops::Range<usize>) -> usize {
        let at = |node: usize| {
            let index = self.nodes.partition_point(|&block| block < node);
            self.before.get(index).copied().unwrap_or(0)
        };
        at(nodes.end).saturating_sub(at(nodes.start))
    }
}

fn weight(block: &Block) -> usize {
    let length = block.words.chars().count();
    let sentence = block.row.is_some() || block.words.contains(['，', '。', '；', '、']);
    if sentence && block.linked * 2 <= length && !is_furniture(block) { length } else { 0 }
}

/// Whether a block holds a sentence of the document.
pub(super) fn is_sentence(block: &Block) -> bool {
    weight(block) > 0
}

/// Whether a line belongs to the page and not to the document.
pub(super) fn is_furniture(block: &Block) -> bool {
    let short = block.words.chars().count() <= LONGEST_FURNITURE;
    short && FURNITURE.iter().any(|words| block.words.contains(words))
}

/// Whether a block is nothing but links, none of them to an attachment.
pub(super) fn is_navigation(block: &Block) -> bool {
    let length = block.words.chars().filter(|c| !c.is_whitespace()).count();
    let attachment = block.words.contains("附件") || block.words.contains("附：");
    block.linked * 10 >= length * 9 && !attachment
}

/// A document number or the addressees: what stands before the text of a document.
fn is_opening(words: &str) -> bool {
    let words = words.trim();
    let number = words.contains('〔') && words.ends_with('号') && words.chars().count() <= 40;
    let bodies = ["政府", "部门", "单位", "机构"];
    number || (words.ends_with('：') && bodies.iter().any(|body| words.contains(body)))
}

/// A signed date or an attachment: what stands behind the text of a document.
fn is_closing(words: &str) -> bool {
    let words = words.trim();
    let dated = words.ends_with('日') && words.contains('年') && words.contains('月');
    (dated && words.chars().count() <= 20) || words.starts_with("附件")
}
