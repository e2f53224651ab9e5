//! The layer.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::{OriginalUri, Request, State};
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::MethodRouter;
use oauth::token::response::TokenType;

use crate::caller::Caller;
use crate::need::Need;
use crate::presented::{self, Shown};
use crate::refusal::Refusal;
use crate::verifier::{Credential, Presented, Verdict, Verifier};

/// What an API is called in its challenges.
#[derive(Clone, Debug)]
pub struct Realm {
    /// Its name.
    pub name: String,
    /// Where its metadata document is (RFC 9728), if it has one.
    pub metadata: Option<String>,
}

/// Stands in front of routes and lets only those through who may pass.
#[derive(Clone)]
pub struct Guard {
    realm: Arc<Realm>,
    verifier: Arc<dyn Verifier>,
    takes_proofs: bool,
}

impl Guard {
    /// A guard that asks `verifier`, and names `realm` in its challenges.
    pub fn new(realm: Realm, verifier: Arc<dyn Verifier>) -> Self {
        Self { realm: Arc::new(realm), verifier, takes_proofs: true }
    }

    /// The same where it is not known which request a proof is for, as behind a proxy that
    /// does not say: tokens in the scheme of RFC 9449 §7.1 are refused unseen.
    #[must_use]
    pub fn without_proofs(self) -> Self {
        Self { takes_proofs: false, ..self }
    }

    /// Lets through who has the scope; the handler finds a [`Caller`] extension.
    ///
    /// # Panics
    /// See [`Need::scope`].
    pub fn require<S: Clone + Send + Sync + 'static>(
        &self,
        scope: &str,
        routes: MethodRouter<S, Infallible>,
    ) -> MethodRouter<S, Infallible> {
        self.protect(Need::scope(scope), routes)
    }

    /// Lets through who has what is needed.
    pub fn protect<S: Clone + Send + Sync + 'static>(
        &self,
        need: Need,
        routes: MethodRouter<S, Infallible>,
    ) -> MethodRouter<S, Infallible> {
        routes.layer(from_fn_with_state((self.clone(), Arc::new(need)), check))
    }

    /// Who calls, if they have what is needed; otherwise the answer that says why not.
    pub async fn admit(&self, call: &Call<'_>, need: &Need) -> Result<Admitted, Box<Response>> {
        let shown = presented::read(call.headers);
        let shows_proof = shown.is_dpop();
        let (refusal, scheme) = match shown {
            Shown::Absent => (Refusal::TokenMissing, TokenType::Bearer),
            Shown::Malformed => (Refusal::HeaderMalformed, TokenType::Bearer),
            Shown::Both => (Refusal::KeyAndToken, TokenType::Bearer),
            // In the scheme that is taken here.
            _ if shows_proof && !self.takes_proofs => (Refusal::ProofNotTaken, TokenType::Bearer),
            Shown::Credential(credential) => {
                let presented = Presented {
                    credential,
                    proofs: call
                        .headers
                        .get_all("dpop")
                        .iter()
                        .map(HeaderValue::as_bytes)
                        .collect(),
                    method: call.method,
                    path: call.path,
                };
                match self.caller(presented, need).await {
                    Ok(caller) => return Ok(Admitted { caller, shows_proof }),
                    Err(refusal) => match credential {
                        Credential::Token(scheme, _) => (refusal, scheme),
                        // A key has no scheme of its own to be challenged in.
                        Credential::Key(_) => (refusal, TokenType::Bearer),
                    },
                }
            }
        };
        let mut response = refusal.into_response(&self.realm, scheme);
        self.finish(shows_proof, &mut response);
        Err(Box::new(response))
    }

    async fn caller(&self, presented: Presented<'_>, need: &Need) -> Result<Caller, Refusal> {
        let verdict = self.verifier.verify(presented).await.map_err(|_| Refusal::Unavailable)?;
        let caller = match verdict {
            Verdict::Good(caller) => caller,
            Verdict::NotGood => return Err(Refusal::TokenNotValid),
            Verdict::ProofRefused(error) => return Err(Refusal::ProofNotValid(error)),
        };
        need.check(&caller)?;
        Ok(caller)
    }

    /// Adds what every answer carries that depends on a credential; `shows_proof` is
    /// [`Admitted::shows_proof`] of its call.
    pub fn finish(&self, shows_proof: bool, response: &mut Response) {
        let headers = response.headers_mut();
        // It is for nobody else's cache.
        headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
        // RFC 9449 §9: the nonce for the next proof.
        if shows_proof && let Some(Ok(nonce)) = self.verifier.nonce().map(HeaderValue::try_from) {
            headers.insert("dpop-nonce", nonce);
        }
    }
}

/// A call of an API, as far as it says who calls.
#[derive(Clone, Copy, Debug)]
pub struct Call<'a> {
    /// Its headers.
    pub headers: &'a HeaderMap,
    /// Its method.
    pub method: &'a str,
    /// Its whole path, as the client knows it; or its address, where that is not on the
    /// verifier's own host.
    pub path: &'a str,
}

/// A call that may pass.
#[derive(Clone, Debug)]
pub struct Admitted {
    /// Who calls.
    pub caller: Caller,
    /// Whether they showed a token in the scheme of RFC 9449 §7.1.
    pub shows_proof: bool,
}

async fn check(
    State((guard, need)): State<(Guard, Arc<Need>)>,
    request: Request,
    next: Next,
) -> Response {
    let (mut parts, body) = request.into_parts();
    // Under a nested router the request's own path is cut.
    let original = parts.extensions.get::<OriginalUri>();
    let path = original.map_or_else(|| parts.uri.path(), |original| original.0.path());
    let call = Call { headers: &parts.headers, method: parts.method.as_str(), path };
    match guard.admit(&call, &need).await {
        Ok(Admitted { caller, shows_proof }) => {
            parts.extensions.insert(caller);
            let mut response = next.run(Request::from_parts(parts, body)).await;
            guard.finish(shows_proof, &mut response);
            response
        }
        Err(response) => *response,
    }
}
