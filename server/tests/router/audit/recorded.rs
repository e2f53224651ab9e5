//! Each act leaves one entry, and what was refused leaves none.

use oauth::id::ClientId;
use oauth::role::Role;
use provider::clients::logo::{LogoFetchError, LogoSource};
use serde_json::{Value, json};
use url::Url;

use super::{log, press};
use crate::apps::{CALLBACK, write};
use crate::credentials::{make_key, make_token, newest, secret};
use crate::customer_api::callers;
use crate::logos::png;
use testkit::{ADA, AuthorizationUrl, Browser, KIM, RAVI, TestServer};

const APP: &str = "/admin/app?client_id=demo-partner";
const ASKED: &str = "candidates_read jobs_read company_read";

/// A user who is signed in at an address of their own.
async fn at<'server>(server: &'server TestServer, email: &str, address: &str) -> Browser<'server> {
    let mut browser = server.signed_in(email).await;
    browser.address = address.parse().expect("an address");
    browser
}

#[tokio::test]
async fn what_is_refused_leaves_no_entry() {
    let server = TestServer::start().await;
    let (mut ada, mut ravi) = (server.signed_in(ADA).await, server.signed_in(RAVI).await);
    let own = ravi.get("/").await.form("Sign out").body();
    for path in ["approve", "block", "remove", "undecide"] {
        let path = format!("/admin/app/{path}?client_id=demo-partner");
        ravi.post(&path, own.clone()).await.assert_page(403);
    }
    let policy =
        format!("{own}&read=anyone&change=anyone&delete=anyone&admin=anyone&until_removed=yes");
    ravi.post("/admin/policy", policy).await.assert_page(403);
    ravi.post("/credentials/keys/new", format!("{own}&name=x&understood=yes")).await;
    ravi.post("/connected-apps/grn_1/remove", own.clone()).await.assert_page(404);
    // Forms that are not ours.
    let form = ada.get(APP).await.form("Approve for everyone");
    ada.submit(&form.set("token", "")).await.assert_page(410);
    // A refusal shares nothing.
    let page = ravi.consent_page(&AuthorizationUrl::partner()).await;
    ravi.submit(&page.form("Don't allow").press("Don't allow")).await.assert_status(303);
    // Looking, too.
    for path in ["/admin", APP, "/admin/policy", "/credentials", "/admin/audit"] {
        ada.get(path).await.assert_page(200);
    }
    assert_eq!(log(&server).await, [] as [String; 0]);
}

#[tokio::test]
async fn what_changes_nothing_leaves_no_entry() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let own = ada.get("/").await.form("Sign out").body();
    for path in ["undecide", "remove"] {
        let path = format!("/admin/app/{path}?client_id=demo-partner");
        ada.post(&path, own.clone()).await.assert_status(303);
    }
    assert_eq!(log(&server).await, [] as [String; 0]);
}

#[tokio::test]
async fn a_credentials_life_is_told_without_its_secrets() {
    let server = TestServer::start().await;
    let mut ada = at(&server, ADA, "192.0.2.7").await;
    let first = secret(&make_key(&mut ada, "Career site").await);
    let path = newest(&mut ada).await;
    let form = ada.get(&format!("{path}/replace")).await.form("Create a new secret");
    let second = secret(&ada.submit(&form).await);
    // A form that is sent again makes nothing.
    ada.submit(&form).await;
    let revoke = ada.get(&format!("{path}/revoke")).await.form("Revoke");
    ada.submit(&revoke).await.assert_status(303);
    ada.submit(&revoke).await;
    assert_eq!(
        log(&server).await,
        ["credential_made", "credential_replaced", "credential_revoked"]
            .map(|action| format!("{action} Career site, {ADA}, 192.0.2.7: "))
    );
    let kept = server.everything_stored();
    assert!(!kept.contains(&first) && !kept.contains(&second));
    assert!(kept.contains("credential_replaced"), "the log is among what was searched");
}

