//! The engine with one field and nothing around it.

use std::error::Error;
use std::sync::Arc;

use jieba_rs::Jieba;
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Query, TermQuery};
use tantivy::schema::{FAST, Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer};
use tantivy::{Index, IndexWriter, Searcher, TantivyDocument, Term};

use crate::judged::Text;

/// What the field is made of: words as jieba's search mode cuts them, or every two neighbouring characters.
#[derive(Clone, Copy)]
pub(crate) enum Tokens {
    Words,
    Pairs,
}

pub(crate) struct Bare {
    analyser: Analyser,
    field: Field,
    searcher: Searcher,
}

impl Bare {
    pub(crate) fn build(documents: &[Text], tokens: Tokens) -> Result<Self, Box<dyn Error>> {
        let analyser = Analyser { tokens, jieba: Arc::new(Jieba::new()) };
        let mut schema = Schema::builder();
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("bare")
            .set_index_option(IndexRecordOption::WithFreqs);
        let field =
            schema.add_text_field("text", TextOptions::default().set_indexing_options(indexing));
        let place = schema.add_u64_field("place", FAST);
        let index = Index::create_in_ram(schema.build());
        index.tokenizers().register("bare", TextAnalyzer::from(analyser.clone()));
        let mut writer: IndexWriter = index.writer_with_num_threads(2, 256_000_000)?;
        for (number, text) in (0..).zip(documents) {
            let mut document = TantivyDocument::new();
            document.add_text(field, format!("{}\n{}", text.title, text.text));
            document.add_u64(place, number);
            writer.add_document(document)?;
        }
        writer.commit()?;
        Ok(Self { analyser, field, searcher: index.reader()?.searcher() })
    }

    pub(crate) fn bytes(&self) -> Result<u64, Box<dyn Error>> {
        Ok(self.searcher.space_usage()?.total().get_bytes())
    }

    pub(crate) fn search(&self, question: &str) -> Result<Vec<usize>, Box<dyn Error>> {
        let tokens = self.analyser.tokens(question);
        let clauses = tokens.into_iter().map(|token| {
            let term = Term::from_field_text(self.field, &token.text);
            Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)) as Box<dyn Query>
        });
        let query = BooleanQuery::union(clauses.collect());
        let best = self.searcher.search(&query, &TopDocs::with_limit(10).order_by_score())?;
        let mut places = Vec::new();
        for (_, address) in best {
            let reader = self.searcher.segment_reader(address.segment_ord);
            let place = reader.fast_fields().u64("place")?.first(address.doc_id);
            places.push(usize::try_from(place.unwrap_or(u64::MAX))?);
        }
        Ok(places)
    }
}

#[derive(Clone)]
struct Analyser {
    tokens: Tokens,
    jieba: Arc<Jieba>,
}

impl Analyser {
    fn tokens(&self, text: &str) -> Vec<Token> {
        let text = text.to_lowercase();
        let cut: Vec<(usize, usize)> = match self.tokens {
            Tokens::Words => {
                let words = self.jieba.cut_for_search(&text, false);
                words.iter().map(|word| (word.byte_start, word.byte_end)).collect()
            }
            Tokens::Pairs => {
                let ends =
                    text.char_indices().map(|(at, character)| (at, at + character.len_utf8()));
                let ends: Vec<_> = ends.collect();
                ends.windows(2).map(|two| (two[0].0, two[1].1)).collect()
            }
        };
        let spoken = |stretch: &str| match self.tokens {
            Tokens::Words => stretch.contains(char::is_alphanumeric),
            Tokens::Pairs => stretch.chars().all(char::is_alphanumeric),
        };
        let tokens = cut.into_iter().filter(|&(from, to)| spoken(&text[from..to]));
        let token = |(position, (from, to)): (usize, (usize, usize))| Token {
            offset_from: from,
            offset_to: to,
            position,
            text: text[from..to].to_owned(),
            position_length: 1,
        };
        tokens.enumerate().map(token).collect()
    }
}

impl Tokenizer for Analyser {
    type TokenStream<'a> = Stream;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream {
        Stream { tokens: self.tokens(text), next: 0 }
    }
}

struct Stream {
    tokens: Vec<Token>,
    next: usize,
}

impl TokenStream for Stream {
    fn advance(&mut self) -> bool {
        self.next += 1;
        self.next <= self.tokens.len()
    }

    fn token(&self) -> &Token {
        &self.tokens[self.next - 1]
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.tokens[self.next - 1]
    }
}
