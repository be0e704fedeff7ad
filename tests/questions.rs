//! What questions promise, through the public interface: on the shipped corpus and on small ones made here.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use zhengce::{
    Basis, Corpus, ErrorKind, Facet, Findable, Hit, How, Item, Kind, Level, Library, Loader,
    Resolution, Standing, Task,
};

static SHIPPED: LazyLock<Library> = LazyLock::new(|| Library::bundled().unwrap());

/// A small corpus: a collective, a covering rule with an exception, a body that took over from another.
const BODIES: &str = "\
functions:
  - {id: water, name: 水行政, generic_names: [水务局]}
bodies:
  - {id: water-new, name: 甲市水务局, aliases: [市水务局], kind: 工作部门, level: 地级, functions: [water]}
  - {id: water-old, name: 甲市水利局, kind: 工作部门, level: 地级, functions: [water], succeeded_by: water-new}
  - {id: river-office, name: 甲市河长制办公室, kind: 办公机构, level: 地级, functions: [water]}
  - {id: east, name: 东区人民政府, kind: 人民政府, level: 县级}
  - {id: west, name: 西区人民政府, kind: 人民政府, level: 县级}
  - {id: districts, name: 各区人民政府, kind: 集合, level: 县级, members: {bodies: [east, west]}}
";
const PLAN: &str = "\
id: p
title: 甲市治水方案
genre: 工作方案
coverage: {extent: 部分, note: 任务}
default_duties:
  - {body: districts, role: 负责落实, from: t2, except: [t3, t5], evidence: 各区落实}
tasks:
  - {id: t1, title: 一, evidence: 一}
  - {id: t2, title: 二, evidence: 二, duties: [{body: water-new, role: 配合}]}
  - id: t3
    title: 三
    evidence: 三
    tasks:
      - {id: t4, title: 四, evidence: 四, duties: [{body: east, role: 牵头}]}
  - {id: t5, title: 五, evidence: 五}
  - id: t6
    title: 六
    evidence: 六
    due: 2025-12
    duties:
      - {body: water-old, role: 牵头}
      - {body: river-office, role: 牵头, suggested: {mandate: {function: water, reason: 统筹}}}
";

fn small() -> Library {
    let texts = [("bodies.yaml", BODIES), ("plans/p.yaml", PLAN)];
    Library::of(Loader::new().load_texts(texts).into_corpus().unwrap()).unwrap()
}

fn ids(hits: &[Hit<'_, Task>]) -> Vec<String> {
    hits.iter().map(|hit| hit.item().id.to_string()).collect()
}

/// How the names of a question about one body were taken.
fn taken(library: &Library, name: &str) -> Vec<(String, How)> {
    let answer = library.tasks().body(name).including_suggested().run().unwrap();
    let [Resolution::Body { asked, found }] = answer.resolutions() else { panic!("{name}") };
    assert_eq!(asked, name);
    found.iter().map(|found| (found.body.to_string(), found.how)).collect()
}

fn refusal(question: &str) -> String {
    let error = SHIPPED.ask(question).and_then(|question| question.run().map(|_| ())).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Question, "{error}");
    error.to_string()
}

fn count<T: Findable>(question: &zhengce::Question<'_, T>) -> usize {
    question.run().unwrap().count()
}

#[test]
fn every_kind_can_be_asked_for_and_all_of_it_is_found() {
    let corpus = SHIPPED.corpus().unwrap();
    let tasks: Vec<&Task> = corpus.plans().flat_map(zhengce::Plan::walk_tasks).collect();
    let of_tasks: usize = tasks.iter().map(|task| task.targets.len()).sum();
    let of_goals: usize =
        corpus.plans().flat_map(|plan| &plan.goals).map(|goal| goal.targets.len()).sum();
    assert_eq!(count(&SHIPPED.plans()), corpus.plans().len());
    assert_eq!(count(&SHIPPED.bodies()), corpus.bodies().len());
    assert_eq!(count(&SHIPPED.documents()), corpus.documents().len());
    assert_eq!(count(&SHIPPED.tasks()), tasks.len());
    assert_eq!(count(&SHIPPED.goals()), corpus.plans().map(|plan| plan.goals.len()).sum::<usize>());
    assert_eq!(
        count(&SHIPPED.safeguards()),
        corpus.plans().map(|p| p.safeguards.len()).sum::<usize>()
    );
    assert_eq!(count(&SHIPPED.targets()), of_tasks + of_goals);
    let each = [
        count(&SHIPPED.plans()),
        count(&SHIPPED.bodies()),
        count(&SHIPPED.documents()),
        count(&SHIPPED.tasks()),
        count(&SHIPPED.goals()),
        count(&SHIPPED.safeguards()),
        count(&SHIPPED.targets()),
    ];
    assert_eq!(count(&SHIPPED.items()), each.iter().sum::<usize>());
}