#[tokio::test]
async fn what_people_allow_and_take_back_is_told() {
    let server = TestServer::start().await;
    let mut ravi = at(&server, RAVI, "2001:db8::7").await;
    let page = ravi.consent_page(&AuthorizationUrl::partner().with("scope", ASKED)).await;
    let form = page.form("Allow access").tick("company_read").press("Allow access");
    ravi.submit(&form).await.assert_status(303);
    // A double click, and a silent answer.
    ravi.submit(&form).await.assert_status(303);
    let again = AuthorizationUrl::partner().with("scope", ASKED).with("prompt", "none");
    ravi.get(&again.path()).await.assert_status(303);
    let details = ravi.get("/connected-apps").await.links(".t .name a").remove(0);
    let form = ravi.get(&details).await.form_for("remove-permission");
    ravi.submit(&form).await.assert_status(303);
    let form = ravi.get(&format!("{details}/remove")).await.form("Remove access");
    ravi.submit(&form).await.assert_status(303);
    ravi.submit(&form).await;
    let by = format!("Talentsync, {RAVI}, 2001:db8::7");
    assert_eq!(
        log(&server).await,
        [
            format!("grant_given {by}: candidates_read jobs_read company_read"),
            format!("permission_removed {by}: company_read"),
            format!("grant_removed {by}: "),
        ]
    );
}

#[tokio::test]
async fn what_administrators_decide_is_told() {
    let server = TestServer::start().await;
    for person in [ADA, RAVI] {
        server.partner_tokens(person).await;
    }
    let before = log(&server).await.len();
    let mut ada = at(&server, ADA, "192.0.2.7").await;
    let remove = ada.get(APP).await.link_with("Remove: Ravi Patel");
    press(&mut ada, &remove, "Remove for Ravi Patel").await.assert_status(303);
    let all = "/admin/app/remove?client_id=demo-partner";
    press(&mut ada, all, "Remove for everyone").await.assert_status(303);
    press(&mut ada, APP, "Approve for everyone").await.assert_status(303);
    let block = "/admin/app/block?client_id=demo-partner";
    press(&mut ada, block, "Block this app").await.assert_status(303);
    press(&mut ada, APP, "Follow the policy").await.assert_status(303);
    let form = ada.get("/admin/policy").await.form("Save").set("read", "administrators");
    ada.submit(&form).await.assert_status(303);
    let mut ravi = at(&server, RAVI, "192.0.2.8").await;
    let page = ravi.consent_page(&AuthorizationUrl::partner()).await;
    let form = page.form("Ask an administrator").press("Ask an administrator");
    for _ in 0..2 {
        ravi.submit(&form).await.assert_page(200);
    }
    let form = ravi.get("/connected-apps").await.form_for("/withdraw");
    for _ in 0..2 {
        ravi.submit(&form).await.assert_status(303);
    }
    let page = ravi.consent_page(&AuthorizationUrl::partner()).await;
    let form = page.form("Ask an administrator").press("Ask an administrator");
    ravi.submit(&form).await.assert_page(200);
    let request = ada.get("/admin/requests").await.links("tbody a").remove(0);
    let form = ada.get(&request).await.form("Refuse");
    ada.submit(&form.clone().press("Refuse")).await.assert_status(303);
    ada.submit(&form.press("Approve")).await.assert_status(303);
    let told: Vec<String> = log(&server).await.split_off(before);
    let actions: Vec<&str> = told.iter().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(
        actions,
        [
            "grant_of_person_removed",
            "grants_of_app_removed",
            "app_approved",
            "app_blocked",
            "app_undecided",
            "policy_changed",
            "approval_asked",
            "approval_withdrawn",
            "approval_asked",
            "approval_refused",
        ]
    );
    assert!(told[0].ends_with(&format!(", {ADA}, 192.0.2.7: {RAVI}")), "{told:?}");
    assert!(told[5].contains("read=administrators change="), "{told:?}");
    assert!(told[5].ends_with(" was_read=anyone"), "{told:?}");
    assert!(told[6].contains(&format!(", {RAVI}, 192.0.2.8: ")), "{told:?}");
    assert!(told[7].contains(&format!(", {RAVI}, 192.0.2.8: ")), "{told:?}");
    assert!(told[9].ends_with(&format!(", {ADA}, 192.0.2.7: {RAVI}")), "{told:?}");
}

