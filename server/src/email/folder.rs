//! A folder as a mailbox: each email a file that any mail program opens.

use std::path::PathBuf;

use admission::Work;
use lettre::Message;
use oauth::id::EmailId;

use super::error::{EmailError, SendError};
use super::message::text_of;
use crate::data_dir::write_secret;

pub(super) struct Folder {
    path: PathBuf,
    writing: Work,
}

/// How many emails may wait to be written.
const WAITING: usize = 16;

impl Folder {
    /// Makes it, if there is none, for its owner alone.
    pub(super) fn open(path: PathBuf) -> Result<Self, EmailError> {
        let mut builder = std::fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&path).map_err(|error| {
            let path = path.display().to_string();
            EmailError::Folder { path, error }
        })?;
        Ok(Self { path, writing: Work::new(1, WAITING, WAITING) })
    }

    /// Stores an email: whole, or not at all, and readable by the owner alone. A file that is
    /// there already is the same.
    pub(super) async fn store(&self, id: &EmailId, message: &Message) -> Result<(), SendError> {
        let path = self.path.join(format!("{id}.eml"));
        let text = text_of(message);
        // Off the threads that serve requests.
        match self.writing.run("", move || write_secret(&path, &text)).await {
            Ok(Ok(Ok(()))) => Ok(()),
            Ok(Ok(Err(error))) => Err(SendError::Folder(error.kind())),
            _ => Err(SendError::Folder(std::io::ErrorKind::Interrupted)),
        }
    }
}
