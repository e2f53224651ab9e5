use provider::error::ProviderError;
use thiserror::Error;

#[derive(Debug, Error)]
pub enum SeedError {
    /// In the program itself.
    #[error("the demo data: {0}")]
    Data(String),
    #[error("demo.json: {0}")]
    File(#[from] std::io::Error),
    #[error(transparent)]
    Internal(#[from] ProviderError),
}
