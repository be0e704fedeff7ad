//! The numbers (自动编号) that a word processor shows and does not store: counted again, as it counts them.

use std::collections::{HashMap, HashSet};

use super::super::mark;
use super::styles::{Format, Styles};
use super::xml::Tree;

/// Lists have this many levels.
const LEVELS: usize = 9;

/// One level of a list, as it is defined.
#[derive(Clone, Debug)]
struct Level {
    start: u32,
    format: String,
    /// `（%1）`: the numbers of the levels, counted from 1, and what stands around them.
    text: String,
    /// After which level, counted from 1, it starts anew; `None` for any level above it, 0 for never.
    restart: Option<u32>,
    /// Whether the numbers of all levels are printed as 1, 2, 3.
    plain: bool,
    spaced: bool,
    style: Option<String>,
}

/// A list definition, and the lists that follow another's.
#[derive(Default)]
struct Definition {
    levels: HashMap<usize, Level>,
    style_link: Option<String>,
}

/// A list: its definition, and what it says otherwise.
#[derive(Default)]
struct List {
    definition: String,
    starts: HashMap<usize, u32>,
    levels: HashMap<usize, Level>,
}

/// The lists of a document, and how far each has been counted.
#[derive(Default)]
pub(super) struct Numbering {
    definitions: HashMap<String, Definition>,
    lists: HashMap<u32, List>,
    counts: HashMap<String, [Option<u32>; LEVELS]>,
    /// Lists that have been counted, level by level: the first time, a start of their own holds.
    begun: HashSet<(u32, usize)>,
}

impl Numbering {
    pub(super) fn read(tree: &Tree) -> Self {
        let mut all = Self::default();
        for index in tree.named("abstractNum") {
            let Some(id) = tree.attribute(index, "abstractNumId") else { continue };
            let style_link = tree.value(index, "numStyleLink").map(str::to_owned);
            let levels = levels(tree, index);
            all.definitions.insert(id.to_owned(), Definition { levels, style_link });
        }
        for index in tree.named("num") {
            let id = tree.attribute(index, "numId").and_then(|id| id.trim().parse().ok());
            let (Some(id), Some(definition)) = (id, tree.value(index, "abstractNumId")) else {
                continue;
            };
            let mut list = List { definition: definition.to_owned(), ..List::default() };
            for (at, _) in tree.children(index).filter(|(_, node)| node.name == "lvlOverride") {
                let level = tree.attribute(at, "ilvl").and_then(level_number);
                if let (Some(level), Some(start)) = (level, tree.number(at, "startOverride")) {
                    list.starts.insert(level, start);
                }
                list.levels.extend(levels(tree, at));
            }
            all.lists.insert(id, list);
        }
        all
    }

    /// The mark that a paragraph shows, counted on; `None` for one without a number.
    pub(super) fn mark(&mut self, format: &Format, styles: &Styles) -> Option<String> {
        let id = format.list.filter(|id| *id != 0)?;
        let list = self.lists.get(&id)?;
        let definition = self.definition_of(list, styles)?;
        let found = self.definitions.get(&definition)?;
        let of_style = || {
            let mut chain = styles.ids(format.style.as_deref());
            chain.find_map(|style| {
                let named = |level: &Level| level.style.as_deref() == Some(style);
                (0..LEVELS).find(|at| found.levels.get(at).is_some_and(named))
            })
        };
        let said = format.level.and_then(|level| usize::try_from(level).ok());
        let at = said.or_else(of_style).unwrap_or(0).min(LEVELS - 1);
        let levels: Vec<Option<&Level>> =
            (0..LEVELS).map(|at| list.levels.get(&at).or_else(|| found.levels.get(&at))).collect();
        let first = self.begun.insert((id, at));
        let own_start = list.starts.get(&at).copied().filter(|_| first);
        let counts = self.counts.entry(definition).or_default();
        count(counts, &levels, at, own_start);
        Some(printed(counts, &levels, at))
    }

    /// The definition of a list; one that only links to a style stands for the list of that style.
    fn definition_of(&self, list: &List, styles: &Styles) -> Option<String> {
        let linked = self.definitions.get(&list.definition)?.style_link.as_deref();
        let other = linked.and_then(|style| self.lists.get(&styles.list_of(style)?));
        Some(other.unwrap_or(list).definition.clone())
    }
}

fn level_number(said: &str) -> Option<usize> {
    said.trim().parse().ok().filter(|level| *level < LEVELS)
}

