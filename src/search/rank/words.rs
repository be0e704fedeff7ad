//! Words that say how something is asked, and not what.

/// Taken out of a question, in this order: longer ones before those that they hold.
const SET_PHRASES: &[&str] = &[
    "是什么时候",
    "什么时候",
    "什么时间",
    "是什么意思",
    "是什么",
    "有什么",
    "为什么",
    "什么样",
    "什么",
    "有哪些",
    "包括哪些",
    "包含哪些",
    "哪些",
    "哪几个",
    "哪几项",
    "哪几",
    "哪个",
    "哪家",
    "哪种",
    "哪里",
    "哪儿",
    "哪一",
    "哪",
    "如何",
    "怎么办",
    "怎么样",
    "怎么",
    "怎样",
    "多少钱",
    "是多少",
    "多少",
    "多久",
    "多长时间",
    "多长",
    "多大",
    "几个",
    "几项",
    "几点",
    "何时",
    "何地",
    "何种",
    "有何",
    "为何",
    "谁",
    "吗",
    "呢",
    "是否",
    "能否",
    "可否",
    "能不能",
    "是不是",
    "有没有",
    "请问",
    "分别是",
    "具体",
];

/// Little words, taken out where they are no part of one of [`WHOLE`].
const LITTLE: &str = "的了是请";

/// Words that hold a little word and mean something.
const WHOLE: &[&str] = &[
    "目的",
    "标的",
    "了解",
    "了结",
    "是非",
    "实事求是",
    "申请",
    "邀请",
    "聘请",
    "提请",
    "报请",
    "请示",
    "请求",
    "请假",
];

/// A folded question without what only says that it is one; each character of that becomes a space.
pub(super) fn without_set_phrases(question: &str) -> String {
    let mut rest = question.to_owned();
    for phrase in SET_PHRASES {
        if rest.contains(phrase) {
            rest = rest.replace(phrase, &" ".repeat(phrase.chars().count()));
        }
    }
    without_little_words(&rest)
}

fn without_little_words(text: &str) -> String {
    let kept = |at: usize| {
        WHOLE.iter().any(|whole| {
            let from = (0..=whole.len()).filter_map(|back| at.checked_sub(back));
            from.filter_map(|from| Some((from, text.get(from..)?)))
                .any(|(from, rest)| rest.starts_with(whole) && at < from + whole.len())
        })
    };
    let spaced = text.char_indices().map(|(at, character)| {
        if LITTLE.contains(character) && !kept(at) { ' ' } else { character }
    });
    spaced.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_asks_is_taken_out() {
        for (question, left) in [
            ("陕西省政府在援企稳岗方面有哪些举措?", "陕西省政府在援企稳岗方面   举措?"),
            ("申请的目的是什么", "申请 目的   "),
            ("请问何时了解", "    了解"),
            ("黑臭水体", "黑臭水体"),
        ] {
            assert_eq!(without_set_phrases(question), left);
        }
    }
}
