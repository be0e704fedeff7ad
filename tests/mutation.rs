//! One thing changed in the shipped corpus must not pass the check, whichever it is: a digit of a target,
//! a body, a character of a quote.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_yaml::Value;
use zhengce::{Diagnostics, Loader, check};

/// The files of a corpus, each under its path inside the folder.
type Texts = BTreeMap<String, String>;

/// Where a value stands: the keys and indices that lead to it.
type Steps = Vec<Value>;

/// How many changes of one value are tried.
#[derive(Clone, Copy)]
struct Depth {
    digits: u32,
    bodies: usize,
}

const SOME: Depth = Depth { digits: 3, bodies: 4 };
const ALL: Depth = Depth { digits: 9, bodies: usize::MAX };

/// One changed copy of a plan.
struct Mutant {
    file: String,
    what: String,
    text: String,
}

#[derive(Clone, Copy)]
enum Kind {
    Digit,
    Body,
    Quote,
}

#[test]
fn no_changed_digit_body_or_quote_passes() {
    assert_none_passes(SOME, [500, 800, 1000]);
}

/// Every digit made each other digit, every body each other body; takes minutes without `--release`.
#[test]
#[ignore = "takes minutes; the test above tries some of each"]
fn no_change_at_all_passes() {
    assert_none_passes(ALL, [2000, 10_000, 1000]);
}

fn assert_none_passes(depth: Depth, least: [usize; 3]) {
    let texts = shipped();
    let bodies = registered(&texts);
    let mut mutants = Vec::new();
    let mut counts = [0; 3];
    for (file, text) in texts.iter().filter(|(file, _)| file.starts_with("plans/")) {
        let plan: Value = serde_yaml::from_str(text).unwrap();
        // What is written back unchanged has no finding, so that only the change can be what is found.
        let same = found(&texts, file, &serde_yaml::to_string(&plan).unwrap());
        assert!(same.is_empty(), "{same}");
        for (kind, mutant) in mutants_of(file, &plan, &bodies, depth) {
            counts[kind as usize] += 1;
            mutants.push(mutant);
        }
    }
    let passed = passing(&texts, &mutants);
    let [digits, references, words] = counts;
    println!("{digits} changed digits, {references} changed bodies, {words} changed quotes");
    assert!(passed.is_empty(), "{} passed:\n{}", passed.len(), passed.join("\n"));
    assert!(counts.iter().zip(least).all(|(count, least)| *count >= least), "{counts:?}");
}

