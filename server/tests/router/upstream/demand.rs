//! A company whose people sign in with its provider alone.

use oauth::id::UserId;
use provider::caller::Caller;
use provider::upstream::manage::{ManageError, Manager, ProviderRecord};
use serde_json::json;
use testkit::{ADA, KIM, PASSWORD, TestServer};

use super::{arrive, assert_not_signed_in, assert_signed_in, contoso, lea, start};

async fn demand(server: &TestServer, record: &ProviderRecord) {
    let company = contoso();
    let manager = Manager::Operator(&company);
    server.upstream().demand(manager, Some(&record.provider.id), None).await.expect("demanded");
}

#[tokio::test]
async fn signin_2_passwords_of_a_company_that_demands_its_provider_stop_working_at_once() {
    let (server, idp, record) = start().await;
    let mut open = server.signed_in(KIM).await;
    let mut browser = server.browser();
    arrive(&server, &mut browser, &idp, &lea()).await;
    demand(&server, &record).await;
    // What was open ends, unless the provider began it.
    assert_not_signed_in(&mut open).await;
    assert_signed_in(&mut browser, "lea@contoso.example").await;
    // A password is not even looked at: the address leads to the provider.
    for email in [KIM, "nobody@contoso.example"] {
        let answer = server.browser().type_password(email, PASSWORD).await;
        idp.query(answer.assert_status(303).header("location").expect("a location"));
    }
    // One of another address of theirs is wrong, as any.
    server.meddle(
        "UPDATE users SET email = 'kim@elsewhere.example', email_folded = 'kim@elsewhere.example'
            WHERE id = 'usr_kim'",
    );
    let page = server.browser().type_password("kim@elsewhere.example", PASSWORD).await;
    page.assert_page(422).assert_says("The email or password is incorrect.");
    assert_eq!(server.browser().type_password(ADA, PASSWORD).await.our_location(), "/");
}

#[tokio::test]
async fn signin_2_who_is_not_linked_yet_can_link_while_the_provider_is_demanded() {
    let (server, idp, record) = start().await;
    demand(&server, &record).await;
    let kim = json!({ "sub": "kim-there", "email": KIM, "email_verified": true });
    let mut browser = server.browser();
    let page = arrive(&server, &mut browser, &idp, &kim).await;
    let answer = browser.submit(&page.form("Sign in").set("password", PASSWORD)).await;
    let page = browser.follow(answer).await;
    // The password opens this page and no other.
    browser.get("/connected-apps").await.our_location();
    let answer = browser.submit(&page.form("Link account")).await;
    let location = answer.assert_status(303).header("location").expect("a location");
    let back = idp.approve(&server, location, &kim);
    browser.get(&back).await.our_location();
    assert_signed_in(&mut browser, KIM).await;
}

#[tokio::test]
async fn signin_2_the_operator_finds_the_way_out() {
    let (server, idp, record) = start().await;
    demand(&server, &record).await;
    idp.go_away();
    let page = server.browser().type_password(KIM, PASSWORD).await;
    // With what was discovered before, people are still sent there.
    page.assert_status(303);
    let company = contoso();
    server.upstream().demand(Manager::Operator(&company), None, None).await.expect("ended");
    assert_eq!(server.browser().type_password(KIM, PASSWORD).await.our_location(), "/");
}

#[tokio::test]
async fn signin_2_an_administrator_does_not_lock_themselves_out() {
    let (server, _, record) = start().await;
    let actor = server.provider.administration().actor(&UserId::new("usr_kim"), &contoso()).await;
    let principal = actor.expect("asks").expect("a person");
    let manager = Manager::Administrator(Caller::operator(&principal));
    let id = &record.provider.id;
    let refused = server.upstream().demand(manager, Some(id), None).await;
    assert!(matches!(refused, Err(ManageError::NotSignedInWithIt)), "{refused:?}");
    server.upstream().demand(manager, Some(id), Some(id)).await.expect("demanded");
}
