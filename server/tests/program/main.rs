//! The built program over real HTTP. Cargo builds it with the tests; its
//! site is what `scripts/build.sh` writes.

mod aids;
mod alerts;
mod attacks;
mod backup;
mod browser;
mod caddy;
mod certificates;
mod deploy;
mod disk;
mod floods;
mod kills;
mod listening;
mod load;
mod long_load;
mod mail_server;
mod master_key;
mod nginx;
mod oauth2_crate;
mod output;
mod postgres;
mod random;
mod restore_time;
mod running;
mod schemathesis;
mod shipped_nginx;
mod spelling;
mod traces;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use browser::{ADA, Browser, CALLBACK, PASSWORD, answer_at};
use oauth2::TokenResponse as _;
use oauth2_crate::{partner, partner_tokens};
use reqwest::StatusCode;
use running::{Program, data, plain_client, run, run_with_line};
use serde_json::Value;
use testkit::html;

const VERIFIER: &str = "a-verifier-that-is-long-enough-for-rfc-7636";

/// An app's link without the library, for `VERIFIER`.
fn link(issuer: &str, redirect_uri: &str) -> String {
    let verifier = oauth::authorize::pkce::CodeVerifier::parse(VERIFIER).expect("a verifier");
    let challenge = oauth::authorize::pkce::CodeChallenge::of(&verifier);
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("response_type", "code")
        .append_pair("client_id", "demo-partner")
        .append_pair("redirect_uri", redirect_uri)
        .append_pair("scope", "candidates_read jobs_read")
        .append_pair("state", "xyz")
        .append_pair("code_challenge", challenge.as_str())
        .append_pair("code_challenge_method", "S256")
        // The page each time, also where it was allowed before.
        .append_pair("prompt", "consent")
        .finish();
    format!("{issuer}/oauth/authorize?{query}")
}

#[test]
fn companies_and_people_are_added_changed_and_listed_beside_a_running_server() {
    const SECRET: &str = "tin-forest-button-41";
    let folder = data();
    let _program = Program::start(folder.path());
    let in_folder = ["--data", folder.path().to_str().expect("a path of text")];
    let json = |output: std::process::Output| -> Vec<Value> {
        let text = String::from_utf8(output.stdout).expect("text");
        assert!(output.status.success() && !text.contains(SECRET), "{text}");
        text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
    };
    let company = run(&[&["company", "add", "--name", "Fabrikam"][..], &in_folder].concat());
    let id = json(company)[0]["id"].as_str().expect("an id").to_owned();
    let user = ["user", "add", "--company", &id, "--email", "lea@fabrikam.example"];
    let user = [&user[..], &["--first-name", "Lea", "--last-name", "Sand"], &in_folder].concat();

    let refused = run_with_line(&user, "short");
    assert!(!refused.status.success() && refused.stdout.is_empty());
    assert!(String::from_utf8_lossy(&refused.stderr).contains("12 to 128 characters"));
    assert_eq!(json(run_with_line(&user, SECRET))[0]["role"], "standard");
    assert!(!run_with_line(&user, SECRET).status.success());

    let set = ["user", "set", "--email", "LEA@fabrikam.example", "--role", "administrator"];
    let changed = run(&[&set[..], &["--disable"], &in_folder].concat());
    assert_eq!(json(changed)[0]["disabled"], true);
    let listed = json(run(&[&["user", "list", "--company", &id][..], &in_folder].concat()));
    assert_eq!((listed.len(), &listed[0]["role"]), (1, &Value::from("administrator")));
    let companies = json(run(&[&["company", "list"][..], &in_folder].concat()));
    assert!(companies.iter().any(|company| company["name"] == "Fabrikam"));
}

