//! Who knows what a token opens.

use async_trait::async_trait;
use oauth::token::access_token::LiveAccessToken;
use thiserror::Error;

/// Checks tokens.
#[async_trait]
pub trait Verifier: Send + Sync + 'static {
    /// What the token opens now; `None` if it is not good.
    async fn verify(&self, token: &str) -> Result<Option<LiveAccessToken>, Unavailable>;
}

/// The token, or the data, cannot be looked up now. Whoever knows why has
/// written it to their log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("temporarily unavailable")]
pub struct Unavailable;
