//! nginx as it is shipped: `deploy/nginx.conf`, and what the guide shows for an API.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};

use oauth2::TokenResponse as _;
use reqwest::StatusCode;
use serde_json::Value;

use crate::certificates::{certificate_in, key_in, write_certificate};
use crate::nginx::{Nginx, free_address};
use crate::oauth2_crate::partner_tokens;
use crate::running::{Program, data, plain_client, run_with_line};

pub(crate) fn shipped(path: &str) -> String {
    let root: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    std::fs::read_to_string(root.join(path)).expect("a file of the repository")
}

/// What differs on this machine: a line that is gone is noticed.
pub(crate) fn adapted(text: &str, changes: &[(&str, &str)]) -> String {
    changes.iter().fold(text.to_owned(), |text, (shown, here)| {
        assert!(text.contains(shown), "no {shown:?} in {text}");
        text.replace(shown, here)
    })
}

/// Anyone who is behind a proxy: it answers with the head of the request that arrived.
pub(crate) fn echo() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = BufReader::new(stream.expect("a connection"));
            let mut head = String::new();
            while !head.ends_with("\r\n\r\n") {
                let mut line = Vec::new();
                let read = stream.read_until(b'\n', &mut line).expect("read");
                assert!(read > 0, "a part of a head: {head}");
                head.push_str(&String::from_utf8_lossy(&line).to_ascii_lowercase());
            }
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
            let mut body = vec![0; length.map_or(0, |length| length.parse().expect("a number"))];
            stream.read_exact(&mut body).expect("a whole body");
            let answer = format!("HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n{head}");
            stream.get_mut().write_all(answer.as_bytes()).expect("sent");
        }
    });
    address
}

/// Sends these bytes; the status, the whole answer in lower case.
fn send(address: SocketAddr, request: &[u8]) -> (u16, String) {
    let mut stream = TcpStream::connect(address).expect("connects");
    stream.write_all(request).expect("sent");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("read");
    let answer = String::from_utf8_lossy(&answer).to_ascii_lowercase();
    let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok());
    (status.unwrap_or_else(|| panic!("no status in {answer:?}")), answer)
}

fn get(address: SocketAddr, target: &[u8], headers: &[Vec<u8>]) -> (u16, String) {
    let mut request = [b"GET ", target, b" HTTP/1.1\r\n"].concat();
    request.extend_from_slice(b"host: auth.example\r\nconnection: close\r\n");
    for header in headers {
        request.extend_from_slice(header);
        request.extend_from_slice(b"\r\n");
    }
    request.extend_from_slice(b"\r\n");
    send(address, &request)
}

/// The first block of configuration in the guide, in front of an API that says what arrives.
fn in_front_of_an_api(program: &Program) -> Nginx {
    guarding(echo(), program, &[])
}

fn guarding(api: SocketAddr, program: &Program, changes: &[(&str, &str)]) -> Nginx {
    let guide = shipped("docs/src/reference/guard.md");
    let block = guide.split_once("```nginx\n").and_then(|(_, rest)| rest.split_once("```"));
    let (block, _) = block.expect("a block");
    let (api, address) = (api.to_string(), free_address());
    let block = adapted(
        &adapted(block, changes),
        &[("127.0.0.1:8080", &api), ("127.0.0.1:3000", &program.address.to_string())],
    );
    Nginx::serve(
        data(),
        address,
        &format!("access_log off; server {{ listen {address}; {block} }}"),
    )
}

async fn service_token(program: &Program) -> String {
    let form = [("grant_type", "client_credentials"), ("scope", "jobs_read")];
    let request = plain_client().post(program.url("/oauth/token")).form(&form);
    let request = request.basic_auth("demo-service", Some("demo-service-secret"));
    let answer: Value = request.send().await.expect("an answer").json().await.expect("JSON");
    answer["access_token"].as_str().expect("a token").to_owned()
}

const SAID: [&str; 7] = ["Method", "Client", "Credential", "User", "Company", "Role", "Scope"];

