//! What a bracket in a name says of the name (以下简称), which is no part of it.

use std::borrow::Cow;

use crate::draft::scan;
use crate::draft::word_list::{Words, words};

/// Words that begin a gloss.
const GLOSS: &Words = words!["以下简称", "以下统称", "以下合称", "以下称", "下称", "简称", "统称"];

/// A name without its gloss: 各区县（自治县）政府 of 各区县（自治县，以下简称区县）政府.
pub(super) fn without(name: &str) -> Cow<'_, str> {
    cut(name).map_or(Cow::Borrowed(name), Cow::Owned)
}

fn cut(name: &str) -> Option<String> {
    let (at, _) = GLOSS.first_in(name)?;
    let open = scan::before(name, at).rfind(['（', '('])?;
    let inside = open + scan::first_len(scan::from(name, open));
    let close = scan::from(name, at).find(['）', ')'])? + at;
    let ahead = name.get(inside..at)?;
    if let Some(end) = ahead.rfind(['，', ',', '；', ';', '、']).filter(|end| *end > 0) {
        return Some([scan::before(name, inside + end), scan::from(name, close)].concat());
    }
    let behind = scan::from(name, close);
    let behind = scan::from(behind, scan::first_len(behind));
    Some([scan::before(name, open), behind].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gloss_is_no_part_of_a_name() {
        for (name, bare) in [
            ("各区县（自治县，以下简称区县）政府", "各区县（自治县）政府"),
            ("市政务数据局（以下简称市数据局）", "市政务数据局"),
            ("各县（市、区，以下统称县）人民政府", "各县（市、区）人民政府"),
            ("各县（市、区）人民政府", "各县（市、区）人民政府"),
            ("市财政局（以下简称", "市财政局（以下简称"),
            ("简称办", "简称办"),
        ] {
            assert_eq!(without(name), bare);
        }
    }
}
