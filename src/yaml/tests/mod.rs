//! What reading promises, by example.

mod laws;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Limits, decode, from_str, read};
use crate::diagnostic::{Code, Diagnostics};
use crate::text::SourceText;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Plan {
    title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    #[serde(default)]
    tasks: Vec<Task>,
    #[serde(default)]
    terms: BTreeMap<String, Vec<String>>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Task {
    name: String,
    year: i32,
    share: f64,
    open: bool,
    #[serde(default)]
    duties: Vec<Duty>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Duty {
    body: String,
    role: Role,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Role {
    Lead,
    Support,
    Other(String),
    Shared { with: String },
}

fn faults(text: &str) -> Vec<String> {
    faults_of::<Plan>(text, Limits::new())
}

fn faults_of<T: serde::de::DeserializeOwned>(text: &str, limits: Limits) -> Vec<String> {
    let mut sink = Diagnostics::new();
    let read = read::<T>(&SourceText::new("p", text), &limits, &mut sink);
    assert_eq!(read.is_none(), sink.has_errors(), "{sink}");
    sink.iter()
        .map(|fault| {
            let at = fault.place().unwrap().start;
            let path = fault.path().unwrap_or_default();
            format!("{at} {} {path}: {}", fault.code(), fault.message())
        })
        .collect()
}

fn codes<T: serde::de::DeserializeOwned>(text: &str) -> Vec<Code> {
    from_str::<T>("p", text).err().unwrap().codes()
}

#[test]
fn all_faults_of_a_file_come_in_one_run() {
    let text = "\
titel: 方案
tasks:
  - name: 一
    year: 2021
    share: '5'
    open: yes
  - name: 二
    year: 012
    share: 1.5
    open: true
    duties:
      - body: 二道区水务局
        role: laed
      - role: lead
      - [甲]
  - 三
  - name:
    year: 2021
    share: 84
    open: false
    name: 四
terms:
  PM2.5: 细颗粒物
";
    assert_eq!(
        faults(text),
        [
            "21:5 ZC113 tasks[3].name: the key `name` stands twice, first in line 17",
            "1:1 ZC114 titel: unknown field `titel`",
            "5:12 ZC116 tasks[0].share: found `5` in quotation marks, expected a number",
            "6:11 ZC116 tasks[0].open: found `yes`, expected `true` or `false`",
            "8:11 ZC116 tasks[1].year: found `012`, expected a whole number from -2147483648 to 2147483647",
            "13:15 ZC117 tasks[1].duties[0].role: `laed` is none of the words that this field knows",
            "14:9 ZC115 tasks[1].duties[1]: the field `body` is missing",
            "15:9 ZC116 tasks[1].duties[2]: found a list, expected a mapping",
            "16:5 ZC116 tasks[2]: found `三`, expected a mapping",
            "17:5 ZC116 tasks[3].name: value is empty, expected text",
            "23:10 ZC116 terms.PM2.5: found `细颗粒物`, expected a list",
        ]
    );
}

#[test]
fn a_suggestion_names_the_field_meant() {
    let faults = from_str::<Plan>("p", "titel: 方案\n").unwrap_err();
    let fault = faults.iter().next().unwrap();
    assert_eq!(fault.advice(), Some("did you mean `title`?"));
    let expected = "one of `title`, `note`, `tasks`, `terms`";
    assert_eq!(fault.expectation(), Some(expected));
    assert_eq!(faults.len(), 1, "a misspelt field is not missing as well");
}

#[test]
fn a_value_type_says_what_helps() {
    #[derive(Debug, Deserialize)]
    #[serde(try_from = "String")]
    struct Code6;
    impl TryFrom<String> for Code6 {
        type Error = String;
        fn try_from(text: String) -> Result<Self, String> {
            Err(format!("`{text}` is no region code\nexpected: six digits\nhelp: look it up"))
        }
    }
    let faults = from_str::<Vec<Code6>>("p", "- 22\n- 长春\n").unwrap_err();
    let said: Vec<_> = faults.iter().map(|f| (f.message(), f.expectation(), f.advice())).collect();
    let notes = (Some("six digits"), Some("look it up"));
    assert_eq!(
        said,
        [
            ("`22` is no region code", notes.0, notes.1),
            ("`长春` is no region code", notes.0, notes.1)
        ]
    );
}

#[test]
fn text_is_taken_as_it_stands() {
    let text =
        "[no, 012, 2024-01-02, 1.10, true, 84, 12:30, 1_000, '', \"~\", 'null', ，。, x\u{2028}y]";
    let read: Vec<String> = from_str("p", text).unwrap();
    let expected = [
        "no",
        "012",
        "2024-01-02",
        "1.10",
        "true",
        "84",
        "12:30",
        "1_000",
        "",
        "~",
        "null",
        "，。",
        "x\u{2028}y",
    ];
    assert_eq!(read, expected);
    let read: Vec<Option<String>> =
        from_str("p", "- ~\n- null\n-\n- ''\n- !!str\n- !!str ~\n").unwrap();
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(read, [None, None, None, some(""), some(""), some("~")]);
}

#[test]
fn enums_are_words_or_mappings_of_one_key() {
    let read: Vec<Role> =
        from_str("p", "- lead\n- other: 督导\n- shared: {with: 甲}\n- support:\n").unwrap();
    let with = || "甲".to_owned();
    let expected =
        [Role::Lead, Role::Other("督导".into()), Role::Shared { with: with() }, Role::Support];
    assert_eq!(read, expected);
    assert_eq!(
        faults_of::<Vec<Role>>(
            "- other\n- {}\n- shared: {}\n- lead: x\n- [a]\n- sharde: 1\n",
            Limits::new()
        ),
        [
            "1:3 ZC116 [0]: found `other`, expected a mapping of this one key to its value",
            "2:3 ZC116 [1]: found a mapping, expected a mapping of one key",
            "3:11 ZC115 [2].shared: the field `with` is missing",
            "4:9 ZC116 [3].lead: found `x`, expected no value",
            "5:3 ZC116 [4]: found a list, expected a word, or a mapping of one key",
            "6:3 ZC117 [5].sharde: `sharde` is none of the words that this field knows",
        ]
    );
}

#[test]
fn what_is_no_plain_data_is_refused() {
    let text = "title: !secret 方案\nterms:\n  <<: {a: []}\n  ? [b]\n  : []\n";
    assert_eq!(
        faults(text),
        [
            "1:16 ZC111 title: the tag `!secret` is not read",
            "3:3 ZC111 terms.<<: the merge key `<<` is not read",
            "4:5 ZC111 terms.?: a list or mapping stands as a key",
        ]
    );
    assert_eq!(faults(""), ["1:1 ZC111 : the file holds no value"]);
    assert_eq!(faults("# 空\n"), ["1:1 ZC111 : the file holds no value"]);
    assert_eq!(faults("---\n"), ["1:4 ZC116 : value is empty, expected a mapping"]);
    assert_eq!(faults("title: a\n---\ntitle: b\n"), ["2:1 ZC111 : a second document begins here"]);
    let broken = faults("title: 方案\nnote: 二: 三\n");
    assert_eq!(
        broken,
        ["2:8 ZC111 : this cannot be read as YAML: mapping values are not allowed in this context"]
    );
}

#[test]
fn aliases_are_expanded_within_limits() {
    let text = "a: &a [x, &b y]\nc: *a\nd: [*b]\n";
    let read: BTreeMap<String, Vec<String>> = from_str("p", text).unwrap();
    assert_eq!(read["c"], ["x", "y"]);
    assert_eq!(read["d"], ["y"]);
    assert_eq!(codes::<Vec<String>>("&a [*a]"), [Code::YamlSyntax]);
    assert_eq!(codes::<Vec<String>>("[*a]"), [Code::YamlSyntax]);

    let laugh = |level: usize| {
        let ten = format!("*a{}, ", level - 1).repeat(10);
        format!("a{level}: &a{level} [{ten}]\n")
    };
    let laughs = String::from("a0: &a0 [哈]\n") + &(1..20).map(laugh).collect::<String>();
    assert_eq!(codes::<serde::de::IgnoredAny>(&laughs), [Code::YamlLimit]);

    let long = format!("a: &a {}\nb: [{}]\n", "哈".repeat(400_000), "*a, ".repeat(20_000));
    assert_eq!(codes::<serde::de::IgnoredAny>(&long), [Code::YamlLimit]);

    let deep = format!(
        "a: &a {}{}\nb: {}*a{}\n",
        "[".repeat(40),
        "]".repeat(40),
        "[".repeat(40),
        "]".repeat(40)
    );
    assert_eq!(codes::<serde::de::IgnoredAny>(&deep), [Code::YamlLimit]);
}

#[test]
fn depth_ends_in_a_fault_and_not_in_the_stack() {
    for levels in [65, 10_000, 1_000_000] {
        let block: String = (0..levels.min(2000)).map(|level| " ".repeat(level) + "a:\n").collect();
        for text in [
            "[".repeat(levels) + &"]".repeat(levels),
            "a: [".repeat(levels) + &"]".repeat(levels),
            "{a: ".repeat(levels) + &"}".repeat(levels),
            "- ".repeat(levels),
            "? ".repeat(levels),
            block,
        ] {
            assert_eq!(codes::<serde::de::IgnoredAny>(&text), [Code::YamlLimit]);
        }
    }
    let allowed = "[".repeat(64) + &"]".repeat(64);
    assert!(from_str::<serde::de::IgnoredAny>("p", &allowed).is_ok());
}

#[test]
fn the_deepest_limit_is_safe_for_a_recursive_type() {
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Tree {
        #[serde(default)]
        inside: Option<Box<Tree>>,
    }
    let text = "{inside: ".repeat(254) + "{}" + &"}".repeat(254);
    let limits = Limits::new().depth(usize::MAX);
    assert_eq!(faults_of::<Tree>(&text, limits), [""; 0]);
    let read: Tree = from_str("p", "{inside: {}}").unwrap();
    assert!(read.inside.unwrap().inside.is_none());
}

#[test]
fn every_style_reads_as_another_reader_reads_it() {
    let texts = [
        "- |\n  一\n\n  二\n\n- |-\n  一\n- |+\n  一\n\n- >\n  折\n  行\n\n  段\n- |2\n    缩\n  进\n",
        "- '单''引'\n- \"双\\\"引\\t\\u4E8C\\n\"\n- '多\n  行\n\n  引'\n- \"折\\\n  叠\"\n- 平\n  续 # 注\n",
        "[甲, '乙', \"丙\", 丁 戊, a:b, http://x/y?z#w, -1, '- x',]\n",
        "# 头\n---\n- &a 甲\n- *a\n-   宽\n...\n",
        "- |\n  无换行",
        "- 一、（一）“引”：《办法》；50%以上\r\n- x\r\n",
    ];
    for text in texts {
        let theirs: Vec<String> = serde_yaml::from_str(text).unwrap();
        let ours = from_str::<Vec<String>>("p", text);
        assert_eq!(ours.map_err(|faults| faults.to_string()), Ok(theirs), "{text}");
    }
}

#[test]
fn faults_are_counted_up_to_their_limit() {
    let limits = Limits::new().faults(3);
    let text = "- [a]\n".repeat(9);
    let found = faults_of::<Vec<String>>(&text, limits);
    assert_eq!(found.len(), 4);
    assert_eq!(found[3], "4:3 ZC118 [3]: more than 3 faults".replace(" [3]", " "));
    let exact = faults_of::<Vec<String>>(&"- [a]\n".repeat(3), limits);
    assert_eq!(exact.len(), 3);
}

#[test]
fn paths_lead_to_places() {
    let text = "\u{feff}title: '方案'\r\nnote: |\r\n  一\r\n  二\r\n\r\ntasks:\r\n- name: &n 治水\r\n  year: 1\r\n  share: 1\r\n  open: true\r\nterms: {PM2.5: [细颗粒物], PM2: [*n], b: []}\r\n";
    let source = SourceText::new("p", text);
    let mut sink = Diagnostics::new();
    let read = read::<Plan>(&source, &Limits::new(), &mut sink).unwrap();
    let slice = |span| read.source.slice(span).unwrap();
    let at = |path: &str| read.spans.span(path).map(slice);
    assert_eq!(read.value.note.as_deref(), Some("一\n二\n"));
    assert_eq!(at("title"), Some("'方案'"));
    assert_eq!(at("note"), Some("一\r\n  二"));
    assert_eq!(at("tasks[0].name"), Some("治水"));
    assert_eq!(at("tasks[0]").map(|s| s.ends_with("open: true")), Some(true));
    assert_eq!(at("terms.PM2.5[0]"), Some("细颗粒物"));
    assert_eq!(at("terms.PM2[0]"), Some("*n"));
    assert_eq!(at("terms.b"), Some("[]"));
    assert_eq!(at("tasks[1]"), None);
    assert_eq!(read.spans.key_span("tasks[0].year").map(slice), Some("year"));
    assert_eq!(slice(read.spans.nearest("tasks[0].name.x[3]")), "治水");
    assert!(slice(read.spans.nearest("tasks[7].name")).starts_with("name: &n"));
    assert!(slice(read.spans.nearest("nothing")).starts_with("title"));
}

#[test]
fn bytes_become_text_or_a_fault() {
    let mut sink = Diagnostics::new();
    let limits = Limits::new().file_bytes(16);
    let text = decode("p", "\u{feff}标题".into(), &limits, &mut sink).unwrap();
    assert_eq!(text.text(), "标题");
    assert!(decode("p", vec![b'a'; 17], &limits, &mut sink).is_none());
    assert!(decode("p", b"a\n \xCA\xD0".to_vec(), &limits, &mut sink).is_none());
    let said: Vec<String> =
        sink.iter().map(|f| format!("{} {}", f.place().unwrap(), f.message())).collect();
    assert_eq!(
        said,
        ["p:1:1 17 bytes are more than the limit of 16", "p:2:2 byte 3 (0xCA) is not UTF-8"]
    );
}