#[test]
fn answers_stand_plan_by_plan_in_the_documents_order() {
    let answer = SHIPPED.tasks().run().unwrap();
    let expected: Vec<String> = SHIPPED
        .corpus()
        .unwrap()
        .plans()
        .flat_map(|plan| plan.walk_tasks().map(|task| format!("{} {}", plan.id, task.id)))
        .collect();
    let found: Vec<String> =
        answer.iter().map(|hit| format!("{} {}", hit.plan().unwrap().id, hit.item().id)).collect();
    assert_eq!(found, expected);
}

#[test]
fn stated_comes_before_derived_and_suggested_stands_apart() {
    let library = small();
    // t6 names the body itself; in t2 it is the covering rule; t4, t3, t5 are left out of the rule.
    let answer =
        library.tasks().any_body(["east", "water-old"]).including_suggested().run().unwrap();
    assert_eq!(ids(answer.hits()), ["t2", "t4", "t6"]);
    let answer = library.tasks().body("east").run().unwrap();
    assert_eq!(ids(answer.hits()), ["t4", "t2", "t6"]);
    let standings: Vec<Standing> = answer.iter().map(Hit::standing).collect();
    assert_eq!(standings, [Standing::Stated, Standing::Derived, Standing::Derived]);
    let by_group = |hit: &Hit<'_, Task>| hit.charges().iter().any(|c| c.basis == Basis::Group);
    assert!(answer.hits()[1..].iter().all(by_group));
    assert_eq!(answer.hits()[1].reasons(), ["东区人民政府 负责落实（集体：各区人民政府）"]);

    let firm = library.tasks().body("river-office").run().unwrap();
    assert_eq!((firm.count(), firm.suggested_count()), (0, 0));
    let all = library.tasks().body("river-office").including_suggested().run().unwrap();
    assert_eq!((all.count(), all.suggested_count()), (0, 1));
    assert_eq!(ids(all.suggested()), ["t6"]);
    assert_eq!(all.suggested()[0].standing(), Standing::Suggested);
}

#[test]
fn a_covering_rule_begins_where_it_says_and_leaves_out_what_it_says() {
    let library = small();
    let answer = library.tasks().body("districts").run().unwrap();
    assert_eq!(ids(answer.hits()), ["t2", "t6"]);
    assert!(answer.iter().all(|hit| hit.charges().iter().any(|c| c.basis == Basis::Default)));
    // A copy of a task is the task, whoever holds it.
    let plan = library.corpus().unwrap().plans().next().unwrap();
    let copy = plan.tasks[1].clone();
    assert_eq!(
        library.corpus().unwrap().charges(plan, &copy),
        library.corpus().unwrap().charges(plan, &plan.tasks[1])
    );
    assert!(
        library.corpus().unwrap().charges(plan, &copy).iter().any(|c| c.basis == Basis::Default)
    );
}

#[test]
fn alternatives_are_known_as_well_as_the_best_of_them() {
    let library = small();
    let either = library.ask("类型:任务 (单位:river-office | 单位:water-old)").unwrap();
    let answer = either.including_suggested().run().unwrap();
    assert_eq!((answer.count(), answer.suggested_count()), (2, 0));
    assert!(answer.iter().all(|hit| hit.standing() == Standing::Stated));
    // Where both are wanted, the weaker one decides.
    let both = library.ask("类型:任务 (单位:river-office) (单位:water-old)").unwrap();
    let answer = both.including_suggested().run().unwrap();
    assert_eq!((answer.count(), answer.suggested_count()), (0, 1));
}

