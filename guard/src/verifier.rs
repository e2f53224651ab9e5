//! Who knows what a token opens.

use async_trait::async_trait;
use oauth::jose::dpop::DpopError;
use oauth::token::access_token::LiveAccessToken;
use oauth::token::response::TokenType;
use thiserror::Error;

/// A token as a request shows it.
#[derive(Clone, Debug)]
pub struct Presented<'a> {
    /// The scheme of the `Authorization` header.
    pub scheme: TokenType,
    /// The token.
    pub token: &'a str,
    /// The values of all `DPoP` headers.
    pub proofs: Vec<&'a [u8]>,
    /// The request's method.
    pub method: &'a str,
    /// Its whole path, as the client knows it.
    pub path: &'a str,
}

/// What a token is worth.
#[derive(Clone, Debug)]
pub enum Verdict {
    /// It is good, and shown as it must be.
    Good(LiveAccessToken),
    /// It is not: unknown, expired, revoked, for another API, or shown as a Bearer
    /// token though it is bound to a key.
    NotGood,
    /// Its proof is not good (RFC 9449 §7.1).
    ProofRefused(DpopError),
}

/// Checks tokens.
#[async_trait]
pub trait Verifier: Send + Sync + 'static {
    /// What the token opens now.
    async fn verify(&self, presented: Presented<'_>) -> Result<Verdict, Unavailable>;

    /// The nonce for the next proof, if proofs are to hold one.
    fn nonce(&self) -> Option<String>;
}

/// The token, or the data, cannot be looked up now. Whoever knows why has
/// written it to their log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("temporarily unavailable")]
pub struct Unavailable;
