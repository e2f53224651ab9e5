//! Floods from one network, and what they may cost.

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Duration;

use reqwest::{Client, StatusCode};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpSocket, TcpStream};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use crate::running::{Program, data};

/// All of 127.0.0.0/8 is this machine: another address is another network.
pub(crate) const ATTACKER: IpAddr = IpAddr::V4(Ipv4Addr::new(127, 0, 0, 2));
pub(crate) const BYSTANDER: IpAddr = IpAddr::V4(Ipv4Addr::new(127, 0, 0, 3));

pub(crate) const MANY: usize = 1100;
const FORM: &str = "content-type: application/x-www-form-urlencoded";

/// The test, too, has this many files open.
pub(crate) fn allow_open_files() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

    let maximum = getrlimit(Resource::Nofile).maximum;
    setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum }).expect("allowed");
}

pub(crate) async fn connect(from: IpAddr, to: SocketAddr) -> io::Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    socket.bind(SocketAddr::new(from, 0))?;
    socket.connect(to).await
}

/// Opens a connection that says something, and no more.
pub(crate) async fn say(from: IpAddr, to: SocketAddr, text: &str) -> io::Result<TcpStream> {
    let mut stream = connect(from, to).await?;
    stream.write_all(text.as_bytes()).await?;
    Ok(stream)
}

/// Connections that each say this much, at the same time. Some may be closed already.
pub(crate) async fn hold(to: SocketAddr, text: &'static str, count: usize) -> Vec<TcpStream> {
    let mut opened = JoinSet::new();
    for _ in 0..count {
        opened.spawn(say(ATTACKER, to, text));
    }
    let mut held = Vec::new();
    while let Some(opened) = opened.join_next().await {
        held.extend(opened.expect("no panic").ok());
    }
    held
}

pub(crate) const HALF_OF_A_BODY: &str = "POST /oauth/token HTTP/1.1\r\nhost: localhost\r\n\
    content-type: application/x-www-form-urlencoded\r\ncontent-length: 60000\r\n\r\n\
    grant_type=client_credentials&";
pub(crate) const HALF_OF_A_HEAD: &str = "GET /help HTTP/1.1\r\nhost: localhost\r\nx-a: ";

pub(crate) fn post(path: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "POST {path} HTTP/1.1\r\nhost: localhost\r\n{FORM}\r\ncontent-length: {length}\r\n\
         connection: close\r\n\r\n{body}"
    )
}

/// A request, and the beginning of its answer.
pub(crate) async fn ask(from: IpAddr, to: SocketAddr, text: &str) -> io::Result<String> {
    let mut stream = say(from, to, text).await?;
    let mut answer = vec![0; 64];
    let read = stream.read(&mut answer).await?;
    let mut rest = Vec::new();
    stream.read_to_end(&mut rest).await?;
    Ok(String::from_utf8_lossy(&answer[..read]).into_owned())
}

/// Sends a sign-in, and goes away before it is answered.
pub(crate) async fn sign_in_and_leave(program: &Program, sign_in: &SignInForm) {
    let SignInForm { cookie, token } = sign_in;
    let body = format!("email=nobody%40example.com&password=x&token={token}");
    let (length, issuer) = (body.len(), &program.issuer);
    let host = issuer.trim_start_matches("http://");
    let text = format!(
        "POST /sign-in HTTP/1.1\r\nhost: {host}\r\norigin: {issuer}\r\ncookie: {cookie}\r\n\
         {FORM}\r\ncontent-length: {length}\r\n\r\n{body}"
    );
    let Ok(stream) = say(ATTACKER, program.address, &text).await else { return };
    sleep(Duration::from_millis(15)).await;
    drop(stream);
}

/// What a browser has that has opened the page.
pub(crate) struct SignInForm {
    cookie: String,
    token: String,
}

impl SignInForm {
    pub(crate) async fn open(program: &Program) -> Self {
        let page = client(ATTACKER).get(program.url("/sign-in")).send().await.expect("an answer");
        let cookie = page.headers()["set-cookie"].to_str().expect("text");
        let cookie = cookie.split(';').next().expect("a cookie").to_owned();
        let page = page.text().await.expect("a page");
        let form = testkit::html::form(&page, "Sign in").body();
        let token = form.split('&').find_map(|field| field.strip_prefix("token="));
        Self { cookie, token: token.expect("a token").to_owned() }
    }
}

