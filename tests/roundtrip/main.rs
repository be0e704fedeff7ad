//! What is saved loads as the same value, in an order of fields that a person would choose; what is printed parses back.

mod any;

use std::fmt::{Debug, Display};
use std::fs;
use std::path::Path;
use std::str::FromStr;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use zhengce::*;

use any::{body, date, decimal, document, id, number, plan, region, text};

/// Loaded again, a value is the same; saved again, so is the text.
fn comes_back<T>(value: &T) -> Result<(), TestCaseError>
where
    T: serde::Serialize + serde::de::DeserializeOwned + PartialEq + Debug,
{
    let text = yaml::to_string(value).unwrap();
    let read: T = yaml::from_str("saved.yaml", &text)
        .map_err(|faults| TestCaseError::fail(format!("{faults}\n{text}")))?;
    prop_assert_eq!(&read, value, "{}", text);
    prop_assert_eq!(yaml::to_string(&read).unwrap(), text);
    let json = serde_json::to_string(value).unwrap();
    let read: T = serde_json::from_str(&json)
        .map_err(|error| TestCaseError::fail(format!("{error}\n{json}")))?;
    prop_assert_eq!(&read, value, "{}", json);
    Ok(())
}

fn parses_back<T>(value: &T) -> Result<(), TestCaseError>
where
    T: Display + FromStr + PartialEq + Debug,
    T::Err: Debug,
{
    prop_assert_eq!(&value.to_string().parse::<T>().unwrap(), value);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn plans_come_back(plan in plan()) {
        comes_back(&plan)?;
    }

    #[test]
    fn documents_come_back(document in document()) {
        comes_back(&document)?;
    }

    #[test]
    fn bodies_come_back(bodies in vec(body(), 0..3), functions in vec((id::<FunctionId>(), text(), vec(text(), 0..2)), 0..2)) {
        let mut file = Bodies::default();
        file.bodies = bodies;
        for (id, name, generic_names) in functions {
            let yaml = format!("id: {id}\nname: x\n");
            let mut function: Function = yaml::from_str("f.yaml", &yaml).unwrap();
            (function.name, function.generic_names) = (name, generic_names);
            file.functions.push(function);
        }
        comes_back(&file)?;
    }

    #[test]
    fn regions_and_terms_come_back(names in vec((region(), text(), vec(text(), 0..2), option::of(text())), 0..3), words in vec(text(), 0..4), synonyms in vec(vec(text(), 0..3), 0..3)) {
        let mut regions = Regions::default();
        for (code, name, aliases, note) in names {
            let yaml = format!("code: \"{code}\"\nname: x\n");
            let mut region: RegionName = yaml::from_str("r.yaml", &yaml).unwrap();
            (region.name, region.aliases, region.note) = (name, aliases, note);
            regions.regions.push(region);
        }
        comes_back(&regions)?;
        let mut terms = Terms::default();
        (terms.words, terms.synonyms) = (words, synonyms);
        comes_back(&terms)?;
    }

    #[test]
    fn values_parse_back(date in date(), region in region(), number in number(), decimal in decimal(), plan in id::<PlanId>(), body in id::<BodyId>(), item in id::<ItemId>()) {
        // What was printed in the document is no part of a date's own form.
        parses_back(&PartialDate::new(date.year(), date.month(), date.day()).unwrap())?;
        parses_back(&region)?;
        parses_back(&number)?;
        parses_back(&decimal)?;
        parses_back(&plan)?;
        parses_back(&body)?;
        parses_back(&item)?;
        for range in [DateRange::before(&date), DateRange::until(&date), DateRange::since(&date), DateRange::after(&date), DateRange::within(&date)] {
            let reversed = range.from.zip(range.to).is_some_and(|(from, to)| from > to);
            if !reversed {
                parses_back(&range)?;
            }
        }
    }

    #[test]
    fn a_number_is_found_in_running_text(number in select(NUMBERS.to_vec()), before in select(BEFORE.to_vec()), behind in select(BEHIND.to_vec())) {
        let text = format!("{before}{number}{behind}");
        let found = DocumentNumber::find_in(&text);
        prop_assert_eq!(found.len(), 1, "{}", text);
        prop_assert_eq!(found[0].1.to_string(), number, "{}", text);
        prop_assert_eq!(found[0].0.of(&text), Some(number));
    }
}

const NUMBERS: [&str; 8] = [
    "吉政办发〔2021〕10号",
    "濮政〔2024〕11号",
    "沪住建规范联〔2023〕11号",
    "发改能源〔2016〕1054号",
    "长府办发〔2021〕14号",
    "国发〔2015〕17号",
    "黑政发〔2016〕3号",
    "佳政办发〔2018〕17号",
];
const BEFORE: [&str; 14] = [
    "",
    "根据",
    "按照",
    "依据",
    "落实",
    "贯彻落实",
    "转发",
    "关于印发",
    "（",
    "《水污染防治行动计划》（",
    "通知，",
    "2021年，",
    "以及",
    "详见",
];
const BEHIND: [&str; 6] = ["", "）", "要求", "文件精神", "的通知", "，10月底前完成"];

