//! Emails: what people are told, how it is sent, and the link that takes access away.

mod credentials;
mod emails;
pub(crate) mod eml;
mod linted;
mod not_me;
mod refused;
mod sending;
mod smtp_server;

use oauth::language::Language;
use server::email::Mailer;
use server::settings::EmailSettings;
use tempfile::TempDir;

use testkit::browser::code;
use testkit::token_client::Tokens;
use testkit::{AuthorizationUrl, Browser, TestServer};

use eml::Eml;

/// Where a test's emails go: files.
fn mail() -> EmailSettings {
    EmailSettings { server: None, from: None, folder: None, language: Language::English }
}

/// As [`all_sent`], but for those about browsers that were not known: each test has some.
pub(crate) async fn sent(server: &TestServer) -> Vec<Eml> {
    let mut all = all_sent(server).await;
    all.retain(|email| !email.subject().starts_with("New sign-in"));
    all
}

/// Sends all emails that are due; what they say, in the order of their writing.
pub(crate) async fn all_sent(server: &TestServer) -> Vec<Eml> {
    let folder = TempDir::new().expect("a folder");
    let mailbox = Mailer::new(&server.provider, &mail(), folder.path()).expect("a folder");
    while mailbox.send_due().await.expect("sent") > 0 {}
    let files = std::fs::read_dir(folder.path().join("mail")).expect("a folder");
    let mut paths: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    paths.sort();
    paths.iter().map(|path| Eml::parse(&std::fs::read(path).expect("read"))).collect()
}

/// As [`sent`], where there must be one.
pub(crate) async fn only_email(server: &TestServer) -> Eml {
    let mut sent = sent(server).await;
    assert_eq!(sent.len(), 1, "{sent:#?}");
    sent.remove(0)
}

/// Allows what an app asks for, and ticks a box.
async fn connect(server: &TestServer, browser: &mut Browser<'_>) -> Tokens {
    let asked = AuthorizationUrl::partner().with("scope", "candidates_read jobs_read company_read");
    let page = browser.consent_page(&asked).await;
    let form = page.form("Allow access").tick("company_read").press("Allow access");
    Tokens::read(&server.redeem(&code(&browser.submit(&form).await)).await)
}
