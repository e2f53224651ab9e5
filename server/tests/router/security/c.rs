//! The token endpoint, and what goes with it.

use std::net::TcpListener;
use std::sync::Arc;

use axum::body::Body;
use axum::http::Request;
use oauth::client::Client;
use oauth::id::ClientId;
use provider::clients::logo::SetLogoError;
use serde_json::json;
use server::outbound::{FetchPolicy, OutboundClient, SystemResolver};

use testkit::client_endpoints::{INTROSPECT, JWKS, METADATA, PAR, REVOKE};
use testkit::jwt::{TestKey, claims_of, header_of, part};
use testkit::token_client::{Tokens, code_exchange, partner, spa_exchange};
use testkit::{
    ADA, Answer, AuthorizationUrl, DAY, FILES_API, ISSUER, LEGACY_CALLBACK, MINUTE,
    PARTNER_CALLBACK, PASSWORD, RAVI, SECOND, Setup, TestServer, assertion, basic, dpop_client,
};

const CANDIDATES: &str = "/api/candidates";

async fn partner_code(server: &TestServer) -> String {
    server.signed_in(ADA).await.allow(&AuthorizationUrl::partner()).await
}

/// `demo-partner` exchanges a code with another value of a parameter.
async fn redeem_with(server: &TestServer, code: &str, name: &str, value: &str) -> Answer {
    let pairs = code_exchange(code)
        .map(|(known, kept)| if known == name { (known, value.to_owned()) } else { (known, kept) });
    server.token(Some(&partner()), &pairs).await
}

/// `demo-signed` asks with these claims.
async fn ask_signed(server: &TestServer, claims: &serde_json::Value) -> Answer {
    let signed = TestKey::demo_signed().sign(&assertion::header(), claims);
    let mut pairs = vec![("grant_type", "client_credentials".to_owned())];
    pairs.extend(assertion::parameters(&signed));
    server.token(None, &pairs).await
}

#[tokio::test]
async fn c_01_a_code_is_consumed_once_and_a_wrong_verifier_revokes_nothing() {
    // OAuth 2.1 §4.1.3 and §7.5.2, RFC 9700 §4.2.4.
    let server = TestServer::start().await;
    let code = partner_code(&server).await;
    // A failed try does not consume it: client, verifier and address come first.
    redeem_with(&server, &code, "code_verifier", &"x".repeat(43)).await.assert_status(400);
    redeem_with(&server, &code, "redirect_uri", LEGACY_CALLBACK).await.assert_status(400);
    let wrong = basic("demo-partner", "wrong");
    server.token(Some(&wrong), &code_exchange(&code)).await.assert_status(401);
    let tokens = Tokens::read(&server.redeem(&code).await);
    let replay = redeem_with(&server, &code, "code_verifier", &"x".repeat(43)).await;
    replay.assert_token_error(400, "invalid_grant");
    server.call(CANDIDATES, &tokens.access).await.assert_status(200);
    server.redeem(&code).await.assert_token_error(400, "invalid_grant");
    server.call(CANDIDATES, &tokens.access).await.assert_status(401);
    server.refresh(tokens.refresh()).await.assert_token_error(400, "invalid_grant");
}

#[tokio::test(flavor = "multi_thread")]
async fn c_01_of_many_exchanges_at_the_same_moment_one_wins() {
    let server = Arc::new(TestServer::start().await);
    let code = partner_code(&server).await;
    let racers: Vec<_> = (0..12)
        .map(|_| {
            let (server, code) = (Arc::clone(&server), code.clone());
            tokio::spawn(async move { server.redeem(&code).await.status.as_u16() })
        })
        .collect();
    let mut won = 0;
    for racer in racers {
        won += usize::from(racer.await.expect("no panic") == 200);
    }
    assert_eq!((won, server.count("token_families")), (1, 1));
}

#[tokio::test]
async fn c_02_a_verifier_is_wanted_if_and_only_if_there_was_a_challenge() {
    // RFC 9700 §2.1.1 and §4.8.2.
    let server = TestServer::start().await;
    let code = partner_code(&server).await;
    for empty in ["", "x", &"x".repeat(42), &"x".repeat(129)] {
        let answer = redeem_with(&server, &code, "code_verifier", empty).await;
        answer.assert_token_error(400, "invalid_request");
    }
    let without: Vec<_> = code_exchange(&code).into_iter().take(3).collect();
    let answer = server.token(Some(&partner()), &without).await;
    answer.assert_token_error(400, "invalid_request");
    Tokens::read(&server.redeem(&code).await);
    // The other way round: the challenge was stripped from the request.
    let code = server.signed_in(RAVI).await.allow(&AuthorizationUrl::legacy()).await;
    let header = basic("demo-legacy", "demo-legacy-secret");
    let mut pairs = code_exchange(&code).to_vec();
    pairs[2].1 = LEGACY_CALLBACK.to_owned();
    let answer = server.token(Some(&header), &pairs).await;
    answer.assert_token_error(400, "invalid_grant");
    pairs.truncate(3);
    Tokens::read(&server.token(Some(&header), &pairs).await);
}

