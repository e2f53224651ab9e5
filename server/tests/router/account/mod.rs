//! A person's own account (accounts that are stored here): password, sessions, links in emails.
//! Each rule has the number of its section in the specification of signing in.

mod address;
mod deleted;
mod details;
mod forgotten;
mod links;
mod lock_link;
mod password;
mod people;
mod sessions;

use testkit::{Answer, Browser, TestServer};

use crate::mail::{all_sent, eml::Eml};

pub(super) const NEW: &str = "otter lamp gravel sunday";

/// The emails that were sent since with that subject.
async fn emails_about(server: &TestServer, subject: &str) -> Vec<Eml> {
    let all = all_sent(server).await;
    all.into_iter().filter(|email| email.subject().contains(subject)).collect()
}

/// Asks for a link to an account with that address, if there is one.
async fn forget(browser: &mut Browser<'_>, email: &str) -> Answer {
    let form = browser.get("/sign-in/forgotten").await.form("Send link").set("email", email);
    browser.submit(&form).await
}

/// The link that a user gets who has forgotten their password.
async fn reset_link(server: &TestServer, email: &str) -> String {
    forget(&mut server.browser(), email).await.assert_page(200);
    let mut emails = emails_about(server, "Choose a new password").await;
    assert_eq!(emails.len(), 1, "{emails:#?}");
    emails.remove(0).link("/choose-password/")
}

/// Chooses a password with a link.
async fn choose(browser: &mut Browser<'_>, link: &str, password: &str) -> Answer {
    let form = browser.get(link).await.form("Set password").set("password", password);
    browser.submit(&form).await
}
