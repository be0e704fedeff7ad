//! A clause of bodies: （生态环境部牵头，国家发展改革委参与）, 责任单位：市财政局、发展改革委.

use super::atoms::{Atom, atoms};
use super::names::is_body;
use super::offices::may_name;
use super::open_list::strip_open;
use super::prefixes::{governing, is_government, restore};
use super::words::{Label, STANDING, is_time, label, label_at_start, strip_role};
use crate::draft::scan;
use crate::draft::word_list::{Words, words};
use crate::model::Role;
use crate::text::Span;

/// A body in its role, by the words that name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Charge {
    pub(super) name: Span,
    /// Words of an earlier name of the list that this one leaves out.
    pub(super) prefix: Option<Span>,
    pub(super) role: Role,
    /// Words elsewhere that say the role: the heading of a column.
    pub(super) said: Option<Span>,
}

impl Charge {
    pub(super) fn new(name: Span, role: Role) -> Self {
        Self { name, prefix: None, role, said: None }
    }
}

/// A clause of bodies with what else it says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Clause {
    pub(super) span: Span,
    pub(super) charges: Vec<Charge>,
    /// Whether a list ends in 等.
    pub(super) open: bool,
    /// Words about the time.
    pub(super) time: Option<Span>,
    /// Words that something goes on: 持续推进.
    pub(super) standing: Option<Span>,
    /// Whether all bodies are listed under one role, so that a rule about the first may hold.
    pub(super) plain: bool,
    /// Whether a role is said in words or by a label.
    pub(super) said: bool,
}

impl Clause {
    /// Reads a stretch as a clause; `None` when it is anything else.
    pub(super) fn read(text: &str, span: Span) -> Option<Self> {
        Reader::new(text).all(span)
    }
}

impl Clause {
    /// Reads a cell of a table whose column is headed by a label.
    pub(super) fn of_cell(text: &str, cell: Span, announced: Label, heading: Span) -> Option<Self> {
        let mut reader = Reader::new(text);
        (reader.label, reader.said) = (Some(announced), true);
        let mut clause = reader.all(cell)?;
        clause.charges.iter_mut().for_each(|charge| charge.said = Some(heading));
        Some(clause)
    }
}

/// The most bodies of one clause that are believed.
const MOST: usize = 400;

