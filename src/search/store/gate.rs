//! Entries on their way to the threads that write them: only so many bytes at a time.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use tantivy::TantivyDocument;
use tantivy::schema::Field;
use tantivy::schema::document::Document;

/// How many bytes of entries may be on their way, by the size of what they store.
const MOST: usize = 32 << 20;
/// After so long without an entry taken, the next goes on to meet the error of the thread that took none.
const PATIENCE: Duration = Duration::from_secs(120);

#[derive(Debug, Default)]
struct Way {
    bytes: Mutex<usize>,
    taken: Condvar,
}

/// Lets entries in as others are written.
#[derive(Clone, Debug, Default)]
pub(super) struct Gate {
    way: Arc<Way>,
}

/// An entry that makes room when it has been written.
#[derive(Debug)]
pub(super) struct Entry {
    document: TantivyDocument,
    bytes: usize,
    way: Arc<Way>,
}

impl Gate {
    /// Waits until there is room for the entries of a file, however large they are when nothing else is on its way.
    pub(super) fn admit(&self, documents: Vec<TantivyDocument>, stored: Field) -> Vec<Entry> {
        let sized = documents.into_iter().map(|document| (size(&document, stored), document));
        let sized: Vec<_> = sized.collect();
        let wanted: usize = sized.iter().map(|(bytes, _)| bytes).sum();
        let on_its_way = self.way.bytes.lock().unwrap_or_else(PoisonError::into_inner);
        let full = |bytes: &mut usize| *bytes > 0 && *bytes + wanted > MOST;
        let passed = self.way.taken.wait_timeout_while(on_its_way, PATIENCE, full);
        *passed.unwrap_or_else(PoisonError::into_inner).0 += wanted;
        let entry = |(bytes, document)| Entry { document, bytes, way: Arc::clone(&self.way) };
        sized.into_iter().map(entry).collect()
    }
}

fn size(document: &TantivyDocument, stored: Field) -> usize {
    use tantivy::schema::Value;

    let stored = document.get_first(stored).and_then(|value| value.as_bytes());
    stored.map_or(0, <[u8]>::len) * 4 + 512
}

impl Drop for Entry {
    fn drop(&mut self) {
        let mut on_its_way = self.way.bytes.lock().unwrap_or_else(PoisonError::into_inner);
        *on_its_way = on_its_way.saturating_sub(self.bytes);
        self.way.taken.notify_all();
    }
}

impl Document for Entry {
    type Value<'a> = <TantivyDocument as Document>::Value<'a>;
    type FieldsValuesIter<'a> = <TantivyDocument as Document>::FieldsValuesIter<'a>;

    fn iter_fields_and_values(&self) -> Self::FieldsValuesIter<'_> {
        self.document.iter_fields_and_values()
    }
}
