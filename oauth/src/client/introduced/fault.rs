use thiserror::Error;

use super::client_url::ClientUrlError;
use super::document::DocumentError;

/// Why an app is not known by its metadata document. The text is for the developer.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DocumentFault {
    #[error(transparent)]
    Url(#[from] ClientUrlError),
    #[error("client_id is an address, and this server takes no app from there")]
    NotPermitted,
    /// As many are fetched as may be.
    #[error("the document at client_id cannot be fetched now; try again in a moment")]
    Busy,
    #[error("the document at client_id cannot be fetched: {0}")]
    NotFetched(&'static str),
    #[error("the document at client_id is not accepted: {0}")]
    Refused(#[from] DocumentError),
}

impl DocumentFault {
    /// Whether it may be over in a moment.
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Busy | Self::NotFetched(_))
    }
}
