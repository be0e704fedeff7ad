//! What an index folder can be when it is opened, and what can happen while one is written.
#![cfg(feature = "search")]

#[path = "support/random.rs"]
#[allow(dead_code)]
mod random;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::Duration;

use random::{Dice, plan};
use zhengce::{
    Body, BodyKind, Corpus, Coverage, ErrorKind, Evidence, Genre, Indexer, Level, Library, Plan,
    Task, yaml,
};

fn shipped(index: &Path) -> Library {
    Library::build(&Corpus::bundled().unwrap(), index).unwrap();
    Library::open_index(index).unwrap()
}

fn refusal(index: &Path) -> String {
    let error = Library::open_index(index).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Index | ErrorKind::NotFound), "{error:?}");
    error.to_string().replace(&index.display().to_string(), "INDEX")
}

fn copy(from: &Path, to: &Path, wanted: impl Fn(&str) -> bool) {
    fs::create_dir_all(to).unwrap();
    for file in fs::read_dir(from).unwrap().flatten() {
        let name = file.file_name().into_string().unwrap();
        if wanted(&name) {
            fs::copy(file.path(), to.join(name)).unwrap();
        }
    }
}

/// The largest segment file of an ending.
fn segment_file(index: &Path, ending: &str) -> PathBuf {
    let files = fs::read_dir(index).unwrap().flatten().map(|file| file.path());
    let files = files.filter(|path| path.extension().is_some_and(|found| found == ending));
    files.max_by_key(|path| path.metadata().unwrap().len()).unwrap()
}

#[test]
fn what_is_no_index_is_told_from_what_was_one() {
    let root = tempfile::tempdir().unwrap();
    let at = |name: &str| root.path().join(name);
    assert_eq!(refusal(&at("absent")), "there is no folder INDEX; build an index there first");
    fs::create_dir(at("empty")).unwrap();
    let empty = "there is no index in the empty folder INDEX; build an index there first";
    assert_eq!(refusal(&at("empty")), empty);
    fs::write(at("file"), "x").unwrap();
    assert!(refusal(&at("file")).starts_with("a file stands where a folder is expected"));

    fs::create_dir(at("photos")).unwrap();
    fs::write(at("photos").join("a.jpg"), "x").unwrap();
    assert_eq!(
        refusal(&at("photos")),
        "the index INDEX holds something else than an index; name another folder"
    );
    let error = Library::build(&Corpus::bundled().unwrap(), at("photos")).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Index);
    assert_eq!(fs::read_dir(at("photos")).unwrap().count(), 1, "nothing of others is touched");

    fs::create_dir(at("other")).unwrap();
    fs::write(at("other").join("meta.json"), "{\"segments\":[],\"schema\":[],\"opstamp\":0}")
        .unwrap();
    assert_eq!(
        refusal(&at("other")),
        "the index INDEX is not an index of this library; name another folder"
    );
}

#[test]
fn other_versions_are_told() {
    let root = tempfile::tempdir().unwrap();
    let index = root.path().join("index");
    shipped(&index);
    let mark = index.join("zhengce-index.json");
    fs::write(&mark, "{\"format\":4,\"library\":\"9.0.0\"}").unwrap();
    let newer = "the index INDEX is of the newer format 4, written by version 9.0.0; this version reads format 3; \
                 use the newer version, or rebuild it";
    assert_eq!(refusal(&index), newer);
    let error = Library::build(&Corpus::bundled().unwrap(), &index).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Index, "a newer index is not thrown away");

    fs::write(&mark, "{\"format\":1,\"library\":\"0.0.1\"}").unwrap();
    assert!(refusal(&index).contains("older format 1"));
    Library::build(&Corpus::bundled().unwrap(), &index).unwrap();
    Library::open_index(&index).unwrap();

    let commit = fs::read_to_string(index.join("meta.json")).unwrap();
    let at = commit.find("vocabulary").unwrap() + 16;
    let mut other = commit.clone();
    other.replace_range(at..at + 4, "zzzz");
    fs::write(index.join("meta.json"), other).unwrap();
    assert!(refusal(&index).contains("another vocabulary"));
}

