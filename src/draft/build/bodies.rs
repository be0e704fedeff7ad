//! Which body a printed name means: one of the registry in the region of the plan, else a proposed one.

use crate::draft::scan;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::ids;
use super::kinds::{body_kind, level};
use crate::corpus::Corpus;
use crate::draft::word_list::{Words, words};
use crate::draft::words::is_han;
use crate::model::{Bearer, Body, BodyId, BodyKind, Level, Region};
use crate::query::Names;

/// What a corpus knows of bodies and regions, made once for many drafts.
pub(in crate::draft) struct Registry<'c> {
    corpus: &'c Corpus,
    names: Arc<Names>,
    /// The regions by the first characters of their names.
    regions: BTreeMap<char, Vec<(&'c str, Region)>>,
}

impl<'c> Registry<'c> {
    pub(in crate::draft) fn of(corpus: &'c Corpus) -> Self {
        let mut regions: BTreeMap<char, Vec<(&str, Region)>> = BTreeMap::new();
        for region in corpus.regions() {
            let named = regions.entry(scan::first(&region.name)).or_default();
            named.push((&region.name, region.code));
        }
        Self { corpus, names: corpus.names(), regions }
    }

    /// The region that a name begins with or holds, the smallest.
    pub(super) fn region_in(&self, name: &str) -> Option<Region> {
        let begun = name.char_indices().flat_map(|(at, first)| {
            let named = self.regions.get(&first).into_iter().flatten();
            named.filter(move |(region, _)| scan::from(name, at).starts_with(region))
        });
        let smallest =
            begun.max_by_key(|(region, code)| (code.level(), std::cmp::Reverse(region.len())));
        smallest.map(|(_, code)| *code)
    }
}

/// The place that a document speaks of, as its issuer's name gives it: 沈阳市.
#[derive(Clone, Debug, Default)]
pub(super) struct Place {
    pub(super) name: String,
    pub(super) region: Option<Region>,
}

impl Place {
    /// The place in front of an issuer's or a plan's name.
    pub(super) fn of(registry: &Registry<'_>, names: &[&str]) -> Self {
        let found = names.iter().find_map(|name| place(name));
        let name = found.unwrap_or_default().to_owned();
        let region = names.iter().find_map(|name| registry.region_in(name));
        Self { name, region }
    }

    fn level(&self) -> Level {
        match self.region {
            Some(region) => region.level(),
            None => level(&self.name, Level::National),
        }
    }

    /// The place down to a rank: 长春市 of 长春市二道区 for 市.
    fn down_to(&self, rank: char) -> &str {
        self.name
            .rfind(rank)
            .map_or(self.name.as_str(), |at| scan::before(&self.name, at + rank.len_utf8()))
    }
}

/// The words of a region that a name begins with: 长春市二道区 of 长春市二道区人民政府.
fn place(name: &str) -> Option<&str> {
    let name = name.strip_prefix("中共").unwrap_or(name);
    let mut end = 0;
    // 无废城市 in quotation marks is no place.
    for (at, character) in name.char_indices().take(16).take_while(|(_, c)| is_han(*c)) {
        let next = at + character.len_utf8();
        let ranks =
            matches!(character, '省' | '市' | '区' | '县' | '州' | '盟' | '旗' | '镇' | '乡');
        if ranks
            && at - end >= 6
            && !name.get(next..).is_some_and(|rest| rest.starts_with(['场', '域', '级']))
        {
            end = next;
        }
    }
    (end > 0).then(|| name.get(..end)).flatten()
}

/// Words that begin as a rank of place does and are none: 市场监管局 is no 场监管局 of a 市.
const NO_RANK: &Words = words![
    "市场",
    "市容",
    "市政公用",
    "市政园林",
    "市政工程",
    "市政管理",
    "市政建设",
    "市政设施",
    "区域",
    "区块",
    "县域",
];

/// Ends of the names of organisations that have branches in places.
const WITH_BRANCHES: &Words = words![
    "银行",
    "人行",
    "工行",
    "农行",
    "中行",
    "建行",
    "农发行",
    "国开行",
    "国网",
    "电网",
    "电信",
    "移动",
    "联通",
    "铁塔",
    "税务总局",
];

