//! `kill -9` at random moments under load: what was answered has happened, and what
//! happens once has happened once.
//!
//! `COUNTERSIGN_KILLS` says how often; `make prove-kills` does it 200 times.

use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use reqwest::cookie::Jar;
use reqwest::redirect::Policy;
use reqwest::{Client, StatusCode};
use serde_json::Value;

use crate::browser::{ADA, CALLBACK, PASSWORD, answer_at};
use crate::running::{Program, data};
use crate::{VERIFIER, html, link};

/// How far an app's flow was known to have come when the server was killed. "ing": it was
/// asked for, and no answer came.
#[derive(Clone, Debug)]
enum Stage {
    Issued,
    Redeeming,
    Redeemed(Tokens),
    Refreshing(Tokens),
    Revoking(Tokens),
    Revoked(Tokens),
}

#[derive(Clone, Debug)]
struct Tokens {
    access: String,
    refresh: String,
}

#[derive(Clone, Debug)]
struct Flow {
    code: String,
    stage: Stage,
}

/// What was answered before the kill.
#[derive(Default)]
struct Book {
    flows: Vec<Flow>,
    /// A service's tokens, and whether their revocation was asked for, and answered.
    services: Vec<(String, Option<bool>)>,
}

/// The requests of an app and of a person; an error is a connection that the kill cut.
struct Caller {
    issuer: String,
    http: Client,
}

type Cut = reqwest::Error;

impl Caller {
    /// No connection is used twice: those before the kill are dead.
    fn new(issuer: &str, jar: Arc<Jar>) -> Self {
        let http = Client::builder().cookie_provider(jar).redirect(Policy::none());
        let http = http.pool_max_idle_per_host(0).timeout(Duration::from_secs(20));
        Self { issuer: issuer.to_owned(), http: http.build().expect("a client") }
    }

    async fn post(
        &self,
        path: &str,
        client: (&str, &str),
        form: &[(&str, &str)],
    ) -> Result<(StatusCode, Value), Cut> {
        let request = self.http.post(format!("{}{path}", self.issuer));
        let response = request.basic_auth(client.0, Some(client.1)).form(form).send().await?;
        let status = response.status();
        let text = response.text().await?;
        Ok((status, serde_json::from_str(&text).unwrap_or_default()))
    }

    /// Tokens, or the refusal's status.
    async fn token(&self, form: &[(&str, &str)]) -> Result<Result<Tokens, StatusCode>, Cut> {
        let (status, json) = self.post("/oauth/token", PARTNER, form).await?;
        let text = |name: &str| json[name].as_str().unwrap_or_default().to_owned();
        let tokens = Tokens { access: text("access_token"), refresh: text("refresh_token") };
        Ok(if status == StatusCode::OK { Ok(tokens) } else { Err(status) })
    }

    async fn redeem(&self, code: &str) -> Result<Result<Tokens, StatusCode>, Cut> {
        let code = ("code", code);
        let form = [("grant_type", "authorization_code"), code, ("redirect_uri", CALLBACK)];
        self.token(&[&form[..], &[("code_verifier", VERIFIER)]].concat()).await
    }

    async fn refresh(&self, token: &str) -> Result<Result<Tokens, StatusCode>, Cut> {
        self.token(&[("grant_type", "refresh_token"), ("refresh_token", token)]).await
    }

    async fn revoke(&self, client: (&str, &str), token: &str) -> Result<bool, Cut> {
        Ok(self.post("/oauth/revoke", client, &[("token", token)]).await?.0 == StatusCode::OK)
    }

    async fn is_active(&self, token: &str) -> bool {
        let asked = self.post("/oauth/introspect", API, &[("token", token)]).await;
        let (status, json) = asked.expect("an answer");
        assert_eq!(status, StatusCode::OK, "{json}");
        json["active"] == true
    }

    /// Whether an access token and its refresh token are good for something.
    async fn both_work(&self, tokens: &Tokens) -> (bool, bool) {
        let access = self.is_active(&tokens.access).await;
        (access, self.refresh(&tokens.refresh).await.expect("an answer").is_ok())
    }

