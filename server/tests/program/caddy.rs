//! Caddy as it is shipped: `deploy/Caddyfile`.

use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

use crate::nginx::free_address;
use crate::running::{Program, data};
use crate::shipped_nginx::{
    adapted, assert_longest_request_passes, assert_says_who_calls_and_takes_a_large_upload, echo,
    shipped,
};

struct Caddy {
    child: Child,
    address: SocketAddr,
    _folder: TempDir,
}

impl Caddy {
    /// The shipped file in front of this server, without https: nobody gives a test a certificate
    /// for that name.
    fn in_front_of(upstream: SocketAddr) -> Self {
        let (folder, address) = (data(), free_address());
        let site = format!("http://auth.example:{} {{\n\tbind 127.0.0.1\n", address.port());
        let file = adapted(
            &shipped("deploy/Caddyfile"),
            &[("auth.example {\n", &site), ("127.0.0.1:3000", &upstream.to_string())],
        );
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
