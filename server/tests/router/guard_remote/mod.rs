//! The guard of an API that runs in another process than the server, over real
//! connections.

mod answers;
mod api_credentials;
mod jwt_claims;
mod keys;
mod opaque;
mod proofs;
mod unavailable;

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use axum::{Extension, Json, Router};
use guard::remote::{Clock, RemoteSettings, RemoteVerifier};
use guard::{Caller, Guard, Realm, Requirement};
use oauth::credential::secret::ClientSecret;
use oauth::jose::jwk::PublicJwk;
use oauth::timestamp::Timestamp;
use provider::Provider;
use serde_json::{Value, json};
use tower::ServiceExt as _;

use testkit::client_endpoints::{INTROSPECT, JWKS, METADATA};
use testkit::{Answer, ISSUER, OWN_API, TestServer};

const CANDIDATES: &str = "/api/candidates";

/// An authorization server behind a real port, and what was asked of it.
#[derive(Clone, Default)]
struct Line(Arc<Watch>);

#[derive(Default)]
struct Watch {
    asked: Mutex<HashMap<String, usize>>,
    is_down: AtomicBool,
    is_slow: AtomicBool,
}

impl Line {
    /// How often a path was asked for.
    fn asked(&self, path: &str) -> usize {
        self.0.asked.lock().expect("no panic").get(path).copied().unwrap_or_default()
    }

    /// Whether the server answers nothing but errors.
    fn set_down(&self, is_down: bool) {
        self.0.is_down.store(is_down, Ordering::SeqCst);
    }

    /// Whether each answer takes a tenth of a second.
    fn set_slow(&self, is_slow: bool) {
        self.0.is_slow.store(is_slow, Ordering::SeqCst);
    }

    /// Serves; where.
    async fn serve(&self, router: Router) -> SocketAddr {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let router = router.layer(from_fn_with_state(self.clone(), watch));
        tokio::spawn(async move { axum::serve(listener, router).await });
        address
    }
}

async fn watch(State(line): State<Line>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    *line.0.asked.lock().expect("no panic").entry(path).or_default() += 1;
    if line.0.is_slow.load(Ordering::SeqCst) {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    if line.0.is_down.load(Ordering::SeqCst) {
        return StatusCode::BAD_GATEWAY.into_response();
    }
    next.run(request).await
}

/// The server's time of day; ages are told apart from it.
struct TestClock {
    provider: Provider,
    elapsed_ms: AtomicU64,
}

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        self.provider.now()
    }

    fn elapsed(&self) -> Duration {
        Duration::from_millis(self.elapsed_ms.load(Ordering::SeqCst))
    }
}

/// An API that runs apart.
struct Api {
    routes: Router,
    verifier: Arc<RemoteVerifier>,
    line: Line,
    clock: Arc<TestClock>,
}

impl Api {
    /// Before the real server.
    async fn before(server: &TestServer) -> Self {
        let line = Line::default();
        let address = line.serve(server.router()).await;
        Self::new(server, line, address, "demo-api-secret")
    }

    /// Before something that has keys alone.
    async fn before_keys(server: &TestServer, keys: Arc<Mutex<Vec<PublicJwk>>>) -> Self {
        let metadata = json!({
            "issuer": ISSUER,
            "introspection_endpoint": format!("{ISSUER}{INTROSPECT}"),
            "jwks_uri": format!("{ISSUER}{JWKS}"),
        });
        let set = move || async move {
            let keys = keys.lock().expect("no panic");
            let keys: Vec<Value> = keys.iter().map(PublicJwk::to_json).collect();
            Json(json!({ "keys": keys }))
        };
        let router = Router::new()
            .route(METADATA, get(move || async move { Json(metadata) }))
            .route(JWKS, get(set));
        let line = Line::default();
        let address = line.serve(router).await;
        Self::new(server, line, address, "demo-api-secret")
    }

    fn new(server: &TestServer, line: Line, address: SocketAddr, secret: &str) -> Self {
        let provider = server.provider.clone();
        let clock = Arc::new(TestClock { provider, elapsed_ms: AtomicU64::default() });
        let settings = RemoteSettings::new(ISSUER, "demo-api", ClientSecret::new(secret), OWN_API)
            .and_then(|settings| settings.reach_at(&format!("http://{address}")))
            .expect("settings")
            .clock(Arc::clone(&clock) as Arc<_>);
        let verifier = Arc::new(RemoteVerifier::new(settings).expect("a verifier"));
        let realm = Realm { name: OWN_API.to_owned(), metadata: None };
        let guard = Guard::new(realm, Arc::clone(&verifier) as Arc<_>);
        let api = Router::new()
            .route("/candidates", guard.require_scope("candidates_read", get(caller)))
            .route("/jobs", guard.require_scope("jobs", get(caller)))
            .route("/anything", guard.require(Requirement::credential(), get(caller)));
        Self { routes: Router::new().nest("/api", api), verifier, line, clock }
    }

    /// Time passes, by which ages are measured.
    fn later(&self, by: Duration) {
        let by = u64::try_from(by.as_millis()).expect("a short time");
        self.clock.elapsed_ms.fetch_add(by, Ordering::SeqCst);
    }

    async fn call_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = Request::get(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::empty()).expect("a request");
        Answer::read(self.routes.clone().oneshot(request).await.expect("infallible")).await
    }

    /// A call with a Bearer token.
    async fn call(&self, token: &str) -> Answer {
        self.call_with(CANDIDATES, &[("authorization", &format!("Bearer {token}"))]).await
    }

    fn introspections(&self) -> usize {
        self.line.asked(INTROSPECT)
    }
}

async fn caller(Extension(caller): Extension<Caller>) -> Json<Value> {
    Json(json!({
        "method": caller.method.kind().as_str(),
        "user": caller.user_id,
        "company": caller.company_id,
        "role": caller.role,
    }))
}

#[track_caller]
fn assert_invalid_token(answer: &Answer) {
    answer.assert_status(401);
    assert_eq!(answer.json()["error"], "invalid_token");
}
