use thiserror::Error;

#[derive(Debug, Error)]
pub enum EmailError {
    #[error("mail.server: no TLS: {0}")]
    Tls(String),
    #[error("{path}: {error}")]
    Folder { path: String, error: std::io::Error },
}

/// Why an email was not sent. The text is for the log: it names no address, and nothing that
/// a server said, which may.
#[derive(Debug, Error)]
pub(super) enum SendError {
    /// It cannot be written to that address, today or later.
    #[error("the address, or what the email says, is not fit for mail")]
    Unwritable,
    #[error("the mail server: {0}")]
    Server(String),
    /// The server will not take it, today or later.
    #[error("the mail server refuses it for good: it answered {0}")]
    Refused(u16),
    #[error("the folder: {0}")]
    Folder(std::io::ErrorKind),
}