#[tokio::test]
async fn an_apps_life_is_told() {
    let server = TestServer::start().await;
    let mut ada = at(&server, ADA, "192.0.2.7").await;
    let app = write(&mut ada, "Shiftplan", "server", CALLBACK).await;
    let form = ada.get(&app).await.form("Register the app");
    let made = ada.submit(&form).await;
    let app_secret = secret(&made);
    ada.submit(&form).await;
    let form = ada.get(&format!("{app}/about")).await.form_for("/about");
    ada.submit(&form.set("name", "Shiftplan Pro")).await.assert_status(303);
    press(&mut ada, &format!("{app}/configure"), "Save changes").await.assert_status(303);
    let form = ada.get(&format!("{app}/remove")).await.form("Remove the app");
    ada.submit(&form).await.assert_status(303);
    let by = format!("{ADA}, 192.0.2.7: ");
    assert_eq!(
        log(&server).await,
        [
            format!("publisher_changed Northwind Tools, {by}"),
            format!("app_registered Shiftplan, {by}"),
            format!("app_changed Shiftplan Pro, {by}"),
            format!("app_removed Shiftplan Pro, {by}"),
        ]
    );
    assert!(!server.everything_stored().contains(&app_secret));
}

#[tokio::test]
async fn a_domain_that_is_claimed_and_dropped_is_told() {
    let server = TestServer::start().await;
    let mut ada = at(&server, ADA, "192.0.2.7").await;
    let app = write(&mut ada, "Shiftplan", "server", CALLBACK).await;
    let form = ada.get(&format!("{app}/publisher")).await.form("Add domain");
    let form = form.set("domain", "shiftplan.example").press("Add domain");
    ada.submit(&form).await.assert_status(303);
    let form = ada.get(&format!("{app}/publisher")).await.form_for("/remove-domain");
    ada.submit(&form).await.assert_status(303);
    let by = format!("shiftplan.example, {ADA}, 192.0.2.7: ");
    let told = log(&server).await.split_off(1);
    assert_eq!(told, [format!("domain_claimed {by}"), format!("domain_dropped {by}")]);
}

#[tokio::test]
async fn a_token_of_a_standard_user_is_told_in_their_company_alone() {
    let server = TestServer::start().await;
    let mut ravi = at(&server, RAVI, "192.0.2.8").await;
    make_token(&mut ravi, "Numbers", &["jobs"]).await.assert_page(200);
    assert_eq!(log(&server).await, [format!("credential_made Numbers, {RAVI}, 192.0.2.8: ")]);
    let mut ada = server.signed_in(ADA).await;
    ada.get("/admin/audit").await.assert_says("Ravi Patel").assert_says("192.0.2.8");
    let mut kim = server.signed_in(KIM).await;
    kim.get("/admin/audit").await.assert_does_not_say("Ravi");
}

