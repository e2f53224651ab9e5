//! What is proven of an app decides what is shown, and what was shown is what is answered.

mod answers;
mod decisions;
mod names;
mod programs;

use oauth::client::Client;
use oauth::client::publisher::Publisher;
use oauth::id::{ClientId, CompanyId, PublisherId};
use provider::clients::review_publishers::{ReviewError, ReviewablePublisher, Reviewer};
use testkit::{ADA, AuthorizationUrl, Browser, TestServer};

use crate::apps::market::verify;
use crate::apps::{CALLBACK, client_id, register, write};

/// A registered app of Northwind, whose publisher has proven its domain: the app's path, and a
/// request of it.
async fn app(server: &TestServer) -> (String, AuthorizationUrl) {
    let mut ada = server.signed_in(ADA).await;
    let app = write(&mut ada, "Shiftplan", "server", CALLBACK).await;
    register(&mut ada, &app).await;
    verify(server).await;
    let request = AuthorizationUrl::partner()
        .with("client_id", client_id(&app))
        .with("redirect_uri", CALLBACK)
        .with("scope", "jobs_read");
    (app, request)
}

async fn publisher(server: &TestServer) -> Publisher {
    let company = CompanyId::new("cmp_northwind");
    let found = server.provider.store().publisher_of(&company).await.expect("read");
    found.expect("has one").publisher
}

async fn reviewable(server: &TestServer, id: &PublisherId) -> ReviewablePublisher {
    let record = server.provider.clients().publisher(id).await.expect("found");
    server.provider.clients().reviewable(record).await.expect("read")
}

/// The operator confirms the name as it is.
async fn review(server: &TestServer, id: &PublisherId) -> Result<(), ReviewError> {
    let shown = reviewable(server, id).await.shown();
    let clients = server.provider.clients();
    clients.review_publisher(Reviewer::Operator, id, &shown).await.map(drop)
}

async fn client(server: &TestServer, id: &str) -> Client {
    let found = server.provider.store().find_client(&ClientId::new(id)).await.expect("read");
    Client::clone(&found.expect("found"))
}

/// Whether the page with Brightwork's mark shows it.
async fn shows_name(browser: &mut Browser<'_>, request: &AuthorizationUrl) -> bool {
    browser.consent_page(request).await.text().contains("Verified publisher")
}
