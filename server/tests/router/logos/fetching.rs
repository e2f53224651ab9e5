use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use provider::clients::logo::{
    LogoFetchError, LogoSource as _, MAX_BYTES, PictureError, SetLogoError,
};
use server::outbound::{Addresses, FetchPolicy, OutboundClient, Resolver, SystemResolver};
use url::Url;

use super::partner_server::{Behaviour, PartnerServer};
use super::{logo_path, partner, png};
use testkit::TestServer;

/// Says that every name has these addresses, and counts how often it was asked.
struct Names {
    addresses: Vec<IpAddr>,
    asked: AtomicUsize,
}

#[async_trait]
impl Resolver for Names {
    async fn resolve(&self, _name: &str) -> std::io::Result<Vec<IpAddr>> {
        self.asked.fetch_add(1, Ordering::Relaxed);
        Ok(self.addresses.clone())
    }
}

fn names(addresses: &[&str]) -> Arc<Names> {
    let addresses = addresses.iter().map(|text| text.parse().expect("an address")).collect();
    Arc::new(Names { addresses, asked: AtomicUsize::new(0) })
}

/// Reaches the test's servers.
const LOOPBACK: FetchPolicy = FetchPolicy {
    connect: Duration::from_secs(2),
    total: Duration::from_secs(5),
    plain_http: true,
    addresses: Addresses::Loopback,
};

/// Would reach the test's servers but for their address.
const PUBLIC: FetchPolicy = FetchPolicy { addresses: Addresses::Public, ..LOOPBACK };

fn source(policy: FetchPolicy) -> OutboundClient {
    OutboundClient::new(policy, Arc::new(SystemResolver))
}

/// Fetches for the demo's partner, whose logo must stay as it was.
async fn refused(source: &OutboundClient, url: &Url) -> SetLogoError {
    let server = TestServer::start().await;
    let before = logo_path(&server).await;
    let error = server.provider.clients().set_client_logo(&partner(), url, source).await;
    assert_eq!(logo_path(&server).await, before);
    error.expect_err("refused")
}

async fn refused_fetch(source: &OutboundClient, url: &Url) -> LogoFetchError {
    match refused(source, url).await {
        SetLogoError::Fetch(error) => error,
        other => panic!("{other}"),
    }
}