pub(crate) fn client(from: IpAddr) -> Client {
    let client = Client::builder().local_address(from).timeout(Duration::from_secs(20));
    client.redirect(reqwest::redirect::Policy::none()).build().expect("a client")
}

/// In KiB.
pub(crate) fn memory(program: &Program) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", program.child.id()));
    let status = status.expect("it runs");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("a number");
    line.trim().trim_end_matches(" kB").parse().expect("a number")
}

pub(crate) fn two_letters() -> String {
    let letters = || (b'a'..=b'z').chain(b'0'..=b'9').map(char::from);
    let names =
        letters().flat_map(|a| letters().flat_map(move |b| letters().map(move |c| [a, b, c])));
    names.take(16_000).map(String::from_iter).collect::<Vec<_>>().join("&")
}

/// Whether a user is answered soon, from where the flood comes and from elsewhere.
async fn is_answered(program: &Program) {
    for from in [BYSTANDER, ATTACKER] {
        for path in ["/readyz", "/help", "/.well-known/jwks.json"] {
            let asked = client(from).get(program.url(path)).send();
            let answer = timeout(Duration::from_secs(5), asked).await.expect("soon");
            assert_eq!(answer.expect("an answer").status(), StatusCode::OK, "{path} from {from}");
        }
        let form = [("grant_type", "client_credentials")];
        let asked = client(from).post(program.url("/oauth/token")).form(&form);
        let asked = asked.basic_auth("demo-service", Some("demo-service-secret")).send();
        let answer = timeout(Duration::from_secs(5), asked).await.expect("soon");
        assert_eq!(answer.expect("an answer").status(), StatusCode::OK, "{from}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn connections_that_say_half_of_something_shut_no_user_out() {
    allow_open_files();
    let folder = data();
    // The flood itself is not to be told to wait.
    let more = ["--limits-requests-per-second=1000000"];
    let program = Program::start_with(folder.path(), "127.0.0.1:0", &more);
    for text in [HALF_OF_A_BODY, HALF_OF_A_HEAD, ""] {
        let held = hold(program.address, text, MANY).await;
        assert!(held.len() > MANY / 2, "{}", held.len());
        is_answered(&program).await;
    }
    program.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sign_ins_that_no_one_waits_for_take_no_more_memory_than_others() {
    let folder = data();
    let program = Program::start(folder.path());
    let form = SignInForm::open(&program).await;
    sign_in_and_leave(&program, &form).await;
    let before = memory(&program);
    let mut most = 0;
    for _ in 0..45 {
        sign_in_and_leave(&program, &form).await;
        most = most.max(memory(&program));
    }
    // Two hashes of 46 MiB at a time.
    assert!(most < before + 150 * 1024, "{before} KiB before, {most} KiB at most");
    is_answered(&program).await;
    program.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_that_never_reads_loses_its_connection() {
    let folder = data();
    let program = Program::start_with(folder.path(), "127.0.0.1:0", &["--limits-connections=4"]);
    let page = "GET /sign-in HTTP/1.1\r\nhost: localhost\r\n\r\n".repeat(200);
    let mut deaf = Vec::new();
    for _ in 0..8 {
        // The first of them make room for the last.
        deaf.extend(say(ATTACKER, program.address, &page).await.ok());
    }
    is_answered(&program).await;
    program.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_proxy_asks_a_thousand_times_a_second_and_is_never_told_to_wait() {
    let folder = data();
    let program = Program::start(folder.path());
    let http = client(ATTACKER);
    let form = [("grant_type", "client_credentials"), ("scope", "candidates_read")];
    let asked = http.post(program.url("/oauth/token")).form(&form);
    let asked = asked.basic_auth("demo-service", Some("demo-service-secret")).send();
    let token: serde_json::Value = asked.await.expect("an answer").json().await.expect("JSON");
    let token = token["access_token"].as_str().expect("a token").to_owned();
    let mut calls = JoinSet::new();
    for _ in 0..8 {
        let (http, url, token) = (http.clone(), program.url("/guard/check"), token.clone());
        calls.spawn(async move {
            for _ in 0..250 {
                let answer = http.get(&url).bearer_auth(&token).send().await.expect("an answer");
                assert_eq!(answer.status(), StatusCode::OK);
            }
        });
    }
    while let Some(call) = calls.join_next().await {
        call.expect("good");
    }
    program.stop();
}
