//! What the clauses of a sentence above a figure have said.

use crate::draft::word_list::{Words, words};
use std::ops::Range;

use super::super::due::{Clock, Due};
use crate::draft::scan;
use crate::text::{DateKind, DateMention, Span};

/// Words of striving.
const STRIVES: &Words = words!["力争", "争取", "努力", "力求", "鼓励"];

/// Words that begin what is granted to whom the clauses above describe.
const GRANTED: &Words = words![
    "给予",
    "予以",
    "分别给予",
    "一次性",
    "按照",
    "按",
    "每",
    "可享受",
    "可申请",
    "可获",
    "享受",
    "优先",
    "由",
    "再给予",
];

/// Words of what is granted.
const GRANTS: &Words =
    words!["给予", "奖励", "补助", "补贴", "奖补", "贴息", "减免", "享受", "返还"];

/// What the clauses above have said.
#[derive(Clone, Copy, Debug, Default)]
struct Above {
    strives: bool,
    /// Whether a deadline stands above.
    aims: bool,
    /// Whether the last clause, or one that it goes on with, made so many.
    made: bool,
    /// Where the clause begins that added them to what is there.
    adds: Option<usize>,
    past: Past,
}

/// Which time that is over the clauses above speak of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Past {
    #[default]
    None,
    Year,
    /// More than a year, of which the sentences that follow speak too.
    Period,
}

/// What the last verb of a clause does with things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Making {
    #[default]
    None,
    /// It makes so many of them.
    Makes,
    /// It adds them to what is there.
    Adds,
}

/// What was promised last.
#[derive(Clone, Copy, Debug, Default)]
struct Here {
    making: Making,
    /// Whether a figure of a clause above was promised.
    promised: bool,
    /// Whether the last figure of the clause was.
    within: bool,
}

/// What holds for a clause by those before it.
pub(super) struct State<'s> {
    text: &'s str,
    clauses: &'s [Span],
    at: usize,
    /// The first clause of the group between semicolons.
    group: usize,
    /// The clauses that are conditions of what is granted.
    conditions: Vec<Range<usize>>,
    above: Above,
    here: Here,
    /// The clause that last looked for its subject above, with what it found.
    subject: Option<(usize, Option<Span>)>,
    /// The deadlines that were named last in a row.
    stages: Vec<Due>,
}

impl<'s> State<'s> {
    /// The state before the first clause; `past` where the sentences above speak of a period that is over.
    pub(super) fn of(text: &'s str, clauses: &'s [Span], past: bool) -> Self {
        let calls = || clauses.iter().any(|clause| scan::holds(scan::words(text, *clause), CALLS));
        let past = if past && !calls() { Past::Period } else { Past::None };
        Self {
            text,
            clauses,
            at: 0,
            group: 0,
            conditions: conditions(text, clauses),
            above: Above { past, ..Above::default() },
            here: Here::default(),
            subject: None,
            stages: Vec::new(),
        }
    }

    /// Goes on with the deadlines of a clause with so many dates.
    pub(super) fn tell_off(&mut self, stages: impl FnOnce() -> Vec<Due>, dates: usize) {
        match dates {
            0 => {}
            1 => self.stages.clear(),
            _ => self.stages = stages(),
        }
    }

    /// The deadlines that figures are told off to.
    pub(super) fn stages(&self) -> &[Due] {
        &self.stages
    }

    /// Whether the sentence says which points an assessment gives: 达到95%以上得2分.
    pub(super) fn scores(&self) -> bool {
        let (Some(first), Some(last)) = (self.clauses.first(), self.clauses.last()) else {
            return false;
        };
        let words = scan::words(self.text, Span::new(first.start, last.end));
        words.contains('分')
            && words
                .match_indices(['得', '扣', '加', '计'])
                .any(|(at, _)| gives_points(scan::from(words, at)))
    }

    /// A deadline was said.
    pub(super) fn aim(&mut self) {
        self.above.aims = true;
        self.above.past = Past::None;
    }

    /// Goes on to a clause, with the first date that it speaks of.
    pub(super) fn enter(&mut self, at: usize, clock: &Clock, date: Option<&DateMention>) {
        let Some(clause) = self.clauses.get(at) else { return };
        let opens = scan::before(self.text, clause.start).ends_with(['；', ';']);
        self.at = at;
        if opens {
            self.group = at;
            self.above.strives = false;
        }
        let words = scan::words(self.text, *clause);
        self.above.strives |= scan::holds(words, STRIVES);
        let kept = if self.above.aims { Past::None } else { self.above.past };
        self.above.past = recalled(words, clock, date).max(kept);
        self.here.making = Making::None;
        self.here.within = false;
    }

    /// Goes on behind a clause.
    pub(super) fn leave(&mut self, found: bool) {
        self.here.promised = found || (self.here.promised && self.at > self.group);
        self.above.made = found && (self.here.making != Making::None || self.above.made);
        let own = self
            .clauses
            .get(self.at)
            .map(|clause| clause.start)
            .filter(|_| self.here.making == Making::Adds);
        let above = self.above.adds.filter(|_| self.here.making == Making::None);
        self.above.adds = own.or(above).filter(|_| found);
    }

    /// A figure of the clause was read.
    pub(super) fn said(&mut self, promised: bool) {
        self.here.within = promised;
    }

    /// A verb makes so many of something, or adds them.
    pub(super) fn make(&mut self, makes: bool, adds: bool) {
        if adds {
            self.here.making = Making::Adds;
        } else if makes {
            self.here.making = Making::Makes;
        }
    }

