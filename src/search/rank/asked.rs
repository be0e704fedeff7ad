//! What a question in natural words asks for.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::super::analyse::pairs;
use super::numerals::other_forms;
use super::words::without_set_phrases;
use crate::model::Terms;
use crate::text::{Span, fold};

/// Sets of names that mean the same, and stems of place names.
static ABBREVIATIONS: LazyLock<Vec<Vec<&str>>> =
    LazyLock::new(|| lines(include_str!("abbreviations.txt")).map(words).collect());
static PLACES: LazyLock<Vec<&str>> =
    LazyLock::new(|| lines(include_str!("places.txt")).flat_map(str::split_whitespace).collect());

fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.starts_with('#'))
}

fn words(line: &str) -> Vec<&str> {
    line.split_whitespace().collect()
}

/// So many characters of a question are looked for in a hit to be shown.
const SHOWN: usize = 400;

/// What is asked for, folded: pairs of characters, what else may stand for some of them, places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Asked {
    /// The question without set phrases.
    pub(super) text: String,
    /// Each pair of neighbouring characters once, with its place in the question in characters.
    pub(super) pairs: Vec<(usize, String)>,
    /// What is asked for by single characters, where there is no pair at all.
    pub(super) characters: Vec<String>,
    pub(super) stand_ins: Vec<StandIn>,
    pub(super) places: Vec<String>,
}

/// Other words for a stretch of the question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct StandIn {
    /// The stretch of the question, in characters.
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) words: String,
}

impl Asked {
    pub(crate) fn of(question: &str, terms: Option<&Terms>) -> Self {
        let folded = fold(question);
        let text = without_set_phrases(&folded);
        let asked = Self::in_words(text, &folded, terms);
        // A question of nothing but set phrases asks for them.
        if asked.is_empty() { Self::in_words(folded.clone(), &folded, terms) } else { asked }
    }

    fn in_words(text: String, question: &str, terms: Option<&Terms>) -> Self {
        let pairs = distinct_pairs(&text);
        let characters = if pairs.is_empty() { characters(&text) } else { Vec::new() };
        let mut stand_ins = stand_ins(&text, terms);
        stand_ins.extend(other_forms(&text));
        let places = PLACES.iter().filter(|place| question.contains(**place));
        let places = places.map(|&place| place.to_owned()).collect();
        Self { text, pairs, characters, stand_ins, places }
    }

    /// Whether nothing that can be looked for is asked.
    pub(crate) fn is_empty(&self) -> bool {
        self.pairs.is_empty() && self.characters.is_empty()
    }

    /// What of the question a folded text holds: the longest stretches first met, and stand-ins.
    pub(crate) fn found_in(&self, folded: &str) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        let end = self.text.char_indices().nth(SHOWN).map_or(self.text.len(), |(at, _)| at);
        let begun = self.text.get(..end).unwrap_or_default();
        for run in begun.split(|c: char| !c.is_alphanumeric()) {
            found.extend(longest_held(run, folded));
        }
        let others = self.stand_ins.iter().map(|other| &other.words).chain(&self.characters);
        found.extend(others.filter(|words| folded.contains(words.as_str())).cloned());
        let mut seen = HashSet::new();
        found.retain(|words| seen.insert(words.clone()));
        found
    }
}

/// The stretches of two characters or more of a run that a text holds, from the left, each as long as it can be.
fn longest_held<'r>(run: &'r str, text: &str) -> Vec<String> {
    let mut held = Vec::new();
    let mut rest = run;
    while let Some((first, _)) = rest.char_indices().nth(1) {
        let ends = rest.char_indices().skip(2).map(|(at, _)| at).chain([rest.len()]);
        let whole: Option<&'r str> =
            ends.map_while(|end| rest.get(..end).filter(|stretch| text.contains(stretch))).last();
        held.extend(whole.map(str::to_owned));
        rest = rest.get(whole.map_or(first, str::len)..).unwrap_or_default();
    }
    held
}

/// The pairs of letters and digits of a text, each where it stands first.
fn distinct_pairs(text: &str) -> Vec<(usize, String)> {
    let mut seen = HashSet::new();
    let all = pairs(text).filter_map(|(at, place)| Some((at, text.get(place)?)));
    let spoken = all.filter(|(_, pair)| pair.chars().all(char::is_alphanumeric));
    spoken.filter(|(_, pair)| seen.insert(*pair)).map(|(at, pair)| (at, pair.to_owned())).collect()
}

fn characters(text: &str) -> Vec<String> {
    let mut characters: Vec<String> =
        text.chars().filter(|c| c.is_alphanumeric()).map(String::from).collect();
    characters.sort();
    characters.dedup();
    characters
}

/// For each set of words of which the text holds one, the others.
fn stand_ins(text: &str, terms: Option<&Terms>) -> Vec<StandIn> {
    let own = terms.into_iter().flat_map(|terms| &terms.synonyms);
    let own = own.map(|set| set.iter().map(|word| fold(word)).collect());
    let general = ABBREVIATIONS.iter().map(|set| set.iter().map(|&word| word.to_owned()).collect());
    own.chain(general).flat_map(|set: Vec<String>| of_set(text, &set)).collect()
}

fn of_set(text: &str, set: &[String]) -> Vec<StandIn> {
    let held = set.iter().filter_map(|word| Some((word, text.find(word.as_str())?)));
    let Some((held, at)) = held.max_by_key(|(word, _)| word.len()) else {
        return Vec::new();
    };
    let from = text.get(..at).unwrap_or_default().chars().count();
    let to = from + held.chars().count();
    let others = set.iter().filter(|word| !word.contains(held.as_str()) && !held.contains(*word));
    others.map(|word| StandIn { from, to, words: word.clone() }).collect()
}

/// The names in book title marks (《》) of a question.
pub(crate) fn titles(question: &str) -> Vec<Span> {
    let opened = question.match_indices('《').map(|(at, mark)| at + mark.len());
    let closed =
        opened.filter_map(|from| Some(Span::new(from, from + question.get(from..)?.find('》')?)));
    closed.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_taken_apart() {
        let asked = Asked::of("吉林省发改委的电话是多少？", None);
        let pairs: Vec<_> = asked.pairs.iter().map(|(at, pair)| (*at, pair.as_str())).collect();
        assert_eq!(
            pairs,
            [(0, "吉林"), (1, "林省"), (2, "省发"), (3, "发改"), (4, "改委"), (7, "电话")]
        );
        assert_eq!(asked.places, ["吉林"]);
        let others: Vec<_> = asked
            .stand_ins
            .iter()
            .map(|other| (other.from, other.to, other.words.as_str()))
            .collect();
        assert!(
            others.contains(&(3, 6, "发展改革委")) && others.contains(&(7, 9, "热线")),
            "{others:?}"
        );
    }

    #[test]
    fn what_is_left_of_a_question_of_set_phrases_is_the_question() {
        assert_eq!(Asked::of("有哪些", None).pairs.len(), 2);
        assert_eq!(Asked::of("水", None).characters, ["水"]);
        assert!(Asked::of("，。", None).is_empty() && Asked::of("", None).is_empty());
    }

    #[test]
    fn titles_stand_in_their_marks() {
        let question = "《甲》和《乙方案》、《丙";
        let titles = titles(question).into_iter().map(|span| span.of(question).unwrap());
        assert_eq!(titles.collect::<Vec<_>>(), ["甲", "乙方案"]);
    }
}
