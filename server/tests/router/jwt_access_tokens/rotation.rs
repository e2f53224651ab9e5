//! The keys change, and no token stops working for it.

use super::{CANDIDATES, jwt, verify};
use testkit::jwt::header_of;
use testkit::{MINUTE, SECOND, TestServer};

#[tokio::test]
async fn tokens_from_before_are_good_until_they_end_and_new_ones_have_the_new_key() {
    let server = TestServer::start().await;
    let before = jwt(&server).await;
    server.rotate_signing_keys().await;
    // RFC 9068 gives no way to tell an API: the set is all it has.
    assert_eq!(verify(&server, &before).await, Some(Ok(())));
    server.advance_almost(10 * MINUTE);
    let last = jwt(&server).await;
    assert_eq!(header_of(&last)["kid"], header_of(&before)["kid"]);
    server.advance(SECOND);
    let first = jwt(&server).await;
    assert_ne!(header_of(&first)["kid"], header_of(&before)["kid"]);
    for token in [&last, &first] {
        assert_eq!(verify(&server, token).await, Some(Ok(())));
        server.call(CANDIDATES, token).await.assert_status(200);
    }
    server.advance_almost(5 * MINUTE);
    server.provider.keys().rotate_due_keys().await.expect("tended");
    server.call(CANDIDATES, &last).await.assert_status(401);
    server.call(CANDIDATES, &first).await.assert_status(200);
    server.advance(2 * MINUTE);
    server.provider.keys().rotate_due_keys().await.expect("tended");
    assert_eq!(verify(&server, &last).await, None);
    assert_eq!(verify(&server, &jwt(&server).await).await, Some(Ok(())));
}