#[tokio::test]
async fn a_client_is_added_used_given_another_secret_and_disabled_beside_a_running_server() {
    const TERMS: &str = "confidential = true\n[client]\nname = \"Nightly report\"\n\
        grant_types = [\"client_credentials\"]\nrequired = \"jobs_read\"\n\
        default = \"jobs_read\"\n\
        service = { company_id = \"cmp_northwind\", role = \"administrator\" }\n";
    let folder = data();
    let program = Program::start(folder.path());
    let in_folder = ["--data", folder.path().to_str().expect("a path of text")];
    let file = folder.path().join("client.toml");
    let path = file.to_str().expect("a path of text");
    let command = |arguments: &[&str]| run(&[arguments, &in_folder].concat());
    let json = |output: std::process::Output| -> Value {
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).expect("JSON")
    };
    std::fs::write(&file, format!("{TERMS}colour = 1\n")).expect("written");
    let refused = command(&["client", "add", path]);
    assert!(!refused.status.success());
    assert!(String::from_utf8_lossy(&refused.stderr).contains("client.toml, line 8: unknown"));

    std::fs::write(&file, TERMS).expect("written");
    let added = json(command(&["client", "add", path]));
    let id = added["client_id"].as_str().expect("an id").to_owned();
    let ask = async |secret: &Value| {
        // Another process's change is seen within 100 ms.
        tokio::time::sleep(Duration::from_millis(200)).await;
        let answer = plain_client()
            .post(program.url("/oauth/token"))
            .basic_auth(&id, secret.as_str())
            .form(&[("grant_type", "client_credentials")])
            .send()
            .await
            .expect("an answer");
        answer.status()
    };
    let first = &added["client_secret"];
    assert_eq!(ask(first).await, StatusCode::OK);
    let second = json(command(&["client", "secret", "--client", &id, "--only"]));
    assert_eq!(ask(first).await, StatusCode::UNAUTHORIZED);
    assert_eq!(ask(&second["client_secret"]).await, StatusCode::OK);
    let set = json(command(&["client", "set", "--client", &id, "--disable"]));
    assert_eq!(set["disabled"], true);
    assert_eq!(ask(&second["client_secret"]).await, StatusCode::UNAUTHORIZED);
}

