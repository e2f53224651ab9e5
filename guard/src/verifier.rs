//! Who knows what a token opens.

use async_trait::async_trait;
use oauth::jose::dpop::DpopError;
use oauth::token::response::TokenType;
use thiserror::Error;

use crate::caller::Caller;

/// What a request shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Credential<'a> {
    /// A token, in the scheme of the `Authorization` header.
    Token(TokenType, &'a str),
    /// A key, in `X-SmartToken`.
    Key(&'a str),
}

/// A credential as a request shows it.
#[derive(Clone)]
pub struct Presented<'a> {
    /// The credential.
    pub credential: Credential<'a>,
    /// The values of all `DPoP` headers.
    pub proofs: Vec<&'a [u8]>,
    /// The request's method.
    pub method: &'a str,
    /// Its whole path, as the client knows it; or its address, where that is not on the
    /// verifier's own host.
    pub path: &'a str,
}

/// What a credential is worth.
#[derive(Clone, Debug)]
pub enum Verdict {
    /// It is good, and shown as it must be: who calls.
    Good(Caller),
    /// It is not: unknown, expired, revoked, for another API, or shown as a Bearer
    /// token though it is bound to a key.
    NotGood,
    /// Its proof is not good (RFC 9449 §7.1).
    ProofRefused(DpopError),
}

/// Checks credentials.
#[async_trait]
pub trait Verifier: Send + Sync + 'static {
    /// Who calls with it, and what it opens now.
    async fn verify(&self, presented: Presented<'_>) -> Result<Verdict, Unavailable>;

    /// The nonce for the next proof, if proofs are to hold one.
    fn nonce(&self) -> Option<String>;
}

/// The credential, or the data, cannot be looked up now. Whoever knows why has
/// written it to their log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("temporarily unavailable")]
pub struct Unavailable;