struct Reader<'t> {
    text: &'t str,
    clause: Clause,
    /// Bodies whose role is yet to come.
    pending: Vec<Span>,
    label: Option<Label>,
    /// The role of the bodies behind 会同.
    joined: Option<Role>,
    /// Whether any role was said.
    said: bool,
    bare: bool,
    /// How many names do not look like those of bodies.
    doubted: usize,
    /// Whether the words are those of a rule that goes on: 以下均需各县政府、管委会落实，不再列出.
    ruling: bool,
    /// The words that were last found to state no rule.
    no_rule: Option<Span>,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str) -> Self {
        let clause = Clause { plain: true, ..Clause::default() };
        Self {
            text,
            clause,
            pending: Vec::new(),
            label: None,
            joined: None,
            said: false,
            bare: false,
            doubted: 0,
            ruling: false,
            no_rule: None,
        }
    }

    /// Reads a stretch to its end.
    fn all(mut self, span: Span) -> Option<Clause> {
        for atom in atoms(self.text, span) {
            self.take(atom)?;
        }
        self.finish(span)
    }

    fn take(&mut self, atom: Atom) -> Option<()> {
        let words = atom.span.of(self.text)?;
        if self.pending.len() + self.clause.charges.len() > MOST {
            return None;
        }
        if atom.colon {
            return self.announce(words);
        }
        if is_rule(words) {
            return self.named(atom.span, words);
        }
        self.no_rule = Some(atom.span);
        if let Some((len, label)) = label_at_start(words).filter(|(len, _)| *len < words.len()) {
            self.flush_label()?;
            self.said = true;
            self.label = Some(label);
            self.body(
                trimmed(self.text, Span::new(atom.span.start + len, atom.span.end)),
                atom.ends,
            )
        } else {
            self.body(atom.span, atom.ends)
        }
    }

    /// A label with its colon.
    fn announce(&mut self, words: &str) -> Option<()> {
        let Some(announced) = label(words) else { return self.remark() };
        self.flush_label()?;
        self.said = true;
        if self.label.is_some() || !self.clause.charges.is_empty() {
            self.clause.plain = false;
        }
        self.label = Some(announced);
        Some(())
    }

    /// A label that speaks of nobody, behind the bodies: 适用范围：.
    fn remark(&mut self) -> Option<()> {
        let behind = self.said && self.pending.is_empty() && !self.clause.charges.is_empty();
        self.label = Some(Label::People);
        behind.then_some(())
    }

    fn body(&mut self, span: Span, ends: bool) -> Option<()> {
        let words = span.of(self.text)?;
        match self.label {
            Some(Label::People) => {}
            Some(Label::Due) => self.time(span, words),
            _ if !words.is_empty() => self.named(span, words)?,
            _ => {}
        }
        if ends {
            self.end_group();
            self.ruling = false;
        }
        Some(())
    }

    fn time(&mut self, span: Span, words: &str) {
        if scan::begins(words, STANDING) {
            self.clause.standing = Some(span);
        } else if !words.is_empty() {
            self.until(span);
        }
    }

    /// Words about the time, from the first of them to the last.
    fn until(&mut self, span: Span) {
        let start = self.clause.time.map_or(span.start, |time| time.start);
        self.clause.time = Some(Span::new(start, span.end));
    }

    fn named(&mut self, span: Span, words: &'t str) -> Option<()> {
        let (span, words) = without_lead(span, words);
        if self.no_rule != Some(span) && is_rule(words) {
            self.ruling = super::covering::covers_all(words);
            return Some(());
        }
        if self.ruling {
            return Some(());
        }
        if is_time(words)
            && strip_role(words).is_none_or(|(len, _)| !is_body(scan::before(words, len)))
        {
            self.time(span, words);
            return Some(());
        }
        if let Some((left, right)) = split_joined(words) {
            let left = Span::new(span.start, span.start + left);
            let right_at = span.start + right;
            self.list(trimmed(self.text, left))?;
            let role = supervising(words).unwrap_or(Role::Lead);
            self.said = true;
            self.assign(role);
            self.joined = Some(if role == Role::Supervise { role } else { Role::Support });
            let rest = trimmed(self.text, Span::new(right_at, span.end));
            return self.named(rest, rest.of(self.text)?);
        }
        match strip_role(words) {
            Some((len, role)) => {
                let name = Span::new(span.start, span.start + len);
                if !name.is_empty() {
                    self.list(name)?;
                } else if self.pending.is_empty() {
                    // 牵头 alone says nothing of anybody; 并抓好落实 goes on with the last.
                    return (!self.clause.charges.is_empty()).then_some(());
                }
                self.said = true;
                let role = self.joined.take().unwrap_or(role);
                self.assign(role);
                Some(())
            }
            None => self.list(span),
        }
    }

    /// A name that waits for its role.
    fn list(&mut self, span: Span) -> Option<()> {
        let words = span.of(self.text)?;
        let (name, open) = strip_open(words);
        self.clause.open |= open;
        let name = without_work(name);
        if name.is_empty() {
            return Some(());
        }
        let labelled = matches!(self.label, Some(Label::Bodies(_)));
        let believed = if labelled { name.chars().nth(60).is_none() } else { is_body(name) };
        let believed = believed
            || (is_government(name)
                && self
                    .pending
                    .last()
                    .is_some_and(|last| governing(scan::words(self.text, *last)).is_some()));
        if !believed {
            self.doubted += usize::from(may_name(name).then_some(true)?);
        }
        let apart = super::places::are_told_apart(name);
        let each = scan::parts(name, |sign| apart && sign == '、');
        self.pending.extend(each.map(|part| part.shifted(span.start)));
        if let Some(role) = self.joined.take_if(|_| open) {
            self.assign(role);
        }
        Some(())
    }

    fn assign(&mut self, role: Role) {
        let others = self.clause.charges.iter().any(|charge| charge.role != role);
        self.clause.plain &= !others && self.joined.is_none();
        let names = self.pending.drain(..);
        self.clause.charges.extend(names.map(|name| Charge::new(name, role)));
    }

    /// Gives the bodies that wait the role of their label.
    fn flush_label(&mut self) -> Option<()> {
        if let Some(Label::Bodies(role)) = self.label {
            self.assign(role);
        }
        self.pending.is_empty().then_some(())
    }

    /// The end of a group: ； or 。.
    fn end_group(&mut self) {
        match (self.label, self.joined) {
            (Some(Label::Bodies(role)), _) | (_, Some(role)) => self.assign(role),
            _ if self.pending.is_empty() => {}
            _ => {
                self.bare = true;
                self.assign(Role::Responsible);
            }
        }
        self.joined = None;
    }

    fn finish(mut self, span: Span) -> Option<Clause> {
        let said = self.said;
        self.end_group();
        self.clause.span = span;
        let names_none = self.clause.charges.is_empty() && !self.timed();
        // Unknown names are believed in the company of known ones, where a role is said.
        let doubted = self.doubted > 0 && (!said || self.doubted * 3 > self.clause.charges.len());
        if doubted || names_none || (self.bare && said) || (!said && !self.all_certain()) {
            return None;
        }
        restore(self.text, &mut self.clause.charges);
        self.clause.said = said;
        Some(self.clause)
    }

    fn timed(&self) -> bool {
        matches!(self.label, Some(Label::Due))
            && (self.clause.time.is_some() || self.clause.standing.is_some())
    }

    /// Whether a list without any role is one of bodies for sure.
    fn all_certain(&self) -> bool {
        let certain =
            |charge: &&Charge| charge.name.of(self.text).is_some_and(super::names::is_certain);
        let certain = self.clause.charges.iter().filter(certain).count();
        certain * 2 > self.clause.charges.len()
    }
}

