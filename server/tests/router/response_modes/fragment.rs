//! `fragment`: the app's server does not see the answer, its script does.

use super::answers;
use testkit::request::STATE;
use testkit::{ADA, ISSUER, PARTNER_CALLBACK, TestServer};

#[tokio::test]
async fn success_denial_and_error_go_behind_the_hash_with_state_and_iss() {
    let server = TestServer::start().await;
    for (word, answer) in answers(&mut server.signed_in(ADA).await, "fragment").await {
        answer.assert_status(303).assert_header("cache-control", "no-store");
        answer.assert_header("referrer-policy", "no-referrer");
        let location = answer.header("location").expect("a location");
        let fragment = location.strip_prefix(&format!("{PARTNER_CALLBACK}#")).expect("a fragment");
        assert!(fragment.starts_with(word), "{location}");
        let sent: Vec<_> = form_urlencoded::parse(fragment.as_bytes()).into_owned().collect();
        for (name, value) in [("state", STATE), ("iss", ISSUER)] {
            assert!(sent.contains(&(name.to_owned(), value.to_owned())), "{location}");
        }
    }
}
