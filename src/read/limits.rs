//! How much one document may ask for.

use crate::limits::limits;

const MIB: usize = 1024 * 1024;

limits! {
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
    pub struct Limits;

    /// The default limits: 64 MiB of file, 128 MiB of it unpacked, 2,000,000 elements, 64 levels, 500,000 paragraphs,
    /// 5,000 pages.
    fn new;

    /// The largest file that is read, in bytes. Default 64 MiB.
    pub(super) file_bytes = 64 * MIB;

    /// How many bytes the parts of a packed document may have together when unpacked. Default 128 MiB.
    pub(super) expanded_bytes = 128 * MIB;

    /// How many elements and pieces of text a page or document may hold. Default 2,000,000.
    pub(super) elements = 2_000_000;

    /// How many tables, text boxes and other holders of paragraphs may lie inside each other in a document of a word
    /// processor or of a PDF. Default 64. The elements of a page have no such limit: as in browsers, what lies
    /// deeper than 512 levels is read as if it lay there.
    pub(super) depth = 64;

    /// How many paragraphs and table rows a document may have. Default 500,000.
    pub(super) paragraphs = 500_000;

    /// How many pages a PDF may have. Default 5,000.
    pub(super) pages = 5_000;
}