#[test]
fn a_client_comes_over_with_its_secret_and_signs_people_in_as_a_command_says() {
    const SECRET: &str = "Zk3q9sLwX0vTnB7yPcR2dFgH5jKmQ8eW";
    const TERMS: &str = "id = \"wiki\"\nconfidential = true\n[client]\nname = \"Wiki\"\n\
        grant_types = [\"authorization_code\"]\nredirect_uris = [\"https://wiki.example/cb\"]\n\
        required = \"openid\"\n";
    let folder = data();
    let _program = Program::start(folder.path());
    let in_folder = ["--data", folder.path().to_str().expect("a path of text")];
    let file = folder.path().join("wiki.toml");
    std::fs::write(&file, TERMS).expect("written");
    let add = ["client", "add", file.to_str().expect("a path of text"), "--own-secret"];
    let add = [&add[..], &in_folder].concat();
    let weak = run_with_line(&add, "short");
    assert!(String::from_utf8_lossy(&weak.stderr).contains("32 to 255 printable"), "{weak:?}");
    let added = run_with_line(&add, SECRET);
    let said = String::from_utf8(added.stdout).expect("text");
    assert!(added.status.success() && said.contains("wiki") && !said.contains(SECRET), "{said}");
    let set = |arguments: &[&str]| {
        run(&[&["client", "set", "--client", "wiki"], arguments, &in_folder].concat())
    };
    for wrong in [
        &["--subject-type", "ephemeral"],
        &["--id-token-algorithm", "none"],
        &["--pkce", "never"],
        &["--default-max-age", "soon"],
        &["--default-acr", "phr"],
        &["--initiate-login-uri", "https://evil.example/"],
        &["--post-logout-redirect-uri", "javascript:alert(1)"],
        &["--backchannel-logout-uri", "https://evil.example/logout"],
        &["--backchannel-logout-uri", "http://wiki.example/logout"],
        &["--backchannel-logout-uri", "https://wiki.example:8443/logout"],
        &["--backchannel-logout-uri", "https://192.0.2.7/logout"],
        &["--backchannel-logout-session-required", "maybe"],
    ] {
        assert!(!set(wrong).status.success(), "{wrong:?}");
    }
    let shown = |output: std::process::Output| -> Value {
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).expect("JSON")
    };
    let all = shown(set(&[
        "--subject-type",
        "pairwise",
        "--id-token-algorithm",
        "ES256",
        "--pkce",
        "or_nonce",
        "--post-logout-redirect-uri",
        "https://wiki.example/bye",
        "--backchannel-logout-uri",
        "https://wiki.example/logout",
        "--default-max-age",
        "600",
        "--default-acr",
        "urn:countersign:acr:2fa",
        "--initiate-login-uri",
        "https://wiki.example/login",
    ]));
    assert_eq!(all["subject_type"], "pairwise");
    assert_eq!(all["post_logout_redirect_uris"][0], "https://wiki.example/bye");
    let none = shown(set(&["--default-max-age", "none", "--post-logout-redirect-uri", "none"]));
    assert_eq!((&none["default_max_age"], &none["pkce"]), (&Value::Null, &"or_nonce".into()));
    assert_eq!(none["post_logout_redirect_uris"], serde_json::json!([]));
    assert_eq!(all["backchannel_logout_session_required"], false);
    // Each by itself.
    let session = shown(set(&["--backchannel-logout-session-required", "true"]));
    assert_eq!(session["backchannel_logout_uri"], "https://wiki.example/logout");
    assert_eq!(session["backchannel_logout_session_required"], true);
    let none = shown(set(&["--backchannel-logout-uri", "none"]));
    assert_eq!(none["backchannel_logout_uri"], Value::Null);
    assert_eq!(none["backchannel_logout_session_required"], false);
}

#[test]
fn an_audit_log_that_was_meddled_with_fails_the_command_that_verifies_it() {
    let folder = data();
    let _program = Program::start(folder.path());
    let in_folder = ["--data", folder.path().to_str().expect("a path of text")];
    let command = |arguments: &[&str]| run(&[arguments, &in_folder].concat());
    assert!(command(&["company", "add", "--name", "Fabrikam"]).status.success());
    assert!(command(&["company", "add", "--name", "Contoso"]).status.success());
    let whole = command(&["audit", "verify"]);
    let said = String::from_utf8(whole.stdout).expect("text");
    assert!(whole.status.success() && said.starts_with("entries  2\nhead     "), "{said}");
    let head = said.trim_end().rsplit(' ').next().expect("a head");
    assert!(command(&["audit", "verify", "--head", head]).status.success());
    let other = command(&["audit", "verify", "--head", &"0f".repeat(32)]);
    assert_eq!(other.status.code(), Some(1));
    let listed = String::from_utf8(command(&["audit", "list"]).stdout).expect("text");
    let newest: Value = serde_json::from_str(listed.lines().next().expect("a line")).expect("JSON");
    assert_eq!(
        (&newest["action"], &newest["subject"]),
        (&"company_added".into(), &"Contoso".into())
    );

    let database = rusqlite::Connection::open(folder.path().join("countersign.db"));
    let meddle = "UPDATE audit SET subject_name = 'Nobody' WHERE seq = 1";
    database.expect("opens").execute_batch(meddle).expect("changes");
    let broken = command(&["audit", "verify"]);
    assert_eq!(broken.status.code(), Some(1));
    let said = String::from_utf8_lossy(&broken.stderr).into_owned();
    assert!(said.contains("entry 1 is not as it was written"), "{said}");
}

