//! Fields (域): which words are their codes, which tables of contents hide, and what stands for a code without a result.

use super::super::mark;
use super::xml::{TEXT, Tree};

/// Fields inside fields deeper than this are taken as one.
const DEEPEST: usize = 64;

/// The code of a field is looked for no further than so many nodes behind its beginning.
const FARTHEST_CODE: usize = 128;

/// A longer code is cut, in bytes; those that mean something are short.
const LONGEST_CODE: usize = 256;

/// The fields whose results repeat the headings of the document (目录).
const CONTENTS: [&str; 3] = ["TOC", "TOA", "INDEX"];

/// The fields that are open. A field may begin in one paragraph and end in another.
#[derive(Default)]
pub(super) struct Fields {
    open: Vec<Field>,
}

#[derive(Default)]
struct Field {
    /// Whether its result has not begun.
    in_code: bool,
    code: String,
    is_contents: bool,
}

impl Fields {
    /// Takes a mark of a field; gives what is shown for a field that ends without a result.
    pub(super) fn change(&mut self, tree: &Tree, index: usize) -> Option<String> {
        match tree.attribute(index, "fldCharType") {
            Some("begin") if self.open.len() < DEEPEST => {
                let is_contents = is_contents(tree, index);
                self.open.push(Field { in_code: true, is_contents, ..Field::default() });
                None
            }
            Some("separate") => {
                if let Some(field) = self.open.last_mut() {
                    field.in_code = false;
                }
                None
            }
            Some("end") => {
                let field = self.open.pop().filter(|field| field.in_code && !self.hide())?;
                equation(&field.code)
            }
            _ => None,
        }
    }

    /// Takes a piece of a code.
    pub(super) fn code(&mut self, tree: &Tree, index: usize) {
        let Some(field) = self.open.last_mut().filter(|field| field.in_code) else { return };
        for (piece, _) in tree.children(index).filter(|(_, node)| node.name == TEXT) {
            let left = LONGEST_CODE.saturating_sub(field.code.len());
            field.code.extend(tree.text(piece).chars().take(left));
        }
    }

    /// Whether words that stand here are not shown.
    pub(super) fn hide(&self) -> bool {
        self.open.iter().any(|field| field.in_code || field.is_contents)
    }

    /// A heading ends every table of contents that did not end before it.
    pub(super) fn heading(&mut self) {
        self.open.iter_mut().for_each(|field| field.is_contents = false);
    }
}

/// Whether a code makes a table of contents.
pub(super) fn is_contents_code(code: &str) -> bool {
    let word = code.split_whitespace().next().unwrap_or_default();
    CONTENTS.iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// Whether the field that begins at a node is a table of contents, and ends somewhere: one that does not would take the
/// rest of the document with it.
fn is_contents(tree: &Tree, begin: usize) -> bool {
    let near = begin + 1..(begin + FARTHEST_CODE);
    let mut code = String::new();
    for node in near.map_while(|index| tree.node(index).map(|node| (index, node))) {
        match node.1.name {
            "fldChar" => break,
            "instrText" => {
                code.extend(tree.children(node.0).map(|(piece, _)| tree.text(piece)));
            }
            _ => {}
        }
        if code.len() > LONGEST_CODE {
            break;
        }
    }
    is_contents_code(&code) && ends(tree, begin)
}

fn ends(tree: &Tree, begin: usize) -> bool {
    let mut depth = 0_usize;
    let all = (begin..).map_while(|index| tree.node(index).map(|node| (index, node)));
    for (index, _) in all.filter(|(_, node)| node.name == "fldChar") {
        match tree.attribute(index, "fldCharType") {
            Some("begin") => depth += 1,
            Some("end") if depth <= 1 => return true,
            Some("end") => depth -= 1,
            _ => {}
        }
    }
    false
}

/// What the code of an equation draws, as far as texts use them: a number in a circle (带圈字符), a fraction, characters
/// set in one place (合并字符) and those with their reading above them (拼音指南).
fn equation(code: &str) -> Option<String> {
    let code = code.trim();
    let rest = code.get(..2).filter(|word| word.eq_ignore_ascii_case("eq"))?;
    let (kind, inside) = code.get(rest.len()..)?.split_once('(')?;
    let inside = inside.rsplit_once(')').map_or(inside, |(inside, _)| inside);
    let arguments = arguments(inside);
    let kind = kind.replace(' ', "").to_ascii_lowercase();
    match arguments.as_slice() {
        [first, second] if kind.ends_with("\\f") => Some(format!("{first}/{second}")),
        [_, _, ..] if kind.contains("\\o") => Some(laid_over(&arguments)),
        _ => None,
    }
}

/// The arguments of a code; a comma inside brackets parts none.
fn arguments(inside: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    let parted = inside.split(|c| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && matches!(c, ',' | '，' | ';')
    });
    parted.map(str::trim).collect()
}

/// What is read where several things stand in one place; some of them may be raised or lowered.
fn laid_over(arguments: &[&str]) -> String {
    let shifted: Vec<Option<&str>> = arguments.iter().map(|argument| shifted(argument)).collect();
    let plain = arguments.iter().zip(&shifted).filter(|(_, shifted)| shifted.is_none());
    let last = plain.map(|(plain, _)| *plain).next_back();
    match (arguments.first(), last) {
        (Some(around), Some(inside)) if shifted.iter().all(Option::is_none) => {
            circled(around, inside)
        }
        // The reading comes first and stands above its character.
        (_, Some(character)) if shifted.first().is_some_and(Option::is_some) => {
            character.to_owned()
        }
        _ => {
            arguments.iter().zip(shifted).map(|(plain, shifted)| shifted.unwrap_or(plain)).collect()
        }
    }
}

/// What is raised or lowered: `\s\up 9(zhì)`.
fn shifted(argument: &str) -> Option<&str> {
    let code = argument.get(..2).filter(|code| code.eq_ignore_ascii_case("\\s"))?;
    let (_, inside) = argument.get(code.len()..)?.split_once('(')?;
    Some(inside.rsplit_once(')').map_or(inside, |(inside, _)| inside).trim())
}

fn circled(around: &str, inside: &str) -> String {
    let number = inside.parse().ok().filter(|number| (1..=50).contains(number));
    match number.filter(|_| matches!(around, "○" | "◯" | "〇")) {
        Some(number) => mark::format(number, "decimalEnclosedCircle"),
        None => inside.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equations_that_texts_use() {
        for (code, expected) in [
            (" eq \\o\\ac(○,1)", Some("①")),
            ("EQ \\O \\AC(○，12)", Some("⑫")),
            ("eq \\o\\ac(□,3)", Some("3")),
            ("eq \\f(1,2)", Some("1/2")),
            ("eq \\o(\\s\\up 12(项　),\\s\\do 4(　目))", Some("项目")),
            ("EQ \\* jc0 \\* \"Font:宋体\" \\* hps10 \\o\\ad(\\s\\up 9(zhì,),治)", Some("治")),
            ("eq \\o(→,\\s\\up7(加热),\\s\\do7(下))", Some("→加热下")),
            ("eq \\o(\\s\\up", None),
            ("eq \\o(,", Some("")),
            ("eq \\x(1)", None),
            ("PAGE", None),
            ("é", None),
            ("", None),
        ] {
            assert_eq!(equation(code).as_deref(), expected, "{code}");
        }
    }

    #[test]
    fn codes_of_contents() {
        assert!(is_contents_code(" TOC \\o \"1-3\" \\h") && is_contents_code("index"));
        assert!(!is_contents_code("PAGEREF _Toc1") && !is_contents_code(""));
    }
}
