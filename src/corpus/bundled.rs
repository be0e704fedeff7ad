//! The corpus that the crate ships inside itself.

use super::{Corpus, Loader};
use crate::Error;

/// The files of `corpus/` under their paths, listed by the build script.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/bundled.rs"));

impl Corpus {
    /// The corpus that the crate ships: the three Erdao plans of 2021 and what stands around them.
    ///
    /// # Errors
    /// [`Invalid`](crate::ErrorKind::Invalid) if the shipped files had a fault; the crate's own tests show that they have none.
    pub fn bundled() -> Result<Self, Error> {
        Loader::new().load_texts(FILES.iter().copied()).into_corpus()
    }
}
