//! Caddy as it is shipped: `deploy/Caddyfile`.

use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

use crate::nginx::free_address;
use crate::running::{Program, data};
use crate::shipped_nginx::{
    adapted, assert_longest_request_passes, assert_says_who_calls_an_api,
    assert_says_who_calls_and_takes_a_large_upload, echo, shipped,
};

struct Caddy {
    child: Child,
    address: SocketAddr,
    _folder: TempDir,
}

impl Caddy {
    /// The shipped file in front of this server, without https: no one gives a test a certificate
    /// for that name.
    fn in_front_of(upstream: SocketAddr) -> Self {
        let address = free_address();
        let site = site("auth.example", address);
        let file = adapted(
            &shipped("deploy/Caddyfile"),
            &[("auth.example {\n", &site), ("127.0.0.1:3000", &upstream.to_string())],
        );
        Self::serve(address, &file)
    }

    /// What the guide shows for an API, in front of one.
    fn guarding(api: SocketAddr, program: &Program) -> Self {
        let address = free_address();
        let guide = shipped("docs/src/reference/guard.md");
        let block = guide.split_once("```caddyfile\n").and_then(|(_, rest)| rest.split_once("```"));
        let (block, _) = block.expect("a block");
        let file = adapted(
            block,
            &[
                ("api.example {\n", &site("", address)),
                ("127.0.0.1:8080", &api.to_string()),
                ("127.0.0.1:3000", &program.address.to_string()),
            ],
        );
        Self::serve(address, &file)
    }

    fn serve(address: SocketAddr, file: &str) -> Self {
        let folder = data();
        let path = folder.path().join("Caddyfile");
        let options = "{\n\tadmin off\n\tauto_https off\n}\n";
        std::fs::write(&path, format!("{options}{file}")).expect("written");
        let caddy = std::env::var_os("CADDY").unwrap_or_else(|| "/usr/bin/caddy".into());
        let child = Command::new(caddy)
            .args(["run", "--adapter", "caddyfile", "--config"])
            .arg(&path)
            .env("HOME", folder.path())
            .env("XDG_DATA_HOME", folder.path())
            .env("XDG_CONFIG_HOME", folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("caddy runs: `scripts/setup.sh --tests` installs it");
        let listens = || {
            std::thread::sleep(Duration::from_millis(10));
            TcpStream::connect(address).is_ok()
        };
        assert!((0..1000).any(|_| listens()), "caddy does not listen");
        Self { child, address, _folder: folder }
    }
}

impl Drop for Caddy {
    fn drop(&mut self) {
        // It has ended already if this fails.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Plain, where the file has https.
fn site(host: &str, address: SocketAddr) -> String {
    format!("http://{host}:{} {{\n\tbind 127.0.0.1\n", address.port())
}

#[tokio::test]
async fn what_a_caller_says_about_themselves_never_passes_caddy() {
    let folder = data();
    let program = Program::start(folder.path());
    let caddy = Caddy::guarding(echo(), &program);
    assert_says_who_calls_an_api(caddy.address, &program).await;
}

#[tokio::test]
async fn the_longest_request_passes_the_shipped_caddy() {
    let folder = data();
    let issuer = ["--issuer", "https://auth.example"];
    let program = Program::start_with(folder.path(), "127.0.0.1:0", &issuer);
    let caddy = Caddy::in_front_of(program.address);
    assert_longest_request_passes(caddy.address).await;
}

#[test]
fn the_shipped_caddy_says_who_calls_and_takes_a_large_upload() {
    let caddy = Caddy::in_front_of(echo());
    assert_says_who_calls_and_takes_a_large_upload(caddy.address);
}
