//! An email on its way: over SMTP, into a folder, and back into the outbox.

use lettre::message::Mailbox as Sender;
use server::email::Mailer;
use server::settings::{EmailSettings, SmtpSettings, SmtpTls};
use tempfile::TempDir;

use super::eml::Eml;
use super::mail;
use super::smtp_server::SmtpServer;
use testkit::{AuthorizationUrl, DAY, HOUR, MINUTE, RAVI, TestServer};

/// A server with one email to send.
pub(super) async fn with_an_email() -> TestServer {
    let server = TestServer::start().await;
    server.signed_in(RAVI).await.allow(&AuthorizationUrl::partner()).await;
    server
}

/// Emails go to the mail server on that port.
pub(super) fn over_smtp(server: &TestServer, port: u16) -> Mailer {
    let host = "127.0.0.1".to_owned();
    let mail = EmailSettings {
        server: Some(SmtpSettings { host, port, tls: SmtpTls::None, credentials: None }),
        from: Some("Hirely <no-reply@hirely.example>".parse::<Sender>().expect("an address")),
        ..mail()
    };
    Mailer::new(&server.provider, &mail, std::path::Path::new("nowhere")).expect("made")
}

/// A port on which no one listens.
async fn free_port() -> u16 {
    SmtpServer::start(0, "250 OK").await.port
}

#[tokio::test]
async fn an_email_that_is_refused_for_three_days_is_given_up() {
    let server = with_an_email().await;
    let refusing = SmtpServer::start(0, "450 later").await;
    let mailbox = over_smtp(&server, refusing.port);
    let mut tries = 0;
    for _ in 0..=3 * 24 {
        tries += mailbox.send_due().await.expect("tried");
        server.advance(HOUR);
    }
    assert_eq!(server.count("outbox"), 0);
    assert!((8..=11).contains(&tries), "{tries} tries");
}

#[tokio::test]
async fn a_server_that_was_down_gets_the_email_when_it_is_back() {
    let server = with_an_email().await;
    let port = free_port().await;
    let mailbox = over_smtp(&server, port);
    for _ in 0..3 {
        mailbox.send_due().await.expect("tried");
        server.advance(HOUR);
    }
    assert_eq!(server.count("outbox"), 1);
    let back = SmtpServer::start(port, "250 OK").await;
    assert_eq!(mailbox.send_due().await.expect("tried"), 1);
    let received = back.received();
    assert_eq!(received.len(), 1);
    assert_eq!(server.count("outbox"), 0);
    // It is dated when it was written.
    let email = Eml::parse(received[0].data.as_bytes());
    assert_eq!(email.header("Date"), "Fri, 15 Jan 2027 08:00:00 +0000");
}

#[tokio::test]
async fn an_email_is_sent_over_smtp_as_it_was_written() {
    let server = with_an_email().await;
    let post = SmtpServer::start(0, "250 OK").await;
    over_smtp(&server, post.port).send_due().await.expect("sent");
    let received = post.received();
    assert_eq!(received.len(), 1);
    assert!(received[0].from.starts_with("MAIL FROM:<no-reply@hirely.example>"));
    assert!(received[0].to.starts_with("RCPT TO:<ravi@northwind.example>"));
    let email = Eml::parse(received[0].data.as_bytes());
    assert_eq!(email.header("From"), "Hirely <no-reply@hirely.example>");
    assert!(email.header("Message-ID").ends_with("@hirely.example>"));
    assert_eq!(email.subject(), "Talentsync can now use your Countersign account");
    email.link("/not-me/");
}

#[tokio::test]
async fn two_servers_on_one_database_send_an_email_once() {
    let server = with_an_email().await;
    let beside = server.beside().await;
    let post = SmtpServer::start(0, "250 OK").await;
    let (one, other) = (over_smtp(&server, post.port), over_smtp(&beside, post.port));
    let (one, other) = tokio::join!(one.send_due(), other.send_due());
    assert_eq!(one.expect("tried") + other.expect("tried"), 1);
    assert_eq!(post.received().len(), 1);
}

#[tokio::test]
async fn an_email_whose_sender_died_is_sent_by_another() {
    let server = with_an_email().await;
    // It takes the email, and never says what became of it.
    assert_eq!(server.provider.notifications().due_emails().await.expect("claimed").len(), 1);
    let post = SmtpServer::start(0, "250 OK").await;
    let mailbox = over_smtp(&server, post.port);
    assert_eq!(mailbox.send_due().await.expect("tried"), 0);
    server.advance(10 * MINUTE);
    assert_eq!(mailbox.send_due().await.expect("tried"), 1);
    assert_eq!(post.received().len(), 1);
}

#[tokio::test]
async fn an_email_becomes_a_file_that_its_owner_alone_may_read() {
    let server = with_an_email().await;
    server.advance(DAY);
    let data = TempDir::new().expect("a folder");
    let mailbox = Mailer::new(&server.provider, &mail(), data.path()).expect("a folder");
    assert_eq!(mailbox.send_due().await.expect("sent"), 1);
    let folder = data.path().join("mail");
    let files: Vec<_> =
        std::fs::read_dir(&folder).expect("a folder").map(|file| file.expect("a file")).collect();
    assert_eq!(files.len(), 1);
    assert!(files[0].path().extension().is_some_and(|extension| extension == "eml"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |path| std::fs::metadata(path).expect("read").permissions().mode() & 0o777;
        assert_eq!(mode(files[0].path()), 0o600);
        assert_eq!(mode(folder), 0o700);
    }
}