#[test]
fn pages_put_together_are_the_whole() {
    let question = SHIPPED.tasks().body("水务局").including_suggested();
    let whole = question.run().unwrap();
    let (mut hits, mut suggested) = (Vec::new(), Vec::new());
    for page in 0..10 {
        let page = question.clone().offset(page * 3).limit(3).run().unwrap();
        assert_eq!(
            (page.count(), page.suggested_count()),
            (whole.count(), whole.suggested_count())
        );
        assert!(page.hits().len() <= 3 && page.suggested().len() <= 3);
        hits.extend(ids(page.hits()));
        suggested.extend(ids(page.suggested()));
    }
    assert_eq!(hits, ids(whole.hits()));
    assert_eq!(suggested, ids(whole.suggested()));
    let nothing = question.clone().limit(0).run().unwrap();
    assert_eq!((nothing.hits().len(), nothing.count()), (0, whole.count()));
    assert!(question.offset(usize::MAX).run().unwrap().hits().is_empty());
}

#[test]
fn facets_count_every_group_of_every_page() {
    let page = SHIPPED.tasks().limit(1).run().unwrap();
    let all = SHIPPED.tasks().run().unwrap();
    let recount = |facet: Facet, groups: &dyn Fn(&Hit<'_, Task>) -> BTreeSet<String>| {
        let mut expected: BTreeMap<String, usize> = BTreeMap::new();
        for group in all.iter().flat_map(groups) {
            *expected.entry(group).or_default() += 1;
        }
        let counted = page.counts_by(facet);
        assert!(counted.is_sorted_by(|a, b| (b.count, &a.key) < (a.count, &b.key)), "{facet:?}");
        assert!(counted.iter().all(|group| !group.label.is_empty()), "{facet:?}");
        let counted: BTreeMap<String, usize> =
            counted.into_iter().map(|group| (group.key, group.count)).collect();
        assert_eq!(counted, expected, "{facet:?}");
    };
    recount(Facet::Plan, &|hit| BTreeSet::from([hit.plan().unwrap().id.to_string()]));
    recount(Facet::Domain, &|hit| {
        hit.plan().unwrap().domains.iter().map(|domain| domain.key().to_owned()).collect()
    });
    recount(Facet::Body, &|hit| {
        let firm = hit.charges().iter().filter(|charge| charge.basis != Basis::Suggested);
        firm.map(|charge| charge.body.to_string()).collect()
    });
    recount(Facet::DueYear, &|hit| {
        let task = hit.item();
        let targets = task.targets.iter().filter_map(|target| target.due.as_ref());
        task.due.iter().chain(targets).map(|due| due.year().to_string()).collect()
    });
    recount(Facet::IssuedYear, &|hit| {
        hit.plan().unwrap().dates.issued().iter().map(|date| date.year().to_string()).collect()
    });
}

#[test]
fn a_name_is_resolved_and_the_answer_says_how() {
    let library = small();
    let (new, old) = ("water-new".to_owned(), "water-old".to_owned());
    assert_eq!(
        taken(&library, "water-new"),
        [(new.clone(), How::Id), (old.clone(), How::Predecessor)]
    );
    assert_eq!(
        taken(&library, "甲市水务局"),
        [(new.clone(), How::Name), (old.clone(), How::Predecessor)]
    );
    assert_eq!(
        taken(&library, "市水务局"),
        [(new.clone(), How::Alias), (old.clone(), How::Predecessor)]
    );
    assert_eq!(
        taken(&library, "甲市水利局"),
        [(old.clone(), How::Name), (new.clone(), How::Successor)]
    );
    assert_eq!(
        taken(&library, "水务局"),
        [(new, How::GenericName), ("river-office".to_owned(), How::Function), (old, How::Function)]
    );
    // Who took over is asked for with it: the task of the old name is found by the new.
    let answer = library.tasks().body("甲市水务局").run().unwrap();
    assert_eq!(ids(answer.hits()), ["t2", "t6"]);
}

