//! Email over TLS, to a mail server that others wrote: `clients/aiosmtpd`.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

use crate::browser::{ADA, Browser, CALLBACK};
use crate::certificates::{certificate_in, key_in, write_certificate};
use crate::link;
use crate::running::{Program, data, program};

const FROM: &str = "no-reply@hirely.example";
/// Of `hirely@mail.example`, as a URL has them.
const CREDENTIALS: &str = "hirely%40mail.example:p%20w%2Fd%3A";
/// Emails are looked for every five seconds.
const SOON: Duration = Duration::from_secs(15);

/// The server, and what it tells.
struct MailServer {
    child: Child,
    port: u16,
    told: Receiver<Value>,
    files: TempDir,
}

impl Drop for MailServer {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl MailServer {
    /// One that takes TLS in this way, with a certificate for this name.
    fn start(way: &str, name: &str) -> Self {
        let python = std::env::var_os("AIOSMTPD").expect("a Python that has it");
        let files = data();
        write_certificate(files.path(), name);
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../clients/aiosmtpd/server.py");
        let mut child = Command::new(python)
            .args([Path::new("-B"), &script, Path::new(way)])
            .args([certificate_in(files.path()), key_in(files.path())])
            .stdout(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut lines = BufReader::new(child.stdout.take().expect("piped")).lines();
        let port = lines.next().expect("a line").expect("text").parse().expect("a port");
        let (tell, told) = channel();
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                let line = serde_json::from_str(&line).expect("JSON");
                if tell.send(line).is_err() {
                    return;
                }
            }
        });
        Self { child, port, told, files }
    }

    /// A demo that sends by this server and trusts the authority in that folder.
    fn sender(&self, folder: &Path, url: &str, trusted: &Path) -> Program {
        let path = folder.to_str().expect("a path of text");
        let mut command = program(&["serve", "--demo", "--listen", "127.0.0.1:0", "--data", path]);
        command
            .env("COUNTERSIGN_MAIL_SERVER", format!("{url}:{}", self.port))
            .env("COUNTERSIGN_MAIL_FROM", FROM)
            .env("SSL_CERT_FILE", certificate_in(trusted));
        Program::start_command(command, &folder.join("test.log"))
    }

    fn next(&self) -> Value {
        self.told.recv_timeout(SOON).expect("the server was to be told something")
    }
}

/// Allows an app something, of which an email tells, and waits until a warning about it has
/// been logged.
async fn refused(program: &Program, folder: &Path) -> String {
    Browser::new(program).allow(&link(&program.issuer, CALLBACK), &[]).await;
    for _ in 0..SOON.as_millis() / 50 {
        let log = std::fs::read_to_string(folder.join("test.log")).expect("a log");
        if let Some(line) = log.lines().find(|line| line.contains("an email is tried again later"))
        {
            return line.to_owned();
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("no email was refused");
}

fn waiting(folder: &Path) -> u32 {
    let database = rusqlite::Connection::open(folder.join("countersign.db")).expect("opens");
    database.query_row("SELECT count(*) FROM outbox", (), |row| row.get(0)).expect("a number")
}

#[tokio::test]
#[ignore = "needs aiosmtpd"]
async fn an_email_goes_over_tls_to_a_server_that_knows_who_sends() {
    // A server on the same machine is not asked for STARTTLS; 0.0.0.0 is another's address
    // as far as the settings know, and ends here all the same.
    for (way, scheme, host) in [("smtps", "smtps", "localhost"), ("starttls", "smtp", "0.0.0.0")] {
        let folder = data();
        let server = MailServer::start(way, host);
        let url = format!("{scheme}://{CREDENTIALS}@{host}");
        let program = server.sender(folder.path(), &url, server.files.path());
        Browser::new(&program).allow(&link(&program.issuer, CALLBACK), &[]).await;
        assert_eq!(server.next()["signed_in"], true, "{way}");
        let email = server.next();
        assert_eq!(email["tls"], "TLSv1.3", "{way}");
        assert_eq!(email["sender"], FROM);
        assert_eq!(email["recipients"][0], ADA);
        assert_eq!(email["faults"], serde_json::json!([]));
        let text = email["message"].as_str().expect("a text");
        assert!(
            text.contains("Subject: Talentsync can now use") && text.contains("/not-me/"),
            "{text}"
        );
        for _ in 0..SOON.as_millis() / 50 {
            if waiting(folder.path()) == 0 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        assert_eq!(waiting(folder.path()), 0, "{way}");
        program.stop();
    }
}

#[tokio::test]
#[ignore = "needs aiosmtpd"]
async fn a_server_whose_certificate_no_one_vouches_for_is_told_nothing() {
    let (folder, other) = (data(), data());
    write_certificate(other.path(), "localhost");
    let server = MailServer::start("smtps", "localhost");
    let url = format!("smtps://{CREDENTIALS}@localhost");
    let program = server.sender(folder.path(), &url, other.path());
    let said = refused(&program, folder.path()).await;
    assert!(said.contains("invalid peer certificate"), "{said}");
    assert!(server.told.try_recv().is_err());
    assert_eq!(waiting(folder.path()), 1);
}

#[tokio::test]
#[ignore = "needs aiosmtpd"]
async fn a_server_whose_certificate_has_another_name_is_told_nothing() {
    let folder = data();
    let server = MailServer::start("smtps", "elsewhere.example");
    let url = format!("smtps://{CREDENTIALS}@localhost");
    let program = server.sender(folder.path(), &url, server.files.path());
    let said = refused(&program, folder.path()).await;
    assert!(said.contains("not valid for name"), "{said}");
    assert!(server.told.try_recv().is_err());
}

#[tokio::test]
#[ignore = "needs aiosmtpd"]
async fn a_server_without_starttls_is_not_told_the_password_in_clear() {
    let folder = data();
    let server = MailServer::start("clear", "localhost");
    let url = format!("smtp://{CREDENTIALS}@0.0.0.0");
    let program = server.sender(folder.path(), &url, server.files.path());
    let said = refused(&program, folder.path()).await;
    assert!(said.contains("it does not do what is needed"), "{said}");
    assert!(server.told.try_recv().is_err());
    assert_eq!(waiting(folder.path()), 1);
}

#[tokio::test]
#[ignore = "needs aiosmtpd"]
async fn a_wrong_password_keeps_the_email_and_is_not_logged() {
    let folder = data();
    let server = MailServer::start("smtps", "localhost");
    let url = "smtps://hirely%40mail.example:open-sesame@localhost";
    let program = server.sender(folder.path(), url, server.files.path());
    let said = refused(&program, folder.path()).await;
    assert!(said.contains("it answered 535"), "{said}");
    assert_eq!(server.next()["signed_in"], false);
    let log = std::fs::read_to_string(folder.path().join("test.log")).expect("a log");
    assert!(!log.contains("open-sesame") && !log.contains(ADA), "{log}");
    assert_eq!(waiting(folder.path()), 1);
}
