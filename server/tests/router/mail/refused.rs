//! What a mail server will never take, and what it may take later.

use oauth::id::CompanyId;
use provider::administration::audit::AuditEntry;

use super::sending::{over_smtp, with_an_email};
use super::smtp_server::SmtpServer;
use testkit::{MINUTE, TestServer};

async fn given_up(server: &TestServer) -> Vec<AuditEntry> {
    let entries = server.provider.administration().all_audit_entries(None).await.expect("read");
    entries.into_iter().filter(|entry| entry.event.action.as_str() == "email_given_up").collect()
}

#[tokio::test]
async fn a_refusal_of_the_recipient_or_the_text_gives_the_email_up_at_once() {
    for (to, answer) in [
        ("RCPT", "550 <ravi@northwind.example> is unknown"),
        ("RCPT", "550-5.1.1 Several lines\r\n550 5.1.1 of it"),
        ("RCPT", "551 elsewhere"),
        ("RCPT", "553 5.1.3 no such mailbox name"),
        ("RCPT", "556 5.1.10 takes no mail"),
        ("DATA", "554 5.5.1 no valid recipients"),
        (".", "550 5.7.1 spam"),
        (".", "552 5.3.4 too big"),
        (".", "554 5.6.0 no"),
    ] {
        let server = with_an_email().await;
        let refusing = SmtpServer::answering(0, to, answer).await;
        let mailbox = over_smtp(&server, refusing.port);
        assert_eq!(mailbox.send_due().await.expect("tried"), 1);
        assert_eq!(server.count("outbox"), 0, "{to}: {answer}");
        assert!(refusing.received().is_empty());
        // The operator and the company's administrators can find out, without the server's words.
        let entries = given_up(&server).await;
        assert_eq!(entries.len(), 1, "{to}: {answer}");
        let event = &entries[0].event;
        assert_eq!((event.actor.kind(), event.subject.id.as_str()), ("server", "usr_ravi"));
        assert_eq!(event.company_id.as_ref().map(CompanyId::as_str), Some("cmp_northwind"));
        assert!(event.detail.ends_with(&format!("answered {}", &answer[..3])), "{}", event.detail);
        server.provider.administration().verify_audit(None).await.expect("whole");
    }
}

#[tokio::test]
async fn a_refusal_that_is_about_us_or_about_now_keeps_the_email() {
    for (to, answer) in [
        // A server that takes no mail from here, or at all.
        ("greeting", "554 no mail from you"),
        ("EHLO", "550 who are you"),
        ("MAIL", "550 5.7.1 no mail from that address"),
        ("MAIL", "530 5.7.0 authentication required"),
        ("RCPT", "530 5.7.0 authentication required"),
        ("RCPT", "503 5.5.1 authenticate first"),
        ("DATA", "502 not implemented"),
        ("RCPT", "450 4.2.1 later"),
        ("RCPT", "452 4.2.2 full"),
        (".", "451 4.7.1 greylisted"),
        ("RCPT", "421 closing"),
        ("RCPT", "nonsense"),
    ] {
        let server = with_an_email().await;
        let refusing = SmtpServer::answering(0, to, answer).await;
        let mailbox = over_smtp(&server, refusing.port);
        assert_eq!(mailbox.send_due().await.expect("tried"), 1);
        // Not at once again.
        assert_eq!(mailbox.send_due().await.expect("tried"), 0);
        assert_eq!(server.count("outbox"), 1, "{to}: {answer}");
        assert_eq!(given_up(&server).await.len(), 0);
        server.advance(MINUTE);
        let willing = SmtpServer::start(0, "250 OK").await;
        over_smtp(&server, willing.port).send_due().await.expect("tried");
        assert_eq!(willing.received().len(), 1, "{to}: {answer}");
        assert_eq!(server.count("outbox"), 0);
    }
}

#[tokio::test]
async fn who_has_no_address_in_ascii_is_written_to_where_the_server_can() {
    for (name, ehlo, sent) in [
        ("kai@bücher.example", "250 mail.example", true),
        ("käi@bücher.example", "250 mail.example", false),
        ("käi@bücher.example", "250-mail.example\r\n250-8BITMIME\r\n250 SMTPUTF8", true),
    ] {
        let server = with_an_email().await;
        server.meddle(&format!("UPDATE users SET email = '{name}' WHERE id = 'usr_ravi'"));
        let post = SmtpServer::answering(0, "EHLO", ehlo).await;
        over_smtp(&server, post.port).send_due().await.expect("tried");
        let received = post.received();
        assert_eq!(received.len(), usize::from(sent), "{name}, {ehlo}");
        if let [email] = &received[..] {
            assert!(email.to.contains("@xn--bcher-kva.example"), "{}", email.to);
        }
        assert_eq!(server.count("outbox"), 0);
        assert_eq!(given_up(&server).await.len(), usize::from(!sent));
    }
}
