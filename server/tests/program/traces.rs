//! Traces, as a collector gets them.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::routing::post;
use oauth::hex::to_hex;
use oauth2::TokenResponse as _;
use opentelemetry_proto::tonic::collector::trace::v1::ExportTraceServiceRequest;
use opentelemetry_proto::tonic::common::v1::KeyValue;
use opentelemetry_proto::tonic::common::v1::any_value::Value;
use opentelemetry_proto::tonic::trace::v1::Span;
use prost::Message as _;
use reqwest::StatusCode;

use crate::browser::{ADA, PASSWORD};
use crate::oauth2_crate::partner_tokens;
use crate::running::{Program, data, plain_client};

/// Keeps what it is sent.
#[derive(Clone, Default)]
struct Collector(Arc<Mutex<Vec<Bytes>>>);

impl Collector {
    /// Listens; where.
    async fn start(&self) -> String {
        async fn take(State(collector): State<Collector>, headers: HeaderMap, body: Bytes) {
            assert_eq!(headers["content-type"], "application/x-protobuf");
            collector.0.lock().expect("whole").push(body);
        }
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("bound");
        let router = Router::new().route("/v1/traces", post(take)).with_state(self.clone());
        tokio::spawn(async { axum::serve(listener, router).await });
        format!("http://{address}")
    }

    fn bytes(&self) -> Vec<u8> {
        self.0.lock().expect("whole").concat()
    }

    fn requests(&self) -> Vec<ExportTraceServiceRequest> {
        let bodies = self.0.lock().expect("whole");
        let read = |body: &Bytes| ExportTraceServiceRequest::decode(body.clone()).expect("OTLP");
        bodies.iter().map(read).collect()
    }

    fn spans(&self) -> Vec<Span> {
        let requests = self.requests().into_iter();
        let resources = requests.flat_map(|request| request.resource_spans);
        resources.flat_map(|resource| resource.scope_spans).flat_map(|scope| scope.spans).collect()
    }
}

/// An attribute, written out.
fn attribute(attributes: &[KeyValue], name: &str) -> Option<String> {
    let found = attributes.iter().find(|attribute| attribute.key == name)?;
    match found.value.as_ref()?.value.as_ref()? {
        Value::StringValue(text) => Some(text.clone()),
        Value::IntValue(number) => Some(number.to_string()),
        other => Some(format!("{other:?}")),
    }
}

/// A server span is 2, and one of our own 1 (OTLP, `SpanKind`).
const SERVER: i32 = 2;