#[tokio::test]
async fn a_key_is_made_used_and_revoked_beside_a_running_server() {
    let folder = data();
    let program = Program::start(folder.path());
    let in_folder = ["--data", folder.path().to_str().expect("a path of text")];
    let json = |arguments: &[&str]| -> Value {
        let output = run(&[arguments, &in_folder].concat());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).expect("one line of JSON")
    };
    let add = ["api-key", "add", "--company", "cmp_northwind", "--by", ADA, "--name", "Smoke test"];
    let made = json(&add);
    let call = async || {
        // Another process's change is seen within 100 ms.
        tokio::time::sleep(Duration::from_millis(200)).await;
        let key = made["secret"].as_str().expect("a secret");
        let request = plain_client().get(program.url("/api/company")).header("X-SmartToken", key);
        request.send().await.expect("an answer").status()
    };
    assert_eq!(call().await, StatusCode::OK);
    json(&["api-key", "revoke", made["id"].as_str().expect("an id"), "--by", ADA]);
    assert_eq!(call().await, StatusCode::UNAUTHORIZED);

    let file = folder.path().join("publisher.toml");
    std::fs::write(&file, "name = \"Calendar Makers\"\n").expect("written");
    let path = file.to_str().expect("a path of text");
    let added = json(&["publisher", "add", path]);
    let id = added["id"].as_str().expect("an id");
    assert_eq!(json(&["publisher", "show", id]), added);
    std::fs::write(&file, "name = \"Calendar\"\ncolour = 1\n").expect("written");
    let refused = run(&[&["publisher", "set", id, path][..], &in_folder].concat());
    assert!(String::from_utf8_lossy(&refused.stderr).contains("publisher.toml, line 2: unknown"));
}

