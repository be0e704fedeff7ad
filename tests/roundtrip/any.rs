//! Values of every kind that a corpus holds.

use std::fmt::Debug;
use std::str::FromStr;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use zhengce::text::Decimal;
use zhengce::*;

/// Texts that YAML could take for something else, and any others.
pub(crate) fn text() -> impl Strategy<Value = String> {
    let nasty = [
        "",
        " ",
        "~",
        "null",
        "true",
        "no",
        "84",
        "012",
        "0.70",
        "1e5",
        "2021-06-03",
        "- 一",
        "一: 二",
        "一 # 二",
        "'",
        "\"",
        "#",
        "%",
        "@",
        "`",
        "&a",
        "*a",
        "!x",
        "|",
        ">",
        "[一]",
        "{一: 二}",
        "，",
        "：",
        "\\",
        "\n",
        "一\n二",
        "一\n\n 二\n",
        " 一 ",
        "一\u{2028}二",
        "\u{feff}一",
        "\t",
        "a\tb",
        "\r\n",
        "\u{85}",
        "\u{7}",
        "——",
        "...",
        "---",
        "🙂",
        "<<",
        "=",
    ];
    prop_oneof![
        3 => select(nasty.to_vec()).prop_map(str::to_owned),
        3 => "[一二三水气（）《》“”；。0-9%]{1,8}",
        1 => "\\PC{0,8}",
        1 => any::<String>().prop_map(|text| text.chars().take(6).collect()),
    ]
}

pub(crate) fn id<T>() -> impl Strategy<Value = T>
where
    T: FromStr + Debug,
    T::Err: Debug,
{
    "[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,2}".prop_map(|id| id.parse().unwrap())
}

fn word<T: Copy + Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    select(all)
}

fn words<T: Copy + Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = Vec<T>> {
    subsequence(all.to_vec(), 0..=all.len().min(3))
}

pub(crate) fn date() -> impl Strategy<Value = PartialDate> {
    let bare =
        (1u16..=9999, option::of((1u8..=12, option::of(1u8..=28)))).prop_map(|(year, rest)| {
            let (month, day) = rest.map_or((None, None), |(month, day)| (Some(month), day));
            PartialDate::new(year, month, day).unwrap()
        });
    (bare, option::of(text())).prop_map(|(date, printed)| match printed {
        Some(printed) => date.printed(printed),
        None => date,
    })
}

pub(crate) fn region() -> impl Strategy<Value = Region> {
    (0u32..1_000_000).prop_map(|code| format!("{code:06}").parse().unwrap())
}

pub(crate) fn number() -> impl Strategy<Value = DocumentNumber> {
    ("[国发改能源吉政办函濮沪住建规范联]{1,8}", 1949u16..=2999, 1u32..=999_999_999)
        .prop_map(|(code, year, serial)| DocumentNumber::new(code, year, serial).unwrap())
}

pub(crate) fn decimal() -> impl Strategy<Value = Decimal> {
    (-999_999_999_999_999_999i64..=999_999_999_999_999_999, 0u8..=18)
        .prop_map(|(mantissa, scale)| Decimal::new(mantissa, scale).unwrap())
}

fn dates() -> impl Strategy<Value = Dates> {
    vec(option::of(date()), 4).prop_map(|mut parts| {
        let mut dates = Dates::default();
        dates.signed = parts.remove(0);
        dates.published = parts.remove(0);
        dates.effective = parts.remove(0);
        dates.expires = parts.remove(0);
        dates
    })
}

fn period() -> impl Strategy<Value = Period> {
    (option::of(date()), option::of(date())).prop_map(|(from, to)| Period { from, to })
}

fn evidence() -> impl Strategy<Value = Evidence> {
    (option::of(id()), text(), option::of(text()), option::of(text())).prop_map(
        |(document, quote, context, mark)| {
            let mut evidence = Evidence::quote(quote);
            (evidence.document, evidence.context, evidence.mark) = (document, context, mark);
            evidence
        },
    )
}

fn duty() -> impl Strategy<Value = Duty> {
    let counterpart = (id(), id(), id(), text()).prop_map(|(plan, task, body, reason)| {
        Suggestion::Counterpart(Counterpart { plan, task, body, reason })
    });
    let mandate = (id(), option::of(text()), text())
        .prop_map(|(function, law, reason)| Suggestion::Mandate(Mandate { function, law, reason }));
    let ground = prop_oneof![
        option::of(evidence()).prop_map(Ground::Stated),
        counterpart.prop_map(Ground::Suggested),
        mandate.prop_map(Ground::Suggested),
    ];
    let bearer = prop_oneof![
        (id(), option::of(text())).prop_map(|(body, written)| Bearer::Registered(body, written)),
        text().prop_map(Bearer::Written),
    ];
    (bearer, word(Role::ALL), ground).prop_map(|(bearer, role, ground)| {
        let mut duty = Duty::stated("x".parse().unwrap(), role);
        (duty.bearer, duty.ground) = (bearer, ground);
        duty
    })
}

