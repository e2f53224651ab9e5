//! The built program, as an operator runs it.

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};

use reqwest::redirect::Policy;
use reqwest::{Client, StatusCode};
use serde_json::Value;
use tempfile::TempDir;

const NEEDS_BUILD: &str = "needs the release build";

/// The program, running.
pub(crate) struct Program {
    pub(crate) child: Child,
    pub(crate) address: SocketAddr,
    pub(crate) issuer: String,
}

/// A folder for a database.
pub(crate) fn data() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

/// The program with these arguments, in the folder that has `target/site`.
pub(crate) fn program(arguments: &[&str]) -> Command {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let built = root.join("target/release/countersign");
    let path = std::env::var_os("COUNTERSIGN_PROGRAM").map_or(built, PathBuf::from);
    assert!(path.exists(), "{NEEDS_BUILD}: {}", path.display());
    // The tests' own clients speak TLS by the workspace's features, and ask for a default. It is
    // there already after the first program of a test.
    let _ = tokio_rustls::rustls::crypto::aws_lc_rs::default_provider().install_default();
    let mut command = Command::new(path);
    command.args(arguments).current_dir(root).stdin(Stdio::null());
    command
}

/// Runs the program until it ends by itself.
pub(crate) fn run(arguments: &[&str]) -> Output {
    program(arguments).output().expect("it runs")
}

/// Runs the program with a line on its standard input.
pub(crate) fn run_with_line(arguments: &[&str], line: &str) -> Output {
    let mut child = program(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    let mut stdin = child.stdin.take().expect("piped");
    // It may have ended already, without reading.
    let _ = std::io::Write::write_all(&mut stdin, format!("{line}\n").as_bytes());
    drop(stdin);
    child.wait_with_output().expect("it ends")
}

impl Program {
    pub(crate) fn start(data: &Path) -> Self {
        Self::start_at(data, "127.0.0.1:0")
    }

    pub(crate) fn start_at(data: &Path, listen: &str) -> Self {
        Self::start_with(data, listen, &[])
    }

    /// Starts a demo and waits for its line.
    pub(crate) fn start_with(data: &Path, listen: &str, more: &[&str]) -> Self {
        let folder = data.to_str().expect("a path of text");
        let mut command = program(&["serve", "--demo", "--listen", listen, "--data", folder]);
        command.args(more);
        Self::start_command(command, &data.join("test.log"))
    }

    /// Starts what runs a demo in the end, and waits for its line.
    pub(crate) fn start_command(mut command: Command, log: &Path) -> Self {
        let file = File::create(log).expect("a file");
        let mut child = command.stdout(Stdio::piped()).stderr(file).spawn().expect("it starts");
        let mut line = String::new();
        let stdout = child.stdout.take().expect("piped");
        BufReader::new(stdout).read_line(&mut line).expect("readable");
        let address = line.strip_prefix("countersign listening on http");
        let address = address.and_then(|rest| rest.split_once("://")).unwrap_or_else(|| {
            let log = std::fs::read_to_string(log);
            panic!("it said {line:?} and {log:?}")
        });
        let address = address.1;
        let address: SocketAddr = address.trim_end().parse().expect("an address");
        Self { child, address, issuer: format!("http://localhost:{}", address.port()) }
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.issuer)
    }

    /// SIGTERM.
    pub(crate) fn terminate(&self) {
        let pid = self.child.id().to_string();
        let sent = Command::new("kill").args(["-TERM", &pid]).status().expect("kill runs");
        assert!(sent.success());
    }

    pub(crate) fn wait(&mut self) -> ExitStatus {
        self.child.wait().expect("it ends")
    }

    /// Stops it as an operator does.
    pub(crate) fn stop(mut self) {
        self.terminate();
        let status = self.wait();
        assert!(status.success(), "{status}");
    }

    /// The metadata document (RFC 8414).
    pub(crate) async fn metadata(&self) -> Value {
        let request = plain_client().get(self.url("/.well-known/oauth-authorization-server"));
        request.send().await.expect("an answer").json().await.expect("JSON")
    }

    /// Calls the Customer API.
    pub(crate) async fn call(&self, path: &str, token: &str) -> (StatusCode, Value) {
        let request = plain_client().get(self.url(path)).bearer_auth(token);
        let response = request.send().await.expect("an answer");
        (response.status(), response.json().await.expect("JSON"))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An app: it stays where it asked.
pub(crate) fn plain_client() -> Client {
    Client::builder().redirect(Policy::none()).build().expect("a client")
}
