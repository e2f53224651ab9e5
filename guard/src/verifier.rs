//! The trait that checks credentials.

use std::net::IpAddr;

use async_trait::async_trait;
use oauth::jose::dpop::DpopError;
use oauth::scope::Scope;
use oauth::token::response::TokenType;
use thiserror::Error;

use crate::caller::Caller;

/// The credential of a request.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Credential<'a> {
    /// A token, in the scheme of the `Authorization` header.
    Token(TokenType, &'a str),
    /// A key, in `X-SmartToken`.
    Key(&'a str),
}

/// A credential with the parts of the request that its proof of possession covers.
#[derive(Clone)]
pub struct PresentedCredential<'a> {
    /// The token or key.
    pub credential: Credential<'a>,
    /// The values of all `DPoP` headers.
    pub proofs: Vec<&'a [u8]>,
    /// The request's method, such as `GET` (RFC 9449 §4.2, `htm`).
    pub method: &'a str,
    /// The whole path as the client knows it; or the whole address, where that is not on the
    /// verifier's own host (RFC 9449 §4.2, `htu`).
    pub path: &'a str,
    /// The network address that the request comes from, if it is known.
    pub peer: Option<IpAddr>,
    /// The scopes that the route requires, all or one of them. The guard itself compares them with
    /// the caller's; a verifier may count by them.
    pub scopes: &'a [Scope],
}

/// The result of a check.
#[derive(Clone, Debug)]
pub enum Verdict {
    /// The credential is valid and presented as its kind requires.
    Active(Caller),
    /// The credential is unknown, expired, revoked, for another API, or presented as a Bearer
    /// token though it is bound to a key.
    Inactive,
    /// The proof of possession is not valid (RFC 9449 §7.1).
    ProofRefused(DpopError),
}

/// Checks credentials.
#[async_trait]
pub trait Verifier: Send + Sync + 'static {
    /// Finds the caller of a credential.
    ///
    /// # Errors
    /// [`Unavailable`] if the credential cannot be looked up now.
    async fn verify(&self, presented: PresentedCredential<'_>) -> Result<Verdict, Unavailable>;

    /// The nonce for the next proof (RFC 9449 §9); `None` if proofs need none.
    fn nonce(&self) -> Option<String>;
}

/// The credential, or the data, cannot be looked up now. The cause is in the log of the
/// verifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("temporarily unavailable")]
pub struct Unavailable;
