//! A bystander while another user attacks, from another network.

use std::collections::HashMap;
use std::future::Future;
use std::net::{IpAddr, Ipv4Addr};
use std::path::Path;
use std::pin::Pin;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use reqwest::{Client, StatusCode};
use tokio::io::AsyncReadExt as _;
use tokio::net::TcpListener;
use tokio::task::JoinSet;
use tokio::time::sleep;

use crate::browser::{ADA, Browser, CALLBACK, PASSWORD};
use crate::floods::{
    ATTACKER, BYSTANDER, HALF_OF_A_BODY, HALF_OF_A_HEAD, MANY, SignInForm, allow_open_files, ask,
    client, hold, memory, post, say, sign_in_and_leave, two_letters,
};
use crate::link;
use crate::load::{API, SERVICE};
use crate::running::{Program, data};
use testkit::html;

/// Of the bystander's usual latency, in the middle of its requests.
const AT_MOST: u32 = 5;

/// A latency that no one notices.
const UNNOTICED: Duration = Duration::from_millis(2);

/// In KiB.
const SERVICES_MEMORY: u64 = 250 * 1024;

/// Of all that waits of devices.
const DEVICES: u32 = 100;
const DEVICES_BYTES: u32 = 100 * 1024;

type Attack = Pin<Box<dyn Future<Output = ()> + Send>>;

fn seconds() -> u64 {
    let seconds = std::env::var("COUNTERSIGN_ATTACK_SECONDS").ok();
    seconds.map_or(2, |seconds| seconds.parse().expect("a number"))
}

/// One of those who ask for a token, introspect it, and open a page; how long each took.
async fn bystander(program: &Program, http: &Client) -> Duration {
    let began = now();
    let form = [("grant_type", "client_credentials")];
    let asked = http.post(program.url("/oauth/token")).form(&form);
    let answer = asked.basic_auth(SERVICE.0, Some(SERVICE.1)).send().await.expect("an answer");
    assert_eq!(answer.status(), StatusCode::OK);
    let token: serde_json::Value = answer.json().await.expect("JSON");
    let form = [("token", token["access_token"].as_str().expect("a token"))];
    let asked = http.post(program.url("/oauth/introspect")).form(&form);
    let answer = asked.basic_auth(API.0, Some(API.1)).send().await.expect("an answer");
    assert_eq!(answer.status(), StatusCode::OK);
    drop(answer.bytes().await.expect("a body"));
    let answer = http.get(program.url("/sign-in")).send().await.expect("an answer");
    assert_eq!(answer.status(), StatusCode::OK);
    drop(answer.bytes().await.expect("a body"));
    began.elapsed() / 3
}

async fn median(program: &Program, http: &Client, time: Duration) -> Duration {
    let began = now();
    let mut took = Vec::new();
    while began.elapsed() < time || took.len() < 20 {
        took.push(bystander(program, http).await);
        sleep(Duration::from_millis(5)).await;
    }
    took.sort_unstable();
    took[took.len() / 2]
}

/// Does something again and again, by eight at a time.
fn again<T: Future<Output = ()> + Send + 'static>(
    each: impl Fn() -> T + Clone + Send + 'static,
) -> Attack {
    Box::pin(async move {
        let mut eight = JoinSet::new();
        for _ in 0..8 {
            let each = each.clone();
            eight.spawn(async move {
                loop {
                    each().await;
                    sleep(Duration::from_millis(1)).await;
                }
            });
        }
        while eight.join_next().await.is_some() {}
    })
}

fn asking(program: &Program, text: String) -> Attack {
    let (address, text) = (program.address, Arc::new(text));
    again(move || {
        let text = Arc::clone(&text);
        async move { drop(ask(ATTACKER, address, &text).await) }
    })
}

fn holding(program: &Program, text: &'static str) -> Attack {
    let address = program.address;
    Box::pin(async move {
        loop {
            let _held = hold(address, text, MANY).await;
            sleep(Duration::from_secs(5)).await;
        }
    })
}

/// How many devices wait, and what is stored of their requests.
fn devices(folder: &Path) -> (u32, u32) {
    let database = rusqlite::Connection::open(folder.join("countersign.db")).expect("opens");
    let sql = "SELECT count(*), coalesce(sum(length(query)), 0) FROM device_requests";
    database.query_row(sql, (), |row| Ok((row.get(0)?, row.get(1)?))).expect("a row")
}

