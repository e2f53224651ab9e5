//! Where the program listens, and how it speaks there.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::os::fd::OwnedFd;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, ClientConnection, RootCertStore, Stream};

use crate::certificates::write_certificate;
use crate::running::{Program, data, program, run};

fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("free")
}

fn get(stream: impl Read + Write, path: &str) -> String {
    get_of_host(stream, "localhost", path)
}

fn get_of_host(mut stream: impl Read + Write, host: &str, path: &str) -> String {
    let request = format!("GET {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n");
    // It may be closed before all is sent.
    let _ = stream.write_all(request.as_bytes());
    let mut answer = Vec::new();
    // An end without goodbye is an end.
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

/// Whether the server shows that certificate; its answer.
fn get_by_https(address: SocketAddr, certificate: &CertificateDer<'static>) -> Option<String> {
    let mut roots = RootCertStore::empty();
    roots.add(certificate.clone()).expect("a certificate");
    let config = ClientConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = ServerName::try_from("localhost").expect("a name");
    let mut connection = ClientConnection::new(Arc::new(config), name).expect("a connection");
    let mut socket = TcpStream::connect(address).expect("connected");
    connection.complete_io(&mut socket).ok()?;
    Some(get(Stream::new(&mut connection, &mut socket), "/healthz"))
}

#[test]
#[expect(clippy::disallowed_methods, reason = "it is real time that passes")]
fn it_speaks_https_by_itself_and_reads_a_new_certificate_without_a_restart() {
    let (folder, files) = (data(), data());
    let first = write_certificate(files.path(), "localhost");
    let path = |name| files.path().join(name).display().to_string();
    let (cert, key) = (path("cert.pem"), path("key.pem"));
    let tls = ["--tls-certificate", &cert, "--tls-key", &key];
    let tls = [&tls[..], &["--issuer", "https://localhost"]].concat();
    let program = Program::start_with(folder.path(), "127.0.0.1:0", &tls);
    let answer = get_by_https(program.address, &first).expect("trusted");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(!get(TcpStream::connect(program.address).expect("connected"), "/").contains("200"));

    // What is only half there changes nothing.
    std::fs::write(files.path().join("cert.pem"), "-----BEGIN").expect("written");
    let second = write_certificate(files.path(), "localhost");
    let began = Instant::now();
    while get_by_https(program.address, &second).is_none() {
        assert!(began.elapsed() < Duration::from_secs(30), "the new certificate is not used");
        std::thread::sleep(Duration::from_millis(200));
    }
    assert!(get_by_https(program.address, &first).is_none());
    program.stop();
}

#[test]
fn a_certificate_without_its_key_is_named() {
    let (folder, files) = (data(), data());
    write_certificate(files.path(), "localhost");
    let key = std::fs::read(files.path().join("key.pem")).expect("read");
    write_certificate(files.path(), "localhost");
    std::fs::write(files.path().join("key.pem"), key).expect("written");
    let path = |name| files.path().join(name).display().to_string();
    let (cert, key) = (path("cert.pem"), path("key.pem"));
    let data = folder.path().display().to_string();
    for command in [&["config", "check"][..], &["serve"]] {
        let options = ["--data", &data, "--listen", "127.0.0.1:0", "--tls-certificate", &cert];
        let output = run(&[command, &options, &["--tls-key", &key]].concat());
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains("tls.certificate and tls.key: "), "{said}");
    }
}

#[test]
fn metrics_stand_on_a_listener_of_their_own_and_hold_no_address_of_a_caller() {
    let folder = data();
    let metrics = free_address();
    let more = ["--metrics-listen", &metrics.to_string()];
    let program = Program::start_with(folder.path(), "127.0.0.1:0", &more);
    let connect = |address| TcpStream::connect(address).expect("connected");
    let host = format!("localhost:{}", program.address.port());
    let ask = |path| get_of_host(connect(program.address), &host, path);
    assert!(ask("/metrics").starts_with("HTTP/1.1 404"));
    ask("/connected-apps/grt_secret");
    ask("/nothing/csn_ac_secret");
    let mut read = get(connect(metrics), "/metrics");
    // What lives is counted beside the requests, for the first time soon after the start.
    for _ in 0..100 {
        if read.contains("countersign_live{") {
            break;
        }
        std::thread::sleep(Duration::from_millis(50));
        read = get(connect(metrics), "/metrics");
    }
    for line in [
        "countersign_requests_total{endpoint=\"/connected-apps/{grant}\",method=\"GET\",status=\"303\"} 1",
        "countersign_requests_total{endpoint=\"none\",method=\"GET\",status=\"404\"} 2",
        "countersign_request_seconds_bucket{endpoint=\"none\",le=\"5\"} 2",
        "countersign_store_commit_writes_bucket{le=\"1\"}",
        "countersign_live{kind=\"access_token\"} 0",
        "countersign_live{kind=\"session\"} 0",
        "countersign_live_count_seconds ",
    ] {
        assert!(read.contains(line), "{line}\n{read}");
    }
    assert!(!read.contains("secret"), "{read}");
    // The embedded database has no connections to wait for; the alert on them finds its series.
    assert!(read.contains("countersign_store_connections_waiting 0\n"), "{read}");
    program.stop();
}

