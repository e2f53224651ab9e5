//! API keys and API tokens.

use super::{Api, CANDIDATES, assert_invalid_token};
use crate::credentials::{make_key, make_token, secret};
use testkit::{ADA, RAVI, TestServer};

#[tokio::test]
async fn each_is_good_in_its_own_header_alone() {
    let server = TestServer::start().await;
    let api = Api::before(&server).await;
    let mut ada = server.signed_in(ADA).await;
    let key = secret(&make_key(&mut ada, "Try it out").await);
    let token = secret(&make_token(&mut ada, "Career site", &["jobs"]).await);
    let access = server.partner_tokens(ADA).await.access;
    assert_invalid_token(&api.call(&key).await);
    for scheme in ["DPoP", "dpop"] {
        let header = format!("{scheme} {token}");
        assert_invalid_token(&api.call_with(CANDIDATES, &[("authorization", &header)]).await);
    }
    for other in [&token, &access] {
        assert_invalid_token(&api.call_with(CANDIDATES, &[("x-smarttoken", other)]).await);
    }
    // What was asked for as something else does not stand in the way.
    api.call_with(CANDIDATES, &[("x-smarttoken", &key)]).await.assert_status(200);
    api.call(&access).await.assert_status(200);
}

#[tokio::test]
async fn a_key_with_a_wrong_checksum_is_asked_for_and_refused_as_any_other() {
    let server = TestServer::start().await;
    let api = Api::before(&server).await;
    let key = secret(&make_key(&mut server.signed_in(ADA).await, "Try it out").await);
    let last = if key.ends_with('0') { '1' } else { '0' };
    let wrong = format!("{}{last}", &key[..key.len() - 1]);
    assert_invalid_token(&api.call_with(CANDIDATES, &[("x-smarttoken", &wrong)]).await);
    assert_eq!(api.introspections(), 1);
}

#[tokio::test]
async fn a_key_opens_everything_and_a_token_what_was_chosen() {
    let server = TestServer::start().await;
    let api = Api::before(&server).await;
    let mut ravi = server.signed_in(RAVI).await;
    let token = secret(&make_token(&mut ravi, "Career site", &["jobs"]).await);
    let bearer = format!("Bearer {token}");
    let said = api.call_with("/api/jobs", &[("authorization", &bearer)]).await;
    let said = said.assert_status(200).json();
    assert_eq!(
        (&said["method"], &said["user"], &said["role"]),
        (&"api_token".into(), &"usr_ravi".into(), &"standard".into())
    );
    api.call(&token).await.assert_status(403);
    let key = secret(&make_key(&mut server.signed_in(ADA).await, "Try it out").await);
    for path in [CANDIDATES, "/api/jobs", "/api/anything"] {
        let said = api.call_with(path, &[("x-smarttoken", &key)]).await.assert_status(200).json();
        assert_eq!((&said["method"], &said["role"]), (&"api_key".into(), &"administrator".into()));
    }
}
