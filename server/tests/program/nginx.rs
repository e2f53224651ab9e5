//! nginx in front of a static file, with `auth_request` (`docs/src/reference/guard.md`).

use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair as _};
use oauth::clock::Clock as _;
use oauth::credential::digest::Digest;
use oauth::jose::compact::{encode_part, encode_signature};
use oauth::jose::jwk::PublicJwk;
use oauth2::TokenResponse as _;
use provider::clock::SystemClock;
use reqwest::StatusCode;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::oauth2_crate::partner_tokens;
use crate::running::{Program, data, plain_client};

/// nginx, as an operator would set it up.
pub(crate) struct Nginx {
    child: Child,
    pub(crate) address: SocketAddr,
    _folder: TempDir,
}

impl Nginx {
    fn start(program: &Program) -> Self {
        let (folder, address) = (data(), free_address());
        let root = folder.path();
        std::fs::write(root.join("report.txt"), "the report").expect("written");
        let server = configuration(root, address, program);
        Self::serve(folder, address, &server)
    }

    /// With these directives of `http`, of which a server listens on that address.
    pub(crate) fn serve(folder: TempDir, address: SocketAddr, http: &str) -> Self {
        let root = folder.path();
        let configuration = format!(
            "daemon off; master_process off; pid {root}/nginx.pid;
            events {{ }}
            http {{
                client_body_temp_path {root}/body; proxy_temp_path {root}/proxy;
                fastcgi_temp_path {root}/fastcgi; uwsgi_temp_path {root}/uwsgi;
                scgi_temp_path {root}/scgi;
                {http}
            }}",
            root = root.display(),
        );
        std::fs::write(root.join("nginx.conf"), configuration).expect("written");
        let nginx = std::env::var_os("NGINX").unwrap_or_else(|| "/usr/sbin/nginx".into());
        let child = Command::new(nginx)
            .args([
                "-p",
                root.to_str().expect("a path of text"),
                "-c",
                "nginx.conf",
                "-e",
                "stderr",
            ])
            .stderr(Stdio::null())
            .spawn()
            .expect("nginx runs: `scripts/setup.sh --tests` installs it");
        let listens = || {
            std::thread::sleep(Duration::from_millis(10));
            TcpStream::connect(address).is_ok()
        };
        assert!((0..1000).any(|_| listens()), "nginx does not listen");
        Self { child, address, _folder: folder }
    }

    /// The status of a call, who calls as nginx was told, and the body.
    async fn call(&self, headers: &[(&str, &str)]) -> (StatusCode, String, String) {
        let mut request = plain_client().get(format!("http://{}/report.txt", self.address));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let answer = request.send().await.expect("an answer");
        let caller = answer.headers().get("x-caller").map(|value| value.to_str().expect("text"));
        let caller = caller.unwrap_or_default().to_owned();
        (answer.status(), caller, answer.text().await.expect("a body"))
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // It has ended already if this fails.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub(crate) fn free_address() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("an address")
}

fn configuration(root: &Path, address: SocketAddr, program: &Program) -> String {
    let (root, countersign) = (root.display(), program.address);
    format!(
        "access_log off;
        server {{
            listen {address};
            location / {{
                auth_request /countersign;
                auth_request_set $user $upstream_http_x_countersign_user;
                add_header X-Caller $user;
                root {root};
            }}
            location = /countersign {{
                internal;
                proxy_set_header X-Original-Method $request_method;
                proxy_set_header X-Original-URI $request_uri;
                proxy_pass http://{countersign}/guard/check?scope=candidates_read&original=x-original;
                proxy_pass_request_body off;
                proxy_set_header Content-Length \"\";
            }}
        }}"
    )
}

#[tokio::test]
async fn a_file_behind_nginx_is_for_callers_with_the_scope_alone() {
    let folder = data();
    let program = Program::start(folder.path());
    let nginx = Nginx::start(&program);
    for headers in [&[][..], &[("authorization", "Bearer x")], &[("x-smarttoken", "x")]] {
        let (status, _, body) = nginx.call(headers).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED);
        assert!(!body.contains("the report"));
    }
    let service = async |scope: &str| {
        let form = [("grant_type", "client_credentials"), ("scope", scope)];
        let request = plain_client().post(program.url("/oauth/token")).form(&form);
        let request = request.basic_auth("demo-service", Some("demo-service-secret"));
        let answer: Value = request.send().await.expect("an answer").json().await.expect("JSON");
        format!("Bearer {}", answer["access_token"].as_str().expect("a token"))
    };
    let other = service("jobs_read").await;
    let (status, _, body) = nginx.call(&[("authorization", &other)]).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    assert!(!body.contains("the report"));