    /// Where the clause begins in which things were added right before: this one or one above.
    pub(super) fn adds(&self, within: bool) -> Option<usize> {
        let own = self.clauses.get(self.at).map(|clause| clause.start);
        if within {
            own.filter(|_| self.here.making == Making::Adds && self.here.within)
        } else {
            self.above.adds
        }
    }

    pub(super) fn makes(&self) -> bool {
        self.here.making != Making::None && self.here.within
    }

    /// Whether the clause above made so many of something: 新建充电桩1000个 before 换电站5座.
    pub(super) fn made(&self) -> bool {
        self.above.made
    }

    /// Whether a figure before was promised: in the clause, or where aims are stated in one above.
    pub(super) fn continues(&self, within: bool) -> bool {
        if within { self.here.within } else { self.here.promised }
    }

    pub(super) fn strives(&self) -> bool {
        self.above.strives
    }

    pub(super) fn aims(&self) -> bool {
        self.above.aims
    }

    /// Whether a year that is over stands above.
    pub(super) fn past(&self) -> bool {
        self.above.past != Past::None
    }

    /// Whether a period that is over is still spoken of.
    pub(super) fn recalls_period(&self) -> bool {
        self.above.past == Past::Period
    }

    /// Whether the clause only says to whom something is granted.
    pub(super) fn conditional(&self) -> bool {
        let next = self.conditions.partition_point(|one| one.end <= self.at);
        self.conditions.get(next).is_some_and(|one| one.contains(&self.at))
    }

    /// The clauses of the group above a clause, as far back as so many bytes.
    pub(super) fn above(&self, clause: Span, farthest: usize) -> Span {
        let group = self.clauses.get(self.group).map_or(clause.start, |first| first.start);
        let from = clause.start.saturating_sub(farthest).max(group);
        let from = (from..=clause.start).find(|at| self.text.is_char_boundary(*at));
        Span::new(from.unwrap_or(clause.start), clause.start)
    }

    /// Whether a clause has looked above for its subject.
    pub(super) fn is_asked(&self, at: usize) -> bool {
        self.subject.is_some_and(|(asked, _)| asked == at)
    }

    /// The subject that a clause found above.
    pub(super) fn subject_known(&self, at: usize) -> Option<Span> {
        self.subject.filter(|(asked, _)| *asked == at).and_then(|(_, subject)| subject)
    }

    pub(super) fn asked(&mut self, at: usize, subject: Option<Span>) {
        self.subject = Some((at, subject));
    }
}

/// 得2分, 扣0.5分, 得满分, 得基础分2分.
fn gives_points(words: &str) -> bool {
    let rest = scan::from(words, scan::first_len(words));
    let rest =
        scan::from(rest, scan::lead(rest, words!["基础分", "绩效分", "满分", "附加分", "各"]));
    let digits =
        rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len();
    let named = scan::before(words, words.len() - rest.len()).ends_with('分');
    named || (digits > 0 && scan::from(rest, digits).starts_with('分'))
}

/// The clauses that only describe to whom something is granted: those before 给予…奖励, or up to a 的.
fn conditions(text: &str, clauses: &[Span]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, clause) in clauses.iter().enumerate() {
        let words = scan::words(text, *clause);
        if scan::holds(words, words!["条件：", "以下条件", "下列条件", "条件之一"]) {
            found.push(at..clauses.len());
            return found;
        }
        if words.ends_with('的') {
            found.push(described(text, clauses, at)..at + 1);
        } else if at > 0 && scan::begins(words, GRANTED) && scan::holds(words, GRANTS) {
            found.push(described(text, clauses, at)..at);
        }
    }
    found
}

/// Where a description begins that goes up to a clause.
fn described(text: &str, clauses: &[Span], end: usize) -> usize {
    /// The most clauses of one description.
    const MOST: usize = 4;
    let mut first = end;
    while first > 0 && end - first < MOST {
        let words = clauses.get(first).map_or("", |span| scan::words(text, *span));
        let above = clauses.get(first - 1).map_or("", |span| scan::words(text, *span));
        let opens = scan::begins(words, words!["对", "针对", "凡", "如", "因", "符合"]);
        let aims = scan::holds(above, STRIVES) || above.starts_with('到');
        let apart = clauses
            .get(first)
            .is_some_and(|span| scan::before(text, span.start).ends_with(['；', ';']));
        if opens || aims || apart {
            break;
        }
        first -= 1;
    }
    first
}

/// Words of a time up to now.
const UNTIL_NOW: &Words = words!["过去", "近年来", "多年来", "截至目前"];

/// Words that call for something to be done.
const CALLS: &Words = words!["力争", "争取", "确保", "必须", "应当", "今后", "下一步"];

/// Which time that is over a clause speaks of: 2020年，全市…; not 比2020年.
fn recalled(words: &str, clock: &Clock, date: Option<&DateMention>) -> Past {
    if scan::begins(words, UNTIL_NOW) {
        return Past::Period;
    }
    let Some(mention) = date else { return Past::None };
    let before = scan::before(words, mention.span.start).trim_end_matches(['“', ' ']);
    let behind = scan::from(words, mention.span.end);
    let leads = before.is_empty()
        || scan::ends(before, words!["截至", "截止", "截至到", "早在", "到", "至", "在"]);
    let compared = scan::begins(
        behind,
        words![
            "同期",
            "相比",
            "比",
            "基础上",
            "水平",
            "以来",
            "为基",
            "的",
            "起",
            "以后",
            "之后",
            "后",
            "至",
            "到",
            "—",
            "-",
            "－",
        ],
    );
    if !leads || compared || !clock.is_past(mention) {
        return Past::None;
    }
    if matches!(mention.kind, DateKind::FiveYears { .. }) { Past::Period } else { Past::Year }
}
