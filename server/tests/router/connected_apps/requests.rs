//! How often an app calls, for who allowed it and for their administrators.

use oauth::id::ClientId;
use testkit::{ADA, DAY, RAVI, TestServer};

use super::{connect, details};

#[tokio::test]
async fn requests_of_the_last_thirty_days_are_shown_by_group() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    let tokens = connect(&server, &mut ravi).await;
    let path = details(&mut ravi).await;
    ravi.get(&path).await.assert_says("Requests in the last 30 daysNone");
    for path in ["/api/candidates", "/api/candidates", "/api/jobs", "/api/users/me"] {
        server.call(path, &tokens.access).await.assert_status(200);
    }
    // Refused for lack of a permission, or without any token.
    server.call("/api/users", &tokens.access).await.assert_status(403);
    server.call("/api/candidates", "unknown").await.assert_status(401);
    // No request writes.
    assert_eq!(server.count("request_counts"), 0);
    server.provider.store_request_counts().await.expect("stored");
    let counted = "Requests in the last 30 daysOther1Candidates2Jobs1";
    ravi.get(&path).await.assert_says(counted);
    ravi.get("/connected-apps").await.assert_says("4 requests in 30 days");
    let administration = server.provider.administration();
    let ada = administration.named_actor(None, ADA).await.expect("known");
    let app = administration.company_app(&ada, &ClientId::new("demo-partner")).await;
    assert_eq!(app.expect("found").requests, 4);

    server.advance(DAY * 30);
    ravi.sign_in(RAVI).await;
    ravi.get(&path).await.assert_says("Requests in the last 30 daysNone");
    server.provider.delete_expired(100).await.expect("deleted");
    assert_eq!(server.count("request_counts"), 0);
}

#[tokio::test]
async fn an_app_that_is_removed_and_allowed_again_begins_anew() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    let tokens = connect(&server, &mut ravi).await;
    server.call("/api/jobs", &tokens.access).await.assert_status(200);
    let path = details(&mut ravi).await;
    let form = ravi.get(&format!("{path}/remove")).await.form_for("/remove");
    ravi.submit(&form).await.assert_status(303);
    // Counted before, stored after.
    server.provider.store_request_counts().await.expect("stored");
    ravi.get(&path).await.assert_does_not_say("Requests in the last 30 days");
    connect(&server, &mut ravi).await;
    let path = details(&mut ravi).await;
    ravi.get(&path).await.assert_says("Requests in the last 30 daysNone");
}