fn shipped() -> Texts {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut texts = Texts::new();
    for folder in ["", "documents", "plans"] {
        for entry in fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
                texts.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    texts
}

fn registered(texts: &Texts) -> Vec<String> {
    let registry: Value = serde_yaml::from_str(&texts["bodies.yaml"]).unwrap();
    let bodies = registry["bodies"].as_sequence().unwrap();
    bodies.iter().map(|body| body["id"].as_str().unwrap().to_owned()).collect()
}

fn mutants_of(file: &str, plan: &Value, bodies: &[String], depth: Depth) -> Vec<(Kind, Mutant)> {
    let mut leaves = Vec::new();
    gather(plan, &mut Vec::new(), &mut leaves);
    let named = leaves.iter().filter(|(steps, _)| matches!(kind(steps), Some(Kind::Body)));
    let named: BTreeSet<String> = named.map(|(_, id)| id.clone()).collect();
    let mut mutants = Vec::new();
    for (turn, (steps, old)) in leaves.iter().enumerate() {
        let Some(kind) = kind(steps) else { continue };
        let others = match kind {
            Kind::Digit => other_digits(old, depth),
            Kind::Body => other_bodies(old, &named, bodies, depth, turn),
            Kind::Quote => other_words(old),
        };
        for other in others {
            let mut copy = plan.clone();
            replace(&mut copy, steps, &other);
            let what = format!("{file} {}: {old} -> {other}", keys(steps).join("."));
            let text = serde_yaml::to_string(&copy).unwrap();
            mutants.push((kind, Mutant { file: file.to_owned(), what, text }));
        }
    }
    mutants
}

/// Every text and number below a value, with the way to it.
fn gather(value: &Value, steps: &mut Steps, found: &mut Vec<(Steps, String)>) {
    let mut below = |step: Value, value: &Value| {
        steps.push(step);
        gather(value, steps, found);
        steps.pop();
    };
    match value {
        Value::Mapping(map) => map.iter().for_each(|(key, value)| below(key.clone(), value)),
        Value::Sequence(list) => {
            list.iter().enumerate().for_each(|(at, value)| below(at.into(), value));
        }
        Value::String(text) => found.push((steps.clone(), text.clone())),
        Value::Number(number) => found.push((steps.clone(), number.to_string())),
        _ => {}
    }
}

fn keys(steps: &Steps) -> Vec<&str> {
    steps.iter().filter_map(Value::as_str).collect()
}

/// What a value is, told by the keys that lead to it.
fn kind(steps: &Steps) -> Option<Kind> {
    let keys = keys(steps);
    match keys.as_slice() {
        ["issuers" | "drafters" | "addressees"] | [.., "body"] => Some(Kind::Body),
        [.., "evidence"] | [.., "evidence", "quote" | "context"] => Some(Kind::Quote),
        [.., "value" | "due" | "baseline"] | [.., "due" | "baseline", "date"] => Some(Kind::Digit),
        _ => None,
    }
}

/// Each digit made the next, the next but one and so on.
fn other_digits(text: &str, depth: Depth) -> Vec<String> {
    let digits = text.char_indices().filter_map(|(at, c)| Some((at, c.to_digit(10)?)));
    let other = |(at, digit): (usize, u32)| {
        (1..=depth.digits)
            .map(move |step| format!("{}{}{}", &text[..at], (digit + step) % 10, &text[at + 1..]))
    };
    digits.flat_map(other).collect()
}

/// Bodies that the same plan names, then others, and one that does not exist.
fn other_bodies(
    id: &str,
    named: &BTreeSet<String>,
    all: &[String],
    depth: Depth,
    turn: usize,
) -> Vec<String> {
    let near: Vec<&String> = named.iter().filter(|other| *other != id).collect();
    let far: Vec<&String> =
        all.iter().filter(|other| *other != id && !named.contains(*other)).collect();
    let turned = |list: &[&String], most: usize| -> Vec<String> {
        let from = turn % list.len().max(1);
        list.iter().cycle().skip(from).take(most.min(list.len())).map(|id| (*id).clone()).collect()
    };
    let mut others = turned(&near, depth.bodies / 2);
    others.extend(turned(&far, depth.bodies - others.len()));
    others.push(format!("{id}x"));
    others
}

/// The first, the middle and the last character changed: a digit into another, else into a rare character.
fn other_words(text: &str) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    let places = BTreeSet::from([0, characters.len() / 2, characters.len() - 1]);
    let other = |character: char| match character.to_digit(10) {
        Some(digit) => char::from_digit((digit + 1) % 10, 10).unwrap(),
        None => '龘',
    };
    let changed = |place: usize| {
        let mut copy = characters.clone();
        copy[place] = other(copy[place]);
        copy.into_iter().collect()
    };
    places.into_iter().map(changed).collect()
}

fn replace(value: &mut Value, steps: &[Value], text: &str) {
    let Some((step, rest)) = steps.split_first() else {
        // Digits stay a number, so that the changed value and not its type is refused.
        let number = serde_yaml::from_str(text).ok().filter(Value::is_number);
        *value = number.unwrap_or_else(|| text.into());
        return;
    };
    let inner = match step.as_u64() {
        Some(at) => value.get_mut(usize::try_from(at).unwrap()),
        None => value.get_mut(step),
    };
    replace(inner.unwrap(), rest, text);
}

/// The changed copies in which the check finds no error.
fn passing(texts: &Texts, mutants: &[Mutant]) -> Vec<String> {
    let (next, passed) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let work = || {
        while let Some(mutant) = mutants.get(next.fetch_add(1, Ordering::Relaxed)) {
            if !found(texts, &mutant.file, &mutant.text).has_errors() {
                passed.lock().unwrap().push(mutant.what.clone());
            }
        }
    };
    std::thread::scope(|scope| {
        let threads = std::thread::available_parallelism().map_or(2, Into::into);
        (0..threads).for_each(|_| {
            scope.spawn(work);
        });
    });
    passed.into_inner().unwrap()
}

/// What the check finds in the corpus with one plan changed. To save time, plans that it does not refer to are left out.
fn found(texts: &Texts, file: &str, text: &str) -> Diagnostics {
    let needed = upper(texts, file);
    let needed =
        texts.iter().filter(|(path, _)| !path.starts_with("plans/") || needed.contains(*path));
    let copy = needed.map(|(path, old)| (path.clone(), if path == file { text } else { old }));
    check::loaded(Loader::new().load_texts(copy))
}

/// A plan and the plans that it, or one of those, names.
fn upper(texts: &Texts, file: &str) -> BTreeSet<String> {
    let mut needed = BTreeSet::new();
    let mut waiting = vec![file.to_owned()];
    while let Some(file) = waiting.pop() {
        let named = texts[&file].match_indices("plan: ").map(|(at, key)| {
            let rest = &texts[&file][at + key.len()..];
            let end = rest.find([',', '\n', '}']).unwrap_or(rest.len());
            format!("plans/{}.yaml", &rest[..end])
        });
        waiting.extend(named.filter(|other| texts.contains_key(other) && !needed.contains(other)));
        needed.insert(file);
    }
    needed
}
