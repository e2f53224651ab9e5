use thiserror::Error;

/// Why letters cannot be sent at all.
#[derive(Debug, Error)]
pub enum EmailError {
    /// The certificate authorities of the system cannot be read.
    #[error("mail.server: no TLS: {0}")]
    Tls(String),
    /// The folder cannot be made.
    #[error("{path}: {fault}")]
    Folder {
        /// Which.
        path: String,
        /// What the system says.
        fault: std::io::Error,
    },
}

/// Why a letter was not sent. The text is for the log: it names no address, and nothing that
/// a server said, which may.
#[derive(Debug, Error)]
pub(super) enum SendError {
    /// It cannot be written to that address, today or later.
    #[error("the address, or what stands in the letter, is not for mail")]
    Unwritable,
    /// The server refused it, or was not to be reached.
    #[error("the mail server: {0}")]
    Server(String),
    /// It could not be written into the folder.
    #[error("the folder: {0}")]
    Folder(std::io::ErrorKind),
}
