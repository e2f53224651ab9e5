//! What could not be written was not said: a failure, and nothing that was not seen takes the
//! place of what is in use.

use std::fs::{File, OpenOptions};
use std::path::Path;
use std::process::{Output, Stdio};

use reqwest::StatusCode;
use serde_json::Value;

use crate::running::{Program, data, plain_client, program, run};

/// A disk that is full.
fn full() -> File {
    OpenOptions::new().write(true).open("/dev/full").expect("opens")
}

fn run_into(stdout: impl Into<Stdio>, arguments: &[&str]) -> Output {
    let mut command = program(arguments);
    command.stdout(stdout).stderr(Stdio::piped());
    command.spawn().expect("it runs").wait_with_output().expect("it ends")
}

#[track_caller]
fn assert_failed(output: &Output, arguments: &[&str]) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{arguments:?}: {said}");
    assert!(said.contains("standard output cannot be written"), "{arguments:?}: {said}");
}

#[track_caller]
fn json(arguments: &[&str]) -> Value {
    let output = run(arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("text");
    serde_json::from_str(text.lines().next().expect("a line")).expect("JSON")
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path of text")
}

#[test]
fn whatever_a_command_could_not_write_is_a_failure() {
    let (folder, away) = (data(), data());
    Program::start(folder.path()).stop();
    let in_folder = ["--data", text(folder.path())];
    let (to, again) = (away.path().join("monday"), away.path().join("tuesday"));
    let backup = ["backup", "--to", text(&to), "--with-master-key"];
    json(&[&backup[..], &in_folder].concat());
    let restore = ["restore", "--from", text(&to), "--replace"];
    let backup = ["backup", "--to", text(&again)];
    let northwind = ["--company", "cmp_northwind"];
    for (words, takes_data) in [
        (&["config", "example"][..], false),
        (&["catalogue", "show"], false),
        (&["config", "check"], true),
        (&["config", "show"], true),
        (&["doctor"], true),
        (&["doctor", "--format", "table"], true),
        (&["company", "list", "--format", "table"], true),
        (&["signing-key", "list", "--format", "json"], true),
        (&backup, true),
        (&restore, true),
        (&["company", "list"], true),
        (&["company", "add", "--name", "Fabrikam"], true),
        (&[&["user", "list"][..], &northwind].concat(), true),
        (&["user", "set", "--email", "ravi@northwind.example", "--role", "standard"], true),
        (&["client", "set", "--client", "demo-partner", "--enable"], true),
        (&["publisher", "list"], true),
        (&["signing-key", "list"], true),
        (&["audit", "verify"], true),
        (&["audit", "list"], true),
    ] {
        let arguments = if takes_data { [words, &in_folder].concat() } else { words.to_vec() };
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        for stdout in [Stdio::from(full()), writer.into()] {
            assert_failed(&run_into(stdout, &arguments), &arguments);
            // A backup was made, and is not made over another.
            let _ = std::fs::remove_dir_all(&again);
        }
    }
    for arguments in [&["--help"][..], &["--version"], &["help", "serve"], &["client", "--help"]] {
        let output = run_into(full(), arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
    }
}

#[test]
fn a_list_is_json_for_programs_and_a_table_on_request() {
    let folder = data();
    Program::start(folder.path()).stop();
    let in_folder = ["--data", text(folder.path())];
    let said = |words: &[&str]| {
        let output = run(&[words, &in_folder].concat());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("text")
    };
    let list = ["user", "list", "--company", "cmp_northwind"];
    let plain = said(&list);
    assert_eq!(plain, said(&[&list[..], &["--format", "json"]].concat()));
    let users: Vec<Value> =
        plain.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(users[0]["role"], "administrator");
    let table = said(&[&list[..], &["--format", "table"]].concat());
    assert_eq!(table.lines().count(), 1 + users.len());
    assert!(table.lines().next().is_some_and(|head| head.ends_with("  Last signed in (UTC)")));
    let row = "usr_ravi  ravi@northwind.example  Ravi        Patel      Standard       Recruiter  no        –";
    assert!(table.lines().any(|line| line == row), "{table}");
    // Keys have always been plain lines.
    assert!(said(&["signing-key", "list"]).lines().all(|line| line.ends_with("  active")));
    let key = said(&["signing-key", "list", "--format", "json"]);
    let key: Value = serde_json::from_str(key.lines().next().expect("a key")).expect("JSON");
    assert_eq!(key["state"], "active");
}

#[tokio::test]
async fn a_secret_that_was_not_seen_ends_no_other_and_opens_nothing() {
    let folder = data();
    let program = Program::start(folder.path());
    let in_folder = ["--data", text(folder.path())];
    let lea = ["--by", "ada@northwind.example"];
    let add = ["api-key", "add", "--company", "cmp_northwind", "--name", "Test"];
    let add = [&add[..], &lea, &in_folder].concat();
    let key = json(&add);
    let (id, secret) = (key["id"].as_str().expect("an id"), key["secret"].as_str().expect("one"));
    let replace = ["api-key", "replace", id, "--overlap", "now"];
    let client = ["client", "secret", "--client", "demo-service"];
    let token = ["api-token", "add", "--company", "cmp_northwind", "--name", "Test"];
    let token = [&token[..], &["--scope", "jobs"], &lea].concat();
    let file = folder.path().join("client.toml");
    let toml = "confidential = true\n[client]\nname = \"Calendar\"\n\
        grant_types = [\"authorization_code\"]\nredirect_uris = [\"https://a.example/\"]\n\
        required = \"jobs_read\"\n[client.purposes]\n[publisher]\nid = \"pub_a\"\nname = \"A\"\n\
        verified_domains = []\n";
    std::fs::write(&file, toml).expect("written");
    for words in [
        &add[..add.len() - 2],
        &[&replace[..], &lea].concat(),
        &[&client[..], &["--only"]].concat(),
        // Each would push out the one before the last.
        &client,
        &client,
        &client,
        &token,
        &["client", "add", text(&file)],
    ] {
        let arguments = [words, &in_folder].concat();
        assert_failed(&run_into(full(), &arguments), &arguments);
    }
    let list = ["api-key", "list", "--company", "cmp_northwind"];
    let listed = run(&[&list[..], &in_folder].concat());
    assert_eq!(String::from_utf8_lossy(&listed.stdout).lines().count(), 1, "no other was made");
    let called = plain_client().get(program.url("/api/candidates")).header("x-smarttoken", secret);
    assert_eq!(called.send().await.expect("an answer").status(), StatusCode::OK);
    let asked = async |secret: &str| {
        let request = plain_client().post(program.url("/oauth/token"));
        let request = request.basic_auth("demo-service", Some(secret));
        let request = request.form(&[("grant_type", "client_credentials")]);
        request.send().await.expect("an answer").status()
    };
    assert_eq!(asked("demo-service-secret").await, StatusCode::OK);
    // And one that was seen takes its place.
    let made = json(&[&client[..], &["--only"], &in_folder].concat());
    let secret = made["client_secret"].as_str().expect("a secret");
    assert_eq!(asked(secret).await, StatusCode::OK);
    assert_eq!(asked("demo-service-secret").await, StatusCode::UNAUTHORIZED);
    program.stop();
}