/// A name without what it does: 政策法规处 of 政策法规处负责法制审查.
fn without_work(name: &str) -> &str {
    let who = words!["负责"].first_in(name).map(|(at, _)| scan::before(name, at));
    who.filter(|who| is_body(who)).unwrap_or(name)
}

/// Whether words state a rule for other clauses: 以下均需各地落实, 不再列出, 列第一位者为牵头单位, 下同.
fn is_rule(words: &str) -> bool {
    const STARTS: &Words =
        words!["以下", "上述", "以上", "不再", "不重复", "不逐一", "不一一", "下同"];
    /// Of which one stands in every rule of who leads, and of who does everything.
    const HOLDS: &Words = words!["牵头", "主办", "主责", "均", "都"];
    scan::begins(words, STARTS)
        || super::list_rule::states_share(words)
        || (scan::holds(words, HOLDS)
            && (super::list_rule::states_leader(words) || super::covering::covers_all(words)))
}

/// Without 由, 和 and their like in front.
fn without_lead(span: Span, words: &str) -> (Span, &str) {
    let lead = scan::lead(words, words!["并由", "由", "以及", "和", "与", "及", "请", "并", "经"]);
    // 经济发展局 and 经信委 begin with no word of their own.
    let named = words.starts_with('经')
        && scan::begins(
            words,
            words!["经济", "经信", "经开", "经贸", "经发", "经科", "经营", "经管"],
        );
    let rest = words.get(lead..).filter(|rest| !named && scan::several(rest));
    rest.map_or((span, words), |rest| (Span::new(span.start + lead, span.end), rest))
}

/// 会同 between two lists: where the first ends and the second begins.
fn split_joined(words: &str) -> Option<(usize, usize)> {
    const JOINS: &Words = words!["牵头会同", "负责会同", "会同", "商"];
    JOINS.first_in(words)?;
    JOINS.rows().find_map(|(word, ())| {
        let at = words.find(word)?;
        let left = words.get(..at)?;
        let right = words.get(at + word.len()..)?;
        let apart =
            *word != "商" || (is_body(left.trim()) && !right.starts_with(['务', '会', '业', '贸']));
        (apart && (at > 0 || *word == "会同")).then_some((at, at + word.len()))
    })
}