    /// The page at an address, after redirects within the server.
    async fn open(&self, url: &str) -> Result<String, Cut> {
        let mut response = self.http.get(url).send().await?;
        while response.status() == StatusCode::SEE_OTHER {
            let location = response.headers()["location"].to_str().expect("a text").to_owned();
            let next = match location.strip_prefix('/') {
                Some(path) => format!("{}/{path}", self.issuer),
                None => location,
            };
            response = self.http.get(next).send().await?;
        }
        response.text().await
    }

    async fn submit(&self, form: &html::Form) -> Result<reqwest::Response, Cut> {
        let request = self.http.post(format!("{}{}", self.issuer, form.action));
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        request.header("origin", &self.issuer).body(form.body()).send().await
    }

    /// Allows, and tells the code.
    async fn allow(&self) -> Result<Option<String>, Cut> {
        let page = self.open(&link(&self.issuer, CALLBACK)).await?;
        let Some(form) = html::find_form(&page, "Allow access") else { return Ok(None) };
        let answer = self.submit(&form.press("Allow access")).await?;
        let location = answer.headers().get("location").and_then(|value| value.to_str().ok());
        let location = location.filter(|location| location.starts_with(CALLBACK));
        Ok(location.and_then(|location| answer_at(CALLBACK, location).remove("code")))
    }
}

const PARTNER: (&str, &str) = ("demo-partner", "demo-partner-secret");
const SERVICE: (&str, &str) = ("demo-service", "demo-service-secret");
const API: (&str, &str) = ("demo-api", "demo-api-secret");

/// A person allows, and their app goes on from there, until the server is cut off.
async fn connect_apps(caller: &Caller, book: &Mutex<Book>, nth: usize) -> Result<(), Cut> {
    let set = |at: usize, stage: Stage| book.lock().expect("sound").flows[at].stage = stage;
    for turn in nth.. {
        let Some(code) = caller.allow().await? else { continue };
        let at = {
            let flows = &mut book.lock().expect("sound").flows;
            flows.push(Flow { code: code.clone(), stage: Stage::Issued });
            flows.len() - 1
        };
        if turn % 5 == 0 {
            continue;
        }
        set(at, Stage::Redeeming);
        let Ok(tokens) = caller.redeem(&code).await? else { panic!("a new code is refused") };
        set(at, Stage::Redeemed(tokens.clone()));
        if turn % 5 == 1 {
            continue;
        }
        set(at, Stage::Refreshing(tokens.clone()));
        let Ok(tokens) = caller.refresh(&tokens.refresh).await? else { panic!("refused") };
        set(at, Stage::Redeemed(tokens.clone()));
        if turn % 5 != 2 {
            continue;
        }
        set(at, Stage::Revoking(tokens.clone()));
        if caller.revoke(PARTNER, &tokens.refresh).await? {
            set(at, Stage::Revoked(tokens));
        }
    }
    Ok(())
}

/// A service gets tokens and gives some back, until the server is cut off.
async fn serve_itself(caller: &Caller, book: &Mutex<Book>) -> Result<(), Cut> {
    for turn in 0.. {
        let form = [("grant_type", "client_credentials")];
        let (status, json) = caller.post("/oauth/token", SERVICE, &form).await?;
        assert_eq!(status, StatusCode::OK, "{json}");
        let token = json["access_token"].as_str().expect("a token").to_owned();
        let at = {
            let services = &mut book.lock().expect("sound").services;
            services.push((token.clone(), None));
            services.len() - 1
        };
        if turn % 3 == 0 {
            book.lock().expect("sound").services[at].1 = Some(false);
            let answered = caller.revoke(SERVICE, &token).await?;
            book.lock().expect("sound").services[at].1 = Some(answered);
        }
    }
    Ok(())
}

