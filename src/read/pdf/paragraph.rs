//! Lines to paragraphs: a line that is not full ends one, a line that is set in begins one.

use super::line::Line;

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

    fn width(&self) -> f64 {
        self.right - self.left
    }

    /// Whether some lines begin at the margin and others are set in: a page of nothing but first lines does not show
    /// where its margin is.
    fn is_shown_by(&self, lines: &[Line]) -> bool {
        let set_in = |line: &Line| (line.left - self.left) / line.size;
        lines.iter().map(set_in).any(|by| by > INDENT && by < DEEP_INDENT)
    }
}

/// Joins the lines of all pages to paragraphs.
pub(super) fn paragraphs(pages: Vec<Vec<Line>>) -> Vec<Paragraph> {
    let frames = frames(&pages);
    let mut found: Vec<Paragraph> = Vec::new();
    let mut before: Option<(Line, Frame)> = None;
    for (lines, frame) in pages.into_iter().zip(frames) {
        let Some(frame) = frame else { continue };
        for line in lines {
            let goes_on =
                before.as_ref().is_some_and(|(last, of)| continues(last, *of, &line, frame));
            match found.last_mut().filter(|_| goes_on) {
                Some(paragraph) => join(&mut paragraph.text, &line.text),
                None => found.push(begin(&line, frame, before.as_ref().map(|(last, _)| last))),
            }
            before = Some((line, frame));
        }
    }
    found
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
    let near = last.page != line.page || last.y - line.y <= WIDE_LEADING * frame.leading;
    same_size && full && !set_in && near
}

/// How wide the first piece of a line is that could not have been broken off, in heights of the font: a word or a
/// number, or one character, with the punctuation that may not end a line before it and that may not begin one behind.
fn first_piece(text: &str) -> f64 {
    const STAYS_AHEAD: &str = "（《〈“‘【〔(";
    const STAYS_BEHIND: &str = "，。；：、！？）》〉”’】〕%％)";
    let ahead = text.chars().take_while(|c| STAYS_AHEAD.contains(*c)).count();
    let word = text.chars().skip(ahead).take_while(char::is_ascii_graphic).count();
    let behind = text.chars().skip(ahead + word.max(1));
    let behind = behind.take_while(|c| STAYS_BEHIND.contains(*c)).count();
    let count = |count: usize| u32::try_from(count).map_or(0.0, f64::from);
    let first = if word == 0 { 1.0 } else { count(word) / 2.0 };
    count(ahead) + first + count(behind) + 0.5
}

/// Between Chinese characters nothing joins two lines, between two words a space.
fn join(text: &mut String, line: &str) {
    let word = |c: char| c.is_ascii_alphanumeric();
    let apart = text.ends_with(word) && line.starts_with(|c: char| c.is_ascii_alphabetic());
    if apart && text.ends_with(|c: char| c.is_ascii_alphabetic()) {
        text.push(' ');
    }
    text.push_str(line);
}

/// The frame of every page: the narrowest that some page shows around its lines, else its own.
fn frames(pages: &[Vec<Line>]) -> Vec<Option<Frame>> {
    let own: Vec<Option<Frame>> = pages.iter().map(|lines| frame(lines.iter())).collect();
    let with_lines = own.iter().zip(pages).filter_map(|(frame, lines)| Some(((*frame)?, lines)));
    let shown = with_lines.filter(|(frame, lines)| frame.is_shown_by(lines));
    let shown: Vec<Frame> = shown.map(|(frame, _)| frame).collect();
    let all = frame(pages.iter().flatten());
    let of = |(lines, own): (&Vec<Line>, &Option<Frame>)| {
        let (Some(own), Some(first)) = (own, lines.first()) else { return all };
        let around = shown.iter().filter(|frame| frame.holds(own, first.size / 2.0)).copied();
        let around = around.min_by(|one, other| one.width().total_cmp(&other.width()));
        around.or(if lines.len() > FEW { Some(*own) } else { all })
    };
    pages.iter().zip(&own).map(of).collect()
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
            text: text.to_owned(),
            left,
            right,
            y: 800.0 - 20.0 * f64::from(row),
            size: 10.0,
        }
    }

    fn texts(pages: Vec<Vec<Line>>) -> Vec<String> {
        paragraphs(pages).into_iter().map(|paragraph| paragraph.text).collect()
    }

    const FULL: &str = "一二三四五六七八九十一二三四五六七八九十";

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
