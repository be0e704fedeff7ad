//! Lines to paragraphs: a line that is not full ends one, a line that is set in begins one.

use std::collections::HashMap;

use super::grid::Table;
use super::heading::{self, body_size};
use super::line::Line;

/// What a PDF is made of.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Block {
    Paragraph(Paragraph),
    Table(Table),
}

/// A paragraph of a PDF.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Paragraph {
    pub(super) text: String,
    /// The page on which it begins, counted from 1.
    pub(super) page: u32,
    pub(super) centered: bool,
    pub(super) right: bool,
    /// Whether more than the usual space stands above it.
    pub(super) gap: bool,
}

/// A line set in by more than this begins a paragraph, in heights of the font.
const INDENT: f64 = 1.2;

/// A line that leaves more than this free at its end ends a paragraph, in heights of the font.
const SHORT: f64 = 1.6;

/// Fonts that differ by more than this part belong to different paragraphs.
const OTHER_SIZE: f64 = 0.15;

/// More space between lines than this many times the usual separates paragraphs.
const WIDE_LEADING: f64 = 1.6;

/// A line is as good as full from this part of the width on.
const NEARLY_FULL: f64 = 0.6;

/// The first line of a paragraph is set in by two characters; one that is set in by more than this stands in the middle
/// or to the right, in heights of the font.
const DEEP_INDENT: f64 = 3.0;

/// Up to so many lines say nothing of the margins of their page.
const FEW: usize = 3;

/// Where the text of a page begins and ends, and how far its lines stand apart.
#[derive(Clone, Copy, Debug)]
struct Frame {
    left: f64,
    right: f64,
    leading: f64,
}

impl Frame {
    fn holds(&self, other: &Self, slack: f64) -> bool {
        self.left <= other.left + slack && other.right <= self.right + slack
    }

    /// The frame that lines show by themselves, or else together with the tables between them, which begin at the margin.
    fn own(lines: &[&Line]) -> Option<Self> {
        let text = frame(lines.iter().copied().filter(|line| is_text(line)))?;
        let tables = lines.iter().filter(|line| !is_text(line));
        let wide = tables.fold(text, |frame, table| Self {
            left: frame.left.min(table.left),
            right: frame.right.max(table.right),
            ..frame
        });
        let by_tables = !text.is_shown_by(lines) && wide.is_shown_by(lines);
        Some(if by_tables { wide } else { text })
    }

    fn width(&self) -> f64 {
        self.right - self.left
    }

    /// Whether some lines begin at the margin and others are set in: a page of nothing but first lines does not show
    /// where its margin is.
    fn is_shown_by(&self, lines: &[&Line]) -> bool {
        let text = lines.iter().filter(|line| is_text(line));
        text.map(|line| (line.left - self.left) / line.size)
            .any(|by| by > INDENT && by < DEEP_INDENT)
    }
}

/// Joins the lines of all pages to paragraphs.
pub(super) fn blocks(pages: Vec<Vec<Line>>) -> Vec<Block> {
    let frames = Frames::of(&pages);
    let body = body_size(&pages);
    let mut found: Vec<Block> = Vec::new();
    let mut before: Option<(Line, Frame)> = None;
    for mut line in pages.into_iter().flatten() {
        if let Some(table) = line.table.take() {
            found.push(Block::Table(*table));
            before = None;
            continue;
        }
        let Some(frame) = frames.around(&line) else { continue };
        let goes_on = before.as_ref().is_some_and(|(last, of)| {
            let title = |text| heading::goes_on(text, last, &line, (frame.left, frame.right), body);
            continues(last, *of, &line, frame) || so_far(&found).is_some_and(title)
        });
        match found.last_mut() {
            Some(Block::Paragraph(paragraph)) if goes_on => join(&mut paragraph.text, &line.text),
            _ => {
                let last = before.as_ref().map(|(last, _)| last);
                found.push(Block::Paragraph(begin(&line, frame, last)));
            }
        }
        before = Some((line, frame));
    }
    found
}

/// The text of the last paragraph.
fn so_far(found: &[Block]) -> Option<&str> {
    match found.last()? {
        Block::Paragraph(paragraph) => Some(&paragraph.text),
        Block::Table(_) => None,
    }
}

fn begin(line: &Line, frame: Frame, before: Option<&Line>) -> Paragraph {
    let (left, right) = (line.left - frame.left, frame.right - line.right);
    let set_in = left > 2.5 * line.size;
    let centered = set_in && right > line.size && (left - right).abs() < 2.0 * line.size;
    let gap = before.is_some_and(|last| {
        last.page == line.page && last.y - line.y > WIDE_LEADING * frame.leading
    });
    Paragraph {
        text: line.text.clone(),
        page: line.page,
        centered,
        right: set_in && !centered && left > frame.width() / 2.0,
        gap,
    }
}