    let tokens = partner_tokens(&program, &["candidates_read"], &[]).await;
    let bearer = format!("Bearer {}", tokens.access_token().secret());
    let (status, caller, body) = nginx.call(&[("authorization", &bearer)]).await;
    assert_eq!((status, body.as_str()), (StatusCode::OK, "the report"));
    assert_eq!(caller, "usr_ada");
}

/// A proof of a key (RFC 9449 §4.2).
fn proof(pair: &Ed25519KeyPair, jti: &str, htm: &str, htu: &str, more: (&str, &str)) -> String {
    let jwk = PublicJwk::from_ed25519_bytes(pair.public_key().as_ref()).expect("a key");
    let header = json!({ "typ": "dpop+jwt", "alg": "EdDSA", "jwk": jwk.to_json() });
    let iat = SystemClock.now().0;
    let claims = json!({ "jti": jti, "htm": htm, "htu": htu, "iat": iat, more.0: more.1 });
    let part = |value: &Value| encode_part(value).expect("JSON");
    let input = format!("{}.{}", part(&header), part(&claims));
    format!("{input}.{}", encode_signature(pair.sign(input.as_bytes()).as_ref()))
}

#[tokio::test]
async fn a_bound_token_passes_nginx_with_a_proof_for_the_file_alone() {
    let folder = data();
    let program = Program::start(folder.path());
    let nginx = Nginx::start(&program);
    let pair = Ed25519KeyPair::generate().expect("a key");
    let (endpoint, form) = (program.url("/oauth/token"), [("grant_type", "client_credentials")]);
    let ask = async |jti: &str, nonce: &str| {
        let proof = proof(&pair, jti, "POST", &endpoint, ("nonce", nonce));
        let request = plain_client().post(&endpoint).header("dpop", proof).form(&form);
        let request = request.basic_auth("demo-service", Some("demo-service-secret"));
        request.send().await.expect("an answer")
    };
    let first = ask("1", "none yet").await;
    let nonce = first.headers()["dpop-nonce"].to_str().expect("text").to_owned();
    let answer: Value = ask("2", &nonce).await.json().await.expect("JSON");
    let token = answer["access_token"].as_str().expect("a token");

    let shown = format!("DPoP {token}");
    let ath = encode_signature(Digest::of(token).as_bytes());
    let for_path =
        |jti: &str, path: &str| proof(&pair, jti, "GET", &program.url(path), ("ath", &ath));
    let (other, good) = (for_path("3", "/other.txt"), for_path("4", "/report.txt"));
    for headers in [
        &[("authorization", shown.as_str())][..],
        &[("authorization", &shown), ("dpop", &other)],
        // What the caller says of the request is not what nginx says.
        &[("authorization", &shown), ("dpop", &other), ("x-original-uri", "/other.txt")],
    ] {
        assert_eq!(nginx.call(headers).await.0, StatusCode::UNAUTHORIZED);
    }
    let headers = [("authorization", shown.as_str()), ("dpop", good.as_str())];
    let (status, _, body) = nginx.call(&headers).await;
    assert_eq!((status, body.as_str()), (StatusCode::OK, "the report"));
    assert_eq!(nginx.call(&headers).await.0, StatusCode::UNAUTHORIZED);
}
