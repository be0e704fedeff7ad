//! The title that a page shows above its text, when the text itself begins without it.

use crate::text::MetadataField;

use super::content::is_furniture;
use super::entity::to_text;
use super::flow::Block;
use super::kind::Kind;
use super::labels::Field;
use super::metadata;
use super::tree::Tree;

/// A shorter line is no title, in characters.
const SHORTEST: usize = 6;

/// A title may be broken over this many lines.
const MOST_LINES: usize = 4;

/// How far into the text its title is looked for, in blocks.
const HEAD: usize = 12;

/// What `<meta>` says by the rules for government sites, and the label that the page would print.
const META: [(&str, &str); 3] =
    [("articletitle", "标题"), ("pubdate", "发布日期"), ("contentsource", "来源")];

/// What the page's `<title>` and `<meta name="ArticleTitle">` say, folded.
pub(super) fn said(tree: &Tree<'_>) -> Vec<String> {
    let title = tree.nodes.iter().position(|node| node.kind == Kind::Title);
    let words = title.and_then(|index| tree.subtree(index).get(1)).map(|node| to_text(node.data));
    let meta = said_in_meta(tree).into_iter().filter(|(label, _)| *label == "标题");
    let words = words.map(|words| without_site(&words));
    words.into_iter().chain(meta.map(|(_, value)| value)).map(|text| folded(&text)).collect()
}

/// The title without the names of the site and its columns that stand around it: the longest part.
fn without_site(title: &str) -> String {
    let parts = title.split(['_', '|', '｜', '\n']).flat_map(|part| part.split(" - "));
    let parts = parts.flat_map(|part| {
        // A hyphen also stands between years.
        let at = part.rfind('-').filter(|at| {
            let digit = |c: char| c.is_numeric();
            let (before, behind) = part.split_at_checked(*at).unwrap_or((part, ""));
            !before.ends_with(digit) && !behind.trim_start_matches('-').starts_with(digit)
        });
        let (before, behind) = at.and_then(|at| part.split_at_checked(at)).unwrap_or((part, ""));
        [before, behind.trim_start_matches('-')]
    });
    parts.max_by_key(|part| part.chars().count()).unwrap_or_default().to_owned()
}

/// Adds to the fields what `<meta>` elements say and the page does not print.
pub(super) fn add_said(fields: &mut Vec<MetadataField>, tree: &Tree<'_>) {
    let said = said_in_meta(tree).into_iter();
    let said: Vec<Field> = said.map(|(label, value)| Field { label, value, kept: true }).collect();
    metadata::add(fields, &said);
}

fn said_in_meta(tree: &Tree<'_>) -> Vec<(&'static str, String)> {
    let metas = tree.nodes.iter().filter(|node| node.kind == Kind::Meta);
    let said = metas.filter_map(|node| {
        let name = node.attribute("name")?.trim().to_ascii_lowercase();
        let (_, label) = META.into_iter().find(|(meta, _)| *meta == name)?;
        Some((label, to_text(node.attribute("content")?).trim().to_owned()))
    });
    said.filter(|(_, value)| !value.is_empty()).collect()
}

/// The blocks above the content that make up its title, if the content does not begin with it.
pub(super) fn above(
    blocks: &[Block],
    is_metadata: &[bool],
    content: usize,
    said: &[String],
    fields: &[MetadataField],
) -> Vec<usize> {
    let printed = fields.iter().filter(|field| field.label == "标题");
    let mut said: Vec<String> = said.to_vec();
    said.extend(printed.map(|field| folded(&field.value)));
    let run = |end: usize| title_run(blocks, is_metadata, end, &said);
    let Some(run) = (1..=content).rev().map(run).find(|run| !run.is_empty()) else {
        return Vec::new();
    };
    let title: String =
        run.iter().filter_map(|&at| blocks.get(at)).map(|block| folded(&block.words)).collect();
    let head = blocks.iter().skip(content).take(HEAD);
    let head: String = head.map(|block| folded(&block.words)).collect();
    if head.contains(&title) { Vec::new() } else { run }
}

/// The longest run of lines before `end` that together are part of what the page calls itself.
fn title_run(blocks: &[Block], is_metadata: &[bool], end: usize, said: &[String]) -> Vec<usize> {
    let mut title = String::new();
    let mut run = Vec::new();
    for index in (end.saturating_sub(MOST_LINES)..end).rev() {
        let Some(block) = blocks.get(index) else { break };
        let usable = block.row.is_none() && is_metadata.get(index) == Some(&false);
        let joined = folded(&block.words) + &title;
        let heading = said.is_empty() && block.heading == Some(1) && run.is_empty();
        let named = heading || said.iter().any(|said| said.contains(&joined));
        if !usable || !named || is_furniture(block) || block.linked > 0 {
            break;
        }
        title = joined;
        run.insert(0, index);
    }
    let length = title.chars().count();
    let most_of_it = said.is_empty() || said.iter().any(|said| length * 2 >= said.chars().count());
    if length < SHORTEST || !most_of_it { Vec::new() } else { run }
}

fn folded(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::without_site;

    #[test]
    fn the_names_of_the_site_are_no_title() {
        for (title, expected) in [
            ("水污染防治方案_其他_中国政府网", "水污染防治方案"),
            (
                "二道区人民政府 - 水污染防治实施方案（2021-2025年）",
                "水污染防治实施方案（2021-2025年）",
            ),
            ("水污染防治实施方案-二道区政府", "水污染防治实施方案"),
            ("方案", "方案"),
            ("", ""),
        ] {
            assert_eq!(without_site(title), expected);
        }
    }
}
