use scraper::Html;

use testkit::browser::code;
use testkit::html::selector;
use testkit::token_client::Tokens;
use testkit::{ADA, ALL_SCOPES, AuthorizationUrl, RAVI, Setup, TestServer};

const ASKED: &str = "candidates_read jobs_read candidates_manage messages_write";

#[tokio::test]
async fn point_2_the_page_shows_what_matters_without_opening_anything() {
    let server = TestServer::start().await;
    let request = AuthorizationUrl::partner().with("scope", ALL_SCOPES);
    let page = server.signed_in(ADA).await.consent_page(&request).await;
    let visible = without_details(&page.body);
    for words in ["Talentsync", "Verified publisher", ADA, "Northwind Staffing", "127.0.0.1:8765"] {
        assert!(visible.contains(words), "{words}");
    }
    // The end, and where to undo it.
    assert!(visible.contains("15 January 2028") && visible.contains("Connected apps"));
    for entry in server.provider.catalogue().scopes() {
        let words = entry.words(oauth::language::Language::English);
        let sentence = words.sentence.replace("{platform}", "Countersign");
        assert!(visible.contains(&words.prompt), "{}", words.prompt);
        assert!(visible.contains(&sentence), "{sentence}");
    }
}

#[tokio::test]
async fn point_3_only_detail_is_inside_a_closed_details() {
    let server = TestServer::start().await;
    let request = AuthorizationUrl::partner().with("scope", ALL_SCOPES);
    let page = server.signed_in(ADA).await.consent_page(&request).await;
    for hidden in ["details .lv", "details .perm-t", "details .flag", "details input"] {
        assert_eq!(page.select(hidden), Vec::<String>::new(), "{hidden}");
    }
}

#[tokio::test]
async fn point_4_both_buttons_are_alike_and_the_refusing_one_comes_first() {
    let server = TestServer::start().await;
    let page = server.signed_in(RAVI).await.consent_page(&AuthorizationUrl::partner()).await;
    let document = Html::parse_document(&page.body);
    let buttons: Vec<_> = document
        .select(&selector("form[action='/consent/decide'] button"))
        .map(|button| (button.attr("type"), button.attr("class"), button.attr("value")))
        .collect();
    let submit = |value| (Some("submit"), Some("btn"), Some(value));
    assert_eq!(buttons, [submit("deny"), submit("allow")]);
}

#[tokio::test]
async fn point_5_nothing_is_ticked_and_what_is_not_ticked_is_not_granted() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(RAVI).await;
    let page = browser.consent_page(&AuthorizationUrl::partner().with("scope", ASKED)).await;
    assert_eq!(page.select("input[type=checkbox]").len(), 2);
    assert_eq!(page.select("input[type=checkbox][checked]"), Vec::<String>::new());
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    let tokens = Tokens::read(&server.redeem(&code(&answer)).await);
    assert_eq!(tokens.scope, "candidates_read jobs_read");
}

#[tokio::test]
async fn point_8_redirects_after_a_form_are_303_and_pages_keep_to_themselves() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(RAVI).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    page.assert_page(200);
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    answer.assert_status(303).assert_header("cache-control", "no-store");
    for path in ["/connected-apps", "/admin", "/nowhere"] {
        let page = browser.get(path).await;
        let status = page.status.as_u16();
        page.assert_page(status);
    }
}

#[tokio::test]
async fn forty_permissions_stand_on_one_page() {
    use oauth::client::{ClientScope, Requirement};

    let names: Vec<String> = (0..26).map(|number| format!("extra_{number}_read")).collect();
    let entry = |name: &String| {
        format!(
            "\n[[scope]]\nid = '{name}'\ngroup = 'jobs'\nprompt = 'Access {name}'\n\
             sentence = 'See {name}.'\nlevel = 'read'\n"
        )
    };
    let more: String = names.iter().map(entry).collect();
    let catalogue = format!("{}{more}", oauth::catalogue::CUSTOMER_API);
    let server = TestServer::start_with(Setup { catalogue, ..Setup::default() }).await;
    server
        .change_client("demo-partner", |client| {
            client.scopes.extend(names.iter().map(|name| ClientScope {
                scope: name.parse().expect("a scope"),
                requirement: Requirement::Optional,
                is_default: false,
                purpose: None,
            }));
        })
        .await;
    let asked = format!("{ALL_SCOPES} {}", names.join(" "));
    let request = AuthorizationUrl::partner().with("scope", &asked);
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&request).await;
    assert_eq!(page.select(".perm").len(), 40);
    let form = page.form("Allow access");
    let everything =
        form.boxes.clone().into_iter().fold(form, |form, known| form.tick(&known.value));
    let answer = browser.submit(&everything.press("Allow access")).await;
    let tokens = Tokens::read(&server.redeem(&code(&answer)).await);
    assert_eq!(tokens.scope.split(' ').count(), 40);
}

#[tokio::test]
async fn a_name_from_right_to_left_is_isolated_from_our_words() {
    let server = TestServer::start().await;
    server.change_client("demo-partner", |client| client.name = "توظيف ذكي".to_owned()).await;
    let page = server.signed_in(ADA).await.consent_page(&AuthorizationUrl::partner()).await;
    assert!(page.select("h1 bdi").contains(&"توظيف ذكي".to_owned()));
    assert_eq!(page.heading(), "Allow توظيف ذكي to use your Countersign account?");
}

#[tokio::test]
async fn a_purpose_is_read_in_no_language_of_ours_and_has_its_own_direction() {
    let server = TestServer::start().await;
    let purpose = "لعرض المرشحين بجانب المقابلات";
    server
        .change_client("demo-partner", |client| {
            for scope in &mut client.scopes {
                scope.purpose = Some(purpose.to_owned());
            }
        })
        .await;
    let page = server.signed_in(ADA).await.consent_page(&AuthorizationUrl::partner()).await;
    // WCAG 3.1.2: the page's language is not that of what others wrote.
    let said = page.select(".said q bdi[lang='']");
    assert_eq!(said.len(), page.select(".perm").len());
    assert!(said.iter().all(|said| said == purpose), "{said:?}");
}

/// The words that stand outside `<details>`.
fn without_details(html: &str) -> String {
    let document = Html::parse_document(html);
    let mut text = String::new();
    for node in document.tree.nodes() {
        let hidden = node.ancestors().any(|above| {
            above.value().as_element().is_some_and(|element| element.name() == "details")
        });
        if let (false, Some(words)) = (hidden, node.value().as_text()) {
            text.push_str(words);
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