async fn refused_picture(body: &[u8]) -> PictureError {
    let partner = PartnerServer::with(body).await;
    match refused(&source(LOOPBACK), &partner.url()).await {
        SetLogoError::Picture(error) => error,
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn no_connection_is_made_to_an_address_inside() {
    let partner = PartnerServer::with(&png(64, 64)).await;
    for host in ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0177.0.0.1", "127.1"] {
        let error = refused_fetch(&source(PUBLIC), &partner.url_at(host)).await;
        assert!(matches!(error, LogoFetchError::NotPublic { .. }), "{host}: {error}");
    }
    for host in ["[::1]", "[::ffff:127.0.0.1]", "[::127.0.0.1]", "0", "169.254.169.254", "10.0.0.1"]
    {
        let error = source(PUBLIC).fetch(&partner.url_at(host)).await.expect_err(host);
        assert!(matches!(error, LogoFetchError::NotPublic { .. }), "{host}: {error}");
    }
    assert_eq!(partner.requests(), Vec::<String>::new());
}

#[tokio::test]
async fn as_an_operator_runs_it_only_public_https_is_fetched() {
    let partner = PartnerServer::with(&png(64, 64)).await;
    let source = OutboundClient::default();
    let error = refused_fetch(&source, &partner.url()).await;
    assert_eq!(error, LogoFetchError::NotHttps);
    let port = partner.url().port().expect("a port");
    for (url, wanted) in [
        (format!("https://127.0.0.1:{port}/"), LogoFetchError::Port),
        ("https://user@a.example/".to_owned(), LogoFetchError::Credentials),
    ] {
        let error = source.fetch(&Url::parse(&url).expect("a URL")).await.expect_err("refused");
        assert_eq!(error, wanted, "{url}");
    }
    for host in ["127.0.0.1", "localhost", "[::1]", "169.254.169.254", "192.168.1.1"] {
        let url = Url::parse(&format!("https://{host}/logo.png")).expect("a URL");
        let error = source.fetch(&url).await.expect_err("refused");
        assert!(matches!(error, LogoFetchError::NotPublic { .. }), "{url}: {error}");
    }
    assert_eq!(partner.requests(), Vec::<String>::new());
}

#[tokio::test]
async fn one_private_address_among_public_ones_spoils_the_name() {
    let partner = PartnerServer::with(&png(64, 64)).await;
    for addresses in [&["127.0.0.1"][..], &["1.1.1.1", "127.0.0.1"], &["1.1.1.1", "fd00::1"]] {
        let source = OutboundClient::new(PUBLIC, names(addresses));
        let error = source.fetch(&partner.url_at("logo.example")).await.expect_err("refused");
        let last = addresses[addresses.len() - 1].parse().expect("an address");
        let host = "logo.example".to_owned();
        assert_eq!(error, LogoFetchError::NotPublic { host, address: last });
    }
    assert_eq!(partner.requests(), Vec::<String>::new());
}

#[tokio::test]
async fn a_name_is_looked_up_once_and_the_checked_address_connected_to() {
    // DNS rebinding lives from the second look-up.
    let partner = PartnerServer::with(&png(64, 64)).await;
    let names = names(&["127.0.0.1"]);
    let source = OutboundClient::new(LOOPBACK, Arc::clone(&names) as Arc<_>);
    let url = partner.url_at("logo.example");
    assert_eq!(source.fetch(&url).await.expect("fetched"), png(64, 64));
    assert_eq!(names.asked.load(Ordering::Relaxed), 1);
    let request = partner.requests().remove(0);
    assert!(request.starts_with("GET /logo.png?v=1 HTTP/1.1\r\n"), "{request}");
    let port = url.port().expect("a port");
    assert!(request.contains(&format!("host: logo.example:{port}\r\n")), "{request}");
    for secret in ["cookie", "authorization", "referer"] {
        assert!(!request.to_lowercase().contains(secret), "{request}");
    }
}

#[tokio::test]
async fn a_name_without_an_address_is_told() {
    let source = OutboundClient::new(LOOPBACK, names(&[]));
    let url = Url::parse("https://logo.example/").expect("a URL");
    let host = "logo.example".to_owned();
    assert_eq!(refused_fetch(&source, &url).await, LogoFetchError::UnknownHost { host });
}

#[tokio::test]
async fn a_redirect_is_not_followed_inward_or_anywhere() {
    let inward = PartnerServer::with(&png(64, 64)).await;
    for status in ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"] {
        let head = format!("{status}\r\nContent-Length: 0\r\nLocation: {}", inward.url());
        let partner = PartnerServer::with_head(&head).await;
        let error = refused_fetch(&source(LOOPBACK), &partner.url()).await;
        assert!(matches!(error, LogoFetchError::Redirects { .. }), "{status}: {error}");
        assert_eq!(partner.requests().len(), 1);
    }
    assert_eq!(inward.requests(), Vec::<String>::new());
}

#[tokio::test]
async fn a_server_without_the_logo_is_told() {
    for status in [204, 401, 404, 500] {
        let partner = PartnerServer::with_head(&format!("{status} Word")).await;
        let error = refused_fetch(&source(LOOPBACK), &partner.url()).await;
        let host = Ipv4Addr::LOCALHOST.to_string();
        assert_eq!(error, LogoFetchError::Status { host, status });
    }
}