fn target() -> impl Strategy<Value = Target> {
    let change = (word(Direction::ALL), option::of(date()))
        .prop_map(|(direction, baseline)| Change { direction, baseline });
    let head = (text(), option::of(change), word(Op::ALL), decimal(), text());
    let tail = (
        option::of(text()),
        vec(text(), 0..2),
        option::of(date()),
        option::of(word(Modality::ALL)),
        option::of(evidence()),
        option::of(text()),
    );
    (head, tail).prop_map(
        |(
            (indicator, change, op, value, unit),
            (scope, conditions, due, modality, evidence, note),
        )| {
            let mut target = Target::new(indicator, op, value, unit);
            (target.change, target.scope, target.conditions) = (change, scope, conditions);
            (target.due, target.modality, target.evidence, target.note) =
                (due, modality, evidence, note);
            target
        },
    )
}

fn goal() -> impl Strategy<Value = Goal> {
    (
        id(),
        option::of(text()),
        option::of(text()),
        text(),
        option::of(date()),
        vec(target(), 0..2),
        evidence(),
        option::of(text()),
    )
        .prop_map(|(id, mark, aspect, title, due, targets, evidence, note)| {
            let mut goal = Goal::new(id, title, evidence);
            (goal.mark, goal.aspect, goal.due, goal.targets, goal.note) =
                (mark, aspect, due, targets, note);
            goal
        })
}

fn task() -> impl Strategy<Value = Task> {
    let leaf = (
        (id(), option::of(text()), text(), option::of(text()), vec(duty(), 0..2)),
        (
            any::<bool>(),
            option::of(date()),
            option::of(text()),
            vec(target(), 0..2),
            evidence(),
            option::of(text()),
        ),
    )
        .prop_map(
            |(
                (id, mark, title, text, duties),
                (open_list, due, recurring, targets, evidence, note),
            )| {
                let mut task = Task::new(id, title, evidence);
                (task.mark, task.text, task.duties, task.open_list) =
                    (mark, text, duties, open_list);
                (task.due, task.recurring, task.targets, task.note) =
                    (due, recurring, targets, note);
                task
            },
        );
    leaf.prop_recursive(3, 8, 2, |inner| {
        (inner.clone(), vec(inner, 0..3)).prop_map(|(mut task, tasks)| {
            task.tasks = tasks;
            task
        })
    })
}

fn safeguard() -> impl Strategy<Value = Safeguard> {
    (
        id(),
        option::of(text()),
        text(),
        option::of(text()),
        vec(duty(), 0..2),
        evidence(),
        option::of(text()),
    )
        .prop_map(|(id, mark, title, text, duties, evidence, note)| {
            let mut safeguard = Safeguard::new(id, title, evidence);
            (safeguard.mark, safeguard.text, safeguard.duties, safeguard.note) =
                (mark, text, duties, note);
            safeguard
        })
}

fn parent() -> impl Strategy<Value = Parent> {
    (
        word(ParentKind::ALL),
        option::of(id()),
        option::of(text()),
        option::of(number()),
        any::<bool>(),
        option::of(evidence()),
    )
        .prop_map(|(relation, plan, title, number, unresolved, evidence)| {
            let mut parent = Parent::plan("x".parse().unwrap(), relation);
            (parent.plan, parent.title, parent.number) = (plan, title, number);
            (parent.unresolved, parent.evidence) = (unresolved, evidence);
            parent
        })
}

fn coverage() -> impl Strategy<Value = Coverage> {
    let count = (word(Counted::ALL), any::<u32>(), evidence())
        .prop_map(|(of, count, evidence)| StatedCount { of, count, evidence });
    (word(Extent::ALL), option::of(text()), vec(count, 0..2)).prop_map(|(extent, note, counts)| {
        let mut coverage = Coverage::full();
        (coverage.extent, coverage.note, coverage.counts) = (extent, note, counts);
        coverage
    })
}

fn rule() -> impl Strategy<Value = CoveringRule> {
    (id(), option::of(text()), word(Role::ALL), option::of(id()), vec(id(), 0..3), evidence())
        .prop_map(|(body, written, role, from, except, evidence)| {
            let mut rule = CoveringRule::new(body, role, evidence);
            (rule.written, rule.from, rule.except) = (written, from, except);
            rule
        })
}

