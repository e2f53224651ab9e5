//! Who a user at the provider is here.

use oauth::role::Role;
use serde_json::json;
use store::memberships::MemberChange;
use testkit::{ADA, KIM};

use super::{arrive, assert_not_signed_in, assert_signed_in, contoso, lea, start, start_with};

#[tokio::test]
async fn signin_2_an_account_is_made_at_the_first_sign_in_and_found_by_its_name_there_later() {
    let (server, idp, _) = start().await;
    let mut browser = server.browser();
    arrive(&server, &mut browser, &idp, &lea()).await;
    let users = server.count("users");
    let found = server.provider.store().find_user_by_email("lea@contoso.example").await;
    let user = found.expect("asks").expect("made");
    assert_eq!((user.full_name().as_str(), user.password_hash), ("Lea Sand", None));
    let belongs = server.provider.store().memberships_of_user(&user.id).await.expect("asks");
    let [(membership, _)] = &belongs[..] else { panic!("{belongs:?}") };
    assert_eq!((&membership.company_id, membership.role), (&contoso(), Role::Standard));
    // Another name and another address: the same person, as they are known here.
    let claims = json!({
        "sub": "lea-there", "email": "kim@contoso.example", "email_verified": true,
        "given_name": "Kim", "family_name": "Other",
    });
    let mut again = server.browser();
    arrive(&server, &mut again, &idp, &claims).await;
    again.get("/sign-in").await.assert_says("Lea Sand").assert_says("lea@contoso.example");
    assert_eq!(server.count("users"), users);
    assert_eq!(server.count("upstream_identities"), 1);
    // No password opens it.
    for password in ["", "correct-horse-battery", "!"] {
        let page = server.browser().type_password("lea@contoso.example", password).await;
        assert!(!page.status.is_redirection() || password.is_empty(), "{password}");
    }
}

#[tokio::test]
async fn signin_2_accounts_are_made_only_where_it_is_so_decided() {
    let (server, idp, _) = start_with(|draft| draft.makes_accounts = false).await;
    let users = server.count("users");
    let mut browser = server.browser();
    let page = arrive(&server, &mut browser, &idp, &lea()).await;
    page.assert_page(422).assert_says("There is no account here that you can use.");
    assert_eq!(server.count("users"), users);
    assert_not_signed_in(&mut browser).await;
}

#[tokio::test]
async fn signin_2_no_account_is_made_without_a_proven_address_of_the_company_and_a_name() {
    let (server, idp, _) = start().await;
    let users = server.count("users");
    for (name, value) in [
        ("email", json!("lea@northwind.example")),
        ("email", json!("lea@contoso.example.evil.example")),
        ("email", json!(null)),
        ("email_verified", json!(false)),
        ("email_verified", json!("true")),
        ("given_name", json!(null)),
        ("family_name", json!("\u{202e}dnaS")),
    ] {
        let mut claims = lea();
        claims[name] = value.clone();
        let mut browser = server.browser();
        let page = arrive(&server, &mut browser, &idp, &claims).await;
        page.assert_page(422).assert_says("did not give your name and a confirmed email address");
        assert_not_signed_in(&mut browser).await;
        assert_eq!(server.count("users"), users, "{name} {value}");
    }
}

#[tokio::test]
async fn signin_2_a_group_makes_an_administrator_only_where_the_mapping_says_so() {
    let (server, idp, _) = start().await;
    let mut claims = lea();
    claims["groups"] = json!(["administrators", "it", "administrator"]);
    claims["role"] = json!("administrator");
    let mut browser = server.browser();
    arrive(&server, &mut browser, &idp, &claims).await;
    browser.get("/admin").await.assert_page(403);

    let (server, idp, _) =
        start_with(|draft| draft.mapping.administrators = vec!["it".to_owned()]).await;
    let mut browser = server.browser();
    arrive(&server, &mut browser, &idp, &claims).await;
    browser.get("/admin").await.assert_page(200);
    // What changes there changes here at the next sign-in, and what is open is of before.
    let mut elsewhere = server.browser();
    claims["groups"] = json!(["administrators"]);
    arrive(&server, &mut elsewhere, &idp, &claims).await;
    elsewhere.get("/admin").await.assert_page(403);
    browser.get("/admin").await.assert_page(403);
    claims["groups"] = json!("it");
    let mut elsewhere = server.browser();
    arrive(&server, &mut elsewhere, &idp, &claims).await;
    elsewhere.get("/admin").await.assert_page(200);
    // In the other browser they did not sign in anew (ASVS 7.2.4).
    browser.open("/admin/policy").await.assert_says("Confirm it's you");
}

#[tokio::test]
async fn signin_2_the_last_administrator_stays_one() {
    let (server, idp, record) =
        start_with(|draft| draft.mapping.administrators = vec!["it".to_owned()]).await;
    let link = format!(
        "INSERT INTO upstream_identities VALUES ('{}', 'kim-there', 'usr_kim', 0)",
        record.provider.id
    );
    server.meddle(&link);
    let change = MemberChange { role: Some(Role::Standard), ..MemberChange::default() };
    server.change_member("usr_sam", "cmp_contoso", change).await;
    let mut browser = server.browser();
    arrive(&server, &mut browser, &idp, &json!({ "sub": "kim-there", "groups": [] })).await;
    assert_signed_in(&mut browser, KIM).await;
    browser.get("/admin").await.assert_page(200);
}

#[tokio::test]
async fn signin_2_who_is_in_no_group_that_may_come_in_stays_outside_also_later() {
    let (server, idp, _) =
        start_with(|draft| draft.mapping.members = vec!["staff".to_owned()]).await;
    let mut claims = lea();
    claims["groups"] = json!(["staff"]);
    let mut browser = server.browser();
    arrive(&server, &mut browser, &idp, &claims).await;
    assert_signed_in(&mut browser, "lea@contoso.example").await;
    claims["groups"] = json!(["guests"]);
    let mut later = server.browser();
    let page = arrive(&server, &mut later, &idp, &claims).await;
    page.assert_page(422).assert_says("Your account at Contoso ID is not allowed here.");
    assert_not_signed_in(&mut later).await;
}

#[tokio::test]
async fn signin_2_a_disabled_person_and_one_of_another_company_are_not_let_in() {
    let (server, idp, record) = start().await;
    arrive(&server, &mut server.browser(), &idp, &lea()).await;
    let found = server.provider.store().find_user_by_email("lea@contoso.example").await;
    let id = found.expect("asks").expect("made").id;
    server.change_user(id.as_str(), |user| user.disabled = true).await;
    let mut browser = server.browser();
    let page = arrive(&server, &mut browser, &idp, &lea()).await;
    page.assert_page(422).assert_says("There is no account here that you can use.");
    // The provider of one company speaks for no one of another, whatever was linked.
    let link = format!(
        "INSERT INTO upstream_identities VALUES ('{}', 'ada-there', 'usr_ada', 0)",
        record.provider.id
    );
    server.meddle(&link);
    let claims = json!({ "sub": "ada-there", "email": ADA, "email_verified": true });
    let page = arrive(&server, &mut browser, &idp, &claims).await;
    page.assert_page(422).assert_says("There is no account here that you can use.");
    assert_not_signed_in(&mut browser).await;
}
