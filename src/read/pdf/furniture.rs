//! Page numbers and the headers and footers that pages repeat (页眉页脚).

use std::collections::{HashMap, HashSet};

use super::line::Line;

/// How many lines at the top and at the bottom of a page may be furniture.
const EDGE: usize = 2;

/// Left and right pages may repeat lines of their own, from this many of each on.
const FEWEST_OF_A_SIDE: usize = 3;

/// A line that repeats stands at the same height, within this many points.
const SAME_HEIGHT: f64 = 4.0;

/// A header is set in smaller type than the text, at most this part of its height,
const SMALL: f64 = 0.8;

/// and stands farther from it than its lines from each other, at least so many times.
const APART: f64 = 1.5;

/// Takes page numbers, repeated lines and headers off the pages.
pub(super) fn removed(pages: Vec<Vec<Line>>) -> Vec<Vec<Line>> {
    let repeated = repeated(&pages);
    let body = body_size(&pages);
    let strip = |page: Vec<Line>| {
        let header = usize::from(has_header(&page, body));
        let furniture = of_page(&page, &repeated);
        let kept = page.into_iter().zip(furniture).skip(header);
        kept.filter(|(_, furniture)| !furniture).map(|(line, _)| line).collect()
    };
    pages.into_iter().map(strip).collect()
}

/// Which lines of a page are furniture. Of two numbers at one edge only the outer one is the page's.
fn of_page(page: &[Line], repeated: &HashMap<(String, i64), usize>) -> Vec<bool> {
    let mut furniture = vec![false; page.len()];
    let edges = [(0..page.len()).collect::<Vec<_>>(), (0..page.len()).rev().collect()];
    for edge in edges {
        let mut numbered = false;
        for at in edge.iter().copied().take(EDGE) {
            let Some((line, is_furniture)) = page.get(at).zip(furniture.get_mut(at)) else { break };
            let bare = line.text.chars().all(char::is_numeric);
            let sure = !bare || (edge.first() == Some(&at) && is_apart(page, &edge));
            let number = is_page_number(&line.text) && sure && !numbered;
            numbered |= number;
            *is_furniture |= number || repeated.contains_key(&key(line));
        }
    }
    furniture
}

/// Whether the outermost line stands farther from the next than that from the one behind it.
fn is_apart(page: &[Line], edge: &[usize]) -> bool {
    let mut heights = edge.iter().filter_map(|at| page.get(*at)).map(|line| line.y);
    let (Some(first), Some(second)) = (heights.next(), heights.next()) else { return true };
    heights.next().is_none_or(|third| (first - second).abs() >= APART * (second - third).abs())
}

/// The height of the font that most characters are set in.
fn body_size(pages: &[Vec<Line>]) -> f64 {
    let mut sizes: Vec<(f64, usize)> =
        pages.iter().flatten().map(|line| (line.size, line.text.chars().count())).collect();
    sizes.sort_by(|one, other| one.0.total_cmp(&other.0));
    let half = sizes.iter().map(|(_, count)| count).sum::<usize>() / 2;
    let mut before = 0;
    let middle = sizes.iter().find(|(_, count)| {
        before += count;
        before > half
    });
    middle.map_or(0.0, |(size, _)| *size)
}

/// Whether a page begins with a line of small type far above the others, which a document of one page does not repeat.
fn has_header(page: &[Line], body: f64) -> bool {
    let [first, second, rest @ ..] = page else { return false };
    let Some(third) = rest.first() else { return false };
    let own = first.y - second.y;
    first.size <= SMALL * body && second.size > SMALL * body && own >= APART * (second.y - third.y)
}

/// A line without its digits, and its height: what is the same on every page.
fn key(line: &Line) -> (String, i64) {
    let words = line.text.chars().filter(|c| !c.is_ascii_digit() && !c.is_whitespace()).collect();
    #[allow(clippy::cast_possible_truncation)] // A height beyond the range is that of no page.
    let height = (line.y / SAME_HEIGHT).round() as i64;
    (words, height)
}

/// The lines that stand at the edge of most pages, or of most left or most right pages, and at least of two.
fn repeated(pages: &[Vec<Line>]) -> HashMap<(String, i64), usize> {
    let filled: Vec<&Vec<Line>> = pages.iter().filter(|page| !page.is_empty()).collect();
    let mut found = on_most(filled.iter().copied());
    if filled.len() >= 2 * FEWEST_OF_A_SIDE {
        found.extend(on_most(filled.iter().copied().step_by(2)));
        found.extend(on_most(filled.iter().copied().skip(1).step_by(2)));
    }
    found
}

