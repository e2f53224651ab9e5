//! Each act leaves one entry, and what was refused leaves none.

use super::{log, press};
use crate::apps::{CALLBACK, write};
use crate::credentials::{make_key, make_token, newest, secret};
use crate::support::{ADA, AuthorizationUrl, Browser, KIM, RAVI, TestServer};

const APP: &str = "/admin/app?client_id=demo-partner";
const ASKED: &str = "candidates_read jobs_read company_read";

/// Somebody who is signed in at an address of their own.
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
    let form = ada.get(&format!("{path}/replace")).await.form("Make a new secret");
    let second = secret(&ada.submit(&form).await);
    // A form that is sent again makes nothing.
    ada.submit(&form).await;
    let revoke = ada.get(&format!("{path}/revoke")).await.form("Revoke").tick("yes");
    ada.submit(&revoke).await.assert_status(303);
    ada.submit(&revoke).await;
    assert_eq!(
        log(&server).await,
        ["credential_made", "credential_replaced", "credential_revoked"]
            .map(|action| format!("{action} Career site, {ADA}, 192.0.2.7: "))
    );
    let kept = server.everything_kept();
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
    let details = ravi.get("/connected-apps").await.links("a.btn").remove(0);
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
    let remove = ada.get(APP).await.link_with("Remove for Ravi Patel");
    press(&mut ada, &remove, "Remove for Ravi Patel").await.assert_status(303);
    let all = "/admin/app/remove?client_id=demo-partner";
    press(&mut ada, all, "Remove for everyone").await.assert_status(303);
    press(&mut ada, APP, "Approve for everyone").await.assert_status(303);
    let block = "/admin/app/block?client_id=demo-partner";
    press(&mut ada, block, "Block this app").await.assert_status(303);
    press(&mut ada, APP, "Leave it to the policy").await.assert_status(303);
    let form = ada.get("/admin/policy").await.form("Save").set("read", "administrators");
    ada.submit(&form).await.assert_status(303);
    let mut ravi = at(&server, RAVI, "192.0.2.8").await;
    let page = ravi.consent_page(&AuthorizationUrl::partner()).await;
    let form = page.form("Ask an administrator").press("Ask an administrator");
    for _ in 0..2 {
        ravi.submit(&form).await.assert_page(200);
    }
    let request = ada.get("/admin/requests").await.links(".rows a").remove(0);
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
            "approval_refused",
        ]
    );
    assert!(told[0].ends_with(&format!(", {ADA}, 192.0.2.7: {RAVI}")), "{told:?}");
    assert!(told[5].contains("read=administrators change="), "{told:?}");
    assert!(told[6].contains(&format!(", {RAVI}, 192.0.2.8: ")), "{told:?}");
    assert!(told[7].ends_with(&format!(", {ADA}, 192.0.2.7: {RAVI}")), "{told:?}");
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
    let form = ada.get(&format!("{app}/about")).await.form("Save and go on");
    ada.submit(&form.set("name", "Shiftplan Pro")).await.assert_status(303);
    press(&mut ada, &app, "Save the changes").await.assert_status(303);
    let form = ada.get(&format!("{app}/remove")).await.form("Remove the app").tick("yes");
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
    assert!(!server.everything_kept().contains(&app_secret));
}

#[tokio::test]
async fn a_domain_that_is_claimed_and_dropped_is_told() {
    let server = TestServer::start().await;
    let mut ada = at(&server, ADA, "192.0.2.7").await;
    let app = write(&mut ada, "Shiftplan", "server", CALLBACK).await;
    let form = ada.get(&format!("{app}/publisher")).await.form_for("/add-domain");
    ada.submit(&form.set("domain", "shiftplan.example")).await.assert_status(303);
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
    ada.get("/admin/audit").await.assert_says("Ravi Patel").assert_says("from 192.0.2.8");
    let mut kim = server.signed_in(KIM).await;
    kim.get("/admin/audit").await.assert_does_not_say("Ravi");
}
