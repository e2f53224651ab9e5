//! A program on a device answers to its scheme, whatever host is written behind it.

use oauth::client::ClientKind;
use oauth::client::redirect_uri::RedirectUri;
use testkit::{AuthorizationUrl, RAVI, TestServer};

/// Those of a publisher with a verified domain that borrow it.
const BORROWED: [&str; 3] = [
    "com.evil://brightwork.example/cb",
    "com.evil://app.brightwork.example/cb",
    "brightwork.example:/cb",
];

#[tokio::test]
async fn a_private_use_scheme_never_carries_the_mark_of_a_host() {
    for uri in BORROWED {
        let server = TestServer::start().await;
        server
            .change_client("demo-spa", |client| {
                assert_eq!(client.kind, ClientKind::Public);
                client.redirect_uris = vec![RedirectUri::register(uri).expect("valid")];
            })
            .await;
        let mut ravi = server.signed_in(RAVI).await;
        let request = AuthorizationUrl::spa().with("redirect_uri", uri);
        let page = ravi.consent_page(&request).await;
        page.assert_says("Unverified publisher");
        assert_eq!(page.select(".verified"), Vec::<String>::new(), "{uri}");
        assert_eq!(page.select("main img"), Vec::<String>::new(), "{uri}");
        let scheme = format!("{}:", uri.split(':').next().expect("a scheme"));
        page.assert_says(&scheme);
        assert!(!page.select(".host").iter().any(|host| host.ends_with("brightwork.example")));
        // An error is no redirect either.
        let answer = ravi.get(&request.with("scope", "nothing").path()).await;
        assert_eq!(answer.header("location"), None, "{uri}");
    }
}

#[tokio::test]
async fn loopback_is_no_verified_domain_outside_the_demos_data() {
    let server = TestServer::start().await;
    server
        .change_client("demo-spa", |client| {
            let publisher = client.publisher.as_mut().expect("has one");
            publisher.verified_domains = vec!["brightwork.example".to_owned()];
        })
        .await;
    let mut ravi = server.signed_in(RAVI).await;
    let page = ravi.consent_page(&AuthorizationUrl::spa()).await;
    page.assert_says("Unverified publisher");
    for domain in ["localhost", "127.0.0.1", "[::1]", "app.localhost"] {
        let file = format!("name = \"Locals\"\nverified_domains = [\"{domain}\"]\n");
        let file = toml::from_str(&file).expect("a file");
        server.provider.clients().add_publisher(file).await.expect_err(domain);
    }
}