#[expect(clippy::disallowed_methods, reason = "it is real time that passes")]
fn now() -> Instant {
    Instant::now()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bystander_is_answered_at_most_five_times_as_slowly() {
    allow_open_files();
    let folder = data();
    let program = Arc::new(Program::start(folder.path()));
    let address = program.address;
    let http = client(BYSTANDER);
    let form = Arc::new(SignInForm::open(&program).await);
    let time = Duration::from_secs(seconds());
    median(&program, &http, Duration::from_millis(300)).await;
    let usual = median(&program, &http, time).await;
    eprintln!("usually: {usual:?}, {} MiB in memory", memory(&program) / 1024);

    let big = format!("client_id=demo-device&unknown={}", "x".repeat(30 * 1024));
    let deaf = "GET /sign-in HTTP/1.1\r\nhost: localhost\r\n\r\n".repeat(100);
    let attacks: [(&str, Attack); 8] = [
        ("requests beyond the limit", asking(&program, post("/oauth/token", "grant_type=x"))),
        ("halves of bodies", holding(&program, HALF_OF_A_BODY)),
        ("halves of heads", holding(&program, HALF_OF_A_HEAD)),
        ("connections without a word", holding(&program, "")),
        ("answers that nobody reads", {
            let deaf = Arc::new(deaf);
            again(move || {
                let deaf = Arc::clone(&deaf);
                async move {
                    let held = say(ATTACKER, address, &deaf).await;
                    sleep(Duration::from_millis(200)).await;
                    drop(held);
                }
            })
        }),
        ("sign-ins that nobody waits for", {
            let program = Arc::clone(&program);
            again(move || {
                let (program, form) = (Arc::clone(&program), Arc::clone(&form));
                async move { sign_in_and_leave(&program, &form).await }
            })
        }),
        ("16,000 parameters", asking(&program, post("/oauth/token", &two_letters()))),
        ("devices with 30 KiB", asking(&program, post("/oauth/device_authorization", &big))),
    ];
    let allowed = (usual * AT_MOST).max(UNNOTICED);
    let mut slow = Vec::new();
    for (name, attack) in attacks {
        let attack = tokio::spawn(attack);
        sleep(Duration::from_millis(500)).await;
        let took = median(&program, &http, time).await;
        let memory = memory(&program);
        attack.abort();
        eprintln!("{name}: {took:?}, {} MiB in memory", memory / 1024);
        assert!(memory < SERVICES_MEMORY, "{name}: {memory} KiB");
        if took > allowed {
            slow.push(name);
        }
    }
    let (waiting, bytes) = devices(folder.path());
    eprintln!("{waiting} devices wait, with {bytes} bytes");
    assert!(slow.is_empty(), "slower than {allowed:?}: {slow:?}");
    assert!(waiting <= DEVICES && bytes <= DEVICES_BYTES, "{waiting} devices, {bytes} bytes");
    let program = Arc::into_inner(program);
    assert!(program.is_none_or(|program| {
        program.stop();
        true
    }));
}

/// People elsewhere: one who is asked by an app, and one who signs in.
struct People<'program> {
    program: &'program Program,
    asked: Browser<'program>,
    request: String,
}

impl<'program> People<'program> {
    async fn arrive(program: &'program Program) -> Self {
        let request = link(&program.issuer, CALLBACK);
        let asked = Self::browser(program);
        let (_, page) = asked.open(&request).await;
        asked.sign_in(&page).await;
        Self { program, asked, request }
    }

    fn browser(program: &'program Program) -> Browser<'program> {
        let client = Client::builder().cookie_store(true).local_address(BYSTANDER);
        let client = client.redirect(reqwest::redirect::Policy::none());
        Browser { program, client: client.build().expect("a client") }
    }

    async fn open_consent_page(&self) -> Duration {
        let began = now();
        let (status, page) = self.asked.open(&self.request).await;
        let took = began.elapsed();
        assert_eq!(status, StatusCode::OK);
        assert!(html::find_form(&page, "Allow access").is_some());
        took
    }

    async fn sign_in(&self) -> Duration {
        let browser = Self::browser(self.program);
        let (_, page) = browser.open(&self.program.url("/sign-in")).await;
        let form = html::form(&page, "Sign in").set("email", ADA).set("password", PASSWORD);
        let began = now();
        let (status, page) = browser.submit(&form).await;
        let took = began.elapsed();
        assert!(status == StatusCode::OK && html::find_form(&page, "Sign in").is_none());
        took
    }
}

fn middle(mut took: Vec<Duration>) -> Duration {
    took.sort_unstable();
    took[took.len() / 2]
}

/// How many addresses of documents are made up.
const MADE_UP: usize = 10_000;

/// An app's host that never answers, at every address of this machine: how many connections it has,
/// the most at once, and when each began, by address.
#[derive(Default)]
struct SilentHost {
    open: AtomicUsize,
    most: AtomicUsize,
    began: Mutex<HashMap<IpAddr, Vec<Instant>>>,
}

impl SilentHost {
    async fn start() -> (Arc<Self>, u16) {
        let listener = TcpListener::bind("0.0.0.0:0").await.expect("bound");
        let port = listener.local_addr().expect("an address").port();
        let host = Arc::new(Self::default());
        let answering = Arc::clone(&host);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let host = Arc::clone(&answering);
                let to = stream.local_addr().expect("an address").ip();
                host.began.lock().expect("unpoisoned").entry(to).or_default().push(now());
                host.open.fetch_add(1, Relaxed);
                tokio::spawn(async move {
                    // Those that were closed before this one came are seen to have ended by then.
                    sleep(Duration::from_millis(50)).await;
                    host.most.fetch_max(host.open.load(Relaxed), Relaxed);
                    let mut stream = stream;
                    let mut buffer = [0; 1024];
                    while stream.read(&mut buffer).await.is_ok_and(|read| read > 0) {}
                    host.open.fetch_sub(1, Relaxed);
                });
            }
        });
        (host, port)
    }

    /// The shortest time in which one address was connected to three times.
    fn closest_three(&self) -> Option<Duration> {
        let began = self.began.lock().expect("unpoisoned");
        let of = |times: &Vec<Instant>| times.windows(3).map(|three| three[2] - three[0]).min();
        began.values().filter_map(of).min()
    }
}

