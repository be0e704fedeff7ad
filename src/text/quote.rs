//! stub
use super::Span;
/// stub
pub fn find(text: &str, quote: &str, from: usize) -> Option<Span> {
    let at = text.get(from..)?.find(quote)? + from;
    Some(Span::new(at, at + quote.len()))
}