/// A name that leaves out all of its place but the rank.
#[derive(Clone, Copy)]
struct Ranked<'n> {
    /// The organisation whose branch it is: 国网 of 国网市电力公司, nothing of 市财政局.
    of: &'n str,
    rank: char,
    rest: &'n str,
}

impl<'n> Ranked<'n> {
    fn of(name: &'n str) -> Option<Self> {
        let branches = WITH_BRANCHES.first_in(name).into_iter().flat_map(|_| WITH_BRANCHES.rows());
        let ends = branches.filter_map(|(of, ())| Some(name.find(of)? + of.len()));
        std::iter::once(0).chain(ends).find_map(|at| {
            let rank = scan::first(scan::from(name, at));
            let is_rank = matches!(rank, '省' | '市' | '区' | '县' | '州' | '盟' | '旗');
            let is_word = || scan::begins(scan::from(name, at), NO_RANK);
            let rest = scan::from(name, at + rank.len_utf8());
            (is_rank && !is_word()).then(|| Self { of: scan::before(name, at), rank, rest })
        })
    }

    /// The name with its place: 国网沈阳市电力公司 in a document of 沈阳市.
    fn within(self, place: &Place) -> String {
        let Self { of, rank, rest } = self;
        let above = place.down_to(rank);
        if above.ends_with(rank) {
            [of, above, rest].concat()
        } else {
            format!("{of}{}{rank}{rest}", place.name)
        }
    }
}

/// The bodies of one draft.
pub(super) struct Bodies<'r> {
    registry: &'r Registry<'r>,
    place: Place,
    /// Names that were resolved, with the places among the proposed bodies of those that are no registered ones.
    known: HashMap<String, (BodyId, Option<usize>)>,
    /// The proposed ones, in the order in which the text names them.
    pub(super) proposed: Vec<Body>,
    taken: BTreeSet<String>,
}

impl<'r> Bodies<'r> {
    pub(super) fn new(registry: &'r Registry<'r>, place: Place) -> Self {
        Self {
            registry,
            place,
            known: HashMap::new(),
            proposed: Vec::new(),
            taken: BTreeSet::new(),
        }
    }

    pub(super) fn place(&self) -> &Place {
        &self.place
    }

    /// The body of a name with its prefix restored, printed as given.
    pub(super) fn resolve(&mut self, name: &str, printed: &str) -> Option<BodyId> {
        self.find(name, printed).map(|(id, _)| id)
    }

    /// Who bears a duty, with the name as printed where the body's own differs.
    pub(super) fn bearer(&mut self, name: &str, printed: &str) -> Bearer {
        let Some((id, proposed)) = self.find(name, printed) else {
            return Bearer::Written(printed.to_owned());
        };
        let own = match proposed.and_then(|at| self.proposed.get(at)) {
            Some(body) => Some(body.name.as_str()),
            None => self.registered_name(&id),
        };
        let same = own == Some(printed);
        Bearer::Registered(id, (!same).then(|| printed.to_owned()))
    }

    /// The body of a name, with its place among the proposed ones where it is no registered one.
    fn find(&mut self, name: &str, printed: &str) -> Option<(BodyId, Option<usize>)> {
        if let Some((id, proposed)) = self.known.get(name) {
            let found = (id.clone(), *proposed);
            self.remember(*proposed, printed);
            return Some(found);
        }
        let found = match self.registered(name) {
            Some(id) => (id, None),
            None => self.of_full(name, printed)?,
        };
        self.known.insert(name.to_owned(), found.clone());
        Some(found)
    }

    /// The body of the full name of one that is not known by the name itself.
    fn of_full(&mut self, name: &str, printed: &str) -> Option<(BodyId, Option<usize>)> {
        let ranked = Ranked::of(name);
        let full = self.full(name, ranked);
        let registered = if full == name { None } else { self.registered(&full) };
        match registered {
            Some(id) => Some((id, None)),
            // Only the place, which is not known, would make the name whole.
            None if ranked.is_some() && self.place.name.is_empty() => None,
            None => {
                let level = self.level(ranked);
                self.propose(name, full, level, printed).map(|(id, at)| (id, Some(at)))
            }
        }
    }