#[tokio::test]
async fn what_a_person_removes_is_lost_to_the_api_within_a_second() {
    let folder = data();
    let program = Program::start(folder.path());
    let browser = Browser::new(&program);
    let asked = ["candidates_read", "company_read"];
    let tokens = partner_tokens(&program, &asked, &["company_read"]).await;
    let token = tokens.access_token().secret();
    assert_eq!(program.call("/api/company", token).await.0, StatusCode::OK);

    let (_, page) = browser.open(&program.url("/connected-apps")).await;
    let list = browser.sign_in(&page).await;
    let (_, after) = list.split_once("href=\"/connected-apps/").expect("a connected app");
    let path = format!("/connected-apps/{}", after.split_once('"').expect("its end").0);
    let (_, details) = browser.open(&program.url(&path)).await;
    let remove = html::form(&details, "Remove: Access Company Information");
    browser.submit(&remove).await;
    let within_a_second = |path| {
        let call = program.call(path, token);
        async move {
            let (status, _) =
                tokio::time::timeout(Duration::from_secs(1), call).await.expect("in time");
            status
        }
    };
    assert_eq!(within_a_second("/api/company").await, StatusCode::FORBIDDEN);
    assert_eq!(program.call("/api/candidates", token).await.0, StatusCode::OK);

    let (_, question) = browser.open(&program.url(&format!("{path}/remove"))).await;
    browser.submit(&html::form(&question, "Remove access")).await;
    assert_eq!(within_a_second("/api/candidates").await, StatusCode::UNAUTHORIZED);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_fifty_exchanges_at_the_same_moment_one_gets_tokens() {
    let folder = data();
    let program = Program::start(folder.path());
    let answer = Browser::new(&program).allow(&link(&program.issuer, CALLBACK), &[]).await;
    let client = plain_client();
    let racers: Vec<_> = (0..50)
        .map(|_| {
            let request = client
                .post(program.url("/oauth/token"))
                .basic_auth("demo-partner", Some("demo-partner-secret"))
                .form(&[
                    ("grant_type", "authorization_code"),
                    ("code", &answer["code"]),
                    ("redirect_uri", CALLBACK),
                    ("code_verifier", VERIFIER),
                ]);
            tokio::spawn(async move {
                let response = request.send().await.expect("an answer");
                (response.status(), response.json::<Value>().await.expect("JSON"))
            })
        })
        .collect();
    let mut won = Vec::new();
    for racer in racers {
        let (status, json) = racer.await.expect("no panic");
        if status == StatusCode::OK {
            won.push(json["access_token"].as_str().expect("a token").to_owned());
        } else {
            assert_eq!(
                (status, &json["error"]),
                (StatusCode::BAD_REQUEST, &"invalid_grant".into())
            );
        }
    }
    assert_eq!(won.len(), 1);
    // OAuth 2.1 §4.1.3: the others were valid second uses.
    assert_eq!(program.call("/api/users/me", &won[0]).await.0, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn tokens_and_sessions_outlive_a_restart() {
    let folder = data();
    let program = Program::start(folder.path());
    let tokens = partner_tokens(&program, &["candidates_read", "jobs_read"], &[]).await;
    let browser = Browser::new(&program);
    browser.allow(&link(&program.issuer, CALLBACK), &[]).await;
    let client = browser.client.clone();
    // A consent page that is open while the server restarts.
    let (_, page) = browser.open(&link(&program.issuer, CALLBACK)).await;
    let form = html::form(&page, "Allow access").press("Allow access");
    let listen = program.address.to_string();
    program.stop();

    let program = Program::start_at(folder.path(), &listen);
    let token = tokens.access_token().secret();
    assert_eq!(program.call("/api/users/me", token).await.0, StatusCode::OK);
    let browser = Browser { program: &program, client };
    let (_, location) = browser.submit(&form).await;
    assert!(answer_at(CALLBACK, &location).contains_key("code"));
    let refresh = tokens.refresh_token().expect("a refresh token");
    let app = partner(&program).await;
    let refreshed = app.exchange_refresh_token(refresh).request_async(&plain_client()).await;
    refreshed.expect("tokens");
}

#[tokio::test]
async fn a_demo_on_another_port_moves_its_playground_along() {
    let folder = data();
    let first = Program::start(folder.path());
    let old = first.url("/playground/callback");
    first.stop();
    let program = Program::start(folder.path());
    let new = program.url("/playground/callback");
    assert_ne!(old, new);
    let browser = Browser::new(&program);
    let (status, page) = browser.open(&link(&program.issuer, &old)).await;
    assert_eq!(status, StatusCode::BAD_REQUEST, "{page}");
    let (_, page) = browser.open(&link(&program.issuer, &new)).await;
    let page = browser.sign_in(&page).await;
    assert!(page.contains("Verified publisher"), "{page}");
    // The answer goes to the playground, which is ours.
    let (status, page) =
        browser.submit(&html::form(&page, "Allow access").press("Allow access")).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("DCRA1-ac_"), "{page}");
}

#[test]
fn sigterm_lets_a_request_finish_and_ends_with_success() {
    let folder = data();
    let mut program = Program::start(folder.path());
    let body = "grant_type=client_credentials";
    let mut slow = TcpStream::connect(program.address).expect("connected");
    let _idle = TcpStream::connect(program.address).expect("connected");
    write!(
        slow,
        "POST /oauth/token HTTP/1.1\r\nhost: x\r\ncontent-length: {}\r\n\
         content-type: application/x-www-form-urlencoded\r\n\r\n",
        body.len()
    )
    .expect("sent");
    // Long enough for the request to have begun.
    std::thread::sleep(Duration::from_millis(200));
    program.terminate();
    std::thread::sleep(Duration::from_millis(300));
    assert!(program.child.try_wait().expect("known").is_none(), "it waits for the request");
    slow.write_all(body.as_bytes()).expect("sent");
    let mut answer = String::new();
    slow.read_to_string(&mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 401"), "{answer}");
    assert!(program.wait().success());
    assert!(TcpStream::connect(program.address).is_err());
}

#[test]
fn sigterm_as_soon_as_it_is_ready_ends_with_success() {
    // Many at once, so that the machine is busy and the moment a long one.
    let stop_many = || {
        let folder = data();
        for _ in 0..10 {
            Program::start(folder.path()).stop();
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(stop_many);
        }
    });
}

#[test]
fn a_body_without_a_length_is_measured_while_it_comes() {
    let folder = data();
    let program = Program::start(folder.path());
    let mut stream = TcpStream::connect(program.address).expect("connected");
    let head = "POST /oauth/token HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\
                content-type: application/x-www-form-urlencoded\r\n\r\n";
    stream.write_all(head.as_bytes()).expect("sent");
    let chunk = format!("400\r\n{}\r\n", "a".repeat(1024));
    for _ in 0..65 {
        // It may refuse before everything is there.
        let _ = stream.write_all(chunk.as_bytes());
    }
    let mut line = String::new();
    BufReader::new(stream).read_line(&mut line).expect("an answer");
    assert!(line.starts_with("HTTP/1.1 413"), "{line}");
}

#[test]
fn a_demo_is_served_on_loopback_alone_and_from_its_own_database_alone() {
    let folder = data();
    let path = folder.path().to_str().expect("a path of text");
    let refused = |arguments: &[&str], reason: &str| {
        let output = run(arguments);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains(reason), "{said}");
        assert!(output.stdout.is_empty());
    };
    let public = ["serve", "--demo", "--data", path, "--listen", "0.0.0.0:0"];
    refused(&public, "loopback only");

    Program::start(folder.path()).stop();
    let real = ["serve", "--data", path, "--listen", "127.0.0.1:0"];
    refused(&real, "holds a demo's data");

    let database = rusqlite::Connection::open(folder.path().join("countersign.db"));
    let changed = database.expect("opens").execute("DELETE FROM metadata WHERE name = 'demo'", ());
    assert_eq!(changed, Ok(1));
    let demo = ["serve", "--demo", "--data", path, "--listen", "127.0.0.1:0"];
    refused(&demo, "is not a demo's");
}

#[test]
fn what_the_operator_got_wrong_is_named() {
    let folder = data();
    let path = folder.path().to_str().expect("a path of text");
    let config = folder.path().join("countersign.toml");
    std::fs::write(&config, "\n\nlisten = 'nowhere'\n").expect("written");
    let config = config.to_str().expect("a path of text");
    for (arguments, reason) in [
        (vec!["serve", "--config", config], "line 3: must be ADDRESS:PORT"),
        (vec!["serve", "--issuer", "http://auth.example", "--data", path], "--issuer: "),
        (vec!["serve", "--site", path, "--data", path], "run `make build`"),
        (vec!["serve", "--catalogue", "/nothing", "--data", path], "/nothing: "),
        (vec!["serve", "--database-url", "postgres://x", "--data", path], "names no user"),
    ] {
        let output = run(&arguments);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains(reason), "{said}");
    }
}

