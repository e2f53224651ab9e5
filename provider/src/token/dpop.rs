//! Proof that a client holds a key (RFC 9449).

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use oauth::client::{Client, ClientKind};
use oauth::jose::dpop::{DpopError, DpopProof, Expected};
use oauth::jose::thumbprint::Thumbprint;
use oauth::spelling::network::Network;
use oauth::timestamp::Timestamp;
use subtle::ConstantTimeEq;

use crate::error::UseCaseError;
use crate::token::TokenService;
use crate::token::spending::Spender;

/// The proof of a request, as HTTP brought it.
#[derive(Clone, Debug, Default)]
pub struct RequestProof {
    pub headers: Vec<Vec<u8>>,
    pub method: String,
    /// Its path on the issuer's host, under which clients know us; or its address, where
    /// an API is on another. Another host in the request's own header would let a proof
    /// made for someone else pass.
    pub path: String,
}

/// What goes with a proof.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Purpose<'a> {
    /// Asking for tokens. The proof needs a server nonce, or one that was made
    /// ahead, by a party that had the key for a moment, would do for years (RFC 9449
    /// §8).
    AskForTokens(&'a Asker),
    /// Showing an access token that is bound to this key.
    ShowToken(&'a str, &'a Thumbprint),
}

/// Who asks for tokens.
#[derive(Clone, Debug)]
pub(crate) struct Asker(Spender);

impl Asker {
    pub(crate) fn new(client: &Client, network: Option<Network>) -> Self {
        Self(match client.kind {
            ClientKind::Confidential => Spender::Client(client.id.clone()),
            ClientKind::Public => Spender::Network(network),
        })
    }
}

/// How long a nonce is the newest; the one before it counts too.
const NONCE_WINDOW: Duration = Duration::from_mins(2);

/// 128 bits: not to be guessed, and of no use alone.
const NONCE_BYTES: usize = 16;

impl TokenService {
    /// The key that a request proves to have; `None` if it has no proof.
    pub(crate) async fn proven_key<E: From<DpopError>>(
        &self,
        sent: &RequestProof,
        purpose: Purpose<'_>,
    ) -> Result<Option<Thumbprint>, UseCaseError<E>> {
        let refused = |error: DpopError| UseCaseError::Refused(E::from(error));
        let headers = sent.headers.iter().map(Vec::as_slice);
        let Some(proof) = DpopProof::read(headers).map_err(refused)? else { return Ok(None) };
        let (access_token, bound_to) = match purpose {
            Purpose::AskForTokens(_) => (None, None),
            Purpose::ShowToken(token, key) => (Some(token), Some(key)),
        };
        let url = match sent.path.strip_prefix('/') {
            Some(path) => format!("{}/{path}", self.shared.settings.issuer),
            None => sent.path.clone(),
        };
        let now = self.shared.now();
        let expected = Expected {
            method: &sent.method,
            url: &url,
            now,
            gives_nonces: true,
            access_token,
            bound_to,
        };
        let checked = proof.check(&expected).map_err(refused)?;
        match &checked.nonce {
            Some(nonce) if self.is_dpop_nonce(nonce, now) => {}
            None if matches!(purpose, Purpose::ShowToken(..)) => {}
            _ => return Err(refused(DpopError::NonceRequired)),
        }
        let by = match purpose {
            Purpose::AskForTokens(Asker(by)) => by.clone(),
            Purpose::ShowToken(_, key) => Spender::Key(key.clone()),
        };
        if !self.spend(&checked.replay, checked.ends_at, &by).await? {
            return Err(refused(DpopError::Replayed));
        }
        Ok(Some(checked.thumbprint))
    }

    /// The nonce that proofs must hold now. Derived from the time, so that every
    /// node knows it and none keeps it.
    pub fn dpop_nonce(&self) -> String {
        self.nonce_of(window(self.shared.now()))
    }

    fn is_dpop_nonce(&self, nonce: &str, now: Timestamp) -> bool {
        let window = window(now);
        [window, window - 1]
            .into_iter()
            .any(|window| self.nonce_of(window).as_bytes().ct_eq(nonce.as_bytes()).into())
    }

    fn nonce_of(&self, window: i64) -> String {
        // With the key of when the window began: the same for as long as it is accepted.
        let began = Timestamp(window.saturating_mul(window_seconds()));
        let derived = self.shared.derive_at(began, "DPoP nonce", &[&window.to_be_bytes()]);
        URL_SAFE_NO_PAD.encode(&derived[..NONCE_BYTES])
    }
}

fn window(at: Timestamp) -> i64 {
    at.0.div_euclid(window_seconds())
}

fn window_seconds() -> i64 {
    i64::try_from(NONCE_WINDOW.as_secs()).unwrap_or(i64::MAX)
}