/// What a caller says about themselves, in every spelling.
fn forged() -> Vec<Vec<u8>> {
    let addresses =
        ["X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Forwarded"];
    let mut headers: Vec<String> =
        addresses.iter().map(|name| format!("{name}: forged, 203.0.113.9")).collect();
    for name in SAID {
        let name = format!("X-Countersign-{name}");
        for spelling in [
            name.clone(),
            name.to_ascii_lowercase(),
            name.to_ascii_uppercase(),
            name.replace('-', "_"),
            name.replacen('-', "_", 1),
            format!("{}_{}", &name[..13], &name[14..]),
        ] {
            headers.push(format!("{spelling}: forged"));
        }
    }
    headers.into_iter().map(String::into_bytes).collect()
}

#[tokio::test]
async fn what_a_caller_says_about_themselves_never_reaches_the_api() {
    let folder = data();
    let program = Program::start(folder.path());
    let nginx = in_front_of_an_api(&program);
    assert_says_who_calls_an_api(nginx.address, &program).await;
}

/// Of a proxy in front of [`echo`], which lets those call who may read jobs.
pub(crate) async fn assert_says_who_calls_an_api(proxy: SocketAddr, program: &Program) {
    for headers in [&[][..], &[b"Authorization: Bearer x".to_vec()]] {
        let (status, answer) = get(proxy, b"/jobs", headers);
        assert_eq!(status, 401);
        assert!(!answer.contains("get /jobs"), "{answer}");
    }
    let person = partner_tokens(program, &["jobs_read"], &[]).await;
    let person = person.access_token().secret().clone();
    let service = service_token(program).await;
    for (token, known) in [
        (person, ["authorization_code", "demo-partner", "", "usr_ada", "cmp_northwind"]),
        (service, ["client_credentials", "demo-service", "", "", "cmp_northwind"]),
    ] {
        let mut headers = vec![format!("Authorization: Bearer {token}").into_bytes()];
        headers.extend(forged());
        let (status, arrived) = get(proxy, b"/jobs?page=2", &headers);
        assert_eq!(status, 200, "{arrived}");
        assert!(!arrived.contains("forged") && !arrived.contains("203.0.113.9"), "{arrived}");
        for (name, value) in SAID.into_iter().zip(known) {
            let name = format!("x-countersign-{}: ", name.to_ascii_lowercase());
            let found: Vec<_> =
                arrived.lines().filter_map(|line| line.strip_prefix(&name)).collect();
            assert_eq!(found, if value.is_empty() { vec![] } else { vec![value] }, "{name}");
        }
        assert!(arrived.contains("x-forwarded-for: 127.0.0.1\r\n"), "{arrived}");
        assert!(arrived.contains("x-countersign-scope: "), "{arrived}");
    }
}

#[tokio::test]
async fn doctor_tells_whether_what_a_caller_says_reaches_the_api() {
    let folder = data();
    let program = Program::start(folder.path());
    let token = service_token(&program).await;
    let doctor = |nginx: &Nginx, api: SocketAddr, token: &str| {
        let (url, api) = (format!("http://{}/jobs", nginx.address), api.to_string());
        let arguments = ["doctor", "--guarded", &url, "--in-place-of", &api];
        let said = run_with_line(&arguments, token);
        let text = String::from_utf8_lossy(&said.stdout).into_owned();
        let line: Value = serde_json::from_str(&text).unwrap_or_else(|_| panic!("{text}"));
        assert_eq!(line["check"], "guarded API");
        assert_eq!(said.status.success(), line["result"] == "ok");
        line["said"].as_str().expect("a text").to_owned()
    };
    let api = free_address();
    let nginx = guarding(api, &program, &[]);
    let said = doctor(&nginx, api, &token);
    assert_eq!(said, "the proxy passes on no header that claims who the caller is");
    assert!(doctor(&nginx, api, "x").contains("the proxy answered 401"));

    // As an operator might have left it out.
    let api = free_address();
    let careless = [
        ("proxy_set_header X-Countersign-User $countersign_user;", ""),
        ("proxy_set_header X-Countersign-Role $countersign_role;\n", "\n"),
        ("underscores_in_headers off;", "underscores_in_headers on;"),
    ];
    let said = doctor(&guarding(api, &program, &careless), api, &token);
    for name in ["x-countersign-user", "x-countersign-role", "x_countersign_scope"] {
        assert!(said.contains(name), "{said}");
    }
    assert!(!said.contains("x-countersign-scope"), "{said}");
}

