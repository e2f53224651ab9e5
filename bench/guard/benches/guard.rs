//! What the guard adds to a call: the same route bare and behind it, with a token and a key
//! whose answers are known, with a JWT, and the JWT's bare signature beside it.
//! `make bench-guard` runs it and writes `bench/results-guard.md`.

#![expect(clippy::expect_used, reason = "a benchmark that cannot run ends")]

use std::net::SocketAddr;
use std::sync::Arc;

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair as _};
use axum::body::Body;
use axum::http::Request;
use axum::routing::{get, post};
use axum::{Json, Router};
use criterion::{Criterion, criterion_group, criterion_main};
use guard::remote::{Clock as _, RemoteSettings, RemoteVerifier, SystemClock};
use guard::{Guard, Realm};
use oauth::credential::secret::ClientSecret;
use oauth::jose::compact::{Jws, encode_part, encode_signature};
use oauth::jose::jwk::PublicJwk;
use serde_json::{Value, json};
use tokio::runtime::Runtime;
use tower::ServiceExt as _;

const API: &str = "https://api.example";

/// An authorization server that knows one of each.
async fn start_server(jwk: Value) -> SocketAddr {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let issuer = format!("http://{address}");
    let metadata = json!({
        "issuer": issuer,
        "introspection_endpoint": format!("{issuer}/introspect"),
        "jwks_uri": format!("{issuer}/jwks"),
    });
    let keys = json!({ "keys": [jwk] });
    let introspect = move |body: String| {
        let mut told = json!({
            "active": true, "iss": issuer, "sub": "usr_ada", "aud": API,
            "client_id": "demo-partner", "scope": "candidates_read jobs_read",
            "token_type": "Bearer", "method": "authorization_code",
            "company_id": "cmp_northwind", "roles": ["standard"],
        });
        if body.contains("token_type_hint=api_key") {
            told["method"] = "api_key".into();
            told["credential_id"] = "key_1".into();
        }
        async { Json(told) }
    };
    let router = Router::new()
        .route("/.well-known/oauth-authorization-server", get(move || async { Json(metadata) }))
        .route("/jwks", get(move || async { Json(keys) }))
        .route("/introspect", post(introspect));
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

/// A JWT as the server writes it.
fn sign(pair: &Ed25519KeyPair, issuer: &str) -> String {
    let now = SystemClock::default().now().0;
    let header = json!({ "typ": "at+jwt", "alg": "EdDSA", "kid": "2027-01-15-ed25519" });
    let claims = json!({
        "iss": issuer, "exp": now + 3600, "aud": API, "sub": "usr_ada",
        "client_id": "demo-partner", "iat": now, "jti": "jti_01a3185c5000ffffffffffffffffffff",
        "scope": "candidates_read jobs_read", "company_id": "cmp_northwind",
        "roles": ["standard"], "family": "fam_01a3185c5000ffffffffffffffffffff",
    });
    let part = |value: &Value| encode_part(value).expect("JSON");
    let input = format!("{}.{}", part(&header), part(&claims));
    format!("{input}.{}", encode_signature(pair.sign(input.as_bytes()).as_ref()))
}

fn request(header: (&str, &str)) -> Request<Body> {
    Request::get("/jobs").header(header.0, header.1).body(Body::empty()).expect("a request")
}

fn measure(criterion: &mut Criterion) {
    let runtime = Runtime::new().expect("a runtime");
    let pair = Ed25519KeyPair::generate().expect("a key");
    let public = PublicJwk::from_ed25519_bytes(pair.public_key().as_ref()).expect("a key");
    let public = public.with_kid("2027-01-15-ed25519");
    let issuer = format!("http://{}", runtime.block_on(start_server(public.to_json())));
    let jwt = sign(&pair, &issuer);
    let settings = RemoteSettings::new(&issuer, "api", ClientSecret::new("secret"), API);
    let verifier = RemoteVerifier::new(settings.expect("settings")).expect("a verifier");
    let realm = Realm { name: API.to_owned(), metadata: None };
    let guard = Guard::new(realm, Arc::new(verifier));

    let answer = || get(|| async { "the jobs" });
    let bare = Router::new().route("/jobs", answer());
    let guarded = Router::new().route("/jobs", guard.require_scope("jobs_read", answer()));
    let token = "csn_at_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN";
    let bearer = format!("Bearer {token}");
    let jwt_bearer = format!("Bearer {jwt}");
    let cases = [
        ("bare route", &bare, ("authorization", bearer.as_str())),
        ("cached opaque token", &guarded, ("authorization", bearer.as_str())),
        ("cached API key", &guarded, ("x-smarttoken", "DCRA1-d5c77a92d5c77a92d5c77a92d5")),
        ("bare route with a JWT", &bare, ("authorization", jwt_bearer.as_str())),
        ("JWT", &guarded, ("authorization", jwt_bearer.as_str())),
    ];
    let mut group = criterion.benchmark_group("guard");
    for (name, router, header) in cases {
        group.bench_function(name, |bencher| {
            bencher.to_async(&runtime).iter(|| async {
                let answer = router.clone().oneshot(request(header)).await.expect("infallible");
                assert_eq!(answer.status(), 200);
                answer
            });
        });
    }
    let jws = Jws::parse(&jwt).expect("a JWT");
    group.bench_function("the JWT's signature alone", |bencher| {
        bencher.iter(|| jws.verify(&public).expect("valid"));
    });
    group.finish();
}

criterion_group!(benches, measure);
criterion_main!(benches);
