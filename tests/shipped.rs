//! What the shipped corpus holds, item by item where the source counts them.

use std::path::Path;

use zhengce::{
    Attestation, BodyKind, Corpus, Counted, Extent, Goal, Ground, Plan, Role, Suggestion, Task,
    TextKind, check,
};

fn corpus() -> Corpus {
    Corpus::bundled().unwrap()
}

fn plan<'c>(corpus: &'c Corpus, id: &str) -> &'c Plan {
    corpus.plan(&id.parse().unwrap()).unwrap()
}

/// The figures of goals, each in one line.
fn figures(goals: &[Goal]) -> Vec<String> {
    let targets = goals.iter().flat_map(|goal| &goal.targets);
    let line = |target: &zhengce::Target| {
        let due = target.due.as_ref().map(ToString::to_string).unwrap_or_default();
        let modality = target.modality.map(|modality| modality.to_string()).unwrap_or_default();
        format!("{target} {due} {modality}").trim_end().to_owned()
    };
    targets.map(line).collect()
}

fn titles(tasks: &[Task]) -> Vec<(&str, usize)> {
    tasks.iter().map(|task| (task.title.as_str(), task.tasks.len())).collect()
}

#[test]
fn the_folder_is_what_the_crate_carries_and_has_no_finding() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let found = check::folder(&folder).unwrap();
    assert!(found.is_empty(), "{found}");
    let (read, carried) = (Corpus::load(&folder).unwrap(), corpus());
    assert!(read.plans().eq(carried.plans()));
    assert!(read.documents().eq(carried.documents()));
    assert!(read.bodies().eq(carried.bodies()));
    assert!(read.regions().eq(carried.regions()));
    assert_eq!(read.terms(), carried.terms());
}

#[test]
fn the_air_plan_of_erdao() {
    let corpus = corpus();
    let plan = plan(&corpus, "erdao-2021-air");
    assert_eq!(plan.goals.len(), 4);
    assert_eq!(
        figures(&plan.goals),
        [
            "环境空气质量优良天数比率 >= 84% 2021-12 力争",
            "细颗粒物（PM2.5）浓度 <= 40微克/立方米 2021-12",
            "重污染天数比率 <= 8天 2021-12",
        ]
    );
    let ozone = &plan.goals[2];
    assert_eq!(ozone.title, "臭氧（O3）浓度上升的趋势得到遏制");
    assert!(ozone.targets.is_empty(), "no figure is invented");
    assert_eq!(ozone.due.as_ref().unwrap().to_string(), "2021-12");
    assert_eq!(
        titles(&plan.tasks),
        [
            ("深入推进秸秆禁烧和氨排放控制", 4),
            ("深入推进燃煤污染控制", 5),
            ("深入推进工业污染源治理", 5),
            ("深入推进移动源污染治理", 4),
            ("深入推进扬尘污染治理", 4),
            ("积极应对污染天气", 5),
        ]
    );
}

#[test]
fn the_water_plan_of_erdao() {
    let corpus = corpus();
    let plan = plan(&corpus, "erdao-2021-water");
    let of = |aspect: &str| {
        plan.goals.iter().filter(|goal| goal.aspect.as_deref() == Some(aspect)).count()
    };
    assert_eq!(["水环境", "水资源", "水生态"].map(of), [4, 6, 3]);
    assert_eq!(plan.goals.len(), 13);
    assert!(figures(&plan.goals).is_empty(), "the source gives no figure");
    let measures = plan.tasks.iter().map(|task| task.tasks.len()).collect::<Vec<_>>();
    assert_eq!(measures, [10, 3, 3, 7]);
}

#[test]
fn the_soil_plan_of_erdao() {
    let corpus = corpus();
    let plan = plan(&corpus, "erdao-2021-soil");
    assert_eq!(plan.goals.len(), 5);
    assert_eq!(
        figures(&plan.goals),
        [
            "受污染耕地安全利用率 >= 90% 2021",
            "污染地块安全利用率 >= 90% 2021",
            "畜禽粪污资源化利用率 保持 >= 85% 2021",
        ]
    );
    let measures = plan.tasks.iter().map(|task| task.tasks.len()).collect::<Vec<_>>();
    assert_eq!(measures, [3, 3, 2, 1, 1, 6]);
    let run_together = plan.walk_tasks().find(|task| task.title.contains("准入管理")).unwrap();
    assert!(run_together.title.contains("流转管控"));
    assert!(run_together.note.is_some(), "what is run together in the source is remarked");
}