#[test]
fn a_number_is_read_in_every_form_of_brackets_and_spaces() {
    for (printed, expected) in [
        ("吉政办发[2021]10号", "吉政办发〔2021〕10号"),
        ("吉政办发［2021］10号", "吉政办发〔2021〕10号"),
        ("吉政办发(2021)10号", "吉政办发〔2021〕10号"),
        ("吉政办发【2021】10号", "吉政办发〔2021〕10号"),
        (" 吉政办发 〔 2021 〕 10 号 ", "吉政办发〔2021〕10号"),
        ("吉政办发〔２０２１〕１０号", "吉政办发〔2021〕10号"),
        ("吉政办发〔2021〕第10号", "吉政办发〔2021〕10号"),
        ("濮政〔2024〕 11号", "濮政〔2024〕11号"),
        ("沪住建规范联﹝2023﹞11号", "沪住建规范联〔2023〕11号"),
        ("发改能源〔2016〕1054 号", "发改能源〔2016〕1054号"),
    ] {
        let number = printed.parse::<DocumentNumber>().map(|number| number.to_string());
        assert_eq!(number.ok().as_deref(), Some(expected), "{printed}");
        assert_eq!(DocumentNumber::find_in(printed).len(), 1, "{printed}");
    }
}

#[test]
fn every_word_of_every_vocabulary_parses_back() {
    fn all<T>(all: &[T], names: fn(T) -> &'static [&'static str])
    where
        T: Copy + Debug + Display + PartialEq + FromStr,
        T::Err: Debug,
    {
        for value in all {
            assert_eq!(value.to_string().parse::<T>().unwrap(), *value);
            for name in names(*value) {
                assert_eq!(name.parse::<T>().unwrap(), *value, "{name}");
                assert_eq!(name.to_uppercase().parse::<T>().unwrap(), *value, "{name}");
            }
        }
    }
    all(Role::ALL, Role::names);
    all(Basis::ALL, Basis::names);
    all(Genre::ALL, Genre::names);
    all(Domain::ALL, Domain::names);
    all(Level::ALL, Level::names);
    all(BodyKind::ALL, BodyKind::names);
    all(Attestation::ALL, Attestation::names);
    all(Validity::ALL, Validity::names);
    all(Extent::ALL, Extent::names);
    all(Counted::ALL, Counted::names);
    all(Modality::ALL, Modality::names);
    all(Direction::ALL, Direction::names);
    all(Op::ALL, Op::names);
    all(DocumentKind::ALL, DocumentKind::names);
    all(Disclosure::ALL, Disclosure::names);
    all(TextKind::ALL, TextKind::names);
    all(ParentKind::ALL, ParentKind::names);
    all(CompanionKind::ALL, CompanionKind::names);
    all(Kind::ALL, Kind::names);
}

/// The keys of a value in their order, each under those above it.
fn keys(value: &serde_yaml::Value, above: &str, found: &mut Vec<String>) {
    match value {
        serde_yaml::Value::Mapping(map) => {
            for (key, inner) in map {
                let path = format!("{above}.{}", key.as_str().unwrap());
                found.push(path.clone());
                keys(inner, &path, found);
            }
        }
        serde_yaml::Value::Sequence(list) => {
            for inner in list {
                keys(inner, above, found);
            }
        }
        _ => {}
    }
}

#[test]
fn saving_keeps_the_order_in_which_a_person_wrote_the_shipped_plans() {
    let corpus = Corpus::bundled().unwrap();
    for plan in corpus.plans() {
        let path = format!("corpus/plans/{}.yaml", plan.id);
        let written =
            fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(&path)).unwrap();
        let saved = yaml::to_string(plan).unwrap();
        let read: Plan = yaml::from_str(&path, &saved).unwrap();
        assert_eq!(&read, plan);
        let order = |text: &str| {
            let mut found = Vec::new();
            keys(&serde_yaml::from_str(text).unwrap(), "", &mut found);
            found
        };
        assert_eq!(order(&saved), order(&written), "{path}");
    }
}

#[test]
fn a_saved_plan_reads_as_a_person_would_write_it() {
    let target = Target::new("优良天数比率", Op::AtLeast, "84.0".parse().unwrap(), "%")
        .due("2021-12".parse().unwrap());
    let goal = Goal::new(
        "g1".parse().unwrap(),
        "优良天数比率达到84.0%以上",
        Evidence::quote("优良天数比率达到84.0%以上").context("到2021年底"),
    );
    let duty = Duty::stated("city-water".parse().unwrap(), Role::Lead).written("市水务局");
    let task = Task::new("t1".parse().unwrap(), "建设管网", Evidence::quote("一、建设管网"))
        .mark("一、")
        .duty(duty);
    let mut plan =
        Plan::new("p".parse().unwrap(), "方案", Genre::WorkPlan, Coverage::partial("目标"));
    plan.region = Some("220100".parse().unwrap());
    plan.dates.signed = Some("2021".parse().unwrap());
    plan.number = Some("长府发[2021]3号".parse().unwrap());
    plan.goals = vec![goal.target(target)];
    plan.tasks = vec![task];
    insta::assert_snapshot!("saved_plan", yaml::to_string(&plan).unwrap());
}