#[tokio::test]
async fn no_header_of_a_caller_becomes_a_fault_of_the_proxy() {
    let folder = data();
    let program = Program::start(folder.path());
    let nginx = in_front_of_an_api(&program);
    let long = format!("Authorization: Bearer {}", "a".repeat(7000)).into_bytes();
    let long_key = format!("X-SmartToken: {}", "a".repeat(7000)).into_bytes();
    let many: Vec<_> = (0..150).map(|number| format!("X-{number}: x").into_bytes()).collect();
    let one = |header: &[u8]| vec![header.to_vec()];
    let refused: Vec<Vec<Vec<u8>>> = vec![
        vec![],
        one(b"Authorization: Bearer a b"),
        one(b"Authorization: Bearer"),
        one(b"Authorization: "),
        one(b"Authorization: Basic YTpi"),
        one(b"Authorization: Bearer \xff\xfe"),
        one(b"Authorization: DPoP a b"),
        one(b"X-SmartToken: a b"),
        one(b"X-SmartToken: \xff"),
        one(&long),
        one(&long_key),
        vec![b"Authorization: Bearer a".to_vec(), b"X-SmartToken: a".to_vec()],
        vec![b"Authorization: DPoP a".to_vec(), b"DPoP: a, b".to_vec()],
        vec![b"X-SmartToken: a".to_vec(), b"X-SmartToken: b".to_vec()],
        many.clone(),
    ];
    for headers in refused {
        let (status, answer) = get(nginx.address, b"/jobs", &headers);
        assert_eq!(status, 401, "{answer}");
        assert!(answer.contains("www-authenticate: "), "{answer}");
        assert!(!answer.contains("get /jobs"), "{answer}");
    }
    // Two are one too many for nginx itself.
    let twice = [b"Authorization: Bearer a".to_vec(), b"Authorization: Bearer b".to_vec()];
    let (status, answer) = get(nginx.address, b"/jobs", &twice);
    assert!(matches!(status, 400 | 401), "{answer}");

    let mut good = vec![format!("Authorization: Bearer {}", service_token(&program).await)];
    good.push("X-Forwarded-For: \u{e9}, nonsense".to_owned());
    let good: Vec<_> = good.into_iter().map(String::into_bytes).collect();
    for path in [&b"/jobs/\xff\xc3"[..], b"/jobs/%0d%0a%ff", b"/jobs?a=\xff", b"http://a.b/jobs"] {
        let (status, answer) = get(nginx.address, path, &good);
        assert_eq!(status, 200, "{}: {answer}", String::from_utf8_lossy(path));
    }
    let headers: Vec<_> = good.into_iter().take(1).chain(many).collect();
    assert_eq!(get(nginx.address, b"/jobs", &headers).0, 200);
}

/// The shipped file in front of this server, by http beside https.
fn in_front_of(upstream: SocketAddr) -> Nginx {
    let (folder, address) = (data(), free_address());
    let root = folder.path();
    write_certificate(root, "auth.example");
    let live = "/etc/letsencrypt/live/auth.example";
    let (https, http) = (free_address(), free_address());
    let (https, http) = (format!("listen {https} ssl http2;"), format!("listen {http};"));
    let (key, certificate) = (key_in(root), certificate_in(root));
    let log = root.join("access.log");
    let path = |path: &Path| path.to_str().expect("a path of text").to_owned();
    let file = adapted(
        &shipped("deploy/nginx.conf"),
        &[
            ("listen 443 ssl http2;", &https),
            ("listen [::]:443 ssl http2;", &format!("listen {address};")),
            ("listen 80;", &http),
            ("listen [::]:80;", ""),
            (&format!("{live}/fullchain.pem"), &path(&certificate)),
            (&format!("{live}/privkey.pem"), &path(&key)),
            ("/var/log/nginx/access.log", &path(&log)),
            ("127.0.0.1:3000", &upstream.to_string()),
        ],
    );
    Nginx::serve(folder, address, &file)
}