#[tokio::test]
async fn accounts_that_programs_change_are_told_with_who_and_what_called() {
    let server = callers::start().await;
    let key = callers::api_key(&server).await;
    let app = callers::app(&server, ADA, "users_manage").await;
    let service = callers::service(&server, Role::Administrator, "users_manage").await;
    let before = log(&server).await.len();
    let new = json!({
        "email": "mo@northwind.example", "firstName": "Mo", "lastName": "Ek", "role": "Standard",
    });
    let added = app.call(&server, "POST", "/users", new.clone()).await.assert_status(201).json();
    let path = format!("/users/{}", added["id"].as_str().expect("an id"));
    // What is refused, and what is only looked at, leaves nothing.
    app.call(&server, "POST", "/users", new).await.assert_status(409);
    app.call(&server, "PATCH", &path, json!({ "firstName": "" })).await.assert_status(400);
    app.call(&server, "PATCH", "/users/usr_kim", json!({ "active": false }))
        .await
        .assert_status(404);
    key.call(&server, "DELETE", "/users/usr_ada", Value::Null).await.assert_status(409);
    service
        .call(&server, "PATCH", &path, json!({ "jobTitle": "Sourcer" }))
        .await
        .assert_status(200);
    key.call(&server, "DELETE", &path, Value::Null).await.assert_status(204);
    let told = log(&server).await.split_off(before);
    let by_key =
        told.last().and_then(|line| line.rsplit_once(" via=")).expect("a key").1.to_owned();
    assert_eq!(
        told,
        [
            format!(
                "user_added mo@northwind.example, {ADA}, nowhere: role=standard via=demo-partner"
            ),
            "user_changed mo@northwind.example, program, nowhere: job_title via=demo-service"
                .to_owned(),
            format!(
                "user_changed mo@northwind.example, program, nowhere: disabled=true via={by_key}"
            ),
        ]
    );
    let page = server.signed_in(ADA).await.get("/admin/audit").await;
    page.assert_says("\u{2068}Try it out\u{2069} (a key or a service)");
    let file = server.signed_in(ADA).await.get("/admin/audit.csv").await;
    assert!(file.body.contains(",program,Try it out,,user_changed,user,"), "{}", file.body);
}

#[tokio::test]
async fn what_the_operator_does_to_keys_and_logos_is_told() {
    struct Fixed;
    #[async_trait::async_trait]
    impl LogoSource for Fixed {
        async fn fetch(&self, _url: &Url) -> Result<Vec<u8>, LogoFetchError> {
            Ok(png(40, 40))
        }
    }
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = write(&mut ada, "Shiftplan", "server", CALLBACK).await;
    press(&mut ada, &app, "Register the app").await.assert_page(200);
    let before = log(&server).await.len();
    let url = Url::parse("https://logo.example/").expect("a URL");
    let id = ClientId::new(app.rsplit('/').next().expect("a path"));
    for client in [ClientId::new("demo-partner"), id] {
        // A second time it changes nothing.
        for _ in 0..2 {
            server.provider.clients().set_client_logo(&client, &url, &Fixed).await.expect("given");
        }
    }
    let keys = server.rotate_signing_keys().await;
    // The next ones wait already.
    server.rotate_signing_keys().await;
    let told = log(&server).await.split_off(before);
    assert_eq!(
        told,
        [
            "logo_given Talentsync, operator, nowhere: ",
            "logo_given Shiftplan, operator, nowhere: ",
            "signing_key_made ES256, operator, nowhere: ",
            "signing_key_made EdDSA, operator, nowhere: ",
            "signing_key_made RS256, operator, nowhere: ",
        ]
    );
    assert_eq!(keys.len(), 6);
    // A company reads of its own app's, not of another's, nor of the server's keys.
    let page = ada.get("/admin/audit").await;
    page.assert_says("Uploaded a logo for the app Shiftplan");
    page.assert_does_not_say("Talentsync").assert_does_not_say("ES256");
}

#[tokio::test]
async fn signin_4_what_happens_to_who_belongs_to_no_company_is_in_the_operators_log() {
    let server = TestServer::start().await;
    server.remove_member("usr_ravi", "cmp_northwind").await;
    let before = log(&server).await.len();
    let accounts = server.provider.accounts();
    let disable = |disabled| provider::account::users::UserChange {
        disabled: Some(disabled),
        ..provider::account::users::UserChange::default()
    };
    for disabled in [true, false] {
        accounts.change_user(testkit::RAVI, disable(disabled)).await.expect("changed");
    }
    let language = oauth::language::Language::English;
    accounts.forgot_password(testkit::RAVI, language, "192.0.2.1").await.expect("asked");
    crate::mail::all_sent(&server).await;
    let told = log(&server).await.split_off(before);
    assert_eq!(told.len(), 3, "{told:?}");
    server.provider.own_login().link_person(testkit::RAVI, "2001").await.expect("linked");
    assert_eq!(log(&server).await.len(), before + 4);
}
