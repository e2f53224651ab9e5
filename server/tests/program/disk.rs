//! A disk that is full, or that no one may write to: what was answered stays, what cannot
//! be written is refused, and the server needs no restart.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use reqwest::StatusCode;
use serde_json::Value;
use tokio::time::timeout;

use crate::running::{Program, data, plain_client, program};

/// A program whose data folder is a file system of its own, seen by it alone; none where
/// the system lets no one make one.
fn start_on(folder: &Path, mount: &str, serve: &[&str]) -> Option<Program> {
    let folder_text = folder.to_str().expect("a path of text");
    let user = if is_root() { &[][..] } else { &["--map-root-user"] };
    let may = Command::new("unshare").args(user).args(["--mount", "true"]).status();
    if !may.is_ok_and(|status| status.success()) {
        eprintln!("left out: no file system of its own can be made here");
        return None;
    }
    let itself = program(&[]).get_program().to_owned();
    let mut command = program(&[]);
    let root = command.get_current_dir().expect("set").to_owned();
    command = Command::new("unshare");
    command.current_dir(root).args(user).args(["--mount", "sh", "-c"]);
    command.arg(format!("{mount} && exec \"$@\"")).arg("sh").arg(itself);
    command.args(["serve", "--demo", "--listen", "127.0.0.1:0", "--data", folder_text]);
    command.args(serve);
    let log = folder.with_extension("log");
    Some(Program::start_command(command, &log))
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().expect("id runs").stdout;
    id.trim_ascii() == b"0"
}

/// The folder as the program sees it.
fn inside(program: &Program, folder: &Path) -> PathBuf {
    let pid = program.child.id();
    let below_root = folder.strip_prefix("/").expect("an absolute path");
    Path::new("/proc").join(pid.to_string()).join("root").join(below_root)
}

async fn post(
    program: &Program,
    path: &str,
    client: &str,
    form: &[(&str, &str)],
) -> (StatusCode, Value) {
    let secret = format!("{client}-secret");
    let request = plain_client().post(program.url(path)).basic_auth(client, Some(secret));
    let response = request.form(form).send().await.expect("an answer");
    (response.status(), response.json().await.expect("JSON"))
}

async fn token(program: &Program) -> (StatusCode, Value) {
    post(program, "/oauth/token", "demo-service", &[("grant_type", "client_credentials")]).await
}

async fn is_active(program: &Program, token: &Value) -> bool {
    let token = token["access_token"].as_str().expect("a token");
    let (status, json) = post(program, "/oauth/introspect", "demo-api", &[("token", token)]).await;
    assert_eq!(status, StatusCode::OK, "{json}");
    json["active"] == true
}

#[tokio::test]
async fn on_a_full_disk_writes_are_refused_reads_go_on_and_space_mends_it() {
    let folder = data();
    let path = folder.path().join("data");
    std::fs::create_dir(&path).expect("made");
    let mount = format!("mount -t tmpfs -o size=24m tmpfs {}", path.display());
    let Some(program) = start_on(&path, &mount, &[]) else { return };
    let (status, first) = token(&program).await;
    assert_eq!(status, StatusCode::OK);

    let filler = inside(&program, &path).join("filler");
    let full = std::fs::write(&filler, vec![0; 64 << 20]).expect_err("full");
    assert_eq!(full.kind(), std::io::ErrorKind::StorageFull);
    let mut answered = vec![first];
    let refused = loop {
        // What is left of a page takes a few.
        let (status, json) = token(&program).await;
        if status != StatusCode::OK {
            break (status, json);
        }
        answered.push(json);
        assert!(answered.len() < 1000, "the disk is not full");
    };
    assert_eq!(refused.0, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(refused.1["error"], "server_error");
    for token in &answered {
        assert!(is_active(&program, token).await, "what was answered is lost");
    }
    // It is written beside the answers.
    let log = path.with_extension("log");
    let is_logged = async || loop {
        if std::fs::read_to_string(&log).expect("a log").contains("full") {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    };
    timeout(Duration::from_secs(10), is_logged())
        .await
        .expect("the log says that the disk is full");

    std::fs::remove_file(&filler).expect("removed");
    let (status, json) = token(&program).await;
    assert_eq!(status, StatusCode::OK, "{json}");
    answered.push(json);
    for token in &answered {
        assert!(is_active(&program, token).await);
    }
    program.stop();
}

#[test]
fn a_disk_that_no_one_may_write_to_is_named_and_nothing_is_changed() {
    let folder = data();
    let path = folder.path().join("data");
    std::fs::create_dir(&path).expect("made");
    Program::start(&path).stop();
    let text = path.display();
    let user = if is_root() { &[][..] } else { &["--map-root-user"] };
    let itself = program(&[]).get_program().to_owned();
    let mount = format!("mount --bind {text} {text} && mount -o remount,ro,bind {text}");
    let output = Command::new("unshare")
        .args(user)
        .args(["--mount", "sh", "-c", &format!("{mount} && exec \"$@\""), "sh"])
        .arg(itself)
        .args(["serve", "--demo", "--listen", "127.0.0.1:0", "--data"])
        .arg(&path)
        .output()
        .expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    if said.contains("unshare") || said.contains("mount:") {
        eprintln!("left out: no file system of its own can be made here: {said}");
        return;
    }
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("Read-only file system") && said.contains("countersign.lock"), "{said}");
    Program::start(&path).stop();
}
