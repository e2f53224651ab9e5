//! Nodes on one PostgreSQL database, behind a proxy that gives each request to another.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use oauth2::TokenResponse as _;
use reqwest::StatusCode;
use serde_json::Value;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use crate::oauth2_crate::partner_tokens;
use crate::running::{Program, data, plain_client, run};

use super::database;

const MASTER_KEY: &str = "master.key";

/// Passes each request on to the next node, and the answer back.
pub(super) struct Proxy {
    pub(super) issuer: String,
    passed: Arc<AtomicUsize>,
}

impl Proxy {
    /// Begins to listen; the nodes may be named later.
    pub(super) async fn listen() -> (TcpListener, String) {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("bound").port();
        (listener, format!("http://localhost:{port}"))
    }

    pub(super) fn start(listener: TcpListener, issuer: String, nodes: [&Program; 2]) -> Self {
        let nodes = nodes.map(|node| node.address);
        let passed = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&passed);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let number = counted.fetch_add(1, Ordering::Relaxed);
                tokio::spawn(pass_on(client, nodes[number % 2]));
            }
        });
        Self { issuer, passed }
    }
}

/// One request for each connection: both sides are told to close it afterwards.
async fn pass_on(mut client: TcpStream, node: std::net::SocketAddr) {
    let mut request = Vec::new();
    let head = loop {
        if client.read_buf(&mut request).await.unwrap_or(0) == 0 {
            return;
        }
        if let Some(end) = request.windows(4).position(|four| four == b"\r\n\r\n") {
            break end;
        }
    };
    let text = String::from_utf8_lossy(&request[..head]).to_lowercase();
    let length = text.lines().find_map(|line| line.strip_prefix("content-length: "));
    let whole = head + 4 + length.and_then(|length| length.parse().ok()).unwrap_or(0);
    while request.len() < whole {
        if client.read_buf(&mut request).await.unwrap_or(0) == 0 {
            return;
        }
    }
    let line = request.windows(2).position(|two| two == b"\r\n").expect("a request line") + 2;
    let mut node = TcpStream::connect(node).await.expect("a node");
    for part in [&request[..line], b"Connection: close\r\n", &request[line..]] {
        node.write_all(part).await.expect("sent");
    }
    // Anyone who asked may be gone.
    let _ = tokio::io::copy(&mut node, &mut client).await;
    let _ = client.shutdown().await;
}

/// Two nodes on one database, with folders of their own and the same master key.
pub(super) fn two_nodes(issuer: &str, database: &str, more: &[&str]) -> [(Program, TempDir); 2] {
    let (first, second) = (data(), data());
    let options = [&["--issuer", issuer, "--database-url", database], more].concat();
    let start = |folder: &Path| {
        let mut node = Program::start_with(folder, "127.0.0.1:0", &options);
        issuer.clone_into(&mut node.issuer);
        node
    };
    let one = start(first.path());
    let key = std::fs::read(first.path().join(MASTER_KEY)).expect("made by the first");
    std::fs::write(second.path().join(MASTER_KEY), key).expect("written");
    let other = start(second.path());
    [(one, first), (other, second)]
}

/// Asks an endpoint as `demo-partner`.
async fn ask(url: &str, form: &[(&str, &str)]) -> (StatusCode, Value) {
    ask_as("demo-partner", url, form).await
}

