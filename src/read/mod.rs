//! Documents to text: plain text, HTML as government sites publish it, pages saved as one file, `.docx`, PDF with a text layer.
//! Imports text, limits and error; a format's crates are named only in the format's own folder.

mod assemble;
mod debris;
mod docx;
mod encoding;
mod flat;
mod format;
mod html;
mod limits;
mod mark;
mod mhtml;
mod open;
mod pdf;
mod radical;

pub use limits::Limits;
pub use open::Reader;