#[test]
fn every_erdao_plan_has_purpose_safeguards_and_addressees() {
    let corpus = corpus();
    for id in ["erdao-2021-air", "erdao-2021-water", "erdao-2021-soil"] {
        let plan = plan(&corpus, id);
        assert_eq!(plan.coverage.extent, Extent::Full);
        let counts: Vec<_> =
            plan.coverage.counts.iter().map(|count| (count.of, count.count)).collect();
        assert!(counts.contains(&(Counted::Safeguards, 5)), "{id}");
        let safeguards: Vec<&str> =
            plan.safeguards.iter().map(|safeguard| safeguard.title.as_str()).collect();
        let expected =
            ["压实工作责任", "加强调度督办", "强化科技支撑", "加大资金支持", "加强宣传力度"];
        assert_eq!(safeguards, expected);
        assert!(plan.purpose.as_ref().is_some_and(|purpose| purpose.text.contains("“十四五”")));
        let [addressed] = plan.addressees.as_slice() else { panic!("{id}") };
        let addressed = corpus.body(addressed).unwrap();
        assert_eq!(addressed.kind, BodyKind::Collective);
        assert!(addressed.names().any(|name| name == "各街（镇）、开发区、各相关部门"));
        let [rule] = plan.default_duties.as_slice() else { panic!("{id}") };
        assert_eq!((&rule.body, rule.role), (&addressed.id, Role::Implement));
        assert!(plan.issuers.is_empty() && plan.number.is_none(), "what is not told is not there");
    }
}

#[test]
fn every_erdao_measure_has_suggested_bodies_with_their_ground_and_no_stated_one() {
    let corpus = corpus();
    let mut grounds = [0, 0];
    for id in ["erdao-2021-air", "erdao-2021-water", "erdao-2021-soil"] {
        for measure in plan(&corpus, id).walk_tasks().filter(|task| task.is_leaf()) {
            assert!(!measure.duties.is_empty(), "{id} {}", measure.title);
            for duty in &measure.duties {
                let Ground::Suggested(suggestion) = &duty.ground else {
                    panic!("the source names no body for {}", measure.title);
                };
                assert!(!suggestion.reason().is_empty());
                match suggestion {
                    Suggestion::Counterpart(_) => grounds[0] += 1,
                    Suggestion::Mandate(_) => grounds[1] += 1,
                    _ => panic!("{suggestion:?}"),
                }
            }
        }
    }
    assert!(grounds.iter().all(|count| *count > 0), "{grounds:?}");
}

#[test]
fn the_interpretation_is_told_honestly() {
    let corpus = corpus();
    let id = "erdao-2021-interpretation".parse().unwrap();
    let document = corpus.document(&id).unwrap();
    assert_eq!(document.text, TextKind::Verbatim);
    let told = document.interpretation.as_ref().unwrap();
    let date = told.date.as_ref().unwrap();
    assert_eq!((date.to_string().as_str(), date.day()), ("2021-06", None));
    assert_eq!(date.as_printed(), Some("2021年6月XX日"));
    assert!(date.is_masked());
    let manner = told.manner.as_ref().unwrap();
    assert_eq!((manner.printed.as_str(), manner.redacted), ("****", true));
    let channel = told.channel.as_ref().unwrap();
    assert_eq!((channel.printed.as_str(), channel.redacted), ("省市关于此项工作的相关文件", false));
    let [drafter] = document.drafters.as_slice() else { panic!() };
    let drafter = corpus.body(drafter).unwrap();
    assert!(drafter.names().any(|name| name == "二道区生态环境保护工作领导小组办公室"));
    let cited: Vec<String> = document
        .cites
        .iter()
        .filter_map(|cited| Some(cited.number.as_ref()?.to_string()))
        .collect();
    assert_eq!(cited, ["吉政办发〔2021〕10号", "长府办发〔2021〕14号"]);
    let text = corpus.document_text(&id).unwrap().text();
    assert!(text.contains("[bookmark: _GoBack]解读时间：2021年6月XX日"), "the text is as received");
}

