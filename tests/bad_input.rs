//! Bad input: each kind gives its clear error, in bounded time and memory, and nothing is lost or half-loaded.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use tempfile::TempDir;
use zhengce::{Code, Corpus, Diagnostics, Error, ErrorKind, Library, Loader, check};

/// The shipped corpus in a folder of its own, to be spoilt.
fn shipped() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    for part in ["", "documents", "plans"] {
        fs::create_dir_all(folder.path().join(part)).unwrap();
        for entry in fs::read_dir(root.join(part)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let name = path.file_name().unwrap();
                fs::copy(&path, folder.path().join(part).join(name)).unwrap();
            }
        }
    }
    folder
}

/// A corpus of the files given.
fn corpus(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        write(folder.path(), path, text);
    }
    folder
}

fn write(folder: &Path, path: &str, content: impl AsRef<[u8]>) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}

/// Loading must fail as a whole, with every fault listed; what is found by the check is returned.
fn refused(folder: &Path) -> Diagnostics {
    let error = Corpus::load(folder).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Invalid, "{error}");
    assert_eq!(error.path(), Some(folder));
    let faults = error.diagnostics().unwrap().clone();
    assert!(faults.has_errors());
    let found = check::folder(folder).unwrap();
    for fault in &faults {
        assert!(found.iter().any(|other| other == fault), "the check lost {fault}");
    }
    assert!(Library::open(folder).is_err());
    found
}

fn only(folder: &Path) -> String {
    let found = refused(folder);
    assert_eq!(found.len(), 1, "{found}");
    found.to_string()
}

fn plan(id: &str, more: &str) -> String {
    format!(
        "id: {id}\ntitle: 方案\ngenre: 规划\ncoverage: {{extent: 部分, note: 标题}}\ndocument: d\nevidence: [方案]\n{more}"
    )
}

const DOCUMENT: (&str, &str) = ("documents/d.yaml", "id: d\ntitle: 方案\nkind: 方案\ntext: 原文\n");
const TEXT: (&str, &str) = ("documents/d.txt", "方案\n一、建设管网。\n二、修复河道。\n");

#[test]
fn a_missing_folder_is_named() {
    let error: Error = Corpus::load("no/such/folder").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound);
    assert_eq!(error.path(), Some(Path::new("no/such/folder")));
    let told = "there is no folder no/such/folder; expected a corpus folder with bodies.yaml, documents/ and plans/";
    assert_eq!(error.to_string(), told);
    assert!(std::error::Error::source(&error).is_some());
    assert_eq!(check::folder("no/such/folder").unwrap_err().kind(), ErrorKind::NotFound);
}

#[test]
fn a_file_in_place_of_the_folder_is_told() {
    let folder = corpus(&[("corpus", "")]);
    let error = Corpus::load(folder.path().join("corpus")).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound);
    assert!(error.to_string().starts_with("a file stands where a folder is expected"), "{error}");
    let folder = corpus(&[("plans", ""), ("terms.yaml", "words: []\n")]);
    let error = Corpus::load(folder.path()).unwrap_err();
    assert_eq!(error.path(), Some(folder.path().join("plans").as_path()));
}

#[test]
fn an_empty_folder_is_no_corpus() {
    let folder = tempfile::tempdir().unwrap();
    let told = only(folder.path());
    assert!(told.contains("error[ZC105]") && told.contains("holds no file of a corpus"), "{told}");
    fs::create_dir(folder.path().join("plans")).unwrap();
    assert!(only(folder.path()).contains("holds no file of a corpus"));
}

#[test]
fn text_that_is_not_utf_8_is_told_with_its_first_byte() {
    let folder = shipped();
    write(folder.path(), "terms.yaml", b"words: [\xB7\xCF\xCB\xAE]\n");
    let told = only(folder.path());
    assert!(told.starts_with("terms.yaml:1:9: error[ZC102]: byte 8 (0xB7) is not UTF-8"), "{told}");
    // A document's text too; its quotes are then not proved wrong, but unknown.
    let folder = shipped();
    write(folder.path(), "documents/erdao-2021-interpretation.txt", b"\xFF\xFE\x01");
    let told = only(folder.path());
    assert!(
        told.starts_with("documents/erdao-2021-interpretation.txt:1:1: error[ZC102]"),
        "{told}"
    );
}

