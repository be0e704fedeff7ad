//! What a full-text condition asks for.

use std::fmt;

use crate::text::fold;

/// A full-text condition: words and phrases, all of which are wanted (全文条件).
///
/// In memory a term is found where its characters stand, in any width, script or letter case. An index
/// may find more for a long unquoted term, by its words, and ranks by how well it fits.
///
/// ```
/// use zhengce::TextQuery;
///
/// let query = TextQuery::words("黑臭水体 治理").phrase("农村");
/// assert!(query.matches("开展農村黑臭水體治理"));
/// assert!(!query.matches("黑臭水体排查"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct TextQuery {
    /// The terms, in the order given.
    pub terms: Vec<TextTerm>,
}

/// One word or phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TextTerm {
    /// The words as given.
    pub text: String,
    /// Whether it was quoted, and so means exactly these characters: no synonym, no part of it.
    pub exact: bool,
    /// Words that mean the same, filled in when the question is resolved.
    pub synonyms: Vec<String>,
}

impl TextQuery {
    /// The words of a text, as white space parts them.
    #[must_use]
    pub fn words(text: &str) -> Self {
        let terms = text.split_whitespace().map(|word| TextTerm::new(word, false)).collect();
        Self { terms }
    }

    /// Adds a phrase that must stand exactly so.
    #[must_use]
    pub fn phrase(mut self, text: impl Into<String>) -> Self {
        self.terms.push(TextTerm::new(text, true));
        self
    }

    /// Adds the terms of another condition.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.terms.extend(other.terms);
        self
    }

    /// Whether nothing is asked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Whether a text holds every term or a synonym of it.
    #[must_use]
    pub fn matches(&self, text: &str) -> bool {
        let text = fold(text);
        self.terms.iter().all(|term| term.forms().any(|form| text.contains(&fold(form))))
    }
}

impl TextTerm {
    /// A term without synonyms.
    #[must_use]
    pub fn new(text: impl Into<String>, exact: bool) -> Self {
        Self { text: text.into(), exact, synonyms: Vec::new() }
    }

    /// The first of its forms that a text holds.
    #[must_use]
    pub fn found_in(&self, text: &str) -> Option<String> {
        let text = fold(text);
        self.forms().find(|form| text.contains(&fold(form))).map(str::to_owned)
    }

    /// The term and its synonyms.
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.text).chain(&self.synonyms).map(String::as_str)
    }
}

/// The condition as the text syntax writes it.
impl fmt::Display for TextQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, term) in self.terms.iter().enumerate() {
            if index > 0 {
                f.write_str(" ")?;
            }
            write!(f, "{term}")?;
        }
        Ok(())
    }
}
