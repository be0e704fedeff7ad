//! The words that state what a made plan holds.

use serde::Serialize;
use serde::de::DeserializeOwned;
use zhengce::{Evidence, PartialDate, Role, Task};

/// The words that charge bodies with a task: 东川市水务局牵头，东川市财政局配合.
pub(super) fn charge(duties: &[(String, Role)]) -> String {
    let one = |(name, role): &(String, Role)| match role {
        Role::Responsible => format!("{name}负责"),
        role => format!("{name}{role}"),
    };
    duties.iter().map(one).collect::<Vec<_>>().join("，")
}

/// The words that say when a task is due: 2021年12月底前完成.
pub(super) fn due(date: &PartialDate) -> String {
    let year = date.year();
    match (date.month(), date.day()) {
        (Some(month), Some(day)) => format!("{year}年{month}月{day}日前完成"),
        (Some(month), None) => format!("{year}年{month}月底前完成"),
        _ => format!("{year}年完成"),
    }
}

/// The line that states a task, with the words that charge bodies with it.
pub(super) fn stating(task: &Task, charged: Option<String>) -> String {
    let due = task.due.as_ref().map(due);
    let parts = [Some(task.title.clone()), task.text.clone(), due, charged];
    let sentences = parts.into_iter().flatten().filter(|part| !part.is_empty());
    let mark = task.mark.clone().unwrap_or_default();
    sentences.fold(mark, |line, part| line + &part + "。")
}

/// The line of a made document that holds the words of an evidence, which becomes that of the document.
pub(super) fn line(evidence: &mut Evidence) -> String {
    (evidence.document, evidence.mark) = (None, None);
    let context = evidence.context.as_deref().map(|words| format!("{words}，"));
    format!("{}{}。\n", context.unwrap_or_default(), evidence.quote)
}

/// An item with every year in its values and its words moved on; one of a five-year plan stays.
pub(super) fn later<T: Serialize + DeserializeOwned>(
    item: &T,
    years: u16,
) -> serde_json::Result<T> {
    let text = serde_json::to_string(item)?;
    let text = if text.contains('五') { text } else { years_on(&text, years) };
    serde_json::from_str(&text)
}

/// A text with every year of this century moved on.
fn years_on(text: &str, years: u16) -> String {
    let mut moved = String::with_capacity(text.len());
    for piece in text.split_inclusive(|c: char| !c.is_ascii_digit()) {
        let digits = piece.len() - piece.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, rest) = piece.split_at(digits);
        match number.parse::<u16>() {
            Ok(year @ 2000..2100) if digits == 4 => moved.push_str(&(year + years).to_string()),
            _ => moved.push_str(number),
        }
        moved.push_str(rest);
    }
    moved
}
