//! Over real connections: what others' servers may do to ours.

use std::time::Duration;

use oauth::upstream::fault::UpstreamFault;
use provider::upstream::manage::{ManageError, Manager};
use server::outbound::OutboundClient;
use std::sync::Arc;
use testkit::identity_provider::draft;
use testkit::{Setup, TestServer};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use super::contoso;

/// Sends these bytes again and again, at this pace, to anyone who connects.
async fn serve(head: &str, chunk: Vec<u8>, chunks: usize, pause: Duration) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("listens");
    let address = listener.local_addr().expect("an address");
    let head = head.as_bytes().to_vec();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let (head, chunk) = (head.clone(), chunk.clone());
            tokio::spawn(async move {
                let mut asked = [0; 1024];
                let _ = stream.read(&mut asked).await;
                let _ = stream.write_all(&head).await;
                for _ in 0..chunks {
                    // The client hangs up when it has had enough.
                    if stream.write_all(&chunk).await.is_err() {
                        break;
                    }
                    tokio::time::sleep(pause).await;
                }
            });
        }
    });
    format!("http://{address}")
}

async fn fault(issuer: &str, is_demo: bool) -> UpstreamFault {
    let upstream = Arc::new(OutboundClient::of_companies(is_demo));
    let server = TestServer::start_with(Setup { upstream, ..Setup::default() }).await;
    let mut wanted = draft();
    wanted.issuer = issuer.to_owned();
    let company = contoso();
    match server.upstream().add(Manager::Operator(&company), wanted).await {
        Err(ManageError::Fault(fault)) => fault,
        other => panic!("{other:?}"),
    }
}

const OK: &str = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n";

#[tokio::test]
async fn signin_2_two_mebibytes_of_an_answer_are_refused() {
    let issuer = serve(OK, vec![b' '; 64 * 1024], 32, Duration::ZERO).await;
    assert_eq!(fault(&issuer, true).await, UpstreamFault::TooLarge);
}

#[tokio::test]
async fn signin_2_an_answer_that_drips_is_given_up_after_five_seconds() {
    let issuer = serve(OK, vec![b' '], 60, Duration::from_millis(500)).await;
    assert_eq!(fault(&issuer, true).await, UpstreamFault::TooSlow);
}

#[tokio::test]
async fn signin_2_a_redirect_is_not_followed() {
    let head = "HTTP/1.1 302 Found\r\nLocation: https://evil.example/\r\n\r\n";
    let issuer = serve(head, Vec::new(), 0, Duration::ZERO).await;
    assert_eq!(fault(&issuer, true).await, UpstreamFault::Redirects);
}

#[tokio::test]
async fn signin_2_what_is_no_metadata_is_refused() {
    let issuer = serve(OK, b"<html>".to_vec(), 1, Duration::ZERO).await;
    assert_eq!(fault(&issuer, true).await, UpstreamFault::Malformed);
    let issuer = serve("HTTP/1.1 500 Sorry\r\n\r\n", Vec::new(), 0, Duration::ZERO).await;
    assert_eq!(fault(&issuer, true).await, UpstreamFault::Status);
}

#[tokio::test]
async fn signin_2_no_address_inside_of_a_network_is_asked() {
    for issuer in
        ["https://127.0.0.1", "https://10.0.0.1", "https://169.254.169.254", "https://[::1]"]
    {
        assert_eq!(fault(issuer, false).await, UpstreamFault::NotPublic, "{issuer}");
    }
    for issuer in
        ["http://id.example", "https://id.example:8443", "https://me@id.example", "file:///etc"]
    {
        assert_eq!(fault(issuer, false).await, UpstreamFault::NotHttps, "{issuer}");
    }
    // In a demo those of this machine are, and no others.
    assert_eq!(fault("http://10.0.0.1", true).await, UpstreamFault::NotPublic);
}
