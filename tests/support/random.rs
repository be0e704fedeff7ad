//! Corpora and questions by chance, for tests that hold an index against the corpus in memory.

use zhengce::{
    Basis, Body, BodyKind, Corpus, Coverage, CoveringRule, DateRange, Document, DocumentKind,
    Domain, Duty, DutyFilter, Evidence, Filter, Genre, Goal, Kind, Level, Mandate, Op, PartialDate,
    PlaceTerm, Plan, PlanTerm, Role, Safeguard, Suggestion, Target, Task, TextKind, TextQuery,
    Validity, ValueRange, Who,
};

/// Numbers by chance, the same for the same seed.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end.max(1)).unwrap()).unwrap()
    }

    pub(crate) fn one_in(&mut self, chance: usize) -> bool {
        self.below(chance) == 0
    }

    pub(crate) fn of<T: Copy>(&mut self, values: &[T]) -> T {
        values[self.below(values.len())]
    }
}

const WORDS: &[&str] = &[
    "治理",
    "黑臭水体",
    "控制",
    "用水总量",
    "饮用水源",
    "PM2.5",
    "扬尘",
    "污染",
    "土壤",
    "监测",
    "再生水",
    "细颗粒物",
    "排查",
    "整治",
    "农村",
    "ＶＯＣｓ",
    "優良天數",
    "，",
    "。",
    "水",
];
const REGIONS: &[&str] = &["220000", "220100", "220105", "230800", "441900"];
const BODIES: &[&str] = &["water", "air", "city", "county", "all-cities", "office"];
const DATES: &[&str] =
    &["2020", "2021", "2021-06", "2021-12", "2021-12-31", "2022-01-01", "2023", "2025-10"];
const FIGURES: &[&str] = &["84", "84.0", "83.9", "-3.5", "0", "0.70", "100000", "12.5"];

pub(crate) fn text(dice: &mut Dice) -> String {
    (0..=dice.below(5)).map(|_| dice.of(WORDS)).collect()
}

fn date(dice: &mut Dice) -> PartialDate {
    dice.of(DATES).parse().unwrap()
}

/// The shipped corpus with more of everything; the same ids come again with other content from other dice.
pub(crate) fn corpus(dice: &mut Dice) -> Corpus {
    let mut corpus = Corpus::bundled().unwrap();
    for (at, id) in BODIES.iter().enumerate() {
        corpus = corpus.with_body(body(dice, at, id)).unwrap();
    }
    for at in 0..=dice.below(3) {
        let (document, words) = document(dice, at);
        corpus = corpus.with_document(&document, Some(&words)).unwrap();
    }
    for at in 0..dice.below(5) {
        let at = at * 3 + dice.below(3);
        corpus = corpus.with_plan(&plan(dice, at)).unwrap();
    }
    corpus
}

fn body(dice: &mut Dice, at: usize, id: &str) -> Body {
    let kind = if id == "all-cities" { BodyKind::Collective } else { BodyKind::Government };
    let level = if at.is_multiple_of(2) { Level::Prefecture } else { Level::County };
    let mut body = Body::new(id.parse().unwrap(), format!("{}局{at}", dice.of(WORDS)), kind, level);
    body.region = Some(dice.of(&REGIONS[..3]).parse().unwrap());
    if id == "all-cities" {
        body.members.bodies = vec!["city".parse().unwrap()];
        if dice.one_in(2) {
            body.members.bodies.push("county".parse().unwrap());
        }
    }
    body.aliases = (0..dice.below(3)).map(|alias| format!("别名{at}-{alias}")).collect();
    body
}

fn document(dice: &mut Dice, at: usize) -> (Document, String) {
    let id = format!("document-{at}").parse().unwrap();
    let mut document = Document::new(id, text(dice), DocumentKind::Notice);
    document.text = TextKind::Verbatim;
    document.region = Some("220105".parse().unwrap());
    document.dates.published = Some(date(dice));
    let words: Vec<String> = (0..=dice.below(20)).map(|_| text(dice)).collect();
    (document, words.join("\n"))
}

pub(crate) fn plan(dice: &mut Dice, at: usize) -> Plan {
    let id = format!("plan-{at}").parse().unwrap();
    let mut plan = Plan::new(id, text(dice), Genre::WorkPlan, Coverage::full());
    plan.domains = (0..dice.below(3)).map(|_| dice.of(Domain::ALL)).collect();
    plan.region = (!dice.one_in(4)).then(|| dice.of(&REGIONS[..3]).parse().unwrap());
    plan.validity = dice.of(Validity::ALL);
    plan.document = Some("document-0".parse().unwrap());
    plan.dates.signed = dice.one_in(2).then(|| date(dice));
    plan.goals = (0..dice.below(4)).map(|at| goal(dice, at)).collect();
    let mut count = 0;
    plan.tasks = (0..dice.below(5)).map(|_| task(dice, &mut count, 0)).collect();
    plan.safeguards = (0..dice.below(3)).map(|at| safeguard(dice, at)).collect();
    for _ in 0..dice.below(3) {
        plan.default_duties.push(rule(dice, count));
    }
    plan
}