fn levels(tree: &Tree, parent: usize) -> HashMap<usize, Level> {
    let levels = tree.children(parent).filter(|(_, node)| node.name == "lvl");
    let level = |at: usize| {
        let format = numeral_format(tree, at);
        let is_bullet = format == "bullet";
        let text = tree.value(at, "lvlText").unwrap_or_default();
        Level {
            start: tree.number(at, "start").unwrap_or(1),
            text: if is_bullet { bullet(text) } else { text.to_owned() },
            format,
            restart: tree.number(at, "lvlRestart"),
            plain: tree.flag(at, "isLgl"),
            spaced: tree.value(at, "suff") == Some("space"),
            style: tree.value(at, "pStyle").map(str::to_owned),
        }
    };
    levels
        .filter_map(|(at, _)| Some((level_number(tree.attribute(at, "ilvl")?)?, level(at))))
        .collect()
}

/// The format of a level's numbers; newer ones stand behind a choice with an older one beside it.
fn numeral_format(tree: &Tree, level: usize) -> String {
    let direct = tree.value(level, "numFmt");
    let choice = || {
        let alternatives = tree.child(level, "AlternateContent")?;
        tree.value(tree.child(alternatives, "Fallback")?, "numFmt")
    };
    direct.or_else(choice).unwrap_or("decimal").to_owned()
}

/// Bullets that mean the item they stand before; ornaments of symbol fonts mean nothing.
fn bullet(text: &str) -> String {
    let dash = text.chars().all(|c| matches!(c, '-' | '－' | '—' | '–' | '―'));
    if dash { text.to_owned() } else { String::new() }
}

/// Counts a level on, and begins those below it anew.
fn count(
    counts: &mut [Option<u32>; LEVELS],
    levels: &[Option<&Level>],
    at: usize,
    own_start: Option<u32>,
) {
    let start = |level: usize| levels.get(level).copied().flatten().map_or(1, |level| level.start);
    for (level, count) in counts.iter_mut().enumerate() {
        if level == at {
            let next = count.map_or(start(level), |count| count.saturating_add(1));
            *count = Some(own_start.unwrap_or(next));
        } else if level > at {
            let restart = levels.get(level).copied().flatten().and_then(|level| level.restart);
            let begins = restart.is_none_or(|after| u32::try_from(at).is_ok_and(|at| at < after));
            if begins {
                *count = None;
            }
        }
    }
}

/// What a level prints: its text with the numbers of the levels put in.
fn printed(counts: &[Option<u32>; LEVELS], levels: &[Option<&Level>], at: usize) -> String {
    let Some(level) = levels.get(at).copied().flatten() else { return String::new() };
    let mut text = String::new();
    let mut characters = level.text.chars().peekable();
    while let Some(c) = characters.next() {
        let digit = characters.peek().and_then(|next| next.to_digit(10)).filter(|_| c == '%');
        let Some(place) = digit.and_then(|digit| usize::try_from(digit).ok()?.checked_sub(1))
        else {
            text.push(c);
            continue;
        };
        characters.next();
        let Some(of) = levels.get(place).copied().flatten() else { continue };
        let format = if level.plain && of.format != "none" { "decimal" } else { &of.format };
        let number = counts.get(place).copied().flatten().unwrap_or(of.start);
        text.push_str(&mark::format(number, format));
    }
    if level.spaced && !text.is_empty() {
        text.push(' ');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::super::Limits;
    use super::*;

    const XML: &str = r#"<w:numbering>
      <w:abstractNum w:abstractNumId="1">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
        <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2.%3"/><w:isLgl/><w:suff w:val="space"/></w:lvl>
        <w:lvl w:ilvl="3"><w:start w:val="5"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%4."/><w:lvlRestart w:val="0"/></w:lvl>
      </w:abstractNum>
      <w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>
      <w:num w:numId="8"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
    </w:numbering>"#;

    fn marks(paragraphs: &[(u32, u32)]) -> Vec<String> {
        let mut numbering = Numbering::read(&Tree::parse(XML, &Limits::default()).unwrap());
        let styles = Styles::default();
        let mark = |&(list, level): &(u32, u32)| {
            let format = Format { list: Some(list), level: Some(level), ..Format::default() };
            numbering.mark(&format, &styles).unwrap_or_default()
        };
        paragraphs.iter().map(mark).collect()
    }

    #[test]
    fn levels_begin_anew_below_a_higher_one() {
        let found = marks(&[(7, 0), (7, 1), (7, 1), (7, 0), (7, 1), (7, 2)]);
        assert_eq!(found, ["一、", "（一）", "（二）", "二、", "（一）", "2.1.1 "]);
    }

    #[test]
    fn a_level_that_never_restarts_counts_on() {
        assert_eq!(marks(&[(7, 3), (7, 0), (7, 3)]), ["5.", "一、", "6."]);
    }

    #[test]
    fn lists_of_one_definition_count_together_unless_one_starts_anew() {
        assert_eq!(
            marks(&[(7, 0), (7, 0), (8, 0), (8, 0), (0, 0), (99, 0)]),
            ["一、", "二、", "一、", "二、", "", ""]
        );
    }
}