#[test]
fn what_is_copied_in_part_or_damaged_is_told_and_can_be_rebuilt() {
    let root = tempfile::tempdir().unwrap();
    let whole = root.path().join("whole");
    let library = shipped(&whole);
    let count = library.items().run().unwrap().count();
    for left_out in ["store", "idx", "term", "fast", "pos"] {
        let part = root.path().join(left_out);
        copy(&whole, &part, |name| !name.ends_with(left_out));
        assert!(refusal(&part).contains("missing or damaged; rebuild it"), "{left_out}");
        let cut = root.path().join(format!("cut-{left_out}"));
        copy(&whole, &cut, |_| true);
        let file = segment_file(&cut, left_out);
        let bytes = fs::read(&file).unwrap();
        fs::write(&file, &bytes[..bytes.len() / 2]).unwrap();
        assert!(Library::verify_index(&cut).is_err(), "{left_out}");
        assert!(refusal(&cut).contains("rebuild it"), "{left_out}");
        Library::build(&Corpus::bundled().unwrap(), &cut).unwrap();
        Library::verify_index(&cut).unwrap();
        assert_eq!(Library::open_index(&cut).unwrap().items().run().unwrap().count(), count);
    }
    let uncommitted = root.path().join("uncommitted");
    copy(&whole, &uncommitted, |name| name != "meta.json");
    assert!(refusal(&uncommitted).contains("never finished"));
}

/// Whatever single byte of whatever file is other than it was, `verify` says so and nothing panics.
#[test]
fn a_flipped_byte_is_found_and_never_panics() {
    let root = tempfile::tempdir().unwrap();
    let whole = root.path().join("whole");
    shipped(&whole);
    let mut dice = Dice::new(1);
    for round in 0..30 {
        let damaged = root.path().join(format!("damaged-{round}"));
        copy(&whole, &damaged, |_| true);
        let file = segment_file(&damaged, dice.of(&["store", "idx", "term", "fast", "pos"]));
        let mut bytes = fs::read(&file).unwrap();
        let at = dice.below(bytes.len());
        bytes[at] ^= 1 << dice.below(8);
        fs::write(&file, bytes).unwrap();
        assert!(Library::verify_index(&damaged).is_err(), "{} at {at}", file.display());
        if let Ok(library) = Library::open_index(&damaged) {
            for question in ["单位:水务局", "黑臭水体", "到期:<2022", "指标:优良天数"]
            {
                if let Ok(answer) = library.ask(question).unwrap().limit(5).run() {
                    answer.iter().for_each(|hit| drop((hit.plan(), hit.reasons(), hit.proof())));
                    drop((answer.count(), answer.counts_by(zhengce::Facet::Body)));
                }
            }
        }
    }
}

#[test]
fn an_index_without_a_right_to_write_is_read() {
    let root = tempfile::tempdir().unwrap();
    let index = root.path().join("index");
    shipped(&index);
    for file in fs::read_dir(&index).unwrap().flatten() {
        if file.file_name().to_string_lossy().ends_with("lock") {
            fs::remove_file(file.path()).unwrap();
        }
    }
    let before: Vec<_> = listing(&index);
    let library = Library::open_index(&index).unwrap();
    assert!(
        library.tasks().body("水务局").including_suggested().run().unwrap().suggested_count() > 0
    );
    Library::verify_index(&index).unwrap();
    assert_eq!(listing(&index), before, "reading writes nothing");
}

fn listing(folder: &Path) -> Vec<(String, u64)> {
    let files = fs::read_dir(folder).unwrap().flatten();
    let mut files: Vec<_> = files
        .map(|file| (file.file_name().into_string().unwrap(), file.metadata().unwrap().len()))
        .collect();
    files.sort();
    files
}

