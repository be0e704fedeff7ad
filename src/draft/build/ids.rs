//! Ids from Chinese names, by their sounds (拼音).

use crate::draft::scan;
use std::hash::{DefaultHasher, Hash, Hasher};

use pinyin::{Pinyin, ToPinyin};

/// The longest id, in bytes.
const LONGEST: usize = 64;

/// Words joined by hyphens: the sounds of Chinese characters, Latin letters and digits as they are.
pub(super) fn sounds(name: &str) -> String {
    let mut id = String::with_capacity(2 * name.len());
    let mut joined = false;
    for character in name.chars() {
        let sound = character.to_pinyin().map_or("", Pinyin::plain);
        let joins = character.is_ascii_alphanumeric();
        if !id.is_empty() && (!sound.is_empty() || (joins && !joined)) {
            id.push('-');
        }
        if sound.bytes().all(|letter| letter.is_ascii_lowercase()) {
            id.push_str(sound);
        } else {
            id.extend(sound.chars().map(latin));
        }
        if joins {
            id.push(character.to_ascii_lowercase());
        }
        joined = joins;
    }
    id
}

fn latin(character: char) -> char {
    if character.is_ascii_lowercase() { character } else { 'u' }
}

/// An id that fits: cut at a hyphen, told apart by a number made of the whole name where it is cut.
pub(super) fn id(name: &str) -> String {
    let whole = sounds(name);
    if whole.is_empty() {
        return format!("x{:08x}", short_hash(name));
    }
    if whole.len() <= LONGEST {
        return whole;
    }
    let room = LONGEST - 9;
    let head = scan::before(&whole, room);
    let head = head.rsplit_once('-').map_or(head, |(head, _)| head);
    format!("{head}-{:08x}", short_hash(name))
}

fn short_hash(name: &str) -> u32 {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    u32::try_from(hasher.finish() & 0xffff_ffff).unwrap_or_default()
}

/// An id with a short tail, kept within the limit.
pub(super) fn with_tail(id: &str, tail: &str) -> String {
    let room = LONGEST.saturating_sub(tail.len() + 1);
    let head = id.get(..room.min(id.len())).unwrap_or(id).trim_end_matches('-');
    format!("{head}-{tail}")
}