/// Holds what was answered against what the restarted server knows.
async fn verify(caller: &Caller, book: Book) {
    for (token, revoked) in book.services {
        let is_active = caller.is_active(&token).await;
        match revoked {
            None => assert!(is_active, "a token that was answered is lost"),
            Some(true) => assert!(!is_active, "a revocation that was answered is lost"),
            Some(false) => {}
        }
    }
    for Flow { code, stage } in book.flows {
        match &stage {
            Stage::Issued => {
                let first = caller.redeem(&code).await.expect("an answer");
                assert!(first.is_ok(), "a code that was answered is lost: {first:?}");
            }
            Stage::Redeeming => {
                // Once at most, before the kill or now.
                let _ = caller.redeem(&code).await.expect("an answer");
            }
            Stage::Redeemed(tokens) => {
                let found = caller.both_work(tokens).await;
                assert_eq!(found, (true, true), "tokens that were answered are lost");
            }
            Stage::Refreshing(tokens) => {
                // Whether or not it was rotated: who got no answer may ask again.
                let again = caller.refresh(&tokens.refresh).await.expect("an answer");
                let again = again.expect("a refresh token whose answer was cut off is lost");
                assert!(caller.is_active(&again.access).await);
            }
            Stage::Revoking(tokens) => {
                let (access, refresh) = caller.both_work(tokens).await;
                assert_eq!(access, refresh, "a family was revoked by half");
            }
            Stage::Revoked(tokens) => {
                let found = caller.both_work(tokens).await;
                assert_eq!(found, (false, false), "a revocation that was answered is lost");
            }
        }
        let twice = caller.redeem(&code).await.expect("an answer");
        assert!(twice.is_err(), "a code was used twice, from {stage:?}");
    }
}

/// Whether the file is whole after the kill, before anybody mends it.
fn assert_whole(folder: &Path) {
    let database = rusqlite::Connection::open(folder.join("countersign.db")).expect("opens");
    let check = |pragma: &str| -> Vec<String> {
        let mut statement = database.prepare(pragma).expect("prepares");
        let rows = statement.query_map((), |row| row.get(0)).expect("asks");
        rows.collect::<Result<_, _>>().expect("read")
    };
    assert_eq!(check("PRAGMA integrity_check"), ["ok"]);
    assert!(check("PRAGMA foreign_key_check").is_empty());
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs the release build"]
#[expect(clippy::disallowed_methods, reason = "when it is killed must differ from run to run")]
async fn nothing_that_was_answered_is_lost_by_kills() {
    let kills = std::env::var("COUNTERSIGN_KILLS").ok().and_then(|text| text.parse().ok());
    let kills: u32 = kills.unwrap_or(10);
    let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970");
    let mut random = u64::from(since.subsec_nanos()) | 1;
    let folder = data();
    let more = ["--limits-requests-per-second", "--limits-client-requests-per-second"];
    let more = more.map(|limit| format!("{limit}=1000000"));
    let more = more.each_ref().map(String::as_str);
    let start = |listen: &str| Program::start_with(folder.path(), listen, &more);
    let mut program = start("127.0.0.1:0");
    let listen = program.address.to_string();
    let jar = Arc::new(Jar::default());
    let person = Arc::new(Caller::new(&program.issuer, Arc::clone(&jar)));
    let page = person.open(&link(&program.issuer, CALLBACK)).await.expect("a page");
    let form = html::form(&page, "Sign in").set("email", ADA).set("password", PASSWORD);
    assert_eq!(person.submit(&form).await.expect("an answer").status(), StatusCode::SEE_OTHER);

    let mut answered = 0;
    for kill in 1..=kills {
        let book = Arc::new(Mutex::new(Book::default()));
        let mut load: Vec<tokio::task::JoinHandle<Result<(), Cut>>> = Vec::new();
        for nth in 0..4 {
            let (person, book) = (Arc::clone(&person), Arc::clone(&book));
            load.push(tokio::spawn(async move { connect_apps(&person, &book, nth).await }));
        }
        for _ in 0..4 {
            let (service, book) = (Arc::clone(&person), Arc::clone(&book));
            load.push(tokio::spawn(async move { serve_itself(&service, &book).await }));
        }
        // xorshift64
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        tokio::time::sleep(Duration::from_millis(20 + random % 800)).await;
        program.child.kill().expect("killed");
        program.wait();
        for worker in load {
            assert!(worker.await.expect("no panic").is_err(), "cut off");
        }
        assert_whole(folder.path());
        program = start(&listen);
        let book = std::mem::take(&mut *book.lock().expect("sound"));
        answered += book.flows.len() + book.services.len();
        verify(&person, book).await;
        if kill % 20 == 0 {
            eprintln!(
                "{kill} kills, {answered} answered codes and tokens, none lost or used twice"
            );
        }
    }
    eprintln!(
        "{kills} of {kills} kills survived: of {answered} answered codes and tokens none was lost, no code was used twice, the database was whole each time"
    );
    program.stop();
}