#[tokio::test]
async fn c_03_one_method_in_each_request_and_a_challenge_for_who_tried_by_header() {
    // OAuth 2.1 §2.4 and §3.2.4.
    let server = TestServer::start().await;
    let header = basic("demo-service", "demo-service-secret");
    let two = [("grant_type", "client_credentials"), ("client_secret", "demo-service-secret")];
    server.token(Some(&header), &two).await.assert_token_error(400, "invalid_request");
    let wrong = server.token(Some(&basic("demo-service", "x")), &two[..1]).await;
    wrong.assert_token_error(401, "invalid_client");
    let challenge = wrong.header("www-authenticate").expect("a challenge");
    assert!(challenge.starts_with("Basic realm="), "{challenge}");
}

#[tokio::test]
async fn c_03_an_assertion_is_for_this_server_alone_once_and_not_for_long() {
    // CVE-2020-5300 and CVE-2020-15222 were the missing check of jti.
    let server = TestServer::start().await;
    let good = assertion::claims(&server, "demo-signed", "1");
    for (name, value) in [
        ("aud", json!(format!("{ISSUER}/oauth/token"))),
        ("aud", json!([ISSUER, "https://other.example"])),
        ("exp", json!(server.provider.now().0 + 86_400)),
        ("jti", json!("")),
    ] {
        let mut claims = good.clone();
        claims[name] = value;
        ask_signed(&server, &claims).await.assert_token_error(401, "invalid_client");
    }
    Tokens::read(&ask_signed(&server, &good).await);
    ask_signed(&server, &good).await.assert_token_error(401, "invalid_client");
}

#[tokio::test]
async fn c_04_refresh_tokens_rotate_and_one_used_again_ends_the_grant() {
    // RFC 9700 §4.14.2.
    let server = TestServer::start().await;
    let refresh = async |token: &str| {
        let pairs =
            [("grant_type", "refresh_token"), ("refresh_token", token), ("client_id", "demo-spa")];
        server.token(None, &pairs).await
    };
    let first = server.spa_tokens(ADA).await;
    let second = Tokens::read(&refresh(first.refresh()).await);
    assert_ne!(first.refresh(), second.refresh());
    server.advance(MINUTE);
    refresh(first.refresh()).await.assert_token_error(400, "invalid_grant");
    refresh(second.refresh()).await.assert_token_error(400, "invalid_grant");
    server.call(CANDIDATES, &second.access).await.assert_status(401);
}

#[tokio::test]
async fn c_04_a_lost_answer_is_given_again_also_by_a_server_that_was_started_since() {
    // What was used must still be known after a restart.
    let server = TestServer::start().await;
    let first = server.partner_tokens(ADA).await;
    let second = Tokens::read(&server.refresh(first.refresh()).await);
    let restarted = server.beside().await;
    let again = Tokens::read(&restarted.refresh(first.refresh()).await);
    assert_eq!(second.refresh(), again.refresh());
    server.advance(MINUTE);
    restarted.refresh(first.refresh()).await.assert_token_error(400, "invalid_grant");
    server.refresh(second.refresh()).await.assert_token_error(400, "invalid_grant");
}

#[tokio::test]
async fn c_04_a_public_clients_refresh_token_is_of_use_with_its_key_alone() {
    // RFC 9449 §5.
    let server = TestServer::start().await;
    let (key, other) = (TestKey::p256(), TestKey::p256());
    let code = server.signed_in(ADA).await.allow(&AuthorizationUrl::spa()).await;
    let sent = dpop_client::for_tokens(&server, &key, "/oauth/token");
    let tokens = server.token_with_proof(None, &sent, &spa_exchange(&code)).await;
    let json = tokens.assert_status(200).json();
    let token = json["refresh_token"].as_str().expect("a token");
    let pairs =
        [("grant_type", "refresh_token"), ("refresh_token", token), ("client_id", "demo-spa")];
    server.token(None, &pairs).await.assert_token_error(400, "invalid_grant");
    let stolen = dpop_client::for_tokens(&server, &other, "/oauth/token");
    let answer = server.token_with_proof(None, &stolen, &pairs).await;
    answer.assert_token_error(400, "invalid_grant");
    let own = dpop_client::for_tokens(&server, &key, "/oauth/token");
    server.token_with_proof(None, &own, &pairs).await.assert_status(200);
}