pub(crate) fn plan() -> impl Strategy<Value = Plan> {
    let companion =
        (word(CompanionKind::ALL), id()).prop_map(|(kind, document)| Companion { kind, document });
    let purpose = (text(), evidence()).prop_map(|(text, evidence)| Purpose { text, evidence });
    let head = (
        id(),
        text(),
        word(Genre::ALL),
        words(Domain::ALL),
        option::of(region()),
        option::of(id()),
        option::of(number()),
    );
    let who = (
        vec(id(), 0..2),
        vec(id(), 0..2),
        vec(id(), 0..2),
        dates(),
        option::of(period()),
        word(Validity::ALL),
    );
    let links = (
        vec(evidence(), 0..2),
        vec(parent(), 0..2),
        vec(companion, 0..2),
        coverage(),
        option::of(text()),
        option::of(purpose),
    );
    let parts = (vec(rule(), 0..2), vec(goal(), 0..2), vec(task(), 0..3), vec(safeguard(), 0..2));
    (head, who, links, parts).prop_map(|(head, who, links, parts)| {
        let (id, title, genre, domains, region, document, number) = head;
        let mut plan = Plan::new(id, title, genre, links.3);
        (plan.domains, plan.region, plan.document, plan.number) =
            (domains, region, document, number);
        (plan.issuers, plan.drafters, plan.addressees, plan.dates, plan.period, plan.validity) =
            who;
        (plan.evidence, plan.parents, plan.companions) = (links.0, links.1, links.2);
        (plan.note, plan.purpose) = (links.4, links.5);
        (plan.default_duties, plan.goals, plan.tasks, plan.safeguards) = parts;
        plan
    })
}

pub(crate) fn document() -> impl Strategy<Value = Document> {
    let printed =
        || (text(), any::<bool>()).prop_map(|(printed, redacted)| Printed { printed, redacted });
    let told = (option::of(date()), option::of(printed()), option::of(printed()))
        .prop_map(|(date, manner, channel)| Interpretation { date, manner, channel });
    let citation = (option::of(text()), option::of(number()), option::of(id()), number()).prop_map(
        |(title, number, document, other)| {
            let mut cited = Citation::numbered(other);
            (cited.title, cited.number, cited.document) = match (title, number) {
                (None, None) => (None, cited.number, document),
                (title, number) => (title, number, document),
            };
            cited
        },
    );
    let origin = (text(), vec(text(), 0..2)).prop_map(|(name, urls)| Origin { name, urls });
    let head = (
        id(),
        text(),
        word(DocumentKind::ALL),
        word(TextKind::ALL),
        option::of(region()),
        option::of(number()),
    );
    let tail = (option::of(text()), option::of(text()), vec(id(), 0..2), vec(id(), 0..2), dates());
    let frame = (vec(text(), 0..3), option::of(word(Disclosure::ALL)), vec(text(), 0..3));
    let last = (option::of(told), vec(citation, 0..2), option::of(origin), option::of(text()));
    (head, tail, frame, last).prop_map(|(head, tail, frame, last)| {
        let mut document = Document::new(head.0, head.1, head.2);
        (document.text, document.region, document.number) = (head.3, head.4, head.5);
        (
            document.index_number,
            document.topic,
            document.issuers,
            document.drafters,
            document.dates,
        ) = tail;
        (document.addressees, document.disclosure, document.attachments) = frame;
        (document.interpretation, document.cites, document.origin, document.note) = last;
        document
    })
}

pub(crate) fn body() -> impl Strategy<Value = Body> {
    let rule = (words(BodyKind::ALL), words(Level::ALL), region())
        .prop_map(|(kinds, levels, within)| MemberRule { kinds, levels, within });
    let members =
        (vec(id(), 0..2), option::of(rule), any::<bool>()).prop_map(|(bodies, rule, open)| {
            let mut members = Members::default();
            (members.bodies, members.rule, members.open) = (bodies, rule, open);
            members
        });
    let head = (
        id(),
        text(),
        vec(text(), 0..2),
        word(BodyKind::ALL),
        word(Level::ALL),
        option::of(region()),
        vec(id(), 0..2),
    );
    let tail = (
        option::of(id()),
        members,
        option::of(period()),
        option::of(id()),
        word(Attestation::ALL),
        option::of(text()),
    );
    (head, tail).prop_map(|(head, tail)| {
        let mut body = Body::new(head.0, head.1, head.3, head.4);
        (body.aliases, body.region, body.functions) = (head.2, head.5, head.6);
        (body.part_of, body.members, body.valid, body.succeeded_by, body.attestation, body.note) =
            tail;
        body
    })
}
