//! Ids from Chinese names, by their sounds (拼音).

use crate::draft::scan;
use std::hash::{DefaultHasher, Hash, Hasher};

use pinyin::ToPinyin;

/// The longest id, in bytes.
const LONGEST: usize = 64;

/// Words joined by hyphens: the sounds of Chinese characters, Latin letters and digits as they are.
pub(super) fn sounds(name: &str) -> String {
    let mut id = String::new();
    let mut joined = false;
    for character in name.chars() {
        if let Some(sound) = character.to_pinyin() {
            let sound: String = sound.plain().chars().map(latin).collect();
            push_word(&mut id, &sound);
            joined = false;
        } else if character.is_ascii_alphanumeric() {
            if joined {
                id.push(character.to_ascii_lowercase());
            } else {
                push_word(&mut id, &character.to_ascii_lowercase().to_string());
            }
            joined = true;
        } else {
            joined = false;
        }
    }
    id
}

fn latin(character: char) -> char {
    if character.is_ascii_lowercase() { character } else { 'u' }
}

fn push_word(id: &mut String, word: &str) {
    if !id.is_empty() {
        id.push('-');
    }
    id.push_str(word);
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