#[test]
fn a_general_name_means_every_such_body_and_shows_them_all() {
    let hows: BTreeMap<String, How> = taken(&SHIPPED, "水务局").into_iter().collect();
    assert_eq!(hows["chaozhou-water"], How::Alias);
    assert_eq!(hows["jiamusi-water"], How::GenericName);
    assert_eq!(hows["pingdingshan-water"], How::Function);
    // A region in front narrows it.
    let narrowed = taken(&SHIPPED, "佳木斯市水务局");
    assert_eq!(narrowed, [("jiamusi-water".to_owned(), How::Name)]);
}

#[test]
fn names_in_any_width_script_or_case_are_the_same() {
    let expected = taken(&SHIPPED, "水务局").len();
    for name in ["水務局", " 水务局 "] {
        let answer = SHIPPED.tasks().body(name).run().unwrap();
        let Resolution::Body { found, .. } = &answer.resolutions()[0] else { panic!() };
        assert_eq!(found.len(), expected, "{name}");
    }
    assert_eq!(
        count(&SHIPPED.tasks().body("ＪＩＡＭＵＳＩ－ＷＡＴＥＲ")),
        count(&SHIPPED.tasks().body("jiamusi-water"))
    );
}

#[test]
fn what_means_nothing_is_told_the_nearest_names() {
    for (question, near) in [
        ("单位:水物局", "水务局"),
        ("单位:佳木斯水务局局", "佳木斯市水务局"),
        ("区域:长春是", "长春市"),
        ("方案:吉林省水环镜质量巩固提升行动方案", "吉林省水环境质量巩固提升行动方案"),
    ] {
        let told = refusal(question);
        assert!(told.contains("did you mean") && told.contains(near), "{question}: {told}");
    }
    for question in ["单位:\"\"", "区域:\" \"", "方案:\"\"", "单位:zzzz"] {
        assert!(refusal(question).contains("is called"), "{question}");
    }
}

#[test]
fn a_question_that_cannot_be_understood_names_the_column_and_what_would_fit() {
    for (question, told) in [
        (
            "单位:水务局 角式:牵头",
            "column 8: unknown key `角式`; did you mean `角色`? expected one of",
        ),
        ("角色:主持", "column 4: unknown role `主持`; expected one of 牵头, 配合"),
        ("领域:水 到期:<=去年", "column 9: "),
        ("水 | ", "column 3: `|` needs a condition behind it"),
        ("| 水", "column 1: `|` needs a condition before it"),
        ("(水 |) 气", "column 4: `|` needs a condition behind it"),
        ("到期:2025..2021", "column 4: the range `2025..2021` ends before it begins"),
        ("数值:90..80", "column 4: the range `90..80` ends before it begins"),
        ("(水", "column 1: a bracket is not closed"),
        ("单位:", "column 4: `单位` needs a value behind its colon"),
    ] {
        let found = refusal(question);
        assert!(found.starts_with(told), "{question}: {found}");
    }
}

#[test]
fn a_region_means_those_in_it_too() {
    let regions = |name: &str| -> BTreeSet<String> {
        let answer = SHIPPED.plans().region(name).run().unwrap();
        answer.iter().map(|hit| hit.item().region.unwrap().to_string()).collect()
    };
    assert_eq!(
        regions("吉林省"),
        BTreeSet::from(["220000", "220100", "220105"].map(str::to_owned))
    );
    assert_eq!(regions("长春市"), BTreeSet::from(["220100", "220105"].map(str::to_owned)));
    assert_eq!(regions("220105"), BTreeSet::from(["220105".to_owned()]));
    assert_eq!(
        regions("全国").len(),
        SHIPPED
            .plans()
            .run()
            .unwrap()
            .iter()
            .filter_map(|hit| hit.item().region)
            .collect::<BTreeSet<_>>()
            .len()
    );
}