fn on_most<'a>(pages: impl Iterator<Item = &'a Vec<Line>>) -> HashMap<(String, i64), usize> {
    let mut counts = HashMap::new();
    let mut most = 0;
    for page in pages {
        most += 1;
        let edges = page.iter().enumerate().filter(|(at, _)| *at < EDGE || at + EDGE >= page.len());
        let lines = edges.map(|(_, line)| line).filter(|line| line.table.is_none());
        // A page that says the same in two columns says it once.
        for key in lines.map(key).collect::<HashSet<_>>() {
            *counts.entry(key).or_insert(0) += 1;
        }
    }
    counts.retain(|_, count| *count >= 2 && *count * 2 > most);
    counts
}

/// Whether a line is nothing but the number of its page: `— 3 —`, `第 3 页 共 10 页`, `3/10`.
pub(super) fn is_page_number(text: &str) -> bool {
    let mut digits = 0;
    for c in text.chars() {
        match c {
            '0'..='9' | '０'..='９' => digits += 1,
            '-' | '—' | '–' | '－' | '―' | '─' | '·' | '•' | '/' | '第' | '页' | '共' | 'P'
            | 'p' => {}
            _ if c.is_whitespace() => {}
            _ => return false,
        }
    }
    (1..=8).contains(&digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, y: f64) -> Line {
        Line {
            page: 1,
            zone: 0,
            text: text.to_owned(),
            left: 0.0,
            right: 100.0,
            y,
            size: 16.0,
            table: None,
        }
    }

    fn texts(pages: Vec<Vec<Line>>) -> Vec<Vec<String>> {
        let page = |page: Vec<Line>| page.into_iter().map(|line| line.text).collect();
        removed(pages).into_iter().map(page).collect()
    }

    #[test]
    fn page_numbers_in_every_form() {
        for text in ["— 3 —", "-12-", "3", "第 3 页 共 10 页", "3/10", "－２－"] {
            assert!(is_page_number(text), "{text}");
        }
        for text in ["3.", "2021年", "—", "第三页", "123456789"] {
            assert!(!is_page_number(text), "{text}");
        }
    }

    #[test]
    fn what_stands_on_most_pages_goes() {
        let page = |number: i32, words: &str| {
            vec![
                line("二道区人民政府公报", 800.0),
                line(words, 700.0),
                line("正文", 400.0),
                line(words, 300.0),
                line(&format!("第{number}期 {number}"), 40.0),
            ]
        };
        let found = texts(vec![page(1, "甲"), page(2, "乙"), page(3, "丙")]);
        assert_eq!(found, [["甲", "正文", "甲"], ["乙", "正文", "乙"], ["丙", "正文", "丙"]]);
    }

    #[test]
    fn left_and_right_pages_repeat_lines_of_their_own() {
        let page = |number: usize| {
            let header = ["公报", "长春市人民政府"][number % 2];
            vec![
                line(header, 800.0),
                line(&"正".repeat(number + 1), 700.0),
                line(&"文".repeat(number + 1), 40.0),
            ]
        };
        let found = texts((0..6).map(page).collect());
        assert!(found.iter().all(|page| page.len() == 2), "{found:?}");
    }

    #[test]
    fn small_type_far_above_a_single_page_is_its_header() {
        let header = Line { size: 10.5, ..line("公报 2021年第6期", 800.0) };
        let body = [
            line("方案", 740.0),
            line("一、到2025年，环境质量有所改善", 712.0),
            line("二、任务", 684.0),
        ];
        let page = [std::slice::from_ref(&header), &body[..]].concat();
        assert_eq!(texts(vec![page])[0].len(), 3);
        let near = [&[Line { y: 768.0, ..header }], &body[..]].concat();
        assert_eq!(texts(vec![near])[0].len(), 4);
    }

    #[test]
    fn of_two_numbers_at_an_edge_one_is_the_page_s() {
        let page = vec![line("正文是", 400.0), line("84", 372.0), line("— 1 —", 40.0)];
        assert_eq!(texts(vec![page]), [["正文是", "84"]]);
    }

    #[test]
    fn a_number_inside_the_page_stays() {
        let body = vec![
            line("一", 9.0),
            line("二", 8.0),
            line("3", 7.0),
            line("四", 6.0),
            line("五", 5.0),
        ];
        assert_eq!(texts(vec![body])[0].len(), 5);
    }
}
