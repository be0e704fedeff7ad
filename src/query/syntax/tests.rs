//! The laws of the text form.

use proptest::prelude::*;

use crate::model::{Basis, Domain, Op, Role, Validity};
use crate::query::{DutyFilter, Filter, Kind, TextQuery, TextTerm, Who};

fn parse(text: &str) -> Filter {
    text.parse().unwrap()
}

fn message(text: &str) -> String {
    text.parse::<Filter>().unwrap_err().to_string()
}

#[test]
fn chinese_and_english_keys_mean_the_same() {
    let chinese = parse("单位:水务局 角色:牵头 领域:水 到期:<=2021-12 再生水");
    let english = parse("body:水务局 role:lead domain:water due:<=2021-12 再生水");
    assert_eq!(chinese, english);
    assert_eq!(parse("单位：水务局 ROLE：LEAD 领域：water 到期：<=2021-12 再生水"), english);
}

#[test]
fn role_and_basis_speak_of_the_body_beside_them() {
    let expected = DutyFilter {
        who: vec![Who::Named("水务局".into()), Who::Named("水利局".into())],
        roles: vec![Role::Lead, Role::Support],
        bases: vec![Basis::Stated],
    };
    assert_eq!(parse("依据:明示 角色:牵头,配合 单位:水务局、水利局"), Filter::Duty(expected));
}

#[test]
fn groups_alternatives_and_denials() {
    let filter = parse("类型:任务 (领域:水 | 领域:大气) -效力:废止 \"黑臭 水体\"");
    let expected = Filter::And(vec![
        Filter::Kind(Kind::Task),
        Filter::Or(vec![Filter::Domain(Domain::Water), Filter::Domain(Domain::Air)]),
        Filter::Not(Box::new(Filter::Validity(Validity::Repealed))),
        Filter::Text(TextQuery::default().phrase("黑臭 水体")),
    ]);
    assert_eq!(filter, expected);
    assert_eq!(parse(""), Filter::All);
    assert_eq!(parse("比较:>= 数值:>=84"), parse("op:>= value:>=84"));
    assert_eq!(parse("op:>="), Filter::Op(Op::AtLeast));
}

#[test]
fn a_wrong_question_is_told_its_column_and_what_fits() {
    insta::assert_snapshot!(
        [
            "单位:水务局 角式:牵头",
            "角色:主持",
            "领域:水 到期:<=去年",
            "水 “再生水",
            "(水",
            "水)",
            "单位:",
            "水 :再生水",
            "区域:220105 数值:>=许多",
            "」",
        ]
        .map(|text| format!("{text}\n    {}", message(text)))
        .join("\n")
    );
}

#[test]
fn deep_brackets_and_long_questions_are_bounded() {
    assert!(message(&"(".repeat(10_000)).contains("too deep"));
    assert!(message(&"-".repeat(10_000)).contains("too deep"));
    assert!("水 ".repeat(5_000).parse::<Filter>().is_ok());
}

fn leaf() -> impl Strategy<Value = Filter> {
    let word = "[水大气a-z0-9（():|\"\\\\ -]{1,6}";
    prop_oneof![
        (0..Kind::ALL.len()).prop_map(|at| Filter::Kind(Kind::ALL[at])),
        (0..Domain::ALL.len()).prop_map(|at| Filter::Domain(Domain::ALL[at])),
        (0..Op::ALL.len()).prop_map(|at| Filter::Op(Op::ALL[at])),
        word.prop_map(Filter::plan),
        word.prop_map(Filter::region),
        word.prop_map(Filter::Indicator),
        (2000u16..2030, 1u8..13).prop_map(|(year, month)| {
            Filter::Due(format!("<={year}-{month:02}").parse().unwrap())
        }),
        (0i64..1000).prop_map(|value| Filter::Value(format!(">{value}").parse().unwrap())),
        (word, proptest::sample::subsequence(Role::ALL.to_vec(), 0..3)).prop_map(
            |(name, roles)| {
                Filter::Duty(DutyFilter { who: vec![Who::Named(name)], roles, bases: vec![] })
            }
        ),
        proptest::collection::vec(("[水大气a-z]{1,4}", any::<bool>()), 1..4).prop_map(|terms| {
            let terms = terms.into_iter().map(|(text, exact)| TextTerm::new(text, exact)).collect();
            Filter::Text(TextQuery { terms })
        }),
    ]
}

fn filter() -> impl Strategy<Value = Filter> {
    leaf().prop_recursive(4, 24, 4, |inner| {
        let list = proptest::collection::vec(inner.clone(), 2..4);
        prop_oneof![
            inner.prop_map(|filter| Filter::Not(Box::new(filter))),
            list.clone().prop_map(Filter::And),
            list.prop_map(Filter::Or),
        ]
    })
}

#[test]
fn a_question_of_endless_alternatives_is_refused() {
    let text = vec!["水务局"; 2_500].join("|");
    assert!(text[..text.len() - 3].parse::<Filter>().is_ok());
    let error = vec!["水务局"; 2_501].join("|").parse::<Filter>().unwrap_err();
    assert_eq!(error.kind(), crate::ErrorKind::Limit);
    assert!(error.to_string().contains("10003 characters; at most 10000"), "{error}");
}

proptest! {
    #[test]
    fn printing_and_parsing_are_inverse(filter in filter()) {
        let printed = filter.to_string();
        prop_assert_eq!(printed.parse::<Filter>().unwrap(), filter, "{}", printed);
    }

    #[test]
    fn nothing_panics(text in "[单位:：水务局()（）|\"“”「」 ,-<>=2021\\\\角色🙂]{0,30}") {
        let _ = text.parse::<Filter>();
    }
}