/// Clients, documents, and what was done, but for the bystander's sign-ins.
fn rows(folder: &Path) -> (u32, u32, u32) {
    let database = rusqlite::Connection::open(folder.join("countersign.db")).expect("opens");
    let sql = "SELECT (SELECT count(*) FROM clients), (SELECT count(*) FROM metadata_documents),
        (SELECT count(*) FROM audit WHERE action <> 'signed_in')";
    database.query_row(sql, (), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).expect("a row")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn connect_2_ten_thousand_made_up_documents_are_hardly_noticed_by_a_bystander() {
    allow_open_files();
    let folder = data();
    // The flood itself is not to be told to wait.
    let more = ["--limits-requests-per-second=1000000"];
    let program = Program::start_with(folder.path(), "127.0.0.1:0", &more);
    let (host, port) = SilentHost::start().await;
    let http = client(BYSTANDER);
    median(&program, &http, Duration::from_millis(300)).await;
    let usual = median(&program, &http, Duration::from_secs(seconds())).await;
    let people = People::arrive(&program).await;
    let (mut consent, mut sign_in) = (Vec::new(), Vec::new());
    for _ in 0..20 {
        consent.push(people.open_consent_page().await);
        sign_in.push(people.sign_in().await);
    }
    let usually = [middle(consent), middle(sign_in)];
    let before = rows(folder.path());

    let next = Arc::new(AtomicUsize::new(0));
    let mut flood = JoinSet::new();
    for worker in 0..=255_u8 {
        // From many networks: one by itself has less fetched.
        let from = IpAddr::V4(Ipv4Addr::new(127, 1, 0, worker % 32 + 1));
        let (next, address) = (Arc::clone(&next), program.address);
        flood.spawn(async move {
            loop {
                let number = next.fetch_add(1, Relaxed);
                if number >= MADE_UP {
                    return;
                }
                // A thousand of them at one host.
                let (b, c) =
                    if number % 10 == 0 { (0, 9) } else { (number / 250 % 250, number % 250) };
                let text = format!(
                    "GET /oauth/authorize?response_type=code&client_id=http%3A%2F%2F127.7.{b}.{c}\
                     %3A{port}%2Fclient-{number} HTTP/1.1\r\nhost: localhost\r\n\
                     connection: close\r\n\r\n"
                );
                drop(ask(from, address, &text).await);
            }
        });
    }
    sleep(Duration::from_millis(100)).await;
    let (mut took, mut consent, mut sign_in) = (Vec::new(), Vec::new(), Vec::new());
    while !flood.is_empty() {
        took.push(bystander(&program, &http).await);
        consent.push(people.open_consent_page().await);
        if took.len() % 4 == 1 {
            sign_in.push(people.sign_in().await);
        }
        sleep(Duration::from_millis(5)).await;
        while flood.try_join_next().is_some() {}
    }
    let tries = (took.len(), sign_in.len());
    let (during, people_during) = (middle(took), [middle(consent), middle(sign_in)]);
    let (most, three) = (host.most.load(Relaxed), host.closest_three());
    eprintln!(
        "usually {usual:?}, a consent page and a sign-in {usually:?}; during the flood {during:?} and \
         {people_during:?} ({tries:?} times); {most} connections at once, three to one host within \
         {three:?}"
    );
    assert!(during <= (usual * AT_MOST).max(UNNOTICED), "{during:?}");
    for (during, usual) in people_during.into_iter().zip(usually) {
        assert!(during <= (usual * AT_MOST).max(UNNOTICED), "{during:?}, usually {usual:?}");
    }
    assert!((1..=20).contains(&most), "{most} connections");
    // Two a second, give or take how long a connection takes to be seen here.
    assert!(three.is_none_or(|three| three >= Duration::from_millis(900)), "{three:?}");
    assert_eq!(rows(folder.path()), before);
    assert!(memory(&program) < SERVICES_MEMORY);
    program.stop();
}
