use provider::error::ProviderError;
use thiserror::Error;

/// Why there is no demo.
#[derive(Debug, Error)]
pub enum SeedError {
    /// The practice data that the program brings along is broken.
    #[error("the demo data: {0}")]
    Data(String),
    /// The file of the demo's state cannot be used.
    #[error("demo.json: {0}")]
    File(#[from] std::io::Error),
    /// An internal error.
    #[error(transparent)]
    Internal(#[from] ProviderError),
}