    /// The name of a body, where it is one of the registry.
    pub(super) fn registered_name(&self, id: &BodyId) -> Option<&str> {
        self.registry.corpus.body(id).map(|body| body.name.as_str())
    }

    /// A body of the registry whose name it is, in the region of the plan or above it.
    fn registered(&self, name: &str) -> Option<BodyId> {
        let mut called = self.registry.names.bodies_called(name);
        called.find(|id| self.is_near(id)).cloned()
    }

    fn is_near(&self, id: &BodyId) -> bool {
        let region = self.registry.corpus.body(id).and_then(|body| body.region);
        let Some(body) = region.filter(|region| *region != Region::NATION) else { return true };
        self.place.region.is_some_and(|plan| plan.is_within(body) || body.is_within(plan))
    }

    /// The full name: 沈阳市财政局 for 市财政局 in a document of 沈阳市.
    fn full(&self, name: &str, ranked: Option<Ranked<'_>>) -> String {
        let place = self.place.name.as_str();
        let stem = place.trim_end_matches(['省', '市', '区', '县', '州', '盟', '旗']);
        if place.is_empty() || name.starts_with(stem) {
            return name.to_owned();
        }
        match ranked {
            Some(ranked) => ranked.within(&self.place),
            None if name.starts_with("国家") || name.starts_with("中国") => name.to_owned(),
            None => [place, name].concat(),
        }
    }

    /// A new body of a full name.
    fn propose(
        &mut self,
        name: &str,
        full: String,
        level: Level,
        printed: &str,
    ) -> Option<(BodyId, usize)> {
        if let Some(at) = self.proposed.iter().position(|body| body.name == full) {
            self.remember(Some(at), name);
            self.remember(Some(at), printed);
            return self.proposed.get(at).map(|body| (body.id.clone(), at));
        }
        let id = self.fresh(&full)?;
        let kind = body_kind(name);
        let mut body = Body::new(id.clone(), full, kind, level);
        body.members.open = kind == BodyKind::Collective;
        body.region = self.place.region.filter(|_| body.level != Level::National);
        let at = self.proposed.len();
        self.proposed.push(body);
        self.remember(Some(at), name);
        self.remember(Some(at), printed);
        Some((id, at))
    }

    fn level(&self, ranked: Option<Ranked<'_>>) -> Level {
        if self.place.name.is_empty() {
            return Level::National;
        }
        match ranked {
            Some(ranked) => level(self.place.down_to(ranked.rank), self.place.level()),
            None => self.place.level(),
        }
    }

    /// Adds a printed name to the aliases of a proposed body.
    fn remember(&mut self, proposed: Option<usize>, name: &str) {
        let body = proposed.and_then(|at| self.proposed.get_mut(at));
        if let Some(body) = body.filter(|body| body.names().all(|known| known != name)) {
            body.aliases.push(name.to_owned());
        }
    }

    /// An id that neither the registry nor this draft has.
    fn fresh(&mut self, name: &str) -> Option<BodyId> {
        let base = ids::id(name);
        for count in 1..10_000u32 {
            let text =
                if count == 1 { base.clone() } else { ids::with_tail(&base, &count.to_string()) };
            let id = BodyId::new(text.clone());
            if let Ok(id) = id
                && self.registry.corpus.body(&id).is_none()
                && self.taken.insert(text)
            {
                return Some(id);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_gets_its_place_where_it_leaves_it_out() {
        let corpus = Corpus::default();
        let registry = Registry::of(&corpus);
        let place = Place { name: "甲省乙市".to_owned(), region: None };
        let bodies = Bodies::new(&registry, place);
        for (name, full) in [
            ("市财政局", "甲省乙市财政局"),
            ("省财政厅", "甲省财政厅"),
            ("县财政局", "甲省乙市县财政局"),
            ("财政局", "甲省乙市财政局"),
            ("市场监管局", "甲省乙市市场监管局"),
            ("国网市电力公司", "国网甲省乙市电力公司"),
            ("中国电信省分公司", "中国电信甲省分公司"),
            ("国家税务总局市税务局", "国家税务总局甲省乙市税务局"),
            ("国家税务总局", "国家税务总局"),
            ("甲省乙市气象局", "甲省乙市气象局"),
        ] {
            assert_eq!(bodies.full(name, Ranked::of(name)), full);
        }
    }
}
