//! The straight lines that a page draws: borders of tables, between other strokes.

use super::matrix::Matrix;

/// A filled area is a line when it is no thicker than this, in points.
const THICKEST: f64 = 3.0;

/// Strokes that lean by more than this are no borders, in points.
const LEANING: f64 = 1.0;

/// A page with more lines than this draws something else than tables.
const MOST: usize = 20_000;

/// A line across or down a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rule {
    pub(super) across: bool,
    /// Its height, or how far to the right it stands.
    pub(super) at: f64,
    pub(super) from: f64,
    pub(super) to: f64,
}

impl Rule {
    /// The line between two points, if it is one across or down.
    pub(super) fn between(a: (f64, f64), b: (f64, f64)) -> Option<Self> {
        let ((left, right), (low, high)) =
            ((a.0.min(b.0), a.0.max(b.0)), (a.1.min(b.1), a.1.max(b.1)));
        let (width, height) = (right - left, high - low);
        match (width > LEANING, height > LEANING) {
            (true, false) => {
                Some(Self { across: true, at: f64::midpoint(low, high), from: left, to: right })
            }
            (false, true) => {
                Some(Self { across: false, at: f64::midpoint(left, right), from: low, to: high })
            }
            _ => None,
        }
    }

    /// The two points that it lies between.
    pub(super) fn ends(&self) -> [(f64, f64); 2] {
        let end = |along| if self.across { (along, self.at) } else { (self.at, along) };
        [end(self.from), end(self.to)]
    }
}

/// What has been outlined and not yet been painted.
#[derive(Debug, Default)]
pub(super) struct Path {
    parts: Vec<Vec<(f64, f64)>>,
}

impl Path {
    pub(super) fn begin(&mut self, point: (f64, f64)) {
        if self.parts.len() < MOST {
            self.parts.push(vec![point]);
        }
    }

    pub(super) fn line_to(&mut self, point: (f64, f64)) {
        if let Some(part) = self.parts.last_mut().filter(|part| part.len() < MOST) {
            part.push(point);
        }
    }

    pub(super) fn close(&mut self) {
        if let Some(part) = self.parts.last_mut()
            && let Some(first) = part.first().copied()
        {
            part.push(first);
        }
    }

    pub(super) fn rectangle(&mut self, [x, y, width, height]: [f64; 4], ctm: Matrix) {
        self.begin(ctm.apply(x, y));
        for (x, y) in [(x + width, y), (x + width, y + height), (x, y + height), (x, y)] {
            self.line_to(ctm.apply(x, y));
        }
    }

    /// Paints what has been outlined, and takes the lines of it.
    pub(super) fn paint(&mut self, stroke: bool, fill: bool, out: &mut Vec<Rule>) {
        for part in self.parts.drain(..) {
            if out.len() >= MOST {
                continue;
            }
            if fill && let Some(rule) = thin(&part) {
                out.push(rule);
            } else if stroke {
                let pairs = part.iter().zip(part.iter().skip(1));
                out.extend(pairs.filter_map(|(a, b)| Rule::between(*a, *b)));
            }
        }
    }
}

/// The line that a thin filled area is.
fn thin(part: &[(f64, f64)]) -> Option<Rule> {
    let first = *part.first()?;
    let (low, high) = part.iter().fold((first, first), |(low, high), point| {
        ((low.0.min(point.0), low.1.min(point.1)), (high.0.max(point.0), high.1.max(point.1)))
    });
    let (width, height) = (high.0 - low.0, high.1 - low.1);
    let middle = (f64::midpoint(low.0, high.0), f64::midpoint(low.1, high.1));
    if height <= THICKEST && width > THICKEST {
        Rule::between((low.0, middle.1), (high.0, middle.1))
    } else if width <= THICKEST && height > THICKEST {
        Rule::between((middle.0, low.1), (middle.0, high.1))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn painted(stroke: bool, fill: bool, draw: impl Fn(&mut Path)) -> Vec<Rule> {
        let (mut path, mut out) = (Path::default(), Vec::new());
        draw(&mut path);
        path.paint(stroke, fill, &mut out);
        out
    }

    #[test]
    fn borders_in_every_way_of_drawing_them() {
        let across = Rule { across: true, at: 10.0, from: 0.0, to: 50.0 };
        let stroke = |path: &mut Path| {
            path.begin((50.0, 10.0));
            path.line_to((0.0, 10.0));
        };
        assert_eq!(painted(true, false, stroke), [across]);
        let thin = |path: &mut Path| path.rectangle([0.0, 9.5, 50.0, 1.0], Matrix::SAME);
        assert_eq!(painted(false, true, thin), [across]);
        let frame = |path: &mut Path| path.rectangle([0.0, 0.0, 50.0, 10.0], Matrix::SAME);
        assert_eq!(painted(true, false, frame).len(), 4);
        assert_eq!(painted(false, true, frame), []);
        let leaning = |path: &mut Path| {
            path.begin((0.0, 0.0));
            path.line_to((50.0, 10.0));
            path.close();
        };
        assert_eq!(painted(true, false, leaning), []);
    }
}
