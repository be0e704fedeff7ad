//! A plan drafts the same from a `.docx` and from a PDF as from its plain text.
//!
//! The shipped texts are always set; those of a folder as well that `PLANS` names: `<id>/source.txt` and `<id>/source.html`.
#![cfg(feature = "draft")]

mod documents;

use std::path::PathBuf;

use documents::part::{Part, Place, parts};
use documents::pdf::{Encoding, pdf};
use documents::typeset::{Breaking, set};
use documents::word::{Marks, written};
use zhengce::draft::{self, Labels};
use zhengce::read::Reader;
use zhengce::text::SourceText;

const SHIPPED: [&str; 9] = [
    "changchun-2021-three-plans",
    "chaozhou-blue-sky",
    "erdao-2021-interpretation",
    "erdao-2021-work-report",
    "feicheng-2017-soil",
    "jiamusi-2018-water",
    "jilin-2021-three-plans",
    "jilin-2024-air",
    "pingdingshan-2018-river-chief",
];

/// A table of tasks over pages, which official documents print behind their text.
fn with_table() -> String {
    let bodies = ["市水务局", "市农业农村局", "市生态环境局、市水务局", "市发展改革委"];
    let tasks = [
        "建设再生水管网，改造老旧管网，降低漏损",
        "推进秸秆综合利用",
        "开展入河排污口排查整治，一口一策",
    ];
    let dates = ["2025年12月底前", "2024年底前", "持续推进"];
    let mut text = String::from(
        "安平市绿色发展行动方案\n为推进绿色发展，节约用水，减少排放，改善环境质量，结合本市实际，制定本方案。\n一、主要任务\n（一）推进节水。到2025年，再生水利用率达到25%以上。\n\
         重点任务分工表\n序号\t主要任务\t牵头单位\t配合单位\t完成时限\n",
    );
    for at in 0..40 {
        let (task, due) = (tasks[at % tasks.len()], dates[at % dates.len()]);
        let (lead, support) = (bodies[at % bodies.len()], bodies[(at + 1) % bodies.len()]);
        text += &[&(at + 1).to_string(), task, lead, support, due].join("\t");
        text.push('\n');
    }
    text
}

struct Sample {
    name: String,
    parts: Vec<Part>,
    labels: Labels,
}

/// What the folder named by `PLANS` holds, as read.
fn of_folder() -> Vec<(String, SourceText)> {
    let Some(folder) = std::env::var_os("PLANS").map(PathBuf::from) else {
        println!("PLANS names no folder of plans: only the shipped texts are set");
        return Vec::new();
    };
    let entries = match std::fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(cause) => {
            println!(
                "{} cannot be read ({cause}): only the shipped texts are set",
                folder.display()
            );
            return Vec::new();
        }
    };
    let mut files: Vec<PathBuf> = entries
        .flatten()
        .flat_map(|entry| ["source.txt", "source.html"].map(|file| entry.path().join(file)))
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    println!("{} texts in {}", files.len(), folder.display());
    files.iter().map(|path| (path.display().to_string(), SourceText::open(path).unwrap())).collect()
}

fn samples() -> Vec<Sample> {
    let shipped = SHIPPED.map(|id| {
        let path =
            PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("corpus/documents/{id}.txt"));
        (id.to_owned(), SourceText::open(path).unwrap())
    });
    let table = Reader::new().read_bytes("table.txt", with_table().as_bytes()).unwrap();
    let all = shipped.into_iter().chain([("table".to_owned(), table)]).chain(of_folder());
    all.map(|(name, source)| {
        // A page's metadata and headings are no part of what is set.
        let text = source.text().to_owned();
        let plain = Reader::new().read_bytes("plain.txt", text.as_bytes()).unwrap();
        Sample { name, parts: parts(plain.text()), labels: labels(&plain) }
    })
    .collect()
}

fn labels(source: &SourceText) -> Labels {
    let mut labels = draft::labels(source).unwrap();
    labels.id = String::new();
    labels
}

/// Compares what was read and drafted with what was set; gives the differences.
fn differences(sample: &Sample, how: &str, bytes: &[u8]) -> Vec<String> {
    let source = Reader::new().read_bytes("a", bytes).unwrap();
    let mut found = Vec::new();
    if let Some((at, read)) = parted(source.text(), &sample.parts) {
        found.push(format!(
            "{} {how}: read {read:?}\n    set {:?}",
            sample.name,
            sample.parts.get(at)
        ));
    }
    let labels = labels(&source);
    if labels != sample.labels {
        let (got, expected) = (format!("{labels:#?}"), format!("{:#?}", sample.labels));
        let pair = got.lines().zip(expected.lines()).find(|(got, expected)| got != expected);
        found.push(format!("{} {how}: drafted otherwise: {pair:?}", sample.name));
    }
    found
}

/// The first part that was not read as a line of its own, with what was read there. The lines of a title may have been
/// read as one or as several: nothing tells whether their breaks mean anything.
fn parted(text: &str, parts: &[Part]) -> Option<(usize, String)> {
    let mut lines = text.lines();
    let mut rest = String::new();
    for (at, part) in parts.iter().enumerate() {
        let title = matches!(part, Part::Words(Place::Title, _));
        for words in part.lines() {
            if rest.is_empty() {
                lines.next().unwrap_or_default().clone_into(&mut rest);
            }
            while title
                && rest.len() < words.len()
                && let Some(line) = lines.next()
            {
                rest += line;
            }
            match rest.strip_prefix(words.as_str()) {
                Some(behind) if title || behind.is_empty() => rest = String::from(behind),
                _ => return Some((at, rest)),
            }
        }
    }
    let more = lines.next().map_or(rest, str::to_owned);
    (!more.is_empty()).then_some((parts.len(), more))
}

#[test]
fn a_docx_drafts_as_its_text() {
    let mut found = Vec::new();
    for sample in samples() {
        for marks in [Marks::Stored, Marks::Counted] {
            let how = format!(".docx {marks:?}");
            found.extend(differences(&sample, &how, &written(&sample.parts, marks)));
        }
    }
    assert!(found.is_empty(), "{} differences\n{}", found.len(), found.join("\n"));
}

#[test]
fn a_pdf_drafts_as_its_text() {
    let mut found = Vec::new();
    for sample in samples() {
        for (breaking, encoding) in [
            (Breaking::Hangs, Encoding::ToUnicode),
            (Breaking::Takes, Encoding::ToUnicode),
            (Breaking::Ragged, Encoding::Unicode),
        ] {
            let how = format!(".pdf {breaking:?}");
            let pages = set(&sample.parts, breaking);
            found.extend(differences(&sample, &how, &pdf(&pages, encoding)));
        }
    }
    assert!(found.is_empty(), "{} differences\n{}", found.len(), found.join("\n"));
}

#[test]
fn the_parts_of_a_document_are_told() {
    let text = "安平市关于印发\n水污染防治方案的通知\n安政发〔2021〕5号\n各区人民政府：\n现印发给你们，请执行。\n安平市人民政府\n2021年6月8日\n";
    let places: Vec<Place> = parts(text)
        .into_iter()
        .filter_map(|part| match part {
            Part::Words(place, _) => Some(place),
            Part::Table(_) => None,
        })
        .collect();
    let signature = Place::Signature;
    assert_eq!(
        places,
        [
            Place::Title,
            Place::Title,
            Place::Number,
            Place::Addressees,
            Place::Body,
            signature,
            signature
        ]
    );
}