async fn ask_as(client: &str, url: &str, form: &[(&str, &str)]) -> (StatusCode, Value) {
    let request = plain_client().post(url).basic_auth(client, Some(format!("{client}-secret")));
    let response = request.form(form).send().await.expect("an answer");
    let (status, text) = (response.status(), response.text().await.expect("a text"));
    (status, serde_json::from_str(&text).unwrap_or_default())
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a PostgreSQL server"]
async fn two_nodes_behind_a_proxy_do_the_whole_flow_each_request_on_the_other() {
    let (listener, issuer) = Proxy::listen().await;
    let [(one, _first), (other, _second)] = two_nodes(&issuer, &database("two_nodes").await, &[]);
    let proxy = Proxy::start(listener, issuer, [&one, &other]);
    // Signing in, consent, and the exchange of the code.
    let tokens = partner_tokens(&one, &["candidates_read", "jobs_read"], &[]).await;
    let refresh_token = tokens.refresh_token().expect("a refresh token").secret();
    let token_endpoint = format!("{}/oauth/token", proxy.issuer);
    let mut access_token = tokens.access_token().secret().clone();
    let mut refresh_token = refresh_token.clone();
    for _ in 0..5 {
        for _ in 0..2 {
            let (status, jobs) = one.call("/api/jobs", &access_token).await;
            assert_eq!(status, StatusCode::OK, "{jobs}");
        }
        let refresh = [("grant_type", "refresh_token"), ("refresh_token", &refresh_token)];
        let (status, renewed) = ask(&token_endpoint, &refresh).await;
        assert_eq!(status, StatusCode::OK, "{renewed}");
        renewed["access_token"].as_str().expect("a token").clone_into(&mut access_token);
        renewed["refresh_token"].as_str().expect("a token").clone_into(&mut refresh_token);
    }
    let introspect = format!("{}/oauth/introspect", proxy.issuer);
    let token = [("token", access_token.as_str())];
    assert_eq!(ask_as("demo-api", &introspect, &token).await.1["active"], true);
    let token = [("token", refresh_token.as_str())];
    assert_eq!(ask(&format!("{}/oauth/revoke", proxy.issuer), &token).await.0, StatusCode::OK);
    for _ in 0..2 {
        assert_eq!(one.call("/api/jobs", &access_token).await.0, StatusCode::UNAUTHORIZED);
        let refresh = [("grant_type", "refresh_token"), ("refresh_token", refresh_token.as_str())];
        assert_eq!(ask(&token_endpoint, &refresh).await.0, StatusCode::BAD_REQUEST);
    }
    assert!(proxy.passed.load(Ordering::Relaxed) > 25, "each request came by the proxy");
    one.stop();
    other.stop();
}

/// How long it takes until something is refused.
#[expect(clippy::disallowed_methods, reason = "it is real time that is measured")]
pub(super) async fn until_refused(mut is_refused: impl AsyncFnMut() -> bool) -> Duration {
    let began = Instant::now();
    while !is_refused().await {
        assert!(began.elapsed() < Duration::from_secs(5), "it is never refused");
    }
    began.elapsed()
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a PostgreSQL server"]
async fn what_one_node_or_a_command_takes_back_another_node_refuses_within_a_second() {
    let (listener, issuer) = Proxy::listen().await;
    let database = database("taken_back").await;
    let [(mut one, first), (mut other, _second)] = two_nodes(&issuer, &database, &[]);
    let _proxy = Proxy::start(listener, issuer, [&one, &other]);
    let mut slowest = Duration::ZERO;
    for _ in 0..5 {
        let tokens = partner_tokens(&one, &["candidates_read", "jobs_read"], &[]).await;
        let at = |node: &Program, path: &str| format!("http://{}{path}", node.address);
        let token = tokens.access_token().secret();
        let get = async || {
            let request = plain_client().get(at(&other, "/api/jobs")).bearer_auth(token);
            request.send().await.expect("an answer").status()
        };
        assert_eq!(get().await, StatusCode::OK);
        let revoked = ask(&at(&one, "/oauth/revoke"), &[("token", token)]).await;
        assert_eq!(revoked.0, StatusCode::OK);
        slowest = slowest.max(until_refused(async || get().await != StatusCode::OK).await);
    }
    eprintln!("revoked on one node, refused by the other after {slowest:?} at most");
    assert!(slowest < Duration::from_secs(1), "{slowest:?}");

    // A client is in the memory of each node: disabled by a third process.
    let token_endpoint = format!("http://{}/oauth/token", other.address);
    let nothing = [("grant_type", "refresh_token"), ("refresh_token", "nothing")];
    let mut slowest = Duration::ZERO;
    for _ in 0..5 {
        assert_eq!(ask(&token_endpoint, &nothing).await.0, StatusCode::BAD_REQUEST);
        let folder = first.path().to_str().expect("a path of text");
        let place = ["--data", folder, "--database-url", &database];
        let set = |how| {
            let set =
                run(&[&["client", "set", "--client", "demo-partner", how][..], &place].concat());
            assert!(set.status.success(), "{}", String::from_utf8_lossy(&set.stderr));
        };
        set("--disable");
        let is_refused =
            async || ask(&token_endpoint, &nothing).await.0 == StatusCode::UNAUTHORIZED;
        slowest = slowest.max(until_refused(is_refused).await);
        set("--enable");
        let is_back = async || ask(&token_endpoint, &nothing).await.0 == StatusCode::BAD_REQUEST;
        slowest = slowest.max(until_refused(is_back).await);
    }
    eprintln!("changed by a command, seen by a node after {slowest:?} at most");
    assert!(slowest < Duration::from_secs(1), "{slowest:?}");
    for node in [&mut one, &mut other] {
        node.terminate();
        assert!(node.wait().success());
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a PostgreSQL server"]
async fn what_was_moved_from_sqlite_goes_on_on_postgresql() {
    let folder = data();
    let (listener, _) = Proxy::listen().await;
    // The issuer stays: tokens and cookies are for it.
    let listen = listener.local_addr().expect("bound").to_string();
    drop(listener);
    let program = Program::start_at(folder.path(), &listen);
    let tokens = partner_tokens(&program, &["candidates_read", "jobs_read"], &[]).await;
    let refresh_token = tokens.refresh_token().expect("a refresh token").secret();
    let database = database("moved").await;
    let path = folder.path().to_str().expect("a path of text");
    let place = ["--data", path, "--database-url", &database];
    let migrate = || run(&[&["migrate", "sqlite-to-postgres"][..], &place].concat());
    let refused = migrate();
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(!refused.status.success() && said.contains("is in use"), "{said}");
    program.stop();

    let moved = migrate();
    assert!(moved.status.success(), "{}", String::from_utf8_lossy(&moved.stderr));
    let lines = String::from_utf8(moved.stdout).expect("text");
    let rows = |table: &str| -> u64 {
        let tables = lines.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
        let found = tables.into_iter().find(|moved| moved["table"] == table).expect("a line");
        found["rows"].as_u64().expect("a number")
    };
    assert!(rows("users") >= 3 && rows("grants") >= 1 && rows("refresh_tokens") >= 1, "{lines}");
    let refused = migrate();
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(!refused.status.success() && said.contains("has rows already"), "{said}");

    let program = Program::start_with(folder.path(), &listen, &["--database-url", &database]);
    let (status, jobs) = program.call("/api/jobs", tokens.access_token().secret()).await;
    assert_eq!(status, StatusCode::OK, "{jobs}");
    let refresh = [("grant_type", "refresh_token"), ("refresh_token", refresh_token.as_str())];
    let (status, renewed) = ask(&program.url("/oauth/token"), &refresh).await;
    assert_eq!(status, StatusCode::OK, "{renewed}");
    // New rows get numbers of their own.
    partner_tokens(&program, &["candidates_read", "jobs_read"], &[]).await;
    let verified = run(&[&["audit", "verify"][..], &place].concat());
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stderr));
    let checked = run(&[&["doctor"][..], &place].concat());
    let said = String::from_utf8_lossy(&checked.stdout).into_owned();
    assert!(checked.status.success() && said.contains("PostgreSQL at 127.0.0.1"), "{said}");
    program.stop();
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a PostgreSQL server"]
async fn metrics_tell_of_connections_to_postgresql_and_of_what_is_good() {
    let folder = data();
    let database = database("metrics").await;
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let metrics = listener.local_addr().expect("bound").to_string();
    drop(listener);
    let options = ["--database-url", &database, "--metrics-listen", &metrics];
    let more = ["--database-connections", "3"];
    let node = Program::start_with(folder.path(), "127.0.0.1:0", &[&options[..], &more].concat());
    let tokens = partner_tokens(&node, &["candidates_read", "jobs_read"], &[]).await;
    assert_eq!(node.call("/api/jobs", tokens.access_token().secret()).await.0, StatusCode::OK);
    let read = plain_client().get(format!("http://{metrics}/metrics")).send().await;
    let read = read.expect("an answer").text().await.expect("text");
    for line in [
        "countersign_store_connections_limit 3",
        "countersign_store_connections_waiting 0",
        "countersign_store_connections{state=\"idle\"} ",
        "countersign_store_connections{state=\"in_use\"} ",
        "countersign_store_connection_seconds_count ",
        "countersign_store_commit_seconds_count ",
        // Counted when the server began: no one had signed in.
        "countersign_live{kind=\"grant\"} 0",
    ] {
        assert!(read.contains(line), "{line}\n{read}");
    }
    assert!(!read.contains("countersign_store_commit_seconds_count 0"), "{read}");
    node.stop();
}

#[test]
fn a_postgresql_server_that_is_away_is_named_without_its_password() {
    let folder = data();
    let path = folder.path().to_str().expect("a path of text");
    let url = "postgres://ada:s3cret@127.0.0.1:1/countersign";
    for command in [vec!["serve"], vec!["company", "list"], vec!["config", "show"]] {
        let output = run(&[&command[..], &["--data", path, "--database-url", url]].concat());
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8_lossy(&said);
        assert!(!said.contains("s3cret"), "{said}");
        if command == ["serve"] {
            assert!(said.contains("127.0.0.1:1/countersign"), "{said}");
        }
    }
}
