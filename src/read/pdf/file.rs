//! The file that a PDF is: its pages, what they draw and with which fonts, within the limits.

use lopdf::{
    DecompressError, Dictionary, Document, Error as PdfError, LoadOptions, Object, ObjectId,
};

use crate::{Error, ErrorKind};

use super::super::Limits;

/// Object streams are unpacked all at once when the file is opened; real ones have some hundred kilobytes.
const OBJECT_STREAM: usize = 16 * 1024 * 1024;

/// A PDF and how much of it may still be unpacked.
pub(super) struct File<'l> {
    pub(super) document: Document,
    limits: &'l Limits,
    left: usize,
}

impl<'l> File<'l> {
    pub(super) fn open(bytes: &[u8], limits: &'l Limits) -> Result<Self, Error> {
        let most = limits.expanded_bytes.min(OBJECT_STREAM);
        let options = LoadOptions { max_decompressed_size: Some(most), ..LoadOptions::default() };
        let document = Document::load_mem_with_options(bytes, options)
            .map_err(|cause| fault(cause, limits))?;
        // One that only forbids printing or copying opens without a password and has been decrypted by now.
        if document.trailer.has(b"Encrypt") && !document.was_encrypted() {
            return Err(encrypted());
        }
        Ok(Self { document, limits, left: limits.expanded_bytes })
    }

    /// The pages, in order.
    pub(super) fn pages(&self) -> Result<Vec<ObjectId>, Error> {
        let most = self.limits.pages;
        let pages: Vec<ObjectId> = self.document.page_iter().take(most.saturating_add(1)).collect();
        match pages.len() {
            0 => Err(damaged("it has no pages")),
            count if count > most => Err(Error::new(
                ErrorKind::Limit,
                format!("the PDF has more than {most} pages; raise Limits::pages, or split it"),
            )),
            _ => Ok(pages),
        }
    }

    /// What a page draws. A part that cannot be unpacked is left out, one that is too large stops the reading.
    pub(super) fn content(&mut self, page: ObjectId) -> Result<Vec<u8>, Error> {
        match self.document.get_page_content_with_limit(page, self.left) {
            Ok(content) => self.spend(content),
            Err(cause) if is_too_large(&cause) => Err(too_large(self.limits)),
            Err(_) => Ok(Vec::new()),
        }
    }

    /// The unpacked content of a stream.
    pub(super) fn stream(&mut self, id: ObjectId) -> Result<Vec<u8>, Error> {
        let Ok(stream) = self.document.get_object(id).and_then(Object::as_stream) else {
            return Ok(Vec::new());
        };
        match stream.get_plain_content_with_limit(self.left) {
            Ok(content) => self.spend(content),
            Err(cause) if is_too_large(&cause) => Err(too_large(self.limits)),
            Err(_) => Ok(Vec::new()),
        }
    }

    fn spend(&mut self, content: Vec<u8>) -> Result<Vec<u8>, Error> {
        self.left = self.left.checked_sub(content.len()).ok_or_else(|| too_large(self.limits))?;
        Ok(content)
    }

    /// The resources of a page: its own, or those of the nearest node above it.
    pub(super) fn resources(&self, page: ObjectId) -> Dictionary {
        let found = self.document.get_page_resources(page);
        let (own, ids) = found.unwrap_or_default();
        let linked = ids.first().and_then(|id| self.document.get_dictionary(*id).ok());
        own.or(linked).cloned().unwrap_or_default()
    }

    /// An entry of a dictionary, looked up where it is only referred to.
    pub(super) fn entry<'a>(
        &'a self,
        dictionary: &'a Dictionary,
        key: &[u8],
    ) -> Option<&'a Object> {
        dictionary.get_deref(key, &self.document).ok()
    }

    pub(super) fn dictionary<'a>(
        &'a self,
        within: &'a Dictionary,
        key: &[u8],
    ) -> Option<&'a Dictionary> {
        match self.entry(within, key)? {
            Object::Dictionary(dictionary) => Some(dictionary),
            Object::Stream(stream) => Some(&stream.dict),
            _ => None,
        }
    }

    pub(super) fn array<'a>(&'a self, within: &'a Dictionary, key: &[u8]) -> Option<&'a [Object]> {
        self.entry(within, key)?.as_array().ok().map(Vec::as_slice)
    }

    /// How far a page is turned, in degrees to the right.
    pub(super) fn rotation(&self, page: ObjectId) -> i64 {
        let mut node = self.document.get_dictionary(page).ok();
        for _ in 0..self.limits.depth {
            let Some(dictionary) = node else { return 0 };
            if let Some(turned) = self.entry(dictionary, b"Rotate") {
                return turned.as_i64().unwrap_or(0).rem_euclid(360);
            }
            node = self.dictionary(dictionary, b"Parent");
        }
        0
    }
}

/// A number, whole or not.
pub(super) fn number(object: &Object) -> Option<f64> {
    match object {
        #[allow(clippy::cast_precision_loss)] // No place on a page needs more than 52 bits.
        Object::Integer(number) => Some(*number as f64),
        Object::Real(number) => Some(f64::from(*number)).filter(|number| number.is_finite()),
        _ => None,
    }
}

fn is_too_large(cause: &PdfError) -> bool {
    matches!(cause, PdfError::Decompress(DecompressError::MemoryLimitExceeded { .. }))
}

fn fault(cause: PdfError, limits: &Limits) -> Error {
    match cause {
        PdfError::InvalidPassword | PdfError::Decryption(_) => encrypted(),
        cause if is_too_large(&cause) => too_large(limits),
        cause => damaged(&cause.to_string()).because(cause),
    }
}

fn too_large(limits: &Limits) -> Error {
    let message = format!(
        "the parts of the PDF have more than {} bytes when unpacked; raise Limits::expanded_bytes, or split it",
        limits.expanded_bytes
    );
    Error::new(ErrorKind::Limit, message)
}

fn encrypted() -> Error {
    let message = "the PDF is encrypted, with a password or in a way that is not read; save it without encryption";
    Error::new(ErrorKind::Unsupported, message)
}

fn damaged(what: &str) -> Error {
    let message = format!("the file is no sound PDF: {what}; print or save it anew as PDF");
    Error::new(ErrorKind::Damaged, message)
}
