//! YAML text ⇄ serde types, with every fault of a file in one run, each at its line and column.
//! The only files that name the YAML crates. May import `text`, `diagnostic` and `limits`; knows no type of the model.

mod build;
mod de;
mod fault;
mod limits;
mod located;
mod read;
mod report;
#[cfg(test)]
mod tests;
mod tree;
mod write;

pub use limits::Limits;
pub(crate) use located::Located;
pub use read::from_str;
pub(crate) use read::{decode, oversized, read};
pub use write::to_string;
