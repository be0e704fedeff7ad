//! Which body a printed name means: the longest name that stands there, read in the plan's region.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::corpus::Corpus;
use crate::model::{Body, Region};
use crate::text::fold;

/// Shortest name that is left when the region is taken off, in characters.
const SHORTEST: usize = 3;

/// A text without white space and folded, as names and titles are compared.
pub(super) fn plain(text: &str) -> String {
    let mut folded = fold(text);
    folded.retain(|character| !character.is_whitespace());
    folded
}

/// How a body comes by a name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Full,
    Alias,
    /// The full name without its region: 水务局 of 佳木斯市水务局.
    Short,
}

/// Why a text does not name a body; the later says more.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unnamed {
    /// None of its names stands in the text.
    Absent,
    /// A name stands there only as a part of this longer one.
    Within(String),
    /// The name means another body, which is at this place of the registry.
    Means(String, usize),
}

/// The names that the bodies of a corpus bear.
pub(super) struct Names<'c> {
    bodies: &'c [Body],
    of_body: Vec<Vec<(String, Kind)>>,
    bearers: HashMap<String, Vec<(usize, Kind)>>,
    /// For names asked for: the longer names that hold them.
    longer: RefCell<HashMap<String, Vec<String>>>,
}

impl<'c> Names<'c> {
    pub(super) fn of(corpus: &'c Corpus) -> Self {
        let bodies = corpus.body_list();
        let of_body: Vec<_> = bodies.iter().map(|body| names_of(corpus, body)).collect();
        let mut bearers: HashMap<String, Vec<(usize, Kind)>> = HashMap::new();
        for (at, names) in of_body.iter().enumerate() {
            for (name, kind) in names {
                bearers.entry(name.clone()).or_default().push((at, *kind));
            }
        }
        Self { bodies, of_body, bearers, longer: RefCell::default() }
    }

    /// Whether a text names a body, by a name that the registry knows or, where one is given, as written.
    pub(super) fn named(
        &self,
        body: usize,
        written: Option<&str>,
        region: Option<Region>,
        text: &str,
    ) -> Result<(), Unnamed> {
        let text = plain(text);
        let known = self.of_body.get(body).map_or(&[][..], Vec::as_slice);
        let written = written.map(|name| [(plain(name), Kind::Alias)]);
        let names = written.as_ref().map_or(known, |written| written);
        let mut why = Unnamed::Absent;
        for (name, kind) in names {
            match self.stands(body, (name, *kind), region, &text) {
                Ok(()) => return Ok(()),
                Err(reason) => why = why.max(reason),
            }
        }
        Err(why)
    }

    /// Whether the registry has this name for this body.
    pub(super) fn knows(&self, body: usize, name: &str) -> bool {
        let bearers = self.bearers.get(&plain(name));
        bearers.is_some_and(|bearers| bearers.iter().any(|(at, _)| *at == body))
    }

    /// Whether the registry has this name for any body.
    pub(super) fn knows_any(&self, name: &str) -> bool {
        self.bearers.contains_key(&plain(name))
    }

    pub(super) fn body(&self, at: usize) -> Option<&'c Body> {
        self.bodies.get(at)
    }

    fn stands(
        &self,
        body: usize,
        (name, kind): (&str, Kind),
        region: Option<Region>,
        text: &str,
    ) -> Result<(), Unnamed> {
        let mut why = Unnamed::Absent;
        for (at, _) in text.match_indices(name).filter(|_| !name.is_empty()) {
            if kind == Kind::Short && goes_back(text, at) {
                continue;
            }
            let reason = match self.covering(body, name, text, at) {
                Some(longer) => Unnamed::Within(longer),
                None => match self.meant(name, region).filter(|meant| !meant.contains(&body)) {
                    Some(meant) => means(name, &meant),
                    None => return Ok(()),
                },
            };
            why = why.max(reason);
        }
        Err(why)
    }

    /// A longer name of other bodies that covers the name at a place.
    fn covering(&self, body: usize, name: &str, text: &str, at: usize) -> Option<String> {
        let mut cache = self.longer.borrow_mut();
        let longer = cache.entry(name.to_owned()).or_insert_with(|| {
            let longer = |other: &&String| other.len() > name.len() && other.contains(name);
            self.bearers.keys().filter(longer).cloned().collect()
        });
        let covers = |longer: &&String| {
            let own = self.bearers.get(*longer).is_some_and(|all| all.iter().any(|b| b.0 == body));
            let mut places = text.match_indices(longer.as_str());
            !own && places.any(|(from, _)| from <= at && at + name.len() <= from + longer.len())
        };
        longer.iter().filter(covers).max_by_key(|longer| longer.len()).cloned()
    }

    /// The bodies that a registered name means in a plan of a region: whose full name it is, else the
    /// nearest; none where all who bear it are elsewhere. `None` for a name that is not registered.
    fn meant(&self, name: &str, region: Option<Region>) -> Option<Vec<usize>> {
        let bearers = self.bearers.get(name)?;
        let rank = |&(at, kind): &(usize, Kind)| match (kind, region) {
            (Kind::Full, _) => Some(0),
            (_, None) => Some(1),
            (_, Some(region)) => distance(self.bodies.get(at)?.region, region),
        };
        let best = bearers.iter().filter_map(rank).min();
        let meant = bearers.iter().filter(|bearer| best.is_some() && rank(bearer) == best);
        Some(meant.map(|(at, _)| *at).collect())
    }
}

fn means(name: &str, meant: &[usize]) -> Unnamed {
    meant.first().map_or(Unnamed::Absent, |other| Unnamed::Means(name.to_owned(), *other))
}

/// How far a body's region is from a plan's: the same, above it, the nation, below it; `None` elsewhere.
fn distance(body: Option<Region>, plan: Region) -> Option<usize> {
    let Some(body) = body else { return Some(8) };
    let above = std::iter::successors(Some(plan), |region| region.parent());
    let step = above.take(5).position(|region| region == body);
    step.map(|step| step + 1).or_else(|| body.is_within(plan).then_some(9))
}

/// Whether a region's rank stands in front of a place: 省 in 省能源局, which is not any 能源局.
fn goes_back(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|before| {
        before.ends_with(['省', '市', '县', '区', '州', '盟', '旗', '镇', '乡'])
    })
}

fn names_of(corpus: &Corpus, body: &Body) -> Vec<(String, Kind)> {
    let mut names = vec![(plain(&body.name), Kind::Full)];
    let mut add = |name: String, kind| {
        if !names.iter().any(|(known, _)| *known == name) {
            names.push((name, kind));
        }
    };
    for alias in &body.aliases {
        add(plain(alias), Kind::Alias);
    }
    let short = without_region(corpus, body);
    if short.chars().count() >= SHORTEST {
        add(short, Kind::Short);
    }
    names
}

/// The full name without the names of its region and those above it.
fn without_region(corpus: &Corpus, body: &Body) -> String {
    let name = plain(&body.name);
    let regions = std::iter::successors(body.region, |region| region.parent()).take(5);
    let mut places: Vec<String> = regions
        .filter_map(|code| corpus.region(code))
        .flat_map(|region| std::iter::once(&region.name).chain(&region.aliases))
        .map(|place| plain(place))
        .filter(|place| place.chars().nth(1).is_some())
        .collect();
    places.sort_by_key(|place| std::cmp::Reverse(place.len()));
    let mut rest = name.as_str();
    while let Some(left) = places.iter().find_map(|place| rest.strip_prefix(place.as_str())) {
        rest = left;
    }
    rest.to_owned()
}
