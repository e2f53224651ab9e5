//! U+0000, which PostgreSQL keeps nowhere: not one request with it may be the server's fault.

use reqwest::{Method, StatusCode};
use serde_json::json;

use crate::browser::Browser;
use crate::load::WITHOUT_LIMITS;
use crate::running::{Program, data, plain_client};
use crate::schemathesis::token;

use super::database;

/// What of pages is named by an id.
const PAGES: [&str; 32] = [
    "/connected-apps?q=\0",
    "/connected-apps/\0",
    "/connected-apps/\0/remove",
    "/connected-apps/\0/remove-permission",
    "/credentials/\0",
    "/credentials/\0/replace",
    "/credentials/\0/revoke",
    "/apps/\0",
    "/apps/\0/configure",
    "/apps/\0/credentials",
    "/apps/\0/listing",
    "/apps/\0/about",
    "/apps/\0/publisher",
    "/apps/\0/addresses",
    "/apps/\0/permissions",
    "/apps/\0/preview",
    "/apps/\0/register",
    "/apps/\0/submit",
    "/apps/\0/remove-logo",
    "/apps/\0/remove",
    "/marketplace/\0",
    "/marketplace/\0/preview",
    "/marketplace/\0/decide",
    "/admin?q=\0",
    "/admin/app?client=\0",
    "/admin/app/approve?client=\0",
    "/admin/app/block?client=\0",
    "/admin/grants/\0/remove",
    "/admin/requests/\0",
    "/admin/audit?person=\0&client=\0&app=\0",
    "/not-me/\0",
    "/logos/\0",
];

/// What of the admin API is.
const ADMIN_API: [&str; 7] = [
    "/credentials/\0",
    "/credentials/\0/replace",
    "/credentials/\0/revoke",
    "/apps/\0",
    "/apps/\0/decision",
    "/requests/\0",
    "/audit?client=\0&app=\0",
];

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a PostgreSQL server"]
async fn a_null_character_finds_nothing_and_breaks_nothing() {
    let folder = data();
    let database = database("null_character").await;
    let options = [&WITHOUT_LIMITS[..], &["--database-url", &database]].concat();
    let program = Program::start_with(folder.path(), "127.0.0.1:0", &options);
    let bearer = token(&program).await;
    let browser = Browser::new(&program);
    let page = browser.open(&program.url("/connected-apps")).await.1;
    browser.sign_in(&page).await;
    let mut broken = Vec::new();
    let mut note = |what: String, status: StatusCode| {
        if status.is_server_error() {
            broken.push(format!("{what}: {status}"));
        }
    };
    for page in PAGES {
        let url = program.url(&page.replace('\0', "a%00b"));
        for method in [Method::GET, Method::POST] {
            let mut request = browser.client.request(method.clone(), &url);
            if method == Method::POST {
                let form = [("id", "a\0"), ("client", "a\0"), ("scope", "a\0"), ("name", "a\0")];
                request = request.header("origin", &program.issuer).form(&form);
            }
            let status = request.send().await.expect("an answer").status();
            note(format!("{method} {}", page.escape_debug()), status);
        }
    }
    for path in ADMIN_API {
        let url = program.url(&format!("/admin/api{}", path.replace('\0', "a%00b")));
        for method in [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
            let mut request = plain_client().request(method.clone(), &url).bearer_auth(&bearer);
            if method != Method::GET && method != Method::DELETE {
                request = request.json(&json!({ "name": "a\0", "by": "a\0", "decision": "a\0" }));
            }
            let status = request.send().await.expect("an answer").status();
            note(format!("{method} /admin/api{}", path.escape_debug()), status);
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
    // It was asked as a user who is signed in.
    let (status, page) = browser.open(&program.url("/connected-apps?q=%00")).await;
    assert!(status == StatusCode::OK && page.contains("Connected apps"), "{page}");
    program.stop();
}
