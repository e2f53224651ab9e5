//! The layer in front of routes.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, OriginalUri, Request, State};
use axum::http::header::CACHE_CONTROL;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::MethodRouter;
use oauth::scope::Scope;
use oauth::token::response::TokenType;

use crate::caller::Caller;
use crate::challenge::Realm;
use crate::error::GuardError;
use crate::presented::{self, HeaderCredential};
use crate::requirement::Requirement;
use crate::verifier::{Credential, PresentedCredential, Verdict, Verifier};

/// Checks the credential of every request to a route before its handler runs. A clone is
/// a handle on the same guard.
#[derive(Clone)]
pub struct Guard {
    realm: Arc<Realm>,
    verifier: Arc<dyn Verifier>,
    takes_proofs: bool,
}

impl Guard {
    /// A guard that checks credentials with `verifier` and names `realm` in its challenges.
    pub fn new(realm: Realm, verifier: Arc<dyn Verifier>) -> Self {
        Self { realm: Arc::new(realm), verifier, takes_proofs: true }
    }

    /// A guard for a place where it is unknown which request a proof is for, as behind a
    /// proxy that does not say: tokens in the scheme of RFC 9449 §7.1 are refused unchecked.
    #[must_use]
    pub fn without_proofs(self) -> Self {
        Self { takes_proofs: false, ..self }
    }

    /// Requires one scope. The handler takes the [`Caller`] as an extension.
    ///
    /// # Panics
    /// See [`Requirement::scope`].
    pub fn require_scope<S: Clone + Send + Sync + 'static>(
        &self,
        scope: &str,
        routes: MethodRouter<S, Infallible>,
    ) -> MethodRouter<S, Infallible> {
        self.require(Requirement::scope(scope), routes)
    }

    /// Requires more than one scope, a role or certain methods of authentication. The handler
    /// takes the [`Caller`] as an extension; other requests are answered as RFC 6750 §3 says.
    pub fn require<S: Clone + Send + Sync + 'static>(
        &self,
        requirement: Requirement,
        routes: MethodRouter<S, Infallible>,
    ) -> MethodRouter<S, Infallible> {
        routes.layer(from_fn_with_state((self.clone(), Arc::new(requirement)), check))
    }

    /// Checks a call outside of a layer.
    ///
    /// # Errors
    /// The response that says why the call does not pass: 400, 401, 403 or 503.
    pub async fn authorize(
        &self,
        call: &Call<'_>,
        requirement: &Requirement,
    ) -> Result<Authorized, Box<Response>> {
        let shown = presented::read(call.headers);
        let has_proof = shown.is_dpop();
        let (refusal, scheme) = match shown {
            HeaderCredential::Absent => (GuardError::TokenMissing, TokenType::Bearer),
            HeaderCredential::Malformed => (GuardError::HeaderMalformed, TokenType::Bearer),
            HeaderCredential::Both => (GuardError::KeyAndToken, TokenType::Bearer),
            // In the scheme that is taken here.
            _ if has_proof && !self.takes_proofs => (GuardError::ProofNotTaken, TokenType::Bearer),
            HeaderCredential::Credential(credential) => {
                let presented = PresentedCredential {
                    credential,
                    proofs: call
                        .headers
                        .get_all("dpop")
                        .iter()
                        .map(HeaderValue::as_bytes)
                        .collect(),
                    method: call.method,
                    path: call.path,
                    peer: call.peer,
                    scopes: requirement.scopes(),
                };
                match self.caller(presented, requirement).await {
                    Ok(caller) => return Ok(Authorized { caller, has_proof }),
                    Err(refusal) => match credential {
                        Credential::Token(scheme, _) => (refusal, scheme),
                        // A key has no scheme of its own to be challenged in.
                        Credential::Key(_) => (refusal, TokenType::Bearer),
                    },
                }
            }
        };
        let mut response = refusal.into_response(&self.realm, scheme, requirement.scopes());
        self.finish(has_proof, &mut response);
        Err(Box::new(response))
    }

    async fn caller(
        &self,
        presented: PresentedCredential<'_>,
        requirement: &Requirement,
    ) -> Result<Caller, GuardError> {
        let verdict = self.verifier.verify(presented).await.map_err(|_| GuardError::Unavailable)?;
        let caller = match verdict {
            Verdict::Active(caller) => caller,
            Verdict::Inactive => return Err(GuardError::TokenNotValid),
            Verdict::ProofRefused(error) => return Err(GuardError::ProofNotValid(error)),
        };
        requirement.check(&caller)?;
        Ok(caller)
    }

    pub(crate) async fn authorize_parts(
        &self,
        parts: &Parts,
        requirement: &Requirement,
    ) -> Result<Authorized, Box<Response>> {
        // Under a nested router the request's own path is cut.
        let original = parts.extensions.get::<OriginalUri>();
        let path = original.map_or_else(|| parts.uri.path(), |original| original.0.path());
        let peer =
            parts.extensions.get().map(|ConnectInfo(peer): &ConnectInfo<SocketAddr>| peer.ip());
        let call = Call { headers: &parts.headers, method: parts.method.as_str(), path, peer };
        self.authorize(&call, requirement).await
    }

    /// Refuses a call whose credential is good. `required` are the scopes that it needs.
    pub(crate) fn refuse(
        &self,
        refusal: GuardError,
        has_proof: bool,
        required: &[Scope],
    ) -> Response {
        let scheme = if has_proof { TokenType::DPoP } else { TokenType::Bearer };
        let mut response = refusal.into_response(&self.realm, scheme, required);
        self.finish(has_proof, &mut response);
        response
    }

    /// Adds the headers of every response that depends on a credential: `Cache-Control`, and
    /// the nonce for the next proof (RFC 9449 §9) where `has_proof`, which is
    /// [`Authorized::has_proof`] of the call.
    pub fn finish(&self, has_proof: bool, response: &mut Response) {
        let headers = response.headers_mut();
        headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
        if has_proof && let Some(Ok(nonce)) = self.verifier.nonce().map(HeaderValue::try_from) {
            headers.insert("dpop-nonce", nonce);
        }
    }
}

/// The parts of a request that a credential is checked by.
#[derive(Clone, Copy, Debug)]
pub struct Call<'a> {
    /// All headers of the request.
    pub headers: &'a HeaderMap,
    /// The request's method, such as `GET` (RFC 9449 §4.2, `htm`).
    pub method: &'a str,
    /// The whole path as the client knows it; or the whole address, where that is not on the
    /// verifier's own host.
    pub path: &'a str,
    /// The network address that the request comes from, if it is known.
    pub peer: Option<IpAddr>,
}

/// A call that passed.
#[derive(Clone, Debug)]
pub struct Authorized {
    /// Who calls.
    pub caller: Caller,
    /// Whether the token came in the scheme of RFC 9449 §7.1.
    pub has_proof: bool,
}

async fn check(
    State((guard, requirement)): State<(Guard, Arc<Requirement>)>,
    request: Request,
    next: Next,
) -> Response {
    let (mut parts, body) = request.into_parts();
    match guard.authorize_parts(&parts, &requirement).await {
        Ok(Authorized { caller, has_proof }) => {
            parts.extensions.insert(caller);
            let mut response = next.run(Request::from_parts(parts, body)).await;
            guard.finish(has_proof, &mut response);
            response
        }
        Err(response) => *response,
    }
}
