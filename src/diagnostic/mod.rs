//! What is wrong in a corpus: stable codes, placed findings, the sink that collects them, one file that renders.
//! May import `text`.

mod code;
mod collect;
mod finding;
mod render;

pub use code::{Code, Severity};
pub use collect::Diagnostics;
pub use finding::{Diagnostic, Place};
