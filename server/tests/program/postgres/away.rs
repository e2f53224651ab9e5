//! What everybody is told while the database is away.

use reqwest::header::{HeaderMap, RETRY_AFTER};
use reqwest::{RequestBuilder, StatusCode};
use serde_json::Value;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use crate::browser::CALLBACK;
use crate::load::{API, Caller, PARTNER, SERVICE, Tokens};
use crate::running::{Program, data, plain_client};
use crate::{VERIFIER, link};

use super::database;

async fn answer(request: RequestBuilder) -> (StatusCode, HeaderMap, String) {
    let answer = request.send().await.expect("an answer");
    let (status, headers) = (answer.status(), answer.headers().clone());
    (status, headers, answer.text().await.expect("a text"))
}

/// What is good, as long as the database can be asked.
pub(super) struct Good {
    tokens: Tokens,
    code: String,
}

impl Good {
    pub(super) async fn of(caller: &Caller) -> Self {
        let code = async || caller.allow().await.expect("an answer").expect("a code");
        let tokens = caller.redeem(&code().await).await.expect("an answer").expect("tokens");
        Self { tokens, code: code().await }
    }
}

/// Everybody is told to try again, each in their language, and no one that what is good is not.
pub(super) async fn assert_errors_are_clear(program: &Program, caller: &Caller, good: &Good) {
    let client = plain_client();
    let url = |path: &str| format!("http://{}{path}", program.address);
    let get = |path: &str| client.get(url(path));
    assert_eq!(answer(get("/healthz")).await.0, StatusCode::OK, "the process lives");
    let (status, _, said) = answer(get("/readyz")).await;
    assert_eq!(
        (status, &*said),
        (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
    );
    let post = |path: &str, (id, secret): (&str, &str), form: &[(&str, &str)]| {
        client.post(url(path)).basic_auth(id, Some(secret)).form(form)
    };
    let code = [
        ("grant_type", "authorization_code"),
        ("code", &good.code),
        ("redirect_uri", CALLBACK),
        ("code_verifier", VERIFIER),
    ];
    let Tokens { access, refresh } = &good.tokens;
    let refresh = [("grant_type", "refresh_token"), ("refresh_token", refresh)];
    for (what, request) in [
        ("token", post("/oauth/token", SERVICE, &[("grant_type", "client_credentials")])),
        ("code", post("/oauth/token", PARTNER, &code)),
        ("refresh", post("/oauth/token", PARTNER, &refresh)),
        ("introspection", post("/oauth/introspect", API, &[("token", access)])),
        ("revocation", post("/oauth/revoke", PARTNER, &[("token", access)])),
        ("API", get("/api/jobs").bearer_auth(access)),
    ] {
        let (status, headers, said) = answer(request).await;
        assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE, "{what}: {said}");
        assert_eq!(headers.get(RETRY_AFTER).expect("says when"), "1", "{what}");
        let json: Value = serde_json::from_str(&said).expect("JSON");
        assert_eq!(json["error"], "temporarily_unavailable", "{what}: {said}");
        assert_nothing_internal(&said);
    }
    for url in [link(&caller.issuer, CALLBACK), format!("{}/connected-apps", caller.issuer)] {
        let page = caller.get(&url).await;
        assert_eq!(page.status(), StatusCode::SERVICE_UNAVAILABLE, "{url}");
        assert_eq!(page.headers().get(RETRY_AFTER).expect("says when"), "1", "{url}");
        let page = page.text().await.expect("a text");
        assert!(page.contains("<h1"), "{url}: {page}");
        assert_nothing_internal(&page);
    }
}

fn assert_nothing_internal(said: &str) {
    assert!(!said.contains("postgres") && !said.contains("127.0.0.1:2"), "{said}");
}

/// A way to the server that can be closed.
struct Way {
    port: u16,
    passing: JoinSet<()>,
}

impl Way {
    async fn to(server: String) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("bound").port();
        let mut passing = JoinSet::new();
        passing.spawn(async move {
            let mut connections = JoinSet::new();
            while let Ok((mut client, _)) = listener.accept().await {
                let mut server = TcpStream::connect(&server).await.expect("a server");
                connections.spawn(async move {
                    // Either may be gone.
                    let _ = tokio::io::copy_bidirectional(&mut client, &mut server).await;
                });
            }
        });
        Self { port, passing }
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a PostgreSQL server"]
async fn while_the_database_is_away_everybody_is_told_to_try_again() {
    let folder = data();
    let database = database("away").await;
    let (user, place) = database.split_once('@').expect("a user");
    let (server, name) = place.split_once('/').expect("a database");
    let mut way = Way::to(server.to_owned()).await;
    let by_way = format!("{user}@127.0.0.1:{}/{name}", way.port);
    let program = Program::start_with(folder.path(), "127.0.0.1:0", &["--database-url", &by_way]);
    let caller = Caller::signed_in(&program).await;
    let good = Good::of(&caller).await;
    way.passing.shutdown().await;
    assert_errors_are_clear(&program, &caller, &good).await;
    program.stop();
}
