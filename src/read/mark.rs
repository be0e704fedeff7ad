//! A number as a list prints it (编号格式): 一, 1, ①, 甲.

use crate::text::numeral::to_chinese;

const DIGITS: &str = "〇一二三四五六七八九";
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";

/// A number in the format that a level names (`w:numFmt`).
pub(super) fn format(number: u32, format: &str) -> String {
    match format {
        "none" | "bullet" => String::new(),
        "decimalZero" => format!("{number:02}"),
        "decimalFullWidth" | "decimalFullWidth2" => number.to_string().chars().map(wide).collect(),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperLetter" => letters(number, 'A'),
        "lowerLetter" => letters(number, 'a'),
        "chineseCounting" | "taiwaneseCounting" if number >= 100 => digits(number),
        "chineseCounting"
        | "taiwaneseCounting"
        | "chineseCountingThousand"
        | "taiwaneseCountingThousand"
        | "japaneseCounting"
        | "koreanCounting" => to_chinese(number.into()),
        "ideographDigital"
        | "taiwaneseDigital"
        | "japaneseDigitalTenThousand"
        | "koreanDigital2" => digits(number),
        "chineseLegalSimplified" => legal(number, "零壹贰叁肆伍陆柒捌玖", "拾佰仟"),
        "ideographLegalTraditional" | "japaneseLegal" => {
            legal(number, "零壹貳參肆伍陸柒捌玖", "拾佰仟")
        }
        "ideographTraditional" => of(STEMS, number),
        "ideographZodiac" => of(BRANCHES, number),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => {
            enclosed(number, &[('①', 20), ('㉑', 15), ('㊱', 15)])
        }
        "decimalEnclosedParen" => enclosed(number, &[('⑴', 20)]),
        "decimalEnclosedFullstop" => enclosed(number, &[('⒈', 20)]),
        "ideographEnclosedCircle" => enclosed(number, &[('㊀', 10)]),
        "numberInDash" => format!("- {number} -"),
        _ => number.to_string(),
    }
}

fn wide(digit: char) -> char {
    u32::from(digit).checked_add(0xfee0).and_then(char::from_u32).unwrap_or(digit)
}

fn roman(number: u32) -> String {
    const PARTS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let mut left = number;
    let mut text = String::new();
    for (value, letters) in PARTS {
        while left >= value {
            text.push_str(letters);
            left -= value;
        }
    }
    text
}

/// A, B … Z, AA, BB, as word processors count on.
fn letters(number: u32, first: char) -> String {
    let Some(index) = number.checked_sub(1) else { return String::new() };
    let letter = char::from_u32(u32::from(first) + index % 26).unwrap_or(first);
    let times = usize::try_from(index / 26 + 1).unwrap_or(1).min(30);
    std::iter::repeat_n(letter, times).collect()
}

/// Digit by digit: 一〇 is 10.
fn digits(number: u32) -> String {
    let digit = |c: char| c.to_digit(10).and_then(|digit| nth(DIGITS, digit)).unwrap_or(c);
    number.to_string().chars().map(digit).collect()
}

fn nth(characters: &str, index: u32) -> Option<char> {
    characters.chars().nth(usize::try_from(index).ok()?)
}

/// The number's character in a cycle; beyond it the number itself.
fn of(cycle: &str, number: u32) -> String {
    let found = number.checked_sub(1).and_then(|index| nth(cycle, index));
    found.map_or_else(|| number.to_string(), String::from)
}

/// A number that has a character of its own; the blocks follow each other.
fn enclosed(number: u32, blocks: &[(char, u32)]) -> String {
    let mut index = number.checked_sub(1);
    for &(first, count) in blocks {
        match index {
            Some(at) if at < count => {
                return char::from_u32(u32::from(first) + at)
                    .map_or_else(String::new, String::from);
            }
            Some(at) => index = Some(at - count),
            None => break,
        }
    }
    number.to_string()
}

/// The ordinary Chinese number with the characters of cheques.
fn legal(number: u32, digits: &str, places: &str) -> String {
    let plain = to_chinese(number.into());
    let full = if plain.starts_with('十') { format!("一{plain}") } else { plain };
    let swap = |c: char| {
        let digit = "零一二三四五六七八九".chars().position(|plain| plain == c);
        let place = "十百千".chars().position(|plain| plain == c);
        let digit = digit.and_then(|at| digits.chars().nth(at));
        digit.or_else(|| place.and_then(|at| places.chars().nth(at))).unwrap_or(c)
    };
    full.chars().map(swap).collect()
}

#[cfg(test)]
mod tests {
    use super::format;

    #[test]
    fn every_format_in_use() {
        for (number, name, expected) in [
            (3, "decimal", "3"),
            (3, "chineseCounting", "三"),
            (12, "chineseCounting", "十二"),
            (103, "chineseCounting", "一〇三"),
            (103, "chineseCountingThousand", "一百零三"),
            (20, "japaneseCounting", "二十"),
            (10, "ideographDigital", "一〇"),
            (11, "chineseLegalSimplified", "壹拾壹"),
            (2, "ideographTraditional", "乙"),
            (1, "ideographZodiac", "子"),
            (3, "decimalEnclosedCircle", "③"),
            (21, "decimalEnclosedCircleChinese", "㉑"),
            (50, "decimalEnclosedCircle", "㊿"),
            (51, "decimalEnclosedCircle", "51"),
            (2, "decimalEnclosedParen", "⑵"),
            (2, "decimalEnclosedFullstop", "⒉"),
            (4, "upperRoman", "IV"),
            (9, "lowerRoman", "ix"),
            (27, "upperLetter", "AA"),
            (2, "lowerLetter", "b"),
            (7, "decimalZero", "07"),
            (12, "decimalFullWidth", "１２"),
            (5, "none", ""),
            (0, "lowerLetter", ""),
            (u32::MAX, "decimalEnclosedCircle", "4294967295"),
        ] {
            assert_eq!(format(number, name), expected, "{number} {name}");
        }
    }
}
