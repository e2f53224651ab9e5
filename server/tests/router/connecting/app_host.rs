//! The hosts of apps, over TLS: one server of the test's own, under every name.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use rcgen::{CertifiedKey, generate_simple_self_signed};
use serde_json::{Value, json};
use server::outbound::app_web::OutboundAppWeb;
use server::outbound::{Addresses, FetchPolicy, OutboundClient, Resolver};
use testkit::{Setup, TestServer};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;
use tokio_rustls::rustls::{ClientConfig, RootCertStore, ServerConfig};

pub(super) const DOCUMENT: &str = "https://app.example/client";
pub(super) const CALLBACK: &str = "https://app.example/callback";

/// What is answered at an address.
#[derive(Clone)]
pub(super) struct Served {
    pub(super) status: u16,
    pub(super) headers: String,
    pub(super) body: Vec<u8>,
    pub(super) delay: Duration,
}

impl Served {
    pub(super) fn json(document: &Value) -> Self {
        Self::status(200, document.to_string())
    }

    pub(super) fn status(status: u16, body: impl Into<Vec<u8>>) -> Self {
        let headers = "Content-Type: application/json\r\n".to_owned();
        Self { status, headers, body: body.into(), delay: Duration::ZERO }
    }

    pub(super) fn with(mut self, name: &str, value: &str) -> Self {
        self.headers = format!("{}{name}: {value}\r\n", self.headers);
        self
    }

    pub(super) fn delayed(self, delay: Duration) -> Self {
        Self { delay, ..self }
    }
}

#[derive(Default)]
struct State {
    served: HashMap<String, Served>,
    requests: Vec<String>,
    /// Connections now, and the most that there were at once.
    open: usize,
    most: usize,
    addresses: HashMap<String, Vec<IpAddr>>,
}

/// Knows only the names in its certificate.
#[derive(Clone)]
pub(super) struct AppHosts {
    state: Arc<Mutex<State>>,
    port: u16,
    trust: Arc<ClientConfig>,
}

struct Names(Arc<Mutex<State>>);

#[async_trait]
impl Resolver for Names {
    async fn resolve(&self, name: &str) -> std::io::Result<Vec<IpAddr>> {
        let state = self.0.lock().expect("unpoisoned");
        let here = || vec![IpAddr::V4(Ipv4Addr::LOCALHOST)];
        Ok(state.addresses.get(name).cloned().unwrap_or_else(here))
    }
}

impl AppHosts {
    pub(super) async fn start() -> Self {
        let names = [
            "app.example",
            "other.example",
            "claude.ai",
            "chatgpt.com",
            "vscode.dev",
            "opencode.ai",
        ];
        let names = names.map(str::to_owned);
        let CertifiedKey { cert, signing_key } = generate_simple_self_signed(names).expect("made");
        let key = PrivateKeyDer::try_from(signing_key.serialize_der()).expect("a key");
        let provider = Arc::new(aws_lc_rs::default_provider());
        let config = ServerConfig::builder_with_provider(Arc::clone(&provider))
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_no_client_auth()
            .with_single_cert(vec![cert.der().clone()], key)
            .expect("a certificate");
        let mut roots = RootCertStore::empty();
        roots.add(cert.der().clone()).expect("trusted");
        let trust = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_root_certificates(roots)
            .with_no_client_auth();
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("bound");
        let port = listener.local_addr().expect("an address").port();
        let state = Arc::new(Mutex::new(State::default()));
        tokio::spawn(serve(listener, TlsAcceptor::from(Arc::new(config)), Arc::clone(&state)));
        Self { state, port, trust: Arc::new(trust) }
    }

    /// A server that finds every name here.
    pub(super) async fn server(&self) -> TestServer {
        self.server_with(Setup::default()).await
    }

    pub(super) async fn server_with(&self, setup: Setup) -> TestServer {
        TestServer::start_with(Setup { web: Some(self.web()), ..setup }).await
    }