/// Whether a line goes on with what the line before it began.
fn continues(last: &Line, of: Frame, line: &Line, frame: Frame) -> bool {
    let same_size = (last.size - line.size).abs() <= OTHER_SIZE * last.size.max(line.size);
    let free = of.right - last.right;
    let full = free <= (SHORT * last.size).max(first_piece(&line.text) * last.size);
    let set_in = line.left - frame.left > INDENT * line.size;
    // A signature reaches the margin and is no full line.
    let to_the_right = last.left - of.left > DEEP_INDENT * last.size
        && (last.left - line.left).abs() > INDENT * line.size;
    let near = last.page != line.page || last.y - line.y <= WIDE_LEADING * frame.leading;
    same_size && full && !to_the_right && !set_in && near
}

/// How wide the first piece of a line is that could not have been broken off, in heights of the font: a word or a
/// number, or one character, with the punctuation that may not end a line before it and that may not begin one behind;
/// 3—12 is one piece, and a quotation mark is not parted from what stands before it by every program.
fn first_piece(text: &str) -> f64 {
    const STAYS_AHEAD: &str = "（《〈“‘【〔(≥≤±￥$";
    const STAYS_BEHIND: &str = "，。；：、！？）》〉”’】〕%％‰℃)";
    const JOINS: &str = "—–～~…·“‘";
    let mut width = 0.5;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next_if(|c| STAYS_AHEAD.contains(*c)) {
        width += em(c);
    }
    loop {
        width += rest.next().map_or(0.0, em);
        while let Some(c) = rest.next_if(char::is_ascii_graphic) {
            width += em(c);
        }
        while let Some(c) = rest.next_if(|c| STAYS_BEHIND.contains(*c)) {
            width += em(c);
        }
        let Some(join) = rest.next_if(|c| JOINS.contains(*c)) else { return width };
        width += em(join);
    }
}

/// How wide a character is, in heights of the font.
fn em(c: char) -> f64 {
    if c.is_ascii() { 0.5 } else { 1.0 }
}

/// Between Chinese characters nothing joins two lines, between two words a space.
pub(super) fn join(text: &mut String, line: &str) {
    let word = |c: char| c.is_ascii_alphanumeric();
    let apart = text.ends_with(word) && line.starts_with(|c: char| c.is_ascii_alphabetic());
    if apart && text.ends_with(|c: char| c.is_ascii_alphabetic()) {
        text.push(' ');
    }
    text.push_str(line);
}

/// The frames of the pages, and of the columns and boxes in them.
struct Frames(HashMap<(u32, u32), Option<Frame>>);

impl Frames {
    /// Every frame: the narrowest that some page shows around its lines, else its own.
    fn of(pages: &[Vec<Line>]) -> Self {
        let zones = zones(pages);
        let own: Vec<Option<Frame>> = zones.iter().map(|(_, lines)| Frame::own(lines)).collect();
        let with_lines =
            own.iter().zip(&zones).filter_map(|(frame, (_, lines))| Some(((*frame)?, lines)));
        let shown = with_lines.filter(|(frame, lines)| frame.is_shown_by(lines));
        let shown: Vec<Frame> = shown.map(|(frame, _)| frame).collect();
        let lines = pages.iter().flatten().filter(|line| is_text(line) && line.zone == 0);
        let all = frame(lines);
        let of = |(key, lines): &((u32, u32), Vec<&Line>), own: &Option<Frame>| {
            let mut text = lines.iter().filter(|line| is_text(line));
            let (Some(own), Some(first)) = (own, text.next()) else { return (*key, all) };
            let around = shown.iter().filter(|frame| frame.holds(own, first.size / 2.0)).copied();
            let around = around.min_by(|one, other| one.width().total_cmp(&other.width()));
            let few = text.count() < FEW && key.1 == 0;
            (*key, around.or(if few { all } else { Some(*own) }))
        };
        Self(zones.iter().zip(&own).map(|(zone, own)| of(zone, own)).collect())
    }

    /// The frame that a line stands in.
    fn around(&self, line: &Line) -> Option<Frame> {
        self.0.get(&(line.page, line.zone)).copied().flatten()
    }
}

/// The lines and tables of every page, column and box.
fn zones(pages: &[Vec<Line>]) -> Vec<((u32, u32), Vec<&Line>)> {
    let mut zones: Vec<((u32, u32), Vec<&Line>)> = Vec::new();
    let mut places: HashMap<(u32, u32), usize> = HashMap::new();
    for line in pages.iter().flatten() {
        let key = (line.page, line.zone);
        let at = *places.entry(key).or_insert_with(|| {
            zones.push((key, Vec::new()));
            zones.len() - 1
        });
        if let Some((_, lines)) = zones.get_mut(at) {
            lines.push(line);
        }
    }
    zones
}

fn is_text(line: &Line) -> bool {
    line.table.is_none()
}

