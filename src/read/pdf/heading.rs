//! A title in the middle that is broken over several lines.

use super::line::Line;

/// A title is larger than the text by more than this part.
const LARGER: f64 = 0.15;

/// The lines of one title are of one size, but for this part.
const SAME_SIZE: f64 = 0.02;

/// The lines of one title stand no further apart than this, in heights of the font.
const FARTHEST: f64 = 2.0;

/// The size of the font that most characters have.
pub(super) fn body_size(pages: &[Vec<Line>]) -> f64 {
    let lines = pages.iter().flatten();
    let sized = lines.map(|line| (line.size, line.text.chars().count()));
    let mut sized: Vec<(f64, usize)> = sized.collect();
    sized.sort_by(|one, other| one.0.total_cmp(&other.0));
    let half = sized.iter().map(|(_, count)| count).sum::<usize>() / 2;
    let mut counted = 0;
    let reaches = |(size, count): &(f64, usize)| {
        counted += count;
        (counted > half).then_some(*size)
    };
    sized.iter().find_map(reaches).unwrap_or(f64::MAX)
}

/// Whether a line goes on with a title that the line before it belongs to: one of them at least leaves the margins of
/// the page free on both sides, and the title does not begin once more.
pub(super) fn goes_on(
    title: &str,
    last: &Line,
    line: &Line,
    margins: (f64, f64),
    body: f64,
) -> bool {
    let near = (last.page, last.zone) == (line.page, line.zone)
        && (0.0..=FARTHEST * last.size).contains(&(last.y - line.y));
    let large =
        last.size > body * (1.0 + LARGER) && (last.size - line.size).abs() <= SAME_SIZE * last.size;
    let middle = |line: &Line| f64::midpoint(line.left, line.right);
    let around_one = (middle(last) - middle(line)).abs() <= last.size / 2.0;
    let free =
        |line: &&Line| line.left - margins.0 > line.size && margins.1 - line.right > line.size;
    let titles = large && around_one && [last, line].iter().any(free);
    near && titles && !title.starts_with(&line.text) && !ends(&last.text) && !begins(&line.text)
}

/// Whether nothing follows a line: a sentence, or what is said to someone.
fn ends(text: &str) -> bool {
    text.ends_with(['。', '！', '？', '：', '；', ':'])
}

/// Whether a line begins something of its own: it is numbered, or an annex or a table of contents.
fn begins(text: &str) -> bool {
    const NUMERALS: &str = "一二三四五六七八九十百零〇0123456789";
    let text = text.trim_start();
    let inside = text.trim_start_matches(['（', '(', '第']);
    let rest = inside.trim_start_matches(|c| NUMERALS.contains(c));
    let numbered = rest.len() < inside.len();
    let marked = rest.starts_with(['、', '.', '．', '）', ')', '章', '节', '条', '编', '篇', '部'])
        || rest.starts_with(char::is_whitespace);
    let without_spaces: String = text.chars().filter(|c| !c.is_whitespace()).take(3).collect();
    (numbered && marked)
        || without_spaces.starts_with("附件")
        || without_spaces.starts_with("附录")
        || without_spaces == "目录"
        || without_spaces == "前言"
}