#[tokio::test]
async fn an_endless_answer_is_cut_off_whatever_its_length_claims_to_be() {
    for head in ["", "Content-Length: 99999999999\r\n"] {
        let head = format!("HTTP/1.1 200 OK\r\n{head}\r\n").into_bytes();
        let partner = PartnerServer::start(Behaviour::NeverEnds(head)).await;
        let error = refused_fetch(&source(LOOPBACK), &partner.url()).await;
        assert!(matches!(error, LogoFetchError::TooLarge { .. }), "{error}");
    }
    // In its headers.
    let head = b"HTTP/1.1 200 OK\r\nX-Long: ".to_vec();
    let partner = PartnerServer::start(Behaviour::NeverEnds(head)).await;
    let error = refused_fetch(&source(LOOPBACK), &partner.url()).await;
    assert!(matches!(error, LogoFetchError::Unreachable { .. }), "{error}");
    let partner = PartnerServer::with(&vec![0; MAX_BYTES + 1]).await;
    let error = refused_fetch(&source(LOOPBACK), &partner.url()).await;
    assert!(matches!(error, LogoFetchError::TooLarge { .. }), "{error}");
}

#[tokio::test]
async fn a_slow_server_is_given_up() {
    let impatient = FetchPolicy { total: Duration::from_millis(200), ..LOOPBACK };
    for behaviour in [Behaviour::Silent, Behaviour::Drips] {
        let partner = PartnerServer::start(behaviour).await;
        let error = refused_fetch(&source(impatient), &partner.url()).await;
        assert!(matches!(error, LogoFetchError::TooSlow { .. }), "{error}");
    }
}

#[tokio::test]
async fn a_server_that_does_not_speak_http_or_is_not_there_is_told() {
    let partner = PartnerServer::start(Behaviour::Sends(b"220 smtp ready\r\n".to_vec())).await;
    let error = refused_fetch(&source(LOOPBACK), &partner.url()).await;
    assert!(matches!(error, LogoFetchError::Unreachable { .. }), "{error}");
    let nobody = Url::parse("http://127.0.0.1:1/").expect("a URL");
    let error = refused_fetch(&source(LOOPBACK), &nobody).await;
    assert!(matches!(error, LogoFetchError::Unreachable { .. }), "{error}");
}

#[tokio::test]
async fn over_https_a_server_must_prove_its_name() {
    // It answers in plain text where TLS is expected.
    let partner = PartnerServer::with(&png(64, 64)).await;
    let mut url = partner.url();
    url.set_scheme("https").expect("a scheme");
    let quick = FetchPolicy { total: Duration::from_millis(500), ..LOOPBACK };
    refused_fetch(&source(quick), &url).await;
    assert!(!partner.requests().concat().contains("GET"));
}

#[tokio::test]
async fn what_is_no_picture_is_refused_whatever_it_is_called() {
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
    assert_eq!(refused_picture(svg).await, PictureError::OtherFormat);
    assert_eq!(refused_picture(b"<!DOCTYPE html><h1>Hello").await, PictureError::OtherFormat);
    assert_eq!(refused_picture(b"").await, PictureError::OtherFormat);
    assert_eq!(refused_picture(&png(64, 64)[..60]).await, PictureError::Broken);
    assert_eq!(refused_picture(&png(2049, 1)).await, PictureError::TooManyPixels);
}

#[tokio::test]
async fn a_good_picture_is_fetched_once_and_stored() {
    let server = TestServer::start().await;
    let before = logo_path(&server).await;
    let partner_server = PartnerServer::with(&png(300, 200)).await;
    let url = partner_server.url();
    let source = source(LOOPBACK);
    let id =
        server.provider.clients().set_client_logo(&partner(), &url, &source).await.expect("kept");
    assert_eq!(logo_path(&server).await, format!("/logos/{id}.png"));
    assert_ne!(logo_path(&server).await, before);
    server.download(&logo_path(&server).await).await;
    server.download(&logo_path(&server).await).await;
    assert_eq!(partner_server.requests().len(), 1);
}
