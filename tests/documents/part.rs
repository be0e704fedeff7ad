//! A text as the parts of an official document (公文): what its writers are told to set.

/// What a paragraph is to whoever sets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Title,
    Number,
    Addressees,
    Body,
    Signature,
}

/// A paragraph, or a table of rows of cells.
#[derive(Clone, Debug)]
pub(crate) enum Part {
    Words(Place, String),
    Table(Vec<Vec<String>>),
}

impl Part {
    /// The lines of text that it is read as.
    pub(crate) fn lines(&self) -> Vec<String> {
        match self {
            Self::Words(_, words) => vec![words.clone()],
            Self::Table(rows) => rows.iter().map(|row| row.join("\t")).collect(),
        }
    }
}

/// The lines of a text as parts; lines with tabs are the rows of tables.
pub(crate) fn parts(text: &str) -> Vec<Part> {
    let lines: Vec<&str> = text.lines().collect();
    let mut parts: Vec<Part> = Vec::new();
    let mut head = true;
    for (at, line) in lines.iter().enumerate() {
        if line.contains('\t') {
            let row = line.split('\t').map(str::to_owned).collect();
            match parts.last_mut() {
                Some(Part::Table(rows)) => rows.push(row),
                _ => parts.push(Part::Table(vec![row])),
            }
            continue;
        }
        let place = place(&lines, at, &mut head);
        parts.push(Part::Words(place, (*line).to_owned()));
    }
    parts
}

fn place(lines: &[&str], at: usize, head: &mut bool) -> Place {
    let line = lines[at];
    let length = line.chars().count();
    let number = line.contains('〔') && line.ends_with('号') && length <= 30;
    if *head {
        let addressed = line.ends_with('：') && line.starts_with('各');
        let title = length <= 60 && !line.contains(['。', '：', ':']) && !is_marked(line);
        *head = title || number;
        match (addressed, number, title) {
            (true, _, _) => return Place::Addressees,
            (_, true, _) => return Place::Number,
            (_, _, true) => return Place::Title,
            _ => {}
        }
    }
    let dated = |line: &&str| {
        line.starts_with(|c: char| c.is_ascii_digit())
            && line.ends_with('日')
            && line.chars().count() <= 12
    };
    let signs = length <= 24 && !line.contains(['。', '：', '；', '、', '，']) && !is_marked(line);
    let before_date = lines.get(at + 1).is_some_and(dated);
    if dated(&line) || (signs && before_date) { Place::Signature } else { Place::Body }
}

fn is_marked(line: &str) -> bool {
    line.starts_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十（".contains(c))
}
