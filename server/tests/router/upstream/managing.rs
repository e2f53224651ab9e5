//! Setting a provider up.

use oauth::client::domain::Domain;
use oauth::id::{CompanyId, UserId};
use oauth::upstream::fault::UpstreamFault;
use provider::account::session::Principal;
use provider::caller::Caller;
use provider::upstream::manage::{DraftAuthentication, ManageError, Manager};
use serde_json::json;
use testkit::identity_provider::{SECRET, draft};
use testkit::{DAY, IdentityProvider, KIM, RAVI, Setup, TestServer};

use super::{arrive, assert_not_signed_in, assert_signed_in, contoso, lea, start};

type Change = fn(&mut serde_json::Value);

async fn principal(server: &TestServer, id: &str, company: &str) -> Principal {
    let (id, company) = (UserId::new(id), CompanyId::new(company));
    let actor = server.provider.administration().actor(&id, &company).await;
    actor.expect("asks").expect("a person")
}

async fn server_with(idp: &IdentityProvider) -> TestServer {
    let upstream = IdentityProvider::network(&[idp]);
    TestServer::start_with(Setup { upstream, ..Setup::default() }).await
}

#[tokio::test]
async fn signin_2_a_provider_that_is_not_found_or_is_not_itself_is_not_saved() {
    let idp = IdentityProvider::fabrikam();
    let server = server_with(&idp).await;
    let company = contoso();
    let add =
        async || server.upstream().add(Manager::Operator(&company), draft()).await.map(|_| ());
    let fault = async || match add().await {
        Err(ManageError::Fault(fault)) => Some(fault),
        other => panic!("{other:?}"),
    };
    idp.go_away();
    assert_eq!(fault().await, Some(UpstreamFault::Unreachable));
    idp.come_back();
    let changes: [(Change, UpstreamFault); 6] = [
        (|m| m["issuer"] = json!("https://id.fabrikam.example/"), UpstreamFault::OtherIssuer),
        (|m| m["issuer"] = json!("https://evil.example"), UpstreamFault::OtherIssuer),
        (|m| m["response_types_supported"] = json!(["id_token"]), UpstreamFault::Unsuitable),
        (
            |m| m["id_token_signing_alg_values_supported"] = json!(["none", "HS256"]),
            UpstreamFault::Unsuitable,
        ),
        (|m| m["jwks_uri"] = json!("https://10.0.0.1/jwks"), UpstreamFault::NotPublic),
        (|m| m["authorization_endpoint"] = json!("javascript:alert(1)"), UpstreamFault::NotHttps),
    ];
    for (change, expected) in changes {
        idp.change_metadata(change);
        assert_eq!(fault().await, Some(expected));
    }
    assert_eq!(server.count("identity_providers"), 0);
    assert_eq!(server.count("identity_provider_domains"), 0);
    idp.change_metadata(|_| ());
    add().await.expect("added");
}

#[tokio::test]
async fn signin_2_an_administrator_sets_it_up_for_proven_domains_alone() {
    let idp = IdentityProvider::fabrikam();
    let server = server_with(&idp).await;
    let kim = principal(&server, "usr_kim", "cmp_contoso").await;
    let manager = Manager::Administrator(Caller::operator(&kim));
    let mut wanted = draft();
    wanted.has_button = true;
    let refused = server.upstream().add(manager, wanted.clone()).await;
    assert!(matches!(refused, Err(ManageError::NotProven(_))), "{refused:?}");
    prove(&server, "contoso.example");
    let record = server.upstream().add(manager, wanted).await.expect("added");
    // Every visitor would see it: for the operator to decide.
    assert!(!record.provider.settings.has_button && !record.provider.by_operator);
    let mut browser = server.browser();
    let form = browser.get("/sign-in").await.form("Sign in").set("email", KIM);
    browser.submit(&form).await.assert_status(303);
    // A domain that is no longer proven leads nowhere, and no one comes in by it.
    let form = browser.get("/sign-in").await.form("Sign in").set("email", KIM);
    let answer = browser.submit(&form).await;
    let location = answer.header("location").expect("a location").to_owned();
    let back = idp.approve(&server, &location, &lea());
    server.meddle("DELETE FROM publisher_domains WHERE domain = 'contoso.example'");
    browser.get(&back).await.assert_page(422).assert_says("a confirmed email address");
    let page = browser.submit(&form).await;
    page.assert_page(422).assert_says("Enter your password.");
}

fn prove(server: &TestServer, domain: &str) {
    server.meddle(&format!(
        "INSERT INTO publishers (id, name, company_id, version)
            VALUES ('pub_contoso', 'Contoso', 'cmp_contoso', 1) ON CONFLICT DO NOTHING;
        INSERT INTO publisher_domains (publisher_id, position, domain)
            SELECT id, 7, '{domain}' FROM publishers WHERE company_id = 'cmp_contoso';"
    ));
}

#[tokio::test]
async fn signin_2_others_set_nothing_up() {
    let (server, _, record) = start().await;
    let ada = principal(&server, "usr_ada", "cmp_northwind").await;
    let ravi = principal(&server, "usr_ravi", "cmp_northwind").await;
    let (id, upstream) = (&record.provider.id, server.upstream());
    let ravi = Manager::Administrator(Caller::operator(&ravi));
    assert!(matches!(upstream.add(ravi, draft()).await, Err(ManageError::NotAdministrator)));
    assert!(matches!(upstream.remove(ravi, id).await, Err(ManageError::NotAdministrator)));
    // An administrator of another company.
    let ada = Manager::Administrator(Caller::operator(&ada));
    assert!(matches!(upstream.remove(ada, id).await, Err(ManageError::NotFound)));
    let changed = upstream.change(ada, id, draft(), None).await;
    assert!(matches!(changed, Err(ManageError::NotFound)));
    let demanded = upstream.demand(ada, Some(id), Some(id)).await;
    assert!(matches!(demanded, Err(ManageError::NotFound)));
    assert_ne!(RAVI, KIM);
}