#[tokio::test(flavor = "multi_thread")]
async fn a_request_is_one_trace_with_its_parts_and_without_a_secret() {
    let (folder, collector) = (data(), Collector::default());
    let endpoint = collector.start().await;
    let program =
        Program::start_with(folder.path(), "127.0.0.1:0", &["--traces-endpoint", &endpoint]);
    let tokens = partner_tokens(&program, &["candidates_read", "jobs_read"], &[]).await;
    let access = tokens.access_token().secret();
    let refresh = tokens.refresh_token().expect("a refresh token").secret();
    assert_eq!(program.call("/api/jobs", access).await.0, StatusCode::OK);
    for path in ["/nothing/secret-path?code=secret-query", "/connected-apps/secret-grant"] {
        plain_client()
            .get(program.url(path))
            .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
            .header("cookie", "other=secret-cookie")
            .header("user-agent", "secret-agent")
            .send()
            .await
            .expect("an answer");
    }
    plain_client().get(program.url("/healthz")).send().await.expect("an answer");
    // What waits is sent when the server stops.
    program.stop();

    let bytes = String::from_utf8_lossy(&collector.bytes()).into_owned();
    for secret in [
        access.as_str(),
        refresh,
        "DCRA1-",
        "secret-",
        "0af7651916cd43dd",
        ADA,
        PASSWORD,
        "demo-partner",
    ] {
        assert!(!bytes.contains(secret), "{secret}");
    }
    for request in collector.requests() {
        let resource = request.resource_spans[0].resource.clone().expect("a resource");
        let of = |name| attribute(&resource.attributes, name);
        assert_eq!(of("service.name").as_deref(), Some("countersign"));
        assert_eq!(of("service.version").as_deref(), Some(env!("CARGO_PKG_VERSION")));
    }
    let spans = collector.spans();
    let named = |name: &str| -> Vec<&Span> {
        spans.iter().filter(|span| span.name == name && span.kind == SERVER).collect()
    };
    let exchange = named("POST /oauth/token");
    assert_eq!(exchange.len(), 1, "{:?}", spans.iter().map(|span| &span.name).collect::<Vec<_>>());
    let exchange = exchange[0];
    assert!(exchange.parent_span_id.is_empty());
    for (name, value) in [
        ("http.request.method", "POST"),
        ("http.route", "/oauth/token"),
        ("http.response.status_code", "200"),
    ] {
        assert_eq!(attribute(&exchange.attributes, name).as_deref(), Some(value), "{name}");
    }
    assert!(attribute(&exchange.attributes, "countersign.request.id").is_some());
    let redeemed: Vec<_> = spans.iter().filter(|span| span.name == "redeem a code").collect();
    assert_eq!(redeemed.len(), 1);
    assert_eq!(redeemed[0].parent_span_id, exchange.span_id);
    assert_eq!(redeemed[0].trace_id, exchange.trace_id);
    assert_eq!(attribute(&redeemed[0].attributes, "db.system.name").as_deref(), Some("sqlite"));
    let sign_in = named("POST /sign-in");
    // The demo's own passwords were hashed before anyone asked for anything.
    let mut hashed = spans.iter().filter(|span| span.name == "hash a password");
    assert!(hashed.any(|hash| sign_in.iter().any(|span| span.span_id == hash.parent_span_id)));
    assert_eq!(named("GET /connected-apps/{grant}").len(), 1);
    let nowhere = named("GET");
    assert!(nowhere.iter().all(|span| attribute(&span.attributes, "http.route").is_none()));
    assert_eq!(nowhere.len(), 1);
    assert!(named("GET /healthz").is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trusted_proxys_trace_goes_on_and_its_word_on_keeping_it_counts() {
    let (folder, collector) = (data(), Collector::default());
    let endpoint = collector.start().await;
    let options = ["--traces-endpoint", &endpoint, "--trusted-proxy", "127.0.0.1"];
    // Nothing is stored but what the proxy keeps.
    let options = [&options[..], &["--traces-sample", "0"]].concat();
    let program = Program::start_with(folder.path(), "127.0.0.1:0", &options);
    let trace = "0af7651916cd43dd8448eb211c80319c";
    for flags in ["01", "00"] {
        let parent = format!("00-{trace}-b7ad6b7169203331-{flags}");
        let request = plain_client().get(program.url("/help")).header("traceparent", parent);
        request.send().await.expect("an answer");
    }
    plain_client().get(program.url("/help")).send().await.expect("an answer");
    program.stop();
    let spans = collector.spans();
    let pages: Vec<_> = spans.iter().filter(|span| span.kind == SERVER).collect();
    assert_eq!(pages.len(), 1);
    assert_eq!(to_hex(&pages[0].trace_id), trace);
    assert_eq!(to_hex(&pages[0].parent_span_id), "b7ad6b7169203331");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_collector_that_is_away_delays_no_request() {
    let folder = data();
    let options = ["--traces-endpoint", "http://127.0.0.1:1"];
    let program = Program::start_with(folder.path(), "127.0.0.1:0", &options);
    for _ in 0..20 {
        let answer = plain_client().get(program.url("/help")).send();
        let answer = tokio::time::timeout(Duration::from_secs(5), answer).await.expect("in time");
        assert_eq!(answer.expect("an answer").status(), StatusCode::OK);
    }
    program.stop();
    let log = std::fs::read_to_string(folder.path().join("test.log")).expect("a log");
    assert_eq!(log.matches("traces cannot be sent").count(), 1, "{log}");
}
