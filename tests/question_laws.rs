//! Laws that every question keeps: its forms are one question, what is printed reads back with its meaning, and
//! combinations find what their parts find.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use proptest::prelude::*;
use zhengce::{
    Anything, Basis, DateRange, Domain, DutyFilter, Filter, Hit, Kind, Library, Op, Role,
    TextQuery, TextTerm, Validity, ValueRange,
};

static SHIPPED: LazyLock<Library> = LazyLock::new(|| Library::bundled().unwrap());

/// What a question finds, as a set: suggested hits apart.
fn keys(question: &zhengce::Question<'_, Anything>) -> (BTreeSet<String>, BTreeSet<String>) {
    let answer = question.run().unwrap();
    let key = |hit: &Hit<'_, Anything>| {
        let plan = hit.plan().map(|plan| plan.id.to_string()).unwrap_or_default();
        format!("{plan} {} {}", hit.kind(), hit.any().title())
    };
    (answer.iter().map(key).collect(), answer.suggested().iter().map(key).collect())
}

fn found(library: &Library, filter: Filter) -> (BTreeSet<String>, BTreeSet<String>) {
    keys(&library.items().filter(filter))
}

#[test]
fn chinese_and_english_forms_are_one_question() {
    for (chinese, english) in [
        (
            "单位:水务局 角色:牵头 领域:水 到期:<=2021-12 再生水",
            "body:水务局 role:lead domain:water due:<=2021-12 再生水",
        ),
        (
            "类型:指标 比较:>= 数值:>=84 指标:优良天数",
            "kind:target op:>= value:>=84 indicator:优良天数",
        ),
        ("方案:erdao-2021-air 依据:建议", "plan:erdao-2021-air basis:suggested"),
        ("区域:吉林省 发布:2021 效力:未知", "region:220000 issued:2021 validity:unknown"),
        ("全文:水 -类型:文件", "text:水 -kind:document"),
    ] {
        let (one, other): (Filter, Filter) = (chinese.parse().unwrap(), english.parse().unwrap());
        let found = |filter: Filter| found(&SHIPPED, filter);
        assert_eq!(found(one), found(other), "{chinese}");
    }
}

#[test]
fn builder_and_text_form_are_one_question() {
    let built = SHIPPED
        .items()
        .body("水利局")
        .role(Role::Lead)
        .basis(Basis::Stated)
        .region("平顶山市")
        .domain(Domain::Water)
        .issued("2018".parse().unwrap())
        .validity(Validity::Unknown)
        .plan("河长制")
        .matching("红线");
    let text = "单位:水利局 角色:牵头 依据:明示 区域:平顶山市 领域:水 发布:2018 效力:未知 方案:河长制 红线";
    let asked = SHIPPED.ask(text).unwrap();
    assert_eq!(keys(&built), keys(&asked));
    assert_ne!(keys(&built), (BTreeSet::new(), BTreeSet::new()));
}

fn any_of<T: Clone + std::fmt::Debug + 'static>(values: &'static [T]) -> impl Strategy<Value = T> {
    (0..values.len()).prop_map(move |at| values[at].clone())
}

fn any_duty() -> impl Strategy<Value = Filter> {
    let names = proptest::sample::subsequence(
        vec!["水务局", "生态环境局", "长春市人民政府", "jiamusi-water"],
        0..3,
    );
    let roles = proptest::sample::subsequence(Role::ALL.to_vec(), 0..3);
    let bases = proptest::sample::subsequence(Basis::ALL.to_vec(), 0..3);
    (names, roles, bases).prop_map(|(names, roles, bases)| {
        let mut duty = names.first().map_or_else(DutyFilter::default, |name| Filter::body(*name));
        duty.who.extend(names.iter().skip(1).map(|name| zhengce::Who::Named((*name).to_owned())));
        (duty.roles, duty.bases) = (roles, bases);
        Filter::Duty(duty)
    })
}

fn any_text() -> impl Strategy<Value = Filter> {
    let word = prop_oneof![
        "[水大气治污染PM2.5]{1,2}",
        "[-水:：,（|\"]{1,3}",
        any_of(&["黑臭水体", "再生水", "臭氧（O3）"]).prop_map(str::to_owned)
    ];
    proptest::collection::vec((word, any::<bool>()), 0..3).prop_map(|terms| {
        let mut query = TextQuery::default();
        query.terms = terms.into_iter().map(|(text, exact)| TextTerm::new(text, exact)).collect();
        Filter::Text(query)
    })
}