#[tokio::test]
async fn signin_2_a_domain_leads_to_one_provider() {
    let (server, _, _) = start().await;
    let company = contoso();
    let refused = server.upstream().add(Manager::Operator(&company), draft()).await;
    assert!(matches!(refused, Err(ManageError::DomainTaken)), "{refused:?}");
    assert_eq!(server.count("identity_providers"), 1);
}

#[tokio::test]
async fn signin_2_a_secret_is_wrapped_and_stored_where_none_is_given_anew() {
    let (server, idp, record) = start().await;
    assert!(!server.everything_stored().contains(SECRET));
    let company = contoso();
    let manager = Manager::Operator(&company);
    let mut wanted = draft();
    wanted.authentication = DraftAuthentication::SameSecret;
    wanted.name = "Another name".to_owned();
    let (id, seen) = (&record.provider.id, Some(record.version));
    server.upstream().change(manager, id, wanted.clone(), seen).await.expect("changed");
    let stale = server.upstream().change(manager, id, wanted, seen).await;
    assert!(matches!(stale, Err(ManageError::EditedMeanwhile)), "{stale:?}");
    let page = server.browser().get("/sign-in").await;
    page.assert_says("Continue with Another name");
    let mut browser = server.browser();
    let form = page.form("Sign in").press("Continue with Another name");
    browser.get("/sign-in").await;
    let own = browser.get("/sign-in").await.form("Sign in");
    let form = own
        .set("provider", form.fields.iter().find(|(n, _)| n == "provider").map_or("", |(_, v)| v));
    let answer = browser.submit(&form).await;
    let location = answer.header("location").expect("a location").to_owned();
    browser.get(&idp.approve(&server, &location, &lea())).await.our_location();
    assert_eq!(idp.sent("/token").1, Some(testkit::basic("countersign", SECRET)));
    let secrets = "SELECT count(*) FROM wrapped_keys WHERE purpose = 'secret'";
    let count = || server.database().query_row(secrets, (), |row| row.get::<_, i64>(0));
    assert_eq!(count(), Ok(1));
    server.upstream().remove(manager, id).await.expect("removed");
    assert_eq!(count(), Ok(0));
}

#[tokio::test]
async fn signin_2_a_removed_provider_ends_its_sessions() {
    let (server, idp, record) = start().await;
    let mut browser = server.browser();
    arrive(&server, &mut browser, &idp, &lea()).await;
    let company = contoso();
    let removed = server.upstream().remove(Manager::Operator(&company), &record.provider.id).await;
    removed.expect("removed");
    assert_not_signed_in(&mut browser).await;
    for table in ["upstream_identities", "upstream_sessions", "identity_provider_domains"] {
        assert_eq!(server.count(table), 0, "{table}");
    }
}

#[tokio::test]
async fn signin_2_a_provider_is_looked_for_daily_and_people_sign_in_while_its_metadata_is_away() {
    let (server, idp, record) = start().await;
    let discovery = "/.well-known/openid-configuration";
    let before = idp.asked(discovery);
    assert_eq!(server.upstream().check_due().await.expect("checks"), 0);
    server.advance(DAY);
    idp.change_metadata(|metadata| metadata["issuer"] = json!("https://evil.example"));
    assert_eq!(server.upstream().check_due().await.expect("checks"), 1);
    assert_eq!(server.upstream().check_due().await.expect("checks"), 0);
    assert_eq!(idp.asked(discovery), before + 1);
    let found = server.upstream().provider(&record.provider.id).await.expect("asks");
    let (_, fault) = found.expect("there").checked.expect("checked");
    assert_eq!(fault.as_deref(), Some("other_issuer"));
    let mut browser = server.browser();
    arrive(&server, &mut browser, &idp, &lea()).await;
    assert_signed_in(&mut browser, "lea@contoso.example").await;
    assert!(Domain::parse("contoso.example").is_ok());
}

#[tokio::test]
async fn signin_2_what_is_set_up_linked_and_ended_is_in_the_audit_log() {
    let (server, idp, record) = start().await;
    arrive(&server, &mut server.browser(), &idp, &lea()).await;
    let company = contoso();
    let manager = Manager::Operator(&company);
    let id = &record.provider.id;
    server.upstream().demand(manager, Some(id), None).await.expect("demanded");
    server.upstream().remove(manager, id).await.expect("removed");
    let mut statement_of = server.database();
    let transaction = statement_of.transaction().expect("begins");
    let mut statement = transaction
        .prepare("SELECT action FROM audit WHERE company_id = 'cmp_contoso' ORDER BY seq")
        .expect("prepares");
    let actions: Vec<String> =
        statement.query_map((), |row| row.get(0)).expect("asks").map(Result::unwrap).collect();
    let wanted = [
        "identity_provider_added",
        "user_added",
        "identity_provider_demanded",
        "identity_provider_removed",
    ];
    for action in wanted {
        assert!(actions.iter().any(|known| known == action), "{action}: {actions:?}");
    }
    drop(statement);
}
