//! How much one document may ask for.

const MIB: usize = 1024 * 1024;

/// How much one document may ask for. What lies beyond is an [`ErrorKind::Limit`](crate::ErrorKind::Limit), never an
/// exhausted memory or stack.
///
/// ```
/// use zhengce::read::Limits;
///
/// let limits = Limits::new().file_bytes(1024).pages(10);
/// assert_ne!(limits, Limits::default());
/// assert_eq!(Limits::new(), Limits::default());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    pub(super) file_bytes: usize,
    pub(super) expanded_bytes: usize,
    pub(super) elements: usize,
    pub(super) depth: usize,
    pub(super) paragraphs: usize,
    pub(super) pages: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 64 * MIB,
            expanded_bytes: 128 * MIB,
            elements: 2_000_000,
            depth: 64,
            paragraphs: 500_000,
            pages: 5_000,
        }
    }
}

impl Limits {
    /// The default limits: 64 MiB of file, 128 MiB of it unpacked, 2,000,000 elements, 64 levels, 500,000 paragraphs,
    /// 5,000 pages.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The largest file that is read, in bytes. Default 64 MiB.
    #[must_use]
    pub fn file_bytes(mut self, bytes: usize) -> Self {
        self.file_bytes = bytes;
        self
    }

    /// How many bytes the parts of a packed document may have together when unpacked. Default 128 MiB.
    #[must_use]
    pub fn expanded_bytes(mut self, bytes: usize) -> Self {
        self.expanded_bytes = bytes;
        self
    }

    /// How many elements and pieces of text a page or document may hold. Default 2,000,000.
    #[must_use]
    pub fn elements(mut self, count: usize) -> Self {
        self.elements = count;
        self
    }

    /// How many tables, text boxes and other holders of paragraphs may lie inside each other in a document of a word
    /// processor or of a PDF. Default 64. The elements of a page have no such limit: as in browsers, what lies
    /// deeper than 512 levels is read as if it lay there.
    #[must_use]
    pub fn depth(mut self, levels: usize) -> Self {
        self.depth = levels;
        self
    }

    /// How many paragraphs and table rows a document may have. Default 500,000.
    #[must_use]
    pub fn paragraphs(mut self, count: usize) -> Self {
        self.paragraphs = count;
        self
    }

    /// How many pages a PDF may have. Default 5,000.
    #[must_use]
    pub fn pages(mut self, count: usize) -> Self {
        self.pages = count;
        self
    }
}