#[test]
fn help_names_every_option_and_its_variable() {
    let output = run(&["serve", "--help"]);
    assert!(output.status.success());
    let help = String::from_utf8(output.stdout).expect("a text");
    for option in [
        "demo",
        "listen",
        "data",
        "database-url",
        "issuer",
        "site",
        "catalogue",
        "platform-name",
        "config",
    ] {
        assert!(help.contains(&format!("--{option}")), "--{option}");
        let variable = format!("COUNTERSIGN_{}", option.replace('-', "_").to_uppercase());
        assert!(help.contains(&variable), "{variable}");
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "it is real time that is measured")]
fn it_is_ready_at_once_and_small() {
    let folder = data();
    Program::start(folder.path()).stop();
    let began = Instant::now();
    let program = Program::start(folder.path());
    let took = began.elapsed();
    let own = own_kilobytes(&program);
    eprintln!("ready after {took:?}; own memory: {own:?} kB");
    // Ten times what it must reach on a machine with nothing else to do.
    assert!(took < Duration::from_secs(2), "{took:?}");
    assert!(own.is_none_or(|kilobytes| kilobytes < 24 * 1024), "{own:?} kB");
}

#[tokio::test]
async fn it_gives_back_the_memory_of_password_hashes() {
    let folder = data();
    let program = Program::start(folder.path());
    for _ in 0..5 {
        Browser::new(&program).allow(&link(&program.issuer, CALLBACK), &[]).await;
    }
    let own = own_kilobytes(&program);
    eprintln!("own memory after five people have signed in: {own:?} kB");
    assert!(own.is_none_or(|kilobytes| kilobytes < 24 * 1024), "{own:?} kB");
}

