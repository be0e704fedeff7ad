//! How much one file may ask for.

use crate::limits::limits;

/// A typed reader recurses once for each level, so deeper nesting would risk the stack.
/// The parser crate's own default is the same.
const DEEPEST: usize = 255;

limits! {
    /// How much one file may ask for: what lies beyond is a fault, never an exhausted memory or stack.
    ///
    /// ```
    /// use zhengce::yaml::Limits;
    ///
    /// let limits = Limits::new().file_bytes(1024).faults(10);
    /// assert_ne!(limits, Limits::default());
    /// assert_eq!(Limits::new(), Limits::default());
    /// ```
    pub struct Limits;

    /// The default limits: 16 MiB, 64 levels, 1,000,000 values, 100 faults.
    fn new;

    /// The largest file that is read, in bytes; also how many bytes of text aliases may add. Default 16 MiB.
    pub(super) file_bytes = 16 * 1024 * 1024;

    /// How many lists and mappings may lie inside each other. Default 64; more than 255 counts as 255.
    pub(super) depth = 64, at most DEEPEST;

    /// How many keys, texts, lists and mappings a file may hold, those that aliases repeat included.
    /// Default 1,000,000.
    pub(super) values = 1_000_000;

    /// How many faults of one file are reported before reading it stops. Default 100.
    pub(super) faults = 100;
}

impl Limits {
    pub(crate) fn most_bytes(&self) -> usize {
        self.file_bytes
    }
}
