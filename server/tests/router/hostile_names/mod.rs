//! Names that are in the store though no registration would let them in: older
//! than the rule, or written past it. Pages neutralise them (UX point 9).

use std::sync::Arc;

use oauth::id::ClientId;

use testkit::{ADA, Answer, AuthorizationUrl, TestServer};

/// Every page that shows the name of an app: sign-in, consent, after refusing,
/// and errors.
async fn pages_of(name: &str) -> Vec<Answer> {
    let server = TestServer::start().await;
    server
        .change_client("demo-unverified", |client| {
            name.clone_into(&mut client.name);
            client.scopes[0].purpose = Some(name.to_owned());
            if let Some(publisher) = &mut client.publisher {
                name.clone_into(&mut publisher.name);
            }
        })
        .await;
    let request = AuthorizationUrl::unverified();
    let sign_in = server.browser().open(&request.path()).await;
    let mut browser = server.signed_in(ADA).await;
    let consent = browser.consent_page(&request).await;
    let refused = browser.submit(&consent.form("Don't allow").press("Don't allow")).await;
    let no_scope = browser.open(&request.clone().with("scope", "nothing").path()).await;
    let mismatch = browser.open(&request.with("redirect_uri", "https://a.example/").path()).await;
    let pages = vec![sign_in, consent, refused, no_scope, mismatch];
    for (page, status) in pages.iter().zip([200, 200, 200, 400, 400]) {
        page.assert_page(status);
    }
    pages
}

#[tokio::test]
async fn point_9_a_name_with_markup_is_shown_as_text() {
    let name = "<script>alert(1)</script>";
    for page in pages_of(name).await {
        page.assert_says(name);
        assert!(!page.body.contains(name), "{}", page.body);
    }
}

#[tokio::test]
async fn point_9_a_name_that_turns_the_text_around_does_not() {
    for page in pages_of("Acme\u{202E}\u{2066} moc.live\u{61C}\u{200F}").await {
        page.assert_says("Acme moc.live");
        assert!(!page.body.contains(['\u{202E}', '\u{2066}', '\u{61C}', '\u{200F}']));
    }
}

#[tokio::test]
async fn point_9_a_name_with_hidden_characters_is_shown_without_them() {
    for page in pages_of("Ac\u{200B}me\u{200D} To\u{FEFF}ols\u{3164}\u{E0041}\u{7}\u{9B}").await {
        page.assert_says("Acme Tools");
        let hidden = ['\u{200B}', '\u{200D}', '\u{FEFF}', '\u{3164}', '\u{E0041}', '\u{7}'];
        assert!(!page.body.contains(hidden), "{}", page.body);
    }
}

#[tokio::test]
async fn point_9_a_name_of_500_characters_is_cut() {
    for page in pages_of(&"Acme ".repeat(100)).await {
        page.assert_says(&format!("{}…", "Acme ".repeat(10).trim_end()));
        page.assert_does_not_say(&"Acme ".repeat(11));
    }
}

#[tokio::test]
async fn point_9_a_name_on_many_lines_or_in_a_tower_stays_on_its_line() {
    for page in pages_of(&format!("Acme\n\r\n\u{2028}Z{}", "\u{35B}\u{347}".repeat(100))).await {
        page.assert_says(&format!("Acme Z{}", "\u{347}".repeat(4)));
        assert!(!page.body.contains(&"\u{347}".repeat(5)), "{}", page.body);
    }
}

#[tokio::test]
async fn point_9_a_name_of_which_nothing_shows_gives_way_to_the_id() {
    for page in pages_of("\u{200B}\u{202E}\u{3164} ").await {
        page.assert_says("demo-unverified");
    }
}

#[tokio::test]
async fn point_9_a_name_that_reads_like_a_verified_one_is_marked_and_not_registered_again() {
    let look_alike = "Brіghtwork Labs"; // Cyrillic і
    let pages = pages_of(look_alike).await;
    pages[1].assert_says("Unverified publisher").assert_says("calls itself");
    assert_eq!(pages[1].select(".verified"), Vec::<String>::new());

    let server = TestServer::start().await;
    let client = server.provider.store().find_client(&ClientId::new("demo-unverified")).await;
    let mut client = Arc::unwrap_or_clone(client.expect("read").expect("of the demo"));
    client.name = look_alike.to_owned();
    server.provider.clients().register_client(client).await.expect_err("refused");
}
