//! A folder that is checked some files at a time has the findings of the same folder checked as a whole.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use zhengce::{Diagnostics, Loader, check};

fn whole(folder: &Path) -> Diagnostics {
    check::loaded(Loader::new().load(folder).unwrap())
}

fn lines(found: &Diagnostics) -> Vec<String> {
    found.iter().map(|finding| format!("{} {}", finding.code().id(), finding)).collect()
}

/// Plans that follow each other in a ring, one that does not know its upper plan, and references between
/// pieces that lead nowhere.
#[test]
fn pieces_find_what_the_whole_finds() {
    let root = tempfile::tempdir().unwrap();
    let at = |path: &str| root.path().join(path);
    fs::create_dir_all(at("plans")).unwrap();
    fs::create_dir_all(at("documents")).unwrap();
    let count = 300;
    for plan in 0..count {
        let mut text = format!(
            "id: p{plan:03}\ntitle: 第{plan}方案\ngenre: 规划\ncoverage: {{extent: 部分, note: 标题}}\nparents:\n"
        );
        let upper = if plan == 0 { 299 } else { plan - 1 };
        writeln!(text, "  - {{relation: 贯彻落实, plan: p{upper:03}}}").unwrap();
        if plan == 7 {
            text.push_str("  - {relation: 贯彻落实, title: 第280方案, unresolved: true}\n");
        }
        if plan == 9 {
            text.push_str("  - {relation: 贯彻落实, plan: p999}\ndocument: nowhere\n");
        }
        if plan == 11 {
            text.push_str("document: d250\nevidence: [不在其中]\n");
        }
        fs::write(at(&format!("plans/p{plan:03}.yaml")), text).unwrap();
        let id = format!("d{plan:03}");
        let meta = format!("id: {id}\ntitle: 文件\nkind: 通知\ntext: 原文\n");
        fs::write(at(&format!("documents/{id}.yaml")), meta).unwrap();
        fs::write(at(&format!("documents/{id}.txt")), "文件在此").unwrap();
    }
    fs::write(at("notes.md"), "x").unwrap();
    fs::write(at("plans/broken.yaml"), "id: [").unwrap();

    let found = lines(&check::folder(root.path()).unwrap());
    let expected = lines(&whole(root.path()));
    for (found, expected) in found.iter().zip(&expected) {
        assert_eq!(found, expected);
    }
    assert_eq!(found.len(), expected.len());
    assert!(found.len() > 4, "{found:#?}");
}

/// Whatever is changed in a folder, checking what changed finds what checking everything finds.
#[test]
fn what_changed_is_checked_again() {
    let root = tempfile::tempdir().unwrap();
    let (folder, kept) = (root.path().join("corpus"), root.path().join("kept"));
    for part in ["", "documents", "plans"] {
        let from = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/corpus")).join(part);
        fs::create_dir_all(folder.join(part)).unwrap();
        for file in fs::read_dir(from).unwrap().flatten().filter(|file| file.path().is_file()) {
            fs::copy(file.path(), folder.join(part).join(file.file_name())).unwrap();
        }
    }
    let check = || check::changed(&folder, &kept).unwrap();
    assert_eq!(check().passed_over, 0);
    assert_eq!(check().files, 3, "regions, bodies and terms");
    for (path, from, to) in [
        ("documents/jiamusi-2018-water.txt", "控制用水总量", "控制用水"),
        ("plans/jilin-2021-water.yaml", "id: jilin-2021-water", "id: jilin-2021-waters"),
        ("plans/erdao-2021-water.yaml", "domains: [水]", "domains: [火]"),
        ("bodies.yaml", "长春市人民政府", "长春市政府"),
    ] {
        let text = fs::read_to_string(folder.join(path)).unwrap();
        fs::write(folder.join(path), text.replace(from, to)).unwrap();
        for _ in 0..2 {
            let checked = check();
            assert_eq!(lines(&checked.findings), lines(&whole(&folder)), "{path}");
            assert!(!checked.findings.is_empty(), "{path}");
            assert!(checked.passed_over > 0 || path == "bodies.yaml", "{path}");
        }
        fs::write(folder.join(path), text).unwrap();
        assert!(check().findings.is_empty());
    }
    fs::remove_file(folder.join("documents/jiamusi-2018-water.txt")).unwrap();
    assert_eq!(lines(&check().findings), lines(&whole(&folder)));
    fs::write(&kept, "nonsense").unwrap();
    assert_eq!(lines(&check().findings), lines(&whole(&folder)));
}

#[test]
fn the_shipped_corpus_is_found_alike() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/corpus"));
    assert_eq!(lines(&check::folder(folder).unwrap()), lines(&whole(folder)));
}
