//! The layer.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::{OriginalUri, Request, State};
use axum::http::HeaderValue;
use axum::http::header::CACHE_CONTROL;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::MethodRouter;
use oauth::scope::Scope;
use oauth::token::response::TokenType;

use crate::caller::{Caller, Method};
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
}

/// What a route needs.
#[derive(Clone, Debug)]
enum Need {
    Scope(Scope),
    User,
}

impl Guard {
    /// A guard that asks `verifier`, and names `realm` in its challenges.
    pub fn new(realm: Realm, verifier: Arc<dyn Verifier>) -> Self {
        Self { realm: Arc::new(realm), verifier }
    }

    /// Lets through who has the scope; the handler finds a [`Caller`] extension.
    ///
    /// # Panics
    /// If `scope` is not a scope (RFC 6749 §3.3): a fault of the program's text,
    /// found when its routes are built.
    #[expect(clippy::expect_used, reason = "documented, and found at start")]
    pub fn require<S: Clone + Send + Sync + 'static>(
        &self,
        scope: &str,
        routes: MethodRouter<S, Infallible>,
    ) -> MethodRouter<S, Infallible> {
        self.protect(Need::Scope(scope.parse().expect("a scope of RFC 6749 §3.3")), routes)
    }

    /// Lets through who acts for a person, whatever the scopes.
    pub fn require_user<S: Clone + Send + Sync + 'static>(
        &self,
        routes: MethodRouter<S, Infallible>,
    ) -> MethodRouter<S, Infallible> {
        self.protect(Need::User, routes)
    }

    fn protect<S: Clone + Send + Sync + 'static>(
        &self,
        need: Need,
        routes: MethodRouter<S, Infallible>,
    ) -> MethodRouter<S, Infallible> {
        routes.layer(from_fn_with_state((self.clone(), need), check))
    }

    async fn caller(&self, presented: Presented<'_>, need: &Need) -> Result<Caller, Refusal> {
        let verdict = self.verifier.verify(presented).await.map_err(|_| Refusal::Unavailable)?;
        let caller = match verdict {
            Verdict::Good(caller) => caller,
            Verdict::NotGood => return Err(Refusal::TokenNotValid),
            Verdict::ProofRefused(error) => return Err(Refusal::ProofNotValid(error)),
        };
        match need {
            Need::Scope(scope) if !caller.access.opens(scope) => {
                Err(Refusal::ScopeMissing(scope.clone()))
            }
            Need::User if !matches!(caller.method, Method::AuthorizationCode(_)) => {
                Err(Refusal::UserRequired)
            }
            _ => Ok(caller),
        }
    }
}

async fn check(
    State((guard, need)): State<(Guard, Need)>,
    mut request: Request,
    next: Next,
) -> Response {
    let headers = request.headers();
    let refuse = |refusal: Refusal| refusal.into_response(&guard.realm, TokenType::Bearer);
    let credential = match presented::read(headers) {
        Shown::Absent => return refuse(Refusal::TokenMissing),
        Shown::Malformed => return refuse(Refusal::HeaderMalformed),
        Shown::Both => return refuse(Refusal::KeyAndToken),
        Shown::Credential(credential) => credential,
    };
    let scheme = match credential {
        Credential::Token(scheme, _) => scheme,
        // A key has no scheme of its own to be challenged in.
        Credential::Key(_) => TokenType::Bearer,
    };
    // Under a nested router the request's own path is cut.
    let original = request.extensions().get::<OriginalUri>();
    let presented = Presented {
        credential,
        proofs: headers.get_all("dpop").iter().map(HeaderValue::as_bytes).collect(),
        method: request.method().as_str(),
        path: original.map_or_else(|| request.uri().path(), |original| original.0.path()),
    };
    let mut response = match guard.caller(presented, &need).await {
        Ok(caller) => {
            request.extensions_mut().insert(caller);
            next.run(request).await
        }
        Err(refusal) => refusal.into_response(&guard.realm, scheme),
    };
    let headers = response.headers_mut();
    // What depends on a token is for nobody else's cache.
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    // RFC 9449 §9: the nonce for the next proof.
    if scheme == TokenType::DPoP
        && let Some(Ok(nonce)) = guard.verifier.nonce().map(HeaderValue::try_from)
    {
        headers.insert("dpop-nonce", nonce);
    }
    response
}