#[test]
fn a_second_writer_is_told_and_a_reader_goes_on() {
    let root = tempfile::tempdir().unwrap();
    let index = root.path().join("index");
    let library = shipped(&index);
    let before = library.plans().run().unwrap();
    let count = before.count();
    let more = plan(&mut Dice::new(1), 1);
    let mut more = Plan::new(more.id, "又一方案", Genre::WorkPlan, Coverage::full());
    more.region = None;
    let corpus = Corpus::bundled().unwrap().with_plan(&more).unwrap();

    let mut told = None;
    let written = Indexer::new()
        .progress(|_| {
            told = Some(Indexer::new().update(&Corpus::bundled().unwrap(), &index).unwrap_err());
            assert_eq!(
                library.plans().run().unwrap().count(),
                count,
                "nothing is seen before the commit"
            );
        })
        .update(&corpus, &index)
        .unwrap();
    assert_eq!((written.added, written.changed, written.removed), (1, 0, 0));
    let told = told.unwrap();
    assert_eq!(told.kind(), ErrorKind::Io);
    assert!(told.to_string().contains("being written by another program"), "{told}");

    assert_eq!(library.plans().run().unwrap().count(), count + 1, "a newer commit is noticed");
    assert_eq!(before.count(), count, "an answer already given stays");
    assert!(before.iter().all(|hit| hit.plan().is_some()));
}

