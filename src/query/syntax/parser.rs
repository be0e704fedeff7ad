//! From tokens to a filter.

use std::str::FromStr;

use super::super::{DutyFilter, Filter, TextQuery, TextTerm, Who};
use super::key::Key;
use super::lexer::{Placed, Token, cut, wrong};
use crate::text::nearest;
use crate::{Error, ErrorKind};

/// How deep groups may lie in each other.
const DEEPEST: usize = 64;

/// The longest question that is read, in characters.
const LONGEST: usize = 10_000;

impl FromStr for Filter {
    type Err = Error;

    /// Reads the text form of a question; see [`syntax`](super).
    ///
    /// # Errors
    /// [`Question`](ErrorKind::Question), with the column and what would fit; [`Limit`](ErrorKind::Limit) when the
    /// question is longer than 10,000 characters.
    fn from_str(text: &str) -> Result<Self, Error> {
        within_limit(text)?;
        let mut parser = Parser { text, tokens: cut(text)?, at: 0, depth: 0 };
        let filter = parser.alternatives()?;
        match parser.peek() {
            None => Ok(filter),
            Some(_) => Err(parser.wrong("a closing bracket without an opening one")),
        }
    }
}

fn within_limit(text: &str) -> Result<(), Error> {
    let length = text.chars().count();
    if length <= LONGEST {
        return Ok(());
    }
    let message = format!(
        "the question has {length} characters; at most {LONGEST} are read, ask with fewer or build the filter"
    );
    Err(Error::new(ErrorKind::Limit, message))
}

