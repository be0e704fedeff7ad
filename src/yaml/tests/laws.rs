//! What holds of every text and value.

use proptest::prelude::*;

use super::{Duty, Plan, Role, Task};
use crate::diagnostic::Diagnostics;
use crate::text::SourceText;
use crate::yaml::{Limits, from_str, read, to_string};

/// Any text, and more often than chance the texts that YAML finds hard.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[ \n\t\r:#\u{2028}\u{2029}\u{85}\u{feff}\u{7}\u{e000}'\"<\\\\~a一。0-]{0,12}",
        proptest::sample::select(vec![
            "",
            "~",
            "null",
            "true",
            "no",
            "012",
            "0x1F",
            "1e3",
            ".inf",
            "<<",
            "=",
            "-",
            "---",
            "...",
            "? a",
            "a: b",
            "a #b",
            " x",
            "x ",
            "\n",
            "\na",
            " a\nb",
            "a\n ",
            "a\n\n\nb  \n",
            "&a",
            "*a",
            "!x",
            "2021-06",
            "\u{e000}0\u{e000}",
            "\u{2028}",
            "\u{ffff}",
        ])
        .prop_map(str::to_owned),
    ]
}

fn any_role() -> impl Strategy<Value = Role> {
    prop_oneof![
        Just(Role::Lead),
        Just(Role::Support),
        any_text().prop_map(Role::Other),
        any_text().prop_map(|with| Role::Shared { with }),
    ]
}

prop_compose! {
    fn any_task()(
        name in any_text(),
        year in any::<i32>(),
        share in proptest::num::f64::NORMAL | proptest::num::f64::ZERO,
        open in any::<bool>(),
        duties in proptest::collection::vec((any_text(), any_role()), 0..3),
    ) -> Task {
        let duties = duties.into_iter().map(|(body, role)| Duty { body, role }).collect();
        Task { name, year, share, open, duties }
    }
}

prop_compose! {
    fn any_plan()(
        title in any_text(),
        note in proptest::option::of(any_text()),
        tasks in proptest::collection::vec(any_task(), 0..3),
        terms in proptest::collection::btree_map(
            any_text(), proptest::collection::vec(any_text(), 0..3), 0..4),
    ) -> Plan {
        Plan { title, note, tasks, terms }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn what_is_written_reads_back_equal(plan in any_plan()) {
        let text = to_string(&plan).unwrap();
        let read = from_str::<Plan>("p", &text);
        prop_assert_eq!(read.map_err(|faults| format!("{faults}\n{text}")), Ok(plan));
    }

    #[test]
    fn another_reader_of_yaml_agrees(tasks in proptest::collection::vec(any_task(), 0..3)) {
        let row = |task: Task| (task.name, task.year, task.share, task.open);
        let rows: Vec<_> = tasks.into_iter().map(row).collect();
        let text = serde_yaml::to_string(&rows).unwrap();
        prop_assume!(!text.contains(['\u{2028}', '\u{2029}']));
        let theirs: Vec<(String, i32, f64, bool)> = serde_yaml::from_str(&text).unwrap();
        let ours = from_str("p", &text);
        prop_assert_eq!(ours.map_err(|faults| format!("{faults}\n{text}")), Ok(theirs));
    }

    #[test]
    fn no_text_panics_and_every_place_lies_in_it(text in "[a-c<: \n\\[\\]{},&*!?|>'\"#%@\\-水。\u{feff}\r\t]{0,60}") {
        let mut sink = Diagnostics::new();
        let source = SourceText::new("p", text.as_str());
        let read = read::<Plan>(&source, &Limits::new(), &mut sink);
        prop_assert_eq!(read.is_none(), sink.has_errors());
        for fault in &sink {
            prop_assert!(source.slice(fault.place().unwrap().span).is_some());
        }
    }
}
