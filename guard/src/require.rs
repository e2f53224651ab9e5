//! The layer.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::MethodRouter;
use oauth::scope::Scope;

use crate::bearer::{self, Bearer};
use crate::caller::Caller;
use crate::refusal::Refusal;
use crate::verifier::Verifier;

/// Stands in front of routes and lets only those through who may pass.
#[derive(Clone)]
pub struct Guard {
    realm: Arc<str>,
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
    pub fn new(realm: impl Into<Arc<str>>, verifier: Arc<dyn Verifier>) -> Self {
        Self { realm: realm.into(), verifier }
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

    async fn caller(&self, headers: &HeaderMap, need: &Need) -> Result<Caller, Refusal> {
        let token = match bearer::read(headers) {
            Bearer::Absent => return Err(Refusal::TokenMissing),
            Bearer::Malformed => return Err(Refusal::HeaderMalformed),
            Bearer::Token(token) => token,
        };
        let live = self.verifier.verify(token).await.map_err(|_| Refusal::Unavailable)?;
        let caller = Caller::from(live.ok_or(Refusal::TokenNotValid)?);
        match need {
            Need::Scope(scope) if !caller.scopes.contains(scope) => {
                Err(Refusal::ScopeMissing(scope.clone()))
            }
            Need::User if caller.user_id.is_none() => Err(Refusal::UserRequired),
            _ => Ok(caller),
        }
    }
}

async fn check(
    State((guard, need)): State<(Guard, Need)>,
    mut request: Request,
    next: Next,
) -> Response {
    match guard.caller(request.headers(), &need).await {
        Ok(caller) => {
            request.extensions_mut().insert(caller);
            let mut response = next.run(request).await;
            // What depends on a token is for nobody else's cache.
            let headers = response.headers_mut();
            headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
            response
        }
        Err(refusal) => refusal.into_response(&guard.realm),
    }
}