fn any_value() -> impl Strategy<Value = ValueRange> {
    let end = proptest::option::of((0i64..3000, 0u8..2, any::<bool>()));
    (end.clone(), end).prop_map(|(min, max)| {
        let end = |(mantissa, scale, within)| {
            (zhengce::text::Decimal::new(mantissa, scale).unwrap(), within)
        };
        let (min, max) = (min.map(end), max.map(end));
        match min.zip(max) {
            Some((low, high)) if low.0 > high.0 => ValueRange { min: Some(high), max: Some(low) },
            _ => ValueRange { min, max },
        }
    })
}

fn any_range() -> impl Strategy<Value = DateRange> {
    let end = proptest::option::of((2015u16..2031, 1u8..13));
    (end.clone(), end).prop_map(|(from, to)| {
        let date = |(year, month)| zhengce::PartialDate::new(year, Some(month), None).unwrap();
        let mut ends = [from.map(date), to.map(date)];
        if let [Some(from), Some(to)] = &ends
            && from.earliest() > to.earliest()
        {
            ends.reverse();
        }
        DateRange {
            from: ends[0].as_ref().map(zhengce::PartialDate::earliest),
            to: ends[1].as_ref().map(zhengce::PartialDate::latest),
        }
    })
}

fn any_filter() -> impl Strategy<Value = Filter> {
    let leaf = prop_oneof![
        any_duty(),
        any_text(),
        any_of(Kind::ALL).prop_map(Filter::Kind),
        any_of(Domain::ALL).prop_map(Filter::Domain),
        any_of(Op::ALL).prop_map(Filter::Op),
        any_of(Validity::ALL).prop_map(Filter::Validity),
        any_of(&["吉林省", "长春市", "220105", "000000"]).prop_map(Filter::region),
        any_of(&["erdao-2021-air", "吉政办发〔2021〕10号", "水环境", "（2019—2020年）"])
            .prop_map(Filter::plan),
        any_of(&["优良天数", "（PM2.5）", ""])
            .prop_map(|words| Filter::Indicator(words.to_owned())),
        any_range().prop_map(Filter::Due),
        any_range().prop_map(Filter::Issued),
        any_value().prop_map(Filter::Value),
        Just(Filter::All),
    ];
    leaf.prop_recursive(3, 16, 3, |inner| {
        let list = proptest::collection::vec(inner.clone(), 0..4);
        prop_oneof![
            inner.prop_map(|filter| Filter::Not(Box::new(filter))),
            list.clone().prop_map(Filter::And),
            list.prop_map(Filter::Or),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn what_is_printed_reads_back_with_its_meaning(filter in any_filter()) {
        let printed = filter.to_string();
        let read: Filter = printed.parse().map_err(|error| TestCaseError::fail(format!("{printed}: {error}")))?;
        prop_assert_eq!(found(&SHIPPED, read), found(&SHIPPED, filter), "{}", printed);
    }

    #[test]
    fn both_of_two_conditions_are_those_that_each_finds(one in any_filter(), other in any_filter()) {
        // Conditions about figures are met by one figure, so that two of them may find less.
        let about_figures = |f: &Filter| matches!(f, Filter::Indicator(_) | Filter::Op(_) | Filter::Value(_));
        prop_assume!(!one.walk().chain(other.walk()).any(about_figures));
        let all = |filter: &Filter| {
            let (firm, suggested) = found(&SHIPPED, filter.clone());
            firm.union(&suggested).cloned().collect::<BTreeSet<String>>()
        };
        let both: BTreeSet<String> = all(&Filter::And(vec![one.clone(), other.clone()]));
        let either: BTreeSet<String> = all(&Filter::Or(vec![one.clone(), other.clone()]));
        prop_assert!(both.is_subset(&all(&one)) && both.is_subset(&all(&other)));
        let union: BTreeSet<String> = all(&one).union(&all(&other)).cloned().collect();
        prop_assert_eq!(either, union);
    }
}
