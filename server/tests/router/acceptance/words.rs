use oauth::language::Language;

use testkit::{ADA, ALL_SCOPES, AuthorizationUrl, TestServer};

#[tokio::test]
async fn point_20_each_scope_has_the_same_words_on_each_page() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let request = AuthorizationUrl::partner().with("scope", ALL_SCOPES);
    let consent = browser.consent_page(&request).await;
    let form = consent.form("Allow access");
    let everything =
        form.boxes.clone().into_iter().fold(form, |form, known| form.tick(&known.value));
    browser.submit(&everything.press("Allow access")).await.assert_status(303);
    let list = browser.get("/connected-apps").await;
    let details = list.links(".t .name a").remove(0);
    let details = browser.get(&details).await;
    for entry in server.provider.catalogue().scopes() {
        let words = entry.words(Language::English);
        let sentence = words.sentence.replace("{platform}", "Countersign");
        for page in [&consent, &details] {
            page.assert_says(&words.prompt).assert_says(&sentence);
        }
    }
}

#[tokio::test]
async fn point_20_no_scope_lacks_a_word() {
    let server = TestServer::start().await;
    let catalogue = server.provider.catalogue();
    for entry in catalogue.scopes() {
        for language in Language::ALL {
            let words = entry.words(language);
            assert!(!words.prompt.is_empty() && !words.sentence.is_empty(), "{}", entry.scope);
            let complete = words.does_not_allow.is_some() || entry.scope.as_str() == "users_manage";
            assert!(complete, "{} {language:?}", entry.scope);
        }
        assert!(catalogue.groups().iter().any(|group| group.id == entry.group));
    }
}
