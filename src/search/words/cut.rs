//! The most probable way to cut a text into words.

use super::Dictionary;

/// A step of the best way: how probable the rest is from here, as a logarithm, and where the word ends.
#[derive(Clone, Copy)]
struct Step {
    log: f64,
    end: usize,
}

impl Dictionary {
    /// The words of a text, end to end.
    pub(in super::super) fn cut<'t>(&self, text: &'t str) -> Vec<&'t str> {
        let mut words = Vec::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let end = if is_of_words(first) {
                rest.find(|c| !is_of_words(c)).unwrap_or(rest.len())
            } else if rest.starts_with("\r\n") {
                2
            } else {
                first.len_utf8()
            };
            let (block, behind) = rest.split_at_checked(end).unwrap_or((rest, ""));
            if is_of_words(first) {
                self.cut_block(block, &mut words);
            } else {
                words.push(block);
            }
            rest = behind;
        }
        words
    }

    /// Cuts Chinese characters, letters and digits; letters and digits that make no word stay together.
    fn cut_block<'t>(&self, block: &'t str, words: &mut Vec<&'t str>) {
        let places: Vec<usize> =
            block.char_indices().map(|(at, _)| at).chain([block.len()]).collect();
        let steps = self.best_steps(block, &places);
        let word = |from: usize, to: usize| {
            let range = places.get(from).copied()?..places.get(to).copied()?;
            block.get(range)
        };
        let mut open = None;
        let mut at = 0;
        while let Some(step) = steps.get(at).filter(|step| step.end > at) {
            let alone = step.end == at + 1 && word(at, step.end).is_some_and(is_letter);
            if alone {
                open = open.or(Some(at));
            } else {
                words.extend(open.take().and_then(|from| word(from, at)));
                words.extend(word(at, step.end));
            }
            at = step.end;
        }
        words.extend(open.and_then(|from| word(from, at)));
    }

    /// For each character the best word to begin there; the longer of equal ones.
    fn best_steps(&self, block: &str, places: &[usize]) -> Vec<Step> {
        let total = self.log_total();
        let count = places.len().saturating_sub(1);
        let mut steps = vec![Step { log: 0.0, end: count }; places.len()];
        for (at, &place) in places.iter().enumerate().take(count).rev() {
            let rest = |end: usize| steps.get(end).map_or(0.0, |step| step.log);
            let words = self.beginning(block.get(place..).unwrap_or_default());
            let ways = words.into_iter().map(|(characters, log)| {
                let end = at + characters;
                Step { log: log - total + rest(end), end }
            });
            let better = |best: Step, way: Step| if way.log >= best.log { way } else { best };
            let alone = Step { log: 0.0 - total + rest(at + 1), end: at + 1 };
            let best = ways.reduce(better).unwrap_or(alone);
            if let Some(step) = steps.get_mut(at) {
                *step = best;
            }
        }
        steps
    }
}

fn is_letter(word: &str) -> bool {
    word.chars().all(|character| character.is_ascii_alphanumeric())
}

/// Whether a character can be of a word of the dictionary.
fn is_of_words(character: char) -> bool {
    matches!(character,
        '0'..='9' | 'A'..='Z' | 'a'..='z' | '+' | '#' | '&' | '.' | '_' | '%' | '-'
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{2A6DF}' | '\u{2A700}'..='\u{2B73F}' | '\u{2B740}'..='\u{2B81F}'
        | '\u{2B820}'..='\u{2CEAF}' | '\u{2CEB0}'..='\u{2EBEF}' | '\u{2F800}'..='\u{2FA1F}')
}

#[cfg(test)]
mod tests {
    use jieba_rs::Jieba;
    use proptest::prelude::*;

    use super::*;

    const OWN: [&str; 4] = ["黑臭水体", "碳达峰", "细颗粒物", "水"];

    fn jieba(own: &[&str]) -> Jieba {
        let mut jieba = Jieba::new();
        for word in own {
            jieba.add_word(word, None, None);
        }
        jieba
    }

    fn words<'t>(jieba: &Jieba, text: &'t str) -> Vec<&'t str> {
        jieba.cut(text, false).into_iter().map(|token| token.word).collect()
    }

    #[test]
    fn every_word_is_cut_as_jieba_cuts_it() {
        let (jieba, dictionary) = (jieba(&[]), Dictionary::default());
        let file = include_str!("jieba.txt").lines().filter(|line| !line.starts_with('#'));
        let all: Vec<&str> = file.filter_map(|line| line.split(' ').next()).collect();
        for some in all.chunks(7).step_by(11) {
            let text = some.concat();
            assert_eq!(dictionary.cut(&text), words(&jieba, &text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_cut_as_jieba_cuts_it(
            text in "(\\PC|[黑臭水体碳达峰细颗粒物治理的国家发展改革委人民政府技术学校aZ09.%+ \r\n]){0,40}",
        ) {
            use std::sync::LazyLock;
            static JIEBA: LazyLock<(Jieba, Jieba)> = LazyLock::new(|| (jieba(&[]), jieba(&OWN)));
            prop_assert_eq!(Dictionary::default().cut(&text), words(&JIEBA.0, &text));
            prop_assert_eq!(Dictionary::with(OWN).cut(&text), words(&JIEBA.1, &text));
        }
    }
}