#[tokio::test]
async fn c_05_a_refresh_token_ends_when_idle_and_with_its_grant() {
    // RFC 9700 §4.14.2; OWASP ASVS 5.0, 10.4.8.
    let server = TestServer::start().await;
    let idle = server.partner_tokens(ADA).await;
    let mut used = server.partner_tokens(RAVI).await;
    for _ in 0..4 {
        server.advance(89 * DAY);
        used = Tokens::read(&server.refresh(used.refresh()).await);
    }
    server.refresh(idle.refresh()).await.assert_token_error(400, "invalid_grant");
    server.advance(9 * DAY);
    server.refresh(used.refresh()).await.assert_token_error(400, "invalid_grant");
}

#[tokio::test]
async fn c_05_its_scope_is_never_widened_and_stays_the_same() {
    // OAuth 2.1 §4.3.1 and §4.3.3.
    let server = TestServer::start().await;
    let tokens = server.partner_tokens(ADA).await;
    let ask = async |token: &str, scope: &str| {
        let pairs = [("grant_type", "refresh_token"), ("refresh_token", token), ("scope", scope)];
        server.token(Some(&partner()), &pairs).await
    };
    for wider in ["candidates_read jobs_read users_read", "company_read"] {
        ask(tokens.refresh(), wider).await.assert_token_error(400, "invalid_scope");
    }
    let narrow = Tokens::read(&ask(tokens.refresh(), "jobs_read").await);
    assert_eq!(narrow.scope, "jobs_read");
    let whole = Tokens::read(&server.refresh(narrow.refresh()).await);
    assert_eq!(whole.scope, "candidates_read jobs_read");
}

#[tokio::test]
async fn c_06_the_scope_is_told_where_less_was_allowed_and_nothing_is_stored_in_between() {
    // OAuth 2.1 §3.2.3.
    let server = TestServer::start().await;
    let request = AuthorizationUrl::partner().with("scope", "candidates_read company_read");
    let code = server.signed_in(ADA).await.allow(&request).await;
    let answer = server.redeem(&code).await;
    answer.assert_header("cache-control", "no-store").assert_header("pragma", "no-cache");
    assert_eq!(answer.json()["scope"], "candidates_read");
    let refused = server.redeem("x").await;
    refused.assert_header("cache-control", "no-store");
}

#[tokio::test]
async fn c_07_a_token_is_for_its_api_alone() {
    // RFC 9700 §2.3 and §4.10.2.
    let server = TestServer::start_with(Setup::with_two_apis()).await;
    let pairs = [("grant_type", "client_credentials"), ("resource", FILES_API)];
    for (id, secret) in [("demo-service", "demo-service-secret"), ("demo-jwt", "demo-jwt-secret")] {
        let header = basic(id, secret);
        let files = Tokens::read(&server.token(Some(&header), &pairs).await).access;
        server.call(CANDIDATES, &files).await.assert_status(401);
        let own = Tokens::read(&server.token(Some(&header), &pairs[..1]).await).access;
        server.call(CANDIDATES, &own).await.assert_status(200);
    }
}

#[tokio::test]
async fn c_07_a_code_and_a_token_are_of_use_with_their_key_alone() {
    // RFC 9449 §7.1 and §10.1.
    let server = TestServer::start().await;
    let (key, other) = (TestKey::p256(), TestKey::p256());
    let thumbprint = key.public().thumbprint();
    let request = AuthorizationUrl::partner().with("dpop_jkt", thumbprint.as_str());
    let code = server.signed_in(ADA).await.allow(&request).await;
    server.redeem(&code).await.assert_token_error(400, "invalid_grant");
    let redeem = async |key: &TestKey| {
        let sent = dpop_client::for_tokens(&server, key, "/oauth/token");
        server.token_with_proof(Some(&partner()), &sent, &code_exchange(&code)).await
    };
    redeem(&other).await.assert_token_error(400, "invalid_grant");
    let json = redeem(&key).await.assert_status(200).json();
    let token = json["access_token"].as_str().expect("a token");
    server.call(CANDIDATES, token).await.assert_status(401);
    let stolen = dpop_client::for_call(&server, &other, CANDIDATES, token);
    server.call_with_proof(CANDIDATES, token, &stolen).await.assert_status(401);
    let own = dpop_client::for_call(&server, &key, CANDIDATES, token);
    server.call_with_proof(CANDIDATES, token, &own).await.assert_status(200);
    server.call_with_proof(CANDIDATES, token, &own).await.assert_status(401);
}

