//! The admin API, as its document describes it, held against what it does by schemathesis,
//! which makes the calls from the document.
//!
//! `COUNTERSIGN_API_EXAMPLES` says how many for each operation at most; `make verify-api`
//! takes more than `make test` does.

use std::process::Command;

use reqwest::StatusCode;
use serde_json::Value;

use crate::browser::Browser;
use crate::load::WITHOUT_LIMITS;
use crate::random::number_of;
use crate::running::{Program, data, plain_client};
use testkit::html;

/// What of its checks is left out.
const LEFT_OUT: &str = "\
    positive_data_acceptance";

/// An access token of an OAuth client that Ada makes for her company, by the pages.
pub(crate) async fn token(program: &Program) -> String {
    let browser = Browser::new(program);
    let page = browser.open(&program.url("/credentials/clients/new")).await.1;
    browser.sign_in(&page).await;
    let page = browser.open(&program.url("/credentials/clients/new")).await.1;
    let mut form = html::form(&page, "Review").set("name", "schemathesis");
    form = form.set("role", "administrator").press("Review");
    for scope in ["configuration_read", "configuration_manage", "users_manage"] {
        form = form.tick(scope);
    }
    let page = browser.submit(&form).await.1;
    let form = html::form(&page, "Create client").press("Create client");
    let page = browser.submit(&form).await.1;
    let within = |before: &str| -> String {
        let (_, rest) = page.split_once(before).unwrap_or_else(|| panic!("no {before}: {page}"));
        let end = rest.find('<').expect("an end");
        format!("{before}{}", &rest[..end])
    };
    let request = plain_client().post(program.url("/oauth/token"));
    let request = request.basic_auth(within("cli_"), Some(within("DCRA1-cs_")));
    let answer = request.form(&[("grant_type", "client_credentials")]).send().await;
    let answer = answer.expect("an answer");
    assert_eq!(answer.status(), StatusCode::OK);
    let answer: Value = answer.json().await.expect("JSON");
    answer["access_token"].as_str().expect("a token").to_owned()
}

#[tokio::test]
#[ignore = "needs schemathesis"]
async fn the_admin_api_does_what_its_document_says_of_every_call_that_schemathesis_makes() {
    let examples = number_of("COUNTERSIGN_API_EXAMPLES", 10).to_string();
    let folder = data();
    // Whose client it is may call everything.
    let [requests, client_requests] = WITHOUT_LIMITS;
    let options = [requests, client_requests, "--platform-administrator=ada@northwind.example"];
    let program = Program::start_with(folder.path(), "127.0.0.1:0", &options);
    let token = token(&program).await;
    let schemathesis = std::env::var_os("SCHEMATHESIS").expect("scripts/test.sh sets it");
    // What takes things away comes last: it would take away the client that calls, too.
    for methods in [["--exclude-method", "DELETE"], ["--include-method", "DELETE"]] {
        let output = Command::new(&schemathesis)
            .current_dir(folder.path())
            .args(["run", &program.url("/admin/api/openapi.json")])
            .args(["--header", &format!("Authorization: Bearer {token}")])
            .args(["--checks", "all", "--exclude-checks", LEFT_OUT])
            .args(["--max-examples", &examples, "--generation-database", "none", "--no-color"])
            .args(methods)
            .output()
            .expect("it runs");
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{said}{complaint}");
        if methods[0] == "--exclude-method" {
            assert!(!said.contains("Authentication failed"), "{said}");
        }
        let from = said.find("API Operations:").unwrap_or(0);
        eprintln!("{}", &said[from..]);
    }
    program.stop();
}