#[test]
fn a_date_lies_in_a_range_when_every_day_it_can_mean_does() {
    let dues = |range: &str| {
        let answer = SHIPPED.targets().region("二道区").due(range.parse().unwrap()).run().unwrap();
        answer.count()
    };
    let corpus = SHIPPED.corpus().unwrap();
    let plans =
        corpus.plans().filter(|plan| plan.region.is_some_and(|r| r.to_string() == "220105"));
    let all: Vec<_> = plans.flat_map(|plan| &plan.goals).flat_map(|goal| &goal.targets).collect();
    let in_2021 =
        all.iter().filter(|t| t.due.as_ref().is_some_and(|due| due.year() == 2021)).count();
    assert_eq!(dues("<2022"), in_2021);
    assert_eq!(dues("2021"), in_2021);
    // 2021 alone may mean any month, 2021年底 only December.
    assert_eq!(dues("2021-12"), 3);
    assert_eq!(dues("<=2021-06"), 0);
    // A goal without a figure is due too.
    let goals = SHIPPED.goals().region("二道区").due("2021-12".parse().unwrap()).run().unwrap();
    assert!(goals.iter().any(|hit| hit.item().title.starts_with("臭氧")));
}

#[test]
fn conditions_about_figures_are_met_by_one_figure() {
    let text = "\
id: p\ntitle: 方案\ngenre: 规划\ncoverage: {extent: 部分, note: 目标}
goals:
  - id: g1
    title: 两个指标
    evidence: 两个指标
    targets:
      - {indicator: 优良天数, op: \">=\", value: 84, unit: \"%\"}
      - {indicator: 臭氧, op: \"<=\", value: 160, unit: 微克/立方米}
";
    let corpus = Loader::new().load_texts([("plans/p.yaml", text)]).into_corpus().unwrap();
    let library = Library::of(corpus).unwrap();
    let ask = |text: &str| library.ask(text).unwrap().run().unwrap().count();
    assert_eq!(ask("类型:目标 指标:优良天数 数值:84"), 1);
    assert_eq!(ask("类型:目标 指标:优良天数 数值:160"), 0);
    assert_eq!(ask("类型:目标 指标:优良天数 比较:<="), 0);
    assert_eq!(ask("类型:指标 数值:>84..<160"), 0);
    assert_eq!(ask("类型:指标 数值:84..160"), 2);
}

#[test]
fn every_hit_of_a_condition_says_why() {
    for text in
        ["单位:水务局", "到期:<2022", "再生水", "领域:水 类型:任务", "指标:优良天数", "区域:二道区"]
    {
        let answer = SHIPPED.ask(text).unwrap().including_suggested().run().unwrap();
        assert!(answer.count() > 0, "{text}");
        for hit in answer.iter().chain(answer.suggested()) {
            let is_body = matches!(hit.any(), Item::Body(_));
            assert!(is_body || !hit.why().is_empty(), "{text}: {}", hit.any().title());
            assert_eq!(hit.why().len(), hit.reasons().len());
        }
    }
}

#[test]
fn a_library_is_shared_by_threads() {
    fn shared<T: Send + Sync + Clone + 'static>(_: &T) {}
    shared(&*SHIPPED);
    let expected = count(&SHIPPED.tasks().body("水务局"));
    let threads = [(); 4].map(|()| {
        let library = SHIPPED.clone();
        std::thread::spawn(move || count(&library.tasks().body("水务局")))
    });
    assert!(threads.into_iter().all(|thread| thread.join().unwrap() == expected));
}

#[test]
fn levels_and_kinds_of_bodies_can_be_told_from_the_hit() {
    let answer = SHIPPED.bodies().region("吉林省").run().unwrap();
    assert!(answer.iter().any(|hit| hit.item().level == Level::Province));
    assert!(answer.iter().all(|hit| hit.kind() == Kind::Body && hit.plan().is_none()));
    let asked = SHIPPED.bodies().body("水务局").run().unwrap();
    assert!(asked.iter().any(|hit| hit.item().name == "佳木斯市水务局"));
}

#[test]
fn an_empty_corpus_answers_nothing_and_breaks_nothing() {
    let library = Library::of(Corpus::default()).unwrap();
    assert_eq!(count(&library.items()), 0);
    assert!(library.tasks().body("水务局").run().is_err());
    assert_eq!(count(&library.tasks().matching("水")), 0);
    assert!(library.tasks().run().unwrap().counts_by(Facet::Body).is_empty());
}
