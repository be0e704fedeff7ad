//! How much one file may ask for.

/// A typed reader recurses once for each level, so deeper nesting would risk the stack.
/// The parser crate's own default is the same.
const DEEPEST: usize = 255;

/// How much one file may ask for: what lies beyond is a fault, never an exhausted memory or stack.
///
/// ```
/// use zhengce::yaml::Limits;
///
/// let limits = Limits::new().file_bytes(1024).faults(10);
/// assert_ne!(limits, Limits::default());
/// assert_eq!(Limits::new(), Limits::default());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    pub(super) file_bytes: usize,
    pub(super) depth: usize,
    pub(super) values: usize,
    pub(super) faults: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { file_bytes: 16 * 1024 * 1024, depth: 64, values: 1_000_000, faults: 100 }
    }
}

impl Limits {
    /// The default limits: 16 MiB, 64 levels, 1,000,000 values, 100 faults.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The largest file that is read, in bytes; also how many bytes of text aliases may add. Default 16 MiB.
    #[must_use]
    pub fn file_bytes(mut self, bytes: usize) -> Self {
        self.file_bytes = bytes;
        self
    }

    pub(crate) fn most_bytes(&self) -> usize {
        self.file_bytes
    }

    /// How many lists and mappings may lie inside each other. Default 64; more than 255 counts as 255.
    #[must_use]
    pub fn depth(mut self, levels: usize) -> Self {
        self.depth = levels.min(DEEPEST);
        self
    }

    /// How many keys, texts, lists and mappings a file may hold, those that aliases repeat included.
    /// Default 1,000,000.
    #[must_use]
    pub fn values(mut self, count: usize) -> Self {
        self.values = count;
        self
    }

    /// How many faults of one file are reported before reading it stops. Default 100.
    #[must_use]
    pub fn faults(mut self, count: usize) -> Self {
        self.faults = count;
        self
    }
}
