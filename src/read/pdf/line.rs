//! Characters with places to lines of text, from the top of a page to its bottom.

use super::draw::Glyph;

/// Two glyphs stand in one line when they share this much of the height of the lower one.
const SHARED_HEIGHT: f64 = 0.5;

/// A wider gap between Chinese characters is white space, in heights of the font; justified lines have narrower ones.
const WIDE_GAP: f64 = 0.8;

/// A wider gap between letters or digits is white space, in heights of the font.
const WORD_GAP: f64 = 0.2;

/// The same character drawn again this close is there to look bold, in heights of the font.
const BOLD_SHIFT: f64 = 0.3;

/// A line of a page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) page: u32,
    pub(super) text: String,
    /// Where it begins and ends, from the left of the page.
    pub(super) left: f64,
    pub(super) right: f64,
    /// Its baseline, from the bottom of the page.
    pub(super) y: f64,
    /// The height of its font.
    pub(super) size: f64,
}

/// A line in the making: how high it reaches, and its glyphs.
struct Band {
    bottom: f64,
    top: f64,
    size: f64,
    glyphs: Vec<Glyph>,
}

impl Band {
    fn new(glyph: Glyph) -> Self {
        let (bottom, top, size) = (glyph.y, glyph.y + glyph.size, glyph.size);
        Self { bottom, top, size, glyphs: vec![glyph] }
    }

    fn holds(&self, glyph: &Glyph) -> bool {
        let shared = self.top.min(glyph.y + glyph.size) - self.bottom.max(glyph.y);
        shared > SHARED_HEIGHT * glyph.size.min(self.size)
    }

    /// The largest glyph tells where the line stands; raised and lowered ones are smaller.
    fn add(&mut self, glyph: Glyph) {
        if glyph.size > self.size {
            (self.bottom, self.top, self.size) = (glyph.y, glyph.y + glyph.size, glyph.size);
        }
        self.glyphs.push(glyph);
    }
}

/// The lines of a page, from the top.
pub(super) fn lines(glyphs: Vec<Glyph>, page: u32) -> Vec<Line> {
    let mut glyphs = glyphs;
    glyphs.retain(|glyph| glyph.size > 0.0 && glyph.size.is_finite() && glyph.width.is_finite());
    glyphs.sort_by(|a, b| b.y.total_cmp(&a.y).then(a.x.total_cmp(&b.x)));
    let mut bands: Vec<Band> = Vec::new();
    for glyph in glyphs {
        match bands.last_mut().filter(|band| band.holds(&glyph)) {
            Some(band) => band.add(glyph),
            None => bands.push(Band::new(glyph)),
        }
    }
    bands.into_iter().filter_map(|band| line(band, page)).collect()
}

fn line(mut band: Band, page: u32) -> Option<Line> {
    band.glyphs.sort_by(|a, b| a.x.total_cmp(&b.x));
    let mut text = String::new();
    let mut last: Option<Glyph> = None;
    let mut left = None;
    let mut right = f64::MIN;
    for glyph in band.glyphs {
        if last.as_ref().is_some_and(|last| is_again(last, &glyph)) {
            continue;
        }
        if let Some(last) = &last
            && is_gap(last, &glyph)
            && !text.ends_with(' ')
        {
            text.push(' ');
        }
        text.push_str(&glyph.text);
        if !glyph.text.trim().is_empty() {
            left = left.or(Some(glyph.x));
            right = right.max(glyph.x + glyph.width);
        }
        last = Some(glyph);
    }
    let line = |left| Line {
        page,
        text: text.trim().to_owned(),
        left,
        right,
        y: band.bottom,
        size: band.size,
    };
    left.map(line)
}

fn is_again(last: &Glyph, glyph: &Glyph) -> bool {
    last.text == glyph.text
        && (glyph.x - last.x).abs() < BOLD_SHIFT * glyph.size.min(glyph.width.max(1.0) * 2.0)
}

fn is_gap(last: &Glyph, glyph: &Glyph) -> bool {
    let gap = glyph.x - (last.x + last.width);
    let size = last.size.max(glyph.size);
    let narrow = last.text.ends_with(is_narrow) && glyph.text.starts_with(is_narrow);
    gap > size * if narrow { WORD_GAP } else { WIDE_GAP }
}

fn is_narrow(c: char) -> bool {
    c.is_ascii_graphic()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyphs(words: &str, x: f64, y: f64, size: f64) -> Vec<Glyph> {
        let mut x = x;
        let glyph = |c: char| {
            let width = if c.is_ascii() { size / 2.0 } else { size };
            x += width;
            Glyph { text: c.to_string(), x: x - width, y, width, size }
        };
        words.chars().map(glyph).collect()
    }

    fn texts(glyphs: Vec<Glyph>) -> Vec<String> {
        lines(glyphs, 1).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn lines_stand_from_the_top_whatever_the_order_of_drawing() {
        let all =
            [glyphs("第二行", 50.0, 80.0, 16.0), glyphs("第一行", 50.0, 100.0, 16.0)].concat();
        assert_eq!(texts(all), ["第一行", "第二行"]);
    }

    #[test]
    fn raised_and_lowered_characters_belong_to_their_line() {
        let all = [
            glyphs("10", 0.0, 100.0, 16.0),
            glyphs("4", 16.0, 108.0, 8.0),
            glyphs("吨，O", 20.0, 100.0, 16.0),
            glyphs("3", 62.0, 97.0, 8.0),
        ];
        assert_eq!(texts(all.concat()), ["104吨，O3"]);
    }

    #[test]
    fn white_space_is_a_wide_gap() {
        let all = [
            glyphs("国务院", 0.0, 0.0, 16.0),
            glyphs("办公厅", 52.0, 0.0, 16.0),
            glyphs("PM", 140.0, 0.0, 16.0),
            glyphs("2", 157.0, 0.0, 16.0),
            glyphs("km", 180.0, 0.0, 16.0),
        ];
        assert_eq!(texts(all.concat()), ["国务院办公厅 PM2 km"]);
    }

    #[test]
    fn what_is_drawn_twice_to_look_bold_is_read_once() {
        let all = [glyphs("通知", 0.0, 0.0, 16.0), glyphs("通知", 0.4, 0.0, 16.0)].concat();
        assert_eq!(texts(all), ["通知"]);
        assert_eq!(texts(glyphs("谢谢11", 0.0, 0.0, 16.0)), ["谢谢11"]);
    }
}