#[test]
fn a_byte_order_mark_and_crlf_change_nothing() {
    let folder = shipped();
    let plain = Corpus::load(folder.path()).unwrap();
    for part in ["", "documents", "plans"] {
        for entry in fs::read_dir(folder.path().join(part)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let text = fs::read_to_string(&path).unwrap().replace('\n', "\r\n");
                fs::write(&path, format!("\u{feff}{text}")).unwrap();
            }
        }
    }
    let found = check::folder(folder.path()).unwrap();
    assert!(found.is_empty(), "{found}");
    let windows = Corpus::load(folder.path()).unwrap();
    assert!(plain.plans().eq(windows.plans()));
    assert!(plain.bodies().eq(windows.bodies()));
    assert!(plain.documents().eq(windows.documents()));
}

#[test]
fn a_file_of_200_megabytes_is_refused_by_its_size() {
    let folder = shipped();
    let file = fs::File::create(folder.path().join("documents/huge.txt")).unwrap();
    file.set_len(200 * 1024 * 1024).unwrap();
    let told = only(folder.path());
    let expected =
        "documents/huge.txt:1:1: error[ZC103]: 209715200 bytes are more than the limit of 16777216";
    assert!(told.starts_with(expected), "{told}");
}

#[test]
fn a_folder_named_like_a_file_is_told() {
    let folder = shipped();
    fs::create_dir(folder.path().join("plans/north.yaml")).unwrap();
    fs::create_dir(folder.path().join("documents/north.txt")).unwrap();
    let found = refused(folder.path());
    assert_eq!(found.len(), 2, "{found}");
    assert_eq!(found.codes(), [Code::UnreadableFile]);
    fs::remove_file(folder.path().join("bodies.yaml")).unwrap();
    fs::create_dir(folder.path().join("bodies.yaml")).unwrap();
    // The bodies are unknown then, not missing: no plan is blamed for naming them.
    let found = refused(folder.path());
    assert_eq!(found.len(), 3, "{found}");
}

#[test]
fn an_alias_bomb_is_stopped() {
    let level = |level: usize| {
        let ten = format!("*a{}, ", level - 1).repeat(10);
        format!("a{level}: &a{level} [{ten}]\n")
    };
    let bomb = String::from("a0: &a0 [哈]\n") + &(1..20).map(level).collect::<String>();
    for path in
        ["terms.yaml", "bodies.yaml", "regions.yaml", "plans/bomb.yaml", "documents/bomb.yaml"]
    {
        let folder = corpus(&[(path, &bomb)]);
        assert_eq!(refused(folder.path()).codes(), [Code::YamlLimit], "{path}");
    }
}

#[test]
fn ten_thousand_levels_of_nesting_are_stopped() {
    let flow = |open: &str, close: &str| open.repeat(10_000) + &close.repeat(10_000);
    let block: String = (0..10_000).map(|level| " ".repeat(level.min(80)) + "- \n").collect();
    for deep in [flow("[", "]"), flow("{a: ", "}"), flow("[{a: ", "}]"), "- ".repeat(10_000), block]
    {
        let text = format!("id: p\ntasks: {deep}");
        for text in [&text, &deep] {
            let folder = corpus(&[("plans/p.yaml", text)]);
            let found = refused(folder.path());
            let deep = [Code::YamlLimit, Code::YamlSyntax];
            assert!(found.codes().iter().all(|code| deep.contains(code)), "{found}");
        }
    }
    // The format's own recursion, tasks in tasks, is bounded by the same limit.
    let mut tasks = String::new();
    for level in 0..10_000 {
        let _ = write!(tasks, "{{id: t{level}, title: 一, evidence: 一, tasks: [");
    }
    let folder = corpus(&[("plans/p.yaml", &plan("p", &format!("tasks: [{tasks}")))]);
    assert_eq!(refused(folder.path()).codes(), [Code::YamlLimit]);
}

#[test]
fn a_duplicate_key_is_told_with_both_places() {
    let folder = corpus(&[("plans/p.yaml", &plan("p", "title: 另一方案\n")), DOCUMENT, TEXT]);
    let told = only(folder.path());
    assert!(
        told.starts_with(
            "plans/p.yaml:7:1: error[ZC113]: the key `title` stands twice, first in line 2"
        ),
        "{told}"
    );
}