/// An app's link with this state, already encoded, and what else it asks.
fn link(state: &str, more: &str) -> String {
    format!(
        "/oauth/authorize?response_type=code&client_id=demo-partner&scope=candidates_read\
         &redirect_uri=http%3A%2F%2F127.0.0.1%3A8765%2Fcallback&code_challenge_method=S256\
         &code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&state={state}{more}"
    )
}

#[tokio::test]
async fn the_longest_request_passes_the_shipped_nginx() {
    let folder = data();
    let issuer = ["--issuer", "https://auth.example"];
    let program = Program::start_with(folder.path(), "127.0.0.1:0", &issuer);
    let nginx = in_front_of(program.address);
    assert_longest_request_passes(nginx.address).await;
}

/// Of a proxy of `auth.example`.
pub(crate) async fn assert_longest_request_passes(proxy: SocketAddr) {
    let here = |path: &str| format!("http://{proxy}{path}");
    let get = async |path: &str| {
        let request = plain_client().get(here(path)).header("host", "auth.example");
        request.send().await.expect("an answer")
    };
    // As long as the server takes it, in characters that are encoded again and again.
    for state in ["s".repeat(4_000), "%C3%A9".repeat(2_000), "%C3%A9".repeat(5_350)] {
        let answer = get(&link(&state, "")).await;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{} characters", state.len());
        let sign_in = answer.headers()["location"].to_str().expect("text").to_owned();
        assert!(sign_in.starts_with("/sign-in?"), "{sign_in}");
        let page = get(&sign_in).await;
        assert_eq!(page.status(), StatusCode::OK, "{} characters", sign_in.len());
        // Back to the app.
        let answer = get(&link(&state, "&prompt=none")).await;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER);
        let location = answer.headers()["location"].to_str().expect("text");
        assert!(location.starts_with("http://127.0.0.1:8765/callback?error=login_required"));
        assert!(location.contains(&state), "{location}");
    }
    // One that is longer is explained by us.
    let answer = get(&link(&"s".repeat(33 * 1024), "")).await;
    assert_eq!(answer.status(), StatusCode::BAD_REQUEST);
    assert!(answer.text().await.expect("a page").contains("<html"));
}

#[test]
fn the_shipped_nginx_says_who_calls_and_takes_a_large_upload() {
    let nginx = in_front_of(echo());
    assert_says_who_calls_and_takes_a_large_upload(nginx.address);
}

/// Of a proxy in front of [`echo`].
pub(crate) fn assert_says_who_calls_and_takes_a_large_upload(proxy: SocketAddr) {
    let forged = ["X-Forwarded-For: 203.0.113.9", "traceparent: forged", "tracestate: forged"];
    let headers: Vec<_> = forged.iter().map(|header| header.as_bytes().to_vec()).collect();
    let (status, arrived) = get(proxy, b"/sign-in", &headers);
    assert_eq!(status, 200);
    assert!(arrived.contains("x-forwarded-for: 127.0.0.1\r\n"), "{arrived}");
    assert!(arrived.contains("host: auth.example\r\n"), "{arrived}");
    assert!(!arrived.contains("203.0.113.9") && !arrived.contains("forged"), "{arrived}");

    let body = vec![b'a'; 16 * 1024 * 1024];
    let head = format!(
        "POST /apps/x/logo HTTP/1.1\r\nhost: auth.example\r\nconnection: close\r\n\
         content-length: {}\r\n\r\n",
        body.len()
    );
    let (status, arrived) = send(proxy, &[head.as_bytes(), &body].concat());
    assert_eq!(status, 200, "{arrived}");
}
