//! The dates that a text says, each with what it is said of.

use crate::model::PartialDate;
use crate::text::{DateKind, DateMention, Span, dates};

/// What a date is looked for as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum As {
    /// Any date.
    Date,
    /// The end of a time, or the day something is due.
    End,
    /// The beginning of a time.
    Start,
    /// What a change is counted from.
    Baseline,
}

/// A date of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said {
    pub(super) span: Span,
    first: Option<i16>,
    last: Option<i16>,
    month: Option<u8>,
    day: Option<u8>,
    baseline: bool,
    opens: bool,
}

/// The dates of a text. One without a year is of the year that was named last.
pub(super) fn read(text: &str) -> Vec<Said> {
    let mentions = dates(text);
    let mut year = None;
    let mut found = Vec::new();
    for (at, mention) in mentions.iter().enumerate() {
        let baseline = is_baseline(text, mention.span);
        if !baseline {
            year = mention.year.or(year);
        }
        let next = mentions.get(at + 1).map(|next| next.span.start);
        let opens = next.is_some_and(|next| is_range(text, mention.span.end, next));
        found.push(said(mention, mention.year.or(year), baseline, opens));
    }
    found
}

fn said(mention: &DateMention, year: Option<i16>, baseline: bool, opens: bool) -> Said {
    let last = match mention.kind {
        DateKind::FiveYears { to } => Some(to),
        _ => year,
    };
    let (month, day) = (mention.month, mention.day);
    Said { span: mention.span, first: year, last, month, day, baseline, opens }
}

/// Whether a date is what something is compared with: 比2015年, 在2020年基础上.
fn is_baseline(text: &str, span: Span) -> bool {
    const BEFORE: [&str; 4] = ["比", "较", "相比于", "较之"];
    const BEHIND: [&str; 8] =
        ["相比", "比", "为基准", "为基数", "为基年", "基础上", "基数", "水平"];
    let before = text.get(..span.start).unwrap_or_default().trim_end();
    let behind = text.get(span.end..).unwrap_or_default().trim_start();
    let rises = behind.starts_with('的') || behind.starts_with(|c: char| c.is_ascii_digit());
    if before.ends_with(['从', '由']) && rises {
        return true;
    }
    let behind = behind.strip_prefix('的').unwrap_or(behind);
    // 2025年比2020年: the date behind 比 is the baseline, not the one before it.
    let is_of = |rest: &str| !rest.starts_with('例') && !rest.starts_with(char::is_numeric);
    let share = before.ends_with("占比");
    (!share && BEFORE.iter().any(|word| before.ends_with(word)))
        || BEHIND.iter().any(|word| behind.strip_prefix(word).is_some_and(is_of))
}

/// Whether only a sign of a range stands between two dates.
fn is_range(text: &str, end: usize, next: usize) -> bool {
    let between = text.get(end..next).unwrap_or_default().trim();
    matches!(between, "-" | "–" | "—" | "―" | "－" | "~" | "～" | "至" | "到" | "——" | "--")
}

impl Said {
    /// Whether it is this date, as precisely as that is given, in this part.
    pub(super) fn is(&self, date: &PartialDate, part: As) -> bool {
        let (fits, year) = match part {
            As::Date => (true, self.first),
            As::Start => (!self.baseline, self.first),
            As::End => (self.may_end(), self.last),
            As::Baseline => (self.baseline, self.first),
        };
        fits && year == i16::try_from(date.year()).ok()
            && date.month().is_none_or(|month| self.month == Some(month))
            && date.day().is_none_or(|day| self.day == Some(day))
    }

    /// Whether something may be due then: it is no baseline and no beginning.
    pub(super) fn may_end(&self) -> bool {
        !self.baseline && !self.opens
    }
}

/// Whether a text says a date in this part.
pub(super) fn says(text: &str, date: &PartialDate, part: As) -> bool {
    read(text).iter().any(|said| said.is(date, part))
}