#[test]
fn a_wrong_type_and_an_unknown_word_are_told_together() {
    let more = "domains: 水\nvalidity: 有力\ntasks: [{id: t1, title: [甲], evidence: 一}]\n";
    let folder = corpus(&[("plans/p.yaml", &plan("p", more)), DOCUMENT, TEXT]);
    let found = refused(folder.path());
    let told: Vec<String> =
        found.iter().map(|f| f.to_string().lines().next().unwrap().to_owned()).collect();
    assert_eq!(
        told,
        [
            "plans/p.yaml:7:10: error[ZC116]: found `水`, expected a list",
            "plans/p.yaml:8:11: error[ZC117]: `有力` is none of the words that this field knows",
            "plans/p.yaml:9:25: error[ZC116]: found a list, expected text",
        ]
    );
    assert!(found.to_string().contains("有效"), "{found}");
}

#[test]
fn a_quote_that_is_not_in_the_text_is_told_with_the_nearest_place() {
    let task = "tasks: [{id: t1, title: 建设管网, evidence: 一、建好管网。}]\n";
    let folder = corpus(&[("plans/p.yaml", &plan("p", task)), DOCUMENT, TEXT]);
    // It loads, since the file is sound; the check finds it.
    let found = check::run(&Corpus::load(folder.path()).unwrap());
    assert_eq!(found.codes(), [Code::QuoteNotFound]);
    assert!(
        found.to_string().contains("perhaps `一、建设管网。` at documents/d.txt:2:1"),
        "{found}"
    );
}

#[test]
fn many_wrong_quotes_of_a_long_text_are_all_told() {
    let mut tasks = String::from("tasks:\n");
    for at in 0..300 {
        let _ = writeln!(tasks, "- {{id: t{at}, title: 修, evidence: 二、修复河道{at}}}");
    }
    let text = format!("方案\n{}", "二、修复河道。\n".repeat(8_000));
    let folder =
        corpus(&[("plans/p.yaml", &plan("p", &tasks)), DOCUMENT, ("documents/d.txt", &text)]);
    let found = check::folder(folder.path()).unwrap();
    assert_eq!((found.len(), found.codes()), (300, vec![Code::QuoteNotFound]));
    // The nearest place is looked for as long as the limit on bytes allows.
    let near = found.iter().filter(|fault| fault.expectation().is_some()).count();
    assert!((1..300).contains(&near), "{near}");
    assert!(found.iter().all(|fault| fault.advice().is_some()));
}

#[test]
fn two_plans_of_one_id_are_told_and_no_library_opens() {
    let (first, second) = (plan("p", ""), plan("p", "region: \"000000\"\n"));
    let folder = corpus(&[("plans/p.yaml", &first), ("plans/q.yaml", &second), DOCUMENT, TEXT]);
    let corpus = Corpus::load(folder.path()).unwrap();
    assert_eq!(corpus.plans().len(), 2, "neither is lost");
    let codes = check::run(&corpus).codes();
    assert_eq!(codes, [Code::DuplicateId, Code::FileNameMismatch]);
    let error = Library::of(corpus).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Invalid);
    assert!(error.diagnostics().unwrap().codes().contains(&Code::DuplicateId));
}

#[test]
fn cycles_of_parents_end_in_a_fault() {
    let upper =
        |id: &str, of: &str| plan(id, &format!("parents: [{{relation: 贯彻落实, plan: {of}}}]\n"));
    let folder = corpus(&[
        ("plans/a.yaml", &upper("a", "b")),
        ("plans/b.yaml", &upper("b", "c")),
        ("plans/c.yaml", &upper("c", "a")),
        DOCUMENT,
        TEXT,
    ]);
    let found = check::folder(folder.path()).unwrap();
    assert_eq!(found.codes(), [Code::ParentCycle]);
    assert!(found.to_string().contains("`a` → `b` → `c` → `a`"), "{found}");
    assert_eq!(Library::open(folder.path()).unwrap().plans().run().unwrap().count(), 3);
}

type Link = fn(usize) -> String;