#[tokio::test]
async fn c_08_no_client_can_be_taken_for_a_person() {
    // RFC 9700 §4.15.1.
    let server = TestServer::start().await;
    let found = server.provider.store().find_client(&ClientId::new("demo-service")).await;
    let service = Arc::unwrap_or_clone(found.expect("read").expect("a client"));
    for id in ["usr_ada", "usr_nobody", "USR_ada"] {
        let client = Client { id: ClientId::new(id), ..service.clone() };
        assert!(server.provider.clients().register_client(client).await.is_err(), "{id}");
    }
    server.provider.clients().register_client(service).await.expect("the id was the fault");
    let service = server.service_token("demo-service", "demo-service-secret").await;
    let told = server.introspect(&service).await;
    assert_eq!(told["sub"], told["client_id"]);
    server.call("/api/users/me", &service).await.assert_status(403);
    let person = server.introspect(&server.partner_tokens(ADA).await.access).await;
    assert!(person["sub"].as_str().is_some_and(|sub| sub.starts_with("usr_")));
}

#[tokio::test]
async fn c_09_what_anyone_can_say_of_a_proxy_changes_nothing() {
    // RFC 9700 §4.13: only a proxy that is trusted may say who asks, and how.
    let server = TestServer::start().await;
    let mut browser = server.browser();
    for (name, value) in [
        ("x-forwarded-proto", "https"),
        ("x-forwarded-host", "evil.example"),
        ("x-forwarded-port", "443"),
        ("x-forwarded-prefix", "/evil"),
        ("forwarded", "for=10.0.0.1;host=evil.example;proto=https"),
        ("x-original-url", "/healthz"),
        ("x-rewrite-url", "/healthz"),
    ] {
        browser.headers.push((name, value.to_owned()));
    }
    let page = browser.get("/sign-in").await;
    let cookie = page.assert_page(200).header("set-cookie").expect("a cookie");
    assert!(!cookie.contains("Secure"), "{cookie}");
    assert!(!page.body.contains("evil.example"));
    let answer = browser.get(&AuthorizationUrl::partner().path()).await;
    assert!(answer.our_location().starts_with("/sign-in?"));
    // Nor is anyone slowed less by it.
    for attempt in 0..50 {
        let mut browser = server.browser();
        browser.headers.push(("x-forwarded-for", format!("10.0.0.{attempt}")));
        browser.headers.push(("x-real-ip", format!("10.0.0.{attempt}")));
        let email = format!("nobody{attempt}@example.com");
        browser.type_password(&email, "x").await.assert_page(422);
    }
    server.browser().type_password(ADA, PASSWORD).await.assert_page(429);
}

#[tokio::test]
async fn c_09_a_proof_for_another_host_is_none_for_us_whatever_the_headers_say() {
    let server = TestServer::start().await;
    let key = TestKey::p256();
    let good = dpop_client::for_tokens(&server, &key, "/oauth/token");
    let mut claims = claims_of(&good);
    claims["htu"] = json!("https://evil.example/oauth/token");
    let request = Request::post("/oauth/token")
        .header("host", "evil.example")
        .header("x-forwarded-host", "evil.example")
        .header("x-forwarded-proto", "https")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("authorization", basic("demo-service", "demo-service-secret"))
        .header("dpop", key.sign(&header_of(&good), &claims))
        .body(Body::from("grant_type=client_credentials"));
    let answer = server.send(request.expect("a request")).await;
    answer.assert_token_error(400, "invalid_dpop_proof");
}

#[tokio::test]
async fn c_10_the_metadata_names_pkce_and_scripts_may_read_it_and_little_else() {
    // RFC 9700 §2.1.1 and §2.6.
    let server = TestServer::start().await;
    let metadata = server.get(METADATA).await.assert_status(200).json();
    assert_eq!(metadata["code_challenge_methods_supported"], json!(["S256"]));
    for path in ["/oauth/authorize", "/consent/decide", "/sign-in", INTROSPECT, PAR] {
        for method in ["OPTIONS", "GET", "POST"] {
            assert_eq!(server.cors_of(method, path).await, None, "{method} {path}");
        }
    }
    // An app in a browser gives its own tokens back (RFC 7009 §2.3).
    for path in ["/oauth/token", REVOKE, METADATA, JWKS] {
        let allowed = server.cors_of("OPTIONS", path).await;
        assert_eq!(allowed.as_deref(), Some("*"), "{path}");
    }
}