/// Whether a date whose printed form names no year is of the year of issue, and the text names no other for it: 6月底 and
/// 全年 of that year, 明年底 of the next.
pub(super) fn is_of_issue(text: &str, date: &PartialDate, issued: Option<&PartialDate>) -> bool {
    const WHOLE: [&str; 5] = ["全年", "今年", "年内", "当年", "本年"];
    let (Some(printed), Some(issued)) = (date.as_printed(), issued) else { return false };
    let mentions = dates(printed);
    let named =
        |one: &DateMention| one.year.is_some() || matches!(one.kind, DateKind::FiveYears { .. });
    let free = |said: &Said| said.last.is_none() && said.may_end();
    let as_said = match mentions.last() {
        Some(last) => {
            let same = |month, day| month == date.month() && day == date.day();
            let stands = |said: &Said| free(said) && same(said.month, said.day);
            same(last.month, last.day) && read(text).iter().any(stands)
        }
        None => date.month().is_none() && WHOLE.contains(&printed),
    };
    let year = issued.year() + u16::from(printed.starts_with('明'));
    as_said && year == date.year() && !mentions.iter().any(named)
}

#[cfg(test)]
mod tests {
    use super::{As, is_of_issue, says};
    use crate::model::PartialDate;

    #[test]
    fn a_date_without_a_year_is_of_that_of_issue() {
        let issued: PartialDate = "2022-03-21".parse().unwrap();
        for (date, printed, expected) in [
            ("2022-06", "6月底", true),
            ("2022-12", "年底", true),
            ("2023-12", "明年底", true),
            ("2022", "全年", true),
            ("2023-06", "6月底", false),
            ("2022-07", "6月底", false),
            ("2022-06", "2022年6月底", false),
            ("2022", "长期", false),
        ] {
            let date = date.parse::<PartialDate>().unwrap().printed(printed);
            let text = format!("到{printed}完成");
            assert_eq!(is_of_issue(&text, &date, Some(&issued)), expected, "{date} {printed}");
            assert!(!is_of_issue(&text, &date, None));
        }
        let bare = "2022-06".parse::<PartialDate>().unwrap();
        assert!(!is_of_issue("6月底", &bare, Some(&issued)));
        // The text names the year, there or before.
        for text in ["2023年6月底前完成", "2023年，6月底前完成"] {
            assert!(!is_of_issue(text, &bare.clone().printed("6月底"), Some(&issued)), "{text}");
        }
    }

    #[test]
    fn each_date_has_its_part() {
        for (text, date, part, expected) in [
            ("到2021年底", "2021-12", As::End, true),
            ("到2021年底", "2021", As::End, true),
            ("到2021年底", "2021-11", As::End, false),
            ("到2021年", "2021-12", As::End, false),
            ("到2025年比2020年下降10%", "2025", As::End, true),
            ("到2025年比2020年下降10%", "2020", As::End, false),
            ("到2025年比2020年下降10%", "2020", As::Baseline, true),
            ("到2025年比2020年下降10%", "2025", As::Baseline, false),
            ("在2020年基础上下降10%", "2020", As::Baseline, true),
            ("从2019年的50%提升到2020年的70%", "2019", As::Baseline, true),
            ("从2019年的50%提升到2020年的70%", "2020", As::End, true),
            ("2020年比例达到10%", "2020", As::End, true),
            ("2021年，12月底前完成", "2021-12", As::End, true),
            ("比2015年低，12月底前完成", "2015-12", As::End, false),
            ("（2019—2020年）", "2020", As::End, true),
            ("（2019—2020年）", "2019", As::End, false),
            ("（2019—2020年）", "2019", As::Start, true),
            ("“十四五”期间", "2025", As::End, true),
            ("“十四五”期间", "2021", As::End, false),
            ("“十四五”期间", "2021", As::Start, true),
        ] {
            assert_eq!(says(text, &date.parse().unwrap(), part), expected, "{text} {date}");
        }
    }
}
