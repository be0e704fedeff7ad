//! From a file, or its bytes, to text.

use std::fs::File;
use std::io::{ErrorKind as IoKind, Read};
use std::path::Path;

use crate::text::SourceText;
use crate::{Error, ErrorKind};

use super::Limits;
use super::assemble::Assembler;
use super::format::{Format, detect};
use super::{docx, encoding, html, mhtml, pdf};

/// Reads documents (公文) to text, within limits.
///
/// What a file is decides its content, and its name only where the content leaves it open. The text holds one
/// paragraph a line and one table row a line, its cells joined by a tab; its [`layout`](SourceText::layout) tells where each came
/// from, what the page says of the document, and the way back to the text as decoded.
///
/// What a program shows and does not store is put into the text: the numbers of lists in a `.docx` and of `<ol>` in a
/// page, unless its own rules of styles take them off. What a page links to is not fetched, so that words which only a
/// style sheet in another file hides are read. A PDF is read by where its
/// characters stand: tables by their borders, or by a head above aligned columns where that is clear; two columns one
/// after the other; headers and page numbers left out. Documents put into a `.docx` are read in their place.
///
/// ```
/// use zhengce::read::{Limits, Reader};
///
/// let page = "<meta charset=utf-8><p>一、目标</p><p>到2025年，\u{200b}再生水利用率达到25%。</p>";
/// let source = Reader::new().limits(Limits::new().file_bytes(4096)).read_bytes("方案.html", page.as_bytes())?;
/// assert_eq!(source.text(), "一、目标\n到2025年，再生水利用率达到25%。\n");
/// # Ok::<(), zhengce::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reader {
    limits: Limits,
}

impl Reader {
    /// A reader with the default [`Limits`].
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How much one document may ask for.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Reads a file. Its text is named by the file's name, without folders.
    ///
    /// # Errors
    /// [`ErrorKind::NotFound`] or [`ErrorKind::Io`] when there is no such file or it cannot be read,
    /// [`ErrorKind::Limit`] when it asks for more than the limits allow, [`ErrorKind::Unsupported`] for what is no
    /// text, HTML, `.docx` or PDF with a text layer, [`ErrorKind::Damaged`] for what breaks the rules of its format.
    pub fn open(&self, path: impl AsRef<Path>) -> Result<SourceText, Error> {
        let path = path.as_ref();
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        let bytes = self.bytes(path).map_err(|error| error.at(path))?;
        self.read_bytes(&name, &bytes).map_err(|error| error.at(path))
    }

    /// Reads the bytes of a document, under a name that its messages carry.
    ///
    /// # Errors
    /// As [`open`](Self::open), save those of the file system.
    pub fn read_bytes(&self, name: &str, bytes: &[u8]) -> Result<SourceText, Error> {
        self.read(name, bytes).map_err(|error| error.titled(name))
    }

    fn read(&self, name: &str, bytes: &[u8]) -> Result<SourceText, Error> {
        if bytes.len() > self.limits.file_bytes {
            return Err(self.oversized(bytes.len()));
        }
        read(name, bytes, &self.limits, 0)
    }

    /// The bytes of an ordinary file that is not too large; the size is asked before anything is read.
    fn bytes(&self, path: &Path) -> Result<Vec<u8>, Error> {
        let unreadable = |cause| unreadable(path, cause);
        let file = File::open(path).map_err(unreadable)?;
        let meta = file.metadata().map_err(unreadable)?;
        if !meta.is_file() {
            let message = format!("{} is no ordinary file; expected a document", path.display());
            return Err(Error::new(ErrorKind::Io, message));
        }
        let size = usize::try_from(meta.len()).unwrap_or(usize::MAX);
        if size > self.limits.file_bytes {
            return Err(self.oversized(size).titled(&path.display().to_string()));
        }
        let most = u64::try_from(self.limits.file_bytes).unwrap_or(u64::MAX);
        let mut bytes = Vec::with_capacity(size);
        file.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(unreadable)?;
        Ok(bytes)
    }

    fn oversized(&self, size: usize) -> Error {
        let message = format!(
            "the file has {size} bytes, more than the {} that are read; split it, or raise Limits::file_bytes",
            self.limits.file_bytes
        );
        Error::new(ErrorKind::Limit, message)
    }
}

/// Reads a document that lies inside so many others.
pub(super) fn read(
    name: &str,
    bytes: &[u8],
    limits: &Limits,
    depth: usize,
) -> Result<SourceText, Error> {
    match detect(name, bytes)? {
        Format::Text => text(name, bytes, limits),
        Format::Html => html::read(name, bytes, limits),
        Format::Mhtml => html::read(name, &mhtml::page(bytes)?, limits),
        Format::Docx => docx::read(name, bytes, limits, depth),
        Format::Pdf => pdf::read(name, bytes, limits),
    }
}

fn text(name: &str, bytes: &[u8], limits: &Limits) -> Result<SourceText, Error> {
    let mut assembler = Assembler::new(limits);
    assembler.whole(encoding::decode(bytes, None)?)?;
    Ok(assembler.finish(name, Vec::new()))
}

impl SourceText {
    /// Reads a document (公文) with the default limits; [`Reader`] sets others.
    ///
    /// ```no_run
    /// use zhengce::text::SourceText;
    ///
    /// let source = SourceText::open("实施方案.docx")?;
    /// for paragraph in source.layout().into_iter().flat_map(|layout| &layout.paragraphs) {
    ///     println!("{:?} {:?}", paragraph.origin, source.slice(paragraph.span));
    /// }
    /// # Ok::<(), zhengce::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Reader::open`].
    pub fn open(path: impl AsRef<Path>) -> Result<Self, Error> {
        Reader::new().open(path)
    }
}

fn unreadable(path: &Path, cause: std::io::Error) -> Error {
    let (kind, what) = match cause.kind() {
        IoKind::NotFound => (ErrorKind::NotFound, "there is no file"),
        _ => (ErrorKind::Io, "the file cannot be read:"),
    };
    Error::new(kind, format!("{what} {}; expected a document", path.display())).because(cause)
}