#[test]
fn a_folder_is_brought_in_step_file_by_file() {
    let root = tempfile::tempdir().unwrap();
    let (folder, index) = (root.path().join("corpus"), root.path().join("index"));
    copy_tree(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/corpus")), &folder);
    let missing = Indexer::new().update(&folder, &index).unwrap_err();
    assert_eq!(missing.kind(), ErrorKind::NotFound);
    Library::build(&folder, &index).unwrap();
    let library = Library::open_index(&index).unwrap();
    let update = || Indexer::new().update(&folder, &index);

    let nothing = update().unwrap();
    assert_eq!((nothing.added, nothing.changed, nothing.removed, nothing.bytes), (0, 0, 0, 0));

    let file = folder.join("plans/jiamusi-2018-water.yaml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("控制用水总量", "控制用水的总量")).unwrap();
    let changed = update().unwrap();
    assert_eq!((changed.added, changed.changed, changed.removed), (0, 1, 0));
    assert_eq!(library.tasks().phrase("控制用水的总量").run().unwrap().count(), 1);

    fs::remove_file(folder.join("plans/jilin-2021-water.yaml")).unwrap();
    let refused = update().unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::Invalid);
    assert!(refused.to_string().contains("refers to"), "{refused}");
    assert!(refused.to_string().contains("plan jilin-2021-water"), "{refused}");

    let bodies = fs::read_to_string(folder.join("bodies.yaml")).unwrap();
    copy_tree(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/corpus")), &folder);
    fs::write(folder.join("bodies.yaml"), bodies.replace("长春市人民政府", "长春市政府")).unwrap();
    let renamed = update().unwrap();
    // Two bodies shared what the old name is without its region; the plans of the other follow.
    assert_eq!((renamed.changed, renamed.followed), (2, 5));
    assert_eq!(library.bodies().body("长春市政府").run().unwrap().count(), 1);

    fs::write(folder.join("plans/broken.yaml"), "id: [").unwrap();
    let broken = update().unwrap_err();
    assert_eq!(broken.kind(), ErrorKind::Invalid);
    assert!(broken.diagnostics().is_some_and(|found| !found.is_empty()));
}

fn copy_tree(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for file in fs::read_dir(from).unwrap().flatten() {
        let target = to.join(file.file_name());
        if file.path().is_dir() {
            copy_tree(&file.path(), &target);
        } else {
            fs::copy(file.path(), target).unwrap();
        }
    }
}

#[test]
fn a_corpus_that_changes_while_it_is_read_is_not_indexed() {
    let root = tempfile::tempdir().unwrap();
    let (folder, index) = (root.path().join("corpus"), root.path().join("index"));
    copy_tree(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/corpus")), &folder);
    let error = Indexer::new()
        .progress(|_| fs::write(folder.join("terms.yaml"), "words: [新词]\n").unwrap())
        .build(&folder, &index)
        .unwrap_err();
    assert!(error.to_string().contains("changed while it was read"), "{error}");
    assert!(refusal(&index).contains("never finished"));
    Library::build(&folder, &index).unwrap();
    Library::verify_index(&index).unwrap();
}

#[test]
fn large_things_are_indexed() {
    let root = tempfile::tempdir().unwrap();
    let tasks = if cfg!(debug_assertions) { 5_000 } else { 100_000 };
    let mut large =
        Plan::new("large".parse().unwrap(), "大方案", Genre::WorkPlan, Coverage::full());
    large.document = Some("jiamusi-2018-water".parse().unwrap());
    for at in 0..tasks {
        let id = format!("t{at}").parse().unwrap();
        large.tasks.push(Task::new(id, format!("第{at}项"), Evidence::quote("项")));
    }
    let mut named =
        Body::new("named".parse().unwrap(), "多名局", BodyKind::Department, Level::County);
    named.aliases = (0..1_000).map(|at| format!("别名{at}局")).collect();
    let corpus = Corpus::bundled().unwrap().with_body(named).unwrap();
    let folder = root.path().join("corpus");
    copy_tree(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/corpus")), &folder);
    let mut bodies = zhengce::Bodies::default();
    bodies.functions = corpus.functions().cloned().collect();
    bodies.bodies = corpus.bodies().cloned().collect();
    fs::write(folder.join("bodies.yaml"), yaml::to_string(&bodies).unwrap()).unwrap();
    fs::write(folder.join("plans/large.yaml"), yaml::to_string(&large).unwrap()).unwrap();

    let index = root.path().join("index");
    Library::build(&folder, &index).unwrap();
    let library = Library::open_index(&index).unwrap();
    let answer = library.tasks().plan("large").offset(tasks - 2).limit(5).run().unwrap();
    assert_eq!(answer.count(), tasks);
    let last: Vec<&str> = answer.iter().map(|hit| hit.item().title.as_str()).collect();
    assert_eq!(last, [format!("第{}项", tasks - 2), format!("第{}项", tasks - 1)]);
    assert_eq!(library.bodies().body("别名999局").run().unwrap().count(), 1);
    assert_eq!(library.plan(&large.id).unwrap().unwrap(), large);
}

/// The two states between which the killed program goes back and forth.
fn state(odd: bool) -> Corpus {
    let mut corpus = Corpus::bundled().unwrap();
    for at in 0..if odd { 12 } else { 3 } {
        let id = format!("extra-{at}").parse().unwrap();
        let mut plan = Plan::new(id, format!("附加方案{at}"), Genre::WorkPlan, Coverage::full());
        plan.document = Some("jiamusi-2018-water".parse().unwrap());
        for task in 0..20 {
            let id = format!("t{task}").parse().unwrap();
            plan.tasks.push(Task::new(id, format!("附加任务{task}"), Evidence::quote("任务")));
        }
        corpus = corpus.with_plan(&plan).unwrap();
    }
    corpus
}

const KILLED: &str = "ZHENGCE_TEST_KILLED";

/// Run as a process of its own, which updates an index without end until it is killed.
#[test]
fn the_killed_program() {
    let Some(index) = std::env::var_os(KILLED) else { return };
    let states = [state(false), state(true)];
    for at in 0.. {
        Indexer::new().update(&states[at % 2], Path::new(&index)).unwrap();
    }
}

fn spawn(index: &Path) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "the_killed_program", "--nocapture"]).env(KILLED, index);
    command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null()).spawn().unwrap()
}

#[test]
fn a_program_killed_at_any_moment_leaves_its_last_commit() {
    let root = tempfile::tempdir().unwrap();
    let index = root.path().join("index");
    Library::build(&state(false), &index).unwrap();
    let titles = |library: &Library| {
        let answer = library.items().run().unwrap();
        answer.iter().map(|hit| hit.any().title().to_owned()).collect::<Vec<_>>()
    };
    let states = [state(false), state(true)].map(|corpus| titles(&Library::of(corpus).unwrap()));
    let mut dice = Dice::new(7);
    let mut met = [0, 0];
    for _ in 0..100 {
        let mut child = spawn(&index);
        std::thread::sleep(Duration::from_millis(u64::try_from(dice.below(900)).unwrap()));
        child.kill().unwrap();
        child.wait().unwrap();
        let found = titles(&Library::open_index(&index).unwrap());
        let state = states.iter().position(|state| *state == found);
        met[state.expect("a state that was committed")] += 1;
    }
    Library::verify_index(&index).unwrap();
    Indexer::new().update(&state(true), &index).unwrap();
    assert_eq!(titles(&Library::open_index(&index).unwrap()), states[1]);
    println!("met {met:?}");
}
