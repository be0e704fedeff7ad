//! Tables of tasks: 序号, 主要任务, 牵头单位, 配合单位, 完成时限, with merged and empty cells.

use super::page::{Cell, Paragraph};
use super::words::{Label, label};
use crate::draft::scan;
use crate::draft::word_list::{Words, words};
use crate::text::Span;

/// What one row of a table charges.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    pub(super) mark: Span,
    pub(super) title: Span,
    /// Cells of bodies, each with its heading and what that announces.
    pub(super) bodies: Vec<(Span, Label, Span)>,
    pub(super) due: Option<Span>,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Number,
    Task,
    Bodies(Label, Span),
    Due,
    Else,
}

/// A table that is being read, row by row.
#[derive(Debug, Default)]
pub(super) struct Table {
    columns: Vec<Column>,
    /// Cells that reach into later rows: their column, words, and how many rows are left.
    reaching: Vec<(usize, Span, u32)>,
}

/// The most columns that are looked at.
const WIDEST: usize = 64;

impl Table {
    /// The table whose headings a row gives, when it is one of tasks.
    pub(super) fn headed(text: &str, row: &Paragraph) -> Option<Self> {
        let mut columns = Vec::new();
        for cell in row.cells.iter().take(WIDEST) {
            let at = usize::try_from(cell.column).ok()?.min(WIDEST);
            columns.resize(columns.len().max(at + 1), Column::Else);
            if let Some(column) = columns.get_mut(at) {
                *column = column_of(text, cell.span);
            }
        }
        let bodies =
            columns.iter().any(|column| matches!(column, Column::Bodies(Label::Bodies(_), _)));
        let tasks = columns.contains(&Column::Task);
        (bodies && tasks).then(|| Self { columns, ..Self::default() })
    }

    /// Reads a row under the headings; `None` for one without a task.
    pub(super) fn row(&mut self, text: &str, row: &Paragraph) -> Option<Row> {
        let cells = self.spread(row);
        let mut found = Row::default();
        for (at, column) in self.columns.clone().into_iter().enumerate() {
            let span = cells.get(at).copied().unwrap_or_default();
            match column {
                Column::Number => found.mark = span,
                Column::Task if !span.is_empty() => found.title = span,
                Column::Bodies(label, heading) if !span.is_empty() => {
                    found.bodies.push((span, label, heading));
                }
                Column::Due if !span.is_empty() => found.due = Some(span),
                _ => {}
            }
        }
        let short = found.mark.of(text).is_some_and(|mark| mark.chars().count() <= 8);
        if !short || found.mark.start > found.title.start {
            found.mark = Span::new(found.title.start, found.title.start);
        }
        (!found.title.is_empty()).then_some(found)
    }

    /// The words of each column, with those of merged cells above.
    fn spread(&mut self, row: &Paragraph) -> Vec<Span> {
        let mut cells = vec![Span::default(); self.columns.len()];
        for (column, span, rows) in &mut self.reaching {
            if let Some(cell) = cells.get_mut(*column) {
                *cell = *span;
            }
            *rows -= 1;
        }
        self.reaching.retain(|(_, _, rows)| *rows > 0);
        for cell in row.cells.iter().take(WIDEST) {
            self.put(cell, &mut cells);
        }
        cells
    }

    fn put(&mut self, cell: &Cell, cells: &mut [Span]) {
        let Ok(column) = usize::try_from(cell.column) else { return };
        if cell.rows > 1 {
            self.reaching.push((column, cell.span, cell.rows - 1));
        }
        if let Some(place) = cells.get_mut(column).filter(|_| !cell.span.is_empty()) {
            *place = cell.span;
        }
    }
}

const TASKS: &Words =
    words!["任务", "内容", "事项", "措施", "举措", "工作", "项目", "要点", "要求"];

/// What a heading says of its column.
fn column_of(text: &str, span: Span) -> Column {
    let words: String = scan::words(text, span).split_whitespace().collect();
    if words.chars().count() > 16 {
        return Column::Else;
    }
    match label(&words) {
        Some(Label::Due) => return Column::Due,
        Some(Label::People) => return Column::Else,
        Some(label) => return Column::Bodies(label, span),
        None => {}
    }
    if matches!(words.as_str(), "序号" | "编号" | "号") {
        return Column::Number;
    }
    if scan::holds(&words, TASKS) { Column::Task } else { Column::Else }
}
