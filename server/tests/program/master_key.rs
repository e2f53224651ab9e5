//! The master key is changed beside a running server, and wherever that is interrupted everything
//! can be read.

use std::path::Path;

use oauth2::TokenResponse as _;
use reqwest::StatusCode;

use crate::oauth2_crate::partner_tokens;
use crate::running::{Program, data, run};

fn text(path: &Path) -> &str {
    path.to_str().expect("a path of text")
}

#[track_caller]
pub(crate) fn said(words: &[&str], more: &[&str], code: i32) -> String {
    let output = run(&[words, more].concat());
    let said = String::from_utf8([output.stdout, output.stderr].concat()).expect("text");
    assert_eq!(output.status.code(), Some(code), "{words:?}: {said}");
    said
}

fn states(listed: &str) -> Vec<&str> {
    listed.lines().map(|line| line.split("  ").nth(1).expect("a state")).collect()
}

#[tokio::test]
async fn the_master_key_changes_beside_a_running_server() {
    let folder = data();
    let key = folder.path().join("master.key");
    let read = || std::fs::read_to_string(&key).expect("read");
    let program = Program::start(folder.path());
    let tokens = partner_tokens(&program, &["candidates_read"], &[]).await;
    let token = tokens.access_token().secret();
    let old = read();
    let data = ["--data", text(folder.path())];
    let port = program.address.to_string();
    assert_eq!(states(&said(&["master-key", "rotate"], &data, 0)), ["active", "retired"]);
    assert_eq!(states(&said(&["master-key", "list"], &data, 0)), ["active"]);
    let new = read();
    assert_ne!(old, new);
    let aside = folder.path().join("master.key.before-rotation");
    assert_eq!(std::fs::read_to_string(&aside).expect("aside"), old);
    {
        use std::os::unix::fs::PermissionsExt as _;
        for path in [&key, &aside] {
            let mode = std::fs::metadata(path).expect("there").permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }
    for kind in ["signing-key", "sealing-key", "hmac-key"] {
        said(&[kind, "rotate"], &data, 0);
        let listed = said(&[kind, "list"], &data, 0);
        assert!(listed.contains("next     used from"), "{listed}");
        let id = listed.split("  ").next().expect("an id");
        assert!(!said(&[kind, "retire", id], &data, 0).contains(id));
        assert!(said(&[kind, "retire", id], &data, 1).contains("there is no such key"));
    }
    assert_eq!(program.call("/api/users/me", token).await.0, StatusCode::OK);
    partner_tokens(&program, &["candidates_read"], &[]).await;
    program.stop();
    let program = Program::start_at(folder.path(), &port);
    assert_eq!(program.call("/api/users/me", token).await.0, StatusCode::OK);
    said(&["audit", "verify"], &data, 0);
    program.stop();

    // The next change puts this one aside beside the other; and the old one opens nothing.
    said(&["master-key", "rotate"], &data, 0);
    let second = folder.path().join("master.key.before-rotation-2");
    assert_eq!(std::fs::read_to_string(second).expect("aside"), new);
    let current = read();
    std::fs::write(&key, &old).expect("written");
    assert!(said(&["company", "list"], &data, 1).contains("the master key is not the one"));
    std::fs::write(&key, &current).expect("written");
    said(&["company", "list"], &data, 0);
}

#[test]
fn wherever_the_change_is_interrupted_everything_is_read_and_it_can_be_ended() {
    let folder = data();
    let key = folder.path().join("master.key");
    let data = ["--data", text(folder.path())];
    let serves = || Program::start(folder.path()).stop();
    serves();
    // After the first step: two keys, of which the database knows the first.
    assert_eq!(states(&said(&["master-key", "prepare"], &data, 0)), ["active", "next"]);
    let both = std::fs::read_to_string(&key).expect("read");
    assert_eq!(both.lines().count(), 2);
    serves();
    // Asked again it makes no third.
    said(&["master-key", "prepare"], &data, 0);
    assert_eq!(std::fs::read_to_string(&key).expect("read"), both);
    said(&["sealing-key", "rotate"], &data, 0);
    // After the second: two keys, of which the database knows the last.
    said(&["master-key", "rotate"], &data, 0);
    std::fs::write(&key, &both).expect("written");
    assert_eq!(states(&said(&["master-key", "list"], &data, 0)), ["active", "retired"]);
    serves();
    said(&["hmac-key", "rotate"], &data, 0);
    assert_eq!(states(&said(&["master-key", "rotate"], &data, 0)), ["active", "retired"]);
    let now = std::fs::read_to_string(&key).expect("read");
    assert_eq!(Some(now.as_str()), both.lines().last());
    serves();
    // With a file of some other time it is not guessed.
    std::fs::write(&key, format!("{both}\n{now}")).expect("written");
    assert!(said(&["master-key", "rotate"], &data, 1).contains("more than two lines"));
}
