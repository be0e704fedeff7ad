//! What a plan states stands in the documents that it quotes.

mod charge;
mod clause;
mod document;
mod head;
mod item;
mod quote;
mod said;
mod target;

use super::context::Context;
use super::printed::Names;
use quote::Prover;

pub(super) fn check<'c>(context: &mut Context<'c>, names: &Names<'c>) {
    let corpus = context.corpus;
    for file in &corpus.documents {
        document::check(context, file);
    }
    for file in &corpus.plans {
        let mut prover = Prover::new(context, names, file);
        head::check(&mut prover);
        item::check(&mut prover);
    }
}