fn rule(dice: &mut Dice, tasks: usize) -> CoveringRule {
    let body = dice.of(BODIES).parse().unwrap();
    let mut rule = CoveringRule::new(body, dice.of(Role::ALL), Evidence::quote("统一规定"));
    let task = |dice: &mut Dice| format!("t{}", dice.below(tasks)).parse().unwrap();
    if tasks > 0 && dice.one_in(2) {
        rule.from = Some(task(dice));
    }
    if tasks > 0 && dice.one_in(3) {
        rule.except.push(task(dice));
    }
    rule
}

fn evidence(dice: &mut Dice) -> Evidence {
    Evidence::quote(dice.of(WORDS))
}

fn goal(dice: &mut Dice, at: usize) -> Goal {
    let mut goal = Goal::new(format!("g{at}").parse().unwrap(), text(dice), evidence(dice));
    goal.due = dice.one_in(4).then(|| date(dice));
    goal.targets = (0..dice.below(4)).map(|_| target(dice)).collect();
    goal
}

fn target(dice: &mut Dice) -> Target {
    let value = dice.of(FIGURES).parse().unwrap();
    let mut target = Target::new(text(dice), dice.of(Op::ALL), value, "%");
    target.due = dice.one_in(2).then(|| date(dice));
    target
}

fn task(dice: &mut Dice, count: &mut usize, depth: usize) -> Task {
    let id = format!("t{count}").parse().unwrap();
    *count += 1;
    let mut task = Task::new(id, text(dice), evidence(dice));
    task.text = dice.one_in(2).then(|| text(dice));
    task.due = dice.one_in(3).then(|| date(dice));
    task.duties = (0..dice.below(4)).map(|_| duty(dice)).collect();
    task.targets = (0..dice.below(3)).map(|_| target(dice)).collect();
    if depth < 3 {
        task.tasks = (0..dice.below(4)).map(|_| self::task(dice, count, depth + 1)).collect();
    }
    task
}

fn safeguard(dice: &mut Dice, at: usize) -> Safeguard {
    let mut safeguard =
        Safeguard::new(format!("s{at}").parse().unwrap(), text(dice), evidence(dice));
    safeguard.duties = (0..dice.below(3)).map(|_| duty(dice)).collect();
    safeguard
}

fn duty(dice: &mut Dice) -> Duty {
    let (body, role) = (dice.of(BODIES).parse().unwrap(), dice.of(Role::ALL));
    if dice.one_in(3) {
        let ground = Mandate {
            function: "water".parse().unwrap(),
            law: None,
            reason: "法定职责".to_owned(),
        };
        return Duty::suggested(body, role, Suggestion::Mandate(ground));
    }
    Duty::stated(body, role)
}

/// A question by chance, with conditions inside each other.
pub(crate) fn filter(dice: &mut Dice, depth: usize) -> Filter {
    match dice.below(if depth < 3 { 20 } else { 14 }) {
        0 => Filter::Kind(dice.of(Kind::ALL)),
        1 => Filter::Plan(PlanTerm::Id(format!("plan-{}", dice.below(9)).parse().unwrap())),
        2 => Filter::Region(PlaceTerm::Code(dice.of(REGIONS).parse().unwrap())),
        3 => Filter::Domain(dice.of(Domain::ALL)),
        4..=6 => Filter::Duty(duty_filter(dice)),
        7 => Filter::Due(range(dice)),
        8 => Filter::Issued(range(dice)),
        9 => Filter::Indicator(dice.of(WORDS).to_owned()),
        10 => Filter::Op(dice.of(Op::ALL)),
        11 => Filter::Value(value_range(dice)),
        12 => Filter::Validity(dice.of(Validity::ALL)),
        13 => words(dice),
        14 => Filter::Not(Box::new(filter(dice, depth + 1))),
        15..=17 => Filter::And((0..dice.below(4)).map(|_| filter(dice, depth + 1)).collect()),
        18 => Filter::Or((0..dice.below(4)).map(|_| filter(dice, depth + 1)).collect()),
        _ => Filter::All,
    }
}

fn words(dice: &mut Dice) -> Filter {
    if dice.one_in(2) {
        return Filter::Text(TextQuery::default().phrase(dice.of(WORDS)));
    }
    let words: Vec<&str> = (0..=dice.below(2)).map(|_| dice.of(WORDS)).collect();
    Filter::text(&words.join(" "))
}