    pub(super) fn web(&self) -> Arc<OutboundAppWeb> {
        let policy = FetchPolicy {
            total: Duration::from_secs(3),
            addresses: Addresses::Loopback,
            ..FetchPolicy::default()
        };
        let client = OutboundClient::new(policy, Arc::new(Names(Arc::clone(&self.state))));
        Arc::new(OutboundAppWeb::by(client.led_to(self.port, Arc::clone(&self.trust))))
    }

    /// From now on, at an `https` address.
    pub(super) fn serve(&self, url: &str, served: Served) {
        let key = url.trim_start_matches("https://").to_owned();
        self.state.lock().expect("unpoisoned").served.insert(key, served);
    }

    pub(super) fn serve_document(&self, change: impl FnOnce(&mut Value)) {
        let mut document = document();
        change(&mut document);
        self.serve(DOCUMENT, Served::json(&document));
    }

    pub(super) fn resolve(&self, name: &str, addresses: &[&str]) {
        let addresses = addresses.iter().map(|text| text.parse().expect("an address")).collect();
        self.state.lock().expect("unpoisoned").addresses.insert(name.to_owned(), addresses);
    }

    /// The most connections at once.
    pub(super) fn most_open(&self) -> usize {
        self.state.lock().expect("unpoisoned").most
    }

    pub(super) fn asked(&self) -> usize {
        self.state.lock().expect("unpoisoned").requests.len()
    }
}

pub(super) fn document() -> Value {
    json!({
        "client_id": DOCUMENT,
        "client_name": "Acme Assistant",
        "redirect_uris": [CALLBACK, "http://127.0.0.1/callback"],
        "grant_types": ["authorization_code", "refresh_token"],
        "token_endpoint_auth_method": "none",
        "scope": "candidates_read jobs_read",
    })
}

struct Open(Arc<Mutex<State>>);

impl Open {
    fn begin(state: &Arc<Mutex<State>>) -> Self {
        let mut now = state.lock().expect("unpoisoned");
        now.open += 1;
        now.most = now.most.max(now.open);
        Self(Arc::clone(state))
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.0.lock().expect("unpoisoned").open -= 1;
    }
}

async fn serve(listener: TcpListener, acceptor: TlsAcceptor, state: Arc<Mutex<State>>) {
    while let Ok((stream, _)) = listener.accept().await {
        let (acceptor, state) = (acceptor.clone(), Arc::clone(&state));
        tokio::spawn(async move {
            let _open = Open::begin(&state);
            let mut stream = acceptor.accept(stream).await.ok()?;
            let mut request = Vec::new();
            let mut buffer = [0; 1024];
            while !request.windows(4).any(|end| end == b"\r\n\r\n") {
                let read = stream.read(&mut buffer).await.ok().filter(|read| *read > 0)?;
                request.extend_from_slice(&buffer[..read]);
            }
            let request = String::from_utf8(request).ok()?;
            let path = request.split(' ').nth(1)?;
            let host = request.lines().find_map(|line| {
                line.to_ascii_lowercase().strip_prefix("host: ").map(str::to_owned)
            })?;
            let served = {
                let mut state = state.lock().expect("unpoisoned");
                state.requests.push(request.clone());
                state.served.get(&format!("{host}{path}")).cloned()
            };
            let served = served.unwrap_or_else(|| Served::status(404, "{}"));
            tokio::time::sleep(served.delay).await;
            let head = format!(
                "HTTP/1.1 {} x\r\n{}Content-Length: {}\r\n\r\n",
                served.status,
                served.headers,
                served.body.len()
            );
            stream.write_all(head.as_bytes()).await.ok()?;
            stream.write_all(&served.body).await.ok()?;
            stream.shutdown().await.ok()
        });
    }
}

/// `demo-signed` as a client whose keys are at that address.
pub(super) async fn with_keys_at(hosts: &AppHosts, address: &str) -> TestServer {
    let server = hosts.server().await;
    server
        .change_client("demo-signed", |client| {
            client.keys.clear();
            client.jwks_uri = Some(address.to_owned());
        })
        .await;
    server
}
