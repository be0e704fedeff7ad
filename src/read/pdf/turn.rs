//! Pages whose text is turned, or runs from top to bottom (竖排): as if they had been set across.

use super::draw::{Drawn, Glyph};
use super::rule::Rule;

/// Of fewer characters nothing is concluded.
const FEW: usize = 8;

/// The marks of punctuation of vertical lines, each before the ordinary one.
const FORMS: &str =
    "︐，︑、︒。︓：︔；︕！︖？﹁「﹂」﹃『﹄』︵（︶）︹〔︺〕︽《︾》︿〈﹀〉︻【︼】︱—︙…";

/// The characters and lines of a page in one direction, as if it were across.
pub(super) struct Layer {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) rules: Vec<Rule>,
}

/// What a page shows, the direction of most of its text first. What leans is a watermark and no text.
pub(super) fn layers(drawn: Drawn) -> Vec<Layer> {
    let stacked = is_stacked(&drawn.glyphs);
    let mut by_turn: [Vec<Glyph>; 4] = Default::default();
    for mut glyph in drawn.glyphs {
        let Some(mut turn) = glyph.turn else { continue };
        if stacked && turn == 0 {
            glyph.text = glyph.text.chars().map(ordinary).collect();
            glyph.width = glyph.size;
            turn = 3;
        }
        if let Some(layer) = by_turn.get_mut(usize::from(turn)) {
            layer.push(glyph);
        }
    }
    let layers = (0..4).zip(by_turn).filter(|(_, glyphs)| !glyphs.is_empty());
    let mut layers: Vec<(u8, Vec<Glyph>)> = layers.collect();
    layers.sort_by_key(|(_, glyphs)| std::cmp::Reverse(glyphs.len()));
    layers.into_iter().map(|(turn, glyphs)| layer(turn, glyphs, &drawn.rules)).collect()
}

fn layer(turn: u8, mut glyphs: Vec<Glyph>, rules: &[Rule]) -> Layer {
    for glyph in &mut glyphs {
        (glyph.x, glyph.y) = turned((glyph.x, glyph.y), turn);
    }
    let rules = rules.iter().filter_map(|rule| {
        let [a, b] = rule.ends().map(|end| turned(end, turn));
        Rule::between(a, b)
    });
    Layer { rules: rules.collect(), glyphs }
}

/// Where a point lies when its page is turned back.
fn turned((x, y): (f64, f64), turn: u8) -> (f64, f64) {
    match turn {
        1 => (y, -x),
        2 => (-x, -y),
        3 => (-y, x),
        _ => (x, y),
    }
}

/// Whether characters that stand upright follow each other downwards.
fn is_stacked(glyphs: &[Glyph]) -> bool {
    let upright = || glyphs.iter().filter(|glyph| glyph.turn == Some(0));
    let (mut down, mut across) = (0, 0);
    for (last, glyph) in upright().zip(upright().skip(1)) {
        let (right, below) = (glyph.x - last.x, last.y - glyph.y);
        let size = last.size.max(glyph.size);
        if right.abs() < 0.3 * size && below > 0.5 * size && below < 2.0 * size {
            down += 1;
        } else if below.abs() < 0.3 * size && right > 0.0 {
            across += 1;
        }
    }
    down >= FEW && down > across
}

fn ordinary(form: char) -> char {
    let mut pairs = FORMS.chars();
    while let (Some(vertical), Some(ordinary)) = (pairs.next(), pairs.next()) {
        if vertical == form {
            return ordinary;
        }
    }
    form
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    fn glyph(c: char, x: f64, y: f64, turn: Option<u8>) -> Glyph {
        Glyph { text: c.to_string(), x, y, width: 10.0, size: 10.0, turn }
    }

    fn texts(glyphs: Vec<Glyph>) -> Vec<String> {
        let layers = layers(Drawn { glyphs, ..Drawn::default() });
        let lines = layers.into_iter().flat_map(|layer| lines(layer.glyphs, 1));
        lines.map(|line| line.text).collect()
    }

    #[test]
    fn text_that_is_turned_is_read_as_it_runs() {
        let up = "一二".chars().zip([0.0, 10.0]).map(|(c, y)| glyph(c, 50.0, y, Some(1)));
        let next = "三四".chars().zip([0.0, 10.0]).map(|(c, y)| glyph(c, 70.0, y, Some(1)));
        let mark = "水印".chars().zip([0.0, 9.0]).map(|(c, y)| glyph(c, y, y, None));
        assert_eq!(texts(next.chain(up).chain(mark).collect()), ["一二", "三四"]);
        let down = "一二".chars().zip([10.0, 0.0]).map(|(c, y)| glyph(c, 50.0, y, Some(3)));
        let across = "正文在前"
            .chars()
            .zip(0_u8..)
            .map(|(c, x)| glyph(c, f64::from(x) * 10.0, 0.0, Some(0)));
        assert_eq!(texts(down.chain(across).collect()), ["正文在前", "一二"]);
    }

    #[test]
    fn columns_from_the_right_are_lines() {
        let column = |words: &str, x: f64| -> Vec<Glyph> {
            let glyphs = words.chars().zip(0_u8..);
            glyphs.map(|(c, row)| glyph(c, x, 500.0 - 10.0 * f64::from(row), Some(0))).collect()
        };
        let all = [column("为改善水环境︐", 80.0), column("制定本方案︒", 60.0)].concat();
        assert_eq!(texts(all), ["为改善水环境，", "制定本方案。"]);
    }
}