/// The role of both sides when they guide together.
fn supervising(words: &str) -> Option<Role> {
    strip_role(words).map(|(_, role)| role).filter(|role| *role == Role::Supervise)
}

pub(super) fn trimmed(text: &str, span: Span) -> Span {
    super::page::trim(text, span)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        let clause = Clause::read(text, Span::new(0, text.len()))?;
        let said = clause.charges.iter().map(|charge| {
            let prefix = charge.prefix.and_then(|span| span.of(text)).unwrap_or_default();
            format!("{prefix}{}:{}", charge.name.of(text).unwrap(), charge.role.key())
        });
        let said: Vec<String> = said.collect();
        Some(said.join(" ") + if clause.open { " …" } else { "" })
    }

    #[test]
    fn every_way_to_charge_bodies_is_read() {
        for (text, said) in [
            ("财政部负责", "财政部:responsible"),
            (
                "生态环境部牵头，国家发展改革委、农业农村部参与",
                "生态环境部:lead 国家发展改革委:support 农业农村部:support",
            ),
            (
                "牵头单位：市财政局；责任单位：市工信局、审计局",
                "市财政局:lead 市工信局:responsible 市审计局:responsible",
            ),
            ("责任单位：市司法局、市公安局等", "市司法局:responsible 市公安局:responsible …"),
            ("教育部会同有关部门负责", "教育部:lead 有关部门:support"),
            (
                "国家发展改革委、财政部会同有关部门负责",
                "国家发展改革委:lead 财政部:lead 有关部门:support",
            ),
            (
                "市发展改革委、财政局、生态环境局按职责分工负责",
                "市发展改革委:shared 市财政局:shared 市生态环境局:shared",
            ),
            ("生态环境部指导，试点城市政府负责落实", "生态环境部:supervise 试点城市政府:implement"),
            (
                "工业和信息化部、文化和旅游部等有关部门分别负责",
                "工业和信息化部:shared 文化和旅游部:shared …",
            ),
            ("教育部和财政部共同负责", "教育部:responsible 财政部:responsible"),
            ("市发改委牵头、市财政局配合", "市发改委:lead 市财政局:support"),
            ("市教育局主办，市人社局协办", "市教育局:lead 市人社局:support"),
            ("各市、县（市、区）人民政府负责落实", "各市、县（市、区）人民政府:implement"),
            (
                "各县市区人民政府、园区和示范区管委会负责",
                "各县市区人民政府:responsible 园区和示范区管委会:responsible",
            ),
            (
                "市委宣传部、网信办，市文广旅局负责",
                "市委宣传部:responsible 市委网信办:responsible 市文广旅局:responsible",
            ),
            (
                "市水利局牵头，会同市财政局、住建局落实",
                "市水利局:lead 市财政局:support 市住建局:support",
            ),
            ("市住建局负责，2021年底前完成", "市住建局:responsible"),
            (
                "区农村发展局牵头，区环境局、经济发展局、党群工作部、安平海事局参与",
                "区农村发展局:lead 区环境局:support 区经济发展局:support 区党群工作部:support 安平海事局:support",
            ),
            ("市财政局牵头，经信委、科技局配合", "市财政局:lead 市经信委:support 市科技局:support"),
            (
                "责任单位：各镇（街道）、区直各部门",
                "各镇（街道）:responsible 区直各部门:responsible",
            ),
            (
                "市委组织部牵头，各区县（市）党委、政府，市直各部门配合",
                "市委组织部:lead 各区县（市）党委:support 各区县（市）政府:support 市直各部门:support",
            ),
        ] {
            let found = read(text);
            assert_eq!(found.as_deref(), Some(said), "{text}");
        }
    }

    #[test]
    fn other_brackets_are_no_clauses() {
        for text in [
            "以下简称一线医务人员",
            "企业直接向国家发展改革委申报，不需省级发展改革部门转报",
            "子女投靠父母、老人投靠子女",
            "含技师学院、技工学校",
            "PPP",
            "联系电话：0731—58225116",
            "地、州、盟",
            "市、区、旗",
            "点",
            "政府主导、企业负责、社会参与",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