/// Bodies of `count` names in a ring, each joined to the next by `link`.
fn ring(count: usize, link: impl Fn(usize) -> String) -> String {
    let body = |at: usize| {
        let next = link((at + 1) % count);
        format!("- {{id: b{at}, name: 第{at}局, kind: 工作部门, level: 县级, {next}}}\n")
    };
    format!("bodies:\n{}", (0..count).map(body).collect::<String>())
}

#[test]
fn cycles_of_bodies_end_in_a_fault() {
    let links: [(&str, Link); 3] = [
        ("part_of", |next| format!("part_of: b{next}")),
        ("members.bodies", |next| format!("members: {{bodies: [b{next}]}}")),
        ("succeeded_by", |next| format!("succeeded_by: b{next}")),
    ];
    for (key, link) in links {
        for count in [1, 2, 5000] {
            let folder = corpus(&[("bodies.yaml", &ring(count, link))]);
            let found = check::folder(folder.path()).unwrap();
            assert_eq!(found.len(), 1, "{key} {count}");
            assert_eq!(found.codes(), [Code::BodyCycle]);
            let fault = found.iter().next().unwrap();
            assert!(fault.message().contains(key), "{fault}");
            assert!(fault.message().chars().count() < 500, "{} characters", fault.message().len());
            assert!(Library::open(folder.path()).is_err());
        }
    }
}

#[test]
fn questions_about_a_cycle_of_bodies_end() {
    // A corpus in memory may be asked for members and successors before it is checked.
    for link in [
        |next: usize| format!("members: {{bodies: [b{next}]}}"),
        |next: usize| format!("succeeded_by: b{next}"),
    ] {
        let loaded = Loader::new().load_texts([("bodies.yaml", ring(3, link))]);
        let corpus = loaded.into_corpus().unwrap();
        let id = "b0".parse().unwrap();
        assert!(corpus.members(&id).len() <= 2);
        assert!(corpus.successors(&id).len() <= 2);
        assert!(corpus.predecessors(&id).len() <= 3);
        assert!(!corpus.names().resolve_body("第0局").is_empty());
    }
}

#[test]
fn every_fault_of_every_file_comes_in_one_run() {
    let folder = shipped();
    write(folder.path(), "terms.yaml", "words: 水\nsynonym: []\n");
    write(folder.path(), "plans/a.yaml", "id: A\n");
    write(folder.path(), "documents/b.yaml", "id: b\n\ttitle: 乙\n");
    write(folder.path(), "notes.md", "");
    let found = refused(folder.path());
    let files: Vec<&str> = found.iter().map(|fault| &*fault.place().unwrap().file).collect();
    for file in ["terms.yaml", "plans/a.yaml", "documents/b.yaml", "notes.md"] {
        assert!(files.contains(&file), "{file} is not in {files:?}");
    }
    assert_eq!(files.iter().filter(|file| **file == "terms.yaml").count(), 2);
    assert!(found.iter().is_sorted_by_key(|fault| fault.place().map(|place| place.file.clone())));
}

#[test]
fn strange_names_of_files_are_told() {
    let folder = shipped();
    write(folder.path(), "plans/deep/north.yaml", "");
    write(folder.path(), "plans/.yaml", "");
    write(folder.path(), "plans/NORTH.YAML", "");
    write(folder.path(), "plans/北.yaml", "id: north\n");
    let found = refused(folder.path()).to_string();
    for told in [
        "plans/deep:1:1: warning[ZC104]",
        "plans/NORTH.YAML:1:1: warning[ZC104]",
        "plans/北.yaml:1:1: error[ZC115]",
    ] {
        assert!(found.contains(told), "{told} is not in\n{found}");
    }
}

/// A `main` that returns an error shows it by `Debug`.
#[test]
fn an_error_that_ends_a_program_lists_what_is_wrong() {
    let folder = corpus(&[("plans/a.yaml", "id: a\ncolour: red\n")]);
    let shown = format!("{:?}", Corpus::load(folder.path()).unwrap_err());
    assert!(shown.contains("\nplans/a.yaml:2:1: error[ZC"), "{shown}");
    assert!(!shown.contains("Error {") && !shown.contains("Diagnostic {"), "{shown}");
}