#[test]
fn the_further_plans_are_partial_and_say_what_was_seen() {
    let corpus = corpus();
    // Plan, number, day of signing or publishing, goals, figures, tasks, covering rules.
    let expected = [
        ("changchun-2021-air", "长府办发〔2021〕14号", "2021-05-08", 1, 1, 0, 0),
        ("changchun-2021-soil", "长府办发〔2021〕14号", "2021-05-08", 0, 0, 0, 0),
        ("changchun-2021-water", "长府办发〔2021〕14号", "2021-05-08", 0, 0, 0, 0),
        ("chaozhou-blue-sky", "", "", 5, 5, 3, 1),
        ("erdao-2021-work-report", "", "2021-11-24", 2, 2, 0, 0),
        ("feicheng-2017-soil", "肥政发〔2017〕17号", "2017-11-30", 2, 2, 1, 1),
        ("jiamusi-2018-water", "佳政办发〔2018〕17号", "2018-07-19", 3, 2, 1, 1),
        ("jilin-2021-air", "吉政办发〔2021〕10号", "2021-02-24", 4, 8, 2, 1),
        ("jilin-2021-soil", "吉政办发〔2021〕10号", "2021-02-24", 0, 0, 0, 0),
        ("jilin-2021-water", "吉政办发〔2021〕10号", "2021-02-24", 5, 0, 3, 1),
        ("jilin-2024-air", "吉政发〔2024〕8号", "2024-04-18", 4, 4, 5, 1),
        ("pingdingshan-2018-river-chief", "", "2018-07-09", 0, 3, 3, 3),
    ];
    let partial = corpus.plans().filter(|plan| plan.coverage.extent == Extent::Partial);
    let rows = partial.map(|plan| {
        assert!(plan.coverage.note.as_ref().is_some_and(|note| !note.is_empty()), "{}", plan.id);
        let text = plan.document.as_ref().and_then(|id| corpus.document(id)).map(|d| d.text);
        assert_eq!(text, Some(TextKind::Notes), "{}", plan.id);
        let of_tasks = plan.walk_tasks().map(|task| task.targets.len()).sum::<usize>();
        (
            plan.id.as_str(),
            plan.number.as_ref().map(ToString::to_string).unwrap_or_default(),
            plan.dates.issued().map(ToString::to_string).unwrap_or_default(),
            plan.goals.len(),
            figures(&plan.goals).len() + of_tasks,
            plan.tasks.len(),
            plan.default_duties.len(),
        )
    });
    let rows: Vec<_> = rows.collect();
    let rows: Vec<_> =
        rows.iter().map(|r| (r.0, r.1.as_str(), r.2.as_str(), r.3, r.4, r.5, r.6)).collect();
    assert_eq!(rows, expected);
}

#[test]
fn a_name_that_nobody_has_seen_is_said_to_be_unverified() {
    let corpus = corpus();
    let seen = |body: &zhengce::Body| body.attestation == Attestation::Named;
    let printed: Vec<&str> = corpus
        .documents()
        .filter_map(|document| corpus.document_text(&document.id))
        .map(zhengce::text::SourceText::text)
        .collect();
    for body in corpus.bodies().filter(|body| seen(body) && body.kind != BodyKind::Collective) {
        let named = body.names().any(|name| printed.iter().any(|text| text.contains(name)));
        assert!(named, "no document prints a name of `{}`", body.id);
    }
    assert!(
        corpus
            .bodies()
            .filter(|body| !seen(body))
            .all(|body| body.note.is_some() || !body.functions.is_empty())
    );
    assert!(corpus.bodies().any(|body| !seen(body)));
}

#[test]
fn words_that_mean_the_same_are_known() {
    let corpus = corpus();
    let terms = corpus.terms().unwrap();
    for (word, same) in [("PM2.5", "细颗粒物"), ("中水", "再生水"), ("VOCs", "挥发性有机物")]
    {
        assert!(terms.synonyms_of(word).any(|other| other == same), "{word}");
        assert!(terms.synonyms_of(same).any(|other| other == word), "{same}");
    }
    assert!(terms.words.iter().any(|word| word == "黑臭水体"));
}