#[tokio::test]
async fn c_11_no_weak_signature_counts_and_a_clock_may_be_ten_seconds_ahead() {
    // FAPI 2.0 §5.4.1 and §5.3.2.1.
    let server = TestServer::start().await;
    let key = TestKey::demo_signed();
    let claims = assertion::claims(&server, "demo-signed", "1");
    for alg in ["none", "HS256", "RS256"] {
        let header = json!({ "alg": alg, "kid": "demo-signed-1" });
        let signed = match alg {
            "none" => format!("{}.{}.", part(&header.to_string()), part(&claims.to_string())),
            _ => key.sign(&header, &claims),
        };
        let mut pairs = vec![("grant_type", "client_credentials".to_owned())];
        pairs.extend(assertion::parameters(&signed));
        server.token(None, &pairs).await.assert_token_error(401, "invalid_client");
    }
    let now = server.provider.now().0;
    let ahead = |by: i64, jti: &str| {
        let mut claims = assertion::claims(&server, "demo-signed", jti);
        claims["iat"] = json!(now + by);
        claims
    };
    let answer = ask_signed(&server, &ahead(11, "late")).await;
    answer.assert_token_error(401, "invalid_client");
    Tokens::read(&ask_signed(&server, &ahead(10, "ten")).await);
    // What the server signs itself.
    let jwt = server.service_token("demo-jwt", "demo-jwt-secret").await;
    assert_eq!(header_of(&jwt)["alg"], "ES256");
}

#[tokio::test]
async fn c_12_no_address_that_a_stranger_names_is_fetched() {
    // CVE-2020-10770: the server asked whatever request_uri told it to.
    let server = TestServer::start().await;
    let trap = TcpListener::bind("127.0.0.1:0").expect("a port");
    trap.set_nonblocking(true).expect("set");
    let address = format!("http://{}/x", trap.local_addr().expect("an address"));
    let secure = address.replacen("http", "https", 1);
    let mut browser = server.signed_in(ADA).await;
    for url in [&address, &secure] {
        let request = AuthorizationUrl::partner().with("request_uri", url);
        let sent = browser.get(&request.path()).await.assert_sent_to(PARTNER_CALLBACK);
        assert_eq!(sent["error"], "request_uri_not_supported");
        let pairs = [
            ("response_type", "code"),
            ("redirect_uri", PARTNER_CALLBACK),
            ("request_uri", url.as_str()),
        ];
        let answer = server.post_pairs(PAR, Some(&partner()), &pairs).await;
        answer.assert_token_error(400, "invalid_request");
        // A JWT that says where its key is: as an assertion, a proof and a token.
        let key = TestKey::p256();
        for typ in ["JWT", "dpop+jwt", "at+jwt"] {
            let header = json!({ "typ": typ, "jku": url, "x5u": url, "kid": url });
            let claims = assertion::claims(&server, "demo-signed", typ);
            let signed = key.sign(&header, &claims);
            let mut pairs = vec![("grant_type", "client_credentials".to_owned())];
            pairs.extend(assertion::parameters(&signed));
            server.token(None, &pairs).await.assert_token_error(401, "invalid_client");
            let ask = [("grant_type", "client_credentials")];
            let answer = server.token_with_proof(Some(&partner()), &signed, &ask).await;
            answer.assert_token_error(400, "invalid_dpop_proof");
            server.call(CANDIDATES, &signed).await.assert_status(401);
        }
    }
    let source = OutboundClient::new(FetchPolicy::default(), Arc::new(SystemResolver));
    // On any port, so that it is the address that is refused.
    let any_port = FetchPolicy { plain_http: true, ..FetchPolicy::default() };
    let any_port = OutboundClient::new(any_port, Arc::new(SystemResolver));
    let partner_id = ClientId::new("demo-partner");
    for source in [&source, &any_port] {
        for url in [&address, &secure] {
            let url = url.parse().expect("an address");
            let set = server.provider.clients().set_client_logo(&partner_id, &url, source).await;
            let error = set.expect_err("refused");
            assert!(matches!(error, SetLogoError::Fetch(_)), "{error}");
        }
    }
    tokio::time::sleep(SECOND / 20).await;
    let nobody = trap.accept().expect_err("nobody came");
    assert_eq!(nobody.kind(), std::io::ErrorKind::WouldBlock);
}
