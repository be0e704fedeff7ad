//! The folder of an index as tantivy sees it: a memory map that readers open without a lock, so that they
//! need no right to write, and that remembers why a write was refused.

use std::fmt;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use tantivy::Directory;
use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    AntiCallToken, DirectoryLock, FileHandle, Lock, META_LOCK, MmapDirectory, TerminatingWrite,
    WatchCallback, WatchHandle, WritePtr,
};

/// Whether a folder is opened to read an index, or to write one too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Access {
    Read,
    Write,
}

/// The last write that the system refused.
#[derive(Clone, Debug, Default)]
pub(super) struct Refusal {
    last: Arc<Mutex<Option<(io::ErrorKind, String)>>>,
    /// How many bytes may still be written, where a test plays a full disk.
    room: Option<Arc<Mutex<u64>>>,
}

impl Refusal {
    #[cfg(test)]
    pub(super) fn after(bytes: u64) -> Self {
        Self { last: Arc::default(), room: Some(Arc::new(Mutex::new(bytes))) }
    }

    /// The refusal as the cause of an error.
    pub(super) fn cause(&self) -> Option<io::Error> {
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        last.as_ref().map(|(kind, message)| io::Error::new(*kind, message.clone()))
    }

    fn note<T>(&self, result: io::Result<T>) -> io::Result<T> {
        if let Err(error) = &result {
            let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
            last.get_or_insert_with(|| (error.kind(), error.to_string()));
        }
        result
    }

    fn take(&self, bytes: usize) -> io::Result<()> {
        let Some(room) = &self.room else { return Ok(()) };
        let mut room = room.lock().unwrap_or_else(PoisonError::into_inner);
        let wanted = u64::try_from(bytes).unwrap_or(u64::MAX);
        match room.checked_sub(wanted) {
            Some(left) => *room = left,
            None => return Err(io::Error::new(io::ErrorKind::StorageFull, "no space left")),
        }
        Ok(())
    }
}

#[derive(Clone)]
pub(super) struct Folder {
    map: MmapDirectory,
    root: PathBuf,
    access: Access,
    refusal: Refusal,
}

impl Folder {
    pub(super) fn open(path: &Path, access: Access, refusal: Refusal) -> tantivy::Result<Self> {
        Ok(Self { map: MmapDirectory::open(path)?, root: path.to_path_buf(), access, refusal })
    }
}

impl Folder {
    /// Puts a file in the place of another, with the rights of an ordinary file: the engine would make one
    /// that nobody but its owner may read. One program writes at a time, so that the draft needs no other name.
    fn replace(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        let draft = self.root.join(format!("{}.part", path.display()));
        let mut file = fs::File::create(&draft)?;
        file.write_all(data)?;
        file.sync_all()?;
        fs::rename(&draft, self.root.join(path))?;
        self.map.sync_directory()
    }
}

impl fmt::Debug for Folder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.map.fmt(f)
    }
}

impl Directory for Folder {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        self.map.get_file_handle(path)
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.map.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.map.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        let opened = self.map.open_write(path).inspect_err(|error| {
            if let OpenWriteError::IoError { io_error, .. } = error {
                let noted = io::Error::new(io_error.kind(), io_error.to_string());
                let _ = self.refusal.note::<()>(Err(noted));
            }
        })?;
        let file = opened.into_inner().map_err(|error| OpenWriteError::IoError {
            io_error: Arc::new(error.into_error()),
            filepath: PathBuf::from(path),
        })?;
        Ok(WritePtr::new(Box::new(Watched { file, refusal: self.refusal.clone() })))
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.map.atomic_read(path)
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        self.refusal.note(self.refusal.take(data.len()))?;
        self.refusal.note(self.replace(path, data))
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.refusal.note(self.map.sync_directory())
    }

    /// A reader that loses its files to a writer while it opens them tries again; it takes no lock for that.
    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        if self.access == Access::Read && lock.filepath == META_LOCK.filepath {
            return Ok(DirectoryLock::from(Box::new(())));
        }
        self.map.acquire_lock(lock)
    }

    fn watch(&self, watch_callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.map.watch(watch_callback)
    }
}

/// A file that notes why it cannot be written.
struct Watched {
    file: Box<dyn TerminatingWrite + Send + Sync>,
    refusal: Refusal,
}

impl Write for Watched {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.refusal.note(self.refusal.take(bytes.len()))?;
        self.refusal.note(self.file.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.refusal.note(self.file.flush())
    }
}

impl TerminatingWrite for Watched {
    fn terminate_ref(&mut self, token: AntiCallToken) -> io::Result<()> {
        self.refusal.note(self.file.terminate_ref(token))
    }
}