/// How much memory the program has taken for itself, without the pages of its own file,
/// which the system reads when they are needed and takes back at will; `None` where the
/// system does not say.
fn own_kilobytes(program: &Program) -> Option<u32> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", program.child.id())).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse().ok()
}

/// Runs curl with a cookie jar; what it prints.
fn curl(jar: &Path, arguments: &[&str]) -> String {
    let jar = jar.to_str().expect("a path of text");
    let output = Command::new("curl")
        .args(["--silent", "--show-error", "--cookie", jar, "--cookie-jar", jar])
        .args(arguments)
        .output()
        .expect("curl runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("a text")
}

#[test]
fn curl_alone_can_do_the_whole_flow() {
    if Command::new("curl").arg("--version").output().is_err() {
        eprintln!("there is no curl here");
        return;
    }
    let folder = data();
    let program = Program::start(folder.path());
    let jar = folder.path().join("cookies.txt");
    let page = curl(&jar, &["--location", &link(&program.issuer, CALLBACK)]);
    let form = html::form(&page, "Sign in").set("email", ADA).set("password", PASSWORD);
    let address = program.url(&form.action);
    let page = curl(&jar, &["--location", "--data", &form.body(), &address]);
    let form = html::form(&page, "Allow access").press("Allow access");
    let address = program.url(&form.action);
    let location =
        curl(&jar, &["--data", &form.body(), "--write-out", "%{redirect_url}", &address]);
    let answer = answer_at(CALLBACK, &location);
    let code = format!("code={}", answer["code"]);
    let tokens = curl(
        &jar,
        &[
            "--user",
            "demo-partner:demo-partner-secret",
            "--data",
            "grant_type=authorization_code",
            "--data",
            &code,
            "--data-urlencode",
            &format!("redirect_uri={CALLBACK}"),
            "--data",
            &format!("code_verifier={VERIFIER}"),
            &program.url("/oauth/token"),
        ],
    );
    let tokens: Value = serde_json::from_str(&tokens).expect("JSON");
    let token = tokens["access_token"].as_str().expect("a token");
    let header = format!("Authorization: Bearer {token}");
    let me = curl(&jar, &["--header", &header, &program.url("/api/users/me")]);
    assert!(me.contains("\"email\":\"ada@northwind.example\""), "{me}");
}

#[test]
fn a_logo_that_cannot_be_fetched_is_explained_while_the_server_runs() {
    let data = data();
    let running = Program::start(data.path());
    let folder = data.path().to_str().expect("a path of text");
    for (client, url, words) in [
        ("demo-partner", "http://brightwork.example/logo.png", "must begin with https://"),
        ("demo-partner", "https://127.0.0.1/logo.png", "not on the public Internet"),
        ("demo-partner", "https://localhost/logo.png", "not on the public Internet"),
        ("nobody", "https://127.0.0.1/logo.png", "there is no client nobody"),
    ] {
        let arguments = ["client", "logo", "--client", client, "--url", url, "--data", folder];
        let output = run(&arguments);
        assert!(!output.status.success(), "{url}");
        let said = String::from_utf8(output.stderr).expect("a text");
        assert!(said.contains(words), "{said}");
    }
    running.stop();
}
