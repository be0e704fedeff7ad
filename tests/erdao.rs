//! What the shipped corpus answers, through the public interface only.

use zhengce::{Basis, Domain, Facet, Item, Library, Resolution, Role, Standing, Task, check};

fn library() -> Library {
    Library::bundled().unwrap()
}

#[test]
fn the_shipped_corpus_has_no_finding() {
    let findings = check::run(library().corpus().unwrap());
    assert!(findings.is_empty(), "{findings}");
}

#[test]
fn the_erdao_plans_are_complete() {
    let library = library();
    for (id, tasks, measures) in [("air", 6, 27), ("water", 4, 23), ("soil", 6, 16)] {
        let plan =
            library.corpus().unwrap().plan(&format!("erdao-2021-{id}").parse().unwrap()).unwrap();
        assert_eq!(plan.tasks.len(), tasks);
        assert_eq!(plan.walk_tasks().filter(|task| task.is_leaf()).count(), measures);
        assert_eq!(plan.safeguards.len(), 5);
    }
}

#[test]
fn every_item_of_a_plan_is_proved_by_words_of_its_document() {
    let library = library();
    let answer = library.items().run().unwrap();
    let with_plan = answer.iter().filter(|hit| hit.plan().is_some());
    let unproved: Vec<&str> =
        with_plan.filter(|hit| hit.proof().is_none()).map(|hit| hit.any().title()).collect();
    assert!(unproved.is_empty(), "{unproved:?}");
}

#[test]
fn the_water_bureau_finds_stated_tasks_first_and_suggested_ones_apart() {
    let library = library();
    let without = library.tasks().body("水务局").run().unwrap();
    assert!(without.suggested().is_empty());
    let answer = library.tasks().body("水务局").including_suggested().run().unwrap();
    assert_eq!(answer.count(), without.count());
    assert!(answer.iter().all(|hit| hit.standing() < Standing::Suggested));
    assert!(answer.iter().is_sorted_by_key(zhengce::Hit::standing));
    assert!(answer.suggested().iter().all(|hit| hit.standing() == Standing::Suggested));
    assert!(answer.suggested().iter().any(|hit| hit.item().title.contains("再生水")));
    let Resolution::Body { found, .. } = &answer.resolutions()[0] else { panic!() };
    assert!(found.iter().any(|found| found.name == "平顶山市水利局"));
}

#[test]
fn governments_are_reached_through_the_collective_that_a_covering_rule_names() {
    let library = library();
    let answer = library.tasks().body("长春市人民政府").plan("吉林省水环境").run().unwrap();
    assert!(answer.count() > 0);
    for hit in &answer {
        assert_eq!(hit.standing(), Standing::Derived);
        let groups = hit.charges().iter().filter(|charge| charge.basis == Basis::Group);
        assert!(groups.into_iter().all(|charge| charge.via.is_some()));
    }
}

#[test]
fn builder_and_text_form_mean_the_same() {
    let library = library();
    let built =
        library.tasks().body("水利局").role(Role::Lead).domain(Domain::Water).run().unwrap();
    let asked = library.ask("类型:任务 单位:水利局 角色:牵头 领域:水").unwrap().run().unwrap();
    let built: Vec<&Task> = built.iter().map(zhengce::Hit::item).collect();
    let asked: Vec<&Task> = asked
        .iter()
        .filter_map(|hit| match hit.any() {
            Item::Task(task) => Some(task),
            _ => None,
        })
        .collect();
    assert!(!built.is_empty());
    assert_eq!(built, asked);
}

#[test]
fn every_script_and_width_finds_the_same() {
    let library = library();
    let count = |words: &str| library.items().matching(words).run().unwrap().count();
    let expected = count("细颗粒物");
    assert!(expected > 0);
    for words in ["細顆粒物", "PM2.5", "ＰＭ２．５", "pm2.5"] {
        assert_eq!(count(words), expected, "{words}");
    }
}

#[test]
fn an_unknown_body_is_told_the_nearest_names() {
    let error = library().tasks().body("水物局").run().unwrap_err();
    assert!(error.to_string().contains("did you mean") && error.to_string().contains("水务局"));
}

#[test]
fn pages_and_counts_agree() {
    let library = library();
    let all = library.tasks().run().unwrap();
    let page = library.tasks().offset(3).limit(4).run().unwrap();
    assert_eq!(page.count(), all.count());
    let ids = |hits: &[zhengce::Hit<'_, Task>]| {
        hits.iter().map(|hit| hit.item().id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(ids(page.hits()), ids(&all.hits()[3..7]));
    let by_plan: usize = all.counts_by(Facet::Plan).iter().map(|group| group.count).sum();
    assert_eq!(by_plan, all.count());
}