/// How far to the left lines begin and how far to the right wide ones go, and their usual distance.
fn frame<'a>(lines: impl Iterator<Item = &'a Line> + Clone) -> Option<Frame> {
    let widest = lines.clone().map(|line| line.right - line.left).max_by(f64::total_cmp)?;
    let wide = lines.clone().filter(|line| line.right - line.left >= NEARLY_FULL * widest);
    let left = lines.clone().map(|line| line.left).min_by(f64::total_cmp)?;
    let right = wide.map(|line| line.right).max_by(f64::total_cmp)?;
    let distances = lines.clone().zip(lines.skip(1)).filter(|(last, line)| last.page == line.page);
    let mut distances: Vec<f64> =
        distances.map(|(last, line)| last.y - line.y).filter(|distance| *distance > 0.0).collect();
    distances.sort_by(f64::total_cmp);
    let leading = distances.get(distances.len() / 2).copied().unwrap_or(f64::MAX);
    Some(Frame { left, right, leading })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line of characters 10 wide, set in by some of them.
    fn line(page: u32, row: u32, set_in: u32, text: &str) -> Line {
        let left = 70.0 + 10.0 * f64::from(set_in);
        let count = u32::try_from(text.chars().count()).unwrap();
        let right = left + 10.0 * f64::from(count);
        Line {
            page,
            zone: 0,
            text: text.to_owned(),
            left,
            right,
            y: 800.0 - 20.0 * f64::from(row),
            size: 10.0,
            table: None,
        }
    }

    fn paragraphs(pages: Vec<Vec<Line>>) -> Vec<Paragraph> {
        let paragraph = |block| match block {
            Block::Paragraph(paragraph) => Some(paragraph),
            Block::Table(_) => None,
        };
        blocks(pages).into_iter().filter_map(paragraph).collect()
    }

    fn texts(pages: Vec<Vec<Line>>) -> Vec<String> {
        paragraphs(pages).into_iter().map(|paragraph| paragraph.text).collect()
    }

    const FULL: &str = "一二三四五六七八九十一二三四五六七八九十";

    #[test]
    fn pieces_that_are_never_broken() {
        for (text, width) in [
            ("治水", 1.5),
            ("治，水", 2.5),
            ("（区、市）", 3.5),
            ("2021年", 2.5),
            ("PM2.5）浓度", 4.0),
            ("3—12个月", 3.0),
            ("施“装、树”", 4.5),
            ("≥55%。", 4.0),
            ("", 0.5),
        ] {
            assert!((first_piece(text) - width).abs() < 0.01, "{text} {}", first_piece(text));
        }
    }

    #[test]
    fn a_full_line_goes_on_and_one_that_is_set_in_begins() {
        let page = vec![
            line(1, 0, 2, &FULL[..54]),
            line(1, 1, 0, FULL),
            line(1, 2, 0, "末行。"),
            line(1, 3, 2, &FULL[..54]),
            line(1, 4, 2, "（一）治水"),
            line(1, 5, 0, "抬头："),
        ];
        let expected = [
            format!("{}{FULL}末行。", &FULL[..54]),
            FULL[..54].to_owned(),
            "（一）治水".to_owned(),
            "抬头：".to_owned(),
        ];
        assert_eq!(texts(vec![page]), expected);
    }

    #[test]
    fn a_paragraph_goes_on_over_the_page() {
        let first = vec![
            line(1, 0, 2, &FULL[..54]),
            line(1, 1, 0, FULL),
            line(1, 2, 0, FULL),
            line(1, 3, 0, FULL),
        ];
        let second = vec![
            line(2, 0, 0, "完。"),
            line(2, 1, 2, "二、"),
            line(2, 2, 2, &FULL[..54]),
            line(2, 3, 0, FULL),
        ];
        let found = texts(vec![first, second]);
        assert_eq!(found.len(), 3);
        assert!(found[0].ends_with("完。"));
    }

    #[test]
    fn a_page_of_first_lines_takes_the_margins_of_its_neighbour() {
        let first = vec![line(1, 0, 2, &FULL[..54]), line(1, 1, 0, FULL), line(1, 2, 0, "完。")];
        let second = (0..4).map(|row| line(2, row, 2, &FULL[..42])).collect();
        assert_eq!(texts(vec![first, second]).len(), 5);
    }

    #[test]
    fn what_reaches_the_margin_from_the_middle_is_no_full_line() {
        let page = vec![
            line(1, 0, 0, FULL),
            line(1, 1, 2, &FULL[..54]),
            line(1, 2, 0, "完。"),
            line(1, 3, 13, "2026年3月5日"),
            line(1, 4, 0, "此件公开发布"),
        ];
        let found = texts(vec![page]);
        assert_eq!(found[2..], ["2026年3月5日", "此件公开发布"]);
    }

    #[test]
    fn titles_stand_in_the_middle_and_signatures_to_the_right() {
        let page = vec![
            line(1, 0, 5, "一二三四五六七八九十"),
            line(1, 3, 0, FULL),
            line(1, 4, 14, "市政府办"),
            line(1, 5, 0, FULL),
        ];
        let found = paragraphs(vec![page]);
        assert!(found[0].centered && !found[0].right && found[1].gap && found[2].right);
    }
}
