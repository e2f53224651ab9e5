//! A bystander while somebody else attacks, from another network.

use std::future::Future;
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, Instant};

use reqwest::{Client, StatusCode};
use tokio::task::JoinSet;
use tokio::time::sleep;

use crate::floods::{
    ATTACKER, BYSTANDER, HALF_OF_A_BODY, HALF_OF_A_HEAD, MANY, SignInForm, allow_open_files, ask,
    client, hold, memory, post, say, sign_in_and_leave, two_letters,
};
use crate::load::{API, SERVICE};
use crate::running::{Program, data};

/// Of the bystander's usual latency, in the middle of its requests.
const AT_MOST: u32 = 5;

/// A latency that nobody notices.
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