struct Parser<'t> {
    text: &'t str,
    tokens: Vec<Placed>,
    at: usize,
    depth: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at).map(|(token, _)| token)
    }

    fn take(&mut self) -> Option<Token> {
        let token = self.peek().cloned();
        self.at += 1;
        token
    }

    /// An error at the current token.
    fn wrong(&self, why: &str) -> Error {
        self.wrong_at(self.at, why)
    }

    fn wrong_at(&self, token: usize, why: &str) -> Error {
        let at = self.tokens.get(token).map_or(self.text.len(), |(_, span)| span.start);
        wrong(self.text, at, why)
    }

    fn alternatives(&mut self) -> Result<Filter, Error> {
        let start = self.at;
        let mut any = vec![self.group()?];
        if self.at == start && self.peek() == Some(&Token::Either) {
            return Err(self.wrong("`|` needs a condition before it"));
        }
        while self.peek() == Some(&Token::Either) {
            self.at += 1;
            any.push(self.alternative()?);
        }
        Ok(if any.len() == 1 { any.remove(0) } else { Filter::Or(any) })
    }

    /// What stands behind `|`. Nothing there would fit everything, which nobody means.
    fn alternative(&mut self) -> Result<Filter, Error> {
        if matches!(self.peek(), None | Some(Token::Close | Token::Either)) {
            return Err(self.wrong_at(self.at - 1, "`|` needs a condition behind it"));
        }
        self.group()
    }

    /// Conditions side by side.
    fn group(&mut self) -> Result<Filter, Error> {
        let mut group = Group::default();
        while !matches!(self.peek(), None | Some(Token::Close | Token::Either)) {
            self.condition(&mut group)?;
        }
        Ok(group.finish())
    }

    fn condition(&mut self, group: &mut Group) -> Result<(), Error> {
        match self.take() {
            Some(Token::Word(word)) => group.text.terms.push(TextTerm::new(word, false)),
            Some(Token::Quoted(text)) => group.text.terms.push(TextTerm::new(text, true)),
            Some(Token::Key(name)) => {
                let key = self.key(&name)?;
                self.values(key, group)?;
            }
            Some(Token::Deny) => {
                let mut denied = Group::default();
                self.deeper()?;
                if matches!(self.peek(), None | Some(Token::Close | Token::Either | Token::Comma)) {
                    return Err(self.wrong("`-` denies nothing; put a condition behind it"));
                }
                self.condition(&mut denied)?;
                self.depth -= 1;
                group.others.push(Filter::Not(Box::new(denied.finish())));
            }
            Some(Token::Open) => {
                self.deeper()?;
                let open = self.at - 1;
                let inner = self.alternatives()?;
                if self.take() != Some(Token::Close) {
                    return Err(self.wrong_at(open, "a bracket is not closed"));
                }
                self.depth -= 1;
                group.others.push(inner);
            }
            // A comma between words only parts them.
            Some(Token::Comma | Token::Close | Token::Either) | None => {}
        }
        Ok(())
    }

    fn deeper(&mut self) -> Result<(), Error> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.wrong("brackets lie too deep in each other; at most 64"));
        }
        Ok(())
    }

    fn key(&self, name: &str) -> Result<Key, Error> {
        Key::named(name).ok_or_else(|| {
            let near = nearest(name, Key::names());
            let hint =
                near.first().map_or(String::new(), |near| format!(" did you mean `{near}`?"));
            let why = format!("unknown key `{name}`;{hint} expected one of {}", Key::list());
            self.wrong_at(self.at - 1, &why)
        })
    }

    /// The values of a key, parted by commas.
    fn values(&mut self, key: Key, group: &mut Group) -> Result<(), Error> {
        let mut any = Vec::new();
        loop {
            let at = self.at;
            let Some(Token::Word(value) | Token::Quoted(value)) = self.take() else {
                let why = format!("`{}` needs a value behind its colon", key.name());
                return Err(self.wrong_at(at, &why));
            };
            any.extend(self.value(key, value, at, group)?);
            if self.peek() != Some(&Token::Comma) {
                break;
            }
            self.at += 1;
        }
        match any.len() {
            0 => {}
            1 => group.others.append(&mut any),
            _ => group.others.push(Filter::Or(any)),
        }
        group.close_bodies();
        Ok(())
    }

    fn value(
        &self,
        key: Key,
        value: String,
        at: usize,
        group: &mut Group,
    ) -> Result<Option<Filter>, Error> {
        let told = |error: Error| self.wrong_at(at, &error.to_string());
        Ok(Some(match key {
            Key::Body => {
                group.bodies.push(Who::Named(value));
                return Ok(None);
            }
            Key::Role => {
                group.roles.push(value.parse().map_err(told)?);
                return Ok(None);
            }
            Key::Basis => {
                group.bases.push(value.parse().map_err(told)?);
                return Ok(None);
            }
            Key::Text => {
                group.text = std::mem::take(&mut group.text).and(TextQuery::words(&value));
                return Ok(None);
            }
            Key::Kind => Filter::Kind(value.parse().map_err(told)?),
            Key::Plan => Filter::plan(value),
            Key::Region => Filter::region(value),
            Key::Domain => Filter::Domain(value.parse().map_err(told)?),
            Key::Due => Filter::Due(value.parse().map_err(told)?),
            Key::Issued => Filter::Issued(value.parse().map_err(told)?),
            Key::Indicator => Filter::Indicator(value),
            Key::Op => Filter::Op(value.parse().map_err(told)?),
            Key::Value => Filter::Value(value.parse().map_err(told)?),
            Key::Validity => Filter::Validity(value.parse().map_err(told)?),
        }))
    }
}

/// Conditions side by side, before the ones about bodies and about words are each joined into one.
#[derive(Default)]
struct Group {
    /// The bodies of the key being read.
    bodies: Vec<Who>,
    /// One list for each body key read.
    who: Vec<Vec<Who>>,
    roles: Vec<crate::model::Role>,
    bases: Vec<crate::model::Basis>,
    text: TextQuery,
    others: Vec<Filter>,
}

impl Group {
    fn close_bodies(&mut self) {
        if !self.bodies.is_empty() {
            self.who.push(std::mem::take(&mut self.bodies));
        }
    }

    fn finish(mut self) -> Filter {
        let speaks_of_duties = !self.roles.is_empty() || !self.bases.is_empty();
        if self.who.is_empty() && speaks_of_duties {
            self.who.push(Vec::new());
        }
        let mut all: Vec<Filter> = Vec::new();
        for who in self.who {
            let (roles, bases) = (self.roles.clone(), self.bases.clone());
            all.push(Filter::Duty(DutyFilter { who, roles, bases }));
        }
        all.append(&mut self.others);
        if !self.text.is_empty() {
            all.push(Filter::Text(self.text));
        }
        match all.len() {
            0 => Filter::All,
            1 => all.remove(0),
            _ => Filter::And(all),
        }
    }
}