fn duty_filter(dice: &mut Dice) -> DutyFilter {
    let mut filter = DutyFilter::default();
    filter.who = (0..dice.below(3)).map(|_| Who::Body(dice.of(BODIES).parse().unwrap())).collect();
    filter.roles = (0..dice.below(3)).map(|_| dice.of(Role::ALL)).collect();
    filter.bases = (0..dice.below(4)).map(|_| dice.of(Basis::ALL)).collect();
    filter
}

fn range(dice: &mut Dice) -> DateRange {
    let sign = dice.of(&["<", "<=", ">", ">=", ""]);
    if dice.one_in(6) {
        DateRange::default()
    } else {
        format!("{sign}{}", dice.of(DATES)).parse().unwrap()
    }
}

fn value_range(dice: &mut Dice) -> ValueRange {
    let sign = dice.of(&["<", "<=", ">", ">=", ""]);
    if dice.one_in(6) {
        ValueRange::default()
    } else {
        format!("{sign}{}", dice.of(FIGURES)).parse().unwrap()
    }
}

/// The same corpus with bodies that share names: functions, aliases, local names, those before and after them.
#[allow(dead_code, reason = "not every test asks for names")]
pub(crate) fn with_shared_names(mut corpus: Corpus, dice: &mut Dice) -> Corpus {
    for (at, id) in BODIES.iter().enumerate() {
        let mut body = corpus.body(&id.parse().unwrap()).unwrap().clone();
        let place = ["佳木斯市", "二道区", "长春市", "平顶山市", "肥城市", "某地"][at];
        body.name = format!("{place}{}", dice.of(&["甲局", "甲水务局", "甲城管局"]));
        body.functions = (0..dice.below(3))
            .map(|_| dice.of(&["water", "ecology", "urban-management"]).parse().unwrap())
            .collect();
        body.aliases = (0..dice.below(3)).map(|_| dice.of(SHARED).to_owned()).collect();
        body.succeeded_by = BODIES.get(at + 1 + dice.below(3)).map(|id| id.parse().unwrap());
        if dice.one_in(2) {
            body.succeeded_by = None;
        }
        corpus = corpus.with_body(body).unwrap();
    }
    corpus
}

const SHARED: &[&str] = &["市水务局", "甲局", "乙局", "水利部门"];

/// A question by chance about names that several bodies may share, or none.
#[allow(dead_code, reason = "not every test asks for names")]
pub(crate) fn named_filter(dice: &mut Dice) -> Filter {
    const NAMES: &[&str] = &[
        "水务局",
        "水行政",
        "市水务局",
        "市甲局",
        "市甲水务局",
        "长春甲局",
        "二道区甲城管局",
        "甲局",
        "乙局",
        "水利部门",
        "某水务局",
        "佳木斯市水务局",
        "佳木斯水务局",
        "长春市水利部门",
        "二道区城管局",
        "water",
        "生态环境部门",
    ];
    let mut duty = duty_filter(dice);
    duty.who.extend((0..=dice.below(2)).map(|_| Who::Named(dice.of(NAMES).to_owned())));
    let named = Filter::Duty(duty);
    match dice.below(4) {
        0 => Filter::Not(Box::new(named)),
        1 => Filter::Or(vec![named, filter(dice, 2)]),
        2 => Filter::And(vec![named, filter(dice, 2)]),
        _ => named,
    }
}

/// The same corpus with plans of document numbers, some of them shared, some in traditional characters.
#[allow(dead_code, reason = "not every test asks for names")]
pub(crate) fn with_numbers(mut corpus: Corpus, dice: &mut Dice) -> Corpus {
    const NUMBERS: &[&str] = &["环发〔2021〕1号", "環發〔2021〕1号", "吉政办发〔2020〕7号"];
    for plan in corpus.clone().plans() {
        let mut plan = plan.clone();
        plan.number = dice.one_in(2).then(|| dice.of(NUMBERS).parse().unwrap());
        corpus = corpus.with_plan(&plan).unwrap();
    }
    corpus
}

/// What a plan can be called, and hardly can.
#[allow(dead_code, reason = "not every test asks for names")]
pub(crate) fn called(plan: &Plan, dice: &mut Dice) -> Vec<String> {
    let from = dice.below(plan.title.chars().count());
    let part: String = plan.title.chars().skip(from).take(1 + dice.below(5)).collect();
    let number = plan.number.as_ref().map(ToString::to_string);
    let names = [plan.id.to_string(), plan.id.to_string().to_uppercase(), format!(" {part}")];
    names.into_iter().chain(number).collect()
}
