//! The styles (样式) of a document: which are headings, and which of them number their paragraphs.

use std::collections::HashMap;

use crate::text::Alignment;

use super::xml::Tree;

/// A chain of styles that are based on each other is no longer than this.
const LONGEST_CHAIN: usize = 32;

/// What a style, or a paragraph of its own, says.
#[derive(Clone, Debug, Default)]
pub(super) struct Format {
    pub(super) style: Option<String>,
    /// The level of its heading, from 0; 9 is body text.
    pub(super) outline: Option<u32>,
    pub(super) list: Option<u32>,
    pub(super) level: Option<u32>,
    pub(super) alignment: Option<Alignment>,
}

impl Format {
    /// What the properties of a paragraph (`pPr`) say.
    pub(super) fn of(tree: &Tree, properties: usize) -> Self {
        let list = tree.child(properties, "numPr");
        let alignment = match tree.value(properties, "jc") {
            Some("center") => Some(Alignment::Center),
            Some("right" | "end") => Some(Alignment::Right),
            Some(_) => Some(Alignment::Left),
            None => None,
        };
        Self {
            style: tree.value(properties, "pStyle").map(str::to_owned),
            outline: tree.number(properties, "outlineLvl"),
            list: list.and_then(|list| tree.number(list, "numId")),
            level: list.and_then(|list| tree.number(list, "ilvl")),
            alignment,
        }
    }

    /// Takes from another what this one leaves open.
    fn fall_back(&mut self, other: &Self) {
        self.outline = self.outline.or(other.outline);
        self.list = self.list.or(other.list);
        self.level = self.level.or(other.level);
        self.alignment = self.alignment.or(other.alignment);
    }
}

struct Style {
    name: String,
    based_on: Option<String>,
    format: Format,
    /// Whether it hides words or shows them, where it says so.
    hides: Option<bool>,
}

/// The styles of a document by their ids.
#[derive(Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    default: Option<String>,
}

impl Styles {
    pub(super) fn read(tree: &Tree) -> Self {
        let mut all = Self::default();
        for index in tree.named("style") {
            let Some(id) = tree.attribute(index, "styleId") else { continue };
            let is_default = matches!(tree.attribute(index, "default"), Some("1" | "true" | "on"));
            if is_default && tree.attribute(index, "type") == Some("paragraph") {
                all.default = Some(id.to_owned());
            }
            let properties = tree.child(index, "pPr");
            let style = Style {
                name: tree.value(index, "name").unwrap_or_default().to_lowercase(),
                based_on: tree.value(index, "basedOn").map(str::to_owned),
                format: properties
                    .map(|properties| Format::of(tree, properties))
                    .unwrap_or_default(),
                hides: tree.child(index, "rPr").and_then(|properties| hides(tree, properties)),
            };
            all.styles.insert(id.to_owned(), style);
        }
        all
    }

    /// What holds for a paragraph: what it says, then its style, then those that the style is based on.
    pub(super) fn resolve(&self, mut own: Format) -> Format {
        own.style = own.style.or_else(|| self.default.clone());
        let style = own.style.clone();
        for style in self.chain(style.as_deref()) {
            own.fall_back(&style.format);
            own.outline = own.outline.or_else(|| heading(&style.name));
        }
        own
    }

    /// The list that a style is made for.
    pub(super) fn list_of(&self, style: &str) -> Option<u32> {
        self.chain(Some(style)).find_map(|style| style.format.list)
    }

    /// Whether paragraphs of a style are a table of contents (目录), which the headings repeat.
    pub(super) fn is_contents(&self, style: Option<&str>) -> bool {
        let mut names = self.chain(style).map(|style| &style.name);
        names.any(|name| name.starts_with("toc ") || name.starts_with("目录 "))
    }

    /// Whether a run is hidden: by what it says itself, else by its style, else by that of its paragraph.
    pub(super) fn hide(&self, tree: &Tree, run: usize, paragraph: Option<&str>) -> bool {
        let properties = tree.child(run, "rPr");
        let own = properties.and_then(|properties| hides(tree, properties));
        let style = properties.and_then(|properties| tree.value(properties, "rStyle"));
        let of = |style| self.chain(style).find_map(|style| style.hides);
        own.or_else(|| of(style)).or_else(|| of(paragraph)).unwrap_or(false)
    }

    /// The id of a style and of those that it is based on.
    pub(super) fn ids<'a>(&'a self, style: Option<&'a str>) -> impl Iterator<Item = &'a str> {
        let based = self.chain(style).filter_map(|style| style.based_on.as_deref());
        style.into_iter().chain(based)
    }

    fn chain<'a>(&'a self, style: Option<&'a str>) -> impl Iterator<Item = &'a Style> {
        let first = style.and_then(|id| self.styles.get(id));
        let next = |style: &&'a Style| self.styles.get(style.based_on.as_deref()?);
        std::iter::successors(first, next).take(LONGEST_CHAIN)
    }
}

/// Whether the properties of a run (`rPr`) hide its words, where they say so.
fn hides(tree: &Tree, properties: usize) -> Option<bool> {
    tree.child(properties, "vanish").map(|_| tree.flag(properties, "vanish"))
}

/// The level of the heading styles that come with the programs.
fn heading(name: &str) -> Option<u32> {
    let level = name.strip_prefix("heading ").or_else(|| name.strip_prefix("标题 "))?;
    let level: u32 = level.trim().parse().ok()?;
    level.checked_sub(1).filter(|level| *level < 9)
}