#[test]
#[expect(clippy::disallowed_methods, reason = "it is real time that passes")]
fn a_head_that_never_ends_does_not_keep_its_connection() {
    let folder = data();
    let program = Program::start(folder.path());
    let mut slow = TcpStream::connect(program.address).expect("connected");
    slow.write_all(b"GET /healthz HTTP/1.1\r\nhost: loc").expect("sent");
    slow.set_read_timeout(Some(Duration::from_secs(40))).expect("set");
    let began = Instant::now();
    let mut answer = String::new();
    let _ = slow.read_to_string(&mut answer);
    assert!(began.elapsed() < Duration::from_secs(30), "{answer}");
    program.stop();
}

#[test]
fn a_configuration_is_checked_shown_and_begun_by_commands() {
    let folder = data();
    let example = run(&["config", "example"]);
    assert!(example.status.success());
    let path = folder.path().join("countersign.toml");
    std::fs::write(&path, &example.stdout).expect("written");
    let path = path.to_str().expect("a path of text");
    let checked = run(&["config", "check", "--config", path]);
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
    let shown = run(&["config", "show", "--config", path, "--platform-name", "Hirely"]);
    let shown = String::from_utf8(shown.stdout).expect("text");
    assert!(shown.contains("platform_name = \"Hirely\" # --platform-name"), "{shown}");
    // The file that the documentation has is this one.
    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/countersign.toml");
    let committed = std::fs::read_to_string(committed).expect("read");
    assert_eq!(
        committed.as_bytes(),
        example.stdout,
        "countersign config example > docs/countersign.toml"
    );
}

/// Starts the program on a socket that the test holds, as systemd does.
fn start_on_socket(socket: &TcpListener, folder: &Path) -> Program {
    let itself = program(&[]).get_program().to_owned();
    let root = program(&[]).get_current_dir().expect("set").to_owned();
    let mut command = Command::new("sh");
    let handed = OwnedFd::from(socket.try_clone().expect("a copy"));
    command.current_dir(root).stdin(Stdio::from(handed));
    let take = "exec 3<&0 </dev/null; LISTEN_FDS=1 LISTEN_PID=$$ exec \"$@\"";
    command.args(["-c", take, "sh"]).arg(itself).args(["serve", "--demo", "--data"]).arg(folder);
    Program::start_command(command, &folder.join("test.log"))
}

#[test]
fn while_it_is_replaced_on_a_socket_that_is_held_no_connection_is_refused() {
    let folder = data();
    let socket = TcpListener::bind("127.0.0.1:0").expect("bound");
    let address = socket.local_addr().expect("known");
    let program = start_on_socket(&socket, folder.path());
    assert_eq!(program.address, address);
    let is_over = AtomicBool::new(false);
    let answered = std::thread::scope(|scope| {
        let asking = scope.spawn(|| {
            let mut answered = 0;
            while !is_over.load(Ordering::Relaxed) {
                let stream = TcpStream::connect(address).expect("not refused");
                let answer = get(stream, "/readyz");
                // RFC 9112 §9.6: what was closed before it was read may be sent again.
                assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 200"), "{answer}");
                answered += usize::from(!answer.is_empty());
            }
            answered
        });
        program.stop();
        let next = start_on_socket(&socket, folder.path());
        next.stop();
        let last = start_on_socket(&socket, folder.path());
        is_over.store(true, Ordering::Relaxed);
        let answered = asking.join().expect("no panic");
        last.stop();
        answered
    });
    assert!(answered > 0);
}
