//! A page in reading order: what stands above, between and below its tables and boxes, column by column.

use super::aligned;
use super::column::Columns;
use super::draw::{Drawn, Glyph};
use super::grid::{self, Framed};
use super::line::{Line, bands, lines};
use super::turn::{Layer, layers};

/// The lines of a page; those of a box or a column carry its number, from 1.
pub(super) fn read(drawn: Drawn, page: u32, columns: &mut Columns) -> Vec<Line> {
    let mut found = Vec::new();
    for (at, layer) in layers(drawn).into_iter().enumerate() {
        let from = found.len();
        of_layer(layer, page, columns, &mut found);
        if at > 0 {
            // What stands otherwise than the page does has margins of its own.
            let zone = columns.next_zone();
            let own = found.iter_mut().skip(from).filter(|line| line.zone == 0);
            own.for_each(|line| line.zone = zone);
        }
    }
    found
}

fn of_layer(layer: Layer, page: u32, columns: &mut Columns, found: &mut Vec<Line>) {
    let Layer { mut glyphs, rules } = layer;
    for framed in grid::take(&rules, &mut glyphs, page) {
        let middle = |glyph: &Glyph| glyph.y + glyph.size * 0.35;
        let (above, below) = glyphs.into_iter().partition(|glyph| middle(glyph) >= framed.top());
        glyphs = below;
        stretch(above, page, columns, found);
        match framed {
            Framed::Table(table) => found.push(Line::of_table(table)),
            Framed::Box { glyphs, .. } => {
                let zone = columns.next_zone();
                found.extend(lines(glyphs, page).into_iter().map(|line| Line { zone, ..line }));
            }
        }
    }
    stretch(glyphs, page, columns, found);
}

/// Reads what stands between the borders of a page.
fn stretch(glyphs: Vec<Glyph>, page: u32, columns: &mut Columns, found: &mut Vec<Line>) {
    let mut rest = bands(glyphs);
    while let Some((lines, table)) = aligned::find(&rest, page) {
        let below = rest.split_off(lines.end.min(rest.len()));
        rest.truncate(lines.start);
        found.extend(columns.read(std::mem::replace(&mut rest, below), page));
        found.push(Line::of_table(table));
    }
    found.extend(columns.read(rest, page));
}
